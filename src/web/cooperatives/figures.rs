//! The office's cooperative board: over the years, by kind and by district, lending classes, modern cooperatives, meetings by
//! year of account. On the screen, as a workbook with the register in it, and table by table as CSV.

use poem::{Response, handler};
use serde::Serialize;

use super::asking::{self, LIST, Query};
use super::tables::{Cell, Drawing, KEYS, Table};
use super::{list, words};
use crate::usecases::Page as Rows;
use crate::usecases::cooperatives::figures::{self, Figures};
use crate::usecases::cooperatives::register;
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::questions::Choice;
use crate::web::spreadsheet;
use crate::web::visit::Answer;
use crate::web::wording::Wording;
use crate::web::workbook::{self, Sheet, Value};

const PATH: &str = "/office/cooperatives/figures";

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
    workbook: String,
    empty: bool,
}

#[derive(Debug, Serialize)]
struct TableView {
    key: &'static str,
    title: String,
    means: String,
    heads: Vec<HeadView>,
    rows: Vec<Vec<CellView>>,
    csv: String,
}

#[derive(Debug, Serialize)]
struct HeadView {
    label: String,
    figure: bool,
}

#[derive(Debug, Serialize)]
struct CellView {
    text: String,
    href: String,
    note: String,
    /// The length of a bar; below nothing where there is none.
    percent: i64,
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "pages/cooperatives/figures.html";

    fn samples() -> Vec<Self> {
        let cell = |text: &str, percent| CellView {
            text: text.into(),
            href: if percent < 0 { LIST.into() } else { String::new() },
            note: "RAT tahun terakhir".into(),
            percent,
        };
        let head = |figure| HeadView { label: "…".into(), figure };
        let table = TableView {
            key: "years",
            title: "…".into(),
            means: "…".into(),
            heads: vec![head(false), head(true), head(false)],
            rows: vec![vec![cell("31 Desember 2021", -1), cell("143", -1), cell("68 %", 68)]],
            csv: format!("{PATH}/years.csv"),
        };
        let page = |tables, empty| Self {
            lead: "Per 31 Desember 2021".into(),
            back: LIST.into(),
            form: FormView::new(&asking::FIELDS),
            active: 0,
            rule_choices: Vec::new(),
            kinds: Vec::new(),
            districts: Vec::new(),
            tables,
            workbook: format!("{PATH}.xlsx"),
            empty,
        };
        vec![page(vec![table], false), page(Vec::new(), true)]
    }
}

/// The filters of the list that the figures do not follow are let go.
fn own(query: Query) -> Query {
    Query {
        as_of: query.as_of,
        rule: query.rule,
        kind: query.kind,
        district: query.district,
        ..Query::default()
    }
}

#[handler]
pub(super) async fn show(clerk: OfficeStaff, Asked(query): Asked<Query>) -> Answer {
    let query = own(query);
    let figures = figures::read(clerk.app(), clerk.actor(), &query.asking()).await?;
    let words = clerk.wording();
    let (form, active) = query.form();
    let form = form.with("as_of", figures.as_of.format("%d-%m-%Y").to_string());
    let by =
        [("day", words.date(figures.as_of).into()), ("by", words::by_rule(words, figures.choice).into())];
    let drawing = Drawing { words, query: &query, figures: &figures };
    clerk.render(&FiguresPage {
        lead: words.say_with("cooperatives-lead", &by),
        back: query.address(LIST, &[]),
        form,
        active,
        rule_choices: asking::rules(words),
        kinds: asking::kinds(words),
        districts: asking::districts(words),
        tables: drawing.all().into_iter().map(|table| view(words, &query, &figures, table)).collect(),
        workbook: query.address(&format!("{PATH}.xlsx"), &[]),
        empty: figures.groups.is_empty(),
    })
}

fn view(words: Wording<'_>, query: &Query, figures: &Figures, table: Table) -> TableView {
    let figure = |place: usize| {
        let cell = table.rows.first().and_then(|row| row.get(place));
        place > 0 && !cell.is_some_and(|cell| matches!(cell.value, Value::Percent(_)))
    };
    let heads = table.heads.iter().enumerate();
    let source = figures.test.map(|test| test.source).unwrap_or_default();
    let law = domain::cooperatives::class_law(figures.as_of).map(|law| law.source).unwrap_or_default();
    let means = [("test", source.into()), ("law", law.into())];
    TableView {
        key: table.key,
        title: table.title(words),
        means: words.say_with(&format!("cooperatives-figures-{}-means", table.key), &means),
        heads: heads.map(|(place, label)| HeadView { label: label.clone(), figure: figure(place) }).collect(),
        csv: query.address(&format!("{PATH}/{}.csv", table.key), &[]),
        rows: table.rows.iter().map(|row| row.iter().map(|cell| cell_view(words, cell)).collect()).collect(),
    }
}

fn cell_view(words: Wording<'_>, cell: &Cell) -> CellView {
    let percent = if let Value::Percent(percent) = cell.value { percent } else { -1 };
    CellView { text: cell.value.shown(words), href: cell.href.clone(), note: cell.note.clone(), percent }
}

#[handler]
pub(super) async fn book(clerk: OfficeStaff, Asked(query): Asked<Query>) -> Result<Response, WebError> {
    let query = own(query);
    let figures = figures::read(clerk.app(), clerk.actor(), &query.asking()).await?;
    let register = register::list(clerk.app(), clerk.actor(), &query.asking()).await?;
    let words = clerk.wording();
    let drawing = Drawing { words, query: &query, figures: &figures };
    let mut sheets: Vec<Sheet> = drawing.all().into_iter().map(|table| table.sheet(words)).collect();
    sheets.push(Sheet {
        name: words.say("cooperatives-title"),
        heads: list::heads(words),
        rows: register.rows.iter().map(|one| list::cells(words, one)).collect(),
    });
    workbook::of(&format!("koperasi-{}", figures.as_of), &sheets)
}

#[handler]
pub(super) async fn table_sheet(
    clerk: OfficeStaff,
    At(file): At<String>,
    Asked(query): Asked<Query>,
) -> Result<Response, WebError> {
    let wanted = file.strip_suffix(".csv").and_then(|name| KEYS.into_iter().find(|key| *key == name));
    let key = wanted.ok_or(WebError::NotFound)?;
    let query = own(query);
    let figures = figures::read(clerk.app(), clerk.actor(), &query.asking()).await?;
    let words = clerk.wording();
    let sheet = Drawing { words, query: &query, figures: &figures }.table(key).sheet(words);
    let rows: Vec<Vec<String>> =
        sheet.rows.iter().map(|row| row.iter().map(Value::plain).collect()).collect();
    let fetch = move |_| {
        let page = Rows { rows: rows.clone(), next: None };
        async move { Ok(page) }
    };
    Ok(spreadsheet::of(&format!("koperasi-{}-{key}", figures.as_of), sheet.heads, fetch, |row| row))
}
