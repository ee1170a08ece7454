//! The page of the editor.

mod samples;

use domain::criteria::{Remedy, Rule, TestName};
use domain::facts::{Evidence, FactKey};
use domain::language::Language;
use serde::Serialize;

use super::forms::{Input, NAMES};
use super::trying::{Figure, Found, Tried};
use super::{Desk, editing, json, sentences, trying};
use crate::web::forms::FormView;
use crate::web::offers::views::{Choice, choices};
use crate::web::pages::Page;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// An alternative of a criterion.
#[derive(Debug, Serialize)]
struct Branch {
    at: String,
    id: String,
    en: String,
    edit: String,
}

/// A criterion of the list, read in both languages.
#[derive(Debug, Serialize)]
struct Item {
    at: String,
    id: String,
    en: String,
    remedy: String,
    /// Address of its form; empty where it is too deep for one and only the JSON changes it.
    edit: String,
    alternative: String,
    branches: Vec<Branch>,
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
    facts: Vec<Choice>,
    all_tests: Vec<Choice>,
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
        let parts = editing::parts(desk.rule);
        let count = parts.len();
        let items = parts.iter().enumerate().map(|(number, part)| item(visit, desk, part, number, count));
        Self {
            name: desk.name.clone(),
            action: desk.action.clone(),
            back: desk.back.clone(),
            revision: desk.revision.to_string(),
            items: items.collect(),
            facts: choices(words, FactKey::ALL),
            into: String::new(),
            into_text: String::new(),
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
            facts: self.facts.clone(),
            all_tests: tests(TestName::ALL),
        };
        Self { criterion: Some(criterion), ..self.picking(at) }
    }

    /// With the list of facts to pick from, for an alternative to a criterion or for a new one.
    pub(super) fn picking(self, into: &str) -> Self {
        let found = self.items.iter().find(|item| item.at == into);
        let into_text = found.map(|item| item.id.clone()).unwrap_or_default();
        Self { into: into.to_owned(), into_text, ..self }
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

fn item(visit: &Visit, desk: &Desk<'_>, part: &Rule, number: usize, count: usize) -> Item {
    let [id, en] = Language::ALL.iter().map(|&language| visit.app().pages.wording(language)).fold(
        [String::new(), String::new()],
        |[id, en], words| match words.language() {
            Language::Id => [told(words, part), en],
            Language::En => [id, told(words, part)],
        },
    );
    let remedy = match part {
        Rule::Leaf(leaf) => sentences::remedy(visit.wording(), leaf.remedy),
        _ => String::new(),
    };
    let branches = match part {
        Rule::Any(branches) => {
            branches.iter().enumerate().map(|(at, it)| branch(visit, desk, it, number, at)).collect()
        }
        _ => Vec::new(),
    };
    let edit = if matches!(part, Rule::Leaf(_)) {
        format!("{}?edit={number}#criterion", desk.action)
    } else {
        String::new()
    };
    Item {
        at: number.to_string(),
        id,
        en,
        remedy,
        edit,
        alternative: format!("{}?into={number}#criterion", desk.action),
        branches,
        first: number == 0,
        last: number + 1 == count,
    }
}

fn branch(visit: &Visit, desk: &Desk<'_>, branch: &Rule, number: usize, at: usize) -> Branch {
    let say = |language| told(visit.app().pages.wording(language), branch);
    let place = format!("{number}.{at}");
    let edit = if matches!(branch, Rule::Leaf(_)) {
        format!("{}?edit={place}#criterion", desk.action)
    } else {
        String::new()
    };
    Branch { at: place, id: say(Language::Id), en: say(Language::En), edit }
}

fn told(words: Wording<'_>, part: &Rule) -> String {
    match part {
        Rule::Any(_) => words.say("rules-any"),
        other => sentences::whole(words, other),
    }
}

impl Page for RulePage {
    const TEMPLATE: &'static str = "pages/rules/editor.html";

    fn samples() -> Vec<Self> {
        samples::pages()
    }
}
