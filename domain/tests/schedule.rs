//! Repayment schedules: published tables as oracles, and what holds for every schedule.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use domain::money::{Method, Rupiah, Tenor};
use domain::schedule::{
    Loan, Quote, QuoteError, effective_annual_rate, first_instalment, quote, total_cost, total_repaid,
};
use proptest::prelude::*;

fn loan(method: Method, amount: i64, rate: &str, months: u16) -> Loan {
    Loan {
        amount: Rupiah::new(amount).unwrap(),
        rate: rate.parse().unwrap(),
        tenor: Tenor::new(months).unwrap(),
        method,
        fee: Rupiah::ZERO,
    }
}

fn quoted(method: Method, amount: i64, rate: &str, months: u16) -> Quote {
    quote(&loan(method, amount, rate, months)).unwrap()
}

fn first(quote: &Quote) -> i64 {
    quote.instalments[0].instalment.get()
}

fn column(quote: &Quote, pick: impl Fn(&domain::schedule::Instalment) -> Rupiah) -> Vec<i64> {
    quote.instalments.iter().map(|row| pick(row).get()).collect()
}

#[test]
fn the_flat_example_of_the_authority_is_reproduced() {
    let quote = quoted(Method::Flat, 12_000_000, "17", 12);
    assert_eq!(column(&quote, |row| row.instalment), [1_170_000; 12]);
    assert_eq!(
        (quote.total_interest.get(), quote.total.get()),
        (2_040_000, 14_040_000)
    );
    assert_eq!(quote.effective_annual_rate.unwrap().to_string(), "34.52");
}

#[test]
fn published_flat_credits_are_reproduced() {
    let quote = quoted(Method::Flat, 36_000_000, "24", 12);
    assert_eq!(
        (first(&quote), quote.total_interest.get()),
        (3_720_000, 8_640_000)
    );
    for (amount, instalment, interest) in [
        (100_000_000, 3_277_778, 18_000_000),
        (50_000_000, 1_638_889, 9_000_000),
    ] {
        let quote = quoted(Method::Flat, amount, "6", 36);
        assert_eq!(
            (first(&quote), quote.total_interest.get()),
            (instalment, interest)
        );
    }
}

#[test]
fn published_declining_credits_are_reproduced() {
    let quote = quoted(Method::Declining, 60_000_000, "24", 6);
    let instalments = [
        11_200_000, 11_000_000, 10_800_000, 10_600_000, 10_400_000, 10_200_000,
    ];
    assert_eq!(column(&quote, |row| row.instalment), instalments);
    assert_eq!(quote.total_interest.get(), 4_200_000);
    let quote = quoted(Method::Declining, 36_000_000, "24", 12);
    assert_eq!(column(&quote, |row| row.instalment)[..2], [3_720_000, 3_660_000]);
    let quote = quoted(Method::Declining, 600_000_000, "24", 36);
    for (found, published) in column(&quote, |row| row.instalment)
        .into_iter()
        .zip([28_666_667, 28_333_333, 28_000_000])
    {
        assert!((found - published).abs() <= 1, "{found} is not {published}");
    }
}

#[test]
fn the_remainder_stands_in_the_last_instalment() {
    let quote = quoted(Method::Declining, 5_000_000, "22", 12);
    let interest = [
        91_667, 84_028, 76_389, 68_750, 61_111, 53_472, 45_833, 38_194, 30_556, 22_917, 15_278, 7_639,
    ];
    assert_eq!(column(&quote, |row| row.interest), interest);
    let principal = column(&quote, |row| row.principal);
    assert_eq!(principal[..11], [416_667; 11]);
    assert_eq!(principal[11], 416_663);
}

#[test]
fn published_annuities_are_reproduced() {
    for (amount, months, published) in [
        (25_000_000, 12, 2_151_661),
        (25_000_000, 24, 1_108_015),
        (25_000_000, 36, 760_548),
        (50_000_000, 12, 4_303_321),
        (50_000_000, 24, 2_216_031),
        (50_000_000, 36, 1_521_097),
        (100_000_000, 12, 8_606_643),
        (100_000_000, 24, 4_432_061),
        (100_000_000, 36, 3_042_194),
        (100_000_000, 48, 2_348_503),
    ] {
        assert_eq!(
            first(&quoted(Method::Annuity, amount, "6", months)),
            published,
            "{amount} over {months}"
        );
    }
    // The source rounds these three up by a rupiah or so.
    for (months, published) in [(24, 13_296_184), (36, 9_126_582), (48, 7_045_510)] {
        let found = first(&quoted(Method::Annuity, 300_000_000, "6", months));
        assert!((published - found) <= 1, "{found} is not {published}");
    }
}

#[test]
fn a_published_annuity_is_reproduced_row_by_row() {
    let quote = quoted(Method::Annuity, 500_000_000, "16", 60);
    for (row, principal, interest) in [
        (0, 5_492_363, 6_666_667),
        (1, 5_565_594, 6_593_435),
        (11, 6_353_819, 5_805_211),
    ] {
        let found = quote.instalments[row];
        assert!(
            (found.principal.get() - principal).abs() <= 1,
            "principal of row {row}: {}",
            found.principal
        );
        assert!(
            (found.interest.get() - interest).abs() <= 1,
            "interest of row {row}: {}",
            found.interest
        );
    }
    // The source rounds its payment up: a rupiah a row, twelve by the twelfth.
    assert!((quote.instalments[11].balance.get() - 429_036_970).abs() <= 12);
}

#[test]
fn another_lending_programs_own_test_is_reproduced() {
    let quote = quoted(Method::Annuity, 280_000, "8.4", 20);
    assert_eq!(
        (first(&quote), quote.total_interest.get(), quote.total.get()),
        (15_052, 21_034, 301_034)
    );
}

#[test]
fn a_margin_is_fixed_at_signing() {
    // Published with 722,000 (rounded down) and 577,800 (rounded up) on one page: the price decides, rounding is ours.
    for (cost, price, instalment) in [
        (20_000_000, 26_000_000, 722_222),
        (16_000_000, 20_800_000, 577_778),
    ] {
        let quote = quoted(Method::Margin, cost, "10", 36);
        assert_eq!((quote.total.get(), first(&quote)), (price, instalment));
        assert_eq!(quote.total_interest.get(), price - cost);
    }
}

#[test]
fn published_errors_are_not_reproduced() {
    for (amount, wrong, right) in [
        (100_000_000, 1_933_201, 1_933_280),
        (300_000_000, 5_799_604, 5_799_840),
    ] {
        let found = first(&quoted(Method::Annuity, amount, "6", 60));
        assert_eq!(found, right);
        assert_ne!(found, wrong);
    }
    // Flat arithmetic sold as "efektif".
    assert_eq!(first(&quoted(Method::Flat, 100_000_000, "6", 12)), 8_833_333);
    assert_eq!(first(&quoted(Method::Annuity, 100_000_000, "6", 12)), 8_606_643);
}

#[test]
fn a_half_rupiah_is_rounded_up() {
    // 10,050 at 1 % a month over two months is 5,100.5 exactly; with 7/12 % a month the half has no exact decimal on its way.
    assert_eq!(first(&quoted(Method::Annuity, 10_050, "12", 2)), 5_101);
    assert_eq!(first(&quoted(Method::Annuity, 2_407 * 600, "7", 2)), 728_425);
    assert_eq!(quoted(Method::Declining, 50, "12", 1).total_interest.get(), 1);
}

#[test]
fn no_rate_is_no_interest() {
    for method in Method::ALL {
        let quote = quoted(*method, 1_000_000, "0", 7);
        assert_eq!(
            (quote.total.get(), quote.total_interest.get()),
            (1_000_000, 0),
            "{method}"
        );
        assert_eq!(
            column(&quote, |row| row.instalment),
            [142_857, 142_857, 142_857, 142_857, 142_857, 142_857, 142_858]
        );
        assert_eq!(quote.effective_annual_rate.unwrap().to_string(), "0.00");
    }
}

#[test]
fn a_fee_makes_a_credit_dearer_but_not_its_instalments() {
    let plain = loan(Method::Annuity, 10_000_000, "12", 12);
    let with_fee = Loan {
        fee: Rupiah::new(100_000).unwrap(),
        ..plain
    };
    let (cheap, dear) = (quote(&plain).unwrap(), quote(&with_fee).unwrap());
    assert_eq!((cheap.total, &cheap.instalments), (dear.total, &dear.instalments));
    assert_eq!(cheap.effective_annual_rate.unwrap().to_string(), "12.68");
    assert_eq!(dear.effective_annual_rate.unwrap().to_string(), "14.84");
    assert_eq!(total_cost(&with_fee).unwrap().get(), dear.total.get() + 100_000);
}

#[test]
fn credits_without_sense_are_refused() {
    let good = loan(Method::Annuity, 1_000, "6", 12);
    let amount = |rupiah| Rupiah::new(rupiah).unwrap();
    assert_eq!(
        quote(&Loan {
            amount: amount(0),
            ..good
        }),
        Err(QuoteError::NoAmount)
    );
    assert_eq!(
        quote(&Loan {
            amount: amount(i64::MAX),
            ..good
        }),
        Err(QuoteError::AmountTooLarge)
    );
    assert_eq!(
        quote(&Loan {
            fee: amount(1_000),
            ..good
        }),
        Err(QuoteError::FeeNotBelowAmount)
    );
    for method in Method::ALL {
        let bad = Loan {
            amount: amount(0),
            method: *method,
            ..good
        };
        assert_eq!(total_repaid(&bad), Err(QuoteError::NoAmount));
        assert_eq!(first_instalment(&bad), Err(QuoteError::NoAmount));
    }
}

#[test]
fn the_largest_credit_there_is_has_a_schedule() {
    for method in Method::ALL {
        for rate in ["0.0001", "6", "60", "1000"] {
            let quote = quoted(*method, Rupiah::MAX_STATED.get(), rate, 600);
            assert_eq!(
                column(&quote, |row| row.principal).iter().sum::<i64>(),
                Rupiah::MAX_STATED.get()
            );
        }
    }
}

#[test]
fn json_has_the_agreed_names_and_integers() {
    let json = serde_json::to_value(quoted(Method::Flat, 12_000_000, "17", 12)).unwrap();
    assert_eq!(
        json["instalments"][0].to_string(),
        r#"{"number":1,"principal":1000000,"interest":170000,"instalment":1170000,"balance":11000000}"#
    );
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["instalments", "total", "total_interest", "effective_annual_rate"]
    );
    assert_eq!(json["effective_annual_rate"].to_string(), "34.52");
    assert_eq!(json["total"].to_string(), "14040000");
}

/// The handbook's own file, where the project stands beside it; the numbers above are copied from it.
#[test]
fn the_handbooks_file_agrees_wherever_it_says_consistent() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/data/installments_id.json"))
        .find(|file| file.exists());
    let Some(file) = file else { return };
    let cases: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut compared = 0;
    for case in cases.iter().filter(|case| {
        case["status"]
            .as_str()
            .is_some_and(|status| status.starts_with("consistent"))
    }) {
        let method = match case["method"].as_str().unwrap() {
            text if text.starts_with("annuity") => Method::Annuity,
            text if text.starts_with("murabahah") => Method::Margin,
            "sliding" => Method::Declining,
            _ => Method::Flat,
        };
        let rate = case
            .get("annual_rate_pct")
            .unwrap_or(&case["annual_margin_pct"])
            .to_string();
        let months = case["months"].as_u64().unwrap().try_into().unwrap();
        let quote = quoted(method, case["principal"].as_i64().unwrap(), &rate, months);
        for (key, found) in [
            ("installment", first(&quote)),
            ("first", first(&quote)),
            ("total_interest", quote.total_interest.get()),
            ("sale_price", quote.total.get()),
        ] {
            if let Some(published) = case["published"][key].as_f64() {
                #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
                let difference = (found as f64 - published).abs();
                assert!(
                    difference <= 1.4,
                    "{} {key}: {found} is not {published}",
                    case["id"]
                );
                compared += 1;
            }
        }
    }
    assert!(compared >= 20, "only {compared} figures compared");
}

fn any_loan() -> impl Strategy<Value = Loan> {
    let amount = prop_oneof![1_i64..100, 1_i64..1_000_000_000, 1..=Rupiah::MAX_STATED.get()];
    let rate = prop_oneof![Just(0_i64), 0_i64..=400_000, 0_i64..=10_000_000];
    let months = prop_oneof![1_u16..=60, 1_u16..=Tenor::MAX_MONTHS];
    (
        amount,
        rate,
        months,
        prop::sample::select(Method::ALL),
        0.0_f64..0.2,
    )
        .prop_map(|(amount, rate, months, method, share)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "any fee will do"
            )]
            let fee = (amount as f64 * share) as i64;
            Loan {
                fee: Rupiah::new(fee).unwrap(),
                ..loan(
                    method,
                    amount,
                    &rust_decimal::Decimal::new(rate, 4).to_string(),
                    months,
                )
            }
        })
}

proptest! {
    #[test]
    fn every_schedule_adds_up(loan in any_loan()) {
        let quote = quote(&loan).unwrap();
        prop_assert_eq!(quote.instalments.len(), usize::from(loan.tenor.months()));
        let mut balance = loan.amount.get();
        for (place, row) in quote.instalments.iter().enumerate() {
            prop_assert_eq!(usize::from(row.number), place + 1);
            prop_assert!(row.principal.get() >= 0 && row.interest.get() >= 0);
            prop_assert_eq!(row.instalment.get(), row.principal.get() + row.interest.get());
            balance -= row.principal.get();
            prop_assert_eq!(row.balance.get(), balance);
        }
        prop_assert_eq!(balance, 0);
        prop_assert_eq!(column(&quote, |row| row.instalment).iter().sum::<i64>(), quote.total.get());
        prop_assert_eq!(column(&quote, |row| row.interest).iter().sum::<i64>(), quote.total_interest.get());
    }

    #[test]
    fn what_is_reckoned_cheaply_equals_the_schedule(loan in any_loan()) {
        let quote = quote(&loan).unwrap();
        prop_assert_eq!(first_instalment(&loan).unwrap(), quote.instalments[0].instalment);
        prop_assert_eq!(total_repaid(&loan).unwrap(), quote.total);
        prop_assert_eq!(total_cost(&loan).unwrap().get(), quote.total.get() + loan.fee.get());
        prop_assert_eq!(effective_annual_rate(&loan).unwrap(), quote.effective_annual_rate);
    }

    #[test]
    fn equal_instalments_are_equal_but_for_the_last(amount in 1_000_000_i64..10_000_000_000, rate in 0_i64..=400_000, months in 2_u16..=60) {
        for method in [Method::Annuity, Method::Flat, Method::Margin] {
            let quote = quoted(method, amount, &rust_decimal::Decimal::new(rate, 4).to_string(), months);
            let instalments = column(&quote, |row| row.instalment);
            let (last, others) = instalments.split_last().unwrap();
            prop_assert!(others.iter().all(|instalment| *instalment == others[0]));
            prop_assert!((last - others[0]).abs() < 300, "{} after {}", last, others[0]);
        }
    }

    #[test]
    fn an_annuity_is_the_textbooks_formula(amount in 1_i64..1_000_000_000_000, rate in 1_i64..=1_000_000, months in 2_u16..=360) {
        let found = first(&quoted(Method::Annuity, amount, &rust_decimal::Decimal::new(rate, 4).to_string(), months));
        #[expect(clippy::cast_precision_loss, reason = "a comparison to within a rupiah")]
        let (principal, monthly, found) = (amount as f64, rate as f64 / 12_000_000.0, found as f64);
        let exact = principal * monthly / (-f64::from(months) * monthly.ln_1p()).exp_m1().abs();
        prop_assert!((found - exact).abs() <= 0.51, "{} is not {}", found, exact);
    }

    #[test]
    fn costlier_terms_cost_more(loan in any_loan()) {
        let total = quote(&loan).unwrap().total;
        prop_assert!(total >= loan.amount);
        if let Some(rate) = effective_annual_rate(&loan).unwrap() {
            prop_assert!(!rate.percent().is_sign_negative());
        }
    }
}
