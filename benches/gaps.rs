//! The gap board over a million businesses on PostgreSQL: `JEMBATAN_TEST_DATABASE=postgres cargo bench --bench gaps`.
//!
//! Once with a spread that one would believe, most businesses small, young and without books; and once with facts thrown by
//! even dice, each by itself, so that hardly two businesses are alike. One fact in ten is not known.
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

use std::time::Instant;

use domain::accounts::Role;
use domain::facts::Purpose;
use domain::language::Language;
use domain::policy::Actor;
use jembatan::usecases::office::gaps::{self, Narrowing};
use kit::business::BusinessBuilder;
use kit::database::on_postgres;
use kit::offer::OfferBuilder;
use kit::portal::Portal;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use serde_json::{Value, json};

/// Columns that differ from business to business: by believable and by even dice.
const FACTS: [(&str, [&str; 2]); 16] = [
    ("nib", ["random() < 0.35", "random() < 0.7"]),
    ("sku", ["random() < 0.8", "random() < 0.6"]),
    ("npwp", ["random() < 0.2", "random() < 0.5"]),
    ("ktp", ["random() < 0.99", "random() < 0.95"]),
    (
        "financial_records",
        [
            "(ARRAY['none','none','none','none','none','none','cash_book','cash_book','sak_emkm'])[1 + floor(random() * 9)::int]",
            "(ARRAY['none','cash_book','sak_emkm'])[1 + floor(random() * 3)::int]",
        ],
    ),
    ("digital_level", ["floor(power(random(), 3) * 5)::bigint", "floor(random() * 5)::bigint"]),
    ("management_level", ["floor(power(random(), 2) * 5)::bigint", "floor(random() * 5)::bigint"]),
    ("productive_credit", ["random() < 0.1", "random() < 0.2"]),
    ("kur_loans_taken", ["floor(power(random(), 4) * 4)::bigint", "floor(random() * 3)::bigint"]),
    ("annual_sales", ["(exp(random() * 8) * 1000000)::bigint", "(random() * 3000000000)::bigint"]),
    ("monthly_surplus", ["(exp(random() * 4) * 500000)::bigint", "(random() * 20000000)::bigint"]),
    ("collateral_value", ["(power(random(), 3) * 200000000)::bigint", "(random() * 200000000)::bigint"]),
    (
        "requested_amount",
        [
            "(ARRAY[5000000, 10000000, 10000000, 25000000, 25000000, 50000000, 75000000, 150000000])[1 + floor(random() * 8)::int]::bigint",
            "(ARRAY[5000000, 25000000, 75000000, 150000000])[1 + floor(random() * 4)::int]::bigint",
        ],
    ),
    (
        "started_on",
        [
            "date '2026-11-25' - (power(random(), 2) * 7000)::int",
            "date '2016-01-01' + (random() * 3900)::int",
        ],
    ),
    (
        "owner_born_on",
        ["date '1960-01-01' + (random() * 16000)::int", "date '1960-01-01' + (random() * 16000)::int"],
    ),
    ("cooperative_member", ["random() < 0.15", "random() < 0.4"]),
];
/// How the two are named.
const SPREADS: [&str; 2] = ["believable", "even"];

fn main() {
    if !on_postgres() {
        println!("the board is measured on PostgreSQL: JEMBATAN_TEST_DATABASE=postgres");
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap().block_on(Box::pin(measure()));
}

/// What the law wants of every micro credit, and what a bank adds.
fn rule(scheme: usize, own: usize) -> Value {
    let amounts = [
        json!({"fact": "requested_amount", "at_most": 10_000_000, "remedy": "none"}),
        json!({"fact": "requested_amount", "more_than": 10_000_000, "at_most": 100_000_000, "remedy": "none"}),
        json!({"fact": "requested_amount", "more_than": 100_000_000, "at_most": 500_000_000, "remedy": "none"}),
        json!({"fact": "requested_amount", "at_most": 200_000_000, "remedy": "none"}),
    ];
    let added = [
        json!({"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"}),
        json!({"fact": "digital_level", "at_least": 2, "remedy": "coaching"}),
        json!({"fact": "management_level", "at_least": 2, "remedy": "coaching"}),
        json!({"fact": "cooperative_member", "is": true, "remedy": "paper"}),
        json!({"fact": "annual_sales", "at_least": 100_000_000, "remedy": "none"}),
        json!({"fact": "monthly_surplus", "at_least": 2_000_000, "remedy": "none"}),
    ];
    json!({"all": [
        {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
        amounts[scheme % amounts.len()],
        {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
        {"fact": "npwp", "is": true, "remedy": "paper", "when": {"fact": "requested_amount", "more_than": 50_000_000}},
        {"fact": "productive_credit", "is": false, "remedy": "none"},
        {"fact": "owner_age_years", "at_least": 21, "remedy": "none"},
        {"fact": "ktp", "is": true, "remedy": "paper"},
        added[own % added.len()]
    ]})
}

async fn measure() {
    let portal = Portal::open().await;
    let bank = portal.bank("Bank Sulselbar").await;
    for number in 0..24 {
        let offer = OfferBuilder::named(&format!("Kredit {number}")).of(&bank);
        offer.rule(rule(number % 4, number / 4)).publish(&portal).await;
    }
    let owner = portal.owner("Rahmawati").await;
    let business = BusinessBuilder::named("Gula Aren").need(75_000_000, 24, Purpose::WorkingCapital);
    let business = business.create(&portal, &owner).await;
    let clerk = portal.clerk("Hasniati").await;
    let actor =
        Actor { account: clerk.id, role: Role::OfficeStaff, organisation: None, language: Language::Id };
    for (spread, named) in SPREADS.iter().enumerate() {
        crowd(&portal, business.0, (spread, 999_999)).await;
        for round in 1..=5 {
            let start = Instant::now();
            let board = gaps::read(&portal.app, &actor, &Narrowing::default()).await.unwrap();
            let took = start.elapsed().as_secs_f64();
            let widest = board.lines.first().map_or(0, |line| line.missing);
            println!(
                "{named} spread, round {round}: {} gaps, the widest {widest} of 1,000,000, in {took:.2} s (bound 2)",
                board.lines.len()
            );
        }
        let board = gaps::read(&portal.app, &actor, &Narrowing::default()).await.unwrap();
        for line in [board.lines.first(), board.lines.last()].into_iter().flatten() {
            let start = Instant::now();
            let page =
                gaps::list(&portal.app, &actor, &line.check, &Narrowing::default(), None).await.unwrap();
            let took = start.elapsed().as_secs_f64();
            println!("  {} of the {} behind a line, in {took:.3} s", page.rows.len(), line.missing);
        }
    }
}

/// Makes so many businesses like this one, in place of those made before.
async fn crowd(portal: &Portal, like: uuid::Uuid, (spread, count): (usize, u32)) {
    let mut options = ConnectOptions::new(portal.database_url());
    options.max_connections(1).sqlx_logging(false);
    let outside = Database::connect(options).await.unwrap();
    let columns = columns_of(&outside, "fact_sheet").await;
    let value = |column: &String| {
        let found = FACTS.iter().find(|(name, _)| name == column);
        match (column.as_str(), found) {
            ("business_id", _) => "gen_random_uuid()".to_owned(),
            ("need_id", _) => "NULL".to_owned(),
            ("district", _) => "'73.07.0' || (1 + floor(power(random(), 2) * 9))::int".to_owned(),
            ("sector", _) => "substr('ACGHI', 1 + floor(random() * 5)::int, 1)".to_owned(),
            (_, Some((_, dice))) => format!("CASE WHEN random() < 0.9 THEN {} END", dice[spread]),
            (other, None) => format!("pattern.\"{other}\""),
        }
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    outside.execute_unprepared("SET session_replication_role = replica").await.unwrap();
    let insert = format!(
        "INSERT INTO fact_sheet ({}) SELECT {} FROM fact_sheet AS pattern, generate_series(1, {count}) WHERE pattern.business_id = '{like}'",
        names.join(", "),
        values.join(", "),
    );
    let clear = format!("DELETE FROM fact_sheet WHERE business_id <> '{like}'");
    outside.execute_unprepared(&clear).await.unwrap();
    outside.execute_unprepared("VACUUM FULL fact_sheet, business").await.unwrap();
    outside.execute_unprepared(&insert).await.unwrap();
    // Each has its name, so that the lists behind the lines have something to join.
    let columns = columns_of(&outside, "business").await;
    let value = |column: &String| match column.as_str() {
        "id" => "sheet.business_id".to_owned(),
        other => format!("pattern.\"{other}\""),
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    outside.execute_unprepared(&format!("DELETE FROM business WHERE id <> '{like}'")).await.unwrap();
    let insert = format!(
        "INSERT INTO business ({}) SELECT {} FROM business AS pattern, fact_sheet AS sheet WHERE pattern.id = '{like}' AND sheet.business_id <> '{like}'",
        names.join(", "),
        values.join(", "),
    );
    outside.execute_unprepared(&insert).await.unwrap();
    outside.execute_unprepared("VACUUM ANALYZE fact_sheet, business").await.unwrap();
}

async fn columns_of(outside: &DatabaseConnection, table: &str) -> Vec<String> {
    let ask = format!(
        "SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = '{table}'"
    );
    let rows = outside.query_all_raw(Statement::from_string(DbBackend::Postgres, ask)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}
