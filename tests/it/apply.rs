//! An owner applies: what is wanted before, the steps, the receipt; what she reads and does afterwards.

use domain::applications::{Action, Status};
use domain::documents::DocumentKind;
use domain::facts::{BusinessId, Purpose};
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::application::{ApplicationBuilder, CaseFile};
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::{OfferBuilder, PublishedOffer};
use crate::kit::organisation::Organisation;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;
use crate::kit::seen::Seen;
use crate::kit::visitor::Attachment;

struct Scene {
    portal: Portal,
    owner: Person,
    business: BusinessId,
    bank: Organisation,
    offer: PublishedOffer,
}

async fn scene() -> Scene {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .in_district("73.07.07")
        .fact("financial_records", "none")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("Kredit Usaha")
        .of(&bank)
        .terms(|terms| terms.papers = vec![DocumentKind::Nib, DocumentKind::Ktp])
        .publish(&portal)
        .await;
    Scene { portal, owner, business, bank, offer }
}

/// Fills the draft up to the check, which it answers with.
async fn filled(scene: &mut Scene) -> (String, Seen) {
    let before = format!("/apply/offer/{}", scene.offer.id);
    let browser = &mut scene.owner.browser;
    let page = browser.open(&before).await;
    page.is_ok().shows("Berkas yang diminta").shows("Gula Aren Borong");
    let need = browser.send(&page, &before, &[]).await;
    let root = need.address.trim_end_matches("/need").to_owned();
    let step = |name: &str| format!("{root}/{name}");
    let facts = browser.send(&need, &step("need"), &[("plan", "Membeli gula dari petani")]).await;
    let papers = browser.send(&facts, &step("facts"), &[("facts", "yes")]).await;
    let chosen = [("paper-nib", "missing"), ("paper-ktp", "missing")];
    let consent = browser.send(&papers, &step("papers"), &chosen).await;
    let check = browser.send(&consent, &step("consent"), &[("consent", "yes")]).await;
    (root, check)
}

async fn case(scene: &Scene, status: Status) -> CaseFile {
    ApplicationBuilder::of(scene.business, &scene.owner)
        .at(&scene.offer, &scene.bank)
        .in_status(status)
        .create(&scene.portal)
        .await
}

#[tokio::test]
async fn an_owner_applies_in_steps_and_gets_a_number_and_a_mail() {
    let mut scene = scene().await;
    let (root, check) = filled(&mut scene).await;
    check
        .is_ok()
        .shows("Rp75.000.000")
        .shows("24 bulan")
        .shows("Membeli gula dari petani")
        .shows("Kredit Usaha");
    let action = format!("{root}/check");
    let refused = scene.owner.browser.send(&check, &action, &[]).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY);
    let receipt = scene.owner.browser.send(&check, &action, &[("confirmed", "yes")]).await;
    receipt.is_ok().shows("JB-2611-").shows("Bank Sulselbar").shows("25 November 2026");
    let again = scene.owner.browser.send(&check, &action, &[("confirmed", "yes")]).await;
    assert_eq!(again.address, receipt.address, "a second click answers with the same receipt");
    let mails = scene.portal.deliver_mail().await;
    let own: Vec<_> = mails.iter().filter(|mail| mail.to == scene.owner.email).collect();
    assert_eq!(own.len(), 1);
    assert!(own[0].subject.contains("JB-2611-"), "{}", own[0].subject);
    let list = scene.owner.browser.open("/applications").await;
    assert_eq!(list.all("li.offer").len(), 1);
}

#[tokio::test]
async fn whoever_leaves_returns_to_the_next_open_step() {
    let mut scene = scene().await;
    let before = format!("/apply/offer/{}", scene.offer.id);
    let browser = &mut scene.owner.browser;
    let page = browser.open(&before).await;
    let need = browser.send(&page, &before, &[]).await;
    let root = need.address.trim_end_matches("/need").to_owned();
    browser.send(&need, &need.address, &[("plan", "Membeli gula")]).await;
    let list = browser.open("/applications").await;
    let back = browser.open(&list.link("Kredit Usaha")).await;
    assert_eq!(back.address, format!("{root}/facts"));
    browser.open(&before).await.shows("Lanjutkan yang sudah ditulis");
    let refused = browser.send(&back, &back.address, &[]).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Periksa dan benarkan dulu");
    let kept = browser.open(&format!("{root}/need")).await;
    let wrong = browser.send(&kept, &kept.address, &[("amount", "banyak")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.form(&kept.address).value("amount"), Some("banyak"));
}

#[tokio::test]
async fn a_draft_for_a_closed_offer_cannot_be_sent_and_says_so() {
    let mut scene = scene().await;
    let (root, check) = filled(&mut scene).await;
    let lead =
        crate::kit::offer::lead_of(scene.bank.id, scene.bank.lead.id, domain::accounts::Role::BankApprover);
    let app = &scene.portal.app;
    let pause = domain::offers::PublicationMove::Pause;
    jembatan::usecases::offers::publishing::act(app, &lead, scene.offer.id, pause).await.unwrap();
    let page = scene.owner.browser.open(&format!("{root}/check")).await;
    page.shows("Sedang tidak menerima pengajuan");
    assert!(!page.has_form(&format!("{root}/check")));
    scene
        .owner
        .browser
        .send(&check, &format!("{root}/check"), &[("confirmed", "yes")])
        .await
        .is(StatusCode::CONFLICT);
}

#[tokio::test]
async fn another_owner_sees_neither_draft_nor_case() {
    let scene = scene().await;
    let file = case(&scene, Status::Submitted).await;
    let mut other = scene.portal.owner("Orang Lain").await.browser;
    other.open(&format!("/applications/{}", file.id)).await.is(StatusCode::NOT_FOUND);
    other.open(&format!("/apply/draft/{}", file.id)).await.is(StatusCode::NOT_FOUND);
    other
        .open(&format!("/apply/offer/{}?business={}", scene.offer.id, scene.business))
        .await
        .is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_question_is_answered_with_a_file_and_the_review_goes_on() {
    let scene = scene().await;
    let mut file = case(&scene, Status::InfoRequested).await;
    let address = format!("/applications/{}", file.id);
    let page = file.owner.browser.open(&address).await;
    page.shows("Ada pertanyaan untuk Anda").shows("30 November 2026");
    let action = format!("{address}/answer");
    let form = file.owner.browser.open(&action).await;
    file.owner.browser.upload(&form, &action, &[], &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let paper = Attachment {
        field: "file",
        name: "rekening.pdf",
        bytes: b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".to_vec(),
    };
    let done = file.owner.browser.upload(&form, &action, &[("kind", "bank_statement")], &[paper]).await;
    done.is_ok().shows("rekening.pdf").shows("Sedang ditinjau");
    assert_eq!(file.load(&scene.portal).await.status, Status::InReview);
    scene.portal.deliver_mail().await;
}

#[tokio::test]
async fn an_offer_is_accepted_after_reading_it() {
    let scene = scene().await;
    let mut file = case(&scene, Status::Offered).await;
    let page = file.owner.browser.open(&format!("/applications/{}", file.id)).await;
    let letter = file.owner.browser.open(&page.link("Baca surat penawaran")).await;
    letter.shows("Rp75.000.000").shows("24 bulan");
    let action = format!("/applications/{}/accept", file.id);
    let form = file.owner.browser.open(&action).await;
    file.owner.browser.send(&form, &action, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let done = file.owner.browser.send(&form, &action, &[("confirmed", "yes")]).await;
    done.is_ok().shows("Penawaran Anda terima");
    let again = file.owner.browser.send(&form, &action, &[("confirmed", "yes")]).await;
    again.is_ok();
    assert_eq!(file.load(&scene.portal).await.status, Status::Accepted);
    scene.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_refusal_becomes_a_gap_card_with_the_program_that_closes_it() {
    let mut scene = scene().await;
    let partner = scene.portal.partner("Perumda").await;
    ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-01", "2026-12-20", 20)
        .publish(&scene.portal)
        .await;
    let rule = json!({"all": [{"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"}]});
    scene.offer =
        OfferBuilder::named("Kredit Tertib").of(&scene.bank).rule(rule).publish(&scene.portal).await;
    let mut file = case(&scene, Status::InReview).await;
    let mut act = file.filled(&scene.portal, Action::Decline).await;
    let seen = file.load(&scene.portal).await;
    let failing =
        seen.findings.iter().find(|finding| finding.check.fact() == domain::facts::FactKey::FinancialRecords);
    act.reasons = Vec::new();
    act.criteria = vec![failing.unwrap().path.clone()];
    let actor = file.actor_for(Action::Decline);
    jembatan::usecases::applications::act(&scene.portal.app, &actor, file.id, act).await.unwrap();
    let page = file.owner.browser.open(&format!("/applications/{}", file.id)).await;
    page.shows("Mengapa belum disetujui").shows("Buku Kas");
    assert_eq!(page.all(".gap-card").len(), 1);
    scene.portal.deliver_mail().await;
}

#[tokio::test]
async fn the_packet_goes_along_to_another_bank() {
    let scene = scene().await;
    let mut file = case(&scene, Status::InReview).await;
    let other = scene.portal.bank("Bank Lain").await;
    let there = OfferBuilder::named("Kredit Lain").of(&other).publish(&scene.portal).await;
    let action = format!("/applications/{}/transfer", file.id);
    let form = file.owner.browser.open(&action).await;
    form.shows("Bank Lain");
    let fields = [("destination", there.id.to_string()), ("confirmed", "yes".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let draft = file.owner.browser.send(&form, &action, &fields).await;
    draft.is_ok().shows("Kredit Lain");
    assert!(draft.address.starts_with("/apply/draft/"), "{}", draft.address);
    assert_eq!(file.load(&scene.portal).await.status, Status::Transferred);
    scene.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_message_is_written_once_and_a_withdrawal_is_confirmed() {
    let scene = scene().await;
    let mut file = case(&scene, Status::InReview).await;
    let address = format!("/applications/{}", file.id);
    let action = format!("{address}/messages");
    let page = file.owner.browser.open(&address).await;
    for _ in 0..2 {
        file.owner.browser.send(&page, &action, &[("body", "Apakah sudah dibaca?")]).await.is_ok();
    }
    let page = file.owner.browser.open(&address).await;
    assert_eq!(page.text().matches("Apakah sudah dibaca?").count(), 1);
    let action = format!("{address}/withdraw");
    let form = file.owner.browser.open(&action).await;
    file.owner.browser.send(&form, &action, &[("confirmed", "yes")]).await.shows("Anda tarik");
    scene.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_program_is_joined_from_one_tap() {
    let mut scene = scene().await;
    let partner = scene.portal.partner("Perumda").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-01", "2026-12-20", 20)
        .publish(&scene.portal)
        .await;
    let before = format!("/apply/program/{}", program.id);
    let browser = &mut scene.owner.browser;
    let page = browser.open(&before).await;
    let motivation = browser.send(&page, &before, &[]).await;
    let facts = browser.send(&motivation, &motivation.address, &[("plan", "Ingin mencatat")]).await;
    let consent = browser.send(&facts, &facts.address, &[("facts", "yes")]).await;
    let check = browser.send(&consent, &consent.address, &[("consent", "yes")]).await;
    check.shows("Angkatan 1");
    let receipt = browser.send(&check, &check.address, &[("confirmed", "yes")]).await;
    receipt.is_ok().shows("JB-2611-");
    scene.portal.deliver_mail().await;
}

#[tokio::test]
async fn a_seat_that_is_offered_is_accepted() {
    let scene = scene().await;
    let partner = scene.portal.partner("Perumda").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-01", "2026-12-20", 20)
        .publish(&scene.portal)
        .await;
    let seat = ApplicationBuilder::of(scene.business, &scene.owner).joining(&program, &partner);
    let mut file = seat.in_status(Status::SeatOffered).create(&scene.portal).await;
    let page = file.owner.browser.open(&format!("/applications/{}", file.id)).await;
    let action = page.link("Lihat dan terima kursi");
    let form = file.owner.browser.open(&action).await;
    file.owner.browser.send(&form, &action, &[("confirmed", "yes")]).await.is_ok().shows("Anda terdaftar");
    scene.portal.deliver_mail().await;
}
