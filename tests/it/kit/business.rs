//! Businesses with facts and a need, built through the use cases and past the pages, which have tests of their own.

use chrono::NaiveDate;
use domain::accounts::{AccountId, Role};
use domain::facts::{BusinessId, Evidence, FactKey, FactValue, Purpose};
use domain::language::Language;
use domain::money::Rupiah;
use domain::policy::Actor;
use jembatan::usecases::businesses::facts::{self, Statement};
use jembatan::usecases::businesses::needs::{self, NewNeed};
use jembatan::usecases::businesses::{self, NewBusiness, Place};

use super::people::Person;
use super::portal::Portal;

/// A business that is to be.
#[derive(Debug, Clone)]
pub struct BusinessBuilder {
    new: NewBusiness,
    statements: Vec<Statement>,
    need: Option<NewNeed>,
}

impl BusinessBuilder {
    /// A business of which nothing else is known.
    pub fn named(name: &str) -> Self {
        let new = NewBusiness { name: name.to_owned(), ..NewBusiness::default() };
        Self { new, statements: Vec::new(), need: None }
    }

    /// In this district, given by code.
    pub fn in_district(mut self, code: &str) -> Self {
        self.new.place = Place { district: Some(code.to_owned()), ..Place::default() };
        self
    }

    /// With a fact by its key, spelled as in a CSV (`financial_records`, `cash_book`; `started_on`, `2024-01-31`).
    pub fn fact(self, key: &str, value: &str) -> Self {
        self.proved(key, value, Evidence::Stated)
    }

    /// With a fact that has this evidence.
    pub fn proved(mut self, key: &str, value: &str, evidence: Evidence) -> Self {
        let aged = FactKey::ALL.iter().find(|fact| fact.age_date() == Some(key));
        let statement = if let Some(&fact) = aged {
            Statement::since(fact, value.parse::<NaiveDate>().unwrap())
        } else {
            let fact: FactKey = key.parse().unwrap();
            Statement::value(fact, FactValue::from_text(fact, value).unwrap())
        };
        self.statements.push(statement.proved_by(evidence));
        self
    }

    /// With an open need.
    pub fn need(mut self, amount: i64, tenor_months: u32, purpose: Purpose) -> Self {
        self.need = Some(NewNeed {
            amount: Rupiah::new(amount).unwrap(),
            tenor_months,
            purpose,
            note: String::new(),
        });
        self
    }

    /// Registers it for this owner.
    pub async fn create(self, portal: &Portal, owner: &Person) -> BusinessId {
        let (app, actor) = (&portal.app, owner_of(owner.id));
        let id = businesses::create(app, &actor, self.new).await.unwrap();
        facts::state(app, &actor, id, self.statements).await.unwrap();
        if let Some(need) = self.need {
            needs::state(app, &actor, id, need).await.unwrap();
        }
        id
    }
}

/// An owner as the use cases see one.
pub fn owner_of(account: AccountId) -> Actor {
    Actor { account, role: Role::Owner, organisation: None, language: Language::Id }
}
