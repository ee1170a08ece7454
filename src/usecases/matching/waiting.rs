//! Work on matches that waits: claimed with a lease, so that two workers do not both do it, and closed when it is done.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use crate::app::App;
use crate::store::{self, tasks::Claimed};
use crate::usecases::{Failure, today};

/// How long a claim holds.
const LEASE: Duration = Duration::minutes(10);
/// Tasks claimed at a time.
const BATCH: u64 = 50;

/// Tasks that a worker has in hand.
#[derive(Debug)]
pub struct InHand {
    /// The tasks.
    pub tasks: Vec<Claimed>,
    at: DateTime<Utc>,
}

/// Takes tasks in hand; none when nothing is due.
pub async fn claim(app: &App, worker: &str) -> Result<InHand, Failure> {
    let at = app.clock.now();
    let tx = app.db.begin().await?;
    let tasks = store::tasks::claim(&tx, "match_", worker, at, at + LEASE, BATCH).await?;
    tx.commit().await?;
    Ok(InHand { tasks, at })
}

/// Closes tasks that are done; those that came due anew meanwhile wait again.
pub async fn finish(app: &App, done: &InHand) -> Result<(), Failure> {
    let ids: Vec<Uuid> = done.tasks.iter().map(|task| task.id).collect();
    let tx = app.db.begin().await?;
    store::tasks::finish(&tx, ids, done.at, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Ages grow and papers lapse: once a day everyone is to be reckoned anew.
pub async fn note_the_day(app: &App) -> Result<(), Failure> {
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
