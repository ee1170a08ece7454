//! One case with everything that its page needs, in at most six queries.

use chrono::NaiveDate;
use domain::accounts::{AccountId, Role};
use domain::applications::{Action, ApplicationId, By, DeclineReason, Eyes, Status, WorkflowKind, open_now};
use domain::policy::{self, Actor};

use super::{Application, Event, FrozenVersion, Message, Paper};
use crate::app::App;
use crate::store;
use crate::usecases::Failure;

/// Somebody, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The account.
    pub id: AccountId,
    /// The name.
    pub name: String,
}

/// The days and the place of a cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortDays {
    /// Its name.
    pub name: String,
    /// Where it is held.
    pub place: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// Those around an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parties {
    /// The owner.
    pub owner: Party,
    /// Her phone in E.164.
    pub owner_phone: Option<String>,
    /// Her address.
    pub owner_email: String,
    /// The name of the business.
    pub business: String,
    /// Its district, by code.
    pub district: Option<String>,
    /// Its village.
    pub village: Option<String>,
    /// The bank or partner.
    pub organisation: String,
    /// Its short name.
    pub short_name: String,
    /// Whether it asks for four eyes.
    pub four_eyes: bool,
    /// Who works on it.
    pub assignee: Option<Party>,
    /// The cohort of a program.
    pub cohort: Option<CohortDays>,
}

/// A case as somebody may see it: what is not for that reader is not in it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseView {
    /// The application.
    pub application: Application,
    /// Those around it.
    pub parties: Parties,
    /// The version it is for: frozen, or for a draft the one it was begun with.
    pub version: FrozenVersion,
    /// What happened, oldest first; notes only where they are for this reader.
    pub events: Vec<Event>,
    /// Messages, oldest first; internal ones only for colleagues.
    pub messages: Vec<Message>,
    /// The documents.
    pub papers: Vec<Paper>,
    /// The moves that are open to this reader: the buttons of the page.
    pub open: Vec<Action>,
    /// As whom this reader moves it, if at all.
    pub by: Option<By>,
    /// Whether it is kept from approving by having reviewed it.
    pub four_eyes_closed: bool,
    /// Where it stood before its last move.
    pub left: Option<Status>,
    /// Whether the reader is of the bank or partner it was handed to.
    pub inside: bool,
}

/// The case, for anyone who may see it: its owner, those it was handed to, the office.
pub async fn load_case(app: &App, actor: &Actor, id: ApplicationId) -> Result<CaseView, Failure> {
    let db = &app.db;
    let application = store::applications::find(db, id).await?.ok_or(Failure::NotFound)?;
    let case = application.case();
    policy::may_see_application(actor, &case)?;
    let inside = policy::may_read_internal_notes(actor, &case).is_ok();
    let parties = store::applications::case::parties(db, id).await?.ok_or(Failure::NotFound)?;
    let version = version_of(app, &application).await?;
    let all = store::events::of(db, id).await?;
    let reviewers = reviewers(&all);
    let eyes = Eyes::of(parties.four_eyes, &reviewers, actor.account);
    let by = policy::may_act(actor, &case).ok();
    let open = by.map(|by| open_now(case.kind, case.status, by, eyes)).unwrap_or_default();
    let without = by.map(|by| open_now(case.kind, case.status, by, Eyes::NotAsked)).unwrap_or_default();
    let left = all.last().and_then(|event| event.from);
    let messages = store::messages::of(db, id, inside).await?;
    let papers = store::applications::papers::of(db, id).await?;
    Ok(CaseView {
        four_eyes_closed: without.len() > open.len(),
        events: all.into_iter().map(|event| for_reader(event, actor, &application, inside)).collect(),
        application,
        parties,
        version,
        messages,
        papers,
        open,
        by,
        left,
        inside,
    })
}

/// The frozen version; a draft has none yet and reads the one it was begun with.
async fn version_of(app: &App, application: &Application) -> Result<FrozenVersion, Failure> {
    if let Some(frozen) = &application.frozen {
        return Ok(frozen.clone());
    }
    store::applications::subjects::version(&app.db, application.subject, application.version)
        .await?
        .ok_or(Failure::NotFound)
}

/// Who made the moves that count as reviewing.
pub(super) fn reviewers(events: &[Event]) -> Vec<AccountId> {
    events.iter().filter(|event| event.action.reviews()).filter_map(|event| event.actor).collect()
}

/// Leaves out what is not for the reader: notes among colleagues, and where the owner took her packet.
fn for_reader(mut event: Event, actor: &Actor, application: &Application, inside: bool) -> Event {
    let between = actor.is_office() && event.action == Action::Decline && tells_of_slik(application);
    if (!event.public && !inside) || between {
        event.note = None;
    }
    if actor.account != application.owner {
        event.data.transferred_to = None;
    }
    event
}

/// Whether the decline rests on what the bank saw in SLIK: that is between bank and owner, never for the office.
pub fn tells_of_slik(application: &Application) -> bool {
    application.decline.as_ref().is_some_and(|decline| decline.reasons.contains(&DeclineReason::SlikProblem))
}

/// The roles that work applications of a kind.
pub const fn roles_of(kind: WorkflowKind) -> &'static [Role] {
    match kind {
        WorkflowKind::Credit => &[Role::BankOfficer, Role::BankApprover],
        WorkflowKind::Mentoring => &[Role::Coordinator, Role::Mentor],
    }
}

/// The colleagues a case can be given to.
pub async fn colleagues(app: &App, actor: &Actor, case: &CaseView) -> Result<Vec<Party>, Failure> {
    policy::may_assign(actor, &case.application.case())?;
    let roles = roles_of(case.application.kind());
    let mut people = store::applications::desk::people(&app.db, case.application.organisation, roles).await?;
    if case.application.kind() == WorkflowKind::Mentoring {
        let ids: Vec<AccountId> = people.iter().map(|party| party.id).collect();
        let resting = store::mentoring::silences::resting(&app.db, &ids).await?;
        people.retain(|party| !resting.contains(&party.id));
    }
    Ok(people)
}
