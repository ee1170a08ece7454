//! Parts that several pages of applications show: findings, terms in rows, choices.

use domain::language::Bilingual;
use domain::matching::{FrozenFinding, Truth};
use domain::offers::Terms;
use domain::programs::ProgramTerms;
use serde::Serialize;

use crate::usecases::applications::CaseTerms;
use crate::usecases::programs::cohorts::ProgramCohort;
use crate::web::rules::sentences;
use crate::web::wording::Wording;

/// A criterion as it was judged, for the component `finding`.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FindingView {
    pub(crate) truth: &'static str,
    pub(crate) text: String,
    pub(crate) has: String,
    pub(crate) needs: String,
    pub(crate) note: String,
}

/// Findings for the component; what stands in the way comes first.
pub(crate) fn findings(words: Wording<'_>, findings: &[FrozenFinding]) -> Vec<FindingView> {
    let mut sorted: Vec<&FrozenFinding> = findings.iter().collect();
    sorted.sort_by_key(|finding| match finding.verdict {
        Truth::Fail => 0,
        Truth::Unknown => 1,
        Truth::Pass => 2,
    });
    sorted.into_iter().map(|one| finding(words, one)).collect()
}

fn finding(words: Wording<'_>, finding: &FrozenFinding) -> FindingView {
    let fact = finding.check.fact();
    let note = match (finding.passes_on, finding.to_prove) {
        (Some(day), _) => words.say_with("apply-passes-on", &[("day", words.date(day).into())]),
        (None, true) => words.say("apply-to-prove"),
        (None, false) if finding.verdict == Truth::Fail => sentences::remedy(words, finding.remedy),
        (None, false) => String::new(),
    };
    FindingView {
        truth: finding.verdict.as_str(),
        text: words.label(fact),
        has: finding.have.map_or_else(|| words.say("not-known"), |have| sentences::value(words, fact, have)),
        needs: sentences::need(words, &finding.check),
        note,
    }
}

/// A row of the component `data_list`.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Datum {
    pub(crate) term: String,
    pub(crate) detail: String,
    pub(crate) href: String,
    pub(crate) link: String,
    pub(crate) note: String,
}

/// A row without a link.
pub(crate) fn datum(term: impl Into<String>, detail: impl Into<String>) -> Datum {
    Datum { term: term.into(), detail: detail.into(), ..Datum::default() }
}

/// A choice of a field.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) hint: String,
}

/// A text in the reader's language, or else in the other.
pub(crate) fn read(words: Wording<'_>, text: &Bilingual) -> String {
    words.both(text)
}

/// What a reader wants to know of the terms before applying.
pub(crate) fn terms(words: Wording<'_>, terms: &CaseTerms) -> Vec<Datum> {
    match terms {
        CaseTerms::Offer(terms) => offer(words, terms),
        CaseTerms::Program(terms) => program(words, terms),
    }
}

fn offer(words: Wording<'_>, terms: &Terms) -> Vec<Datum> {
    let between = words.say_with(
        "apply-between",
        &[("from", words.rupiah(terms.floor.get()).into()), ("to", words.rupiah(terms.ceiling.get()).into())],
    );
    let rate = words.say_with(
        "apply-rate",
        &[("rate", words.percent(terms.rate.percent()).into()), ("method", words.label(terms.method).into())],
    );
    let rate_term = if terms.is_syariah() { "apply-margin-term" } else { "apply-rate-term" };
    vec![
        datum(words.say("apply-amount-term"), between),
        datum(words.say(rate_term), rate),
        datum(
            words.say("apply-reply-term"),
            words.say_with("apply-working-days", &[("count", i64::from(terms.first_reply_days).into())]),
        ),
        datum(
            words.say("apply-decision-term"),
            words.say_with("apply-working-days", &[("count", i64::from(terms.decision_days).into())]),
        ),
    ]
}

fn program(words: Wording<'_>, terms: &ProgramTerms) -> Vec<Datum> {
    let topics: Vec<String> = terms.topics.iter().map(|topic| words.label(*topic)).collect();
    let cost = match terms.cost.get() {
        0 => words.say("apply-free"),
        cost => words.rupiah(cost),
    };
    vec![
        datum(words.say("apply-topics-term"), topics.join(", ")),
        datum(words.say("apply-place-term"), terms.place.clone()),
        datum(words.say("apply-sessions-term"), words.integer(i64::from(terms.sessions))),
        datum(words.say("apply-cost-term"), cost),
    ]
}

/// The cohorts as choices.
pub(crate) fn cohorts(words: Wording<'_>, cohorts: &[ProgramCohort]) -> Vec<Choice> {
    cohorts.iter().map(|one| cohort(words, one)).collect()
}

fn cohort(words: Wording<'_>, cohort: &ProgramCohort) -> Choice {
    let days =
        [("from", words.date(cohort.days.starts_on).into()), ("to", words.date(cohort.days.ends_on).into())];
    let left = i64::from(cohort.days.seats_left(cohort.taken));
    let hint = [
        ("place", cohort.place.as_str().into()),
        ("day", words.date(cohort.days.apply_by).into()),
        ("count", left.into()),
    ];
    Choice {
        value: cohort.id.to_string(),
        label: format!("{}: {}", cohort.name, words.say_with("apply-cohort-days", &days)),
        hint: words.say_with("apply-cohort-hint", &hint),
    }
}
