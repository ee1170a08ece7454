//! The demo: what it is filled with, that everybody in it is made up, and that it takes no port from anybody.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::process::Command;

use domain::applications::{Status, WorkflowKind, statuses};
use domain::policy::Scope;
use jembatan::usecases::demo::{self, PASSWORD, sign_ins};
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, Statement};

use crate::kit::portal::Portal;

async fn tally(db: &DatabaseConnection, sql: &str) -> BTreeMap<String, i64> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| (row.try_get("", "name").unwrap(), row.try_get("", "count").unwrap())).collect()
}

#[tokio::test]
async fn the_demo_is_a_whole_regency_in_every_state_and_everybody_can_sign_in() {
    let portal = Portal::open().await;
    let mut told = Vec::new();
    demo::fill(&portal.app, &mut |part| told.push(part)).await.unwrap();
    assert!(told.len() >= 5, "progress is told: {told:?}");

    let db = Database::connect(portal.database_url()).await.unwrap();
    let grouped = |what: &str, from: &str| {
        format!("SELECT {what} AS name, count(*) AS count FROM {from} GROUP BY {what}")
    };
    let districts = tally(&db, &grouped("district", "business")).await;
    assert_eq!((districts.len(), districts.values().sum()), (9, 200), "{districts:?}");
    let organisations = tally(&db, &grouped("kind", "organisation WHERE status = 'admitted'")).await;
    assert_eq!(organisations["bank"], 6, "{organisations:?}");
    assert_eq!(organisations.values().sum::<i64>(), 11, "{organisations:?}");
    let schemes = tally(&db, &grouped("scheme", "offer WHERE publication = 'open'")).await;
    assert!(schemes.keys().any(|scheme| scheme.starts_with("kur")) && schemes.len() >= 5, "{schemes:?}");
    let mut walked = 0;
    for kind in WorkflowKind::ALL {
        let found = tally(&db, &grouped("status", &format!("application WHERE kind = '{kind}'"))).await;
        walked += found.values().sum::<i64>();
        let missing: Vec<Status> =
            statuses(*kind).into_iter().filter(|status| !found.contains_key(status.as_str())).collect();
        assert!(missing.is_empty(), "no {kind} application is {missing:?}");
    }
    assert_eq!(walked, 150);
    let serials = tally(&db, &grouped("nik_last4", "owner WHERE nik_last4 IS NOT NULL")).await;
    assert_eq!(serials.keys().collect::<Vec<_>>(), ["0000"], "a NIK could belong to somebody");
    db.close().await.unwrap();

    for person in sign_ins() {
        let page = portal.stranger().sign_in(person.email, PASSWORD).await;
        page.is_ok();
        assert_ne!(page.address, "/sign-in", "{}", person.email);
    }
}

#[test]
fn a_port_that_is_taken_is_told_in_one_sentence_before_anything_is_filled() {
    let folder = tempfile::TempDir::new().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let data = folder.path().join("demo");
    let jembatan = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_jembatan"))
            .args(args)
            .env("JEMBATAN_DATA", &data)
            .env("JEMBATAN_ADDRESS", format!("127.0.0.1:{port}"))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error.lines().count(), 1, "{error}");
        error
    };
    let demo = jembatan(&["demo", "--port", &port, "--fresh"]);
    assert!(demo.contains(&format!("port {port} is taken")) && demo.contains("--port"), "{demo}");
    let serve = jembatan(&["serve"]);
    assert!(serve.contains("JEMBATAN_ADDRESS") && serve.contains("is taken"), "{serve}");
    assert!(!data.exists());
}

#[tokio::test]
async fn the_demo_holds_the_closed_fund_of_2022_and_trainings_at_every_turn() {
    let portal = Portal::open().await;
    jembatan::usecases::demo::fill(&portal.app, &mut |_| ()).await.unwrap();
    let mut clerk = portal.clerk("Hasniati Baru").await;
    let funds = clerk.browser.open("/office/funds").await;
    funds.is_ok().shows("2022").shows("Rp400.000.000").shows("Ditutup").shows("Dibuka");
    let old = clerk.browser.open(&funds.link("2022")).await;
    old.shows("Tahun ini ditutup").shows("Honor pendamping");
    let trainings = clerk.browser.open("/office/trainings").await;
    trainings.shows("Selesai").shows("Pendaftaran terbuka");
    let held = clerk.browser.open(&trainings.link("Buku kas dalam dua hari")).await;
    held.shows("Datanya naik").shows("Rp9.100.000");
    clerk.browser.open("/trainings").await.shows("Pembukuan dan izin usaha di satu meja");
    clerk.browser.open(&old.link("Laporan PK2UMK")).await.is_ok();
}

#[tokio::test]
async fn the_demo_proves_help_for_somebody_and_shows_a_silent_mentor() {
    let portal = Portal::open().await;
    jembatan::usecases::demo::fill(&portal.app, &mut |_| ()).await.unwrap();
    let mut clerk = portal.clerk("Hasniati Baru").await;
    let mut asked = clerk.browser.clone();
    // Six finished one program, so its figures are shown; for five of them it closed a gap, and they borrowed since.
    let sheet = asked.ask("/office/results.csv").await;
    let lines: Vec<_> = csv::Reader::from_reader(&sheet.bytes[3..]).records().map(Result::unwrap).collect();
    let books = lines.iter().find(|line| &line[0] == "Buku Kas Sederhana").unwrap();
    assert_eq!((&books[5], &books[6]), ("5", "5"), "{books:?}");
    assert!(books[4].parse::<u32>().unwrap() > 50 && books[7].parse::<i64>().unwrap() > 0, "{books:?}");
    clerk.browser.open("/office/ratings").await.is_ok().shows("6 penilaian").shows("Buku Kas Sederhana");

    let paid = jembatan::store::results::disbursed(&portal.app.db, Scope::Everything, None).await.unwrap();
    let proof = clerk.browser.open(&format!("/office/businesses/{}/proof", paid[0].business)).await;
    proof.is_ok().shows("tertutup").shows("Buku Kas Sederhana").shows("dari 6 pertemuan terkonfirmasi");
    proof.shows("→ Buku kas").shows("Tercapai").shows("Modal sejak itu: Rp");

    let mentors = clerk.browser.open("/office/mentors").await;
    mentors.is_ok().shows("Diingatkan").shows("Dijeda");
}
