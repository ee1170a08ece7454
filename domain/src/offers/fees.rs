//! What is paid once at the beginning, beside the instalments.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::money::{Rate, Rupiah};

/// All compulsory fees of an offer. They count in the total cost, so that offers compare honestly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fees {
    /// Provision: percent of the amount, once.
    pub provision_percent: Rate,
    /// Administration, in rupiah.
    pub admin: Rupiah,
    /// Notary, appraisal, insurance and the like, in rupiah.
    pub other: Rupiah,
}

impl Fees {
    /// Everything for an amount, in rupiah, the provision rounded half up. None where it leaves the bounds of money.
    pub fn of(&self, amount: Rupiah) -> Option<Rupiah> {
        let part = self.provision_percent.percent().checked_div(Decimal::ONE_HUNDRED)?;
        let provision = Decimal::from(amount.get())
            .checked_mul(part)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            .to_i64()?;
        Rupiah::new(provision).ok()?.checked_add(self.admin)?.checked_add(self.other)
    }

    /// Whether nothing is asked.
    pub fn is_free(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provision_is_rounded_half_up_and_the_fixed_fees_are_added() {
        let fees = Fees {
            provision_percent: "0.5".parse().unwrap(),
            admin: Rupiah::known(150_000),
            other: Rupiah::known(1),
        };
        assert_eq!(fees.of(Rupiah::known(75_000_000)).unwrap().get(), 525_001);
        assert_eq!(fees.of(Rupiah::known(100)).unwrap().get(), 150_002);
        assert_eq!(fees.of(Rupiah::known(99)).unwrap().get(), 150_001);
        assert!(Fees::default().is_free());
    }
}
