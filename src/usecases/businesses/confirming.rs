//! The office says of a fact that it was seen, or found in an official register, without a paper in the portal: at the
//! counter, on a visit, in OSS. The owner is told, and the history keeps who saw what.

use chrono::NaiveDate;
use domain::facts::{BusinessId, Evidence, FactKey, FactSheet};
use domain::policy::{self, Actor};
use serde_json::json;

use super::facts::{self, Said, Statement};
use super::{Business, Known};
use crate::app::App;
use crate::usecases::{Failure, outbox, today};

/// What the office says of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Its value. Nothing takes the owner's word.
    pub said: Option<Said>,
    /// Seen by the office, or found in a register.
    pub evidence: Evidence,
    /// The last day on which it holds.
    pub expires_on: Option<NaiveDate>,
    /// Where it was seen, for the history.
    pub note: String,
}

/// Whether the office can confirm a fact, and say what it is. The need is the owner's to state, and classes follow.
pub fn can_confirm(key: FactKey, facts: &FactSheet) -> bool {
    let follows = key.is_of_need()
        || key.is_derived()
        || key == FactKey::SizeClass
        || (key == FactKey::Sector && facts.get(FactKey::Kbli).is_some());
    !follows && (can_say(key) || facts.get(key).is_some())
}

/// Whether the office may say another value than the owner's. Where the business is and who its owner is, are kept apart
/// from the facts that follow from them: there the office confirms what was said.
pub const fn can_say(key: FactKey) -> bool {
    !matches!(key, FactKey::District | FactKey::OwnerAgeYears | FactKey::OwnerSex)
}

/// A business and what is known of it, if this fact of it can be confirmed.
pub async fn show(
    app: &App,
    actor: &Actor,
    id: BusinessId,
    key: FactKey,
) -> Result<(Business, Known), Failure> {
    policy::may_check_facts(actor)?;
    let (business, known) = super::show(app, actor, id).await?;
    if can_confirm(key, &known.facts) { Ok((business, known)) } else { Err(Failure::NotFound) }
}

/// Confirms a fact and tells the owner.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    id: BusinessId,
    key: FactKey,
    confirmed: Confirmed,
) -> Result<(), Failure> {
    let (business, known) = show(app, actor, id, key).await?;
    let Confirmed { said, evidence, expires_on, note } = confirmed;
    if evidence < Evidence::Checked {
        return Err(Failure::invalid("evidence", "choose"));
    }
    if expires_on.is_some_and(|day| day < today(app)) {
        return Err(Failure::invalid("expires_on", "paper-lapsed"));
    }
    let said = said.filter(|_| can_say(key)).or_else(|| said_before(key, &known.facts));
    let said = said.ok_or_else(|| Failure::invalid(key.as_str(), "required"))?;
    let statement =
        Statement { key, said, evidence, document: None, expires_on, note: Some(note), weakens: false };
    let tx = app.db.begin().await?;
    if facts::state_in(app, &tx, id, Some(actor.account), vec![statement]).await? {
        let fact = json!({ "text": format!("fact-{}", key.as_str().replace('_', "-")) });
        let params = json!({ "business": business.name, "fact": fact });
        outbox::tell(app, &tx, business.owner, "fact_checked", params, &format!("/businesses/{id}/history"))
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

fn said_before(key: FactKey, facts: &FactSheet) -> Option<Said> {
    facts.age_date(key).map(Said::Since).or_else(|| facts.value(key).map(Said::Value))
}
