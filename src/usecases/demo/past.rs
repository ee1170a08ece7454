//! A past for the demo: the same portal with a clock that can be set, ids and secrets that repeat, and dice that always
//! fall the same way. The use cases do not notice.

use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::calendar::{start_of_day, wita_date};

use crate::ambient::{FixedClock, FixedIds, FixedSecrets};
use crate::app::App;

/// The portal, somewhere in its past.
pub(super) struct Past {
    /// The portal at the instant last gone to.
    pub(super) app: App,
    clock: Arc<FixedClock>,
    now: DateTime<Utc>,
}

impl Past {
    /// The past before the present of a portal.
    pub(super) fn before(app: &App) -> Self {
        let now = app.clock.now();
        let clock = Arc::new(FixedClock::at(now));
        let app = App {
            clock: clock.clone(),
            ids: Arc::new(FixedIds::default()),
            secrets: Arc::new(FixedSecrets::default()),
            ..app.clone()
        };
        Self { app, clock, now }
    }

    /// The present.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The day it is in the present.
    pub(super) fn today(&self) -> NaiveDate {
        wita_date(self.now)
    }

    /// The day that was so many days ago; a day to come where it is less than nothing.
    pub(super) fn day(&self, days_ago: i64) -> NaiveDate {
        self.today() - Duration::days(days_ago)
    }

    /// Goes to a working morning so many days ago, some minutes after eight o'clock; never past the present.
    pub(super) fn go(&self, days_ago: i64, minutes: i64) {
        let opening = start_of_day(self.day(days_ago)) + Duration::hours(8);
        self.clock.set((opening + Duration::minutes(minutes)).min(self.now));
    }

    /// Comes back to the present.
    pub(super) fn come_back(&self) {
        self.clock.set(self.now);
    }
}

/// Dice that always fall the same way (`SplitMix64`).
pub(super) struct Dice(u64);

impl Dice {
    /// Dice that start from a number.
    pub(super) const fn from(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from nothing to below `end`.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(end.max(1))).unwrap_or(0)
    }

    /// A number between two, both possible.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = u32::try_from(most - least + 1).unwrap_or(u32::MAX);
        least + i64::from(self.below(span))
    }

    /// Whether it falls in so many of a hundred.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of several; the first where there is none, for no list here is empty.
    pub(super) fn one_of<T: Copy>(&mut self, many: &[T]) -> Option<T> {
        many.get(self.below(u32::try_from(many.len()).unwrap_or(1)) as usize).copied()
    }
}
