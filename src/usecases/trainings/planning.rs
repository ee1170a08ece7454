//! Planning a training against a budget line, inviting to it, calling it off.

use domain::criteria::Check;
use domain::funds::LineId;
use domain::policy::{self, Actor};
use domain::trainings::{MOST_SEATS, TrainingId, TrainingStatus};
use serde_json::json;

use super::{Training, TrainingText};
use crate::app::App;
use crate::store::{self, StoreError, Tx};
use crate::usecases::office::gaps::{self, Narrowing};
use crate::usecases::{Failure, Fault, outbox, today};

/// How many owners are invited for each seat, and at most.
const INVITED_A_SEAT: usize = 5;
const INVITED_MOST: usize = 500;

/// Plans a training. A form that is sent twice plans it once.
pub async fn plan(
    app: &App,
    actor: &Actor,
    line: LineId,
    text: &TrainingText,
    (gap, once): (Option<&Check>, &str),
) -> Result<TrainingId, Failure> {
    policy::may_book(actor)?;
    let mut faults: Vec<Fault> =
        text.dates.faults().into_iter().map(|(field, code)| Fault::new(field, code)).collect();
    if text.seats == 0 || text.seats > MOST_SEATS {
        faults.push(Fault::new("seats", "training-seats"));
    }
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults));
    }
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    if let Some(known) = store::trainings::known(&tx, once).await? {
        return Ok(known);
    }
    let line = store::funds::line(&tx, line).await?.ok_or(Failure::invalid("line", "choose"))?;
    let fund = store::funds::find(&tx, line.fund).await?.ok_or(Failure::NotFound)?;
    if !fund.is_open() {
        return Err(Failure::Refused("fund-closed"));
    }
    let training = Training {
        id: TrainingId(app.ids.next(now)),
        fund: line.fund,
        line: line.id,
        text: text.clone(),
        gap: gap.and_then(|check| serde_json::to_string(check).ok()),
        taken: 0,
        status: TrainingStatus::Planned,
        held_at: None,
    };
    store::trainings::insert(&tx, &training, (actor.account, now), once).await?;
    tx.commit().await?;
    Ok(training.id)
}

/// Opens registration and invites the owners whom the gap keeps from offers; answers how many.
pub async fn open(app: &App, actor: &Actor, id: TrainingId) -> Result<usize, Failure> {
    policy::may_book(actor)?;
    let training = store::trainings::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    if training.text.dates.register_by < today(app) {
        return Err(Failure::Refused("training-late"));
    }
    let invited = match gap_of(&training) {
        Some(check) => {
            let narrowing =
                Narrowing { district: training.text.district.clone(), sector: None, unknown: false };
            let most = (usize::from(training.text.seats) * INVITED_A_SEAT).min(INVITED_MOST);
            gaps::blocked(app, &check, &narrowing, most).await?
        }
        None => Vec::new(),
    };
    let tx = app.db.begin().await?;
    moved(store::trainings::open(&tx, id, app.clock.now()).await)?;
    for blocked in &invited {
        let Some(business) = store::businesses::find(&tx, blocked.business).await? else { continue };
        let params = json!({
            "training": training.text.name,
            "business": business.name,
            "day": { "day": training.text.dates.starts_on },
            "until": { "day": training.text.dates.register_by },
        });
        outbox::tell(app, &tx, business.owner, "training_open", params, &format!("/trainings/{id}")).await?;
    }
    tx.commit().await?;
    Ok(invited.len())
}

/// The check of the gap that a training was planned from.
pub fn gap_of(training: &Training) -> Option<Check> {
    let json = serde_json::from_str(training.gap.as_deref()?).ok()?;
    Check::from_json(&json).ok()
}

/// Calls a training off, and tells those who registered.
pub async fn cancel(app: &App, actor: &Actor, id: TrainingId) -> Result<(), Failure> {
    policy::may_book(actor)?;
    let tx = app.db.begin().await?;
    let training = store::trainings::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    moved(store::trainings::move_along(&tx, id, TrainingStatus::Cancelled, None).await)?;
    tell_all(app, &tx, &training, "training_cancelled").await?;
    tx.commit().await?;
    Ok(())
}

async fn tell_all(app: &App, tx: &Tx, training: &Training, kind: &'static str) -> Result<(), Failure> {
    let people = store::trainings::people::list(tx, training.id).await?;
    for account in people.iter().filter(|person| !person.withdrawn).filter_map(|person| person.account) {
        let params = json!({ "training": training.text.name });
        outbox::tell(app, tx, account, kind, params, "/trainings").await?;
    }
    Ok(())
}

/// A training that has moved on meanwhile.
pub(super) fn moved<T>(done: Result<T, StoreError>) -> Result<T, Failure> {
    done.map_err(|error| match error {
        StoreError::Stale => Failure::Refused("training-moved"),
        other => other.into(),
    })
}
