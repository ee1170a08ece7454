//! Reckons matches anew where something changed: a business's facts, an offer, a program, the day.
//!
//! A task is claimed with a lease and may be done twice: the result is the same, and an owner is told once.

use chrono::Duration;
use domain::facts::BusinessId;

use crate::app::App;
use crate::store;
use crate::usecases::matching::{Market, recompute};
use crate::usecases::{Failure, today};

/// How long a claim holds.
const LEASE: Duration = Duration::minutes(10);
/// Tasks claimed at a time.
const BATCH: u64 = 50;
/// Businesses read at a time when an offer or a program changed.
const PAGE: u64 = 500;

/// Does what waits and answers how many tasks it did.
pub async fn reckon_due(app: &App, worker: &str) -> Result<usize, Failure> {
    on_a_new_day(app).await?;
    let mut done = 0;
    loop {
        let now = app.clock.now();
        let tx = app.db.begin().await?;
        let tasks = store::tasks::claim(&tx, "match_", worker, now, now + LEASE, BATCH).await?;
        tx.commit().await?;
        if tasks.is_empty() {
            return Ok(done);
        }
        let market = Market::load(&app.db, today(app)).await?;
        if tasks.iter().any(|task| task.kind != "match_business") {
            everyone(app, &market).await?;
        } else {
            for task in &tasks {
                if let Ok(business) = task.subject.parse::<BusinessId>() {
                    recompute::business(app, &market, business).await?;
                }
            }
        }
        done += tasks.len();
        let tx = app.db.begin().await?;
        store::tasks::finish(&tx, tasks.iter().map(|task| task.id).collect(), now, app.clock.now()).await?;
        tx.commit().await?;
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

/// Ages grow and papers lapse: once a day everyone is reckoned anew.
async fn on_a_new_day(app: &App) -> Result<(), Failure> {
    let day = today(app).to_string();
    if store::tasks::is_known(&app.db, "match_day", &day).await? {
        return Ok(());
    }
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    store::tasks::enqueue(&tx, app.ids.next(now), "match_day", &day, now).await?;
    tx.commit().await?;
    Ok(())
}
