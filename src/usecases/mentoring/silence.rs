//! Mentors who hold no sessions: reminded, then paused, then taken off the list, a step a day at most, so that nobody is
//! taken off who was not reminded. The office sees all of it, and may take it back with a reason.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::accounts::{AccountId, Role};
use domain::applications::ApplicationId;
use domain::calendar::start_of_day;
use domain::mentoring::{SilenceStage, silence_on};
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::telling;
use crate::app::App;
use crate::store::mentoring::silences;
use crate::store::{self, Cursor, Page, Reader, StoreError, Tx};
use crate::usecases::{Failure, today};

/// Participations looked at in one go.
const BATCH: u64 = 200;
/// Lines on a page of the office.
const PAGE: u64 = 20;
/// The longest reason.
const REASON_MOST: usize = 2000;

/// A participation with the day of the last sign of life of its mentor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiet {
    /// The participation.
    pub application: ApplicationId,
    /// Its mentor.
    pub mentor: AccountId,
    /// The day of the last session, or since the mentor was given, or since it started.
    pub since: NaiveDate,
}

/// A silence as the office reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// Its id.
    pub id: Uuid,
    /// The participation.
    pub application: ApplicationId,
    /// The mentor.
    pub mentor: AccountId,
    /// How far it has come.
    pub stage: SilenceStage,
    /// Since when there was no session.
    pub since: NaiveDate,
    /// Since when it has come this far.
    pub stage_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why the office took it back.
    pub reason: Option<String>,
    /// The mentor's name.
    pub mentor_name: String,
    /// The partner.
    pub organisation: String,
    /// The participant.
    pub business: String,
}

/// Looks once a day at every participation that runs, and answers how many mentors went a step further.
pub async fn look_due(app: &App) -> Result<usize, Failure> {
    let day = today(app);
    if store::tasks::is_known(&app.db, "silence_day", &day.to_string()).await? {
        return Ok(0);
    }
    let started = start_of_day(day) - Duration::days(i64::from(silence_on(day).remind) - 1);
    let (mut after, mut steps) = (None, 0);
    loop {
        let batch = silences::running(&app.db, started, after, BATCH).await?;
        let Some(last) = batch.last() else { break };
        after = Some(last.application.0);
        for quiet in &batch {
            if look(app, quiet, day).await? {
                steps += 1;
            }
        }
    }
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    store::tasks::enqueue(&tx, app.ids.next(now), "silence_day", &day.to_string(), now).await?;
    tx.commit().await?;
    Ok(steps)
}

/// Goes one step, where one is due.
async fn look(app: &App, quiet: &Quiet, day: NaiveDate) -> Result<bool, Failure> {
    let Some(due) = silence_on(day).stage(quiet.since, day) else {
        return Ok(false);
    };
    let tx = app.db.begin().await?;
    let open = silences::open_of(&tx, quiet).await?;
    let now = app.clock.now();
    let stage = match open {
        None => {
            silences::insert(&tx, app.ids.next(now), quiet, SilenceStage::Reminded, now).await?;
            SilenceStage::Reminded
        }
        Some((id, at)) => {
            let Some(next) = next(at).filter(|next| *next <= due) else {
                return Ok(false);
            };
            match silences::advance(&tx, id, at, next, day, now).await {
                Err(StoreError::Stale) => return Ok(false),
                other => other?,
            }
            next
        }
    };
    if stage == SilenceStage::Removed {
        store::applications::assign(&tx, quiet.application, Some(quiet.mentor), None, now).await?;
    }
    let application = store::applications::find(&tx, quiet.application).await?.ok_or(Failure::NotFound)?;
    telling::of_silence(app, &tx, &application, quiet, stage).await?;
    tx.commit().await?;
    Ok(true)
}

const fn next(stage: SilenceStage) -> Option<SilenceStage> {
    match stage {
        SilenceStage::Reminded => Some(SilenceStage::Paused),
        SilenceStage::Paused => Some(SilenceStage::Removed),
        SilenceStage::Removed => None,
    }
}

/// A session was held: the silence is over.
pub(super) async fn end(
    app: &App,
    tx: &Tx,
    application: ApplicationId,
    mentor: AccountId,
) -> Result<(), Failure> {
    silences::end(tx, application, mentor, app.clock.now()).await?;
    Ok(())
}

/// Refuses a mentor who gets no new participants.
pub async fn must_be_on_the_list(db: &impl Reader, mentor: AccountId) -> Result<(), Failure> {
    let resting = silences::resting(db, &[mentor]).await?;
    if resting.is_empty() { Ok(()) } else { Err(Failure::Refused("mentor-resting")) }
}

/// The mentors, as the office sees them: silent now, or formerly.
pub async fn list(
    app: &App,
    actor: &Actor,
    open: bool,
    cursor: Option<&Cursor>,
) -> Result<Page<Silenced>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_applications(actor);
    Ok(silences::list(&app.db, scope, open, cursor, PAGE).await?)
}

/// One of them, for the page on which it is taken back.
pub async fn show(app: &App, actor: &Actor, id: Uuid) -> Result<Silenced, Failure> {
    policy::may_monitor(actor)?;
    silences::find(&app.db, id).await?.ok_or(Failure::NotFound)
}

/// The office puts a mentor back on the list, and says why.
pub async fn lift(app: &App, actor: &Actor, id: Uuid, reason: &str) -> Result<(), Failure> {
    policy::may_monitor(actor)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MOST {
        return Err(Failure::invalid("note", "mentoring-reason"));
    }
    let tx = app.db.begin().await?;
    let silenced = silences::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    match silences::lift(&tx, id, actor.account, reason, app.clock.now()).await {
        // Twice is once.
        Err(StoreError::Stale) => return Ok(()),
        other => other?,
    }
    telling::of_lifting(app, &tx, &silenced, reason).await?;
    tx.commit().await?;
    Ok(())
}

/// Those of a partner who give a participant another mentor.
pub(super) const GIVES: &[Role] = &[Role::Coordinator];
