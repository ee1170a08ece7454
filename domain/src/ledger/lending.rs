//! What is still owed of a loan, and when: the schedule of the offer, held against what was paid.

use chrono::{Months, NaiveDate};

use crate::money::{Rate, Rupiah};
use crate::schedule::{Loan, QuoteError, quote};

/// Where a loan stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// Principal that is not paid back yet.
    pub principal: Rupiah,
    /// Interest of the schedule that is not paid yet.
    pub interest: Rupiah,
    /// The next instalment that is not wholly paid: its number, its day, what is missing of principal and of interest.
    pub next: Option<(u16, NaiveDate, Rupiah, Rupiah)>,
    /// What should have been paid by this day and was not, principal and interest together.
    pub late: Rupiah,
    /// Since when something is late.
    pub late_since: Option<NaiveDate>,
}

/// Holds a schedule against what was paid of principal and interest. Instalments fall due month by month after the
/// day the loan was paid out. Payments count for the earliest instalments, principal and interest each for its own.
pub fn owed(
    loan: &Loan,
    begun: NaiveDate,
    (principal, interest): (Rupiah, Rupiah),
    today: NaiveDate,
) -> Result<Owed, QuoteError> {
    let quote = quote(loan)?;
    let (mut of_principal, mut of_interest) = (principal.get(), interest.get());
    let mut owed = Owed {
        principal: loan.amount.checked_sub(principal).unwrap_or_default(),
        interest: quote.total_interest.checked_sub(interest).unwrap_or_default(),
        next: None,
        late: Rupiah::ZERO,
        late_since: None,
    };
    // Who has paid all principal back early owes no interest of months to come.
    if owed.principal == Rupiah::ZERO {
        owed.interest = Rupiah::ZERO;
        return Ok(owed);
    }
    for row in quote.instalments {
        let day = begun.checked_add_months(Months::new(u32::from(row.number))).unwrap_or(NaiveDate::MAX);
        let (paid_p, paid_i) = (of_principal.min(row.principal.get()), of_interest.min(row.interest.get()));
        of_principal -= paid_p;
        of_interest -= paid_i;
        let missing = (row.principal.get() - paid_p, row.interest.get() - paid_i);
        let open = missing.0 + missing.1;
        if open > 0 && owed.next.is_none() {
            owed.next = Some((row.number, day, Rupiah::known(missing.0), Rupiah::known(missing.1)));
        }
        if open > 0 && day < today {
            owed.late = Rupiah::known(owed.late.get() + open);
            owed.late_since = owed.late_since.or(Some(day));
        }
    }
    Ok(owed)
}

/// A month's interest on savings, half up to the rupiah.
pub fn interest_of_month(balance: Rupiah, rate: Rate) -> Rupiah {
    let year = 12 * 100 * 10_000_i128;
    let exact = i128::from(balance.get()) * i128::from(rate.ten_thousandths());
    Rupiah::known(i64::try_from((2 * exact + year) / (2 * year)).unwrap_or(i64::MAX))
}
