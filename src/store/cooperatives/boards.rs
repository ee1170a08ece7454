//! Seats on boards, what boards record of meetings, and the reminders that went out.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::{BoardOffice, CooperativeId, Minutes, RecordSource, SeatId, SeatState, Split};
use domain::documents::DocumentId;
use domain::policy::Scope;
use entity::{
    Text, account, cooperative, cooperative_meeting, cooperative_minutes, cooperative_reminder,
    cooperative_seat,
};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::store::db::source::Source as _;
use crate::store::error::moved;
use crate::store::{Reader, StoreError, Tx};
use crate::usecases::cooperatives::boards::{NewSeat, Seated};
use crate::usecases::cooperatives::meetings::Recorded;

fn seated(
    (row, cooperative, account): (
        cooperative_seat::Model,
        Option<cooperative::Model>,
        Option<account::Model>,
    ),
) -> Seated {
    Seated {
        id: SeatId(row.id),
        cooperative: CooperativeId(row.cooperative_id),
        cooperative_name: cooperative.map(|row| row.name).unwrap_or_default(),
        account: AccountId(row.account_id),
        name: account.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
        email: account.and_then(|row| row.email).unwrap_or_default(),
        office: row.office.0,
        state: row.state.0,
        document: row.document_id.map(DocumentId),
        asked_at: row.asked_at,
        reason: row.reason,
    }
}

/// Seats within a scope that are not over, and of one's own those that were refused too: latest first. `on` narrows to one
/// cooperative, `state` to those that stand so.
pub async fn seats(
    db: &impl Reader,
    scope: Scope,
    on: Option<CooperativeId>,
    state: Option<SeatState>,
) -> Result<Vec<Seated>, StoreError> {
    let mut found = cooperative_seat::Entity::find()
        .find_also_related(cooperative::Entity)
        .find_also_related(account::Entity)
        .filter(cooperative_seat::Column::State.ne(Text(SeatState::Ended)));
    found = match scope {
        Scope::Own(account) => found.filter(cooperative_seat::Column::AccountId.eq(account.0)),
        Scope::Everything => found,
        Scope::Organisation(_) | Scope::Public | Scope::Nothing => return Ok(Vec::new()),
    };
    if let Some(id) = on {
        found = found.filter(cooperative_seat::Column::CooperativeId.eq(id.0));
    }
    if let Some(state) = state {
        found = found.filter(cooperative_seat::Column::State.eq(Text(state)));
    }
    let rows = found
        .order_by_desc(cooperative_seat::Column::AskedAt)
        .order_by_desc(cooperative_seat::Column::Id)
        .limit(500)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(seated).collect())
}

/// The seat with this id.
pub async fn find(db: &impl Reader, id: SeatId) -> Result<Option<Seated>, StoreError> {
    let row = cooperative_seat::Entity::find_by_id(id.0)
        .find_also_related(cooperative::Entity)
        .find_also_related(account::Entity)
        .one(db.connection())
        .await?;
    Ok(row.map(seated))
}

/// Inserts a seat. One person has at most one on a board that is not over: a second is `Taken`.
pub async fn insert(tx: &Tx, id: SeatId, new: &NewSeat, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = cooperative_seat::ActiveModel {
        id: Set(id.0),
        cooperative_id: Set(new.cooperative.0),
        account_id: Set(new.account.0),
        office: Set(Text(new.office)),
        state: Set(Text(new.state)),
        document_id: Set(new.document.map(|id| id.0)),
        asked_at: Set(now),
        ..Default::default()
    };
    cooperative_seat::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// A change of a seat.
#[derive(Debug)]
pub struct Turn<'a> {
    /// From where it was seen.
    pub from: SeatState,
    /// To where.
    pub to: SeatState,
    /// By whom.
    pub by: AccountId,
    /// Why, where somebody must be told.
    pub reason: Option<&'a str>,
}

/// Turns a seat, if it still stands where it was seen.
pub async fn turn(tx: &Tx, id: SeatId, turn: &Turn<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let over = matches!(turn.to, SeatState::Refused | SeatState::Ended);
    let row = cooperative_seat::ActiveModel {
        state: Set(Text(turn.to)),
        decided_at: Set(Some(now)),
        decided_by: Set(Some(turn.by.0)),
        reason: Set(turn.reason.map(ToOwned::to_owned)),
        over_at: Set(over.then_some(now)),
        ..Default::default()
    };
    let done = cooperative_seat::Entity::update_many()
        .set(row)
        .filter(cooperative_seat::Column::Id.eq(id.0))
        .filter(cooperative_seat::Column::State.eq(Text(turn.from)))
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Whether a board has somebody in an office already.
pub async fn is_filled(db: &impl Reader, on: CooperativeId, office: BoardOffice) -> Result<bool, StoreError> {
    let found = cooperative_seat::Entity::find()
        .filter(cooperative_seat::Column::CooperativeId.eq(on.0))
        .filter(cooperative_seat::Column::Office.eq(Text(office)))
        .filter(cooperative_seat::Column::State.eq(Text(SeatState::Held)))
        .one(db.connection())
        .await?;
    Ok(found.is_some())
}

/// The cooperative with this key of the register.
pub async fn find_by_key(db: &impl Reader, key: &str) -> Result<Option<CooperativeId>, StoreError> {
    let row = cooperative::Entity::find()
        .filter(cooperative::Column::RegisterKey.eq(key))
        .one(db.connection())
        .await?;
    Ok(row.map(|row| CooperativeId(row.id)))
}

/// Records a meeting with its minutes. Where the register knew the year without its day, that row gets both.
pub async fn record_meeting(
    tx: &Tx,
    id: Uuid,
    (on, minutes): (CooperativeId, &Minutes),
    document: DocumentId,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use cooperative_meeting::Column::{CooperativeId as Of, HeldOn, Id, Year};
    let known = cooperative_meeting::Entity::find()
        .filter(Of.eq(on.0))
        .filter(Year.eq(minutes.year))
        .one(tx.connection())
        .await?;
    let meeting = known.as_ref().map_or(id, |row| row.id);
    let row = cooperative_meeting::ActiveModel {
        id: Set(meeting),
        cooperative_id: Set(on.0),
        year: Set(minutes.year),
        held_on: Set(Some(minutes.held_on)),
        source: Set(Text(RecordSource::Board)),
        recorded_at: Set(now),
        recorded_by: Set(Some(by.0)),
    };
    if known.is_some() {
        let done = cooperative_meeting::Entity::update_many()
            .set(row)
            .filter(Id.eq(meeting))
            .filter(HeldOn.is_null())
            .exec(tx.connection())
            .await?;
        moved(&done)?;
    } else {
        cooperative_meeting::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    }
    let split: Map<String, Value> =
        minutes.split.parts().into_iter().map(|(name, percent)| (name.to_owned(), percent.into())).collect();
    let row = cooperative_minutes::ActiveModel {
        meeting_id: Set(meeting),
        entitled: Set(i32::try_from(minutes.entitled).unwrap_or(i32::MAX)),
        quorum: Set(i32::try_from(minutes.quorum).unwrap_or(i32::MAX)),
        present: Set(i32::try_from(minutes.present).unwrap_or(i32::MAX)),
        result: Set(minutes.result),
        split: Set(Value::Object(split)),
        document_id: Set(document.0),
    };
    cooperative_minutes::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Cooperatives that have somebody on their board.
pub async fn with_boards(db: &impl Reader) -> Result<Vec<CooperativeId>, StoreError> {
    let ids: Vec<Uuid> = cooperative_seat::Entity::find()
        .select_only()
        .column(cooperative_seat::Column::CooperativeId)
        .filter(cooperative_seat::Column::State.eq(Text(SeatState::Held)))
        .distinct()
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(CooperativeId).collect())
}

/// Notes that a reminder goes out; answers whether it had not gone out before.
pub async fn remind(
    tx: &Tx,
    on: CooperativeId,
    year: i32,
    step: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    use cooperative_reminder::Column::{CooperativeId as Of, Step, Year};
    let row = cooperative_reminder::ActiveModel {
        cooperative_id: Set(on.0),
        year: Set(year),
        step: Set(step.to_owned()),
        sent_at: Set(now),
    };
    let done = cooperative_reminder::Entity::insert(row)
        .on_conflict(OnConflict::columns([Of, Year, Step]).do_nothing().to_owned())
        .exec_without_returning(tx.connection())
        .await?;
    Ok(done == 1)
}

/// The minutes of a cooperative's meetings as its board recorded them, latest year first.
pub async fn minutes(db: &impl Reader, on: CooperativeId) -> Result<Vec<Recorded>, StoreError> {
    let rows = cooperative_minutes::Entity::find()
        .find_also_related(cooperative_meeting::Entity)
        .filter(cooperative_meeting::Column::CooperativeId.eq(on.0))
        .order_by_desc(cooperative_meeting::Column::Year)
        .all(db.connection())
        .await?;
    let recorded = |(row, meeting): (cooperative_minutes::Model, Option<cooperative_meeting::Model>)| {
        let meeting = meeting?;
        Some(Recorded {
            year: meeting.year,
            held_on: meeting.held_on?,
            entitled: row.entitled,
            present: row.present,
            result: row.result,
            split: split(&row.split),
            document: DocumentId(row.document_id),
        })
    };
    Ok(rows.into_iter().filter_map(recorded).collect())
}

/// Parts that are not there got nothing.
fn split(json: &Value) -> Split {
    let percent = |name: &str| {
        json.get(name)
            .and_then(Value::as_u64)
            .and_then(|number| u8::try_from(number).ok())
            .unwrap_or_default()
    };
    Split {
        reserve: percent("reserve"),
        business: percent("business"),
        capital: percent("capital"),
        board: percent("board"),
        education: percent("education"),
        social: percent("social"),
    }
}
