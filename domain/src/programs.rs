//! Mentoring programs: topics, cohorts, and the facts they improve.
//!
//! Publication is that of offers; whether a business fits a program is its rule, judged by `matching`.

mod cohort;
mod draft;
mod improvement;
mod merit;
mod terms;

pub use cohort::{Cohort, CohortState};
pub use draft::ProgramDraft;
pub use improvement::can_be_coached;
pub use merit::{Merit, POINTS_MOST, Points, earned, total};
pub use terms::{ProgramTerms, validate};

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
