//! What the office watches: figures, the lists behind them, and the mail that goes out. It sees everything and moves no
//! case; the only thing it does here is to send a dead mail once more.

pub mod cases;
pub mod figures;
pub mod gaps;
pub mod mails;
pub mod matches;
pub mod needs;
pub mod pairs;
pub mod times;

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{Status, WaitsOn, WorkflowKind, waits_on};
use domain::calendar::start_of_day;
use domain::organisations::{OrganisationId, OrganisationKind};
use domain::policy::{self, Actor};

use super::applications::queue::began_waiting;
use super::{Failure, today};
use crate::app::App;
use crate::store;

/// Rows a page.
pub const SIZE: u64 = 20;
/// Rows read at a time for an export.
pub const EXPORT_SIZE: u64 = 500;
/// Ages are told apart up to so many working days; beyond, a case is simply old.
const OLDEST: u16 = 30;

/// How all figures and lists are narrowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Credit or mentoring only.
    pub kind: Option<WorkflowKind>,
    /// One bank or partner only.
    pub organisation: Option<OrganisationId>,
    /// Businesses of one district only, by code.
    pub district: Option<String>,
    /// Only what was handed in, or stated, since then.
    pub since: Option<DateTime<Utc>>,
}

/// An organisation in a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its short name.
    pub name: String,
}

impl Organisation {
    /// The workflow of the applications that are handed to it.
    pub const fn works(&self) -> WorkflowKind {
        match self.kind {
            OrganisationKind::Bank => WorkflowKind::Credit,
            OrganisationKind::RegionalEnterprise
            | OrganisationKind::Government
            | OrganisationKind::Private => WorkflowKind::Mentoring,
        }
    }
}

/// Where the working days of an age begin: what was handed in before `older_than[n]` is more than `n` working days old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeLimits {
    /// From no day to [`OLDEST`].
    pub older_than: Vec<DateTime<Utc>>,
}

impl AgeLimits {
    /// The limits as they stand on a day.
    pub fn on(day: NaiveDate) -> Self {
        Self { older_than: (0..=OLDEST).map(|days| began_waiting(day, days)).collect() }
    }

    /// What was handed in before this is more than so many working days old.
    pub fn more_than(&self, days: u16) -> Option<DateTime<Utc>> {
        self.older_than.get(usize::from(days)).copied()
    }
}

/// The first instant of a period of so many days that ends today.
pub fn days_back(app: &App, days: u64) -> Option<DateTime<Utc>> {
    today(app).checked_sub_days(chrono::Days::new(days)).map(start_of_day)
}

/// The statuses in which somebody has something to do, or only those that wait on `whom`.
pub fn waiting_statuses(whom: Option<WaitsOn>) -> Vec<Status> {
    let waits = |status: &&Status| match whom {
        Some(whom) => waits_on(**status) == whom,
        None => waits_on(**status) != WaitsOn::Nobody,
    };
    Status::ALL.iter().filter(|status| **status != Status::Draft).filter(waits).copied().collect()
}

/// The organisations that figures can be narrowed to.
pub async fn organisations(app: &App, actor: &Actor) -> Result<Vec<Organisation>, Failure> {
    policy::may_monitor(actor)?;
    Ok(store::monitor::organisations(&app.db).await?)
}
