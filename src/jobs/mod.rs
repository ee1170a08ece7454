//! What runs without a request: delivering the outbox, deadlines, recomputing matches.
//!
//! Each job is a function that does what is due and answers how much it did; the loop here only repeats them.

pub mod deadlines;
pub mod matching;
pub mod meetings;
pub mod outbox;
pub mod publications;

use std::sync::Arc;
use std::time::Duration;

use crate::app::App;

/// How long the loop rests when nothing was due.
const REST: Duration = Duration::from_secs(2);
/// How often somebody looks whether a last day has passed.
const DEADLINES: chrono::Duration = chrono::Duration::minutes(1);
/// How often somebody looks which boards are to be reminded of their annual meeting.
const MEETINGS: chrono::Duration = chrono::Duration::hours(1);

/// Runs every job again and again until the future is dropped.
pub async fn run(app: Arc<App>) {
    let worker = app.ids.next(app.clock.now()).simple().to_string();
    let mut looked = None;
    let mut reminded = None;
    loop {
        let delivered = outbox::deliver_due(&app, &worker).await;
        if let Err(error) = &delivered {
            tracing::warn!(%error, "the outbox rests");
        }
        if let Err(error) = publications::turn_the_day(&app).await {
            tracing::warn!(%error, "offers and programs wait for their day");
        }
        if let Err(error) = matching::reckon_due(&app, &worker).await {
            tracing::warn!(%error, "matches wait");
        }
        let now = app.clock.now();
        if looked.is_none_or(|last| now - last >= DEADLINES) {
            looked = Some(now);
            if let Err(error) = deadlines::assign_due(&app).await {
                tracing::warn!(%error, "the seats of closed cohorts wait");
            }
            if let Err(error) = deadlines::lapse_due(&app).await {
                tracing::warn!(%error, "letters and seats wait for their day");
            }
            if let Err(error) = deadlines::tell_of_late_disputes(&app).await {
                tracing::warn!(%error, "the office waits to be told of late disputes");
            }
        }
        if reminded.is_none_or(|last| now - last >= MEETINGS) {
            reminded = Some(now);
            if let Err(error) = meetings::remind_due(&app).await {
                tracing::warn!(%error, "boards wait to be reminded");
            }
        }
        if !matches!(delivered, Ok(1..)) {
            tokio::time::sleep(REST).await;
        }
    }
}
