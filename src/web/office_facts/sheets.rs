//! The office's lists of businesses and of papers that wait, as files for a spreadsheet.

use domain::calendar::wita_date;
use poem::{Response, handler};

use super::views::place;
use super::{ListQuery, QueueQuery};
use crate::usecases::Cursor;
use crate::usecases::businesses::{self as profiles, Listed};
use crate::usecases::documents::checking::{self, Waiting};
use crate::web::capability::{Asked, OfficeStaff};
use crate::web::spreadsheet;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

fn heads<const N: usize>(visit: &Visit, keys: [&str; N]) -> Vec<String> {
    keys.map(|key| visit.wording().say(key)).to_vec()
}

#[handler]
pub(super) async fn papers(clerk: OfficeStaff, Asked(query): Asked<QueueQuery>) -> Response {
    let heads = heads(&clerk, ["paper-kind", "facts-business", "fact-district", "facts-since"]);
    let (app, actor, filter) = (clerk.app().clone(), clerk.actor().clone(), query.filter());
    let (pages, language) = (app.pages.clone(), clerk.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor, filter) = (app.clone(), actor.clone(), filter.clone());
        async move { checking::export(&app, &actor, &filter, cursor.as_ref()).await }
    };
    spreadsheet::of("papers", heads, fetch, move |row: Waiting| {
        let words = Wording::new(pages.texts(), language);
        vec![
            words.label(row.kind),
            row.business.clone(),
            place(row.district.as_deref()),
            wita_date(row.uploaded_at).to_string(),
        ]
    })
}

#[handler]
pub(super) async fn businesses(clerk: OfficeStaff, Asked(query): Asked<ListQuery>) -> Response {
    let keys = [
        "business-name",
        "facts-owner",
        "fact-district",
        "fact-sector",
        "fact-size-class",
        "facts-registered",
    ];
    let heads = heads(&clerk, keys);
    let (app, actor, filter) = (clerk.app().clone(), clerk.actor().clone(), query.filter());
    let (pages, language) = (app.pages.clone(), clerk.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor, filter) = (app.clone(), actor.clone(), filter.clone());
        async move { profiles::export(&app, &actor, &filter, cursor.as_ref()).await }
    };
    spreadsheet::of("businesses", heads, fetch, move |row: Listed| {
        let words = Wording::new(pages.texts(), language);
        vec![
            row.name.clone(),
            row.owner.clone(),
            place(row.district.as_deref()),
            row.sector.as_ref().map(|letter| words.sector(letter)).unwrap_or_default(),
            row.size.map(|size| words.label(size)).unwrap_or_default(),
            wita_date(row.created_at).to_string(),
        ]
    })
}
