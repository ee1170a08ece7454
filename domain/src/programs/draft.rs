//! A program as it is being written: every field may still be missing, and every save keeps what is there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::terms::district;
use super::{Points, ProgramTerms, Topic, validate};
use crate::documents::DocumentKind;
use crate::facts::District;
use crate::language::Bilingual;
use crate::matching::Improvement;
use crate::money::Rupiah;
use crate::offers::{FaultCode, TermsFault};

/// The terms of a program while it is a draft. Field by field as in [`ProgramTerms`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgramDraft {
    /// What it is called.
    pub name: Bilingual,
    /// One or two sentences.
    pub summary: Bilingual,
    /// What it teaches.
    pub topics: Vec<Topic>,
    /// Where it is held.
    pub place: String,
    /// The district it is held in.
    #[serde(with = "district")]
    pub district: Option<District>,
    /// Who mentors.
    pub mentors: Vec<String>,
    /// How many times one meets.
    pub sessions: Option<u16>,
    /// The facts it improves.
    pub improves: Vec<Improvement>,
    /// Papers wanted.
    pub papers: Vec<DocumentKind>,
    /// The regulation or budget it rests on.
    pub regulation: String,
    /// What a participant pays.
    pub cost: Rupiah,
    /// Whom it seats before others, in points.
    pub points: Points,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
}

impl ProgramDraft {
    /// The terms, if the draft is complete and right; otherwise every fault, in the order of the form.
    pub fn finish(&self) -> Result<ProgramTerms, Vec<TermsFault>> {
        let mut faults = Vec::new();
        let mut required = |field, is_missing: bool| {
            if is_missing {
                faults.push(TermsFault::new(field, FaultCode::Required));
            }
        };
        required("sessions", self.sessions.is_none());
        required("valid_from", self.valid_from.is_none());
        // What has a neutral value is judged with the rest, so that one look tells all that is wrong.
        let draft = self.clone();
        let terms = ProgramTerms {
            name: draft.name,
            summary: draft.summary,
            topics: draft.topics,
            place: draft.place,
            district: draft.district,
            mentors: draft.mentors,
            sessions: draft.sessions.unwrap_or(1),
            improves: draft.improves,
            papers: draft.papers,
            regulation: draft.regulation,
            cost: draft.cost,
            points: draft.points,
            valid_from: draft.valid_from.unwrap_or(NaiveDate::MIN),
            valid_to: draft.valid_to,
        };
        faults.extend(validate(&terms));
        if faults.is_empty() { Ok(terms) } else { Err(faults) }
    }
}

impl From<ProgramTerms> for ProgramDraft {
    fn from(terms: ProgramTerms) -> Self {
        Self {
            name: terms.name,
            summary: terms.summary,
            topics: terms.topics,
            place: terms.place,
            district: terms.district,
            mentors: terms.mentors,
            sessions: Some(terms.sessions),
            improves: terms.improves,
            papers: terms.papers,
            regulation: terms.regulation,
            cost: terms.cost,
            points: terms.points,
            valid_from: Some(terms.valid_from),
            valid_to: terms.valid_to,
        }
    }
}
