//! The office's list of organisations as a file for a spreadsheet.

use domain::calendar::wita_date;
use poem::{Response, handler};

use super::office::Query;
use crate::usecases::Cursor;
use crate::usecases::organisations::{self, Organisation};
use crate::web::capability::{Asked, OfficeStaff};
use crate::web::spreadsheet;
use crate::web::wording::Wording;

/// Rows read at a time.
const SIZE: u64 = 500;

#[handler]
pub(super) async fn list(clerk: OfficeStaff, Asked(query): Asked<Query>) -> Response {
    let heads = [
        "organisation-name",
        "organisation-kind",
        "organisation-status",
        "organisation-email",
        "organisation-phone",
        "fact-district",
        "organisation-registered",
    ];
    let heads = heads.map(|key| clerk.wording().say(key)).to_vec();
    let (app, actor, wanted) = (clerk.app().clone(), clerk.actor().clone(), query.wanted());
    let (pages, language) = (app.pages.clone(), clerk.language());
    let fetch = move |cursor: Option<Cursor>| {
        let (app, actor, wanted) = (app.clone(), actor.clone(), wanted.clone());
        async move { organisations::list(&app, &actor, &wanted, cursor.as_ref(), SIZE).await }
    };
    spreadsheet::of("organisations", heads, fetch, move |row: Organisation| {
        let words = Wording::new(pages.texts(), language);
        let district = row.details.district.as_deref().and_then(domain::regions::district);
        vec![
            row.details.name.clone(),
            words.label(row.details.kind),
            words.label(row.status),
            row.details.email.clone(),
            row.details.phone.clone(),
            district.map(|district| district.name.to_owned()).unwrap_or_default(),
            wita_date(row.registered_at).to_string(),
        ]
    })
}
