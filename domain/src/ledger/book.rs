//! The books themselves: what may be posted onto what stands there already. Whatever is refused leaves no trace.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Account, AccountClass, AccountKind, Entry, EntryId, MemberId, Posting, Side};

/// Why an entry may not be posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Its day lies in a period that is closed.
    #[error("the period up to {0} is closed")]
    Closed(NaiveDate),
    /// It was posted already: the same click twice is one entry.
    #[error("this entry is posted already")]
    Posted,
    /// There is no such entry to take back.
    #[error("there is no such entry")]
    NoEntry,
    /// A reversal is not taken back: what was right is entered again.
    #[error("a reversal cannot be reversed; enter again what was right")]
    ReversalOfReversal,
    /// It was taken back already.
    #[error("this entry is reversed already")]
    Reversed,
    /// An account would go to its wrong side: more withdrawn than saved, more repaid than owed, more paid than there is.
    #[error("{kind} would be {by} rupiah below nothing")]
    WrongSide {
        /// Which kind of account.
        kind: AccountKind,
        /// By how much.
        by: i64,
    },
    /// The member left: what is hers is paid out and what she owes is paid back, but nothing is added.
    #[error("this member has left; her accounts can only be settled")]
    MemberLeft,
    /// Pokok and wajib stay while she is a member.
    #[error("pokok and wajib are paid out only when the member leaves")]
    StillMember,
    /// Nobody of this name is a member.
    #[error("there is no such member")]
    NoMember,
    /// A period closes forwards only.
    #[error("the period up to {0} is closed already")]
    ClosedAlready(NaiveDate),
}

/// How somebody stands to the cooperative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// Not at all.
    None,
    /// A member.
    Since,
    /// Left on this day.
    Left(NaiveDate),
}

/// The entry that takes another back, unless that is a reversal itself or was taken back already.
pub fn reverse(entry: &Entry, is_reversed: bool, by: EntryId, on: NaiveDate) -> Result<Entry, Refusal> {
    if entry.reverses().is_some() {
        return Err(Refusal::ReversalOfReversal);
    }
    if is_reversed {
        return Err(Refusal::Reversed);
    }
    Ok(entry.reversed(by, on))
}

/// Whether an entry may be posted onto what stands there, and the balances that it would leave.
pub fn allow(
    entry: &Entry,
    closed: Option<NaiveDate>,
    standing: impl Fn(MemberId) -> Membership,
    balance: impl Fn(Account) -> i64,
) -> Result<BTreeMap<Account, i64>, Refusal> {
    if let Some(closed) = closed.filter(|closed| entry.on() <= *closed) {
        return Err(Refusal::Closed(closed));
    }
    for posting in entry.postings() {
        if let Some(member) = posting.account.member() {
            check_member(entry, posting, standing(member))?;
        }
    }
    let mut after = BTreeMap::new();
    for posting in entry.postings() {
        let left = balance(posting.account).saturating_add(posting.moves());
        if left < 0 {
            return Err(Refusal::WrongSide { kind: posting.account.kind(), by: left.saturating_neg() });
        }
        after.insert(posting.account, left);
    }
    Ok(after)
}

fn check_member(entry: &Entry, posting: &Posting, standing: Membership) -> Result<(), Refusal> {
    let kind = posting.account.kind();
    let stays = matches!(kind, AccountKind::Principal | AccountKind::Compulsory);
    let taken_back = entry.reverses().is_some();
    let left = match standing {
        Membership::None => return Err(Refusal::NoMember),
        Membership::Since => false,
        Membership::Left(day) => entry.on() >= day,
    };
    if posting.moves() < 0 && stays && !left && !taken_back {
        return Err(Refusal::StillMember);
    }
    // Interest that she still pays is the cooperative's.
    let hers = kind.class() != AccountClass::Income;
    let last_day = matches!(standing, Membership::Left(day) if entry.on() == day);
    if posting.moves() > 0 && hers && left && !last_day && !taken_back {
        return Err(Refusal::MemberLeft);
    }
    Ok(())
}

/// The books of one cooperative.
#[derive(Debug, Clone, Default)]
pub struct Book {
    entries: Vec<Entry>,
    places: BTreeMap<EntryId, usize>,
    reversed: BTreeSet<EntryId>,
    balances: BTreeMap<Account, i64>,
    members: BTreeSet<MemberId>,
    left: BTreeMap<MemberId, NaiveDate>,
    closed: Option<NaiveDate>,
}

impl Book {
    /// Somebody becomes a member. Twice is once; who left may come again.
    pub fn join(&mut self, member: MemberId) {
        self.left.remove(&member);
        self.members.insert(member);
    }

    /// A member leaves on a day.
    pub fn leave(&mut self, member: MemberId, on: NaiveDate) -> Result<(), Refusal> {
        if !self.members.contains(&member) {
            return Err(Refusal::NoMember);
        }
        self.left.insert(member, on);
        Ok(())
    }

    /// Posts an entry.
    pub fn post(&mut self, entry: Entry) -> Result<(), Refusal> {
        let after = self.check(&entry)?;
        self.balances.extend(after);
        if let Some(id) = entry.reverses() {
            self.reversed.insert(id);
        }
        self.places.insert(entry.id(), self.entries.len());
        self.entries.push(entry);
        Ok(())
    }

    /// Takes an entry back by another, on a day of its own.
    pub fn reverse(&mut self, id: EntryId, by: EntryId, on: NaiveDate) -> Result<(), Refusal> {
        let entry =
            self.places.get(&id).and_then(|place| self.entries.get(*place)).ok_or(Refusal::NoEntry)?;
        let reversal = reverse(entry, self.reversed.contains(&id), by, on)?;
        self.post(reversal)
    }

    /// Closes everything up to a day, that day included.
    pub fn close(&mut self, until: NaiveDate) -> Result<(), Refusal> {
        if let Some(closed) = self.closed.filter(|closed| *closed >= until) {
            return Err(Refusal::ClosedAlready(closed));
        }
        self.closed = Some(until);
        Ok(())
    }

    fn check(&self, entry: &Entry) -> Result<BTreeMap<Account, i64>, Refusal> {
        if self.places.contains_key(&entry.id()) {
            return Err(Refusal::Posted);
        }
        let standing = |member| match (self.members.contains(&member), self.left.get(&member)) {
            (false, _) => Membership::None,
            (true, None) => Membership::Since,
            (true, Some(day)) => Membership::Left(*day),
        };
        allow(entry, self.closed, standing, |account| self.balance(account))
    }

    /// What stands on an account, on its own side.
    pub fn balance(&self, account: Account) -> i64 {
        self.balances.get(&account).copied().unwrap_or_default()
    }

    /// What stood on an account at the end of a day: the sum of every posting up to it.
    pub fn balance_on(&self, account: Account, day: NaiveDate) -> i64 {
        let postings = self.entries.iter().filter(|entry| entry.on() <= day).flat_map(Entry::postings);
        postings.filter(|posting| posting.account == account).map(super::Posting::moves).sum()
    }

    /// What stands on all accounts of a class, on the side of the class: a loss is taken off what is its own.
    pub fn class(&self, class: AccountClass) -> i64 {
        let those = self.balances.iter().filter(|(account, _)| account.kind().class() == class);
        let own = match class {
            AccountClass::Asset | AccountClass::Expense => Side::Debit,
            AccountClass::Liability | AccountClass::Equity | AccountClass::Income => Side::Credit,
        };
        those.map(|(account, balance)| if account.kind().side() == own { *balance } else { -balance }).sum()
    }

    /// What the year brought less what it cost.
    pub fn result(&self) -> i64 {
        self.class(AccountClass::Income) - self.class(AccountClass::Expense)
    }

    /// Every account with its balance.
    pub fn trial_balance(&self) -> impl Iterator<Item = (Account, i64)> + '_ {
        self.balances.iter().map(|(account, balance)| (*account, *balance))
    }

    /// Every entry, in the order of posting.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
