//! Applications: writing one, handing it in, moving it along its table, and seeing how it stands.
//!
//! Which moves exist is `domain::applications`; who may touch which case is `domain::policy`. Here both are asked, the
//! move is saved with its event, and everybody whom the table names is told, in one transaction.

pub mod acting;
pub mod applying;
pub mod assigning;
pub mod case;
pub mod corresponding;
pub mod drafting;
pub mod effects;
pub mod lapsing;
pub mod queue;
pub mod submitting;
pub mod telling;
pub mod tracking;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::applications::{
    Action, ApplicationId, Decline, OfferLetter, Receipt, Status, WorkflowKind, is_final,
};
use domain::criteria::Rule;
use domain::documents::{DocumentId, DocumentKind};
use domain::facts::{BusinessId, FactKey, FactSheet, Purpose};
use domain::language::Bilingual;
use domain::matching::FrozenFinding;
use domain::money::{Rupiah, Tenor};
use domain::offers::{OfferId, Publication, Terms};
use domain::organisations::OrganisationId;
use domain::policy::Case;
use domain::programs::{CohortId, ProgramId, ProgramTerms};
use domain::seats::SeatTold;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use acting::{Act, Acted, act, transfer};
pub use assigning::assign;
pub use case::{CaseView, Party, load_case};
pub use corresponding::{NewMessage, attach_document, detach_document, message};
pub use drafting::{DraftChange, discard_draft, renew_version, save_draft, start_draft};
pub use lapsing::lapse_due;
pub use submitting::{Submitted, submit};
pub use tracking::{Tracked, lookup};

/// What is applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A credit offer.
    Offer(OfferId),
    /// A program, in one of its cohorts.
    Program(ProgramId, CohortId),
}

impl Subject {
    /// Which workflow the application follows.
    pub const fn kind(self) -> WorkflowKind {
        match self {
            Self::Offer(_) => WorkflowKind::Credit,
            Self::Program(..) => WorkflowKind::Mentoring,
        }
    }

    /// The id of the offer or program.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Offer(id) => id.0,
            Self::Program(id, _) => id.0,
        }
    }

    /// The cohort of a program.
    pub const fn cohort(self) -> Option<CohortId> {
        match self {
            Self::Offer(_) => None,
            Self::Program(_, cohort) => Some(cohort),
        }
    }
}

/// The terms of a version, of an offer or of a program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseTerms {
    /// Of a credit offer.
    Offer(Box<Terms>),
    /// Of a program.
    Program(Box<ProgramTerms>),
}

impl CaseTerms {
    /// What it is called.
    pub fn name(&self) -> &Bilingual {
        match self {
            Self::Offer(terms) => &terms.name,
            Self::Program(terms) => &terms.name,
        }
    }

    /// The papers wanted with an application.
    pub fn papers(&self) -> &[DocumentKind] {
        match self {
            Self::Offer(terms) => &terms.papers,
            Self::Program(terms) => &terms.papers,
        }
    }

    /// The terms of a credit.
    pub fn of_offer(&self) -> Option<&Terms> {
        match self {
            Self::Offer(terms) => Some(terms),
            Self::Program(_) => None,
        }
    }

    /// The terms of a program.
    pub fn of_program(&self) -> Option<&ProgramTerms> {
        match self {
            Self::Offer(_) => None,
            Self::Program(terms) => Some(terms),
        }
    }
}

/// A version as an application keeps it: what it was judged by, whatever is published later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrozenVersion {
    /// Its number.
    pub number: i32,
    /// Its terms.
    pub terms: CaseTerms,
    /// Its rule.
    pub rule: Rule,
}

/// What is applied for, as it stands towards the public now.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The offer or program with its cohort.
    pub subject: Subject,
    /// Who publishes it.
    pub organisation: OrganisationId,
    /// How it stands.
    pub publication: Publication,
    /// The version in force.
    pub current: Option<Uuid>,
}

/// What an owner has written so far. Everything may be missing until it is handed in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The amount asked for; credit only.
    pub amount: Option<Rupiah>,
    /// For how long; credit only.
    pub tenor: Option<Tenor>,
    /// What the money is for; credit only.
    pub purpose: Option<Purpose>,
    /// In her own words: what she will do with the money, or why she wants to learn.
    pub plan: String,
    /// Whether she has read the facts and says that they are right.
    pub facts_confirmed: bool,
    /// Papers that are wanted and that she says she does not have.
    pub missing: Vec<DocumentKind>,
    /// Whether she has passed the page of the papers.
    pub papers_seen: bool,
    /// Whether she agrees that the organisation sees what is handed in (UU 27/2022).
    pub consent: bool,
}

/// An application, as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// Its number, once it was handed in.
    pub receipt: Option<Receipt>,
    /// The business.
    pub business: BusinessId,
    /// The owner.
    pub owner: AccountId,
    /// The bank or partner it goes to.
    pub organisation: OrganisationId,
    /// What it is for.
    pub subject: Subject,
    /// The version it is for.
    pub version: Uuid,
    /// Where it stands.
    pub status: Status,
    /// Where it stopped, while it waits for the owner's answer.
    pub resume: Option<Status>,
    /// Counts its moves: who moves it says which one was seen.
    pub revision: i32,
    /// The amount asked for.
    pub amount: Option<Rupiah>,
    /// For how long.
    pub tenor: Option<Tenor>,
    /// What for.
    pub purpose: Option<Purpose>,
    /// What the owner wrote.
    pub draft: Draft,
    /// The facts, frozen when it was handed in.
    pub facts: Option<FactSheet>,
    /// What the rule made of them, frozen.
    pub findings: Vec<FrozenFinding>,
    /// What it was judged by, frozen.
    pub frozen: Option<FrozenVersion>,
    /// The offer letter.
    pub letter: Option<OfferLetter>,
    /// The last day on which letter or seat can be accepted.
    pub expires_on: Option<NaiveDate>,
    /// Who works on it.
    pub assigned_to: Option<AccountId>,
    /// Why it was declined.
    pub decline: Option<Decline>,
    /// By when the owner is asked to answer.
    pub due_on: Option<NaiveDate>,
    /// Which of the business's wishes for a seat it is, the lowest the most wanted; mentoring only.
    pub wish: Option<u32>,
    /// Its priority points, frozen; none where the rule of the program rules the business out. Mentoring only.
    pub points: Option<u32>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Since when it stands where it stands.
    pub status_at: DateTime<Utc>,
    /// When it came to its end.
    pub closed_at: Option<DateTime<Utc>>,
}

impl Application {
    /// Which workflow it follows.
    pub const fn kind(&self) -> WorkflowKind {
        self.subject.kind()
    }

    /// What policy needs to know of it.
    pub const fn case(&self) -> Case {
        Case { kind: self.kind(), owner: self.owner, organisation: self.organisation, status: self.status }
    }

    /// Whether it has come to its end.
    pub const fn is_closed(&self) -> bool {
        is_final(self.status)
    }
}

/// What came with a move, kept with its event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventData {
    /// Papers asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<DocumentKind>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// An amount paid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Rupiah>,
    /// The day on which it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// Files that came with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
    /// The last day of a letter or a seat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<NaiveDate>,
    /// The application at the other bank; told to the owner alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transferred_to: Option<ApplicationId>,
    /// Why it got a seat, waits for one, or was let go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatTold>,
    /// What a participant reached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reached: Vec<FactKey>,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it; nobody where a day did.
    pub actor: Option<AccountId>,
    /// The name of who did it.
    pub by: Option<String>,
    /// As whom.
    pub role: String,
    /// What was done.
    pub action: Action,
    /// From where.
    pub from: Option<Status>,
    /// To where.
    pub to: Status,
    /// What was written beside it; left out for whom it is not.
    pub note: Option<String>,
    /// Whether the note is for the owner too.
    pub public: bool,
    /// What came with it.
    pub data: EventData,
}

/// A message on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// When.
    pub at: DateTime<Utc>,
    /// Who wrote it.
    pub author: AccountId,
    /// Their name.
    pub by: String,
    /// Whether it is for colleagues alone.
    pub internal: bool,
    /// What was written.
    pub body: String,
}

/// A document laid to an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Which document.
    pub document: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its name.
    pub file_name: String,
    /// Bytes.
    pub size: u64,
    /// What the office said of it.
    pub status: domain::documents::DocumentStatus,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// The last day on which it holds.
    pub expires_on: Option<NaiveDate>,
    /// When it was laid to the application.
    pub added_at: DateTime<Utc>,
}
