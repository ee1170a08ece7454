//! Levels: assessed by the owner, assessed anew by a mentor, kept with name and day.

use chrono::Duration;
use domain::applications::Status;
use domain::facts::{Evidence, FactKey, FactValue, FinancialRecords};
use domain::levels::{Area, questions};
use jembatan::usecases::businesses;
use poem::http::StatusCode;

use crate::kit::application::ApplicationBuilder;
use crate::kit::business::BusinessBuilder;
use crate::kit::portal::Portal;
use crate::kit::program::ProgramBuilder;

/// The same answer to every question of an area.
fn all(area: Area, points: &'static str) -> Vec<(&'static str, &'static str)> {
    questions(area).iter().map(|name| (*name, points)).collect()
}

#[tokio::test]
async fn an_owner_assesses_her_business_and_sees_what_the_next_level_takes_and_who_helps() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let program = ProgramBuilder::named("Jualan Daring").of(&partner).improves(FactKey::DigitalLevel, "3");
    program.publish(&portal).await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").create(&portal, &owner).await;
    let mut rahma = owner.browser.clone();
    let overview = rahma.open(&format!("/businesses/{business}/levels")).await;
    overview.is_ok().shows("Sumber daya manusia").shows("Belum dinilai");
    let address = format!("/businesses/{business}/levels/digital/assess");
    let form = rahma.open(&address).await;
    let half = rahma.send(&form, &address, &all(Area::Digital, "1")[1..]).await;
    half.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Bagaimana ponsel dipakai untuk usaha?");
    for _ in 0..2 {
        let result = rahma.send(&form, &address, &all(Area::Digital, "1")).await;
        result.is_ok().shows("Tingkat 2 dari 4").shows("Dinilai sendiri oleh Rahmawati, 23 November 2026");
        result
            .shows("4 poin lagi untuk tingkat 3")
            .shows("Jualan Daring")
            .does_not_show("Penilaian sebelumnya");
    }
    let known = businesses::known(&portal.app, &portal.app.db, business).await.unwrap().facts;
    let fact = known.get(FactKey::DigitalLevel).unwrap();
    assert_eq!((fact.value, fact.evidence), (FactValue::Integer(2), Evidence::Stated));
}

#[tokio::test]
async fn what_was_assessed_before_stays_to_be_read_with_who_and_when() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").create(&portal, &owner).await;
    let address = format!("/businesses/{business}/levels/digital/assess");
    for (points, day) in [("1", 0), ("2", 1)] {
        portal.wait(Duration::days(day));
        let mut rahma = portal.signed_in(owner.id).await;
        let form = rahma.open(&address).await;
        rahma.send(&form, &address, &all(Area::Digital, points)).await.is_ok();
    }
    let mut rahma = portal.signed_in(owner.id).await;
    let page = rahma.open(&format!("/businesses/{business}/levels/digital")).await;
    page.is_ok().shows("Tingkat 4 dari 4").shows("Dinilai sendiri oleh Rahmawati, 24 November 2026");
    page.shows("Penilaian sebelumnya").shows("Tingkat 2").shows("23 November 2026");
}

#[tokio::test]
async fn the_answers_on_books_state_what_books_are_kept() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").create(&portal, &owner).await;
    let mut rahma = owner.browser.clone();
    let address = format!("/businesses/{business}/levels/administration/assess");
    let form = rahma.open(&address).await;
    let mut answers = all(Area::Administration, "0");
    answers[0].1 = "2";
    rahma.send(&form, &address, &answers).await.is_ok().shows("Tingkat 0 dari 4").shows("Buku kas");
    let known = businesses::known(&portal.app, &portal.app.db, business).await.unwrap().facts;
    let books = known.value(FactKey::FinancialRecords);
    assert_eq!(books, Some(FactValue::FinancialRecords(FinancialRecords::CashBook)));
}

#[tokio::test]
async fn a_mentor_assesses_who_takes_part_and_nobody_else() {
    let portal = Portal::open().await;
    let partner = portal.partner("Perumda Sinjai").await;
    let other = portal.partner("Yayasan Lain").await;
    let program = ProgramBuilder::named("Buku Kas").of(&partner).cohort("2026-12-01", "2027-01-30", 20);
    let program = program.publish(&portal).await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").create(&portal, &owner).await;
    let file = ApplicationBuilder::of(business, &owner).joining(&program, &partner);
    let file = file.in_status(Status::Active).create(&portal).await;
    let address = format!("/cases/{}/levels/people", file.id);
    let mut mentor = file.officer.browser.clone();
    let form = mentor.open(&address).await;
    let overview = mentor.send(&form, &address, &all(Area::People, "2")).await;
    overview.is_ok().shows("Tingkat 4 dari 4").shows("Dinilai oleh Petugas");
    let mut rahma = owner.browser.clone();
    let seen = rahma.open(&format!("/businesses/{business}/levels/people")).await;
    seen.is_ok().shows("Dinilai oleh").shows("Ini tingkat tertinggi");
    let known = businesses::known(&portal.app, &portal.app.db, business).await.unwrap().facts;
    let fact = known.get(FactKey::PeopleLevel).unwrap();
    assert_eq!((fact.value, fact.evidence), (FactValue::Integer(4), Evidence::Checked));
    other.lead.browser.clone().open(&address).await.is(StatusCode::NOT_FOUND);
    let waiting = portal.owner("Bunga").await;
    let hers = BusinessBuilder::named("Kain").create(&portal, &waiting).await;
    let file = ApplicationBuilder::of(hers, &waiting).joining(&program, &partner).create(&portal).await;
    let mut lead = partner.lead.browser.clone();
    lead.open(&format!("/cases/{}/levels", file.id)).await.is(StatusCode::NOT_FOUND);
    let foreign = waiting.browser.clone().open(&format!("/businesses/{business}/levels")).await;
    foreign.is(StatusCode::NOT_FOUND);
}

#[test]
fn every_question_and_every_answer_has_its_words_in_both_languages() {
    let texts = jembatan::web::texts::Texts::load().unwrap();
    for area in Area::ALL {
        for question in questions(*area) {
            let answers = (0..=domain::levels::POINTS_MOST).map(|points| format!("-{points}"));
            for part in answers.chain([String::new()]) {
                let key = format!("assess-{area}-{question}{part}");
                for language in domain::language::Language::ALL {
                    assert!(texts.has(*language, &key), "{key} in {language}");
                }
            }
        }
    }
}
