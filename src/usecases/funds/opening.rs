//! What the head does with a fund: open it, split it, approve more for a line, close the year.

use domain::funds::{ActivityId, FundId, FundSource, LineId};
use domain::money::Rupiah;
use domain::policy::{self, Actor};

use super::{Targets, plan};
use crate::app::App;
use crate::store::{self, StoreError, Tx};
use crate::usecases::Failure;

/// A fund to be opened.
#[derive(Debug, Clone)]
pub struct NewFund {
    /// The budget year.
    pub year: i32,
    /// Where the money comes from.
    pub source: FundSource,
    /// What it is called.
    pub name: String,
    /// All there is.
    pub amount: Rupiah,
}

/// Opens the fund of a year; one for each year and source.
pub async fn open(app: &App, actor: &Actor, new: &NewFund) -> Result<FundId, Failure> {
    policy::may_manage_funds(actor)?;
    let now = app.clock.now();
    let id = FundId(app.ids.next(now));
    let tx = app.db.begin().await?;
    match store::funds::insert(&tx, id, new, actor.account, now).await {
        Err(error) if error.is_taken("ux_fund_year_source") => {
            return Err(Failure::invalid("year", "fund-year-taken"));
        }
        done => done?,
    }
    tx.commit().await?;
    Ok(id)
}

/// Adds an activity with the participants it aims at.
pub async fn add_activity(
    app: &App,
    actor: &Actor,
    fund: FundId,
    name: &str,
    targets: &Targets,
) -> Result<ActivityId, Failure> {
    policy::may_manage_funds(actor)?;
    let now = app.clock.now();
    let id = ActivityId(app.ids.next(now));
    let tx = app.db.begin().await?;
    book_in(&tx, fund, 0, 0).await?;
    match store::funds::insert_activity(&tx, id, fund, (name, targets), now).await {
        Err(error) if error.is_taken("ux_fund_activity_fund_id_name") => {
            return Err(Failure::invalid("activity", "name-taken"));
        }
        done => done?,
    }
    tx.commit().await?;
    Ok(id)
}

/// Adds a budget line to an activity; all lines together are never more than the fund.
pub async fn add_line(
    app: &App,
    actor: &Actor,
    activity: ActivityId,
    name: &str,
    amount: Rupiah,
) -> Result<LineId, Failure> {
    policy::may_manage_funds(actor)?;
    let now = app.clock.now();
    let id = LineId(app.ids.next(now));
    let tx = app.db.begin().await?;
    let activity = store::funds::activity(&tx, activity).await?.ok_or(Failure::NotFound)?;
    match book_in(&tx, activity.fund, amount.get(), 0).await {
        Err(Failure::Refused("fund-over")) => return Err(Failure::invalid("amount", "fund-over")),
        done => done?,
    }
    match store::funds::insert_line(&tx, id, &activity, (name, amount), now).await {
        Err(error) if error.is_taken("ux_budget_line_activity_id_name") => {
            return Err(Failure::invalid("line", "name-taken"));
        }
        done => done?,
    }
    tx.commit().await?;
    Ok(id)
}

/// What is stated with an approval.
#[derive(Debug, Clone)]
pub struct NewApproval {
    /// How much more the line may bear.
    pub amount: Rupiah,
    /// Why.
    pub reason: String,
    /// Makes it count once.
    pub once: String,
}

/// Approves that a line is exceeded by so much more. The fund as a whole is never exceeded.
pub async fn approve(app: &App, actor: &Actor, line: LineId, new: &NewApproval) -> Result<(), Failure> {
    policy::may_manage_funds(actor)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let found = store::funds::line(&tx, line).await?.ok_or(Failure::NotFound)?;
    book_in(&tx, found.fund, 0, 0).await?;
    match store::funds::approve(&tx, (app.ids.next(now), line), new, actor.account, now).await {
        Err(error) if error.is_taken("ux_budget_approval_once_key") => return Ok(()),
        done => done?,
    }
    tx.commit().await?;
    Ok(())
}

/// Closes the year: nothing may still be committed, and from then on nothing is booked.
pub async fn close(app: &App, actor: &Actor, fund: FundId) -> Result<(), Failure> {
    policy::may_manage_funds(actor)?;
    let tx = app.db.begin().await?;
    book_in(&tx, fund, 0, 0).await?;
    let plan = plan(&tx, fund).await?;
    if plan.lines.iter().any(|line| line.balance.committed > Rupiah::ZERO) {
        return Err(Failure::Refused("fund-committed"));
    }
    store::funds::close(&tx, fund, actor.account, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the fund's row for this transaction and adds to its totals: whoever comes next waits. Refused once it is closed,
/// and by the database itself where more would be used than there is.
pub(super) async fn book_in(tx: &Tx, fund: FundId, allocated: i64, booked: i64) -> Result<(), Failure> {
    match store::funds::take(tx, fund, allocated, booked).await {
        Ok(()) => Ok(()),
        Err(StoreError::Refused) => Err(Failure::Refused("fund-over")),
        Err(StoreError::Stale) => match store::funds::find(tx, fund).await? {
            Some(_) => Err(Failure::Refused("fund-closed")),
            None => Err(Failure::NotFound),
        },
        Err(other) => Err(other.into()),
    }
}
