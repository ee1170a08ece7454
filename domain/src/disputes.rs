//! A member's dispute of one line of her account: who moves it, and how long the board may take. Who looks at a single
//! member's account is written down, for what she has is hers to know about.

use chrono::{Days, NaiveDate};

id! {
    /// Id of a dispute.
    DisputeId
}

text_enum! {
    /// What a board answers.
    DisputeAnswer {
        /// The member is right: the treasurer takes the entry back.
        Accepted = "accepted",
        /// The entry is right, and this is why.
        Explained = "explained",
    }
}

text_enum! {
    /// Where a dispute stands.
    DisputeState {
        /// The board has still to answer.
        Waiting = "waiting",
        /// The board says that the member is right.
        Accepted = "accepted",
        /// The board says why the entry is right.
        Explained = "explained",
        /// The member asked the office to look.
        Sent = "sent",
        /// The member closed it.
        Closed = "closed",
    }
}

text_enum! {
    /// As what somebody looked at a member's account.
    LookSeat {
        /// Who keeps the books.
        Treasurer = "treasurer",
        /// The board, inside a dispute.
        Board = "board",
        /// The office, inside a dispute.
        Office = "office",
    }
}

text_enum! {
    /// What of a member's account somebody looked at.
    LookAt {
        /// All that she has and owes.
        Account = "account",
        /// One loan.
        Loan = "loan",
        /// One entry.
        Entry = "entry",
        /// A list in which she stood.
        List = "list",
        /// A file in which she stood.
        File = "file",
        /// The line that she disputes.
        Dispute = "dispute",
        /// A booking that was refused for what stands on her account.
        Refusal = "refusal",
    }
}

/// Within how many days a board answers, for disputes opened from this day on; the latest first.
const ANSWER_DAYS: &[(NaiveDate, u64)] = &[(NaiveDate::MIN, 14)];

/// Until when the board may answer what was opened on this day.
pub fn answer_due(opened: NaiveDate) -> NaiveDate {
    opened.checked_add_days(Days::new(answer_days(opened))).unwrap_or(opened)
}

/// Within how many days the board answers what was opened on this day.
pub fn answer_days(opened: NaiveDate) -> u64 {
    ANSWER_DAYS.iter().find(|(from, _)| *from <= opened).map_or(14, |(_, days)| *days)
}

/// The last opening day of what is overdue today: what was opened later still has time.
pub fn overdue_since(today: NaiveDate) -> NaiveDate {
    let mut day = today;
    while answer_due(day) >= today {
        let Some(before) = day.pred_opt() else { break };
        day = before;
    }
    day
}

/// A dispute as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The day it was opened.
    pub opened: NaiveDate,
    /// What the board answered.
    pub answer: Option<DisputeAnswer>,
    /// Whether the member sent it to the office.
    pub sent: bool,
    /// Whether the member closed it.
    pub closed: bool,
}

impl Standing {
    /// Where it stands.
    pub const fn state(&self) -> DisputeState {
        match (self.closed, self.sent, self.answer) {
            (true, ..) => DisputeState::Closed,
            (false, true, _) => DisputeState::Sent,
            (false, false, Some(DisputeAnswer::Accepted)) => DisputeState::Accepted,
            (false, false, Some(DisputeAnswer::Explained)) => DisputeState::Explained,
            (false, false, None) => DisputeState::Waiting,
        }
    }

    /// Whether the board has let its days go by.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.closed && self.answer.is_none() && today > answer_due(self.opened)
    }

    /// Whether the board may answer: once, while it is open.
    pub const fn may_answer(&self) -> bool {
        !self.closed && self.answer.is_none()
    }

    /// Whether the member may close it.
    pub const fn may_close(&self) -> bool {
        !self.closed
    }

    /// Whether the member may send it to the office: after an answer, or when none came in time.
    pub fn may_send(&self, today: NaiveDate) -> bool {
        !self.closed && !self.sent && (self.answer.is_some() || self.is_overdue(today))
    }

    /// Whether the office may open it: what it was sent, and what the board leaves unanswered.
    pub fn may_office_see(&self, today: NaiveDate) -> bool {
        !self.closed && (self.sent || self.is_overdue(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn standing() -> Standing {
        Standing { opened: day("2026-11-01"), answer: None, sent: false, closed: false }
    }

    #[test]
    fn a_board_has_fourteen_days_and_is_overdue_on_the_fifteenth() {
        assert_eq!(answer_due(day("2026-11-01")), day("2026-11-15"));
        assert!(!standing().is_overdue(day("2026-11-15")));
        assert!(standing().is_overdue(day("2026-11-16")));
        assert_eq!(overdue_since(day("2026-11-16")), day("2026-11-01"));
    }

    #[test]
    fn the_office_opens_only_what_it_was_sent_or_what_stays_unanswered() {
        let open = standing();
        assert!(!open.may_office_see(day("2026-11-10")) && !open.may_send(day("2026-11-10")));
        assert!(open.may_office_see(day("2026-11-16")) && open.may_send(day("2026-11-16")));
        let answered = Standing { answer: Some(DisputeAnswer::Explained), ..open };
        assert!(!answered.may_office_see(day("2027-01-01")) && answered.may_send(day("2026-11-02")));
        let sent = Standing { sent: true, ..answered };
        assert!(sent.may_office_see(day("2026-11-02")) && !sent.may_send(day("2026-11-02")));
        let closed = Standing { closed: true, ..sent };
        assert!(!closed.may_office_see(day("2027-01-01")) && !closed.may_answer() && !closed.may_close());
        assert_eq!(closed.state(), DisputeState::Closed);
    }
}
