//! Laws that every judgement obeys, tried on generated rules and facts, and against a second, naive evaluator that reads
//! the JSON itself and shares nothing with the crate.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use domain::criteria::{Remedy, Rule};
use domain::facts::FactSheet;
use domain::matching::{Judgement, OfferContext, Truth, Verdict, judge};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn value_of(fact: &'static str) -> BoxedStrategy<Value> {
    match fact {
        "nib" | "sku" | "rat_held" => any::<bool>().prop_map(Value::from).boxed(),
        "employees" | "business_age_months" | "annual_sales" => (0i64..4).prop_map(Value::from).boxed(),
        "financial_records" => {
            prop::sample::select(vec!["none", "cash_book", "sak_emkm"]).prop_map(Value::from).boxed()
        }
        _ => prop::sample::select(vec!["A", "C", "G"]).prop_map(Value::from).boxed(),
    }
}

const FACTS: [&str; 8] = [
    "nib",
    "sku",
    "rat_held",
    "employees",
    "business_age_months",
    "annual_sales",
    "financial_records",
    "sector",
];

fn check() -> impl Strategy<Value = Map<String, Value>> {
    let tests = |fact: &'static str| {
        let value = || value_of(fact);
        let list = move || prop::collection::vec(value(), 1..3).prop_map(Value::from);
        let one = |name: &'static str, operand: BoxedStrategy<Value>| {
            operand.prop_map(move |it| vec![(name, it)]).boxed()
        };
        let range =
            (value(), value()).prop_map(|(low, high)| vec![("more_than", low), ("at_most", high)]).boxed();
        let mut options = vec![one("is", value())];
        if matches!(fact, "employees" | "business_age_months" | "annual_sales") {
            options.extend(["at_least", "more_than", "at_most", "less_than"].map(|name| one(name, value())));
            options.push(range);
        }
        if matches!(fact, "employees" | "business_age_months" | "financial_records" | "sector") {
            options.extend([one("one_of", list().boxed()), one("none_of", list().boxed())]);
        }
        prop::strategy::Union::new(options).prop_map(move |tests| {
            let mut fields = Map::from_iter([("fact".to_owned(), Value::from(fact))]);
            fields.extend(tests.into_iter().map(|(name, operand)| (name.to_owned(), operand)));
            fields
        })
    };
    prop::sample::select(FACTS.to_vec()).prop_flat_map(tests)
}

fn lists(leaf: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|parts| json!({"all": parts})),
            prop::collection::vec(inner, 1..4).prop_map(|parts| json!({"any": parts})),
        ]
    })
}

fn evidence() -> impl Strategy<Value = &'static str> + Clone {
    prop::sample::select(vec!["stated", "document", "checked", "registry"])
}

fn rule() -> impl Strategy<Value = Value> {
    let remedy = prop::sample::select(vec!["paper", "coaching", "time", "none"]);
    let when = prop::option::weighted(0.3, lists(check().prop_map(Value::Object)));
    lists((check(), remedy, prop::option::of(evidence()), when).prop_map(
        |(mut leaf, remedy, evidence, when)| {
            leaf.insert("remedy".to_owned(), remedy.into());
            leaf.extend(evidence.map(|it| ("evidence".to_owned(), it.into())));
            leaf.extend(when.map(|it| ("when".to_owned(), it)));
            Value::Object(leaf)
        },
    ))
}

/// Each fact known two times in three, with some evidence.
fn facts() -> impl Strategy<Value = Map<String, Value>> {
    let fact = |name: &'static str| {
        prop::option::weighted(0.66, (value_of(name), evidence())).prop_map(move |known| {
            known.map(|(value, evidence)| (name.to_owned(), json!({"value": value, "evidence": evidence})))
        })
    };
    FACTS.map(fact).to_vec().prop_map(|all| all.into_iter().flatten().collect())
}

fn sheet(facts: &Map<String, Value>) -> FactSheet {
    FactSheet::from_json("2026-11-23".parse().unwrap(), facts).unwrap()
}

fn judged<'rule>(rule: &'rule Rule, facts: &Map<String, Value>) -> Judgement<'rule> {
    judge(rule, &sheet(facts), OfferContext::NONE)
}

mod naive {
    use super::*;

    fn passes(name: &str, operand: &Value, has: &Value) -> bool {
        let order = || has.as_i64().unwrap() - operand.as_i64().unwrap();
        match name {
            "at_least" => order() >= 0,
            "more_than" => order() > 0,
            "at_most" => order() <= 0,
            "less_than" => order() < 0,
            "is" => has == operand,
            "one_of" => operand.as_array().unwrap().contains(has),
            "none_of" => !operand.as_array().unwrap().contains(has),
            _ => true,
        }
    }

    /// True, false, or none for what cannot be told.
    pub(super) fn truth(rule: &Value, facts: &Map<String, Value>) -> Option<bool> {
        if let Some(parts) = rule.get("all").or(rule.get("any")) {
            let decisive = rule.get("any").is_some();
            let parts: Vec<_> = parts.as_array().unwrap().iter().map(|part| truth(part, facts)).collect();
            return if parts.contains(&Some(decisive)) {
                Some(decisive)
            } else if parts.contains(&None) {
                None
            } else {
                Some(!decisive)
            };
        }
        let fields = rule.as_object().unwrap();
        let has = facts.get(fields["fact"].as_str().unwrap()).map(|fact| &fact["value"]);
        let own = has.map(|has| fields.iter().all(|(name, operand)| passes(name, operand, has)));
        match fields.get("when").map_or(Some(true), |when| truth(when, facts)) {
            Some(false) => Some(true),
            Some(true) => own,
            None => own.filter(|passes| *passes),
        }
    }

    /// Whether what fails can be closed.
    pub(super) fn closable(rule: &Value, facts: &Map<String, Value>) -> bool {
        let fails = |part: &&Value| truth(part, facts) == Some(false);
        if let Some(parts) = rule.get("all") {
            parts.as_array().unwrap().iter().filter(fails).all(|part| closable(part, facts))
        } else if let Some(parts) = rule.get("any") {
            parts.as_array().unwrap().iter().any(|part| closable(part, facts))
        } else {
            rule["remedy"] != "none"
        }
    }

    pub(super) fn verdict(rule: &Value, facts: &Map<String, Value>) -> Verdict {
        match truth(rule, facts) {
            Some(true) => Verdict::Eligible,
            None => Verdict::Unknown,
            Some(false) if closable(rule, facts) => Verdict::Nearly,
            Some(false) => Verdict::Ineligible,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn the_verdict_agrees_with_a_naive_reading(json in rule(), facts in facts()) {
        let rule = Rule::from_json(&json).unwrap();
        prop_assert_eq!(judged(&rule, &facts).verdict, naive::verdict(&json, &facts));
    }

    #[test]
    fn a_rule_survives_being_written_and_read(json in rule()) {
        let rule = Rule::from_json(&json).unwrap();
        prop_assert_eq!(rule.to_json(), json);
        prop_assert_eq!(Rule::from_json(&rule.to_json()).unwrap(), rule);
    }

    #[test]
    fn the_findings_explain_the_verdict(json in rule(), facts in facts()) {
        let rule = Rule::from_json(&json).unwrap();
        let judgement = judged(&rule, &facts);
        let some = |truth| judgement.findings.iter().any(|finding| finding.verdict == truth);
        let hopeless = judgement.gaps().any(|finding| finding.leaf.remedy == Remedy::None);
        match judgement.verdict {
            Verdict::Eligible => prop_assert!(!some(Truth::Fail) && !some(Truth::Unknown)),
            Verdict::Unknown => {
                prop_assert!(some(Truth::Unknown) && !some(Truth::Fail));
                let known = sheet(&facts);
                let asked = judgement.asks(&known, OfferContext::NONE);
                prop_assert!(!asked.is_empty() && asked.iter().all(|key| known.get(*key).is_none()));
            }
            Verdict::Nearly => prop_assert!(some(Truth::Fail) && !hopeless),
            Verdict::Ineligible => prop_assert!(hopeless),
        }
    }

    #[test]
    fn each_finding_is_true_of_its_leaf(json in rule(), facts in facts()) {
        let rule = Rule::from_json(&json).unwrap();
        let judgement = judged(&rule, &facts);
        for finding in &judgement.findings {
            let leaf = serde_json::to_value(finding.leaf).unwrap();
            prop_assert_eq!(naive::truth(&leaf, &facts), match finding.verdict {
                Truth::Pass => Some(true), Truth::Unknown => None, Truth::Fail => Some(false),
            });
            prop_assert!(finding.verdict == Truth::Unknown || finding.have.is_some());
            prop_assert!(!finding.to_prove || (finding.verdict == Truth::Pass && finding.evidence < finding.leaf.evidence));
        }
        let order: Vec<_> = rule.leaves().into_iter().map(|(path, _)| path).collect();
        let told = judgement.freeze(&rule).into_iter().map(|finding| finding.path);
        let places: Vec<_> = told.map(|path| order.iter().position(|known| *known == path).unwrap()).collect();
        prop_assert!(places.is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn knowing_more_never_unsays_what_was_decided(json in rule(), fewer in facts(), more in facts()) {
        let rule = Rule::from_json(&json).unwrap();
        let mut all = more;
        all.extend(fewer.clone());
        match judged(&rule, &fewer).verdict {
            Verdict::Unknown => {}
            Verdict::Eligible => prop_assert_eq!(judged(&rule, &all).verdict, Verdict::Eligible),
            Verdict::Nearly | Verdict::Ineligible => {
                prop_assert!(matches!(judged(&rule, &all).verdict, Verdict::Nearly | Verdict::Ineligible));
            }
        }
    }

    #[test]
    fn all_and_any_obey_the_laws_of_three_values(one in rule(), other in rule(), facts in facts()) {
        let truth = |json: Value| judged(&Rule::from_json(&json).unwrap(), &facts).verdict;
        let decided = |verdict| match verdict {
            Verdict::Eligible => Truth::Pass,
            Verdict::Unknown => Truth::Unknown,
            Verdict::Nearly | Verdict::Ineligible => Truth::Fail,
        };
        let (a, b) = (decided(truth(one.clone())), decided(truth(other.clone())));
        let all = decided(truth(json!({"all": [&one, &other]})));
        let any = decided(truth(json!({"any": [&one, &other]})));
        prop_assert_eq!((all, any), (a.min(b), a.max(b)));
        prop_assert_eq!(truth(json!({"all": [&one, &other]})), truth(json!({"all": [&other, &one]})));
        prop_assert_eq!(truth(json!({"any": [&one, &other]})), truth(json!({"any": [&other, &one]})));
        prop_assert_eq!(truth(json!({"all": [&one, &one]})), truth(one));
    }
}
