//! Who gets which seat: applicant-proposing deferred acceptance with capacities and waitlists.
//!
//! Pure and deterministic: the order in which cohorts and applicants are given does not matter. Nobody gains by
//! stating another ranking than her own, and nobody is passed over for somebody whom the cohort puts lower.

mod error;
mod priority;
mod reason;
mod told;

pub use error::SeatsError;
pub use priority::{Candidate, in_order};
pub use reason::{SeatReason, explain};
pub use told::{SeatTold, WISHES_MOST, answer_by, holds_seat, is_wish};

use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::fmt::Display;
use std::hash::Hash;

use foldhash::fast::FixedState;

/// A cohort that gives seats away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortSeats<C, A> {
    /// Its id.
    pub id: C,
    /// How many seats; with none, everybody who wants it waits.
    pub seats: usize,
    /// Whom it would take, whom it would rather have first. Who is not named is not acceptable to it.
    pub priority: Vec<A>,
}

/// Somebody who would like a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant<A, C> {
    /// Their id.
    pub id: A,
    /// The cohorts wanted, the most wanted first. One that is not named is not wanted.
    pub ranking: Vec<C>,
}

/// Who got what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment<'a, A, C> {
    /// Every applicant with the cohort of their seat, if they got one.
    pub assigned: BTreeMap<&'a A, Option<&'a C>>,
    /// Every cohort with those who would rather have it than what they got, in its own order of priority.
    pub waitlists: BTreeMap<&'a C, Vec<&'a A>>,
}

/// An id of an applicant or a cohort.
pub trait Key: Ord + Hash + Display {}

impl<T: Ord + Hash + Display> Key for T {}

/// Gives the seats away, or says what is wrong with what was given.
pub fn assign<'a, A: Key, C: Key>(
    cohorts: &'a [CohortSeats<C, A>],
    applicants: &'a [Applicant<A, C>],
) -> Result<Assignment<'a, A, C>, SeatsError> {
    let round = Round { wishes: wishes(cohorts, applicants)?, ranks: ranks(cohorts, applicants)? };
    let held = deferred_acceptance(cohorts, &round);
    Ok(told(cohorts, applicants, &round, &held))
}

/// A round by place instead of by id: whom each applicant wants, and how each cohort ranks who it would take.
#[derive(Debug)]
struct Round {
    wishes: Vec<Vec<u32>>,
    ranks: Vec<Ranks>,
}

/// How a cohort ranks the applicants. A long list is kept by place, which is fast; a short one by name, which is small.
#[derive(Debug)]
enum Ranks {
    Long(Vec<u32>),
    Short(HashMap<usize, u32, FixedState>),
}

/// The rank of somebody whom a cohort would not take.
const NOT_TAKEN: u32 = u32::MAX;
/// A list is long when it names at least one in so many applicants.
const LONG: usize = 16;

impl Ranks {
    fn of(&self, applicant: usize) -> Option<u32> {
        match self {
            Self::Long(ranks) => Some(ranks[applicant]).filter(|rank| *rank != NOT_TAKEN),
            Self::Short(ranks) => ranks.get(&applicant).copied(),
        }
    }
}

/// Places are kept narrow, because there may be millions; four thousand million do not fit into memory anyhow.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NOT_TAKEN)
}

/// Where each id stands. The default hasher would take most of the time.
type Places<'a, K> = HashMap<&'a K, usize, FixedState>;

/// Where each id stands, or the id that is given twice.
fn places<'a, K: Key + 'a>(ids: impl ExactSizeIterator<Item = &'a K>) -> Result<Places<'a, K>, &'a K> {
    let mut places = Places::with_capacity_and_hasher(ids.len(), FixedState::default());
    for (at, id) in ids.enumerate() {
        if places.insert(id, at).is_some() {
            return Err(id);
        }
    }
    Ok(places)
}

fn wishes<A: Key, C: Key>(
    cohorts: &[CohortSeats<C, A>],
    applicants: &[Applicant<A, C>],
) -> Result<Vec<Vec<u32>>, SeatsError> {
    let places = places(cohorts.iter().map(|cohort| &cohort.id)).map_err(SeatsError::cohort_twice)?;
    let mut ranked_by = vec![usize::MAX; cohorts.len()];
    let mut wishes = Vec::with_capacity(applicants.len());
    for (at, applicant) in applicants.iter().enumerate() {
        let mut own = Vec::with_capacity(applicant.ranking.len());
        for id in &applicant.ranking {
            let cohort = *places.get(id).ok_or_else(|| SeatsError::unknown_cohort(&applicant.id, id))?;
            if std::mem::replace(&mut ranked_by[cohort], at) == at {
                return Err(SeatsError::ranked_twice(&applicant.id, id));
            }
            own.push(narrow(cohort));
        }
        wishes.push(own);
    }
    Ok(wishes)
}

fn ranks<A: Key, C: Key>(
    cohorts: &[CohortSeats<C, A>],
    applicants: &[Applicant<A, C>],
) -> Result<Vec<Ranks>, SeatsError> {
    let places =
        places(applicants.iter().map(|applicant| &applicant.id)).map_err(SeatsError::applicant_twice)?;
    let rank_all = |cohort: &CohortSeats<C, A>| {
        let long = cohort.priority.len() >= applicants.len() / LONG;
        let mut ranks = if long {
            Ranks::Long(vec![NOT_TAKEN; applicants.len()])
        } else {
            Ranks::Short(HashMap::with_capacity_and_hasher(cohort.priority.len(), FixedState::default()))
        };
        for (rank, id) in cohort.priority.iter().enumerate() {
            let at = *places.get(id).ok_or_else(|| SeatsError::unknown_applicant(&cohort.id, id))?;
            let named = match &mut ranks {
                Ranks::Long(ranks) => std::mem::replace(&mut ranks[at], narrow(rank)) != NOT_TAKEN,
                Ranks::Short(ranks) => ranks.insert(at, narrow(rank)).is_some(),
            };
            if named {
                return Err(SeatsError::listed_twice(&cohort.id, id));
            }
        }
        Ok(ranks)
    };
    cohorts.iter().map(rank_all).collect()
}

/// Which of their wishes each applicant holds in the end: everybody asks down their list, every cohort keeps the best it
/// was asked by, and whoever is let go asks on.
fn deferred_acceptance<A, C>(cohorts: &[CohortSeats<C, A>], round: &Round) -> Vec<Option<usize>> {
    // The heap's top is whom the cohort would let go first.
    let mut kept: Vec<BinaryHeap<(u32, usize)>> = vec![BinaryHeap::new(); cohorts.len()];
    let mut next = vec![0; round.wishes.len()];
    let mut held = vec![None; round.wishes.len()];
    let mut asking: Vec<usize> = (0..round.wishes.len()).collect();
    while let Some(at) = asking.pop() {
        let nth = next[at];
        let Some(cohort) = round.wishes[at].get(nth).map(|cohort| *cohort as usize) else { continue };
        next[at] += 1;
        let Some(rank) = round.ranks[cohort].of(at) else {
            asking.push(at);
            continue;
        };
        held[at] = Some(nth);
        kept[cohort].push((rank, at));
        if kept[cohort].len() > cohorts[cohort].seats
            && let Some((_, let_go)) = kept[cohort].pop()
        {
            held[let_go] = None;
            asking.push(let_go);
        }
    }
    held
}

fn told<'a, A: Key, C: Key>(
    cohorts: &'a [CohortSeats<C, A>],
    applicants: &'a [Applicant<A, C>],
    round: &Round,
    held: &[Option<usize>],
) -> Assignment<'a, A, C> {
    let mut waiting: Vec<Vec<(u32, usize)>> = vec![Vec::new(); cohorts.len()];
    let mut assigned = BTreeMap::new();
    for (at, applicant) in applicants.iter().enumerate() {
        let wishes = &round.wishes[at];
        for cohort in wishes[..held[at].unwrap_or(wishes.len())].iter().map(|cohort| *cohort as usize) {
            if let Some(rank) = round.ranks[cohort].of(at) {
                waiting[cohort].push((rank, at));
            }
        }
        let cohort = held[at].map(|nth| &cohorts[wishes[nth] as usize].id);
        assigned.insert(&applicant.id, cohort);
    }
    let waitlists = cohorts.iter().zip(waiting).map(|(cohort, mut waiting)| {
        waiting.sort_unstable();
        (&cohort.id, waiting.into_iter().map(|(_, at)| &applicants[at].id).collect())
    });
    Assignment { assigned, waitlists: waitlists.collect() }
}
