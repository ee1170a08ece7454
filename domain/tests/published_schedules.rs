//! Published schedules as oracles: the right ones are reproduced, the wrong ones are not.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

mod credits;

use credits::{column, first, quoted};
use domain::money::Method;

#[test]
fn the_flat_example_of_the_authority_is_reproduced() {
    let quote = quoted(Method::Flat, 12_000_000, "17", 12);
    assert_eq!(column(&quote, |row| row.instalment), [1_170_000; 12]);
    assert_eq!((quote.total_interest.get(), quote.total.get()), (2_040_000, 14_040_000));
    assert_eq!(quote.effective_annual_rate.unwrap().to_string(), "34.52");
}

#[test]
fn published_flat_credits_are_reproduced() {
    let quote = quoted(Method::Flat, 36_000_000, "24", 12);
    assert_eq!((first(&quote), quote.total_interest.get()), (3_720_000, 8_640_000));
    for (amount, instalment, interest) in
        [(100_000_000, 3_277_778, 18_000_000), (50_000_000, 1_638_889, 9_000_000)]
    {
        let quote = quoted(Method::Flat, amount, "6", 36);
        assert_eq!((first(&quote), quote.total_interest.get()), (instalment, interest));
    }
}

#[test]
fn published_declining_credits_are_reproduced() {
    let quote = quoted(Method::Declining, 60_000_000, "24", 6);
    let instalments = [11_200_000, 11_000_000, 10_800_000, 10_600_000, 10_400_000, 10_200_000];
    assert_eq!(column(&quote, |row| row.instalment), instalments);
    assert_eq!(quote.total_interest.get(), 4_200_000);
    let quote = quoted(Method::Declining, 36_000_000, "24", 12);
    assert_eq!(column(&quote, |row| row.instalment)[..2], [3_720_000, 3_660_000]);
    let quote = quoted(Method::Declining, 600_000_000, "24", 36);
    for (found, published) in
        column(&quote, |row| row.instalment).into_iter().zip([28_666_667, 28_333_333, 28_000_000])
    {
        assert!((found - published).abs() <= 1, "{found} is not {published}");
    }
}

#[test]
fn the_remainder_stands_in_the_last_instalment() {
    let quote = quoted(Method::Declining, 5_000_000, "22", 12);
    let interest =
        [91_667, 84_028, 76_389, 68_750, 61_111, 53_472, 45_833, 38_194, 30_556, 22_917, 15_278, 7_639];
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
        assert_eq!(first(&quoted(Method::Annuity, amount, "6", months)), published, "{amount} over {months}");
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
    for (row, principal, interest) in
        [(0, 5_492_363, 6_666_667), (1, 5_565_594, 6_593_435), (11, 6_353_819, 5_805_211)]
    {
        let found = quote.instalments[row];
        assert!(
            (found.principal.get() - principal).abs() <= 1,
            "principal of row {row}: {}",
            found.principal
        );
        assert!((found.interest.get() - interest).abs() <= 1, "interest of row {row}: {}", found.interest);
    }
    // The source rounds its payment up: a rupiah a row, twelve by the twelfth.
    assert!((quote.instalments[11].balance.get() - 429_036_970).abs() <= 12);
}

#[test]
fn another_lending_programs_own_test_is_reproduced() {
    let quote = quoted(Method::Annuity, 280_000, "8.4", 20);
    assert_eq!((first(&quote), quote.total_interest.get(), quote.total.get()), (15_052, 21_034, 301_034));
}

#[test]
fn a_margin_is_fixed_at_signing() {
    // Published with 722,000 (rounded down) and 577,800 (rounded up) on one page: the price decides, rounding is ours.
    for (cost, price, instalment) in [(20_000_000, 26_000_000, 722_222), (16_000_000, 20_800_000, 577_778)] {
        let quote = quoted(Method::Margin, cost, "10", 36);
        assert_eq!((quote.total.get(), first(&quote)), (price, instalment));
        assert_eq!(quote.total_interest.get(), price - cost);
    }
}

#[test]
fn published_errors_are_not_reproduced() {
    for (amount, wrong, right) in [(100_000_000, 1_933_201, 1_933_280), (300_000_000, 5_799_604, 5_799_840)] {
        let found = first(&quoted(Method::Annuity, amount, "6", 60));
        assert_eq!(found, right);
        assert_ne!(found, wrong);
    }
    // Flat arithmetic sold as "efektif".
    assert_eq!(first(&quoted(Method::Flat, 100_000_000, "6", 12)), 8_833_333);
    assert_eq!(first(&quoted(Method::Annuity, 100_000_000, "6", 12)), 8_606_643);
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
    for case in cases
        .iter()
        .filter(|case| case["status"].as_str().is_some_and(|status| status.starts_with("consistent")))
    {
        let method = match case["method"].as_str().unwrap() {
            text if text.starts_with("annuity") => Method::Annuity,
            text if text.starts_with("murabahah") => Method::Margin,
            "sliding" => Method::Declining,
            _ => Method::Flat,
        };
        let rate = case.get("annual_rate_pct").unwrap_or(&case["annual_margin_pct"]).to_string();
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
                assert!(difference <= 1.4, "{} {key}: {found} is not {published}", case["id"]);
                compared += 1;
            }
        }
    }
    assert!(compared >= 20, "only {compared} figures compared");
}
