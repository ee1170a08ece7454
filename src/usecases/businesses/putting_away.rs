//! Putting a business away that is not run any more, and taking it out again. Nothing of it is deleted: what banks and
//! programs decided on it stays to be seen.

use domain::facts::BusinessId;
use domain::policy::{self, Actor};

use super::{Business, editable, facts};
use crate::app::App;
use crate::store;
use crate::usecases::Failure;

/// The businesses that the actor put away, oldest first.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Business>, Failure> {
    let mut all = store::businesses::list_of(&app.db, actor.account).await?;
    all.retain(|business| business.archived_at.is_some());
    Ok(all)
}

/// Puts a business of the actor away: it fits nothing any more and is not counted. Not while something runs for it.
pub async fn put_away(app: &App, actor: &Actor, id: BusinessId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    editable(&tx, actor, id).await?;
    if !store::applications::open_of_business(&tx, id).await?.is_empty() {
        return Err(Failure::Refused("business-has-cases"));
    }
    store::businesses::set_archived(&tx, id, Some(app.clock.now())).await?;
    facts::rematch(app, &tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a business of the actor out again.
pub async fn take_out(app: &App, actor: &Actor, id: BusinessId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let business = store::businesses::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    policy::may_edit_business(actor, business.owner)?;
    store::businesses::set_archived(&tx, id, None).await?;
    facts::rematch(app, &tx, id).await?;
    tx.commit().await?;
    Ok(())
}
