//! Looking an application up by its number and the last four digits of the phone.

use domain::applications::Status;
use domain::facts::Purpose;
use poem::http::StatusCode;

use crate::kit::application::{ApplicationBuilder, CaseFile};
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;

async fn submitted(portal: &Portal) -> CaseFile {
    let owner = portal.owner("Rahmawati").await;
    let need = BusinessBuilder::named("Gula Aren Borong").need(75_000_000, 24, Purpose::WorkingCapital);
    let business = need.create(portal, &owner).await;
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("Kredit Usaha").of(&bank).publish(portal).await;
    ApplicationBuilder::of(business, &owner)
        .at(&offer, &bank)
        .in_status(Status::Submitted)
        .create(portal)
        .await
}

#[tokio::test]
async fn number_and_digits_tell_the_status_and_nothing_personal() {
    let portal = Portal::open().await;
    let number = submitted(&portal).await.receipt.unwrap().to_string();
    let mut stranger = portal.stranger();
    let form = stranger.open("/track").await;
    let typed = number.to_lowercase().replace('-', " ");
    let page = stranger.send(&form, "/track", &[("receipt", typed.as_str()), ("last4", "7890")]).await;
    page.is_ok().shows("Terkirim, menunggu ditinjau").shows(&number);
    page.does_not_show("Rahmawati").does_not_show("Gula Aren").does_not_show("75.000.000");
}

#[tokio::test]
async fn wrong_digits_and_an_unknown_number_are_answered_alike() {
    let portal = Portal::open().await;
    let number = submitted(&portal).await.receipt.unwrap().to_string();
    let unknown = domain::applications::Receipt::new("2026-11-23".parse().unwrap(), 12345).to_string();
    let mut stranger = portal.stranger();
    let form = stranger.open("/track").await;
    for (receipt, last4) in [(number.as_str(), "0000"), (unknown.as_str(), "7890")] {
        let page = stranger.send(&form, "/track", &[("receipt", receipt), ("last4", last4)]).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("tidak cocok satu sama lain");
    }
}

#[tokio::test]
async fn nobody_tries_all_ten_thousand_digits() {
    let portal = Portal::open().await;
    let number = submitted(&portal).await.receipt.unwrap().to_string();
    let mut stranger = portal.stranger();
    let form = stranger.open("/track").await;
    for _ in 0..10 {
        stranger.send(&form, "/track", &[("receipt", number.as_str()), ("last4", "0000")]).await;
    }
    let page = stranger.send(&form, "/track", &[("receipt", number.as_str()), ("last4", "7890")]).await;
    page.is(StatusCode::TOO_MANY_REQUESTS);
}
