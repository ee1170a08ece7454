//! A member's statement of a period: as a page, a paper and a file for a spreadsheet, all of the same figures.

use chrono::Datelike as _;
use chrono::NaiveDate;
use domain::ledger::MemberId;
use poem::http::{StatusCode, header};
use poem::{Response, handler};
use serde::Deserialize;

use super::views;
use crate::files::names;
use crate::print::{self, Block, Paper};
use crate::usecases::memberships::statement::{self, Part, Statement};
use crate::usecases::{Cursor, Failure, Fault, Page, memberships, today};
use crate::web::books::heads;
use crate::web::capability::{Asked, At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, day, fault_text};
use crate::web::routes::Routes;
use crate::web::samples::Gallery;
use crate::web::sheets::{Cell, Section};
use crate::web::spreadsheet;
use crate::web::visit::Answer;
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/memberships/:id/statement", show)
        .get("/memberships/:id/statement.pdf", as_pdf)
        .get("/memberships/:id/statement.csv", as_csv)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<StatementPage>();
}

const NAMES: [&str; 2] = ["from", "until"];

/// The query: the first and the last day.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Period {
    from: String,
    until: String,
}

impl Period {
    /// This year until today, where nothing was asked.
    fn or_this_year(self, today: NaiveDate) -> Self {
        if !self.from.is_empty() || !self.until.is_empty() {
            return self;
        }
        let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        Self { from: first.format("%d-%m-%Y").to_string(), until: today.format("%d-%m-%Y").to_string() }
    }

    fn days(&self) -> Result<(NaiveDate, NaiveDate), Failure> {
        let read = |name: &str, text: &str| day(text.trim()).ok_or_else(|| Fault::new(name, "date"));
        match (read("from", &self.from), read("until", &self.until)) {
            (Ok(from), Ok(until)) => Ok((from, until)),
            (from, until) => Err(Failure::Invalid(from.err().into_iter().chain(until.err()).collect())),
        }
    }

    fn form(&self) -> FormView {
        FormView::new(&NAMES).with("from", self.from.as_str()).with("until", self.until.as_str())
    }
}

#[derive(Debug, serde::Serialize)]
pub(super) struct StatementPage {
    title: String,
    lead: String,
    back: crate::web::sheets::Way,
    action: String,
    form: FormView,
    sections: Vec<Section>,
    none: bool,
    pdf: String,
    csv: String,
}

impl crate::web::pages::Page for StatementPage {
    const TEMPLATE: &'static str = "pages/memberships/statement.html";

    fn samples() -> Vec<Self> {
        let head = |label: &str, figure| crate::web::sheets::Head { label: label.into(), figure };
        let page = |sections: Vec<Section>, none, pdf: &str| Self {
            title: "Rekening koran".into(),
            lead: "Koperasi".into(),
            back: crate::web::sheets::Way::to("/memberships/1", "Koperasi".into(), ""),
            action: "/memberships/1/statement".into(),
            form: FormView::new(&NAMES),
            sections,
            none,
            pdf: pdf.into(),
            csv: pdf.into(),
        };
        let section = Section {
            title: "Simpanan wajib".into(),
            head: vec![head("Tanggal", false), head("Jumlah", true)],
            rows: vec![vec![Cell::text("1 Januari 2026"), Cell::text("Rp50.000")]],
            ..Section::default()
        };
        vec![page(vec![section], false, "/x"), page(Vec::new(), true, "/x"), page(Vec::new(), false, "")]
    }
}

/// The rows of one account: what stood there, every move, what stands there.
fn rows(words: Wording<'_>, part: &Part, figure: &dyn Fn(i64) -> String) -> Vec<Vec<String>> {
    let edge = |key: &str, sum| vec![words.say(key), String::new(), String::new(), figure(sum)];
    let mut rows = vec![edge("statement-opening", part.opening)];
    let mut balance = part.opening;
    for moved in &part.moves {
        balance += moved.by;
        let what = if moved.note.is_empty() {
            words.label(moved.kind)
        } else {
            format!("{}: {}", words.label(moved.kind), moved.note)
        };
        rows.push(vec![words.date(moved.day), what, figure(moved.by), figure(balance)]);
    }
    rows.push(edge("statement-closing", part.closing()));
    rows
}

const KEYS: [&str; 4] = ["books-day", "books-kind", "books-change", "books-balance"];

#[handler]
async fn show(owner: Owner, At(id): At<MemberId>, Asked(period): Asked<Period>) -> Answer {
    let membership = memberships::find(owner.app(), owner.actor(), id).await?;
    let period = period.or_this_year(today(owner.app()));
    let words = owner.wording();
    let path = format!("/memberships/{id}/statement");
    let mut page = StatementPage {
        title: words.say("statement-title"),
        lead: membership.cooperative_name.clone(),
        back: views::back(&membership),
        action: path.clone(),
        form: period.form(),
        sections: Vec::new(),
        none: false,
        pdf: String::new(),
        csv: String::new(),
    };
    let asked = match period.days() {
        Ok(days) => statement::show(owner.app(), owner.actor(), id, days).await,
        Err(failure) => Err(failure),
    };
    match asked {
        Ok(found) => {
            let money = |sum: i64| words.rupiah(sum);
            let section = |part: &Part| Section {
                title: views::named(words, part.account),
                head: heads(words, &KEYS, 2..4),
                rows: rows(words, part, &money)
                    .into_iter()
                    .map(|cells| cells.into_iter().map(Cell::text).collect())
                    .collect(),
                ..Section::default()
            };
            page.sections = found.parts.iter().map(section).collect();
            page.none = page.sections.is_empty();
            let query = format!("from={}&until={}", found.days.0, found.days.1);
            page.pdf = format!("{path}.pdf?{query}");
            page.csv = format!("{path}.csv?{query}");
            owner.render(&page)
        }
        Err(Failure::Invalid(faults)) => {
            page.form = page.form.with_faults(&owner, faults);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

/// The statement that a file is made of; a file has no form, so a wrong period is the text of its first fault.
async fn found(owner: &Owner, id: MemberId, period: Period) -> Result<Result<Statement, Response>, WebError> {
    let period = period.or_this_year(today(owner.app()));
    let asked = match period.days() {
        Ok(days) => statement::show(owner.app(), owner.actor(), id, days).await,
        Err(failure) => {
            memberships::find(owner.app(), owner.actor(), id).await?;
            Err(failure)
        }
    };
    match asked {
        Ok(found) => Ok(Ok(found)),
        Err(Failure::Invalid(faults)) => {
            let text: Vec<String> = faults.iter().map(|fault| fault_text(owner, fault)).collect();
            Ok(Err(Response::builder()
                .status(StatusCode::UNPROCESSABLE_ENTITY)
                .content_type("text/plain; charset=utf-8")
                .body(text.join("\n"))))
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn as_pdf(owner: Owner, At(id): At<MemberId>, Asked(period): Asked<Period>) -> Answer {
    let statement = match found(&owner, id, period).await? {
        Ok(statement) => statement,
        Err(response) => return Ok(response),
    };
    let words = owner.wording();
    let (membership, (from, until)) = (&statement.membership, statement.days);
    let title = words.say("statement-title");
    let mut blocks = vec![
        Block::Small(membership.cooperative_name.clone()),
        Block::Title(title.clone()),
        Block::Line(format!("{} – {}", words.date(from), words.date(until))),
        Block::Rows(vec![
            (words.say("books-member"), membership.name.clone()),
            (words.say("books-member-number"), membership.number.clone()),
        ]),
        Block::Small(words.say("books-in-rupiah")),
    ];
    let bare = |sum: i64| words.integer(sum);
    for part in &statement.parts {
        blocks.push(Block::Heading(views::named(words, part.account)));
        let headings = KEYS.map(|key| words.say(key)).to_vec();
        blocks.push(Block::Table { headings, rows: rows(words, part, &bare) });
    }
    if statement.parts.is_empty() {
        blocks.push(Block::Text(words.say("statement-none")));
    }
    let paper = Paper {
        title: format!("{title}: {}", membership.cooperative_name),
        language: words.language().as_str(),
        author: membership.cooperative_name.clone(),
        made_at: owner.app().clock.now(),
        framed: false,
        blocks,
    };
    let bytes = print::pdf(paper).await.map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(Response::builder()
        .content_type("application/pdf")
        .header(
            header::CONTENT_DISPOSITION,
            names::attachment(&format!("{}-{until}.pdf", words.say("statement-file"))),
        )
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(bytes))
}

#[handler]
async fn as_csv(owner: Owner, At(id): At<MemberId>, Asked(period): Asked<Period>) -> Answer {
    let statement = match found(&owner, id, period).await? {
        Ok(statement) => statement,
        Err(response) => return Ok(response),
    };
    let words = owner.wording();
    let plain = |sum: i64| sum.to_string();
    let mut all = Vec::new();
    for part in &statement.parts {
        for row in rows(words, part, &plain) {
            all.push([vec![views::named(words, part.account)], row].concat());
        }
    }
    let heads = ["books-account"].iter().chain(&KEYS).map(|key| words.say(key)).collect();
    let fetch = move |_: Option<Cursor>| {
        let rows = all.clone();
        async move { Ok(Page { rows, next: None }) }
    };
    Ok(spreadsheet::of("statement", heads, fetch, |row| row))
}
