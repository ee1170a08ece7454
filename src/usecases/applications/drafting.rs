//! Writing an application: begun once, saved page by page, thrown away if not wanted. Nobody but its owner sees it.

use domain::accounts::{AccountId, Role};
use domain::applications::{ApplicationId, Status};
use domain::calendar::wita_date;
use domain::documents::{DocumentId, DocumentKind};
use domain::facts::{BusinessId, FactKey, FactSheet, FactValue, Purpose};
use domain::money::{Rupiah, Tenor};
use domain::offers::Publication;
use domain::organisations::OrganisationStatus;
use domain::policy::{self, Actor};
use domain::programs::CohortId;

use super::{Application, Draft, Published, Subject, effects};
use crate::app::App;
use crate::store::applications::{NewDraft, subjects};
use crate::store::{self, StoreError, Tx};
use crate::usecases::{Failure, businesses};

/// The most drafts and open applications that one business may have: enough for anybody, and a bound for every list.
const MOST_OPEN: usize = 30;

/// What one page of the application saves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftChange {
    /// What is asked for; credit.
    Need {
        /// How much.
        amount: Rupiah,
        /// For how long.
        tenor: Tenor,
        /// What for.
        purpose: Purpose,
        /// What she will do with it, in her words.
        plan: String,
    },
    /// Which cohort and why; mentoring.
    Motivation {
        /// The cohort.
        cohort: CohortId,
        /// Why she wants to learn.
        plan: String,
    },
    /// The facts are right.
    FactsConfirmed,
    /// The papers are laid to it; these are not there.
    Papers {
        /// What she says she does not have.
        missing: Vec<DocumentKind>,
    },
    /// Whether the organisation may see it.
    Consent(bool),
}

/// Begins an application, or finds the one that is begun: with the same key, or a draft of the same business for the
/// same offer or program.
pub async fn start_draft(
    app: &App,
    actor: &Actor,
    business: BusinessId,
    subject: Subject,
    once: &str,
) -> Result<ApplicationId, Failure> {
    if actor.role != Role::Owner {
        return Err(Failure::Refused("denied-role"));
    }
    let tx = app.db.begin().await?;
    let owned = businesses::editable(&tx, actor, business).await?;
    if let Some(same) = already_begun(&tx, actor, business, subject, once).await? {
        return Ok(same);
    }
    let published = open_to_new(&tx, subject).await?;
    let facts = businesses::known(app, &tx, business).await?.facts;
    let earlier = earlier_wish(&tx, business, subject).await?;
    let draft = match &earlier {
        Some(earlier) => Draft { consent: false, ..earlier.draft.clone() },
        None => prefilled(&facts, subject),
    };
    let id = insert(app, &tx, &owned.owner_and_id(), &published, &draft, once).await?;
    if let Some(earlier) = earlier {
        take_papers(app, &tx, earlier.id, id, owned.owner).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// The owner and the business that an application is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Applicant {
    /// The business.
    pub(super) business: BusinessId,
    /// Its owner.
    pub(super) owner: domain::accounts::AccountId,
}

impl businesses::Business {
    fn owner_and_id(&self) -> Applicant {
        Applicant { business: self.id, owner: self.owner }
    }
}

/// Inserts a draft for the version in force.
pub(super) async fn insert(
    app: &App,
    tx: &Tx,
    applicant: &Applicant,
    published: &Published,
    draft: &Draft,
    once: &str,
) -> Result<ApplicationId, Failure> {
    let now = app.clock.now();
    let id = ApplicationId(app.ids.next(now));
    let version = published.current.ok_or(Failure::Refused("application-not-open"))?;
    let new = NewDraft {
        id,
        business: applicant.business,
        owner: applicant.owner,
        organisation: published.organisation,
        subject: published.subject,
        version,
        draft,
        once,
    };
    store::applications::insert(tx, &new, now).await?;
    Ok(id)
}

async fn already_begun(
    tx: &Tx,
    actor: &Actor,
    business: BusinessId,
    subject: Subject,
    once: &str,
) -> Result<Option<ApplicationId>, Failure> {
    if let Some(same) = store::applications::find_by_once(tx, once).await? {
        return if same.owner == actor.account { Ok(Some(same.id)) } else { Err(Failure::NotFound) };
    }
    let open = store::applications::open_of_business(tx, business).await?;
    if open.len() >= MOST_OPEN {
        return Err(Failure::Refused("application-too-many"));
    }
    let same = open.iter().filter(|application| application.subject.id() == subject.id());
    if let Some(draft) = same.clone().find(|application| application.status == Status::Draft) {
        return Ok(Some(draft.id));
    }
    if same.clone().any(|application| bars(application, subject)) {
        return Err(Failure::Refused("application-runs-already"));
    }
    Ok(None)
}

/// Whether an application that runs bars another for the same. Who repays may ask for more, the bank decides; and a seat in
/// another cohort of a program is another wish, until one of them is taken.
pub fn bars(running: &Application, subject: Subject) -> bool {
    match subject {
        Subject::Offer(_) => running.status != Status::Disbursed,
        Subject::Program(..) => {
            running.subject.cohort() == subject.cohort()
                || !matches!(running.status, Status::Submitted | Status::Waitlisted | Status::SeatOffered)
        }
    }
}

/// What is applied for, if it takes new applications. Nobody's papers go to an organisation that the office has suspended.
pub(super) async fn open_to_new(tx: &Tx, subject: Subject) -> Result<Published, Failure> {
    let published = subjects::published(tx, subject).await?.ok_or(Failure::NotFound)?;
    match (published.publication, published.current) {
        (Publication::Open, Some(_)) => {
            let organisation = store::organisations::find(tx, published.organisation).await?;
            let admitted = organisation.is_some_and(|found| found.status == OrganisationStatus::Admitted);
            if admitted { Ok(published) } else { Err(Failure::Refused("application-not-open")) }
        }
        (Publication::Draft | Publication::Scheduled, _) => Err(Failure::NotFound),
        _ => Err(Failure::Refused("application-not-open")),
    }
}

/// Ask once: what the business said it needs stands in the form already.
fn prefilled(facts: &FactSheet, subject: Subject) -> Draft {
    if matches!(subject, Subject::Program(..)) {
        return Draft::default();
    }
    let whole = |key| facts.value(key).and_then(FactValue::whole);
    let months = whole(FactKey::RequestedTenorMonths).and_then(|months| u16::try_from(months).ok());
    let purpose = match facts.value(FactKey::Purpose) {
        Some(FactValue::Purpose(purpose)) => Some(purpose),
        _ => None,
    };
    Draft {
        amount: whole(FactKey::RequestedAmount).and_then(|amount| Rupiah::new(amount).ok()),
        tenor: months.and_then(|months| Tenor::new(months).ok()),
        purpose,
        ..Draft::default()
    }
}

/// Ask once: who wishes for another cohort of a program wrote everything already, and agreed to nothing new.
async fn earlier_wish(
    tx: &Tx,
    business: BusinessId,
    subject: Subject,
) -> Result<Option<Application>, Failure> {
    let Subject::Program(program, _) = subject else { return Ok(None) };
    let open = store::applications::open_of_business(tx, business).await?;
    Ok(open.into_iter().find(|one| one.subject.id() == program.0 && one.status != Status::Draft))
}

/// Lays the papers of one application to another of the same owner.
pub(super) async fn take_papers(
    app: &App,
    tx: &Tx,
    from: ApplicationId,
    to: ApplicationId,
    owner: AccountId,
) -> Result<(), Failure> {
    let papers = store::applications::papers::of(tx, from).await?;
    let papers: Vec<DocumentId> = papers.into_iter().map(|paper| paper.document).collect();
    Ok(store::applications::papers::add(tx, to, &papers, owner, app.clock.now()).await?)
}

/// The draft, if it is one and the actor's own.
pub(super) async fn own_draft(tx: &Tx, actor: &Actor, id: ApplicationId) -> Result<Application, Failure> {
    let application = store::applications::find(tx, id).await?.ok_or(Failure::NotFound)?;
    policy::may_act(actor, &application.case())?;
    if application.owner != actor.account {
        return Err(Failure::NotFound);
    }
    if application.status != Status::Draft {
        return Err(Failure::Refused("application-handed-in"));
    }
    Ok(application)
}

/// Saves one page of a draft.
pub async fn save_draft(
    app: &App,
    actor: &Actor,
    id: ApplicationId,
    change: DraftChange,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let seen = own_draft(&tx, actor, id).await?;
    let mut draft = seen.draft.clone();
    let mut cohort = seen.subject.cohort();
    match change {
        DraftChange::Need { amount, tenor, purpose, plan } => {
            (draft.amount, draft.tenor, draft.purpose) = (Some(amount), Some(tenor), Some(purpose));
            draft.plan = plan;
        }
        DraftChange::Motivation { cohort: chosen, plan } => {
            cohort = Some(own_cohort(app, &tx, &seen, chosen).await?);
            draft.plan = plan;
        }
        DraftChange::FactsConfirmed => draft.facts_confirmed = true,
        DraftChange::Papers { missing } => {
            draft.missing = missing;
            draft.papers_seen = true;
        }
        DraftChange::Consent(given) => draft.consent = given,
    }
    write(app, &tx, &seen, &draft, seen.version, cohort).await?;
    tx.commit().await?;
    Ok(())
}

async fn own_cohort(app: &App, tx: &Tx, seen: &Application, chosen: CohortId) -> Result<CohortId, Failure> {
    let Subject::Program(program, _) = seen.subject else {
        return Err(Failure::invalid("cohort", "choose"));
    };
    if subjects::program(tx, program, chosen).await?.is_none() {
        return Err(Failure::invalid("cohort", "choose"));
    }
    let held = subjects::hold_cohort(tx, chosen).await?;
    if held.is_none_or(|held| held.apply_by < wita_date(app.clock.now())) {
        return Err(Failure::invalid("cohort", "cohort-closed"));
    }
    Ok(chosen)
}

async fn write(
    app: &App,
    tx: &Tx,
    seen: &Application,
    draft: &Draft,
    version: uuid::Uuid,
    cohort: Option<CohortId>,
) -> Result<(), Failure> {
    let now = app.clock.now();
    match store::applications::save_draft(tx, seen, draft, version, cohort, now).await {
        Err(StoreError::Stale) => Err(effects::stale(tx, seen).await?),
        other => Ok(other?),
    }
}

/// Takes up the version in force, after the owner was shown what changed; what she confirmed is to be confirmed again.
pub async fn renew_version(app: &App, actor: &Actor, id: ApplicationId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let seen = own_draft(&tx, actor, id).await?;
    let published = open_to_new(&tx, seen.subject).await?;
    let version = published.current.unwrap_or(seen.version);
    let draft = Draft { consent: false, ..seen.draft.clone() };
    write(app, &tx, &seen, &draft, version, seen.subject.cohort()).await?;
    tx.commit().await?;
    Ok(())
}

/// Throws a draft away. The organisation never hears of it.
pub async fn discard_draft(app: &App, actor: &Actor, id: ApplicationId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    own_draft(&tx, actor, id).await?;
    store::applications::delete_draft(&tx, id).await?;
    tx.commit().await?;
    Ok(())
}
