//! What is posted together: the monthly batch, a spreadsheet, the end of a book year.

use std::sync::Arc;

use domain::ledger::AccountKind;

use jembatan::usecases::ImportError;
use jembatan::usecases::ledger::batches::{self, Each, NewBatch};
use jembatan::usecases::ledger::importing::{self, Done};
use jembatan::usecases::ledger::{closing, reading};
use poem::http::StatusCode;

use super::{CASH, SAVINGS, deposit, refused, send};
use crate::kit::books::{Books, rp};
use crate::kit::visitor::Attachment;

fn batch(each: Each, account: AccountKind, once: &str) -> NewBatch {
    NewBatch {
        each,
        account,
        day: "2026-11-05".parse().unwrap(),
        note: String::new(),
        except: Vec::new(),
        once: once.to_owned(),
    }
}

fn wajib(once: &str) -> NewBatch {
    batch(Each::Pays(rp(20_000), CASH), AccountKind::Compulsory, once)
}

#[tokio::test]
async fn a_monthly_batch_is_looked_at_first_and_then_posted_whole_and_once() {
    let mut books = Books::with_members(60).await;
    books.leave(books.members[9], "2026-01-31").await;
    let path = format!("/books/{}", books.on);
    let form = format!("{path}/batch/pays");
    let wrong = [("amount", "20000"), ("day", "05-11-2026"), ("except", "A-003 Z-1")];
    send(&mut books, &form, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("bernomor Z-1");
    let fields = [("amount", "20000"), ("day", "05-11-2026"), ("except", "A-003, A-004")];
    let seen = send(&mut books, &form, &fields).await;
    seen.is_ok().shows("Belum ada yang dibukukan").shows("Rp1.140.000").shows("dan 7 anggota lain");
    seen.does_not_show("A-003").does_not_show("A-010");
    assert_eq!(books.balance(CASH, None).await, 0, "looking posts nothing");
    for _ in 0..2 {
        let done = books.treasurer.browser.send(&seen, &form, &[("confirm", "yes")]).await;
        done.is_ok().shows("Seluruhnya sudah dibukukan");
    }
    assert_eq!(books.balance(CASH, None).await, 57 * 20_000);
    let again = send(&mut books, &form, &fields).await;
    again.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Untuk bulan 11-2026 sudah dibukukan");
    let december = [("amount", "20000"), ("day", "24-11-2026")];
    send(&mut books, &form, &december).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("belum tiba");
}

#[tokio::test]
async fn a_batch_raced_by_two_treasurers_is_posted_once() {
    let books = Arc::new(Books::with_members(30).await);
    let tries = (0..6).map(|number| {
        let books = Arc::clone(&books);
        tokio::spawn(async move {
            let new = wajib(&format!("raced-{number}"));
            batches::post(&books.portal.app, &books.keeper(), books.on, &new).await.is_ok()
        })
    });
    let mut posted = 0;
    for one in tries.collect::<Vec<_>>() {
        posted += u32::from(one.await.unwrap());
    }
    assert_eq!(posted, 1);
    assert_eq!(books.balance(CASH, None).await, 30 * 20_000);
}

#[tokio::test]
async fn a_batch_that_breaks_off_leaves_nothing() {
    let books = Books::with_members(5).await;
    let (app, keeper) = (&books.portal.app, books.keeper());
    closing::close(app, &keeper, books.on, "2026-11-10".parse().unwrap()).await.unwrap();
    refused(&batches::post(app, &keeper, books.on, &wajib("a")).await, "ledger-closed");
    assert_eq!(books.balance(CASH, None).await, 0);
    let open = NewBatch { day: "2026-11-11".parse().unwrap(), ..wajib("a") };
    assert_eq!(batches::post(app, &keeper, books.on, &open).await.unwrap(), 5, "the month is still free");
}

#[tokio::test]
async fn a_batch_that_is_killed_at_any_moment_is_posted_whole_or_not_at_all() {
    let books = Arc::new(Books::with_members(40).await);
    for (wait, month) in [1, 3, 5, 8, 12, 18, 26, 40, 80].into_iter().zip(1_u32..) {
        let new = NewBatch {
            day: format!("2026-{month:02}-05").parse().unwrap(),
            ..wajib(&format!("killed-{month}"))
        };
        let before = books.balance(CASH, None).await;
        let within = std::time::Duration::from_millis(wait);
        let keeper = books.keeper();
        let posting = batches::post(&books.portal.app, &keeper, books.on, &new);
        let done = tokio::time::timeout(within, posting).await.is_ok();
        let after = books.balance(CASH, None).await - before;
        assert!(after == 40 * 20_000 || (after == 0 && !done), "{after} after {wait} ms");
        let again = batches::post(&books.portal.app, &keeper, books.on, &new).await;
        assert!(again.is_ok(), "{again:?}");
        assert_eq!(books.balance(CASH, None).await - before, 40 * 20_000, "whatever happened, once");
    }
}

#[tokio::test]
async fn interest_on_savings_above_the_cap_wants_a_reason() {
    let books = Books::with_members(2).await;
    let (app, keeper) = (&books.portal.app, books.keeper());
    books.book(deposit(books.members[0], SAVINGS, 1_200_000), "a").await.unwrap();
    let earns = |rate: &str, note: &str| NewBatch {
        note: note.to_owned(),
        day: "2026-11-20".parse().unwrap(),
        ..batch(Each::Earns(rate.parse().unwrap()), SAVINGS, "b")
    };
    let silent = batches::post(app, &keeper, books.on, &earns("9.01", "")).await;
    refused(&silent, "ledger-rate-reason");
    let preview = batches::preview(app, &keeper, books.on, &earns("9", "")).await.unwrap();
    assert_eq!((preview.rows.len(), preview.total, preview.left_out), (1, rp(9_000), 1));
    assert_eq!(batches::post(app, &keeper, books.on, &earns("12", "Keputusan RAT 2025")).await.unwrap(), 1);
    assert_eq!(books.balance(SAVINGS, Some(books.members[0])).await, 1_212_000);
}

pub(super) const SHEET: &str = "\
entry;day;account;member;debit;credit;note;rate;months;method
1;05-01-2024;kas;;120000;;Januari;;;
1;05-01-2024;simpanan wajib;A-001;;20000;;;;
1;05-01-2024;simpanan sukarela;A-001;;Rp100.000;;;;
3;10-02-2024;kas;;22000;;Angsuran;;;
3;10-02-2024;pinjaman;A-002;;20.000;;;;
3;10-02-2024;jasa pinjaman;A-002;;2000;;;;
2;10-01-2024;pinjaman;A-002;100000;;Pinjaman;24;5;menurun
2;10-01-2024;101;;;100000;;;;
";

pub(super) async fn import(books: &Books, text: &str) -> Result<Done, ImportError> {
    importing::run(&books.portal.app, &books.keeper(), books.on, text.as_bytes()).await
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
async fn a_spreadsheet_is_brought_in_whole_and_again_without_doubling() {
    let books = Books::with_members(2).await;
    assert_eq!(import(&books, SHEET).await.unwrap(), Done { added: 3, ..Done::default() });
    assert_eq!(import(&books, SHEET).await.unwrap(), Done { there: 3, ..Done::default() });
    let longer = format!("{SHEET}4;11-02-2024;kas;;5000;;;;;\n4;11-02-2024;pendapatan lain;;;5000;;;;\n");
    assert_eq!(import(&books, &longer).await.unwrap(), Done { added: 1, there: 3, members: 0 });
    assert_eq!(books.balance(CASH, None).await, 47_000);
    assert_eq!(books.balance(AccountKind::Loan, Some(books.members[1])).await, 80_000);
    let loan = reading::loans(&books.portal.app.db, books.members[1]).await.unwrap().remove(0);
    assert_eq!((loan.repaid, loan.interest_paid), (rp(20_000), rp(2_000)));
    let owed = loan.owed("2024-02-11".parse().unwrap()).unwrap();
    assert_eq!(owed.next.unwrap(), (2, "2024-03-10".parse().unwrap(), rp(20_000), rp(1_600)));
    let changed = SHEET.replace("Rp100.000", "Rp99.999").replace("kas;;120000", "kas;;119999");
    assert_eq!(told(import(&books, &changed).await), [(2, "entry".to_owned(), "entry-differs")]);
}

#[tokio::test]
async fn a_spreadsheet_brings_the_members_whom_it_names() {
    let mut books = Books::with_members(0).await;
    let text = "\
entry,day,account,member,name,debit,credit
1,2024-03-05,kas,,,30000,
1,2024-03-05,pokok,B-7,Nurhayati Alwi,,30000
2,2024-01-05,kas,,,5000,
2,2024-01-05,wajib,B-7,,,5000
";
    let stranger = text.replace(",Nurhayati Alwi,", ",,");
    assert_eq!(
        told(import(&books, &stranger).await),
        [(3, "member".to_owned(), "no-member"), (5, "member".to_owned(), "no-member"),]
    );
    let done = import(&books, text).await.unwrap();
    assert_eq!(done, Done { added: 2, there: 0, members: 1 });
    assert_eq!(import(&books, text).await.unwrap(), Done { added: 0, there: 2, members: 0 });
    let form = format!("/books/{}/new/deposit", books.on);
    let fields = [("member", "nurhayati alwi"), ("account", "wajib"), ("amount", "7000"), ("at", "cash")];
    send(&mut books, &form, &fields).await.is_ok().shows("Nurhayati Alwi");
}

#[tokio::test]
async fn every_bad_row_and_cell_of_a_spreadsheet_is_named_and_nothing_is_booked() {
    let books = Books::with_members(2).await;
    let text = "\
entry,day,account,member,debit,credit,rate,months,method
1,2024-01-05,kas,,120000,,,,
1,2024-01-06,simpanan wajib,A-001,,120000,,,
2,2024-13-05,kas,,5,,,,
2,2024-01-05,entah,,,5,,,
3,2024-01-05,simpanan pokok,,,banyak,,,
3,2024-01-05,simpanan pokok,A-9,7,7,,,
4,2024-01-05,pinjaman,A-001,100,,24,,menurun
4,2024-01-05,kas,,,,,,
";
    let at = |line: u64, column: &str, code: &'static str| (line, column.to_owned(), code);
    assert_eq!(
        told(import(&books, text).await),
        [
            at(3, "day", "day-differs"),
            at(4, "day", "day"),
            at(5, "account", "no-account"),
            at(6, "member", "member-needed"),
            at(6, "credit", "amount"),
            at(7, "member", "no-member"),
            at(7, "credit", "both-sides"),
            at(8, "months", "loan-terms"),
            at(9, "debit", "no-side"),
        ]
    );
    let unbalanced = SHEET.replace("Rp100.000", "Rp99.000");
    assert_eq!(told(import(&books, &unbalanced).await), [at(2, "entry", "unbalanced")]);
    let overdrawn = SHEET.replace("100000", "120001");
    assert_eq!(told(import(&books, &overdrawn).await), [at(8, "entry", "beyond")]);
    let dear = SHEET.replace(";24;5;", ";24,5;5;");
    assert_eq!(told(import(&books, &dear).await), [at(8, "account", "rate-above")]);
    assert_eq!(books.balance(CASH, None).await, 0);
}

#[tokio::test]
async fn a_workbook_is_brought_in_on_the_page_and_what_does_not_balance_is_shown() {
    let mut books = Books::with_members(1).await;
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [
        ["entry", "day", "account", "member", "debit", "credit"],
        ["B-1", "2025-03-01", "kas", "", "50000", ""],
        ["B-1", "2025-03-01", "sukarela", "A-001", "", "50000"],
    ];
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let action = format!("/books/{}/import", books.on);
    let page = books.treasurer.browser.open(&action).await;
    page.is_ok().shows("simpanan wajib");
    let bad =
        Attachment { field: "file", name: "buku.csv", bytes: SHEET.replace("2000;", "1999;").into_bytes() };
    let seen = books.treasurer.browser.upload(&page, &action, &[], &[bad]).await;
    seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows("tidak ada anggota bernomor ini");
    let none = books.treasurer.browser.upload(&page, &action, &[], &[]).await;
    none.is(StatusCode::UNPROCESSABLE_ENTITY);
    let file = Attachment { field: "file", name: "buku.xlsx", bytes };
    let done = books.treasurer.browser.upload(&page, &action, &[], &[file]).await;
    done.is_ok().shows("Semua transaksi sudah diambil").shows("Rp50.000");
    assert_eq!(books.balance(SAVINGS, Some(books.members[0])).await, 50_000);
    books.chair.browser.open(&action).await.is(StatusCode::CONFLICT);
}
