//! Seats: laws that every assignment obeys, tried on generated rounds, and small rounds worked by hand.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use chrono::{DateTime, TimeDelta, Utc};
use domain::seats::{
    Applicant, Assignment, Candidate, CohortSeats, SeatReason, SeatsError, assign, explain, in_order,
};
use proptest::prelude::*;

type Cohorts = Vec<CohortSeats<u8, u8>>;
type Applicants = Vec<Applicant<u8, u8>>;

fn cohort(id: u8, seats: usize, priority: &[u8]) -> CohortSeats<u8, u8> {
    CohortSeats { id, seats, priority: priority.to_vec() }
}

fn applicant(id: u8, ranking: &[u8]) -> Applicant<u8, u8> {
    Applicant { id, ranking: ranking.to_vec() }
}

fn got(assignment: &Assignment<'_, u8, u8>, id: u8) -> Option<u8> {
    assignment.assigned[&id].copied()
}

fn waits(assignment: &Assignment<'_, u8, u8>, cohort: u8) -> Vec<u8> {
    assignment.waitlists[&cohort].iter().copied().copied().collect()
}

#[test]
fn who_asks_first_gives_way_to_whom_the_cohort_would_rather_have() {
    let cohorts = [cohort(10, 1, &[2, 1, 3]), cohort(20, 1, &[1, 3, 2])];
    let applicants = [applicant(1, &[10, 20]), applicant(2, &[10]), applicant(3, &[10, 20])];
    let given = assign(&cohorts, &applicants).unwrap();
    assert_eq!((got(&given, 1), got(&given, 2), got(&given, 3)), (Some(20), Some(10), None));
    assert_eq!(waits(&given, 10), [1, 3], "who holds the lesser wish still waits for the better");
    assert_eq!(waits(&given, 20), [3]);
}

#[test]
fn the_textbook_round_goes_to_the_applicants() {
    // Two stable assignments exist; the applicants' one gives each their first wish.
    let cohorts = [cohort(10, 1, &[2, 1]), cohort(20, 1, &[1, 2])];
    let applicants = [applicant(1, &[10, 20]), applicant(2, &[20, 10])];
    let given = assign(&cohorts, &applicants).unwrap();
    assert_eq!((got(&given, 1), got(&given, 2)), (Some(10), Some(20)));
}

#[test]
fn a_cohort_takes_nobody_whom_it_does_not_name_and_nobody_gets_what_they_did_not_ask_for() {
    let cohorts = [cohort(10, 5, &[1]), cohort(20, 5, &[1, 2])];
    let applicants = [applicant(1, &[]), applicant(2, &[10])];
    let given = assign(&cohorts, &applicants).unwrap();
    assert_eq!((got(&given, 1), got(&given, 2)), (None, None));
    assert!(given.waitlists.values().all(Vec::is_empty), "who is not acceptable does not wait");
}

#[test]
fn with_no_seats_everybody_waits_and_with_nobody_nothing_happens() {
    let (none, both) = ([cohort(10, 0, &[2, 1])], [applicant(1, &[10]), applicant(2, &[10])]);
    let given = assign(&none, &both).unwrap();
    assert_eq!(waits(&given, 10), [2, 1]);
    assert_eq!(got(&given, 1), None);
    let nothing: Assignment<'_, u8, u8> = assign(&[], &[]).unwrap();
    assert!(nothing.assigned.is_empty() && nothing.waitlists.is_empty());
}

#[test]
fn what_makes_no_sense_is_refused_by_name() {
    let error = |cohorts: &[CohortSeats<u8, u8>], applicants: &[Applicant<u8, u8>]| {
        assign(cohorts, applicants).unwrap_err()
    };
    let text = |id: u8| format!("\"{id}\"");
    let one = [applicant(1, &[10])];
    assert_eq!(error(&[cohort(10, 1, &[]), cohort(10, 1, &[])], &[]), SeatsError::CohortTwice(text(10)));
    assert_eq!(error(&[], &[applicant(1, &[]), applicant(1, &[])]), SeatsError::ApplicantTwice(text(1)));
    assert_eq!(error(&[], &one), SeatsError::UnknownCohort { applicant: text(1), cohort: text(10) });
    assert_eq!(
        error(&[cohort(10, 1, &[])], &[applicant(1, &[10, 10])]),
        SeatsError::RankedTwice { applicant: text(1), cohort: text(10) }
    );
    assert_eq!(
        error(&[cohort(10, 1, &[7])], &one),
        SeatsError::UnknownApplicant { cohort: text(10), applicant: text(7) }
    );
    assert_eq!(
        error(&[cohort(10, 1, &[1, 1])], &one),
        SeatsError::ListedTwice { cohort: text(10), applicant: text(1) }
    );
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
}

fn candidate(id: u8, points: u32, seconds: i64) -> Candidate<u8> {
    Candidate { id, points, applied_at: at(seconds) }
}

#[test]
fn a_cohort_looks_at_points_then_at_time_then_at_the_id() {
    let order = in_order(vec![
        candidate(4, 10, 5),
        candidate(3, 10, 5),
        candidate(2, 10, 1),
        candidate(1, 9, 0),
        candidate(5, 11, 9),
    ]);
    assert_eq!(order.iter().map(|candidate| candidate.id).collect::<Vec<_>>(), [5, 2, 3, 4, 1]);
}

#[test]
fn who_waits_learns_what_the_seats_were_given_for_and_how_many_stand_before() {
    let holders = [candidate(1, 30, 0), candidate(2, 20, 0), candidate(3, 10, 0), candidate(4, 5, 0)];
    let waiting = [candidate(9, 10, 7), candidate(8, 12, 9), candidate(7, 10, 2)];
    let reason = explain(&waiting[0], 5, &holders, &waiting).unwrap();
    assert_eq!(reason, SeatReason { seats: 5, by_points: 2, by_time: 1, by_other: 1, points: 10, place: 3 });
    assert_eq!(explain(&holders[0], 5, &holders, &waiting), None, "a holder needs no reason");
    assert_eq!(explain(&candidate(6, 1, 1), 5, &holders, &waiting), None, "nor does who does not wait");
}

/// Rounds of up to `most` cohorts and applicants; a cohort names some of them, an applicant ranks some of the cohorts.
fn rounds(cohorts: usize, applicants: usize) -> impl Strategy<Value = (Cohorts, Applicants)> {
    (1..=cohorts, 1..=applicants).prop_flat_map(|(cohorts, applicants)| {
        let ids = |count: usize| (0..u8::try_from(count).unwrap()).collect::<Vec<u8>>();
        let some = |count: usize| {
            (Just(ids(count)).prop_shuffle(), 0..=count)
                .prop_map(|(order, length)| order.into_iter().take(length).collect::<Vec<u8>>())
        };
        (
            prop::collection::vec((0usize..4, some(applicants)), cohorts),
            prop::collection::vec(some(cohorts), applicants),
        )
            .prop_map(|(cohorts, applicants)| {
                let cohorts = cohorts.iter().zip(0..).map(|((seats, list), id)| cohort(id, *seats, list));
                let applicants = applicants.iter().zip(0..).map(|(ranking, id)| applicant(id, ranking));
                (cohorts.collect(), applicants.collect())
            })
    })
}

/// Where something stands in a list; behind everything where it does not.
fn place(list: &[u8], id: u8) -> usize {
    list.iter().position(|other| *other == id).unwrap_or(usize::MAX)
}

/// Every order of every subset.
fn rankings(of: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    let mut longest = vec![Vec::new()];
    for _ in of {
        longest = longest
            .iter()
            .flat_map(|ranking: &Vec<u8>| {
                of.iter().filter(|id| !ranking.contains(id)).map(|id| [ranking.as_slice(), &[*id]].concat())
            })
            .collect();
        all.extend(longest.iter().cloned());
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_cohort_has_more_than_its_seats_and_everybody_has_what_both_sides_named((cohorts, applicants) in rounds(6, 12)) {
        let given = assign(&cohorts, &applicants).unwrap();
        prop_assert_eq!(given.assigned.len(), applicants.len());
        for cohort in &cohorts {
            let inside: Vec<u8> = applicants.iter().map(|one| one.id).filter(|id| got(&given, *id) == Some(cohort.id)).collect();
            prop_assert!(inside.len() <= cohort.seats);
            prop_assert!(inside.iter().all(|id| cohort.priority.contains(id)));
            prop_assert!(inside.iter().all(|id| applicants[usize::from(*id)].ranking.contains(&cohort.id)));
        }
    }

    #[test]
    fn no_pair_would_rather_have_each_other((cohorts, applicants) in rounds(6, 12)) {
        let given = assign(&cohorts, &applicants).unwrap();
        for applicant in &applicants {
            let has = got(&given, applicant.id).map_or(usize::MAX, |id| place(&applicant.ranking, id));
            for cohort in cohorts.iter().filter(|cohort| place(&applicant.ranking, cohort.id) < has) {
                let mine = place(&cohort.priority, applicant.id);
                let inside: Vec<usize> = applicants.iter().filter(|one| got(&given, one.id) == Some(cohort.id))
                    .map(|one| place(&cohort.priority, one.id)).collect();
                let blocks = mine != usize::MAX && (inside.len() < cohort.seats || inside.iter().any(|other| *other > mine));
                prop_assert!(!blocks, "{} and {} block", applicant.id, cohort.id);
            }
        }
    }

    #[test]
    fn a_waitlist_holds_exactly_those_who_would_rather_and_in_the_order_of_the_cohort((cohorts, applicants) in rounds(6, 12)) {
        let given = assign(&cohorts, &applicants).unwrap();
        for cohort in &cohorts {
            let rather: Vec<u8> = cohort.priority.iter().copied().filter(|id| {
                let ranking = &applicants[usize::from(*id)].ranking;
                let has = got(&given, *id).map_or(usize::MAX, |held| place(ranking, held));
                place(ranking, cohort.id) < has
            }).collect();
            prop_assert_eq!(waits(&given, cohort.id), rather);
        }
    }

    #[test]
    fn the_order_of_what_is_given_does_not_matter(
        ((cohorts, applicants), turned) in rounds(6, 12).prop_flat_map(|(cohorts, applicants)| {
            let turned = (Just(cohorts.clone()).prop_shuffle(), Just(applicants.clone()).prop_shuffle());
            (Just((cohorts, applicants)), turned)
        })
    ) {
        prop_assert_eq!(assign(&cohorts, &applicants).unwrap(), assign(&turned.0, &turned.1).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// By brute force: every ranking that anybody could state instead of their own, empty and shortened ones among them.
    #[test]
    fn nobody_gains_by_stating_another_ranking((cohorts, applicants) in rounds(4, 5)) {
        let honest = assign(&cohorts, &applicants).unwrap();
        let ids: Vec<u8> = cohorts.iter().map(|cohort| cohort.id).collect();
        for one in &applicants {
            let true_place = |held: Option<u8>| held.map_or(usize::MAX - 1, |id| place(&one.ranking, id));
            let told_truth = true_place(got(&honest, one.id));
            for lie in rankings(&ids) {
                let mut applicants = applicants.clone();
                applicants[usize::from(one.id)].ranking = lie;
                let lied = true_place(got(&assign(&cohorts, &applicants).unwrap(), one.id));
                // A cohort that is not truly wanted is worse than none, which is what usize::MAX says of it.
                prop_assert!(told_truth <= lied, "{} gains", one.id);
            }
        }
    }
}
