//! Making a move: may this person, does the move exist, is it filled in, does it make sense; then it is carried out.
//!
//! Who sends the same move twice makes it once; who comes second with another one is told who was quicker.

use chrono::NaiveDate;
use domain::accounts::Role;
use domain::applications::{
    Action, ApplicationId, By, DeclineReason, Eyes, Need, OfferLetter, Proposal, Refusal, Status, decide,
    needs_of,
};
use domain::calendar::wita_date;
use domain::documents::{DocumentId, DocumentKind};
use domain::facts::FactKey;
use domain::mentoring::SessionStatus;
use domain::money::Rupiah;
use domain::offers::OfferId;
use domain::policy::{self, Actor};

use super::drafting::{self, Applicant};
use super::effects::{Decided, carry_out, stale};
use super::{Application, Draft, EventData, Subject, case};
use crate::app::App;
use crate::store::applications::Change;
use crate::store::{self, Tx};
use crate::usecases::mentoring::progress;
use crate::usecases::{Failure, Fault, certificates, seats};

mod checks;
mod completing;

/// A move as somebody filled it in. What its row of the table does not ask for is left empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What is to be done.
    pub action: Action,
    /// The revision of the case that was seen.
    pub revision: i32,
    /// A box was ticked: what is shown was read and is meant.
    pub confirmed: bool,
    /// A note, a question, an answer.
    pub note: Option<String>,
    /// Reasons from the list.
    pub reasons: Vec<DeclineReason>,
    /// Reasons from the rule: the paths of its criteria.
    pub criteria: Vec<String>,
    /// Papers asked for.
    pub papers: Vec<DocumentKind>,
    /// The day by which the owner is asked to answer.
    pub due_on: Option<NaiveDate>,
    /// Documents that come with it.
    pub documents: Vec<DocumentId>,
    /// The offer letter.
    pub letter: Option<OfferLetter>,
    /// The last day of a seat.
    pub expires_on: Option<NaiveDate>,
    /// The amount paid out.
    pub amount: Option<Rupiah>,
    /// The day on which it happened.
    pub day: Option<NaiveDate>,
    /// The offer that the packet goes to.
    pub destination: Option<OfferId>,
    /// What the participant reached; `None` where nobody said.
    pub reached: Option<Vec<FactKey>>,
}

impl Act {
    /// A move with nothing filled in.
    pub const fn new(action: Action, revision: i32) -> Self {
        Self {
            action,
            revision,
            confirmed: false,
            note: None,
            reasons: Vec::new(),
            criteria: Vec::new(),
            papers: Vec::new(),
            due_on: None,
            documents: Vec::new(),
            letter: None,
            expires_on: None,
            amount: None,
            day: None,
            destination: None,
            reached: None,
        }
    }

    /// Which needs of the table are filled in.
    fn given(&self, enough_sessions: bool) -> Vec<Need> {
        let noted = self.note.as_deref().is_some_and(|note| !note.trim().is_empty());
        let expiry = self.expires_on.is_some() || self.letter.is_some();
        let filled = [
            (Need::Confirmation, self.confirmed),
            (Need::Note, noted),
            (Need::Reasons, !self.reasons.is_empty() || !self.criteria.is_empty()),
            (Need::Question, noted),
            (Need::DueDate, self.due_on.is_some()),
            (Need::Reply, noted || !self.documents.is_empty()),
            (Need::OfferLetter, self.letter.is_some()),
            (Need::Expiry, expiry),
            (Need::Amount, self.amount.is_some()),
            (Need::Day, self.day.is_some()),
            (Need::Destination, self.destination.is_some()),
            (Need::Outcome, self.reached.is_some()),
            (Need::Sessions, enough_sessions || noted),
        ];
        filled.into_iter().filter(|(_, there)| *there).map(|(need, _)| need).collect()
    }
}

/// The name of the field in which a need is filled in.
pub const fn field_of(need: Need) -> &'static str {
    match need {
        Need::Confirmation => "confirmed",
        Need::Note | Need::Question | Need::Reply | Need::Sessions => "note",
        Need::Reasons => "reasons",
        Need::DueDate => "due_on",
        Need::OfferLetter | Need::Amount => "amount",
        Need::Expiry => "expires_on",
        Need::Day => "day",
        Need::Destination => "destination",
        Need::Outcome => "reached",
        Need::Code => "code",
        Need::SecondPair => "",
    }
}

/// What a move came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acted {
    /// Where the application stands now.
    pub status: Status,
    /// The draft that a transfer began at the other bank.
    pub begun: Option<ApplicationId>,
}

/// Makes a move. Handing in is `submit`, which freezes what it is judged by.
pub async fn act(app: &App, actor: &Actor, id: ApplicationId, act: Act) -> Result<Acted, Failure> {
    let tx = app.db.begin().await?;
    let seen = store::applications::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let by = policy::may_act(actor, &seen.case())?;
    if act.action == Action::Submit || by == By::System {
        return Err(Failure::Refused("act-no-such-move"));
    }
    if seen.revision != act.revision {
        return done_already(&tx, actor, &seen, &act).await;
    }
    let moved = decide(&Proposal {
        kind: seen.kind(),
        status: seen.status,
        resume: seen.resume,
        action: act.action,
        by,
        eyes: eyes(&tx, actor, &seen, act.action).await?,
        given: &act.given(enough_sessions(&tx, &seen, act.action).await?),
    })
    .map_err(|refusal| refused(&refusal))?;
    checks::sensible(app, &tx, &seen, &act, moved.needs).await?;
    let begun = match act.destination.filter(|_| act.action == Action::Transfer) {
        Some(offer) => Some(send_on(app, &tx, &seen, offer).await?),
        None => None,
    };
    let change = change(actor, &seen, &act)?;
    let decided = Decided {
        action: act.action,
        by,
        actor: Some(actor.account),
        moved,
        note: act.note.as_deref().map(str::trim).filter(|note| !note.is_empty()),
        data: data(&act, begun),
    };
    carry_out(app, &tx, &seen, change, decided).await?;
    Box::pin(seats::passing::after_move(app, &tx, &seen, moved.to)).await?;
    store::applications::papers::add(&tx, id, &act.documents, actor.account, app.clock.now()).await?;
    follow(app, &tx, actor, &seen, &act).await?;
    tx.commit().await?;
    Ok(Acted { status: moved.to, begun })
}

/// What a participation's start and end write down beside the move.
async fn follow(app: &App, tx: &Tx, actor: &Actor, seen: &Application, act: &Act) -> Result<(), Failure> {
    match act.action {
        Action::Start => progress::before(app, tx, actor, seen).await,
        Action::Complete => {
            progress::before(app, tx, actor, seen).await?;
            completing::raise(app, tx, actor, seen, act).await?;
            progress::after(app, tx, actor, seen).await?;
            certificates::issue_for_program(app, tx, actor, seen, act.day).await
        }
        _ => Ok(()),
    }
}

/// Whether a participation has as many confirmed sessions as its program wants; asked only where it is completed.
async fn enough_sessions(tx: &Tx, seen: &Application, action: Action) -> Result<bool, Failure> {
    let wanted =
        seen.frozen.as_ref().and_then(|frozen| frozen.terms.of_program()).map(|terms| terms.sessions);
    match wanted.filter(|_| action == Action::Complete) {
        Some(wanted) => {
            let confirmed = store::mentoring::count_in(tx, seen.id, SessionStatus::Confirmed).await?;
            Ok(confirmed >= u64::from(wanted))
        }
        None => Ok(false),
    }
}

/// Takes the packet to another bank: a draft there, with what was written and the papers.
pub async fn transfer(
    app: &App,
    actor: &Actor,
    id: ApplicationId,
    revision: i32,
    destination: OfferId,
) -> Result<ApplicationId, Failure> {
    let wanted =
        Act { confirmed: true, destination: Some(destination), ..Act::new(Action::Transfer, revision) };
    act(app, actor, id, wanted).await?.begun.ok_or(Failure::NotFound)
}

/// Who asks for a move that was made since: the same person the same move, so it is done; anybody else was too late.
async fn done_already(tx: &Tx, actor: &Actor, seen: &Application, act: &Act) -> Result<Acted, Failure> {
    let last = store::events::last(tx, seen.id).await?;
    let same = last.filter(|event| {
        event.actor == Some(actor.account)
            && event.action == act.action
            && seen.revision == act.revision.saturating_add(1)
    });
    match same {
        Some(event) => Ok(Acted { status: seen.status, begun: event.data.transferred_to }),
        None => Err(stale(tx, seen).await?),
    }
}

/// What four eyes say; asked of the events only where the move wants a second pair.
async fn eyes(tx: &Tx, actor: &Actor, seen: &Application, action: Action) -> Result<Eyes, Failure> {
    if action != Action::Approve {
        return Ok(Eyes::NotAsked);
    }
    let parties = store::applications::case::parties(tx, seen.id).await?.ok_or(Failure::NotFound)?;
    let events = store::events::of(tx, seen.id).await?;
    Ok(Eyes::of(parties.four_eyes, &case::reviewers(&events), actor.account))
}

/// A refusal of the table in the words of the screens.
pub(in crate::usecases) fn refused(refusal: &Refusal) -> Failure {
    match refusal {
        Refusal::NoSuchMove { .. } => Failure::Refused("act-no-such-move"),
        Refusal::NotYours { .. } => Failure::Refused("denied-role"),
        Refusal::FourEyes => Failure::Refused("act-four-eyes"),
        Refusal::MissingNeed { missing } => Failure::Invalid(
            missing.iter().map(|need| Fault::new(field_of(*need), missing_code(*need))).collect(),
        ),
        Refusal::NowhereToResume => Failure::Broken(refusal.to_string()),
    }
}

const fn missing_code(need: Need) -> &'static str {
    match need {
        Need::Confirmation => "confirm",
        Need::Reasons => "decline-no-reason",
        Need::Reply => "reply-empty",
        Need::Sessions => "sessions-few",
        _ => "required",
    }
}

/// Whoever starts a review, or as a mentor a participation, that nobody holds takes it up.
fn takes_up(actor: &Actor, seen: &Application, act: &Act) -> bool {
    let begins = match act.action {
        Action::StartReview => true,
        Action::Start => actor.role == Role::Mentor,
        _ => false,
    };
    begins && seen.assigned_to.is_none()
}

/// What the move changes beside the status.
fn change(actor: &Actor, seen: &Application, act: &Act) -> Result<Change, Failure> {
    let mut change = Change {
        reviewed_by: act.action.reviews().then_some(actor.account),
        assign: takes_up(actor, seen, act).then_some(actor.account),
        ..Change::default()
    };
    match act.action {
        Action::Ask => change.due_on = act.due_on,
        Action::Approve => {
            change.expires_on = act.letter.as_ref().map(|letter| letter.expires_on);
            change.letter.clone_from(&act.letter);
        }
        Action::OfferSeat => change.expires_on = act.expires_on,
        Action::Decline => change.decline = Some(checks::decline(seen, act)?),
        _ => {}
    }
    Ok(change)
}

fn data(act: &Act, begun: Option<ApplicationId>) -> EventData {
    let letter = act.letter.as_ref();
    EventData {
        papers: act.papers.clone(),
        due_on: act.due_on,
        amount: act.amount.or(letter.map(|letter| letter.amount)),
        day: act.day,
        documents: act.documents.clone(),
        expires_on: act.expires_on.or(letter.map(|letter| letter.expires_on)),
        transferred_to: begun,
        reached: act.reached.clone().unwrap_or_default(),
        seat: None,
    }
}

/// Begins the application at the other bank with what was written here. Consent is asked for anew: another bank reads it.
async fn send_on(app: &App, tx: &Tx, seen: &Application, offer: OfferId) -> Result<ApplicationId, Failure> {
    let published = match drafting::open_to_new(tx, Subject::Offer(offer)).await {
        Ok(published) => published,
        Err(Failure::NotFound) => return Err(Failure::invalid("destination", "choose")),
        Err(other) => return Err(other),
    };
    if published.organisation == seen.organisation {
        return Err(Failure::invalid("destination", "same-organisation"));
    }
    let open = store::applications::open_of_business(tx, seen.business).await?;
    if open.iter().any(|other| other.subject == published.subject && other.status != Status::Disbursed) {
        return Err(Failure::Refused("application-runs-already"));
    }
    let draft = Draft { consent: false, papers_seen: false, ..seen.draft.clone() };
    let applicant = Applicant { business: seen.business, owner: seen.owner };
    let once = format!("transfer-{}-{}", seen.id, seen.revision);
    let begun = drafting::insert(app, tx, &applicant, &published, &draft, &once).await?;
    drafting::take_papers(app, tx, seen.id, begun, seen.owner).await?;
    Ok(begun)
}

/// What a move asks this person to fill in, for its form.
pub fn wanted(case: &case::CaseView, action: Action) -> Vec<Need> {
    let application = &case.application;
    case.by.map(|by| needs_of(application.kind(), application.status, action, by)).unwrap_or_default()
}

/// The day it is, where the law counts it.
pub(super) fn today(app: &App) -> NaiveDate {
    wita_date(app.clock.now())
}
