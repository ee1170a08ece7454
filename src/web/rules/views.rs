//! The page of the editor.

mod samples;

use domain::criteria::{Remedy, Rule, TestName};
use domain::facts::{Evidence, FactKey};
use domain::language::Language;
use serde::Serialize;

use super::editing::Place;
use super::forms::{self, Input, NAMES};
use super::trying::{Figure, Found, Tried};
use super::{Desk, editing, json, sentences, trying};
use crate::web::forms::FormView;
use crate::web::offers::views::{Choice, choices};
use crate::web::pages::Page;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// A criterion or a set of them, read in both languages; the parts of a set follow it, one level deeper.
#[derive(Debug, Clone, Serialize)]
struct Item {
    at: String,
    depth: usize,
    /// What joins it to the one before: `or`, `and`, or nothing.
    joined: &'static str,
    id: String,
    en: String,
    remedy: String,
    /// Address of its form; empty for a set, and where only the JSON can say it.
    edit: String,
    alternative: String,
    /// Address for one more that must hold together with it; empty in a list where all must hold anyway.
    also: String,
    /// Address of its condition; empty for a set.
    when: String,
    /// Whether there is a condition to take away.
    bound: bool,
    first: bool,
    last: bool,
}

/// The form of one criterion.
#[derive(Debug, Serialize)]
struct Criterion {
    form: FormView,
    doing: &'static str,
    at: String,
    fact: &'static str,
    fact_label: String,
    help: String,
    input: &'static str,
    tests: Vec<Choice>,
    bounds: Vec<Choice>,
    options: Vec<Choice>,
    remedies: Vec<Choice>,
    evidences: Vec<Choice>,
}

/// The editor.
#[derive(Debug, Serialize)]
pub(super) struct RulePage {
    name: String,
    action: String,
    back: String,
    revision: String,
    items: Vec<Item>,
    facts: Vec<Choice>,
    into: String,
    into_text: String,
    /// What is done: `add`; to this criterion `into` (an alternative), `also`, `when`, `change`.
    doing: &'static str,
    criterion: Option<Criterion>,
    figures: Vec<Figure>,
    figures_form: FormView,
    verdict: String,
    findings: Vec<Found>,
    json_form: FormView,
}

impl RulePage {
    pub(super) fn of(visit: &Visit, desk: &Desk<'_>) -> Self {
        let words = visit.wording();
        let mut items = Vec::new();
        let level = Level { above: Place::default(), depth: 0, joined: "" };
        list(&mut items, visit, desk, &editing::parts(desk.rule), &level);
        Self {
            name: desk.name.clone(),
            action: desk.action.clone(),
            back: desk.back.clone(),
            revision: desk.revision.to_string(),
            items,
            facts: choices(words, FactKey::ALL),
            into: String::new(),
            into_text: String::new(),
            doing: "add",
            criterion: None,
            figures: trying::figures(words, desk),
            figures_form: trying::form(desk),
            verdict: String::new(),
            findings: Vec::new(),
            json_form: FormView::new(&json::NAMES).with("json", json::written(desk.rule)),
        }
    }

    /// With the form of a criterion open.
    pub(super) fn editing(
        self,
        visit: &Visit,
        fact: FactKey,
        form: FormView,
        at: &str,
        doing: &'static str,
    ) -> Self {
        let words = visit.wording();
        let input = Input::of(fact);
        let tests = |of: &[TestName]| -> Vec<Choice> {
            let choice = |&test: &TestName| Choice {
                value: test.to_string(),
                label: sentences::test_name(words, test),
            };
            of.iter().map(choice).collect()
        };
        let offered = input.tests(fact);
        let bounds: Vec<TestName> = offered.iter().copied().filter(|test| *test != TestName::Is).collect();
        let told = |key: String, value: &str| Choice { value: value.to_owned(), label: words.say(&key) };
        let criterion = Criterion {
            form,
            doing,
            at: at.to_owned(),
            fact: fact.as_str(),
            fact_label: words.label(fact),
            help: words.say(&crate::web::labels::fact_help(fact)),
            input: input.name(),
            tests: tests(&offered),
            bounds: tests(&bounds),
            options: trying::options(words, fact),
            remedies: Remedy::ALL.iter().map(|it| told(format!("remedy-{it}"), it.as_str())).collect(),
            evidences: choices(words, &Evidence::ALL[1..]),
        };
        Self { criterion: Some(criterion), ..self.picking(at, doing) }
    }

    /// With the list of facts to pick from, for a new criterion, one beside another, or a condition.
    pub(super) fn picking(self, into: &str, doing: &'static str) -> Self {
        let found = self.items.iter().find(|item| item.at == into);
        let into_text = found.map(|item| item.id.clone()).unwrap_or_default();
        Self { into: into.to_owned(), into_text, doing, ..self }
    }

    /// With what came of trying.
    pub(super) fn tried(self, tried: Tried) -> Self {
        Self { figures_form: tried.form, verdict: tried.verdict, findings: tried.findings, ..self }
    }

    /// With a JSON that was refused, as it was typed.
    pub(super) fn refused(self, form: FormView) -> Self {
        Self { json_form: form, ..self }
    }
}

/// Where a list of parts stands.
struct Level {
    above: Place,
    depth: usize,
    joined: &'static str,
}

fn list(items: &mut Vec<Item>, visit: &Visit, desk: &Desk<'_>, parts: &[Rule], level: &Level) {
    for (number, part) in parts.iter().enumerate() {
        let place = level.above.part(number);
        items.push(Item {
            joined: if number == 0 { "" } else { level.joined },
            depth: level.depth,
            first: number == 0,
            last: number + 1 == parts.len(),
            also: if level.joined == "or" { address(desk, "also", &place) } else { String::new() },
            ..item(visit, desk, part, &place)
        });
        let (inner, joined) = match part {
            Rule::Any(inner) => (inner, "or"),
            Rule::All(inner) => (inner, "and"),
            Rule::Leaf(_) => continue,
        };
        list(items, visit, desk, inner, &Level { above: place, depth: level.depth + 1, joined });
    }
}

fn address(desk: &Desk<'_>, asked: &str, place: &Place) -> String {
    format!("{}?{asked}={place}#criterion", desk.action)
}

fn item(visit: &Visit, desk: &Desk<'_>, part: &Rule, place: &Place) -> Item {
    let say = |language| told(visit.app().pages.wording(language), part);
    let leaf = if let Rule::Leaf(leaf) = part { Some(leaf) } else { None };
    let of_leaf = |asked| leaf.map_or_else(String::new, |_| address(desk, asked, place));
    Item {
        at: place.to_string(),
        depth: 0,
        joined: "",
        id: say(Language::Id),
        en: say(Language::En),
        remedy: leaf.map_or_else(String::new, |leaf| sentences::remedy(visit.wording(), leaf.remedy)),
        edit: if leaf.is_some_and(|leaf| forms::fits(&leaf.check)) { of_leaf("edit") } else { String::new() },
        alternative: address(desk, "into", place),
        also: String::new(),
        when: of_leaf("when"),
        bound: leaf.is_some_and(|leaf| leaf.when.is_some()),
        first: true,
        last: true,
    }
}

fn told(words: Wording<'_>, part: &Rule) -> String {
    match part {
        Rule::Any(_) => words.say("rules-any"),
        Rule::All(_) => words.say("rules-together"),
        Rule::Leaf(leaf) => sentences::leaf(words, leaf),
    }
}

impl Page for RulePage {
    const TEMPLATE: &'static str = "pages/rules/editor.html";

    fn samples() -> Vec<Self> {
        samples::pages()
    }
}
