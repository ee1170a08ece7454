//! `jembatan import businesses`: spreadsheets as they come, all rows or none, and twice the same as once.

use std::path::Path;
use std::process::{Command, Output};

use domain::facts::{FactKey, FactValue};
use jembatan::store::Db;
use jembatan::store::businesses::{Filter, find, imported, list};
use sea_orm::ConnectionTrait as _;
use tempfile::TempDir;

use crate::kit::database::{TestDatabase, on_postgres, rows_scanned};

const HEAD: &str = "key,name,owner_name,owner_email,village,kbli,annual_sales,nib_number,started_on,\
                    requested_amount,requested_tenor_months,purpose";
const ROW: &str = "S-1,Gula Aren Borong,Andi Rahma,Andi@Contoh.example,73.07.07.1001,2020:10710,300 juta,\
                   1234567890123,31/01/2020,75.000.000,24,working_capital";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn url(&self) -> String {
        format!("sqlite://{}?mode=rwc", self.folder.path().join("jembatan.sqlite3").display())
    }

    fn import(&self, content: &[u8], more: &[&str]) -> Output {
        let file = self.folder.path().join("usaha.csv");
        std::fs::write(&file, content).unwrap();
        import(&file, self.folder.path(), &self.url(), more)
    }

    async fn names(&self) -> Vec<String> {
        let db = Db::open(&self.url().into()).await.unwrap();
        db.migrate().await.unwrap();
        let found =
            list(&db, domain::policy::Scope::Everything, &Filter::default(), None, 100).await.unwrap();
        let mut names: Vec<_> = found.rows.into_iter().map(|row| row.name).collect();
        names.sort();
        names
    }
}

fn import(file: &Path, data: &Path, url: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jembatan"))
        .args(["import", "businesses"])
        .arg(file)
        .args(more)
        .env("DATABASE_URL", url)
        .env("JEMBATAN_DATA", data)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!error.contains("panicked"), "{error}");
    format!("{}{error}", String::from_utf8_lossy(&output.stdout))
}

/// A database keeps its plans; those made while there was little must not read all of it for each row that comes.
#[tokio::test]
async fn a_large_file_comes_into_a_small_portal_without_reading_all_of_it_for_each_row() {
    let (database, folder) = (TestDatabase::fresh().await, TempDir::new().unwrap());
    let outside = database.outside().await;
    let file = folder.path().join("usaha.csv");
    for numbers in [0..60, 60..400] {
        let rows = numbers.clone().map(|number| {
            let nib = 1_000_000_000_000_u64 + number;
            format!("S-{number},Usaha {number},Andi,a{number}@contoh.example,,2020:10710,300 juta,{nib},31/01/2020,,,")
        });
        std::fs::write(&file, format!("{HEAD}\n{}\n", rows.collect::<Vec<_>>().join("\n"))).unwrap();
        let done = out(&import(&file, folder.path(), &database.url, &[]));
        assert!(done.contains(&format!("{} businesses imported", numbers.end - numbers.start)), "{done}");
        // What is known of the tables from here on is that they are small.
        outside.execute_unprepared("ANALYZE").await.unwrap();
    }
    if on_postgres() {
        let read = rows_scanned(&outside, "'business', 'account', 'fact'").await;
        assert!(read < 1_000, "{read} rows were read from end to end");
    }
}

#[tokio::test]
async fn a_file_is_imported_once_however_often_it_is_given() {
    let desk = Desk::new();
    let second = "S-2,Kopi Manipi,Budi,,,,,,,,,";
    let file = format!("{HEAD}\n{ROW}\n{second}\n");
    let rehearsed = desk.import(file.as_bytes(), &["--dry-run"]);
    assert_eq!(rehearsed.status.code(), Some(0), "{}", out(&rehearsed));
    assert!(out(&rehearsed).contains("2 businesses would be imported"));
    assert!(desk.names().await.is_empty(), "a rehearsal keeps nothing");
    assert!(out(&desk.import(file.as_bytes(), &[])).contains("2 businesses imported, 0 were there"));
    assert!(out(&desk.import(file.as_bytes(), &[])).contains("0 businesses imported, 2 were there"));
    let longer = format!("{file}S-3,Batik Sinjai,Cici,,,,,,,,,\n");
    assert!(out(&desk.import(longer.as_bytes(), &[])).contains("1 business imported, 2 were there"));
    assert_eq!(desk.names().await, ["Batik Sinjai", "Gula Aren Borong", "Kopi Manipi"]);

    let db = Db::open(&desk.url().into()).await.unwrap();
    let (_, id) = imported(&db, &["S-1".to_owned()]).await.unwrap().remove(0);
    let day = "2026-11-23".parse().unwrap();
    let known = jembatan::store::facts::known(&db, id, day).await.unwrap().unwrap();
    assert_eq!(known.facts.value(FactKey::AnnualSales), Some(FactValue::Money(300_000_000)));
    assert_eq!(known.facts.value(FactKey::District).unwrap().to_string(), "73.07.07");
    assert_eq!(known.facts.value(FactKey::Nib), Some(FactValue::YesNo(true)));
    assert_eq!(known.facts.value(FactKey::RequestedAmount), Some(FactValue::Money(75_000_000)));
    let business = find(&db, id).await.unwrap().unwrap();
    assert_eq!(business.nib_last4.as_deref(), Some("0123"));
    let owner = jembatan::store::accounts::find(&db, business.owner).await.unwrap().unwrap();
    assert_eq!(
        (owner.email.as_deref().unwrap_or_default(), owner.email_proved),
        ("andi@contoh.example", false)
    );
}

#[tokio::test]
async fn a_file_is_read_whatever_program_wrote_it() {
    let semicolons = "key;name;owner_name\r\nS-1;\"Warung \"\"Ibu\"\"; Sinjai\";Ibu\r\n";
    let windows = [b"key,name,owner_name\nS-1,Caf\xe9 Lappa,Ibu\n".as_slice()].concat();
    let marked =
        [b"\xef\xbb\xbf".as_slice(), "key,name,owner_name\nS-1,Caf\u{e9} Lappa,Ibu\n".as_bytes()].concat();
    for (file, name) in [
        (semicolons.as_bytes().to_vec(), "Warung \"Ibu\"; Sinjai"),
        (windows, "Caf\u{e9} Lappa"),
        (marked, "Caf\u{e9} Lappa"),
    ] {
        let desk = Desk::new();
        let output = desk.import(&file, &[]);
        assert_eq!(output.status.code(), Some(0), "{}", out(&output));
        assert_eq!(desk.names().await, [name]);
    }
}

#[tokio::test]
async fn every_bad_cell_is_told_and_nothing_is_imported() {
    let desk = Desk::new();
    let rows = [
        ROW,
        "S-1,Kembar,Budi,,,,,,,,,",
        "S-2,,Budi,bukan alamat,73.07.99.1001,1234,1.250 juta,12,31/02/2020,,,",
        "S-3,Besok,Budi,,,,-5,,2999-01-01,75000000,,",
        "S-4,Pendek,Budi",
    ];
    let file = format!("{HEAD}\n{}\n", rows.join("\n"));
    let output = desk.import(file.as_bytes(), &[]);
    assert_eq!(output.status.code(), Some(2));
    let told = out(&output);
    for wanted in [
        "row 3, column key: \"S-1\": another row has this key",
        "row 4, column name: \"\": must not be empty",
        "row 4, column owner_email: \"bukan alamat\"",
        "row 4, column village: \"73.07.99.1001\"",
        "row 4, column kbli: \"1234\"",
        "row 4, column annual_sales: \"1.250 juta\"",
        "row 4, column nib_number: \"12\"",
        "row 4, column started_on: \"31/02/2020\"",
        "row 5, column annual_sales: \"-5\"",
        "row 5, column started_on: \"2999-01-01\"",
        "row 5, column requested_tenor_months",
        "row 6, column -: \"\": the row has 3 cells and the header 12",
        "nothing was imported",
    ] {
        assert!(told.contains(wanted), "{wanted:?} is missing:\n{told}");
    }
    assert!(desk.names().await.is_empty());
    let output = desk.import(file.as_bytes(), &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let first =
        serde_json::json!({"row": 3, "column": "key", "value": "S-1", "why": "another row has this key"});
    assert_eq!((output.status.code(), &report["bad"][0]), (Some(2), &first));
}

#[tokio::test]
async fn a_row_is_told_by_the_line_it_stands_on_whatever_is_empty_above_it() {
    let desk = Desk::new();
    let told = |end: &str| {
        let lines = [HEAD, "", ROW, "", "", "S-2,Pendek,Budi"];
        out(&desk.import(lines.join(end).as_bytes(), &[]))
    };
    for end in ["\n", "\r\n"] {
        let told = told(end);
        assert!(told.contains("row 6, column -"), "{told}");
    }
}

#[tokio::test]
async fn what_an_import_did_is_told_to_programs_too() {
    let desk = Desk::new();
    let output = desk.import(format!("{HEAD}\n{ROW}\n").as_bytes(), &["--format", "json", "--dry-run"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report, serde_json::json!({"added": 1, "there": 0, "dry_run": true}));
}

#[test]
fn a_header_that_is_wrong_is_told_before_any_row() {
    let desk = Desk::new();
    let told = out(&desk.import(b"key,name,name,omzet\nS-1,a,b,c\n", &[]));
    for wanted in [
        "column owner_name: \"owner_name\": this column is missing",
        "column name: \"name\": this column is there twice",
        "column omzet: \"omzet\": there is no such column",
    ] {
        assert!(told.contains(wanted), "{wanted:?} is missing:\n{told}");
    }
    let missing = import(Path::new("/nowhere/usaha.csv"), desk.folder.path(), &desk.url(), &[]);
    assert_eq!(missing.status.code(), Some(2), "{}", out(&missing));
}
