//! How an application stands, by its number and the last four digits of the owner's phone. Tells no name and no amount,
//! and the same for a wrong number as for wrong digits.

use chrono::{DateTime, Utc};
use domain::applications::{Receipt, Status, WorkflowKind};

use crate::app::App;
use crate::store;
use crate::usecases::{Failure, limits};

/// What a number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tracked {
    /// The number.
    pub receipt: Receipt,
    /// Which workflow it follows.
    pub kind: WorkflowKind,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it was handed in.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// Looks an application up; nothing where number and digits do not belong together. Tries are counted by number, so that
/// nobody tries all ten thousand digits.
pub async fn lookup(app: &App, receipt: Receipt, last4: &str) -> Result<Option<Tracked>, Failure> {
    limits::count(app, limits::LOOK_UP, &receipt.to_string()).await?;
    let found = store::applications::find_by_receipt(&app.db, receipt, last4).await?;
    Ok(found.map(|application| Tracked {
        receipt,
        kind: application.kind(),
        status: application.status,
        since: application.status_at,
        submitted_at: application.submitted_at,
    }))
}
