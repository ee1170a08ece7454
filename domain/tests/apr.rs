//! The effective annual rate, against published examples and its own definition.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use chrono::NaiveDate;
use domain::apr::{AprError, EffectiveRate, Flow, dated, effective_annual_rate, of_monthly};
use domain::money::Rupiah;
use proptest::prelude::*;

fn rate(flows: &[(f64, f64)]) -> Result<String, AprError> {
    let flows: Vec<Flow> = flows.iter().map(|&(years, amount)| Flow { years, amount }).collect();
    effective_annual_rate(&flows).map(|rate| rate.to_string())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rupiah(amounts: &[i64]) -> Vec<Rupiah> {
    amounts.iter().map(|amount| Rupiah::new(*amount).unwrap()).collect()
}

#[test]
fn the_example_of_the_directive_is_reproduced() {
    let flows = dated(&[(day("1994-01-01"), 1000.0), (day("1995-07-01"), -1200.0)]);
    assert_eq!(effective_annual_rate(&flows).map(|rate| rate.to_string()), Ok("12.96".to_owned()));
}

#[test]
fn neither_order_nor_direction_nor_beginning_matters() {
    let (lent, repaid) = ((day("1994-01-01"), -1000.0), (day("1995-07-01"), 1200.0));
    assert_eq!(effective_annual_rate(&dated(&[repaid, lent])).unwrap().to_string(), "12.96");
    assert_eq!(rate(&[(3.0, -100.0), (4.0, 110.0)]), rate(&[(0.0, 100.0), (1.0, -110.0)]));
}

#[test]
fn the_textbook_of_the_authority_is_reproduced() {
    let instalments = rupiah(&[1_170_000; 12]);
    let rate = of_monthly(Rupiah::new(12_000_000).unwrap(), &instalments).unwrap();
    assert_eq!(rate.to_string(), "34.52");
}

#[test]
fn whole_years_give_round_rates() {
    assert_eq!(rate(&[(0.0, 100.0), (1.0, -110.0)]).as_deref(), Ok("10.00"));
    assert_eq!(rate(&[(0.0, 100.0), (1.0, -100.0)]).as_deref(), Ok("0.00"));
    assert_eq!(rate(&[(0.0, 100.0), (1.0, -95.0)]).as_deref(), Ok("-5.00"));
    assert_eq!(rate(&[(0.0, 100.0), (2.0, -400.0)]).as_deref(), Ok("100.00"));
    assert_eq!(rate(&[(0.0, 1.0), (1.0, -100_001.0)]).as_deref(), Ok("10000000.00"));
}

#[test]
fn payments_of_one_moment_count_together() {
    assert_eq!(rate(&[(0.0, 100.0), (0.0, -20.0), (1.0, -88.0)]).as_deref(), Ok("10.00"));
    assert_eq!(rate(&[(0.0, 100.0), (0.0, -100.0), (1.0, -5.0)]), Err(AprError::NoSignChange));
}

#[test]
fn payments_one_way_have_no_rate() {
    for flows in [
        &[][..],
        &[(0.0, 5.0)],
        &[(0.0, 5.0), (1.0, 5.0)],
        &[(0.0, 0.0), (1.0, 0.0)],
        &[(1.0, 5.0), (1.0, -6.0)],
    ] {
        assert_eq!(rate(flows), Err(AprError::NoSignChange), "{flows:?}");
    }
    assert_eq!(of_monthly(Rupiah::ZERO, &rupiah(&[5])), Err(AprError::NoSignChange));
    assert_eq!(of_monthly(Rupiah::new(5).unwrap(), &rupiah(&[0, 0])), Err(AprError::NoSignChange));
}

#[test]
fn a_deposit_given_back_at_the_end_leaves_one_rate() {
    let rate = rate(&[(0.0, 1000.0), (1.0, -1150.0), (2.0, 40.0)]).unwrap();
    // 1000 x^2 - 1150 x + 40 = 0 has the roots 1.11407... and 0.0359...: only the first is a cost.
    assert_eq!(rate, "11.41");
}

#[test]
fn two_possible_rates_are_not_guessed_between() {
    // Both 10 % and 20 % fit.
    assert_eq!(rate(&[(0.0, -100.0), (1.0, 230.0), (2.0, -132.0)]), Err(AprError::Ambiguous));
}

#[test]
fn what_cannot_be_reckoned_is_refused() {
    assert_eq!(rate(&[(0.0, 1.0), (1.0, -1e12)]), Err(AprError::OutOfRange));
    assert_eq!(rate(&[(0.0, 1e12), (1.0, -1.0)]), Err(AprError::OutOfRange));
    assert_eq!(rate(&[(-1.0, 1.0), (1.0, -2.0)]), Err(AprError::NotANumber));
    assert_eq!(rate(&[(0.0, f64::NAN), (1.0, -2.0)]), Err(AprError::NotANumber));
    assert_eq!(rate(&[(0.0, 1.0), (f64::INFINITY, -2.0)]), Err(AprError::NotANumber));
    assert_eq!(rate(&[(0.0, 1e308), (0.0, 1e308), (1.0, -2.0)]), Err(AprError::NotANumber));
}

#[test]
fn the_rate_is_a_number_in_json() {
    let rate = of_monthly(Rupiah::new(12_000_000).unwrap(), &rupiah(&[1_170_000; 12])).unwrap();
    assert_eq!(serde_json::to_string(&rate).unwrap(), "34.52");
    assert_eq!(serde_json::from_str::<EffectiveRate>("34.52").unwrap(), rate);
}

proptest! {
    #[test]
    fn the_rate_that_made_the_payments_is_found(percent in -90.0_f64..5000.0, times in prop::collection::vec(0.05_f64..40.0, 1..40)) {
        let factor = 1.0 + percent / 100.0;
        let mut flows: Vec<Flow> =
            times.iter().map(|&years| Flow { years, amount: -1000.0 * factor.powf(years) }).collect();
        #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
        let lent = 1000.0 * times.len() as f64;
        flows.push(Flow { years: 0.0, amount: lent });
        let found: f64 = effective_annual_rate(&flows).unwrap().to_string().parse().unwrap();
        prop_assert!((found - percent).abs() < 0.006, "{} is not {}", found, percent);
    }

    #[test]
    fn months_and_years_agree(received in 1_000_000_i64..1_000_000_000, more in prop::collection::vec(0_i64..100_000_000, 1..80)) {
        let instalments = rupiah(&more);
        prop_assume!(more.iter().sum::<i64>() > received);
        let monthly = of_monthly(Rupiah::new(received).unwrap(), &instalments);
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let flows: Vec<Flow> = std::iter::once(Flow { years: 0.0, amount: received as f64 })
            .chain(more.iter().enumerate().map(|(place, amount)| Flow { years: (place + 1) as f64 / 12.0, amount: -(*amount as f64) }))
            .collect();
        prop_assert_eq!(monthly, effective_annual_rate(&flows));
    }

    #[test]
    fn nothing_makes_the_search_panic(flows in prop::collection::vec((0.0_f64..1e6, -1e15_f64..1e15), 0..8)) {
        let _ = rate(&flows);
    }
}
