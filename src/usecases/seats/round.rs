//! The round: when cohorts close, all their seats are given away at once, in one transaction.
//!
//! Run twice it does nothing the second time; where somebody withdraws meanwhile, it begins anew with what is there then.

use std::collections::{BTreeMap, HashMap};

use domain::applications::{Action, ApplicationId, Status};
use domain::facts::BusinessId;
use domain::policy::{self, Actor};
use domain::programs::CohortId;
use domain::seats::{Applicant, Candidate, CohortSeats, SeatTold, answer_by, assign, explain, in_order};

use super::{Contender, Own, as_seen, make, passing};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::applications::Application;
use crate::usecases::programs::cohorts::ProgramCohort;
use crate::usecases::{Failure, today};

/// How often a round begins anew where somebody was quicker.
const TRIES: usize = 4;

/// Gives away the seats of every cohort that has closed; answers how many cohorts that were. For the job of deadlines.
pub async fn assign_due(app: &App) -> Result<usize, Failure> {
    for _ in 1..TRIES {
        match round(app).await {
            Err(Failure::Stale(_) | Failure::Busy) => {}
            other => return other,
        }
    }
    round(app).await
}

/// The same, at the press of a button: the office's, or a partner's for one of its own cohorts.
pub async fn assign_now(app: &App, actor: &Actor) -> Result<usize, Failure> {
    if policy::may_monitor(actor).is_err() && actor.role != domain::accounts::Role::Coordinator {
        return Err(Failure::Refused("denied-role"));
    }
    assign_due(app).await
}

async fn round(app: &App) -> Result<usize, Failure> {
    let today = today(app);
    let due = store::seats::due(&app.db, today).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let tx = app.db.begin().await?;
    let mut cohorts = store::seats::hold(&tx, &due).await?;
    cohorts.retain(|cohort| cohort.assigned_on.is_none() && cohort.days.apply_by < today);
    let ids: Vec<CohortId> = cohorts.iter().map(|cohort| cohort.id).collect();
    store::seats::mark_assigned(&tx, &ids, today).await?;
    Box::pin(give(app, &tx, &cohorts)).await?;
    tx.commit().await?;
    Ok(ids.len())
}

/// What is known when a round begins.
struct Known {
    /// Everybody who applied for the cohorts, by application.
    all: HashMap<ApplicationId, Contender>,
    /// The cohorts with who may have one of the seats left, best first.
    cohorts: Vec<CohortSeats<CohortId, BusinessId>>,
    /// The businesses with what they would rather have than what they hold.
    applicants: Vec<Applicant<BusinessId, CohortId>>,
    /// The application of a business for a cohort.
    for_cohort: BTreeMap<(BusinessId, CohortId), ApplicationId>,
    /// Which of the wishes of its business an application is, 1 for the first.
    nth: HashMap<ApplicationId, u32>,
}

async fn give(app: &App, tx: &Tx, cohorts: &[ProgramCohort]) -> Result<(), Failure> {
    let known = know(tx, cohorts).await?;
    let given =
        assign(&known.cohorts, &known.applicants).map_err(|error| Failure::Broken(error.to_string()))?;
    let seated: Vec<ApplicationId> = given
        .assigned
        .iter()
        .filter_map(|(business, cohort)| known.for_cohort.get(&(**business, *(*cohort)?)).copied())
        .collect();
    for cohort in cohorts {
        let of_cohort = || known.all.values().filter(|one| one.cohort == cohort.id);
        let holders: Vec<Candidate<ApplicationId>> = of_cohort()
            .filter(|one| domain::seats::holds_seat(one.status) || seated.contains(&one.application))
            .map(Contender::candidate)
            .collect();
        let waiting: Vec<ApplicationId> = given
            .waitlists
            .get(&cohort.id)
            .into_iter()
            .flatten()
            .filter_map(|business| known.for_cohort.get(&(**business, cohort.id)).copied())
            .collect();
        let expires_on = answer_by(today(app), cohort.days.starts_on);
        let applicants = u32::try_from(of_cohort().count()).unwrap_or(u32::MAX);
        for one in in_order(holders.clone()) {
            if !seated.contains(&one.id) {
                continue;
            }
            let seat = SeatTold::Seated {
                wish: known.nth.get(&one.id).copied().unwrap_or(1),
                points: one.points,
                applicants,
                seats: cohort.days.seats.into(),
            };
            let own = Own { action: Action::OfferSeat, expires_on: Some(expires_on), seat };
            make(app, tx, &still(tx, &known, one.id).await?, own).await?;
        }
        wait(app, tx, &known, cohort, (&holders, &waiting)).await?;
    }
    Ok(())
}

/// Puts those on the waitlist who would rather have the cohort than what they got, and says why. Who waits already stays.
async fn wait(
    app: &App,
    tx: &Tx,
    known: &Known,
    cohort: &ProgramCohort,
    (holders, waiting): (&[Candidate<ApplicationId>], &[ApplicationId]),
) -> Result<(), Failure> {
    let list: Vec<Candidate<ApplicationId>> =
        waiting.iter().filter_map(|id| known.all.get(id)).map(Contender::candidate).collect();
    for one in
        list.iter().filter(|one| known.all.get(&one.id).is_some_and(|it| it.status == Status::Submitted))
    {
        if let Some(reason) = explain(one, cohort.days.seats.into(), holders, &list) {
            let own = Own { action: Action::Waitlist, expires_on: None, seat: SeatTold::Waiting(reason) };
            make(app, tx, &still(tx, known, one.id).await?, own).await?;
        }
    }
    Ok(())
}

/// An application that the round counted on; where somebody withdrew meanwhile, the round begins anew.
async fn still(tx: &Tx, known: &Known, id: ApplicationId) -> Result<Application, Failure> {
    let seen = known.all.get(&id).ok_or(Failure::NotFound)?;
    as_seen(tx, seen).await?.ok_or(Failure::Busy)
}

async fn know(tx: &Tx, cohorts: &[ProgramCohort]) -> Result<Known, Failure> {
    let ids: Vec<CohortId> = cohorts.iter().map(|cohort| cohort.id).collect();
    let all = store::seats::of_cohorts(tx, &ids).await?;
    let mut businesses: Vec<BusinessId> = all.iter().map(|one| one.business).collect();
    businesses.sort_unstable();
    businesses.dedup();
    let wishes = store::seats::of_businesses(tx, &businesses).await?;
    let mut applicants = Vec::new();
    let (mut for_cohort, mut nth) = (BTreeMap::new(), HashMap::new());
    for own in wishes.chunk_by(|one, next| one.business == next.business) {
        let wanted: Vec<&Contender> = passing::rather(own)
            .into_iter()
            .filter(|one| ids.contains(&one.cohort) && one.points.is_some())
            .collect();
        let mut order: Vec<&Contender> = own.iter().collect();
        order.sort_unstable_by_key(|one| one.wanted());
        nth.extend(order.into_iter().map(|one| one.application).zip(1..));
        for one in &wanted {
            for_cohort.insert((one.business, one.cohort), one.application);
        }
        if let Some(first) = own.first() {
            let ranking = wanted.iter().map(|one| one.cohort).collect();
            applicants.push(Applicant { id: first.business, ranking });
        }
    }
    let seats = |cohort: &ProgramCohort| {
        let open = all.iter().filter(|one| one.cohort == cohort.id);
        let open = open.filter(|one| for_cohort.get(&(one.business, cohort.id)) == Some(&one.application));
        let order = in_order(open.map(Contender::candidate).collect());
        let business =
            |id: ApplicationId| all.iter().find(|one| one.application == id).map(|one| one.business);
        CohortSeats {
            id: cohort.id,
            seats: usize::from(cohort.days.seats_left(cohort.taken)),
            priority: order.into_iter().filter_map(|one| business(one.id)).collect(),
        }
    };
    let seats = cohorts.iter().map(seats).collect();
    let all = all.into_iter().map(|one| (one.application, one)).collect();
    Ok(Known { all, cohorts: seats, applicants, for_cohort, nth })
}
