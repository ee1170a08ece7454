//! The batches that were posted, each with its entries, and taking one back whole.

use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, BatchId};
use poem::handler;

use super::views::{self, back, count, entry_head, entry_row, heads};
use super::{Asking, forms};
use crate::usecases::Cursor;
use crate::usecases::ledger::undoing::{self, BatchSeen, Shown};
use crate::usecases::today;
use crate::web::capability::{Asked, At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::funds::{faults, refused};
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, Datum, FormPage, Section, SheetPage, Way};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/books/:id/batches", list)
        .get("/batches/:id", show)
        .get("/batches/:id/undo", ask)
        .post("/batches/:id/undo", undo)
}

/// What a batch is, in words: "Setoran semua anggota: Simpanan wajib".
fn name(words: Wording<'_>, batch: &BatchSeen) -> String {
    let parts = batch.kind.split_once(':');
    match parts.and_then(|(what, kind)| Some((what, kind.parse::<AccountKind>().ok()?))) {
        Some((what @ ("pays" | "earns"), kind)) => {
            format!("{}: {}", words.say(&format!("books-batch-{what}")), words.label(kind))
        }
        _ => words.say("books-batch-import"),
    }
}

/// A month as it is written; a file has none.
fn period(batch: &BatchSeen) -> String {
    match batch.period.split_once('-') {
        Some((year, month)) if year.len() == 4 && month.len() == 2 => format!("{month}-{year}"),
        _ => String::new(),
    }
}

fn state(words: Wording<'_>, batch: &BatchSeen) -> Cell {
    match batch.undone_at {
        Some(at) => {
            let when = [("when", words.date_time(at).into())];
            Cell::text(words.say_with("books-batch-was-undone", &when)).toned("amber")
        }
        None => Cell::text(words.say("books-batch-stands")).toned("plain"),
    }
}

#[handler]
async fn list(owner: Owner, At(id): At<CooperativeId>, Asked(asking): Asked<Asking>) -> Answer {
    let cursor = asking.after.parse::<Cursor>().ok();
    let (lead, page) = undoing::list(owner.app(), owner.actor(), id, cursor.as_ref()).await?;
    let words = owner.wording();
    let row = |batch: &BatchSeen| {
        vec![
            Cell::link(name(words, batch), format!("/batches/{}", batch.id)).noted(period(batch)),
            Cell::text(words.date_time(batch.at)).noted(&batch.by),
            Cell::text(words.integer(batch.entries)),
            Cell::text(words.rupiah(batch.total)),
            state(words, batch),
        ]
    };
    let keys =
        ["books-batch", "books-batch-posted-at", "books-entries", "books-batch-total", "books-batch-state"];
    let path = format!("/books/{id}/batches");
    owner.render(&SheetPage {
        title: words.say("books-batches"),
        lead,
        back: back(words, id),
        sections: vec![Section {
            title: words.say("books-batches"),
            head: heads(words, &keys, 2..4),
            rows: page.rows.iter().map(row).collect(),
            empty: words.say("books-batches-none"),
            ..Section::default()
        }],
        older: page.next.map_or_else(String::new, |next| format!("{path}?after={next}")),
        newest: if cursor.is_some() { path } else { String::new() },
        ..SheetPage::default()
    })
}

#[handler]
async fn show(owner: Owner, At(id): At<BatchId>) -> Answer {
    let shown = undoing::show(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let batch = &shown.batch;
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let mut facts = vec![
        datum("books-batch-posted-at", format!("{}, {}", batch.by, words.date_time(batch.at))),
        datum("books-entries", words.integer(batch.entries)),
        datum("books-batch-total", words.rupiah(batch.total)),
        datum("books-batch-state", state(words, batch).text),
    ];
    if shown.reversed > 0 {
        facts.push(datum("books-batch-reversed", words.integer(count(shown.reversed))));
    }
    let month = period(batch);
    if !month.is_empty() {
        facts.insert(0, datum("books-batch-month", month));
    }
    let rest = batch.entries - count(shown.entries.len());
    let path = format!("/batches/{id}");
    owner.render(&SheetPage {
        title: name(words, batch),
        lead: shown.name.clone(),
        back: Way::to(format!("/books/{}/batches", batch.cooperative), words.say("books-batches"), ""),
        facts,
        sections: vec![Section {
            title: words.say("books-entries"),
            note: if rest > 0 {
                words.say_with("books-batch-first", &[("count", count(shown.entries.len()).into())])
            } else {
                String::new()
            },
            head: entry_head(words),
            rows: shown.entries.iter().map(|posted| entry_row(words, posted)).collect(),
            empty: words.say("books-no-entries"),
            ..Section::default()
        }],
        ways: if batch.may_undo() {
            vec![Way::to(format!("{path}/undo"), words.say("books-batch-undo"), "secondary")]
        } else {
            Vec::new()
        },
        ..SheetPage::default()
    })
}

async fn page(owner: &Owner, id: BatchId) -> Result<FormPage, WebError> {
    let Shown { batch, reversed, .. } = undoing::show(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let left = batch.entries - count(reversed);
    let told = [
        ("name", name(words, &batch).into()),
        ("count", left.into()),
        ("total", words.rupiah(batch.total).into()),
    ];
    let lead = if batch.is_import() { "books-batch-undo-import-lead" } else { "books-batch-undo-lead" };
    let day = today(owner.app()).format("%d-%m-%Y").to_string();
    Ok(FormPage {
        title: words.say("books-batch-undo"),
        lead: words.say_with(lead, &told),
        back: Way::to(format!("/batches/{id}"), name(words, &batch), ""),
        action: format!("/batches/{id}/undo"),
        form: FormView::new(&forms::REVERSE).with("day", day),
        fields: views::reversal(words),
        button: words.say("books-batch-undo-button"),
        danger: true,
        once: owner.once(),
        ..FormPage::default()
    })
}

#[handler]
async fn ask(owner: Owner, At(id): At<BatchId>) -> Answer {
    let page = page(&owner, id).await?;
    owner.render(&page)
}

#[handler]
async fn undo(owner: Owner, At(id): At<BatchId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match forms::reversal(&fields) {
        Ok((day, reason)) => {
            let once = forms::once(&fields);
            undoing::undo(owner.app(), owner.actor(), id, (day, &reason), &once).await
        }
        Err(failure) => Err(failure),
    };
    match done {
        Ok(_) => Ok(see_other_with(&format!("/batches/{id}"), "books-batch-undone")),
        Err(failure) => {
            let faults = faults(failure)?;
            let page = page(&owner, id).await?;
            refused(&owner, &forms::REVERSE, &fields, faults, page)
        }
    }
}
