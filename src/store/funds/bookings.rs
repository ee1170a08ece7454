//! Bookings as rows. They are only ever inserted; the line's totals move with them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::funds::{BookingId, BookingKind, Effect, FundId, LineId};
use domain::money::Rupiah;
use entity::{Text, account, booking, budget_line};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait, Select,
};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::error::moved;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError, Tx};
use super::rupiah;
use crate::usecases::funds::booking::Written;
use crate::usecases::funds::{Booking, Line, Wanted};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    fund_id: Uuid,
    line_id: Uuid,
    line_name: String,
    kind: Text<BookingKind>,
    committed: i64,
    realised: i64,
    day: NaiveDate,
    purpose: String,
    reference: String,
    commitment_id: Option<Uuid>,
    corrects_id: Option<Uuid>,
    training_id: Option<Uuid>,
    at: DateTime<Utc>,
    by_name: String,
}

fn read(row: Row) -> Booking {
    Booking {
        id: BookingId(row.id),
        fund: FundId(row.fund_id),
        line: LineId(row.line_id),
        line_name: row.line_name,
        kind: row.kind.0,
        effect: Effect { committed: row.committed, realised: row.realised },
        day: row.day,
        purpose: row.purpose,
        reference: row.reference,
        commitment: row.commitment_id.map(BookingId),
        corrects: row.corrects_id.map(BookingId),
        training: row.training_id,
        at: row.at,
        by: row.by_name,
    }
}

fn all() -> Select<booking::Entity> {
    let by = booking::Entity::belongs_to(account::Entity).from(booking::Column::By).to(account::Column::Id);
    booking::Entity::find()
        .column_as(budget_line::Column::Name, "line_name")
        .column_as(account::Column::Name, "by_name")
        .join(JoinType::InnerJoin, booking::Relation::BudgetLine.def())
        .join(JoinType::InnerJoin, by.into())
}

/// The booking with this id.
pub async fn find(db: &impl Reader, id: BookingId) -> Result<Option<Booking>, StoreError> {
    let row = all().filter(booking::Column::Id.eq(id.0)).into_model::<Row>().one(db.connection()).await?;
    Ok(row.map(read))
}

/// A page of a fund's bookings, the latest first.
pub async fn list(
    db: &impl Reader,
    fund: FundId,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Booking>, StoreError> {
    use booking::Column::{At, FundId as Of, Id, Kind, LineId as On, TrainingId};
    let narrowed = Condition::all()
        .add(Of.eq(fund.0))
        .add_option(wanted.line.map(|line| On.eq(line.0)))
        .add_option(wanted.training.map(|training| TrainingId.eq(training)))
        .add_option(wanted.kind.map(|kind| Kind.eq(Text(kind))));
    let by = ((booking::Entity, At), (booking::Entity, Id));
    let list = paging::by_time(all().filter(narrowed), by, &Order::Desc, cursor, size);
    let rows = list.into_model::<Row>().all(db.connection()).await?;
    let page = Page::cut(rows, size, |row| Cursor::instant(row.at, row.id));
    Ok(page.map(read))
}

/// What is open of a commitment: what it committed, less what was drawn, released or booked back.
pub async fn open_of(db: &impl Reader, id: BookingId) -> Result<Rupiah, StoreError> {
    let own = booking::Column::Id
        .eq(id.0)
        .or(booking::Column::CorrectsId.eq(id.0).and(booking::Column::CommitmentId.is_null()));
    let committed: Vec<i64> = booking::Entity::find()
        .select_only()
        .column(booking::Column::Committed)
        .filter(own.or(booking::Column::CommitmentId.eq(id.0)))
        .into_tuple()
        .all(db.connection())
        .await?;
    // Of what is no commitment nothing is open: spending takes away.
    rupiah(Ord::max(committed.iter().sum::<i64>(), 0))
}

/// The commitments of a line of which something is open, oldest first.
pub async fn open_commitments(db: &impl Reader, line: LineId) -> Result<Vec<(Booking, Rupiah)>, StoreError> {
    let rows = all()
        .filter(booking::Column::LineId.eq(line.0))
        .order_by_asc(booking::Column::At)
        .order_by_asc(booking::Column::Id)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    let all: Vec<Booking> = rows.into_iter().map(read).collect();
    let mut open = Vec::new();
    for booking in all.iter().filter(|booking| booking.kind == BookingKind::Commitment) {
        let touches = |other: &&Booking| {
            other.commitment == Some(booking.id)
                || (other.corrects == Some(booking.id) && other.commitment.is_none())
        };
        let left = booking.effect.committed
            + all.iter().filter(touches).map(|other| other.effect.committed).sum::<i64>();
        if left > 0 {
            open.push((booking.clone(), rupiah(left)?));
        }
    }
    Ok(open)
}

/// The booking that took this one back.
pub async fn corrected_by(db: &impl Reader, id: BookingId) -> Result<Option<BookingId>, StoreError> {
    let found = booking::Entity::find()
        .select_only()
        .column(booking::Column::Id)
        .filter(booking::Column::CorrectsId.eq(id.0))
        .into_tuple::<Uuid>()
        .one(db.connection())
        .await?;
    Ok(found.map(BookingId))
}

/// What is booked for a training.
pub async fn sum_of(db: &impl Reader, training: Uuid) -> Result<Effect, StoreError> {
    let rows: Vec<(i64, i64)> = booking::Entity::find()
        .select_only()
        .columns([booking::Column::Committed, booking::Column::Realised])
        .filter(booking::Column::TrainingId.eq(training))
        .into_tuple()
        .all(db.connection())
        .await?;
    let add = |sum: Effect, (committed, realised): (i64, i64)| Effect {
        committed: sum.committed + committed,
        realised: sum.realised + realised,
    };
    Ok(rows.into_iter().fold(Effect::default(), add))
}

/// Whether a form was booked already.
pub async fn is_known(db: &impl Reader, once: &str) -> Result<bool, StoreError> {
    let found = booking::Entity::find()
        .select_only()
        .column(booking::Column::Id)
        .filter(booking::Column::OnceKey.eq(once))
        .into_tuple::<Uuid>()
        .one(db.connection())
        .await?;
    Ok(found.is_some())
}

/// Inserts a booking and adds what it does to its line; the line refuses what it has no room for.
pub async fn insert(
    tx: &Tx,
    line: &Line,
    new: &Written<'_>,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = booking::ActiveModel {
        id: Set(new.id.0),
        fund_id: Set(line.fund.0),
        line_id: Set(line.id.0),
        kind: Set(Text(new.kind)),
        committed: Set(new.effect.committed),
        realised: Set(new.effect.realised),
        day: Set(new.day),
        purpose: Set(new.purpose.to_owned()),
        reference: Set(new.reference.to_owned()),
        commitment_id: Set(new.commitment.map(|id| id.0)),
        corrects_id: Set(new.corrects.map(|id| id.0)),
        training_id: Set(new.training),
        at: Set(now),
        by: Set(by.0),
        once_key: Set(new.once.to_owned()),
    };
    booking::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    let add = |column: budget_line::Column, by: i64| Expr::col(column).add(by);
    let done = budget_line::Entity::update_many()
        .col_expr(budget_line::Column::Committed, add(budget_line::Column::Committed, new.effect.committed))
        .col_expr(budget_line::Column::Realised, add(budget_line::Column::Realised, new.effect.realised))
        .filter(budget_line::Column::Id.eq(line.id.0))
        .exec(tx.connection())
        .await?;
    moved(&done)
}
