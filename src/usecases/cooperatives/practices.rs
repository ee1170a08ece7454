//! Office and boards say what the system cannot see: whether a cooperative does something, from which day on. Every word is
//! kept with who said it; the same word again is no new one.

use domain::cooperatives::{CooperativeId, RecordSource, Said, may_record_meeting};
use domain::policy::{self, Actor};

use super::boards::{known, own_seats};
use crate::app::App;
use crate::store::cooperatives::standing as rows;
use crate::usecases::{Failure, today};

/// The office says.
pub async fn say_as_office(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    said: (Said, Option<String>),
) -> Result<(), Failure> {
    policy::may_keep_register(actor)?;
    say(app, actor, on, said).await
}

/// The board says: its chair or secretary.
pub async fn say_as_board(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    said: (Said, Option<String>),
) -> Result<(), Failure> {
    may_record_meeting(&own_seats(&app.db, actor, on).await?, on)?;
    let (said, note) = said;
    say(app, actor, on, (Said { source: RecordSource::Board, ..said }, note)).await
}

async fn say(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    (said, note): (Said, Option<String>),
) -> Result<(), Failure> {
    let founded = known(&app.db, on).await?.record.founded_on;
    if said.on > today(app) {
        return Err(Failure::invalid("on", "in-the-future"));
    }
    if founded.is_some_and(|day| said.on < day) {
        return Err(Failure::invalid("on", "before-founding"));
    }
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let before = rows::said_of(&tx, on).await?;
    let latest = before
        .iter()
        .rev()
        .find(|statement| (statement.said.practice, statement.said.source) == (said.practice, said.source));
    if latest.is_none_or(|statement| (statement.said, &statement.note) != (said, &note)) {
        rows::say(&tx, &[(app.ids.next(now), on, said, note)], actor.account, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
