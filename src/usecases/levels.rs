//! Levels: an owner assesses her business, a mentor assesses it anew; each assessment is kept, the newest states the fact.

use chrono::{DateTime, Utc};
use domain::applications::{ApplicationId, Status, WorkflowKind};
use domain::facts::{BusinessId, Evidence, Fact};
use domain::levels::{Answers, Area, AssessmentId, Assessor, fact_of};
use domain::offers::Publication;
use domain::policy::{self, Actor};

use super::businesses::facts::{Statement, state_in};
use super::programs::catalogue::{self, CatalogueProgram};
use super::{Failure, businesses};
use crate::app::App;
use crate::store::levels::NewAssessment;
use crate::store::{self, Reader, StoreError, Tx};
use crate::usecases::applications::Application;

/// How many programs a result shows.
const PROGRAMS: usize = 5;

/// An assessment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The answers, and the area with them.
    pub answers: Answers,
    /// Whose word it is.
    pub assessor: Assessor,
    /// The name of who gave it.
    pub by: String,
    /// For whom they work, if they work for a partner.
    pub organisation: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One area of a business: what was assessed, newest first, and what its fact says today.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The area.
    pub area: Area,
    /// Its assessments.
    pub assessments: Vec<Assessment>,
    /// What is known today, whoever said so.
    pub fact: Option<Fact>,
}

/// A business with all its areas.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The business.
    pub business: BusinessId,
    /// Its name.
    pub name: String,
    /// Every area.
    pub areas: Vec<Standing>,
}

/// The areas of a business, for its owner and the office.
pub async fn show(app: &App, actor: &Actor, business: BusinessId) -> Result<Overview, Failure> {
    let found = businesses::visible(&app.db, actor, business).await?;
    overview(app, business, found.name).await
}

/// The areas of a business that takes part in a program of the actor's organisation.
pub async fn show_participant(
    app: &App,
    actor: &Actor,
    application: ApplicationId,
) -> Result<Overview, Failure> {
    let seen = participant(&app.db, actor, application).await?;
    let parties = store::applications::case::parties(&app.db, seen.id).await?.ok_or(Failure::NotFound)?;
    overview(app, seen.business, parties.business).await
}

async fn overview(app: &App, business: BusinessId, name: String) -> Result<Overview, Failure> {
    let known = businesses::known(app, &app.db, business).await?.facts;
    let all = store::levels::list_of(&app.db, business, None).await?;
    let standing = |area: &Area| Standing {
        area: *area,
        assessments: all.iter().filter(|one| one.answers.area() == *area).cloned().collect(),
        fact: known.get(fact_of(*area)).copied(),
    };
    Ok(Overview { business, name, areas: Area::ALL.iter().map(standing).collect() })
}

/// The owner assesses her own business.
pub async fn assess(
    app: &App,
    actor: &Actor,
    business: BusinessId,
    answers: &Answers,
    once: &str,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    businesses::editable(&tx, actor, business).await?;
    let word = Word { assessor: Assessor::Owner, application: None, evidence: Evidence::Stated, note: None };
    keep(app, &tx, actor, business, answers, (word, once)).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody of the partner assesses a participant.
pub async fn reassess(
    app: &App,
    actor: &Actor,
    application: ApplicationId,
    answers: &Answers,
    once: &str,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let seen = participant(&tx, actor, application).await?;
    let word = Word {
        assessor: Assessor::Partner,
        application: Some(application),
        evidence: Evidence::Checked,
        note: seen.receipt.map(|receipt| receipt.to_string()),
    };
    keep(app, &tx, actor, seen.business, answers, (word, once)).await?;
    tx.commit().await?;
    Ok(())
}

/// Whose word an assessment is, and how much it proves.
struct Word {
    assessor: Assessor,
    application: Option<ApplicationId>,
    evidence: Evidence,
    note: Option<String>,
}

async fn keep(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    business: BusinessId,
    answers: &Answers,
    (word, once): (Word, &str),
) -> Result<(), Failure> {
    // The key is the account's own: nobody can use up that of somebody else.
    let once = format!("{}-{once}", actor.account);
    if store::levels::is_done(tx, &once).await? {
        return Ok(());
    }
    let now = app.clock.now();
    let new = NewAssessment {
        id: AssessmentId(app.ids.next(now)),
        business,
        answers,
        assessor: word.assessor,
        by: actor.account,
        application: word.application,
        once: &once,
    };
    match store::levels::insert(tx, &new, now).await {
        Err(StoreError::Unique(_)) => return Err(Failure::Busy),
        other => other?,
    }
    let (key, value) = answers.states();
    let mut statement = Statement::value(key, value).proved_by(word.evidence);
    statement.note = word.note;
    state_in(app, tx, business, Some(actor.account), vec![statement]).await?;
    Ok(())
}

/// The application by which the actor knows the business: of a program of theirs in which it takes, or took, part.
async fn participant(db: &impl Reader, actor: &Actor, id: ApplicationId) -> Result<Application, Failure> {
    let seen = store::applications::find(db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_act(actor, &seen.case())?;
    let inside = actor.organisation == Some(seen.organisation);
    let takes_part = matches!(seen.status, Status::Enrolled | Status::Active | Status::Completed);
    if seen.kind() == WorkflowKind::Mentoring && inside && takes_part {
        Ok(seen)
    } else {
        Err(Failure::NotFound)
    }
}

/// Open programs that raise the fact of an area.
pub async fn programs_for(app: &App, area: Area) -> Result<Vec<CatalogueProgram>, Failure> {
    let wanted = catalogue::Wanted { improves: Some(fact_of(area)), ..catalogue::Wanted::default() };
    let found = catalogue::list(app, &wanted, None).await?.rows;
    let open = found.into_iter().map(|(program, _)| program).filter(|it| it.publication == Publication::Open);
    Ok(open.take(PROGRAMS).collect())
}
