//! An entry: postings that balance. A value of the type is the proof.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Account, EntryId, Side};
use crate::money::Rupiah;

/// One line of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// Which account.
    pub account: Account,
    /// On which side.
    pub side: Side,
    /// How much, more than nothing.
    pub amount: Rupiah,
}

impl Posting {
    /// On the left.
    pub const fn debit(account: Account, amount: Rupiah) -> Self {
        Self { account, side: Side::Debit, amount }
    }

    /// On the right.
    pub const fn credit(account: Account, amount: Rupiah) -> Self {
        Self { account, side: Side::Credit, amount }
    }

    /// The amount as it moves its account's balance: more where it stands on the account's own side.
    pub const fn moves(&self) -> i64 {
        if self.side as u8 == self.account.kind().side() as u8 {
            self.amount.get()
        } else {
            -self.amount.get()
        }
    }
}

coded_error! {
    /// Why postings are no entry.
    EntryFault {
        /// Fewer than two.
        TooFew = "entry-too-few", "an entry has at least two postings";
        /// One of nothing.
        Nothing = "entry-nothing", "a posting of nothing says nothing";
        /// Left and right differ.
        Unbalanced = "entry-unbalanced", "left and right are not the same";
        /// One account on both sides: what it says cancels out.
        BothSides = "entry-both-sides", "one account stands on both sides";
        /// More than any cooperative has.
        TooLarge = "entry-too-large", "the amounts are too large";
    }
}

/// One posting for each account, in the order of first mention.
fn gathered(postings: Vec<Posting>) -> Result<Vec<Posting>, EntryFault> {
    let mut places: BTreeMap<Account, usize> = BTreeMap::new();
    let mut all: Vec<Posting> = Vec::with_capacity(postings.len());
    for posting in postings {
        let place = *places.entry(posting.account).or_insert(all.len());
        match all.get_mut(place) {
            None => all.push(posting),
            Some(before) if before.side == posting.side => {
                before.amount = before.amount.checked_add(posting.amount).ok_or(EntryFault::TooLarge)?;
            }
            Some(_) => return Err(EntryFault::BothSides),
        }
    }
    Ok(all)
}

/// An entry that balances. It cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    id: EntryId,
    on: NaiveDate,
    postings: Vec<Posting>,
    reverses: Option<EntryId>,
}

impl Entry {
    /// An entry of a day.
    pub fn new(id: EntryId, on: NaiveDate, postings: Vec<Posting>) -> Result<Self, EntryFault> {
        let postings = gathered(postings)?;
        if postings.len() < 2 {
            return Err(EntryFault::TooFew);
        }
        if postings.iter().any(|posting| posting.amount == Rupiah::ZERO) {
            return Err(EntryFault::Nothing);
        }
        let sum = |side: Side| {
            let those = postings.iter().filter(|posting| posting.side == side);
            those.map(|posting| i128::from(posting.amount.get())).sum::<i128>()
        };
        let (left, right) = (sum(Side::Debit), sum(Side::Credit));
        if left != right {
            return Err(EntryFault::Unbalanced);
        }
        if left > i128::from(Rupiah::MAX_STATED.get()) {
            return Err(EntryFault::TooLarge);
        }
        Ok(Self { id, on, postings, reverses: None })
    }

    /// The entry that takes this one back, on a day of its own. Whether it may be is the book's to say.
    #[must_use]
    pub fn reversed(&self, id: EntryId, on: NaiveDate) -> Self {
        let turn = |posting: &Posting| Posting { side: posting.side.other(), ..*posting };
        Self { id, on, postings: self.postings.iter().map(turn).collect(), reverses: Some(self.id) }
    }

    /// What moves on the left, which is what moves on the right.
    pub fn total(&self) -> i64 {
        let left = self.postings.iter().filter(|posting| posting.side == Side::Debit);
        left.map(|posting| posting.amount.get()).sum()
    }

    /// Its id.
    pub const fn id(&self) -> EntryId {
        self.id
    }

    /// Its day.
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// Its postings.
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// The entry that it takes back.
    pub const fn reverses(&self) -> Option<EntryId> {
        self.reverses
    }
}
