//! Whom a cohort would rather have: more priority points of the program, then who applied earlier, then the lower id.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

/// Somebody whom a cohort would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<A> {
    /// Their id: the last tie-break, so that the order is total.
    pub id: A,
    /// Points of the program's rule.
    pub points: u32,
    /// When they applied.
    pub applied_at: DateTime<Utc>,
}

impl<A: Ord + Copy> Candidate<A> {
    /// What is compared: the least comes first.
    pub fn key(&self) -> (Reverse<u32>, DateTime<Utc>, A) {
        (Reverse(self.points), self.applied_at, self.id)
    }
}

/// The candidates in the order of a cohort, first the one it would rather have.
pub fn in_order<A: Ord + Copy>(mut candidates: Vec<Candidate<A>>) -> Vec<Candidate<A>> {
    candidates.sort_unstable_by_key(Candidate::key);
    candidates
}
