//! Credit offers: drafts written by a bank, immutable versions read by everyone.
//!
//! A published version is never changed; publishing again makes another. An application keeps the version it was made for.

pub mod catalogue;
pub mod publishing;
pub mod reading;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::criteria::Rule;
use domain::offers::{OfferId, OfferVersionId, Publication, Scheme, Template, Terms, TermsDraft};
use domain::organisations::OrganisationId;
use domain::policy::{self, Actor, Standing};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Failure;
use crate::app::App;
use crate::store::{self, Reader, StoreError};

/// What is being written: terms that may be half empty, and the bank's own criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferDraft {
    /// The terms so far.
    pub terms: TermsDraft,
    /// The bank's own criteria; those of amount, tenor and purpose follow from the terms when it is published.
    #[serde(serialize_with = "rule_as_json", deserialize_with = "rule_of_json")]
    pub rule: Rule,
}

impl Default for OfferDraft {
    fn default() -> Self {
        Self { terms: TermsDraft::default(), rule: Rule::open() }
    }
}

pub(super) fn rule_as_json<S: Serializer>(rule: &Rule, serializer: S) -> Result<S::Ok, S::Error> {
    rule.to_json().serialize(serializer)
}

pub(super) fn rule_of_json<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rule, D::Error> {
    Rule::deserialize(deserializer)
}

/// An offer with its draft.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// The bank.
    pub organisation: OrganisationId,
    /// Where it stands towards the public.
    pub publication: Publication,
    /// What is being written.
    pub draft: OfferDraft,
    /// How often the draft was saved; a save names the revision it saw.
    pub revision: i32,
    /// The version in force.
    pub current: Option<OfferVersionId>,
    /// The version to come.
    pub scheduled: Option<OfferVersionId>,
    /// When it was first published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// What was published, never changed.
#[derive(Debug, Clone)]
pub struct OfferVersion {
    /// Its id.
    pub id: OfferVersionId,
    /// The offer.
    pub offer: OfferId,
    /// 1 for the first.
    pub number: i32,
    /// The terms.
    pub terms: Terms,
    /// The whole rule as it is judged: what the terms say of amount, tenor and purpose, then the bank's own criteria.
    pub rule: Rule,
    /// When it was published.
    pub published_at: DateTime<Utc>,
}

/// A version to insert.
#[derive(Debug)]
pub struct NewVersion {
    /// Its id.
    pub id: OfferVersionId,
    /// The offer.
    pub offer: OfferId,
    /// 1 for the first.
    pub number: i32,
    /// The terms.
    pub terms: Terms,
    /// The whole rule.
    pub rule: Rule,
    /// Who published it.
    pub by: AccountId,
}

/// Begins a draft, from what the law of a scheme says or from nothing. A form that brings an id along begins one, however
/// often it is sent.
pub async fn create(
    app: &App,
    actor: &Actor,
    scheme: Option<Scheme>,
    once: Option<OfferId>,
) -> Result<OfferId, Failure> {
    let now = app.clock.now();
    let organisation = actor.organisation.ok_or(Failure::NotFound)?;
    let tx = app.db.begin().await?;
    policy::may_draft(actor, &standing(&tx, organisation).await?)?;
    let today = domain::calendar::wita_date(now);
    let draft = scheme
        .and_then(|scheme| domain::offers::template(scheme, today))
        .map_or_else(OfferDraft::default, |Template { terms, rule }| OfferDraft { terms, rule });
    let id = once.unwrap_or_else(|| OfferId(app.ids.next(now)));
    if !store::offers::insert(&tx, id, organisation, &draft, now).await? {
        drop(tx);
        return Ok(of_desk(&app.db, actor, id).await?.id);
    }
    tx.commit().await?;
    Ok(id)
}

/// Changes the draft of this revision and answers the next one. A draft that has moved on is refused, and nothing is lost
/// of what the colleague wrote.
pub async fn save(
    app: &App,
    actor: &Actor,
    id: OfferId,
    revision: i32,
    change: impl FnOnce(&mut OfferDraft),
) -> Result<i32, Failure> {
    let tx = app.db.begin().await?;
    let mut offer = of_desk(&tx, actor, id).await?;
    policy::may_draft(actor, &standing(&tx, offer.organisation).await?)?;
    if offer.publication == Publication::Closed {
        return Err(Failure::Refused("offer-closed"));
    }
    if offer.revision != revision {
        return Err(Failure::Refused("offer-draft-moved"));
    }
    change(&mut offer.draft);
    store::offers::update_draft(&tx, id, revision, &offer.draft, app.clock.now()).await.map_err(moved_on)?;
    tx.commit().await?;
    Ok(revision + 1)
}

/// An offer of the actor's own bank, or any for the office; foreign ones are not found.
pub async fn find_own(app: &App, actor: &Actor, id: OfferId) -> Result<Offer, Failure> {
    of_desk(&app.db, actor, id).await
}

async fn of_desk(db: &impl Reader, actor: &Actor, id: OfferId) -> Result<Offer, Failure> {
    let offer = store::offers::find(db, id).await?.ok_or(Failure::NotFound)?;
    let within = actor.is_office() || actor.organisation == Some(offer.organisation);
    if within { Ok(offer) } else { Err(Failure::NotFound) }
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
