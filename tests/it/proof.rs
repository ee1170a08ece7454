//! The chain gap -> program -> sessions -> fact raised -> application -> money, and figures that hide small groups.

use chrono::Duration;
use domain::applications::{Action, Status};
use domain::facts::Purpose;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::application::ApplicationBuilder;
use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;
use jembatan::usecases::businesses::needs::{self, NewNeed};

#[tokio::test]
async fn the_chain_of_a_business_stands_on_one_page_from_the_gap_to_the_money() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let books =
        json!({"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"});
    let offer = OfferBuilder::named("Kredit Usaha").of(&bank).rule(books).publish(&portal).await;
    let place = portal.participant(Status::Active).await;
    place.hold_confirmed(&portal).await;
    place.hold_confirmed(&portal).await;
    place.file.make(&portal, Action::Complete).await;
    portal.wait(Duration::days(3));
    let owner = place.file.owner.clone();
    let need = NewNeed {
        amount: domain::money::Rupiah::new(75_000_000).unwrap(),
        tenor_months: 24,
        purpose: Purpose::WorkingCapital,
        note: String::new(),
    };
    needs::state(&portal.app, &owner_of(owner.id), place.business, need).await.unwrap();
    ApplicationBuilder::of(place.business, &owner)
        .at(&offer, &bank)
        .in_status(Status::Disbursed)
        .create(&portal)
        .await;

    let mut clerk = portal.clerk("Hasniati").await;
    let own = portal.signed_in(owner.id).await.open(&format!("/businesses/{}/proof", place.business)).await;
    let office = clerk.browser.open(&format!("/office/businesses/{}/proof", place.business)).await;
    for page in [own, office] {
        page.is_ok().shows("membuat Kredit Usaha dari Bank Sulselbar tertutup").shows("23 November 2026");
        page.shows("Buku Kas").shows("Perumda Tirta").shows("2 dari 2 pertemuan terkonfirmasi");
        page.shows("Belum ada catatan → Buku kas").shows("Tercapai");
        page.shows("Modal sejak itu: Rp75.000.000");
    }
}

#[tokio::test]
async fn a_foreign_business_has_no_chain() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let mut other = portal.owner("Orang Lain").await;
    other.browser.ask(&format!("/businesses/{}/proof", place.business)).await.is(StatusCode::NOT_FOUND);
    place
        .file
        .lead
        .clone()
        .browser
        .ask(&format!("/office/businesses/{}/proof", place.business))
        .await
        .is(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn figures_about_four_are_kept_back_and_about_five_are_shown() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Tirta").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-01", "2026-12-20", 15)
        .publish(&portal)
        .await;
    let mut lead = partner.lead.clone();
    for number in 1..=5 {
        let owner = portal.owner(&format!("Pemilik {number}")).await;
        let business = BusinessBuilder::named(&format!("Usaha {number}"))
            .fact("financial_records", "none")
            .create(&portal, &owner)
            .await;
        let status = if number == 1 { Status::Dropped } else { Status::Completed };
        ApplicationBuilder::of(business, &owner)
            .joining(&program, &partner)
            .in_status(status)
            .create(&portal)
            .await;
        let page = lead.browser.open("/partner/results").await;
        page.is_ok().shows("Buku Kas").shows("Angka tentang kurang dari 5 tidak ditampilkan");
        if number < 5 {
            page.does_not_show("%");
        } else {
            page.shows("80%");
        }
    }
    let other = portal.partner("Perumda Lain").await;
    other.lead.clone().browser.open("/partner/results").await.does_not_show("Buku Kas");
    let mut clerk = portal.clerk("Hasniati").await;
    clerk.browser.open("/office/results").await.shows("Perumda Tirta").shows("80%");
}
