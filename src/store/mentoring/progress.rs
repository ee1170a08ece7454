//! What facts were before and after, as rows: written once for each moment.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::ApplicationId;
use domain::mentoring::Moment;
use entity::{Text, mentoring_progress};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::{Reader, StoreError, Tx, json};
use crate::usecases::mentoring::Progress;

/// Writes what a fact was. What was written once for a moment stays.
pub async fn insert(
    tx: &Tx,
    application: ApplicationId,
    progress: &Progress,
    by: AccountId,
) -> Result<(), StoreError> {
    use mentoring_progress::Column;
    let found = match progress.found.as_slice() {
        [] => None,
        found => Some(json::write("mentoring_progress.found", &found)?),
    };
    let row = mentoring_progress::ActiveModel {
        application_id: Set(application.0),
        fact: Set(progress.fact.to_string()),
        moment: Set(progress.moment.to_string()),
        value: Set(progress.value.clone()),
        evidence: Set(progress.evidence.map(Text)),
        target: Set(progress.target.clone()),
        reached: Set(progress.reached),
        at: Set(progress.at),
        by_id: Set(Some(by.0)),
        found: Set(found),
    };
    let once =
        OnConflict::columns([Column::ApplicationId, Column::Fact, Column::Moment]).do_nothing().to_owned();
    mentoring_progress::Entity::insert(row).on_conflict(once).exec_without_returning(tx.connection()).await?;
    Ok(())
}

fn progress(row: mentoring_progress::Model) -> Result<(Uuid, Progress), StoreError> {
    let unreadable = |what| StoreError::Unreadable(what);
    let at: DateTime<Utc> = row.at;
    Ok((
        row.application_id,
        Progress {
            fact: row.fact.parse().map_err(|_| unreadable("fact"))?,
            moment: row.moment.parse().map_err(|_| unreadable("moment"))?,
            value: row.value,
            evidence: row.evidence.map(|evidence| evidence.0),
            target: row.target,
            reached: row.reached,
            at,
            found: json::read_some("mentoring_progress.found", row.found)?.unwrap_or_default(),
        },
    ))
}

/// What was written of a participation: of each fact what it was before, then after.
pub async fn of(db: &impl Reader, application: ApplicationId) -> Result<Vec<Progress>, StoreError> {
    let all = of_all(db, &[application]).await?;
    Ok(all.into_iter().map(|(_, progress)| progress).collect())
}

/// The same of several participations.
pub async fn of_all(
    db: &impl Reader,
    applications: &[ApplicationId],
) -> Result<Vec<(Uuid, Progress)>, StoreError> {
    if applications.is_empty() {
        return Ok(Vec::new());
    }
    let rows = mentoring_progress::Entity::find()
        .filter(mentoring_progress::Column::ApplicationId.is_in(applications.iter().map(|id| id.0)))
        .order_by_asc(mentoring_progress::Column::ApplicationId)
        .order_by_asc(mentoring_progress::Column::Fact)
        .order_by_desc(mentoring_progress::Column::Moment)
        .all(db.connection())
        .await?;
    rows.into_iter().map(progress).collect()
}

/// Whether anything was written for a moment.
pub async fn is_written(
    db: &impl Reader,
    application: ApplicationId,
    moment: Moment,
) -> Result<bool, StoreError> {
    let row = mentoring_progress::Entity::find()
        .filter(mentoring_progress::Column::ApplicationId.eq(application.0))
        .filter(mentoring_progress::Column::Moment.eq(moment.as_str()))
        .one(db.connection())
        .await?;
    Ok(row.is_some())
}
