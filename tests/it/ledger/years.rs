//! The end of a book year: closed, reported, divided as the meeting decided.

use domain::cooperatives::{Minutes, Split};
use domain::documents::DocumentKind;
use domain::ledger::{AccountKind, Move};
use jembatan::usecases::Failure;
use jembatan::usecases::cooperatives::meetings;
use jembatan::usecases::documents::NewDocument;
use jembatan::usecases::ledger::{closing, reading, years};
use poem::http::StatusCode;

use super::together::import;
use super::{CASH, refused};
use crate::kit::books::{Books, assert_sound, rp};

const SPLIT: Split = Split { reserve: 30, business: 25, capital: 20, board: 10, education: 10, social: 5 };

async fn meeting(books: &Books, result: i64) {
    let minutes = Minutes {
        year: 2025,
        held_on: "2026-03-20".parse().unwrap(),
        entitled: 3,
        quorum: 2,
        present: 3,
        accounts_approved: true,
        result,
        split: if result > 0 { SPLIT } else { Split::default() },
    };
    let paper = NewDocument {
        kind: DocumentKind::Other,
        file_name: "berita-acara.pdf".to_owned(),
        bytes: b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".to_vec(),
        expires_on: None,
    };
    let chair = Books::actor(&books.chair);
    meetings::record(&books.portal.app, &chair, books.on, &minutes, paper).await.unwrap();
}

/// Two members paid in and one borrowed in 2025; what came of it is 9,001 rupiah.
async fn year(books: &Books) {
    let text = "\
entry,day,account,member,debit,credit,rate,months,method
1,2025-01-05,kas,,400000,,,,
1,2025-01-05,wajib,A-001,,100000,,,
1,2025-01-05,wajib,A-002,,300000,,,
2,2025-01-10,pinjaman,A-002,100000,,12,10,flat
2,2025-01-10,kas,,,100000,,,
3,2025-02-10,kas,,20001,,,,
3,2025-02-10,pinjaman,A-002,,10000,,,
3,2025-02-10,jasa pinjaman,A-002,,10001,,,
4,2025-06-01,gaji,,1000,,,,
4,2025-06-01,kas,,,1000,,,
";
    import(books, text).await.unwrap();
}

#[tokio::test]
async fn a_book_year_closes_is_reported_and_divided_as_the_meeting_decided() {
    let mut books = Books::with_members(3).await;
    year(&books).await;
    let path = format!("/books/{}/years/2025", books.on);
    let open = books.chair.browser.open(&path).await;
    open.shows("belum ditutup").shows("Rp9.001").shows("Rp409.001").does_not_show("Anggota 00");
    let (keeper, on) = (books.keeper(), books.on);
    let early = years::divide(&books.portal.app, &keeper, on, 2025).await;
    refused(&early, "ledger-no-meeting");
    meeting(&books, 9_000).await;
    refused(&years::divide(&books.portal.app, &keeper, on, 2025).await, "ledger-year-open");
    closing::close(&books.portal.app, &keeper, on, "2026-01-31".parse().unwrap()).await.unwrap();
    assert_eq!(books.balance(AccountKind::Undivided, None).await, 9_001);
    assert_eq!(books.balance(AccountKind::InterestIncome, Some(books.members[1])).await, 0);
    // What she paid stays among her moves; that the closing set it back is none of hers.
    let lines = reading::lines(&books.portal.app.db, books.members[1], None, None).await.unwrap().rows;
    let of =
        |kind| lines.iter().filter(move |line| line.account == kind).map(|line| line.by).collect::<Vec<_>>();
    assert_eq!(of(AccountKind::InterestIncome), [10_001]);
    refused(&years::divide(&books.portal.app, &keeper, on, 2025).await, "ledger-result-differs");

    let page = books.treasurer.browser.open(&path).await;
    page.shows("sudah memutuskan").shows("Rp9.001");
}

#[tokio::test]
async fn shu_goes_to_members_by_business_and_capital_to_the_last_rupiah_and_once() {
    let mut books = Books::with_members(3).await;
    year(&books).await;
    let (keeper, on) = (books.keeper(), books.on);
    closing::close(&books.portal.app, &keeper, on, "2025-12-31".parse().unwrap()).await.unwrap();
    meeting(&books, 9_001).await;
    let path = format!("/books/{on}/years/2025");
    let page = books.treasurer.browser.open(&path).await;
    let form = books.treasurer.browser.open(&page.link("Bagi SHU")).await;
    form.shows("Rp9.001");
    let action = format!("{path}/divide");
    for _ in 0..2 {
        books.treasurer.browser.send(&form, &action, &[]).await.is_ok().shows("sudah dibagi");
    }
    books.chair.browser.open(&action).await.is(StatusCode::CONFLICT);
    // Of 9,001: 25 % by business, 20 % by capital, rounded down; what is left over stands in the reserves.
    let (first, second) = (books.members[0], books.members[1]);
    let db = &books.portal.app.db;
    assert_eq!(reading::shares(db, first).await.unwrap(), [(2025, 450)]);
    assert_eq!(reading::shares(db, second).await.unwrap(), [(2025, 2_250 + 1_350)]);
    assert_eq!(reading::shares(db, books.members[2]).await.unwrap(), []);
    assert_eq!(books.balance(AccountKind::Reserve, None).await, 9_001 - 2_250 - 1_800 - 900 - 900 - 450);
    assert_eq!(books.balance(AccountKind::Undivided, None).await, 0);
    let pay = Move::PayShare(CASH, first, rp(450));
    books.book(pay, "shu").await.unwrap();
    refused(&books.book(Move::PayShare(CASH, first, rp(1)), "lagi").await, "ledger-beyond");
    assert_sound(&books.portal.database.outside().await).await;
}

#[tokio::test]
async fn reports_balance_on_the_page_in_csv_and_in_pdf() {
    let mut books = Books::with_members(3).await;
    year(&books).await;
    let path = format!("/books/{}/years/2025", books.on);
    let list = books.chair.browser.open(&format!("/books/{}/years", books.on)).await;
    books.chair.browser.open(&list.link("Tahun buku 2025")).await.is_ok().shows("Neraca saldo");
    let trial = books.chair.browser.open(&format!("{path}/trial.csv")).await;
    let text = String::from_utf8_lossy(&trial.bytes).into_owned();
    let sum = text.lines().find(|line| line.starts_with("Jumlah")).unwrap();
    assert_eq!(sum, "Jumlah,,521001,521001,410001,410001");
    let sheet = books.chair.browser.open(&format!("{path}/balance.csv")).await;
    let text = String::from_utf8_lossy(&sheet.bytes).into_owned();
    assert!(
        text.contains("Jumlah aset,409001") && text.contains("Jumlah kewajiban dan ekuitas,409001"),
        "{text}"
    );
    let pdf = books.chair.browser.open(&format!("{path}/report.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let book = books.chair.browser.open(&format!("{path}/report.xlsx")).await;
    assert!(book.bytes.starts_with(b"PK"));
    let form = format!("/cooperatives/{}/meeting", books.on);
    books.chair.browser.open(&form).await.shows("Menurut buku, SHU tahun buku 2025 adalah Rp9.001");
    books.chair.browser.open(&format!("{path}/entah.csv")).await.is(StatusCode::NOT_FOUND);
    books.chair.browser.open(&format!("/books/{}/years/1999", books.on)).await.is(StatusCode::NOT_FOUND);
    let mut stranger = books.portal.owner("Nurul").await;
    stranger.browser.open(&format!("{path}/report.pdf")).await.is(StatusCode::NOT_FOUND);
    // The closing of the year changes nothing of what is reported.
    closing::close(&books.portal.app, &books.keeper(), books.on, "2025-12-31".parse().unwrap())
        .await
        .unwrap();
    let after = books.chair.browser.open(&format!("{path}/trial.csv")).await;
    assert_eq!(after.bytes, trial.bytes);
}

#[tokio::test]
async fn a_loss_is_kept_apart_and_is_not_divided() {
    let books = Books::with_members(1).await;
    let text = "\
entry,day,account,member,debit,credit
1,2025-01-05,kas,,400000,
1,2025-01-05,wajib,A-001,,400000
2,2025-06-01,beban usaha,,70000,
2,2025-06-01,kas,,,70000
";
    import(&books, text).await.unwrap();
    let keeper = books.keeper();
    closing::close(&books.portal.app, &keeper, books.on, "2025-12-31".parse().unwrap()).await.unwrap();
    assert_eq!(books.balance(AccountKind::Loss, None).await, 70_000);
    meeting(&books, -70_000).await;
    let done = years::divide(&books.portal.app, &keeper, books.on, 2025).await;
    assert!(matches!(done, Err(Failure::Invalid(_))), "{done:?}");
}
