//! How often something may be tried: kept in the database, so that a restart or a second node forgets nothing.

use chrono::Duration;

use super::Failure;
use crate::app::App;
use crate::store;

/// A limit: what is tried, how often, in how long.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Name of what is tried, as stored.
    pub kind: &'static str,
    /// Tries that are allowed.
    pub tries: u64,
    /// In this span.
    pub span: Duration,
}

/// Sign-in by one address.
pub const SIGN_IN: Limit = Limit { kind: "sign_in", tries: 8, span: Duration::minutes(15) };
/// Wrong sign-ins from one place, whoever's they are: many share one at a market or behind a mast, so only what is wrong counts.
pub const SIGN_IN_FROM: Limit = Limit { kind: "sign_in_from", tries: 40, span: Duration::minutes(15) };
/// Codes of the second factor by one account.
pub const CODE: Limit = Limit { kind: "code", tries: 6, span: Duration::minutes(15) };
/// Mails asked for by one address: registration, reset, proof.
pub const MAIL: Limit = Limit { kind: "mail", tries: 5, span: Duration::hours(1) };
/// Look-ups of a receipt number.
pub const LOOK_UP: Limit = Limit { kind: "look_up", tries: 10, span: Duration::minutes(15) };
/// Wrong codes of members with the same first half.
pub const JOIN: Limit = Limit { kind: "join", tries: 5, span: Duration::hours(1) };
/// Wrong codes of members altogether.
pub const JOIN_ALL: Limit = Limit { kind: "join_all", tries: 600, span: Duration::minutes(15) };
/// Invitations sent by one organisation.
pub const INVITE: Limit = Limit { kind: "invite", tries: 30, span: Duration::hours(24) };

/// Counts one try and refuses when there were too many. The key is stored as a keyed digest only.
pub async fn count(app: &App, limit: Limit, key: &str) -> Result<(), Failure> {
    let now = app.clock.now();
    let digest = app.vault.index(limit.kind, key);
    let tx = app.db.begin().await?;
    let since = now - limit.span;
    let earlier = store::attempts::since(&tx, limit.kind, &digest, since).await?;
    if earlier.count >= limit.tries {
        return Err(Failure::TooMany { until: earlier.first.unwrap_or(now) + limit.span });
    }
    store::attempts::insert(&tx, app.ids.next(now), limit.kind, &digest, now).await?;
    store::attempts::delete_before(&tx, now - Duration::hours(48)).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses when there were too many tries, and counts none: where only what fails is counted.
pub async fn check(app: &App, limit: Limit, key: &str) -> Result<(), Failure> {
    let (now, digest) = (app.clock.now(), app.vault.index(limit.kind, key));
    let earlier = store::attempts::since(&app.db, limit.kind, &digest, now - limit.span).await?;
    if earlier.count >= limit.tries {
        return Err(Failure::TooMany { until: earlier.first.unwrap_or(now) + limit.span });
    }
    Ok(())
}

/// Forgets the tries of a key, after one that succeeded.
pub async fn forgive(app: &App, limit: Limit, key: &str) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    store::attempts::forget(&tx, limit.kind, &app.vault.index(limit.kind, key)).await?;
    tx.commit().await?;
    Ok(())
}
