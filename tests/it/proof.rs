//! The chain gap -> program -> sessions -> fact raised -> application -> money, and figures that hide small groups.

use chrono::Duration;
use domain::accounts::Role;
use domain::applications::{Action, Status};
use domain::facts::Purpose;
use domain::mentoring::Score;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::application::{ApplicationBuilder, actor_of};
use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;
use jembatan::usecases::businesses::needs::{self, NewNeed};
use jembatan::usecases::ratings::{self, Rating};

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
    // One who leaves another program of this partner is not told by the difference to the whole.
    let small = ProgramBuilder::named("Kemasan")
        .of(&partner)
        .cohort("2026-12-01", "2026-12-20", 15)
        .publish(&portal)
        .await;
    let owner = portal.owner("Pemilik lain").await;
    let business = BusinessBuilder::named("Usaha lain").create(&portal, &owner).await;
    ApplicationBuilder::of(business, &owner)
        .joining(&small, &partner)
        .in_status(Status::Dropped)
        .create(&portal)
        .await;
    let page = lead.browser.open("/partner/results").await;
    assert_eq!(page.all(".share-bar").len(), 1, "only the program of five: {}", page.text());
    let other = portal.partner("Perumda Lain").await;
    other.lead.clone().browser.open("/partner/results").await.does_not_show("Buku Kas");
    let mut clerk = portal.clerk("Hasniati").await;
    clerk.browser.open("/office/results").await.shows("Perumda Tirta").shows("80%");
}

/// What is read of ratings by each reader.
#[tokio::test]
async fn words_about_a_program_are_read_without_names_once_five_have_rated() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Tirta").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&partner)
        .cohort("2026-12-01", "2026-12-20", 15)
        .publish(&portal)
        .await;
    let mut lead = partner.lead.clone();
    let mut clerk = portal.clerk("Hasniati").await;
    for number in 1..=5_u8 {
        let owner = portal.owner(&format!("Pemilik {number}")).await;
        let business = BusinessBuilder::named(&format!("Usaha {number}")).create(&portal, &owner).await;
        let file = ApplicationBuilder::of(business, &owner)
            .joining(&program, &partner)
            .in_status(Status::Completed)
            .create(&portal)
            .await;
        let rating = Rating { score: Score::new(number).unwrap(), words: format!("=Kata {number}") };
        ratings::rate(&portal.app, &owner_of(owner.id), file.id, rating).await.unwrap();
        for (browser, path) in [(&mut lead.browser, "/partner"), (&mut clerk.browser, "/office")] {
            let page = browser.open(&format!("{path}/ratings")).await;
            page.is_ok().shows("Buku Kas").does_not_show("Pemilik").does_not_show("Usaha 1");
            let sheet = browser.ask(&format!("{path}/ratings.csv")).await;
            let rows: Vec<_> =
                csv::Reader::from_reader(&sheet.bytes[3..]).records().map(Result::unwrap).collect();
            if number < 5 {
                page.shows("Terlalu sedikit").does_not_show("Kata 1");
                assert_eq!((rows.len(), &rows[0][3]), (1, ""));
            } else {
                page.shows("5 penilaian, median 3 dari 5").shows("Kata 1");
                let said: Vec<_> = rows.iter().map(|row| (row[3].to_owned(), row[4].to_owned())).collect();
                assert_eq!((said.len(), said[0].clone()), (5, ("5".to_owned(), "'=Kata 5".to_owned())));
            }
        }
    }
    let other = portal.partner("Perumda Lain").await;
    let mut other = other.lead.clone();
    other.browser.open("/partner/ratings").await.is_ok().does_not_show("Buku Kas");
    let figures = lead.browser.ask("/partner/results.csv").await;
    let rows: Vec<_> = csv::Reader::from_reader(&figures.bytes[3..]).records().map(Result::unwrap).collect();
    assert_eq!(
        rows.iter().map(|row| (row[2].to_owned(), row[9].to_owned())).collect::<Vec<_>>(),
        vec![("5".to_owned(), "3".to_owned()); 2]
    );
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_participant_reads_what_was_said_of_her_once_she_has_rated_herself() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Completed).await;
    let mentor = actor_of(&place.file.officer, Role::Mentor, place.partner.id);
    let rating = |score, words: &str| Rating { score: Score::new(score).unwrap(), words: words.to_owned() };
    ratings::rate(&portal.app, &mentor, place.file.id, rating(4, "Rajin mencatat")).await.unwrap();
    let mut owner = place.file.owner.clone();
    let path = format!("/applications/{}/sessions", place.file.id);
    owner.browser.open(&path).await.is_ok().does_not_show("Rajin mencatat");
    let own = owner_of(place.file.owner.id);
    ratings::rate(&portal.app, &own, place.file.id, rating(2, "Sering batal")).await.unwrap();
    owner.browser.open(&path).await.is_ok().shows("Rajin mencatat").shows("4, baik");
    // The mentor never reads what this one participant said.
    place.file.officer.clone().browser.open(&place.desk()).await.is_ok().does_not_show("Sering batal");
    portal.deliver_mail().await;
}
