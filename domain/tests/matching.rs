//! What a rule makes of a business, case by case, and how it says why.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use domain::criteria::Rule;
use domain::facts::{FactKey, FactSheet};
use domain::matching::{FrozenFinding, Judgement, OfferContext, Truth, Verdict, judge};
use serde_json::{Value, json};

fn sheet(facts: &Value) -> FactSheet {
    FactSheet::from_json("2026-11-23".parse().unwrap(), facts.as_object().unwrap()).unwrap()
}

fn rule(json: &Value) -> Rule {
    Rule::from_json(json).unwrap()
}

fn judged<'rule>(rule: &'rule Rule, facts: &Value) -> Judgement<'rule> {
    judge(rule, &sheet(facts), OfferContext::NONE)
}

fn verdict(json: &Value, facts: &Value) -> Verdict {
    judged(&rule(json), facts).verdict
}

/// `path verdict` of every finding.
fn told(rule: &Rule, facts: &Value) -> Vec<String> {
    let judgement = judged(rule, facts);
    judgement.freeze(rule).iter().map(|finding| format!("{} {}", finding.path, finding.verdict)).collect()
}

#[test]
fn the_limits_of_kur_mikro_are_exact() {
    let mikro = json!({"fact": "requested_amount", "more_than": 10_000_000, "at_most": 100_000_000, "remedy": "none"});
    for (amount, expected) in [
        (10_000_000, Verdict::Ineligible),
        (10_000_001, Verdict::Eligible),
        (100_000_000, Verdict::Eligible),
        (100_000_001, Verdict::Ineligible),
    ] {
        assert_eq!(verdict(&mikro, &json!({"requested_amount": amount})), expected, "{amount}");
    }
}

#[test]
fn an_unknown_is_neither_a_pass_nor_a_fail() {
    let nib = json!({"fact": "nib", "is": true, "remedy": "paper"});
    let sex = json!({"fact": "owner_sex", "is": "female", "remedy": "none"});
    let both = json!({"all": [nib, sex]});
    let either = json!({"any": [nib, sex]});
    for (facts, of_both, of_either) in [
        (json!({}), Verdict::Unknown, Verdict::Unknown),
        (json!({"nib": true}), Verdict::Unknown, Verdict::Eligible),
        (json!({"nib": false}), Verdict::Nearly, Verdict::Unknown),
        (json!({"owner_sex": "male"}), Verdict::Ineligible, Verdict::Unknown),
        (json!({"nib": false, "owner_sex": "male"}), Verdict::Ineligible, Verdict::Nearly),
        (json!({"nib": false, "owner_sex": "female"}), Verdict::Nearly, Verdict::Eligible),
    ] {
        assert_eq!(verdict(&both, &facts), of_both, "both, {facts}");
        assert_eq!(verdict(&either, &facts), of_either, "either, {facts}");
    }
}

#[test]
fn a_rule_without_criteria_fits_everyone() {
    assert_eq!(verdict(&json!({"all": []}), &json!({})), Verdict::Eligible);
}

#[test]
fn a_condition_decides_whether_a_leaf_applies() {
    let npwp = rule(&json!({"fact": "npwp", "is": true, "remedy": "paper",
        "when": {"fact": "requested_amount", "more_than": 50_000_000}}));
    for (facts, expected, findings) in [
        (json!({"requested_amount": 50_000_000}), Verdict::Eligible, 0),
        (json!({"requested_amount": 50_000_000, "npwp": false}), Verdict::Eligible, 0),
        (json!({"requested_amount": 50_000_001, "npwp": false}), Verdict::Nearly, 1),
        (json!({"requested_amount": 50_000_001}), Verdict::Unknown, 1),
        (json!({"npwp": true}), Verdict::Eligible, 1),
        (json!({"npwp": false}), Verdict::Unknown, 1),
        (json!({}), Verdict::Unknown, 1),
    ] {
        let judgement = judged(&npwp, &facts);
        assert_eq!((judgement.verdict, judgement.findings.len()), (expected, findings), "{facts}");
    }
}

#[test]
fn what_is_asked_is_exactly_what_could_decide() {
    let offer = rule(&json!({"all": [
        {"fact": "npwp", "is": true, "remedy": "paper", "when": {"fact": "requested_amount", "more_than": 50_000_000}},
        {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
        {"fact": "instalment_burden_percent", "at_most": 35, "remedy": "none"},
        {"fact": "ktp", "is": true, "remedy": "paper"},
    ]}));
    let known = sheet(&json!({"npwp": false, "nib": false, "ktp": true, "monthly_surplus": 5}));
    let asked = judge(&offer, &known, OfferContext::NONE).asks(&known, OfferContext::NONE);
    let expected =
        [FactKey::RequestedAmount, FactKey::Sku, FactKey::RequestedTenorMonths, FactKey::MonthlyInstalments];
    assert_eq!(asked, expected);
}

#[test]
fn of_a_failing_any_the_branch_that_is_least_work_is_told() {
    let wants = rule(&json!({"any": [
        {"fact": "owner_sex", "is": "female", "remedy": "none"},
        {"all": [{"fact": "ktp", "is": true, "remedy": "paper"}, {"fact": "digital_level", "at_least": 2, "remedy": "coaching"}]},
        {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
        {"fact": "nib", "is": true, "remedy": "paper"},
        {"fact": "sku", "is": true, "remedy": "paper"},
    ]}));
    let nothing = json!({"owner_sex": "male", "ktp": false, "digital_level": 0, "business_age_months": 1, "nib": false, "sku": false});
    assert_eq!(told(&wants, &nothing), ["rule.any[3] fail"]);
    assert_eq!(verdict(&wants.to_json(), &nothing), Verdict::Nearly);
    let mut undecided = nothing.clone();
    undecided["nib"] = Value::Null;
    undecided["sku"] = Value::Null;
    assert_eq!(told(&wants, &undecided), ["rule.any[3] unknown", "rule.any[4] unknown"]);
    let mut passing = nothing;
    passing["digital_level"] = json!(2);
    passing["ktp"] = json!(true);
    assert_eq!(told(&wants, &passing), ["rule.any[1].all[0] pass", "rule.any[1].all[1] pass"]);
}

#[test]
fn a_failing_all_is_as_hard_as_its_hardest_gap() {
    let wants = json!({"all": [
        {"fact": "nib", "is": true, "remedy": "paper"},
        {"any": [{"fact": "owner_sex", "is": "female", "remedy": "none"}, {"fact": "digital_level", "at_least": 2, "remedy": "coaching"}]},
    ]});
    let facts = json!({"nib": false, "owner_sex": "male", "digital_level": 1});
    assert_eq!(verdict(&wants, &facts), Verdict::Nearly);
    let wants = json!({"all": [wants, {"fact": "legal_form", "is": "pt", "remedy": "none"}]});
    let mut facts = facts;
    assert_eq!(verdict(&wants, &facts), Verdict::Nearly, "what is unknown does not make it hopeless");
    facts["legal_form"] = json!("cv");
    assert_eq!(verdict(&wants, &facts), Verdict::Ineligible);
}

#[test]
fn weaker_evidence_than_wanted_passes_and_is_to_be_proven() {
    let books = rule(
        &json!({"fact": "financial_records", "one_of": ["cash_book"], "remedy": "coaching", "evidence": "document"}),
    );
    for (evidence, to_prove) in
        [("stated", true), ("document", false), ("checked", false), ("registry", false)]
    {
        let facts = json!({"financial_records": {"value": "cash_book", "evidence": evidence}});
        let judgement = judged(&books, &facts);
        assert_eq!(
            (judgement.verdict, judgement.findings[0].to_prove),
            (Verdict::Eligible, to_prove),
            "{evidence}"
        );
    }
    let fails = judged(&books, &json!({"financial_records": "none"})).findings[0];
    assert_eq!((fails.verdict, fails.to_prove), (Truth::Fail, false));
}

#[test]
fn of_a_passing_any_the_branch_with_nothing_left_to_prove_is_told() {
    let paper = |fact: &str| json!({"fact": fact, "is": true, "remedy": "paper", "evidence": "checked"});
    let either = rule(&json!({"any": [paper("nib"), paper("sku"), paper("npwp")]}));
    let facts = json!({"nib": true, "sku": {"value": true, "evidence": "checked"}, "npwp": {"value": true, "evidence": "checked"}});
    assert_eq!(told(&either, &facts), ["rule.any[1] pass"]);
    assert_eq!(told(&either, &json!({"nib": true, "sku": true, "npwp": null})), ["rule.any[0] pass"]);
}

#[test]
fn a_lapsed_fact_is_unknown() {
    let sku = json!({"fact": "sku", "is": true, "remedy": "paper"});
    let until = |day: &str| json!({"sku": {"value": true, "evidence": "document", "expires": day}});
    assert_eq!(verdict(&sku, &until("2026-11-23")), Verdict::Eligible);
    assert_eq!(verdict(&sku, &until("2026-11-22")), Verdict::Unknown);
}

#[test]
fn waiting_comes_with_the_exact_date() {
    let months = |test: Value| {
        let mut leaf = json!({"fact": "business_age_months", "remedy": "time"});
        leaf.as_object_mut().unwrap().extend(test.as_object().unwrap().clone());
        rule(&leaf)
    };
    for (test, started_on, passes_on) in [
        (json!({"at_least": 6}), "2026-08-31", Some("2027-02-28")),
        (json!({"at_least": 6}), "2026-05-24", Some("2026-11-24")),
        (json!({"more_than": 6}), "2026-05-24", Some("2026-12-24")),
        (json!({"at_least": 6, "at_most": 12}), "2026-10-01", Some("2027-04-01")),
        (json!({"at_least": 6, "at_most": 12}), "2020-10-01", None),
        (json!({"is": 3}), "2026-10-01", Some("2027-01-01")),
        (json!({"one_of": [1000, 4, 9]}), "2026-10-01", Some("2027-02-01")),
        (json!({"none_of": [1, 2]}), "2026-10-01", Some("2027-01-01")),
    ] {
        let wants = months(test.clone());
        let found = judged(&wants, &json!({"started_on": started_on})).findings[0];
        assert_eq!(
            (found.verdict, found.passes_on.map(|day| day.to_string()).as_deref()),
            (Truth::Fail, passes_on),
            "{test} {started_on}"
        );
    }
    let adult = rule(&json!({"fact": "owner_age_years", "at_least": 21, "remedy": "time"}));
    let found = judged(&adult, &json!({"owner_born_on": "2008-02-29"})).findings[0];
    assert_eq!(found.passes_on.unwrap().to_string(), "2029-02-28");
    let hopeless = rule(&json!({"fact": "owner_age_years", "at_least": 21, "remedy": "none"}));
    assert_eq!(judged(&hopeless, &json!({"owner_age_years": 20})).findings[0].passes_on, None);
}

#[test]
fn a_code_of_another_version_says_nothing_about_a_list() {
    let coffee = json!({"fact": "kbli", "one_of": ["2025:01271"], "remedy": "none"});
    let not_coffee = json!({"fact": "kbli", "none_of": ["2025:01271"], "remedy": "none"});
    let either = json!({"fact": "kbli", "one_of": ["2025:01271", "2020:01270"], "remedy": "none"});
    for (code, expected) in [
        ("2025:01271", [Verdict::Eligible, Verdict::Ineligible, Verdict::Eligible]),
        ("2025:01272", [Verdict::Ineligible, Verdict::Eligible, Verdict::Ineligible]),
        ("2020:01270", [Verdict::Unknown, Verdict::Unknown, Verdict::Eligible]),
        ("2020:01281", [Verdict::Unknown, Verdict::Unknown, Verdict::Ineligible]),
    ] {
        let facts = json!({"kbli": code});
        let found = [&coffee, &not_coffee, &either].map(|wanted| verdict(wanted, &facts));
        assert_eq!(found, expected, "{code}");
    }
}

#[test]
fn a_frozen_finding_stands_by_itself() {
    let wants = rule(&json!({"all": [
        {"fact": "requested_amount", "more_than": 10_000_000, "at_most": 100_000_000, "remedy": "none"},
        {"fact": "business_age_months", "at_least": 6, "remedy": "time", "evidence": "document"},
        {"fact": "nib", "is": true, "remedy": "paper"},
    ]}));
    let judgement = judged(&wants, &json!({"requested_amount": 5_000_000, "started_on": "2026-10-01"}));
    assert_eq!(
        serde_json::to_value(judgement.findings[1]).unwrap(),
        json!({"fact": "business_age_months", "verdict": "fail", "have": 1, "need": {"at_least": 6}, "remedy": "time",
            "passes_on": "2027-04-01", "to_prove": false})
    );
    let frozen = judgement.freeze(&wants);
    let text = serde_json::to_string(&frozen).unwrap();
    assert_eq!(serde_json::from_str::<Vec<FrozenFinding>>(&text).unwrap(), frozen);
}
