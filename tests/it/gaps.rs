//! The gap board: what single criterion keeps businesses from offers, the list behind it, and the same as a file.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::criteria::Check;
use domain::facts::Purpose;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;

/// Two banks want books, one of them an NIB too; three businesses lack the one, the other, and both.
async fn market() -> (Portal, Person) {
    let portal = Portal::open().await;
    let clerk = portal.clerk("Ibu Dinas").await;
    let bank = portal.bank("Bank Sulselbar").await;
    let books =
        json!({"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"});
    let nib = json!({"fact": "nib", "is": true, "remedy": "paper"});
    let both = json!({"all": [books, nib]});
    OfferBuilder::named("Kredit Dua Syarat").of(&bank).rule(both).publish(&portal).await;
    OfferBuilder::named("Kredit Buku Saja").of(&bank).rule(json!({"all": [books]})).publish(&portal).await;
    let made = [
        ("Gula Aren", "73.07.01", "none", "true"),
        ("=Kue, Manis", "73.07.05", "cash_book", "false"),
        ("Ikan Asap", "73.07.05", "none", "false"),
    ];
    for (name, district, books, nib) in made {
        let owner = portal.owner(&format!("Pemilik {name}")).await;
        BusinessBuilder::named(name)
            .in_district(district)
            .fact("district", district)
            .fact("financial_records", books)
            .fact("nib", nib)
            .need(25_000_000, 24, Purpose::WorkingCapital)
            .create(&portal, &owner)
            .await;
    }
    (portal, clerk)
}

#[tokio::test]
async fn the_board_says_what_blocks_most_and_every_line_leads_to_its_businesses() {
    let (_portal, mut clerk) = Box::pin(market()).await;
    let board = clerk.browser.open("/office/gaps").await;
    board.is_ok().shows("23 November 2026").shows("Rp50 jt");
    // Books keep two businesses away (from both offers); the NIB keeps one from one offer.
    let counts: Vec<String> = board.all("tbody td.figure-cell");
    assert_eq!(counts, ["2", "0", "2", "Rp50 jt", "1", "0", "1", "Rp25 jt"], "{counts:?}");
    let list = clerk.browser.open(&board.attributes("tbody th a", "href")[0]).await;
    list.is_ok().shows("Gula Aren").shows("Ikan Asap").does_not_show("Kue");
    let narrowed = clerk.browser.open("/office/gaps?district=73.07.01").await;
    assert_eq!(narrowed.all("tbody td.figure-cell")[..1], ["1"]);
}

#[tokio::test]
async fn the_board_and_its_lists_come_as_files_without_formulas() {
    let (_portal, mut clerk) = Box::pin(market()).await;
    let file = clerk.browser.ask("/office/gaps.csv").await;
    file.is_ok();
    let rows: Vec<_> = csv::Reader::from_reader(&file.bytes[3..]).records().map(Result::unwrap).collect();
    let missing: u64 = rows.iter().map(|row| row[3].parse::<u64>().unwrap()).sum();
    let credit: u64 = rows.iter().map(|row| row[5].parse::<u64>().unwrap()).sum();
    assert_eq!((missing, credit), (3, 75_000_000));
    let board = clerk.browser.open("/office/gaps").await;
    let nib = board.attributes("tbody th a", "href")[1].clone();
    let file = clerk.browser.ask(&format!("{nib}/list.csv")).await;
    let names: Vec<String> =
        csv::Reader::from_reader(&file.bytes[3..]).records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(names, ["'=Kue, Manis"]);
}

#[tokio::test]
async fn a_gap_that_no_open_offer_has_is_not_found() {
    let (_portal, mut clerk) = Box::pin(market()).await;
    let check = Check::from_json(&json!({"fact": "npwp", "is": true})).unwrap();
    let spelled = URL_SAFE_NO_PAD.encode(serde_json::to_string(&check).unwrap());
    for gap in [spelled.as_str(), "bukan-syarat", "e30"] {
        clerk.browser.open(&format!("/office/gaps/{gap}")).await.is(StatusCode::NOT_FOUND);
    }
}
