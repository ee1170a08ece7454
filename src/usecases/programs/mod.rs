//! Mentoring programs: drafts written by a partner, immutable versions read by everyone, cohorts with seats.

pub mod catalogue;
pub mod cohorts;
pub mod publishing;
pub mod reading;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::criteria::Rule;
use domain::offers::Publication;
use domain::organisations::OrganisationId;
use domain::policy::{self, Actor, Standing};
use domain::programs::{ProgramDraft, ProgramId, ProgramTerms, ProgramVersionId};
use serde::{Deserialize, Serialize};

use super::Failure;
use super::offers::{rule_as_json, rule_of_json};
use crate::app::App;
use crate::store::{self, Reader, StoreError};

/// What is being written: terms that may be half empty, and whom the program is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProgramText {
    /// The terms so far.
    pub terms: ProgramDraft,
    /// Whom it is for.
    #[serde(serialize_with = "rule_as_json", deserialize_with = "rule_of_json")]
    pub rule: Rule,
}

impl Default for ProgramText {
    fn default() -> Self {
        Self { terms: ProgramDraft::default(), rule: Rule::open() }
    }
}

/// A program with its draft.
#[derive(Debug, Clone)]
pub struct Program {
    /// Its id.
    pub id: ProgramId,
    /// The partner.
    pub organisation: OrganisationId,
    /// Where it stands towards the public.
    pub publication: Publication,
    /// What is being written.
    pub draft: ProgramText,
    /// How often the draft was saved; a save names the revision it saw.
    pub revision: i32,
    /// The version in force.
    pub current: Option<ProgramVersionId>,
    /// The version to come.
    pub scheduled: Option<ProgramVersionId>,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// What was published, never changed.
#[derive(Debug, Clone)]
pub struct ProgramVersion {
    /// Its id.
    pub id: ProgramVersionId,
    /// The program.
    pub program: ProgramId,
    /// 1 for the first.
    pub number: i32,
    /// The terms.
    pub terms: ProgramTerms,
    /// Whom it is for, as it is judged.
    pub rule: Rule,
    /// When it was published.
    pub published_at: DateTime<Utc>,
}

/// A version to insert.
#[derive(Debug)]
pub struct NewVersion {
    /// Its id.
    pub id: ProgramVersionId,
    /// The program.
    pub program: ProgramId,
    /// 1 for the first.
    pub number: i32,
    /// The terms.
    pub terms: ProgramTerms,
    /// The rule.
    pub rule: Rule,
    /// Who published it.
    pub by: AccountId,
}

/// Begins an empty draft, valid from today. A form that brings an id along begins one, however often it is sent.
pub async fn create(app: &App, actor: &Actor, once: Option<ProgramId>) -> Result<ProgramId, Failure> {
    let now = app.clock.now();
    let organisation = actor.organisation.ok_or(Failure::NotFound)?;
    let tx = app.db.begin().await?;
    policy::may_draft(actor, &standing(&tx, organisation).await?)?;
    let mut draft = ProgramText::default();
    draft.terms.valid_from = Some(domain::calendar::wita_date(now));
    let id = once.unwrap_or_else(|| ProgramId(app.ids.next(now)));
    if !store::programs::insert(&tx, id, organisation, &draft, now).await? {
        drop(tx);
        return Ok(of_desk(&app.db, actor, id).await?.id);
    }
    tx.commit().await?;
    Ok(id)
}

/// Changes the draft of this revision and answers the next one.
pub async fn save(
    app: &App,
    actor: &Actor,
    id: ProgramId,
    revision: i32,
    change: impl FnOnce(&mut ProgramText),
) -> Result<i32, Failure> {
    let tx = app.db.begin().await?;
    let mut program = of_desk(&tx, actor, id).await?;
    policy::may_draft(actor, &standing(&tx, program.organisation).await?)?;
    if program.publication == Publication::Closed {
        return Err(Failure::Refused("offer-closed"));
    }
    if program.revision != revision {
        return Err(Failure::Refused("offer-draft-moved"));
    }
    change(&mut program.draft);
    store::programs::update_draft(&tx, id, revision, &program.draft, app.clock.now())
        .await
        .map_err(moved_on)?;
    tx.commit().await?;
    Ok(revision + 1)
}

/// A program of the actor's own organisation, or any for the office; foreign ones are not found.
pub async fn find_own(app: &App, actor: &Actor, id: ProgramId) -> Result<Program, Failure> {
    of_desk(&app.db, actor, id).await
}

async fn of_desk(db: &impl Reader, actor: &Actor, id: ProgramId) -> Result<Program, Failure> {
    let program = store::programs::find(db, id).await?.ok_or(Failure::NotFound)?;
    let within = actor.is_office() || actor.organisation == Some(program.organisation);
    if within { Ok(program) } else { Err(Failure::NotFound) }
}

async fn standing(db: &impl Reader, organisation: OrganisationId) -> Result<Standing, Failure> {
    store::offers::standing(db, organisation).await?.ok_or(Failure::NotFound)
}

fn moved_on(error: StoreError) -> Failure {
    match error {
        StoreError::Stale => Failure::Refused("offer-draft-moved"),
        other => other.into(),
    }
}
