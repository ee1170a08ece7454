//! The office's fund of a year: what it may be spent on, and what a booking does to its line.
//!
//! Nothing is erased: what was wrong is booked back. Whether a line has room is asked here and held by the database.

use crate::money::Rupiah;

id! {
    /// Id of the fund of a year.
    FundId
}
id! {
    /// Id of an activity of a fund.
    ActivityId
}
id! {
    /// Id of a budget line.
    LineId
}
id! {
    /// Id of a booking.
    BookingId
}

text_enum! {
    /// Where the money of a year comes from.
    FundSource {
        /// DAK nonfisik, Peningkatan Kapasitas Koperasi dan UMK.
        Pk2umk = "pk2umk",
        /// The regency's own budget.
        Apbd = "apbd",
    }
}

text_enum! {
    /// Who takes part, as PK2UMK tells them apart.
    ParticipantKind {
        /// A board member of a cooperative.
        Board = "board",
        /// A supervisor of a cooperative.
        Supervisor = "supervisor",
        /// A manager of a cooperative.
        Manager = "manager",
        /// A member of a cooperative's syariah board.
        SyariahBoard = "syariah_board",
        /// A micro business.
        Micro = "micro",
        /// A small business.
        Small = "small",
        /// Somebody about to start.
        StartUp = "start_up",
        /// A member of a strategic group.
        StrategicGroup = "strategic_group",
    }
}

impl ParticipantKind {
    /// Whether the person comes for a cooperative, whose own NIB covers her.
    pub const fn is_of_cooperative(self) -> bool {
        matches!(self, Self::Board | Self::Supervisor | Self::Manager | Self::SyariahBoard)
    }
}

text_enum! {
    /// What a booking is.
    BookingKind {
        /// Money that is promised to somebody and no longer free.
        Commitment = "commitment",
        /// Money that was spent.
        Realisation = "realisation",
        /// What is left of a commitment and becomes free again.
        Release = "release",
        /// An earlier booking, booked back.
        Correction = "correction",
    }
}

/// What a booking adds to its line; negative where it takes away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effect {
    /// To what is committed and not yet spent, in rupiah.
    pub committed: i64,
    /// To what is spent, in rupiah.
    pub realised: i64,
}

impl Effect {
    /// A commitment of so much.
    pub const fn commitment(amount: Rupiah) -> Self {
        Self { committed: amount.get(), realised: 0 }
    }

    /// Spending so much, drawn from a commitment of which so much is open. What goes beyond it is spent all the same.
    pub fn realisation(amount: Rupiah, open: Rupiah) -> Self {
        Self { committed: -amount.min(open).get(), realised: amount.get() }
    }

    /// Giving back what is open of a commitment.
    pub const fn release(open: Rupiah) -> Self {
        Self { committed: -open.get(), realised: 0 }
    }

    /// The booking that takes this one back.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { committed: -self.committed, realised: -self.realised }
    }

    /// What it takes of the line and of the fund.
    pub const fn uses(self) -> i64 {
        self.committed + self.realised
    }
}

/// Where a budget line stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    /// What was planned.
    pub amount: Rupiah,
    /// What the head approved beyond the plan.
    pub approved: Rupiah,
    /// What is committed and not yet spent.
    pub committed: Rupiah,
    /// What is spent.
    pub realised: Rupiah,
}

impl Balance {
    /// What is still free; negative where more is used than may be.
    pub const fn free(self) -> i64 {
        self.amount.get() + self.approved.get() - self.committed.get() - self.realised.get()
    }

    /// The line after a booking; none where it has no room for it, or less was there than is taken back.
    pub fn after(self, effect: Effect) -> Option<Self> {
        let moved = |from: Rupiah, by: i64| from.get().checked_add(by).and_then(|sum| Rupiah::new(sum).ok());
        let next = Self {
            committed: moved(self.committed, effect.committed)?,
            realised: moved(self.realised, effect.realised)?,
            ..self
        };
        (effect.uses() <= 0 || next.free() >= 0).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rupiah(amount: i64) -> Rupiah {
        Rupiah::new(amount).unwrap()
    }

    #[test]
    fn spending_draws_on_its_commitment_and_what_is_beyond_it_is_spent_too() {
        assert_eq!(Effect::realisation(rupiah(7), rupiah(10)), Effect { committed: -7, realised: 7 });
        assert_eq!(Effect::realisation(rupiah(12), rupiah(10)), Effect { committed: -10, realised: 12 });
        assert_eq!(Effect::realisation(rupiah(12), Rupiah::ZERO), Effect { committed: 0, realised: 12 });
    }

    #[test]
    fn a_line_takes_its_last_rupiah_and_not_one_more_until_the_head_approves() {
        let line = Balance { amount: rupiah(100), ..Balance::default() };
        let full = line.after(Effect::commitment(rupiah(100))).unwrap();
        assert_eq!(full.free(), 0);
        assert_eq!(full.after(Effect::commitment(rupiah(1))), None);
        let wider = Balance { approved: rupiah(1), ..full };
        assert!(wider.after(Effect::commitment(rupiah(1))).is_some());
        assert_eq!(line.after(Effect::release(rupiah(1))), None);
    }

    proptest! {
        #[test]
        fn whatever_is_booked_a_line_is_never_overdrawn_and_what_is_booked_back_leaves_no_trace(
            amount in 0_i64..1_000, steps in prop::collection::vec((0_u8..3, 0_i64..400), 0..30)
        ) {
            let mut line = Balance { amount: rupiah(amount), ..Balance::default() };
            for (kind, amount) in steps {
                let effect = match kind {
                    0 => Effect::commitment(rupiah(amount)),
                    1 => Effect::realisation(rupiah(amount), line.committed),
                    _ => Effect::release(line.committed.min(rupiah(amount))),
                };
                if let Some(next) = line.after(effect) {
                    prop_assert!(next.free() >= 0);
                    let back = next.after(effect.reversed());
                    prop_assert!(effect.uses() < 0 || back == Some(line), "{:?}", back);
                    line = next;
                }
            }
        }
    }
}
