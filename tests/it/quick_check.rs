//! The quick check: answers without an account, kept through registration until they become a business.

use poem::http::StatusCode;
use serde_json::json;

use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Visitor;
use crate::passwords::PASSWORD;

const ANSWERS: [(&str, &str); 5] = [
    ("requested_amount", "75 juta"),
    ("requested_tenor_months", "24"),
    ("purpose", "working_capital"),
    ("started_on", "01-03-2021"),
    ("nib", "true"),
];

async fn offers(portal: &Portal) {
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = |name, rule| OfferBuilder::named(name).of(&bank).rule(rule);
    let sells = json!({"all": [{"fact": "digital_level", "at_least": 2, "remedy": "coaching"}]});
    offer("Kredit Digital", sells).publish(portal).await;
    let nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    offer("Kredit Usaha", nib).publish(portal).await;
}

/// Registers by the mailed link, in the browser that answered.
async fn register(portal: &Portal, browser: &mut Visitor) -> Seen {
    let page = browser.open("/register").await;
    let fields = [("name", "Rahmawati"), ("email", "rahma@contoh.example"), ("password", PASSWORD)];
    browser.send(&page, "/register", &fields).await.is_ok();
    let link = portal.deliver_mail().await[0].link();
    let page = browser.open(&link).await;
    browser.send(&page, &link, &[]).await
}

#[tokio::test]
async fn a_stranger_sees_what_fits_and_what_is_still_to_be_answered() {
    let portal = Portal::open().await;
    offers(&portal).await;
    let mut browser = portal.stranger();
    let page = browser.open("/check").await;
    let result = browser.send(&page, "/check", &ANSWERS).await;
    result.is_ok().shows("Memenuhi syarat").shows("Perlu jawaban Anda").shows("Tingkat digital");
    let empty = browser.send(&page, "/check", &[]).await;
    empty.is_ok().shows("Perlu jawaban Anda");
    let wrong = browser.send(&page, "/check", &[("requested_amount", "banyak")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.form("/check").value("requested_amount"), Some("banyak"));
}

#[tokio::test]
async fn whoever_registers_after_the_check_finds_the_answers_and_keeps_them_as_a_business_once() {
    let portal = Portal::open().await;
    offers(&portal).await;
    let mut browser = portal.stranger();
    let page = browser.open("/check").await;
    browser.send(&page, "/check", &ANSWERS).await;
    let keep = register(&portal, &mut browser).await;
    keep.is_ok().shows("Simpan jawaban sebagai usaha").shows("Rp75.000.000");
    let first = browser.send_once(&keep, "/check/keep", &[("name", "Gula Aren")]).await;
    let again = browser.send_once(&keep, "/check/keep", &[("name", "Gula Aren")]).await;
    assert_eq!(first.location(), again.location(), "a second click answers with the same business");
    browser.open(&first.location()).await.is_ok().shows("Rp75.000.000").shows("Memenuhi syarat");
    assert_eq!(browser.open("/home").await.address, "/businesses");
    let identity = first.location().replace("/matches", "/identity");
    let page = browser.open(&identity).await;
    assert_eq!(page.form(&identity).value("started_on"), Some("01-03-2021"), "the day that was told");
}
