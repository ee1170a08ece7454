//! What the portal's pages cost, beside a bare page of the same rows, and what the whole portal takes to start and to
//! hold. One command: `cargo bench --bench pages`; with `JEMBATAN_TEST_DATABASE=postgres` on PostgreSQL, where it counts
//! a million businesses too.
//!
//! The portal is the released program, the bare page a process of its own; both are asked over sockets, and what counts
//! is the CPU each took, so that a busy machine does not matter. What was measured stands in `docs/performance.md`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench measures and prints what it measured"
)]
#![expect(dead_code, unreachable_pub, reason = "it borrows the tests' kit and needs a part of it")]

#[path = "../../tests/it/kit/mod.rs"]
mod kit;

mod bare;
mod served;

use std::time::Instant;

use domain::applications::Status;
use domain::criteria::Rule;
use domain::facts::Purpose;
use domain::matching::OfferContext;
use jembatan::ambient::{Clock as _, SystemClock};
use kit::application::{ApplicationBuilder, CaseFile};
use kit::business::BusinessBuilder;
use kit::crowd::Made;
use kit::database::on_postgres;
use kit::offer::{OfferBuilder, PublishedOffer};
use kit::people::Person;
use kit::portal::Portal;
use serde_json::json;
use served::{Page, Served, costs};
use uuid::Uuid;

const OPEN: [&str; 5] = ["submitted", "in_review", "site_visit", "committee", "in_review"];
const QUEUE: &str = "/queue?status=in_review";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [command, url, port] = args.as_slice()
        && command == "serve-bare"
    {
        return bare::serve(url, port);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap().block_on(async {
        println!("{}", if on_postgres() { "PostgreSQL" } else { "SQLite" });
        Box::pin(pages()).await;
        if on_postgres() {
            count_in_postgres().await;
        } else {
            Box::pin(whole_portal()).await;
        }
    });
}

fn beside_bare(what: &str, [own, bare]: [f64; 2], bound: f64) -> f64 {
    let ratio = own / bare;
    println!("{what}: {own:.3} ms CPU, bare {bare:.3} ms, ratio {ratio:.2} (at most {bound})");
    own
}

async fn pages() {
    let portal = Portal::open().await;
    // Sessions are begun in the present: the served portal's clock does not stand still.
    portal.wait(SystemClock.now() - portal.now());
    let (offer, case) = first_case(&portal).await;
    more_offers(&portal, &offer).await;
    more_cases(&portal, &case, 2, 9_999).await;
    let data = tempfile::tempdir().unwrap();
    let url = portal.database_url();
    let bare = Served::bare(url).until(Page::at("/offers"));
    let own = Served::portal(url, data.path()).until(Page::at("/offers"));
    own.at_rest();

    let (mine, theirs) = ((&own, Page::at("/offers")), (&bare, Page::at("/offers")));
    beside_bare("catalogue, 20 of 1,000 offers", costs([mine, theirs]), 1.5);
    let [packed] = costs([(&own, Page { gzip: true, ..Page::at("/offers") })]);
    println!("catalogue, packed for the wire: {packed:.3} ms CPU");

    let cookie = cookie(&case.officer);
    let queue = (&own, Page { cookie: &cookie, ..Page::at(QUEUE) });
    let cases = (&bare, Page::at("/cases"));
    let small = beside_bare("signed-in queue, 20 of 10,000 applications", costs([queue, cases]), 2.5);
    more_cases(&portal, &case, 3, 990_000).await;
    own.at_rest();
    let large = beside_bare("signed-in queue, 20 of 1,000,000 applications", costs([queue, cases]), 2.5);
    println!("the queue at 1,000,000 beside itself at 10,000: ratio {:.2} (at most 1.2)", large / small);
    let deep = older(&own, &cookie, 50);
    let [deep] = costs([(&own, Page { cookie: &cookie, ..Page::at(&deep) })]);
    println!("its page 50: {deep:.3} ms CPU, beside page 1: ratio {:.2}", deep / large);
    office(&portal, &own).await;
}

/// The page so many pages on.
fn older(own: &Served, cookie: &str, pages: usize) -> String {
    let mut line = own.line().unwrap();
    let mut address = QUEUE.to_owned();
    for _ in 1..pages {
        let html = String::from_utf8(line.get(Page { cookie, ..Page::at(&address) }).body).unwrap();
        let page = scraper::Html::parse_document(&html);
        let links = scraper::Selector::parse("nav a[href*=after]").unwrap();
        let older = page.select(&links).next().expect("a link to older ones");
        older.attr("href").unwrap().clone_into(&mut address);
    }
    address
}

/// The office's pages over everything, in seconds: they have no bare sister.
async fn office(portal: &Portal, own: &Served) {
    let cookie = cookie(&portal.clerk("Ibu Dinas").await);
    let mut line = own.line().unwrap();
    for address in ["/office", "/office/applications?kind=credit", "/office/stuck"] {
        let start = Instant::now();
        assert!(line.get(Page { cookie: &cookie, ..Page::at(address) }).status.contains("200"), "{address}");
        println!("{address} at 1,000,000 applications: {:.2} s", start.elapsed().as_secs_f64());
    }
}

fn cookie(person: &Person) -> String {
    format!("jembatan={}", person.browser.cookie("jembatan").unwrap())
}

/// An offer and an application that went far enough to be copied.
async fn first_case(portal: &Portal) -> (PublishedOffer, CaseFile) {
    let bank = portal.bank("Bank Sulselbar").await;
    let offer = OfferBuilder::named("KUR Mikro").english("Micro").of(&bank).publish(portal).await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .in_district("73.07.01")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(portal, &owner)
        .await;
    let case = ApplicationBuilder::of(business, &owner).at(&offer, &bank).in_status(Status::InReview);
    (offer, case.create(portal).await)
}

async fn more_offers(portal: &Portal, offer: &PublishedOffer) {
    let made = [
        ("id", Made::Id(1)),
        ("name_id", Made::Numbered("KUR Mikro")),
        ("name_en", Made::Numbered("Micro credit")),
    ];
    portal.crowd("offer", ("id", offer.id.0), 999, &made).await;
}

async fn more_cases(portal: &Portal, case: &CaseFile, crowd: u32, count: u32) {
    let made = [
        ("id", Made::Id(crowd)),
        ("receipt", Made::Nothing),
        ("once_key", Made::Nothing),
        ("status", Made::InTurn(&OPEN)),
        ("facts", Made::Nothing),
        ("findings", Made::Nothing),
        ("terms", Made::Nothing),
        ("draft", Made::EmptyJson),
        ("status_at", Made::MinutesBefore(1)),
        ("submitted_at", Made::MinutesBefore(1)),
    ];
    portal.crowd("application", ("id", case.id.0), count, &made).await;
}

async fn whole_portal() {
    let portal = Portal::open().await;
    portal.wait(SystemClock.now() - portal.now());
    let (offer, case) = first_case(&portal).await;
    more_offers(&portal, &offer).await;
    businesses(&portal, case.load(&portal).await.business.0, 100_000).await;
    let (data, url) = (tempfile::tempdir().unwrap(), portal.database_url());
    // Once to make the key and the folders, as every start but the first finds them.
    drop(Served::portal(url, data.path()).until(Page::at("/offers")));
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            drop(Served::portal(url, data.path()).until(Page::at("/offers")));
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "start to first page on 100,000 businesses: {:.3} s, median of nine {:.3} s (at most 0.3)",
        times[0], times[4]
    );
    let own = Served::portal(url, data.path()).until(Page::at("/offers"));
    println!("resident after start: {:.1} MiB", own.resident_mib());
    let cookie = cookie(&case.officer);
    std::thread::scope(|scope| {
        for visitor in 0..8 {
            let (own, cookie) = (&own, &cookie);
            scope.spawn(move || visit(own, cookie, visitor));
        }
    });
    println!(
        "resident after 4,000 pages and 40 sign-ins of 8 visitors: {:.1} MiB (at most 64)",
        own.resident_mib()
    );
}

/// Five hundred pages and five tries to sign in.
fn visit(own: &Served, cookie: &str, visitor: usize) {
    let mut line = own.line().unwrap();
    for number in 0..500 {
        let path = ["/", "/offers", "/offers?sort=rate", QUEUE, "/check", "/programs"][number % 6];
        let gzip = number % 2 == 0;
        let answer = line.get(Page { path, cookie, gzip });
        assert!(answer.status.contains("200"), "{path}: {}", answer.status);
        if number % 100 == 0 {
            sign_in(own, &format!("nobody{visitor}.{number}@contoh.example"));
        }
    }
}

/// A try to sign in: it costs the same whether or not there is such an account.
fn sign_in(own: &Served, email: &str) {
    let mut line = own.line().unwrap();
    let page = line.get(Page::at("/sign-in"));
    let cookie = page.headers.iter().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    let cookie = cookie.split(';').next().unwrap();
    let html = String::from_utf8(page.body).unwrap();
    let token = html.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let pairs = [("csrf", token), ("email", email), ("password", "not-a-password-of-anybody")];
    let body = serde_html_form::to_string(pairs).unwrap();
    let answer = line.post(Page { cookie, ..Page::at("/sign-in") }, &body);
    assert!(answer.status.contains("422"), "{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
}

async fn businesses(portal: &Portal, like: Uuid, count: u32) {
    let made = [("id", Made::Id(7)), ("name", Made::Numbered("Usaha")), ("import_key", Made::Nothing)];
    portal.crowd("business", ("id", like), count, &made).await;
    sheets(portal, like, count).await;
}

async fn sheets(portal: &Portal, like: Uuid, count: u32) {
    let made = [("business_id", Made::Id(7)), ("need_id", Made::Nothing), ("annual_sales", Made::Nothing)];
    portal.crowd("fact_sheet", ("business_id", like), count, &made).await;
}

async fn count_in_postgres() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .in_district("73.07.01")
        .fact("nib", "true")
        .fact("started_on", "2020-01-01")
        .fact("financial_records", "cash_book")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    sheets(&portal, business.0, 999_999).await;
    let rule = Rule::from_json(&json!({"all": [
        {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
        {"fact": "requested_amount", "more_than": 10_000_000, "at_most": 100_000_000, "remedy": "none"},
        {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"}
    ]}));
    let rule = rule.unwrap();
    let day = "2026-11-23".parse().unwrap();
    for round in 1..=3 {
        let start = Instant::now();
        let count =
            jembatan::store::matching::count_fitting(&portal.app.db, &rule, day, OfferContext::NONE).await;
        let took = start.elapsed().as_secs_f64();
        println!("round {round}: {} of 1,000,000 fit, counted in {took:.2} s (at most 1)", count.unwrap());
    }
}
