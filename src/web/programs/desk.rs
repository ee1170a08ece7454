//! The partner's own desk: its programs, the draft, the cohorts, and the moves.

mod forms;
mod views;

use domain::offers::PublicationMove;
use domain::programs::{CohortId, ProgramId};
use poem::handler;
use poem::http::StatusCode;
use serde::Deserialize;

use self::views::{ActPage, CohortPage, EditPage, ListPage, PreviewPage, ProgramPage};
use crate::usecases::programs::{self, cohorts, publishing, reading};
use crate::usecases::{Cursor, Failure};
use crate::web::capability::{Asked, At, Coordinator};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::posted::{Fields, Posted, field, once};
use crate::web::routes::Routes;
use crate::web::rules;
use crate::web::samples::Gallery;
use crate::web::visit::{Answer, see_other, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/partner/programs", list)
        .post("/partner/programs", create)
        .get("/partner/programs/:id", show)
        .get("/partner/programs/:id/edit", edit)
        .post("/partner/programs/:id/edit", update)
        .get("/partner/programs/:id/preview", preview)
        .post("/partner/programs/:id/publish", publish)
        .get("/partner/programs/:id/act/:move", ask)
        .post("/partner/programs/:id/act/:move", act)
        .get("/partner/programs/:id/rule", rule)
        .post("/partner/programs/:id/rule", change_rule)
        .get("/partner/programs/:id/cohorts/new", new_cohort)
        .post("/partner/programs/:id/cohorts", add_cohort)
        .get("/partner/programs/:id/cohorts/:cohort", edit_cohort)
        .post("/partner/programs/:id/cohorts/:cohort", change_cohort)
}

/// The query of the desk's list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shown {
    state: String,
    after: String,
}

#[handler]
async fn list(coordinator: Coordinator, Asked(shown): Asked<Shown>) -> Answer {
    let after = shown.after.parse::<Cursor>().ok();
    let state = shown.state.parse().ok();
    let page = reading::desk(coordinator.app(), coordinator.actor(), state, after.as_ref()).await?;
    let next = page.next.as_ref().map(ToString::to_string);
    coordinator.render(&ListPage::of(&coordinator, &page.rows, &shown.state, next))
}

#[handler]
async fn create(coordinator: Coordinator, Posted(fields): Posted<Fields>) -> Answer {
    let id = programs::create(coordinator.app(), coordinator.actor(), once(&fields)).await?;
    Ok(see_other_with(&format!("/partner/programs/{id}/edit"), "offers-created"))
}

#[handler]
async fn show(coordinator: Coordinator, At(id): At<ProgramId>) -> Answer {
    let program = programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
    let versions = reading::versions(coordinator.app(), Some(coordinator.actor()), id).await?;
    let cohorts = cohorts::list(coordinator.app(), coordinator.actor(), id).await?;
    coordinator.render(&ProgramPage::of(&coordinator, &program, &versions, &cohorts))
}

#[handler]
async fn edit(coordinator: Coordinator, At(id): At<ProgramId>) -> Answer {
    let program = programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
    let form = forms::filled(&coordinator, &program.draft.terms);
    coordinator.render(&EditPage::of(&coordinator, id, &program.revision.to_string(), form))
}

#[handler]
async fn update(coordinator: Coordinator, At(id): At<ProgramId>, Posted(fields): Posted<Fields>) -> Answer {
    let revision = field(&fields, "revision").unwrap_or_default();
    match forms::read(&fields) {
        Ok(terms) => {
            let seen = revision.parse().unwrap_or(-1);
            programs::save(coordinator.app(), coordinator.actor(), id, seen, |text| {
                text.terms = terms;
            })
            .await?;
            Ok(see_other_with(&format!("/partner/programs/{id}"), "offers-saved"))
        }
        Err(faults) => {
            programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
            let form = FormView::typed(&forms::NAMES, &fields).with_faults(&coordinator, faults);
            let page = EditPage::of(&coordinator, id, revision, form);
            coordinator.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

#[handler]
async fn preview(coordinator: Coordinator, At(id): At<ProgramId>) -> Answer {
    let program = programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
    coordinator.render(&PreviewPage::of(&coordinator, &program))
}

#[handler]
async fn publish(coordinator: Coordinator, At(id): At<ProgramId>, Posted(fields): Posted<Fields>) -> Answer {
    let revision = field(&fields, "revision").unwrap_or_default().parse().unwrap_or(-1);
    match publishing::publish(coordinator.app(), coordinator.actor(), id, revision).await {
        Ok(_) => Ok(see_other_with(&format!("/partner/programs/{id}"), "offers-published")),
        Err(Failure::Invalid(_)) => Ok(see_other(&format!("/partner/programs/{id}/preview"))),
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn ask(coordinator: Coordinator, At((id, tried)): At<(ProgramId, String)>) -> Answer {
    let tried: PublicationMove = tried.parse().map_err(|_| WebError::NotFound)?;
    let program = programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
    coordinator.render(&ActPage::of(&coordinator, &program, tried))
}

#[handler]
async fn act(
    coordinator: Coordinator,
    At((id, tried)): At<(ProgramId, String)>,
    _form: Posted<Fields>,
) -> Answer {
    let tried: PublicationMove = tried.parse().map_err(|_| WebError::NotFound)?;
    publishing::act(coordinator.app(), coordinator.actor(), id, tried).await?;
    Ok(see_other_with(&format!("/partner/programs/{id}"), "offers-moved"))
}

#[handler]
async fn rule(
    coordinator: Coordinator,
    At(id): At<ProgramId>,
    Asked(asking): Asked<rules::Asking>,
) -> Answer {
    let program = programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
    rules::show(&coordinator, &desk_of(&program), &asking)
}

#[handler]
async fn change_rule(
    coordinator: Coordinator,
    At(id): At<ProgramId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let program = programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
    let desk = desk_of(&program);
    match rules::read(&coordinator, &desk, &fields) {
        rules::Outcome::Save(changed) => {
            let seen = field(&fields, "revision").unwrap_or_default().parse().unwrap_or(-1);
            programs::save(coordinator.app(), coordinator.actor(), id, seen, |text| {
                text.rule = changed;
            })
            .await?;
            Ok(see_other_with(&desk.action, "rules-saved"))
        }
        rules::Outcome::Show(answer) => answer,
    }
}

fn desk_of(program: &programs::Program) -> rules::Desk<'_> {
    rules::Desk {
        rule: &program.draft.rule,
        revision: program.revision,
        action: format!("/partner/programs/{}/rule", program.id),
        back: format!("/partner/programs/{}", program.id),
        name: program.draft.terms.name.id.clone(),
        terms: None,
    }
}

#[handler]
async fn new_cohort(coordinator: Coordinator, At(id): At<ProgramId>) -> Answer {
    let program = programs::find_own(coordinator.app(), coordinator.actor(), id).await?;
    let form = FormView::new(&forms::COHORT).with("place", program.draft.terms.place.as_str());
    coordinator.render(&CohortPage::of(id, None, form))
}

#[handler]
async fn add_cohort(
    coordinator: Coordinator,
    At(id): At<ProgramId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let added = match forms::read_cohort(&fields) {
        Ok(text) => cohorts::add(coordinator.app(), coordinator.actor(), id, &text).await.map(|_| id),
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    answer_cohort(&coordinator, id, None, &fields, added)
}

#[handler]
async fn edit_cohort(coordinator: Coordinator, At((id, cohort)): At<(ProgramId, CohortId)>) -> Answer {
    let cohorts = cohorts::list(coordinator.app(), coordinator.actor(), id).await?;
    let found = cohorts.iter().find(|it| it.id == cohort).ok_or(WebError::NotFound)?;
    coordinator.render(&CohortPage::of(id, Some(cohort), forms::filled_cohort(found)))
}

#[handler]
async fn change_cohort(
    coordinator: Coordinator,
    At((id, cohort)): At<(ProgramId, CohortId)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let changed = match forms::read_cohort(&fields) {
        Ok(text) => cohorts::change(coordinator.app(), coordinator.actor(), cohort, &text).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    answer_cohort(&coordinator, id, Some(cohort), &fields, changed)
}

fn answer_cohort(
    coordinator: &Coordinator,
    id: ProgramId,
    cohort: Option<CohortId>,
    fields: &Fields,
    done: Result<ProgramId, Failure>,
) -> Answer {
    match done {
        Ok(program) => Ok(see_other_with(&format!("/partner/programs/{program}"), "programs-cohort-saved")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&forms::COHORT, fields).with_faults(coordinator, faults);
            coordinator.render_as(StatusCode::UNPROCESSABLE_ENTITY, &CohortPage::of(id, cohort, form))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ListPage>();
    gallery.show::<ProgramPage>();
    gallery.show::<EditPage>();
    gallery.show::<PreviewPage>();
    gallery.show::<ActPage>();
    gallery.show::<CohortPage>();
}
