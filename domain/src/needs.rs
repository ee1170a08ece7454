//! What a business asks money for.

id! {
    /// Id of a financing need.
    NeedId
}

text_enum! {
    /// Whether a need is still to be met.
    NeedState {
        /// Asked for; matches are reckoned for it.
        Open = "open",
        /// Met, or no longer wanted.
        Closed = "closed",
    }
}
