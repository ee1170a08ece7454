//! The books of a cooperative: double entry in whole rupiah. Every entry balances, none is ever changed, a wrong one is
//! reversed; a closed period stays as it was read out to the members. Balances are derived from entries and nothing else.
//!
//! Pokok and wajib are equity, sukarela is a liability, loans are an asset (UU 25/1992 Art 41; DOMAIN 6).

mod accounts;
mod book;
mod caps;
mod closing;
mod division;
mod entry;
mod leaving;
mod lending;
mod moves;

pub use accounts::{Account, AccountClass, AccountKind, Side};
pub use book::{Book, Membership, Refusal, allow, reverse};
pub use caps::{CapEffect, CapKind, INTEREST_CAPS, InterestCap, Judged, judge_rate};
pub use closing::{Divided, DivisionFault, Sharer, close_year, divide_year};
pub use division::{DivisionError, Shared, divide, share_result};
pub use entry::{Entry, EntryFault, Posting};
pub use leaving::{NotYetLeft, OwnMove, may_leave};
pub use lending::{Owed, interest_of_month, owed};
pub use moves::{EntryKind, Move};

id! {
    /// Id of a loan to a member.
    LoanId
}

id! {
    /// Id of a batch of entries.
    BatchId
}

id! {
    /// Id of a member of a cooperative.
    MemberId
}

id! {
    /// Id of an entry.
    EntryId
}
