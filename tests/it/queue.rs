//! The queue, who holds a case, what is said on it, and what the office sees of it.

use chrono::Duration;
use domain::applications::{Action, Status};
use poem::http::StatusCode;

use crate::kit::application::ApplicationBuilder;
use crate::kit::business::BusinessBuilder;
use crate::kit::desk::credit;
use crate::kit::offer::OfferBuilder;

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
    office
        .is_ok()
        .shows("Kami datang hari Kamis")
        .does_not_show("Kolektibilitas")
        .does_not_show("Usaha berjalan baik");
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
    officer
        .send(&form, &to, &[("reasons", "slik_problem"), ("note", "Tunggakan di bank lain")])
        .await
        .is_ok();
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
async fn the_queue_begins_with_what_waits_for_somebody() {
    let desk = credit(Status::Disbursed).await;
    let mut officer = desk.file.officer.browser.clone();
    officer.open("/queue").await.is_ok().shows("Belum ada yang menunggu").does_not_show("Gula Aren Borong");
    for status in ["open", "disbursed", "all"] {
        officer.open(&format!("/queue?status={status}")).await.is_ok().shows("Gula Aren Borong");
    }
    officer.open("/queue?status=closed").await.is_ok().does_not_show("Gula Aren Borong");
    desk.act(&mut officer, Action::Settle).await.is_ok();
    officer.open("/queue?status=closed").await.is_ok().shows("Gula Aren Borong");
    desk.portal.deliver_mail().await;
}
