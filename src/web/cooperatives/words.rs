//! Reasons, warnings and rules in the reader's words.

use domain::cooperatives::{Reason, RuleChoice, Status, StatusRule, Warning};
use domain::facts::FactKey;
use domain::matching::Truth;

use crate::usecases::cooperatives::Meeting;
use crate::usecases::cooperatives::meetings::Recorded;
use crate::usecases::programs::catalogue::{self, CatalogueProgram, Wanted};
use crate::web::errors::WebError;
use crate::web::questions::{Choice, choice};
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// Why, in a sentence.
pub(in crate::web) fn because(words: Wording<'_>, reason: &Reason) -> String {
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

pub(in crate::web) fn reasons(words: Wording<'_>, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|reason| because(words, reason)).collect()
}

pub(in crate::web) const fn tone(status: Status) -> &'static str {
    match status {
        Status::Active => "green",
        Status::Inactive => "red",
    }
}

pub(in crate::web) const fn tone_of_warning(warning: Option<Warning>) -> &'static str {
    match warning {
        Some(Warning::MissedTwice | Warning::SecondNear) => "red",
        Some(Warning::Missed | Warning::Due) => "amber",
        None => "",
    }
}

pub(in crate::web) const fn truth_key(truth: Truth) -> &'static str {
    match truth {
        Truth::Pass => "cooperative-check-pass",
        Truth::Fail => "cooperative-check-fail",
        Truth::Unknown => "cooperative-check-unknown",
    }
}

/// What a rule means.
pub(in crate::web) fn means(words: Wording<'_>, rule: StatusRule) -> String {
    words.say(&format!("cooperative-rule-{}-means", rule.as_str().replace('_', "-")))
}

/// "Menurut RAT tahun buku terakhir, tenggat undang-undang".
pub(in crate::web) fn by_rule(words: Wording<'_>, choice: RuleChoice) -> String {
    let arguments = [("rule", words.label(choice.rule).into()), ("line", words.label(choice.line).into())];
    words.say_with("cooperatives-by-rule", &arguments)
}

pub(in crate::web) fn place(district: Option<&str>) -> String {
    district.and_then(domain::regions::district).map(|found| found.name.to_owned()).unwrap_or_default()
}

/// When a meeting was held.
pub(in crate::web) fn held(words: Wording<'_>, meeting: &Meeting) -> String {
    match meeting.held_on {
        Some(day) => words.say_with("cooperative-held-on", &[("day", words.date(day).into())]),
        None => words.say("cooperative-held-day-unknown"),
    }
}

/// How many were there, and what the year brought.
pub(in crate::web) fn attendance(words: Wording<'_>, minutes: &Recorded) -> String {
    let arguments = [
        ("present", words.integer(i64::from(minutes.present)).into()),
        ("entitled", words.integer(i64::from(minutes.entitled)).into()),
        ("result", words.rupiah(minutes.result).into()),
    ];
    words.say_with("meeting-attendance", &arguments)
}

/// What each part got of the result.
pub(in crate::web) fn shares(words: Wording<'_>, minutes: &Recorded) -> Vec<String> {
    let percents = minutes.split.parts();
    let shares = minutes.split.shares(minutes.result);
    let told = percents.into_iter().zip(shares).filter(|((_, percent), _)| *percent > 0);
    told.map(|((name, percent), (_, amount))| {
        let arguments = [
            ("part", words.say(&format!("meeting-split-{name}")).into()),
            ("percent", percent.to_string().into()),
            ("amount", words.rupiah(amount).into()),
        ];
        words.say_with("meeting-share", &arguments)
    })
    .collect()
}

/// Programs that teach what a board without a meeting lacks most often, accounts: address and name.
pub(in crate::web) async fn programs(visit: &Visit, warned: bool) -> Result<Vec<Choice>, WebError> {
    if !warned {
        return Ok(Vec::new());
    }
    let wanted = Wanted { improves: Some(FactKey::FinancialRecords), ..Wanted::default() };
    let page = catalogue::list(visit.app(), &wanted, None).await?;
    let open = page.rows.iter().map(|(program, _)| program).take(3);
    let name = |program: &CatalogueProgram| {
        let name = program.name.read(visit.wording().language()).0;
        choice(format!("/programs/{}", program.id), format!("{name} ({})", program.partner))
    };
    Ok(open.map(name).collect())
}
