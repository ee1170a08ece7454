//! Seats: the owner's order of wishes, a cohort's order at its partner's desk, and the office's list of what closes.

mod views;
pub(crate) mod words;

use domain::applications::ApplicationId;
use domain::programs::{CohortId, ProgramId};
use poem::handler;

use self::views::{ClosingsPage, OrderPage, WishesPage};
use super::capability::{At, Coordinator, OfficeStaff, Owner};
use super::errors::WebError;
use super::posted::{Fields, Posted, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other_with};
use crate::usecases::seats::{reading, round, wishes};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/wishes", list)
        .post("/wishes", prefer)
        .get("/partner/programs/:id/cohorts/:cohort/seats", order)
        .post("/partner/programs/:id/cohorts/:cohort/seats", assign)
        .get("/office/seats", closings)
        .post("/office/seats", assign_all)
}

#[handler]
async fn list(owner: Owner) -> Answer {
    let ranked = wishes::list(owner.app(), owner.actor()).await?;
    owner.render(&WishesPage::of(owner.wording(), &ranked))
}

#[handler]
async fn prefer(owner: Owner, Posted(fields): Posted<Fields>) -> Answer {
    let id = |name| field(&fields, name).and_then(|text| text.parse::<ApplicationId>().ok());
    let (Some(application), Some(before)) = (id("application"), id("before")) else {
        return Err(WebError::BadForm);
    };
    wishes::prefer(owner.app(), owner.actor(), application, before).await?;
    Ok(see_other_with("/wishes", "wishes-saved"))
}

#[handler]
async fn order(coordinator: Coordinator, At((id, cohort)): At<(ProgramId, CohortId)>) -> Answer {
    let order = reading::order(coordinator.app(), coordinator.actor(), id, cohort).await?;
    coordinator.render(&OrderPage::of(&coordinator, &order))
}

#[handler]
async fn assign(
    coordinator: Coordinator,
    At((id, cohort)): At<(ProgramId, CohortId)>,
    _form: Posted<Fields>,
) -> Answer {
    reading::order(coordinator.app(), coordinator.actor(), id, cohort).await?;
    round::assign_now(coordinator.app(), coordinator.actor()).await?;
    Ok(see_other_with(&format!("/partner/programs/{id}/cohorts/{cohort}/seats"), "seats-assigned"))
}

#[handler]
async fn closings(clerk: OfficeStaff) -> Answer {
    let all = reading::closings(clerk.app(), clerk.actor()).await?;
    clerk.render(&ClosingsPage::of(&clerk, &all))
}

#[handler]
async fn assign_all(clerk: OfficeStaff, _form: Posted<Fields>) -> Answer {
    round::assign_now(clerk.app(), clerk.actor()).await?;
    Ok(see_other_with("/office/seats", "seats-assigned"))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<WishesPage>();
    gallery.show::<OrderPage>();
    gallery.show::<ClosingsPage>();
}
