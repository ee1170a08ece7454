//! The register of members for a cooperative's board, the papers that invite members, and the door that a paper opens.

mod import;
mod join;
mod list;
mod member;
mod papers;
mod recovery;

use super::routes::Routes;
use super::samples::Gallery;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/cooperatives/:id/members", list::show)
        .get("/cooperatives/:id/members.csv", list::sheet)
        .get("/cooperatives/:id/members/import", import::ask)
        .post("/cooperatives/:id/members/import", import::take)
        .get("/cooperatives/:id/members/new", member::new)
        .post("/cooperatives/:id/members/new", member::add)
        .post("/cooperatives/:id/members/codes", papers::print_all)
        .get("/cooperatives/:id/members/:member", member::show)
        .post("/cooperatives/:id/members/:member", member::edit)
        .post("/cooperatives/:id/members/:member/leave", member::leave)
        .post("/cooperatives/:id/members/:member/code", papers::print)
        .post("/cooperatives/:id/members/:member/recovery", recovery::start)
        .post("/cooperatives/:id/members/:member/recovery/consent", recovery::consent)
        .get("/join", join::ask)
        .post("/join", join::look)
        .get("/join/:token", join::show)
        .post("/join/:token", join::join)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<list::ListPage>();
    gallery.show::<member::NewPage>();
    gallery.show::<member::MemberPage>();
    gallery.show::<papers::PapersPage>();
    gallery.show::<join::CodePage>();
    gallery.show::<join::JoinPage>();
}
