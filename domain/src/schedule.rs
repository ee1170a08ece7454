//! Repayment schedules: what a credit costs, instalment by instalment.
//!
//! Every amount is a whole rupiah, rounded half up; what rounding leaves over stands in the last instalment. Equal
//! instalments (annuity, flat, margin) are rounded as a whole, their interest by itself, and the principal is the rest;
//! the declining method rounds its equal principal. No schedule is reckoned in floats.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::apr::{self, EffectiveRate};
use crate::money::{Method, Rate, Rupiah, Tenor};

/// A credit as offered or asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Loan {
    /// What is lent; for [`Method::Margin`] the cost of the goods.
    pub amount: Rupiah,
    /// Percent a year.
    pub rate: Rate,
    /// Months, one instalment each.
    pub tenor: Tenor,
    /// How interest or margin is reckoned.
    pub method: Method,
    /// All compulsory fees, paid at the beginning; they reduce what is received.
    #[serde(default)]
    pub fee: Rupiah,
}

coded_error! {
    /// Why a credit has no schedule.
    QuoteError {
        /// Nothing is lent.
        NoAmount = "quote-no-amount", "the amount must be at least 1 rupiah";
        /// Above [`Rupiah::MAX_STATED`].
        AmountTooLarge = "quote-amount-too-large", "the amount is too large: at most 1000000000000000 rupiah";
        /// Nothing would be left of the credit.
        FeeNotBelowAmount = "quote-fee-not-below-amount", "the fee must be smaller than the amount";
    }
}

/// One month of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// 1 for the first month.
    pub number: u16,
    /// The part that repays.
    pub principal: Rupiah,
    /// The part that is the bank's: interest, or for [`Method::Margin`] margin.
    pub interest: Rupiah,
    /// Both together: what is paid.
    pub instalment: Rupiah,
    /// Principal still owed afterwards.
    pub balance: Rupiah,
}

/// A schedule with its sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Month by month.
    pub instalments: Vec<Instalment>,
    /// All instalments together; the fee is not among them.
    pub total: Rupiah,
    /// All interest, or margin, together.
    pub total_interest: Rupiah,
    /// The effective annual rate, the fee counted in; none where a fee eats so much that it passes 10^9 %.
    pub effective_annual_rate: Option<EffectiveRate>,
}

/// The whole schedule of a credit.
pub fn quote(loan: &Loan) -> Result<Quote, QuoteError> {
    let instalments: Vec<Instalment> = Rows::of(loan)?.collect();
    let total_interest = sum(instalments.iter().map(|row| row.interest));
    let total = Rupiah::known(loan.amount.get() + total_interest.get());
    let effective_annual_rate = rate_of(loan, instalments.iter().map(|row| row.instalment));
    Ok(Quote { instalments, total, total_interest, effective_annual_rate })
}

/// The first instalment, in constant time.
pub fn first_instalment(loan: &Loan) -> Result<Rupiah, QuoteError> {
    Ok(Rows::of(loan)?.next().map_or(Rupiah::ZERO, |row| row.instalment))
}

/// What is repaid in all, without the fee: [`Quote::total`], in constant time where the interest does not hang on the
/// balance, otherwise without keeping the rows.
pub fn total_repaid(loan: &Loan) -> Result<Rupiah, QuoteError> {
    let interest = match loan.method {
        Method::Flat | Method::Margin => {
            loan.check()?;
            Rupiah::known(interest(loan.amount.get(), loan.rate, loan.tenor.months()))
        }
        Method::Annuity | Method::Declining => sum(Rows::of(loan)?.map(|row| row.interest)),
    };
    Ok(Rupiah::known(loan.amount.get() + interest.get()))
}

/// What the borrower pays in all: every instalment and the fee.
pub fn total_cost(loan: &Loan) -> Result<Rupiah, QuoteError> {
    Ok(Rupiah::known(total_repaid(loan)?.get() + loan.fee.get()))
}

/// The effective annual rate, as in [`Quote::effective_annual_rate`].
pub fn effective_annual_rate(loan: &Loan) -> Result<Option<EffectiveRate>, QuoteError> {
    Ok(rate_of(loan, Rows::of(loan)?.map(|row| row.instalment)))
}

fn rate_of(loan: &Loan, instalments: impl Iterator<Item = Rupiah>) -> Option<EffectiveRate> {
    let received = loan.amount.checked_sub(loan.fee)?;
    apr::of_monthly(received, &instalments.collect::<Vec<_>>()).ok()
}

impl Loan {
    fn check(&self) -> Result<(), QuoteError> {
        if self.amount == Rupiah::ZERO {
            Err(QuoteError::NoAmount)
        } else if self.amount > Rupiah::MAX_STATED {
            Err(QuoteError::AmountTooLarge)
        } else if self.fee >= self.amount {
            Err(QuoteError::FeeNotBelowAmount)
        } else {
            Ok(())
        }
    }
}

/// What stays the same from month to month.
#[derive(Debug, Clone, Copy)]
enum Plan {
    /// Interest on the balance, equal instalments.
    Annuity { instalment: i64 },
    /// Interest on the balance, equal principal.
    Declining { principal: i64 },
    /// Equal interest on the first amount, equal instalments; `left` is the interest not yet asked for.
    Level { instalment: i64, interest: i64, left: i64 },
}

/// The months of a schedule, one after the other. Principal and level interest never pass what is left of them, which
/// matters for credits of a few rupiah, where rounding up would repay more than was lent.
#[derive(Debug, Clone)]
struct Rows {
    number: u16,
    last: u16,
    balance: i64,
    rate: Rate,
    plan: Plan,
}

impl Rows {
    fn of(loan: &Loan) -> Result<Self, QuoteError> {
        loan.check()?;
        let (amount, months) = (loan.amount.get(), loan.tenor.months());
        let plan = match loan.method {
            Method::Annuity => Plan::Annuity { instalment: annuity(amount, loan.rate, months) },
            Method::Declining => {
                Plan::Declining { principal: half_up(i128::from(amount), i128::from(months)) }
            }
            Method::Flat | Method::Margin => Plan::Level {
                instalment: level_instalment(amount, loan.rate, months),
                interest: interest(amount, loan.rate, 1),
                left: interest(amount, loan.rate, months),
            },
        };
        Ok(Self { number: 0, last: months, balance: amount, rate: loan.rate, plan })
    }

    /// Principal and interest of the month, before the principal is held to the balance.
    fn parts(&mut self) -> (i64, i64) {
        let last = self.number == self.last;
        match &mut self.plan {
            Plan::Level { instalment, interest, left } => {
                let due = if last { *left } else { (*interest).min(*left) };
                *left -= due;
                (*instalment - due, due)
            }
            Plan::Annuity { instalment } => {
                let due = interest(self.balance, self.rate, 1);
                (*instalment - due, due)
            }
            Plan::Declining { principal } => (*principal, interest(self.balance, self.rate, 1)),
        }
    }
}

impl Iterator for Rows {
    type Item = Instalment;

    fn next(&mut self) -> Option<Instalment> {
        if self.number == self.last {
            return None;
        }
        self.number += 1;
        let (principal, interest) = self.parts();
        let principal = if self.number == self.last { self.balance } else { principal.min(self.balance) };
        self.balance -= principal;
        Some(Instalment {
            number: self.number,
            principal: Rupiah::known(principal),
            interest: Rupiah::known(interest),
            instalment: Rupiah::known(principal + interest),
            balance: Rupiah::known(self.balance),
        })
    }
}

/// Months times 100 percent times the ten-thousandths of [`Rate::ten_thousandths`].
const RATE_UNITS: i128 = 12 * 100 * 10_000;

/// Simple interest on a balance over so many months.
fn interest(balance: i64, rate: Rate, months: u16) -> i64 {
    half_up(i128::from(balance) * i128::from(rate.ten_thousandths()) * i128::from(months), RATE_UNITS)
}

/// The equal instalment of the flat method: a share of the amount and a month's interest on all of it, rounded once.
fn level_instalment(amount: i64, rate: Rate, months: u16) -> i64 {
    let (amount, months) = (i128::from(amount), i128::from(months));
    half_up(amount * (RATE_UNITS + i128::from(rate.ten_thousandths()) * months), RATE_UNITS * months)
}

/// The equal instalment of an annuity: P i g / (g - 1) with i a month's rate and g = (1 + i)^n.
fn annuity(amount: i64, rate: Rate, months: u16) -> i64 {
    let monthly = rate.percent() / Decimal::from(1200);
    let instalment = if monthly.is_zero() {
        Decimal::from(amount) / Decimal::from(months)
    } else {
        // Past 28 digits the last payment weighs nothing any more: interest alone.
        let weight = power(Decimal::ONE + monthly, months)
            .map_or(Decimal::ONE, |growth| growth / (growth - Decimal::ONE));
        Decimal::from(amount) * monthly * weight
    };
    // The first rounding, far below what 28 digits hold, puts a half that they could not write exactly back on the half.
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    instalment
        .round_dp_with_strategy(9, half_up)
        .round_dp_with_strategy(0, half_up)
        .to_i64()
        .unwrap_or(i64::MAX)
}

/// By squaring; none when it passes what a decimal holds.
fn power(base: Decimal, exponent: u16) -> Option<Decimal> {
    let (mut result, mut square, mut left) = (Decimal::ONE, base, exponent);
    loop {
        if left & 1 == 1 {
            result = result.checked_mul(square)?;
        }
        left >>= 1;
        if left == 0 {
            return Some(result);
        }
        square = square.checked_mul(square)?;
    }
}

/// A quotient of non-negative numbers. The limits of [`Loan`] keep it within 5 * 10^17.
fn half_up(numerator: i128, denominator: i128) -> i64 {
    i64::try_from((2 * numerator + denominator) / (2 * denominator)).unwrap_or(i64::MAX)
}

fn sum(amounts: impl Iterator<Item = Rupiah>) -> Rupiah {
    Rupiah::known(amounts.map(Rupiah::get).sum())
}
