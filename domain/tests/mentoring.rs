//! Sessions as a table, silence as dated days, figures about groups.
#![cfg(test)]

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::applications::{By, Need, Tell, To, Transition};
use domain::mentoring::*;
use proptest::prelude::*;

#[test]
fn no_two_rows_share_where_what_and_who_and_every_status_and_action_is_used() {
    let (mut seen, mut statuses, mut actions) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for row in SESSIONS {
        let To::Status(to) = row.to else { panic!("a session resumes nowhere") };
        statuses.extend([row.from, to]);
        actions.insert(row.action);
        for by in row.by {
            assert!(seen.insert((row.from, row.action, *by)), "{} {} {by} twice", row.from, row.action);
        }
    }
    assert_eq!(statuses, SessionStatus::ALL.iter().copied().collect());
    assert_eq!(actions, SessionAction::ALL.iter().copied().collect());
}

#[test]
fn only_the_owner_or_her_code_makes_a_session_count() {
    for row in SESSIONS.iter().filter(|row| row.to == To::Status(SessionStatus::Confirmed)) {
        assert!(row.by == [By::Owner] || row.needs == [Need::Code], "{row:?}");
    }
    let by_mentor = decide(SessionStatus::Held, SessionAction::Confirm, By::Mentor, &[]);
    assert_eq!(by_mentor, Err(SessionRefusal::Missing(vec![Need::Code])));
    assert!(decide(SessionStatus::Held, SessionAction::Confirm, By::Mentor, &[Need::Code]).is_ok());
    let by_office = decide(SessionStatus::Held, SessionAction::Confirm, By::Office, &[Need::Code]);
    assert_eq!(by_office, Err(SessionRefusal::NotYours(SessionStatus::Held, SessionAction::Confirm)));
}

#[test]
fn what_is_struck_out_stays_so_and_what_ends_or_mends_a_session_says_why() {
    assert!(!SESSIONS.iter().any(|row| row.from == SessionStatus::Void));
    let reasoned = [SessionAction::Void, SessionAction::Dispute, SessionAction::Correct];
    for row in SESSIONS.iter().filter(|row| reasoned.contains(&row.action)) {
        assert_eq!(row.needs, [Need::Note], "{row:?}");
        assert_ne!(row.tell, Tell::Nobody);
    }
    let nobody = decide(SessionStatus::Void, SessionAction::Confirm, By::Owner, &[]);
    assert_eq!(nobody, Err(SessionRefusal::NoSuchMove(SessionStatus::Void, SessionAction::Confirm)));
}

#[test]
fn a_corrected_session_has_to_be_confirmed_anew() {
    let corrected = decide(SessionStatus::Confirmed, SessionAction::Correct, By::Office, &[Need::Note]);
    assert_eq!(corrected.unwrap().to, SessionStatus::Held);
    assert_eq!(
        Transition::open(SESSIONS, SessionStatus::Held, By::Owner),
        [SessionAction::Confirm, SessionAction::Dispute]
    );
}

#[test]
fn silence_goes_from_reminder_to_pause_to_the_end_and_never_back() {
    let since: NaiveDate = "2026-10-01".parse().unwrap();
    let stage = |days| silence_on(since).stage(since, since + Days::new(days));
    assert_eq!(stage(20), None);
    assert_eq!(stage(21), Some(SilenceStage::Reminded));
    assert_eq!(stage(34), Some(SilenceStage::Reminded));
    assert_eq!(stage(35), Some(SilenceStage::Paused));
    assert_eq!(stage(49), Some(SilenceStage::Removed));
    let all: Vec<_> = (0..100).map(stage).collect();
    assert!(all.is_sorted());
}

#[test]
fn figures_about_fewer_than_five_are_kept_back() {
    assert_eq!(shown(4, 1), None);
    assert_eq!(shown(5, 1), Some(1));
    assert_eq!(Score::new(0), None);
    assert_eq!(Score::new(5).unwrap().get(), 5);
    assert_eq!(Score::new(6), None);
    assert_eq!(median(&[]), None);
    assert_eq!(median(&[3, 1, 2]), Some(2));
    assert_eq!(median(&[4, 1, 2, 3]), Some(2));
}

proptest! {
    #[test]
    fn half_of_all_lie_at_or_below_the_median_and_half_at_or_above(
        numbers in proptest::collection::vec(-1_000_000_000_i64..1_000_000_000_000, 1..40)
    ) {
        let middle = median(&numbers).unwrap();
        let below = numbers.iter().filter(|number| **number <= middle).count();
        let above = numbers.iter().filter(|number| **number >= middle).count();
        // Of two in the middle the mean is rounded down: it may equal neither.
        prop_assert!(below * 2 >= numbers.len());
        prop_assert!(above * 2 >= numbers.len());
    }
}
