//! The names of statuses and moves, as keys of the texts: staff read one name, applicants another. Exhaustive, so that a
//! new status cannot go without a name.

use super::{Action, Status};

/// The name of a status as staff read it.
pub const fn staff_key(status: Status) -> &'static str {
    match status {
        Status::Draft => "status-draft",
        Status::Submitted => "status-submitted",
        Status::InReview => "status-in-review",
        Status::SiteVisit => "status-site-visit",
        Status::Committee => "status-committee",
        Status::InfoRequested => "status-info-requested",
        Status::Offered => "status-offered",
        Status::Accepted => "status-accepted",
        Status::Disbursed => "status-disbursed",
        Status::Settled => "status-settled",
        Status::Transferred => "status-transferred",
        Status::SeatOffered => "status-seat-offered",
        Status::Waitlisted => "status-waitlisted",
        Status::Enrolled => "status-enrolled",
        Status::Active => "status-active",
        Status::Completed => "status-completed",
        Status::Dropped => "status-dropped",
        Status::Declined => "status-declined",
        Status::Withdrawn => "status-withdrawn",
        Status::Lapsed => "status-lapsed",
    }
}

/// The name of a status as the applicant reads it.
pub const fn applicant_key(status: Status) -> &'static str {
    match status {
        Status::Draft => "status-owner-draft",
        Status::Submitted => "status-owner-submitted",
        Status::InReview => "status-owner-in-review",
        Status::SiteVisit => "status-owner-site-visit",
        Status::Committee => "status-owner-committee",
        Status::InfoRequested => "status-owner-info-requested",
        Status::Offered => "status-owner-offered",
        Status::Accepted => "status-owner-accepted",
        Status::Disbursed => "status-owner-disbursed",
        Status::Settled => "status-owner-settled",
        Status::Transferred => "status-owner-transferred",
        Status::SeatOffered => "status-owner-seat-offered",
        Status::Waitlisted => "status-owner-waitlisted",
        Status::Enrolled => "status-owner-enrolled",
        Status::Active => "status-owner-active",
        Status::Completed => "status-owner-completed",
        Status::Dropped => "status-owner-dropped",
        Status::Declined => "status-owner-declined",
        Status::Withdrawn => "status-owner-withdrawn",
        Status::Lapsed => "status-owner-lapsed",
    }
}

/// The name of a move, as its button says it.
pub const fn action_key(action: Action) -> &'static str {
    match action {
        Action::Submit => "action-submit",
        Action::StartReview => "action-start-review",
        Action::Visit => "action-visit",
        Action::Refer => "action-refer",
        Action::Ask => "action-ask",
        Action::Answer => "action-answer",
        Action::Approve => "action-approve",
        Action::Accept => "action-accept",
        Action::Disburse => "action-disburse",
        Action::Settle => "action-settle",
        Action::Decline => "action-decline",
        Action::Withdraw => "action-withdraw",
        Action::Lapse => "action-lapse",
        Action::Transfer => "action-transfer",
        Action::OfferSeat => "action-offer-seat",
        Action::Waitlist => "action-waitlist",
        Action::Release => "action-release",
        Action::Start => "action-start",
        Action::Complete => "action-complete",
        Action::Drop => "action-drop",
    }
}
