//! The office's trainings: who may take part, how they stand, when somebody has taken part.
//!
//! Only the rules; what is booked for a training belongs to `funds`, what it raises to `facts`.

use chrono::NaiveDate;

use crate::funds::ParticipantKind;

id! {
    /// Id of a training.
    TrainingId
}
id! {
    /// Id of somebody who takes part in a training.
    ParticipantId
}

text_enum! {
    /// Where a training stands.
    TrainingStatus {
        /// Planned; nobody was told.
        Planned = "planned",
        /// Invited; one can register.
        Open = "open",
        /// Over, and its results are recorded.
        Held = "held",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

impl TrainingStatus {
    /// Whether anything about it may still change.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Planned | Self::Open)
    }
}

text_enum! {
    /// How somebody's presence became known.
    Presence {
        /// The participant opened the address at the door.
        Door = "door",
        /// A clerk ticked the name.
        Hand = "hand",
        /// It stands in a list that was read in.
        List = "list",
    }
}

coded_error! {
    /// Why somebody cannot take part.
    NotAdmissible {
        /// Everyone but start-ups and people of covered cooperatives needs a NIB.
        WithoutNib = "training-without-nib", "a NIB is wanted of this kind of participant";
        /// People of a cooperative come for one.
        WithoutCooperative = "training-without-cooperative", "the cooperative is not named";
    }
}

/// Whether somebody of this kind may take part. PK2UMK wants a NIB of everyone but start-ups and cooperative people whose
/// cooperative has one (Permenkop 2/2022).
pub const fn admissible(
    kind: ParticipantKind,
    has_nib: bool,
    cooperative: Option<&str>,
    covered: bool,
) -> Result<(), NotAdmissible> {
    if kind.is_of_cooperative() {
        return match (cooperative, covered || has_nib) {
            (None, _) => Err(NotAdmissible::WithoutCooperative),
            (Some(_), false) => Err(NotAdmissible::WithoutNib),
            (Some(_), true) => Ok(()),
        };
    }
    if has_nib || matches!(kind, ParticipantKind::StartUp) { Ok(()) } else { Err(NotAdmissible::WithoutNib) }
}

/// The days of a training, both inclusive, and until when one registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Last day to register.
    pub register_by: NaiveDate,
}

/// The most days of one training.
pub const MOST_DAYS: i64 = 60;
/// The most seats and the most hours of one training.
pub const MOST_SEATS: u16 = 2_000;
/// Of a hundred days, on how many one must be present to have taken part.
pub const PRESENT_PERCENT: u32 = 80;

impl Dates {
    /// How many days it takes.
    pub fn days(&self) -> u32 {
        let days = (self.ends_on - self.starts_on).num_days() + 1;
        u32::try_from(days).unwrap_or(0)
    }

    /// Whether a day is one of its days.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && day <= self.ends_on
    }

    /// Every day of it.
    pub fn each(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.ends_on;
        self.starts_on.iter_days().take_while(move |day| *day <= last)
    }

    /// On how many days one must be present to have taken part.
    pub fn wanted(&self) -> u32 {
        (self.days() * PRESENT_PERCENT).div_ceil(100).max(1)
    }

    /// Field and code of what is wrong, in the order of the form.
    pub fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let mut faults = Vec::new();
        if self.ends_on < self.starts_on {
            faults.push(("ends_on", "ends-before-start"));
        } else if i64::from(self.days()) > MOST_DAYS {
            faults.push(("ends_on", "training-too-long"));
        }
        if self.register_by > self.ends_on {
            faults.push(("register_by", "apply-after-end"));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nib_is_wanted_of_all_but_start_ups_and_covered_cooperative_people() {
        use ParticipantKind::{Board, Micro, StartUp};
        assert_eq!(admissible(Micro, false, None, false), Err(NotAdmissible::WithoutNib));
        assert_eq!(admissible(Micro, true, None, false), Ok(()));
        assert_eq!(admissible(StartUp, false, None, false), Ok(()));
        assert_eq!(admissible(Board, false, Some("Koperasi Tani"), true), Ok(()));
        assert_eq!(admissible(Board, false, Some("Koperasi Tani"), false), Err(NotAdmissible::WithoutNib));
        assert_eq!(admissible(Board, true, None, true), Err(NotAdmissible::WithoutCooperative));
        // That a cooperative is covered helps nobody who comes for a business.
        assert_eq!(admissible(Micro, false, Some("Koperasi Tani"), true), Err(NotAdmissible::WithoutNib));
    }

    #[test]
    fn four_days_of_five_are_enough_and_three_are_not() {
        let day = |text: &str| text.parse().unwrap();
        let dates =
            |last| Dates { starts_on: day("2026-12-01"), ends_on: day(last), register_by: day("2026-11-30") };
        assert_eq!((dates("2026-12-05").days(), dates("2026-12-05").wanted()), (5, 4));
        assert_eq!((dates("2026-12-03").days(), dates("2026-12-03").wanted()), (3, 3));
        assert_eq!(dates("2026-12-01").wanted(), 1);
        assert_eq!(dates("2026-12-05").each().count(), 5);
        assert_eq!(dates("2026-11-01").faults()[0], ("ends_on", "ends-before-start"));
    }
}
