//! A result is divided to the last rupiah: what is left over by rounding goes by a stated rule, what nobody has a share in to the reserves.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use domain::cooperatives::Split;
use domain::ledger::{
    Account, AccountKind, DivisionError, DivisionFault, Entry, EntryId, MemberId, Sharer, divide,
    divide_year, share_result,
};
use domain::money::Rupiah;
use proptest::prelude::*;
use uuid::Uuid;

const RAHMA: MemberId = MemberId(Uuid::from_u128(1));
const BUDI: MemberId = MemberId(Uuid::from_u128(2));
const SPLIT: Split = Split { reserve: 30, business: 25, capital: 20, board: 10, education: 10, social: 5 };

/// The entry that a division makes.
fn entry(postings: Vec<domain::ledger::Posting>) -> Entry {
    Entry::new(EntryId(Uuid::from_u128(1)), "2027-03-01".parse().unwrap(), postings).unwrap()
}

#[test]
fn a_part_in_which_nobody_has_a_share_goes_to_the_reserves() {
    let sharer = |member, business, capital| Sharer { member, business, capital };
    let members = [sharer(RAHMA, 0, 100), sharer(BUDI, 0, 300)];
    let (postings, awarded) = divide_year(1_000, &SPLIT, &members).unwrap();
    let entry = entry(postings);
    assert_eq!((entry.total(), awarded), (1_000, vec![(RAHMA, 50), (BUDI, 150)]));
    let reserves = Account::common(AccountKind::Reserve).unwrap();
    let reserve = entry.postings().iter().find(|posting| posting.account == reserves);
    assert_eq!(reserve.unwrap().amount, Rupiah::new(300 + 250).unwrap());
    assert_eq!(divide_year(0, &SPLIT, &members), Err(DivisionFault::Nothing));
    assert_eq!(divide_year(5, &Split { reserve: 29, ..SPLIT }, &members), Err(DivisionFault::Split));
}

proptest! {
    #[test]
    fn a_result_is_divided_to_the_last_rupiah(
        result in 1..10_000_000_000_i64,
        members in prop::collection::vec((0..1_000_000_i64, 0..1_000_000_i64), 0..60),
    ) {
        let numbered = members.iter().zip(1_u128..);
        let sharers: Vec<Sharer> = numbered
            .map(|((business, capital), number)| Sharer {
                member: MemberId(Uuid::from_u128(number)),
                business: *business,
                capital: *capital,
            })
            .collect();
        let (postings, awarded) = divide_year(result, &SPLIT, &sharers).unwrap();
        let entry = entry(postings);
        prop_assert_eq!(entry.total(), result);
        let members: i64 = awarded.iter().map(|(_, amount)| amount).sum();
        prop_assert!(members <= result * 45 / 100 + 1);
    }
}

#[test]
fn rupiah_that_are_left_go_to_whose_share_was_cut_most() {
    assert_eq!(divide(100, &[1, 1, 1]), Ok(vec![34, 33, 33]));
    assert_eq!(divide(10, &[1, 2, 4]), Ok(vec![1, 3, 6]));
    assert_eq!(divide(0, &[]), Ok(vec![]));
    assert_eq!(divide(5, &[0, 0]), Err(DivisionError::Nobody));
    assert_eq!(divide(-1, &[1]), Err(DivisionError::Negative));
    let shared = share_result((1_000, 500), &[(3, 1), (1, 1)]).unwrap();
    assert_eq!((shared[0].by_business, shared[1].by_business, shared[1].by_capital), (750, 250, 250));
}

proptest! {
    #[test]
    fn the_parts_are_the_whole_and_nobody_is_a_rupiah_off(
        sum in 0..1_000_000_000_000_i64, weights in prop::collection::vec(0..10_000_000_i64, 1..40),
    ) {
        let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        prop_assume!(whole > 0);
        let parts = divide(sum, &weights).unwrap();
        prop_assert_eq!(parts.iter().sum::<i64>(), sum);
        for (part, weight) in parts.iter().zip(&weights) {
            let off = i128::from(*part) * whole - i128::from(sum) * i128::from(*weight);
            prop_assert!(off.abs() < whole, "{part} of {sum} by {weight}/{whole}");
        }
    }
}
