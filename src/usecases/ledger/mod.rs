//! The books of cooperatives: what treasurers post, what boards read. Rules are `domain::ledger`'s; the database holds that
//! every entry balances and stays. Chair and secretary see totals; single members' money only the treasurer (and the member).
//!
//! For a member's own page: [`reading::balances`], [`reading::loans`], [`reading::lines`], [`reading::shares`].

pub mod batches;
pub mod booking;
pub mod closing;
pub mod importing;
pub mod posting;
pub mod reading;
pub mod undoing;
pub mod years;

use chrono::{DateTime, NaiveDate, Utc};
use domain::cooperatives::{CooperativeId, may_keep_books, may_see_board};
use domain::ledger::{AccountKind, BatchId, Entry, EntryId, EntryKind, LoanId, MemberId, Membership};
use domain::money::Rupiah;
use domain::policy::Actor;
use domain::schedule::Loan as Terms;

use super::Failure;
use crate::app::App;
use crate::store::Reader;
use crate::usecases::cooperatives::boards;

/// The book as somebody took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Book {
    /// The number of the first entry that may be posted now.
    pub first: i64,
    /// The last day of the periods that are closed.
    pub closed: Option<NaiveDate>,
}

/// A member as the books know her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Her id.
    pub id: MemberId,
    /// Her number in the register.
    pub number: String,
    /// Her name.
    pub name: String,
    /// The day on which she left.
    pub left_on: Option<NaiveDate>,
}

impl Holder {
    /// How she stands to the cooperative.
    pub fn standing(&self) -> Membership {
        self.left_on.map_or(Membership::Since, Membership::Left)
    }
}

/// An entry ready to be written.
#[derive(Debug)]
pub struct Written {
    /// The entry, which balances.
    pub entry: Entry,
    /// Its number in the book.
    pub number: i64,
    /// What it is.
    pub kind: EntryKind,
    /// What for.
    pub note: String,
    /// Number of the paper behind it.
    pub reference: String,
    /// The book year that it closes or divides.
    pub year: Option<i32>,
    /// The batch it belongs to.
    pub batch: Option<BatchId>,
    /// The loan it pays out or back.
    pub loan: Option<LoanId>,
    /// Makes it count once.
    pub once: Option<String>,
}

/// An entry as it stands in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Its id.
    pub id: EntryId,
    /// Whose book.
    pub cooperative: CooperativeId,
    /// Its number.
    pub number: i64,
    /// What it is.
    pub kind: EntryKind,
    /// Its day.
    pub day: NaiveDate,
    /// What for.
    pub note: String,
    /// Number of the paper behind it.
    pub reference: String,
    /// The book year that it closes or divides.
    pub year: Option<i32>,
    /// The entry that it takes back.
    pub reverses: Option<EntryId>,
    /// The loan it pays out or back.
    pub loan: Option<LoanId>,
    /// The batch it belongs to.
    pub batch: Option<BatchId>,
    /// When it was posted.
    pub at: DateTime<Utc>,
    /// Name of who posted it.
    pub by: String,
    /// Its lines.
    pub lines: Vec<PostedLine>,
}

impl Posted {
    /// What moves on the left, which is what moves on the right.
    pub fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.debit).sum()
    }

    /// The members whose accounts it moves, without repetition.
    pub fn members(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.lines.iter().filter_map(|line| line.member_name.as_deref()).collect();
        names.dedup();
        names
    }
}

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedLine {
    /// Which account.
    pub account: AccountKind,
    /// Whose, where it is a member's.
    pub member: Option<MemberId>,
    /// Her name.
    pub member_name: Option<String>,
    /// On the left.
    pub debit: i64,
    /// On the right.
    pub credit: i64,
}

/// What a member has on one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// Which account.
    pub account: AccountKind,
    /// How much, on the account's own side.
    pub amount: Rupiah,
    /// The day of the latest entry on it.
    pub as_of: NaiveDate,
}

/// One move of a member's account, with the entry behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The entry.
    pub entry: EntryId,
    /// Its number in the book.
    pub number: i64,
    /// Its day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: EntryKind,
    /// What for.
    pub note: String,
    /// Which account.
    pub account: AccountKind,
    /// By how much; below nothing where it became less.
    pub by: i64,
    /// The entry that it takes back.
    pub reverses: Option<EntryId>,
}

/// A loan to a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Loan {
    /// Its id.
    pub id: LoanId,
    /// Whose book it stands in.
    pub cooperative: CooperativeId,
    /// Who owes it.
    pub member: MemberId,
    /// Amount, rate, months and method, as `quote` takes them.
    pub terms: Terms,
    /// The day it was paid out.
    pub begun: NaiveDate,
    /// What was paid back of the principal.
    pub repaid: Rupiah,
    /// What was paid of interest.
    pub interest_paid: Rupiah,
    /// Whether the paying out was taken back.
    pub cancelled: bool,
}

impl Loan {
    /// Where it stands on a day.
    pub fn owed(&self, today: NaiveDate) -> Result<domain::ledger::Owed, Failure> {
        domain::ledger::owed(&self.terms, self.begun, (self.repaid, self.interest_paid), today)
            .map_err(|error| Failure::Broken(format!("a loan has no schedule: {error}")))
    }
}

/// Whether the reader keeps the books; anyone of the board may see their totals.
async fn seen(db: &impl Reader, actor: &Actor, on: CooperativeId) -> Result<bool, Failure> {
    let seats = boards::own_seats(db, actor, on).await?;
    may_see_board(&seats, on)?;
    Ok(may_keep_books(&seats, on).is_ok())
}

/// Refuses whoever does not keep the books.
async fn kept(db: &impl Reader, actor: &Actor, on: CooperativeId) -> Result<(), Failure> {
    Ok(may_keep_books(&boards::own_seats(db, actor, on).await?, on)?)
}

/// The book of a cooperative for whoever keeps it: its name.
pub async fn keeper(app: &App, actor: &Actor, on: CooperativeId) -> Result<String, Failure> {
    kept(&app.db, actor, on).await?;
    Ok(boards::known(&app.db, on).await?.cooperative.details.name)
}
