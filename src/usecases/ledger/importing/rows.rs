//! Rows of a spreadsheet as entries: read cell by cell, gathered by the number of their entry, each checked to balance.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::ledger::{Account, AccountKind, Entry, EntryId, MemberId, Posting, Side};
use domain::money::{Method, Rate, Rupiah, Tenor};
use domain::schedule::Loan as Terms;
use uuid::Uuid;

use crate::table::{BadCell, Row, Table, Why, read_day};
use crate::usecases::ledger::Holder;

/// The columns that must be there.
pub const WANTED: [&str; 5] = ["entry", "day", "account", "debit", "credit"];
/// The columns that may be there.
pub const OPTIONAL: [&str; 7] = ["member", "name", "note", "reference", "rate", "months", "method"];

/// Members by number: those of the register, and those whom a file brings with it by naming them.
pub(super) struct Members<'a> {
    known: BTreeMap<String, MemberId>,
    fresh: BTreeMap<MemberId, NewMember>,
    make: &'a dyn Fn() -> MemberId,
}

/// Somebody whom the register does not have yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    /// Her id.
    pub id: MemberId,
    /// Her number.
    pub number: String,
    /// Her name.
    pub name: String,
    /// The day of the first entry on her.
    pub joined_on: NaiveDate,
}

impl<'a> Members<'a> {
    pub(super) fn of(holders: &[Holder], make: &'a dyn Fn() -> MemberId) -> Self {
        let known = holders.iter().map(|holder| (holder.number.clone(), holder.id)).collect();
        Self { known, fresh: BTreeMap::new(), make }
    }

    /// Those whom the file brought.
    pub(super) fn fresh(&self) -> Vec<NewMember> {
        self.fresh.values().cloned().collect()
    }

    /// The member of a row.
    fn of_row(&mut self, row: &mut Row<'_>) -> Option<MemberId> {
        let Some(number) = row.cell("member") else {
            row.refuse("member", Why::MemberNeeded);
            return None;
        };
        let day = row.cell("day").and_then(read_day);
        if let Some(id) = self.known.get(number) {
            if let (Some(fresh), Some(day)) = (self.fresh.get_mut(id), day) {
                fresh.joined_on = fresh.joined_on.min(day);
            }
            return Some(*id);
        }
        if row.cell("name").is_none() {
            row.refuse("member", Why::NoMember);
            return None;
        }
        let (number, name) = (row.text("member", 40)?, row.text("name", 100)?);
        let id = (self.make)();
        self.known.insert(number.clone(), id);
        self.fresh.insert(id, NewMember { id, number, name, joined_on: day? });
        Some(id)
    }
}

/// Rows that are one entry.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) key: String,
    pub(super) day: NaiveDate,
    pub(super) note: String,
    pub(super) reference: String,
    pub(super) postings: Vec<Posting>,
    /// Of a loan that it pays out; the amount stands in the postings.
    pub(super) terms: Option<Terms>,
    /// The line of each row, with its account.
    places: Vec<(u64, AccountKind)>,
}

impl Group {
    /// Something wrong with the entry as a whole.
    pub(super) fn bad(&self, column: &str, why: Why) -> BadCell {
        let line = self.places.first().map_or(1, |(line, _)| *line);
        BadCell { line, column: column.to_owned(), value: self.key.clone(), why }
    }

    /// Something wrong with its row of an account.
    pub(super) fn bad_at(&self, kind: AccountKind, why: Why) -> BadCell {
        let place = self.places.iter().find(|(_, found)| *found == kind).or(self.places.first());
        let line = place.map_or(1, |(line, _)| *line);
        BadCell { line, column: "account".to_owned(), value: kind.to_string(), why }
    }

    /// What moves on the left.
    pub(super) fn total(&self) -> i64 {
        self.sum(Side::Debit)
    }

    fn sum(&self, side: Side) -> i64 {
        let those = self.postings.iter().filter(|posting| posting.side == side);
        those.map(|posting| posting.amount.get()).sum()
    }

    /// The members whose accounts it moves.
    pub(super) fn members(&self) -> Vec<MemberId> {
        self.postings.iter().filter_map(|posting| posting.account.member()).collect()
    }

    /// Its lines as the books keep them.
    pub(super) fn lines(&self) -> BTreeSet<(AccountKind, Option<MemberId>, i64, i64)> {
        let entry = Entry::new(EntryId(Uuid::nil()), self.day, self.postings.clone());
        let postings = entry.map(|entry| entry.postings().to_vec()).unwrap_or_default();
        let line = |posting: &Posting| {
            let amount = posting.amount.get();
            let (debit, credit) = if posting.side == Side::Debit { (amount, 0) } else { (0, amount) };
            (posting.account.kind(), posting.account.member(), debit, credit)
        };
        postings.iter().map(line).collect()
    }
}

/// Reads every row; whatever cannot be taken is told, all of it at once.
pub(super) fn read(
    table: &Table,
    members: &mut Members<'_>,
    today: NaiveDate,
) -> Result<Vec<Group>, Vec<BadCell>> {
    let mut bad = table.unknown(&[&WANTED[..], &OPTIONAL].concat());
    let mut groups: Vec<Group> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for mut row in table.rows() {
        let read = one(&mut row, members, today);
        if let Some((key, day, posting)) = read {
            let place = *places.entry(key.clone()).or_insert(groups.len());
            if place == groups.len() {
                groups.push(begun(&mut row, key, day));
            }
            add(&mut groups[place], &mut row, day, posting);
        }
        bad.append(&mut row.bad);
    }
    if groups.is_empty() && bad.is_empty() {
        bad.push(BadCell::of_file(1, Why::NoRows));
    }
    if bad.is_empty() {
        bad.extend(groups.iter().filter_map(unbalanced));
    }
    if bad.is_empty() { Ok(groups) } else { Err(bad) }
}

fn begun(row: &mut Row<'_>, key: String, day: NaiveDate) -> Group {
    Group {
        key,
        day,
        note: row.text("note", 200).unwrap_or_default(),
        reference: row.text("reference", 100).unwrap_or_default(),
        postings: Vec::new(),
        terms: None,
        places: Vec::new(),
    }
}

fn add(group: &mut Group, row: &mut Row<'_>, day: NaiveDate, posting: Posting) {
    if day != group.day {
        row.refuse("day", Why::DayDiffers);
    }
    let kind = posting.account.kind();
    if kind == AccountKind::Loan && posting.side == Side::Debit {
        group.terms = terms(row, posting.amount);
    }
    group.postings.push(posting);
    group.places.push((row.line, kind));
}

/// What does not balance, with both sums; or what else is no entry.
fn unbalanced(group: &Group) -> Option<BadCell> {
    let (debit, credit) = (group.sum(Side::Debit), group.sum(Side::Credit));
    if debit != credit {
        return Some(group.bad("entry", Why::Unbalanced { debit, credit }));
    }
    let entry = Entry::new(EntryId(Uuid::nil()), group.day, group.postings.clone());
    entry.err().map(|fault| group.bad("entry", Why::Entry(fault)))
}

fn one(
    row: &mut Row<'_>,
    members: &mut Members<'_>,
    today: NaiveDate,
) -> Option<(String, NaiveDate, Posting)> {
    let key = row.wanted("entry", 100);
    if row.cell("day").is_none() {
        row.refuse("day", Why::Empty);
    }
    let day = row.day("day");
    if day.is_some_and(|day| day > today) {
        row.refuse("day", Why::Future);
    }
    let account = account(row, members);
    let amount = amount(row);
    let (side, amount) = amount?;
    if key.is_empty() || !row.bad.is_empty() {
        return None;
    }
    Some((key, day?, Posting { account: account?, side, amount }))
}

fn account(row: &mut Row<'_>, members: &mut Members<'_>) -> Option<Account> {
    let Some(text) = row.cell("account") else {
        row.refuse("account", Why::Empty);
        return None;
    };
    let Some(kind) = AccountKind::named(text) else {
        row.refuse("account", Why::NoAccount);
        return None;
    };
    if !kind.is_of_members() {
        return Account::common(kind);
    }
    Account::of(kind, members.of_row(row)?)
}

/// Debit or credit: one of them, and more than nothing.
fn amount(row: &mut Row<'_>) -> Option<(Side, Rupiah)> {
    let before = row.bad.len();
    let sides = [("debit", Side::Debit), ("credit", Side::Credit)]
        .map(|(name, side)| (name, side, row.amount(name).filter(|sum| *sum > 0)));
    if row.bad.len() > before {
        return None;
    }
    let mut stated = sides.iter().filter_map(|(name, side, sum)| Some((*name, *side, (*sum)?)));
    let first = stated.next();
    match (first, stated.next()) {
        (Some((name, side, sum)), None) => match Rupiah::new(sum) {
            Ok(amount) if amount <= Rupiah::MAX_STATED => Some((side, amount)),
            _ => {
                row.refuse(name, Why::TooMuch);
                None
            }
        },
        (Some(_), Some(_)) => {
            row.refuse("credit", Why::BothSides);
            None
        }
        (None, _) => {
            row.refuse("debit", Why::NoSide);
            None
        }
    }
}

/// The terms of a loan; all three, or it has no schedule.
fn terms(row: &mut Row<'_>, amount: Rupiah) -> Option<Terms> {
    let rate = row.cell("rate").and_then(|text| text.parse::<Rate>().ok());
    let tenor =
        row.cell("months").and_then(|text| text.parse().ok()).and_then(|months| Tenor::new(months).ok());
    let method = row.cell("method").and_then(method);
    for (name, there) in [("rate", rate.is_some()), ("months", tenor.is_some()), ("method", method.is_some())]
    {
        if !there {
            row.refuse(name, Why::LoanTerms);
        }
    }
    Some(Terms { amount, rate: rate?, tenor: tenor?, method: method?, fee: Rupiah::ZERO })
}

fn method(text: &str) -> Option<Method> {
    match text.to_lowercase().as_str() {
        "anuitas" => Some(Method::Annuity),
        "menurun" | "efektif" | "efektif menurun" => Some(Method::Declining),
        "margin" | "murabahah" => Some(Method::Margin),
        other => other.parse().ok(),
    }
}
