//! Businesses: registering one, stating its facts, saying what it needs.
//!
//! Decides nothing about what fits: stating leaves a task behind, and `matching` does the rest.

pub mod confirming;
pub mod facts;
pub mod handing;
pub mod importing;
pub mod needs;
pub mod numbers;
pub mod owners;
pub mod putting_away;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::facts::{BusinessId, District, Evidence, FactKey, FactSheet, FactValue};
use domain::needs::NeedId;
use domain::policy::{self, Actor};

use self::facts::Statement;
use super::{Failure, Fault, today};
use crate::app::App;
pub use crate::store::businesses::{Filter, Listed};
use crate::store::{self, Reader, Tx};
pub use crate::store::{Cursor, Page};

/// How many businesses one account may hold: enough for anybody, and a bound for every list of them.
pub const MOST_BUSINESSES: usize = 50;

/// A business as its owner and the office see it. Numbers are masked; whoever needs one asks [`numbers`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Business {
    /// Its id.
    pub id: BusinessId,
    /// Whose it is.
    pub owner: AccountId,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// What it does, in the owner's words.
    pub description: Option<String>,
    /// Last four digits of the NIB, if one was given.
    pub nib_last4: Option<String>,
    /// Last four digits of the NPWP, if one was given.
    pub npwp_last4: Option<String>,
    /// Capital without land and building, whole rupiah.
    pub capital: Option<i64>,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
    /// When its owner put it away, if she did.
    pub archived_at: Option<DateTime<Utc>>,
}

/// Where a business is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Kemendagri code of the district.
    pub district: Option<String>,
    /// Kemendagri code of the village.
    pub village: Option<String>,
    /// Street, hamlet, landmark.
    pub address: Option<String>,
}

/// All that is known of a business at present.
#[derive(Debug, Clone)]
pub struct Known {
    /// Counts the changes; results reckoned from an older one are stale.
    pub revision: i32,
    /// The open need, if there is one.
    pub need: Option<NeedId>,
    /// The facts as of today, the need's among them.
    pub facts: FactSheet,
}

/// What is given to register a business.
#[derive(Debug, Clone, Default)]
pub struct NewBusiness {
    /// Its id, where a form brings one along so that sending it twice makes one business.
    pub id: Option<BusinessId>,
    /// Its name.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// Where it is.
    pub place: Place,
    /// Makes an import repeatable.
    pub import_key: Option<String>,
}

/// Registers a business of the actor; a form that is sent twice registers one.
pub async fn create(app: &App, actor: &Actor, new: NewBusiness) -> Result<BusinessId, Failure> {
    if actor.role != domain::accounts::Role::Owner {
        return Err(Failure::Refused("denied-role"));
    }
    let tx = app.db.begin().await?;
    let own = store::businesses::list_of(&tx, actor.account).await?;
    if let Some(same) = own.iter().find(|business| Some(business.id) == new.id) {
        return Ok(same.id);
    }
    if own.len() >= MOST_BUSINESSES {
        return Err(Failure::Refused("businesses-too-many"));
    }
    let wanted = new.id;
    match insert(app, &tx, actor.account, new).await {
        Ok(id) => {
            tx.commit().await?;
            Ok(id)
        }
        // Sent twice at once: the other one was quicker.
        Err(Failure::NotFound) => {
            drop(tx);
            let there = visible(&app.db, actor, wanted.ok_or(Failure::NotFound)?).await?;
            Ok(there.id)
        }
        Err(other) => Err(other),
    }
}

/// Registers a business within a transaction, with what is known of its owner and its place already stated. Not found
/// where there is one with the wanted id already: whose it is, is not told.
pub async fn insert(app: &App, tx: &Tx, owner: AccountId, new: NewBusiness) -> Result<BusinessId, Failure> {
    let now = app.clock.now();
    let id = new.id.unwrap_or_else(|| BusinessId(app.ids.next(now)));
    let place = new.place.clone();
    if !store::businesses::insert(tx, id, owner, &new, now).await? {
        return Err(Failure::NotFound);
    }
    let mut statements = owners::statements_of(tx, owner).await?;
    statements.extend(district_of(&place));
    facts::state_in(app, tx, id, Some(owner), statements).await?;
    Ok(id)
}

fn district_of(place: &Place) -> Option<Statement> {
    let district: District = place.district.as_deref()?.parse().ok()?;
    Some(Statement::value(FactKey::District, FactValue::District(district)))
}

/// The businesses that the actor runs, oldest first; those that were put away are in [`putting_away::list`].
pub async fn own(app: &App, actor: &Actor) -> Result<Vec<Business>, Failure> {
    let mut all = store::businesses::list_of(&app.db, actor.account).await?;
    all.retain(|business| business.archived_at.is_none());
    Ok(all)
}

/// A business with all that is known of it today, for its owner and the office.
pub async fn show(app: &App, actor: &Actor, id: BusinessId) -> Result<(Business, Known), Failure> {
    let business = visible(&app.db, actor, id).await?;
    let known = known(app, &app.db, id).await?;
    Ok((business, known))
}

/// What is known of a business today, for callers that have asked `policy` already.
pub async fn known(app: &App, db: &impl Reader, id: BusinessId) -> Result<Known, Failure> {
    store::facts::known(db, id, today(app)).await?.ok_or(Failure::NotFound)
}

/// The business, if the actor may see it.
pub async fn visible(db: &impl Reader, actor: &Actor, id: BusinessId) -> Result<Business, Failure> {
    let business = store::businesses::find(db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_business(actor, business.owner)?;
    Ok(business)
}

/// The business, if the actor may change it.
pub async fn editable(db: &impl Reader, actor: &Actor, id: BusinessId) -> Result<Business, Failure> {
    let business = store::businesses::find(db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_edit_business(actor, business.owner)?;
    if business.archived_at.is_some() {
        return Err(Failure::Refused("business-put-away"));
    }
    Ok(business)
}

/// What the identity step saves: name and description of the business, its form and its beginning.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Its name.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// Legal form and start, known or not.
    pub statements: Vec<Statement>,
}

/// Saves the identity step together with what it says of the owner.
pub async fn identify(
    app: &App,
    actor: &Actor,
    id: BusinessId,
    identity: Identity,
    owner: owners::Told,
) -> Result<Vec<domain::identity::NikWarning>, Failure> {
    let tx = app.db.begin().await?;
    let business = editable(&tx, actor, id).await?;
    store::businesses::rename(&tx, id, &identity.name, identity.description.as_deref()).await?;
    facts::state_in(app, &tx, id, Some(actor.account), identity.statements).await?;
    let warnings = owners::tell(app, &tx, business.owner, owner).await?;
    tx.commit().await?;
    Ok(warnings)
}

/// Saves where a business is.
pub async fn settle(app: &App, actor: &Actor, id: BusinessId, place: Place) -> Result<(), Failure> {
    if let (Some(district), Some(village)) = (&place.district, &place.village) {
        let within = domain::regions::village(village).is_some_and(|v| v.district_code() == district);
        if !within {
            return Err(Failure::Invalid(vec![Fault::new("village", "village-elsewhere")]));
        }
    }
    let tx = app.db.begin().await?;
    editable(&tx, actor, id).await?;
    store::businesses::place(&tx, id, &place).await?;
    let statement = district_of(&place).unwrap_or(Statement::unknown(FactKey::District));
    facts::state_in(app, &tx, id, Some(actor.account), vec![statement]).await?;
    tx.commit().await?;
    Ok(())
}

/// Saves the figures of a business. Capital is no fact of its own; the size class is reckoned from it and from sales.
pub async fn reckon(
    app: &App,
    actor: &Actor,
    id: BusinessId,
    capital: Option<i64>,
    mut statements: Vec<Statement>,
) -> Result<(), Failure> {
    let no_sales = Statement::unknown(FactKey::AnnualSales);
    if capital.is_none() && statements.contains(&no_sales) {
        statements.push(Statement::unknown(FactKey::SizeClass));
    }
    let tx = app.db.begin().await?;
    editable(&tx, actor, id).await?;
    store::businesses::set_capital(&tx, id, capital).await?;
    facts::state_in(app, &tx, id, Some(actor.account), statements).await?;
    tx.commit().await?;
    Ok(())
}

/// One line of a fact's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Which fact.
    pub key: FactKey,
    /// What was stated, in its stable spelling; nothing where it became unknown.
    pub value: Option<String>,
    /// How well it was proved.
    pub evidence: Evidence,
    /// The paper behind it, while it is there.
    pub document: Option<domain::documents::DocumentId>,
    /// When.
    pub at: DateTime<Utc>,
    /// The name of who said so; nobody's where the portal itself did.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub expires_on: Option<NaiveDate>,
    /// Why, where somebody said so.
    pub note: Option<String>,
}

/// What was ever stated of a business, newest first, for its owner and the office.
pub async fn history(
    app: &App,
    actor: &Actor,
    id: BusinessId,
    key: Option<FactKey>,
) -> Result<(Business, Vec<Stated>), Failure> {
    let business = visible(&app.db, actor, id).await?;
    let lines = store::facts::history(&app.db, id, key).await?;
    Ok((business, lines))
}

/// Rows of a page of the list of the office.
pub const PAGE: u64 = 20;
/// Rows read at a time for an export.
const EXPORT_SIZE: u64 = 500;

/// Businesses as far as the actor may list them, newest first.
pub async fn search(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    cursor: Option<&Cursor>,
) -> Result<Page<Listed>, Failure> {
    let scope = policy::scope_of_businesses(actor);
    Ok(store::businesses::list(&app.db, scope, filter, cursor, PAGE).await?)
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    cursor: Option<&Cursor>,
) -> Result<Page<Listed>, Failure> {
    let scope = policy::scope_of_businesses(actor);
    Ok(store::businesses::list(&app.db, scope, filter, cursor, EXPORT_SIZE).await?)
}

/// What the owner of a business says of herself, and her name, for whoever may see the business.
pub async fn owner_of(
    app: &App,
    actor: &Actor,
    business: &Business,
) -> Result<(String, owners::Owner), Failure> {
    policy::may_see_business(actor, business.owner)?;
    let account = store::accounts::find(&app.db, business.owner).await?.ok_or(Failure::NotFound)?;
    Ok((account.name, owners::find(&app.db, business.owner).await?))
}
