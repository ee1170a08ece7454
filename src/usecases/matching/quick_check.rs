//! The quick check: what a visitor says of a business, kept in the session until there is an account to keep it in.

use chrono::Duration;
use domain::facts::{BusinessId, Evidence, FactKey, FactSheet, FactValue, Purpose};
use domain::money::Rupiah;
use domain::policy::Actor;
use serde_json::{Map, Value};

use crate::app::App;
use crate::store::{self, sessions::NewSession};
use crate::usecases::businesses::facts::{Said, Statement};
use crate::usecases::businesses::needs::NewNeed;
use crate::usecases::businesses::{self, NewBusiness, Place};
use crate::usecases::{Failure, today};

/// How long answers are kept for a visitor without an account.
const KEEP: Duration = Duration::days(7);

/// The facts the check asks for, in the order of the page.
pub const QUESTIONS: [FactKey; 14] = [
    FactKey::RequestedAmount,
    FactKey::RequestedTenorMonths,
    FactKey::Purpose,
    FactKey::District,
    FactKey::Sector,
    FactKey::BusinessAgeMonths,
    FactKey::AnnualSales,
    FactKey::MonthlySurplus,
    FactKey::MonthlyInstalments,
    FactKey::Nib,
    FactKey::Sku,
    FactKey::Npwp,
    FactKey::FinancialRecords,
    FactKey::ProductiveCredit,
];

/// Keeps the answers in the session with this hash; one is begun if there is none yet.
pub async fn keep(app: &App, session: &[u8], sheet: &FactSheet) -> Result<(), Failure> {
    let answers = Value::Object(sheet.to_json());
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    if !store::sessions::keep_answers(&tx, session, Some(answers.clone())).await? {
        let new = NewSession {
            hash: session.to_vec(),
            account: None,
            created_at: now,
            expires_at: now + KEEP,
            agent: String::new(),
            answers: Some(answers),
        };
        store::sessions::insert(&tx, new).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The answers as facts of today; what cannot be read any more is left out.
pub fn read(app: &App, answers: Option<&Value>) -> FactSheet {
    let day = today(app);
    let none = Map::new();
    let answers = answers.and_then(Value::as_object).unwrap_or(&none);
    FactSheet::from_json(day, answers).unwrap_or_else(|_| FactSheet::new(day))
}

/// Makes a business of the answers and forgets them in the session.
pub async fn adopt(
    app: &App,
    actor: &Actor,
    session: &[u8],
    new: NewBusiness,
    sheet: &FactSheet,
) -> Result<BusinessId, Failure> {
    let district = sheet.value(FactKey::District).map(|value| value.to_string());
    let place = Place { district, ..new.place };
    let id = businesses::create(app, actor, NewBusiness { place, ..new }).await?;
    let stated = sheet.facts().filter(|(key, _)| !key.is_of_need() && !key.is_derived());
    let statements = stated.map(|(key, fact)| statement(app, sheet, key, fact.value)).collect();
    businesses::facts::state(app, actor, id, statements).await?;
    if let Some(need) = need(sheet) {
        businesses::needs::state(app, actor, id, need).await?;
    }
    let tx = app.db.begin().await?;
    store::sessions::keep_answers(&tx, session, None).await?;
    tx.commit().await?;
    Ok(id)
}

/// An age is kept as the day it is reckoned from, so that it grows: the day that was told, or one so many months ago.
fn statement(app: &App, sheet: &FactSheet, key: FactKey, value: FactValue) -> Statement {
    let said = match (key, value.whole()) {
        _ if sheet.age_date(key).is_some() => sheet.age_date(key).map_or(Said::Unknown, Said::Since),
        (FactKey::BusinessAgeMonths, Some(months)) => {
            let months = chrono::Months::new(u32::try_from(months).unwrap_or(0));
            today(app).checked_sub_months(months).map_or(Said::Unknown, Said::Since)
        }
        _ => Said::Value(value),
    };
    Statement {
        key,
        said,
        evidence: Evidence::Stated,
        document: None,
        expires_on: None,
        note: None,
        weakens: false,
    }
}

fn need(sheet: &FactSheet) -> Option<NewNeed> {
    let amount = sheet.value(FactKey::RequestedAmount)?.whole()?;
    let tenor = sheet.value(FactKey::RequestedTenorMonths)?.whole()?;
    let purpose = match sheet.value(FactKey::Purpose) {
        Some(FactValue::Purpose(purpose)) => purpose,
        _ => Purpose::WorkingCapital,
    };
    Some(NewNeed {
        amount: Rupiah::new(amount).ok()?,
        tenor_months: u32::try_from(tenor).ok()?,
        purpose,
        note: String::new(),
    })
}
