//! Trying a rule on figures that somebody types: judged as any business would be, and forgotten again.

use domain::criteria::Rule;
use domain::facts::{Fact, FactKey, FactSheet, FactType};
use domain::matching::{OfferContext, Truth, judge};
use domain::regions;
use serde::Serialize;

use super::{Desk, forms, sentences};
use crate::usecases::Fault;
use crate::web::forms::FormView;
use crate::web::offers::views::Choice;
use crate::web::posted::{Fields, field};
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// One figure to be typed or picked.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) label: String,
    /// Empty where it is typed.
    pub(super) options: Vec<Choice>,
}

/// A finding in the shape that the component asks for.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    pub(super) truth: String,
    pub(super) text: String,
    pub(super) has: String,
    pub(super) needs: String,
    pub(super) note: String,
}

/// What came of trying.
#[derive(Debug)]
pub(super) struct Tried {
    pub(super) form: FormView,
    pub(super) verdict: String,
    pub(super) findings: Vec<Found>,
}

/// The rule as it would be judged: with what complete terms say of amount, tenor and purpose.
fn whole(desk: &Desk<'_>) -> Rule {
    match desk.terms.map(domain::offers::TermsDraft::finish) {
        Some(Ok(terms)) => terms.whole_rule(desk.rule),
        _ => desk.rule.clone(),
    }
}

/// The facts that are asked for: those of the rule, a derived one by its parts.
fn asked(desk: &Desk<'_>) -> Vec<FactKey> {
    let mut keys = Vec::new();
    for key in whole(desk).facts() {
        let parts: &[FactKey] = if key.is_derived() {
            &[
                FactKey::RequestedAmount,
                FactKey::RequestedTenorMonths,
                FactKey::MonthlyInstalments,
                FactKey::MonthlySurplus,
            ]
        } else {
            &[key]
        };
        for part in parts {
            if !keys.contains(part) {
                keys.push(*part);
            }
        }
    }
    keys
}

/// The figures to be filled in.
pub(super) fn figures(words: Wording<'_>, desk: &Desk<'_>) -> Vec<Figure> {
    let figure =
        |key: FactKey| Figure { name: key.as_str(), label: words.label(key), options: options(words, key) };
    asked(desk).into_iter().map(figure).collect()
}

/// The values of a fact that is picked from a list; nothing for one that is typed.
pub(super) fn options(words: Wording<'_>, fact: FactKey) -> Vec<Choice> {
    let told = |text: &str| {
        let value = forms::value(fact, text).ok()?;
        Some(Choice { value: text.to_owned(), label: sentences::value(words, fact, value) })
    };
    let texts: Vec<String> = match fact.fact_type() {
        FactType::YesNo => vec!["true".to_owned(), "false".to_owned()],
        FactType::Choice => fact.choices().into_iter().map(ToOwned::to_owned).collect(),
        FactType::District => regions::districts().iter().map(|district| district.code.to_owned()).collect(),
        FactType::Sector => {
            domain::kbli::Section::all().map(|section| section.letter().to_string()).collect()
        }
        FactType::Integer { .. } | FactType::Money { .. } | FactType::Percent | FactType::Kbli => Vec::new(),
    };
    texts.iter().filter_map(|text| told(text)).collect()
}

/// An empty form for the figures.
pub(super) fn form(desk: &Desk<'_>) -> FormView {
    let names: Vec<&'static str> = asked(desk).into_iter().map(FactKey::as_str).collect();
    FormView::new(&names)
}

/// Judges what was typed; what cannot be read is told and stays unknown.
pub(super) fn judged(visit: &Visit, desk: &Desk<'_>, fields: &Fields) -> Tried {
    let words = visit.wording();
    let mut sheet = FactSheet::new(domain::calendar::wita_date(visit.app().clock.now()));
    let mut faults = Vec::new();
    for key in asked(desk) {
        let text = field(fields, key.as_str()).unwrap_or_default().trim();
        if text.is_empty() {
            continue;
        }
        let told = forms::value(key, text)
            .and_then(|value| sheet.set(key, Fact::stated(value)).map_err(|_| "choose"));
        if let Err(code) = told {
            faults.push(Fault::new(key.as_str(), code));
        }
    }
    let names: Vec<&'static str> = asked(desk).into_iter().map(FactKey::as_str).collect();
    let form = FormView::typed(&names, fields).with_faults(visit, faults);
    let terms = desk.terms.and_then(|terms| terms.finish().ok());
    let first =
        |amount: i64, months: u32| terms.as_ref().and_then(|terms| terms.first_instalment(amount, months));
    let rule = whole(desk);
    let judgement = judge(&rule, &sheet, OfferContext::with(&first));
    let findings = judgement.findings.iter().map(|finding| Found {
        truth: finding.verdict.to_string(),
        text: sentences::leaf(words, finding.leaf),
        has: finding
            .have
            .map(|value| sentences::value(words, finding.leaf.check.fact(), value))
            .unwrap_or_default(),
        needs: sentences::need(words, &finding.leaf.check),
        note: if finding.verdict == Truth::Fail {
            sentences::remedy(words, finding.leaf.remedy)
        } else if finding.to_prove {
            words.say("rules-to-prove")
        } else {
            String::new()
        },
    });
    Tried { form, verdict: judgement.verdict.to_string(), findings: findings.collect() }
}
