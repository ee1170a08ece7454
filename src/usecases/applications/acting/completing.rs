//! Completing a program: what it improves is stated anew for the business, on the partner's word, and matched again.

use domain::facts::{Evidence, FactSheet};
use domain::matching::{Improvement, improves};
use domain::policy::Actor;

use super::Act;
use crate::app::App;
use crate::store::Tx;
use crate::usecases::applications::Application;
use crate::usecases::businesses::facts::{Statement, state_in};
use crate::usecases::{Failure, businesses};

/// Raises the facts that the participant reached. What is known to be higher already stays; what was not known counts
/// as reached, because the partner saw it.
pub(super) async fn raise(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    seen: &Application,
    act: &Act,
) -> Result<(), Failure> {
    let Some(terms) = seen.frozen.as_ref().and_then(|frozen| frozen.terms.of_program()) else {
        return Ok(());
    };
    let reached = act.reached.as_deref().unwrap_or_default();
    let facts = businesses::known(app, tx, seen.business).await?.facts;
    let receipt = seen.receipt.map(|receipt| receipt.to_string()).unwrap_or_default();
    let statements: Vec<Statement> = terms
        .improves
        .iter()
        .filter(|improvement| reached.contains(&improvement.fact))
        .filter(|improvement| tells_more(&facts, **improvement))
        .map(|improvement| {
            let stated = Statement::value(improvement.fact, improvement.to);
            stated.proved_by(Evidence::Checked).noted(receipt.clone())
        })
        .collect();
    state_in(app, tx, seen.business, Some(actor.account), statements).await?;
    Ok(())
}

/// It raises what is known, proves it better, or tells what was not known.
fn tells_more(facts: &FactSheet, improvement: Improvement) -> bool {
    match facts.get(improvement.fact) {
        None => true,
        Some(fact) if fact.value == improvement.to => fact.evidence < Evidence::Checked,
        Some(_) => improves(facts, improvement),
    }
}
