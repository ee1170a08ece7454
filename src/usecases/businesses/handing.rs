//! Handing an imported business to the person who comes to the counter (ADR 50): with proof, on record, and never away
//! from somebody who has entered the account that holds it.

use chrono::{DateTime, Utc};
use domain::accounts::{AccountId, Role};
use domain::claims::{ClaimProof, Holder};
use domain::facts::BusinessId;
use domain::language::Language;
use domain::policy::{self, Actor};
use serde_json::json;

use super::{Business, MOST_BUSINESSES, facts, owners};
use crate::app::App;
use crate::store::handovers::NewHandover;
use crate::store::{self, Reader, StoreError, Tx};
use crate::usecases::accounts::Account;
use crate::usecases::accounts::invitations::{self, Invitation};
use crate::usecases::accounts::registration::{self, NewAccount};
use crate::usecases::{Failure, outbox};

/// Who came, and what they showed.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The owner's name.
    pub name: String,
    /// Where she reads mail, in lower case.
    pub email: String,
    /// What she showed.
    pub proof: ClaimProof,
    /// What the clerk saw of it, for the record.
    pub note: String,
}

/// A handover that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Name of the account that held the business.
    pub from: String,
    /// Name of the account that it went to.
    pub to: String,
    /// The clerk's name.
    pub by: String,
    /// What was shown.
    pub proof: ClaimProof,
    /// What the clerk saw of it.
    pub note: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who holds a business, and through whose hands it went.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Whether its owner has entered the account.
    pub holder: Holder,
    /// Name of the account.
    pub name: String,
    /// The handovers, newest first.
    pub handed: Vec<Handed>,
}

/// Who holds a business: for the office.
pub async fn standing(app: &App, actor: &Actor, business: &Business) -> Result<Standing, Failure> {
    policy::may_hand_over(actor)?;
    let account = held_by(&app.db, business).await?;
    let handed = store::handovers::list_of(&app.db, business.id).await?;
    Ok(Standing { holder: holder(&account), name: account.name, handed })
}

async fn held_by(db: &impl Reader, business: &Business) -> Result<Account, Failure> {
    store::accounts::find(db, business.owner).await?.ok_or(Failure::NotFound)
}

const fn holder(account: &Account) -> Holder {
    if account.email_proved { Holder::Entered } else { Holder::NotEntered }
}

/// Hands a business over. Whoever has an account of an owner gets it there; whoever has none is invited by mail, and has
/// seven days to set a password.
pub async fn hand_over(app: &App, actor: &Actor, id: BusinessId, claim: Claim) -> Result<(), Failure> {
    policy::may_hand_over(actor)?;
    let tx = app.db.begin().await?;
    let business = store::businesses::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let from = held_by(&tx, &business).await?;
    if !holder(&from).may_be_handed_over() {
        return Err(Failure::Refused("business-claimed"));
    }
    let to = receiver(app, &tx, &claim).await?;
    if from.id != to {
        give(app, &tx, &business, to).await?;
    }
    let (proof, note) = (claim.proof, claim.note.as_str());
    let record = NewHandover { business: id, from: from.id, to, by: actor.account, proof, note };
    let now = app.clock.now();
    store::handovers::insert(&tx, app.ids.next(now), &record, now).await?;
    let params = json!({ "business": business.name });
    outbox::tell(app, &tx, to, "business_handed", params, &format!("/businesses/{id}")).await?;
    tx.commit().await?;
    Ok(())
}

/// The account of whoever came; where nobody has entered one with this address, one that they are invited to.
async fn receiver(app: &App, tx: &Tx, claim: &Claim) -> Result<AccountId, Failure> {
    let found = store::accounts::find_by_email(tx, &claim.email).await?;
    if let Some(account) = found {
        if account.role != Role::Owner || account.disabled {
            return Err(Failure::invalid("email", "claim-no-owner"));
        }
        if account.email_proved {
            return Ok(account.id);
        }
    }
    let invitation = Invitation {
        name: claim.name.clone(),
        email: claim.email.clone(),
        role: Role::Owner,
        organisation: None,
        to: app.settings.office_name.clone(),
        as_what: None,
        language: Language::Id,
    };
    Ok(invitations::send_in(app, tx, invitation).await?.0)
}

/// Moves the business. What its new owner has said of herself before holds for it too; what she has not stays as it was.
async fn give(app: &App, tx: &Tx, business: &Business, to: AccountId) -> Result<(), Failure> {
    if store::businesses::list_of(tx, to).await?.len() >= MOST_BUSINESSES {
        return Err(Failure::Refused("businesses-too-many"));
    }
    store::handovers::give(tx, business.id, business.owner, to).await.map_err(|error| match error {
        StoreError::Stale => Failure::Refused("business-claimed"),
        other => other.into(),
    })?;
    let said = owners::statements_of(tx, to).await?;
    let said = said.into_iter().filter(|statement| statement.said != facts::Said::Unknown).collect();
    facts::state_in(app, tx, business.id, Some(to), said).await?;
    facts::rematch(app, tx, business.id).await
}

/// Takes the businesses of an account that nobody has entered, and that is about to become somebody else's, into one that
/// nobody can enter: they wait for their owner at the counter.
pub async fn release(app: &App, tx: &Tx, account: &Account) -> Result<(), Failure> {
    let held = store::businesses::list_of(tx, account.id).await?;
    if held.is_empty() || account.email_proved {
        return Ok(());
    }
    let new = NewAccount {
        email: unclaimed_address(&app.ids.next(app.clock.now()).to_string()),
        name: account.name.clone(),
        phone: account.phone.clone(),
        password: String::new(),
        language: account.language,
        role: Role::Owner,
        organisation: None,
    };
    let waits = registration::insert(app, tx, &new, None).await?;
    for business in held {
        store::handovers::give(tx, business.id, account.id, waits).await?;
    }
    Ok(())
}

/// An address that is none, so that nobody can sign in with it and no mail ever leaves for it (RFC 2606).
pub fn unclaimed_address(key: &str) -> String {
    let name = crate::vault::hash(key);
    format!("{}@belum-diklaim.invalid", hex::encode(name.get(..12).unwrap_or(&name)))
}
