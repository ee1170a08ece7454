//! The books at a million entries: `cargo bench --bench ledger`, and with `JEMBATAN_TEST_DATABASE=postgres` on PostgreSQL. A
//! cooperative of 10,000 members is booked on month by month; what a batch takes and what a member's page costs is
//! measured on the way.
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

const MEMBERS: u32 = 10_000;
const MONTHS: u32 = 100;
/// Member's pages read for one figure.
const PAGES: usize = 400;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap().block_on(Box::pin(measure()));
}

async fn measure() {
    let books = Books::with_members(MEMBERS).await;
    println!("{}: {MEMBERS} members", if on_postgres() { "PostgreSQL" } else { "SQLite" });
    let first = "2018-08-15".parse::<NaiveDate>().unwrap();
    let (mut took, mut small) = (Vec::new(), Duration::ZERO);
    for month in 0..MONTHS {
        let day = first.checked_add_months(Months::new(month)).unwrap();
        took.push(post(&books, day, month).await);
        if month == 0 {
            small = page(&books).await;
            println!("a member's page at {MEMBERS} entries: {:.3} ms", small.as_secs_f64() * 1_000.0);
        }
    }
    let large = page(&books).await;
    let ms = large.as_secs_f64() * 1_000.0;
    println!("a member's page at {} entries: {ms:.3} ms", MEMBERS * MONTHS);
    println!("ratio {:.2}", large.as_secs_f64() / small.as_secs_f64());
    took.sort_unstable();
    let at = |place: usize| took[place].as_secs_f64();
    println!(
        "a batch of {MEMBERS}: fastest {:.2} s, median {:.2} s, slowest {:.2} s (bound 2 s)",
        at(0),
        at(took.len() / 2),
        at(took.len() - 1)
    );
}

async fn post(books: &Books, day: NaiveDate, month: u32) -> Duration {
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
    assert_eq!(posted, MEMBERS as usize);
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
