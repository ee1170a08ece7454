//! A member who lost phone or password: one of the board starts, another consents, and a new code is printed. Only accounts
//! that have no address are recovered so; the others recover themselves by mail.

use chrono::{DateTime, Duration, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::{CooperativeId, may_see_board};
use domain::ledger::MemberId;
use domain::policy::Actor;
use serde_json::json;
use uuid::Uuid;

use super::papers::{self, Paper, purpose};
use crate::app::App;
use crate::store::{self, Reader, StoreError, Tx};
use crate::usecases::accounts::Account;
use crate::usecases::cooperatives::boards;
use crate::usecases::{Failure, outbox};

/// How long a recovery waits for a second of the board.
pub const WAITS: Duration = Duration::days(14);

/// A recovery that waits.
#[derive(Debug, Clone)]
pub struct Started {
    /// Its id.
    pub id: Uuid,
    /// Who started it.
    pub by: AccountId,
    /// The person's name.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The account, if its board may recover it: it has no address to recover it by.
pub(super) async fn recoverable(db: &impl Reader, id: AccountId) -> Result<Option<Account>, Failure> {
    let found = store::accounts::find(db, id).await?;
    Ok(found.filter(|account| account.email.is_none() && !account.disabled))
}

async fn own(
    tx: &Tx,
    actor: &Actor,
    on: CooperativeId,
    id: MemberId,
) -> Result<(super::Member, Account), Failure> {
    may_see_board(&boards::own_seats(tx, actor, on).await?, on)?;
    let member = store::roll::find(tx, on, id).await?.ok_or(Failure::NotFound)?;
    let account = match member.account.filter(|account| *account != actor.account) {
        Some(account) => recoverable(tx, account).await?,
        None => None,
    };
    Ok((member, account.ok_or(Failure::Refused("recovery-not-here"))?))
}

/// Starts a recovery; the member is told. Started already, it stays as it is.
pub async fn start(app: &App, actor: &Actor, on: CooperativeId, id: MemberId) -> Result<(), Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let (member, account) = own(&tx, actor, on, id).await?;
    if store::roll::recovery(&tx, id, now - WAITS).await?.is_some() {
        return Ok(());
    }
    store::roll::end_recovery(&tx, member.id, now).await?;
    store::roll::start_recovery(&tx, app.ids.next(now), member.id, actor.account, now).await?;
    tell(app, &tx, "member_recovery_started", actor, on, account.id).await?;
    tx.commit().await?;
    Ok(())
}

/// A second of the board consents: the answer is the paper with the new code. The member is told.
pub async fn consent(app: &App, actor: &Actor, on: CooperativeId, id: MemberId) -> Result<Paper, Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let (member, account) = own(&tx, actor, on, id).await?;
    let gone = || Failure::Refused("recovery-gone");
    let started = store::roll::recovery(&tx, id, now - WAITS).await?.ok_or_else(gone)?;
    if started.by == actor.account {
        return Err(Failure::Refused("recovery-own"));
    }
    store::roll::consent(&tx, started.id, actor.account, now).await.map_err(|error| match error {
        StoreError::Stale => gone(),
        other => other.into(),
    })?;
    let paper = papers::issue(app, &tx, actor, vec![member], purpose::RECOVER).await?.pop();
    tell(app, &tx, "member_recovery_consented", actor, on, account.id).await?;
    tx.commit().await?;
    paper.ok_or(Failure::NotFound)
}

async fn tell(
    app: &App,
    tx: &Tx,
    kind: &'static str,
    actor: &Actor,
    on: CooperativeId,
    to: AccountId,
) -> Result<(), Failure> {
    let by = store::accounts::find(tx, actor.account).await?.map(|by| by.name).unwrap_or_default();
    let cooperative = boards::known(tx, on).await?.cooperative.details.name;
    let params = json!({ "by": by, "cooperative": cooperative });
    outbox::tell(app, tx, to, kind, params, "/account").await
}
