//! Assessments: what answers come to, what they state, what the next level takes.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use std::collections::BTreeSet;

use domain::facts::{FactKey, FactValue, FinancialRecords};
use domain::levels::*;
use proptest::prelude::*;

fn answers(area: Area, points: [u8; QUESTIONS]) -> Answers {
    let keys = questions(area);
    Answers::read(area, |question| keys.iter().position(|key| *key == question).map(|place| points[place]))
        .unwrap()
}

#[test]
fn every_area_has_eight_questions_of_its_own_and_states_a_fact_of_its_own() {
    let facts: BTreeSet<FactKey> = Area::ALL.iter().map(|area| fact_of(*area)).collect();
    assert_eq!(facts.len(), Area::ALL.len());
    for area in Area::ALL {
        let keys: BTreeSet<&str> = questions(*area).iter().copied().collect();
        assert_eq!(keys.len(), QUESTIONS, "{area}");
    }
}

#[test]
fn four_points_make_a_level() {
    let digital = |points| answers(Area::Digital, points);
    assert_eq!(digital([0; 8]).level(), 0);
    assert_eq!(
        (digital([2, 1, 0, 0, 0, 0, 0, 0]).level(), digital([2, 1, 0, 0, 0, 0, 0, 0]).missing()),
        (0, Some(1))
    );
    assert_eq!(digital([1, 1, 1, 1, 0, 0, 0, 0]).level(), 1);
    assert_eq!(digital([2, 2, 2, 2, 2, 2, 2, 1]).level(), 3);
    assert_eq!((digital([2; 8]).level(), digital([2; 8]).missing()), (4, None));
    assert_eq!(digital([1; 8]).states(), (FactKey::DigitalLevel, FactValue::Integer(2)));
}

#[test]
fn books_are_told_by_the_answers_on_them_and_not_by_the_sum() {
    let books = |points| match answers(Area::Administration, points).states() {
        (FactKey::FinancialRecords, FactValue::FinancialRecords(books)) => books,
        other => panic!("{other:?}"),
    };
    assert_eq!(books([1, 2, 2, 2, 2, 2, 2, 2]), FinancialRecords::None, "statements without a daily book");
    assert_eq!(books([2, 0, 0, 0, 0, 0, 0, 0]), FinancialRecords::CashBook);
    assert_eq!(books([2, 2, 2, 2, 2, 2, 2, 1]), FinancialRecords::CashBook);
    assert_eq!(books([2, 0, 0, 0, 0, 0, 0, 2]), FinancialRecords::SakEmkm);
}

#[test]
fn every_question_wants_an_answer_that_there_is() {
    let all_but = |given: u8| {
        Answers::read(Area::People, |question| match question {
            "roles" => None,
            "hours" => Some(given),
            _ => Some(1),
        })
    };
    assert_eq!(all_but(3).unwrap_err(), AnswersError::Open(vec!["roles", "hours"]));
    assert_eq!(all_but(2).unwrap_err(), AnswersError::Open(vec!["roles"]));
}

proptest! {
    #[test]
    fn a_better_answer_never_lowers_a_level_and_what_is_missing_is_enough(
        area in prop::sample::select(Area::ALL),
        points in prop::array::uniform8(0u8..=2),
        at in 0usize..8,
    ) {
        let before = answers(area, points);
        let mut better = points;
        better[at] = (better[at] + 1).min(2);
        prop_assert!(answers(area, better).level() >= before.level());
        prop_assert!(before.level() <= LEVEL_MOST);
        prop_assert_eq!(Answers::from_json(area, &before.to_json()).unwrap(), before);
        // Taking the rises in turn reaches the next level after as many points as are said to be missing.
        let mut now = before;
        for _ in 0..before.missing().unwrap_or(0) {
            let rise = now.rises()[0];
            let taken = now;
            now = Answers::read(area, |question| {
                taken.each().find(|(key, _)| *key == question).map(|(key, has)| if key == rise.question { rise.to } else { has })
            }).unwrap();
        }
        prop_assert_eq!(now.level(), (before.level() + 1).min(LEVEL_MOST));
    }
}
