//! What the address of a list asks for: the day, the rule, the filters. What does not fit is as if it were not there.

use chrono::{Datelike as _, NaiveDate};
use domain::cooperatives::{
    CooperativeKind, DeadlineLine, LendingGroup, Measure, Practice, StatusRule, modern_test,
};
use domain::matching::Truth;
use serde::{Deserialize, Serialize};

use crate::usecases::cooperatives::Narrowing;
use crate::usecases::cooperatives::register::{Asking, MeetingState};
use crate::web::forms::{self, FormView};
use crate::web::questions::{Choice, choice};
use crate::web::wording::Wording;

/// A day of which a register can say anything.
pub(super) fn is_near(day: NaiveDate) -> bool {
    (1900..=2200).contains(&day.year())
}

pub(super) const LIST: &str = "/office/cooperatives";

/// The fields of the filters, in the order of the page.
pub(super) const FIELDS: [&str; 11] =
    ["as_of", "rule", "status", "warning", "kind", "district", "lending", "modern", "lacks", "meeting", "q"];

/// The district of those whose district is not known.
pub(super) const NO_DISTRICT: &str = "none";
/// All criteria of the test of a modern cooperative together.
const ALL: &str = "all";

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Query {
    pub(super) as_of: String,
    pub(super) rule: String,
    pub(super) status: String,
    pub(super) warning: String,
    pub(super) kind: String,
    pub(super) district: String,
    pub(super) lending: String,
    pub(super) modern: String,
    pub(super) lacks: String,
    pub(super) meeting: String,
    pub(super) q: String,
    pub(super) after: String,
}

impl Query {
    pub(super) fn day(&self) -> Option<NaiveDate> {
        forms::day(self.as_of.trim()).filter(|day| is_near(*day))
    }

    pub(super) fn asking(&self) -> Asking {
        let text = self.q.trim();
        let district = domain::regions::district(&self.district).map(|district| district.code.to_owned());
        Asking {
            as_of: self.day(),
            rule: self.rule.parse().ok(),
            narrowing: Narrowing {
                kind: self.kind.parse().ok(),
                district,
                no_district: self.district == NO_DISTRICT,
                text: (!text.is_empty()).then(|| text.chars().take(100).collect()),
                id: None,
            },
            status: self.status.parse().ok(),
            warning: self.warning.parse().ok(),
            lending: self.lending.parse().ok(),
            modern: modern(&self.modern),
            lacks: self.lacks.parse().ok(),
            meeting: meeting(&self.meeting),
        }
    }

    fn fields(&self) -> [(&'static str, &str); 11] {
        [
            ("as_of", self.as_of.as_str()),
            ("rule", &self.rule),
            ("status", &self.status),
            ("warning", &self.warning),
            ("kind", &self.kind),
            ("district", &self.district),
            ("lending", &self.lending),
            ("modern", &self.modern),
            ("lacks", &self.lacks),
            ("meeting", &self.meeting),
            ("q", &self.q),
        ]
    }

    /// The address of a page with these filters, some of them changed.
    pub(super) fn address(&self, path: &str, changed: &[(&'static str, &str)]) -> String {
        let mut fields: Vec<(&str, &str)> = self
            .fields()
            .into_iter()
            .map(|(name, value)| {
                let new = changed.iter().find(|(of, _)| *of == name).map(|(_, value)| *value);
                (name, new.unwrap_or(value))
            })
            .collect();
        fields.extend(changed.iter().filter(|(name, _)| *name == "after"));
        fields.retain(|(_, value)| !value.is_empty());
        match serde_html_form::to_string(&fields) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }

    /// The filters as they were typed, and how many are set.
    pub(super) fn form(&self) -> (FormView, usize) {
        let fields = self.fields();
        let form = fields.iter().fold(FormView::new(&FIELDS), |form, (name, value)| form.with(name, *value));
        (form, fields.iter().filter(|(_, value)| !value.is_empty()).count())
    }
}

/// A criterion, or all, and how it stands: `modern_finance:unknown`.
fn modern(text: &str) -> Option<(Option<Practice>, Truth)> {
    let (of, truth) = text.split_once(':')?;
    let of = if of == ALL { None } else { Some(of.parse().ok()?) };
    Some((of, truth.parse().ok()?))
}

pub(super) fn spelled_modern(of: Option<Practice>, truth: Truth) -> String {
    format!("{}:{truth}", of.map_or(ALL, Practice::as_str))
}

/// A year of account and how its meeting stands: `2025:missing`.
fn meeting(text: &str) -> Option<(i32, MeetingState)> {
    let (year, state) = text.split_once(':')?;
    let state = STATES.into_iter().find(|(name, _)| *name == state)?.1;
    Some((year.parse().ok().filter(|year| (1900..=2200).contains(year))?, state))
}

const STATES: [(&str, MeetingState); 3] =
    [("held", MeetingState::Held), ("missing", MeetingState::Missing), ("owed", MeetingState::Owed)];

pub(super) fn lending(words: Wording<'_>) -> Vec<Choice> {
    LendingGroup::ALL.iter().map(|group| choice(group.as_str(), words.label(*group))).collect()
}

pub(super) fn lacks(words: Wording<'_>) -> Vec<Choice> {
    Measure::ALL.iter().map(|measure| choice(measure.as_str(), words.label(*measure))).collect()
}

/// What may be asked of the test in force on a day: all of it and each of its criteria, fulfilled, not, not known.
pub(super) fn modern_choices(words: Wording<'_>, day: NaiveDate) -> Vec<Choice> {
    let Some(test) = modern_test(day) else { return Vec::new() };
    let of = [None].into_iter().chain(test.criteria.iter().copied().map(Some));
    let one = |(of, truth): (Option<Practice>, Truth)| {
        let name = of.map_or_else(|| words.say("cooperatives-modern-all"), |of| words.label(of));
        let state = words.say(super::words::truth_key(truth));
        choice(spelled_modern(of, truth), format!("{name}: {state}"))
    };
    of.flat_map(|of| [Truth::Pass, Truth::Fail, Truth::Unknown].map(|truth| (of, truth))).map(one).collect()
}

/// The meetings of the last years before a day.
pub(super) fn meetings(words: Wording<'_>, day: NaiveDate) -> Vec<Choice> {
    let one = |year: i32, (name, _): (&str, MeetingState)| {
        let state = words.say(&format!("cooperatives-meetings-{name}"));
        choice(format!("{year}:{name}"), format!("{year}: {state}"))
    };
    (0..6).flat_map(|back| STATES.map(|state| one(day.year() - back, state))).collect()
}

pub(super) fn districts(words: Wording<'_>) -> Vec<Choice> {
    let mut all = crate::web::questions::districts();
    all.push(choice(NO_DISTRICT, words.say("cooperative-not-known")));
    all
}

pub(super) fn kinds(words: Wording<'_>) -> Vec<Choice> {
    CooperativeKind::ALL.iter().map(|kind| choice(kind.as_str(), words.label(*kind))).collect()
}

pub(super) fn rules(words: Wording<'_>) -> Vec<Choice> {
    StatusRule::ALL.iter().map(|rule| choice(rule.as_str(), words.label(*rule))).collect()
}

pub(super) fn lines(words: Wording<'_>) -> Vec<Choice> {
    DeadlineLine::ALL.iter().map(|line| choice(line.as_str(), words.label(*line))).collect()
}
