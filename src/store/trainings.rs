//! Trainings as rows. Seats are counted in the row itself, which refuses one more than it has.

pub mod mentors;
pub mod people;
pub mod results;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::documents::DocumentId;
use domain::facts::FactValue;
use domain::funds::{FundId, LineId};
use domain::matching::Improvement;
use domain::trainings::{Dates, TrainingId, TrainingStatus};
use entity::{Text, document, training, training_material, training_participant};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, Order, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx};
use crate::usecases::trainings::{Training, TrainingText};

/// The most trainings that are open at once; many times what an office holds.
const OPEN_MOST: u64 = 200;

fn read(row: training::Model) -> Result<Training, StoreError> {
    let unreadable = || StoreError::Unreadable("training");
    let aims = match (row.improves, row.improves_to) {
        (Some(Text(fact)), Some(to)) => {
            Some(Improvement { fact, to: FactValue::from_text(fact, &to).map_err(|_| unreadable())? })
        }
        _ => None,
    };
    Ok(Training {
        id: TrainingId(row.id),
        fund: FundId(row.fund_id),
        line: LineId(row.line_id),
        text: TrainingText {
            name: row.name,
            about: row.about,
            place: row.place,
            district: row.district,
            dates: Dates { starts_on: row.starts_on, ends_on: row.ends_on, register_by: row.register_by },
            hours: u16::try_from(row.hours).map_err(|_| unreadable())?,
            seats: u16::try_from(row.seats).map_err(|_| unreadable())?,
            aims,
        },
        gap: row.gap,
        taken: u16::try_from(row.taken).map_err(|_| unreadable())?,
        status: row.status.0,
        held_at: row.held_at,
    })
}

/// The training with this id.
pub async fn find(db: &impl Reader, id: TrainingId) -> Result<Option<Training>, StoreError> {
    training::Entity::find_by_id(id.0).one(db.connection()).await?.map(read).transpose()
}

/// The training that a form planned before.
pub async fn known(db: &impl Reader, once: &str) -> Result<Option<TrainingId>, StoreError> {
    let found = training::Entity::find()
        .select_only()
        .column(training::Column::Id)
        .filter(training::Column::OnceKey.eq(once))
        .into_tuple::<Uuid>()
        .one(db.connection())
        .await?;
    Ok(found.map(TrainingId))
}

/// A page of all trainings, the latest first.
pub async fn list(
    db: &impl Reader,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Training>, StoreError> {
    let by = ((training::Entity, training::Column::CreatedAt), (training::Entity, training::Column::Id));
    let list = paging::by_time(training::Entity::find(), by, &Order::Desc, cursor, size);
    let rows = list.all(db.connection()).await?;
    let page = Page::cut(rows, size, |row| Cursor::instant(row.created_at, row.id));
    page.try_map(read)
}

/// The trainings of a fund, in the order of their days.
pub async fn of_fund(db: &impl Reader, fund: FundId) -> Result<Vec<Training>, StoreError> {
    let rows = training::Entity::find()
        .filter(training::Column::FundId.eq(fund.0))
        .order_by_asc(training::Column::StartsOn)
        .order_by_asc(training::Column::Id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The trainings that one can register for on a day, the next first.
pub async fn open_on(db: &impl Reader, day: NaiveDate) -> Result<Vec<Training>, StoreError> {
    let rows = training::Entity::find()
        .filter(training::Column::Status.eq(Text(TrainingStatus::Open)))
        .filter(training::Column::RegisterBy.gte(day))
        .order_by_asc(training::Column::StartsOn)
        .order_by_asc(training::Column::Id)
        .limit(OPEN_MOST)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The trainings that somebody is registered for and that end on a day or later, in the order of their days; one query.
pub async fn calendar_of(
    db: &impl Reader,
    account: AccountId,
    since: NaiveDate,
) -> Result<Vec<Training>, StoreError> {
    let registered = Query::select()
        .column(training_participant::Column::TrainingId)
        .from(training_participant::Entity)
        .and_where(training_participant::Column::AccountId.eq(account.0))
        .and_where(training_participant::Column::WithdrawnAt.is_null())
        .take();
    let rows = training::Entity::find()
        .filter(training::Column::Id.in_subquery(registered))
        .filter(training::Column::EndsOn.gte(since))
        .order_by_asc(training::Column::StartsOn)
        .order_by_asc(training::Column::Id)
        .limit(OPEN_MOST)
        .all(db.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Inserts a training that is planned.
pub async fn insert(
    tx: &Tx,
    new: &Training,
    (by, now): (AccountId, DateTime<Utc>),
    once: &str,
) -> Result<(), StoreError> {
    let text = &new.text;
    let row = training::ActiveModel {
        id: Set(new.id.0),
        fund_id: Set(new.fund.0),
        line_id: Set(new.line.0),
        name: Set(text.name.clone()),
        about: Set(text.about.clone()),
        place: Set(text.place.clone()),
        district: Set(text.district.clone()),
        starts_on: Set(text.dates.starts_on),
        ends_on: Set(text.dates.ends_on),
        register_by: Set(text.dates.register_by),
        hours: Set(text.hours.into()),
        seats: Set(text.seats.into()),
        taken: Set(0),
        gap: Set(new.gap.clone()),
        improves: Set(text.aims.map(|aim| Text(aim.fact))),
        improves_to: Set(text.aims.map(|aim| aim.to.to_string())),
        status: Set(Text(new.status)),
        created_at: Set(now),
        created_by: Set(by.0),
        opened_at: Set(None),
        held_at: Set(None),
        once_key: Set(once.to_owned()),
    };
    training::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Opens registration for a training that is planned.
pub async fn open(tx: &Tx, id: TrainingId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = training::Entity::update_many()
        .col_expr(training::Column::Status, Expr::value(TrainingStatus::Open.as_str()))
        .col_expr(training::Column::OpenedAt, Expr::value(now))
        .filter(training::Column::Id.eq(id.0))
        .filter(training::Column::Status.eq(Text(TrainingStatus::Planned)))
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Ends a training that is planned or open.
pub async fn move_along(
    tx: &Tx,
    id: TrainingId,
    to: TrainingStatus,
    held_at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let running = [TrainingStatus::Planned, TrainingStatus::Open].map(Text);
    let done = training::Entity::update_many()
        .col_expr(training::Column::Status, Expr::value(to.as_str()))
        .col_expr(training::Column::HeldAt, Expr::value(held_at))
        .filter(training::Column::Id.eq(id.0))
        .filter(training::Column::Status.is_in(running))
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Takes a seat of a training that runs, or gives one back.
pub async fn seat(tx: &Tx, id: TrainingId, by: i32) -> Result<(), StoreError> {
    let running = [TrainingStatus::Planned, TrainingStatus::Open].map(Text);
    let done = training::Entity::update_many()
        .col_expr(training::Column::Taken, Expr::col(training::Column::Taken).add(by))
        .filter(training::Column::Id.eq(id.0))
        .filter(training::Column::Status.is_in(running))
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// The papers handed out at a training, by id and name.
pub async fn materials(db: &impl Reader, id: TrainingId) -> Result<Vec<(DocumentId, String)>, StoreError> {
    let rows: Vec<(Uuid, String)> = training_material::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .column(document::Column::FileName)
        .join(JoinType::InnerJoin, training_material::Relation::Document.def())
        .filter(training_material::Column::TrainingId.eq(id.0))
        .order_by_asc(document::Column::FileName)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, name)| (DocumentId(id), name)).collect())
}

/// Hands a paper out at a training.
pub async fn add_material(tx: &Tx, id: TrainingId, document: DocumentId) -> Result<(), StoreError> {
    let row = training_material::ActiveModel { training_id: Set(id.0), document_id: Set(document.0) };
    training_material::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}
