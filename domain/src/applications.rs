//! The workflow of credit and mentoring applications, as one table each.

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
        /// Coordinator starts the participation.
        Start = "start",
        /// Coordinator records completion.
        Complete = "complete",
        /// Coordinator records that the participant left.
        Drop = "drop",
    }
}
