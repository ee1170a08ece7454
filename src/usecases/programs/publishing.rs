//! Publishing, pausing, reopening, closing; and what a new day does by itself.

use chrono::NaiveDate;
use domain::criteria::Rule;
use domain::offers::{
    Publication, PublicationMove, PublicationRefusal, Validity, move_publication, next_version,
    publication_on, version_on,
};
use domain::policy::{self, Actor};
use domain::programs::{ProgramId, ProgramTerms, ProgramVersionId};

use super::{NewVersion, Program, moved_on, of_desk, standing};
use crate::app::App;
use crate::store::programs::{NewStanding, validity};
use crate::store::{self, Tx};
use crate::usecases::{Failure, Fault};

/// The kind of task that recomputes the matches of a program; its subject is the program's id.
pub const MATCH_PROGRAM: &str = "match_program";

/// The terms and the rule that publishing the draft would make, or every fault by field.
pub fn preview(program: &Program) -> Result<(ProgramTerms, Rule), Vec<Fault>> {
    match program.draft.terms.finish() {
        Ok(terms) => Ok((terms, program.draft.rule.clone())),
        Err(faults) => Err(faults.into_iter().map(|fault| Fault::new(fault.field, fault.code)).collect()),
    }
}

/// Publishes the draft of this revision as a new version.
pub async fn publish(
    app: &App,
    actor: &Actor,
    id: ProgramId,
    revision: i32,
) -> Result<ProgramVersionId, Failure> {
    let now = app.clock.now();
    let today = domain::calendar::wita_date(now);
    let tx = app.db.begin().await?;
    let program = of_desk(&tx, actor, id).await?;
    policy::may_publish(actor, &standing(&tx, program.organisation).await?)?;
    if program.revision != revision {
        return Err(Failure::Refused("offer-draft-moved"));
    }
    let (terms, rule) = preview(&program).map_err(Failure::Invalid)?;
    let days = Validity { from: terms.valid_from, to: terms.valid_to }.published_on(today);
    let publication = move_publication(program.publication, PublicationMove::Publish, days, today)
        .map_err(|refusal| refused(&refusal))?;
    let mut versions = store::programs::versions_of(&tx, id).await?;
    versions.reverse();
    let number = versions.last().map_or(1, |version| version.number + 1);
    let version = NewVersion {
        id: ProgramVersionId(app.ids.next(now)),
        program: id,
        number,
        terms,
        rule,
        by: actor.account,
    };
    store::programs::insert_version(&tx, &version, now).await?;
    let all: Vec<Validity> = versions.iter().map(validity).chain([days]).collect();
    let at = |place: usize| versions.get(place).map_or(version.id, |version| version.id);
    let current = version_on(&all, today).map(at).or(program.current);
    let to = NewStanding { publication, current, scheduled: next_version(&all, today).map(at) };
    store::programs::move_along(&tx, &program, to, now).await.map_err(moved_on)?;
    if current == Some(version.id) || program.current.is_none() {
        write_columns(&tx, &program, &version.terms).await?;
    }
    store::tasks::enqueue(&tx, app.ids.next(now), MATCH_PROGRAM, &id.to_string(), now).await?;
    tx.commit().await?;
    Ok(version.id)
}

/// Pauses, reopens or closes.
pub async fn act(
    app: &App,
    actor: &Actor,
    id: ProgramId,
    tried: PublicationMove,
) -> Result<Publication, Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let program = of_desk(&tx, actor, id).await?;
    policy::may_publish(actor, &standing(&tx, program.organisation).await?)?;
    let version = match program.current.or(program.scheduled) {
        Some(version) => store::programs::find_version(&tx, version).await?,
        None => None,
    };
    let days = version.as_ref().map(validity).ok_or(Failure::Refused("offer-no-such-move"))?;
    if tried == PublicationMove::Publish {
        return Err(Failure::Refused("offer-no-such-move"));
    }
    let publication = move_publication(program.publication, tried, days, domain::calendar::wita_date(now))
        .map_err(|refusal| refused(&refusal))?;
    let to = NewStanding { publication, current: program.current, scheduled: program.scheduled };
    store::programs::move_along(&tx, &program, to, now).await.map_err(moved_on)?;
    store::tasks::enqueue(&tx, app.ids.next(now), MATCH_PROGRAM, &id.to_string(), now).await?;
    tx.commit().await?;
    Ok(publication)
}

fn refused(refusal: &PublicationRefusal) -> Failure {
    match refusal {
        PublicationRefusal::NoSuchMove { .. } => Failure::Refused("offer-no-such-move"),
        PublicationRefusal::AlreadyOver => Failure::Invalid(vec![Fault::new("valid_to", "already-over")]),
    }
}

async fn write_columns(tx: &Tx, program: &Program, terms: &ProgramTerms) -> Result<(), Failure> {
    let partner = store::offers::name_of_organisation(tx, program.organisation).await?;
    Ok(store::programs::write_columns(tx, program.id, terms, &partner).await?)
}

/// Opens what was scheduled for today and closes what has run out; answers how many programs changed. For the job of deadlines.
pub async fn turn_the_day(app: &App) -> Result<usize, Failure> {
    let today = domain::calendar::wita_date(app.clock.now());
    let mut changed = 0;
    for program in store::programs::due(&app.db, today).await? {
        match turn(app, program.id, today).await {
            Ok(()) => changed += 1,
            // Somebody was quicker; the next round looks again.
            Err(Failure::Refused(_) | Failure::Busy) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(changed)
}

async fn turn(app: &App, id: ProgramId, today: NaiveDate) -> Result<(), Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let program = store::programs::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let mut versions = store::programs::versions_of(&tx, id).await?;
    versions.reverse();
    let days: Vec<Validity> = versions.iter().map(validity).collect();
    let in_force = version_on(&days, today).and_then(|place| versions.get(place));
    let to_come = next_version(&days, today).and_then(|place| versions.get(place));
    let to = NewStanding {
        publication: publication_on(program.publication, &days, today),
        current: in_force.map(|version| version.id).or(program.current),
        scheduled: to_come.map(|version| version.id),
    };
    store::programs::move_along(&tx, &program, to, now).await.map_err(moved_on)?;
    if let Some(version) = in_force {
        write_columns(&tx, &program, &version.terms).await?;
    }
    store::tasks::enqueue(&tx, app.ids.next(now), MATCH_PROGRAM, &id.to_string(), now).await?;
    tx.commit().await?;
    Ok(())
}
