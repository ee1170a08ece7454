//! Offers, as a bank would publish them: through the use cases, in one line of a test.

use chrono::NaiveDate;
use domain::accounts::{AccountId, Role};
use domain::criteria::Rule;
use domain::facts::Purpose;
use domain::language::{Bilingual, Language};
use domain::money::{Method, Rupiah, Tenor};
use domain::offers::{Collateral, Fees, OfferId, OfferVersionId, Scheme, TenorRange, TermsDraft};
use domain::organisations::OrganisationId;
use domain::policy::Actor;
use jembatan::usecases::offers::{self, OfferDraft};
use serde_json::Value;

use super::organisation::Organisation;
use super::portal::Portal;

/// An offer to be published; sensible in everything that a test does not care about.
#[derive(Clone)]
pub struct OfferBuilder {
    draft: OfferDraft,
    of: Option<(OrganisationId, AccountId)>,
}

/// An offer that was published.
#[derive(Debug, Clone, Copy)]
pub struct PublishedOffer {
    pub id: OfferId,
    pub version: OfferVersionId,
}

/// Whoever publishes for an organisation.
pub fn lead_of(organisation: OrganisationId, account: AccountId, role: Role) -> Actor {
    Actor { account, role, organisation: Some(organisation), language: Language::Id }
}

impl OfferBuilder {
    /// A bank's own working-capital credit: 1 to 500 million, 6 % annuity, 6 to 60 months, open to all.
    pub fn named(name: &str) -> Self {
        let both = |id: &str, en: &str| Bilingual { id: id.to_owned(), en: en.to_owned() };
        let range =
            |purpose| TenorRange { purpose, min: Tenor::new(6).unwrap(), max: Tenor::new(60).unwrap() };
        let terms = TermsDraft {
            name: both(name, ""),
            summary: both("Kredit untuk usaha di Sinjai.", "Credit for businesses in Sinjai."),
            scheme: Some(Scheme::Commercial),
            floor: Some(Rupiah::new(1_000_000).unwrap()),
            ceiling: Some(Rupiah::new(500_000_000).unwrap()),
            rate: Some("6".parse().unwrap()),
            method: Some(Method::Annuity),
            tenors: Purpose::ALL.iter().map(|&purpose| range(purpose)).collect(),
            fees: Fees::default(),
            collateral: Some(Collateral::None),
            papers: Vec::new(),
            first_reply_days: Some(2),
            decision_days: Some(7),
            regulation: String::new(),
            valid_from: Some("2026-11-01".parse().unwrap()),
            valid_to: None,
        };
        Self { draft: OfferDraft { terms, rule: Rule::open() }, of: None }
    }

    pub fn of(mut self, bank: &Organisation) -> Self {
        self.of = Some((bank.id, bank.lead.id));
        self
    }

    /// The bank's own criteria, as JSON.
    #[expect(clippy::needless_pass_by_value, reason = "a rule is written in place, as json!({..})")]
    pub fn rule(mut self, rule: Value) -> Self {
        self.draft.rule = Rule::from_json(&rule).unwrap();
        self
    }

    /// Changes any of the terms.
    pub fn terms(mut self, change: impl FnOnce(&mut TermsDraft)) -> Self {
        change(&mut self.draft.terms);
        self
    }

    pub fn english(self, name: &str) -> Self {
        self.terms(|terms| name.clone_into(&mut terms.name.en))
    }

    pub fn rate(self, percent: &str, method: Method) -> Self {
        self.terms(|terms| {
            terms.rate = Some(percent.parse().unwrap());
            terms.method = Some(method);
            if method == Method::Margin {
                terms.scheme = Some(Scheme::Syariah);
            }
        })
    }

    /// The least and the most that is lent.
    pub fn between(self, floor: i64, ceiling: i64) -> Self {
        self.terms(|terms| {
            terms.floor = Some(Rupiah::new(floor).unwrap());
            terms.ceiling = Some(Rupiah::new(ceiling).unwrap());
        })
    }

    pub fn valid(self, from: &str, to: Option<&str>) -> Self {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        self.terms(|terms| {
            terms.valid_from = Some(day(from));
            terms.valid_to = to.map(day);
        })
    }

    /// A draft that nobody published.
    pub async fn draft(self, portal: &Portal) -> OfferId {
        let (bank, account) = self.of.expect("of(&bank)");
        let actor = lead_of(bank, account, Role::BankApprover);
        let id = offers::create(&portal.app, &actor, None, None).await.unwrap();
        offers::save(&portal.app, &actor, id, 1, |draft| *draft = self.draft).await.unwrap();
        id
    }

    /// Publishes it.
    pub async fn publish(self, portal: &Portal) -> PublishedOffer {
        let (bank, account) = self.of.expect("of(&bank)");
        let actor = lead_of(bank, account, Role::BankApprover);
        let id = self.draft(portal).await;
        let version = offers::publishing::publish(&portal.app, &actor, id, 2).await.unwrap();
        PublishedOffer { id, version }
    }
}
