//! The workflow of credit and mentoring applications, as one table each.
//!
//! A move exists only as a row of [`CREDIT`] or [`MENTORING`]; guards, buttons, notices, `docs/workflow.md` and tests are
//! derived from the rows. Who may touch *this* application is `policy`; carrying a move out is a use case.

mod decide;
mod decline;
mod letter;
mod names;
mod receipt;
mod steps;
mod table;

pub use decide::{Eyes, Moved, Proposal, Refusal, decide, needs_of, open_now, open_to};
pub use decline::{Decline, DeclineError, DeclineReason, Gap};
pub use letter::OfferLetter;
pub use names::{action_key, applicant_key, staff_key};
pub use receipt::{Receipt, ReceiptError};
pub use steps::{
    Promised, Span, SpanState, Step, WaitsOn, progress, promise_of, resting, step_of, steps, waits_on,
};
pub use table::{
    CREDIT, MENTORING, To, Transition, is_final, is_participation, may_resume, statuses, transitions,
};

use crate::accounts::Role;

id! {
    /// Id of an application.
    ApplicationId
}

text_enum! {
    /// Which workflow an application follows.
    WorkflowKind {
        /// Credit at a bank.
        Credit = "credit",
        /// Mentoring at a partner.
        Mentoring = "mentoring",
    }
}

text_enum! {
    /// Where an application stands. Credit and mentoring share the spellings that mean the same.
    Status {
        /// Being written by the owner.
        Draft = "draft",
        /// Handed in, nobody has started.
        Submitted = "submitted",
        /// Under review (credit).
        InReview = "in_review",
        /// Being visited (credit).
        SiteVisit = "site_visit",
        /// Before the committee (credit).
        Committee = "committee",
        /// Waits for the owner's answer (credit).
        InfoRequested = "info_requested",
        /// Offer letter issued (credit).
        Offered = "offered",
        /// Offer letter accepted (credit).
        Accepted = "accepted",
        /// Money paid out (credit).
        Disbursed = "disbursed",
        /// Repaid (credit).
        Settled = "settled",
        /// Given to another bank by the owner (credit).
        Transferred = "transferred",
        /// Seat offered (mentoring).
        SeatOffered = "seat_offered",
        /// On the waitlist (mentoring).
        Waitlisted = "waitlisted",
        /// Seat accepted (mentoring).
        Enrolled = "enrolled",
        /// Taking part (mentoring).
        Active = "active",
        /// Completed (mentoring).
        Completed = "completed",
        /// Left before the end (mentoring).
        Dropped = "dropped",
        /// Declined with reasons.
        Declined = "declined",
        /// Withdrawn by the owner.
        Withdrawn = "withdrawn",
        /// Lapsed by time.
        Lapsed = "lapsed",
    }
}

text_enum! {
    /// A move of the workflow.
    Action {
        /// Owner hands the draft in.
        Submit = "submit",
        /// Officer starts the review.
        StartReview = "start_review",
        /// Officer records the visit.
        Visit = "visit",
        /// Officer refers to the committee.
        Refer = "refer",
        /// Asks the owner for more.
        Ask = "ask",
        /// Owner answers.
        Answer = "answer",
        /// Approver approves: the offer letter goes out.
        Approve = "approve",
        /// Accepts the offer letter, or the seat.
        Accept = "accept",
        /// Bank pays out.
        Disburse = "disburse",
        /// Bank records repayment.
        Settle = "settle",
        /// Declines with reasons.
        Decline = "decline",
        /// Owner withdraws.
        Withdraw = "withdraw",
        /// Time ran out.
        Lapse = "lapse",
        /// Owner takes the packet to another bank.
        Transfer = "transfer",
        /// Coordinator offers a seat.
        OfferSeat = "offer_seat",
        /// Coordinator puts on the waitlist.
        Waitlist = "waitlist",
        /// The portal lets go of an application, because its business took a seat that it wanted more.
        Release = "release",
        /// Coordinator starts the participation.
        Start = "start",
        /// Coordinator records completion.
        Complete = "complete",
        /// Coordinator records that the participant left.
        Drop = "drop",
    }
}

text_enum! {
    /// As whom somebody makes a move. The office moves no application: it sees all of them; a session it may correct.
    By {
        /// The owner of the business.
        Owner = "owner",
        /// An officer of the bank.
        BankOfficer = "bank_officer",
        /// An approver of the bank.
        BankApprover = "bank_approver",
        /// A coordinator of the partner.
        Coordinator = "coordinator",
        /// A mentor of the partner.
        Mentor = "mentor",
        /// Somebody of the office.
        Office = "office",
        /// The portal itself, when a date has passed.
        System = "system",
    }
}

impl By {
    /// As whom a role moves an application, if it moves any.
    pub const fn of(role: Role) -> Option<Self> {
        match role {
            Role::Owner => Some(Self::Owner),
            Role::BankOfficer => Some(Self::BankOfficer),
            Role::BankApprover => Some(Self::BankApprover),
            Role::Coordinator => Some(Self::Coordinator),
            Role::Mentor => Some(Self::Mentor),
            Role::OfficeStaff | Role::OfficeHead => None,
        }
    }
}

text_enum! {
    /// What a move cannot be made without. All but the last are filled in beside the button; a note may always be added.
    Need {
        /// The owner says that what is shown was read and is meant.
        Confirmation = "confirmation",
        /// A note among colleagues: what was seen, what is recommended.
        Note = "note",
        /// At least one reason, told to the owner.
        Reasons = "reasons",
        /// What is asked of the owner.
        Question = "question",
        /// The day by which the owner is asked to answer.
        DueDate = "due_date",
        /// An answer: a text, a file, or both.
        Reply = "reply",
        /// The terms of the offer letter: amount, rate and method, tenor, fees.
        OfferLetter = "offer_letter",
        /// The last day on which the offer letter or the seat can be accepted.
        Expiry = "expiry",
        /// An amount in rupiah.
        Amount = "amount",
        /// The day on which it happened.
        Day = "day",
        /// The offer of another bank that the packet goes to.
        Destination = "destination",
        /// What the participant reached of what the program improves.
        Outcome = "outcome",
        /// As many confirmed sessions as the program wants; where there are fewer, a note that says why that is enough.
        Sessions = "sessions",
        /// The six digits that the owner reads aloud.
        Code = "code",
        /// Where the bank asks for four eyes: somebody who did not review it. Not filled in, but judged by [`Eyes`].
        SecondPair = "second_pair",
    }
}

text_enum! {
    /// Who is told of a move, in the portal and by mail. Internal steps tell nobody.
    Tell {
        /// The owner.
        Owner = "owner",
        /// The bank or the partner.
        Organisation = "organisation",
        /// Owner and organisation.
        Both = "both",
        /// Nobody: the timeline shows it.
        Nobody = "nobody",
    }
}

impl Tell {
    /// Whether the owner is told.
    pub const fn owner(self) -> bool {
        matches!(self, Self::Owner | Self::Both)
    }

    /// Whether the bank or the partner is told.
    pub const fn organisation(self) -> bool {
        matches!(self, Self::Organisation | Self::Both)
    }
}

impl Action {
    /// Whether whoever does this has reviewed the file, and so may not approve it where the bank asks for four eyes.
    pub const fn reviews(self) -> bool {
        matches!(self, Self::StartReview | Self::Visit | Self::Refer)
    }
}
