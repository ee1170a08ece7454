//! The figures of the register: over the years, meetings by year of account, by kind and by district; every figure leads
//! to the list behind it.

use domain::cooperatives::StatusRule;
use poem::handler;
use serde::Serialize;

use super::asking::{self, LIST, Query};
use super::words;
use crate::usecases::cooperatives::figures::{self, Count, Figures};
use crate::web::capability::{Asked, OfficeStaff};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::questions::{self, Choice};
use crate::web::visit::Answer;
use crate::web::wording::Wording;

#[derive(Debug, Serialize)]
pub(super) struct FiguresPage {
    lead: String,
    back: String,
    form: FormView,
    active: usize,
    rule_choices: Vec<Choice>,
    kinds: Vec<Choice>,
    districts: Vec<Choice>,
    tables: Vec<TableView>,
    meetings: Vec<MeetingRow>,
    empty: bool,
}

#[derive(Debug, Serialize)]
struct TableView {
    title: String,
    means: String,
    head: String,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    label: String,
    href: String,
    note: String,
    all: String,
    active: String,
    active_href: String,
    inactive: String,
    inactive_href: String,
    members: String,
    percent: i64,
}

#[derive(Debug, Serialize)]
struct MeetingRow {
    year: String,
    held: String,
    owed: String,
    missing: String,
    percent: i64,
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "pages/cooperatives/figures.html";

    fn samples() -> Vec<Self> {
        let row = || Row {
            label: "31 Desember 2021".into(),
            href: LIST.into(),
            note: "RAT tahun terakhir".into(),
            all: "143".into(),
            active: "97".into(),
            active_href: LIST.into(),
            inactive: "46".into(),
            inactive_href: LIST.into(),
            members: "23.000".into(),
            percent: 68,
        };
        let table =
            TableView { title: "…".into(), means: "…".into(), head: "…".into(), rows: vec![row()] };
        let meeting = MeetingRow {
            year: "2020".into(),
            held: "97".into(),
            owed: "143".into(),
            missing: "46".into(),
            percent: 68,
        };
        let page = |tables, meetings, empty| Self {
            lead: "Per 31 Desember 2021".into(),
            back: LIST.into(),
            form: FormView::new(&asking::FIELDS),
            active: 0,
            rule_choices: Vec::new(),
            kinds: Vec::new(),
            districts: Vec::new(),
            tables,
            meetings,
            empty,
        };
        vec![page(vec![table], vec![meeting], false), page(Vec::new(), Vec::new(), true)]
    }
}

fn figure(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn percent(part: usize, whole: usize) -> i64 {
    figure((part * 100).checked_div(whole).unwrap_or_default())
}

#[handler]
pub(super) async fn show(clerk: OfficeStaff, Asked(query): Asked<Query>) -> Answer {
    let figures = figures::read(clerk.app(), clerk.actor(), &query.asking()).await?;
    let words = clerk.wording();
    let (form, active) = query.form();
    let form = form.with("as_of", figures.as_of.format("%d-%m-%Y").to_string());
    let by =
        [("day", words.date(figures.as_of).into()), ("by", words::by_rule(words, figures.choice).into())];
    let meeting = |line: &figures::MeetingLine| MeetingRow {
        year: line.year.to_string(),
        held: words.integer(figure(line.held)),
        owed: words.integer(figure(line.owed)),
        missing: words.integer(figure(line.owed - line.held)),
        percent: percent(line.held, line.owed),
    };
    clerk.render(&FiguresPage {
        lead: words.say_with("cooperatives-lead", &by),
        back: query.address(LIST, &[]),
        form,
        active,
        rule_choices: asking::rules(words),
        kinds: asking::kinds(words),
        districts: questions::districts(),
        tables: tables(words, &query, &figures),
        meetings: figures.meetings.iter().map(meeting).collect(),
        empty: figures.now.all == 0,
    })
}

fn tables(words: Wording<'_>, query: &Query, figures: &Figures) -> Vec<TableView> {
    let row = |label: String, note: String, count: &Count, changed: &[(&'static str, &str)]| {
        let to = |status: &'static str| {
            let changed = [changed, &[("status", status)]].concat();
            query.address(LIST, &changed)
        };
        Row {
            label,
            href: to(""),
            note,
            all: words.integer(figure(count.all)),
            active: words.integer(figure(count.active)),
            active_href: to("active"),
            inactive: words.integer(figure(count.all - count.active)),
            inactive_href: to("inactive"),
            members: words.integer(count.members),
            percent: percent(count.active, count.all),
        }
    };
    let table = |key: &str, rows: Vec<Row>| TableView {
        title: words.say(&format!("cooperatives-figures-{key}")),
        means: words.say(&format!("cooperatives-figures-{key}-means")),
        head: words.say(&format!("cooperatives-figures-{key}-head")),
        rows,
    };
    let years = figures.years.iter().map(|line| {
        let (day, rule): (String, StatusRule) = (line.day.to_string(), line.rule);
        row(words.date(line.day), words.label(rule), &line.count, &[("as_of", day.as_str())])
    });
    let kinds = figures
        .kinds
        .iter()
        .map(|(kind, count)| row(words.label(*kind), String::new(), count, &[("kind", kind.as_str())]));
    let districts = figures.districts.iter().map(|(code, count)| {
        let name = match code {
            Some(code) => words::place(Some(code)),
            None => words.say("cooperative-not-known"),
        };
        row(name, String::new(), count, &[("district", code.as_deref().unwrap_or_default())])
    });
    vec![
        table("years", years.collect()),
        table("kinds", kinds.collect()),
        table("districts", districts.collect()),
    ]
}
