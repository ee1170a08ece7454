//! A calendar to subscribe to, at an address that only its owner knows and can make worthless. Only the hash of the
//! address is kept: it is shown once, when it is made.

use chrono::{DateTime, Duration, Utc};
use domain::accounts::{AccountId, Role};
use domain::calendar::wita_date;
use domain::language::{Bilingual, Language};
use domain::policy::Actor;

use super::Failure;
use super::mentoring::Session;
use super::trainings::Training;
use crate::app::App;
use crate::store::tokens::NewToken;
use crate::store::{self};
use crate::vault;

/// The purpose of the token.
const PURPOSE: &str = "calendar";
/// How long an address is good: until it is taken back, for all that a calendar cares.
const LIVES: Duration = Duration::days(3650);
/// How far back the calendar goes.
const BACK: Duration = Duration::days(180);

/// A session in the calendar, with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The session.
    pub session: Session,
    /// The business.
    pub business: String,
    /// The program.
    pub program: Bilingual,
}

/// A calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// The language its owner reads.
    pub language: Language,
    /// Whether it is an owner's, who knows her own business.
    pub owner: bool,
    /// Its sessions, in the order of time.
    pub entries: Vec<Entry>,
    /// The trainings that its owner is registered for, in the order of their days.
    pub trainings: Vec<Training>,
}

/// Since when somebody has had an address.
pub async fn since(app: &App, actor: &Actor) -> Result<Option<DateTime<Utc>>, Failure> {
    Ok(store::tokens::since(&app.db, actor.account, PURPOSE, app.clock.now()).await?)
}

/// A fresh address; the one before is worthless from then on.
pub async fn begin(app: &App, actor: &Actor) -> Result<String, Failure> {
    let token = vault::token(&*app.secrets)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    store::tokens::revoke(&tx, actor.account, PURPOSE, now).await?;
    let new = NewToken {
        hash: vault::hash(&token),
        account: Some(actor.account),
        purpose: PURPOSE,
        payload: serde_json::Value::Null,
        expires_at: now + LIVES,
    };
    store::tokens::insert(&tx, new, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// Makes the address worthless.
pub async fn end(app: &App, actor: &Actor) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    store::tokens::revoke(&tx, actor.account, PURPOSE, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The calendar at an address.
pub async fn feed(app: &App, token: &str) -> Result<Feed, Failure> {
    let now = app.clock.now();
    let found = store::tokens::find(&app.db, &vault::hash(token), PURPOSE, now).await?;
    let id: AccountId = found.and_then(|found| found.account).ok_or(Failure::NotFound)?;
    let account = store::accounts::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    if account.disabled {
        return Err(Failure::NotFound);
    }
    let owner = account.role == Role::Owner;
    let sessions = store::mentoring::calendar_of(&app.db, id, owner, now - BACK).await?;
    let ids: Vec<_> = sessions.iter().map(|session| session.application.0).collect();
    let names = store::mentoring::participants::names(&app.db, &ids).await?;
    let entry = |session: Session| {
        let (business, program) = names.get(&session.application.0).cloned().unwrap_or_default();
        Entry { session, business, program }
    };
    let trainings = store::trainings::calendar_of(&app.db, id, wita_date(now - BACK)).await?;
    let entries = sessions.into_iter().map(entry).collect();
    Ok(Feed { language: account.language, owner, entries, trainings })
}
