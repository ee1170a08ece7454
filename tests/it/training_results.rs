//! What comes of trainings and mentoring: certificates, calendars, and the report in the shape of PK2UMK.

use calamine::{Reader as _, Xlsx};
use chrono::Duration;
use domain::applications::{Action, Status};
use domain::facts::Sex;
use domain::funds::{BookingKind, ParticipantKind};
use domain::money::Rupiah;
use domain::policy::Actor;
use jembatan::usecases::businesses::numbers::{self, Papers};
use jembatan::usecases::calendar;
use jembatan::usecases::funds::booking::{self, NewBooking};
use jembatan::usecases::trainings::registering::{self, NewParticipant, OwnRegistration};
use jembatan::usecases::trainings::{attending, completing};
use poem::http::StatusCode;

use crate::kit::application::ApplicationBuilder;
use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::training::{NIB, Office};

#[tokio::test]
async fn who_was_there_too_seldom_gets_no_certificate_and_who_comes_for_a_cooperative_gets_one() {
    let office = Box::pin(Office::open()).await;
    let id = office.training(20).await;
    let (app, clerk) = (&office.portal.app, office.clerk());
    office.add(id, "Siti Aminah", Some(NIB)).await.unwrap();
    let board = NewParticipant {
        name: "Nur Alwi".to_owned(),
        kind: ParticipantKind::Board,
        sex: Some(Sex::Male),
        district: None,
        nib: None,
        cooperative: Some("Koperasi Tani Manipi".to_owned()),
        covered: true,
    };
    registering::add(app, &clerk, id, &board).await.unwrap();
    let row = |name: &str, day: &str| attending::ListRow {
        number: 2,
        name: name.to_owned(),
        day: day.to_owned(),
        ..attending::ListRow::default()
    };
    let rows =
        [row("Siti Aminah", "24-11-2026"), row("Nur Alwi", "24-11-2026"), row("Nur Alwi", "25-11-2026")];
    attending::import(app, &clerk, id, &rows).await.unwrap();
    office.portal.wait(Duration::days(3));
    completing::complete(app, &clerk, id, &[]).await.unwrap();
    let mut browser = office.portal.signed_in(office.clerk.id).await;
    let page = browser.open(&format!("/office/trainings/{id}")).await;
    let proofs: Vec<String> = page.attributes("td a", "href");
    let proofs: Vec<&String> = proofs.iter().filter(|href| href.starts_with("/certificate/")).collect();
    assert_eq!(proofs.len(), 1, "{proofs:?}");
    let mut stranger = office.portal.stranger();
    stranger.open(proofs[0]).await.is_ok().shows("Nur Alwi").shows("Koperasi Tani Manipi").shows("Jam 16");
    let person = page.attributes("tbody th a", "href");
    browser.open(&person[0]).await.is_ok().shows("Nur Alwi").shows("Tes sebelum");
    office.portal.deliver_mail().await;
}

#[tokio::test]
async fn mentors_results_stand_beside_their_targets_and_add_up_to_those_of_the_programs() {
    let office = Box::pin(Office::open()).await;
    let portal = &office.portal;
    let done = portal.participant(Status::Active).await;
    done.hold_confirmed(portal).await;
    done.hold_confirmed(portal).await;
    done.file.make(portal, Action::Complete).await;
    let owner = portal.owner("Halimah").await;
    let business = BusinessBuilder::named("Kue Barongko").create(portal, &owner).await;
    ApplicationBuilder::of(business, &owner)
        .joining(&done.program, &done.partner)
        .in_status(Status::Enrolled)
        .create(portal)
        .await;
    let mut browser = portal.signed_in(office.clerk.id).await;
    let path = format!("/office/funds/{}/report", office.fund);
    let mentor =
        jembatan::store::accounts::find(&portal.app.db, done.file.officer.id).await.unwrap().unwrap().name;
    browser.open(&path).await.is_ok().shows("Hasil pendamping").shows(&mentor);
    let file = browser.ask(&format!("{path}/mentors.csv")).await;
    let mentors: Vec<_> = csv::Reader::from_reader(&file.bytes[3..]).records().map(Result::unwrap).collect();
    let own = mentors.iter().find(|row| row[0] == mentor).unwrap();
    // Two participants or one, by whether the second has a mentor: of the first, two sessions of two and one fact of one.
    let figures: Vec<&str> = own.iter().skip(1).collect();
    assert_eq!((figures[0], figures[2], figures[5], figures[7]), ("Perumda Tirta", "1", "2", "2"));
    assert_eq!((figures[6], figures[9], figures[10]), ("0", "1", "0"));
    let file = browser.ask(&format!("{path}/mentoring.csv")).await;
    let programs: Vec<_> = csv::Reader::from_reader(&file.bytes[3..]).records().map(Result::unwrap).collect();
    let total = |rows: &[csv::StringRecord], place: usize| -> u64 {
        rows.iter().map(|row| row[place].parse::<u64>().unwrap()).sum()
    };
    for (of_mentors, of_programs) in [(2, 3), (3, 4), (4, 5)] {
        assert_eq!(total(&mentors, of_mentors), total(&programs, of_programs));
    }
    assert_eq!(total(&mentors, 2), 2, "both participants are somebody's");
    let file = browser.ask(&format!("{path}.xlsx")).await;
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file.bytes)).unwrap();
    let sheet = book.worksheet_range("Hasil pendamping").unwrap();
    assert_eq!(sheet.rows().count(), mentors.len() + 1);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_training_stands_in_the_calendar_of_who_registered_until_she_withdraws() {
    let office = Box::pin(Office::open()).await;
    let (portal, id) = (&office.portal, office.training(20).await);
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").create(portal, &owner).await;
    let papers = Papers { nib: Some(NIB.parse().unwrap()), ..Papers::default() };
    let tx = portal.app.db.begin().await.unwrap();
    numbers::put(&portal.app, &tx, business, &papers).await.unwrap();
    tx.commit().await.unwrap();
    let actor: Actor = owner_of(owner.id);
    let token = calendar::begin(&portal.app, &actor).await.unwrap();
    let address = format!("/calendar/{token}.ics");
    let mut stranger = portal.stranger();
    assert_eq!(stranger.ask(&address).await.html.matches("BEGIN:VEVENT").count(), 0);
    let new = OwnRegistration {
        business,
        kind: ParticipantKind::Micro,
        cooperative: None,
        sex: Some(domain::facts::Sex::Female),
        district: Some("73.07.05".to_owned()),
    };
    registering::register(&portal.app, &actor, id, &new).await.unwrap();
    let feed = stranger.ask(&address).await.html.replace("\r\n ", "");
    assert_eq!(feed.matches("BEGIN:VEVENT").count(), 1, "{feed}");
    assert!(
        feed.contains("DTSTART;VALUE=DATE:20261124") && feed.contains("DTEND;VALUE=DATE:20261126"),
        "{feed}"
    );
    assert!(feed.contains("Pelatihan: Buku kas") && feed.contains("Balangnipa"), "{feed}");
    let seen = jembatan::usecases::trainings::show(&portal.app, &office.clerk(), id).await.unwrap();
    registering::withdraw(&portal.app, &actor, seen.people[0].id).await.unwrap();
    assert_eq!(stranger.ask(&address).await.html.matches("BEGIN:VEVENT").count(), 0);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn the_report_adds_up_to_the_screens_in_every_form() {
    let office = Box::pin(Office::open()).await;
    let id = office.training(20).await;
    let (app, clerk) = (&office.portal.app, office.clerk());
    office.add(id, "=Siti", Some(NIB)).await.unwrap();
    office.add(id, "Nur Alwi", None).await.unwrap();
    let row = |name: &str, nib: &str, day: &str| attending::ListRow {
        number: 2,
        name: name.to_owned(),
        nib: nib.to_owned(),
        day: day.to_owned(),
        ..attending::ListRow::default()
    };
    let rows = [row("", NIB, "24-11-2026"), row("", NIB, "25-11-2026"), row("Nur Alwi", "", "24-11-2026")];
    attending::import(app, &clerk, id, &rows).await.unwrap();
    let booked = NewBooking {
        kind: BookingKind::Realisation,
        amount: Rupiah::new(7_500_000).unwrap(),
        day: "2026-11-23".parse().unwrap(),
        purpose: "Honor".to_owned(),
        reference: "KW/1".to_owned(),
        commitment: None,
        training: Some(id.0),
        once: "laporan".to_owned(),
    };
    booking::book(app, &clerk, office.line, &booked).await.unwrap();

    let mut browser = office.clerk.browser.clone();
    browser.open(&format!("/office/trainings/{id}")).await.shows("Rp7.500.000");
    let path = format!("/office/funds/{}/report", office.fund);
    let screen = browser.open(&path).await;
    // Siti was there both days (16 hours), Nur one of two (8 hours): one of the two took part.
    screen.is_ok().shows("Jam peserta 24").shows("Mengikuti 1").shows("Rp7.500.000");

    let file = browser.ask(&format!("{path}/participants.csv")).await;
    let rows: Vec<_> = csv::Reader::from_reader(&file.bytes[3..]).records().map(Result::unwrap).collect();
    assert_eq!((&rows[0][0], &rows[0][6]), ("'=Siti", NIB));
    assert_eq!(rows.iter().map(|row| row[8].parse::<u32>().unwrap()).sum::<u32>(), 24);
    let file = browser.ask(&format!("{path}/targets.csv")).await;
    let targets: Vec<_> = csv::Reader::from_reader(&file.bytes[3..]).records().map(Result::unwrap).collect();
    let micro = targets.iter().find(|row| &row[1] == "Usaha mikro").unwrap();
    assert_eq!((&micro[2], &micro[3]), ("2", "1"));

    let file = browser.ask(&format!("{path}.xlsx")).await;
    file.is_ok();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file.bytes)).unwrap();
    let people = book.worksheet_range("Peserta").unwrap();
    assert_eq!(people.get_value((1, 0)).unwrap().to_string(), "=Siti");
    assert!(book.worksheet_formula("Peserta").unwrap().is_empty(), "a name is never a formula");
    let budget = book.worksheet_range("Pagu dan realisasi").unwrap();
    let total: f64 = budget.rows().skip(1).map(|row| row[5].to_string().parse::<f64>().unwrap()).sum();
    assert!((total - 7_500_000.0).abs() < 0.5, "{total}");
    browser.ask(&format!("{path}/rahasia.csv")).await.is(StatusCode::NOT_FOUND);
}
