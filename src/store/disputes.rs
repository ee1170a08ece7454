//! Disputes of single lines, and who looked at a single member's account.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::disputes::{DisputeAnswer, DisputeId, LookAt, LookSeat};
use domain::ledger::{AccountKind, EntryId, MemberId};
use entity::{Text, account, cooperative, member, member_dispute, member_look};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, EntityTrait as _, FromQueryResult, JoinType, Order,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx};
use crate::usecases::memberships::disputes::{Dispute, NewDispute};
use crate::usecases::memberships::late::Late;
use crate::usecases::memberships::looks::Look;

/// Rows written by one statement.
const ROWS: usize = 100;

/// Writes that somebody looked at these members' accounts, one row each.
pub async fn insert_looks(
    tx: &Tx,
    (by, seat, what): (AccountId, LookSeat, LookAt),
    looks: &[(Uuid, MemberId)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for some in looks.chunks(ROWS) {
        let rows = some.iter().map(|(id, whose)| member_look::ActiveModel {
            id: Set(*id),
            member_id: Set(whose.0),
            at: Set(now),
            by: Set(by.0),
            seat: Set(Text(seat)),
            what: Set(Text(what)),
        });
        member_look::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct LookRow {
    id: Uuid,
    at: DateTime<Utc>,
    by_name: String,
    seat: Text<LookSeat>,
    what: Text<LookAt>,
}

/// A page of the looks at a member's account, the latest first.
pub async fn looks(
    db: &impl Reader,
    whose: MemberId,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Look>, StoreError> {
    use member_look::Column::{At, By, Id, MemberId as Of};
    let by = member_look::Entity::belongs_to(account::Entity).from(By).to(account::Column::Id);
    let found = member_look::Entity::find()
        .column_as(account::Column::Name, "by_name")
        .join(JoinType::InnerJoin, by.into())
        .filter(Of.eq(whose.0));
    let place = ((member_look::Entity, At), (member_look::Entity, Id));
    let rows = paging::by_time(found, place, &Order::Desc, cursor, size)
        .into_model::<LookRow>()
        .all(db.connection())
        .await?;
    let page = Page::cut(rows, size, |row| Cursor::instant(row.at, row.id));
    Ok(page.map(|row| Look { at: row.at, by: row.by_name, seat: row.seat.0, what: row.what.0 }))
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    cooperative_id: Uuid,
    cooperative_name: String,
    member_id: Uuid,
    member_name: String,
    member_number: String,
    member_account: Option<Uuid>,
    entry_id: Uuid,
    account: Text<AccountKind>,
    words: String,
    opened_at: DateTime<Utc>,
    answer: Option<Text<DisputeAnswer>>,
    answer_words: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    answered_by_name: Option<String>,
    sent_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
}

fn read(row: Row) -> Dispute {
    Dispute {
        id: DisputeId(row.id),
        cooperative: CooperativeId(row.cooperative_id),
        cooperative_name: row.cooperative_name,
        member: MemberId(row.member_id),
        member_name: row.member_name,
        member_number: row.member_number,
        member_account: row.member_account.map(AccountId),
        entry: EntryId(row.entry_id),
        account: row.account.0,
        words: row.words,
        opened_at: row.opened_at,
        answer: row.answer.map(|answer| answer.0),
        answer_words: row.answer_words.unwrap_or_default(),
        answered_at: row.answered_at,
        answered_by: row.answered_by_name.unwrap_or_default(),
        sent_at: row.sent_at,
        closed_at: row.closed_at,
    }
}

fn all() -> Select<member_dispute::Entity> {
    use member_dispute::Column::{AnsweredBy, CooperativeId as On, MemberId as Of};
    let on = member_dispute::Entity::belongs_to(cooperative::Entity).from(On).to(cooperative::Column::Id);
    let of = member_dispute::Entity::belongs_to(member::Entity).from(Of).to(member::Column::Id);
    let by = member_dispute::Entity::belongs_to(account::Entity).from(AnsweredBy).to(account::Column::Id);
    member_dispute::Entity::find()
        .column_as(cooperative::Column::Name, "cooperative_name")
        .column_as(member::Column::Name, "member_name")
        .column_as(member::Column::Number, "member_number")
        .column_as(member::Column::AccountId, "member_account")
        .column_as(account::Column::Name, "answered_by_name")
        .join(JoinType::InnerJoin, on.into())
        .join(JoinType::InnerJoin, of.into())
        .join(JoinType::LeftJoin, by.into())
}

async fn page(
    db: &impl Reader,
    found: Select<member_dispute::Entity>,
    order: &Order,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Dispute>, StoreError> {
    use member_dispute::Column::{Id, OpenedAt};
    let place = ((member_dispute::Entity, OpenedAt), (member_dispute::Entity, Id));
    let rows =
        paging::by_time(found, place, order, cursor, size).into_model::<Row>().all(db.connection()).await?;
    Ok(Page::cut(rows, size, |row| Cursor::instant(row.opened_at, row.id)).map(read))
}

/// The dispute with this id.
pub async fn find(db: &impl Reader, id: DisputeId) -> Result<Option<Dispute>, StoreError> {
    let found = all().filter(member_dispute::Column::Id.eq(id.0)).into_model::<Row>();
    Ok(found.one(db.connection()).await?.map(read))
}

/// The dispute of a line that is open.
pub async fn find_open(
    db: &impl Reader,
    whose: MemberId,
    entry: EntryId,
    kind: AccountKind,
) -> Result<Option<Dispute>, StoreError> {
    use member_dispute::Column::{Account, ClosedAt, EntryId as Of, MemberId as Whose};
    let found = all()
        .filter(Whose.eq(whose.0))
        .filter(Of.eq(entry.0))
        .filter(Account.eq(Text(kind)))
        .filter(ClosedAt.is_null());
    Ok(found.into_model::<Row>().one(db.connection()).await?.map(read))
}

/// A page of a member's disputes, the latest first.
pub async fn of_member(
    db: &impl Reader,
    whose: MemberId,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Dispute>, StoreError> {
    page(db, all().filter(member_dispute::Column::MemberId.eq(whose.0)), &Order::Desc, cursor, size).await
}

/// A page of the disputes in a cooperative, the latest first.
pub async fn on_cooperative(
    db: &impl Reader,
    on: CooperativeId,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Dispute>, StoreError> {
    page(db, all().filter(member_dispute::Column::CooperativeId.eq(on.0)), &Order::Desc, cursor, size).await
}

/// A page of what is the office's to look at: sent to it, or opened before an instant and unanswered; the oldest first.
pub async fn for_office(
    db: &impl Reader,
    before: DateTime<Utc>,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Dispute>, StoreError> {
    use member_dispute::Column::{Answer, ClosedAt, OpenedAt, SentAt};
    let unanswered = Condition::all().add(Answer.is_null()).add(OpenedAt.lt(before));
    let found =
        all().filter(ClosedAt.is_null()).filter(Condition::any().add(SentAt.is_not_null()).add(unanswered));
    page(db, found, &Order::Asc, cursor, size).await
}

/// Opens a dispute; a line that is disputed already is `Unique`.
pub async fn insert(tx: &Tx, new: &NewDispute<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = member_dispute::ActiveModel {
        id: Set(new.id.0),
        cooperative_id: Set(new.cooperative.0),
        member_id: Set(new.member.0),
        entry_id: Set(new.entry.0),
        account: Set(Text(new.account)),
        words: Set(new.words.to_owned()),
        opened_at: Set(now),
        ..Default::default()
    };
    member_dispute::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

async fn set(
    tx: &Tx,
    id: DisputeId,
    row: member_dispute::ActiveModel,
    untouched: member_dispute::Column,
) -> Result<(), StoreError> {
    let done = member_dispute::Entity::update_many()
        .set(row)
        .filter(member_dispute::Column::Id.eq(id.0))
        .filter(member_dispute::Column::ClosedAt.is_null())
        .filter(untouched.is_null())
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Answers a dispute that is open and has no answer yet.
pub async fn answer(
    tx: &Tx,
    id: DisputeId,
    (by, answer, words): (AccountId, DisputeAnswer, &str),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = member_dispute::ActiveModel {
        answer: Set(Some(Text(answer))),
        answer_words: Set(Some(words.to_owned())),
        answered_at: Set(Some(now)),
        answered_by: Set(Some(by.0)),
        ..Default::default()
    };
    set(tx, id, row, member_dispute::Column::Answer).await
}

/// Sends an open dispute to the office, once.
pub async fn send(tx: &Tx, id: DisputeId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = member_dispute::ActiveModel { sent_at: Set(Some(now)), ..Default::default() };
    set(tx, id, row, member_dispute::Column::SentAt).await
}

/// Closes an open dispute.
pub async fn close(tx: &Tx, id: DisputeId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = member_dispute::ActiveModel { closed_at: Set(Some(now)), ..Default::default() };
    set(tx, id, row, member_dispute::Column::ClosedAt).await
}

/// Disputes opened before an instant that nobody answered and of which the office was not told, the oldest first.
pub async fn late(db: &impl Reader, before: DateTime<Utc>, most: u64) -> Result<Vec<Late>, StoreError> {
    use member_dispute::Column::{Answer, ClosedAt, Id, OfficeToldAt, OpenedAt};
    let found = all()
        .filter(ClosedAt.is_null())
        .filter(Answer.is_null())
        .filter(OfficeToldAt.is_null())
        .filter(OpenedAt.lt(before))
        .order_by_asc(OpenedAt)
        .order_by_asc(Id)
        .limit(most);
    let rows = found.into_model::<Row>().all(db.connection()).await?;
    let late = |dispute: Dispute| Late {
        id: dispute.id,
        cooperative: dispute.cooperative_name,
        opened_at: dispute.opened_at,
    };
    Ok(rows.into_iter().map(read).map(late).collect())
}

/// Notes that the office is told; answers whether it had not been told before.
pub async fn set_office_told(tx: &Tx, id: DisputeId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    use member_dispute::Column::{Id, OfficeToldAt};
    let row = member_dispute::ActiveModel { office_told_at: Set(Some(now)), ..Default::default() };
    let done = member_dispute::Entity::update_many()
        .set(row)
        .filter(Id.eq(id.0))
        .filter(OfficeToldAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(done.rows_affected == 1)
}
