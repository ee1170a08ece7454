//! The wishes of a business: the cohorts it applied for, in the order in which it would rather have them.

use domain::applications::{ApplicationId, Status};
use domain::facts::BusinessId;
use domain::policy::Actor;
use domain::programs::CohortId;
use domain::seats::WISHES_MOST;

use super::{Closing, Contender};
use crate::app::App;
use crate::store::{self, StoreError, Tx};
use crate::usecases::{Failure, businesses};

/// A wish with its cohort.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The application.
    pub contender: Contender,
    /// Its cohort.
    pub closing: Closing,
}

impl Wish {
    /// Whether it can be put before another: until its cohort's seats are given away.
    pub const fn may_rise(&self) -> bool {
        self.closing.assigned_on.is_none()
    }
}

/// The wishes of one business, the most wanted first.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// The business.
    pub business: BusinessId,
    /// Its name.
    pub name: String,
    /// Its wishes.
    pub wishes: Vec<Wish>,
}

/// The wishes of every business of the actor that has some.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Ranked>, Failure> {
    let own = businesses::own(app, actor).await?;
    let ids: Vec<BusinessId> = own.iter().map(|one| one.id).collect();
    let contenders = store::seats::of_businesses(&app.db, &ids).await?;
    let cohorts: Vec<CohortId> = contenders.iter().map(|one| one.cohort).collect();
    let closings = store::seats::find_closings(&app.db, &cohorts).await?;
    let mut ranked = Vec::new();
    for business in own {
        let mut mine: Vec<&Contender> = contenders.iter().filter(|one| one.business == business.id).collect();
        mine.sort_unstable_by_key(|one| one.wanted());
        let wish = |contender: &Contender| {
            let closing = closings.iter().find(|closing| closing.cohort == contender.cohort)?;
            Some(Wish { contender: contender.clone(), closing: closing.clone() })
        };
        let wishes: Vec<Wish> = mine.into_iter().filter_map(wish).collect();
        if !wishes.is_empty() {
            ranked.push(Ranked { business: business.id, name: business.name, wishes });
        }
    }
    Ok(ranked)
}

/// Puts an application before another of the same business. Done twice it is done once.
pub async fn prefer(
    app: &App,
    actor: &Actor,
    id: ApplicationId,
    before: ApplicationId,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let seen = store::applications::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if seen.owner != actor.account {
        return Err(Failure::NotFound);
    }
    store::seats::hold_business(&tx, seen.business).await?;
    let mut wishes = store::seats::of_businesses(&tx, &[seen.business]).await?;
    wishes.sort_unstable_by_key(Contender::wanted);
    let place = |of: ApplicationId| wishes.iter().position(|one| one.application == of);
    let (Some(from), Some(to)) = (place(id), place(before)) else {
        return Err(Failure::NotFound);
    };
    let cohort = store::seats::hold(&tx, &[wishes[from].cohort]).await?.pop().ok_or(Failure::NotFound)?;
    if cohort.assigned_on.is_some() {
        return Err(Failure::Refused("wish-settled"));
    }
    if from > to {
        let moved = wishes.remove(from);
        wishes.insert(to, moved);
        write(&tx, &wishes).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn write(tx: &Tx, wishes: &[Contender]) -> Result<(), Failure> {
    for (one, wish) in wishes.iter().zip(1..) {
        if one.wish != Some(wish) {
            match store::seats::save_wish(tx, one.application, one.wish, wish).await {
                Err(StoreError::Stale) => return Err(Failure::Busy),
                other => other?,
            }
        }
    }
    Ok(())
}

/// Which wish an application becomes that is handed in now: the last. Refused where the business waits for as many seats
/// as it may, or for a seat of this cohort already.
pub async fn next(tx: &Tx, business: BusinessId, cohort: CohortId) -> Result<u32, Failure> {
    store::seats::hold_business(tx, business).await?;
    let wishes = store::seats::of_businesses(tx, &[business]).await?;
    if wishes.iter().any(|one| one.cohort == cohort) {
        return Err(Failure::Refused("application-runs-already"));
    }
    if wishes.iter().filter(|one| one.status != Status::Enrolled).count() >= WISHES_MOST {
        return Err(Failure::Refused("wishes-full"));
    }
    Ok(wishes.iter().filter_map(|one| one.wish).max().unwrap_or(0) + 1)
}
