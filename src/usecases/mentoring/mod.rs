//! Mentoring as it is run: sessions planned, held and confirmed, what was before and after, mentors who fall silent.
//!
//! Which moves of a session exist is `domain::mentoring`; who may touch which is `domain::policy`.

pub mod confirming;
pub mod moving;
pub mod participation;
pub mod progress;
pub mod recording;
pub mod silence;
pub mod telling;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::{ApplicationId, By};
use domain::documents::DocumentId;
use domain::facts::{Evidence, FactKey};
use domain::mentoring::{ConfirmedBy, Moment, SessionAction, SessionId, SessionStatus};
use domain::programs::Topic;
use serde::{Deserialize, Serialize};

pub use confirming::{Code, confirm, confirm_by_code, show_code};
pub use moving::{Corrected, SessionAct, act, correct};
pub use participation::{Participation, SessionView, load, load_session};
pub use recording::{NewPhoto, Recording, hold, log, plan};

use crate::app::App;
use crate::store::{self, Reader, Tx};
use crate::usecases::Failure;
use crate::usecases::applications::Application;

/// What is written of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionText {
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long, in minutes.
    pub minutes: u16,
    /// Where.
    pub place: String,
    /// What it is about.
    pub topic: Topic,
    /// The fact that is worked on, where it is one that the program improves.
    pub fact: Option<FactKey>,
    /// What was done, in words; may be empty while it is planned.
    pub note: String,
}

/// A session of mentoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The participation.
    pub application: ApplicationId,
    /// Who mentors.
    pub mentor: AccountId,
    /// By name.
    pub mentor_name: String,
    /// Where it stands.
    pub status: SessionStatus,
    /// Counts its moves.
    pub revision: i32,
    /// What is written of it.
    pub text: SessionText,
    /// A photograph.
    pub photo: Option<DocumentId>,
    /// How it was confirmed.
    pub confirmed_by: Option<ConfirmedBy>,
    /// When.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Why it is disputed, struck out or was mended.
    pub reason: Option<String>,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// Since when it stands where it stands.
    pub status_at: DateTime<Utc>,
}

/// One thing that happened to a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: AccountId,
    /// By name.
    pub by: String,
    /// What; nothing for the recording itself.
    pub action: Option<SessionAction>,
    /// To where.
    pub to: SessionStatus,
    /// What was written beside it.
    pub note: Option<String>,
    /// What stood there before the office mended it.
    pub corrected: Option<Corrected>,
}

/// An offer that a missing fact kept closed when the participation began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundGap {
    /// The day on which it was found.
    pub on: chrono::NaiveDate,
    /// The offer, in the reader's language.
    pub offer: domain::language::Bilingual,
    /// Its bank.
    pub bank: String,
    /// Whether the bank itself said so, by declining.
    pub declined: bool,
}

/// What a fact was at one of the two moments.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Which fact.
    pub fact: FactKey,
    /// Which moment.
    pub moment: Moment,
    /// What it was, as facts are spelled; nothing where it was not known.
    pub value: Option<String>,
    /// How well that was proved.
    pub evidence: Option<Evidence>,
    /// To which value the program improves it.
    pub target: String,
    /// Whether it was there.
    pub reached: bool,
    /// When this was written.
    pub at: DateTime<Utc>,
    /// Of the moment before: the offers it kept closed.
    pub found: Vec<FoundGap>,
}

/// A session with its participation, for somebody who may see both.
async fn seen(
    db: &impl Reader,
    actor: &domain::policy::Actor,
    id: SessionId,
) -> Result<(Session, Application), Failure> {
    let session = store::mentoring::find(db, id).await?.ok_or(Failure::NotFound)?;
    let application = store::applications::find(db, session.application).await?.ok_or(Failure::NotFound)?;
    domain::policy::may_see_application(actor, &application.case())?;
    Ok((session, application))
}

/// As whom somebody moves a session.
fn mover(actor: &domain::policy::Actor, session: &Session, application: &Application) -> Result<By, Failure> {
    let mentors: Vec<AccountId> = application.assigned_to.into_iter().chain([session.mentor]).collect();
    Ok(domain::policy::may_move_session(actor, &application.case(), &mentors)?)
}

/// Appends what happened to a session.
async fn record(
    app: &App,
    tx: &Tx,
    actor: (AccountId, By),
    session: SessionId,
    happened: Happened<'_>,
) -> Result<(), Failure> {
    let at = app.clock.now();
    let event = store::mentoring::NewEvent {
        id: app.ids.next(at),
        session,
        at,
        actor: actor.0,
        role: actor.1.as_str(),
        action: happened.action,
        from: happened.from,
        to: happened.to,
        note: happened.note,
        corrected: happened.corrected,
    };
    store::mentoring::append(tx, event).await?;
    Ok(())
}

/// What is appended.
struct Happened<'a> {
    action: Option<SessionAction>,
    from: Option<SessionStatus>,
    to: SessionStatus,
    note: Option<&'a str>,
    corrected: Option<&'a Corrected>,
}
