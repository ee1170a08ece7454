//! Who looked at a single member's account. A look is written in the transaction in which it is shown, so that nobody sees
//! what the member cannot know of.

use chrono::{DateTime, Utc};
use domain::disputes::{LookAt, LookSeat};
use domain::ledger::MemberId;
use domain::policy::Actor;

use super::Membership;
use crate::app::App;
use crate::store::{self, Cursor, Page, Tx};
use crate::usecases::Failure;
use crate::usecases::office::SIZE;

/// A look at a member's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: DateTime<Utc>,
    /// Name of who looked.
    pub by: String,
    /// As what.
    pub seat: LookSeat,
    /// At what.
    pub what: LookAt,
}

/// Writes that the actor looks at these members' accounts; each is told once.
pub(crate) async fn write(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (seat, what): (LookSeat, LookAt),
    members: impl IntoIterator<Item = MemberId>,
) -> Result<(), Failure> {
    let now = app.clock.now();
    let members: std::collections::BTreeSet<MemberId> = members.into_iter().collect();
    let looks: Vec<_> = members.into_iter().map(|member| (app.ids.next(now), member)).collect();
    Ok(store::disputes::insert_looks(tx, (actor.account, seat, what), &looks, now).await?)
}

/// A page of the looks at the actor's account by others, the latest first.
pub async fn list(
    app: &App,
    actor: &Actor,
    id: MemberId,
    cursor: Option<&Cursor>,
) -> Result<(Membership, Page<Look>), Failure> {
    let membership = super::own(&app.db, actor, id).await?;
    Ok((membership, store::disputes::looks(&app.db, id, cursor, SIZE).await?))
}
