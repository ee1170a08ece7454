//! Amounts, rates and tenors as people type them.

use domain::money::{AmountError, Rate, RateError, Rupiah, Tenor, TenorError};
use proptest::prelude::*;

fn amount(text: &str) -> Result<i64, AmountError> {
    text.parse::<Rupiah>().map(Rupiah::get)
}

fn rate(text: &str) -> Result<String, RateError> {
    text.parse::<Rate>().map(|rate| rate.to_string())
}

fn tenor(text: &str) -> Result<u16, TenorError> {
    text.parse::<Tenor>().map(Tenor::months)
}

#[test]
fn amounts_are_read_as_people_type_them() {
    for (text, rupiah) in [
        ("75000000", 75_000_000),
        ("  1250000 ", 1_250_000),
        ("Rp1.250.000", 1_250_000),
        ("Rp 1.250.000,-", 1_250_000),
        ("Rp. 1.250.000,00", 1_250_000),
        ("rp50.000", 50_000),
        ("IDR 1,250,000.00", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\u{a0}250\u{a0}000", 1_250_000),
        ("1.250", 1_250),
        ("1,250", 1_250),
        ("1250,00", 1_250),
        ("75 juta", 75_000_000),
        ("75jt", 75_000_000),
        ("Rp 75 Juta", 75_000_000),
        ("75 juta rupiah", 75_000_000),
        ("75.000 rupiah", 75_000),
        ("1,5 miliar", 1_500_000_000),
        ("1.5 milyar", 1_500_000_000),
        ("2,75 jt", 2_750_000),
        ("500rb", 500_000),
        ("500 ribu", 500_000),
        ("1 triliun", 1_000_000_000_000),
        ("1000 triliun", 1_000_000_000_000_000),
        ("1,50000 juta", 1_500_000),
        ("0", 0),
        ("000", 0),
    ] {
        assert_eq!(amount(text), Ok(rupiah), "{text:?}");
    }
}

#[test]
fn amounts_that_make_no_sense_are_refused_with_the_reason() {
    for (text, error) in [
        ("", AmountError::Empty),
        ("   ", AmountError::Empty),
        ("-5", AmountError::Negative),
        ("\u{2212}5", AmountError::Negative),
        ("Rp-5.000", AmountError::Negative),
        ("-Rp5.000", AmountError::Negative),
        ("- 5 juta", AmountError::Negative),
        ("lima", AmountError::NotANumber),
        ("Rp", AmountError::NotANumber),
        ("juta", AmountError::NotANumber),
        ("1.25.000", AmountError::NotANumber),
        ("1.2500", AmountError::Fraction),
        ("12.3456.789", AmountError::NotANumber),
        (".000", AmountError::NotANumber),
        (",", AmountError::NotANumber),
        ("1.", AmountError::NotANumber),
        ("-", AmountError::NotANumber),
        ("1e15", AmountError::NotANumber),
        ("1.250,000.00", AmountError::NotANumber),
        ("٧٥", AmountError::NotANumber),
        ("5;000", AmountError::NotANumber),
        ("1,2,3 juta", AmountError::NotANumber),
        ("1250,50", AmountError::Fraction),
        ("1.5", AmountError::Fraction),
        ("1,2345 ribu", AmountError::Fraction),
        ("1.250 juta", AmountError::Ambiguous),
        ("5 M", AmountError::Ambiguous),
        ("1000000000000001", AmountError::TooLarge),
        ("1001 triliun", AmountError::TooLarge),
        ("99999999999999999999999", AmountError::TooLarge),
        ("9999999999999999 triliun", AmountError::TooLarge),
    ] {
        assert_eq!(amount(text), Err(error), "{text:?}");
    }
}

#[test]
fn arithmetic_refuses_to_leave_the_range() {
    let (five, three) = (Rupiah::new(5).unwrap(), Rupiah::new(3).unwrap());
    assert_eq!(five.checked_add(three).map(Rupiah::get), Some(8));
    assert_eq!(five.checked_sub(three).map(Rupiah::get), Some(2));
    assert_eq!(three.checked_sub(five), None);
    assert_eq!(five.checked_mul(4).map(Rupiah::get), Some(20));
    let most = Rupiah::new(i64::MAX).unwrap();
    assert_eq!(most.checked_add(three), None);
    assert_eq!(most.checked_mul(2), None);
    assert_eq!(Rupiah::new(-1), Err(AmountError::Negative));
}

#[test]
fn amounts_are_integers_in_json_and_never_negative() {
    assert_eq!(serde_json::to_string(&Rupiah::new(1_250_000).unwrap()).unwrap(), "1250000");
    assert_eq!(serde_json::from_str::<Rupiah>("1250000").unwrap().get(), 1_250_000);
    for bad in ["-1", "1.5", "\"5\"", "1e30", "null"] {
        assert!(serde_json::from_str::<Rupiah>(bad).is_err(), "{bad}");
    }
}

#[test]
fn rates_are_read_with_point_or_comma() {
    for (text, shown) in [
        ("6", "6.00"),
        ("6,5", "6.50"),
        ("6.00 %", "6.00"),
        ("6%", "6.00"),
        ("7,125 persen", "7.125"),
        ("0", "0.00"),
        ("-0", "0.00"),
        ("0.0001", "0.0001"),
        ("06", "6.00"),
        ("6.500000", "6.50"),
        ("1000", "1000.00"),
    ] {
        assert_eq!(rate(text).as_deref(), Ok(shown), "{text:?}");
    }
    for (text, error) in [
        ("", RateError::Empty),
        ("%", RateError::Empty),
        ("-6", RateError::Negative),
        ("six", RateError::NotANumber),
        ("1.000,5", RateError::NotANumber),
        ("6.", RateError::NotANumber),
        ("1e3", RateError::NotANumber),
        ("1000.01", RateError::TooHigh),
        ("99999999999999999999999999999999999999", RateError::TooHigh),
        ("6.12345", RateError::TooFine),
    ] {
        assert_eq!(rate(text), Err(error), "{text:?}");
    }
}

#[test]
fn rates_are_numbers_in_json_and_come_back_unchanged() {
    assert_eq!(serde_json::to_string(&"6,5".parse::<Rate>().unwrap()).unwrap(), "6.5");
    for text in ["6", "6.0", "\"6,00 %\""] {
        assert_eq!(serde_json::from_str::<Rate>(text).unwrap(), "6".parse().unwrap(), "{text}");
    }
    for bad in ["-6", "1e300", "null", "true", "\"x\""] {
        assert!(serde_json::from_str::<Rate>(bad).is_err(), "{bad}");
    }
}

#[test]
fn tenors_are_months_or_years() {
    for (text, months) in
        [("24", 24), (" 24 bulan ", 24), ("2 tahun", 24), ("1 year", 12), ("600", 600), ("50 tahun", 600)]
    {
        assert_eq!(tenor(text), Ok(months), "{text:?}");
    }
    for (text, error) in [
        ("", TenorError::Empty),
        ("0", TenorError::OutOfRange),
        ("-3", TenorError::OutOfRange),
        ("601", TenorError::OutOfRange),
        ("51 tahun", TenorError::OutOfRange),
        ("99999999999999", TenorError::OutOfRange),
        ("1.5", TenorError::NotANumber),
        ("bulan", TenorError::NotANumber),
        ("dua", TenorError::NotANumber),
    ] {
        assert_eq!(tenor(text), Err(error), "{text:?}");
    }
    assert!(serde_json::from_str::<Tenor>("0").is_err());
    assert_eq!(serde_json::from_str::<Tenor>("36").unwrap().months(), 36);
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(rupiah in 0..=Rupiah::MAX_STATED.get()) {
        let amount = Rupiah::new(rupiah).unwrap();
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        prop_assert_eq!(amount.grouped().parse(), Ok(amount));
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,24}") {
        let _ = (amount(&text), rate(&text), tenor(&text));
    }

    #[test]
    fn no_number_like_text_makes_reading_panic(text in "(Rp|-|IDR)?[0-9., ]{0,30}(jt|juta|m|miliar|triliun|%|,-)?") {
        if let Ok(read) = amount(&text) {
            prop_assert!((0..=Rupiah::MAX_STATED.get()).contains(&read));
        }
        let _ = (rate(&text), tenor(&text));
    }

    #[test]
    fn rates_survive_text_and_json(ten_thousandths in 0_i64..=10_000_000) {
        let rate = Rate::new(rust_decimal::Decimal::new(ten_thousandths, 4)).unwrap();
        prop_assert_eq!(rate.to_string().parse(), Ok(rate));
        let json = serde_json::to_string(&rate).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rate>(&json).unwrap(), rate);
    }
}
