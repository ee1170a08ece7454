//! When a mentor counts as silent: days without a session of a participant, as dated data. What the office changes later
//! is a new row.

use chrono::NaiveDate;

text_enum! {
    /// How far it has come with a mentor who is silent towards a participant.
    SilenceStage {
        /// Reminded by mail.
        Reminded = "reminded",
        /// Gets no new participants until a session is held.
        Paused = "paused",
        /// Taken off the list; the participant is offered another mentor.
        Removed = "removed",
    }
}

/// After how many days without a session something happens. Each is more than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// First day on which this holds: year, month, day.
    from: (i32, u32, u32),
    /// The mentor is reminded.
    pub remind: u16,
    /// The mentor is paused.
    pub pause: u16,
    /// The mentor is taken off the list.
    pub remove: u16,
}

/// Newest last.
const SILENCES: &[Silence] = &[Silence { from: (2022, 1, 1), remind: 21, pause: 35, remove: 49 }];

/// What holds on a day; before the first row the first.
pub fn silence_on(day: NaiveDate) -> Silence {
    let since = |silence: &Silence| {
        let (year, month, first) = silence.from;
        NaiveDate::from_ymd_opt(year, month, first).is_some_and(|from| from <= day)
    };
    SILENCES.iter().rev().find(|silence| since(silence)).copied().unwrap_or(SILENCES[0])
}

impl Silence {
    /// What is due when the last session, or the start, was on `since`.
    pub fn stage(self, since: NaiveDate, today: NaiveDate) -> Option<SilenceStage> {
        let days = (today - since).num_days();
        if days >= i64::from(self.remove) {
            Some(SilenceStage::Removed)
        } else if days >= i64::from(self.pause) {
            Some(SilenceStage::Paused)
        } else if days >= i64::from(self.remind) {
            Some(SilenceStage::Reminded)
        } else {
            None
        }
    }
}
