//! Match results as rows: what each open offer and program made of a business, with the gaps that stood in the way.

use chrono::{DateTime, Utc};
use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::matching::{FrozenFinding, SubjectKind, Verdict};
use entity::{Text, business, fact_sheet, match_result, match_told};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    TryInsertResult,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};

/// A result to keep.
#[derive(Debug, Clone)]
pub struct NewResult {
    /// Offer or program.
    pub kind: SubjectKind,
    /// Its id.
    pub subject: Uuid,
    /// The version judged.
    pub version: Uuid,
    /// What it is called.
    pub name: Bilingual,
    /// What its rule made of the business.
    pub verdict: Verdict,
    /// The findings that did not pass.
    pub gaps: Vec<FrozenFinding>,
    /// Total cost of the need in rupiah.
    pub total_cost: Option<i64>,
    /// First instalment in rupiah.
    pub first_instalment: Option<i64>,
}

/// A result that is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Id of the row.
    pub id: Uuid,
    /// Offer or program.
    pub kind: SubjectKind,
    /// Its id.
    pub subject: Uuid,
    /// The version judged.
    pub version: Uuid,
    /// What its rule made of the business.
    pub verdict: Verdict,
    /// The findings that did not pass, as JSON.
    pub gaps: Value,
    /// Total cost of the need in rupiah.
    pub total_cost: Option<i64>,
    /// First instalment in rupiah.
    pub first_instalment: Option<i64>,
    /// Since when it fits.
    pub eligible_since: Option<DateTime<Utc>>,
}

fn kept(row: match_result::Model) -> Kept {
    Kept {
        id: row.id,
        kind: row.subject_kind.0,
        subject: row.subject_id,
        version: row.version_id,
        verdict: row.verdict.0,
        gaps: row.findings,
        total_cost: row.total_cost,
        first_instalment: row.first_instalment,
        eligible_since: row.eligible_since,
    }
}

/// The results of a business.
pub async fn list_for(db: &impl Reader, business: BusinessId) -> Result<Vec<Kept>, StoreError> {
    let rows = match_result::Entity::find()
        .filter(match_result::Column::BusinessId.eq(business.0))
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(kept).collect())
}

/// Keeps a result, over the former one of the same subject.
pub async fn put(
    tx: &Tx,
    id: Uuid,
    business: BusinessId,
    new: &NewResult,
    former: Option<&Kept>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let since = former.and_then(|former| former.eligible_since).unwrap_or(now);
    let row = match_result::ActiveModel {
        id: Set(former.map_or(id, |former| former.id)),
        business_id: Set(business.0),
        subject_kind: Set(Text(new.kind)),
        subject_id: Set(new.subject),
        version_id: Set(new.version),
        verdict: Set(Text(new.verdict)),
        findings: Set(json!(new.gaps)),
        total_cost: Set(new.total_cost),
        first_instalment: Set(new.first_instalment),
        computed_at: Set(now),
        eligible_since: Set((new.verdict == Verdict::Eligible).then_some(since)),
        ..Default::default()
    };
    match former {
        Some(_) => row.update(tx.connection()).await.map(drop)?,
        None => match_result::Entity::insert(row).exec_without_returning(tx.connection()).await.map(drop)?,
    }
    Ok(())
}

/// Notes that a business is reckoned; `true` when that never happened before.
pub async fn begin(tx: &Tx, id: BusinessId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = business::ActiveModel { matched_at: Set(Some(now)), ..Default::default() };
    let done = business::Entity::update_many()
        .set(row)
        .filter(business::Column::Id.eq(id.0))
        .filter(business::Column::MatchedAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The offers and programs that the owner of a business was told of, ever.
pub async fn told_of(db: &impl Reader, business: BusinessId) -> Result<Vec<Uuid>, StoreError> {
    let told = match_told::Entity::find()
        .select_only()
        .column(match_told::Column::SubjectId)
        .filter(match_told::Column::BusinessId.eq(business.0));
    Ok(told.into_tuple().all(db.connection()).await?)
}

/// Notes that the owner is told of an offer or a program; `false` where somebody else has told her.
pub async fn tell(
    tx: &Tx,
    business: BusinessId,
    subject: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row =
        match_told::ActiveModel { business_id: Set(business.0), subject_id: Set(subject), told_at: Set(now) };
    let done = match_told::Entity::insert(row).on_conflict_do_nothing();
    Ok(matches!(done.exec_without_returning(tx.connection()).await?, TryInsertResult::Inserted(1..)))
}

/// Deletes results of what is not open any more.
pub async fn delete(tx: &Tx, ids: Vec<Uuid>) -> Result<(), StoreError> {
    if !ids.is_empty() {
        match_result::Entity::delete_many()
            .filter(match_result::Column::Id.is_in(ids))
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}

/// Businesses whose facts are known and that are not put away, in the order of their ids, after one of them.
pub async fn businesses_after(
    db: &impl Reader,
    after: Option<BusinessId>,
    most: u64,
) -> Result<Vec<BusinessId>, StoreError> {
    let mut query = fact_sheet::Entity::find()
        .select_only()
        .column(fact_sheet::Column::BusinessId)
        .filter(fact_sheet::Column::Archived.eq(false));
    if let Some(after) = after {
        query = query.filter(fact_sheet::Column::BusinessId.gt(after.0));
    }
    let ids: Vec<Uuid> = query
        .order_by_asc(fact_sheet::Column::BusinessId)
        .limit(most)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(BusinessId).collect())
}
