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
/// Member's pages read for one figure.
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
    let mut pages = Vec::new();
    for members in [FEW, many] {
        let (page, took) = measure_with(members, months).await;
        let ms = page.as_secs_f64() * 1_000.0;
        println!("{members} members, {} entries: a member's page {ms:.3} ms", members * months);
        let at = |place: usize| took[place].0.as_secs_f64();
        let (middle, last) = (at(took.len() / 2), at(took.len() - 1));
        let month = took[took.len() - 1].1;
        println!(
            "a batch of {members}: fastest {:.2} s, median {middle:.2} s, slowest {last:.2} s, in month {month}",
            at(0)
        );
        pages.push(page);
    }
    println!("a member's page, many to few: {:.2}", pages[1].as_secs_f64() / pages[0].as_secs_f64());
}

async fn measure_with(members: u32, months: u32) -> (Duration, Vec<(Duration, u32)>) {
    let books = Books::with_members(members).await;
    let first = "2018-08-15".parse::<NaiveDate>().unwrap();
    let mut took = Vec::new();
    for month in 0..months {
        let day = first.checked_add_months(Months::new(month)).unwrap();
        took.push((post(&books, day, month, members).await, month));
    }
    took.sort_unstable();
    (page(&books).await, took)
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

/// What a member's page reads: balances, loans, the latest moves, SHU by year. The median of many members.
async fn page(books: &Books) -> Duration {
    let mut took = Vec::with_capacity(PAGES);
    for place in 0..PAGES {
        let who: MemberId = books.members[place * 7 % books.members.len()];
        let db = &books.portal.app.db;
        let start = Instant::now();
        let balances = reading::balances(db, who).await.unwrap();
        let loans = reading::loans(db, who).await.unwrap();
        let lines = reading::lines(db, who, None, None).await.unwrap();
        let shares = reading::shares(db, who).await.unwrap();
        took.push(start.elapsed());
        assert!(!balances.is_empty() && loans.is_empty() && !lines.rows.is_empty() && shares.is_empty());
    }
    took.sort_unstable();
    took[took.len() / 2]
}
