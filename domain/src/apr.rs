//! The effective annual rate of a series of payments, after Directive 2008/48/EC, Annex I.
//!
//! The rate is the yearly X at which all payments, each divided by (1 + X) to the power of its time in years, cancel
//! out. Days count as 1/365 of a year, months as 1/12. Doubles are right here, and only here: they carry a rate, no money.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::money::Rupiah;

/// A payment: positive one way, negative the other; which way is which does not matter to the rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flow {
    /// Years since some common beginning; zero or more.
    pub years: f64,
    /// The amount, signed.
    pub amount: f64,
}

/// An effective annual rate in percent, rounded half up to two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EffectiveRate(Decimal);

coded_error! {
    /// Why there is no effective annual rate.
    AprError {
        /// An amount or a time is not a number, or a time is negative.
        NotANumber = "apr-not-a-number", "every amount must be a number and every time a number of years, zero or more";
        /// Money goes one way only.
        NoSignChange = "apr-no-sign-change", "these payments have no rate: at least one must be positive and, at another time, one negative";
        /// More than one rate fits.
        Ambiguous = "apr-ambiguous", "these payments have more than one rate: money changes direction several times";
        /// The rate is below -99.9999 % or above 1 000 000 000 %.
        OutOfRange = "apr-out-of-range", "the rate of these payments lies beyond -99.9999 to 1000000000 percent";
        /// The search did not settle.
        NoConvergence = "apr-no-convergence", "no rate could be found for these payments";
    }
}

impl EffectiveRate {
    /// Percent a year, two decimals.
    pub const fn percent(self) -> Decimal {
        self.0
    }

    /// From the logarithm of the yearly growth factor.
    fn of_growth(growth: f64) -> Result<Self, AprError> {
        let percent = Decimal::from_f64(growth.exp_m1() * 100.0).ok_or(AprError::OutOfRange)?;
        let mut rounded = percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(2);
        Ok(Self(if rounded.is_zero() { Decimal::new(0, 2) } else { rounded }))
    }
}

impl fmt::Display for EffectiveRate {
    /// With a point and two decimals: `12.96`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl Serialize for EffectiveRate {
    /// As a JSON number.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0.to_f64().unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for EffectiveRate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let percent = Decimal::from_f64(f64::deserialize(deserializer)?);
        let mut percent = percent.ok_or_else(|| serde::de::Error::custom("a rate in percent is wanted"))?;
        percent.rescale(2);
        Ok(Self(percent))
    }
}

/// The times of dated payments, in years of 365 days since the first of them.
pub fn dated(payments: &[(NaiveDate, f64)]) -> Vec<Flow> {
    let Some(first) = payments.iter().map(|(date, _)| *date).min() else {
        return Vec::new();
    };
    payments
        .iter()
        .map(|&(date, amount)| Flow { years: count((date - first).num_days()) / 365.0, amount })
        .collect()
}

/// The effective annual rate of payments at any times, in any order.
///
/// Where money changes direction more than once several rates may fit: the only one at or above zero is taken, else the
/// only one below; otherwise the answer is [`AprError::Ambiguous`].
pub fn effective_annual_rate(flows: &[Flow]) -> Result<EffectiveRate, AprError> {
    let flows = netted(flows)?;
    let changes = flows.windows(2).filter(|pair| pair[0].amount.signum() != pair[1].amount.signum()).count();
    let growth = match changes {
        0 => return Err(AprError::NoSignChange),
        1 => bisect(|growth| worth(&flows, growth), LEAST_GROWTH, MOST_GROWTH)?,
        _ => only_root(&flows)?,
    };
    EffectiveRate::of_growth(growth)
}

/// The effective annual rate of a credit of which `received` is paid out at once and `instalments` come back, one a
/// month. Instalments that do not add up to more than what was received have a rate of zero.
pub fn of_monthly(received: Rupiah, instalments: &[Rupiah]) -> Result<EffectiveRate, AprError> {
    if received == Rupiah::ZERO || instalments.iter().all(|instalment| *instalment == Rupiah::ZERO) {
        return Err(AprError::NoSignChange);
    }
    let received = count(received.get());
    let instalments: Vec<f64> = instalments.iter().map(|instalment| count(instalment.get())).collect();
    let worth = |growth: f64| {
        let month = (-growth / 12.0).exp();
        received - instalments.iter().rev().fold(0.0, |later, instalment| (later + instalment) * month)
    };
    if worth(0.0) >= 0.0 {
        return EffectiveRate::of_growth(0.0);
    }
    EffectiveRate::of_growth(bisect(worth, 0.0, MOST_GROWTH)?)
}

/// ln(1 - 0.999999): a yearly loss of 99.9999 %.
const LEAST_GROWTH: f64 = -13.815_510_557_935_518;
/// ln(1 + 10^7): a yearly rate of 10^9 %, up to which a double still holds the second decimal.
const MOST_GROWTH: f64 = 16.118_095_750_958_32;
/// Steps of the search for several roots; about 0.003 apart.
const GRID: i32 = 10_000;

#[expect(
    clippy::cast_precision_loss,
    reason = "below 2^53 exact, above it off by less than a part in 10^15 of a rate"
)]
const fn count(number: i64) -> f64 {
    number as f64
}

/// Payments in order of time, those of one moment added up, empty ones left out.
fn netted(flows: &[Flow]) -> Result<Vec<Flow>, AprError> {
    if flows.iter().any(|flow| !flow.amount.is_finite() || !flow.years.is_finite() || flow.years < 0.0) {
        return Err(AprError::NotANumber);
    }
    let mut ordered = flows.to_vec();
    ordered.sort_by(|a, b| a.years.total_cmp(&b.years));
    let mut netted: Vec<Flow> = Vec::with_capacity(ordered.len());
    for flow in ordered {
        match netted.last_mut() {
            Some(last) if last.years.total_cmp(&flow.years).is_eq() => last.amount += flow.amount,
            _ => netted.push(flow),
        }
    }
    netted.retain(|flow| flow.amount != 0.0);
    if netted.iter().all(|flow| flow.amount.is_finite()) { Ok(netted) } else { Err(AprError::NotANumber) }
}

/// What all payments are worth together, up to a positive factor: seen from the first one when money grows and from the
/// last when it shrinks, so that no exponent overflows.
fn worth(flows: &[Flow], growth: f64) -> f64 {
    let seen_from = if growth >= 0.0 { flows.first() } else { flows.last() };
    let origin = seen_from.map_or(0.0, |flow| flow.years);
    flows.iter().map(|flow| flow.amount * (-growth * (flow.years - origin)).exp()).sum()
}

fn bisect(worth: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> Result<f64, AprError> {
    let below = worth(low);
    if below == 0.0 {
        return Ok(low);
    }
    if worth(high) * below.signum() > 0.0 {
        return Err(AprError::OutOfRange);
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        let here = worth(middle);
        if here.is_nan() {
            return Err(AprError::NoConvergence);
        }
        if here * below.signum() > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
        if high - low < 1e-14 * middle.abs().max(1.0) {
            return Ok(f64::midpoint(low, high));
        }
    }
    Err(AprError::NoConvergence)
}

/// The root of a series that changes direction more than once, if it is plain which one is meant.
fn only_root(flows: &[Flow]) -> Result<f64, AprError> {
    let at = |step: i32| {
        let span = if step < 0 { -LEAST_GROWTH } else { MOST_GROWTH };
        span * f64::from(step) / f64::from(GRID / 2)
    };
    let roots_in = |steps: std::ops::Range<i32>| {
        steps
            .filter(|step| {
                let (left, right) = (worth(flows, at(*step)), worth(flows, at(step + 1)));
                left == 0.0 || (right != 0.0 && (left > 0.0) != (right > 0.0))
            })
            .collect::<Vec<_>>()
    };
    let gaining = roots_in(0..GRID / 2);
    let found = if gaining.is_empty() { roots_in(-GRID / 2..0) } else { gaining };
    match found.as_slice() {
        [] => Err(AprError::OutOfRange),
        [step] => bisect(|growth| worth(flows, growth), at(*step), at(step + 1)),
        _ => Err(AprError::Ambiguous),
    }
}
