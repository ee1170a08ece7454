//! The rules of the field: money, facts, criteria, workflow, policy.
//!
//! Pure: no I/O, no async, no framework, no clock, no randomness. What a rule needs (a date, an id) is an argument.
#![deny(missing_docs)]

#[macro_use]
mod text;

pub use text::UnknownText;

pub mod accounts;
pub mod applications;
pub mod apr;
pub mod calendar;
pub mod certificates;
pub mod claims;
pub mod cooperatives;
pub mod criteria;
pub mod disputes;
pub mod documents;
pub mod facts;
pub mod funds;
pub mod identity;
pub mod json;
pub mod kbli;
pub mod language;
pub mod ledger;
pub mod levels;
pub mod matching;
pub mod mentoring;
pub mod money;
pub mod needs;
pub mod offers;
pub mod organisations;
pub mod policy;
pub mod programs;
pub mod regions;
pub mod schedule;
pub mod seats;
pub mod size;
pub mod trainings;
