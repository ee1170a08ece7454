//! How long it takes to give seats away: 10,000 applicants and 500 cohorts.
//!
//! `cargo bench --bench seats`. The house's bound: at most 1 s, however long the rankings are.

use divan::Bencher;
use domain::seats::{Applicant, CohortSeats, assign};

fn main() {
    divan::main();
}

const APPLICANTS: u64 = 10_000;
const COHORTS: u64 = 500;

/// The next number of a small generator, so that every run gives the same seats away.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

fn shuffled(count: u64, state: &mut u64) -> Vec<u64> {
    let mut list: Vec<u64> = (0..count).collect();
    for at in (1..list.len()).rev() {
        let other = usize::try_from(next(state)).unwrap_or_default() % (at + 1);
        list.swap(at, other);
    }
    list
}

type Cohorts = Vec<CohortSeats<String, String>>;
type Applicants = Vec<Applicant<String, String>>;

/// Everybody is ranked by every cohort; ids are texts, as on the command line.
fn round(wishes: usize) -> (Cohorts, Applicants) {
    let mut state = 7;
    let applicant = |id: &u64| format!("usaha-{id:05}");
    let cohort = |id: &u64| format!("angkatan-{id:03}");
    let cohorts = (0..COHORTS)
        .map(|id| CohortSeats {
            id: cohort(&id),
            seats: 15,
            priority: shuffled(APPLICANTS, &mut state).iter().map(applicant).collect(),
        })
        .collect();
    let applicants = (0..APPLICANTS)
        .map(|id| Applicant {
            id: applicant(&id),
            ranking: shuffled(COHORTS, &mut state).iter().take(wishes).map(cohort).collect(),
        })
        .collect();
    (cohorts, applicants)
}

/// Argument: how many cohorts each applicant ranks.
#[divan::bench(args = [3, 500], sample_count = 10)]
fn seats_of_500_cohorts_for_10_000_applicants(bencher: Bencher<'_, '_>, wishes: usize) {
    let (cohorts, applicants) = round(wishes);
    bencher.bench_local(|| assign(&cohorts, &applicants).map(|given| given.assigned.len()));
}
