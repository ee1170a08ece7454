//! Kleene's three values, and the truth of one test of one value.

use std::cmp::Ordering;

use crate::criteria::{Comparison, Test};
use crate::facts::FactValue;

text_enum! {
    /// Whether something holds. `all` is the least of its parts, `any` the greatest.
    Truth {
        /// It does not.
        Fail = "fail",
        /// It cannot be told.
        Unknown = "unknown",
        /// It does.
        Pass = "pass",
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Pass } else { Self::Fail }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::Fail => Self::Pass,
            Self::Unknown => Self::Unknown,
            Self::Pass => Self::Fail,
        }
    }
}

impl Test {
    /// Whether a known value passes. Only a KBLI code may leave it open: a list that holds no code of the value's version
    /// says nothing about it, since the same trade has other digits there.
    pub fn of(&self, value: FactValue) -> Truth {
        match self {
            Self::Compare(comparisons) => {
                comparisons.iter().all(|(name, bound)| holds(*name, value, *bound)).into()
            }
            Self::Is(wanted) => among(value, std::slice::from_ref(wanted)),
            Self::OneOf(list) => among(value, list),
            Self::NoneOf(list) => !among(value, list),
        }
    }
}

fn among(value: FactValue, list: &[FactValue]) -> Truth {
    if list.contains(&value) {
        return Truth::Pass;
    }
    if let FactValue::Kbli(code) = value {
        let spoken_of =
            |other: &FactValue| matches!(other, FactValue::Kbli(it) if it.version() == code.version());
        if !list.iter().any(spoken_of) {
            return Truth::Unknown;
        }
    }
    Truth::Fail
}

fn holds(name: Comparison, value: FactValue, bound: FactValue) -> bool {
    // Rules and sheets are both held to the fact's type, so values that cannot be compared do not meet here.
    order(value, bound).is_some_and(|order| match name {
        Comparison::AtLeast => order != Ordering::Less,
        Comparison::MoreThan => order == Ordering::Greater,
        Comparison::AtMost => order != Ordering::Greater,
        Comparison::LessThan => order == Ordering::Less,
    })
}

fn order(value: FactValue, bound: FactValue) -> Option<Ordering> {
    match (value, bound) {
        (FactValue::Percent(value), FactValue::Percent(bound)) => Some(value.cmp(&bound)),
        (value, bound) => Some(value.whole()?.cmp(&bound.whole()?)),
    }
}
