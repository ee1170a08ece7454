//! The desk: the queue, the case page, one form page for each move, the letter, and what the office sees of it.

use chrono::Duration;
use domain::accounts::Role;
use domain::applications::{Action, By, Status, WorkflowKind, open_to, transitions};
use domain::facts::Purpose;
use jembatan::usecases::applications;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::application::{ApplicationBuilder, CaseFile};
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::organisation::Organisation;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;
use crate::kit::seen::Seen;
use crate::kit::visitor::Visitor;

struct Desk {
    portal: Portal,
    file: CaseFile,
    bank: Organisation,
}

async fn credit(status: Status) -> Desk {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let bank = portal.bank("Bank Sulselbar").await;
    let rule = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"},
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"}]});
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).rule(rule).publish(&portal).await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .fact("financial_records", "none")
        .fact("nib", "yes")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let file = ApplicationBuilder::of(business, &owner).at(&offer, &bank).in_status(status).create(&portal).await;
    Desk { portal, file, bank }
}

async fn mentoring(status: Status) -> Desk {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let bank = portal.partner("Perumda Sinjai").await;
    let program =
        ProgramBuilder::named("Buku Kas").of(&bank).cohort("2026-12-07", "2026-12-18", 5).publish(&portal).await;
    let business =
        BusinessBuilder::named("Gula Aren Borong").fact("financial_records", "none").create(&portal, &owner).await;
    let file = ApplicationBuilder::of(business, &owner).joining(&program, &bank).in_status(status).create(&portal).await;
    Desk { portal, file, bank }
}

impl Desk {
    fn page_of(&self, action: Action) -> String {
        format!("{}/act/{action}", self.file.desk())
    }

    /// Opens the form page of a move from the case page's button, fills in what it wants and sends it.
    async fn act(&self, visitor: &mut Visitor, action: Action) -> Seen {
        let to = self.page_of(action);
        let case = visitor.open(&self.file.desk()).await;
        assert!(case.attributes("a.button", "href").contains(&to), "no button {action}: {}", case.text());
        let form = visitor.open(&to).await;
        let fields = filled(action);
        visitor.send(&form, &to, &fields).await
    }
}

fn filled(action: Action) -> Vec<(&'static str, &'static str)> {
    match action {
        Action::Ask => vec![("note", "Mohon rekening koran tiga bulan"), ("papers", "bank_statement")],
        Action::Decline => vec![("reasons", "outside_policy")],
        Action::Visit | Action::Refer | Action::Drop => vec![("note", "Usaha berjalan baik")],
        _ => Vec::new(),
    }
}

fn desk_moves(kind: WorkflowKind) -> Vec<(Status, Action, By)> {
    let desk = |by: &By| !matches!(by, By::Owner | By::System);
    let rows = transitions(kind).iter().flat_map(|row| row.by.iter().map(move |by| (row.from, row.action, *by)));
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
    every_row(WorkflowKind::Credit).await;
}

#[tokio::test]
async fn every_move_of_a_partner_is_made_from_its_button() {
    every_row(WorkflowKind::Mentoring).await;
}

#[tokio::test]
async fn a_case_page_has_exactly_the_buttons_that_the_table_opens() {
    for status in [Status::Submitted, Status::Committee, Status::InfoRequested, Status::Accepted, Status::Settled] {
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
    let mut second = desk.portal.person("Pemutus Kedua", Role::BankApprover, Some(desk.bank.id)).await.browser;
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
    desk.file.owner.browser.clone().open(&format!("{}/letter", desk.file.desk())).await.is_ok().shows("Rp70.000.000");
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
async fn an_internal_note_stays_with_the_bank() {
    let desk = credit(Status::InReview).await;
    let mut officer = desk.file.officer.browser.clone();
    let page = officer.open(&desk.file.desk()).await;
    let to = format!("{}/messages", desk.file.desk());
    officer.send(&page, &to, &[("to", "internal"), ("body", "Kolektibilitas 2 di SLIK")]).await.is_ok();
    let page = officer.open(&desk.file.desk()).await;
    officer.send(&page, &to, &[("to", "owner"), ("body", "Kami datang hari Kamis")]).await.is_ok();
    officer.send(&page, &to, &[("to", "owner"), ("body", "Kami datang hari Kamis")]).await.is_ok();
    let mine = officer.open(&desk.file.desk()).await;
    mine.shows("Kolektibilitas 2");
    assert_eq!(mine.text().matches("Kami datang hari Kamis").count(), 1, "sent twice it is one message");
    desk.act(&mut officer, Action::Visit).await.is_ok().shows("Usaha berjalan baik");
    let mut clerk = desk.portal.clerk("Juru Dinas").await.browser;
    let office = clerk.open(&format!("/office/cases/{}", desk.file.id)).await;
    office.is_ok().shows("Kami datang hari Kamis").does_not_show("Kolektibilitas").does_not_show("Usaha berjalan baik");
    assert!(office.attributes("a.button", "href").iter().all(|href| !href.contains("/act/")));
    let told = desk.portal.deliver_mail().await;
    assert_eq!(told.len(), 1);
    assert!(!told[0].text.contains("Kolektibilitas"));
}

#[tokio::test]
async fn the_office_reads_that_there_is_a_reason_but_not_what_slik_showed() {
    let desk = credit(Status::InReview).await;
    let mut officer = desk.file.officer.browser.clone();
    let to = desk.page_of(Action::Decline);
    let form = officer.open(&to).await;
    officer.send(&form, &to, &[("reasons", "slik_problem"), ("note", "Tunggakan di bank lain")]).await.is_ok();
    let mut clerk = desk.portal.clerk("Juru Dinas").await.browser;
    let office = clerk.open(&format!("/office/cases/{}", desk.file.id)).await;
    office.shows("hanya antara bank dan pemohon").does_not_show("SLIK").does_not_show("Tunggakan");
    clerk.open(&desk.file.desk()).await.is(StatusCode::FORBIDDEN);
    desk.portal.deliver_mail().await;
}

#[tokio::test]
async fn of_two_who_take_a_case_at_once_one_holds_it() {
    let desk = credit(Status::Submitted).await;
    let (mut officer, mut lead) = (desk.file.officer.browser.clone(), desk.file.lead.browser.clone());
    let (first, second) = (officer.open(&desk.file.desk()).await, lead.open(&desk.file.desk()).await);
    let to = format!("{}/assign", desk.file.desk());
    officer.send(&first, &to, &[]).await.is_ok().shows("Berkas sudah diserahkan");
    lead.send(&second, &to, &[]).await.is(StatusCode::CONFLICT).shows("Petugas");
    assert_eq!(desk.file.load(&desk.portal).await.assigned_to, Some(desk.file.officer.id));
}

#[tokio::test]
async fn the_queue_is_narrowed_by_its_address_and_pages_through_everything_once() {
    let desk = credit(Status::InReview).await;
    let owner = desk.portal.owner("Hasan").await;
    for number in 1..=22 {
        desk.portal.wait(Duration::minutes(1));
        let name = format!("Usaha {number:02}");
        let offer = OfferBuilder::named(&name).of(&desk.bank).publish(&desk.portal).await;
        let business = BusinessBuilder::named(&name).create(&desk.portal, &owner).await;
        ApplicationBuilder::of(business, &owner).at(&offer, &desk.bank).create(&desk.portal).await;
    }
    let mut lead = desk.file.lead.browser.clone();
    let first = lead.open("/queue").await;
    assert_eq!(first.all("tbody tr").len(), 20);
    first.shows("Gula Aren Borong").shows("Usaha 19").does_not_show("Usaha 20");
    let rest = lead.open(&first.link("lama")).await;
    assert_eq!(rest.all("tbody tr").len(), 3, "{}", rest.text());
    let reviewed = lead.open("/queue?status=in_review").await;
    assert_eq!(reviewed.all("tbody tr").len(), 1);
    let named = lead.open("/queue?q=usaha+2").await;
    assert_eq!(named.all("tbody tr").len(), 3);
    let numbered = lead.open(&format!("/queue?q={}", desk.file.receipt.unwrap())).await;
    numbered.shows("Gula Aren Borong");
    lead.open("/queue?q=tidak+ada").await.shows("Tidak ada yang cocok");
    lead.open("/queue?with=me").await.shows("Tidak ada yang cocok");
    assert_eq!(lead.open("/queue?with=nobody&sort=newest").await.all("tbody th").len(), 20);
    desk.portal.wait(Duration::days(7));
    let mut lead = desk.portal.signed_in(desk.file.lead.id).await;
    let waiting = lead.open("/queue?waiting=4&status=in_review").await;
    waiting.shows("Gula Aren Borong").shows("5 hari kerja");
    lead.open("/queue?waiting=5").await.shows("Tidak ada yang cocok");
    let sheet = lead.open("/queue/export?status=submitted").await;
    assert_eq!(sheet.html.lines().count(), 23);
    assert!(sheet.html.starts_with('\u{feff}') && sheet.html.contains("\"Usaha 07\""));
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
