//! How far a business has come: five areas, eight plain questions each, every answer with its worked points.
//!
//! The words of the questions are texts of the screens (`assess-<area>-<question>`, and `-0` to `-2` for the answers);
//! here are their keys, how points make a level, and which facts a level states.

mod answers;

pub use answers::{Answers, AnswersError, Rise};

use crate::facts::FactKey;

id! {
    /// Id of an assessment.
    AssessmentId
}

text_enum! {
    /// What is assessed.
    Area {
        /// Running the business.
        Management = "management",
        /// Books and papers.
        Administration = "administration",
        /// Phone, internet, payment.
        Digital = "digital",
        /// Making things well.
        Production = "production",
        /// People who work there.
        People = "people",
    }
}

text_enum! {
    /// Whose word an assessment is.
    Assessor {
        /// The owner's own.
        Owner = "owner",
        /// That of a mentor or coordinator of a program in which the business takes part.
        Partner = "partner",
    }
}

/// The most points of one answer.
pub const POINTS_MOST: u8 = 2;
/// The highest level.
pub const LEVEL_MOST: u8 = 4;
/// How many questions an area has.
pub const QUESTIONS: usize = 8;
/// How many points make a level.
const POINTS_A_LEVEL: u8 = 4;

/// The keys of the questions of an area, in their order.
pub const fn questions(area: Area) -> &'static [&'static str; QUESTIONS] {
    match area {
        Area::Management => {
            &["plan", "money-apart", "cost-price", "customers", "stock", "targets", "risks", "permits"]
        }
        Area::Administration => {
            &["cash", "receipts", "debts", "balance", "profit", "assets", "taxes", "statements"]
        }
        Area::Digital => {
            &["phone", "social", "photos", "marketplace", "payment", "replies", "records", "safety"]
        }
        Area::Production => {
            &["recipe", "quality", "materials", "hygiene", "equipment", "waste", "packaging", "capacity"]
        }
        Area::People => {
            &["roles", "training", "wages", "hours", "safety", "protection", "handover", "meetings"]
        }
    }
}

/// The fact that an area states. Administration states what books are kept, the others a level.
pub const fn fact_of(area: Area) -> FactKey {
    match area {
        Area::Management => FactKey::ManagementLevel,
        Area::Administration => FactKey::FinancialRecords,
        Area::Digital => FactKey::DigitalLevel,
        Area::Production => FactKey::ProductionLevel,
        Area::People => FactKey::PeopleLevel,
    }
}
