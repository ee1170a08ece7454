//! Book years for the board: trial balance, balance sheet and result as page, CSV and PDF, and dividing the result.

use domain::cooperatives::CooperativeId;
use poem::http::header;
use poem::{Response, handler};

use super::report::{self, Table};
use super::views::{back, count};
use crate::files::names;
use crate::print;
use crate::usecases::ledger::years::{self, Year};
use crate::usecases::{Cursor, Failure, Page};
use crate::web::capability::{At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::funds::{faults, refused};
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, FormPage, Head, Section, SheetPage, Stat, Way};
use crate::web::spreadsheet;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/books/:id/years", list)
        .get("/books/:id/years/:year", show)
        .get("/books/:id/years/:year/:file", file)
        .get("/books/:id/years/:year/divide", ask)
        .post("/books/:id/years/:year/divide", divide)
}

#[handler]
async fn list(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    let (name, years) = years::list(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let row = |year: &i32| vec![Cell::link(title(words, *year), format!("/books/{id}/years/{year}"))];
    owner.render(&SheetPage {
        title: words.say("books-years"),
        lead: name,
        back: back(words, id),
        sections: vec![Section {
            title: words.say("books-years"),
            head: vec![Head { label: words.say("books-year"), figure: false }],
            rows: years.iter().map(row).collect(),
            empty: words.say("books-no-entries"),
            ..Section::default()
        }],
        ..SheetPage::default()
    })
}

fn title(words: Wording<'_>, year: i32) -> String {
    words.say_with("books-year-of", &[("year", year.to_string().into())])
}

#[handler]
async fn show(owner: Owner, At((id, number)): At<(CooperativeId, i32)>) -> Answer {
    let year = years::show(owner.app(), owner.actor(), id, number).await?;
    owner.render(&page(owner.wording(), id, &year))
}

fn page(words: Wording<'_>, id: CooperativeId, year: &Year) -> SheetPage {
    let path = format!("/books/{id}/years/{}", year.year);
    let stat =
        |key: &str, sum: i64| Stat { label: words.say(key), value: words.rupiah(sum), ..Stat::default() };
    let mut ways = vec![
        Way::to(format!("{path}/report.pdf"), words.say("books-pdf"), "secondary"),
        Way::to(format!("{path}/report.xlsx"), words.say("books-xlsx"), "quiet"),
    ];
    let divisible = year.closed && !year.divided && year.result() > 0 && year.minutes.is_some();
    if year.keeps && divisible {
        ways.insert(0, Way::to(format!("{path}/divide"), words.say("books-divide"), "primary"));
    }
    let tables = report::tables(words, year);
    SheetPage {
        title: title(words, year.year),
        lead: format!("{} · {} – {}", year.name, words.date(year.days.0), words.date(year.days.1)),
        back: Way::to(format!("/books/{id}/years"), words.say("books-years"), ""),
        notice: state(words, year),
        stats: vec![
            stat("books-assets", year.class(domain::ledger::AccountClass::Asset)),
            stat("books-income", year.class(domain::ledger::AccountClass::Income)),
            stat("books-costs", year.class(domain::ledger::AccountClass::Expense)),
            stat("books-shu", year.result()),
        ],
        sections: tables.into_iter().map(|table| section(words, &path, table)).collect(),
        ways,
        ..SheetPage::default()
    }
}

/// Where the year stands on its way from entries to members' parts.
fn state(words: Wording<'_>, year: &Year) -> String {
    words.say(match (year.closed, &year.minutes, year.divided) {
        (false, ..) => "books-year-open",
        (true, _, true) => "books-year-divided",
        (true, None, false) => "books-year-no-meeting",
        (true, Some(_), false) if year.result() > 0 => "books-year-to-divide",
        (true, Some(_), false) => "books-year-nothing",
    })
}

fn section(words: Wording<'_>, path: &str, table: Table) -> Section {
    let head = |(place, label): (usize, String)| Head { label, figure: place > 0 };
    let row = |cells: Vec<String>| cells.into_iter().map(Cell::text).collect();
    Section {
        title: table.title,
        head: table.heads.into_iter().enumerate().map(head).collect(),
        rows: table.rows.into_iter().map(row).collect(),
        ways: vec![Way::to(format!("{path}/{}.csv", table.key), words.say("export-csv"), "quiet")],
        ..Section::default()
    }
}

#[handler]
async fn file(owner: Owner, At((id, number, file)): At<(CooperativeId, i32, String)>) -> Answer {
    let year = years::show(owner.app(), owner.actor(), id, number).await?;
    if file == "report.pdf" {
        let paper = report::paper(&owner, &year);
        let bytes = print::pdf(paper).await.map_err(|error| Failure::Broken(error.to_string()))?;
        let name = format!("{}-{number}.pdf", owner.wording().say("books-file"));
        return Ok(Response::builder()
            .content_type("application/pdf")
            .header(header::CONTENT_DISPOSITION, names::attachment(&name))
            .header(header::CACHE_CONTROL, "private, no-store")
            .body(bytes));
    }
    if file == "report.xlsx" {
        let bytes = report::workbook(owner.wording(), &year);
        let bytes = bytes.map_err(|error| Failure::Broken(error.to_string()))?;
        let name = format!("{}-{number}.xlsx", owner.wording().say("books-file"));
        return Ok(Response::builder()
            .content_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .header(header::CONTENT_DISPOSITION, names::attachment(&name))
            .header(header::CACHE_CONTROL, "private, no-store")
            .body(bytes));
    }
    let tables = report::plain(owner.wording(), &year);
    let wanted = file.strip_suffix(".csv");
    let table = tables.into_iter().find(|table| Some(table.key) == wanted).ok_or(WebError::NotFound)?;
    let rows = table.rows;
    let fetch = move |_: Option<Cursor>| {
        let rows = rows.clone();
        async move { Ok(Page { rows, next: None }) }
    };
    Ok(spreadsheet::of(&format!("{}-{number}", table.key), table.heads, fetch, |row| row))
}

async fn divide_page(owner: &Owner, id: CooperativeId, number: i32) -> Result<FormPage, WebError> {
    let year = years::show(owner.app(), owner.actor(), id, number).await?;
    if !year.keeps {
        return Err(Failure::Refused("denied-role").into());
    }
    let words = owner.wording();
    let minutes = year.minutes.as_ref().ok_or(Failure::Refused("ledger-no-meeting"))?;
    let said = [
        ("result", words.rupiah(minutes.result.max(0)).into()),
        ("day", words.date(minutes.held_on).into()),
        ("books", words.rupiah(year.result()).into()),
        ("present", count(usize::try_from(minutes.present).unwrap_or_default()).into()),
    ];
    Ok(FormPage {
        title: words.say("books-divide"),
        lead: words.say_with("books-divide-lead", &said),
        back: Way::to(format!("/books/{id}/years/{number}"), title(words, number), ""),
        action: format!("/books/{id}/years/{number}/divide"),
        form: FormView::new(&["result"]),
        button: words.say("books-divide"),
        ..FormPage::default()
    })
}

#[handler]
async fn ask(owner: Owner, At((id, number)): At<(CooperativeId, i32)>) -> Answer {
    let page = divide_page(&owner, id, number).await?;
    owner.render(&page)
}

#[handler]
async fn divide(
    owner: Owner,
    At((id, year)): At<(CooperativeId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let number: i32 = year.parse().map_err(|_| WebError::NotFound)?;
    match years::divide(owner.app(), owner.actor(), id, number).await {
        Ok(()) => Ok(see_other_with(&format!("/books/{id}/years/{number}"), "books-was-divided")),
        Err(failure) => {
            let faults = faults(failure)?;
            let page = divide_page(&owner, id, number).await?;
            refused(&owner, &["result"], &fields, faults, page)
        }
    }
}
