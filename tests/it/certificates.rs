//! Certificates: issued at completion, proved to anybody by their code, printed for those concerned, revoked with a reason.

use domain::applications::{Action, Status};
use domain::certificates::{CertificateCode, CertificateKind};
use domain::facts::Purpose;
use domain::language::Bilingual;
use jembatan::store;
use jembatan::usecases::certificates::{self, NewCertificate};
use poem::http::StatusCode;

use crate::kit::application::ApplicationBuilder;
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::participant::Participant;
use crate::kit::portal::Portal;

async fn completed(portal: &Portal) -> (Participant, CertificateCode) {
    let place = portal.participant(Status::Active).await;
    place.hold_confirmed(portal).await;
    place.file.make(portal, Action::Complete).await;
    portal.deliver_mail().await;
    let code = store::certificates::code_of(&portal.app.db, place.file.id.0).await.unwrap().unwrap();
    (place, code)
}

#[tokio::test]
async fn anybody_with_the_code_sees_what_the_paper_says_and_nothing_else() {
    let portal = Portal::open().await;
    let (place, code) = completed(&portal).await;
    let mut stranger = portal.stranger();
    let form = stranger.open("/certificate").await;
    assert_eq!(form.all("form[action='/certificate'] label").len(), 1);
    let page = stranger.open(&format!("/certificate?code={}", code.to_string().to_lowercase())).await;
    page.is_ok().shows("Sertifikat ini berlaku").shows("Rahmawati").shows("Buku Kas").shows("Perumda Tirta");
    page.shows("Pertemuan terkonfirmasi 1").shows(&code.to_string());
    page.does_not_show("Unduh PDF").does_not_show("contoh.example").does_not_show("+62");
    page.does_not_show(&place.file.receipt.unwrap().to_string());
}

#[tokio::test]
async fn an_unknown_code_says_so_and_a_text_that_is_no_code_is_asked_again() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    let page = stranger.open("/certificate/7Q2M0K4T9XYZ41AB").await;
    page.is(StatusCode::NOT_FOUND).shows("Tidak ada sertifikat dengan kode ini");
    let page = stranger.open("/certificate?code=abc").await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("16 angka dan huruf");
    stranger.ask("/certificate/nonsense").await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_paper_is_for_its_holder_its_partner_and_the_office() {
    let portal = Portal::open().await;
    let (place, code) = completed(&portal).await;
    let address = format!("/certificate/{}/pdf", code.as_str());
    let mut clerk = portal.clerk("Hasniati").await;
    let mut files = Vec::new();
    for browser in
        [&mut place.file.owner.clone().browser, &mut place.file.lead.clone().browser, &mut clerk.browser]
    {
        let file = browser.ask(&address).await;
        file.is_ok();
        assert_eq!(file.headers["content-type"], "application/pdf");
        assert!(file.bytes.starts_with(b"%PDF-1.7"));
        files.push(file.bytes);
    }
    assert!(files.windows(2).all(|pair| pair[0] == pair[1]), "the same paper, whoever prints it");
    let english = place.file.owner.clone().browser.ask(&format!("{address}?lang=en")).await;
    assert_ne!(english.bytes, files[0], "in the reader's language");
    let mut other = portal.owner("Orang Lain").await;
    other.browser.ask(&address).await.is(StatusCode::NOT_FOUND);
    let foreign = portal.partner("Perumda Lain").await;
    foreign.lead.clone().browser.ask(&address).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_revoked_certificate_stays_to_be_found_and_is_not_printed() {
    let portal = Portal::open().await;
    let (place, code) = completed(&portal).await;
    let mut lead = place.file.lead.clone();
    let address = format!("/certificate/{}", code.as_str());
    let revoke = format!("{address}/revoke");
    let form = lead.browser.open(&revoke).await;
    lead.browser.send(&form, &revoke, &[("note", "")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    lead.browser
        .send(&form, &revoke, &[("note", "Tertukar nama")])
        .await
        .shows("Sertifikat ini dicabut pada");
    let page = portal.stranger().open(&address).await;
    page.is_ok().shows("Sertifikat ini dicabut pada").does_not_show("Tertukar nama");
    lead.browser.ask(&format!("{address}/pdf")).await.is(StatusCode::CONFLICT);
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "the holder is told: {mails:?}");
    assert!(mails[0].text.contains("Tertukar nama"));
}

#[tokio::test]
async fn an_owner_revokes_nothing() {
    let portal = Portal::open().await;
    let (place, code) = completed(&portal).await;
    let mut owner = place.file.owner.clone();
    owner.browser.ask(&format!("/certificate/{}/revoke", code.as_str())).await.is(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_training_issues_one_certificate_for_each_participant() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let taken = portal.app.ids.next(portal.now());
    let day = |text: &str| text.parse().unwrap();
    let new = NewCertificate {
        kind: CertificateKind::Training,
        taken,
        holder: Some(owner.id),
        holder_name: "Rahmawati".to_owned(),
        business: String::new(),
        title: Bilingual { id: "Perkoperasian".to_owned(), en: "Cooperatives".to_owned() },
        organisation: None,
        organisation_name: "Dinas Koperasi".to_owned(),
        days: (day("2026-11-20"), day("2026-11-22")),
        sessions: None,
        hours: Some(24),
    };
    let tx = portal.app.db.begin().await.unwrap();
    let first = certificates::issue(&portal.app, &tx, None, new.clone()).await.unwrap();
    let second = certificates::issue(&portal.app, &tx, None, new).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(first, second);
    let page = portal.stranger().open(&format!("/certificate/{}", first.as_str())).await;
    page.is_ok().shows("Perkoperasian").shows("Jam 24").does_not_show("Pertemuan terkonfirmasi");
    owner.clone().browser.ask(&format!("/certificate/{}/pdf", first.as_str())).await.is_ok();
}

#[tokio::test]
async fn an_offer_letter_is_printed_for_those_who_read_it() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let need = BusinessBuilder::named("Gula Aren Borong").need(75_000_000, 24, Purpose::WorkingCapital);
    let business = need.create(&portal, &owner).await;
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("Kredit Usaha").of(&bank).publish(&portal).await;
    let file = ApplicationBuilder::of(business, &owner)
        .at(&offer, &bank)
        .in_status(Status::Offered)
        .create(&portal)
        .await;
    let page = owner.clone().browser.open(&format!("/cases/{}/letter", file.id)).await;
    let address = page.link("Unduh surat ini sebagai PDF");
    for person in [owner, file.officer.clone()] {
        let paper = person.clone().browser.ask(&address).await;
        paper.is_ok();
        assert!(paper.bytes.starts_with(b"%PDF-1.7"));
    }
    portal.owner("Orang Lain").await.browser.ask(&address).await.is(StatusCode::NOT_FOUND);
}
