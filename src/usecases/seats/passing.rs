//! What follows from a move: a seat that is given up goes to the next on the waitlist, and a business that takes a seat
//! lets go of what it wanted less.

use domain::applications::{Action, Status, WorkflowKind};
use domain::facts::BusinessId;
use domain::programs::CohortId;
use domain::seats::{Candidate, SeatTold, answer_by, explain, holds_seat, in_order};

use super::{Contender, Own, as_seen, make};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::applications::Application;
use crate::usecases::{Failure, today};

/// The wishes of one business that it would rather have than the best seat it holds, in its order; all of them where it
/// holds none.
pub fn rather(own: &[Contender]) -> Vec<&Contender> {
    let held = own.iter().filter(|one| one.holds()).map(Contender::wanted).min();
    let mut wanted: Vec<&Contender> = own
        .iter()
        .filter(|one| matches!(one.status, Status::Submitted | Status::Waitlisted))
        .filter(|one| held.is_none_or(|held| one.wanted() < held))
        .collect();
    wanted.sort_unstable_by_key(|one| one.wanted());
    wanted
}

/// Does what follows from a move of mentoring, in its transaction. `seen` is the application as it stood before.
pub async fn after_move(app: &App, tx: &Tx, seen: &Application, to: Status) -> Result<(), Failure> {
    if seen.kind() != WorkflowKind::Mentoring {
        return Ok(());
    }
    match to {
        Status::Enrolled => let_go(app, tx, seen, Less::Than(seen.wish)).await?,
        Status::Active => let_go(app, tx, seen, Less::All).await?,
        _ => {}
    }
    if holds_seat(seen.status) && !holds_seat(to) {
        fall_back(app, tx, seen.business).await?;
        if let Some(cohort) = seen.subject.cohort() {
            pass_on(app, tx, cohort).await?;
        }
    }
    Ok(())
}

/// What a business lets go of.
enum Less {
    /// What it wanted less than the seat it took.
    Than(Option<u32>),
    /// Everything: the program has begun.
    All,
}

async fn let_go(app: &App, tx: &Tx, taken: &Application, less: Less) -> Result<(), Failure> {
    let own = store::seats::of_businesses(tx, &[taken.business]).await?;
    let mine = |wish: Option<u32>| (wish.unwrap_or(u32::MAX), taken.id);
    let mut freed = Vec::new();
    for one in own.iter().filter(|one| one.application != taken.id) {
        let lesser = match less {
            Less::Than(wish) => one.wanted() > mine(wish),
            Less::All => true,
        };
        if lesser {
            let released = Own { action: Action::Release, expires_on: None, seat: SeatTold::Released };
            // It may have come to a seat, or gone, this very moment.
            let held = store::seats::hold_application(tx, one.application).await?;
            let wanting = [Status::Submitted, Status::Waitlisted, Status::SeatOffered, Status::Enrolled];
            let Some(lesser) = held.filter(|held| wanting.contains(&held.status)) else { continue };
            make(app, tx, &lesser, released).await?;
            freed.extend(holds_seat(lesser.status).then_some(one.cohort));
        }
    }
    for cohort in freed {
        pass_on(app, tx, cohort).await?;
    }
    Ok(())
}

/// A business without its seat goes back to what it wanted less: onto the waitlists of cohorts that have closed, and to a
/// seat there where one is left.
async fn fall_back(app: &App, tx: &Tx, business: BusinessId) -> Result<(), Failure> {
    let own = store::seats::of_businesses(tx, &[business]).await?;
    let resting: Vec<&Contender> = rather(&own)
        .into_iter()
        .filter(|one| one.status == Status::Submitted && one.points.is_some())
        .collect();
    for one in resting {
        let Some(cohort) = store::seats::hold(tx, &[one.cohort]).await?.pop() else { continue };
        if cohort.assigned_on.is_none() {
            continue;
        }
        let all = store::seats::of_cohorts(tx, &[one.cohort]).await?;
        let (holders, mut waiting) = holders_and_waiting(&all);
        waiting.push(one.candidate());
        if let Some(reason) = explain(&one.candidate(), cohort.days.seats.into(), &holders, &waiting) {
            let waits = Own { action: Action::Waitlist, expires_on: None, seat: SeatTold::Waiting(reason) };
            let Some(resting) = as_seen(tx, one).await? else { continue };
            make(app, tx, &resting, waits).await?;
        }
        pass_on(app, tx, one.cohort).await?;
    }
    Ok(())
}

/// Those of a cohort who hold its seats, and those who wait.
pub fn holders_and_waiting(
    all: &[Contender],
) -> (Vec<Candidate<domain::applications::ApplicationId>>, Vec<Candidate<domain::applications::ApplicationId>>)
{
    let holders = all.iter().filter(|one| holds_seat(one.status)).map(Contender::candidate).collect();
    let waiting =
        all.iter().filter(|one| one.status == Status::Waitlisted).map(Contender::candidate).collect();
    (holders, waiting)
}

/// Offers the free seats of a cohort that has closed to the first on its waitlist who would still rather have them.
pub async fn pass_on(app: &App, tx: &Tx, id: CohortId) -> Result<(), Failure> {
    let day = today(app);
    let Some(cohort) = store::seats::hold(tx, &[id]).await?.pop() else { return Ok(()) };
    let mut left = cohort.days.seats_left(cohort.taken);
    if left == 0 || cohort.assigned_on.is_none() || cohort.days.ends_on < day {
        return Ok(());
    }
    let all = store::seats::of_cohorts(tx, &[id]).await?;
    let (_, waiting) = holders_and_waiting(&all);
    for one in in_order(waiting) {
        if left == 0 {
            break;
        }
        let Some(waits) = all.iter().find(|other| other.application == one.id) else { continue };
        let own = store::seats::of_businesses(tx, &[waits.business]).await?;
        if !rather(&own).iter().any(|wanted| wanted.application == one.id) {
            continue;
        }
        // Who withdrew this very moment is passed over.
        let Some(next) = as_seen(tx, waits).await? else { continue };
        let passed = Own {
            action: Action::OfferSeat,
            expires_on: Some(answer_by(day, cohort.days.starts_on)),
            seat: SeatTold::PassedOn { points: one.points },
        };
        make(app, tx, &next, passed).await?;
        left -= 1;
    }
    Ok(())
}
