//! What somebody is told of a seat, and the days around it.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::SeatReason;
use crate::applications::{Status, WorkflowKind};

/// How many cohorts one business may rank at a time.
pub const WISHES_MOST: usize = 3;
/// How long an offered seat is kept, in days.
const KEPT_DAYS: u64 = 5;

/// Whether an application that stands here holds a seat of its cohort: offered, taken, or used up. The database counts
/// the same.
pub const fn holds_seat(status: Status) -> bool {
    matches!(status, Status::SeatOffered | Status::Enrolled | Status::Active | Status::Completed)
}

/// Whether an application is a wish for a seat that is still open: its place among the others matters.
pub const fn is_wish(kind: WorkflowKind, status: Status) -> bool {
    let open = matches!(status, Status::Submitted | Status::Waitlisted | Status::SeatOffered);
    open && matches!(kind, WorkflowKind::Mentoring)
}

/// The last day on which a seat that is offered today can be taken: after five days, and before the cohort starts.
pub fn answer_by(today: NaiveDate, starts_on: NaiveDate) -> NaiveDate {
    let kept = today.checked_add_days(Days::new(KEPT_DAYS)).unwrap_or(today);
    match starts_on.pred_opt() {
        Some(eve) if eve >= today => kept.min(eve),
        _ => kept,
    }
}

/// Why an application stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatTold {
    /// It got a seat when the cohort closed.
    Seated {
        /// Which of the business's wishes it was, 1 for the first.
        wish: u32,
        /// Its priority points.
        points: u32,
        /// How many applied for the cohort.
        applicants: u32,
        /// Seats of the cohort.
        seats: u32,
    },
    /// It waits.
    Waiting(SeatReason),
    /// A seat that somebody gave up was passed on to it.
    PassedOn {
        /// Its priority points.
        points: u32,
    },
    /// Its business took a seat that it wanted more.
    Released,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_kept_five_days_but_not_into_the_cohort() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(answer_by(day("2026-12-01"), day("2026-12-20")), day("2026-12-06"));
        assert_eq!(answer_by(day("2026-12-01"), day("2026-12-04")), day("2026-12-03"));
        assert_eq!(answer_by(day("2026-12-01"), day("2026-12-02")), day("2026-12-01"));
        assert_eq!(answer_by(day("2026-12-01"), day("2026-12-01")), day("2026-12-06"));
        assert_eq!(answer_by(day("2026-12-01"), day("2026-11-01")), day("2026-12-06"));
    }
}
