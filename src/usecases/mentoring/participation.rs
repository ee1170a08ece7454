//! One participation with all its sessions, and the list of a partner's participants.

use chrono::{DateTime, Utc};
use domain::accounts::{AccountId, Role};
use domain::applications::{ApplicationId, By, Status, WorkflowKind, is_participation};
use domain::certificates::CertificateCode;
use domain::language::Bilingual;
use domain::mentoring::{RatingSide, SessionAction, SessionId};
use domain::policy::{self, Actor};
use domain::programs::ProgramTerms;

use super::{Progress, Session, SessionEvent, mover, moving, seen};
use crate::app::App;
use crate::store::mentoring::participants::Wanted;
use crate::store::{self, Cursor, Page};
use crate::usecases::Failure;
use crate::usecases::applications::Application;
use crate::usecases::applications::case::Parties;
use crate::usecases::ratings::Rating;

/// Participants on a page.
const PAGE: u64 = 20;

/// The sessions of a participation, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// To come.
    pub planned: u64,
    /// Held, and not confirmed yet.
    pub unconfirmed: u64,
    /// Confirmed: those that count.
    pub confirmed: u64,
    /// Disputed.
    pub disputed: u64,
    /// When the last one was held.
    pub last: Option<DateTime<Utc>>,
}

/// A participant in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// The participation.
    pub application: ApplicationId,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub status_at: DateTime<Utc>,
    /// The business.
    pub business: String,
    /// Its owner.
    pub owner: String,
    /// Who mentors.
    pub mentor: Option<(AccountId, String)>,
    /// The program.
    pub program: Bilingual,
    /// How many sessions the program wants.
    pub wanted: u16,
    /// Its sessions.
    pub tally: Tally,
}

/// A participation as somebody may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Participation {
    /// The application it grew from.
    pub application: Application,
    /// Those around it.
    pub parties: Parties,
    /// What the program promises, frozen.
    pub terms: ProgramTerms,
    /// Its sessions, newest first.
    pub sessions: Vec<Session>,
    /// The same, counted.
    pub tally: Tally,
    /// What facts were before and after.
    pub progress: Vec<Progress>,
    /// Whether this reader may record sessions.
    pub records: bool,
    /// Its certificate, where there is one that stands.
    pub certificate: Option<CertificateCode>,
    /// On which side this reader rates it, where that is still to be done.
    pub rates: Option<RatingSide>,
    /// What the partner said of this reader.
    pub said: Option<Rating>,
}

/// A session as somebody may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionView {
    /// The session.
    pub session: Session,
    /// What happened to it, oldest first.
    pub events: Vec<SessionEvent>,
    /// The name of the business.
    pub business: String,
    /// The program.
    pub program: Bilingual,
    /// What the program improves.
    pub terms: ProgramTerms,
    /// As whom this reader moves it, if at all.
    pub by: Option<By>,
    /// The moves that are open to this reader.
    pub open: Vec<SessionAction>,
}

/// The participants somebody looks after: a mentor those given to them, a coordinator all of the organisation.
pub async fn list(
    app: &App,
    actor: &Actor,
    everyone: bool,
    ended: bool,
    cursor: Option<&Cursor>,
) -> Result<Page<Participant>, Failure> {
    let mentor = (actor.role == Role::Mentor && !everyone).then_some(actor.account);
    let scope = policy::scope_of_applications(actor);
    let wanted = Wanted { mentor, ended };
    Ok(store::mentoring::participants::list(&app.db, scope, wanted, cursor, PAGE).await?)
}

/// The participation, for its owner, its partner and the office; before a seat was taken there is none.
pub async fn load(app: &App, actor: &Actor, id: ApplicationId) -> Result<Participation, Failure> {
    let db = &app.db;
    let application = store::applications::find(db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_application(actor, &application.case())?;
    let after_seat = is_participation(application.status)
        || matches!(application.status, Status::Completed | Status::Dropped);
    if application.kind() != WorkflowKind::Mentoring || !after_seat {
        return Err(Failure::NotFound);
    }
    let terms = terms_of(&application)?;
    let parties = store::applications::case::parties(db, id).await?.ok_or(Failure::NotFound)?;
    let sessions = store::mentoring::list_of(db, id).await?;
    let mentors: Vec<AccountId> = application.assigned_to.into_iter().collect();
    let records = policy::may_record_session(actor, &application.case(), &mentors).is_ok();
    let completed = application.status == Status::Completed;
    Ok(Participation {
        tally: tally(&sessions),
        progress: store::mentoring::progress::of(db, id).await?,
        records: records && is_participation(application.status),
        certificate: if completed { store::certificates::code_of(db, id.0).await? } else { None },
        said: if completed {
            crate::usecases::ratings::of_participant(db, actor, &application).await?
        } else {
            None
        },
        rates: if completed {
            crate::usecases::ratings::still_open(db, actor, &application).await?
        } else {
            None
        },
        application,
        parties,
        terms,
        sessions,
    })
}

fn tally(sessions: &[Session]) -> Tally {
    use domain::mentoring::SessionStatus;
    let count = |status| sessions.iter().filter(|session| session.status == status).count() as u64;
    let held = |session: &&Session| matches!(session.status, SessionStatus::Held | SessionStatus::Confirmed);
    Tally {
        planned: count(SessionStatus::Planned),
        unconfirmed: count(SessionStatus::Held),
        confirmed: count(SessionStatus::Confirmed),
        disputed: count(SessionStatus::Disputed),
        last: sessions.iter().filter(held).map(|session| session.text.starts_at).max(),
    }
}

/// The program as it was frozen.
pub(in crate::usecases) fn terms_of(application: &Application) -> Result<ProgramTerms, Failure> {
    let terms = application.frozen.as_ref().and_then(|frozen| frozen.terms.of_program()).cloned();
    terms.ok_or_else(|| Failure::Broken("a participation has no program".to_owned()))
}

/// A session with what happened to it.
pub async fn load_session(app: &App, actor: &Actor, id: SessionId) -> Result<SessionView, Failure> {
    let (session, application) = seen(&app.db, actor, id).await?;
    let parties =
        store::applications::case::parties(&app.db, application.id).await?.ok_or(Failure::NotFound)?;
    let by = mover(actor, &session, &application).ok();
    let running = is_participation(application.status);
    let terms = terms_of(&application)?;
    Ok(SessionView {
        events: store::mentoring::events_of(&app.db, id).await?,
        open: by.map(|by| moving::open(by, session.status, running)).unwrap_or_default(),
        by,
        business: parties.business,
        program: terms.name.clone(),
        terms,
        session,
    })
}
