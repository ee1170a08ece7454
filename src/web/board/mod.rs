//! What people of a cooperative's board do: claim it, fill its seats, record its annual meeting, see how it counts.

mod meeting;
mod seats;
mod show;

use super::routes::Routes;
use super::samples::Gallery;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/cooperatives", seats::list)
        .get("/cooperatives/claim", seats::ask)
        .post("/cooperatives/claim", seats::claim)
        .post("/cooperatives/seats/:id", seats::answer)
        .get("/cooperatives/:id", show::show)
        .post("/cooperatives/:id/invite", show::invite)
        .post("/cooperatives/:id/end", show::end)
        .post("/cooperatives/:id/business", show::link)
        .post("/cooperatives/:id/practices", show::say)
        .get("/cooperatives/:id/minutes/:year", meeting::hand_out)
        .get("/cooperatives/:id/meeting", meeting::ask)
        .post("/cooperatives/:id/meeting", meeting::record)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<seats::ListPage>();
    gallery.show::<seats::ClaimPage>();
    gallery.show::<show::BoardPage>();
    gallery.show::<meeting::MeetingPage>();
}
