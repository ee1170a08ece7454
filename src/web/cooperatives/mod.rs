//! The office's register of cooperatives: the list for any day and rule, one cooperative, the import, the choice of rule
//! and the figures.

mod asking;
mod claims;
mod figures;
mod import;
mod list;
mod rule;
mod show;
pub(super) mod standing;
mod tables;
pub(super) mod words;

use super::routes::Routes;
use super::samples::Gallery;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/cooperatives", list::show)
        .get("/office/cooperatives.csv", list::sheet)
        .get("/office/cooperatives/claims", claims::list)
        .get("/office/cooperatives/claims/:id", claims::show)
        .post("/office/cooperatives/claims/:id", claims::decide)
        .get("/office/cooperatives/figures", figures::show)
        .get("/office/cooperatives/figures.xlsx", figures::book)
        .get("/office/cooperatives/figures/:table", figures::table_sheet)
        .get("/office/cooperatives/import", import::ask)
        .post("/office/cooperatives/import", import::take)
        .get("/office/cooperatives/rule", rule::show)
        .post("/office/cooperatives/rule", rule::choose)
        .get("/office/cooperatives/:id", show::show)
        .post("/office/cooperatives/:id/practices", show::say)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<claims::ClaimsPage>();
    gallery.show::<claims::ClaimPage>();
    gallery.show::<list::ListPage>();
    gallery.show::<show::ShowPage>();
    gallery.show::<rule::RulePage>();
    gallery.show::<figures::FiguresPage>();
}
