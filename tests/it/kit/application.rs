//! Applications in any state, driven there through the use cases by the people whose moves they are.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Days, Duration};
use domain::accounts::Role;
use domain::applications::{
    Action, ApplicationId, DeclineReason, OfferLetter, Receipt, Status, WorkflowKind,
};
use domain::calendar::wita_date;
use domain::facts::{BusinessId, Purpose};
use domain::language::Language;
use domain::money::{Rupiah, Tenor};
use domain::organisations::OrganisationId;
use domain::policy::Actor;
use jembatan::usecases::applications::{self, Act, Application, DraftChange, Subject};

use super::business::owner_of;
use super::offer::PublishedOffer;
use super::organisation::Organisation;
use super::people::Person;
use super::portal::Portal;
use super::program::PublishedProgram;

static OFFICERS: AtomicU32 = AtomicU32::new(1);

/// An application that is to be.
#[derive(Clone)]
pub struct ApplicationBuilder {
    business: BusinessId,
    owner: Person,
    subject: Option<(Subject, Organisation)>,
    status: Status,
}

/// An application and the people around it, each signed in.
#[derive(Clone)]
pub struct CaseFile {
    pub id: ApplicationId,
    pub receipt: Option<Receipt>,
    pub owner: Person,
    /// A bank officer, or a partner's mentor.
    pub officer: Person,
    /// The approver, or the coordinator.
    pub lead: Person,
    pub organisation: OrganisationId,
    pub kind: WorkflowKind,
}

/// Somebody of an organisation as the use cases see them.
pub fn actor_of(person: &Person, role: Role, organisation: OrganisationId) -> Actor {
    Actor { account: person.id, role, organisation: Some(organisation), language: Language::Id }
}

impl ApplicationBuilder {
    /// An application of a business, submitted unless told otherwise, over 75 million for 24 months.
    pub fn of(business: BusinessId, owner: &Person) -> Self {
        Self { business, owner: owner.clone(), subject: None, status: Status::Submitted }
    }

    /// For a bank's offer.
    pub fn at(mut self, offer: &PublishedOffer, bank: &Organisation) -> Self {
        self.subject = Some((Subject::Offer(offer.id), bank.clone()));
        self
    }

    /// For the cohort of a partner's program.
    pub fn joining(mut self, program: &PublishedProgram, partner: &Organisation) -> Self {
        let cohort = program.cohort.expect("a program with a cohort");
        self.subject = Some((Subject::Program(program.id, cohort), partner.clone()));
        self
    }

    /// Driven on to this status.
    pub fn in_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// Begins it and drives it along. Mails that fall due on the way are sent.
    pub async fn create(self, portal: &Portal) -> CaseFile {
        let (subject, organisation) =
            self.subject.clone().expect("at(&offer, &bank) or joining(&program, &partner)");
        let kind = subject.kind();
        let actor = owner_of(self.owner.id);
        let once = portal.app.ids.next(portal.now()).simple().to_string();
        let app = &portal.app;
        let id = applications::start_draft(app, &actor, self.business, subject, &once).await.unwrap();
        let role = if kind == WorkflowKind::Credit { Role::BankOfficer } else { Role::Mentor };
        let name = format!("Petugas {}", OFFICERS.fetch_add(1, Ordering::Relaxed));
        let officer = portal.person(&name, role, Some(organisation.id)).await;
        let mut file = CaseFile {
            id,
            receipt: None,
            owner: self.owner.clone(),
            officer,
            lead: organisation.lead.clone(),
            organisation: organisation.id,
            kind,
        };
        if self.status != Status::Draft {
            self.submit(portal, &file, subject).await;
            for action in way_to(kind, self.status) {
                file.make(portal, *action).await;
            }
        }
        portal.deliver_mail().await;
        let made = file.load(portal).await;
        assert_eq!(made.status, self.status);
        file.receipt = made.receipt;
        file
    }

    async fn submit(&self, portal: &Portal, file: &CaseFile, subject: Subject) {
        let (app, actor) = (&portal.app, owner_of(self.owner.id));
        let asked = match subject {
            Subject::Offer(_) => DraftChange::Need {
                amount: Rupiah::new(75_000_000).unwrap(),
                tenor: Tenor::new(24).unwrap(),
                purpose: Purpose::WorkingCapital,
                plan: "Membeli gula dari petani".to_owned(),
            },
            Subject::Program(_, cohort) => {
                DraftChange::Motivation { cohort, plan: "Ingin bisa mencatat uang".to_owned() }
            }
        };
        let wanted =
            jembatan::store::applications::subjects::published(&app.db, subject).await.unwrap().unwrap();
        let version =
            jembatan::store::applications::subjects::version(&app.db, subject, wanted.current.unwrap()).await;
        let missing = version.unwrap().unwrap().terms.papers().to_vec();
        let pages =
            [asked, DraftChange::FactsConfirmed, DraftChange::Papers { missing }, DraftChange::Consent(true)];
        for page in pages {
            applications::save_draft(app, &actor, file.id, page).await.unwrap();
        }
        applications::submit(app, &actor, file.id).await.unwrap();
    }
}

impl CaseFile {
    /// As it is stored now.
    pub async fn load(&self, portal: &Portal) -> Application {
        jembatan::store::applications::find(&portal.app.db, self.id).await.unwrap().unwrap()
    }

    /// The address of its page at the desk.
    pub fn desk(&self) -> String {
        format!("/cases/{}", self.id)
    }

    /// Whoever's move it is, as the use cases see them.
    pub fn actor_for(&self, action: Action) -> Actor {
        let owner = matches!(
            action,
            Action::Submit | Action::Answer | Action::Accept | Action::Withdraw | Action::Transfer
        );
        let (officer, lead) = match self.kind {
            WorkflowKind::Credit => (Role::BankOfficer, Role::BankApprover),
            WorkflowKind::Mentoring => (Role::Mentor, Role::Coordinator),
        };
        let leads = match self.kind {
            WorkflowKind::Credit => action == Action::Approve,
            WorkflowKind::Mentoring => action != Action::Start,
        };
        if owner {
            owner_of(self.owner.id)
        } else if leads {
            actor_of(&self.lead, lead, self.organisation)
        } else {
            actor_of(&self.officer, officer, self.organisation)
        }
    }

    /// A move, filled in sensibly.
    pub async fn filled(&self, portal: &Portal, action: Action) -> Act {
        let (seen, today) = (self.load(portal).await, wita_date(portal.now()));
        let terms = seen.frozen.as_ref().and_then(|frozen| frozen.terms.of_offer());
        let in_two_weeks = today + Days::new(14);
        let letter = terms.filter(|_| action == Action::Approve).map(|terms| {
            OfferLetter::suggested(terms, seen.amount.unwrap(), seen.tenor.unwrap(), in_two_weeks)
        });
        let program = seen.frozen.as_ref().and_then(|frozen| frozen.terms.of_program());
        let improves = program.map(|terms| terms.improves.iter().map(|one| one.fact).collect());
        Act {
            confirmed: true,
            note: Some("Catatan".to_owned()),
            reasons: if action == Action::Decline { vec![DeclineReason::OutsidePolicy] } else { Vec::new() },
            due_on: (action == Action::Ask).then_some(today + Days::new(7)),
            letter,
            expires_on: (action == Action::OfferSeat).then_some(today + Days::new(7)),
            amount: seen.letter.as_ref().filter(|_| action == Action::Disburse).map(|letter| letter.amount),
            day: matches!(action, Action::Disburse | Action::Settle | Action::Complete).then_some(today),
            reached: improves.filter(|_| action == Action::Complete),
            ..Act::new(action, seen.revision)
        }
    }

    /// Makes a move through the use case; `lapse` lets time pass.
    pub async fn make(&self, portal: &Portal, action: Action) {
        if action == Action::Lapse {
            portal.wait(Duration::days(20));
            applications::lapse_due(&portal.app).await.unwrap();
            return;
        }
        let act = self.filled(portal, action).await;
        applications::act(&portal.app, &self.actor_for(action), self.id, act).await.unwrap();
    }
}

/// The moves from handed in to a status.
fn way_to(kind: WorkflowKind, status: Status) -> &'static [Action] {
    use Action::*;
    match (kind, status) {
        (WorkflowKind::Credit, Status::InReview) => &[StartReview],
        (WorkflowKind::Credit, Status::SiteVisit) => &[StartReview, Visit],
        (WorkflowKind::Credit, Status::Committee) => &[StartReview, Visit, Refer],
        (WorkflowKind::Credit, Status::InfoRequested) => &[StartReview, Ask],
        (WorkflowKind::Credit, Status::Offered) => &[StartReview, Visit, Refer, Approve],
        (WorkflowKind::Credit, Status::Accepted) => &[StartReview, Visit, Refer, Approve, Accept],
        (WorkflowKind::Credit, Status::Disbursed) => &[StartReview, Visit, Refer, Approve, Accept, Disburse],
        (WorkflowKind::Credit, Status::Settled) => {
            &[StartReview, Visit, Refer, Approve, Accept, Disburse, Settle]
        }
        (WorkflowKind::Credit, Status::Declined) => &[StartReview, Decline],
        (WorkflowKind::Credit, Status::Lapsed) => &[StartReview, Visit, Refer, Approve, Lapse],
        (WorkflowKind::Mentoring, Status::SeatOffered) => &[OfferSeat],
        (WorkflowKind::Mentoring, Status::Waitlisted) => &[Waitlist],
        (WorkflowKind::Mentoring, Status::Enrolled) => &[OfferSeat, Accept],
        (WorkflowKind::Mentoring, Status::Active) => &[OfferSeat, Accept, Start],
        (WorkflowKind::Mentoring, Status::Completed) => &[OfferSeat, Accept, Start, Complete],
        (WorkflowKind::Mentoring, Status::Dropped) => &[OfferSeat, Accept, Start, Drop],
        (WorkflowKind::Mentoring, Status::Declined) => &[Decline],
        (WorkflowKind::Mentoring, Status::Lapsed) => &[OfferSeat, Lapse],
        (_, Status::Withdrawn) => &[Withdraw],
        (_, Status::Submitted) => &[],
        (_, other) => panic!("no way to {other} is laid"),
    }
}
