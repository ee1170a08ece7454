//! What the facts that a program improves were when a participation started, and when it was completed, with how well
//! each was proved; and which offers they kept closed. Written once: later statements do not change what was so then.

use domain::applications::Decline;
use domain::calendar::wita_date;
use domain::facts::{FactKey, FactSheet};
use domain::matching::{Improvement, OfferContext, Truth, improves, judge};
use domain::mentoring::Moment;
use domain::policy::Actor;

use super::{FoundGap, Progress};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::applications::Application;
use crate::usecases::matching::Market;
use crate::usecases::{Failure, businesses, today};

/// The most offers named for one fact.
const MOST: usize = 20;

/// Writes what was before. Nothing where it is written already.
pub async fn before(app: &App, tx: &Tx, actor: &Actor, seen: &Application) -> Result<(), Failure> {
    if store::mentoring::progress::is_written(tx, seen.id, Moment::Before).await? {
        return Ok(());
    }
    let found = gaps(app, tx, seen).await?;
    write(app, tx, actor, seen, Moment::Before, &found).await
}

/// Writes what is after.
pub async fn after(app: &App, tx: &Tx, actor: &Actor, seen: &Application) -> Result<(), Failure> {
    write(app, tx, actor, seen, Moment::After, &[]).await
}

async fn write(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    seen: &Application,
    moment: Moment,
    found: &[(FactKey, FoundGap)],
) -> Result<(), Failure> {
    let Some(terms) = seen.frozen.as_ref().and_then(|frozen| frozen.terms.of_program()) else {
        return Ok(());
    };
    let facts = businesses::known(app, tx, seen.business).await?.facts;
    for improvement in &terms.improves {
        let fact = facts.get(improvement.fact);
        let of_fact = found.iter().filter(|(key, _)| *key == improvement.fact);
        let progress = Progress {
            fact: improvement.fact,
            moment,
            value: fact.map(|fact| spelled(fact.value.to_json())),
            evidence: fact.map(|fact| fact.evidence),
            target: spelled(improvement.to.to_json()),
            reached: reached(&facts, *improvement),
            at: app.clock.now(),
            found: of_fact.map(|(_, gap)| gap.clone()).take(MOST).collect(),
        };
        store::mentoring::progress::insert(tx, seen.id, &progress, actor.account).await?;
    }
    Ok(())
}

/// A value as facts are spelled in a CSV, so that it reads back as what it was.
fn spelled(json: serde_json::Value) -> String {
    match json {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    }
}

/// It is known, and the program could not raise it.
fn reached(facts: &FactSheet, improvement: Improvement) -> bool {
    facts.get(improvement.fact).is_some() && !improves(facts, improvement)
}

/// Which offers these facts keep closed: those whose bank declined for it, then those open now that the facts at the
/// time of the application fail.
async fn gaps(app: &App, tx: &Tx, seen: &Application) -> Result<Vec<(FactKey, FoundGap)>, Failure> {
    let mut found = declined(tx, seen).await?;
    let (Some(facts), Some(at)) = (&seen.facts, seen.submitted_at) else {
        return Ok(found);
    };
    let market = Market::load(tx, today(app)).await?;
    for (version, bank) in &market.offers {
        let judged = judge(&version.rule, facts, OfferContext::NONE);
        for finding in judged.findings.iter().filter(|finding| finding.verdict == Truth::Fail) {
            let gap = FoundGap {
                on: wita_date(at),
                offer: version.terms.name.clone(),
                bank: bank.clone(),
                declined: false,
            };
            let fact = finding.leaf.check.fact();
            let known = found.iter().any(|(key, other)| *key == fact && other.offer == gap.offer);
            if !known {
                found.push((fact, gap));
            }
        }
    }
    Ok(found)
}

/// What banks declined this business for before it applied for the program.
async fn declined(tx: &Tx, seen: &Application) -> Result<Vec<(FactKey, FoundGap)>, Failure> {
    let mut found = Vec::new();
    for other in store::applications::declined_of_business(tx, seen.business).await? {
        let (Some(frozen), Some(at)) = (&other.application.frozen, other.application.closed_at) else {
            continue;
        };
        let Some(decline): Option<&Decline> = other.application.decline.as_ref() else {
            continue;
        };
        for gap in decline.gaps(&frozen.rule, &other.application.findings) {
            let Some(fact) = gap.fact else { continue };
            let on = wita_date(at);
            let offer = frozen.terms.name().clone();
            found.push((fact, FoundGap { on, offer, bank: other.bank.clone(), declined: true }));
        }
    }
    Ok(found)
}
