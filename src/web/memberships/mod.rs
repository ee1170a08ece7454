//! A member's own page: what she has and owes in a cooperative and every entry behind it, who else looked, what she disputes.

mod dispute;
mod office;
mod statement;
mod views;

use domain::ledger::{AccountKind, EntryId, LoanId, MemberId};
use poem::handler;
use serde::Deserialize;

use super::capability::{Asked, At, Owner};
use super::routes::Routes;
use super::samples::Gallery;
use super::sheets::SheetPage;
use super::spreadsheet;
use super::visit::Answer;
use super::wording::Wording;
use crate::usecases::ledger::Moved;
use crate::usecases::memberships::{self, disputes, looks};
use crate::usecases::{Cursor, Page, today};

pub(super) fn routes() -> Routes {
    Routes::default()
        .with(dispute::routes())
        .with(office::routes())
        .with(statement::routes())
        .get("/memberships", list)
        .get("/memberships/:id", show)
        .get("/memberships/:id/entries", entries)
        .get("/memberships/:id/entries.csv", entries_sheet)
        .get("/memberships/:id/entries/:entry", one_entry)
        .get("/memberships/:id/loans/:loan", one_loan)
        .get("/memberships/:id/looks", looked)
        .get("/memberships/:id/disputes", disputed)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    statement::samples(gallery);
}

/// The query of a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    account: String,
    after: String,
}

impl Asking {
    fn kind(&self) -> Option<AccountKind> {
        self.account.parse().ok()
    }

    fn cursor(&self) -> Option<Cursor> {
        self.after.parse().ok()
    }

    fn address(&self, path: &str, after: &str) -> String {
        let kind = self.kind().map(domain::ledger::AccountKind::as_str).unwrap_or_default();
        let all = [("account", kind), ("after", after)];
        let set: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        match serde_html_form::to_string(&set) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }

    /// Leads a sheet to the pages around it.
    fn pages<T>(&self, sheet: &mut SheetPage, path: &str, page: &Page<T>) {
        if self.cursor().is_some() {
            sheet.newest = self.address(path, "");
        }
        if let Some(next) = &page.next {
            sheet.older = self.address(path, &next.to_string());
        }
    }
}

#[handler]
async fn list(owner: Owner) -> Answer {
    let all = memberships::list(owner.app(), owner.actor()).await?;
    owner.render(&views::list(owner.wording(), &all))
}

#[handler]
async fn show(owner: Owner, At(id): At<MemberId>) -> Answer {
    let account = memberships::show(owner.app(), owner.actor(), id).await?;
    let sheet = views::show(owner.wording(), &account, today(owner.app()))?;
    owner.render(&sheet)
}

#[handler]
async fn entries(owner: Owner, At(id): At<MemberId>, Asked(asking): Asked<Asking>) -> Answer {
    let wanted = (id, asking.kind());
    let (membership, page) =
        memberships::lines(owner.app(), owner.actor(), wanted, asking.cursor().as_ref()).await?;
    let path = format!("/memberships/{id}/entries");
    let mut sheet = views::entries(owner.wording(), &membership, asking.kind(), &page.rows);
    sheet.ways[0].href = asking.address(&format!("{path}.csv"), "");
    asking.pages(&mut sheet, &path, &page);
    owner.render(&sheet)
}

#[handler]
async fn entries_sheet(owner: Owner, At(id): At<MemberId>, Asked(asking): Asked<Asking>) -> Answer {
    memberships::find(owner.app(), owner.actor(), id).await?;
    let keys = ["books-number", "books-day", "books-kind", "books-account", "books-note", "books-change"];
    let heads = keys.iter().map(|key| owner.wording().say(key)).collect();
    let (app, actor, wanted) = (owner.app().clone(), owner.actor().clone(), (id, asking.kind()));
    let (pages, language) = (app.pages.clone(), owner.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor) = (app.clone(), actor.clone());
        async move { memberships::export(&app, &actor, wanted, cursor.as_ref()).await }
    };
    Ok(spreadsheet::of("entries", heads, fetch, move |moved: Moved| {
        let words = Wording::new(pages.texts(), language);
        vec![
            moved.number.to_string(),
            moved.day.to_string(),
            words.label(moved.kind),
            views::named(words, moved.account),
            moved.note.clone(),
            moved.by.to_string(),
        ]
    }))
}

#[handler]
async fn one_entry(owner: Owner, At((id, entry)): At<(MemberId, EntryId)>) -> Answer {
    let (membership, moved) = memberships::entry(owner.app(), owner.actor(), id, entry).await?;
    owner.render(&views::entry(owner.wording(), &membership, &moved))
}

#[handler]
async fn one_loan(owner: Owner, At((id, loan)): At<(MemberId, LoanId)>) -> Answer {
    let (membership, loan) = memberships::loan(owner.app(), owner.actor(), id, loan).await?;
    let sheet = views::loan(owner.wording(), &membership, &loan, today(owner.app()))?;
    owner.render(&sheet)
}

#[handler]
async fn looked(owner: Owner, At(id): At<MemberId>, Asked(asking): Asked<Asking>) -> Answer {
    let (membership, page) = looks::list(owner.app(), owner.actor(), id, asking.cursor().as_ref()).await?;
    let mut sheet = views::looks(owner.wording(), &membership, &page.rows);
    asking.pages(&mut sheet, &format!("/memberships/{id}/looks"), &page);
    owner.render(&sheet)
}

#[handler]
async fn disputed(owner: Owner, At(id): At<MemberId>, Asked(asking): Asked<Asking>) -> Answer {
    let (membership, page) = disputes::own(owner.app(), owner.actor(), id, asking.cursor().as_ref()).await?;
    let back = views::back(&membership);
    let mut sheet =
        dispute::sheet(owner.wording(), (membership.cooperative_name.clone(), back), &page.rows, false);
    asking.pages(&mut sheet, &format!("/memberships/{id}/disputes"), &page);
    owner.render(&sheet)
}
