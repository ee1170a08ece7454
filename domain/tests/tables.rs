//! The two tables of moves: what holds for every row, and what holds for every walk through them.

use std::collections::BTreeSet;

use domain::applications::*;
use proptest::prelude::*;

const KINDS: &[WorkflowKind] = WorkflowKind::ALL;

#[test]
fn no_two_rows_share_where_what_and_who() {
    for &kind in KINDS {
        let mut seen = BTreeSet::new();
        for row in transitions(kind) {
            assert!(!row.by.is_empty(), "{kind}: nobody may {} from {}", row.action, row.from);
            for by in row.by {
                assert!(
                    seen.insert((row.from, row.action, *by)),
                    "{kind}: {} {} {by} twice",
                    row.from,
                    row.action
                );
            }
        }
    }
}

#[test]
fn every_status_is_reached_from_the_draft_and_from_every_status_an_end_is_reached() {
    for &kind in KINDS {
        let next = |from: Status| -> Vec<Status> {
            transitions(kind)
                .iter()
                .filter(|row| row.from == from)
                .flat_map(|row| match row.to {
                    To::Status(status) => vec![status],
                    To::Resume => {
                        Status::ALL.iter().copied().filter(|status| may_resume(kind, *status)).collect()
                    }
                })
                .collect()
        };
        let reach = |start: Status| {
            let (mut reached, mut open) = (BTreeSet::from([start]), vec![start]);
            while let Some(status) = open.pop() {
                open.extend(next(status).into_iter().filter(|status| reached.insert(*status)));
            }
            reached
        };
        let all: BTreeSet<Status> = statuses(kind).into_iter().collect();
        assert_eq!(reach(Status::Draft), all, "{kind}");
        for &status in &all {
            assert!(reach(status).into_iter().any(is_final), "{kind}: no way to an end from {status}");
        }
    }
}

#[test]
fn every_status_belongs_to_a_workflow_and_every_action_is_somebodys() {
    let used: BTreeSet<Status> = KINDS.iter().flat_map(|kind| statuses(*kind)).collect();
    assert_eq!(used, Status::ALL.iter().copied().collect());
    let made: BTreeSet<Action> =
        KINDS.iter().flat_map(|kind| transitions(*kind)).map(|row| row.action).collect();
    assert_eq!(made, Action::ALL.iter().copied().collect());
}

#[test]
fn an_end_has_no_way_out_and_everything_else_has_one() {
    for &kind in KINDS {
        for status in statuses(kind) {
            let has_way_out = transitions(kind).iter().any(|row| row.from == status);
            assert_eq!(is_final(status), !has_way_out, "{kind}: {status}");
        }
    }
}

#[test]
fn internal_steps_tell_nobody_and_what_ends_a_case_against_the_owner_tells_the_owner() {
    for row in KINDS.iter().flat_map(|kind| transitions(*kind)) {
        match row.action {
            Action::Visit | Action::Refer => assert_eq!(row.tell, Tell::Nobody),
            Action::Decline | Action::Lapse | Action::Ask | Action::Approve => {
                assert!(row.tell.owner(), "{}", row.action);
            }
            Action::Submit => assert_eq!(row.tell, Tell::Both),
            _ => assert!(!row.by.contains(&By::Owner) || row.tell == Tell::Organisation, "{}", row.action),
        }
    }
}

#[test]
fn only_the_portal_itself_lets_something_lapse_or_lets_it_go_and_otherwise_it_only_gives_seats() {
    for row in KINDS.iter().flat_map(|kind| transitions(*kind)) {
        let alone = matches!(row.action, Action::Lapse | Action::Release);
        let seats = matches!(row.action, Action::OfferSeat | Action::Waitlist);
        assert_eq!(row.by == [By::System], alone, "{}", row.action);
        assert_eq!(row.by.contains(&By::System), alone || seats, "{}", row.action);
    }
}

#[test]
fn a_bank_makes_no_move_in_mentoring_and_a_partner_none_in_credit() {
    let by =
        |kind| -> BTreeSet<By> { transitions(kind).iter().flat_map(|row| row.by.iter().copied()).collect() };
    assert_eq!(
        by(WorkflowKind::Credit),
        BTreeSet::from([By::Owner, By::BankOfficer, By::BankApprover, By::System])
    );
    assert_eq!(
        by(WorkflowKind::Mentoring),
        BTreeSet::from([By::Owner, By::Coordinator, By::Mentor, By::System])
    );
}

#[test]
fn where_the_owner_has_to_act_the_case_waits_on_the_owner_and_never_on_who_has_no_move() {
    for &kind in KINDS {
        for status in statuses(kind) {
            let may_act = |by| !open_to(kind, status, by).is_empty();
            match waits_on(status) {
                WaitsOn::Owner => assert!(may_act(By::Owner), "{status}"),
                WaitsOn::Organisation => {
                    assert!(may_act(By::BankApprover) || may_act(By::Coordinator), "{status}");
                }
                WaitsOn::Office => panic!("the office moves nothing: {status}"),
                WaitsOn::Nobody => {}
            }
        }
    }
}

#[test]
fn every_status_of_a_workflow_stands_on_a_span_of_its_own_line() {
    for &kind in KINDS {
        for status in statuses(kind) {
            assert!(steps(kind).contains(&step_of(kind, status)), "{kind}: {status}");
        }
    }
}

#[test]
fn no_two_statuses_and_no_two_moves_share_a_name() {
    let names: BTreeSet<&str> =
        Status::ALL.iter().flat_map(|status| [staff_key(*status), applicant_key(*status)]).collect();
    assert_eq!(names.len(), 2 * Status::ALL.len());
    for status in Status::ALL {
        assert_eq!(staff_key(*status), format!("status-{}", status.as_str().replace('_', "-")));
    }
    let moves: BTreeSet<&str> = Action::ALL.iter().map(|action| action_key(*action)).collect();
    assert_eq!(moves.len(), Action::ALL.len());
}

proptest! {
    #[test]
    fn a_move_is_decided_exactly_when_its_button_is_shown(
        kind in proptest::sample::select(KINDS),
        status in proptest::sample::select(Status::ALL),
        action in proptest::sample::select(Action::ALL),
        by in proptest::sample::select(By::ALL),
        eyes in proptest::sample::select(&[Eyes::NotAsked, Eyes::Other, Eyes::Same][..]),
    ) {
        let resume = Some(Status::InReview);
        let proposal = Proposal { kind, status, resume, action, by, eyes, given: Need::ALL };
        let shown = open_now(kind, status, by, eyes).contains(&action);
        prop_assert_eq!(decide(&proposal).is_ok(), shown);
    }

    #[test]
    fn a_random_walk_never_leaves_its_table_and_stops_only_at_an_end(
        kind in proptest::sample::select(KINDS),
        choices in proptest::collection::vec(any::<proptest::sample::Index>(), 1..40),
    ) {
        let (mut status, mut resume) = (Status::Draft, None);
        for choice in choices {
            let open: Vec<(By, Action)> = By::ALL
                .iter()
                .flat_map(|by| open_to(kind, status, *by).into_iter().map(move |action| (*by, action)))
                .collect();
            prop_assert_eq!(open.is_empty(), is_final(status));
            if open.is_empty() { break }
            let (by, action) = *choice.get(&open);
            let moved = decide(&Proposal { kind, status, resume, action, by, eyes: Eyes::NotAsked, given: Need::ALL });
            let moved = moved.map_err(|why| TestCaseError::fail(why.to_string()))?;
            (status, resume) = (moved.to, moved.resume);
            prop_assert_eq!(resume.is_some(), status == Status::InfoRequested);
            prop_assert!(statuses(kind).contains(&status));
        }
    }
}
