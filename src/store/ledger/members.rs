//! Members as the books know them.

use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, MemberId};
use entity::{ledger_balance, member};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::super::db::source::Source as _;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError, Tx};
use super::CHUNK;
use crate::usecases::ledger::Holder;
use crate::usecases::ledger::importing::NewMember;

#[derive(FromQueryResult)]
struct Row {
    id: uuid::Uuid,
    number: String,
    name: String,
    left_on: Option<chrono::NaiveDate>,
}

fn read(row: Row) -> Holder {
    Holder { id: MemberId(row.id), number: row.number, name: row.name, left_on: row.left_on }
}

fn of(on: CooperativeId) -> Select<member::Entity> {
    use member::Column::{CooperativeId as Of, Id, LeftOn, Name, Number};
    member::Entity::find().select_only().columns([Id, Number, Name, LeftOn]).filter(Of.eq(on.0))
}

/// Those of these that are or were members of a cooperative; of very many, all that it has.
pub async fn holders(
    db: &impl Reader,
    on: CooperativeId,
    members: &[MemberId],
) -> Result<Vec<Holder>, StoreError> {
    let mut found = of(on);
    if members.len() <= CHUNK {
        found = found.filter(member::Column::Id.is_in(members.iter().map(|member| member.0)));
    }
    let rows = found.into_model::<Row>().all(db.connection()).await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Everybody who is or was a member of a cooperative, by name.
pub async fn list(db: &impl Reader, on: CooperativeId) -> Result<Vec<Holder>, StoreError> {
    let rows = of(on)
        .order_by_asc(member::Column::Name)
        .order_by_asc(member::Column::Number)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Those whom a text means: by number, else by the whole name, else by a part of it. At most a few.
pub async fn named(db: &impl Reader, on: CooperativeId, text: &str) -> Result<Vec<Holder>, StoreError> {
    let lower = text.trim().to_lowercase();
    let name = || Expr::expr(Func::lower(Expr::col(member::Column::Name)));
    let part = format!("%{}%", lower.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    for means in [
        member::Column::Number.eq(text.trim()),
        name().eq(lower.as_str()),
        name().like(LikeExpr::new(part).escape('\\')),
    ] {
        let rows = of(on)
            .filter(means)
            .order_by_asc(member::Column::Number)
            .limit(5)
            .into_model::<Row>()
            .all(db.connection())
            .await?;
        if !rows.is_empty() {
            return Ok(rows.into_iter().map(read).collect());
        }
    }
    Ok(Vec::new())
}

#[derive(FromQueryResult)]
struct Standing {
    id: uuid::Uuid,
    number: String,
    name: String,
    left_on: Option<chrono::NaiveDate>,
    amount: i64,
}

/// A page of what members have on one account, in the order of their numbers. Who has nothing on it is left out.
pub async fn of_account(
    db: &impl Reader,
    on: CooperativeId,
    kind: AccountKind,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<(Holder, i64)>, StoreError> {
    use ledger_balance::Column::{Account, Amount, CooperativeId as Of, HolderId};
    use member::Column::{Id, LeftOn, Name, Number};
    let whose = member::Entity::belongs_to(ledger_balance::Entity).from(Id).to(HolderId);
    let found = member::Entity::find()
        .select_only()
        .columns([Id, Number, Name, LeftOn])
        .column_as(Amount, "amount")
        .join(JoinType::InnerJoin, whose.into())
        .filter(Of.eq(on.0))
        .filter(Account.eq(kind.as_str()))
        .filter(Amount.gt(0));
    let cursor = cursor.filter(|cursor| cursor.is_text());
    let by = ((member::Entity, Number), (member::Entity, Id));
    let rows = paging::after(found, by, &Order::Asc, cursor, size)
        .into_model::<Standing>()
        .all(db.connection())
        .await?;
    let page = Page::cut(rows, size, |row| Cursor::text(row.number.clone(), row.id));
    Ok(page.map(|row| {
        let holder =
            Holder { id: MemberId(row.id), number: row.number, name: row.name, left_on: row.left_on };
        (holder, row.amount)
    }))
}

/// Enrols members whom a file named. A number that is taken is `Unique`.
pub async fn enrol(tx: &Tx, on: CooperativeId, new: &[NewMember]) -> Result<(), StoreError> {
    for some in new.chunks(CHUNK) {
        let rows = some.iter().map(|new| member::ActiveModel {
            id: Set(new.id.0),
            cooperative_id: Set(on.0),
            number: Set(new.number.clone()),
            name: Set(new.name.clone()),
            joined_on: Set(new.joined_on),
            ..Default::default()
        });
        member::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}
