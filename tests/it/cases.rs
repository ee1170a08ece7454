//! The case at the desk: its page, one form page for each move, the letter.

use chrono::Duration;
use domain::accounts::Role;
use domain::applications::{Action, By, Status, WorkflowKind, open_to, transitions};
use jembatan::usecases::applications;
use poem::http::StatusCode;

use crate::kit::desk::{credit, filled, mentoring};

fn desk_moves(kind: WorkflowKind) -> Vec<(Status, Action, By)> {
    let desk = |by: &By| !matches!(by, By::Owner | By::System);
    let rows =
        transitions(kind).iter().flat_map(|row| row.by.iter().map(move |by| (row.from, row.action, *by)));
    rows.filter(|(_, _, by)| desk(by)).collect()
}

async fn every_row(kind: WorkflowKind) {
    for (from, action, by) in desk_moves(kind) {
        let desk = if kind == WorkflowKind::Credit { credit(from).await } else { mentoring(from).await };
        let leads = matches!(by, By::BankApprover | By::Coordinator);
        let person = if leads { &desk.file.lead } else { &desk.file.officer };
        let seen = desk.act(&mut person.browser.clone(), action).await;
        seen.is_ok().shows("Tersimpan");
        assert_ne!(desk.file.load(&desk.portal).await.status, from, "{action} as {by}");
        desk.portal.deliver_mail().await;
    }
}

#[tokio::test]
async fn every_move_of_a_bank_is_made_from_its_button() {
    Box::pin(every_row(WorkflowKind::Credit)).await;
}

#[tokio::test]
async fn every_move_of_a_partner_is_made_from_its_button() {
    Box::pin(every_row(WorkflowKind::Mentoring)).await;
}

#[tokio::test]
async fn a_case_page_has_exactly_the_buttons_that_the_table_opens() {
    for status in
        [Status::Submitted, Status::Committee, Status::InfoRequested, Status::Accepted, Status::Settled]
    {
        let desk = credit(status).await;
        for (person, by) in [(&desk.file.officer, By::BankOfficer), (&desk.file.lead, By::BankApprover)] {
            let page = person.browser.clone().open(&desk.file.desk()).await;
            let links = page.attributes("a.button", "href");
            let found: Vec<&String> = links.iter().filter(|href| href.contains("/act/")).collect();
            let open = open_to(WorkflowKind::Credit, status, by);
            let wanted: Vec<String> = open.iter().map(|action| desk.page_of(*action)).collect();
            assert_eq!(found, wanted.iter().collect::<Vec<_>>(), "{status} {by}");
            for &action in Action::ALL.iter().filter(|action| !open.contains(action)) {
                person.browser.clone().open(&desk.page_of(action)).await.is(StatusCode::CONFLICT);
            }
        }
    }
}

#[tokio::test]
async fn who_reviewed_does_not_approve_where_the_bank_asks_for_four_eyes() {
    let desk = credit(Status::Submitted).await;
    desk.portal.ask_for_four_eyes(&desk.bank).await;
    let mut lead = desk.file.lead.browser.clone();
    for action in [Action::StartReview, Action::Visit, Action::Refer] {
        desk.act(&mut lead, action).await.is_ok();
    }
    let page = lead.open(&desk.file.desk()).await;
    page.shows("rekan lain yang menyetujuinya");
    assert!(!page.attributes("a", "href").contains(&desk.page_of(Action::Approve)));
    lead.open(&desk.page_of(Action::Approve)).await.is(StatusCode::CONFLICT).shows("Perlu mata kedua");
    let mut second =
        desk.portal.person("Pemutus Kedua", Role::BankApprover, Some(desk.bank.id)).await.browser;
    desk.act(&mut second, Action::Approve).await.is_ok();
    assert_eq!(desk.file.load(&desk.portal).await.status, Status::Offered);
    desk.portal.deliver_mail().await;
}

#[tokio::test]
async fn whoever_comes_second_reads_who_was_quicker() {
    let desk = credit(Status::Committee).await;
    let (mut officer, mut lead) = (desk.file.officer.browser.clone(), desk.file.lead.browser.clone());
    let decline = officer.open(&desk.page_of(Action::Decline)).await;
    desk.act(&mut lead, Action::Approve).await.is_ok();
    let late = officer.send(&decline, &desk.page_of(Action::Decline), &filled(Action::Decline)).await;
    late.is(StatusCode::CONFLICT).shows("Pimpinan Bank Sulselbar lebih dulu bertindak").shows("SPPK terbit");
    assert_eq!(late.link("Kembali"), desk.file.desk());
    assert_eq!(desk.portal.deliver_mail().await.len(), 1);
}

#[tokio::test]
async fn a_form_sent_twice_moves_once() {
    let desk = credit(Status::Submitted).await;
    let mut officer = desk.file.officer.browser.clone();
    let to = desk.page_of(Action::StartReview);
    let form = officer.open(&to).await;
    officer.send(&form, &to, &[]).await.is_ok();
    officer.send(&form, &to, &[]).await.is_ok().shows("Tersimpan");
    let mails = desk.portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
}

#[tokio::test]
async fn a_decline_without_a_reason_is_refused_and_keeps_what_was_typed() {
    let desk = credit(Status::InReview).await;
    let mut officer = desk.file.officer.browser.clone();
    let to = desk.page_of(Action::Decline);
    let form = officer.open(&to).await;
    let refused = officer.send(&form, &to, &[("note", "Sampaikan dengan baik")]).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("paling sedikit satu alasan");
    assert_eq!(refused.form(&to).value("note").map(str::trim), Some("Sampaikan dengan baik"));
    let leaf = refused.form(&to).choices.get("criteria").unwrap().last().unwrap().clone();
    officer.send(&refused, &to, &[("criteria", &leaf)]).await.is_ok().shows("Syarat yang belum terpenuhi");
    let kept = desk.file.load(&desk.portal).await.decline.unwrap();
    assert_eq!((kept.criteria, kept.note.as_str()), (vec![leaf], "Sampaikan dengan baik"));
    desk.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_letter_may_be_cheaper_than_published_but_not_dearer() {
    let desk = credit(Status::Committee).await;
    let mut lead = desk.file.lead.browser.clone();
    let to = desk.page_of(Action::Approve);
    let form = lead.open(&to).await;
    assert_eq!(form.form(&to).value("amount"), Some("75.000.000"));
    let wrong = [("amount", "80 juta"), ("rate", "7"), ("expires_on", "01-11-2026")];
    let refused = lead.send(&form, &to, &wrong).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.all("#error-summary li").len(), 3, "{}", refused.text());
    let fields = [("amount", "70 juta"), ("rate", "5,5"), ("expires_on", "07-12-2026")];
    lead.send(&refused, &to, &fields).await.is_ok();
    let letter = lead.open(&format!("{}/letter", desk.file.desk())).await;
    letter.is_ok().shows("Rp70.000.000").shows("7 Desember 2026").shows("Anuitas");
    assert_eq!(letter.all("tbody tr").len(), 24);
    desk.file
        .owner
        .browser
        .clone()
        .open(&format!("{}/letter", desk.file.desk()))
        .await
        .is_ok()
        .shows("Rp70.000.000");
    desk.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_case_of_another_bank_a_draft_and_a_case_that_is_not_there_look_the_same() {
    let desk = credit(Status::InReview).await;
    let other = desk.portal.bank("Bank Lain").await;
    let mut stranger = other.lead.browser.clone();
    let none = "/cases/01900000-0000-7000-8000-000000000000".to_owned();
    for address in [desk.file.desk(), none, "/cases/x".to_owned(), desk.page_of(Action::Decline)] {
        stranger.open(&address).await.is(StatusCode::NOT_FOUND).shows("tidak ditemukan");
    }
    stranger.open("/queue").await.is_ok().does_not_show("Gula Aren Borong");
    let draft = credit(Status::Draft).await;
    draft.file.lead.browser.clone().open(&draft.file.desk()).await.is(StatusCode::NOT_FOUND);
    draft.file.lead.browser.clone().open("/queue?status=all").await.is_ok().does_not_show("Gula Aren Borong");
}

#[tokio::test]
async fn a_lapsed_letter_is_closed_for_everybody() {
    let desk = credit(Status::Offered).await;
    desk.portal.wait(Duration::days(15));
    applications::lapse_due(&desk.portal.app).await.unwrap();
    let page = desk.portal.signed_in(desk.file.lead.id).await.open(&desk.file.desk()).await;
    page.shows("Kedaluwarsa");
    assert!(page.attributes("a.button", "href").iter().all(|href| !href.contains("/act/")));
    desk.portal.deliver_mail().await;
}
