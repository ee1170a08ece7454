//! What fits and why not: without an account, on a business's own page, and by mail when it changes.

use chrono::Duration;
use domain::accounts::Role;
use domain::facts::{BusinessId, Evidence, FactKey, FactValue, FinancialRecords, Purpose};
use domain::offers::PublicationMove;
use jembatan::jobs::matching;
use jembatan::usecases::businesses::facts::{self, Statement};
use jembatan::usecases::offers::publishing;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::business::BusinessBuilder;
use crate::kit::offer::{OfferBuilder, lead_of};
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;

/// Two offers, one of which wants a cash book, and the program that teaches it.
async fn market(portal: &Portal) {
    let bank = portal.bank("Bank Sulselbar").await;
    let wants_books = json!({"all": [
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"},
        {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
    ]});
    OfferBuilder::named("KUR Berbuku").of(&bank).rule(wants_books).publish(portal).await;
    let wants_nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    OfferBuilder::named("KUR Biasa").of(&bank).rule(wants_nib).publish(portal).await;
    let partner = portal.partner("Perumda Tirta").await;
    ProgramBuilder::named("Belajar Buku Kas")
        .of(&partner)
        .improves(FactKey::FinancialRecords, "cash_book")
        .cohort("2026-12-07", "2027-01-29", 15)
        .publish(portal)
        .await;
}

async fn gula_aren(portal: &Portal, owner: &Person) -> BusinessId {
    BusinessBuilder::named("Gula Aren Borong")
        .fact("nib", "true")
        .fact("financial_records", "none")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(portal, owner)
        .await
}

#[tokio::test]
async fn a_stranger_sees_what_fits_what_nearly_does_and_what_closes_the_gap() {
    let portal = Portal::open().await;
    market(&portal).await;
    let mut stranger = portal.stranger();
    let questions = stranger.open("/check").await;
    let said = [
        ("requested_amount", "75 juta"),
        ("requested_tenor_months", "24"),
        ("purpose", "working_capital"),
        ("nib", "true"),
        ("financial_records", "none"),
    ];
    let result = stranger.send(&questions, "/check", &said).await;
    result
        .is_ok()
        .shows("KUR Biasa")
        .shows("KUR Berbuku")
        .shows("Belajar Buku Kas")
        .shows("bank yang memutuskan");
    assert_eq!(result.all(".offer-head h3"), ["KUR Biasa", "KUR Berbuku"]);
    assert_eq!(result.all(".offer .verdict"), ["Memenuhi syarat", "Hampir memenuhi"]);
    let again = stranger.open("/check").await;
    assert_eq!(again.form("/check").value("requested_amount"), Some("75.000.000"));
}

#[tokio::test]
async fn what_is_not_known_is_asked_for_and_never_taken_for_no() {
    let portal = Portal::open().await;
    market(&portal).await;
    let mut stranger = portal.stranger();
    let questions = stranger.open("/check").await;
    let result = stranger.send(&questions, "/check", &[]).await;
    assert_eq!(result.all(".offer .verdict"), ["Perlu jawaban Anda", "Perlu jawaban Anda"]);
    result.shows("Belum bisa dipastikan");
    assert!(result.attributes(".offer-reasons a", "href").contains(&"/check#nib".to_owned()));
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_told_and_the_others_are_kept() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    let questions = stranger.open("/check").await;
    let again = stranger
        .send(&questions, "/check", &[("requested_amount", "banyak"), ("annual_sales", "120 juta")])
        .await;
    again.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.form("/check").value("requested_amount"), Some("banyak"));
    assert_eq!(again.form("/check").value("annual_sales"), Some("120 juta"));
}

#[tokio::test]
async fn answers_given_before_signing_in_become_a_business_with_its_need() {
    let portal = Portal::open().await;
    market(&portal).await;
    let owner = portal.owner("Rahmawati").await;
    let mut browser = owner.browser.clone();
    let questions = browser.open("/check").await;
    let said = [("requested_amount", "75.000.000"), ("requested_tenor_months", "24"), ("nib", "true")];
    browser.send(&questions, "/check", &said).await.is_ok();
    let keep = browser.open("/check/keep").await;
    keep.shows("Rp75.000.000");
    let matches = browser.send(&keep, "/check/keep", &[("name", "Gula Aren Borong")]).await;
    matches.is_ok().shows("Gula Aren Borong").shows("Rp75.000.000, 2 tahun");
}

#[tokio::test]
async fn the_matches_page_shows_totals_instalments_and_the_gap_card_with_its_program() {
    let portal = Portal::open().await;
    market(&portal).await;
    let mut owner = portal.owner("Rahmawati").await;
    let id = gula_aren(&portal, &owner).await;
    let page = owner.browser.open(&format!("/businesses/{id}/matches")).await;
    page.is_ok()
        .shows("Total dibayar")
        .shows("Angsuran pertama")
        .shows("Keputusan dalam")
        .shows("Belajar Buku Kas");
    let joined = page.attributes(".gap-programs a", "href");
    assert!(
        joined[0].starts_with("/apply/program/") && joined[0].ends_with(&format!("?business={id}")),
        "{joined:?}"
    );
    let mut other = portal.owner("Orang Lain").await;
    other.browser.open(&format!("/businesses/{id}/matches")).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_owner_is_told_once_of_what_newly_fits() {
    let portal = Portal::open().await;
    market(&portal).await;
    let owner = portal.owner("Rahmawati").await;
    let id = gula_aren(&portal, &owner).await;
    matching::reckon_due(&portal.app, "one").await.unwrap();
    assert!(portal.deliver_mail().await.is_empty(), "the first reckoning is her own page");
    portal.wait(Duration::days(30));
    let tx = portal.app.db.begin().await.unwrap();
    let books = FactValue::FinancialRecords(FinancialRecords::CashBook);
    let raised =
        Statement { evidence: Evidence::Checked, ..Statement::value(FactKey::FinancialRecords, books) };
    facts::state_in(&portal.app, &tx, id, None, vec![raised]).await.unwrap();
    tx.commit().await.unwrap();
    let (one, two) =
        tokio::join!(matching::reckon_due(&portal.app, "one"), matching::reckon_due(&portal.app, "two"));
    one.and(two).unwrap();
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].subject, "Kini cocok untuk Gula Aren Borong: KUR Berbuku");
    assert_eq!(mails[0].link(), format!("/businesses/{id}/matches"));
    portal.wait(Duration::days(2));
    matching::reckon_due(&portal.app, "one").await.unwrap();
    assert!(portal.deliver_mail().await.is_empty());
}

#[tokio::test]
async fn an_owner_who_registered_before_there_was_any_offer_is_told_of_the_first() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    gula_aren(&portal, &owner).await;
    matching::reckon_due(&portal.app, "one").await.unwrap();
    let bank = portal.bank("Bank Sulselbar").await;
    let wants_nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    OfferBuilder::named("KUR Biasa").of(&bank).rule(wants_nib).publish(&portal).await;
    portal.wait(Duration::seconds(5));
    matching::reckon_due(&portal.app, "one").await.unwrap();
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].subject, "Kini cocok untuk Gula Aren Borong: KUR Biasa");
}

#[tokio::test]
async fn an_offer_that_was_paused_and_opened_again_is_no_news() {
    let portal = Portal::open().await;
    market(&portal).await;
    let owner = portal.owner("Rahmawati").await;
    gula_aren(&portal, &owner).await;
    let bank = portal.bank("Bank Lain").await;
    matching::reckon_due(&portal.app, "one").await.unwrap();
    let wants_nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    let offer = OfferBuilder::named("Kredit Baru").of(&bank).rule(wants_nib).publish(&portal).await;
    portal.wait(Duration::seconds(5));
    matching::reckon_due(&portal.app, "one").await.unwrap();
    assert_eq!(portal.deliver_mail().await.len(), 1);
    let lead = lead_of(bank.id, bank.lead.id, Role::BankApprover);
    for tried in [PublicationMove::Pause, PublicationMove::Reopen] {
        publishing::act(&portal.app, &lead, offer.id, tried).await.unwrap();
        portal.wait(Duration::seconds(5));
        matching::reckon_due(&portal.app, "one").await.unwrap();
    }
    assert!(portal.deliver_mail().await.is_empty());
}

#[tokio::test]
async fn a_program_that_does_not_take_the_business_closes_no_gap() {
    let portal = Portal::open().await;
    market(&portal).await;
    let partner = portal.partner("Yayasan Lain").await;
    ProgramBuilder::named("Hanya Koperasi")
        .of(&partner)
        .improves(FactKey::FinancialRecords, "cash_book")
        .rule(json!({"fact": "legal_form", "one_of": ["cooperative"], "remedy": "none"}))
        .publish(&portal)
        .await;
    ProgramBuilder::named("Terlalu Rendah")
        .of(&partner)
        .improves(FactKey::DigitalLevel, "2")
        .publish(&portal)
        .await;
    let mut owner = portal.owner("Rahmawati").await;
    let id = BusinessBuilder::named("Gula Aren Borong")
        .fact("nib", "true")
        .fact("legal_form", "individual")
        .fact("financial_records", "none")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let page = owner.browser.open(&format!("/businesses/{id}/matches")).await;
    assert_eq!(page.all(".gap-programs a"), ["Belajar Buku Kas"]);
}

#[tokio::test]
async fn answers_go_with_the_link_of_a_registration_to_whatever_device_opens_it() {
    let portal = Portal::open().await;
    market(&portal).await;
    let mut phone = portal.stranger();
    let questions = phone.open("/check").await;
    let said = [("requested_amount", "75 juta"), ("requested_tenor_months", "24"), ("nib", "true")];
    let result = phone.send(&questions, "/check", &said).await;
    let form = phone.open(&result.link("Daftar")).await;
    let fields =
        [("name", "Rahmawati"), ("email", "rahma@contoh.example"), ("password", crate::passwords::PASSWORD)];
    phone.send(&form, "/register", &fields).await.is_ok();
    let link = portal.deliver_mail().await[0].link();
    let mut laptop = portal.stranger();
    let page = laptop.open(&link).await;
    let password = [("password", crate::passwords::PASSWORD)];
    let keep = laptop.send(&page, &link, &password).await;
    assert_eq!(keep.address, "/check/keep");
    keep.shows("Rp75.000.000");
    laptop.open("/businesses").await.shows("Jawaban cek cepat Anda masih ada");
    let matches = laptop.send(&keep, "/check/keep", &[("name", "Gula Aren Borong")]).await;
    matches.is_ok().shows("Rp75.000.000, 2 tahun");
    laptop.open("/home").await.shows("Gula Aren Borong").does_not_show("Jawaban cek cepat");
}
