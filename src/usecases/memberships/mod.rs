//! What a member sees of her own money in cooperatives, who else looked at it, and what she disputes.
//!
//! A membership is hers by the link from the member to her account; somebody else's is not found.

pub mod disputes;
pub mod late;
pub mod looks;
pub mod statement;

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountClass, AccountKind, EntryId, LoanId, MemberId};
use domain::policy::Actor;

use super::Failure;
use super::ledger::{Balance, Loan, Moved, reading};
use super::office::{EXPORT_SIZE, SIZE};
use crate::app::App;
use crate::store::{self, Cursor, Page, Reader};

/// Somebody's membership of a cooperative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The member.
    pub id: MemberId,
    /// Of which cooperative.
    pub cooperative: CooperativeId,
    /// Its name.
    pub cooperative_name: String,
    /// Her number there.
    pub number: String,
    /// Her name there.
    pub name: String,
    /// Since when.
    pub joined_on: NaiveDate,
    /// The day on which she left.
    pub left_on: Option<NaiveDate>,
}

/// All of one membership.
#[derive(Debug)]
pub struct Account {
    /// Which.
    pub membership: Membership,
    /// What stands on her accounts.
    pub balances: Vec<Balance>,
    /// Her loans, the latest first.
    pub loans: Vec<Loan>,
    /// Her part of each book year's result.
    pub shares: Vec<(i32, i64)>,
}

/// Whether an account is a member's own money or debt; what she paid as interest or bought is the cooperative's.
pub fn is_own(kind: AccountKind) -> bool {
    kind.is_of_members() && kind.class() != AccountClass::Income
}

/// The memberships of whoever asks.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Membership>, Failure> {
    Ok(store::memberships::list(&app.db, actor.account).await?)
}

async fn own(db: &impl Reader, actor: &Actor, id: MemberId) -> Result<Membership, Failure> {
    store::memberships::find(db, actor.account, id).await?.ok_or(Failure::NotFound)
}

/// A membership of whoever asks.
pub async fn find(app: &App, actor: &Actor, id: MemberId) -> Result<Membership, Failure> {
    own(&app.db, actor, id).await
}

/// What the actor has and owes in one cooperative.
pub async fn show(app: &App, actor: &Actor, id: MemberId) -> Result<Account, Failure> {
    let membership = own(&app.db, actor, id).await?;
    let mut balances = reading::balances(&app.db, id).await?;
    balances.retain(|balance| is_own(balance.account));
    Ok(Account {
        membership,
        balances,
        loans: reading::loans(&app.db, id).await?,
        shares: reading::shares(&app.db, id).await?,
    })
}

/// A page of the moves behind the actor's figures, the latest first; of one account where it is named.
pub async fn lines(
    app: &App,
    actor: &Actor,
    (id, account): (MemberId, Option<AccountKind>),
    cursor: Option<&Cursor>,
) -> Result<(Membership, Page<Moved>), Failure> {
    let membership = own(&app.db, actor, id).await?;
    Ok((membership, store::ledger::own::lines(&app.db, id, account, cursor, SIZE).await?))
}

/// As [`lines`], for a file.
pub async fn export(
    app: &App,
    actor: &Actor,
    (id, account): (MemberId, Option<AccountKind>),
    cursor: Option<&Cursor>,
) -> Result<Page<Moved>, Failure> {
    own(&app.db, actor, id).await?;
    Ok(store::ledger::own::lines(&app.db, id, account, cursor, EXPORT_SIZE).await?)
}

/// What one entry moved of the actor's accounts.
pub async fn entry(
    app: &App,
    actor: &Actor,
    id: MemberId,
    entry: EntryId,
) -> Result<(Membership, Vec<Moved>), Failure> {
    let membership = own(&app.db, actor, id).await?;
    let moved = store::memberships::of_entry(&app.db, id, entry).await?;
    if moved.is_empty() {
        return Err(Failure::NotFound);
    }
    Ok((membership, moved))
}

/// One of the actor's loans.
pub async fn loan(
    app: &App,
    actor: &Actor,
    id: MemberId,
    loan: LoanId,
) -> Result<(Membership, Loan), Failure> {
    let membership = own(&app.db, actor, id).await?;
    let found = store::ledger::loans::find(&app.db, loan).await?.filter(|loan| loan.member == id);
    Ok((membership, found.ok_or(Failure::NotFound)?))
}
