//! Judges a rule against the facts of a business and says why: in three values, because not knowing is not failing.
//!
//! Pure and fast: one business is judged against thousands of offers while a page waits. A match says only that the
//! stated criteria are met; deciding is the bank's.

mod context;
mod frozen;
mod gaps;
mod judge;
mod rank;
mod truth;
mod unlock;

pub use context::{BURDEN_WITHOUT_SURPLUS, Instalments, OfferContext, first_instalment_under};
pub use frozen::FrozenFinding;
pub use gaps::blocks;
pub use judge::{Finding, Judgement, judge};
pub use rank::{OfferStanding, Placed, ProgramStanding, RankGround, rank_offers, rank_programs};
pub use truth::Truth;
pub use unlock::{Improvement, improves, unlocks};

text_enum! {
    /// What a rule makes of a business, best first.
    Verdict {
        /// Every criterion passes, though some may still have to be proved.
        Eligible = "eligible",
        /// Something fails, and all that fails can be closed.
        Nearly = "nearly",
        /// Nothing fails, but something is not known.
        Unknown = "unknown",
        /// Something fails that cannot be closed.
        Ineligible = "ineligible",
    }
}

text_enum! {
    /// What a business is matched with.
    SubjectKind {
        /// A credit offer.
        Offer = "offer",
        /// A mentoring program.
        Program = "program",
    }
}
