//! How a cohort's seats stand: for its partner and the office with everybody's points, for an owner with her own reason.

use std::collections::HashMap;

use domain::applications::{ApplicationId, Status};
use domain::policy::{self, Actor};
use domain::programs::{CohortId, Merit, ProgramId, earned};
use domain::seats::{SeatTold, explain, holds_seat, in_order};

use super::passing::holders_and_waiting;
use super::{Closing, Contender};
use crate::app::App;
use crate::store;
use crate::usecases::applications::{Application, Event};
use crate::usecases::{Failure, today};

/// Somebody in the order of a cohort.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The application.
    pub contender: Contender,
    /// What its points were earned with.
    pub earned: Vec<(Merit, u16)>,
}

/// A cohort with everybody who applied, in its order.
#[derive(Debug, Clone)]
pub struct CohortOrder {
    /// The cohort.
    pub closing: Closing,
    /// Those who hold a seat.
    pub holders: Vec<Standing>,
    /// Everybody else whom the rule lets in: before the cohort closes all of them, then those who wait or sit elsewhere.
    pub others: Vec<Standing>,
    /// Those whom the rule of the program rules out; the partner declines them.
    pub ruled_out: Vec<Standing>,
}

/// The order of a cohort, for its partner's coordinator and the office.
pub async fn order(
    app: &App,
    actor: &Actor,
    program: ProgramId,
    id: CohortId,
) -> Result<CohortOrder, Failure> {
    let closing = store::seats::find_closings(&app.db, &[id]).await?.pop().ok_or(Failure::NotFound)?;
    let inside = actor.is_office() || actor.organisation == Some(closing.organisation);
    if closing.program != program || !inside {
        return Err(Failure::NotFound);
    }
    let all = store::seats::of_cohorts(&app.db, &[id]).await?;
    let frozen = store::applications::of_cohort(&app.db, id).await?;
    let earned: HashMap<ApplicationId, Vec<(Merit, u16)>> =
        frozen.iter().map(|one| (one.id, earned_by(one))).collect();
    let by_id: HashMap<ApplicationId, Contender> =
        all.iter().map(|one| (one.application, one.clone())).collect();
    let (mut holders, mut others, mut ruled_out) = (Vec::new(), Vec::new(), Vec::new());
    for one in in_order(all.iter().map(Contender::candidate).collect()) {
        let Some(contender) = by_id.get(&one.id).cloned() else { continue };
        let standing = Standing { earned: earned.get(&one.id).cloned().unwrap_or_default(), contender };
        if holds_seat(standing.contender.status) {
            holders.push(standing);
        } else if standing.contender.points.is_some() {
            others.push(standing);
        } else {
            ruled_out.push(standing);
        }
    }
    Ok(CohortOrder { closing, holders, others, ruled_out })
}

/// What the points of an application were earned with, by its frozen facts and terms.
pub fn earned_by(application: &Application) -> Vec<(Merit, u16)> {
    let terms = application.frozen.as_ref().and_then(|frozen| frozen.terms.of_program());
    match (terms, &application.facts) {
        (Some(terms), Some(facts)) => earned(terms, facts),
        _ => Vec::new(),
    }
}

/// Why an application stands where it stands: of one that waits as of now, of others as it was told.
pub async fn reason(
    app: &App,
    application: &Application,
    events: &[Event],
) -> Result<Option<SeatTold>, Failure> {
    let cohort = application.subject.cohort().filter(|_| application.status == Status::Waitlisted);
    if let Some(cohort) = cohort {
        let all = store::seats::of_cohorts(&app.db, &[cohort]).await?;
        let seats = store::seats::find_closings(&app.db, &[cohort]).await?.pop().map_or(0, |one| one.seats);
        let (holders, waiting) = holders_and_waiting(&all);
        let me = all.iter().find(|one| one.application == application.id).map(Contender::candidate);
        return Ok(me.and_then(|me| explain(&me, seats, &holders, &waiting)).map(SeatTold::Waiting));
    }
    Ok(events.iter().rev().find(|event| event.to == application.status).and_then(|event| event.data.seat))
}

/// The cohorts that have not ended, as far as the actor may see them, the one that closes first on top.
pub async fn closings(app: &App, actor: &Actor) -> Result<Vec<Closing>, Failure> {
    let scope = policy::scope_of_publications(actor);
    Ok(store::seats::list_closings(&app.db, scope, today(app)).await?)
}
