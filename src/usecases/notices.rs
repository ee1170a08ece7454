//! What an account was told: reading the list, marking it as read.

use chrono::{DateTime, Utc};
use domain::policy::{Actor, Scope};
use serde_json::Value;
use uuid::Uuid;

use super::Failure;
use crate::app::App;
use crate::store::{self, Cursor, Page};

/// A notice, its words still to be made.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its id.
    pub id: Uuid,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// Which notice.
    pub kind: String,
    /// What its words need.
    pub params: Value,
    /// Whether it was read.
    pub read: bool,
}

/// The actor's notices, newest first.
pub async fn list(
    app: &App,
    actor: &Actor,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Notice>, Failure> {
    Ok(store::notices::list(&app.db, Scope::Own(actor.account), cursor, size).await?)
}

/// Marks one of the actor's notices as read and answers where it leads.
pub async fn open(app: &App, actor: &Actor, id: Uuid) -> Result<String, Failure> {
    let tx = app.db.begin().await?;
    let link = store::notices::link_of(&tx, actor.account, id).await?.ok_or(Failure::NotFound)?;
    store::notices::mark_read(&tx, actor.account, Some(id), app.clock.now()).await?;
    tx.commit().await?;
    Ok(link)
}

/// Marks all of the actor's notices as read.
pub async fn read_all(app: &App, actor: &Actor) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    store::notices::mark_read(&tx, actor.account, None, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}
