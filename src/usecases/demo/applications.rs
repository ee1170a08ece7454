//! A hundred and fifty applications in every state of both workflows, each walked there by the moves of its table at
//! moments of the past; here those for credit.

use domain::applications::{Action, ApplicationId, Status, WorkflowKind};
use domain::documents::DocumentKind;
use domain::matching::{OfferContext, Verdict, judge};
use domain::money::Tenor;
use domain::policy::Actor;

use super::businesses::Applicant;
use super::filling::fill_in;
use super::offers::OpenOffer;
use super::past::{Dice, Past};
use super::programs::OpenProgram;
use super::sessions;
use super::staff::{Organisation, Staff};
use super::walks::{self, LETTER};
use crate::store;
use crate::usecases::applications::{
    Application, DraftChange, NewMessage, Subject, act, lapse_due, message, save_draft, start_draft, submit,
};
use crate::usecases::{Failure, businesses as real};

/// How many applications for credit end in each status. Every transfer begins another draft, at the other bank.
const CREDIT: &[(Status, usize)] = &[
    (Status::InfoRequested, 9),
    (Status::Draft, 5),
    (Status::Submitted, 10),
    (Status::InReview, 12),
    (Status::SiteVisit, 8),
    (Status::Committee, 7),
    (Status::Offered, 8),
    (Status::Accepted, 6),
    (Status::Disbursed, 7),
    (Status::Settled, 6),
    (Status::Declined, 10),
    (Status::Withdrawn, 5),
    (Status::Lapsed, 4),
    (Status::Transferred, 3),
];

/// The banks that the statuses are dealt to in turn; the one whose people the demo signs in has every second.
const TURNS: [usize; 10] = [0, 2, 0, 1, 0, 4, 0, 5, 0, 3];

/// One application to be walked.
pub(super) struct Walk<'a> {
    pub(super) kind: WorkflowKind,
    pub(super) applicant: &'a Applicant,
    pub(super) desk: &'a Organisation,
    /// How many days ago its last move was made.
    pub(super) last: i64,
    pub(super) moves: Vec<Action>,
    /// Of an application for credit.
    pub(super) offer: Option<&'a OpenOffer>,
    /// Of one for mentoring.
    pub(super) program: Option<&'a OpenProgram>,
    /// Of one whose mentor fell silent: how many days ago the one session was.
    pub(super) silent: Option<i64>,
}

impl Walk<'_> {
    /// The owner who walks it.
    pub(super) fn applicant_owner(&self) -> Actor {
        self.applicant.owner.clone()
    }
}

/// Walks those for credit.
pub(super) async fn settle(
    past: &Past,
    staff: &Staff,
    offers: &[OpenOffer],
    applicants: &[Applicant],
    dice: &mut Dice,
) -> Result<(), Failure> {
    let borrowing = applicants.iter().filter(|applicant| applicant.need.is_some());
    let mut waiting: Vec<&Applicant> = borrowing.collect();
    for (turn, status) in dealt(CREDIT).enumerate() {
        let bank = TURNS.get(turn % TURNS.len()).copied().unwrap_or_default();
        let (applicant, offer) = suitable(past, staff, offers, &mut waiting, bank, status).await?;
        let moves = walks::moves(WorkflowKind::Credit, status, turn % 4 == 2);
        let last = last_credit(status, dice);
        let desk = staff.of(offer.bank)?;
        let walk = Walk {
            kind: WorkflowKind::Credit,
            applicant,
            desk,
            last,
            moves,
            offer: Some(offer),
            program: None,
            silent: None,
        };
        walk_along(past, &walk, Subject::Offer(offer.id), offers, dice).await?;
    }
    Ok(())
}

/// The statuses, mixed so that every bank meets every one.
pub(super) fn dealt(table: &'static [(Status, usize)]) -> impl Iterator<Item = Status> {
    let most = table.iter().map(|(_, count)| *count).max().unwrap_or(0);
    (0..most).flat_map(move |round| {
        table.iter().filter(move |(_, count)| round < *count).map(|(status, _)| *status)
    })
}

/// How many days ago the last move was made.
fn last_credit(status: Status, dice: &mut Dice) -> i64 {
    match status {
        Status::Offered => dice.between(1, LETTER - 4),
        Status::Settled => dice.between(3, 30),
        Status::Disbursed => dice.between(5, 120),
        Status::Declined | Status::Withdrawn | Status::Lapsed => dice.between(4, 90),
        Status::Accepted => dice.between(1, 6),
        _ => dice.between(1, 16),
    }
}

/// The next business and an offer that it may well apply for, of this bank where there is one. The first business is that
/// of the story: what it applied for leaves the story to be played.
async fn suitable<'a>(
    past: &Past,
    staff: &Staff,
    offers: &'a [OpenOffer],
    waiting: &mut Vec<&'a Applicant>,
    bank: usize,
    status: Status,
) -> Result<(&'a Applicant, &'a OpenOffer), Failure> {
    let wanted = if status == Status::Declined { Verdict::Nearly } else { Verdict::Eligible };
    let bank = staff.organisations.get(bank).map(|organisation| organisation.id);
    let mut second = None;
    for place in 0..waiting.len() {
        let Some(applicant) = waiting.get(place).copied() else {
            break;
        };
        let known = real::known(&past.app, &past.app.db, applicant.id).await?;
        let verdict = |offer: &OpenOffer| {
            let first = |amount, months| offer.terms.first_instalment(amount, months);
            judge(&offer.rule, &known.facts, OfferContext::with(&first)).verdict
        };
        let of_bank = |offer: &&OpenOffer| Some(offer.bank) == bank;
        if let Some(offer) = offers.iter().filter(of_bank).find(|offer| verdict(offer) == wanted) {
            waiting.remove(place);
            return Ok((applicant, offer));
        }
        if second.is_none() {
            let fits = |offer: &&OpenOffer| matches!(verdict(offer), Verdict::Eligible | Verdict::Unknown);
            second = offers.iter().find(fits).map(|offer| (place, applicant, offer));
        }
        if place > 60 {
            break;
        }
    }
    let (place, applicant, offer) = second.ok_or_else(|| broken(status, "has nobody left to apply"))?;
    waiting.remove(place);
    Ok((applicant, offer))
}

fn broken(status: Status, why: &str) -> Failure {
    Failure::Broken(format!("an application of the demo that is {status} {why}"))
}

/// Writes the application and makes its moves, one after the other.
pub(super) async fn walk_along(
    past: &Past,
    walk: &Walk<'_>,
    subject: Subject,
    offers: &[OpenOffer],
    dice: &mut Dice,
) -> Result<(), Failure> {
    let days = walks::days_ago(walk.kind, &walk.moves, walk.last);
    let first = days.first().copied().unwrap_or(walk.last) + 1;
    past.go(first, dice.between(0, 480));
    let owner = &walk.applicant.owner;
    let once = format!("demo-{}-{}", walk.applicant.id, subject.id());
    let id = start_draft(&past.app, owner, walk.applicant.id, subject, &once).await?;
    write(past, walk, id, subject).await?;
    let mut started = first;
    for (action, ago) in walk.moves.iter().zip(days) {
        if *action == Action::Complete {
            sessions::hold_all(past, walk, id, (started, ago), dice).await?;
        }
        past.go(ago, dice.between(0, 480));
        make(past, walk, id, *action, offers, dice)
            .await
            .map_err(|failure| Failure::Broken(format!("the demo's {action} {ago} days ago: {failure}")))?;
        match action {
            Action::StartReview if dice.chance(35) => talk(past, walk, id).await?,
            Action::Start => {
                started = ago;
                sessions::give_mentor(past, walk, id).await?;
            }
            Action::Complete => sessions::rate(past, walk, id, ago, dice).await?,
            _ => {}
        }
    }
    if walk.moves.last() == Some(&Action::Start) {
        match walk.silent {
            Some(ago) => sessions::hold_once(past, walk, id, ago).await?,
            None => sessions::hold_some(past, walk, id).await?,
        }
    }
    Ok(())
}

/// What the owner writes before handing in.
async fn write(past: &Past, walk: &Walk<'_>, id: ApplicationId, subject: Subject) -> Result<(), Failure> {
    let (app, owner) = (&past.app, &walk.applicant.owner);
    let change = match (subject, &walk.applicant.need) {
        (Subject::Program(_, cohort), _) => {
            let plan = "Saya ingin usaha saya lebih tertata dan lebih dipercaya bank.".to_owned();
            DraftChange::Motivation { cohort, plan }
        }
        (Subject::Offer(_), Some(need)) => {
            let tenor = u16::try_from(need.tenor_months).ok().and_then(|months| Tenor::new(months).ok());
            let tenor = tenor.ok_or(Failure::NotFound)?;
            DraftChange::Need { amount: need.amount, tenor, purpose: need.purpose, plan: need.note.clone() }
        }
        (Subject::Offer(_), None) => return Err(Failure::NotFound),
    };
    save_draft(app, owner, id, change).await?;
    if walk.moves.is_empty() {
        return Ok(());
    }
    save_draft(app, owner, id, DraftChange::FactsConfirmed).await?;
    save_draft(app, owner, id, DraftChange::Papers { missing: DocumentKind::ALL.to_vec() }).await?;
    save_draft(app, owner, id, DraftChange::Consent(true)).await
}

/// Makes one move, by whoever makes it, with what it cannot be made without.
async fn make(
    past: &Past,
    walk: &Walk<'_>,
    id: ApplicationId,
    action: Action,
    offers: &[OpenOffer],
    dice: &mut Dice,
) -> Result<(), Failure> {
    let app = &past.app;
    match action {
        Action::Submit => return submit(app, &walk.applicant.owner, id).await.map(|_| ()),
        Action::Lapse => return lapse_due(app).await.map(|_| ()),
        _ => {}
    }
    let seen = store::applications::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    let filled = fill_in(past, walk, &seen, action, offers, dice)?;
    act(app, by(walk, action, &seen), id, filled).await.map(|_| ())
}

/// Who makes a move: the owner hers, the one who leads what binds the organisation, a worker the rest.
fn by<'a>(walk: &'a Walk<'_>, action: Action, seen: &Application) -> &'a Actor {
    let workers = &walk.desk.workers;
    let turn = usize::from(seen.id.0.as_bytes()[15]) % workers.len().max(1);
    match (action, walk.kind) {
        (Action::Answer | Action::Accept | Action::Withdraw | Action::Transfer, _) => &walk.applicant.owner,
        (Action::Approve, _) | (_, WorkflowKind::Mentoring) => &walk.desk.lead,
        _ => {
            let held = workers.iter().find(|worker| Some(worker.account) == seen.assigned_to);
            held.or(workers.get(turn)).unwrap_or(&walk.desk.lead)
        }
    }
}

/// A few words between the desk and the owner, and a note among colleagues.
async fn talk(past: &Past, walk: &Walk<'_>, id: ApplicationId) -> Result<(), Failure> {
    let app = &past.app;
    let Some(worker) = walk.desk.workers.first() else {
        return Ok(());
    };
    let words: [(&Actor, &str, bool); 3] = [
        (worker, "Selamat siang, berkas Anda sudah kami terima. Kapan kami bisa berkunjung?", false),
        (
            &walk.applicant.owner,
            "Terima kasih. Setiap hari setelah pukul sepuluh saya ada di tempat usaha.",
            false,
        ),
        (worker, "Alamat dekat pasar; sekalian dengan kunjungan lain.", true),
    ];
    for (author, body, internal) in words {
        let once = app.ids.next(app.clock.now()).to_string();
        message(app, author, id, NewMessage { body: body.to_owned(), internal, once }).await?;
    }
    Ok(())
}
