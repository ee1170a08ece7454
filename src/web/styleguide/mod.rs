//! Every component in every state on one page, for the eye. Served in development only: a release has no such address.

mod views;

use poem::handler;

use self::views::StyleguidePage;
use super::capability::Anyone;
use super::pages::Page;
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::Answer;

pub(super) fn routes() -> Routes {
    if cfg!(debug_assertions) { Routes::default().get("/styleguide", show) } else { Routes::default() }
}

#[handler]
fn show(visitor: Anyone) -> Answer {
    let page = StyleguidePage::samples().into_iter().next().ok_or(super::errors::WebError::NotFound)?;
    visitor.render(&page)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<StyleguidePage>();
}
