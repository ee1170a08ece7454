//! The office's trainings: planned, opened, attended, completed; and how everybody else sees those that are open.

mod acting;
mod door;
mod lists;
mod people;
mod public;
mod report;
mod views;

use domain::trainings::TrainingId;
use poem::handler;
use serde::Deserialize;

use super::capability::{Asked, At, OfficeStaff};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::Answer;
use crate::usecases::{Cursor, trainings};

pub(super) fn routes() -> Routes {
    Routes::default()
        .with(acting::routes())
        .with(door::routes())
        .with(people::routes())
        .with(public::routes())
        .with(report::routes())
        .get("/office/trainings", list)
        .get("/office/trainings/:id", show)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asking {
    after: String,
}

#[handler]
async fn list(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let cursor = asking.after.parse::<Cursor>().ok();
    let page = trainings::list(clerk.app(), clerk.actor(), cursor.as_ref()).await?;
    clerk.render(&views::list(clerk.wording(), &page, cursor.is_some()))
}

#[handler]
async fn show(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let seen = trainings::show(clerk.app(), clerk.actor(), id).await?;
    clerk.render(&views::training(clerk.wording(), &seen))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<door::DoorPage>();
}
