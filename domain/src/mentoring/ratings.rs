//! What both sides say afterwards, and how figures about few people are kept back.

text_enum! {
    /// Who rates.
    RatingSide {
        /// The participant rates the mentoring.
        Owner = "owner",
        /// The partner rates the participation.
        Partner = "partner",
    }
}

/// A rating from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// A rating, if it is one.
    pub const fn new(score: u8) -> Option<Self> {
        if score >= 1 && score <= 5 { Some(Self(score)) } else { None }
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// Figures about fewer than this are not shown: one could tell who is meant.
pub const HIDDEN_BELOW: u64 = 5;

/// A figure about a group, if the group is large enough to be spoken of.
pub fn shown<T>(group: u64, figure: T) -> Option<T> {
    (group >= HIDDEN_BELOW).then_some(figure)
}

/// The middle of some numbers; of an even number of them the mean of the two in the middle, rounded down. None of none.
pub fn median(numbers: &[i64]) -> Option<i64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(middle.checked_sub(1)?)?;
    Some(lower + (upper - lower) / 2)
}
