//! What an owner reads before and while she writes an application: what is wanted, what she has, how the rule reads
//! her facts today. Writes nothing; what is saved is saved by `drafting`.

use domain::applications::{ApplicationId, Status};
use domain::facts::{BusinessId, FactSheet};
use domain::matching::{FrozenFinding, Verdict};
use domain::offers::{OfferId, Publication};
use domain::policy::{self, Actor};
use domain::programs::ProgramId;

use super::case::{CaseView, load_case};
use super::drafting;
use super::queue::{self, QueueRow, Standing};
use super::submitting::{judged, state_need};
use super::{Application, CaseTerms, FrozenVersion, Subject};
use crate::app::App;
use crate::store::applications::subjects;
use crate::store::{self, Cursor, Page};
use crate::usecases::businesses::{self, Business};
use crate::usecases::documents::Document;
use crate::usecases::matching::market::Market;
use crate::usecases::matching::survey::Survey;
use crate::usecases::programs::cohorts::ProgramCohort;
use crate::usecases::{Failure, offers, programs, today};

/// The most drafts that a list shows above everything else.
const DRAFTS_MOST: u64 = 50;

/// What an owner is shown before she begins.
#[derive(Debug, Clone)]
pub struct Prospect {
    /// Her business.
    pub business: Business,
    /// The bank or partner.
    pub organisation: String,
    /// What is published at present.
    pub version: FrozenVersion,
    /// Whether it takes applications now.
    pub open: bool,
    /// What the rule makes of her facts today.
    pub verdict: Verdict,
    /// Why.
    pub findings: Vec<FrozenFinding>,
    /// Her papers.
    pub held: Vec<Document>,
    /// The applications of the same business for the same that run already.
    pub running: Vec<Application>,
    /// The cohorts that still take applications; programs only.
    pub cohorts: Vec<ProgramCohort>,
}

/// A draft with what its pages show.
#[derive(Debug, Clone)]
pub struct OpenDraft {
    /// The case.
    pub case: CaseView,
    /// How what is applied for stands meanwhile.
    pub standing: Offered,
    /// The facts as of today, with the need as it is written in the draft.
    pub facts: FactSheet,
    /// What the rule makes of them: the rule in force, where it changed since.
    pub verdict: Verdict,
    /// Why.
    pub findings: Vec<FrozenFinding>,
    /// All papers of the business.
    pub held: Vec<Document>,
    /// The cohorts that still take applications; programs only.
    pub cohorts: Vec<ProgramCohort>,
}

/// How an offer or program stands while somebody writes an application for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Offered {
    /// As it was when the draft was begun.
    AsBegun,
    /// A newer version is in force.
    Changed(Box<FrozenVersion>),
    /// It takes no applications now.
    Closed,
}

/// What applying for an offer would take.
pub async fn for_offer(
    app: &App,
    actor: &Actor,
    offer: OfferId,
    business: BusinessId,
) -> Result<Prospect, Failure> {
    let held = businesses::editable(&app.db, actor, business).await?;
    let found = offers::reading::published(app, Some(actor), offer).await?;
    let version = FrozenVersion {
        number: found.version.number,
        terms: CaseTerms::Offer(Box::new(found.version.terms)),
        rule: found.version.rule,
    };
    let open = found.offer.publication == Publication::Open;
    prospect(app, held, found.bank, version, open, offer.0).await
}

/// What joining a program would take.
pub async fn for_program(
    app: &App,
    actor: &Actor,
    program: ProgramId,
    business: BusinessId,
) -> Result<Prospect, Failure> {
    let held = businesses::editable(&app.db, actor, business).await?;
    let found = programs::reading::published(app, Some(actor), program).await?;
    let version = FrozenVersion {
        number: found.version.number,
        terms: CaseTerms::Program(Box::new(found.version.terms)),
        rule: found.version.rule,
    };
    let published = found.program.publication == Publication::Open;
    let mut cohorts = taking(app, program).await?;
    let open = published && !cohorts.is_empty();
    let prospect = prospect(app, held, found.partner, version, open, program.0).await?;
    // Another cohort is another wish, as long as none is begun or taken.
    cohorts.retain(|cohort| {
        let subject = Subject::Program(program, cohort.id);
        prospect.running.iter().all(|one| one.status != Status::Draft && !drafting::bars(one, subject))
    });
    Ok(Prospect { cohorts, ..prospect })
}

async fn prospect(
    app: &App,
    business: Business,
    organisation: String,
    version: FrozenVersion,
    open: bool,
    subject: uuid::Uuid,
) -> Result<Prospect, Failure> {
    let known = businesses::known(app, &app.db, business.id).await?;
    let (verdict, findings) = judged(&version, &known.facts);
    let held = store::documents::list_of(&app.db, business.id).await?;
    let runs = store::applications::open_of_business(&app.db, business.id).await?;
    let same = |one: &Application| one.subject.id() == subject && one.status != Status::Disbursed;
    let running: Vec<Application> = runs.into_iter().filter(same).collect();
    Ok(Prospect {
        business,
        organisation,
        version,
        open,
        verdict,
        findings,
        held,
        running,
        cohorts: Vec::new(),
    })
}

async fn taking(app: &App, program: ProgramId) -> Result<Vec<ProgramCohort>, Failure> {
    let today = today(app);
    let mut cohorts = programs::cohorts::upcoming(app, program).await?;
    cohorts.retain(|cohort| cohort.days.apply_by >= today);
    Ok(cohorts)
}

/// A draft of the actor; nothing where it was handed in already.
pub async fn open_draft(app: &App, actor: &Actor, id: ApplicationId) -> Result<Option<OpenDraft>, Failure> {
    let case = load_case(app, actor, id).await?;
    let application = &case.application;
    if application.status != Status::Draft {
        return Ok(None);
    }
    let standing = standing(app, application).await?;
    let mut facts = businesses::known(app, &app.db, application.business).await?.facts;
    state_need(&mut facts, application)?;
    let version = match &standing {
        Offered::Changed(newer) => newer,
        Offered::AsBegun | Offered::Closed => &case.version,
    };
    let (verdict, findings) = judged(version, &facts);
    let held = store::documents::list_of(&app.db, application.business).await?;
    let cohorts = match application.subject {
        Subject::Program(program, _) => taking(app, program).await?,
        Subject::Offer(_) => Vec::new(),
    };
    Ok(Some(OpenDraft { case, standing, facts, verdict, findings, held, cohorts }))
}

async fn standing(app: &App, application: &Application) -> Result<Offered, Failure> {
    let subject = application.subject;
    let published = subjects::published(&app.db, subject).await?;
    let open = published.filter(|published| published.publication == Publication::Open);
    match open.and_then(|published| published.current) {
        None => Ok(Offered::Closed),
        Some(current) if current == application.version => Ok(Offered::AsBegun),
        Some(current) => {
            let newer = subjects::version(&app.db, subject, current).await?;
            Ok(newer.map_or(Offered::Closed, |newer| Offered::Changed(Box::new(newer))))
        }
    }
}

/// The cohort that a program's next participants join.
pub async fn next_cohort(app: &App, program: ProgramId) -> Result<Option<ProgramCohort>, Failure> {
    Ok(taking(app, program).await?.into_iter().min_by_key(|cohort| cohort.days.starts_on))
}

/// The actor's applications: drafts first, then a page of those handed in, the one that moved last on top.
#[derive(Debug, Clone)]
pub struct Own {
    /// Not handed in yet.
    pub drafts: Vec<QueueRow>,
    /// Handed in.
    pub page: Page<QueueRow>,
}

/// The actor's own applications, of both kinds.
pub async fn own(app: &App, actor: &Actor, cursor: Option<&Cursor>) -> Result<Own, Failure> {
    let scope = policy::scope_of_applications(actor);
    let drafts =
        queue::Wanted { status: Some(Status::Draft), newest_first: true, ..queue::Wanted::default() };
    let all = queue::Wanted { standing: Standing::All, newest_first: true, ..queue::Wanted::default() };
    let mut page = store::applications::queue::list(&app.db, scope, &all, cursor, queue::SIZE).await?;
    page.rows.retain(|row| row.status != Status::Draft);
    let drafts = match cursor {
        Some(_) => Vec::new(),
        None => store::applications::queue::list(&app.db, scope, &drafts, None, DRAFTS_MOST).await?.rows,
    };
    Ok(Own { drafts, page })
}

/// Everything open to a business today, with the need of an application: where else the packet could go, and which
/// program closes which gap.
pub async fn elsewhere(app: &App, actor: &Actor, application: &Application) -> Result<Survey, Failure> {
    policy::may_see_application(actor, &application.case())?;
    let mut facts = businesses::known(app, &app.db, application.business).await?.facts;
    state_need(&mut facts, application)?;
    let market = Market::load(&app.db, today(app)).await?;
    Ok(Survey::of(&market, &facts))
}
