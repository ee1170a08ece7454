//! Taking a whole batch back, who is told what of a refusal, and who cannot have left yet.

use std::sync::Arc;

use chrono::Duration;
use domain::accounts::Role;
use domain::ledger::{AccountKind, BatchId, Move};
use jembatan::jobs::deadlines;
use jembatan::store;
use jembatan::usecases::ledger::batches::{self, Each, NewBatch};
use jembatan::usecases::ledger::importing::Done;
use jembatan::usecases::ledger::{booking, closing, posting, reading, undoing};
use jembatan::usecases::memberships::{disputes, looks};
use poem::http::StatusCode;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::together::{SHEET, import};
use super::{CASH, SAVINGS, deposit, refused, send, withdraw};
use crate::kit::books::{Books, rp};
use crate::kit::people::Person;

const REASON: &str = "Salah jumlah";

fn batch(account: AccountKind, amount: i64, once: &str) -> NewBatch {
    NewBatch {
        each: Each::Pays(rp(amount), CASH),
        account,
        day: "2026-11-05".parse().unwrap(),
        note: String::new(),
        except: Vec::new(),
        once: once.to_owned(),
    }
}

async fn posted(books: &Books, new: &NewBatch) -> BatchId {
    batches::post(&books.portal.app, &books.keeper(), books.on, new).await.unwrap();
    let all = undoing::list(&books.portal.app, &books.keeper(), books.on, None).await.unwrap().1;
    all.rows[0].id
}

async fn undo(books: &Books, id: BatchId, once: &str) -> Result<usize, jembatan::usecases::Failure> {
    let day = "2026-11-20".parse().unwrap();
    undoing::undo(&books.portal.app, &books.keeper(), id, (day, REASON), once).await
}

/// A member who signs in.
async fn member(books: &Books, at: usize) -> Person {
    let person = books.portal.owner("Nurhayati").await;
    let row = entity::member::ActiveModel { account_id: Set(Some(person.id.0)), ..Default::default() };
    entity::member::Entity::update_many()
        .set(row)
        .filter(entity::member::Column::Id.eq(books.members[at].0))
        .exec(&books.portal.database.outside().await)
        .await
        .unwrap();
    person
}

#[tokio::test]
async fn a_wrong_batch_is_taken_back_whole_once_and_its_month_is_free_again() {
    let mut books = Books::with_members(60).await;
    let id = posted(&books, &batch(AccountKind::Compulsory, 200_000, "salah")).await;
    let list = format!("/books/{}/batches", books.on);
    let page = books.treasurer.browser.open(&list).await;
    page.is_ok().shows("Simpanan wajib").shows("11-2026").shows("Rp12.000.000").shows("Berlaku");
    let seen = books.treasurer.browser.open(&page.link("Setoran bulanan")).await;
    seen.is_ok().shows("20 transaksi pertama").shows("Balikkan seluruhnya");
    let form = format!("/batches/{id}/undo");
    send(&mut books, &form, &[("day", "20-11-2026")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let early = [("day", "04-11-2026"), ("reason", REASON)];
    send(&mut books, &form, &early).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows(REASON);
    let page = books.treasurer.browser.open(&form).await;
    page.shows("60 transaksi").shows("semua atau tidak sama sekali");
    for _ in 0..2 {
        let fields = [("day", "20-11-2026"), ("reason", REASON)];
        let done = books.treasurer.browser.send(&page, &form, &fields).await;
        done.is_ok().shows("Seluruhnya sudah dibalik").shows("Sudah dibalik 60");
        done.does_not_show("Balikkan seluruhnya");
    }
    assert_eq!(books.balance(CASH, None).await, 0);
    assert_eq!(books.balance(AccountKind::Compulsory, Some(books.members[7])).await, 0);
    refused(&undo(&books, id, "lain").await, "ledger-batch-undone");
    let right = posted(&books, &batch(AccountKind::Compulsory, 20_000, "benar")).await;
    assert_ne!(right, id);
    assert_eq!(books.balance(CASH, None).await, 60 * 20_000);
    let mut chair = books.chair.clone();
    let mut stranger = books.portal.owner("Orang Lain").await;
    for address in [&list, &format!("/batches/{id}"), &form] {
        chair.browser.open(address).await.is(StatusCode::CONFLICT);
        stranger.browser.open(address).await.is(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_batch_raced_to_be_undone_by_two_is_undone_once() {
    let books = Arc::new(Books::with_members(12).await);
    let id = posted(&books, &batch(SAVINGS, 5_000, "a")).await;
    let tries = (0..4).map(|number| {
        let books = Arc::clone(&books);
        tokio::spawn(async move { undo(&books, id, &format!("undo-{number}")).await.is_ok() })
    });
    let mut done = 0;
    for task in tries.collect::<Vec<_>>() {
        done += usize::from(task.await.unwrap());
    }
    assert_eq!((done, books.balance(CASH, None).await), (1, 0));
}

#[tokio::test]
async fn what_was_taken_back_singly_stays_and_the_rest_follows() {
    let books = Books::with_members(3).await;
    let id = posted(&books, &batch(SAVINGS, 5_000, "a")).await;
    let first = undoing::show(&books.portal.app, &books.keeper(), id).await.unwrap().entries[0].id;
    let day = "2026-11-10".parse().unwrap();
    let app = &books.portal.app;
    posting::take_back(app, &books.keeper(), first, (day, "satu"), "satu").await.unwrap();
    assert_eq!(undo(&books, id, "rest").await.unwrap(), 2);
    assert_eq!(books.balance(CASH, None).await, 0);
}

#[tokio::test]
async fn a_batch_of_which_a_part_was_withdrawn_stays_whole_and_it_is_said_whose() {
    let mut books = Books::with_members(4).await;
    let id = posted(&books, &batch(SAVINGS, 50_000, "a")).await;
    books.book(withdraw(books.members[2], 20_000), "tarik").await.unwrap();
    books.book(deposit(books.members[0], AccountKind::Compulsory, 100_000), "isi").await.unwrap();
    let before = books.balance(CASH, None).await;
    let fields = [("day", "20-11-2026"), ("reason", REASON)];
    let page = send(&mut books, &format!("/batches/{id}/undo"), &fields).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .shows("Tidak satu pun dibalik: saldo Anggota 003 kurang Rp20.000");
    assert_eq!(books.balance(CASH, None).await, before);
    assert!(undoing::show(&books.portal.app, &books.keeper(), id).await.unwrap().batch.may_undo());
}

#[tokio::test]
async fn nothing_is_taken_back_on_a_closed_day() {
    let books = Books::with_members(2).await;
    let id = posted(&books, &batch(SAVINGS, 5_000, "a")).await;
    let until = "2026-11-20".parse().unwrap();
    closing::close(&books.portal.app, &books.keeper(), books.on, until).await.unwrap();
    refused(&undo(&books, id, "b").await, "ledger-closed");
}

async fn sheet(books: &Books, text: &str) -> BatchId {
    import(books, text).await.unwrap();
    let all = undoing::list(&books.portal.app, &books.keeper(), books.on, None).await.unwrap().1;
    all.rows.iter().find(|batch| batch.kind == "import" && batch.may_undo()).unwrap().id
}

#[tokio::test]
async fn a_wrong_spreadsheet_is_taken_back_with_its_loans_and_comes_in_again_mended() {
    let mut books = Books::with_members(2).await;
    let (payer, debtor) = (books.members[0], books.members[1]);
    let wrong = SHEET.replace("Rp100.000", "Rp1.000.000").replace("kas;;120000", "kas;;1020000");
    for text in [&wrong, &SHEET.replace("20000", "30000"), SHEET] {
        let id = sheet(&books, text).await;
        let form = format!("/batches/{id}/undo");
        let page = books.treasurer.browser.open(&form).await;
        page.is_ok()
            .shows("3 transaksi")
            .shows("Nomor transaksinya lalu boleh dipakai lagi")
            .does_not_show("Bulannya");
        let done =
            books.treasurer.browser.send(&page, &form, &[("day", "20-11-2026"), ("reason", REASON)]).await;
        done.is_ok().shows("Seluruhnya sudah dibalik");
        assert_eq!(books.balance(CASH, None).await, 0);
        assert_eq!(books.balance(AccountKind::Loan, Some(debtor)).await, 0);
        assert!(reading::loans(&books.portal.app.db, debtor).await.unwrap().is_empty());
    }
    assert_eq!(import(&books, SHEET).await.unwrap(), Done { added: 3, ..Done::default() });
    assert_eq!(import(&books, SHEET).await.unwrap(), Done { there: 3, ..Done::default() });
    assert_eq!(books.balance(SAVINGS, Some(payer)).await, 100_000);
}

#[tokio::test]
async fn a_spreadsheet_whose_loan_was_paid_on_stays_whole_until_the_instalment_is_taken_back() {
    let books = Books::with_members(2).await;
    let id = sheet(&books, SHEET).await;
    let (app, keeper) = (&books.portal.app, books.keeper());
    let loan = reading::loans(&app.db, books.members[1]).await.unwrap()[0].id;
    let paper = Books::paper("angsuran");
    let paid = booking::repay(app, &keeper, (loan, CASH), (rp(20_000), rp(0)), &paper).await.unwrap();
    refused(&undo(&books, id, "a").await, "ledger-loan-repaid");
    assert_eq!(books.balance(AccountKind::Loan, Some(books.members[1])).await, 60_000);
    let day = "2026-11-20".parse().unwrap();
    posting::take_back(app, &keeper, paid, (day, REASON), "b").await.unwrap();
    assert_eq!(undo(&books, id, "c").await.unwrap(), 3);
    assert_eq!(books.balance(CASH, None).await, 0);
}

#[tokio::test]
async fn a_preview_and_a_refusal_that_tells_of_a_balance_are_looks_that_the_member_reads() {
    let mut books = Books::with_members(2).await;
    let nur = member(&books, 0).await;
    let app = books.portal.app.clone();
    let actor = Books::actor(&nur);
    let seen = async |id| looks::list(&app, &actor, id, None).await.unwrap().1.rows.len();
    assert_eq!(seen(books.members[0]).await, 0);
    let form = format!("/books/{}/batch/pays", books.on);
    send(&mut books, &form, &[("amount", "20000"), ("day", "05-11-2026")]).await.is_ok();
    assert_eq!(seen(books.members[0]).await, 1);
    refused(&books.book(withdraw(books.members[0], 20_000), "a").await, "ledger-beyond");
    assert_eq!(seen(books.members[0]).await, 2);
    let mut browser = books.portal.signed_in(nur.id).await;
    let page = browser.open(&format!("/memberships/{}/looks", books.members[0])).await;
    page.shows("Pembukuan yang ditolak karena saldo Anda").shows("Daftar yang memuat Anda");
}

#[tokio::test]
async fn nobody_leaves_before_the_last_entry_that_wants_her_a_member() {
    let mut books = Books::with_members(2).await;
    let id = books.members[0];
    books.book(deposit(id, SAVINGS, 20_000), "a").await.unwrap();
    let path = format!("/cooperatives/{}/members/{id}", books.on);
    let page = books.treasurer.browser.open(&path).await;
    let leave = format!("{path}/leave");
    let early = books.treasurer.browser.send(&page, &leave, &[("left_on", "15-11-2026")]).await;
    early.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Ada transaksinya tertanggal 16-11-2026");
    books.treasurer.browser.send(&early, &leave, &[("left_on", "16-11-2026")]).await.is_ok();
    let other = books.members[1];
    let entry = books.book(deposit(other, SAVINGS, 20_000), "b").await.unwrap();
    let day = "2026-11-20".parse().unwrap();
    let app = &books.portal.app;
    posting::take_back(app, &books.keeper(), entry, (day, "salah"), "c").await.unwrap();
    jembatan::usecases::roll::leave(app, &books.keeper(), (books.on, other), "2026-11-01".parse().unwrap())
        .await
        .unwrap();
}

#[tokio::test]
async fn every_row_that_the_books_refuse_is_named_at_once() {
    let books = Books::with_members(3).await;
    books.leave(books.members[2], "2024-01-31").await;
    let until = "2023-12-31".parse().unwrap();
    closing::close(&books.portal.app, &books.keeper(), books.on, until).await.unwrap();
    let sheet = "\
entry;day;account;member;debit;credit
1;15-03-2024;kas;;5000;
1;15-03-2024;simpanan sukarela;A-001;;5000
2;16-03-2024;simpanan sukarela;A-002;9000;
2;16-03-2024;kas;;;9000
3;17-03-2024;kas;;7000;
3;17-03-2024;simpanan sukarela;A-003;;7000
4;30-12-2023;kas;;1000;
4;30-12-2023;simpanan sukarela;A-001;;1000
";
    let told = match import(&books, sheet).await {
        Err(jembatan::usecases::ImportError::Bad(bad)) => {
            bad.into_iter().map(|cell| (cell.line, cell.why.code())).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let mut lines: Vec<u64> = told.iter().map(|(line, _)| *line).collect();
    lines.sort_unstable();
    assert_eq!(lines, [4, 6, 8], "{told:?}");
    assert_eq!(reading::overview(&books.portal.app, &books.keeper(), books.on).await.unwrap().entries, 0);
}

#[tokio::test]
async fn the_office_is_told_once_of_a_dispute_that_nobody_answered_in_time() {
    let books = Books::with_members(1).await;
    let nur = member(&books, 0).await;
    let what = Move::Deposit(CASH, books.members[0], SAVINGS, rp(50_000));
    let entry = books.book(what, "a").await.unwrap();
    let app = &books.portal.app;
    let line = (books.members[0], entry, SAVINGS);
    let id = disputes::open(app, &Books::actor(&nur), line, "Saya setor Rp60.000").await.unwrap();
    let first = books.portal.deliver_mail().await;
    assert!(first[0].text.contains("dalam 14 hari, paling lambat 7 Desember 2026"), "{}", first[0].text);
    let clerk = books.portal.person("Andi", Role::OfficeStaff, None).await;
    books.portal.wait(Duration::days(14));
    assert_eq!(deadlines::tell_of_late_disputes(app).await.unwrap(), 0, "the last day is in time");
    books.portal.wait(Duration::days(1));
    assert_eq!(deadlines::tell_of_late_disputes(app).await.unwrap(), 1);
    assert_eq!(deadlines::tell_of_late_disputes(app).await.unwrap(), 0);
    let mails = books.portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].to, clerk.email);
    assert!(mails[0].subject.contains("Sanggahan anggota Koperasi Tani Makmur belum dijawab"));
    assert!(
        mails[0].text.contains("dalam 14 hari") && !mails[0].text.contains("Anggota 001"),
        "{}",
        mails[0].text
    );
    let mut browser = books.portal.signed_in(clerk.id).await;
    browser.open(&format!("/office/disputes/{id}")).await.is_ok();
    browser.open("/notices").await.shows("belum dijawab");
    assert!(store::disputes::late(&app.db, books.portal.now(), 10).await.unwrap().is_empty());
}
