//! What pages weigh on the wire, packed, headers and all: a phone on a slow line pays for every byte.

use chrono::Duration;
use domain::applications::Status;
use domain::facts::Purpose;
use serde_json::json;

use crate::kit::application::{ApplicationBuilder, CaseFile};
use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;
use crate::kit::seen::Seen;
use crate::kit::visitor::Visitor;

/// The most that a first visit may weigh: page, style, script and icon.
const FIRST_VISIT: usize = 30_000;
/// The most that any later page may weigh.
const LATER_PAGE: usize = 15_000;
/// Offers in the market: as many as a page of the catalogue shows, and some more.
const OFFERS: usize = 24;

/// A market as large as a regency's, a case in review, and a queue of two pages.
async fn busy() -> (Portal, CaseFile) {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    let rule = json!({"all": [
        {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
        {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
        {"fact": "npwp", "is": true, "remedy": "paper", "when": {"fact": "requested_amount", "more_than": 50_000_000}},
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"},
        {"fact": "productive_credit", "is": false, "remedy": "none"},
    ]});
    let mut offers = Vec::new();
    for number in 1..=OFFERS {
        let name = format!("Kredit Usaha Rakyat Mikro {number}");
        offers.push(OfferBuilder::named(&name).of(&bank).rule(rule.clone()).publish(&portal).await);
    }
    let partner = portal.partner("Perumda Tirta Sinjai Bersatu").await;
    for number in 1..=4 {
        let name = format!("Belajar buku kas {number}");
        ProgramBuilder::named(&name)
            .of(&partner)
            .cohort("2026-12-07", "2027-01-29", 15)
            .publish(&portal)
            .await;
    }
    let owner = portal.owner("Rahmawati").await;
    let mut file = None;
    for number in 1..=22 {
        portal.wait(Duration::minutes(1));
        let business = BusinessBuilder::named(&format!("Gula Aren Borong {number}"))
            .in_district("73.07.07")
            .fact("started_on", "2024-01-31")
            .fact("financial_records", "none")
            .fact("nib", "yes")
            .need(75_000_000, 24, Purpose::WorkingCapital)
            .create(&portal, &owner)
            .await;
        let status = if number == 1 { Status::InReview } else { Status::Submitted };
        let offer = &offers[number - 1];
        let made = ApplicationBuilder::of(business, &owner).at(offer, &bank).in_status(status);
        let made = made.create(&portal).await;
        file.get_or_insert(made);
    }
    (portal, file.unwrap())
}

async fn at_most(most: usize, visitor: &mut Visitor, address: &str) {
    let weight = visitor.weigh(address).await;
    assert!(weight <= most, "{address} weighs {weight} bytes, {most} are allowed");
}

/// What a page names in its head, to be fetched with it.
fn beside(page: &Seen) -> Vec<String> {
    let named = |selector, attribute| page.attributes(selector, attribute);
    let beside = [
        named("link[rel=stylesheet]", "href"),
        named("link[rel=icon]", "href"),
        named("script[src]", "src"),
        named("img[src]", "src"),
    ];
    beside.concat()
}

#[tokio::test]
async fn a_first_visit_weighs_at_most_thirty_kilobytes_whatever_page_it_begins_with() {
    let (portal, _) = Box::pin(busy()).await;
    for address in ["/", "/offers", "/check", "/programs", "/sign-in", "/register"] {
        let mut stranger = portal.stranger();
        let mut weight = stranger.weigh(address).await;
        let page = stranger.open(address).await;
        let assets = beside(&page);
        assert!(assets.len() >= 3, "the page names its style, script and icon: {assets:?}");
        for asset in assets {
            weight += stranger.weigh(&asset).await;
        }
        assert!(weight <= FIRST_VISIT, "a first visit to {address} weighs {weight} bytes");
    }
}

#[tokio::test]
async fn every_later_page_weighs_at_most_fifteen_kilobytes() {
    let (portal, file) = Box::pin(busy()).await;
    let business = file.load(&portal).await.business;
    let mut stranger = portal.stranger();
    for address in ["/", "/?lang=en", "/offers", "/offers?amount=75000000&sort=cost", "/check", "/programs"] {
        at_most(LATER_PAGE, &mut stranger, address).await;
    }
    let mut owner = file.owner.browser.clone();
    for address in [
        "/businesses".to_owned(),
        format!("/businesses/{business}"),
        format!("/businesses/{business}/matches"),
        "/applications".to_owned(),
        format!("/applications/{}", file.id),
        "/notices".to_owned(),
    ] {
        at_most(LATER_PAGE, &mut owner, &address).await;
    }
    let mut officer = file.officer.browser.clone();
    for address in ["/queue".to_owned(), "/queue?status=submitted".to_owned(), file.desk()] {
        at_most(LATER_PAGE, &mut officer, &address).await;
    }
    let mut clerk = portal.clerk("Ibu Dinas").await.browser;
    for address in ["/office", "/office/applications", "/office/facts"] {
        at_most(LATER_PAGE, &mut clerk, address).await;
    }
}
