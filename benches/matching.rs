//! How long judging takes: one business against thousands of offers, with every finding.
//!
//! `cargo bench --bench matching`. The house's bound: one business against 10,000 offers in at most 10 ms.

use divan::Bencher;
use domain::criteria::Rule;
use domain::facts::FactSheet;
use domain::matching::{Instalments, OfferContext, judge};
use domain::money::{Method, Rate};
use serde_json::json;

fn main() {
    divan::main();
}

/// Offers that differ in their limits, with about seven leaves each, as banks write them; one in `burdened` also wants
/// the instalments to be bearable, which takes a schedule.
fn offers(count: i64, burdened: i64) -> Vec<Rule> {
    let offer = |number: i64| {
        let burden =
            json!({"fact": "instalment_burden_percent", "at_most": 30 + number % 20, "remedy": "none"});
        let mut parts = vec![
            json!({"fact": "business_age_months", "at_least": 6 + number % 30, "remedy": "time"}),
            json!({"fact": "requested_amount", "more_than": 10_000_000 * (number % 9), "at_most": 100_000_000, "remedy": "none"}),
            json!({"any": [
                {"fact": "nib", "is": true, "remedy": "paper"},
                {"fact": "sku", "is": true, "remedy": "paper", "evidence": "document"}]}),
            json!({"fact": "npwp", "is": true, "remedy": "paper", "when": {"fact": "requested_amount", "more_than": 50_000_000}}),
            json!({"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching", "evidence": "document"}),
            json!({"fact": "sector", "none_of": ["K", "L"], "remedy": "none"}),
            json!({"fact": "productive_credit", "is": false, "remedy": "none"}),
        ];
        if burdened > 0 && number % burdened == 0 {
            parts.push(burden);
        }
        Rule::from_json(&json!({"all": parts})).unwrap_or(Rule::open())
    };
    (0..count).map(offer).collect()
}

fn business() -> FactSheet {
    let facts = json!({
        "started_on": "2025-05-31", "requested_amount": 75_000_000, "requested_tenor_months": 24,
        "sku": {"value": true, "evidence": "document"}, "nib": false, "npwp": true, "financial_records": "none",
        "sector": "A", "monthly_surplus": 9_000_000, "monthly_instalments": 500_000,
    });
    let nothing = serde_json::Map::new();
    let facts = facts.as_object().unwrap_or(&nothing);
    let as_of = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    FactSheet::from_json(as_of, facts).unwrap_or_else(|_| FactSheet::new(as_of))
}

/// Twenty rates, as many as a regency's banks have among them.
fn rates() -> Vec<Rate> {
    (0..20)
        .map(|quarter| format!("{}", 3.0 + 0.25 * f64::from(quarter)).parse().unwrap_or_default())
        .collect()
}

/// Argument: one offer in so many wants the instalments to be bearable (0: none).
#[divan::bench(args = [0, 10, 1])]
fn one_business_against_10_000_offers(bencher: Bencher<'_, '_>, burdened: i64) {
    let (offers, business, rates) = (offers(10_000, burdened), business(), rates());
    bencher.bench_local(|| {
        let known = Instalments::default();
        let judged = offers.iter().zip(rates.iter().cycle()).map(|(rule, rate)| {
            let first = |amount, tenor| known.under(*rate, Method::Annuity, amount, tenor);
            judge(rule, &business, OfferContext::with(&first)).findings.len()
        });
        judged.sum::<usize>()
    });
}

#[divan::bench]
fn one_rule_read_from_json(bencher: Bencher<'_, '_>) {
    let text = offers(1, 1).first().map(|rule| rule.to_json().to_string()).unwrap_or_default();
    bencher.bench_local(|| serde_json::from_str::<Rule>(&text).is_ok());
}
