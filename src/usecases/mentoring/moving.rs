//! The other moves of a session: disputed by the owner, struck out by the partner or the office, mended by the office.
//! Every one says why, and what stood there before stays to be read.

use domain::applications::{By, Need};
use domain::mentoring::{SessionAction, SessionId, SessionRefusal, SessionStatus, decide};
use domain::policy::Actor;
use serde::{Deserialize, Serialize};

use super::recording::check;
use super::{Happened, Session, SessionText, mover, record, seen, telling};
use crate::app::App;
use crate::store::mentoring::Change;
use crate::store::{self, Reader, StoreError};
use crate::usecases::{Failure, Fault};

/// The longest reason.
const REASON_MOST: usize = 2000;

/// A move as somebody filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionAct {
    /// What is to be done.
    pub action: SessionAction,
    /// The revision that was seen.
    pub revision: i32,
    /// Why.
    pub note: String,
}

/// What stood there before the office mended it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// As it was.
    pub before: SessionText,
    /// As it is since.
    pub after: SessionText,
}

/// Disputes a session, or strikes it out.
pub async fn act(app: &App, actor: &Actor, id: SessionId, act: SessionAct) -> Result<(), Failure> {
    if !matches!(act.action, SessionAction::Dispute | SessionAction::Void) {
        return Err(Failure::Refused("mentoring-moved"));
    }
    change(app, actor, id, act, None).await
}

/// Mends what was recorded; the owner confirms it anew.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: SessionId,
    revision: i32,
    text: SessionText,
    reason: String,
) -> Result<(), Failure> {
    let act = SessionAct { action: SessionAction::Correct, revision, note: reason };
    change(app, actor, id, act, Some(text)).await
}

async fn change(
    app: &App,
    actor: &Actor,
    id: SessionId,
    act: SessionAct,
    text: Option<SessionText>,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let (session, application) = seen(&tx, actor, id).await?;
    let by = mover(actor, &session, &application)?;
    if session.revision != act.revision {
        return done_already(&tx, actor, &session, act.action).await;
    }
    let note = act.note.trim();
    if note.chars().count() > REASON_MOST {
        let most = REASON_MOST.to_string();
        return Err(Failure::Invalid(vec![Fault::new("note", "too-long").with("most", most)]));
    }
    let given: &[Need] = if note.is_empty() { &[] } else { &[Need::Note] };
    let moved = decide(session.status, act.action, by, given).map_err(|refusal| refused(&refusal))?;
    if let Some(text) = &text {
        check(&application, text, SessionStatus::Held, app.clock.now())?;
    }
    let corrected = text.map(|after| Corrected { before: session.text.clone(), after });
    let change = Change {
        text: corrected.as_ref().map(|corrected| &corrected.after),
        reason: Some(note),
        ..Change::default()
    };
    match store::mentoring::move_along(&tx, &session, moved.to, change, app.clock.now()).await {
        Err(StoreError::Stale) => return Err(Failure::Refused("mentoring-moved")),
        other => other?,
    }
    let happened = Happened {
        action: Some(act.action),
        from: Some(session.status),
        to: moved.to,
        note: Some(note),
        corrected: corrected.as_ref(),
    };
    record(app, &tx, (actor.account, by), id, happened).await?;
    telling::of_move(app, &tx, (&session, &application), actor, (act.action, Some(note))).await?;
    tx.commit().await?;
    Ok(())
}

/// Who asks for a move that was made since: the same person the same move, so it is done; anybody else was too late.
pub(super) async fn done_already(
    db: &impl Reader,
    actor: &Actor,
    session: &Session,
    action: SessionAction,
) -> Result<(), Failure> {
    let events = store::mentoring::events_of(db, session.id).await?;
    let same = events.last().is_some_and(|last| last.actor == actor.account && last.action == Some(action));
    if same { Ok(()) } else { Err(Failure::Refused("mentoring-moved")) }
}

/// A refusal of the table in the words of the screens.
pub(super) fn refused(refusal: &SessionRefusal) -> Failure {
    match refusal {
        SessionRefusal::NoSuchMove(..) => Failure::Refused("mentoring-moved"),
        SessionRefusal::NotYours(..) => Failure::Refused("denied-role"),
        SessionRefusal::Missing(needs) => Failure::Invalid(
            needs
                .iter()
                .map(|need| match need {
                    Need::Code => Fault::new("code", "required"),
                    Need::Day => Fault::new("day", "required"),
                    _ => Fault::new("note", "mentoring-reason"),
                })
                .collect(),
        ),
    }
}

/// The moves that are open to somebody.
pub(super) fn open(by: By, status: SessionStatus, running: bool) -> Vec<SessionAction> {
    let open = domain::mentoring::open_to(status, by);
    open.into_iter().filter(|action| running || *action != SessionAction::Hold).collect()
}
