//! Applications moved along their tables: who is told, who comes too late, what a day does, what is frozen.

use chrono::Duration;
use domain::applications::{Action, By, Status, WorkflowKind, open_to};
use domain::facts::{Evidence, FactKey, FactValue, FinancialRecords, Purpose};
use jembatan::usecases::{Failure, applications, businesses};

use crate::kit::application::{ApplicationBuilder, CaseFile};
use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;

async fn credit(portal: &Portal, status: Status) -> CaseFile {
    let owner = portal.owner("Rahmawati").await;
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).publish(portal).await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .fact("financial_records", "none")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(portal, &owner)
        .await;
    ApplicationBuilder::of(business, &owner).at(&offer, &bank).in_status(status).create(portal).await
}

async fn mentoring(portal: &Portal, status: Status) -> CaseFile {
    let owner = portal.owner("Rahmawati").await;
    let partner = portal.partner("Perumda Sinjai").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-07", "2026-12-18", 1)
        .publish(portal)
        .await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .fact("financial_records", "none")
        .create(portal, &owner)
        .await;
    ApplicationBuilder::of(business, &owner)
        .joining(&program, &partner)
        .in_status(status)
        .create(portal)
        .await
}

#[tokio::test]
async fn every_status_of_both_tables_is_reached_by_the_moves_of_its_people() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::Settled).await;
    let seen = file.load(&portal).await;
    assert!(seen.closed_at.is_some() && seen.letter.is_some() && seen.facts.is_some());
    let portal = Portal::open().await;
    mentoring(&portal, Status::Completed).await;
    for status in [Status::Declined, Status::Lapsed, Status::InfoRequested, Status::Withdrawn] {
        let portal = Portal::open().await;
        credit(&portal, status).await;
    }
    for status in [Status::Waitlisted, Status::Dropped, Status::Lapsed, Status::Declined] {
        let portal = Portal::open().await;
        mentoring(&portal, status).await;
    }
}

#[tokio::test]
async fn handing_in_freezes_what_it_is_judged_by_and_tells_both_sides() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::Draft).await;
    let actor = owner_of(file.owner.id);
    let early = applications::submit(&portal.app, &actor, file.id).await;
    assert!(matches!(early, Err(Failure::Invalid(faults)) if faults.len() == 2));
    for page in [applications::DraftChange::FactsConfirmed, applications::DraftChange::Consent(true)] {
        applications::save_draft(&portal.app, &actor, file.id, page).await.unwrap();
    }
    let first = applications::submit(&portal.app, &actor, file.id).await.unwrap();
    let again = applications::submit(&portal.app, &actor, file.id).await.unwrap();
    assert_eq!(first, again, "handed in twice it is handed in once");
    let told = portal.deliver_mail().await;
    let mut subjects: Vec<&str> = told.iter().map(|mail| mail.subject.as_str()).collect();
    subjects.sort_unstable();
    let receipt = first.receipt;
    assert_eq!(
        subjects,
        [
            format!("Pengajuan KUR Mikro sudah terkirim: {receipt}"),
            format!("Pengajuan baru {receipt}: Gula Aren Borong"),
        ]
    );
    let kept = file.load(&portal).await;
    assert_eq!(kept.facts.unwrap().value(FactKey::RequestedAmount), Some(FactValue::Money(75_000_000)));
    assert!(!kept.findings.is_empty());
}

#[tokio::test]
async fn the_owner_is_mailed_what_concerns_her_and_nothing_of_what_is_internal() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::Submitted).await;
    let mut told = Vec::new();
    for action in
        [Action::StartReview, Action::Visit, Action::Refer, Action::Approve, Action::Accept, Action::Disburse]
    {
        file.make(&portal, action).await;
        for mail in portal.deliver_mail().await {
            told.push(format!("{action}: {} | {}", mail.to, mail.subject));
        }
    }
    let officer = &file.officer.email;
    assert_eq!(
        told,
        [
            "start_review: rahmawati@contoh.example | Bank Sulselbar mulai memeriksa pengajuan Anda"
                .to_owned(),
            "approve: rahmawati@contoh.example | Surat penawaran Bank Sulselbar untuk Anda: Rp75.000.000"
                .to_owned(),
            format!("accept: {officer} | Gula Aren Borong menerima ({})", file.receipt.unwrap()),
            "disburse: rahmawati@contoh.example | Dana Rp75.000.000 sudah dicairkan".to_owned(),
        ]
    );
}

#[tokio::test]
async fn an_answer_resumes_the_review_where_it_stopped() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::Committee).await;
    file.make(&portal, Action::Ask).await;
    assert_eq!(file.load(&portal).await.resume, Some(Status::Committee));
    file.make(&portal, Action::Answer).await;
    assert_eq!(file.load(&portal).await.status, Status::Committee);
}

#[tokio::test]
async fn of_two_who_act_at_once_one_does_and_the_other_is_told_who_was_quicker() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::Committee).await;
    let approve = file.filled(&portal, Action::Approve).await;
    let decline = file.filled(&portal, Action::Decline).await;
    let (lead, officer) = (file.actor_for(Action::Approve), file.actor_for(Action::Decline));
    let (one, two) = tokio::join!(
        applications::act(&portal.app, &lead, file.id, approve),
        applications::act(&portal.app, &officer, file.id, decline)
    );
    let status = file.load(&portal).await.status;
    let (won, lost) = if status == Status::Offered { (one, two) } else { (two, one) };
    assert_eq!(won.unwrap().status, status);
    let Err(Failure::Stale(stale)) = lost else { panic!("{lost:?}") };
    assert_eq!(stale.status, status);
    assert!(stale.by.starts_with("Pimpinan") || stale.by.starts_with("Petugas"), "{}", stale.by);
    assert_eq!(portal.deliver_mail().await.len(), 1, "only what happened is told");
}

#[tokio::test]
async fn the_same_move_sent_twice_is_made_once() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::InReview).await;
    let (actor, act) = (file.actor_for(Action::Visit), file.filled(&portal, Action::Visit).await);
    let first = applications::act(&portal.app, &actor, file.id, act.clone()).await.unwrap();
    let again = applications::act(&portal.app, &actor, file.id, act).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(file.load(&portal).await.revision, 7, "four pages, handed in, taken up, visited once");
}

#[tokio::test]
async fn a_letter_lapses_the_day_after_its_last_and_both_sides_are_told() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::Offered).await;
    portal.wait(Duration::days(14));
    assert_eq!(applications::lapse_due(&portal.app).await.unwrap(), 0, "through its last day it stands");
    portal.wait(Duration::days(1));
    let accept = file.filled(&portal, Action::Accept).await;
    let late = applications::act(&portal.app, &owner_of(file.owner.id), file.id, accept).await;
    assert!(matches!(late, Err(Failure::Refused("act-expired"))), "{late:?}");
    assert_eq!(applications::lapse_due(&portal.app).await.unwrap(), 1);
    assert_eq!(applications::lapse_due(&portal.app).await.unwrap(), 0);
    assert_eq!(file.load(&portal).await.status, Status::Lapsed);
    assert_eq!(portal.deliver_mail().await.len(), 2);
}

#[tokio::test]
async fn completing_a_program_raises_the_fact_with_evidence() {
    let portal = Portal::open().await;
    let file = mentoring(&portal, Status::Completed).await;
    let business = file.load(&portal).await.business;
    let known = businesses::known(&portal.app, &portal.app.db, business).await.unwrap();
    let fact = known.facts.get(FactKey::FinancialRecords).copied().unwrap();
    assert_eq!(fact.value, FactValue::FinancialRecords(FinancialRecords::CashBook));
    assert_eq!(fact.evidence, Evidence::Checked);
}

#[tokio::test]
async fn the_last_seat_is_offered_once() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-07", "2026-12-18", 1)
        .publish(&portal)
        .await;
    let mut files = Vec::new();
    for name in ["Rahmawati", "Hasan"] {
        let owner = portal.owner(name).await;
        let business = BusinessBuilder::named(name).create(&portal, &owner).await;
        files
            .push(ApplicationBuilder::of(business, &owner).joining(&program, &partner).create(&portal).await);
    }
    files[0].make(&portal, Action::OfferSeat).await;
    let act = files[1].filled(&portal, Action::OfferSeat).await;
    let full = applications::act(&portal.app, &files[1].actor_for(Action::OfferSeat), files[1].id, act).await;
    assert!(matches!(full, Err(Failure::Refused("act-no-seat"))), "{full:?}");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_packet_goes_to_another_bank_with_what_was_written_and_the_first_bank_does_not_learn_where() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::InReview).await;
    let other = portal.bank("Bank Lain").await;
    let offer = OfferBuilder::named("Kredit Usaha").of(&other).publish(&portal).await;
    let actor = owner_of(file.owner.id);
    let revision = file.load(&portal).await.revision;
    let begun = applications::transfer(&portal.app, &actor, file.id, revision, offer.id).await.unwrap();
    let draft = applications::load_case(&portal.app, &actor, begun).await.unwrap();
    assert_eq!(draft.application.draft.amount.unwrap().get(), 75_000_000);
    assert!(!draft.application.draft.consent, "another bank reads it: consent is asked for anew");
    let bank = applications::load_case(&portal.app, &file.actor_for(Action::Visit), file.id).await.unwrap();
    assert!(bank.events.iter().all(|event| event.data.transferred_to.is_none()));
    let again = applications::transfer(&portal.app, &actor, file.id, revision, offer.id).await.unwrap();
    assert_eq!(again, begun);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_move_that_the_table_does_not_have_is_refused_for_everybody() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::InReview).await;
    for &action in Action::ALL {
        let actor = file.actor_for(action);
        let by = By::of(actor.role).unwrap();
        if open_to(WorkflowKind::Credit, Status::InReview, by).contains(&action) {
            continue;
        }
        let act = file.filled(&portal, action).await;
        let refused = applications::act(&portal.app, &actor, file.id, act).await;
        assert!(matches!(refused, Err(Failure::Refused(_))), "{action}: {refused:?}");
    }
    assert_eq!(file.load(&portal).await.status, Status::InReview);
}

#[tokio::test]
async fn a_number_and_four_digits_tell_how_it_stands_and_nothing_else() {
    let portal = Portal::open().await;
    let file = credit(&portal, Status::InReview).await;
    let receipt = file.receipt.unwrap();
    let found = applications::lookup(&portal.app, receipt, "7890").await.unwrap().unwrap();
    assert_eq!(found.status, Status::InReview);
    for _ in 0..9 {
        assert_eq!(applications::lookup(&portal.app, receipt, "0000").await.unwrap(), None);
    }
    let more = applications::lookup(&portal.app, receipt, "7890").await;
    assert!(matches!(more, Err(Failure::TooMany { .. })), "{more:?}");
}
