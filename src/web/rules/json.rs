//! The rule as JSON: read with every error told by the path of its leaf, so that it can be found again.

use domain::criteria::{Rule, RuleErrors, RuleProblem};
use domain::json::Strict;

use crate::web::forms::{FormView, SummaryLine};
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// The field.
pub(super) const NAMES: [&str; 1] = ["json"];

/// The rule as JSON over several lines.
pub(super) fn written(rule: &Rule) -> String {
    serde_json::to_string_pretty(&rule.to_json()).unwrap_or_default()
}

/// Reads a rule, or answers the form with every error.
pub(super) fn read(visit: &Visit, text: &str) -> Result<Rule, FormView> {
    let words = visit.wording();
    let told = match serde_json::from_str::<Strict>(text) {
        Err(error) => {
            let place = [("line", error.line().into()), ("column", error.column().into())];
            vec![words.say_with("rules-json-unreadable", &place)]
        }
        Ok(Strict(json)) => match Rule::from_json(&json) {
            Ok(rule) => return Ok(rule),
            Err(RuleErrors(errors)) => {
                let line = |path: &str, problem| format!("{path}: {}", self::problem(words, problem));
                errors.iter().take(20).map(|error| line(&error.path, &error.problem)).collect()
            }
        },
    };
    let mut form = FormView::new(&NAMES).with("json", text);
    if let Some(view) = form.fields.get_mut("json") {
        view.error = told.join(" · ");
    }
    form.summary = told.into_iter().map(|text| SummaryLine { field: "json".to_owned(), text }).collect();
    Err(form)
}

/// What is wrong with a leaf, in the reader's words.
fn problem(words: Wording<'_>, problem: &RuleProblem) -> String {
    let key = format!("rules-problem-{}", problem.code().replace('_', "-"));
    match problem {
        RuleProblem::UnknownField { given } | RuleProblem::UnknownFact { given } => {
            words.say_with(&key, &[("given", given.as_str().into())])
        }
        RuleProblem::TestDoesNotSuit { test, fact } => {
            words.say_with(&key, &[("test", test.as_str().into()), ("fact", fact.as_str().into())])
        }
        RuleProblem::Operand { test, .. }
        | RuleProblem::EmptyList { test }
        | RuleProblem::MixedTests { test } => words.say_with(&key, &[("test", test.as_str().into())]),
        _ => words.say(&key),
    }
}
