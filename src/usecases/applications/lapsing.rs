//! What a day does by itself: letters and seats that nobody accepted lapse, and waitlists of cohorts that begin.

use domain::applications::{Action, ApplicationId, By, Eyes, Proposal, decide};

use super::effects::{Decided, carry_out};
use super::{EventData, acting};
use crate::app::App;
use crate::store;
use crate::store::applications::Change;
use crate::usecases::{Failure, seats};

/// How many lapse in one pass; the next pass takes the rest.
const BATCH: u64 = 100;

/// Lets everything lapse whose last day has passed, each in its own transaction; answers how many did.
pub async fn lapse_due(app: &App) -> Result<usize, Failure> {
    let due = store::applications::run_out(&app.db, acting::today(app), BATCH).await?;
    let mut lapsed = 0;
    for id in due {
        match lapse(app, id).await {
            Ok(()) => lapsed += 1,
            // Somebody moved it in the meantime: then it does not lapse, or not now.
            Err(Failure::Stale(_) | Failure::Refused(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(lapsed)
}

async fn lapse(app: &App, id: ApplicationId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let seen = store::applications::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    // Between the list and now somebody may have offered a seat anew: its last day has not come.
    if seen.expires_on.is_some_and(|last| last >= acting::today(app)) {
        return Err(Failure::Refused("act-no-such-move"));
    }
    let moved = decide(&Proposal {
        kind: seen.kind(),
        status: seen.status,
        resume: None,
        action: Action::Lapse,
        by: By::System,
        eyes: Eyes::NotAsked,
        given: &[],
    })
    .map_err(|refusal| acting::refused(&refusal))?;
    let decided = Decided {
        action: Action::Lapse,
        by: By::System,
        actor: None,
        moved,
        note: None,
        data: EventData { expires_on: seen.expires_on, ..EventData::default() },
    };
    carry_out(app, &tx, &seen, Change::default(), decided).await?;
    Box::pin(seats::passing::after_move(app, &tx, &seen, moved.to)).await?;
    tx.commit().await?;
    Ok(())
}
