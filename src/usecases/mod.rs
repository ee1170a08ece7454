//! One function an intention. The only room that opens transactions: begin, load, may I, decide, save, record, enqueue, commit.
//!
//! Names no web framework and no ORM. Every function takes the `App` first and, where somebody acts, the `Actor` second.

pub mod accounts;
pub mod applications;
pub mod businesses;
pub mod calendar;
pub mod certificates;
pub mod cooperatives;
pub mod demo;
pub mod documents;
pub mod funds;
pub mod ledger;
pub mod levels;
pub mod limits;
pub mod matching;
pub mod memberships;
pub mod mentoring;
pub mod notices;
pub mod offers;
pub mod office;
pub mod organisations;
pub mod outbox;
pub mod passwords;
pub mod programs;
pub mod proof;
pub mod ratings;
pub mod roll;
pub mod seats;
pub mod sessions;
pub mod trainings;

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::Status;
use domain::policy::Denied;

use crate::ambient::{self, NoEntropy};
use crate::app::App;
use crate::store::StoreError;
use crate::table::BadCell;

pub use crate::store::{Cursor, Page};
use crate::vault::VaultError;

/// The day in Sinjai: dates of law are calendar dates there.
pub fn today(app: &App) -> NaiveDate {
    ambient::day_in_sinjai(app.clock.now())
}

/// One thing wrong with what was given, beside the field it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong; the Fluent key is `fault-<code>`.
    pub code: &'static str,
    /// Arguments of the text.
    pub arguments: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault without arguments.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, arguments: Vec::new() }
    }

    /// Adds an argument of the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// A case that moved since its page was read: who moved it, when, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Name of who acted.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Where the case stands now.
    pub status: Status,
}

/// Why nothing of a table was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Cells that cannot be taken.
    #[error("{} cells are wrong", .0.len())]
    Bad(Vec<BadCell>),
    /// The whole was refused.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Failure(error.into())
    }
}

/// Why a use case did not do what was asked. Every variant says what the person can do next.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Not there, or not this person's: both look the same.
    #[error("not found")]
    NotFound,
    /// A rule says no; the text is a Fluent key with a `-text` beside it.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Something typed does not fit.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Fault>),
    /// Somebody else was quicker.
    #[error("stale")]
    Stale(Box<Stale>),
    /// Too many tries; when to return.
    #[error("too many tries until {until}")]
    TooMany {
        /// From when on another try counts.
        until: DateTime<Utc>,
    },
    /// The database was busy for too long; nothing was done and a retry may help.
    #[error("busy")]
    Busy,
    /// A fault of ours. Never holds personal data.
    #[error("{0}")]
    Broken(String),
}

impl Failure {
    /// One fault beside one field.
    pub fn invalid(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![Fault::new(field, code)])
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            // What nobody foresaw to be taken was taken in the same moment: nothing was done, and a retry finds it.
            StoreError::Busy | StoreError::Unique(_) => Self::Busy,
            StoreError::NoSeat => Self::Refused("act-no-seat"),
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<NoEntropy> for Failure {
    fn from(error: NoEntropy) -> Self {
        Self::Broken(error.to_string())
    }
}

/// What is foreign is not shown to exist; what is seen but not theirs to do is said plainly.
impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotFound => Self::NotFound,
            Denied::NotYourRole => Self::Refused("denied-role"),
            Denied::NotAdmitted => Self::Refused("denied-not-admitted"),
        }
    }
}
