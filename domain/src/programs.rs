//! Mentoring programs: topics, cohorts, and the facts they improve.

id! {
    /// Id of a mentoring program.
    ProgramId
}
id! {
    /// Id of an immutable version of a program.
    ProgramVersionId
}
id! {
    /// Id of a cohort of a program.
    CohortId
}

text_enum! {
    /// What a program teaches.
    Topic {
        /// Management of the firm.
        Management = "management",
        /// Administration and book-keeping.
        Administration = "administration",
        /// Production and quality.
        Production = "production",
        /// People: staff and skills.
        People = "people",
        /// Marketing and digital trade.
        Digital = "digital",
        /// Permits and certificates.
        Licensing = "licensing",
    }
}
