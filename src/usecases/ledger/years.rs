//! Book years: what each brought and left, and dividing its result as the meeting decided.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};
use domain::cooperatives::{BookYearEnd, CooperativeId};
use domain::ledger::{AccountClass, AccountKind, EntryKind, Posting, Sharer, Side, divide_year};
use domain::money::Rupiah;
use domain::policy::Actor;

use super::posting::{self, Draft};
use super::{PostedLine, kept, seen};
use crate::app::App;
use crate::store::cooperatives::boards as minutes;
use crate::store::ledger::sums::{self, Sum};
use crate::store::{self, Reader};
use crate::usecases::cooperatives::boards;
use crate::usecases::cooperatives::meetings::Recorded;
use crate::usecases::{Failure, Fault, today};

/// An account over a book year, on its own side; debit and credit as booked, without the closing of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearRow {
    /// Which account.
    pub account: AccountKind,
    /// What stood there on the first day.
    pub opening: i64,
    /// What was booked on the left.
    pub debit: i64,
    /// What was booked on the right.
    pub credit: i64,
    /// What stood there on the last day.
    pub closing: i64,
}

/// A book year.
#[derive(Debug, Clone)]
pub struct Year {
    /// The cooperative's name.
    pub name: String,
    /// Its number: the calendar year in which it ends.
    pub year: i32,
    /// Its first and its last day; of one that has not ended today.
    pub days: (NaiveDate, NaiveDate),
    /// Its accounts in the order of the chart.
    pub rows: Vec<YearRow>,
    /// Whether it is closed.
    pub closed: bool,
    /// What the meeting recorded of it.
    pub minutes: Option<Recorded>,
    /// Whether its result is divided.
    pub divided: bool,
    /// Whether the reader keeps the books.
    pub keeps: bool,
}

impl Year {
    /// The sum of a class on the last day, losses taken off what is the cooperative's own.
    pub fn class(&self, class: AccountClass) -> i64 {
        let those = self.rows.iter().filter(|row| row.account.class() == class);
        those.map(|row| if row.account == AccountKind::Loss { -row.closing } else { row.closing }).sum()
    }

    /// What the year brought less what it cost.
    pub fn result(&self) -> i64 {
        self.class(AccountClass::Income) - self.class(AccountClass::Expense)
    }
}

/// The first and the last day of a book year.
pub(super) fn days_of(end: BookYearEnd, year: i32) -> (NaiveDate, NaiveDate) {
    (end.of_year(year - 1) + Days::new(1), end.of_year(year))
}

/// The book years that have entries, the latest first.
pub async fn list(app: &App, actor: &Actor, on: CooperativeId) -> Result<(String, Vec<i32>), Failure> {
    seen(&app.db, actor, on).await?;
    let known = boards::known(&app.db, on).await?;
    let end = known.record.book_year_end();
    let years = match sums::days(&app.db, on).await? {
        None => Vec::new(),
        Some((first, last)) => (year_of(end, first)..=year_of(end, last)).rev().collect(),
    };
    Ok((known.cooperative.details.name, years))
}

/// The book year in which a day lies.
pub(super) fn year_of(end: BookYearEnd, day: NaiveDate) -> i32 {
    if day <= end.of_year(day.year()) { day.year() } else { day.year() + 1 }
}

/// A book year for anyone of the board: totals, no member's money.
pub async fn show(app: &App, actor: &Actor, on: CooperativeId, year: i32) -> Result<Year, Failure> {
    let keeps = seen(&app.db, actor, on).await?;
    if !(1900..=2200).contains(&year) {
        return Err(Failure::NotFound);
    }
    let known = boards::known(&app.db, on).await?;
    let (first, last) = days_of(known.record.book_year_end(), year);
    let rows = rows(&app.db, on, year, (first, last)).await?;
    if rows.is_empty() {
        return Err(Failure::NotFound);
    }
    let book = store::ledger::book(&app.db, on).await?;
    let divisions = sums::of_year(&app.db, on, (year, EntryKind::Division)).await?;
    let recorded = minutes::minutes(&app.db, on).await?;
    Ok(Year {
        name: known.cooperative.details.name,
        year,
        days: (first, last.min(today(app))),
        rows,
        closed: book.closed.is_some_and(|closed| closed >= last),
        minutes: recorded.into_iter().find(|minutes| minutes.year == year),
        divided: divisions.iter().any(|(_, back)| !back),
        keeps,
    })
}

async fn rows(
    db: &impl Reader,
    on: CooperativeId,
    year: i32,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<YearRow>, Failure> {
    let before =
        sums::between(db, on, (NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(first), first - Days::new(1)));
    let before = before.await?;
    let within = sums::between(db, on, (first, last)).await?;
    let closing = sums::of_closing(db, on, year, (first, last)).await?;
    let of = |all: &[Sum], kind: AccountKind| {
        all.iter().find(|sum| sum.account == kind).map_or((0, 0), |sum| (sum.debit, sum.credit))
    };
    let row = |kind: &AccountKind| {
        let own = |(debit, credit): (i64, i64)| match kind.side() {
            Side::Debit => debit - credit,
            Side::Credit => credit - debit,
        };
        let opening = own(of(&before, *kind));
        let (all, close) = (of(&within, *kind), of(&closing, *kind));
        let (debit, credit) = (all.0 - close.0, all.1 - close.1);
        YearRow { account: *kind, opening, debit, credit, closing: opening + own((debit, credit)) }
    };
    let said = |row: &YearRow| (row.opening, row.debit, row.credit) != (0, 0, 0);
    Ok(AccountKind::ALL.iter().map(row).filter(said).collect())
}

/// What the books say of each of these years, as far as they have entries in it; for anyone of the board.
pub async fn results(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    years: &[i32],
) -> Result<Vec<(i32, i64)>, Failure> {
    let (_, there) = list(app, actor, on).await?;
    let mut results = Vec::new();
    for year in years.iter().filter(|year| there.contains(year)) {
        results.push((*year, show(app, actor, on, *year).await?.result()));
    }
    Ok(results)
}

/// What dividing a result would give.
#[derive(Debug, Clone)]
pub struct Division {
    /// What was decided.
    pub minutes: Recorded,
    /// Its postings.
    pub postings: Vec<Posting>,
    /// How many members get something.
    pub members: usize,
}

/// Divides the result of a year as the meeting decided, once. Members who had left by the day of the meeting get nothing.
pub async fn divide(app: &App, actor: &Actor, on: CooperativeId, year: i32) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    store::ledger::take(&tx, on, 0).await?;
    let done = sums::of_year(&tx, on, (year, EntryKind::Division)).await?;
    if done.iter().any(|(_, back)| !back) {
        return Ok(());
    }
    let division = division(&tx, on, year).await?;
    let draft = Draft {
        year: Some(year),
        once: Some(format!("division:{year}:{}", done.len())),
        ..Draft::new(EntryKind::Division, division.minutes.held_on, division.postings)
    };
    posting::post_all(app, &tx, actor.account, on, vec![draft]).await?;
    tx.commit().await?;
    Ok(())
}

async fn division(db: &impl Reader, on: CooperativeId, year: i32) -> Result<Division, Failure> {
    let recorded = minutes::minutes(db, on).await?;
    let minutes = recorded.into_iter().find(|minutes| minutes.year == year);
    let minutes = minutes.ok_or(Failure::Refused("ledger-no-meeting"))?;
    let closings = sums::of_year(db, on, (year, EntryKind::YearClose)).await?;
    let closing = closings.into_iter().find(|(_, back)| !back).map(|(id, _)| id);
    let closing = closing.ok_or(Failure::Refused("ledger-year-open"))?;
    let closing = store::ledger::find(db, closing).await?.ok_or(Failure::NotFound)?;
    let of = |kind| closing.lines.iter().find(|line| line.account == kind);
    let result = of(AccountKind::Undivided).map_or(0, |line| line.credit);
    if result != minutes.result {
        let grouped = |sum: i64| Rupiah::new(sum.max(0)).map(Rupiah::grouped).unwrap_or_default();
        let fault = Fault::new("result", "ledger-result-differs");
        let fault = fault.with("books", grouped(result)).with("meeting", grouped(minutes.result));
        return Err(Failure::Invalid(vec![fault]));
    }
    let sharers = sharers(db, on, &closing.lines, (closing.day, minutes.held_on)).await?;
    let (postings, awarded) = divide_year(result, &minutes.split, &sharers)
        .map_err(|fault| Failure::invalid("result", fault.code()))?;
    Ok(Division { minutes, postings, members: awarded.len() })
}

/// What each member's part hangs on: what the closing of the year took off her income accounts, and her pokok and wajib on
/// the last day.
async fn sharers(
    db: &impl Reader,
    on: CooperativeId,
    closing: &[PostedLine],
    (end, held): (NaiveDate, NaiveDate),
) -> Result<Vec<Sharer>, Failure> {
    let capital = [AccountKind::Principal, AccountKind::Compulsory];
    let standing = sums::standing(db, on, &capital, end).await?;
    let (mut of_capital, mut of_business) = (BTreeMap::new(), BTreeMap::new());
    for (account, sum) in standing {
        if let Some(member) = account.member() {
            *of_capital.entry(member).or_insert(0) += sum;
        }
    }
    for line in closing {
        if let Some(member) = line.member {
            *of_business.entry(member).or_insert(0) += line.debit;
        }
    }
    let all = store::ledger::members::list(db, on).await?;
    let there = all.iter().filter(|holder| holder.left_on.is_none_or(|left| left > held));
    let sharer = |holder: &super::Holder| Sharer {
        member: holder.id,
        business: of_business.get(&holder.id).copied().unwrap_or_default(),
        capital: of_capital.get(&holder.id).copied().unwrap_or_default(),
    };
    Ok(there.map(sharer).collect())
}
