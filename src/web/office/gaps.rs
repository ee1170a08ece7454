//! The gap board and the businesses behind each of its lines.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::criteria::Check;
use domain::programs::can_be_coached;
use poem::{Response, handler};

use super::asking::Asking;
use super::lists::{Cells, district};
use super::sheets::{heads, optional, short, words_of};
use super::views::{Cell, ListPage, Row};
use super::{filters, page};
use crate::usecases::office::gaps::{self, Blocked, Board, Line, Narrowing, Part};
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::routes::Routes;
use crate::web::rules::sentences;
use crate::web::spreadsheet;
use crate::web::visit::Answer;
use crate::web::wording::Wording;

const BOARD: &str = "/office/gaps";

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/gaps", board)
        .get("/office/gaps.csv", board_sheet)
        .get("/office/gaps/:gap", businesses)
        .get("/office/gaps/:gap/list.csv", list_sheet)
}

/// A check as a part of an address.
pub(crate) fn spelled(check: &Check) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_string(check).unwrap_or_default())
}

/// The check that an address names.
pub(crate) fn named(spelled: &str) -> Option<Check> {
    let bytes = URL_SAFE_NO_PAD.decode(spelled).ok()?;
    let json: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    Check::from_json(&json).ok()
}

fn narrowing(asking: &Asking) -> Narrowing {
    let known = domain::regions::district(&asking.district).map(|district| district.code.to_owned());
    let sector = asking.sector.chars().next().filter(|letter| ('A'..='V').contains(letter));
    Narrowing { district: known, sector, unknown: asking.known == "no" }
}

fn figure(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[handler]
async fn board(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let read = gaps::read(clerk.app(), clerk.actor(), &narrowing(&asking)).await?;
    let words = clerk.wording();
    let filters = filters::of(words, &asking, BOARD, &["district", "sector"], &[], "");
    let rows = read.lines.iter().map(|line| row(words, &asking, line)).collect();
    let list = page(&clerk, &asking, "gaps", filters, rows, None);
    let count = words.say_with("gaps-as-of", &[("when", words.date_time(read.as_of).into())]);
    clerk.render(&ListPage { count, ..list })
}

fn row(words: Wording<'_>, asking: &Asking, line: &Line) -> Row {
    let cells = Cells(words);
    let path = format!("{BOARD}/{}", spelled(&line.check));
    let narrowed = |change: &dyn Fn(&mut Asking)| {
        let mut asking =
            Asking { district: asking.district.clone(), sector: asking.sector.clone(), ..Asking::default() };
        change(&mut asking);
        asking
    };
    let list = narrowed(&|_| ()).address(&path);
    let unknown = narrowed(&|asking| "no".clone_into(&mut asking.known)).address(&path);
    let most = |name: Option<String>, count: u64, href: String| match name {
        Some(name) => Cell {
            href,
            note: words.say_with("gaps-businesses", &[("count", figure(count).into())]),
            ..cells.text("gaps-col-most", name)
        },
        None => cells.text("gaps-col-most", "–"),
    };
    let top = line.districts.iter().find_map(|(code, count)| code.clone().map(|code| (code, *count)));
    let place = match top {
        Some((code, count)) => {
            let href = narrowed(&|asking| code.clone_into(&mut asking.district)).address(&path);
            most(Some(district(Some(&code))), count, href)
        }
        None => most(None, 0, String::new()),
    };
    let sector = line.sectors.iter().find_map(|(letter, count)| letter.map(|letter| (letter, *count)));
    let trade = match sector {
        Some((letter, count)) => {
            let href = narrowed(&|asking| asking.sector = letter.to_string()).address(&path);
            Cell { label: words.say("gaps-col-sector"), ..most(Some(words.sector(letter)), count, href) }
        }
        None => Cell { label: words.say("gaps-col-sector"), ..most(None, 0, String::new()) },
    };
    Row {
        name: sentences::check(words, &line.check),
        note: sentences::remedy(words, line.remedy),
        href: list.clone(),
        cells: vec![
            cells.count("gaps-col-missing", line.missing, list),
            cells.count("gaps-col-unknown", line.unknown, unknown),
            cells.count("gaps-col-offers", line.offers, String::new()),
            Cell { figure: true, ..cells.text("gaps-col-credit", words.rupiah_short(line.credit)) },
            place,
            trade,
            plan(words, line),
        ],
    }
}

/// A training can be planned straight from what it would close.
fn plan(words: Wording<'_>, line: &Line) -> Cell {
    let cells = Cells(words);
    if can_be_coached(line.check.fact()) && line.check.aim().is_some() {
        let href = format!("/office/trainings/new?gap={}", spelled(&line.check));
        Cell { href, ..cells.text("gaps-col-plan", words.say("trainings-plan")) }
    } else {
        cells.text("gaps-col-plan", "–")
    }
}

#[handler]
async fn board_sheet(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Result<Response, WebError> {
    let columns = [
        "gaps-head",
        "office-col-district",
        "gaps-col-sector",
        "gaps-col-missing",
        "gaps-col-unknown",
        "gaps-col-credit-rp",
    ];
    let heads = heads(&clerk, &columns);
    let Board { parts, .. } = gaps::read(clerk.app(), clerk.actor(), &narrowing(&asking)).await?;
    let (words, pages) = (words_of(&clerk), clerk.app().pages.clone());
    Ok(short("gaps", heads, parts, move |part: Part| {
        let words = words(pages.texts());
        vec![
            sentences::check(words, &part.check),
            district(part.district.as_deref()),
            part.sector.map_or_else(String::new, |letter| words.sector(letter)),
            part.missing.to_string(),
            part.unknown.to_string(),
            part.credit.to_string(),
        ]
    }))
}

#[handler]
async fn businesses(clerk: OfficeStaff, At(gap): At<String>, Asked(asking): Asked<Asking>) -> Answer {
    let check = named(&gap).ok_or(WebError::NotFound)?;
    let (words, cursor) = (clerk.wording(), asking.cursor());
    let found = gaps::list(clerk.app(), clerk.actor(), &check, &narrowing(&asking), cursor.as_ref()).await?;
    let path = format!("{BOARD}/{gap}");
    let filters = filters::of(words, &asking, &path, &["known", "district", "sector"], &[], "");
    let rows = found.rows.iter().map(|row| blocked(words, row)).collect();
    let list = page(&clerk, &asking, "gaps-list", filters, rows, found.next.as_ref());
    clerk.render(&ListPage {
        title: sentences::check(words, &check),
        csv: asking.first(&format!("{path}/list.csv")),
        ..list
    })
}

fn blocked(words: Wording<'_>, row: &Blocked) -> Row {
    let cells = Cells(words);
    let amount = row.amount.map_or_else(|| "–".to_owned(), |amount| words.rupiah(amount));
    Row {
        name: row.name.clone(),
        note: String::new(),
        href: format!("/office/businesses/{}", row.business),
        cells: vec![
            cells.text("office-col-district", district(row.district.as_deref())),
            cells.text("gaps-col-sector", row.sector.map_or_else(String::new, |letter| words.sector(letter))),
            Cell { figure: true, ..cells.text("office-col-asked", amount) },
        ],
    }
}

#[handler]
async fn list_sheet(
    clerk: OfficeStaff,
    At(gap): At<String>,
    Asked(asking): Asked<Asking>,
) -> Result<Response, WebError> {
    let check = named(&gap).ok_or(WebError::NotFound)?;
    let columns = ["office-col-business", "office-col-district", "gaps-col-sector", "office-col-amount"];
    let heads = heads(&clerk, &columns);
    let (app, actor, narrowing) = (clerk.app().clone(), clerk.actor().clone(), narrowing(&asking));
    let (words, pages) = (words_of(&clerk), app.pages.clone());
    let fetch = move |cursor: Option<crate::usecases::Cursor>| {
        let (app, actor, check, narrowing) = (app.clone(), actor.clone(), check.clone(), narrowing.clone());
        async move { gaps::export(&app, &actor, &check, &narrowing, cursor.as_ref()).await }
    };
    Ok(spreadsheet::of("gap", heads, fetch, move |row: Blocked| {
        let words = words(pages.texts());
        vec![
            row.name.clone(),
            district(row.district.as_deref()),
            row.sector.map_or_else(String::new, |letter| words.sector(letter)),
            optional(row.amount),
        ]
    }))
}
