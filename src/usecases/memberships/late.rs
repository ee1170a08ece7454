//! Disputes that a board leaves unanswered past its term: the office is told of each once, without whose it is.

use chrono::{DateTime, Utc};
use domain::disputes::{DisputeId, answer_days, answer_due, overdue_since};
use domain::policy::Scope;
use serde_json::json;

use crate::ambient::day_in_sinjai;
use crate::app::App;
use crate::store;
use crate::usecases::{Failure, outbox, today};

/// How many are told of in one go; the job comes by again.
const AT_ONCE: u64 = 50;

/// A dispute that nobody answered in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// Its id.
    pub id: DisputeId,
    /// In which cooperative.
    pub cooperative: String,
    /// Since when.
    pub opened_at: DateTime<Utc>,
}

/// The first moment at which what was opened is not overdue yet.
pub(super) fn overdue_before(app: &App) -> DateTime<Utc> {
    let last = overdue_since(today(app));
    // The first moment of the next day in Sinjai, which is eight hours ahead.
    let before = last.succ_opt().and_then(|day| day.and_hms_opt(0, 0, 0)).map(|time| time.and_utc());
    before.map_or(app.clock.now(), |midnight| midnight - chrono::Duration::hours(8))
}

/// Tells everybody of the office of what became overdue, and answers how many disputes that were.
pub async fn tell_due(app: &App) -> Result<usize, Failure> {
    let late = store::disputes::late(&app.db, overdue_before(app), AT_ONCE).await?;
    if late.is_empty() {
        return Ok(0);
    }
    let mut office = store::accounts::colleagues(&app.db, Scope::Everything).await?;
    office.retain(|person| person.email_proved && !person.disabled);
    let mut told = 0;
    for one in late {
        let tx = app.db.begin().await?;
        if !store::disputes::set_office_told(&tx, one.id, app.clock.now()).await? {
            continue;
        }
        let opened = day_in_sinjai(one.opened_at);
        let params = json!({
            "cooperative": one.cooperative,
            "days": answer_days(opened).to_string(),
            "due": { "day": answer_due(opened) },
        });
        for person in &office {
            let link = format!("/office/disputes/{}", one.id);
            outbox::tell(app, &tx, person.id, "dispute_late", params.clone(), &link).await?;
        }
        tx.commit().await?;
        told += 1;
    }
    Ok(told)
}
