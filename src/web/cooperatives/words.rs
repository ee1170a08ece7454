//! Reasons, warnings and rules in the reader's words.

use domain::cooperatives::{Reason, RuleChoice, Status, StatusRule, Warning};
use domain::matching::Truth;

use crate::web::wording::Wording;

/// Why, in a sentence.
pub(super) fn because(words: Wording<'_>, reason: &Reason) -> String {
    let day = match reason {
        Reason::NotFounded(day)
        | Reason::NoneDue(_, day)
        | Reason::Missed(_, day)
        | Reason::Active(day)
        | Reason::Idle(day) => words.date(*day),
        Reason::BookYearAssumed(end) => words.date_short(end.of_year(2024)),
        Reason::Held(_) | Reason::ActivityUnknown | Reason::FoundedUnknown => String::new(),
    };
    let year = match reason {
        Reason::NoneDue(year, _) | Reason::Held(year) | Reason::Missed(year, _) => year.to_string(),
        _ => String::new(),
    };
    let key = format!("cooperative-because-{}", reason.code());
    words.say_with(&key, &[("day", day.into()), ("year", year.into())])
}

pub(super) fn reasons(words: Wording<'_>, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| because(words, reason)).collect()
}

pub(super) const fn tone(status: Status) -> &'static str {
    match status {
        Status::Active => "green",
        Status::Inactive => "red",
    }
}

pub(super) const fn tone_of_warning(warning: Option<Warning>) -> &'static str {
    match warning {
        Some(Warning::MissedTwice | Warning::SecondNear) => "red",
        Some(Warning::Missed | Warning::Due) => "amber",
        None => "",
    }
}

pub(super) const fn truth_key(truth: Truth) -> &'static str {
    match truth {
        Truth::Pass => "cooperative-check-pass",
        Truth::Fail => "cooperative-check-fail",
        Truth::Unknown => "cooperative-check-unknown",
    }
}

/// What a rule means.
pub(super) fn means(words: Wording<'_>, rule: StatusRule) -> String {
    words.say(&format!("cooperative-rule-{}-means", rule.as_str().replace('_', "-")))
}

/// "Menurut RAT tahun buku terakhir, tenggat undang-undang".
pub(super) fn by_rule(words: Wording<'_>, choice: RuleChoice) -> String {
    let arguments = [("rule", words.label(choice.rule).into()), ("line", words.label(choice.line).into())];
    words.say_with("cooperatives-by-rule", &arguments)
}

pub(super) fn place(district: Option<&str>) -> String {
    district.and_then(domain::regions::district).map(|found| found.name.to_owned()).unwrap_or_default()
}
