//! The rule editor in each of its states, for the test that renders every page.

use super::{Choice, Criterion, Figure, Found, Item, NAMES, RulePage, json};
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
    }
}

fn leaf() -> Item {
    Item {
        at: "0".into(),
        depth: 0,
        joined: "",
        id: "Memiliki NIB".into(),
        en: "Has a business number (NIB)".into(),
        remedy: "?".into(),
        edit: "/r?edit=0".into(),
        alternative: "/r?into=0".into(),
        also: String::new(),
        when: "/r?when=0".into(),
        bound: true,
        first: true,
        last: false,
    }
}

fn alternatives() -> [Item; 3] {
    let set = Item {
        at: "1".into(),
        edit: String::new(),
        when: String::new(),
        bound: false,
        first: false,
        last: true,
        ..leaf()
    };
    let one = Item { at: "1.0".into(), depth: 1, also: "/r?also=1.0".into(), bound: false, ..leaf() };
    let other = Item { at: "1.1".into(), joined: "or", first: false, last: true, ..one.clone() };
    [set, one, other]
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
        doing: "add",
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
        items: [leaf()].into_iter().chain(alternatives()).collect(),
        into: "0".into(),
        into_text: "Memiliki NIB".into(),
        doing: "into",
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
    let doing = ["into", "also", "when", "change"].map(|doing| RulePage { doing, ..full("yes_no") });
    let picking = RulePage { criterion: None, doing: "when", ..full("yes_no") };
    inputs.into_iter().map(full).chain(doing).chain([picking, empty()]).collect()
}
