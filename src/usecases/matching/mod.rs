//! Matching: what fits a business, what nearly does, what cannot be told yet, and why; kept up to date as things change.
//!
//! A match says that stated criteria are met. It never says that a bank will lend.

pub mod market;
pub mod quick_check;
pub mod recompute;
pub mod survey;
pub mod waiting;

pub use market::Market;
pub use survey::{OfferMatch, ProgramMatch, Survey};
