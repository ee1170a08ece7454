//! The owner's businesses: the hub, the steps in which one is described, its papers, its need, its history.

mod forms;
mod putting_away;
mod rows;
mod steps;
mod views;

use domain::documents::DocumentKind;
use domain::facts::BusinessId;
use domain::needs::NeedState;
use poem::handler;
use poem::http::StatusCode;

pub(super) use self::rows::{FactRow, FileRow, fact_keys, fact_row, file_sample};
pub(super) use self::steps::size_remark;
use self::steps::{Step, Subject};
pub(super) use self::views::{HistoryPage, place_words};
use self::views::{HubPage, ListPage, NewPage, StepPage, Task, UPLOAD, UploadPage};
use super::capability::{At, Owner};
use super::errors::WebError;
use super::forms::{FormView, Reader};
use super::posted::{Fields, Posted, Upload, once};
use super::questions::{Choice, choice};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, Visit, see_other_with};
use crate::usecases::businesses::{self, NewBusiness, needs, numbers};
use crate::usecases::documents::{self, NewDocument};
use crate::usecases::{Failure, businesses::facts};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/businesses", list)
        .get("/businesses/new", new)
        .post("/businesses/new", create)
        .get("/businesses/:id", hub)
        .get("/businesses/:id/identity", show)
        .post("/businesses/:id/identity", save)
        .get("/businesses/:id/place", show)
        .post("/businesses/:id/place", save)
        .get("/businesses/:id/trade", show)
        .post("/businesses/:id/trade", save)
        .get("/businesses/:id/money", show)
        .post("/businesses/:id/money", save)
        .get("/businesses/:id/papers", show)
        .post("/businesses/:id/papers", save)
        .get("/businesses/:id/papers/new", choose)
        .post("/businesses/:id/papers/new", upload)
        .get("/businesses/:id/skills", show)
        .post("/businesses/:id/skills", save)
        .get("/businesses/:id/need", show)
        .post("/businesses/:id/need", save)
        .post("/businesses/:id/need/close", close)
        .get("/businesses/:id/history", history)
        .with(putting_away::routes())
}

#[handler]
async fn list(owner: Owner) -> Answer {
    let own = businesses::own(owner.app(), owner.actor()).await?;
    let away = businesses::putting_away::list(owner.app(), owner.actor()).await?;
    let task = |business: businesses::Business, then: &str| Task {
        href: format!("/businesses/{}{then}", business.id),
        hint: place_words(&business),
        state: "doing",
        label: business.name,
    };
    owner.render(&ListPage {
        businesses: own.into_iter().map(|business| task(business, "")).collect(),
        answers: owner.answers().is_some(),
        away: away.into_iter().map(|business| task(business, "/take-out")).collect(),
    })
}

#[handler]
fn new(owner: Owner) -> Answer {
    owner.render(&NewPage { form: FormView::new(&forms::NEW).with("once", owner.once()) })
}

#[handler]
async fn create(owner: Owner, Posted(fields): Posted<Fields>) -> Answer {
    let created = match forms::new(&fields) {
        Ok((name, description)) => {
            let id = once(&fields);
            let wanted = NewBusiness { id, name, description, ..NewBusiness::default() };
            businesses::create(owner.app(), owner.actor(), wanted).await
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match created {
        Ok(id) => Ok(see_other_with(&format!("/businesses/{id}/identity"), "business-created")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&forms::NEW, &fields).with_faults(&owner, faults);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &NewPage { form })
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn hub(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let (app, actor) = (owner.app(), owner.actor());
    let (business, known) = businesses::show(app, actor, id).await?;
    let (_, told) = businesses::owner_of(app, actor, &business).await?;
    let subject = Subject { business: &business, known: &known, owner: &told };
    owner.render(&HubPage::of(owner.wording(), &subject))
}

fn step_of(visit: &Visit) -> Result<Step, WebError> {
    Step::of(visit.path()).ok_or(WebError::NotFound)
}

#[handler]
async fn show(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let page = step_page(&owner, step_of(&owner)?, id).await?;
    owner.render(&page)
}

async fn step_page(owner: &Owner, step: Step, id: BusinessId) -> Result<StepPage, WebError> {
    let (app, actor, words) = (owner.app(), owner.actor(), owner.wording());
    let (business, known) = businesses::show(app, actor, id).await?;
    let (_, told) = businesses::owner_of(app, actor, &business).await?;
    let subject = Subject { business: &business, known: &known, owner: &told };
    let mut page = StepPage::of(step, words, &subject);
    match step {
        Step::Papers => {
            let (_, papers) = documents::list(app, actor, id).await?;
            page.files = papers.iter().map(|paper| FileRow::of(words, paper)).collect();
        }
        Step::Need => {
            let told = needs::list(app, actor, id).await?;
            let closed = told.iter().filter(|need| need.state == NeedState::Closed);
            page.former = closed.map(|need| views::former(words, need)).collect();
            let open = told.iter().find(|need| need.state == NeedState::Open);
            page.form = page.form.with("note", open.map(|need| need.note.clone()).unwrap_or_default());
        }
        _ => {}
    }
    Ok(page)
}

#[handler]
async fn save(owner: Owner, At(id): At<BusinessId>, Posted(fields): Posted<Fields>) -> Answer {
    let step = step_of(&owner)?;
    match save_step(&owner, step, id, &fields).await {
        Ok(Then::Next) => {
            let next = step.next().map(Step::name);
            let to = next.map_or(format!("/businesses/{id}"), |next| format!("/businesses/{id}/{next}"));
            Ok(see_other_with(&to, "business-saved"))
        }
        Ok(Then::Again(flash)) => Ok(see_other_with(&format!("/businesses/{id}/{}", step.name()), flash)),
        Err(Failure::Invalid(faults)) => {
            let mut page = step_page(&owner, step, id).await?;
            let names: Vec<_> = page.questions.iter().map(|question| question.name).collect();
            page.form = FormView::typed(&names, &fields).with_faults(&owner, faults);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

/// Where to go after a step.
enum Then {
    Next,
    Again(&'static str),
}

async fn save_step(owner: &Owner, step: Step, id: BusinessId, fields: &Fields) -> Result<Then, Failure> {
    let (app, actor) = (owner.app(), owner.actor());
    let invalid = Failure::Invalid;
    match step {
        Step::Identity => {
            let (identity, told) = forms::identity(fields).map_err(invalid)?;
            let warnings = businesses::identify(app, actor, id, identity, told).await?;
            if !warnings.is_empty() {
                return Ok(Then::Again("business-saved-nik-differs"));
            }
        }
        Step::Place => {
            let (place, ask) = forms::place(fields).map_err(invalid)?;
            businesses::settle(app, actor, id, place).await?;
            if ask {
                return Ok(Then::Again("business-pick-village"));
            }
        }
        Step::Trade => facts::state(app, actor, id, forms::trade(fields).map_err(invalid)?).await?,
        Step::Money => {
            let (capital, told) = forms::money(fields).map_err(invalid)?;
            businesses::reckon(app, actor, id, capital, told).await?;
        }
        Step::Papers => numbers::save(app, actor, id, forms::papers(fields).map_err(invalid)?).await?,
        Step::Skills => {
            let (_, known) = businesses::show(app, actor, id).await?;
            let told = forms::skills(fields, &known.facts).map_err(invalid)?;
            facts::state(app, actor, id, told).await?;
        }
        Step::Need => {
            needs::state(app, actor, id, forms::need(fields).map_err(invalid)?).await?;
        }
    }
    Ok(Then::Next)
}

#[handler]
async fn close(owner: Owner, At(id): At<BusinessId>, _form: Posted<Fields>) -> Answer {
    needs::close(owner.app(), owner.actor(), id).await?;
    Ok(see_other_with(&format!("/businesses/{id}/need"), "business-need-closed"))
}

fn kinds(visit: &Visit) -> Vec<Choice> {
    let words = visit.wording();
    let kinds = DocumentKind::ALL.iter();
    kinds.map(|kind| choice(kind.as_str(), words.label(*kind))).collect()
}

async fn upload_page(owner: &Owner, id: BusinessId, form: FormView) -> Result<UploadPage, WebError> {
    let (business, _) = businesses::show(owner.app(), owner.actor(), id).await?;
    Ok(UploadPage { id: id.to_string(), name: business.name, kinds: kinds(owner), form })
}

#[handler]
async fn choose(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let page = upload_page(&owner, id, FormView::new(&UPLOAD)).await?;
    owner.render(&page)
}

#[handler]
async fn upload(owner: Owner, At(id): At<BusinessId>, upload: Upload) -> Answer {
    let Upload { fields, files } = upload;
    let taken = match paper(&fields, files) {
        Ok(taken) => documents::upload(owner.app(), owner.actor(), id, taken).await,
        Err(failure) => Err(failure),
    };
    match taken {
        Ok(_) => Ok(see_other_with(&format!("/businesses/{id}/papers"), "paper-uploaded")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&UPLOAD, &fields).with_faults(&owner, faults);
            let page = upload_page(&owner, id, form).await?;
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

fn paper(fields: &Fields, files: Vec<super::posted::UploadedFile>) -> Result<NewDocument, Failure> {
    let mut reader = Reader::new(fields);
    let kind: Option<DocumentKind> = reader.choice("kind");
    let expires_on = reader.date("expires_on");
    let file = files.into_iter().next();
    if file.is_none() {
        reader.fault("file", "file-missing");
    }
    reader.finish().map_err(Failure::Invalid)?;
    match (kind, file) {
        (Some(kind), Some(file)) => {
            Ok(NewDocument { kind, file_name: file.name, bytes: file.bytes, expires_on })
        }
        _ => Err(Failure::NotFound),
    }
}

#[handler]
async fn history(owner: Owner, At(id): At<BusinessId>) -> Answer {
    let (business, lines) = businesses::history(owner.app(), owner.actor(), id, None).await?;
    let back = format!("/businesses/{id}");
    owner.render(&HistoryPage::of(owner.wording(), &business, &lines, back))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ListPage>();
    gallery.show::<NewPage>();
    gallery.show::<HubPage>();
    gallery.show::<StepPage>();
    gallery.show::<UploadPage>();
    gallery.show::<HistoryPage>();
    putting_away::samples(gallery);
}
