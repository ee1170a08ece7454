//! Match results as rows: what each open offer and program made of a business, with the gaps that stood in the way.

use chrono::{DateTime, Utc};
use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::matching::{FrozenFinding, SubjectKind, Verdict};
use entity::{Text, fact_sheet, match_result};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
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
    /// When the owner was told that it fits.
    pub told_at: Option<DateTime<Utc>>,
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
        told_at: row.told_at,
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
        told_at: Set(former.and_then(|former| former.told_at)),
    };
    match former {
        Some(_) => row.update(tx.connection()).await.map(drop)?,
        None => match_result::Entity::insert(row).exec_without_returning(tx.connection()).await.map(drop)?,
    }
    Ok(())
}

/// Notes that the owner knows of all that fits now.
pub async fn mark_told(tx: &Tx, business: BusinessId, now: DateTime<Utc>) -> Result<(), StoreError> {
    match_result::Entity::update_many()
        .col_expr(match_result::Column::ToldAt, Expr::value(now))
        .filter(match_result::Column::BusinessId.eq(business.0))
        .filter(match_result::Column::Verdict.eq(Text(Verdict::Eligible)))
        .filter(match_result::Column::ToldAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
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

/// Businesses whose facts are known, in the order of their ids, after one of them.
pub async fn businesses_after(
    db: &impl Reader,
    after: Option<BusinessId>,
    most: u64,
) -> Result<Vec<BusinessId>, StoreError> {
    let mut query = fact_sheet::Entity::find().select_only().column(fact_sheet::Column::BusinessId);
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
