//! The rule editor in each of its states, for the test that renders every page.

use super::{Branch, Choice, Criterion, Figure, Found, Item, NAMES, RulePage, json};
use crate::web::forms::FormView;

fn choices() -> Vec<Choice> {
    vec![Choice { value: "nib".into(), label: "NIB".into() }]
}

fn criterion(input: &'static str) -> Criterion {
    Criterion {
        form: NAMES.iter().fold(FormView::new(&NAMES), |form, name| form.with(name, "x")),
        doing: "add",
        at: String::new(),
        fact: "nib",
        fact_label: "NIB".into(),
        help: "?".into(),
        input,
        tests: choices(),
        bounds: choices(),
        options: choices(),
        remedies: choices(),
        evidences: choices(),
        facts: choices(),
        all_tests: choices(),
    }
}

fn leaf() -> Item {
    Item {
        at: "0".into(),
        id: "Memiliki NIB".into(),
        en: "Has a business number (NIB)".into(),
        remedy: "?".into(),
        edit: "/r?edit=0".into(),
        alternative: "/r?into=0".into(),
        branches: Vec::new(),
        first: true,
        last: false,
    }
}

fn alternatives() -> Item {
    let branch = Branch { at: "1.0".into(), id: "NIB".into(), en: "NIB".into(), edit: "/r?edit=1.0".into() };
    Item { at: "1".into(), edit: String::new(), branches: vec![branch], first: false, last: true, ..leaf() }
}

fn figure(name: &'static str, label: &str, options: Vec<Choice>) -> Figure {
    Figure { name, label: label.into(), options }
}

fn found() -> Found {
    Found { truth: "fail".into(), text: "x".into(), has: "1".into(), needs: "2".into(), note: "?".into() }
}

fn empty() -> RulePage {
    RulePage {
        name: "KUR Mikro".into(),
        action: "/bank/offers/1/rule".into(),
        back: "/bank/offers/1".into(),
        revision: "2".into(),
        items: Vec::new(),
        facts: choices(),
        into: String::new(),
        into_text: String::new(),
        criterion: None,
        figures: Vec::new(),
        figures_form: FormView::new(&["nib", "employees"]),
        verdict: String::new(),
        findings: Vec::new(),
        json_form: FormView::new(&json::NAMES).with("json", "{}"),
    }
}

fn full(input: &'static str) -> RulePage {
    RulePage {
        items: vec![leaf(), alternatives()],
        into: "0".into(),
        into_text: "Memiliki NIB".into(),
        criterion: Some(criterion(input)),
        figures: vec![figure("nib", "NIB", choices()), figure("employees", "Tenaga kerja", Vec::new())],
        verdict: "nearly".into(),
        findings: vec![found()],
        ..empty()
    }
}

/// Every kind of input, and the page before anything was added.
pub(super) fn pages() -> Vec<RulePage> {
    let inputs = ["number", "money", "yes_no", "boxes", "codes"];
    inputs.into_iter().map(full).chain([empty()]).collect()
}
