//! Builds credits and reads columns of their schedules.

use domain::money::{Method, Rupiah, Tenor};
use domain::schedule::{Instalment, Loan, Quote, quote};

pub(crate) fn loan(method: Method, amount: i64, rate: &str, months: u16) -> Loan {
    Loan {
        amount: Rupiah::new(amount).unwrap(),
        rate: rate.parse().unwrap(),
        tenor: Tenor::new(months).unwrap(),
        method,
        fee: Rupiah::ZERO,
    }
}

pub(crate) fn quoted(method: Method, amount: i64, rate: &str, months: u16) -> Quote {
    quote(&loan(method, amount, rate, months)).unwrap()
}

pub(crate) fn first(quote: &Quote) -> i64 {
    quote.instalments[0].instalment.get()
}

pub(crate) fn column(quote: &Quote, pick: impl Fn(&Instalment) -> Rupiah) -> Vec<i64> {
    quote.instalments.iter().map(|row| pick(row).get()).collect()
}
