//! The owner's applications: the list, the page of one, and the moves that are hers. What the bank does is in `cases`.

mod list;
mod moves;
mod views;

use domain::applications::{ApplicationId, Status};
use poem::handler;
use poem::http::StatusCode;
use serde::Deserialize;

use self::list::ListPage;
use self::views::CasePage;
use super::capability::{Asked, At, Owner};
use super::errors::WebError;
use super::forms::FormView;
use super::posted::{Fields, Posted, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other, see_other_with};
use crate::usecases::Failure;
use crate::usecases::applications::{self, NewMessage, applying};
use crate::usecases::seats::reading;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/applications", show_list)
        .get("/applications/:id", show)
        .get("/applications/:id/messages", show)
        .post("/applications/:id/messages", write)
        .get("/applications/:id/answer", moves::question)
        .post("/applications/:id/answer", moves::answer)
        .get("/applications/:id/:action", moves::ask)
        .post("/applications/:id/:action", moves::act)
}

/// The address's query of the list.
#[derive(Debug, Default, Deserialize)]
struct Query {
    after: Option<String>,
}

#[handler]
async fn show_list(owner: Owner, Asked(asked): Asked<Query>) -> Answer {
    let cursor = asked.after.as_deref().and_then(|text| text.parse().ok());
    let own = applying::own(owner.app(), owner.actor(), cursor.as_ref()).await?;
    owner.render(&ListPage::of(&owner, &own, cursor.is_some()))
}

#[handler]
async fn show(owner: Owner, At(id): At<ApplicationId>) -> Answer {
    match page(&owner, id, FormView::new(&views::MESSAGE)).await? {
        Some(page) => owner.render(&page),
        None => Ok(see_other(&format!("/apply/draft/{id}"))),
    }
}

/// The page; nothing where it is a draft still.
async fn page(owner: &Owner, id: ApplicationId, form: FormView) -> Result<Option<CasePage>, WebError> {
    let case = applications::load_case(owner.app(), owner.actor(), id).await?;
    let status = case.application.status;
    if status == Status::Draft {
        return Ok(None);
    }
    // Only a decline asks what else there is; every other page is spared the market.
    let survey = match status {
        Status::Declined => Some(applying::elsewhere(owner.app(), owner.actor(), &case.application).await?),
        _ => None,
    };
    let seat = reading::reason(owner.app(), &case.application, &case.events).await?;
    Ok(Some(CasePage::of(owner, &case, (survey.as_ref(), seat), form)))
}

#[handler]
async fn write(owner: Owner, At(id): At<ApplicationId>, Posted(fields): Posted<Fields>) -> Answer {
    let message = NewMessage {
        body: field(&fields, "body").unwrap_or_default().to_owned(),
        internal: false,
        once: field(&fields, "once").unwrap_or_default().to_owned(),
    };
    match applications::message(owner.app(), owner.actor(), id, message).await {
        Ok(()) => Ok(see_other_with(&format!("/applications/{id}"), "my-message-sent")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&views::MESSAGE, &fields).with_faults(&owner, faults);
            match page(&owner, id, form).await? {
                Some(page) => owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page),
                None => Ok(see_other(&format!("/apply/draft/{id}"))),
            }
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ListPage>();
    gallery.show::<CasePage>();
    gallery.show::<moves::MovePage>();
    gallery.show::<moves::AnswerPage>();
}
