//! What holds for every repayment schedule.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod credits;

use credits::{column, first, loan, quoted};
use domain::money::{Method, Rupiah, Tenor};
use domain::schedule::{
    Loan, QuoteError, effective_annual_rate, first_instalment, quote, total_cost, total_repaid,
};
use proptest::prelude::*;

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
        assert_eq!((quote.total.get(), quote.total_interest.get()), (1_000_000, 0), "{method}");
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
    let with_fee = Loan { fee: Rupiah::new(100_000).unwrap(), ..plain };
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
    assert_eq!(quote(&Loan { amount: amount(0), ..good }), Err(QuoteError::NoAmount));
    assert_eq!(quote(&Loan { amount: amount(i64::MAX), ..good }), Err(QuoteError::AmountTooLarge));
    assert_eq!(quote(&Loan { fee: amount(1_000), ..good }), Err(QuoteError::FeeNotBelowAmount));
    for method in Method::ALL {
        let bad = Loan { amount: amount(0), method: *method, ..good };
        assert_eq!(total_repaid(&bad), Err(QuoteError::NoAmount));
        assert_eq!(first_instalment(&bad), Err(QuoteError::NoAmount));
    }
}

#[test]
fn the_largest_credit_there_is_has_a_schedule() {
    for method in Method::ALL {
        for rate in ["0.0001", "6", "60", "1000"] {
            let quote = quoted(*method, Rupiah::MAX_STATED.get(), rate, 600);
            assert_eq!(column(&quote, |row| row.principal).iter().sum::<i64>(), Rupiah::MAX_STATED.get());
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
    assert_eq!(keys, ["instalments", "total", "total_interest", "effective_annual_rate"]);
    assert_eq!(json["effective_annual_rate"].to_string(), "34.52");
    assert_eq!(json["total"].to_string(), "14040000");
}

fn any_loan() -> impl Strategy<Value = Loan> {
    let amount = prop_oneof![1_i64..100, 1_i64..1_000_000_000, 1..=Rupiah::MAX_STATED.get()];
    let rate = prop_oneof![Just(0_i64), 0_i64..=400_000, 0_i64..=10_000_000];
    let months = prop_oneof![1_u16..=60, 1_u16..=Tenor::MAX_MONTHS];
    (amount, rate, months, prop::sample::select(Method::ALL), 0.0_f64..0.2).prop_map(
        |(amount, rate, months, method, share)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "any fee will do"
            )]
            let fee = (amount as f64 * share) as i64;
            Loan {
                fee: Rupiah::new(fee).unwrap(),
                ..loan(method, amount, &rust_decimal::Decimal::new(rate, 4).to_string(), months)
            }
        },
    )
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
