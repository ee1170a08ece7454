//! What the calendar of annual meetings says of a cooperative: how urgent it is that the next one is held.

use chrono::NaiveDate;

use super::Judgement;

text_enum! {
    /// A cause to speak to a cooperative, the least first.
    Warning {
        /// Its next meeting is due within ninety days.
        Due = "due",
        /// It missed the last one.
        Missed = "missed",
        /// It missed the last one, and the next is due within ninety days.
        SecondNear = "second_near",
        /// It missed two in a row, or more.
        MissedTwice = "missed_twice",
    }
}

/// Days before a deadline from which on it is near.
const NEAR: i64 = 90;

impl Warning {
    /// The warning that a judgement of this day gives cause for.
    pub fn of(judgement: &Judgement, as_of: NaiveDate) -> Option<Self> {
        let near = (judgement.next_rat_due - as_of).num_days() <= NEAR;
        match (judgement.missed_in_a_row, near) {
            (2.., _) => Some(Self::MissedTwice),
            (1, true) => Some(Self::SecondNear),
            (1, false) => Some(Self::Missed),
            (0, true) => Some(Self::Due),
            (0, false) => None,
        }
    }
}
