//! Levels: the owner's self-assessments and their results; the same questions for a mentor of a participant.

mod views;

use domain::applications::ApplicationId;
use domain::facts::BusinessId;
use domain::levels::{Answers, AnswersError, Area};
use poem::handler;
use poem::http::StatusCode;

use self::views::{AskPage, OverviewPage, ResultPage};
use super::capability::{At, CaseWorker, Owner};
use super::errors::WebError;
use super::forms::FormView;
use super::posted::{Fields, Posted, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other_with};
use crate::usecases::{Fault, levels};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/businesses/:id/levels", overview)
        .get("/businesses/:id/levels/:area", result)
        .get("/businesses/:id/levels/:area/assess", ask)
        .post("/businesses/:id/levels/:area/assess", assess)
        .get("/cases/:id/levels", overview_of_participant)
        .get("/cases/:id/levels/:area", ask_again)
        .post("/cases/:id/levels/:area", assess_again)
}

fn area_of(text: &str) -> Result<Area, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// The answers, or a fault beside every question that has none.
fn read(area: Area, fields: &Fields) -> Result<Answers, Vec<Fault>> {
    let answer = |question: &str| field(fields, question).and_then(|text| text.parse().ok());
    Answers::read(area, answer)
        .map_err(|AnswersError::Open(open)| open.into_iter().map(|name| Fault::new(name, "choose")).collect())
}

fn once(fields: &Fields) -> Result<&str, WebError> {
    field(fields, "once").filter(|key| !key.is_empty() && key.len() <= 64).ok_or(WebError::BadForm)
}

#[handler]
async fn overview(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let seen = levels::show(owner.app(), owner.actor(), id).await?;
    owner.render(&OverviewPage::of(owner.wording(), &seen, format!("/businesses/{id}"), true))
}

#[handler]
async fn result(owner: Owner, At((id, area)): At<(BusinessId, String)>) -> Answer {
    let area = area_of(&area)?;
    let seen = levels::show(owner.app(), owner.actor(), id).await?;
    let programs = levels::programs_for(owner.app(), area).await?;
    owner.render(&ResultPage::of(owner.wording(), &seen, area, &programs).ok_or(WebError::NotFound)?)
}

#[handler]
async fn ask(owner: Owner, At((id, area)): At<(BusinessId, String)>) -> Answer {
    let area = area_of(&area)?;
    let seen = levels::show(owner.app(), owner.actor(), id).await?;
    owner.render(&AskPage::of(&owner, area, &seen, views::Place::Owner(id), None))
}

#[handler]
async fn assess(
    owner: Owner,
    At((id, area)): At<(BusinessId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let area = area_of(&area)?;
    let once = once(&fields)?;
    match read(area, &fields) {
        Ok(answers) => {
            levels::assess(owner.app(), owner.actor(), id, &answers, once).await?;
            Ok(see_other_with(&format!("/businesses/{id}/levels/{area}"), "levels-saved"))
        }
        Err(faults) => {
            let seen = levels::show(owner.app(), owner.actor(), id).await?;
            let form = FormView::typed(domain::levels::questions(area), &fields).with_faults(&owner, faults);
            let page = AskPage::of(&owner, area, &seen, views::Place::Owner(id), Some(form));
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

#[handler]
async fn overview_of_participant(worker: CaseWorker, At(id): At<ApplicationId>) -> Answer {
    let seen = levels::show_participant(worker.app(), worker.actor(), id).await?;
    worker.render(&OverviewPage::of(worker.wording(), &seen, format!("/cases/{id}"), false))
}

#[handler]
async fn ask_again(worker: CaseWorker, At((id, area)): At<(ApplicationId, String)>) -> Answer {
    let area = area_of(&area)?;
    let seen = levels::show_participant(worker.app(), worker.actor(), id).await?;
    worker.render(&AskPage::of(&worker, area, &seen, views::Place::Case(id), None))
}

#[handler]
async fn assess_again(
    worker: CaseWorker,
    At((id, area)): At<(ApplicationId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let area = area_of(&area)?;
    let once = once(&fields)?;
    match read(area, &fields) {
        Ok(answers) => {
            levels::reassess(worker.app(), worker.actor(), id, &answers, once).await?;
            Ok(see_other_with(&format!("/cases/{id}/levels"), "levels-saved"))
        }
        Err(faults) => {
            let seen = levels::show_participant(worker.app(), worker.actor(), id).await?;
            let form = FormView::typed(domain::levels::questions(area), &fields).with_faults(&worker, faults);
            let page = AskPage::of(&worker, area, &seen, views::Place::Case(id), Some(form));
            worker.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<OverviewPage>();
    gallery.show::<AskPage>();
    gallery.show::<ResultPage>();
}
