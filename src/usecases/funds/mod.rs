//! The fund of a year: opened, split and closed by the head, booked on by the office's staff. Every figure is the sum of
//! bookings that can be looked at.

pub mod booking;
pub mod opening;

use chrono::{DateTime, NaiveDate, Utc};
use domain::funds::{
    ActivityId, Balance, BookingId, BookingKind, Effect, FundId, FundSource, LineId, ParticipantKind,
};
use domain::money::Rupiah;
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::Failure;
use super::office::{EXPORT_SIZE, SIZE};
use crate::app::App;
use crate::store::{self, Cursor, Page, Reader};

/// The fund of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fund {
    /// Its id.
    pub id: FundId,
    /// The budget year.
    pub year: i32,
    /// Where the money comes from.
    pub source: FundSource,
    /// What it is called.
    pub name: String,
    /// All there is.
    pub amount: Rupiah,
    /// What the lines plan of it.
    pub allocated: Rupiah,
    /// What is committed or spent of it.
    pub booked: Rupiah,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it was closed; from then on it is only read.
    pub closed_at: Option<DateTime<Utc>>,
}

impl Fund {
    /// Whether it can still be booked on.
    pub const fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// Participants aimed at, by kind.
pub type Targets = Vec<(ParticipantKind, u32)>;

/// What a fund is split over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// The fund.
    pub fund: FundId,
    /// What it is called.
    pub name: String,
    /// The participants it aims at.
    pub targets: Targets,
}

/// A budget line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// The fund.
    pub fund: FundId,
    /// The activity.
    pub activity: ActivityId,
    /// What it pays for.
    pub name: String,
    /// Where it stands.
    pub balance: Balance,
}

/// What the head approved beyond a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// How much more.
    pub amount: Rupiah,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Name of who approved.
    pub by: String,
}

/// One booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// The fund.
    pub fund: FundId,
    /// The line.
    pub line: LineId,
    /// The line's name.
    pub line_name: String,
    /// What it is.
    pub kind: BookingKind,
    /// What it did to the line.
    pub effect: Effect,
    /// The day of the paper behind it.
    pub day: NaiveDate,
    /// What for.
    pub purpose: String,
    /// Number of the paper.
    pub reference: String,
    /// The commitment it draws on or releases.
    pub commitment: Option<BookingId>,
    /// The booking it takes back.
    pub corrects: Option<BookingId>,
    /// The training it belongs to.
    pub training: Option<Uuid>,
    /// When it was booked.
    pub at: DateTime<Utc>,
    /// Name of who booked.
    pub by: String,
}

/// Which bookings a list is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of one line.
    pub line: Option<LineId>,
    /// Of one training.
    pub training: Option<Uuid>,
    /// Of one kind.
    pub kind: Option<BookingKind>,
}

/// A fund with all that it is split over.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The fund.
    pub fund: Fund,
    /// Its activities.
    pub activities: Vec<Activity>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line with what hangs on it.
#[derive(Debug, Clone)]
pub struct LineSeen {
    /// The fund.
    pub fund: Fund,
    /// The activity.
    pub activity: Activity,
    /// The line.
    pub line: Line,
    /// What was approved beyond it.
    pub approvals: Vec<Approval>,
    /// Commitments of which something is open, with how much.
    pub open: Vec<(Booking, Rupiah)>,
}

/// A booking with what became of it.
#[derive(Debug, Clone)]
pub struct BookingSeen {
    /// The fund.
    pub fund: Fund,
    /// The booking.
    pub booking: Booking,
    /// What is open of it, where it is a commitment.
    pub open: Rupiah,
    /// The booking that took it back.
    pub corrected_by: Option<BookingId>,
}

/// Every fund, the latest year first.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Fund>, Failure> {
    policy::may_book(actor)?;
    Ok(store::funds::list(&app.db).await?)
}

/// A fund with its activities and lines.
pub async fn show(app: &App, actor: &Actor, id: FundId) -> Result<Plan, Failure> {
    policy::may_book(actor)?;
    plan(&app.db, id).await
}

pub(super) async fn plan(db: &impl Reader, id: FundId) -> Result<Plan, Failure> {
    let fund = store::funds::find(db, id).await?.ok_or(Failure::NotFound)?;
    let activities = store::funds::activities(db, id).await?;
    let lines = store::funds::lines(db, id).await?;
    Ok(Plan { fund, activities, lines })
}

/// An activity with the plan it stands in.
pub async fn activity(app: &App, actor: &Actor, id: ActivityId) -> Result<(Plan, Activity), Failure> {
    policy::may_book(actor)?;
    let activity = store::funds::activity(&app.db, id).await?.ok_or(Failure::NotFound)?;
    Ok((plan(&app.db, activity.fund).await?, activity))
}

/// A budget line with its approvals and open commitments.
pub async fn line(app: &App, actor: &Actor, id: LineId) -> Result<LineSeen, Failure> {
    policy::may_book(actor)?;
    let line = store::funds::line(&app.db, id).await?.ok_or(Failure::NotFound)?;
    let Plan { fund, activities, .. } = plan(&app.db, line.fund).await?;
    let mut activities = activities.into_iter();
    let activity = activities.find(|activity| activity.id == line.activity).ok_or(Failure::NotFound)?;
    let approvals = store::funds::approvals(&app.db, id).await?;
    let open = store::funds::bookings::open_commitments(&app.db, id).await?;
    Ok(LineSeen { fund, activity, line, approvals, open })
}

/// A page of a fund's bookings, the latest first.
pub async fn bookings(
    app: &App,
    actor: &Actor,
    fund: FundId,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
) -> Result<Page<Booking>, Failure> {
    policy::may_book(actor)?;
    Ok(store::funds::bookings::list(&app.db, fund, wanted, cursor, SIZE).await?)
}

/// The next bookings of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    fund: FundId,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
) -> Result<Page<Booking>, Failure> {
    policy::may_book(actor)?;
    Ok(store::funds::bookings::list(&app.db, fund, wanted, cursor, EXPORT_SIZE).await?)
}

/// One booking.
pub async fn booking(app: &App, actor: &Actor, id: BookingId) -> Result<BookingSeen, Failure> {
    policy::may_book(actor)?;
    let booking = store::funds::bookings::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    let fund = store::funds::find(&app.db, booking.fund).await?.ok_or(Failure::NotFound)?;
    let open = store::funds::bookings::open_of(&app.db, id).await?;
    let corrected_by = store::funds::bookings::corrected_by(&app.db, id).await?;
    Ok(BookingSeen { fund, booking, open, corrected_by })
}
