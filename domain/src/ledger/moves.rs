//! What treasurers do, in their own words, as postings. Pokok and wajib are paid in and stay; only leaving pays them out.

use super::{Account, AccountKind, MemberId, Posting};
use crate::money::Rupiah;

text_enum! {
    /// What an entry is.
    EntryKind {
        /// A member pays in.
        Deposit = "deposit",
        /// A member takes savings out.
        Withdrawal = "withdrawal",
        /// A member gets a loan.
        Loan = "loan",
        /// A member pays an instalment.
        Instalment = "instalment",
        /// A member who left gets her pokok and wajib.
        Payout = "payout",
        /// SHU is paid out to a member.
        SharePaid = "share_paid",
        /// Interest is added to a member's savings.
        Interest = "interest",
        /// Anything else, from one account to another.
        Other = "other",
        /// An earlier entry, taken back.
        Reversal = "reversal",
        /// Income and costs of a book year become its result.
        YearClose = "year_close",
        /// The result of a year is divided as the meeting decided.
        Division = "division",
    }
}

/// One thing that happened. The first account of each is where the money lies: cash or bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// A member pays in pokok, wajib, sukarela or a term deposit.
    Deposit(AccountKind, MemberId, AccountKind, Rupiah),
    /// A member takes sukarela or a term deposit out.
    Withdraw(AccountKind, MemberId, AccountKind, Rupiah),
    /// A member gets a loan.
    Lend(AccountKind, MemberId, Rupiah),
    /// A member pays an instalment: principal and interest, either perhaps nothing.
    Repay(AccountKind, MemberId, Rupiah, Rupiah),
    /// A member who left gets her pokok or wajib.
    PayOut(AccountKind, MemberId, AccountKind, Rupiah),
    /// SHU that was awarded is paid out.
    PayShare(AccountKind, MemberId, Rupiah),
    /// Interest is added to a member's sukarela or term deposit.
    Credit(MemberId, AccountKind, Rupiah),
    /// From one account to another: the left, the right.
    Other(Account, Account, Rupiah),
}

impl Move {
    /// Its postings; `None` where the account is not one that may be moved so.
    pub fn postings(self) -> Option<Vec<Posting>> {
        use AccountKind as Kind;
        let pair = |left, right, amount| vec![Posting::debit(left, amount), Posting::credit(right, amount)];
        let savings = |kind| matches!(kind, Kind::Voluntary | Kind::TermDeposit);
        let stays = |kind| matches!(kind, Kind::Principal | Kind::Compulsory);
        let of = |kind, member| Account::of(kind, member);
        Some(match self {
            Self::Deposit(at, member, kind, amount) if savings(kind) || stays(kind) => {
                pair(money(at)?, of(kind, member)?, amount)
            }
            Self::Withdraw(at, member, kind, amount) if savings(kind) => {
                pair(of(kind, member)?, money(at)?, amount)
            }
            Self::Lend(at, member, amount) => pair(of(Kind::Loan, member)?, money(at)?, amount),
            Self::Repay(at, member, principal, interest) => {
                let whole = principal.checked_add(interest)?;
                let parts =
                    [(of(Kind::Loan, member)?, principal), (of(Kind::InterestIncome, member)?, interest)];
                let parts = parts.into_iter().filter(|(_, amount)| *amount > Rupiah::ZERO);
                let parts = parts.map(|(account, amount)| Posting::credit(account, amount));
                [Posting::debit(money(at)?, whole)].into_iter().chain(parts).collect()
            }
            Self::PayOut(at, member, kind, amount) if stays(kind) => {
                pair(of(kind, member)?, money(at)?, amount)
            }
            Self::PayShare(at, member, amount) => pair(of(Kind::ShareOwed, member)?, money(at)?, amount),
            Self::Credit(member, kind, amount) if savings(kind) => {
                pair(Account::common(Kind::InterestExpense)?, of(kind, member)?, amount)
            }
            Self::Other(left, right, amount) => pair(left, right, amount),
            Self::Deposit(..) | Self::Withdraw(..) | Self::PayOut(..) | Self::Credit(..) => return None,
        })
    }

    /// What such an entry is called.
    pub const fn kind(self) -> EntryKind {
        match self {
            Self::Deposit(..) => EntryKind::Deposit,
            Self::Withdraw(..) => EntryKind::Withdrawal,
            Self::Lend(..) => EntryKind::Loan,
            Self::Repay(..) => EntryKind::Instalment,
            Self::PayOut(..) => EntryKind::Payout,
            Self::PayShare(..) => EntryKind::SharePaid,
            Self::Credit(..) => EntryKind::Interest,
            Self::Other(..) => EntryKind::Other,
        }
    }
}

/// Where money lies.
fn money(kind: AccountKind) -> Option<Account> {
    if matches!(kind, AccountKind::Cash | AccountKind::Bank) { Account::common(kind) } else { None }
}
