//! Reckons matches anew where something changed: a business's facts, an offer, a program, the day.
//!
//! A task is claimed with a lease and may be done twice: the result is the same, and an owner is told once.

use domain::facts::BusinessId;

use crate::app::App;
use crate::store;
use crate::usecases::matching::{Market, recompute, waiting};
use crate::usecases::{Failure, today};

/// Businesses read at a time when an offer or a program changed.
const PAGE: u64 = 500;

/// Does what waits and answers how many tasks it did.
pub async fn reckon_due(app: &App, worker: &str) -> Result<usize, Failure> {
    waiting::note_the_day(app).await?;
    let mut done = 0;
    loop {
        let in_hand = waiting::claim(app, worker).await?;
        if in_hand.tasks.is_empty() {
            return Ok(done);
        }
        let market = Market::load(&app.db, today(app)).await?;
        if in_hand.tasks.iter().any(|task| task.kind != "match_business") {
            everyone(app, &market).await?;
        } else {
            for task in &in_hand.tasks {
                if let Ok(business) = task.subject.parse::<BusinessId>() {
                    recompute::business(app, &market, business).await?;
                }
            }
        }
        done += in_hand.tasks.len();
        waiting::finish(app, &in_hand).await?;
    }
}

/// Every business, in batches; a result that did not change is not written.
async fn everyone(app: &App, market: &Market) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let businesses = store::match_results::businesses_after(&app.db, after, PAGE).await?;
        let Some(last) = businesses.last() else {
            return Ok(());
        };
        after = Some(*last);
        for business in &businesses {
            recompute::business(app, market, *business).await?;
        }
    }
}
