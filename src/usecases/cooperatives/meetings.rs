//! Annual meetings: a board records one with its minutes, and the calendar reminds those who have not.
//!
//! The status is not touched here: it is derived, and follows on its day by itself.

use chrono::{Datelike as _, NaiveDate};
use domain::cooperatives::{
    CooperativeId, DeadlineLine, Minutes, Reason, Record, SeatState, Split, StatusRule, judge,
    may_record_meeting, may_see_board,
};
use domain::documents::DocumentId;
use domain::policy::{Actor, Scope};
use serde_json::json;

use super::boards::{self, known};
use super::linking;
use crate::app::App;
use crate::store::cooperatives::boards as rows;
use crate::store::{self, StoreError};
use crate::usecases::documents::{self, Document, NewDocument};
use crate::usecases::{Failure, Fault, outbox, today};

/// Minutes as they were recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The year of account.
    pub year: i32,
    /// The day of the meeting.
    pub held_on: NaiveDate,
    /// Members with a vote.
    pub entitled: i32,
    /// Members present.
    pub present: i32,
    /// The result, whole rupiah.
    pub result: i64,
    /// How it was shared.
    pub split: Split,
    /// The minutes as a paper.
    pub document: DocumentId,
}

/// Years of account that a form offers: ended, not recorded with a day, latest first.
pub fn open_years(record: &Record, today: NaiveDate) -> Vec<i32> {
    let end = record.book_year_end();
    let latest = today.year();
    let first = record.founded_on.map_or(latest - 5, |day| end.first_year(day).max(latest - 5));
    let open = |year: &i32| end.of_year(*year) < today && !matches!(record.meetings.get(year), Some(Some(_)));
    (first..=latest).rev().filter(open).collect()
}

/// Records a meeting with the paper of its minutes, all or nothing.
pub async fn record(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    minutes: &Minutes,
    paper: NewDocument,
) -> Result<(), Failure> {
    may_record_meeting(&boards::own_seats(&app.db, actor, on).await?, on)?;
    let recorded = known(&app.db, on).await?.record;
    let faults = minutes.faults(&recorded, today(app));
    if !faults.is_empty() {
        let faults = faults.into_iter().map(|fault| Fault::new(fault.field(), fault.code()));
        return Err(Failure::Invalid(faults.collect()));
    }
    if !open_years(&recorded, today(app)).contains(&minutes.year) {
        return Err(Failure::invalid("year", "choose"));
    }
    let paper = documents::receive(app, actor, paper).await?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    documents::insert(&tx, actor, &paper).await?;
    let id = app.ids.next(now);
    let recorded = rows::record_meeting(&tx, id, (on, minutes), paper.document.id, actor.account, now).await;
    recorded.map_err(|error| match error {
        StoreError::Stale | StoreError::Unique(_) => Failure::invalid("year", "minutes-recorded"),
        other => other.into(),
    })?;
    linking::state_all(app, &tx, Some(on)).await?;
    tx.commit().await?;
    documents::settle(app, paper).await
}

/// The paper of a meeting's minutes with its content, for anyone of the board.
pub async fn paper(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    year: i32,
) -> Result<(Document, Vec<u8>), Failure> {
    may_see_board(&boards::own_seats(&app.db, actor, on).await?, on)?;
    let minutes = rows::minutes(&app.db, on).await?;
    let found = minutes.into_iter().find(|minutes| minutes.year == year).ok_or(Failure::NotFound)?;
    let document = store::documents::find(&app.db, found.document).await?.ok_or(Failure::NotFound)?;
    documents::content(app, document).await
}

/// Days before a deadline on which a board is reminded, the nearest first.
const STEPS: [i64; 3] = [7, 30, 90];

/// What a board is told.
#[derive(Debug, PartialEq, Eq)]
struct Reminder {
    year: i32,
    step: String,
    kind: &'static str,
    due: NaiveDate,
}

/// Reminds every board whose meeting comes near (by the ministry's line, the stricter one) or was missed (by the law's),
/// each step once; answers how many boards were
/// reminded. What the register states for linked businesses is brought up to the day first.
pub async fn remind_due(app: &App) -> Result<usize, Failure> {
    let as_of = today(app);
    let tx = app.db.begin().await?;
    linking::state_all(app, &tx, None).await?;
    tx.commit().await?;
    let mut reminded = 0;
    for id in rows::with_boards(&app.db).await? {
        let known = known(&app.db, id).await?;
        for reminder in reminders(&known.record, as_of) {
            reminded += usize::from(remind(app, id, &known.cooperative.details.name, &reminder).await?);
        }
    }
    Ok(reminded)
}

fn reminders(record: &Record, as_of: NaiveDate) -> Vec<Reminder> {
    let law = judge(record, as_of, StatusRule::RatLastYear, DeadlineLine::Law);
    let strict = judge(record, as_of, StatusRule::RatLastYear, DeadlineLine::Ministry);
    let mut found = Vec::new();
    let days = (strict.next_rat_due - as_of).num_days();
    let ended = record.book_year_end().of_year(strict.next_year) < as_of;
    if let Some(step) = STEPS.iter().find(|step| days <= **step).filter(|_| ended) {
        let kind = if law.missed_in_a_row > 0 { "cooperative_second_near" } else { "cooperative_due" };
        found.push(Reminder {
            year: strict.next_year,
            step: step.to_string(),
            kind,
            due: strict.next_rat_due,
        });
    }
    if law.missed_in_a_row > 0 {
        let kind = if law.missed_in_a_row > 1 { "cooperative_missed_twice" } else { "cooperative_missed" };
        let missed = law.because.iter().find_map(|reason| match reason {
            Reason::Missed(year, due) => Some((*year, *due)),
            _ => None,
        });
        let reminder = |(year, due)| Reminder { year, step: "missed".to_owned(), kind, due };
        found.extend(missed.map(reminder));
    }
    found
}

async fn remind(app: &App, id: CooperativeId, name: &str, reminder: &Reminder) -> Result<bool, Failure> {
    let tx = app.db.begin().await?;
    if !rows::remind(&tx, id, reminder.year, &reminder.step, app.clock.now()).await? {
        return Ok(false);
    }
    let seats = rows::seats(&tx, Scope::Everything, Some(id), Some(SeatState::Held)).await?;
    let days = (reminder.due - today(app)).num_days();
    let params = json!({
        "cooperative": name,
        "year": reminder.year.to_string(),
        "due": { "day": reminder.due },
        "days": days,
    });
    for seat in seats {
        outbox::tell(app, &tx, seat.account, reminder.kind, params.clone(), &format!("/cooperatives/{id}"))
            .await?;
    }
    tx.commit().await?;
    Ok(true)
}
