//! The books at a million entries: `cargo bench --bench ledger`, and with `JEMBATAN_TEST_DATABASE=postgres` on PostgreSQL. A
//! cooperative of a hundred members and one of 10,000 are booked on month by month; what a batch takes is measured on the way,
//! and then what a member's page costs in either. `cargo bench --bench ledger -- 100000 50`: of as many members, as many months.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench drives this process and prints what it measured"
)]
#![expect(dead_code, unreachable_pub, reason = "it borrows the tests' kit and needs a part of it")]

#[path = "../tests/it/kit/mod.rs"]
mod kit;

use std::time::{Duration, Instant};

use chrono::{Months, NaiveDate};
use domain::ledger::{AccountKind, MemberId};
use jembatan::usecases::ledger::batches::{self, Each, NewBatch};
use jembatan::usecases::ledger::reading;
use kit::books::{Books, rp};
use kit::database::on_postgres;

const FEW: u32 = 100;
/// Members of the large cooperative, and months, where the command line names none.
const LARGE: [u32; 2] = [10_000, 100];
/// The day of the first batch.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2018, 8, 15).unwrap();
/// Member's pages read of either, for the median of each.
const PAGES: usize = 2_000;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap().block_on(Box::pin(measure()));
}

/// One member's page where every member has as many entries, first among few members, then among many.
async fn measure() {
    println!("{}", if on_postgres() { "PostgreSQL" } else { "SQLite" });
    let mut named = std::env::args().filter_map(|word| word.parse::<u32>().ok());
    let [many, months] = LARGE.map(|usual| named.next().unwrap_or(usual));
    let mut both = Vec::new();
    for members in [FEW, many] {
        let books = Books::with_members(members).await;
        let mut took = Vec::new();
        for month in 0..months {
            let day = FIRST.checked_add_months(Months::new(month)).unwrap();
            took.push((post(&books, day, month, members).await, month));
        }
        took.sort_unstable();
        let at = |place: usize| took[place].0.as_secs_f64();
        let (middle, last) = (at(took.len() / 2), at(took.len() - 1));
        let month = took[took.len() - 1].1;
        println!(
            "a batch of {members}: fastest {:.2} s, median {middle:.2} s, slowest {last:.2} s, in month {month}",
            at(0)
        );
        both.push((members, books, Vec::with_capacity(PAGES)));
    }
    // By turns, so that what else the machine does falls on both.
    for place in 0..PAGES {
        for (_, books, took) in &mut both {
            took.push(page(books, place).await);
        }
    }
    let medians = both.iter_mut().map(|(members, _, took)| {
        took.sort_unstable();
        let ms = took[took.len() / 2].as_secs_f64() * 1_000.0;
        println!("{members} members, {} entries: a member's page {ms:.3} ms", *members * months);
        ms
    });
    let medians: Vec<f64> = medians.collect();
    println!("a member's page, many to few: {:.2}", medians[1] / medians[0]);
}

async fn post(books: &Books, day: NaiveDate, month: u32, members: u32) -> Duration {
    let new = NewBatch {
        each: Each::Pays(rp(20_000), AccountKind::Cash),
        account: AccountKind::Compulsory,
        day,
        note: String::new(),
        except: Vec::new(),
        once: format!("bulan-{month}"),
    };
    let start = Instant::now();
    let posted = batches::post(&books.portal.app, &books.keeper(), books.on, &new).await.unwrap();
    assert_eq!(posted, members as usize);
    start.elapsed()
}

/// What a member's page reads: balances, loans, the latest moves, SHU by year.
async fn page(books: &Books, place: usize) -> Duration {
    let who: MemberId = books.members[place * 7 % books.members.len()];
    let db = &books.portal.app.db;
    let start = Instant::now();
    let balances = reading::balances(db, who).await.unwrap();
    let loans = reading::loans(db, who).await.unwrap();
    let lines = reading::lines(db, who, None, None).await.unwrap();
    let shares = reading::shares(db, who).await.unwrap();
    let took = start.elapsed();
    assert!(!balances.is_empty() && loans.is_empty() && !lines.rows.is_empty() && shares.is_empty());
    took
}
