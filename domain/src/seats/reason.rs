//! Why somebody has no seat: computed from those who have one, so that it can be told and checked.

use serde::{Deserialize, Serialize};

use super::Candidate;

/// Why a wish was not met: the seats by what their holders have ahead of this applicant, and the place on the waitlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatReason {
    /// Seats of the cohort.
    pub seats: u32,
    /// Seats held with more priority points.
    pub by_points: u32,
    /// Seats held with the same points and an earlier application.
    pub by_time: u32,
    /// Seats held by others: the same points and time and a lower number, or given by hand or before.
    pub by_other: u32,
    /// This applicant's points.
    pub points: u32,
    /// The place on the waitlist, 1 for the next.
    pub place: u32,
}

/// Why `me` waits for a seat that `holders` have, with `waiting` on the waitlist; a seat beyond `holders` is held by somebody
/// who was not compared. `None` is for somebody who holds a seat or does not wait.
pub fn explain<A: Ord + Copy>(
    me: &Candidate<A>,
    seats: u32,
    holders: &[Candidate<A>],
    waiting: &[Candidate<A>],
) -> Option<SeatReason> {
    if holders.iter().any(|holder| holder.id == me.id) || waiting.iter().all(|other| other.id != me.id) {
        return None;
    }
    let count = |of: &[Candidate<A>], counts: &dyn Fn(&Candidate<A>) -> bool| {
        u32::try_from(of.iter().filter(|candidate| counts(candidate)).count()).unwrap_or(u32::MAX)
    };
    let by_points = count(holders, &|holder| holder.points > me.points);
    let by_time = count(holders, &|holder| holder.points == me.points && holder.applied_at < me.applied_at);
    let held = count(holders, &|_| true);
    let ahead = count(waiting, &|other| other.key() < me.key());
    Some(SeatReason {
        seats,
        by_points,
        by_time,
        by_other: held - by_points - by_time,
        points: me.points,
        place: ahead + 1,
    })
}
