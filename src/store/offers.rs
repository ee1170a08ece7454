//! Credit offers and their versions as rows. A version is inserted once and never updated: there is no function for it.

pub mod catalogue;

use chrono::{DateTime, NaiveDate, Utc};
use domain::money::{Method, Rate};
use domain::offers::{OfferId, OfferVersionId, Publication, Terms, Validity};
use domain::organisations::OrganisationId;
use domain::policy::{Scope, Standing};
use entity::{Text, offer, offer_version, organisation};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, TryInsertResult,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx, json};
use crate::usecases::offers::{NewVersion, Offer, OfferDraft, OfferVersion};

fn offer(row: offer::Model) -> Result<Offer, StoreError> {
    Ok(Offer {
        id: OfferId(row.id),
        organisation: OrganisationId(row.organisation_id),
        publication: row.publication.0,
        draft: json::read("offer.draft", row.draft)?,
        revision: row.draft_revision,
        current: row.current_version_id.map(OfferVersionId),
        scheduled: row.scheduled_version_id.map(OfferVersionId),
        published_at: row.published_at,
        updated_at: row.updated_at,
    })
}

fn version(row: offer_version::Model) -> Result<OfferVersion, StoreError> {
    Ok(OfferVersion {
        id: OfferVersionId(row.id),
        offer: OfferId(row.offer_id),
        number: row.number,
        terms: json::read("offer_version.terms", row.terms)?,
        rule: json::read("offer_version.rule", row.rule)?,
        published_at: row.published_at,
    })
}

/// Where an organisation stands, for policy.
pub async fn standing(db: &impl Reader, id: OrganisationId) -> Result<Option<Standing>, StoreError> {
    let row = organisation::Entity::find_by_id(id.0).one(db.connection()).await?;
    Ok(row.map(|row| Standing { id, kind: row.kind.0, status: row.status.0 }))
}

/// The name of an organisation.
pub async fn name_of_organisation(db: &impl Reader, id: OrganisationId) -> Result<String, StoreError> {
    let row = organisation::Entity::find_by_id(id.0).one(db.connection()).await?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}

/// The offer with this id.
pub async fn find(db: &impl Reader, id: OfferId) -> Result<Option<Offer>, StoreError> {
    offer::Entity::find_by_id(id.0).one(db.connection()).await?.map(offer).transpose()
}

/// The version with this id.
pub async fn find_version(db: &impl Reader, id: OfferVersionId) -> Result<Option<OfferVersion>, StoreError> {
    offer_version::Entity::find_by_id(id.0).one(db.connection()).await?.map(version).transpose()
}

/// Every version of an offer, newest first.
pub async fn versions_of(db: &impl Reader, id: OfferId) -> Result<Vec<OfferVersion>, StoreError> {
    let rows = offer_version::Entity::find()
        .filter(offer_version::Column::OfferId.eq(id.0))
        .order_by_desc(offer_version::Column::Number)
        .all(db.connection())
        .await?;
    rows.into_iter().map(version).collect()
}

/// The versions in force of all open offers, for matching: each with its offer's id and its bank's short name.
pub async fn open_versions(db: &impl Reader) -> Result<Vec<(OfferVersion, String)>, StoreError> {
    let current = Expr::col((offer::Entity, offer::Column::CurrentVersionId))
        .eq(Expr::col((offer_version::Entity, offer_version::Column::Id)));
    let rows: Vec<(offer_version::Model, Option<offer::Model>)> = offer_version::Entity::find()
        .find_also_related(offer::Entity)
        .filter(current)
        .filter(offer::Column::Publication.eq(Text(Publication::Open)))
        .all(db.connection())
        .await?;
    let banks = admitted_names(db).await?;
    let named = |(row, offer): (offer_version::Model, Option<offer::Model>)| {
        let bank = banks.get(&offer?.organisation_id)?.clone();
        Some(version(row).map(|version| (version, bank)))
    };
    rows.into_iter().filter_map(named).collect()
}

async fn admitted_names(db: &impl Reader) -> Result<std::collections::HashMap<Uuid, String>, StoreError> {
    let rows: Vec<(Uuid, String)> = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .column(organisation::Column::ShortName)
        .filter(organisation::Column::Status.eq(Text(domain::organisations::OrganisationStatus::Admitted)))
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The offers of a desk, those changed last first.
pub async fn list_for(
    db: &impl Reader,
    scope: Scope,
    publication: Option<Publication>,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Offer>, StoreError> {
    let within = match scope {
        Scope::Organisation(id) => Condition::all().add(offer::Column::OrganisationId.eq(id.0)),
        Scope::Everything => Condition::all(),
        Scope::Public => Condition::all()
            .add(offer::Column::Publication.is_in([Publication::Open, Publication::Paused].map(Text))),
        Scope::Own(_) | Scope::Nothing => {
            return Ok(Page { rows: Vec::new(), next: None });
        }
    };
    let within = within.add_option(publication.map(|it| offer::Column::Publication.eq(Text(it))));
    let list = offer::Entity::find().filter(within);
    let by = (offer::Column::UpdatedAt, offer::Column::Id);
    let rows = paging::by_time(list, by, &Order::Desc, cursor, size).all(db.connection()).await?;
    Page::cut(rows, size, |row| Cursor::instant(row.updated_at, row.id)).try_map(offer)
}

/// Inserts a draft. `false` where there is one with this id already.
pub async fn insert(
    tx: &Tx,
    id: OfferId,
    organisation: OrganisationId,
    draft: &OfferDraft,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = offer::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(organisation.0),
        publication: Set(Text(Publication::Draft)),
        draft: Set(json::write("offer.draft", draft)?),
        draft_revision: Set(1),
        current_version_id: Set(None),
        scheduled_version_id: Set(None),
        name_id: Set(draft.terms.name.id.clone()),
        name_en: Set(draft.terms.name.en.clone()),
        scheme: Set(String::new()),
        floor: Set(0),
        ceiling: Set(0),
        rate_bp: Set(0),
        rate_exact: Set(0),
        fee_fixed: Set(0),
        fee_exact: Set(0),
        method: Set(Text(Method::Annuity)),
        min_tenor: Set(0),
        max_tenor: Set(0),
        purposes: Set(String::new()),
        decision_days: Set(0),
        syariah: Set(false),
        search: Set(String::new()),
        published_at: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let done = offer::Entity::insert(row).on_conflict_do_nothing();
    Ok(matches!(done.exec_without_returning(tx.connection()).await?, TryInsertResult::Inserted(1..)))
}

/// Writes the draft over the one of this revision; stale if it has moved on.
pub async fn update_draft(
    tx: &Tx,
    id: OfferId,
    revision: i32,
    draft: &OfferDraft,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = offer::ActiveModel {
        draft: Set(json::write("offer.draft", draft)?),
        draft_revision: Set(revision + 1),
        updated_at: Set(now),
        ..Default::default()
    };
    let result = offer::Entity::update_many()
        .set(row)
        .filter(offer::Column::Id.eq(id.0))
        .filter(offer::Column::DraftRevision.eq(revision))
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// Inserts a version. `whole` is the rule as it is judged, that of the terms within it.
pub async fn insert_version(tx: &Tx, new: &NewVersion, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = offer_version::ActiveModel {
        id: Set(new.id.0),
        offer_id: Set(new.offer.0),
        number: Set(new.number),
        terms: Set(json::write("offer_version.terms", &new.terms)?),
        rule: Set(new.rule.to_json()),
        valid_from: Set(new.terms.valid_from),
        valid_to: Set(new.terms.valid_to),
        published_at: Set(now),
        published_by: Set(new.by.0),
    };
    offer_version::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// How an offer stands after a move or a day: publication and the versions in force and to come.
#[derive(Debug, Clone, Copy)]
pub struct NewStanding {
    /// Publication from now on.
    pub publication: Publication,
    /// The version in force.
    pub current: Option<OfferVersionId>,
    /// The version to come.
    pub scheduled: Option<OfferVersionId>,
}

/// Writes how an offer stands, if it still stands as it was seen.
pub async fn move_along(
    tx: &Tx,
    seen: &Offer,
    to: NewStanding,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let published = if seen.published_at.is_none() { Set(Some(now)) } else { sea_orm::ActiveValue::NotSet };
    let row = offer::ActiveModel {
        publication: Set(Text(to.publication)),
        current_version_id: Set(to.current.map(|id| id.0)),
        scheduled_version_id: Set(to.scheduled.map(|id| id.0)),
        published_at: published,
        updated_at: Set(now),
        ..Default::default()
    };
    let result = offer::Entity::update_many()
        .set(row)
        .filter(offer::Column::Id.eq(seen.id.0))
        .filter(offer::Column::Publication.eq(Text(seen.publication)))
        .filter(offer::Column::DraftRevision.eq(seen.revision))
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// Writes the terms in the columns that lists read. `bank` makes the offer found by its bank's name.
pub async fn write_columns(tx: &Tx, id: OfferId, terms: &Terms, bank: &str) -> Result<(), StoreError> {
    let exact = |rate: Rate| i32::try_from(rate.ten_thousandths()).unwrap_or(i32::MAX);
    let purposes: Vec<&str> = terms.purposes().map(domain::facts::Purpose::as_str).collect();
    let fixed = terms.fees.admin.get() + terms.fees.other.get();
    let search = format!("{} {} {bank} {}", terms.name.id, terms.name.en, terms.scheme).to_lowercase();
    let row = offer::ActiveModel {
        id: Set(id.0),
        name_id: Set(terms.name.id.clone()),
        name_en: Set(terms.name.en.clone()),
        scheme: Set(terms.scheme.to_string()),
        floor: Set(terms.floor.get()),
        ceiling: Set(terms.ceiling.get()),
        rate_bp: Set(exact(terms.rate) / 100),
        rate_exact: Set(exact(terms.rate)),
        fee_fixed: Set(fixed),
        fee_exact: Set(exact(terms.fees.provision_percent)),
        method: Set(Text(terms.method)),
        min_tenor: Set(terms.shortest_tenor().into()),
        max_tenor: Set(terms.longest_tenor().into()),
        purposes: Set(format!(" {} ", purposes.join(" "))),
        decision_days: Set(terms.decision_days.into()),
        syariah: Set(terms.is_syariah()),
        search: Set(search),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// The offers that a day may change: a version to come has begun, or the one in force has ended.
pub async fn due(db: &impl Reader, today: NaiveDate) -> Result<Vec<Offer>, StoreError> {
    let begun = versions_where(offer_version::Column::ValidFrom.lte(today));
    let ended = versions_where(offer_version::Column::ValidTo.lt(today));
    let rows = offer::Entity::find()
        .filter(
            offer::Column::Publication
                .is_in([Publication::Scheduled, Publication::Open, Publication::Paused].map(Text)),
        )
        .filter(
            Condition::any()
                .add(offer::Column::ScheduledVersionId.in_subquery(begun))
                .add(offer::Column::CurrentVersionId.in_subquery(ended)),
        )
        .all(db.connection())
        .await?;
    rows.into_iter().map(offer).collect()
}

fn versions_where(holds: sea_orm::sea_query::SimpleExpr) -> sea_orm::sea_query::SelectStatement {
    sea_orm::QueryTrait::into_query(
        offer_version::Entity::find().select_only().column(offer_version::Column::Id).filter(holds),
    )
}

/// The days of a version.
pub(crate) fn validity(version: &OfferVersion) -> Validity {
    let days = Validity { from: version.terms.valid_from, to: version.terms.valid_to };
    days.published_on(domain::calendar::wita_date(version.published_at))
}
