//! What a business asks money for. One need is open at a time: stating another closes the former one.

use domain::facts::{BusinessId, Purpose};
use domain::money::Rupiah;
use domain::needs::{NeedId, NeedState};
use domain::policy::Actor;

use super::{editable, facts};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::Failure;

/// A need for money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// Rupiah asked for.
    pub amount: i64,
    /// Over how many months.
    pub tenor_months: u32,
    /// What for.
    pub purpose: Purpose,
    /// In the owner's words; may be empty.
    pub note: String,
    /// Whether it is still to be met.
    pub state: NeedState,
    /// When it was stated.
    pub created_at: chrono::DateTime<chrono::Utc>,
}

/// What is given to state a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNeed {
    /// Rupiah asked for.
    pub amount: Rupiah,
    /// Over how many months.
    pub tenor_months: u32,
    /// What for.
    pub purpose: Purpose,
    /// In the owner's words; may be empty.
    pub note: String,
}

/// States a need of a business of the actor.
pub async fn state(app: &App, actor: &Actor, business: BusinessId, new: NewNeed) -> Result<NeedId, Failure> {
    let tx = app.db.begin().await?;
    editable(&tx, actor, business).await?;
    let id = state_in(app, &tx, business, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// States a need within a transaction. The same need again changes nothing.
pub async fn state_in(app: &App, tx: &Tx, business: BusinessId, new: NewNeed) -> Result<NeedId, Failure> {
    let now = app.clock.now();
    let former = store::needs::open_of(tx, business).await?;
    let same = former.filter(|need| {
        (need.amount, need.tenor_months, need.purpose, &need.note)
            == (new.amount.get(), new.tenor_months, new.purpose, &new.note)
    });
    if let Some(need) = same {
        return Ok(need.id);
    }
    let id = NeedId(app.ids.next(now));
    store::needs::close_all(tx, business).await?;
    store::needs::insert(tx, id, business, &new, now).await?;
    store::facts::put_need(tx, business, Some((id, &new))).await?;
    facts::rematch(app, tx, business).await?;
    Ok(id)
}

/// Closes the need of a business of the actor: it was met elsewhere, or is not wanted any more.
pub async fn close(app: &App, actor: &Actor, business: BusinessId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    editable(&tx, actor, business).await?;
    store::needs::close_all(&tx, business).await?;
    store::facts::put_need(&tx, business, None).await?;
    facts::rematch(app, &tx, business).await?;
    tx.commit().await?;
    Ok(())
}

/// The open need of a business the actor may see, and the closed ones, newest first.
pub async fn list(app: &App, actor: &Actor, business: BusinessId) -> Result<Vec<Need>, Failure> {
    super::visible(&app.db, actor, business).await?;
    Ok(store::needs::list_of(&app.db, business).await?)
}
