//! Credit offers: terms, versions and publication.

id! {
    /// Id of a credit offer.
    OfferId
}
id! {
    /// Id of an immutable version of an offer.
    OfferVersionId
}

text_enum! {
    /// Where an offer or a program stands towards the public.
    Publication {
        /// Never published; only its organisation sees it.
        Draft = "draft",
        /// Published, valid from a later day.
        Scheduled = "scheduled",
        /// Open to applications.
        Open = "open",
        /// Seen, closed to applications for now.
        Paused = "paused",
        /// Closed for good.
        Closed = "closed",
    }
}
