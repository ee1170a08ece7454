//! Lines of lists about a business: a paper, a fact, a moment of its history. Ready-to-print strings, shared with the
//! office's desk.

use domain::facts::{FactKey, FactValue};
use serde::Serialize;

use super::steps::Step;
use crate::usecases::businesses::{Known, Stated};
use crate::usecases::documents::Document;
use crate::web::questions::{self, of_fact};
use crate::web::rules::sentences;
use crate::web::wording::Wording;

/// A paper in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FileRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) size: String,
    pub(crate) when: String,
    pub(crate) status: &'static str,
    pub(crate) note: String,
    pub(crate) href: String,
}

impl FileRow {
    pub(crate) fn of(words: Wording<'_>, document: &Document) -> Self {
        let until = document
            .expires_on
            .map(|day| words.say_with("question-until", &[("day", words.date(day).into())]));
        let reason = document
            .reason
            .as_ref()
            .map(|reason| words.say_with("paper-rejected-because", &[("reason", reason.as_str().into())]));
        Self {
            id: document.id.to_string(),
            name: document.file_name.clone(),
            kind: words.label(document.kind),
            size: words.file_size(u64::try_from(document.size).unwrap_or_default()),
            when: words.day_of(document.uploaded_at),
            status: document.status.as_str(),
            note: reason.or(until).unwrap_or_default(),
            href: format!("/documents/{}", document.id),
        }
    }
}

pub(crate) fn file_sample(status: &'static str) -> FileRow {
    FileRow {
        id: "1".into(),
        name: "nib.pdf".into(),
        kind: "NIB".into(),
        size: "120 kB".into(),
        when: "3 November 2026".into(),
        status,
        note: "Terlalu buram.".into(),
        href: "/documents/1".into(),
    }
}

/// A line of the history.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HistoryRow {
    pub(super) at: String,
    pub(super) fact: String,
    pub(super) value: String,
    pub(super) evidence: String,
    pub(super) tone: &'static str,
    pub(super) by: String,
    pub(super) note: String,
}

impl HistoryRow {
    pub(super) fn of(words: Wording<'_>, line: &Stated) -> Self {
        let value = line.value.as_deref().map(|text| stored(words, line.key, text));
        let note = match line.note.as_deref() {
            Some("annual_sales") => words.say("business-size-by-sales"),
            Some("capital") => words.say("business-size-by-capital"),
            Some("paper-removed") => words.say("business-paper-removed"),
            other => other.unwrap_or_default().to_owned(),
        };
        let until =
            line.expires_on.map(|day| words.say_with("question-until", &[("day", words.date(day).into())]));
        let notes = [note, until.unwrap_or_default()];
        Self {
            at: words.date_time(line.at),
            fact: words.label(line.key),
            value: value.unwrap_or_else(|| words.say("question-not-known")),
            evidence: words.label(line.evidence),
            tone: questions::tone(line.evidence),
            by: line.by.clone().unwrap_or_else(|| words.say("site-name")),
            note: notes.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        }
    }
}

fn stored(words: Wording<'_>, key: FactKey, text: &str) -> String {
    if let Ok(day) = text.parse() {
        return words.date(day);
    }
    FactValue::from_text(key, text)
        .map_or_else(|_| text.to_owned(), |value| sentences::value(words, key, value))
}

/// A known or unknown fact in a list, for whoever reads a profile.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FactRow {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) evidence: String,
    pub(crate) tone: &'static str,
    pub(crate) when: String,
}

/// The facts of a business, in the order of the steps.
pub(crate) fn fact_keys(known: &Known) -> Vec<FactKey> {
    let keys = Step::ALL.iter().flat_map(|step| step.facts(&known.facts));
    keys.chain([FactKey::SizeClass]).collect()
}

pub(crate) fn fact_row(words: Wording<'_>, key: FactKey, known: &Known) -> FactRow {
    let asked = of_fact(words, key, Some(&known.facts));
    let value = known.facts.value(key).map(|value| sentences::value(words, key, value));
    FactRow {
        label: asked.label,
        value: value.unwrap_or_default(),
        evidence: asked.evidence,
        tone: asked.tone,
        when: asked.when,
    }
}
