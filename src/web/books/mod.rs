//! The books of a cooperative for its board: totals for everyone on it, entries and what single members have for the treasurer.

mod acting;
mod batch;
mod batches;
mod forms;
mod import;
mod loans;
mod member;
mod report;
mod views;
mod years;

pub(super) use self::loans::{next, schedule};
pub(super) use self::member::{moved_last, stat};
pub(super) use self::views::heads;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, EntryId};
use poem::{Response, handler};
use serde::Deserialize;

use super::capability::{Asked, At, Owner};
use super::errors::WebError;
use super::routes::Routes;
use super::samples::Gallery;
use super::spreadsheet;
use super::visit::Answer;
use super::wording::Wording;
use crate::usecases::Cursor;
use crate::usecases::ledger::{self, Posted, reading};

pub(super) fn routes() -> Routes {
    Routes::default()
        .with(acting::routes())
        .with(batch::routes())
        .with(batches::routes())
        .with(import::routes())
        .with(years::routes())
        .with(loans::routes())
        .with(member::routes())
        .get("/books/:id", show)
        .get("/books/:id/entries", entries)
        .get("/books/:id/entries.csv", entries_sheet)
        .get("/books/:id/balances/:account", balances)
        .get("/entries/:id", entry)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<batch::PreviewPage>();
}

/// The query of a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    pub(super) after: String,
}

#[handler]
async fn show(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    let overview = reading::overview(owner.app(), owner.actor(), id).await?;
    owner.render(&views::overview(owner.wording(), id, &overview))
}

#[handler]
async fn entries(owner: Owner, At(id): At<CooperativeId>, Asked(asking): Asked<Asking>) -> Answer {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    let cursor = asking.after.parse::<Cursor>().ok();
    let page = reading::entries(owner.app(), owner.actor(), id, cursor.as_ref()).await?;
    let mut sheet = views::entries(owner.wording(), (id, name), &page.rows);
    let path = format!("/books/{id}/entries");
    if cursor.is_some() {
        sheet.newest.clone_from(&path);
    }
    if let Some(next) = &page.next {
        sheet.older = format!("{path}?after={next}");
    }
    owner.render(&sheet)
}

#[handler]
async fn entries_sheet(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    ledger::keeper(owner.app(), owner.actor(), id).await?;
    let columns = [
        "books-number",
        "books-day",
        "books-kind",
        "books-note",
        "books-reference",
        "books-account",
        "books-member",
        "books-debit",
        "books-credit",
        "books-by",
    ];
    let heads = columns.iter().map(|key| owner.wording().say(key)).collect();
    let (app, actor) = (owner.app().clone(), owner.actor().clone());
    let (pages, language) = (app.pages.clone(), owner.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor) = (app.clone(), actor.clone());
        async move {
            let page = reading::export(&app, &actor, id, cursor.as_ref()).await?;
            Ok(crate::usecases::Page { rows: by_line(page.rows), next: page.next })
        }
    };
    let response: Response =
        spreadsheet::of("entries", heads, fetch, move |(posted, place): (Posted, usize)| {
            let words = Wording::new(pages.texts(), language);
            let mut cells = vec![
                posted.number.to_string(),
                posted.day.to_string(),
                words.label(posted.kind),
                posted.note.clone(),
                posted.reference.clone(),
            ];
            if let Some(line) = posted.lines.get(place) {
                cells.extend([
                    words.label(line.account),
                    line.member_name.clone().unwrap_or_default(),
                    line.debit.to_string(),
                    line.credit.to_string(),
                ]);
            }
            cells.push(posted.by.clone());
            cells
        });
    Ok(response)
}

/// One row a line, each with its entry.
fn by_line(rows: Vec<Posted>) -> Vec<(Posted, usize)> {
    let lines = |posted: Posted| {
        let count = posted.lines.len();
        (0..count).map(move |place| (posted.clone(), place))
    };
    rows.into_iter().flat_map(lines).collect()
}

#[handler]
async fn balances(
    owner: Owner,
    At((id, account)): At<(CooperativeId, String)>,
    Asked(asking): Asked<Asking>,
) -> Answer {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    let kind = account.parse::<AccountKind>().ok().filter(|kind| kind.is_of_members());
    let kind = kind.ok_or(WebError::NotFound)?;
    let cursor = asking.after.parse::<Cursor>().ok();
    let page = reading::of_account(owner.app(), owner.actor(), (id, kind), cursor.as_ref()).await?;
    let mut sheet = views::balances(owner.wording(), (id, name), kind, &page.rows);
    let path = format!("/books/{id}/balances/{kind}");
    if cursor.is_some() {
        sheet.newest.clone_from(&path);
    }
    if let Some(next) = &page.next {
        sheet.older = format!("{path}?after={next}");
    }
    owner.render(&sheet)
}

#[handler]
async fn entry(owner: Owner, At(id): At<EntryId>) -> Answer {
    let (posted, by) = reading::entry(owner.app(), owner.actor(), id).await?;
    owner.render(&views::entry(owner.wording(), &posted, by))
}
