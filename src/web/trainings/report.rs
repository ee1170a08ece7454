//! The report of a fund: on the screen, as a workbook, and table by table as CSV. One reading of the rows serves all three.

use domain::funds::FundId;
use domain::money::Rupiah;
use poem::{Response, handler};

use super::views::district;
use crate::usecases::Page;
use crate::usecases::trainings::report::{self, Report};
use crate::web::capability::{At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, Head, Section, SheetPage, Stat, Way};
use crate::web::spreadsheet;
use crate::web::visit::Answer;
use crate::web::wording::Wording;
use crate::web::workbook::{self, Value};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/funds/:id/report", show)
        .get("/office/funds/:id/report.xlsx", book)
        .get("/office/funds/:id/report/:table", table_sheet)
}

/// One table of the report.
struct Table {
    key: &'static str,
    heads: Vec<String>,
    rows: Vec<Vec<Value>>,
}

const TABLES: [&str; 5] = ["participants", "targets", "budget", "mentoring", "mentors"];

fn number(count: impl TryInto<i64>) -> Value {
    Value::number(count)
}

fn maybe(score: Option<u8>) -> Value {
    score.map_or_else(|| Value::Text(String::new()), |score| Value::Number(i64::from(score)))
}

fn table(words: Wording<'_>, report: &Report, key: &'static str) -> Table {
    let (heads, rows): (&[&str], Vec<Vec<Value>>) = match key {
        "targets" => (
            &["funds-activity", "trainings-col-kind", "report-target", "report-reached"],
            report
                .targets
                .iter()
                .map(|row| {
                    let name = Value::Text(row.name.clone());
                    vec![name, Value::Text(words.label(row.kind)), number(row.target), number(row.reached)]
                })
                .collect(),
        ),
        "budget" => (
            &[
                "funds-col-line",
                "funds-activity",
                "funds-planned",
                "funds-approved",
                "funds-committed",
                "funds-realised",
                "funds-free",
            ],
            report.lines.iter().map(spent).collect(),
        ),
        "mentoring" => (
            &[
                "report-program",
                "report-partner",
                "report-seats",
                "report-enrolled",
                "report-completed",
                "report-dropped",
            ],
            report.mentored.iter().map(|row| mentored(words, row)).collect(),
        ),
        "mentors" => (&MENTORS, report.mentors.iter().map(|row| mentor(words, row)).collect()),
        _ => (&PEOPLE, report.people.iter().map(|row| person(words, row)).collect()),
    };
    Table { key, heads: heads.iter().map(|key| words.say(key)).collect(), rows }
}

const PEOPLE: [&str; 13] = [
    "trainings-col-person",
    "trainings-col-name",
    "trainings-col-kind",
    "trainings-sex",
    "trainings-col-place",
    "trainings-cooperative",
    "report-nib",
    "report-days",
    "report-hours",
    "trainings-col-before",
    "trainings-col-after",
    "report-took-part",
    "trainings-stat-raised",
];

const MENTORS: [&str; 12] = [
    "report-mentor",
    "report-partner",
    "report-enrolled",
    "report-completed",
    "report-dropped",
    "report-sessions-wanted",
    "report-sessions-confirmed",
    "report-sessions-unconfirmed",
    "report-hours",
    "report-facts-aimed",
    "report-facts-raised",
    "report-silences",
];

fn mentor(words: Wording<'_>, row: &report::MentorResult) -> Vec<Value> {
    let name = if row.mentor.is_empty() { words.say("report-no-mentor") } else { row.mentor.clone() };
    vec![
        Value::Text(name),
        Value::Text(row.partner.clone()),
        number(row.participants),
        number(row.completed),
        number(row.dropped),
        number(row.sessions_wanted),
        number(row.sessions_confirmed),
        number(row.sessions_unconfirmed),
        number(row.minutes / 60),
        number(row.facts_aimed),
        number(row.facts_raised),
        number(row.silences),
    ]
}

fn person(words: Wording<'_>, row: &report::Attendee) -> Vec<Value> {
    vec![
        Value::Text(row.name.clone()),
        Value::Text(row.training.clone()),
        Value::Text(words.label(row.kind)),
        Value::Text(row.sex.map(|sex| words.label(sex)).unwrap_or_default()),
        Value::Text(district(row.district.as_deref())),
        Value::Text(row.cooperative.clone().unwrap_or_default()),
        Value::Text(row.nib.clone().unwrap_or_default()),
        number(row.days),
        number(row.hours),
        maybe(row.before),
        maybe(row.after),
        Value::Text(words.yes_no(row.took_part)),
        Value::Text(words.yes_no(row.raised)),
    ]
}

fn spent(row: &report::Spent) -> Vec<Value> {
    let money = |amount: Rupiah| Value::Money(amount.get());
    vec![
        Value::Text(row.line.clone()),
        Value::Text(row.activity.clone()),
        money(row.balance.amount),
        money(row.balance.approved),
        money(row.balance.committed),
        money(row.balance.realised),
        Value::Money(row.balance.free()),
    ]
}

fn mentored(words: Wording<'_>, row: &report::Mentored) -> Vec<Value> {
    vec![
        Value::Text(row.program.read(words.language()).0.to_owned()),
        Value::Text(row.partner.clone()),
        number(row.seats),
        number(row.enrolled),
        number(row.completed),
        number(row.dropped),
    ]
}

#[handler]
async fn show(clerk: OfficeStaff, At(id): At<FundId>) -> Answer {
    let report = report::draw(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    let path = format!("/office/funds/{id}");
    let stat = |key: &str, value: String| Stat { label: words.say(key), value, ..Stat::default() };
    let count = |count: usize| words.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let hours = i64::try_from(report.hours()).unwrap_or(i64::MAX);
    let stats = vec![
        stat("report-held", count(report.held)),
        stat("report-people", count(report.people.len())),
        stat("report-took-part-all", count(report.took_part().count())),
        stat("report-hours-all", words.integer(hours)),
        stat("funds-planned", words.rupiah(report.total(|balance| balance.amount))),
        stat("funds-realised", words.rupiah(report.total(|balance| balance.realised))),
    ];
    let sections = ["targets", "budget", "mentoring", "mentors", "participants"]
        .map(|key| section(words, &path, table(words, &report, key)));
    clerk.render(&SheetPage {
        title: words.say_with("report-title", &[("year", report.fund.year.to_string().into())]),
        lead: words.say_with("report-as-of", &[("when", words.date_time(report.as_of).into())]),
        back: Way::to(
            &path,
            words.say_with("funds-of", &[("year", report.fund.year.to_string().into())]),
            "",
        ),
        stats,
        sections: sections.into(),
        ways: vec![Way::to(format!("{path}/report.xlsx"), words.say("report-xlsx"), "primary")],
        ..SheetPage::default()
    })
}

/// The table on the screen: the same rows, of the participants the first hundred.
fn section(words: Wording<'_>, path: &str, table: Table) -> Section {
    const MOST: usize = 100;
    let figure = |place: usize| {
        table.rows.first().is_some_and(|row| !matches!(row.get(place), None | Some(Value::Text(_))))
    };
    let head = |(place, label): (usize, &String)| Head { label: label.clone(), figure: figure(place) };
    let row = |row: &Vec<Value>| row.iter().map(|value| Cell::text(value.shown(words))).collect();
    Section {
        title: words.say(&format!("report-{}", table.key)),
        note: if table.rows.len() > MOST { words.say("report-first-hundred") } else { String::new() },
        head: table.heads.iter().enumerate().map(head).collect(),
        rows: table.rows.iter().take(MOST).map(row).collect(),
        empty: words.say("report-nothing"),
        ways: vec![Way::to(format!("{path}/report/{}.csv", table.key), words.say("export-csv"), "quiet")],
    }
}

#[handler]
async fn table_sheet(clerk: OfficeStaff, At((id, file)): At<(FundId, String)>) -> Result<Response, WebError> {
    let wanted = file.strip_suffix(".csv").and_then(|name| TABLES.into_iter().find(|key| *key == name));
    let key = wanted.ok_or(WebError::NotFound)?;
    let report = report::draw(clerk.app(), clerk.actor(), id).await?;
    let Table { heads, rows, .. } = table(clerk.wording(), &report, key);
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(Value::plain).collect()).collect();
    let fetch = move |_| {
        let page = Page { rows: rows.clone(), next: None };
        async move { Ok(page) }
    };
    Ok(spreadsheet::of(&format!("pk2umk-{}-{key}", report.fund.year), heads, fetch, |row| row))
}

#[handler]
async fn book(clerk: OfficeStaff, At(id): At<FundId>) -> Result<Response, WebError> {
    let report = report::draw(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    let sheets = TABLES.map(|key| {
        let Table { heads, rows, .. } = table(words, &report, key);
        workbook::Sheet { name: words.say(&format!("report-{key}")), heads, rows }
    });
    workbook::of(&format!("pk2umk-{}", report.fund.year), &sheets)
}
