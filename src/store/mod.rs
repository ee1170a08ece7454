//! The only room that names `entity` and `sea_orm`: rows in, domain values out. One file a noun; a function is a
//! database verb (`find`, `list_for`, `insert`, `move_along`) that reads from any [`Reader`] or writes through a [`Tx`].
//!
//! Decides nothing: who may do what is `domain::policy`'s and the use cases' business. Lists narrow by a scope that the
//! caller must give.
#![deny(missing_docs)]

pub mod accounts;
pub mod applications;
pub mod attempts;
pub mod businesses;
pub mod certificates;
pub mod cooperatives;
pub mod db;
pub mod demo;
pub mod disputes;
pub mod documents;
mod error;
pub mod events;
pub mod facts;
pub mod funds;
pub mod handovers;
pub mod imports;
mod json;
pub mod ledger;
pub mod levels;
pub mod match_results;
pub mod matching;
pub mod memberships;
pub mod mentoring;
pub mod messages;
pub mod monitor;
pub mod needs;
pub mod notices;
pub mod offers;
mod open;
pub mod organisations;
pub mod outbox;
pub mod owners;
pub mod paging;
pub mod programs;
pub mod ratings;
pub mod results;
pub mod roll;
pub mod seats;
pub mod second_factors;
pub mod sessions;
pub mod sheets;
mod steady;
pub mod tasks;
pub mod tokens;
pub mod trainings;

pub use db::{Db, Reader, Tx};
pub use error::StoreError;
pub use open::{DatabaseSettings, OpenError};
pub use paging::{Cursor, Page};
