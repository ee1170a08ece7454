//! Reading the books: totals for the board, everything for the treasurer, and what a member's own page shows. Who may see a
//! member's money is asked by whoever calls the functions that take a [`MemberId`].

use chrono::NaiveDate;
use domain::cooperatives::{CooperativeId, may_answer_disputes, may_keep_books, may_see_board};
use domain::disputes::{LookAt, LookSeat};
use domain::ledger::{AccountClass, AccountKind, EntryId, LoanId, MemberId};
use domain::policy::{self, Actor};

use super::{Balance, Holder, Loan, Moved, Posted, kept};
use crate::app::App;
use crate::store::{self, Cursor, Page, Reader, Tx};
use crate::usecases::Failure;
use crate::usecases::cooperatives::boards;
use crate::usecases::memberships::looks;
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
    /// Whether the reader answers what members dispute.
    pub answers: bool,
}

/// The totals, for anyone of the board.
pub async fn overview(app: &App, actor: &Actor, on: CooperativeId) -> Result<Overview, Failure> {
    let seats = boards::own_seats(&app.db, actor, on).await?;
    may_see_board(&seats, on)?;
    let book = store::ledger::book(&app.db, on).await?;
    Ok(Overview {
        name: boards::known(&app.db, on).await?.cooperative.details.name,
        totals: store::ledger::totals(&app.db, on).await?,
        closed: book.closed,
        entries: book.first - 1,
        keeps: may_keep_books(&seats, on).is_ok(),
        answers: may_answer_disputes(&seats, on).is_ok(),
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
    listed(app, actor, (on, cursor), (SIZE, LookAt::List)).await
}

/// As [`entries`], for a file.
pub async fn export(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    cursor: Option<&Cursor>,
) -> Result<Page<Posted>, Failure> {
    listed(app, actor, (on, cursor), (EXPORT_SIZE, LookAt::File)).await
}

async fn listed(
    app: &App,
    actor: &Actor,
    (on, cursor): (CooperativeId, Option<&Cursor>),
    (size, at): (u64, LookAt),
) -> Result<Page<Posted>, Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    let page = store::ledger::list(&tx, on, cursor, size).await?;
    look(app, tx, actor, at, moved(&page.rows)).await?;
    Ok(page)
}

/// An entry with the one that took it back.
pub async fn entry(app: &App, actor: &Actor, id: EntryId) -> Result<(Posted, Option<EntryId>), Failure> {
    let tx = app.db.begin().await?;
    let posted = store::ledger::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    kept(&tx, actor, posted.cooperative).await?;
    let by = store::ledger::reversed_by(&tx, id).await?;
    look(app, tx, actor, LookAt::Entry, moved(std::slice::from_ref(&posted))).await?;
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
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    let page = store::ledger::loans::open_page(&tx, on, cursor, SIZE).await?;
    let members = page.rows.iter().map(|(loan, _)| loan.member).collect();
    look(app, tx, actor, LookAt::List, members).await?;
    Ok(page)
}

/// A loan for whoever keeps the book it stands in.
pub async fn loan(app: &App, actor: &Actor, id: LoanId) -> Result<(Loan, Holder), Failure> {
    let tx = app.db.begin().await?;
    let loan = store::ledger::loans::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    kept(&tx, actor, loan.cooperative).await?;
    let holder = store::ledger::members::holders(&tx, loan.cooperative, &[loan.member]).await?.pop();
    look(app, tx, actor, LookAt::Loan, vec![loan.member]).await?;
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
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    let holder = store::ledger::members::holders(&tx, on, &[member]).await?.pop();
    let holder = holder.ok_or(Failure::NotFound)?;
    let mut balances = balances(&tx, member).await?;
    balances.retain(|balance| balance.account.class() != AccountClass::Income);
    let book = MemberBook {
        holder,
        balances,
        loans: loans(&tx, member).await?,
        shares: shares(&tx, member).await?,
        lines: lines(&tx, member, None, cursor).await?,
    };
    look(app, tx, actor, LookAt::Account, vec![member]).await?;
    Ok(book)
}

/// A page of what members have on one account, in the order of their numbers.
pub async fn of_account(
    app: &App,
    actor: &Actor,
    (on, kind): (CooperativeId, AccountKind),
    cursor: Option<&Cursor>,
) -> Result<Page<(Holder, i64)>, Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    let page = store::ledger::members::of_account(&tx, on, kind, cursor, SIZE).await?;
    look(app, tx, actor, LookAt::List, page.rows.iter().map(|(holder, _)| holder.id).collect()).await?;
    Ok(page)
}

/// The members whose accounts these entries move.
fn moved(entries: &[Posted]) -> Vec<MemberId> {
    entries.iter().flat_map(|posted| posted.lines.iter().filter_map(|line| line.member)).collect()
}

/// Writes that the treasurer is shown something of these members' money that was read before.
pub(super) async fn looked(
    app: &App,
    actor: &Actor,
    what: LookAt,
    members: Vec<MemberId>,
) -> Result<(), Failure> {
    look(app, app.db.begin().await?, actor, what, members).await
}

/// Writes that the treasurer sees these members' money, in the transaction in which it was read.
async fn look(app: &App, tx: Tx, actor: &Actor, what: LookAt, members: Vec<MemberId>) -> Result<(), Failure> {
    looks::write(app, &tx, actor, (LookSeat::Treasurer, what), members).await?;
    tx.commit().await?;
    Ok(())
}
