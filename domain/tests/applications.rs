//! Moves one by one: what is made, what is refused, and where the progress line stands.

use domain::accounts::AccountId;
use domain::applications::Status::*;
use domain::applications::*;
use uuid::Uuid;

fn credit(status: Status, action: Action, by: By) -> Proposal<'static> {
    Proposal {
        kind: WorkflowKind::Credit,
        status,
        resume: None,
        action,
        by,
        eyes: Eyes::NotAsked,
        given: Need::ALL,
    }
}

fn mentoring(status: Status, action: Action, by: By) -> Proposal<'static> {
    Proposal { kind: WorkflowKind::Mentoring, ..credit(status, action, by) }
}

/// Makes moves one after another and answers where they led.
fn walk(kind: WorkflowKind, way: &[(Action, By)]) -> Result<Vec<Status>, Refusal> {
    let (mut status, mut resume, mut path) = (Draft, None, Vec::new());
    for &(action, by) in way {
        let moved = decide(&Proposal { kind, status, resume, ..credit(status, action, by) })?;
        (status, resume) = (moved.to, moved.resume);
        path.push(status);
    }
    Ok(path)
}

#[test]
fn the_whole_way_of_a_credit_is_open() {
    let (owner, officer, approver) = (By::Owner, By::BankOfficer, By::BankApprover);
    let path = walk(
        WorkflowKind::Credit,
        &[
            (Action::Submit, owner),
            (Action::StartReview, officer),
            (Action::Visit, officer),
            (Action::Refer, officer),
            (Action::Approve, approver),
            (Action::Accept, owner),
            (Action::Disburse, officer),
            (Action::Settle, officer),
        ],
    )
    .unwrap();
    assert_eq!(path, [Submitted, InReview, SiteVisit, Committee, Offered, Accepted, Disbursed, Settled]);
}

#[test]
fn the_whole_way_of_a_mentoring_is_open_also_through_the_waitlist() {
    let path = walk(
        WorkflowKind::Mentoring,
        &[
            (Action::Submit, By::Owner),
            (Action::Waitlist, By::Coordinator),
            (Action::OfferSeat, By::Coordinator),
            (Action::Accept, By::Owner),
            (Action::Start, By::Mentor),
            (Action::Complete, By::Coordinator),
        ],
    )
    .unwrap();
    assert_eq!(path, [Submitted, Waitlisted, SeatOffered, Enrolled, Active, Completed]);
}

#[test]
fn an_answer_resumes_where_the_review_stopped() {
    for stopped in [InReview, SiteVisit, Committee] {
        let asked = decide(&credit(stopped, Action::Ask, By::BankOfficer)).unwrap();
        assert_eq!((asked.to, asked.resume, asked.tell), (InfoRequested, Some(stopped), Tell::Owner));
        let answer = Proposal { resume: asked.resume, ..credit(asked.to, Action::Answer, By::Owner) };
        let moved = decide(&answer).unwrap();
        assert_eq!((moved.to, moved.resume), (stopped, None));
    }
}

#[test]
fn an_answer_never_resumes_at_a_place_from_which_nothing_can_be_asked() {
    for resume in [None, Some(Offered), Some(Draft), Some(InfoRequested)] {
        let answer = Proposal { resume, ..credit(InfoRequested, Action::Answer, By::Owner) };
        assert_eq!(decide(&answer), Err(Refusal::NowhereToResume));
    }
}

#[test]
fn an_officer_cannot_approve_a_draft_and_is_told_what_is_open() {
    let refused = decide(&credit(Draft, Action::Approve, By::BankApprover)).unwrap_err();
    assert_eq!(refused, Refusal::NoSuchMove { status: Draft, action: Action::Approve, open: Vec::new() });
    let refused = decide(&credit(InReview, Action::Approve, By::BankApprover)).unwrap_err();
    let Refusal::NoSuchMove { open, .. } = refused else { panic!("{refused}") };
    assert_eq!(open, [Action::Visit, Action::Ask, Action::Decline]);
}

#[test]
fn only_the_approver_approves() {
    let refused = decide(&credit(Committee, Action::Approve, By::BankOfficer)).unwrap_err();
    assert_eq!(
        refused,
        Refusal::NotYours { status: Committee, action: Action::Approve, by: vec![By::BankApprover] }
    );
    assert!(!open_to(WorkflowKind::Credit, Committee, By::BankOfficer).contains(&Action::Approve));
    assert!(open_to(WorkflowKind::Credit, Committee, By::BankApprover).contains(&Action::Approve));
}

#[test]
fn where_a_bank_asks_for_four_eyes_the_reviewer_does_not_approve_but_may_decline() {
    let [reviewer, other] = [1, 2].map(|number| AccountId(Uuid::from_u128(number)));
    let approve = |eyes| decide(&Proposal { eyes, ..credit(Committee, Action::Approve, By::BankApprover) });
    assert_eq!(approve(Eyes::of(true, &[reviewer], reviewer)), Err(Refusal::FourEyes));
    assert_eq!(approve(Eyes::of(true, &[reviewer], other)).unwrap().to, Offered);
    assert_eq!(approve(Eyes::of(false, &[reviewer], reviewer)).unwrap().to, Offered);

    let open = open_now(WorkflowKind::Credit, Committee, By::BankApprover, Eyes::Same);
    assert_eq!(open, [Action::Ask, Action::Decline]);
    assert!(Action::ALL.iter().filter(|action| action.reviews()).eq(&[
        Action::StartReview,
        Action::Visit,
        Action::Refer
    ]));
}

#[test]
fn declining_wants_reasons_and_every_decline_of_the_tables_does() {
    let bare = Proposal { given: &[Need::Note], ..credit(InReview, Action::Decline, By::BankOfficer) };
    assert_eq!(decide(&bare), Err(Refusal::MissingNeed { missing: vec![Need::Reasons] }));
    for row in WorkflowKind::ALL
        .iter()
        .flat_map(|kind| transitions(*kind))
        .filter(|row| row.action == Action::Decline)
    {
        assert!(row.needs.contains(&Need::Reasons), "from {}", row.from);
    }
}

#[test]
fn an_offer_letter_needs_its_terms_and_its_last_day() {
    let approve = Proposal { given: &[Need::Note], ..credit(Committee, Action::Approve, By::BankApprover) };
    let refused = decide(&approve).unwrap_err();
    assert_eq!(refused, Refusal::MissingNeed { missing: vec![Need::OfferLetter, Need::Expiry] });
    assert_eq!(refused.to_string(), "offer_letter, expiry is missing");
    let needs = needs_of(WorkflowKind::Credit, Committee, Action::Approve, By::BankApprover);
    assert_eq!(needs, [Need::OfferLetter, Need::Expiry]);
    assert!(needs_of(WorkflowKind::Credit, Committee, Action::Approve, By::Owner).is_empty());
}

#[test]
fn an_owner_withdraws_or_moves_to_another_bank_until_the_letter_is_accepted() {
    for status in [Submitted, InReview, SiteVisit, Committee, InfoRequested, Offered] {
        let open = open_to(WorkflowKind::Credit, status, By::Owner);
        assert!(open.contains(&Action::Withdraw) && open.contains(&Action::Transfer), "{status}");
    }
    for status in [Accepted, Disbursed, Declined, Settled] {
        assert!(open_to(WorkflowKind::Credit, status, By::Owner).is_empty(), "{status}");
    }
    assert_eq!(open_to(WorkflowKind::Credit, Draft, By::Owner), [Action::Submit]);
}

#[test]
fn withdrawing_while_asked_forgets_where_it_stopped() {
    let asked = Proposal { resume: Some(SiteVisit), ..credit(InfoRequested, Action::Withdraw, By::Owner) };
    let moved = decide(&asked).unwrap();
    assert_eq!((moved.to, moved.resume), (Withdrawn, None));
}

#[test]
fn a_participant_may_leave_and_only_the_coordinator_gives_the_word_that_it_was_completed() {
    let left: Moved = decide(&mentoring(Active, Action::Drop, By::Owner)).unwrap();
    assert_eq!((left.to, left.tell), (Dropped, Tell::Organisation));
    let dropped = decide(&mentoring(Active, Action::Drop, By::Mentor)).unwrap();
    assert_eq!((dropped.to, dropped.tell), (Dropped, Tell::Owner));
    let refused = decide(&mentoring(Active, Action::Complete, By::Mentor));
    assert!(matches!(refused, Err(Refusal::NotYours { .. })));
}

#[test]
fn the_progress_line_never_runs_backwards_on_the_way_to_the_money() {
    let way = [
        Draft,
        Submitted,
        InReview,
        SiteVisit,
        InfoRequested,
        Committee,
        Offered,
        Accepted,
        Disbursed,
        Settled,
    ];
    let kind = WorkflowKind::Credit;
    let place = |status| steps(kind).iter().position(|step| *step == step_of(kind, status)).unwrap();
    assert!(way.windows(2).all(|pair| place(pair[0]) <= place(pair[1])));
    let states: Vec<SpanState> = progress(kind, Committee, None).iter().map(|span| span.state).collect();
    assert_eq!(
        states,
        [
            SpanState::Done,
            SpanState::Done,
            SpanState::Now,
            SpanState::Ahead,
            SpanState::Ahead,
            SpanState::Ahead
        ]
    );
    assert!(progress(kind, Disbursed, None).iter().all(|span| span.state == SpanState::Done));
}

#[test]
fn a_case_that_ended_early_breaks_where_it_stood() {
    let spans = progress(WorkflowKind::Credit, Withdrawn, Some(Offered));
    let broken: Vec<Step> =
        spans.iter().filter(|span| span.state == SpanState::Broken).map(|span| span.step).collect();
    assert_eq!(broken, [Step::Decision]);
    let spans = progress(WorkflowKind::Mentoring, Declined, Some(Submitted));
    assert_eq!(spans[1].state, SpanState::Broken);
    assert_eq!(spans[2].state, SpanState::Ahead);
}

#[test]
fn nobody_lets_an_offer_letter_lapse_by_hand() {
    for by in [By::Owner, By::BankOfficer, By::BankApprover] {
        let refused = decide(&credit(Offered, Action::Lapse, by)).unwrap_err();
        assert_eq!(
            refused,
            Refusal::NotYours { status: Offered, action: Action::Lapse, by: vec![By::System] }
        );
    }
    assert_eq!(decide(&credit(Offered, Action::Lapse, By::System)).unwrap().to, Lapsed);
}
