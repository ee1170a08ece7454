//! The books of a cooperative: booked by the treasurer, balanced by the database, never changed, seen by who may.

mod scans;
mod together;
mod undoing;
mod years;

use std::sync::Arc;

use domain::ledger::{AccountKind, MemberId, Move};
use domain::money::Method;
use domain::schedule::Loan as Terms;
use jembatan::usecases::Failure;
use jembatan::usecases::ledger::booking::{self, NewLoan};
use jembatan::usecases::ledger::{closing, posting, reading};
use poem::http::StatusCode;
use sea_orm::ConnectionTrait as _;

use crate::kit::books::{Books, assert_sound, rp};
use crate::kit::seen::Seen;

const CASH: AccountKind = AccountKind::Cash;
const SAVINGS: AccountKind = AccountKind::Voluntary;

fn deposit(member: MemberId, kind: AccountKind, amount: i64) -> Move {
    Move::Deposit(CASH, member, kind, rp(amount))
}

fn withdraw(member: MemberId, amount: i64) -> Move {
    Move::Withdraw(CASH, member, SAVINGS, rp(amount))
}

fn refused(done: &Result<impl std::fmt::Debug, Failure>, code: &str) {
    match done {
        Err(Failure::Invalid(faults)) => assert_eq!(faults[0].code, code, "{faults:?}"),
        Err(Failure::Refused(key)) => assert_eq!(*key, code),
        other => panic!("{other:?} instead of {code}"),
    }
}

async fn send(books: &mut Books, address: &str, fields: &[(&str, &str)]) -> Seen {
    let page = books.treasurer.browser.open(address).await;
    books.treasurer.browser.send(&page, address, fields).await
}

#[tokio::test]
async fn the_treasurer_books_in_the_browser_and_a_wrong_form_keeps_what_was_typed() {
    let mut books = Books::with_members(3).await;
    let path = format!("/books/{}", books.on);
    let form = format!("{path}/new/deposit");
    let wrong = [("member", "Z-9"), ("account", "sukarela"), ("amount", "banyak"), ("at", "cash")];
    let seen = send(&mut books, &form, &wrong).await;
    seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Tidak ada anggota dengan nomor atau nama ini");
    assert_eq!(seen.form(&form).value("amount"), Some("banyak"));
    let many = [("member", "anggota"), ("account", "sukarela"), ("amount", "5000"), ("at", "cash")];
    send(&mut books, &form, &many).await.shows("Lebih dari satu anggota cocok");

    let fields =
        [("member", "anggota 002"), ("account", "sukarela"), ("amount", "Rp1.250.000"), ("at", "cash")];
    let entry = send(&mut books, &form, &fields).await;
    entry
        .is_ok()
        .shows("Transaksi no. 1")
        .shows("Anggota 002")
        .shows("Rp1.250.000")
        .shows("201 Simpanan sukarela");
    let page = books.treasurer.browser.open(&path).await;
    page.shows("Aset").shows("Rp1.250.000");
    books.treasurer.browser.open(&page.link("Simpanan sukarela")).await.shows("A-002").shows("Rp1.250.000");
    let balances = books.treasurer.browser.open(&page.link("Simpanan sukarela")).await;
    let member = books.treasurer.browser.open(&balances.link("Anggota 002")).await;
    member
        .shows("Anggota no. A-002")
        .shows("terakhir berubah 23 November 2026")
        .shows("+Rp1.250.000")
        .shows("Transaksi no. 1");
    let beyond = [("member", "A-002"), ("account", "sukarela"), ("amount", "1250001"), ("at", "cash")];
    let seen = send(&mut books, &format!("{path}/new/withdrawal"), &beyond).await;
    seen.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Melebihi saldo Simpanan sukarela; lebihnya Rp1");
    let list = books.treasurer.browser.open(&format!("{path}/entries")).await;
    list.shows("Transaksi no. 1").does_not_show("Transaksi no. 2");
    let sheet = books.treasurer.browser.open(&format!("{path}/entries.csv")).await;
    let text = String::from_utf8_lossy(&sheet.bytes);
    assert!(text.contains("Anggota 002,0,1250000"), "{text}");
    assert_eq!(books.balance(CASH, None).await, 1_250_000);
}

#[tokio::test]
async fn the_chair_sees_totals_and_no_members_money_and_nobody_else_sees_anything() {
    let mut books = Books::with_members(1).await;
    let who = books.members[0];
    let entry = books.book(deposit(who, SAVINGS, 700_000), "satu").await.unwrap();
    let path = format!("/books/{}", books.on);
    let seen = books.chair.browser.open(&path).await;
    seen.is_ok().shows("Rp700.000").does_not_show("Catat setoran").does_not_show("Anggota 001");
    let member = format!("/members/{who}");
    for inner in
        ["/entries", "/entries.csv", "/loans", "/close", "/new/deposit", "/balances/sukarela", &member]
    {
        let seen = books.chair.browser.open(&format!("{path}{inner}")).await;
        seen.is(StatusCode::CONFLICT).shows("bukan tugas Anda");
    }
    books.chair.browser.open(&format!("/entries/{entry}")).await.is(StatusCode::CONFLICT);
    let mut clerk = books.portal.clerk("Sitti").await;
    let seen = clerk.browser.open(&format!("/office/cooperatives/{}", books.on)).await;
    seen.is_ok().shows("Simpanan sukarela").shows("Rp700.000").does_not_show("Anggota 001");
    clerk.browser.open(&format!("{path}/entries")).await.is(StatusCode::FORBIDDEN);
    let mut stranger = books.portal.owner("Nurul").await;
    for address in
        [path.clone(), format!("{path}/entries"), format!("/entries/{entry}"), format!("{path}{member}")]
    {
        stranger.browser.open(&address).await.is(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_is_booked_once() {
    let books = Books::with_members(1).await;
    let who = books.members[0];
    let first = books.book(deposit(who, SAVINGS, 5_000), "sama").await.unwrap();
    let second = books.book(deposit(who, SAVINGS, 5_000), "sama").await.unwrap();
    assert_eq!(first, second);
    assert_eq!(books.balance(SAVINGS, Some(who)).await, 5_000);
}

#[tokio::test]
async fn two_treasurers_at_once_never_overdraw_and_never_lose_an_entry() {
    let books = Arc::new(Books::with_members(1).await);
    let who = books.members[0];
    books.book(deposit(who, SAVINGS, 10_000), "awal").await.unwrap();
    let tries = (0..24).map(|number| {
        let books = Arc::clone(&books);
        tokio::spawn(async move { books.book(withdraw(who, 900), &format!("tarik-{number}")).await.is_ok() })
    });
    let mut taken = 0;
    for one in tries.collect::<Vec<_>>() {
        taken += i64::from(one.await.unwrap());
    }
    assert_eq!(taken, 11, "as many as fit, and not one more");
    assert_eq!(books.balance(SAVINGS, Some(who)).await, 10_000 - 11 * 900);
}

#[tokio::test]
async fn an_entry_is_reversed_once_and_a_reversal_stays() {
    let mut books = Books::with_members(1).await;
    let who = books.members[0];
    let entry = books.book(deposit(who, SAVINGS, 5_000), "satu").await.unwrap();
    let form = format!("/entries/{entry}/reverse");
    send(&mut books, &form, &[("reason", "")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .shows("perlu diisi");
    let done = send(&mut books, &form, &[("reason", "Salah anggota")]).await;
    done.is_ok().shows("Pembalikan").shows("Salah anggota").does_not_show("Balikkan");
    assert_eq!(books.balance(SAVINGS, Some(who)).await, 0);
    let seen = books.treasurer.browser.open(&format!("/entries/{entry}")).await;
    seen.shows("Dibalik oleh");
    let (app, keeper) = (&books.portal.app, books.keeper());
    let day = "2026-11-20".parse().unwrap();
    let again = posting::take_back(app, &keeper, entry, (day, "lagi"), "lagi").await;
    refused(&again, "ledger-reversed");
    let reversal = reading::entry(app, &keeper, entry).await.unwrap().1.unwrap();
    let back = posting::take_back(app, &keeper, reversal, (day, "lagi"), "lagi").await;
    refused(&back, "ledger-reversal-of-reversal");
}

#[tokio::test]
async fn a_closed_period_takes_nothing_and_closes_forwards_only() {
    let books = Books::with_members(1).await;
    let who = books.members[0];
    let (app, keeper) = (&books.portal.app, books.keeper());
    let entry = books.book(deposit(who, SAVINGS, 5_000), "satu").await.unwrap();
    let close = |day: &str| closing::close(app, &keeper, books.on, day.parse().unwrap());
    refused(&close("2026-11-23").await, "ledger-period-open");
    close("2026-11-16").await.unwrap();
    refused(&close("2026-10-31").await, "ledger-closed");
    refused(&books.book(deposit(who, SAVINGS, 1), "dua").await, "ledger-closed");
    let day = "2026-11-16".parse().unwrap();
    refused(&posting::take_back(app, &keeper, entry, (day, "x"), "x").await, "ledger-closed");
    let later = "2026-11-17".parse().unwrap();
    posting::take_back(app, &keeper, entry, (later, "x"), "x").await.unwrap();
    assert_eq!(books.balance(SAVINGS, Some(who)).await, 0);
}

#[tokio::test]
async fn a_member_who_left_is_settled_and_never_added_to() {
    let books = Books::with_members(2).await;
    let who = books.members[0];
    books.book(deposit(who, AccountKind::Principal, 100_000), "pokok").await.unwrap();
    let out = || Move::PayOut(CASH, who, AccountKind::Principal, rp(100_000));
    refused(&books.book(out(), "dini").await, "ledger-still-member");
    books.leave(who, "2026-11-15").await;
    refused(&books.book(deposit(who, SAVINGS, 1), "lagi").await, "ledger-left");
    books.book(out(), "keluar").await.unwrap();
    assert_eq!(books.balance(AccountKind::Principal, Some(who)).await, 0);
}

fn lending(member: MemberId, rate: &str) -> NewLoan {
    let terms = Terms {
        amount: rp(36_000_000),
        rate: rate.parse().unwrap(),
        tenor: domain::money::Tenor::new(12).unwrap(),
        method: Method::Declining,
        fee: rp(0),
    };
    NewLoan { member, from: CASH, terms }
}

#[tokio::test]
async fn a_loan_is_paid_out_within_the_cap_and_paid_back_by_its_schedule() {
    let mut books = Books::with_members(2).await;
    let (rich, poor) = (books.members[0], books.members[1]);
    books.book(deposit(rich, SAVINGS, 40_000_000), "modal").await.unwrap();
    let keeper = books.keeper();
    let dear =
        booking::lend(&books.portal.app, &keeper, books.on, &lending(poor, "24.01"), &Books::paper("a"))
            .await;
    refused(&dear, "ledger-rate-above");
    let path = format!("/books/{}", books.on);
    let fields = [
        ("member", "A-002"),
        ("amount", "36 juta"),
        ("rate", "24"),
        ("months", "12"),
        ("method", "declining"),
        ("at", "cash"),
        ("day", "16-09-2026"),
    ];
    let entry = send(&mut books, &format!("{path}/new/loan"), &fields).await;
    entry.is_ok().shows("Pinjaman dicairkan");
    let list = books.treasurer.browser.open(&format!("{path}/loans")).await;
    list.shows("Anggota 002").shows("Rp3.720.000, 16 Oktober 2026").shows("Rp7.380.000");
    let loan = books.treasurer.browser.open(&list.link("Anggota 002")).await;
    loan.shows("Rp36.000.000").shows("Rp3.660.000").shows("16 September 2027");
    let pay = loan.link("Catat angsuran");
    let form = books.treasurer.browser.open(&pay).await;
    assert_eq!(form.form(&pay).value("principal"), Some("3000000"));
    assert_eq!(form.form(&pay).value("interest"), Some("720000"));
    let paid = books.treasurer.browser.send(&form, &pay, &[]).await;
    paid.is_ok().shows("Angsuran").shows("Rp3.720.000");
    let id: domain::ledger::LoanId = loan.address.rsplit('/').next().unwrap().parse().unwrap();
    let (seen, _) = reading::loan(&books.portal.app, &keeper, id).await.unwrap();
    assert_eq!((seen.repaid, seen.interest_paid), (rp(3_000_000), rp(720_000)));
    let paper = Books::paper("b");
    let too_much = booking::repay(&books.portal.app, &keeper, (id, CASH), (rp(33_000_001), rp(0)), &paper);
    refused(&too_much.await, "ledger-more-than-owed");
    assert_eq!(books.balance(AccountKind::Loan, Some(poor)).await, 33_000_000);
    assert_eq!(books.balance(AccountKind::InterestIncome, Some(poor)).await, 720_000);
}

#[tokio::test]
async fn a_loan_is_taken_back_only_while_nothing_was_paid_of_it() {
    let books = Books::with_members(2).await;
    let (rich, poor) = (books.members[0], books.members[1]);
    books.book(deposit(rich, SAVINGS, 40_000_000), "modal").await.unwrap();
    let (app, keeper) = (&books.portal.app, books.keeper());
    let entry =
        booking::lend(app, &keeper, books.on, &lending(poor, "12"), &Books::paper("a")).await.unwrap();
    let loan = reading::loans(&app.db, poor).await.unwrap().remove(0);
    let paid =
        booking::repay(app, &keeper, (loan.id, CASH), (rp(5), rp(3)), &Books::paper("b")).await.unwrap();
    let day = "2026-11-20".parse().unwrap();
    refused(&posting::take_back(app, &keeper, entry, (day, "x"), "x").await, "ledger-loan-repaid");
    posting::take_back(app, &keeper, paid, (day, "x"), "y").await.unwrap();
    posting::take_back(app, &keeper, entry, (day, "x"), "z").await.unwrap();
    assert_eq!(books.balance(AccountKind::Loan, Some(poor)).await, 0);
    assert!(reading::loans(&app.db, poor).await.unwrap().is_empty());
    let late = booking::repay(app, &keeper, (loan.id, CASH), (rp(5), rp(3)), &Books::paper("c")).await;
    refused(&late, "ledger-more-than-owed");
}

#[tokio::test]
async fn the_database_itself_refuses_what_does_not_balance_and_every_change() {
    let books = Books::with_members(1).await;
    let who = books.members[0];
    let entry = books.book(deposit(who, SAVINGS, 5_000), "satu").await.unwrap();
    let outside = books.portal.database.outside().await;
    let text = |sql: &str| sql.to_owned();
    let postgres = outside.get_database_backend() == sea_orm::DbBackend::Postgres;
    let id = if postgres { format!("'{entry}'") } else { format!("x'{}'", entry.0.simple()) };
    let copy = |debit: &str| {
        format!(
            "INSERT INTO ledger_line (entry_id, place, cooperative_id, number, day, account, member_id, debit, \
             credit, moves) SELECT entry_id, place + 7, cooperative_id, number, day, account, member_id, \
             {debit}, credit, moves FROM ledger_line WHERE entry_id = {id} AND debit > 0"
        )
    };
    for wrong in [
        text("UPDATE ledger_entry SET note = 'lain'"),
        text("DELETE FROM ledger_entry"),
        text("UPDATE ledger_line SET debit = debit + 1"),
        text("DELETE FROM ledger_line"),
        text("UPDATE ledger_balance SET amount = -1"),
        text(
            "UPDATE ledger_loan SET repaid = principal + 1 WHERE 1 = 0; UPDATE ledger_balance SET amount = -5",
        ),
        copy("debit"),
    ] {
        let done = outside.execute_unprepared(&wrong).await;
        assert!(done.is_err(), "{wrong}");
    }
    // An entry that has no lines, and one whose lines do not balance.
    let bare = format!(
        "INSERT INTO ledger_entry (id, cooperative_id, number, kind, day, note, reference, at, by) SELECT \
         cooperative_id, cooperative_id, 99, kind, day, note, reference, at, by FROM ledger_entry WHERE id = {id}"
    );
    assert!(outside.execute_unprepared(&bare).await.is_err(), "an entry without lines");
    assert_sound(&outside).await;
    assert_eq!(books.balance(SAVINGS, Some(who)).await, 5_000);
}

#[tokio::test]
async fn a_members_figures_lead_to_the_entries_behind_them() {
    let books = Books::with_members(1).await;
    let who = books.members[0];
    for number in 0..25 {
        books.book(deposit(who, SAVINGS, 1_000 + number), &format!("s-{number}")).await.unwrap();
    }
    books.book(deposit(who, AccountKind::Compulsory, 7), "w").await.unwrap();
    let db = &books.portal.app.db;
    let balances = reading::balances(db, who).await.unwrap();
    assert_eq!(balances.len(), 2);
    assert_eq!(balances[0].amount, rp(25_300));
    let first = reading::lines(db, who, Some(SAVINGS), None).await.unwrap();
    let rest = reading::lines(db, who, Some(SAVINGS), first.next.as_ref()).await.unwrap();
    assert_eq!((first.rows.len(), rest.rows.len(), rest.next), (20, 5, None));
    let sum: i64 = first.rows.iter().chain(&rest.rows).map(|row| row.by).sum();
    assert_eq!(sum, balances[0].amount.get());
    let all = reading::lines(db, who, None, None).await.unwrap();
    assert_eq!(all.rows[0].account, AccountKind::Compulsory, "the latest first");
}
