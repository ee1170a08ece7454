//! Lending classes at their edges, and the tests of a modern cooperative in force on a day.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is the answer")]

use chrono::NaiveDate;
use domain::cooperatives::{
    Ground, LendingClass, LendingGroup, Measure, Practice, RecordSource, Said, Seen, Size, found,
    is_in_group, is_modern, lending_class, modern_test, own_capital,
};
use domain::ledger::AccountKind;
use domain::matching::Truth;
use proptest::prelude::*;

const TODAY: &str = "2026-11-25";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn size(members: i64, own_capital: i64, assets: i64) -> Size {
    Size { members: Some(members), own_capital: Some(own_capital), assets: Some(assets) }
}

#[test]
fn each_edge_still_belongs_to_the_class_below_it() {
    use LendingClass::{First, Fourth, Second, Third};
    for (members, own, assets, wanted) in [
        (5_000, 2_500_000_000, 15_000_000_000, First),
        (5_001, 0, 0, Second),
        (0, 2_500_000_001, 0, Second),
        (0, 0, 15_000_000_001, Second),
        (10_000, 15_000_000_000, 100_000_000_000, Second),
        (10_001, 0, 0, Third),
        (0, 15_000_000_001, 0, Third),
        (0, 0, 100_000_000_001, Third),
        (30_000, 50_000_000_000, 500_000_000_000, Third),
        (30_001, 0, 0, Fourth),
        (0, 50_000_000_001, 0, Fourth),
        (0, 0, 500_000_000_001, Fourth),
    ] {
        let classed = lending_class(&size(members, own, assets), day(TODAY)).unwrap();
        assert_eq!((classed.class, classed.certain), (wanted, true), "{members} {own} {assets}");
    }
}

#[test]
fn what_is_not_known_leaves_the_class_open_unless_it_cannot_rise() {
    let some = Size { own_capital: None, ..size(5_001, 0, 0) };
    let classed = lending_class(&some, day(TODAY)).unwrap();
    assert_eq!((classed.class, classed.certain), (LendingClass::Second, false));
    assert_eq!((classed.by, classed.missing), (vec![Measure::Members], vec![Measure::OwnCapital]));
    let huge = Size { members: None, own_capital: None, assets: Some(500_000_000_001) };
    assert!(lending_class(&huge, day(TODAY)).unwrap().certain);
    assert_eq!(lending_class(&Size::default(), day(TODAY)), None);
    assert_eq!(lending_class(&size(1, 1, 1), day("2022-12-31")), None, "before the first text");
}

#[test]
fn only_who_lends_has_a_class() {
    let first = lending_class(&size(1, 1, 1), day(TODAY));
    let open = lending_class(&Size { members: Some(1), ..Size::default() }, day(TODAY));
    for (lends, classed, wanted) in [
        (Truth::Pass, first.as_ref(), &[LendingGroup::Lends, LendingGroup::First][..]),
        (Truth::Pass, open.as_ref(), &[LendingGroup::Lends, LendingGroup::Open]),
        (Truth::Pass, None, &[LendingGroup::Lends, LendingGroup::Open]),
        (Truth::Unknown, first.as_ref(), &[LendingGroup::Maybe]),
        (Truth::Fail, first.as_ref(), &[]),
    ] {
        let groups: Vec<_> =
            LendingGroup::ALL.iter().copied().filter(|group| is_in_group(lends, classed, *group)).collect();
        assert_eq!(groups, wanted, "{lends:?} {classed:?}");
    }
}

#[test]
fn voluntary_savings_are_no_own_capital_and_a_loss_takes_from_it() {
    let totals = [
        (AccountKind::Principal, 100),
        (AccountKind::Compulsory, 200),
        (AccountKind::Reserve, 30),
        (AccountKind::Grant, 4),
        (AccountKind::Loss, 50),
        (AccountKind::Voluntary, 9_000),
        (AccountKind::Undivided, 700),
        (AccountKind::Cash, 5_000),
    ];
    assert_eq!(own_capital(&totals), 284);
}

#[test]
fn the_test_is_the_one_in_force_on_the_day() {
    assert_eq!(modern_test(day("2019-12-31")), None);
    let old = modern_test(day("2024-09-30")).unwrap();
    assert_eq!(old.criteria, [Practice::DigitalService, Practice::YoungBoard, Practice::Diversified]);
    let new = modern_test(day("2024-10-01")).unwrap();
    assert_eq!(new.criteria, [Practice::Digital, Practice::ModernFinance]);
}

fn said(holds: bool, on: &str, source: RecordSource) -> Said {
    Said { practice: Practice::ModernFinance, holds, on: day(on), source }
}

#[test]
fn what_is_seen_outweighs_what_was_said_and_the_latest_word_the_earlier() {
    let words = [
        said(true, "2025-03-01", RecordSource::Board),
        said(false, "2025-03-01", RecordSource::Register),
        said(true, "2026-01-01", RecordSource::Board),
    ];
    let at = |seen: &Seen, as_of: &str| found(Practice::ModernFinance, &words, seen, day(as_of)).truth;
    let nothing = Seen::default();
    assert_eq!(at(&nothing, "2025-02-28"), Truth::Unknown, "nobody had said it yet");
    assert_eq!(at(&nothing, "2025-12-31"), Truth::Fail, "of one day the office's word");
    assert_eq!(at(&nothing, "2026-01-01"), Truth::Pass);
    let seen = Seen { credit: Some(day("2025-06-01")), ..nothing };
    assert_eq!(at(&seen, "2025-05-31"), Truth::Fail);
    assert_eq!(at(&seen, "2025-06-01"), Truth::Pass);
}

#[test]
fn books_alone_are_no_ecosystem_until_a_member_signs_in() {
    let books = Seen { books: Some(day("2026-01-01")), ..Seen::default() };
    assert_eq!(found(Practice::Digital, &[], &books, day(TODAY)).truth, Truth::Unknown);
    let both = Seen { members: Some(day("2026-05-01")), ..books };
    assert_eq!(found(Practice::Digital, &[], &both, day("2026-04-30")).truth, Truth::Unknown);
    let seen = found(Practice::Digital, &[], &both, day(TODAY));
    assert_eq!((seen.truth, seen.ground), (Truth::Pass, Ground::Seen(day("2026-05-01"))));
}

#[test]
fn one_point_that_fails_decides_and_one_not_known_leaves_it_open() {
    let with =
        |truth| domain::cooperatives::Found { practice: Practice::Digital, truth, ground: Ground::Nothing };
    for (truths, wanted) in [
        ([Truth::Pass, Truth::Pass], Truth::Pass),
        ([Truth::Pass, Truth::Unknown], Truth::Unknown),
        ([Truth::Fail, Truth::Unknown], Truth::Fail),
    ] {
        assert_eq!(is_modern(&truths.map(with)), wanted);
    }
    assert_eq!(is_modern(&[]), Truth::Unknown);
}

fn known() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![Just(None), (0_i64..40_000).prop_map(Some), (0_i64..600_000_000_000).prop_map(Some),]
}

proptest! {
    #[test]
    fn to_grow_or_to_become_known_never_lowers_a_class(
        members in known(), own in known(), assets in known(), more in 0_i64..600_000_000_000,
    ) {
        let before = Size { members, own_capital: own, assets };
        let after = Size { own_capital: Some(own.unwrap_or_default() + more), ..before };
        let class = |size| lending_class(size, day(TODAY)).map(|classed| classed.class);
        prop_assert!(class(&after) >= class(&before));
        if let Some(classed) = lending_class(&before, day(TODAY)).filter(|classed| classed.certain) {
            let sure = Size { members: members.or(Some(1)), assets: assets.or(Some(1)), own_capital: own.or(Some(1)) };
            prop_assert_eq!(Some(classed.class), class(&sure));
        }
    }
}
