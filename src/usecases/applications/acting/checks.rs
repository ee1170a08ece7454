//! Whether what was filled in makes sense: dates that can be, amounts that were promised, papers that are hers.

use chrono::NaiveDate;
use domain::applications::{Action, Decline, Need};
use domain::calendar::wita_date;
use domain::money::Rupiah;

use super::{Act, today};
use crate::app::App;
use crate::store::applications::subjects;
use crate::store::{self, Tx};
use crate::usecases::applications::Application;
use crate::usecases::{Failure, Fault};

/// The longest an owner is given to answer, and a seat is held, in days.
const LONGEST: i64 = 90;
/// The longest text beside a move.
const NOTE_MOST: usize = 4000;

/// Every fault of what was filled in, at once.
pub(super) async fn sensible(
    app: &App,
    tx: &Tx,
    seen: &Application,
    act: &Act,
    needs: &[Need],
) -> Result<(), Failure> {
    let today = today(app);
    let mut faults = Vec::new();
    if act.note.as_deref().is_some_and(|note| note.chars().count() > NOTE_MOST) {
        faults.push(Fault::new("note", "too-long").with("most", NOTE_MOST.to_string()));
    }
    if needs.contains(&Need::DueDate) {
        faults.extend(act.due_on.and_then(|day| not_ahead("due_on", day, today)));
    }
    if needs.contains(&Need::Day) {
        faults.extend(act.day.and_then(|day| not_past(day, today, seen)));
    }
    match act.action {
        Action::Approve => faults.extend(of_letter(seen, act, today)),
        Action::OfferSeat => {
            faults.extend(act.expires_on.and_then(|day| not_ahead("expires_on", day, today)));
        }
        Action::Disburse => faults.extend(of_amount(seen, act)),
        Action::Complete => faults.extend(of_outcome(seen, act)),
        _ => {}
    }
    faults.extend(of_documents(tx, seen, act).await?);
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults));
    }
    match act.action {
        Action::Accept => still_stands(seen, today),
        Action::OfferSeat => seat_left(tx, seen).await,
        _ => Ok(()),
    }
}

/// A day to come, not too far off.
fn not_ahead(field: &str, day: NaiveDate, today: NaiveDate) -> Option<Fault> {
    let days = (day - today).num_days();
    if days < 0 {
        Some(Fault::new(field, "in-the-past"))
    } else if days > LONGEST {
        Some(Fault::new(field, "too-far").with("days", LONGEST.to_string()))
    } else {
        None
    }
}

/// A day on which it can have happened: not to come, not before it was handed in.
fn not_past(day: NaiveDate, today: NaiveDate, seen: &Application) -> Option<Fault> {
    if day > today {
        return Some(Fault::new("day", "in-the-future"));
    }
    let before = seen.submitted_at.is_some_and(|at| day < wita_date(at));
    before.then(|| Fault::new("day", "before-application"))
}

/// A letter may be cheaper and less than what was published and asked for, never dearer or more.
fn of_letter(seen: &Application, act: &Act, today: NaiveDate) -> Vec<Fault> {
    let terms = seen.frozen.as_ref().and_then(|frozen| frozen.terms.of_offer());
    let (Some(letter), Some(terms)) = (&act.letter, terms) else {
        return vec![Fault::new("amount", "required")];
    };
    let requested = seen.amount.unwrap_or(terms.ceiling);
    let faults = letter.validate(terms, requested, today);
    faults
        .into_iter()
        .map(|fault| Fault::new(fault.field, fault.code).with("days", "180").with("most", "2000"))
        .collect()
}

fn of_amount(seen: &Application, act: &Act) -> Option<Fault> {
    let amount = act.amount?;
    if amount == Rupiah::ZERO {
        return Some(Fault::new("amount", "amount-zero"));
    }
    let above = seen.letter.as_ref().is_some_and(|letter| amount > letter.amount);
    above.then(|| Fault::new("amount", "above-letter"))
}

fn of_outcome(seen: &Application, act: &Act) -> Option<Fault> {
    let terms = seen.frozen.as_ref().and_then(|frozen| frozen.terms.of_program())?;
    let promised = |fact| terms.improves.iter().any(|improvement| improvement.fact == fact);
    let foreign = act.reached.iter().flatten().any(|fact| !promised(*fact));
    foreign.then(|| Fault::new("reached", "choose"))
}

/// Only papers of this business may be laid to it, by whoever lays them.
async fn of_documents(tx: &Tx, seen: &Application, act: &Act) -> Result<Option<Fault>, Failure> {
    if act.documents.is_empty() {
        return Ok(None);
    }
    let own = store::applications::papers::own(tx, seen.business, seen.owner, &act.documents).await?;
    let foreign = act.documents.iter().any(|id| !own.iter().any(|(found, _)| found == id));
    Ok(foreign.then(|| Fault::new("documents", "choose")))
}

/// A letter or a seat can be accepted through its last day, even if the night's job has not been by yet.
fn still_stands(seen: &Application, today: NaiveDate) -> Result<(), Failure> {
    if seen.expires_on.is_some_and(|last| last < today) {
        return Err(Failure::Refused("act-expired"));
    }
    Ok(())
}

async fn seat_left(tx: &Tx, seen: &Application) -> Result<(), Failure> {
    let cohort = seen.subject.cohort().ok_or(Failure::NotFound)?;
    let held = subjects::hold_cohort(tx, cohort).await?.ok_or(Failure::NotFound)?;
    if held.left == 0 { Err(Failure::Refused("act-no-seat")) } else { Ok(()) }
}

/// The decline, with its reasons taken from the version's rule and from the list.
pub(super) fn decline(seen: &Application, act: &Act) -> Result<Decline, Failure> {
    let frozen = seen.frozen.as_ref().ok_or(Failure::Refused("act-no-such-move"))?;
    let note = act.note.as_deref().unwrap_or_default();
    Decline::new(seen.kind(), &frozen.rule, act.reasons.clone(), &act.criteria, note)
        .map_err(|error| Failure::invalid("reasons", error.code()))
}
