//! Stating facts: a line of history and the sheet, in one transaction, with what follows from them.
//!
//! A statement that tells nothing new leaves no trace, so that saving a page again does not weaken what was proved.

use chrono::NaiveDate;
use domain::accounts::AccountId;
use domain::documents::DocumentId;
use domain::facts::{
    BusinessId, Evidence, Fact, FactKey, FactProblem, FactSheet, FactValue, latest_birth, latest_start,
};
use domain::money::Rupiah;
use domain::policy::Actor;
use domain::size::{self, SizeBasis};

use super::editable;
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::{Failure, today};

/// What is said of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Its value.
    Value(FactValue),
    /// The day an age is reckoned from.
    Since(NaiveDate),
    /// That it is not known, or not any more.
    Unknown,
}

/// One statement about a business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which fact.
    pub key: FactKey,
    /// What is said of it.
    pub said: Said,
    /// How well it is proved.
    pub evidence: Evidence,
    /// The paper behind it.
    pub document: Option<DocumentId>,
    /// The last day on which it holds.
    pub expires_on: Option<NaiveDate>,
    /// Why, for the history.
    pub note: Option<String>,
    /// Whether it counts even where it is weaker than what was known: a paper was rejected or taken back.
    pub weakens: bool,
}

impl Statement {
    fn new(key: FactKey, said: Said) -> Self {
        Self {
            key,
            said,
            evidence: Evidence::Stated,
            document: None,
            expires_on: None,
            note: None,
            weakens: false,
        }
    }

    /// A fact has this value, on the owner's own word.
    pub fn value(key: FactKey, value: FactValue) -> Self {
        Self::new(key, Said::Value(value))
    }

    /// An age is reckoned from this day.
    pub fn since(key: FactKey, day: NaiveDate) -> Self {
        Self::new(key, Said::Since(day))
    }

    /// A fact is not known.
    pub fn unknown(key: FactKey) -> Self {
        Self::new(key, Said::Unknown)
    }

    /// A value, or that there is none.
    pub fn maybe(key: FactKey, value: Option<FactValue>) -> Self {
        value.map_or_else(|| Self::unknown(key), |value| Self::value(key, value))
    }

    /// With this evidence.
    #[must_use]
    pub fn proved_by(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// With this paper behind it.
    #[must_use]
    pub fn with_document(mut self, document: DocumentId) -> Self {
        self.document = Some(document);
        self
    }

    /// Holding until this day.
    #[must_use]
    pub fn until(mut self, day: Option<NaiveDate>) -> Self {
        self.expires_on = day;
        self
    }

    /// With a reason for the history.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Counting even where it is weaker than what was known.
    #[must_use]
    pub fn weakening(mut self) -> Self {
        self.weakens = true;
        self
    }
}

/// States facts of a business of the actor.
pub async fn state(
    app: &App,
    actor: &Actor,
    business: BusinessId,
    statements: Vec<Statement>,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    editable(&tx, actor, business).await?;
    state_in(app, &tx, business, Some(actor.account), statements).await?;
    tx.commit().await?;
    Ok(())
}

/// States facts within a transaction, for callers that have asked `policy` already (a check by the office, a completed
/// program, an import). `by` is nobody where the portal itself states. Answers whether anything changed.
pub async fn state_in(
    app: &App,
    tx: &Tx,
    business: BusinessId,
    by: Option<AccountId>,
    statements: Vec<Statement>,
) -> Result<bool, Failure> {
    let now = app.clock.now();
    let day = today(app);
    let (known, capital) = store::facts::lock(tx, business, day).await?.ok_or(Failure::NotFound)?;
    let mut sheet = known.facts.clone();
    let mut fresh = Vec::new();
    for statement in with_sector(statements) {
        let statement = as_day(statement, day);
        if tells_nothing_new(&sheet, &statement) {
            continue;
        }
        take(&mut sheet, &statement)?;
        fresh.push(statement);
    }
    if let Some(size) = size_class(&sheet, &known.facts, capital) {
        fresh.push(size);
    }
    if fresh.is_empty() {
        return Ok(false);
    }
    let ids: Vec<_> = fresh.iter().map(|_| app.ids.next(now)).collect();
    store::facts::append(tx, business, by, &fresh, &ids, now).await?;
    store::facts::put(tx, business, known.revision, &fresh, day).await?;
    store::businesses::touch(tx, business, now).await?;
    rematch(app, tx, business).await?;
    Ok(true)
}

/// Asks `jobs` to reckon the matches of a business anew.
pub async fn rematch(app: &App, tx: &Tx, business: BusinessId) -> Result<(), Failure> {
    let now = app.clock.now();
    let subject = business.to_string();
    store::tasks::enqueue(tx, app.ids.next(now), "match_business", &subject, now).await?;
    Ok(())
}

/// A KBLI code tells its section, so the two are never stated against each other.
fn with_sector(statements: Vec<Statement>) -> Vec<Statement> {
    let derived = statements.iter().find_map(|statement| match statement.said {
        Said::Value(FactValue::Kbli(code)) => Some(Statement {
            key: FactKey::Sector,
            said: Said::Value(FactValue::Sector(code.section())),
            ..statement.clone()
        }),
        _ => None,
    });
    let Some(derived) = derived else {
        return statements;
    };
    let mut all: Vec<_> = statements.into_iter().filter(|s| s.key != FactKey::Sector).collect();
    all.push(derived);
    all
}

/// An age stated in full months or years is kept as the latest day that makes it, so that it grows from then on.
fn as_day(statement: Statement, day: NaiveDate) -> Statement {
    let Said::Value(FactValue::Integer(age)) = statement.said else {
        return statement;
    };
    let age = u32::try_from(age).ok();
    let since = match statement.key {
        FactKey::BusinessAgeMonths => age.and_then(|months| latest_start(day, months)),
        FactKey::OwnerAgeYears => age.and_then(|years| latest_birth(day, years)),
        _ => None,
    };
    match since {
        Some(since) => Statement { said: Said::Since(since), ..statement },
        None => statement,
    }
}

fn tells_nothing_new(sheet: &FactSheet, statement: &Statement) -> bool {
    let Some(fact) = sheet.get(statement.key) else {
        // What has lapsed is unknown; saying so again is no news, stating it anew is.
        return statement.said == Said::Unknown && sheet.lapsed(statement.key).is_none();
    };
    let same = match statement.said {
        Said::Unknown => return false,
        Said::Value(value) => fact.value == value && sheet.age_date(statement.key).is_none(),
        Said::Since(day) => sheet.age_date(statement.key) == Some(day),
    };
    let weaker = statement.evidence < fact.evidence && !statement.weakens;
    let equal = statement.evidence == fact.evidence
        && statement.document.is_none()
        && statement.expires_on == fact.expires;
    same && (weaker || equal)
}

fn take(sheet: &mut FactSheet, statement: &Statement) -> Result<(), Failure> {
    let key = statement.key;
    let proof = |value| Fact {
        value,
        evidence: statement.evidence,
        stated_on: Some(sheet.as_of()),
        expires: statement.expires_on,
    };
    let taken = match statement.said {
        Said::Unknown => {
            sheet.forget(key);
            Ok(())
        }
        Said::Value(value) => {
            let fact = proof(value);
            sheet.set(key, fact)
        }
        Said::Since(day) => {
            let fact = proof(FactValue::Integer(0));
            sheet.set_age_date(key, day, fact)
        }
    };
    taken.map_err(|error| {
        let code = match error.problem {
            FactProblem::Future { .. } => "date-future",
            other => other.code(),
        };
        Failure::invalid(error.fact, code)
    })
}

/// The size class that follows from sales and capital, where it differs from what stands on the sheet.
fn size_class(sheet: &FactSheet, before: &FactSheet, capital: Option<i64>) -> Option<Statement> {
    let sales = sheet.get(FactKey::AnnualSales).copied();
    if sales.is_none() && capital.is_none() && before.get(FactKey::AnnualSales).is_none() {
        // Nothing to reckon from: a class that was stated (by an import, by a register) stands.
        return None;
    }
    let amount = |number: i64| Rupiah::new(number).ok();
    let reckoned = size::size(
        sheet.as_of(),
        sales.and_then(|fact| fact.value.whole()).and_then(amount),
        capital.and_then(amount),
    );
    let statement = match reckoned {
        None => Statement::unknown(FactKey::SizeClass),
        Some(size) => {
            let of_sales = sales.filter(|_| size.basis == SizeBasis::AnnualSales);
            Statement::value(FactKey::SizeClass, FactValue::SizeClass(size.class))
                .proved_by(of_sales.map_or(Evidence::Stated, |fact| fact.evidence))
                .until(of_sales.and_then(|fact| fact.expires))
                .noted(size.basis.as_str())
                .weakening()
        }
    };
    (!tells_nothing_new(sheet, &statement)).then_some(statement)
}
