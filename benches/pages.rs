//! What the portal's pages cost, beside a bare page of the same rows, and what the whole portal takes to start and to
//! hold: section F of the issue, one command.
//!
//! `cargo bench --bench pages` (SQLite) and `JEMBATAN_TEST_DATABASE=postgres cargo bench --bench pages` (counting in
//! PostgreSQL). What it measured stands in `docs/performance.md`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench measures this process and prints what it measured"
)]
#![expect(dead_code, unreachable_pub, reason = "it borrows the tests' kit and needs a part of it")]

#[path = "../tests/it/kit/mod.rs"]
mod kit;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::applications::Status;
use domain::criteria::Rule;
use domain::facts::Purpose;
use domain::matching::OfferContext;
use entity::{application, business, offer, organisation};
use kit::application::{ApplicationBuilder, CaseFile};
use kit::business::BusinessBuilder;
use kit::crowd::Made;
use kit::database::on_postgres;
use kit::offer::OfferBuilder;
use kit::portal::Portal;
use kit::visitor::Visitor;
use poem::http::header;
use poem::{Endpoint, EndpointExt, IntoResponse, Request, Response, Route, get, handler};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

const OPEN: [&str; 5] = ["submitted", "in_review", "site_visit", "committee", "in_review"];

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap().block_on(async {
        if on_postgres() {
            count_in_postgres().await;
        } else {
            Box::pin(pages()).await;
            Box::pin(whole_portal()).await;
        }
    });
}

/// CPU that this process has taken, in all its threads.
fn cpu() -> Duration {
    ticks(&std::fs::read_to_string("/proc/self/stat").unwrap())
}

/// Fields 14 and 15, after the name in brackets: hundredths of a second.
fn ticks(stat: &str) -> Duration {
    let after = stat.rsplit_once(')').unwrap().1;
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    Duration::from_millis(ticks * 10)
}

/// CPU per request, the least of three rounds of two seconds.
async fn cost<F: Future<Output = ()>>(ask: impl Fn() -> F) -> f64 {
    for _ in 0..50 {
        ask().await;
    }
    let mut least = f64::MAX;
    for _ in 0..3 {
        let (began, mut asked, start) = (cpu(), 0_u32, Instant::now());
        while start.elapsed() < Duration::from_secs(2) {
            ask().await;
            asked += 1;
        }
        least = least.min(cpu().saturating_sub(began).as_secs_f64() * 1e3 / f64::from(asked));
    }
    least
}

async fn seen(visitor: &Visitor, address: &str) {
    let mut visitor = visitor.clone();
    let response = visitor.fetch(address).await;
    assert!(response.status().is_success(), "{address} answers {}", response.status());
    response.into_body().into_vec().await.unwrap();
}

async fn page_cost(visitor: &Visitor, address: &str) -> f64 {
    cost(|| seen(visitor, address)).await
}

struct Bare {
    db: DatabaseConnection,
    tera: tera::Tera,
}

#[derive(FromQueryResult, Serialize)]
struct BareOffer {
    id: Uuid,
    name_id: String,
    bank: String,
    scheme: String,
    floor: i64,
    ceiling: i64,
    rate_exact: i32,
    method: String,
    min_tenor: i32,
    max_tenor: i32,
    purposes: String,
    decision_days: i32,
    syariah: bool,
}

#[derive(FromQueryResult, Serialize)]
struct BareCase {
    id: Uuid,
    business: String,
    district: Option<String>,
    offer: String,
    status: String,
    status_at: chrono::DateTime<chrono::Utc>,
    submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    amount: Option<i64>,
    tenor_months: Option<i32>,
}

const BARE_OFFERS: &str = "<!doctype html><html><head><title>Offers</title></head><body><h1>Offers</h1><ul>\
{% for row in rows %}<li><p>{{ row.bank }}</p><h2><a href=\"/offers/{{ row.id }}\">{{ row.name_id }}</a></h2><dl>\
<dt>Rate</dt><dd>{{ row.rate_exact }} {{ row.method }}</dd><dt>Amount</dt><dd>{{ row.floor }} - {{ row.ceiling }}</dd>\
<dt>Tenor</dt><dd>{{ row.min_tenor }} - {{ row.max_tenor }}</dd><dt>Decision</dt><dd>{{ row.decision_days }}</dd></dl>\
<p>{{ row.scheme }} {{ row.purposes }}</p></li>{% endfor %}</ul></body></html>";
const BARE_CASES: &str = "<!doctype html><html><head><title>Queue</title></head><body><h1>Queue</h1><table>\
{% for row in rows %}<tr><th><a href=\"/cases/{{ row.id }}\">{{ row.business }}</a></th><td>{{ row.district }}</td>\
<td>{{ row.offer }}</td><td>{{ row.status }} {{ row.status_at }}</td><td>{{ row.submitted_at }}</td>\
<td>{{ row.amount }} {{ row.tenor_months }}</td></tr>{% endfor %}</table></body></html>";

#[handler]
async fn offers_page(bare: poem::web::Data<&Arc<Bare>>) -> Response {
    use offer::Column::{
        Ceiling, DecisionDays, Floor, Id, MaxTenor, Method, MinTenor, NameId, Publication, Purposes,
        RateExact, Scheme, Syariah,
    };
    let rows = offer::Entity::find()
        .select_only()
        .columns([
            Id,
            NameId,
            Scheme,
            Floor,
            Ceiling,
            RateExact,
            Method,
            MinTenor,
            MaxTenor,
            Purposes,
            DecisionDays,
            Syariah,
        ])
        .column_as(organisation::Column::ShortName, "bank")
        .join(JoinType::InnerJoin, offer::Relation::Organisation.def())
        .filter(Publication.eq("open"))
        .order_by_asc(NameId)
        .order_by_asc(Id)
        .limit(20)
        .into_model::<BareOffer>()
        .all(&bare.db)
        .await
        .unwrap();
    rendered(&bare.tera, "offers.html", &rows)
}

#[handler]
async fn cases_page(bare: poem::web::Data<&Arc<Bare>>) -> Response {
    use application::Column::{Amount, Id, Status as At, StatusAt, SubjectId, SubmittedAt, TenorMonths};
    let rows = application::Entity::find()
        .select_only()
        .columns([Id, At, StatusAt, SubmittedAt, Amount, TenorMonths])
        .column_as(business::Column::Name, "business")
        .column_as(business::Column::District, "district")
        .column_as(offer::Column::NameId, "offer")
        .join(JoinType::InnerJoin, application::Relation::Business.def())
        .join(
            JoinType::InnerJoin,
            application::Entity::belongs_to(offer::Entity).from(SubjectId).to(offer::Column::Id).into(),
        )
        .filter(At.eq("in_review"))
        .order_by_asc(StatusAt)
        .order_by_asc(Id)
        .limit(20)
        .into_model::<BareCase>()
        .all(&bare.db)
        .await
        .unwrap();
    rendered(&bare.tera, "cases.html", &rows)
}

fn rendered(tera: &tera::Tera, page: &str, rows: &impl Serialize) -> Response {
    let mut context = tera::Context::new();
    context.insert("rows", rows);
    poem::web::Html(tera.render(page, &context).unwrap()).into_response()
}

async fn bare_site(url: &str) -> impl Endpoint<Output = Response> {
    let mut tera = tera::Tera::default();
    tera.add_raw_template("offers.html", BARE_OFFERS).unwrap();
    tera.add_raw_template("cases.html", BARE_CASES).unwrap();
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(4).sqlx_logging(false);
    let db = sea_orm::Database::connect(options).await.unwrap();
    Route::new()
        .at("/offers", get(offers_page))
        .at("/cases", get(cases_page))
        .data(Arc::new(Bare { db, tera }))
        .map_to_response()
}

async fn bare_cost(site: &impl Endpoint<Output = Response>, path: &'static str) -> f64 {
    cost(|| async {
        let request = Request::builder().uri_str(path).header(header::HOST, "localhost").finish();
        let response = site.get_response(request).await;
        assert!(response.status().is_success());
        let bytes = response.into_body().into_vec().await.unwrap();
        assert!(bytes.len() > 2_000, "{path} shows its rows");
    })
    .await
}

/// An offer and an application that went far enough to be copied.
async fn first_case(portal: &Portal) -> (kit::offer::PublishedOffer, CaseFile) {
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

fn told(what: &str, own: f64, bare: f64, bound: f64) {
    let ratio = own / bare;
    println!("{what}: {own:.3} ms CPU, bare {bare:.3} ms, ratio {ratio:.2} (bound {bound})");
}

async fn pages() {
    let portal = Portal::open().await;
    let (offer, case) = first_case(&portal).await;
    let made = [
        ("id", Made::Id(1)),
        ("name_id", Made::Numbered("KUR Mikro")),
        ("name_en", Made::Numbered("Micro credit")),
    ];
    portal.crowd("offer", ("id", offer.id.0), 999, &made).await;
    more_cases(&portal, &case, 2, 9_999).await;
    let bare = bare_site(portal.database_url()).await;
    let (stranger, officer) = (portal.stranger(), case.officer.browser.clone());

    let bare_offers = bare_cost(&bare, "/offers").await;
    told("catalogue, 20 of 1,000 offers", page_cost(&stranger, "/offers").await, bare_offers, 1.5);
    let bare_cases = bare_cost(&bare, "/cases").await;
    let queue = "/queue?status=in_review";
    let small = page_cost(&officer, queue).await;
    told("queue, 20 of 10,000 applications, signed in", small, bare_cases, 2.5);

    more_cases(&portal, &case, 3, 990_000).await;
    let large = page_cost(&officer, queue).await;
    told("queue at 1,000,000 applications, beside itself at 10,000", large, small, 1.2);
    let clerk = portal.clerk("Ibu Dinas").await;
    for address in ["/office", "/office/applications?kind=credit", "/office/stuck"] {
        let start = Instant::now();
        seen(&clerk.browser, address).await;
        println!("{address} at 1,000,000 applications: {:.2} s", start.elapsed().as_secs_f64());
    }
}

/// The released binary, until it is dropped.
struct Running(Child, u16);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Running {
    fn start(url: &str, data: &std::path::Path) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(env!("CARGO_BIN_EXE_jembatan"))
            .arg("serve")
            .env("DATABASE_URL", url)
            .env("JEMBATAN_DATA", data)
            .env("JEMBATAN_ADDRESS", format!("127.0.0.1:{port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap(), port)
    }

    fn ask(&self, path: &str) -> Option<usize> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.1)).ok()?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n",
            self.1
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        answer.starts_with(b"HTTP/1.1 200").then_some(answer.len())
    }

    fn resident_mib(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
    }
}

async fn whole_portal() {
    let portal = Portal::open().await;
    let (offer, case) = first_case(&portal).await;
    portal
        .crowd("offer", ("id", offer.id.0), 999, &[("id", Made::Id(1)), ("name_id", Made::Numbered("KUR"))])
        .await;
    businesses(&portal, case.load(&portal).await.business.0, 100_000).await;
    let data = tempfile::tempdir().unwrap();
    // Once to make the key and the folders, as every start but the first finds them.
    drop(first_page(portal.database_url(), data.path()));
    let mut best = f64::MAX;
    for _ in 0..5 {
        let (_running, took) = first_page(portal.database_url(), data.path());
        best = best.min(took);
    }
    println!("start to first page on 100,000 businesses: {best:.2} s (bound 0.3)");
    let (running, _) = first_page(portal.database_url(), data.path());
    println!("resident after start: {:.1} MiB", running.resident_mib());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for number in 0..250 {
                    let path = ["/", "/offers", "/offers?sort=rate", "/sign-in", "/programs"][number % 5];
                    assert!(running.ask(path).is_some(), "{path}");
                }
            });
        }
    });
    println!("resident after 2,000 pages to 8 visitors: {:.1} MiB (bound 64)", running.resident_mib());
}

fn first_page(url: &str, data: &std::path::Path) -> (Running, f64) {
    let start = Instant::now();
    let running = Running::start(url, data);
    while running.ask("/offers").is_none() {
        assert!(start.elapsed() < Duration::from_secs(20), "the portal does not start");
        std::thread::sleep(Duration::from_millis(2));
    }
    (running, start.elapsed().as_secs_f64())
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
        println!("round {round}: {} of 1,000,000 fit, counted in {took:.2} s (bound 1)", count.unwrap());
    }
}
