//! Programs and their cohorts, as a partner would publish them.

use chrono::NaiveDate;
use domain::accounts::{AccountId, Role};
use domain::criteria::Rule;
use domain::facts::{FactKey, FactValue};
use domain::language::Bilingual;
use domain::matching::Improvement;
use domain::organisations::OrganisationId;
use domain::programs::{Cohort, CohortId, ProgramDraft, ProgramId, ProgramVersionId, Topic};
use jembatan::usecases::programs::{self, ProgramText, cohorts};
use serde_json::Value;

use super::offer::lead_of;
use super::organisation::Organisation;
use super::portal::Portal;

/// A program to be published: book-keeping in six sessions, raising the books to a cash book unless told otherwise.
#[derive(Clone)]
pub struct ProgramBuilder {
    text: ProgramText,
    of: Option<(OrganisationId, AccountId)>,
    cohort: Option<cohorts::CohortText>,
}

/// A program that was published.
#[derive(Debug, Clone, Copy)]
pub struct PublishedProgram {
    pub id: ProgramId,
    pub version: ProgramVersionId,
    /// Its cohort, if it was given one.
    pub cohort: Option<CohortId>,
}

impl ProgramBuilder {
    pub fn named(name: &str) -> Self {
        let both = |id: &str, en: &str| Bilingual { id: id.to_owned(), en: en.to_owned() };
        let terms = ProgramDraft {
            name: both(name, ""),
            summary: both("Belajar mencatat uang masuk dan keluar.", "Learn to note money in and out."),
            topics: vec![Topic::Administration],
            place: "Balangnipa".to_owned(),
            sessions: Some(6),
            valid_from: Some("2026-11-01".parse().unwrap()),
            ..ProgramDraft::default()
        };
        let builder = Self { text: ProgramText { terms, rule: Rule::open() }, of: None, cohort: None };
        builder.improves(FactKey::FinancialRecords, "cash_book")
    }

    pub fn of(mut self, partner: &Organisation) -> Self {
        self.of = Some((partner.id, partner.lead.id));
        self
    }

    /// The only fact it raises, and to what.
    pub fn improves(mut self, fact: FactKey, to: &str) -> Self {
        self.text.terms.improves = vec![Improvement { fact, to: FactValue::from_text(fact, to).unwrap() }];
        self
    }

    #[expect(clippy::needless_pass_by_value, reason = "a rule is written in place, as json!({..})")]
    pub fn rule(mut self, rule: Value) -> Self {
        self.text.rule = Rule::from_json(&rule).unwrap();
        self
    }

    pub fn terms(mut self, change: impl FnOnce(&mut ProgramDraft)) -> Self {
        change(&mut self.text.terms);
        self
    }

    /// A cohort of so many seats from one day to another, to be applied for until the first.
    pub fn cohort(mut self, starts: &str, ends: &str, seats: u16) -> Self {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = Cohort { starts_on: day(starts), ends_on: day(ends), apply_by: day(starts), seats };
        self.cohort =
            Some(cohorts::CohortText { name: "Angkatan 1".to_owned(), place: "Balangnipa".to_owned(), days });
        self
    }

    /// A cohort that takes applications through the first of these days.
    pub fn closing(mut self, apply_by: &str, starts: &str, ends: &str, seats: u16) -> Self {
        self = self.cohort(starts, ends, seats);
        if let Some(text) = &mut self.cohort {
            text.days.apply_by = apply_by.parse().unwrap();
        }
        self
    }

    pub async fn publish(self, portal: &Portal) -> PublishedProgram {
        let (partner, account) = self.of.expect("of(&partner)");
        let actor = lead_of(partner, account, Role::Coordinator);
        let id = programs::create(&portal.app, &actor, None).await.unwrap();
        programs::save(&portal.app, &actor, id, 1, |text| *text = self.text).await.unwrap();
        let version = programs::publishing::publish(&portal.app, &actor, id, 2).await.unwrap();
        let cohort = match &self.cohort {
            Some(text) => Some(cohorts::add(&portal.app, &actor, id, text).await.unwrap()),
            None => None,
        };
        PublishedProgram { id, version, cohort }
    }
}
