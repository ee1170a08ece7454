//! Messages on applications, as rows. Internal ones are left out unless they are asked for.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::ApplicationId;
use entity::{account, message};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::applications::Message;

/// A message to insert.
#[derive(Debug)]
pub struct NewMessage<'a> {
    /// Its id; of two with the same one the first stays.
    pub id: Uuid,
    /// The application.
    pub application: ApplicationId,
    /// Who writes.
    pub author: AccountId,
    /// Whether it is for colleagues alone.
    pub internal: bool,
    /// What is written.
    pub body: &'a str,
}

/// Inserts a message, and answers whether it was new.
pub async fn insert(tx: &Tx, new: NewMessage<'_>, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = message::ActiveModel {
        id: Set(new.id),
        application_id: Set(new.application.0),
        at: Set(now),
        author_id: Set(new.author.0),
        internal: Set(new.internal),
        body: Set(new.body.to_owned()),
    };
    let inserted = message::Entity::insert(row)
        .on_conflict(OnConflict::column(message::Column::Id).do_nothing().to_owned())
        .exec_without_returning(tx.connection())
        .await?;
    Ok(inserted > 0)
}

/// The messages of an application, oldest first; internal ones only where the reader may see them.
pub async fn of(db: &impl Reader, id: ApplicationId, internal: bool) -> Result<Vec<Message>, StoreError> {
    let mut found = message::Entity::find()
        .find_also_related(account::Entity)
        .filter(message::Column::ApplicationId.eq(id.0))
        .order_by_asc(message::Column::At)
        .order_by_asc(message::Column::Id);
    if !internal {
        found = found.filter(message::Column::Internal.eq(false));
    }
    let rows = found.all(db.connection()).await?;
    let message = |(row, author): (message::Model, Option<account::Model>)| Message {
        at: row.at,
        author: AccountId(row.author_id),
        by: author.map(|account| account.name).unwrap_or_default(),
        internal: row.internal,
        body: row.body,
    };
    Ok(rows.into_iter().map(message).collect())
}
