//! Reading the books: totals for the board, everything for the treasurer, and what a member's own page shows. Who may see a
//! member's money is asked by whoever calls the functions that take a [`MemberId`].

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountClass, AccountKind, EntryId, LoanId, MemberId};
use domain::policy::{self, Actor};

use super::{Balance, Holder, Loan, Moved, Posted, kept, seen};
use crate::app::App;
use crate::store::{self, Cursor, Page, Reader};
use crate::usecases::Failure;
use crate::usecases::cooperatives::boards;
use crate::usecases::office::{EXPORT_SIZE, SIZE};

/// The books as the board sees them.
#[derive(Debug)]
pub struct Overview {
    /// The cooperative's name.
    pub name: String,
    /// What stands on each kind of account, all members together, on its own side.
    pub totals: Vec<(AccountKind, i64)>,
    /// The last day of the periods that are closed.
    pub closed: Option<NaiveDate>,
    /// How many entries there are.
    pub entries: i64,
    /// Whether the reader keeps the books.
    pub keeps: bool,
}

/// The totals, for anyone of the board.
pub async fn overview(app: &App, actor: &Actor, on: CooperativeId) -> Result<Overview, Failure> {
    let keeps = seen(&app.db, actor, on).await?;
    let book = store::ledger::book(&app.db, on).await?;
    Ok(Overview {
        name: boards::known(&app.db, on).await?.cooperative.details.name,
        totals: store::ledger::totals(&app.db, on).await?,
        closed: book.closed,
        entries: book.first - 1,
        keeps,
    })
}

/// The totals of a cooperative's books for the office, which sees no member's money; empty where nothing is booked.
pub async fn for_office(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
) -> Result<Vec<(AccountKind, i64)>, Failure> {
    policy::may_keep_register(actor)?;
    Ok(store::ledger::totals(&app.db, on).await?)
}

/// A page of the entries, the latest first.
pub async fn entries(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    cursor: Option<&Cursor>,
) -> Result<Page<Posted>, Failure> {
    kept(&app.db, actor, on).await?;
    Ok(store::ledger::list(&app.db, on, cursor, SIZE).await?)
}

/// As [`entries`], for a file.
pub async fn export(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    cursor: Option<&Cursor>,
) -> Result<Page<Posted>, Failure> {
    kept(&app.db, actor, on).await?;
    Ok(store::ledger::list(&app.db, on, cursor, EXPORT_SIZE).await?)
}

/// An entry with the one that took it back.
pub async fn entry(app: &App, actor: &Actor, id: EntryId) -> Result<(Posted, Option<EntryId>), Failure> {
    let posted = store::ledger::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    kept(&app.db, actor, posted.cooperative).await?;
    let by = store::ledger::reversed_by(&app.db, id).await?;
    Ok((posted, by))
}

/// The members whom something may be booked on, by name.
pub async fn members(app: &App, actor: &Actor, on: CooperativeId) -> Result<Vec<Holder>, Failure> {
    kept(&app.db, actor, on).await?;
    Ok(store::ledger::members::list(&app.db, on).await?)
}

/// A page of the loans of which something is owed, with who owes them, in the order of their numbers.
pub async fn open_loans(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    cursor: Option<&Cursor>,
) -> Result<Page<(Loan, Holder)>, Failure> {
    kept(&app.db, actor, on).await?;
    Ok(store::ledger::loans::open_page(&app.db, on, cursor, SIZE).await?)
}

/// A loan for whoever keeps the book it stands in.
pub async fn loan(app: &App, actor: &Actor, id: LoanId) -> Result<(Loan, Holder), Failure> {
    let loan = store::ledger::loans::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    kept(&app.db, actor, loan.cooperative).await?;
    let holder = store::ledger::members::holders(&app.db, loan.cooperative, &[loan.member]).await?.pop();
    Ok((loan, holder.ok_or(Failure::NotFound)?))
}

/// What a member has on each account, with the day of its latest entry. What she paid and bought in the open book year
/// is among it, as income of the cooperative; a page of her money leaves those kinds out.
pub async fn balances(db: &impl Reader, member: MemberId) -> Result<Vec<Balance>, Failure> {
    Ok(store::ledger::own::balances_of(db, member).await?)
}

/// A member's loans, the latest first; [`Loan::owed`] tells what is owed and when.
pub async fn loans(db: &impl Reader, member: MemberId) -> Result<Vec<Loan>, Failure> {
    Ok(store::ledger::loans::list(db, member).await?)
}

/// A page of the moves behind a member's figures, the latest first; of one account where it is named.
pub async fn lines(
    db: &impl Reader,
    member: MemberId,
    account: Option<AccountKind>,
    cursor: Option<&Cursor>,
) -> Result<Page<Moved>, Failure> {
    Ok(store::ledger::own::lines(db, member, account, cursor, SIZE).await?)
}

/// What a member was awarded of each book year's result (SHU), the latest year first.
pub async fn shares(db: &impl Reader, member: MemberId) -> Result<Vec<(i32, i64)>, Failure> {
    Ok(store::ledger::own::shares(db, member).await?)
}

/// The members whom a text means: who has it as number, else who has it as name or, where nobody does, in the name. Of very
/// many only a few are told, for the answer is then that it means nobody in particular.
pub async fn named(app: &App, actor: &Actor, on: CooperativeId, text: &str) -> Result<Vec<Holder>, Failure> {
    kept(&app.db, actor, on).await?;
    Ok(store::ledger::members::named(&app.db, on, text).await?)
}

/// A member's whole account, as the treasurer sees it.
#[derive(Debug)]
pub struct MemberBook {
    /// Who.
    pub holder: Holder,
    /// What stands on her accounts; not what she paid and bought, which is the cooperative's.
    pub balances: Vec<Balance>,
    /// Her loans, the latest first.
    pub loans: Vec<Loan>,
    /// Her part of each book year's result.
    pub shares: Vec<(i32, i64)>,
    /// A page of the moves behind all that.
    pub lines: Page<Moved>,
}

/// A member's account for whoever keeps the books.
pub async fn of_member(
    app: &App,
    actor: &Actor,
    (on, member): (CooperativeId, MemberId),
    cursor: Option<&Cursor>,
) -> Result<MemberBook, Failure> {
    kept(&app.db, actor, on).await?;
    let holder = store::ledger::members::holders(&app.db, on, &[member]).await?.pop();
    let holder = holder.ok_or(Failure::NotFound)?;
    let mut balances = balances(&app.db, member).await?;
    balances.retain(|balance| balance.account.class() != AccountClass::Income);
    Ok(MemberBook {
        holder,
        balances,
        loans: loans(&app.db, member).await?,
        shares: shares(&app.db, member).await?,
        lines: lines(&app.db, member, None, cursor).await?,
    })
}

/// A page of what members have on one account, in the order of their numbers.
pub async fn of_account(
    app: &App,
    actor: &Actor,
    (on, kind): (CooperativeId, AccountKind),
    cursor: Option<&Cursor>,
) -> Result<Page<(Holder, i64)>, Failure> {
    kept(&app.db, actor, on).await?;
    Ok(store::ledger::members::of_account(&app.db, on, kind, cursor, SIZE).await?)
}
