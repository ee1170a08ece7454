//! Planning a session and recording one that was held, from a telephone, with a photograph or without.

use chrono::{DateTime, Duration, Utc};
use domain::applications::{ApplicationId, By, Need, is_participation};
use domain::calendar::wita_date;
use domain::documents::{DocumentId, DocumentKind, DocumentStatus};
use domain::mentoring::{SessionAction, SessionId, SessionStatus, decide};
use domain::policy::{self, Actor};

use super::{Happened, Session, SessionText, mover, moving, record, seen, silence, telling};
use crate::app::App;
use crate::files::{Stored, intake};
use crate::store::mentoring::{Change, NewSession};
use crate::store::{self, StoreError, Tx};
use crate::usecases::applications::Application;
use crate::usecases::documents::{Document, broken, refused};
use crate::usecases::{Failure, Fault};

/// The most sessions of one participation, whatever became of them.
const MOST: u64 = 400;
/// How far ahead a session may be planned.
const AHEAD: Duration = Duration::days(366);
/// The longest place and note.
const PLACE_MOST: usize = 200;
const NOTE_MOST: usize = 4000;
/// The shortest and the longest session, in minutes.
const MINUTES: std::ops::RangeInclusive<u16> = 10..=600;

/// A photograph as it was sent.
#[derive(Debug)]
pub struct NewPhoto {
    /// What the sender calls it.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A session as a mentor writes it.
#[derive(Debug)]
pub struct Recording {
    /// The key that makes one form do its work once; it becomes the id of the session.
    pub once: SessionId,
    /// What is written.
    pub text: SessionText,
    /// A photograph.
    pub photo: Option<NewPhoto>,
}

/// Plans a session: the owner is told, and it stands in both calendars.
pub async fn plan(
    app: &App,
    actor: &Actor,
    participation: ApplicationId,
    new: Recording,
) -> Result<SessionId, Failure> {
    add(app, actor, participation, SessionStatus::Planned, new).await
}

/// Records a session that was held. It counts once the owner has confirmed it.
pub async fn log(
    app: &App,
    actor: &Actor,
    participation: ApplicationId,
    new: Recording,
) -> Result<SessionId, Failure> {
    add(app, actor, participation, SessionStatus::Held, new).await
}

async fn add(
    app: &App,
    actor: &Actor,
    participation: ApplicationId,
    status: SessionStatus,
    new: Recording,
) -> Result<SessionId, Failure> {
    let application = store::applications::find(&app.db, participation).await?.ok_or(Failure::NotFound)?;
    let mentors: Vec<_> = application.assigned_to.into_iter().collect();
    let by = policy::may_record_session(actor, &application.case(), &mentors)?;
    if !is_participation(application.status) {
        return Err(Failure::Refused("mentoring-not-running"));
    }
    if let Some(known) = store::mentoring::find(&app.db, new.once).await? {
        // The same form again: what it made is there.
        return if known.application == participation { Ok(known.id) } else { Err(Failure::NotFound) };
    }
    check(&application, &new.text, status, app.clock.now())?;
    if store::mentoring::count_all(&app.db, participation).await? >= MOST {
        return Err(Failure::Refused("mentoring-too-many"));
    }
    let photo = take_in(app, new.photo).await?;
    let tx = app.db.begin().await?;
    let photo_id = keep_photo(&tx, actor, &application, photo.as_ref()).await?;
    let row = NewSession {
        id: new.once,
        application: participation,
        mentor: application.assigned_to.filter(|_| by == By::Coordinator).unwrap_or(actor.account),
        status,
        text: &new.text,
        photo: photo_id,
        by: actor.account,
    };
    if !store::mentoring::insert(&tx, &row, app.clock.now()).await? {
        return Ok(new.once);
    }
    let happened = Happened { action: None, from: None, to: status, note: None, corrected: None };
    record(app, &tx, (actor.account, by), new.once, happened).await?;
    if status == SessionStatus::Held {
        silence::end(app, &tx, participation, row.mentor).await?;
    }
    telling::of_recording(app, &tx, &application, actor, (new.once, status, &new.text)).await?;
    tx.commit().await?;
    put_again(app, photo).await?;
    Ok(new.once)
}

/// A planned session was held: the mentor writes what was done.
pub async fn hold(
    app: &App,
    actor: &Actor,
    id: SessionId,
    revision: i32,
    new: Recording,
) -> Result<(), Failure> {
    let (session, application) = seen(&app.db, actor, id).await?;
    let by = mover(actor, &session, &application)?;
    if session.revision != revision {
        return moving::done_already(&app.db, actor, &session, SessionAction::Hold).await;
    }
    let moved = decide(session.status, SessionAction::Hold, by, &[Need::Day])
        .map_err(|refusal| moving::refused(&refusal))?;
    if !is_participation(application.status) {
        return Err(Failure::Refused("mentoring-not-running"));
    }
    check(&application, &new.text, SessionStatus::Held, app.clock.now())?;
    let photo = take_in(app, new.photo).await?;
    let tx = app.db.begin().await?;
    let photo_id = keep_photo(&tx, actor, &application, photo.as_ref()).await?;
    let change = Change { text: Some(&new.text), photo: photo_id, ..Change::default() };
    match store::mentoring::move_along(&tx, &session, moved.to, change, app.clock.now()).await {
        Err(StoreError::Stale) => return Err(Failure::Refused("mentoring-moved")),
        other => other?,
    }
    let happened = Happened {
        action: Some(SessionAction::Hold),
        from: Some(session.status),
        to: moved.to,
        note: None,
        corrected: None,
    };
    record(app, &tx, (actor.account, by), id, happened).await?;
    silence::end(app, &tx, session.application, session.mentor).await?;
    telling::of_recording(app, &tx, &application, actor, (id, moved.to, &new.text)).await?;
    tx.commit().await?;
    put_again(app, photo).await
}

/// Every fault of what was written, at once.
pub(super) fn check(
    application: &Application,
    text: &SessionText,
    status: SessionStatus,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut faults = Vec::new();
    let mut fault = |wrong: bool, field: &'static str, code: &'static str| {
        if wrong {
            faults.push(Fault::new(field, code));
        }
    };
    let planned = status == SessionStatus::Planned;
    let before = application.submitted_at.is_some_and(|at| wita_date(text.starts_at) < wita_date(at));
    fault(planned && text.starts_at < now, "day", "in-the-past");
    fault(planned && text.starts_at > now + AHEAD, "day", "mentoring-too-far");
    fault(!planned && text.starts_at > now, "day", "in-the-future");
    fault(!planned && before, "day", "before-application");
    fault(!MINUTES.contains(&text.minutes), "minutes", "mentoring-minutes");
    fault(text.place.trim().is_empty(), "place", "required");
    fault(text.place.chars().count() > PLACE_MOST, "place", "mentoring-place-long");
    fault(text.fact.is_some_and(|fact| !improves(application, fact)), "fact", "choose");
    fault(!planned && text.note.trim().is_empty(), "note", "required");
    fault(text.note.chars().count() > NOTE_MOST, "note", "mentoring-note-long");
    if faults.is_empty() { Ok(()) } else { Err(Failure::Invalid(faults)) }
}

fn improves(application: &Application, fact: domain::facts::FactKey) -> bool {
    let terms = application.frozen.as_ref().and_then(|frozen| frozen.terms.of_program());
    terms.is_some_and(|terms| terms.improves.iter().any(|improvement| improvement.fact == fact))
}

/// A picture that was taken in, with where it lies.
pub(super) struct Photo {
    accepted: intake::Accepted,
    stored: Stored,
    document: Document,
}

/// A picture by its content, within the bounds of every paper; where it was taken and with what does not stay in it.
async fn take_in(app: &App, photo: Option<NewPhoto>) -> Result<Option<Photo>, Failure> {
    let Some(photo) = photo else { return Ok(None) };
    let accepted = intake::accept(photo.bytes, &photo.file_name)
        .await
        .map_err(|refusal| Failure::invalid("photo", refused(refusal)))?;
    if accepted.kind == intake::FileKind::Pdf {
        return Err(Failure::invalid("photo", "mentoring-photo-kind"));
    }
    let stored = app.files.put(accepted.bytes.clone()).await.map_err(broken)?;
    let now = app.clock.now();
    let document = Document {
        id: DocumentId(app.ids.next(now)),
        owner: None,
        business: None,
        kind: DocumentKind::Photo,
        file_name: accepted.name.clone(),
        media_type: accepted.kind.content_type().to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        sha256: stored.sha256.to_string(),
        uploaded_at: now,
        status: DocumentStatus::Unchecked,
        reason: None,
        expires_on: None,
    };
    Ok(Some(Photo { accepted, stored, document }))
}

async fn keep_photo(
    tx: &Tx,
    actor: &Actor,
    application: &Application,
    photo: Option<&Photo>,
) -> Result<Option<DocumentId>, Failure> {
    let Some(photo) = photo else { return Ok(None) };
    store::mentoring::insert_photo(tx, &photo.document, application.organisation.0, actor.account).await?;
    Ok(Some(photo.document.id))
}

/// Stores the content again if somebody who deleted the last other paper with it took it away in between.
async fn put_again(app: &App, photo: Option<Photo>) -> Result<(), Failure> {
    if let Some(photo) = photo {
        let again = app.files.put(photo.accepted.bytes).await.map_err(broken)?;
        debug_assert_eq!(again, photo.stored);
    }
    Ok(())
}

/// The photograph of a session, for whoever may see the session.
pub async fn photo(app: &App, actor: &Actor, id: SessionId) -> Result<(Document, Vec<u8>), Failure> {
    let (session, _): (Session, Application) = seen(&app.db, actor, id).await?;
    let photo = session.photo.ok_or(Failure::NotFound)?;
    let document = store::documents::find(&app.db, photo).await?.ok_or(Failure::NotFound)?;
    let hash = document.sha256.parse().map_err(|_| Failure::Broken("a photograph has no hash".to_owned()))?;
    let bytes = app.files.get(hash).await.map_err(broken)?;
    Ok((document, bytes))
}
