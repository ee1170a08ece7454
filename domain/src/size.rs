//! The size class of a business: rules with their days of validity, and which criterion decided.
//!
//! The limits are data. A new regulation is a new row of [`RULES`], never a change of an old one.

use chrono::NaiveDate;

use crate::facts::SizeClass;
use crate::money::Rupiah;

text_enum! {
    /// The criterion that made a size class.
    SizeBasis {
        /// Sales of a year: for businesses that already sell.
        AnnualSales = "annual_sales",
        /// Capital without land and building: at founding or registration.
        Capital = "capital",
    }
}

/// The limits of one regulation while it was in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SizeRule {
    /// Where the limits stand.
    pub regulation: &'static str,
    /// First day of validity.
    pub from: NaiveDate,
    /// Last day of validity; none while in force.
    pub until: Option<NaiveDate>,
    /// Highest annual sales of a micro, a small and a medium business.
    pub sales: [Rupiah; 3],
    /// Highest capital, without land and building, of a micro, a small and a medium business.
    pub capital: [Rupiah; 3],
}

/// A size class and how it came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The class.
    pub class: SizeClass,
    /// The criterion that decided.
    pub basis: SizeBasis,
    /// What the other criterion says, where it is known. The two may disagree.
    pub other: Option<SizeClass>,
    /// The rule that was applied.
    pub rule: &'static SizeRule,
}

/// Every rule, oldest first. The limits of UU 20/2008, which some catalogues still print, are left out on purpose.
pub const RULES: &[SizeRule] = &[SizeRule {
    regulation: "PP 7/2021 Art 35",
    // The day of promulgation.
    from: day(2021, 2, 2),
    until: None,
    sales: [billion(2), billion(15), billion(50)],
    capital: [billion(1), billion(5), billion(10)],
}];

impl SizeRule {
    /// The rule in force on a day.
    pub fn on(day: NaiveDate) -> Option<&'static Self> {
        RULES.iter().rev().find(|rule| rule.from <= day && rule.until.is_none_or(|until| day <= until))
    }
}

/// The size class on a day. Sales decide for a business that sells; without sales, known or at all, its capital does. None
/// when neither is known or no rule was in force.
pub fn size(as_of: NaiveDate, annual_sales: Option<Rupiah>, capital: Option<Rupiah>) -> Option<Size> {
    let rule = SizeRule::on(as_of)?;
    let by_sales = annual_sales.map(|sales| class(sales, rule.sales));
    let by_capital = capital.map(|capital| class(capital, rule.capital));
    let sells = annual_sales.is_some_and(|sales| sales > Rupiah::ZERO);
    let (class, basis, other) = match (by_sales, by_capital) {
        (Some(class), other) if sells || other.is_none() => (class, SizeBasis::AnnualSales, other),
        (other, Some(class)) => (class, SizeBasis::Capital, other),
        _ => return None,
    };
    Some(Size { class, basis, other, rule })
}

fn class(amount: Rupiah, [micro, small, medium]: [Rupiah; 3]) -> SizeClass {
    if amount <= micro {
        SizeClass::Micro
    } else if amount <= small {
        SizeClass::Small
    } else if amount <= medium {
        SizeClass::Medium
    } else {
        SizeClass::Large
    }
}

const fn billion(number: i64) -> Rupiah {
    Rupiah::known(number * 1_000_000_000)
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sized(sales: Option<i64>, capital: Option<i64>) -> Option<(SizeClass, SizeBasis, Option<SizeClass>)> {
        size(day(2026, 11, 1), sales.map(Rupiah::known), capital.map(Rupiah::known))
            .map(|size| (size.class, size.basis, size.other))
    }

    #[test]
    fn each_limit_belongs_to_the_class_below_it() {
        for (sales, class) in [
            (1, SizeClass::Micro),
            (2_000_000_000, SizeClass::Micro),
            (2_000_000_001, SizeClass::Small),
            (15_000_000_000, SizeClass::Small),
            (15_000_000_001, SizeClass::Medium),
            (50_000_000_000, SizeClass::Medium),
            (50_000_000_001, SizeClass::Large),
        ] {
            assert_eq!(sized(Some(sales), None), Some((class, SizeBasis::AnnualSales, None)), "{sales}");
        }
        for (capital, class) in [
            (0, SizeClass::Micro),
            (1_000_000_000, SizeClass::Micro),
            (1_000_000_001, SizeClass::Small),
            (5_000_000_000, SizeClass::Small),
            (5_000_000_001, SizeClass::Medium),
            (10_000_000_000, SizeClass::Medium),
            (10_000_000_001, SizeClass::Large),
        ] {
            assert_eq!(sized(None, Some(capital)), Some((class, SizeBasis::Capital, None)), "{capital}");
        }
    }

    #[test]
    fn sales_decide_where_there_are_any_and_a_disagreement_is_seen() {
        let (micro, small) = (SizeClass::Micro, SizeClass::Small);
        assert_eq!(
            sized(Some(1_000_000), Some(3_000_000_000)),
            Some((micro, SizeBasis::AnnualSales, Some(small)))
        );
        assert_eq!(sized(Some(0), Some(3_000_000_000)), Some((small, SizeBasis::Capital, Some(micro))));
        assert_eq!(sized(Some(0), None), Some((micro, SizeBasis::AnnualSales, None)));
        assert_eq!(sized(None, None), None);
    }

    #[test]
    fn the_rule_is_the_one_in_force_on_the_day() {
        assert_eq!(SizeRule::on(day(2021, 2, 1)), None);
        assert_eq!(SizeRule::on(day(2021, 2, 2)).map(|rule| rule.regulation), Some("PP 7/2021 Art 35"));
        assert!(RULES.windows(2).all(|pair| pair[0].until.is_some_and(|until| until < pair[1].from)));
    }
}
