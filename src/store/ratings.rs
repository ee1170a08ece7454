//! What both sides of a participation say afterwards, as rows: one a side, never changed.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::mentoring::{RatingSide, Score};
use domain::policy::Scope;
use entity::rating;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::applications::Application;
use crate::usecases::ratings::Rating;

/// The most that is read of what was said.
const MOST: u64 = 20_000;

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

/// What a side has said of a participation.
pub async fn given(
    db: &impl Reader,
    application: Uuid,
    side: RatingSide,
) -> Result<Option<Rating>, StoreError> {
    let row = rating::Entity::find()
        .filter(rating::Column::ApplicationId.eq(application))
        .filter(rating::Column::Side.eq(side.as_str()))
        .one(db.connection())
        .await?;
    row.map(|row| read(row.score, row.words)).transpose()
}

fn read(score: i32, words: String) -> Result<Rating, StoreError> {
    let score = u8::try_from(score).ok().and_then(Score::new);
    Ok(Rating { score: score.ok_or(StoreError::Unreadable("rating.score"))?, words })
}

/// What a side has said within a scope, program by program. The order is of scores and words, never of time: it would
/// tell who spoke.
pub async fn said(
    db: &impl Reader,
    scope: Scope,
    side: RatingSide,
) -> Result<Vec<(Uuid, Rating)>, StoreError> {
    let narrowed = match scope {
        Scope::Organisation(id) => Condition::all().add(rating::Column::OrganisationId.eq(id.0)),
        Scope::Everything => Condition::all(),
        Scope::Own(_) | Scope::Public | Scope::Nothing => return Ok(Vec::new()),
    };
    let rows: Vec<(Uuid, i32, String)> = rating::Entity::find()
        .select_only()
        .columns([rating::Column::ProgramId, rating::Column::Score, rating::Column::Words])
        .filter(narrowed)
        .filter(rating::Column::Side.eq(side.as_str()))
        .order_by_asc(rating::Column::ProgramId)
        .order_by_desc(rating::Column::Score)
        .order_by_asc(rating::Column::Words)
        .limit(MOST)
        .into_tuple()
        .all(db.connection())
        .await?;
    rows.into_iter().map(|(program, score, words)| Ok((program, read(score, words)?))).collect()
}
