//! The rule that the office goes by: every choice has a first day and is kept.

use domain::cooperatives::{RuleChoice, in_force};
use domain::policy::{self, Actor};

use super::Chosen;
use crate::app::App;
use crate::store;
use crate::usecases::Failure;

/// Every choice, latest first day first.
pub async fn history(app: &App, actor: &Actor) -> Result<Vec<Chosen>, Failure> {
    policy::may_keep_register(actor)?;
    let mut chosen = store::cooperatives::rules(&app.db).await?;
    chosen.reverse();
    Ok(chosen)
}

/// Chooses. What is in force on that day already is not chosen again.
pub async fn choose(app: &App, actor: &Actor, choice: RuleChoice) -> Result<(), Failure> {
    policy::may_choose_rule(actor)?;
    let tx = app.db.begin().await?;
    let before: Vec<_> = store::cooperatives::rules(&tx).await?.into_iter().map(|one| one.choice).collect();
    let forced = in_force(&before, choice.from);
    if (forced.rule, forced.line) != (choice.rule, choice.line) {
        let now = app.clock.now();
        store::cooperatives::insert_rule(&tx, app.ids.next(now), choice, actor.account, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
