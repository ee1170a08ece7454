//! The classification of trades (KBLI), in the versions of 2020 and 2025, and how a section is read across them.

text_enum! {
    /// The version of the classification that a code belongs to.
    KbliVersion {
        /// Peraturan BPS 2/2020, sections A-U.
        Y2020 = "2020",
        /// Peraturan BPS 7/2025, sections A-V.
        Y2025 = "2025",
    }
}
