//! A cooperative as a business: its chair says which of her businesses it is, and from then on the register states for that
//! business whether the annual meeting was held and what it sells in a year, from which its size class follows, better proved than
//! by her own word.

use chrono::{Months, NaiveDate};
use domain::calendar::wita_date;
use domain::cooperatives::{Check, CooperativeId, DeadlineLine, StatusRule, checks, judge, may_fill_board};
use domain::facts::{BusinessId, Evidence, FactKey, FactValue};
use domain::matching::Truth;
use domain::policy::Actor;

use super::Known;
use super::boards::{known, own_seats};
use crate::app::App;
use crate::store::cooperatives::links;
use crate::store::{StoreError, Tx};
use crate::usecases::businesses::facts::{self, Statement};
use crate::usecases::{Failure, businesses, today};

/// Links a business of the chair's own.
pub async fn link(app: &App, actor: &Actor, on: CooperativeId, business: BusinessId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    may_fill_board(&own_seats(&tx, actor, on).await?, on)?;
    businesses::editable(&tx, actor, business).await?;
    links::insert(&tx, on, business, app.clock.now()).await.map_err(|error| match error {
        StoreError::Unique(_) => Failure::Refused("cooperative-business-taken"),
        other => other.into(),
    })?;
    state(app, &tx, on, business).await?;
    tx.commit().await?;
    Ok(())
}

/// Says for every linked business, or that of one cooperative, what the register knows today.
pub(super) async fn state_all(app: &App, tx: &Tx, on: Option<CooperativeId>) -> Result<(), Failure> {
    for (cooperative, business) in links::list(tx, on).await? {
        state(app, tx, cooperative, business).await?;
    }
    Ok(())
}

async fn state(app: &App, tx: &Tx, on: CooperativeId, business: BusinessId) -> Result<(), Failure> {
    let (known, as_of) = (known(tx, on).await?, today(app));
    let said: Vec<Statement> = [meeting(&known, as_of), sales(&known, as_of)].into_iter().flatten().collect();
    if !said.is_empty() {
        facts::state_in(app, tx, business, None, said).await?;
    }
    Ok(())
}

/// What the register says of sales holds for a year after it was brought up to date.
fn sales(known: &Known, as_of: NaiveDate) -> Option<Statement> {
    let amount = known.cooperative.details.annual_sales?;
    let until = wita_date(known.cooperative.updated_at).checked_add_months(Months::new(12))?;
    let said = Statement::value(FactKey::AnnualSales, FactValue::Money(amount));
    (as_of <= until).then(|| said.proved_by(Evidence::Registry).until(Some(until)))
}

/// That the meeting was held is known until the deadline of the next; that it was not, until it is.
fn meeting(known: &Known, as_of: NaiveDate) -> Option<Statement> {
    let line = DeadlineLine::Law;
    let judgement = judge(&known.record, as_of, StatusRule::RatLastYear, line);
    let found = checks(&known.record, &known.papers, as_of, line);
    let meeting = found.iter().find(|(check, _)| *check == Check::Meeting).map(|(_, truth)| *truth);
    // A young cooperative that owed no meeting yet has held none: the register has nothing to say.
    let any = known.record.meetings.keys().any(|year| known.record.held(*year, as_of));
    let held = match meeting {
        Some(Truth::Pass) if any => true,
        Some(Truth::Fail) => false,
        _ => return None,
    };
    let statement = Statement::value(FactKey::RatHeld, FactValue::YesNo(held))
        .proved_by(Evidence::Registry)
        .until(held.then_some(judgement.next_rat_due));
    Some(statement)
}
