//! Oversight of the outbox: what went out, what is tried again, what is dead, and sending that once more.
//!
//! Shows the address masked and never what a mail says: it is somebody's letter.

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::{EXPORT_SIZE, SIZE};
use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::Failure;

/// Mails that are put back at once; the oldest first.
const AGAIN_MOST: u64 = 500;

/// What a mail is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// Not tried yet.
    Waiting,
    /// Failed at least once, tried again.
    Retrying,
    /// Handed over.
    Sent,
    /// Not tried again by itself.
    Dead,
}

impl MailState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Retrying, Self::Sent, Self::Dead];

    /// Its spelling in addresses and keys of texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Retrying => "retrying",
            Self::Sent => "sent",
            Self::Dead => "dead",
        }
    }

    /// The state of this spelling.
    pub fn spelled(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A mail of the outbox, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRow {
    /// Its id.
    pub id: Uuid,
    /// Which mail.
    pub kind: String,
    /// To whom, masked.
    pub address: String,
    /// In which language.
    pub language: Language,
    /// What it is doing.
    pub state: MailState,
    /// When it was put down.
    pub created_at: DateTime<Utc>,
    /// When it is tried next.
    pub due_at: DateTime<Utc>,
    /// When it was handed over.
    pub sent_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: i32,
}

/// One attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// When.
    pub at: DateTime<Utc>,
    /// `sent`, `failed`, `refused`, or `again` where somebody sent it once more.
    pub outcome: String,
    /// What the server said.
    pub detail: String,
}

/// What stays of an address: enough to recognise one's own, not enough to write to.
pub fn masked(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}\u{2022}\u{2022}\u{2022}@{host}")
}

/// A page of the outbox, newest first.
pub async fn list(
    app: &App,
    actor: &Actor,
    state: Option<MailState>,
    cursor: Option<&Cursor>,
) -> Result<Page<MailRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_people(actor);
    Ok(store::outbox::oversight::list(&app.db, scope, state, cursor, SIZE).await?)
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    state: Option<MailState>,
    cursor: Option<&Cursor>,
) -> Result<Page<MailRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_people(actor);
    Ok(store::outbox::oversight::list(&app.db, scope, state, cursor, EXPORT_SIZE).await?)
}

/// A mail and its attempts, oldest first.
pub async fn find(app: &App, actor: &Actor, id: Uuid) -> Result<(MailRow, Vec<Attempt>), Failure> {
    policy::may_monitor(actor)?;
    let mail = store::outbox::oversight::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    let attempts = store::outbox::oversight::attempts(&app.db, id).await?;
    Ok((mail, attempts))
}

/// Puts a dead mail back where it is tried from; twice is as good as once. The attempts before stay listed.
pub async fn send_again(app: &App, actor: &Actor, id: Uuid) -> Result<(), Failure> {
    policy::may_monitor(actor)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let mail = store::outbox::oversight::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if mail.state == MailState::Sent {
        return Err(Failure::Refused("mail-already-sent"));
    }
    if store::outbox::oversight::revive(&tx, id, now).await? {
        let who = actor.account.to_string();
        store::outbox::record(&tx, app.ids.next(now), id, now, "again", &who).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Puts every dead mail back, as after a server that was away for days; how many there were.
pub async fn send_all_again(app: &App, actor: &Actor) -> Result<usize, Failure> {
    policy::may_monitor(actor)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let dead = store::outbox::oversight::dead(&tx, AGAIN_MOST).await?;
    let who = actor.account.to_string();
    for id in &dead {
        if store::outbox::oversight::revive(&tx, *id, now).await? {
            store::outbox::record(&tx, app.ids.next(now), *id, now, "again", &who).await?;
        }
    }
    tx.commit().await?;
    Ok(dead.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_first_letter_and_its_host() {
        assert_eq!(masked("sitti@contoh.example"), "s•••@contoh.example");
        assert_eq!(masked(""), "•••@");
    }
}
