//! The two axes on which a cooperative is shown beside its status: the institution (meeting, board, certificate) and the
//! business (activity, result). Three-valued: what is not known is not held against it.

use chrono::NaiveDate;

use super::{DeadlineLine, Reason, Record, StatusRule, judge};
use crate::matching::Truth;

text_enum! {
    /// What is looked at from two sides.
    Axis {
        /// Meeting, board, certificate.
        Institution = "institution",
        /// Activity, result.
        Business = "business",
    }
}

text_enum! {
    /// One thing that is looked at.
    Check {
        /// The last annual meeting that was due was held.
        Meeting = "meeting",
        /// The board is in its term.
        Board = "board",
        /// The certificate (NIK) is valid.
        Certificate = "certificate",
        /// It was at work within twelve months.
        Activity = "activity",
        /// Its last result was no loss.
        Result = "result",
    }
}

impl Check {
    /// On which axis it stands.
    pub const fn axis(self) -> Axis {
        match self {
            Self::Meeting | Self::Board | Self::Certificate => Axis::Institution,
            Self::Activity | Self::Result => Axis::Business,
        }
    }
}

/// What is known beside the record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Papers {
    /// The last day of the board's term.
    pub board_until: Option<NaiveDate>,
    /// The last day on which the certificate is valid.
    pub certificate_until: Option<NaiveDate>,
    /// The result (SHU) of the last book year that a meeting approved, whole rupiah.
    pub result: Option<i64>,
}

/// Every check on a day, in order.
pub fn checks(record: &Record, papers: &Papers, as_of: NaiveDate, line: DeadlineLine) -> [(Check, Truth); 5] {
    let known = |holds: Option<bool>| holds.map_or(Truth::Unknown, Truth::from);
    let until = |day: Option<NaiveDate>| known(day.map(|day| as_of <= day));
    let because = judge(record, as_of, StatusRule::RatLastYear, line).because;
    let meeting = match because.first() {
        Some(Reason::Held(_) | Reason::NoneDue(..)) => Truth::Pass,
        Some(Reason::Missed(..)) => Truth::Fail,
        _ => Truth::Unknown,
    };
    [
        (Check::Meeting, meeting),
        (Check::Board, until(papers.board_until)),
        (Check::Certificate, until(papers.certificate_until)),
        (Check::Activity, known(record.at_work(as_of, 12).map(|(recent, _)| recent))),
        (Check::Result, known(papers.result.map(|result| result >= 0))),
    ]
}

/// An axis: the least of its checks.
pub fn axis(checks: &[(Check, Truth)], axis: Axis) -> Truth {
    checks
        .iter()
        .filter(|(check, _)| check.axis() == axis)
        .map(|(_, truth)| *truth)
        .min()
        .unwrap_or(Truth::Unknown)
}
