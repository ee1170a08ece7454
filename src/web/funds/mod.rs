//! The fund of a year: what it is split over, every line with its bookings, and the forms that book. Every figure leads to
//! the bookings it is the sum of.

mod acting;
mod forms;
mod views;

pub(crate) use self::acting::{faults, refused};
pub(crate) use self::forms::once;
use domain::funds::{BookingId, BookingKind, FundId, LineId};
use poem::{Response, handler};
use serde::Deserialize;

use super::capability::{Asked, At, OfficeStaff};
use super::routes::Routes;
use super::spreadsheet;
use super::visit::Answer;
use super::wording::Wording;
use crate::usecases::Cursor;
use crate::usecases::funds::{self, Booking, Wanted};

pub(super) fn routes() -> Routes {
    Routes::default()
        .with(acting::routes())
        .get("/office/funds", list)
        .get("/office/funds/:id", show)
        .get("/office/funds/:id/bookings", bookings)
        .get("/office/funds/:id/bookings.csv", bookings_sheet)
        .get("/office/lines/:id", line)
        .get("/office/bookings/:id", booking)
}

/// The query of the list of bookings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asking {
    line: String,
    training: String,
    kind: String,
    after: String,
}

impl Asking {
    fn wanted(&self) -> Wanted {
        Wanted {
            line: self.line.parse().ok(),
            training: self.training.parse().ok(),
            kind: self.kind.parse::<BookingKind>().ok(),
        }
    }

    fn address(&self, path: &str, after: &str) -> String {
        let all = [
            ("line", self.line.as_str()),
            ("training", &self.training),
            ("kind", &self.kind),
            ("after", after),
        ];
        let set: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        match serde_html_form::to_string(&set) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }
}

#[handler]
async fn list(clerk: OfficeStaff) -> Answer {
    let all = funds::list(clerk.app(), clerk.actor()).await?;
    clerk.render(&views::list(&clerk, &all))
}

#[handler]
async fn show(clerk: OfficeStaff, At(id): At<FundId>) -> Answer {
    let plan = funds::show(clerk.app(), clerk.actor(), id).await?;
    clerk.render(&views::fund(&clerk, &plan))
}

#[handler]
async fn line(clerk: OfficeStaff, At(id): At<LineId>) -> Answer {
    let seen = funds::line(clerk.app(), clerk.actor(), id).await?;
    let wanted = Wanted { line: Some(id), ..Wanted::default() };
    let latest = funds::bookings(clerk.app(), clerk.actor(), seen.fund.id, &wanted, None).await?;
    clerk.render(&views::line(&clerk, &seen, &latest))
}

#[handler]
async fn booking(clerk: OfficeStaff, At(id): At<BookingId>) -> Answer {
    let seen = funds::booking(clerk.app(), clerk.actor(), id).await?;
    clerk.render(&views::booking(clerk.wording(), &seen))
}

#[handler]
async fn bookings(clerk: OfficeStaff, At(id): At<FundId>, Asked(asking): Asked<Asking>) -> Answer {
    let (wanted, cursor) = (asking.wanted(), asking.after.parse::<Cursor>().ok());
    let plan = funds::show(clerk.app(), clerk.actor(), id).await?;
    let page = funds::bookings(clerk.app(), clerk.actor(), id, &wanted, cursor.as_ref()).await?;
    let path = format!("/office/funds/{id}/bookings");
    let mut sheet = views::bookings(clerk.wording(), &plan.fund, &page.rows);
    sheet.ways[0].href = asking.address(&format!("{path}.csv"), "");
    if cursor.is_some() {
        sheet.newest = asking.address(&path, "");
    }
    if let Some(next) = &page.next {
        sheet.older = asking.address(&path, &next.to_string());
    }
    clerk.render(&sheet)
}

#[handler]
async fn bookings_sheet(clerk: OfficeStaff, At(id): At<FundId>, Asked(asking): Asked<Asking>) -> Answer {
    funds::show(clerk.app(), clerk.actor(), id).await?;
    let columns = [
        "funds-day",
        "funds-col-line",
        "funds-col-kind",
        "funds-purpose",
        "funds-reference",
        "funds-committed",
        "funds-realised",
        "funds-booked-by",
    ];
    let heads = columns.iter().map(|key| clerk.wording().say(key)).collect();
    let (app, actor, wanted) = (clerk.app().clone(), clerk.actor().clone(), asking.wanted());
    let (pages, language) = (app.pages.clone(), clerk.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor) = (app.clone(), actor.clone());
        async move { funds::export(&app, &actor, id, &wanted, cursor.as_ref()).await }
    };
    let response: Response = spreadsheet::of("bookings", heads, fetch, move |row: Booking| {
        let words = Wording::new(pages.texts(), language);
        vec![
            row.day.to_string(),
            row.line_name.clone(),
            words.label(row.kind),
            row.purpose.clone(),
            row.reference.clone(),
            row.effect.committed.to_string(),
            row.effect.realised.to_string(),
            row.by.clone(),
        ]
    });
    Ok(response)
}
