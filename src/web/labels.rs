//! The key of the word for each value of the domain's enums: `<enum>-<value>`, with `-` for `_`.
//! The words themselves are in `locales/*/labels.ftl`; a test asks every value for its word in every language.

use domain::accounts::Role;
use domain::applications::{
    Action, By, DeclineReason, Need, Promised, SpanState, Status, Step, WaitsOn, WorkflowKind, applicant_key,
};
use domain::claims::ClaimProof;
use domain::cooperatives::{
    Axis, BoardOffice, Check, CooperativeKind, DeadlineLine, LendingClass, LendingGroup, Measure, Practice,
    SeatState, Status as CooperativeStatus, StatusRule, Warning,
};
use domain::disputes::{DisputeAnswer, DisputeState, LookAt, LookSeat};
use domain::documents::{DocumentKind, DocumentStatus};
use domain::facts::{Evidence, FactKey, FinancialRecords, LegalForm, Purpose, Sex, SizeClass};
use domain::funds::{BookingKind, FundSource, ParticipantKind};
use domain::kbli::KbliVersion;
use domain::language::Language;
use domain::ledger::{AccountClass, AccountKind, EntryKind};
use domain::levels::Area;
use domain::mentoring::{ConfirmedBy, SessionAction, SessionStatus, SilenceStage};
use domain::money::Method;
use domain::offers::{Collateral, FaultCode, Publication, PublicationMove, Scheme};
use domain::organisations::{OrganisationDecision, OrganisationKind, OrganisationStatus};
use domain::programs::{CohortState, Merit, Topic};
use domain::trainings::TrainingStatus;

/// A value that has a word on screen.
pub trait Label: Copy {
    /// The key of its word.
    fn key(self) -> String;
}

macro_rules! labels {
    ($($kind:ident => $prefix:literal),+ $(,)?) => {
        $(impl Label for $kind {
            fn key(self) -> String {
                spelled($prefix, self.as_str())
            }
        })+

        /// The key of every value of every enum that has words.
        pub fn all_keys() -> Vec<String> {
            let mut keys = Vec::new();
            $(keys.extend($kind::ALL.iter().map(|value| value.key()));)+
            keys
        }
    };
}

labels! {
    AccountClass => "account-class",
    AccountKind => "ledger-account",
    EntryKind => "entry-kind",
    DisputeAnswer => "dispute-answer",
    DisputeState => "dispute-state",
    LookAt => "look-at",
    LookSeat => "look-seat",
    Role => "role",
    WorkflowKind => "workflow",
    Status => "status",
    Action => "action",
    ClaimProof => "claim-proof",
    DocumentKind => "document-kind",
    DocumentStatus => "document-status",
    Evidence => "evidence",
    FactKey => "fact",
    LegalForm => "legal-form",
    SizeClass => "size-class",
    FinancialRecords => "financial-records",
    Sex => "sex",
    Purpose => "purpose",
    KbliVersion => "kbli-version",
    Language => "language",
    Method => "method",
    Publication => "publication",
    OrganisationDecision => "organisation-decision",
    OrganisationKind => "organisation-kind",
    OrganisationStatus => "organisation-status",
    Topic => "topic",
    Merit => "merit",
    Area => "area",
    Step => "step",
    SpanState => "span-state",
    WaitsOn => "waits-on",
    Promised => "promised",
    By => "by",
    Need => "need",
    DeclineReason => "decline-reason",
    Scheme => "scheme",
    Collateral => "collateral",
    PublicationMove => "publication-move",
    CohortState => "cohort-state",
    FaultCode => "fault",
    BoardOffice => "board-office",
    SeatState => "seat-state",
    CooperativeKind => "cooperative-kind",
    CooperativeStatus => "cooperative-status",
    StatusRule => "cooperative-rule",
    DeadlineLine => "cooperative-line",
    Warning => "cooperative-warning",
    Axis => "cooperative-axis",
    Check => "cooperative-check",
    Practice => "practice",
    LendingClass => "lending-class",
    LendingGroup => "lending-group",
    Measure => "measure",
    BookingKind => "booking",
    FundSource => "fund-source",
    ParticipantKind => "participant",
    SessionStatus => "meeting-status",
    SessionAction => "meeting-action",
    ConfirmedBy => "meeting-confirmed",
    SilenceStage => "silence-stage",
    TrainingStatus => "training-status",
}

/// The key of a status in the applicant's words.
pub fn status_for_owner(status: Status) -> String {
    applicant_key(status).to_owned()
}

/// The key of the sentence that says what an applicant can do about a reason.
pub fn decline_advice(reason: DeclineReason) -> String {
    spelled("decline-advice", reason.as_str())
}

/// The key of the sentence that helps to answer for a fact.
pub fn fact_help(fact: FactKey) -> String {
    spelled("fact-help", fact.as_str())
}

fn spelled(prefix: &str, text: &str) -> String {
    format!("{prefix}-{}", text.replace('_', "-"))
}
