//! What both sides of a participation say afterwards, as rows: one a side, never changed.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::mentoring::RatingSide;
use entity::rating;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::applications::Application;
use crate::usecases::ratings::Rating;

/// Whether a side has rated a participation.
pub async fn is_given(db: &impl Reader, application: Uuid, side: RatingSide) -> Result<bool, StoreError> {
    let row = rating::Entity::find()
        .filter(rating::Column::ApplicationId.eq(application))
        .filter(rating::Column::Side.eq(side.as_str()))
        .one(db.connection())
        .await?;
    Ok(row.is_some())
}

/// Inserts a rating; the first one stays.
pub async fn insert(
    tx: &Tx,
    application: &Application,
    side: RatingSide,
    rating: &Rating,
    (by, now): (AccountId, DateTime<Utc>),
) -> Result<(), StoreError> {
    use rating::Column;
    let row = rating::ActiveModel {
        application_id: Set(application.id.0),
        side: Set(side.to_string()),
        program_id: Set(application.subject.id()),
        organisation_id: Set(application.organisation.0),
        score: Set(i32::from(rating.score.get())),
        words: Set(rating.words.clone()),
        author_id: Set(by.0),
        at: Set(now),
    };
    let once = OnConflict::columns([Column::ApplicationId, Column::Side]).do_nothing().to_owned();
    rating::Entity::insert(row).on_conflict(once).exec_without_returning(tx.connection()).await?;
    Ok(())
}
