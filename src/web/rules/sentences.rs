//! Reads a rule back as sentences in the reader's language: in the catalogue, in gap cards, in a decline's reasons,
//! in exports. Says what is wanted; judges nothing.

use domain::criteria::{Check, Comparison, Condition, Leaf, Remedy, Rule, Test, TestName};
use domain::facts::{Evidence, FactKey, FactType, FactValue};
use domain::regions;
use serde::Serialize;

use crate::web::format;
use crate::web::wording::Wording;

/// A criterion as it is read: its sentence and, for "any of these", the alternatives beneath it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct RuleLine {
    /// The sentence.
    pub(crate) text: String,
    /// What closes the gap, in words; empty for a set of alternatives.
    pub(crate) remedy: String,
    /// The alternatives, one of which is enough.
    pub(crate) any: Vec<String>,
}

/// A rule as a list of sentences, every one of which must hold. Empty for a rule that everyone passes.
pub(crate) fn rule(words: Wording<'_>, rule: &Rule) -> Vec<RuleLine> {
    match rule {
        Rule::All(parts) => parts.iter().flat_map(|part| self::rule(words, part)).collect(),
        Rule::Any(parts) => vec![RuleLine {
            text: words.say("rules-any"),
            remedy: String::new(),
            any: parts.iter().map(|part| whole(words, part)).collect(),
        }],
        Rule::Leaf(leaf) => vec![RuleLine {
            text: self::leaf(words, leaf),
            remedy: self::remedy(words, leaf.remedy),
            any: Vec::new(),
        }],
    }
}

/// A rule, or a part of one, as a single sentence.
pub(crate) fn whole(words: Wording<'_>, rule: &Rule) -> String {
    match rule {
        Rule::Leaf(leaf) => self::leaf(words, leaf),
        Rule::All(parts) if parts.is_empty() => words.say("rules-open"),
        Rule::All(parts) => joined(words, "rules-and", parts.iter().map(|part| whole(words, part))),
        Rule::Any(parts) => joined(words, "rules-or", parts.iter().map(|part| whole(words, part))),
    }
}

/// One criterion with when it applies and how well it must be proved.
pub(crate) fn leaf(words: Wording<'_>, leaf: &Leaf) -> String {
    let mut text = check(words, &leaf.check);
    if let Some(evidence) = leaf.evidence.filter(|evidence| *evidence > Evidence::Stated) {
        text = format!("{text} ({})", wanted(words, evidence));
    }
    match &leaf.when {
        None => text,
        Some(when) => {
            let when = uncapitalised(condition(words, when));
            words.say_with(
                "rules-when",
                &[("condition", when.into()), ("criterion", uncapitalised(text).into())],
            )
        }
    }
}

/// A condition as a sentence.
pub(crate) fn condition(words: Wording<'_>, when: &Condition) -> String {
    match when {
        Condition::Check(one) => check(words, one),
        Condition::All(parts) if parts.is_empty() => words.say("rules-open"),
        Condition::All(parts) => joined(words, "rules-and", parts.iter().map(|part| condition(words, part))),
        Condition::Any(parts) => joined(words, "rules-or", parts.iter().map(|part| condition(words, part))),
    }
}

/// A fact and its test: "Usaha sudah berjalan paling sedikit 6 bulan".
pub(crate) fn check(words: Wording<'_>, check: &Check) -> String {
    let fact = check.fact();
    let spelled = fact.as_str().replace('_', "-");
    match (fact.fact_type(), check.test()) {
        (FactType::YesNo, Test::Is(FactValue::YesNo(true))) => words.say(&format!("rules-yes-{spelled}")),
        (FactType::YesNo, Test::Is(FactValue::YesNo(false))) => words.say(&format!("rules-no-{spelled}")),
        _ => words.say_with(&format!("rules-fact-{spelled}"), &[("need", need(words, check).into())]),
    }
}

/// What a check wants, without naming its fact: "paling sedikit 6 bulan", "Buku kas atau ...", "Ya".
pub(crate) fn need(words: Wording<'_>, check: &Check) -> String {
    let said = |value: FactValue| operand(words, check.fact(), value);
    match check.test() {
        Test::Compare(pairs) => {
            let each = pairs.iter().map(|&(comparison, value)| {
                words.say_with(comparison_key(comparison), &[("value", said(value).into())])
            });
            joined(words, "rules-and", each)
        }
        Test::Is(value) if check.fact().fact_type().is_number() => {
            words.say_with("rules-exactly", &[("value", said(*value).into())])
        }
        Test::Is(value) => said(*value),
        Test::OneOf(values) => joined(words, "rules-or", values.iter().map(|&value| said(value))),
        Test::NoneOf(values) => {
            let list = joined(words, "rules-or", values.iter().map(|&value| said(value)));
            words.say_with("rules-not", &[("list", list.into())])
        }
    }
}

/// The value of a fact with its unit: "6 bulan", "Rp10.000.000", "Buku kas", "Sinjai Borong".
pub(crate) fn value(words: Wording<'_>, fact: FactKey, value: FactValue) -> String {
    match value {
        FactValue::Integer(number) => number_with_unit(words, fact, number),
        FactValue::Money(amount) => words.rupiah(amount),
        FactValue::YesNo(yes) => words.yes_no(yes),
        FactValue::LegalForm(it) => words.label(it),
        FactValue::SizeClass(it) => words.label(it),
        FactValue::FinancialRecords(it) => words.label(it),
        FactValue::Sex(it) => words.label(it),
        FactValue::Purpose(it) => words.label(it),
        FactValue::District(code) => {
            let code = code.to_string();
            regions::district(&code).map_or(code.clone(), |district| district.name.to_owned())
        }
        FactValue::Sector(section) => words.sector(section.letter()),
        FactValue::Kbli(kbli) => format!("{} (KBLI {})", kbli.code(), kbli.version()),
        FactValue::Percent(percent) => {
            let sign = if words.language() == domain::language::Language::Id { " %" } else { "%" };
            format!("{}{sign}", format::decimal(percent.normalize(), words.language()))
        }
    }
}

/// What closes a gap, in words.
pub(crate) fn remedy(words: Wording<'_>, remedy: Remedy) -> String {
    words.say(&format!("remedy-{remedy}"))
}

/// The name of a test, as a choice of the editor.
pub(crate) fn test_name(words: Wording<'_>, test: TestName) -> String {
    words.say(&format!("rules-test-{}", test.as_str().replace('_', "-")))
}

fn wanted(words: Wording<'_>, evidence: Evidence) -> String {
    words.say(&format!("rules-evidence-{evidence}"))
}

fn number_with_unit(words: Wording<'_>, fact: FactKey, number: i64) -> String {
    let counted = |key: &str| words.say_with(key, &[("count", number.into())]);
    match fact {
        FactKey::BusinessAgeMonths | FactKey::RequestedTenorMonths => {
            format::years_and_months(number, words.language())
        }
        FactKey::OwnerAgeYears => counted("rules-years"),
        FactKey::Employees => counted("rules-people"),
        FactKey::KurLoansTaken => counted("rules-times"),
        FactKey::DigitalLevel
        | FactKey::ManagementLevel
        | FactKey::ProductionLevel
        | FactKey::PeopleLevel => counted("rules-level"),
        _ => words.integer(number),
    }
}

/// As [`value`]; words that begin with a capital only because they stand alone lose it inside a list.
fn operand(words: Wording<'_>, fact: FactKey, value: FactValue) -> String {
    let text = self::value(words, fact, value);
    match value {
        FactValue::LegalForm(_)
        | FactValue::SizeClass(_)
        | FactValue::FinancialRecords(_)
        | FactValue::Sex(_)
        | FactValue::Purpose(_) => uncapitalised(text),
        _ => text,
    }
}

const fn comparison_key(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "rules-at-least",
        Comparison::MoreThan => "rules-more-than",
        Comparison::AtMost => "rules-at-most",
        Comparison::LessThan => "rules-less-than",
    }
}

/// "a", "a or b", "a, b or c", with the word of the key before the last.
fn joined(words: Wording<'_>, key: &str, parts: impl Iterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.collect();
    let Some(last) = parts.pop() else {
        return String::new();
    };
    for part in parts.iter_mut().skip(1) {
        *part = uncapitalised_sentence(part);
    }
    match parts.as_slice() {
        [] => last,
        [first] => between(words, key, first, &last),
        [first @ .., before] => between(words, key, &format!("{}, {before}", first.join(", ")), &last),
    }
}

fn between(words: Wording<'_>, key: &str, first: &str, last: &str) -> String {
    words.say_with(key, &[("first", first.into()), ("last", uncapitalised_sentence(last).into())])
}

/// Sentences of several words lose their capital in the middle of a longer one; names of one or few words keep it.
fn uncapitalised_sentence(text: &str) -> String {
    let keeps = text.split_whitespace().count() < 3;
    if keeps { text.to_owned() } else { uncapitalised(text.to_owned()) }
}

/// Without the capital of a sentence's beginning; abbreviations such as CV keep theirs.
fn uncapitalised(text: String) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && (second.is_lowercase() || second == ' ') => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => text,
    }
}

#[cfg(test)]
#[path = "sentences_tests.rs"]
mod tests;
