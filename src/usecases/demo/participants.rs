//! Who learns in the demo: participants in every state, six who finish one program, five of whom borrow then, and two whose
//! mentor is not heard of any more.

use domain::applications::{Action, Status, WorkflowKind};
use domain::matching::{OfferContext, Verdict, judge};

use super::applications::{Walk, dealt, walk_along};
use super::businesses::Applicant;
use super::offers::OpenOffer;
use super::past::{Dice, Past};
use super::programs::{ENDED, OpenProgram, RUNNING};
use super::staff::Staff;
use super::{chains, sessions, walks};
use crate::usecases::applications::Subject;
use crate::usecases::{Failure, businesses as real};

/// Participants of one program who complete it, so that its figures may be shown.
const GRADUATES: usize = 6;
/// Of these, whom the program opens an offer to, and who borrow then.
const BORROWERS: usize = 5;
/// Participants whose mentor is not heard of any more, by how many days ago the one session was held.
const SILENT: [i64; 2] = [40, 25];

/// The same for mentoring. With the three drafts of the transfers and those who borrow after a program these are a hundred
/// and fifty.
const MENTORING: &[(Status, usize)] = &[
    (Status::Draft, 3),
    (Status::Submitted, 6),
    (Status::Waitlisted, 3),
    (Status::SeatOffered, 4),
    (Status::Enrolled, 5),
    (Status::Active, 6),
    (Status::Completed, 8),
    (Status::Dropped, 2),
    (Status::Declined, 2),
    (Status::Withdrawn, 2),
    (Status::Lapsed, 1),
];

/// How far the dealing has come.
#[derive(Default)]
struct Dealt {
    completed: usize,
    active: usize,
}

/// What is special about one participant.
struct Part {
    graduates: bool,
    borrows: bool,
    silent: Option<i64>,
}

impl Dealt {
    fn next(&mut self, status: Status) -> Part {
        self.completed += usize::from(status == Status::Completed);
        self.active += usize::from(status == Status::Active);
        let graduates = status == Status::Completed && self.completed <= GRADUATES;
        let silent = SILENT.get(self.active.wrapping_sub(1)).copied();
        Part {
            graduates,
            borrows: graduates && self.completed <= BORROWERS,
            silent: silent.filter(|_| status == Status::Active),
        }
    }
}

/// The program of a turn: every third time any of them, else one of the first three.
fn program_of<'a>(programs: &'a [OpenProgram], turn: usize, role: &Part) -> Option<&'a OpenProgram> {
    let of_turn = programs.get((turn * 5) % programs.len()).filter(|_| turn.is_multiple_of(3));
    match (role.graduates, role.silent) {
        (true, _) => programs.first(),
        (_, Some(_)) => programs.last(),
        _ => of_turn.or_else(|| programs.get(turn % 3)),
    }
}

/// Walks all participants, and then those who borrow.
pub(super) async fn settle(
    past: &Past,
    staff: &Staff,
    (offers, programs): (&[OpenOffer], &[OpenProgram]),
    applicants: &[Applicant],
    dice: &mut Dice,
) -> Result<(), Failure> {
    // From the other end: whoever learns is seldom the one who borrows.
    let mut learning: Vec<&Applicant> = applicants.iter().skip(1).collect();
    let (mut so_far, mut borrowing) = (Dealt::default(), Vec::new());
    for (turn, status) in dealt(MENTORING).enumerate() {
        let role = so_far.next(status);
        let program = program_of(programs, turn, &role).ok_or(Failure::NotFound)?;
        let applicant = if role.borrows {
            let (applicant, offer) = chains::held_back(past, offers, &mut learning).await?;
            borrowing.push((applicant, offer));
            applicant
        } else {
            fitting(past, program, &mut learning).await?
        };
        let [ended, running, next] = program.cohorts;
        let (cohort, last) = match status {
            Status::Completed => (ended, ENDED.2),
            Status::Active if role.silent.is_some() => (ended, ENDED.1),
            Status::Active => (running, RUNNING.1),
            Status::Dropped => {
                (running, RUNNING.1 - walks::days_before(WorkflowKind::Mentoring, Action::Drop))
            }
            _ => (next, dice.between(1, 4)),
        };
        let walk = Walk {
            kind: WorkflowKind::Mentoring,
            applicant,
            desk: staff.of(program.partner)?,
            last,
            moves: walks::moves(WorkflowKind::Mentoring, status, false),
            offer: None,
            program: Some(program),
            silent: role.silent,
        };
        walk_along(past, &walk, Subject::Program(program.id, cohort), offers, dice).await?;
    }
    borrow(past, staff, &borrowing, offers, dice).await?;
    sessions::look_for_silence(past).await
}

/// Those to whom a program has opened an offer apply for it, and the money comes.
async fn borrow(
    past: &Past,
    staff: &Staff,
    borrowing: &[(&Applicant, &OpenOffer)],
    offers: &[OpenOffer],
    dice: &mut Dice,
) -> Result<(), Failure> {
    for (applicant, offer) in borrowing {
        let walk = Walk {
            kind: WorkflowKind::Credit,
            applicant,
            desk: staff.of(offer.bank)?,
            last: dice.between(2, 9),
            moves: walks::moves(WorkflowKind::Credit, Status::Disbursed, false),
            offer: Some(offer),
            program: None,
            silent: None,
        };
        walk_along(past, &walk, Subject::Offer(offer.id), offers, dice).await?;
    }
    Ok(())
}

/// The next business that the program does not shut out.
async fn fitting<'a>(
    past: &Past,
    program: &OpenProgram,
    learning: &mut Vec<&'a Applicant>,
) -> Result<&'a Applicant, Failure> {
    for place in (0..learning.len()).rev() {
        let Some(applicant) = learning.get(place).copied() else {
            break;
        };
        let known = real::known(&past.app, &past.app.db, applicant.id).await?;
        if judge(&program.rule, &known.facts, OfferContext::NONE).verdict != Verdict::Ineligible {
            learning.remove(place);
            return Ok(applicant);
        }
    }
    Err(Failure::Broken("the demo's programs have nobody left to teach".to_owned()))
}
