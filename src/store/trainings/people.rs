//! Participants of trainings and the days on which they were there.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::facts::BusinessId;
use domain::funds::ParticipantKind;
use domain::trainings::{ParticipantId, Presence, TrainingId};
use entity::{Text, business, training_attendance, training_participant};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::{Reader, StoreError, Tx};
use crate::usecases::trainings::Participant;

fn read(row: training_participant::Model, days: Vec<NaiveDate>) -> Participant {
    let score = |score: Option<i32>| score.and_then(|score| u8::try_from(score).ok());
    Participant {
        id: ParticipantId(row.id),
        training: TrainingId(row.training_id),
        kind: row.kind.0,
        account: row.account_id.map(AccountId),
        business: row.business_id.map(BusinessId),
        name: row.name,
        sex: row.sex.map(|sex| sex.0),
        district: row.district,
        cooperative: row.cooperative,
        nib_last4: row.nib_last4,
        nib_sealed: row.nib_sealed,
        nib_index: row.nib_index,
        before: score(row.before_score),
        after: score(row.after_score),
        withdrawn: row.withdrawn_at.is_some(),
        raised: row.raised_at.is_some(),
        days,
    }
}

/// Everybody of a training, by name; two queries.
pub async fn list(db: &impl Reader, id: TrainingId) -> Result<Vec<Participant>, StoreError> {
    let rows = training_participant::Entity::find()
        .filter(training_participant::Column::TrainingId.eq(id.0))
        .order_by_asc(training_participant::Column::Name)
        .order_by_asc(training_participant::Column::Id)
        .all(db.connection())
        .await?;
    let days: Vec<(Uuid, NaiveDate)> = training_attendance::Entity::find()
        .select_only()
        .columns([training_attendance::Column::ParticipantId, training_attendance::Column::Day])
        .join(JoinType::InnerJoin, training_attendance::Relation::TrainingParticipant.def())
        .filter(training_participant::Column::TrainingId.eq(id.0))
        .order_by_asc(training_attendance::Column::Day)
        .into_tuple()
        .all(db.connection())
        .await?;
    let mut of: HashMap<Uuid, Vec<NaiveDate>> = HashMap::new();
    for (person, day) in days {
        of.entry(person).or_default().push(day);
    }
    Ok(rows
        .into_iter()
        .map(|row| (of.remove(&row.id).unwrap_or_default(), row))
        .map(|(days, row)| read(row, days))
        .collect())
}

/// The participant with this id, without her days.
pub async fn find(db: &impl Reader, id: ParticipantId) -> Result<Option<Participant>, StoreError> {
    let row = training_participant::Entity::find_by_id(id.0).one(db.connection()).await?;
    Ok(row.map(|row| read(row, Vec::new())))
}

/// The participant of a training who is known as this.
pub async fn known(
    db: &impl Reader,
    training: TrainingId,
    who: &str,
) -> Result<Option<ParticipantId>, StoreError> {
    let found = training_participant::Entity::find()
        .select_only()
        .column(training_participant::Column::Id)
        .filter(training_participant::Column::TrainingId.eq(training.0))
        .filter(training_participant::Column::Who.eq(who))
        .into_tuple::<Uuid>()
        .one(db.connection())
        .await?;
    Ok(found.map(ParticipantId))
}

/// The sealed NIB of a business.
pub async fn nib_of(db: &impl Reader, business: BusinessId) -> Result<Option<Vec<u8>>, StoreError> {
    let found = business::Entity::find_by_id(business.0)
        .select_only()
        .column(business::Column::NibSealed)
        .into_tuple::<Option<Vec<u8>>>()
        .one(db.connection())
        .await?;
    Ok(found.flatten())
}

/// Inserts a participant.
pub async fn insert(
    tx: &Tx,
    person: &Participant,
    (who, covered): (&str, bool),
    (by, now): (AccountId, DateTime<Utc>),
) -> Result<(), StoreError> {
    let row = training_participant::ActiveModel {
        id: Set(person.id.0),
        training_id: Set(person.training.0),
        who: Set(who.to_owned()),
        kind: Set(Text(person.kind)),
        account_id: Set(person.account.map(|id| id.0)),
        business_id: Set(person.business.map(|id| id.0)),
        name: Set(person.name.clone()),
        sex: Set(person.sex.map(Text)),
        district: Set(person.district.clone()),
        cooperative: Set(person.cooperative.clone()),
        covered: Set(covered),
        nib_sealed: Set(person.nib_sealed.clone()),
        nib_last4: Set(person.nib_last4.clone()),
        nib_index: Set(person.nib_index.clone()),
        before_score: Set(None),
        after_score: Set(None),
        registered_at: Set(now),
        registered_by: Set(Some(by.0)),
        withdrawn_at: Set(None),
        raised_at: Set(None),
    };
    training_participant::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

async fn change(tx: &Tx, row: training_participant::ActiveModel) -> Result<(), StoreError> {
    row.update(tx.connection()).await?;
    Ok(())
}

/// Takes back somebody who had withdrawn.
pub async fn take_back(tx: &Tx, id: ParticipantId, kind: ParticipantKind) -> Result<(), StoreError> {
    let row = training_participant::ActiveModel {
        id: Set(id.0),
        kind: Set(Text(kind)),
        withdrawn_at: Set(None),
        ..Default::default()
    };
    change(tx, row).await
}

/// Withdraws a participant.
pub async fn withdraw(tx: &Tx, id: ParticipantId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = training_participant::ActiveModel {
        id: Set(id.0),
        withdrawn_at: Set(Some(now)),
        ..Default::default()
    };
    change(tx, row).await
}

/// Notes that the training raised her fact.
pub async fn mark_raised(tx: &Tx, id: ParticipantId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row =
        training_participant::ActiveModel { id: Set(id.0), raised_at: Set(Some(now)), ..Default::default() };
    change(tx, row).await
}

/// Writes test results; nothing leaves what is there.
pub async fn score(tx: &Tx, id: ParticipantId, [before, after]: [Option<u8>; 2]) -> Result<(), StoreError> {
    let set = |score: Option<u8>| score.map_or(NotSet, |score| Set(Some(i32::from(score))));
    let row = training_participant::ActiveModel {
        id: Set(id.0),
        before_score: set(before),
        after_score: set(after),
        ..Default::default()
    };
    if before.is_some() || after.is_some() { change(tx, row).await } else { Ok(()) }
}

/// Notes that she was there on a day; once.
pub async fn attend(
    tx: &Tx,
    id: ParticipantId,
    day: NaiveDate,
    (how, by, now): (Presence, Option<AccountId>, DateTime<Utc>),
) -> Result<(), StoreError> {
    let row = training_attendance::ActiveModel {
        participant_id: Set(id.0),
        day: Set(day),
        how: Set(Text(how)),
        at: Set(now),
        by: Set(by.map(|by| by.0)),
    };
    let once = sea_orm::sea_query::OnConflict::columns([
        training_attendance::Column::ParticipantId,
        training_attendance::Column::Day,
    ])
    .value(training_attendance::Column::Day, Expr::value(day))
    .to_owned();
    training_attendance::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// Takes back that she was there on a day.
pub async fn absent(tx: &Tx, id: ParticipantId, day: NaiveDate) -> Result<(), StoreError> {
    training_attendance::Entity::delete_by_id((id.0, day)).exec(tx.connection()).await?;
    Ok(())
}
