//! Boards and annual meetings: who may do what, what counts as a meeting, how its result is shared.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use chrono::NaiveDate;
use domain::cooperatives::{
    BoardOffice, CooperativeId, Minutes, MinutesFault, Record, Seat, SeatState, Split, may_fill_board,
    may_record_meeting, may_see_board,
};
use domain::policy::Denied;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn minutes() -> Minutes {
    let split = Split { reserve: 30, business: 25, capital: 20, board: 10, education: 10, social: 5 };
    Minutes {
        year: 2025,
        held_on: day("2026-03-20"),
        entitled: 100,
        quorum: 51,
        present: 60,
        accounts_approved: true,
        result: 10_000_001,
        split,
    }
}

fn record() -> Record {
    Record { founded_on: Some(day("2015-03-01")), ..Record::default() }
}

#[test]
fn only_a_seat_that_is_held_opens_the_board_room() {
    let (here, there) = (CooperativeId(Uuid::from_u128(1)), CooperativeId(Uuid::from_u128(2)));
    let seat = |cooperative, office, state| Seat { cooperative, office, state };
    for state in [SeatState::Claimed, SeatState::Invited, SeatState::Refused, SeatState::Ended] {
        let seats = [seat(here, BoardOffice::Chair, state), seat(there, BoardOffice::Chair, SeatState::Held)];
        assert_eq!(may_see_board(&seats, here), Err(Denied::NotFound), "{state}");
    }
    for (office, records, fills) in [
        (BoardOffice::Chair, Ok(()), Ok(())),
        (BoardOffice::Secretary, Ok(()), Err(Denied::NotYourRole)),
        (BoardOffice::Treasurer, Err(Denied::NotYourRole), Err(Denied::NotYourRole)),
    ] {
        let seats = [seat(here, office, SeatState::Held)];
        assert_eq!(may_see_board(&seats, here), Ok(()));
        assert_eq!(
            (may_record_meeting(&seats, here), may_fill_board(&seats, here)),
            (records, fills),
            "{office}"
        );
        assert_eq!(may_record_meeting(&seats, there), Err(Denied::NotFound));
    }
}

#[test]
fn a_meeting_counts_only_with_quorum_approved_accounts_and_a_whole_split() {
    let today = day("2026-11-23");
    let faults = |change: fn(&mut Minutes)| {
        let mut changed = minutes();
        change(&mut changed);
        changed.faults(&record(), today)
    };
    assert_eq!(faults(|_| {}), []);
    assert_eq!(faults(|it| it.present = 50), [MinutesFault::NoQuorum]);
    assert_eq!(faults(|it| it.present = 51), []);
    assert_eq!(faults(|it| it.present = 101), [MinutesFault::TooManyPresent]);
    assert_eq!(faults(|it| it.accounts_approved = false), [MinutesFault::NotApproved]);
    assert_eq!(faults(|it| it.held_on = day("2025-12-31")), [MinutesFault::YearOpen]);
    assert_eq!(faults(|it| it.held_on = day("2026-01-01")), []);
    assert_eq!(faults(|it| it.held_on = day("2026-11-24")), [MinutesFault::Future]);
    assert_eq!(faults(|it| it.year = 2014), [MinutesFault::NotFounded]);
    assert_eq!(faults(|it| it.split.social = 4), [MinutesFault::SplitOdd]);
    assert_eq!(faults(|it| it.result = -5), [MinutesFault::LossShared]);
    assert_eq!(faults(|it| (it.result, it.split) = (-5, Split::default())), []);
    assert_eq!(
        faults(|it| (it.entitled, it.present, it.quorum) = (0, 0, 0)),
        [MinutesFault::NoMembers, MinutesFault::QuorumOdd]
    );
}

#[test]
fn a_year_that_the_register_knows_gets_its_day_and_one_with_a_day_is_recorded() {
    let mut known = record();
    known.meetings.insert(2025, None);
    assert_eq!(minutes().faults(&known, day("2026-11-23")), []);
    known.meetings.insert(2025, Some(day("2026-02-01")));
    assert_eq!(minutes().faults(&known, day("2026-11-23")), [MinutesFault::Recorded]);
}

#[test]
fn what_rounding_leaves_over_goes_to_the_reserves() {
    let shares = minutes().split.shares(10_000_001);
    assert_eq!(shares[0], ("reserve", 3_000_001));
    assert_eq!(shares[1], ("business", 2_500_000));
}

proptest! {
    #[test]
    fn the_shares_are_the_result_to_the_rupiah(
        result in prop_oneof![0..1_000_i64, any::<i64>()], reserve in 0..=40_u8, business in 0..=30_u8, capital in 0..=30_u8,
    ) {
        let split = Split { reserve, business, capital, board: 0, education: 0, social: 100 - reserve - business - capital };
        let shares = split.shares(result);
        let sum: i128 = shares.iter().map(|(_, share)| i128::from(*share)).sum();
        prop_assert_eq!(sum, i128::from(result.max(0)));
        prop_assert!(shares.iter().all(|(_, share)| *share >= 0));
    }
}
