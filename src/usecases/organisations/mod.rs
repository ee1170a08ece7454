//! Banks and partners: registering, mending, and what the office decides. Their people are in `people`.

pub mod people;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::organisations::{
    OrganisationDecision, OrganisationId, OrganisationKind, OrganisationStatus, decided, lead_of,
};
use domain::policy::{self, Actor, Scope, Standing};
use serde_json::{Value, json};

use super::accounts::Account;
use super::accounts::registration::{self, Along, NewAccount};
use super::{Failure, outbox};
use crate::app::App;
use crate::store::organisations::Decided;
use crate::store::{self, Cursor, Page, Reader, StoreError, Tx};

/// What an organisation says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Bank or which kind of partner.
    pub kind: OrganisationKind,
    /// Its full name.
    pub name: String,
    /// The name that fits a line.
    pub short_name: String,
    /// Where it reads mail.
    pub email: String,
    /// Its phone.
    pub phone: String,
    /// Its address in words.
    pub address: String,
    /// Its district, where it has one in Sinjai.
    pub district: Option<String>,
}

/// An organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// What it says of itself.
    pub details: Details,
    /// Whether who approves must be another than who reviewed.
    pub four_eyes: bool,
    /// Where it stands with the office.
    pub status: OrganisationStatus,
    /// Why it was refused or suspended.
    pub reason: Option<String>,
    /// When it registered.
    pub registered_at: DateTime<Utc>,
    /// When the office decided last.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided.
    pub decided_by: Option<AccountId>,
}

impl Organisation {
    /// What policy needs to know of it.
    pub fn standing(&self) -> Standing {
        Standing { id: self.id, kind: self.details.kind, status: self.status }
    }
}

/// Which organisations a list is asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Standing here.
    pub status: Option<OrganisationStatus>,
    /// Of this kind.
    pub kind: Option<OrganisationKind>,
    /// With this in the name.
    pub text: Option<String>,
}

/// Registers an organisation with its first person, who leads it. The address has to be proved before the office sees it.
pub async fn register(
    app: &App,
    details: &Details,
    mut person: NewAccount,
    session: &[u8],
) -> Result<(), Failure> {
    person.role = lead_of(details.kind);
    registration::register_with(app, person, Some(details), Along { answers: None, session }).await
}

/// The organisation of this actor.
pub async fn own(app: &App, actor: &Actor) -> Result<Organisation, Failure> {
    loaded(&app.db, actor.organisation.ok_or(Failure::NotFound)?).await
}

async fn loaded(db: &impl Reader, id: OrganisationId) -> Result<Organisation, Failure> {
    store::organisations::find(db, id).await?.ok_or(Failure::NotFound)
}

/// Mends what the organisation says of itself. A refused one is handed in again; once admitted, kind and names stay as the
/// office saw them.
pub async fn mend(app: &App, actor: &Actor, mut details: Details) -> Result<OrganisationStatus, Failure> {
    let tx = app.db.begin().await?;
    let organisation = loaded(&tx, actor.organisation.ok_or(Failure::NotFound)?).await?;
    policy::may_manage(actor, &organisation.standing())?;
    let to = match organisation.status {
        OrganisationStatus::Refused => OrganisationStatus::Pending,
        other => other,
    };
    // The kind decides the roles of its people, who are there already.
    details.kind = organisation.details.kind;
    if matches!(to, OrganisationStatus::Admitted | OrganisationStatus::Suspended) {
        details.name.clone_from(&organisation.details.name);
        details.short_name.clone_from(&organisation.details.short_name);
    }
    store::organisations::update(&tx, organisation.id, organisation.status, to, &details)
        .await
        .map_err(moved)?;
    tx.commit().await?;
    Ok(to)
}

/// Switches four eyes on or off: the bank's approver.
pub async fn set_four_eyes(app: &App, actor: &Actor, on: bool) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let organisation = loaded(&tx, actor.organisation.ok_or(Failure::NotFound)?).await?;
    policy::may_publish(actor, &organisation.standing())?;
    if organisation.details.kind != OrganisationKind::Bank {
        return Err(Failure::NotFound);
    }
    store::organisations::set_four_eyes(&tx, organisation.id, on).await?;
    tx.commit().await?;
    Ok(())
}

/// The organisations that the office sees, newest first.
pub async fn list(
    app: &App,
    actor: &Actor,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Organisation>, Failure> {
    policy::may_admit(actor)?;
    Ok(store::organisations::list(&app.db, Scope::Everything, wanted, cursor, size).await?)
}

/// How many organisations stand where.
pub async fn count(app: &App, actor: &Actor) -> Result<Vec<(OrganisationStatus, i64)>, Failure> {
    policy::may_admit(actor)?;
    Ok(store::organisations::count_by_status(&app.db).await?)
}

/// An organisation as the office sees it.
#[derive(Debug)]
pub struct Seen {
    /// The organisation.
    pub organisation: Organisation,
    /// Its people.
    pub people: Vec<Account>,
    /// Name of who decided last.
    pub decided_by: Option<String>,
    /// What may be decided now by this person.
    pub open: Vec<OrganisationDecision>,
}

/// An organisation with its people and what may be decided.
pub async fn show(app: &App, actor: &Actor, id: OrganisationId) -> Result<Seen, Failure> {
    policy::may_admit(actor)?;
    let organisation = loaded(&app.db, id).await?;
    let people = store::accounts::colleagues(&app.db, Scope::Organisation(id)).await?;
    let decided_by = match organisation.decided_by {
        Some(by) => store::accounts::find(&app.db, by).await?.map(|account| account.name),
        None => None,
    };
    let may = |decision: &&OrganisationDecision| {
        decided(organisation.status, **decision).is_some() && may_decide(actor, **decision).is_ok()
    };
    let open = OrganisationDecision::ALL.iter().filter(may).copied().collect();
    Ok(Seen { organisation, people, decided_by, open })
}

fn may_decide(actor: &Actor, decision: OrganisationDecision) -> Result<(), policy::Denied> {
    match decision {
        OrganisationDecision::Admit | OrganisationDecision::Refuse => policy::may_admit(actor),
        OrganisationDecision::Suspend | OrganisationDecision::Lift => policy::may_suspend(actor),
    }
}

/// Decides of an organisation, and tells who leads it.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: OrganisationId,
    decision: OrganisationDecision,
    reason: Option<&str>,
) -> Result<(), Failure> {
    may_decide(actor, decision)?;
    if decision.wants_reason() && reason.is_none() {
        return Err(Failure::invalid("reason", "required"));
    }
    let reason = reason.filter(|_| decision.wants_reason());
    let tx = app.db.begin().await?;
    let organisation = loaded(&tx, id).await?;
    let to = decided(organisation.status, decision).ok_or(Failure::Refused("organisation-moved"))?;
    let row = Decided { to, reason, by: actor.account, at: app.clock.now() };
    store::organisations::decide(&tx, id, organisation.status, row).await.map_err(moved)?;
    tell_leads(app, &tx, &organisation, decision, reason).await?;
    // What a suspended organisation offers fits nobody until it may work again.
    let now = app.clock.now();
    store::tasks::enqueue(&tx, app.ids.next(now), "match_organisation", &id.to_string(), now).await?;
    tx.commit().await?;
    app.banks.forget();
    Ok(())
}

fn moved(error: StoreError) -> Failure {
    match error {
        StoreError::Stale => Failure::Refused("organisation-moved"),
        other => other.into(),
    }
}

async fn tell_leads(
    app: &App,
    tx: &Tx,
    organisation: &Organisation,
    decision: OrganisationDecision,
    reason: Option<&str>,
) -> Result<(), Failure> {
    let kind = match decision {
        OrganisationDecision::Admit => "organisation_admitted",
        OrganisationDecision::Refuse => "organisation_refused",
        OrganisationDecision::Suspend => "organisation_suspended",
        OrganisationDecision::Lift => "organisation_lifted",
    };
    let lead = lead_of(organisation.details.kind);
    let people = store::accounts::colleagues(tx, Scope::Organisation(organisation.id)).await?;
    let leads = people.iter().filter(|person| person.role == lead && person.email_proved && !person.disabled);
    for person in leads {
        let params: Value = json!({
            "organisation": organisation.details.name,
            "reason": reason.unwrap_or_default(),
        });
        outbox::tell(app, tx, person.id, kind, params, "/organisation").await?;
    }
    Ok(())
}
