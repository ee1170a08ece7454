//! Cohorts: the rounds of a program with their days and seats. They are no part of a version and may be changed.

use chrono::NaiveDate;
use domain::policy::{self, Actor};
use domain::programs::{Cohort, CohortId, CohortState, ProgramId};

use super::{of_desk, standing};
use crate::app::App;
use crate::store;
use crate::usecases::{Failure, Fault, seats};

/// A cohort with the seats that are offered or taken.
#[derive(Debug, Clone)]
pub struct ProgramCohort {
    /// Its id.
    pub id: CohortId,
    /// The program.
    pub program: ProgramId,
    /// What it is called, as "Angkatan 3".
    pub name: String,
    /// Where it meets.
    pub place: String,
    /// Its days and seats.
    pub days: Cohort,
    /// Seats offered or taken.
    pub taken: u16,
    /// The day on which its seats were given away.
    pub assigned_on: Option<NaiveDate>,
}

impl ProgramCohort {
    /// How it stands on a day.
    pub fn state(&self, today: NaiveDate) -> CohortState {
        self.days.state(today, self.taken)
    }

    fn is(&self, text: &CohortText) -> bool {
        (&self.name, &self.place, &self.days) == (&text.name, &text.place, &text.days)
    }
}

/// What a coordinator writes of a cohort.
#[derive(Debug, Clone)]
pub struct CohortText {
    /// What it is called.
    pub name: String,
    /// Where it meets.
    pub place: String,
    /// Its days and seats.
    pub days: Cohort,
}

/// Every cohort of a program, the latest first, for the desk.
pub async fn list(app: &App, actor: &Actor, program: ProgramId) -> Result<Vec<ProgramCohort>, Failure> {
    of_desk(&app.db, actor, program).await?;
    Ok(store::programs::cohorts::of_program(&app.db, program).await?)
}

/// The cohorts of a public program that have not ended, the next one first.
pub async fn upcoming(app: &App, program: ProgramId) -> Result<Vec<ProgramCohort>, Failure> {
    let today = domain::calendar::wita_date(app.clock.now());
    Ok(store::programs::cohorts::upcoming(&app.db, &[program], today).await?)
}

/// Adds a cohort; the very same again is the same cohort.
pub async fn add(
    app: &App,
    actor: &Actor,
    program: ProgramId,
    text: &CohortText,
) -> Result<CohortId, Failure> {
    check(text, 0)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let found = of_desk(&tx, actor, program).await?;
    policy::may_draft(actor, &standing(&tx, found.organisation).await?)?;
    let there = store::programs::cohorts::of_program(&tx, program).await?;
    if let Some(same) = there.iter().find(|cohort| cohort.is(text)) {
        return Ok(same.id);
    }
    let id = CohortId(app.ids.next(now));
    store::programs::cohorts::insert(&tx, id, program, text, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a cohort; seats that are taken stay.
pub async fn change(app: &App, actor: &Actor, id: CohortId, text: &CohortText) -> Result<ProgramId, Failure> {
    let tx = app.db.begin().await?;
    let cohort = store::programs::cohorts::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let program = of_desk(&tx, actor, cohort.program).await?;
    policy::may_draft(actor, &standing(&tx, program.organisation).await?)?;
    check(text, cohort.taken)?;
    let open_again = text.days.apply_by >= domain::calendar::wita_date(app.clock.now());
    store::programs::cohorts::update(&tx, id, text, open_again).await?;
    Box::pin(seats::passing::pass_on(app, &tx, id)).await?;
    tx.commit().await?;
    Ok(program.id)
}

fn check(text: &CohortText, taken: u16) -> Result<(), Failure> {
    let mut faults: Vec<Fault> =
        text.days.validate().into_iter().map(|fault| Fault::new(fault.field, fault.code)).collect();
    if text.days.seats < taken {
        faults.push(Fault::new("seats", "seats-below-taken").with("taken", taken.to_string()));
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::Invalid(faults)) }
}
