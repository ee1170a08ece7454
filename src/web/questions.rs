//! A fact as a question of a form: which kind of field, which choices, what is known already and how well.
//!
//! Used wherever facts are asked for; an empty answer is allowed everywhere and means that it is not known.

use chrono::NaiveDate;
use domain::facts::{Evidence, Fact, FactError, FactKey, FactProblem, FactSheet, FactType, FactValue};
use domain::kbli::{KbliError, Section};
use domain::regions;
use serde::Serialize;

use super::forms::{FormView, Reader};
use super::labels::fact_help;
use super::rules::sentences;
use super::wording::Wording;
use crate::usecases::Fault;
use crate::usecases::businesses::facts::Statement;

/// One question. The template `pages/businesses/_questions.html` shows it by its kind.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Question {
    /// `money`, `number`, `text`, `long`, `date`, `select`, `radios`.
    pub(crate) kind: &'static str,
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) suffix: String,
    pub(crate) options: Vec<Choice>,
    /// Whether it may stay empty.
    pub(crate) optional: bool,
    /// How well the present answer is proved; empty where there is none.
    pub(crate) evidence: String,
    /// The colour of that.
    pub(crate) tone: &'static str,
    /// Since when it is known, and until when it holds.
    pub(crate) when: String,
}

/// One answer to choose.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

pub(crate) fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into() }
}

/// A fact as a question, with what is known of it.
pub(crate) fn of_fact(words: Wording<'_>, key: FactKey, known: Option<&FactSheet>) -> Question {
    let (kind, options) = field_of(words, key);
    let question = Question {
        kind,
        name: key.age_date().unwrap_or(key.as_str()),
        label: words.label(key),
        hint: words.say(&fact_help(key)),
        suffix: suffix(words, key),
        options,
        optional: true,
        ..Question::default()
    };
    match known.and_then(|sheet| Some((sheet, sheet.get(key).or(sheet.lapsed(key))?))) {
        Some((sheet, fact)) => proved(words, question, fact, sheet.as_of()),
        None => question,
    }
}

fn field_of(words: Wording<'_>, key: FactKey) -> (&'static str, Vec<Choice>) {
    let not_known = || choice("", words.say("question-not-known"));
    match key.fact_type() {
        _ if key.age_date().is_some() => ("date", Vec::new()),
        FactType::Money { .. } => ("money", Vec::new()),
        FactType::Integer { least, most } if most - least < 8 => {
            let level = |number: i64| choice(number.to_string(), level(words, key, number));
            ("radios", (least..=most).map(level).chain([not_known()]).collect())
        }
        FactType::Integer { .. } | FactType::Percent => ("number", Vec::new()),
        FactType::YesNo => {
            let options =
                vec![choice("true", words.yes_no(true)), choice("false", words.yes_no(false)), not_known()];
            ("radios", options)
        }
        FactType::Choice => {
            let word = |text: &str| {
                let value = FactValue::from_text(key, text).ok();
                choice(text, value.map_or_else(String::new, |value| sentences::value(words, key, value)))
            };
            let options = key.choices().into_iter().map(word).chain([not_known()]);
            ("radios", options.collect())
        }
        FactType::District => ("select", districts()),
        FactType::Sector => ("select", sectors(words)),
        FactType::Kbli => ("text", Vec::new()),
    }
}

/// The worked example of a level: `level-digital-2`.
fn level(words: Wording<'_>, key: FactKey, number: i64) -> String {
    let scale = key.as_str().trim_end_matches("_level");
    words.say(&format!("level-{scale}-{number}"))
}

/// Every district.
pub(crate) fn districts() -> Vec<Choice> {
    let districts = regions::districts().iter();
    districts.map(|district| choice(district.code, district.name)).collect()
}

/// Every section of KBLI 2025 in plain words.
pub(crate) fn sectors(words: Wording<'_>) -> Vec<Choice> {
    let section = |section: Section| choice(section.letter(), words.sector(section.letter()));
    Section::all().map(section).collect()
}

fn suffix(words: Wording<'_>, key: FactKey) -> String {
    match key {
        FactKey::MonthlySurplus | FactKey::MonthlyInstalments => words.say("question-a-month"),
        FactKey::AnnualSales => words.say("question-a-year"),
        FactKey::Employees => words.say("question-people"),
        FactKey::KurLoansTaken => words.say("question-times"),
        FactKey::RequestedTenorMonths => words.say("question-months"),
        _ => String::new(),
    }
}

fn proved(words: Wording<'_>, question: Question, fact: &Fact, today: NaiveDate) -> Question {
    let lapsed = fact.expires.is_some_and(|last| last < today);
    Question {
        evidence: words.label(fact.evidence),
        tone: if lapsed { "red" } else { tone(fact.evidence) },
        when: when(words, fact, today),
        ..question
    }
}

/// The colour of a proof: what waits on the owner is amber.
pub(crate) const fn tone(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Stated => "plain",
        Evidence::Document => "teal",
        Evidence::Checked | Evidence::Registry => "green",
    }
}

/// "3 November 2026, berlaku sampai 3 November 2027".
pub(crate) fn when(words: Wording<'_>, fact: &Fact, today: NaiveDate) -> String {
    let since = fact.stated_on.map(|day| words.date(day));
    let until = fact.expires.map(|day| {
        let key = if day < today { "question-lapsed" } else { "question-until" };
        words.say_with(key, &[("day", words.date(day).into())])
    });
    since.into_iter().chain(until).collect::<Vec<_>>().join(", ")
}

/// What stands in the field of a fact at present.
pub(crate) fn filled(words: Wording<'_>, form: FormView, key: FactKey, known: &FactSheet) -> FormView {
    let name = key.age_date().unwrap_or(key.as_str());
    if let Some(day) = known.age_date(key) {
        return form.with(name, day.format("%d-%m-%Y").to_string());
    }
    match known.value(key) {
        Some(FactValue::Money(amount)) => form.with(name, amount_typed(words, amount)),
        Some(value) if key.age_date().is_none() => form.with(name, value.to_string()),
        _ => form,
    }
}

/// An amount as it stands in a field: with the marks of thousands, and a minus that keyboards have.
pub(crate) fn amount_typed(words: Wording<'_>, amount: i64) -> String {
    words.integer(amount).replace('\u{2212}', "-")
}

/// Reads the answer for a fact; nothing is an answer too.
pub(crate) fn read(reader: &mut Reader<'_>, key: FactKey) -> Statement {
    if let Some(name) = key.age_date() {
        let since = reader.date(name);
        return since.map_or_else(|| Statement::unknown(key), |day| Statement::since(key, day));
    }
    let name = key.as_str();
    let value = reader.typed(name).map(|text| FactValue::from_text(key, text));
    match value {
        None => Statement::unknown(key),
        Some(Ok(value)) => Statement::value(key, value),
        Some(Err(error)) => {
            reader.add(fault(name, &error));
            Statement::unknown(key)
        }
    }
}

/// What is wrong with an answer, in codes that have texts.
pub(crate) fn fault(name: &str, error: &FactError) -> Fault {
    match &error.problem {
        FactProblem::OutOfRange { least, most, .. } => {
            Fault::new(name, "fact-range").with("least", least.to_string()).with("most", most.to_string())
        }
        FactProblem::Amount { why, .. } => Fault::new(name, why.code()),
        FactProblem::NotWhole { .. } => Fault::new(name, "fact-not-whole"),
        FactProblem::Future { .. } => Fault::new(name, "date-future"),
        FactProblem::Kbli { why: KbliError::Code, .. } => Fault::new(name, "kbli-code"),
        _ => Fault::new(name, "choose"),
    }
}
