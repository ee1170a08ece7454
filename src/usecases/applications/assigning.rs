//! Who works on a case: taken up, given to a colleague, given back.

use domain::accounts::AccountId;
use domain::applications::{ApplicationId, is_participation};
use domain::policy::{self, Actor};

use super::case::roles_of;
use super::{effects, telling};
use crate::app::App;
use crate::store::{self, StoreError};
use crate::usecases::Failure;
use crate::usecases::mentoring::{self, silence};

/// Gives a case to a colleague, or to nobody. `seen` is who held it when the page was read: of two who take it at once
/// one does.
pub async fn assign(
    app: &App,
    actor: &Actor,
    id: ApplicationId,
    seen: Option<AccountId>,
    to: Option<AccountId>,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let application = store::applications::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    policy::may_assign(actor, &application.case())?;
    if application.is_closed() {
        return Err(Failure::Refused("act-no-such-move"));
    }
    if application.assigned_to == to {
        return Ok(());
    }
    if let Some(to) = to {
        let roles = roles_of(application.kind());
        let people = store::applications::desk::people(&tx, application.organisation, roles).await?;
        if !people.iter().any(|party| party.id == to) {
            return Err(Failure::invalid("to", "choose"));
        }
    }
    if let Some(to) = to {
        silence::must_be_on_the_list(&tx, to).await?;
    }
    match store::applications::assign(&tx, id, seen, to, app.clock.now()).await {
        Err(StoreError::Stale) => return Err(held_by_another(&tx, &application).await?),
        other => other?,
    }
    if let Some(to) = to.filter(|to| *to != actor.account) {
        telling::of_assignment(app, &tx, &application, to).await?;
    }
    if let Some(to) = to.filter(|_| is_participation(application.status)) {
        mentoring::telling::of_mentor(app, &tx, &application, to).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whoever took it meanwhile, by name; without one, whoever moved it last.
async fn held_by_another(tx: &store::Tx, application: &super::Application) -> Result<Failure, Failure> {
    let holder =
        store::applications::case::parties(tx, application.id).await?.and_then(|parties| parties.assignee);
    let Failure::Stale(mut told) = effects::stale(tx, application).await? else {
        return Ok(Failure::Busy);
    };
    if let Some(holder) = holder {
        told.by = holder.name;
    }
    Ok(Failure::Stale(told))
}
