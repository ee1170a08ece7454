//! Mentoring as it is run: participants and their sessions, for owner, partner and office; mentors who fall silent.

mod office;
mod participants;
mod rate;
mod record;
mod said;
mod sessions;
mod views;

pub(super) use self::views::{ProgressRow, progress, progress_sample};
use super::routes::Routes;
use super::samples::Gallery;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/participants", participants::list)
        .get("/participants/:id", participants::show)
        .get("/participants/:id/log", record::new_log)
        .post("/participants/:id/log", record::log)
        .get("/participants/:id/plan", record::new_plan)
        .post("/participants/:id/plan", record::plan)
        .get("/participants/:id/rate", rate::ask_partner)
        .post("/participants/:id/rate", rate::by_partner)
        .get("/applications/:id/sessions", participants::own)
        .get("/applications/:id/rate", rate::ask_owner)
        .post("/applications/:id/rate", rate::by_owner)
        .get("/office/participants/:id", participants::oversee)
        .get("/sessions/:id", sessions::show)
        .get("/sessions/:id/photo", sessions::photo)
        .get("/sessions/:id/hold", record::new_hold)
        .post("/sessions/:id/hold", record::hold)
        .get("/sessions/:id/confirm", sessions::show)
        .post("/sessions/:id/confirm", sessions::confirm)
        .get("/sessions/:id/code", sessions::show)
        .post("/sessions/:id/code", sessions::code)
        .get("/sessions/:id/enter", sessions::show)
        .post("/sessions/:id/enter", sessions::enter)
        .get("/sessions/:id/act/:action", sessions::ask)
        .post("/sessions/:id/act/:action", sessions::act)
        .get("/office/sessions/:id/correct", office::ask_correction)
        .post("/office/sessions/:id/correct", office::correct)
        .get("/partner/ratings", said::own)
        .get("/partner/ratings.csv", said::own_sheet)
        .get("/office/ratings", said::everything)
        .get("/office/ratings.csv", said::sheet_of_all)
        .get("/office/mentors", office::mentors)
        .get("/office/mentors/:id/lift", office::ask_lift)
        .post("/office/mentors/:id/lift", office::lift)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<participants::ListPage>();
    gallery.show::<views::ParticipationPage>();
    gallery.show::<record::RecordPage>();
    gallery.show::<sessions::SessionPage>();
    gallery.show::<sessions::CodePage>();
    gallery.show::<sessions::ReasonPage>();
    gallery.show::<office::CorrectPage>();
    gallery.show::<office::MentorsPage>();
    gallery.show::<office::LiftPage>();
    gallery.show::<rate::RatePage>();
}
