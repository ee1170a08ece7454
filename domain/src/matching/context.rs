//! What an offer adds to the facts of a business: its first instalment, and through it the burden of its instalments.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::facts::{Fact, FactKey, FactSheet, FactValue};
use crate::money::{Method, Rate, Rupiah, Tenor};
use crate::schedule::{Loan, first_instalment};

/// The burden, in percent, of any instalment on a business that has nothing left over: more than any rule lets pass.
pub const BURDEN_WITHOUT_SURPLUS: i64 = 999;

/// The offer under which a rule is judged. A program, or an offer whose terms are not known, has none.
#[derive(Clone, Copy, Default)]
pub struct OfferContext<'offer> {
    first_instalment: Option<&'offer dyn Fn(i64, u32) -> Option<i64>>,
}

impl std::fmt::Debug for OfferContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OfferContext").field("has_terms", &self.first_instalment.is_some()).finish()
    }
}

impl<'offer> OfferContext<'offer> {
    /// Without terms: the burden stays unknown.
    pub const NONE: Self = Self { first_instalment: None };

    /// With a way to reckon the first instalment from amount (rupiah) and tenor (months). It is asked only where the rule
    /// wants to know, since reckoning an annuity costs more than judging a rule.
    pub const fn with(first_instalment: &'offer dyn Fn(i64, u32) -> Option<i64>) -> Self {
        Self { first_instalment: Some(first_instalment) }
    }

    /// The fact as it stands under this offer: from the sheet, or derived.
    pub fn fact(&self, sheet: &FactSheet, key: FactKey) -> Option<Fact> {
        if key == FactKey::InstalmentBurdenPercent { self.burden(sheet) } else { sheet.get(key).copied() }
    }

    /// (first instalment + instalments already owed) / surplus a month, in percent, half up to two decimals. Unknown where
    /// any part is; [`BURDEN_WITHOUT_SURPLUS`] where nothing is left over. As well proved as the weaker of the two facts.
    fn burden(&self, sheet: &FactSheet) -> Option<Fact> {
        let amount = sheet.value(FactKey::RequestedAmount)?.whole()?;
        let tenor = sheet.value(FactKey::RequestedTenorMonths)?.whole()?;
        let owed = sheet.get(FactKey::MonthlyInstalments)?;
        let surplus = sheet.get(FactKey::MonthlySurplus)?;
        let first = (self.first_instalment?)(amount, u32::try_from(tenor).ok()?)?;
        let paid = first.checked_add(owed.value.whole()?)?;
        let percent = percent_of(paid, surplus.value.whole()?);
        Some(Fact::stated(FactValue::Percent(percent)).proved_by(owed.evidence.min(surplus.evidence)))
    }
}

/// First instalments that were reckoned already. A business asks every offer for one amount over one tenor, and few rates
/// are in use: keep one of these for each business that is judged.
#[derive(Debug, Default)]
pub struct Instalments(RefCell<HashMap<Asked, Option<i64>>>);

/// Rate in ten-thousandths of a percent, method, amount, tenor.
type Asked = (i64, Method, i64, u32);

impl Instalments {
    /// As [`first_instalment_under`], reckoned once.
    pub fn under(&self, rate: Rate, method: Method, amount: i64, tenor: u32) -> Option<i64> {
        let asked = (rate.ten_thousandths(), method, amount, tenor);
        let mut known = self.0.borrow_mut();
        *known.entry(asked).or_insert_with(|| first_instalment_under(rate, method, amount, tenor))
    }
}

/// The first instalment of an amount over a tenor under these terms; none where they give no schedule. Compulsory fees are
/// paid at the beginning and are no part of an instalment.
pub fn first_instalment_under(rate: Rate, method: Method, amount: i64, tenor: u32) -> Option<i64> {
    let loan = Loan {
        amount: Rupiah::new(amount).ok()?,
        rate,
        tenor: Tenor::new(u16::try_from(tenor).ok()?).ok()?,
        method,
        fee: Rupiah::ZERO,
    };
    first_instalment(&loan).ok().map(Rupiah::get)
}

fn percent_of(paid: i64, surplus: i64) -> Decimal {
    if surplus <= 0 {
        return BURDEN_WITHOUT_SURPLUS.into();
    }
    let (paid, surplus) = (i128::from(paid), i128::from(surplus));
    let hundredths = (paid * 20_000 + surplus).div_euclid(2 * surplus);
    Decimal::from_i128_with_scale(hundredths, 2).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Evidence;

    fn sheet(surplus: i64) -> FactSheet {
        let mut sheet = FactSheet::new("2026-11-23".parse().unwrap());
        for (key, value) in [
            (FactKey::RequestedAmount, FactValue::Money(75_000_000)),
            (FactKey::RequestedTenorMonths, FactValue::Integer(24)),
            (FactKey::MonthlyInstalments, FactValue::Money(500_000)),
            (FactKey::MonthlySurplus, FactValue::Money(surplus)),
        ] {
            sheet.set(key, Fact::stated(value).proved_by(Evidence::Checked)).unwrap();
        }
        sheet
    }

    fn burden(sheet: &FactSheet, first: Option<i64>) -> Option<String> {
        let reckon = move |_: i64, _: u32| first;
        OfferContext::with(&reckon)
            .fact(sheet, FactKey::InstalmentBurdenPercent)
            .map(|fact| fact.value.to_string())
    }

    #[test]
    fn the_burden_is_all_instalments_over_the_surplus_half_up_to_two_decimals() {
        assert_eq!(burden(&sheet(10_000_000), Some(3_000_000)).unwrap(), "35");
        assert_eq!(burden(&sheet(3_000_000), Some(500_000)).unwrap(), "33.33");
        assert_eq!(burden(&sheet(16_000_000), Some(500_800)).unwrap(), "6.26");
        assert_eq!(burden(&sheet(16_000_000), Some(500_799)).unwrap(), "6.25");
    }

    #[test]
    fn a_business_with_nothing_left_over_carries_the_largest_burden() {
        assert_eq!(burden(&sheet(0), Some(1)).unwrap(), "999");
        assert_eq!(burden(&sheet(-5), Some(1)).unwrap(), "999");
    }

    #[test]
    fn the_burden_is_unknown_where_any_part_is() {
        assert_eq!(burden(&sheet(10_000_000), None), None);
        let known = sheet(10_000_000);
        assert_eq!(OfferContext::NONE.fact(&known, FactKey::InstalmentBurdenPercent), None);
        for key in [FactKey::RequestedAmount, FactKey::MonthlyInstalments, FactKey::MonthlySurplus] {
            let mut partly = known.clone();
            partly.forget(key);
            assert_eq!(burden(&partly, Some(1)), None, "{key}");
        }
    }

    #[test]
    fn the_burden_is_as_well_proved_as_its_weaker_part() {
        let mut known = sheet(10_000_000);
        known.set(FactKey::MonthlySurplus, Fact::stated(FactValue::Money(9))).unwrap();
        let reckon = |_: i64, _: u32| Some(1);
        let fact = OfferContext::with(&reckon).fact(&known, FactKey::InstalmentBurdenPercent).unwrap();
        assert_eq!(fact.evidence, Evidence::Stated);
    }

    #[test]
    fn an_instalment_reckoned_once_is_the_same_again_and_hangs_on_all_it_is_reckoned_from() {
        let known = Instalments::default();
        let rate = |text: &str| text.parse::<Rate>().unwrap();
        for _ in 0..2 {
            for method in Method::ALL {
                for (percent, amount, tenor) in
                    [("6", 75_000_000, 24), ("6.5", 75_000_000, 24), ("6", 7, 24), ("6", 7, 0)]
                {
                    let fresh = first_instalment_under(rate(percent), *method, amount, tenor);
                    assert_eq!(known.under(rate(percent), *method, amount, tenor), fresh);
                }
            }
        }
    }
}
