//! Posting asks the books by their keys. A database keeps its plans; one made while the books were small must not read them
//! from end to end once they are large.

use domain::ledger::AccountKind;
use jembatan::usecases::ledger::batches::{self, Each, NewBatch};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};

use super::{CASH, SAVINGS, deposit};
use crate::kit::books::{Books, rp};
use crate::kit::database::{on_postgres, rows_scanned};

const MEMBERS: u32 = 400;
const TIMES: u32 = 6;

#[tokio::test]
async fn a_batch_does_not_read_all_the_books_though_its_plans_were_made_when_they_were_small() {
    let books = small_books(48).await;
    for month in 1..=TIMES {
        post(&books, month).await;
    }
    assert_read_by_key(&books).await;
}

#[tokio::test]
async fn what_guards_the_books_does_not_read_all_of_them_for_whatever_is_written() {
    let books = small_books(24).await;
    let outside = books.portal.database.outside().await;
    post(&books, 1).await;
    if on_postgres() {
        // The link from a line to its entry is what the other test is about.
        let prepared = "ALTER TABLE ledger_line DROP CONSTRAINT fk_ledger_line_entry_id;
             CREATE TEMP TABLE some_line AS SELECT * FROM ledger_line;
             CREATE TEMP TABLE some_entry AS SELECT * FROM ledger_entry";
        outside.execute_unprepared(prepared).await.unwrap();
        for time in 1..=TIMES {
            copy(&outside, time, "number = 1").await;
        }
        for time in TIMES + 1..=4 * TIMES {
            copy(&outside, time, "true").await;
        }
        outside.close().await.unwrap();
    }
    assert_read_by_key(&books).await;
}

/// Books of which no more is known than that they were small, and connections that have planned with that.
async fn small_books(entries: usize) -> Books {
    let books = Books::with_members(MEMBERS).await;
    for number in 0..entries {
        if number == entries / 4 {
            books.portal.database.outside().await.execute_unprepared("ANALYZE").await.unwrap();
        }
        books.book(deposit(books.members[number], SAVINGS, 1_000), &format!("s-{number}")).await.unwrap();
    }
    books
}

async fn post(books: &Books, month: u32) {
    let new = NewBatch {
        each: Each::Pays(rp(20_000), CASH),
        account: AccountKind::Compulsory,
        day: format!("2026-{month:02}-05").parse().unwrap(),
        note: String::new(),
        except: Vec::new(),
        once: format!("bulan-{month}"),
    };
    batches::post(&books.portal.app, &books.keeper(), books.on, &new).await.unwrap();
}

/// Entries written once more past the store, on one connection, with numbers of their own.
async fn copy(outside: &DatabaseConnection, time: u32, which: &str) {
    let id = |column: &str| format!("md5({column}::text || '{time}')::uuid");
    let number = format!("number + 1000 * {time}");
    let lines = format!(
        "INSERT INTO ledger_line (entry_id, place, cooperative_id, number, day, account, member_id, debit, credit, moves)
         SELECT {}, place, cooperative_id, {number}, day, account, member_id, debit, credit, moves
         FROM some_line WHERE {which}",
        id("entry_id")
    );
    let entries = format!(
        "INSERT INTO ledger_entry (id, cooperative_id, number, kind, day, note, reference, at, by)
         SELECT {}, cooperative_id, {number}, kind, day, note, reference, at, by FROM some_entry WHERE {which}",
        id("id")
    );
    outside.execute_unprepared(&lines).await.unwrap();
    outside.execute_unprepared(&entries).await.unwrap();
}

/// On PostgreSQL: whole tables were read while they were small only. On SQLite: nothing is planned so.
async fn assert_read_by_key(books: &Books) {
    let outside = books.portal.database.outside().await;
    if on_postgres() {
        // A connection tells the server what it read when it ends, at the latest.
        books.portal.app.db.close().await.unwrap();
        let read = rows_scanned(&outside, "'ledger_line', 'ledger_entry'").await;
        assert!(read < 20_000, "{read} rows were read from end to end");
    } else {
        assert_eq!(scans_of_a_line(&outside).await, 0, "writing a line or an entry reads a whole table");
    }
}

/// Steps of SQLite's programs for a line and an entry, triggers and all, that begin at the start of a table.
async fn scans_of_a_line(outside: &DatabaseConnection) -> usize {
    let mut scans = 0;
    for table in ["ledger_line", "ledger_entry"] {
        let sql = format!("EXPLAIN INSERT INTO {table} DEFAULT VALUES");
        let steps = outside.query_all_raw(Statement::from_string(outside.get_database_backend(), sql)).await;
        let codes = steps.unwrap().into_iter().map(|step| step.try_get::<String>("", "opcode").unwrap());
        scans += codes.filter(|code| code == "Rewind").count();
    }
    scans
}
