//! What happened to applications, as rows that are never changed.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::{Action, ApplicationId, Status};
use entity::{Text, account, event};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx, json};
use crate::usecases::applications::{Event, EventData};

/// An event to append.
#[derive(Debug)]
pub struct NewEvent<'a> {
    /// Its id.
    pub id: Uuid,
    /// The application.
    pub application: ApplicationId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; nobody where a day did it.
    pub actor: Option<AccountId>,
    /// As whom.
    pub role: &'a str,
    /// What.
    pub action: Action,
    /// From where.
    pub from: Status,
    /// To where.
    pub to: Status,
    /// What was written beside it.
    pub note: Option<&'a str>,
    /// Whether the note is for the owner too.
    pub public: bool,
    /// What came with it.
    pub data: &'a EventData,
}

fn event((row, actor): (event::Model, Option<account::Model>)) -> Result<Event, StoreError> {
    Ok(Event {
        at: row.at,
        actor: row.actor_id.map(AccountId),
        by: actor.map(|account| account.name),
        role: row.actor_role,
        action: row.action.0,
        from: row.from_status.map(|status| status.0),
        to: row.to_status.0,
        note: row.note,
        public: row.public,
        data: json::read_some("event.data", row.data)?.unwrap_or_default(),
    })
}

/// Appends an event.
pub async fn append(tx: &Tx, new: NewEvent<'_>) -> Result<(), StoreError> {
    let data =
        if *new.data == EventData::default() { None } else { Some(json::write("event.data", new.data)?) };
    let row = event::ActiveModel {
        id: Set(new.id),
        application_id: Set(new.application.0),
        at: Set(new.at),
        actor_id: Set(new.actor.map(|id| id.0)),
        actor_role: Set(new.role.to_owned()),
        action: Set(Text(new.action)),
        from_status: Set(Some(Text(new.from))),
        to_status: Set(Text(new.to)),
        note: Set(new.note.map(ToOwned::to_owned)),
        public: Set(new.public),
        data: Set(data),
    };
    event::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Everything that happened to an application, oldest first.
pub async fn of(db: &impl Reader, id: ApplicationId) -> Result<Vec<Event>, StoreError> {
    let rows = event::Entity::find()
        .find_also_related(account::Entity)
        .filter(event::Column::ApplicationId.eq(id.0))
        .order_by_asc(event::Column::At)
        .order_by_asc(event::Column::Id)
        .all(db.connection())
        .await?;
    rows.into_iter().map(event).collect()
}

/// The last thing that happened to an application.
pub async fn last(db: &impl Reader, id: ApplicationId) -> Result<Option<Event>, StoreError> {
    let row = event::Entity::find()
        .find_also_related(account::Entity)
        .filter(event::Column::ApplicationId.eq(id.0))
        .order_by_desc(event::Column::At)
        .order_by_desc(event::Column::Id)
        .limit(1)
        .one(db.connection())
        .await?;
    row.map(event).transpose()
}
