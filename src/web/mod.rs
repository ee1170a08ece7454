//! The browser's room: addresses, forms, pages. The only one that names `poem` and `tera`; never names `store`.
//!
//! A handler takes a capability, parses, calls one use case and answers with a page or a 303. It decides nothing.
#![expect(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "a handler is async and takes its capability by value, whether or not its page needs more"
)]

mod accounts;
mod apply;
pub mod assets;
mod board;
mod books;
mod businesses;
mod calendar;
mod capability;
mod cases;
mod cells;
mod certificates;
mod check;
mod compression;
mod cookies;
mod cooperatives;
mod csrf;
mod demo;
mod documents;
mod errors;
pub mod format;
mod forms;
pub mod frame;
mod funds;
pub mod headers;
mod home;
pub mod labels;
pub mod language;
mod levels;
mod matches;
mod memberships;
mod mentoring;
mod my_cases;
pub mod navigation;
mod notices;
mod offers;
mod office;
mod office_facts;
mod organisations;
pub mod pages;
mod posted;
mod programs;
mod proof;
pub(crate) mod questions;
mod queue;
mod roll;
mod routes;
mod rules;
pub mod samples;
mod seats;
pub mod server;
mod sheets;
mod sign_in;
mod spreadsheet;
mod styleguide;
pub mod telling;
pub mod texts;
mod track;
mod trainings;
mod visit;
pub mod wording;
mod workbook;

use std::sync::Arc;

use poem::endpoint::BoxEndpoint;
use poem::{EndpointExt, IntoEndpoint, Response};

pub use self::routes::Listed;
use self::routes::Routes;
use crate::app::App;

fn routes() -> Routes {
    Routes::default()
        .with(home::routes())
        .with(funds::routes())
        .with(cases::routes())
        .with(queue::routes())
        .with(accounts::routes())
        .with(demo::routes())
        .with(office::routes())
        .with(cooperatives::routes())
        .with(board::routes())
        .with(books::routes())
        .with(roll::routes())
        .with(offers::routes())
        .with(programs::routes())
        .with(seats::routes())
        .with(levels::routes())
        .with(businesses::routes())
        .with(documents::routes())
        .with(office_facts::routes())
        .with(check::routes())
        .with(matches::routes())
        .with(notices::routes())
        .with(organisations::routes())
        .with(apply::routes())
        .with(my_cases::routes())
        .with(track::routes())
        .with(memberships::routes())
        .with(mentoring::routes())
        .with(certificates::routes())
        .with(proof::routes())
        .with(calendar::routes())
        .with(trainings::routes())
        .with(sign_in::routes())
        .with(styleguide::routes())
}

/// Every noun offers its pages here; `samples` renders them for the tests.
fn samples_of_all(gallery: &mut samples::Gallery<'_>) {
    accounts::samples(gallery);
    businesses::samples(gallery);
    documents::samples(gallery);
    office_facts::samples(gallery);
    check::samples(gallery);
    matches::samples(gallery);
    cases::samples(gallery);
    queue::samples(gallery);
    apply::samples(gallery);
    demo::samples(gallery);
    my_cases::samples(gallery);
    track::samples(gallery);
    memberships::samples(gallery);
    mentoring::samples(gallery);
    certificates::samples(gallery);
    proof::samples(gallery);
    calendar::samples(gallery);
    trainings::samples(gallery);
    errors::samples(gallery);
    home::samples(gallery);
    office::samples(gallery);
    cooperatives::samples(gallery);
    books::samples(gallery);
    roll::samples(gallery);
    board::samples(gallery);
    cells::samples(gallery);
    offers::samples(gallery);
    programs::samples(gallery);
    seats::samples(gallery);
    levels::samples(gallery);
    rules::samples(gallery);
    notices::samples(gallery);
    organisations::samples(gallery);
    sheets::samples(gallery);
    sign_in::samples(gallery);
    styleguide::samples(gallery);
}

/// Every address of the site with every method, for the access grid.
pub fn addresses() -> Vec<Listed> {
    routes().listed()
}

/// The whole site around an app.
pub fn site(app: Arc<App>) -> BoxEndpoint<'static, Response> {
    let https = app.settings.secure_cookies;
    let pages = routes().into_route().into_endpoint();
    let pages = pages.around(move |endpoint, request| visit::around(endpoint, Arc::clone(&app), request));
    assets::beside(pages).with(headers::Headers { https }).map_to_response().boxed()
}
