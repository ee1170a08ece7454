//! Rules are read strictly: what cannot be meant is refused, with the path of its leaf.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use domain::criteria::{MOST_DEPTH, MOST_LEAVES, Rule, TestName};
use domain::facts::FactKey;
use serde_json::{Value, json};

/// The rule of the design document: the KUR mikro of a bank.
fn kur_mikro() -> Value {
    json!({"all": [
        {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
        {"fact": "requested_amount", "more_than": 10_000_000, "at_most": 100_000_000, "remedy": "none"},
        {"any": [
            {"fact": "nib", "is": true, "remedy": "paper"},
            {"fact": "sku", "is": true, "remedy": "paper"},
        ]},
        {"fact": "npwp", "is": true, "remedy": "paper", "when": {"fact": "requested_amount", "more_than": 50_000_000}},
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching", "evidence": "document"},
        {"fact": "sector", "none_of": ["K", "L"], "remedy": "none"},
        {"fact": "instalment_burden_percent", "at_most": 35.5, "remedy": "none"},
        {"fact": "productive_credit", "is": false, "remedy": "none"},
    ]})
}

fn refusals(rule: &Value) -> Vec<String> {
    let errors = Rule::from_json(rule).unwrap_err().0;
    errors.iter().map(|error| format!("{}: {}", error.path, error.problem.code())).collect()
}

#[test]
fn a_rule_is_written_as_it_was_read() {
    let rule = Rule::from_json(&kur_mikro()).unwrap();
    assert_eq!(rule.to_json().to_string(), kur_mikro().to_string());
    let through_serde: Rule = serde_json::from_str(&serde_json::to_string(&rule).unwrap()).unwrap();
    assert_eq!(through_serde, rule);
}

#[test]
fn leaves_are_told_with_their_paths_and_facts_with_those_of_conditions() {
    let rule = Rule::from_json(&kur_mikro()).unwrap();
    let paths: Vec<_> = rule.leaves().into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths[2..5], ["rule.all[2].any[0]", "rule.all[2].any[1]", "rule.all[3]"]);
    for (path, leaf) in rule.leaves() {
        assert_eq!(rule.path_of(leaf), Some(path));
    }
    assert_eq!(rule.facts()[..3], [FactKey::BusinessAgeMonths, FactKey::RequestedAmount, FactKey::Nib]);
    assert_eq!(rule.facts().iter().filter(|fact| **fact == FactKey::RequestedAmount).count(), 1);
}

#[test]
fn every_problem_is_told_with_the_path_of_its_leaf() {
    let rule = json!({"all": [
        {"fact": "shoe_size", "at_least": 6, "remedy": "time"},
        {"any": [{"fact": "nib", "at_least": 1, "remedy": "paper"}]},
        {"fact": "npwp", "is": true, "remedy": "paper", "when": {"all": [{"fact": "requested_amount", "is": "much"}]}},
        {"fact": "npwp", "is": true},
    ]});
    assert_eq!(
        refusals(&rule),
        [
            "rule.all[0]: unknown_fact",
            "rule.all[1].any[0]: test_does_not_suit",
            "rule.all[2].when.all[0]: operand",
            "rule.all[3]: remedy",
        ]
    );
    let message = Rule::from_json(&rule).unwrap_err().to_string();
    assert!(message.starts_with(
        "rule.all[0]: there is no fact \"shoe_size\"; rule.all[1].any[0]: at_least does not suit nib"
    ));
}

fn refused<const N: usize>(cases: [(Value, &str); N]) {
    for (rule, code) in cases {
        let told = Rule::from_json(&rule).unwrap_err().0;
        let codes: Vec<_> = told.iter().map(|error| error.problem.code()).collect();
        assert_eq!(codes, [code], "{rule}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    refused([
        (json!(null), "not_a_rule"),
        (json!([]), "not_a_rule"),
        (json!({}), "not_a_rule"),
        (json!({"any": []}), "empty_any"),
        (json!({"all": {}}), "not_a_list"),
        (json!({"all": [], "any": []}), "unknown_field"),
        (json!({"all": [], "remedy": "none"}), "unknown_field"),
        (json!({"fact": 7, "is": true, "remedy": "none"}), "unknown_fact"),
        (json!({"fact": "nib", "remedy": "paper"}), "missing_test"),
        (json!({"fact": "nib", "is": true, "remedy": "wait"}), "remedy"),
        (json!({"fact": "nib", "is": true, "remedy": "paper", "evidence": 2}), "evidence"),
        (json!({"fact": "nib", "is": true, "remedy": "paper", "because": "law"}), "unknown_field"),
        (
            json!({"fact": "nib", "is": true, "remedy": "paper", "when": {"fact": "sku", "is": true, "remedy": "paper"}}),
            "unknown_field",
        ),
    ]);
}

#[test]
fn a_test_that_does_not_suit_its_fact_is_refused() {
    refused([
        (json!({"fact": "nib", "is": 1, "remedy": "paper"}), "operand"),
        (json!({"fact": "nib", "one_of": [true], "remedy": "paper"}), "test_does_not_suit"),
        (json!({"fact": "annual_sales", "one_of": [5], "remedy": "none"}), "test_does_not_suit"),
        (json!({"fact": "annual_sales", "at_least": 0.5, "remedy": "none"}), "operand"),
        (json!({"fact": "annual_sales", "at_least": "5", "remedy": "none"}), "operand"),
        (json!({"fact": "sector", "at_least": "C", "remedy": "none"}), "test_does_not_suit"),
        (json!({"fact": "sector", "one_of": ["Z"], "remedy": "none"}), "operand"),
        (json!({"fact": "sector", "one_of": [], "remedy": "none"}), "empty_list"),
        (json!({"fact": "sector", "one_of": "C", "remedy": "none"}), "empty_list"),
        (
            json!({"fact": "financial_records", "at_least": "cash_book", "remedy": "coaching"}),
            "test_does_not_suit",
        ),
        (json!({"fact": "employees", "at_least": 1, "is": 2, "remedy": "none"}), "mixed_tests"),
    ]);
}

#[test]
fn a_field_given_twice_is_refused() {
    let text = r#"{"fact": "employees", "at_least": 1, "at_least": 2, "remedy": "none"}"#;
    let refused = serde_json::from_str::<Rule>(text).unwrap_err().to_string();
    assert!(refused.contains("\"at_least\" is given twice"), "{refused}");
}

#[test]
fn a_rule_is_bounded_in_depth_and_size() {
    let leaf = json!({"fact": "nib", "is": true, "remedy": "paper"});
    let nested = |depth: usize| (1..depth).fold(leaf.clone(), |inner, _| json!({"all": [inner]}));
    assert!(Rule::from_json(&nested(MOST_DEPTH)).is_ok());
    assert!(refusals(&nested(MOST_DEPTH + 1))[0].ends_with("too_deep"));
    assert!(refusals(&nested(120))[0].ends_with("too_deep"));
    let long = |length: usize| json!({"all": vec![leaf.clone(); length]});
    assert!(Rule::from_json(&long(MOST_LEAVES)).is_ok());
    assert_eq!(refusals(&long(100_000)), [format!("rule.all[{MOST_LEAVES}]: too_many")]);
}

#[test]
fn an_editor_lists_the_tests_that_suit_a_fact() {
    let suited = |fact| TestName::suited_to(fact).collect::<Vec<_>>();
    assert_eq!(suited(FactKey::Nib), [TestName::Is]);
    assert_eq!(suited(FactKey::Sector), [TestName::Is, TestName::OneOf, TestName::NoneOf]);
    assert_eq!(suited(FactKey::Employees).len(), 7);
    assert!(!suited(FactKey::AnnualSales).contains(&TestName::OneOf));
}
