//! Whether somebody can have left on a day, given what is booked on her already.

use chrono::NaiveDate;

use super::{AccountClass, AccountKind};

/// A move of one of her accounts that no reversal made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnMove {
    /// Its day.
    pub day: NaiveDate,
    /// Which account.
    pub account: AccountKind,
    /// By how much; below nothing where it became less.
    pub by: i64,
}

/// Why she cannot have left on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYetLeft {
    /// She paid in or was lent to afterwards; the latest such day.
    MovedAfter(NaiveDate),
    /// Her pokok or wajib, which stays while she is a member, was paid out before; the first such day.
    PaidOutBefore(NaiveDate),
}

/// Holds a day of leaving against what is booked. On the day itself both are in order: she still pays in, and is paid out.
pub fn may_leave(on: NaiveDate, moves: &[OwnMove]) -> Result<(), NotYetLeft> {
    let hers = |one: &&OwnMove| one.account.class() != AccountClass::Income;
    let after = moves.iter().filter(hers).filter(|one| one.by > 0 && one.day > on).map(|one| one.day).max();
    if let Some(day) = after {
        return Err(NotYetLeft::MovedAfter(day));
    }
    let stays = |one: &&OwnMove| matches!(one.account, AccountKind::Principal | AccountKind::Compulsory);
    let before = moves.iter().filter(stays).filter(|one| one.by < 0 && one.day < on).map(|one| one.day).min();
    before.map_or(Ok(()), |day| Err(NotYetLeft::PaidOutBefore(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn moved(on: &str, account: AccountKind, by: i64) -> OwnMove {
        OwnMove { day: day(on), account, by }
    }

    #[test]
    fn nobody_left_before_she_last_paid_in_nor_after_she_was_paid_out() {
        let moves = [
            moved("2026-03-10", AccountKind::Compulsory, 20_000),
            moved("2026-05-01", AccountKind::Voluntary, -5_000),
            moved("2026-06-01", AccountKind::InterestIncome, 1_000),
            moved("2026-07-01", AccountKind::Compulsory, -20_000),
        ];
        let on = |text| may_leave(day(text), &moves);
        assert_eq!(on("2026-03-09"), Err(NotYetLeft::MovedAfter(day("2026-03-10"))));
        assert_eq!(on("2026-03-10"), Ok(()), "the day itself is in order");
        assert_eq!(on("2026-07-01"), Ok(()));
        assert_eq!(on("2026-07-02"), Err(NotYetLeft::PaidOutBefore(day("2026-07-01"))));
        assert_eq!(may_leave(day("2020-01-01"), &[]), Ok(()));
    }
}
