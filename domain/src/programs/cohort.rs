//! One round of a program: its days and its seats.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::offers::{FaultCode, TermsFault};

/// A cohort. Days are inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cohort {
    /// First day of mentoring.
    pub starts_on: NaiveDate,
    /// Last day of mentoring.
    pub ends_on: NaiveDate,
    /// Last day to apply.
    pub apply_by: NaiveDate,
    /// How many can take part.
    pub seats: u16,
}

text_enum! {
    /// How a cohort stands on a day.
    CohortState {
        /// One can apply, and there are seats.
        Open = "open",
        /// One can apply, for the waitlist.
        Full = "full",
        /// Too late to apply; it has not begun.
        ClosedToNew = "closed_to_new",
        /// It runs.
        Running = "running",
        /// It has ended.
        Ended = "ended",
    }
}

/// The most seats of one cohort.
const SEATS_MOST: u16 = 1000;

impl Cohort {
    /// How it stands on a day with so many seats offered or taken.
    pub fn state(&self, day: NaiveDate, taken: u16) -> CohortState {
        if day > self.ends_on {
            CohortState::Ended
        } else if day >= self.starts_on && day > self.apply_by {
            CohortState::Running
        } else if day > self.apply_by {
            CohortState::ClosedToNew
        } else if self.seats_left(taken) == 0 {
            CohortState::Full
        } else {
            CohortState::Open
        }
    }

    /// Seats neither offered nor taken.
    pub const fn seats_left(&self, taken: u16) -> u16 {
        self.seats.saturating_sub(taken)
    }

    /// Every fault, in the order of the form.
    pub fn validate(&self) -> Vec<TermsFault> {
        let checks = [
            (self.ends_on < self.starts_on, "ends_on", FaultCode::EndsBeforeStart),
            (self.apply_by > self.ends_on, "apply_by", FaultCode::ApplyAfterEnd),
            (self.seats == 0, "seats", FaultCode::SeatsZero),
            (self.seats > SEATS_MOST, "seats", FaultCode::SeatsTooMany),
        ];
        checks
            .into_iter()
            .filter(|(wrong, ..)| *wrong)
            .map(|(_, field, code)| TermsFault::new(field, code))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cohort() -> Cohort {
        let day = |text: &str| text.parse().unwrap();
        Cohort {
            starts_on: day("2026-12-01"),
            ends_on: day("2026-12-20"),
            apply_by: day("2026-11-27"),
            seats: 30,
        }
    }

    #[test]
    fn a_cohort_is_open_through_its_last_day_to_apply_and_full_when_every_seat_is_taken() {
        let state = |day: &str, taken| cohort().state(day.parse().unwrap(), taken);
        assert_eq!(state("2026-11-27", 29), CohortState::Open);
        assert_eq!(state("2026-11-27", 30), CohortState::Full);
        assert_eq!(state("2026-11-28", 0), CohortState::ClosedToNew);
        assert_eq!(state("2026-12-01", 0), CohortState::Running);
        assert_eq!(state("2026-12-20", 0), CohortState::Running);
        assert_eq!(state("2026-12-21", 0), CohortState::Ended);
        assert_eq!(cohort().seats_left(40), 0);
    }

    #[test]
    fn days_in_the_wrong_order_and_no_seats_are_faults() {
        assert!(cohort().validate().is_empty());
        let wrong = Cohort { ends_on: "2026-11-01".parse().unwrap(), seats: 0, ..cohort() };
        let codes: Vec<&str> = wrong.validate().iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["ends-before-start", "apply-after-end", "seats-zero"]);
    }
}
