//! What the address of a list asks for: the day, the rule, the filters. What does not fit is as if it were not there.

use chrono::{Datelike as _, NaiveDate};
use domain::cooperatives::{CooperativeKind, DeadlineLine, StatusRule};
use serde::{Deserialize, Serialize};

use crate::usecases::cooperatives::Narrowing;
use crate::usecases::cooperatives::register::Asking;
use crate::web::forms::{self, FormView};
use crate::web::questions::{Choice, choice};
use crate::web::wording::Wording;

/// A day of which a register can say anything.
pub(super) fn is_near(day: NaiveDate) -> bool {
    (1900..=2200).contains(&day.year())
}

pub(super) const LIST: &str = "/office/cooperatives";

/// The fields of the filters, in the order of the page.
pub(super) const FIELDS: [&str; 7] = ["as_of", "rule", "status", "warning", "kind", "district", "q"];

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Query {
    pub(super) as_of: String,
    pub(super) rule: String,
    pub(super) status: String,
    pub(super) warning: String,
    pub(super) kind: String,
    pub(super) district: String,
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
                text: (!text.is_empty()).then(|| text.chars().take(100).collect()),
                id: None,
            },
            status: self.status.parse().ok(),
            warning: self.warning.parse().ok(),
        }
    }

    fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("as_of", self.as_of.as_str()),
            ("rule", &self.rule),
            ("status", &self.status),
            ("warning", &self.warning),
            ("kind", &self.kind),
            ("district", &self.district),
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

pub(super) fn kinds(words: Wording<'_>) -> Vec<Choice> {
    CooperativeKind::ALL.iter().map(|kind| choice(kind.as_str(), words.label(*kind))).collect()
}

pub(super) fn rules(words: Wording<'_>) -> Vec<Choice> {
    StatusRule::ALL.iter().map(|rule| choice(rule.as_str(), words.label(*rule))).collect()
}

pub(super) fn lines(words: Wording<'_>) -> Vec<Choice> {
    DeadlineLine::ALL.iter().map(|line| choice(line.as_str(), words.label(*line))).collect()
}
