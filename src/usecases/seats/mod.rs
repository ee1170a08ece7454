//! Seats of cohorts: ranked by businesses, given away when a cohort closes, passed on when one is given up.
//!
//! Who gets which seat is `domain::seats`. Here it is asked, and every move goes through the table of mentoring.

pub mod passing;
pub mod reading;
pub mod round;
pub mod wishes;

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{Action, ApplicationId, By, Eyes, Need, Proposal, Status, decide};
use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::organisations::OrganisationId;
use domain::programs::{CohortId, ProgramId};
use domain::seats::{Candidate, SeatTold};

use crate::app::App;
use crate::store::applications::Change;
use crate::store::{self, Tx};
use crate::usecases::Failure;
use crate::usecases::applications::effects::{Decided, carry_out};
use crate::usecases::applications::{Application, EventData, acting};

/// An application for a seat, as far as giving seats away looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contender {
    /// The application.
    pub application: ApplicationId,
    /// Its number.
    pub receipt: String,
    /// The business.
    pub business: BusinessId,
    /// Its name.
    pub name: String,
    /// The program.
    pub program: ProgramId,
    /// The cohort.
    pub cohort: CohortId,
    /// Where it stands.
    pub status: Status,
    /// Which wish of its business it is, the lowest the most wanted.
    pub wish: Option<u32>,
    /// Its priority points; none where the rule of the program rules the business out.
    pub points: Option<u32>,
    /// When it was handed in.
    pub applied_at: DateTime<Utc>,
}

impl Contender {
    /// As the cohort compares it.
    pub fn candidate(&self) -> Candidate<ApplicationId> {
        Candidate { id: self.application, points: self.points.unwrap_or(0), applied_at: self.applied_at }
    }

    /// Where it stands among the wishes of its business. What has no place comes last, in the order of the ids.
    pub fn wanted(&self) -> (u32, ApplicationId) {
        (self.wish.unwrap_or(u32::MAX), self.application)
    }

    /// Whether a seat is kept for it that is not used yet.
    pub const fn holds(&self) -> bool {
        matches!(self.status, Status::SeatOffered | Status::Enrolled)
    }
}

/// A cohort with the day on which it closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The cohort.
    pub cohort: CohortId,
    /// Its program.
    pub program: ProgramId,
    /// The partner.
    pub organisation: OrganisationId,
    /// What the cohort is called.
    pub name: String,
    /// What the program is called.
    pub program_name: Bilingual,
    /// The last day to apply.
    pub apply_by: NaiveDate,
    /// The first day of mentoring.
    pub starts_on: NaiveDate,
    /// Its seats.
    pub seats: u32,
    /// Those that are offered or taken.
    pub taken: u32,
    /// The day on which they were given away.
    pub assigned_on: Option<NaiveDate>,
}

/// A move that the portal makes by itself.
struct Own {
    action: Action,
    expires_on: Option<NaiveDate>,
    seat: SeatTold,
}

/// Makes it, for an application as it stands in this transaction.
async fn make(app: &App, tx: &Tx, seen: &Application, own: Own) -> Result<(), Failure> {
    let moved = decide(&Proposal {
        kind: seen.kind(),
        status: seen.status,
        resume: None,
        action: own.action,
        by: By::System,
        eyes: Eyes::NotAsked,
        given: &[Need::Expiry],
    })
    .map_err(|refusal| acting::refused(&refusal))?;
    let decided = Decided {
        action: own.action,
        by: By::System,
        actor: None,
        moved,
        note: None,
        data: EventData { expires_on: own.expires_on, seat: Some(own.seat), ..EventData::default() },
    };
    let change = Change { expires_on: own.expires_on, ..Change::default() };
    Box::pin(carry_out(app, tx, seen, change, decided)).await
}

/// The application of a contender, held, if it still stands where it was seen: somebody may have been quicker.
async fn as_seen(tx: &Tx, seen: &Contender) -> Result<Option<Application>, Failure> {
    let held = store::seats::hold_application(tx, seen.application).await?;
    Ok(held.filter(|application| application.status == seen.status))
}
