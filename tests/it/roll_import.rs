//! Members from a spreadsheet: all or none, every bad cell told, twice the same is once, and who is there is brought up to date.

use domain::ledger::AccountKind;
use domain::ledger::Move;
use jembatan::usecases::ImportError;
use jembatan::usecases::roll::importing::{self, Done};
use poem::http::StatusCode;
use sea_orm::EntityTrait as _;

use crate::kit::books::{Books, rp};
use crate::kit::seen::Seen;
use crate::kit::visitor::Attachment;

const SHEET: &str = "\
number,name,nik,phone,joined_on,left_on
B-1,Nurhayati Alwi,7307054101800000,0812 1111 2222,2020-01-05,
B-2,Andi Rahmat,,,05-01-2020,31-12-2025
";

async fn run(books: &Books, text: &str) -> Result<Done, ImportError> {
    importing::run(&books.portal.app, &books.keeper(), books.on, text.as_bytes()).await
}

async fn upload(books: &mut Books, name: &str, bytes: &[u8]) -> Seen {
    let action = format!("/cooperatives/{}/members/import", books.on);
    let page = books.treasurer.browser.open(&action).await;
    let file = Attachment { field: "file", name, bytes: bytes.to_vec() };
    books.treasurer.browser.upload(&page, &action, &[], &[file]).await
}

fn told(done: Result<Done, ImportError>) -> Vec<(u64, String, &'static str)> {
    match done {
        Err(ImportError::Bad(bad)) => {
            bad.into_iter().map(|cell| (cell.line, cell.column, cell.why.code())).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_treasurer_brings_members_in_and_the_nik_is_sealed_and_masked() {
    let mut books = Books::with_members(0).await;
    let done = upload(&mut books, "anggota.csv", SHEET.as_bytes()).await;
    done.is_ok().shows("Daftar anggota sudah diimpor").shows("Nurhayati Alwi").shows("Sudah keluar");
    let one = books.treasurer.browser.open(&done.link("Nurhayati")).await;
    one.shows("NIK: •••• 0000").shows("0812-1111-2222").shows("5 Januari 2020").does_not_show("73070541");
    let mut chair = books.chair.clone();
    let list = chair.browser.open(&format!("/cooperatives/{}/members", books.on)).await;
    list.does_not_show("Impor anggota");
    chair.browser.open(&list.link("Nurhayati")).await.is_ok().does_not_show("0000");
    let import = format!("/cooperatives/{}/members/import", books.on);
    chair.browser.open(&import).await.is(StatusCode::CONFLICT);
    books.portal.owner("Orang Lain").await.browser.open(&import).await.is(StatusCode::NOT_FOUND);
    let rows = entity::member::Entity::find().all(&books.portal.database.outside().await).await.unwrap();
    let sealed = rows.iter().find_map(|row| row.nik_sealed.clone()).unwrap();
    assert!(!sealed.windows(6).any(|part| part == b"730705"), "kept in clear");
    let again = upload(&mut books, "anggota.csv", SHEET.as_bytes()).await;
    again.is_ok().shows("tidak ada yang berubah");
    upload(&mut books, "anggota.csv", b"").await.is(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_file_brings_up_to_date_what_it_says_and_leaves_what_it_does_not() {
    let books = Books::with_members(2).await;
    assert_eq!(run(&books, SHEET).await.unwrap(), Done { added: 2, ..Done::default() });
    assert_eq!(run(&books, SHEET).await.unwrap(), Done { there: 2, ..Done::default() });
    let later = "\
number;name;joined_on;phone;nik
B-1;Nurhayati Alwi, S.Pd;05/01/2020;;
B-2;Andi Rahmat;2020-01-05;;7307051205790000
A-001;Anggota 001;2019-01-01;081233334444;
";
    assert_eq!(run(&books, later).await.unwrap(), Done { added: 0, changed: 3, there: 0 });
    assert_eq!(run(&books, later).await.unwrap(), Done { there: 3, ..Done::default() });
    let app = &books.portal.app;
    let first = jembatan::store::roll::find_by_number(&app.db, books.on, "B-1").await.unwrap().unwrap();
    assert_eq!(
        (first.name.as_str(), first.phone.as_deref()),
        ("Nurhayati Alwi, S.Pd", Some("+6281211112222"))
    );
    assert_eq!(first.nik_last4.as_deref(), Some("0000"));
    let second = jembatan::store::roll::find_by_number(&app.db, books.on, "B-2").await.unwrap().unwrap();
    assert_eq!(second.left_on, Some("2025-12-31".parse().unwrap()), "an empty cell says nothing");
}

#[tokio::test]
async fn every_bad_cell_is_named_and_nobody_comes_in() {
    let mut books = Books::with_members(0).await;
    let text = "\
number,name,nik,phone,joined_on,left_on
B-1,,7307054101800000,021-5555,2020-01-05,2019-01-01
B-1,Andi,730705,,besok,
B-3,Rahma,7307054101800000,,2027-01-05,
,Tanpa Nomor,,,2020-01-05,
B-4,Lewat,,,,
";
    let at = |line: u64, column: &str, code: &'static str| (line, column.to_owned(), code);
    assert_eq!(
        told(run(&books, text).await),
        [
            at(2, "name", "empty"),
            at(2, "left_on", "left-early"),
            at(2, "phone", "phone"),
            at(3, "joined_on", "day"),
            at(3, "nik", "nik"),
            at(4, "joined_on", "future"),
            at(5, "number", "empty"),
            at(6, "joined_on", "empty"),
        ]
    );
    let twice = SHEET.replace("B-2,Andi Rahmat,,", "B-1,Andi Rahmat,,");
    assert_eq!(told(run(&books, &twice).await), [at(3, "number", "taken")]);
    let nik = SHEET.replace("Andi Rahmat,,", "Andi Rahmat,7307054101800000,");
    assert_eq!(told(run(&books, &nik).await), [at(3, "nik", "nik-taken")]);
    let page = upload(&mut books, "anggota.csv", text.as_bytes()).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("8 sel perlu diperbaiki").shows("3 nik");
    page.does_not_show("730705 bukan");
    let path = format!("/cooperatives/{}/members", books.on);
    books.treasurer.browser.open(&path).await.does_not_show("Rahma");
    let strange = "number,name,joined_on,alamat\nB-1,Andi,2020-01-05,x\n";
    assert_eq!(told(run(&books, strange).await), [at(1, "alamat", "no-column")]);
}

#[tokio::test]
async fn days_that_the_books_contradict_are_refused() {
    let books = Books::with_members(1).await;
    let pays = Move::Deposit(AccountKind::Cash, books.members[0], AccountKind::Voluntary, rp(5_000));
    books.book(pays, "a").await.unwrap();
    let sheet = |joined: &str, left: &str| {
        format!("number,name,joined_on,left_on\nA-001,Anggota 001,{joined},{left}\n")
    };
    for (joined, left, column, code) in [
        ("2026-11-17", "", "joined_on", "joined-late"),
        ("2020-01-01", "2026-11-15", "left_on", "left-before-entries"),
    ] {
        let bad = told(run(&books, &sheet(joined, left)).await);
        assert_eq!(bad, [(2, column.to_owned(), code)], "{joined} {left}");
    }
    assert_eq!(run(&books, &sheet("2019-05-01", "2026-11-16")).await.unwrap().changed, 1);
}

#[tokio::test]
async fn a_workbook_is_read_as_a_csv_file_is() {
    let books = Books::with_members(0).await;
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0_u32..).zip(SHEET.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let done = importing::run(&books.portal.app, &books.keeper(), books.on, &bytes).await.unwrap();
    assert_eq!(done.added, 2);
}
