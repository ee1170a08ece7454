//! Sessions: who is behind a cookie, from signing in to signing out.
//!
//! Only the hash of a session's secret is stored. A visitor without an account has a session only once there is something to keep.

use chrono::{DateTime, Duration, Utc};
use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::{OrganisationId, OrganisationStatus};
use domain::policy::Actor;

use super::Failure;
use crate::app::App;
use crate::store;
use crate::vault;

/// A session ends after this long without a visit.
pub const IDLE: Duration = Duration::hours(12);
/// A session ends after this long in any case.
pub const LONGEST: Duration = Duration::days(14);
/// How stale `seen_at` may grow before it is written again; not every page view is worth a write.
const SEEN: Duration = Duration::minutes(10);

/// The account behind a session, as much of it as every page needs.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Its role.
    pub role: Role,
    /// Its name on screen.
    pub name: String,
    /// Its language.
    pub language: Language,
    /// Its organisation, for people of a bank or a partner.
    pub organisation: Option<OrganisationId>,
    /// Where the organisation stands with the office.
    pub organisation_status: Option<OrganisationStatus>,
    /// Whether a second factor is set up.
    pub second_factor_on: bool,
    /// Notices not yet read.
    pub unread: u64,
}

/// What stands behind a cookie.
#[derive(Debug, Clone)]
pub struct Session {
    /// The account, if somebody signed in.
    pub account: Option<Account>,
    /// Whether the second factor was shown in this session.
    pub second_factor_shown: bool,
    /// The actor, when nothing is missing any more.
    actor: Option<Actor>,
    /// Answers of the quick check of a visitor without an account.
    pub answers: Option<serde_json::Value>,
}

/// Whether this installation asks for second factors at all; the demo does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Offered to owners, required of everyone else.
    Asked,
    /// Not asked of anyone: only for the demo.
    Off,
}

impl Session {
    /// The actor, once every factor asked for has been shown.
    pub fn actor(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    /// `Some(true)`: a second factor must be set up first; `Some(false)`: it must be shown first.
    pub fn second_factor_missing(&self, asked: SecondFactor) -> Option<bool> {
        let account = self.account.as_ref()?;
        missing(account, self.second_factor_shown, asked)
    }
}

fn missing(account: &Account, shown: bool, asked: SecondFactor) -> Option<bool> {
    asked_of(account.role, account.second_factor_on, asked).filter(|set_up| *set_up || !shown)
}

/// What a session that has just begun still lacks: `Some(true)` to set a second factor up, `Some(false)` to show it.
pub fn asked_of(role: Role, on: bool, asked: SecondFactor) -> Option<bool> {
    match (asked, on, role) {
        (SecondFactor::Off, ..) | (_, false, Role::Owner) => None,
        (_, on, _) => Some(!on),
    }
}

/// The session behind the hash of a cookie, if it still runs.
pub async fn resume(app: &App, hash: &[u8]) -> Result<Option<Session>, Failure> {
    let now = app.clock.now();
    let Some(row) = store::sessions::find(&app.db, hash, now).await? else {
        return Ok(None);
    };
    if now - row.seen_at > SEEN {
        let tx = app.db.begin().await?;
        store::sessions::touch(&tx, hash, now, (row.created_at + LONGEST).min(now + IDLE)).await?;
        tx.commit().await?;
    }
    let actor = row.account.as_ref().and_then(|account| {
        let whole = missing(account, row.second_factor, app.settings.second_factor).is_none();
        whole.then_some(Actor {
            account: account.id,
            role: account.role,
            organisation: account.organisation,
            language: account.language,
        })
    });
    Ok(Some(Session {
        account: row.account,
        second_factor_shown: row.second_factor,
        actor,
        answers: row.answers,
    }))
}

/// Starts a session for an account and ends the one it came from; the answer is the secret for the cookie.
pub async fn start(
    app: &App,
    tx: &store::Tx,
    account: AccountId,
    from: &[u8],
    agent: &str,
) -> Result<String, Failure> {
    let now = app.clock.now();
    let secret = vault::token(&*app.secrets)?;
    // What was answered before signing in goes along.
    let answers = store::sessions::answers(tx, from).await?;
    store::sessions::delete(tx, from).await?;
    let new = store::sessions::NewSession {
        hash: vault::hash(&secret),
        account: Some(account),
        created_at: now,
        expires_at: now + IDLE,
        agent: summary(agent),
        answers,
    };
    store::sessions::insert(tx, new).await?;
    Ok(secret)
}

/// Ends one session.
pub async fn end(app: &App, hash: &[u8]) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    store::sessions::delete(&tx, hash).await?;
    tx.commit().await?;
    Ok(())
}

/// A session as its owner sees it in the list.
#[derive(Debug, Clone)]
pub struct Own {
    /// The stored hash: names the session in a form, signs nobody in.
    pub hash: Vec<u8>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub seen_at: DateTime<Utc>,
    /// Which browser.
    pub agent: String,
}

/// The browser and system of a user-agent line, without its versions: enough to tell two sessions apart.
fn summary(agent: &str) -> String {
    let browser = ["Edg", "OPR", "SamsungBrowser", "Firefox", "Chrome", "Safari"]
        .iter()
        .find(|name| agent.contains(**name));
    let system = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]
        .iter()
        .find(|name| agent.contains(**name));
    [browser, system].into_iter().flatten().copied().collect::<Vec<_>>().join(", ")
}
