//! The forms of the books: what they ask and how it is read.

use chrono::NaiveDate;
use domain::ledger::{Account, AccountKind, MemberId, Move};
use domain::money::{AmountError, Method, Rate, Rupiah, Tenor};
use domain::schedule::Loan as Terms;

use crate::usecases::ledger::booking::{NewLoan, Paper};
use crate::usecases::{Failure, Fault};
use crate::web::forms::Reader;
use crate::web::posted::Fields;

/// What may be booked singly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Deposit,
    Withdrawal,
    Loan,
    Payout,
    Share,
    Other,
}

impl What {
    pub(super) fn of(text: &str) -> Option<Self> {
        Some(match text {
            "deposit" => Self::Deposit,
            "withdrawal" => Self::Withdrawal,
            "loan" => Self::Loan,
            "payout" => Self::Payout,
            "share" => Self::Share,
            "other" => Self::Other,
            _ => return None,
        })
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Deposit => "deposit",
            Self::Withdrawal => "withdrawal",
            Self::Loan => "loan",
            Self::Payout => "payout",
            Self::Share => "share",
            Self::Other => "other",
        }
    }

    /// The accounts of a member among which is chosen; none where there is no choice.
    pub(super) const fn accounts(self) -> &'static [AccountKind] {
        match self {
            Self::Deposit => &[
                AccountKind::Compulsory,
                AccountKind::Voluntary,
                AccountKind::Principal,
                AccountKind::TermDeposit,
            ],
            Self::Withdrawal => &[AccountKind::Voluntary, AccountKind::TermDeposit],
            Self::Payout => &[AccountKind::Principal, AccountKind::Compulsory],
            Self::Loan | Self::Share | Self::Other => &[],
        }
    }

    /// The fields in the order of the page.
    pub(super) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Deposit | Self::Withdrawal | Self::Payout => {
                &["member", "account", "amount", "at", "day", "note", "reference"]
            }
            Self::Share => &["member", "amount", "at", "day", "note", "reference"],
            Self::Loan => &["member", "amount", "rate", "months", "method", "at", "day", "note", "reference"],
            Self::Other => &["debit", "credit", "member", "amount", "day", "note", "reference"],
        }
    }
}

/// Where money lies.
pub(super) const MONEY: [AccountKind; 2] = [AccountKind::Cash, AccountKind::Bank];
pub(super) const REVERSE: [&str; 2] = ["day", "reason"];
pub(super) const CLOSE: [&str; 1] = ["until"];
pub(super) const REPAY: [&str; 6] = ["principal", "interest", "at", "day", "note", "reference"];

pub(super) fn amount(reader: &mut Reader<'_>, name: &str) -> Option<Rupiah> {
    reader.wanted(name, |text| match some(text)? {
        Rupiah::ZERO => Err("amount-zero"),
        amount => Ok(amount),
    })
}

/// An amount that may be nothing.
pub(super) fn some(text: &str) -> Result<Rupiah, &'static str> {
    let amount: Rupiah = text.parse().map_err(AmountError::code)?;
    if amount > Rupiah::MAX_STATED { Err("amount-too-large") } else { Ok(amount) }
}

pub(super) fn money(reader: &mut Reader<'_>) -> Option<AccountKind> {
    reader.wanted("at", |text| text.parse().ok().filter(|kind| MONEY.contains(kind)).ok_or("choose"))
}

/// On which day and why something is taken back.
pub(super) fn reversal(fields: &Fields) -> Result<(NaiveDate, String), Failure> {
    let mut reader = Reader::new(fields);
    let day = reader.wanted("day", |text| crate::web::forms::day(text).ok_or("date"));
    let reason = reader.required("reason", 200);
    match (reader.finish(), day, reason) {
        (Ok(()), Some(day), Some(reason)) => Ok((day, reason)),
        (Err(faults), ..) => Err(Failure::Invalid(faults)),
        _ => Err(Failure::NotFound),
    }
}

/// The once-only key of a form; one that was tampered with is simply another.
pub(super) fn once(fields: &Fields) -> String {
    crate::web::funds::once(fields)
}

/// The paper behind a booking; `None` where something is wrong, which the reader tells.
pub(super) fn paper(reader: &mut Reader<'_>, fields: &Fields) -> Option<Paper> {
    let day = reader.wanted("day", |text| crate::web::forms::day(text).ok_or("date"));
    let note = reader.optional("note", 200).unwrap_or_default();
    let reference = reader.optional("reference", 100).unwrap_or_default();
    Some(Paper { day: day?, note, reference, once: once(fields) })
}

/// What a form books.
#[derive(Debug)]
pub(super) enum Booking {
    Move(Move),
    Loan(NewLoan),
}

/// Reads a form; `member` is whom its field names.
pub(super) fn read(
    what: What,
    fields: &Fields,
    member: Result<Option<MemberId>, &'static str>,
) -> Result<(Booking, Paper), Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let who = match member {
        Ok(found) => found,
        Err(code) => {
            reader.fault("member", code);
            None
        }
    };
    let account = if what.accounts().is_empty() {
        None
    } else {
        reader.wanted("account", |text| {
            text.parse().ok().filter(|kind| what.accounts().contains(kind)).ok_or("choose")
        })
    };
    let at = if what == What::Other { None } else { money(&mut reader) };
    let sum = amount(&mut reader, "amount");
    let paper = paper(&mut reader, fields);
    let booking = match what {
        What::Other => other(&mut reader, who, sum).map(Booking::Move),
        What::Loan => loan(&mut reader, (who, at), sum).map(Booking::Loan),
        What::Deposit => moved(Move::Deposit, (at, who), account, sum),
        What::Withdrawal => moved(Move::Withdraw, (at, who), account, sum),
        What::Payout => moved(Move::PayOut, (at, who), account, sum),
        What::Share => share(at, who, sum),
    };
    reader.finish()?;
    booking.zip(paper).ok_or_else(|| vec![Fault::new("amount", "required")])
}

fn moved(
    make: fn(AccountKind, MemberId, AccountKind, Rupiah) -> Move,
    (at, who): (Option<AccountKind>, Option<MemberId>),
    account: Option<AccountKind>,
    sum: Option<Rupiah>,
) -> Option<Booking> {
    Some(Booking::Move(make(at?, who?, account?, sum?)))
}

fn share(at: Option<AccountKind>, who: Option<MemberId>, sum: Option<Rupiah>) -> Option<Booking> {
    Some(Booking::Move(Move::PayShare(at?, who?, sum?)))
}

fn loan(
    reader: &mut Reader<'_>,
    (who, at): (Option<MemberId>, Option<AccountKind>),
    sum: Option<Rupiah>,
) -> Option<NewLoan> {
    let rate = reader.wanted("rate", |text| text.parse::<Rate>().map_err(domain::money::RateError::code));
    let tenor = reader.wanted("months", |text| {
        let months = text.parse::<u16>().map_err(|_| "count")?;
        Tenor::new(months).map_err(domain::money::TenorError::code)
    });
    let method = reader.choice::<Method>("method");
    let terms = Terms { amount: sum?, rate: rate?, tenor: tenor?, method: method?, fee: Rupiah::ZERO };
    Some(NewLoan { member: who?, from: at?, terms })
}

/// From one account to another; where either is a member's, she is named.
fn other(reader: &mut Reader<'_>, who: Option<MemberId>, sum: Option<Rupiah>) -> Option<Move> {
    let (left, right) = (reader.choice::<AccountKind>("debit"), reader.choice::<AccountKind>("credit"));
    let (left, right) = (left?, right?);
    if left == right {
        reader.fault("credit", "entry-both-sides");
    }
    if who.is_none() && (left.is_of_members() || right.is_of_members()) {
        reader.fault("member", "required");
    }
    let account = |kind: AccountKind| match who.filter(|_| kind.is_of_members()) {
        Some(member) => Account::of(kind, member),
        None => Account::common(kind),
    };
    Some(Move::Other(account(left)?, account(right)?, sum?))
}

/// The accounts that are booked between by hand: all but those that only a closing, a meeting or a loan moves.
pub(super) fn by_hand() -> Vec<AccountKind> {
    let closed = [AccountKind::Loan, AccountKind::ShareOwed, AccountKind::Undivided, AccountKind::Loss];
    AccountKind::ALL.iter().copied().filter(|kind| !closed.contains(kind)).collect()
}
