//! A case at the desk: its page, one small form page for each move, messages, who works on it, the offer letter.
//! The office sees the same page without the buttons.

mod acting;
mod forms;
mod letter;
pub(crate) mod parts;
mod views;

use domain::accounts::AccountId;
use domain::applications::{Action, ApplicationId};
use poem::handler;
use poem::http::{StatusCode, header};

use self::letter::LetterPage;
use self::views::CasePage;
use super::capability::{At, CaseWorker, OfficeStaff, SignedIn};
use super::errors::WebError;
use super::forms::FormView;
use super::posted::{Fields, Posted, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other_with};
use crate::files::names;
use crate::print;
use crate::usecases::Failure;
use crate::usecases::applications::{self, NewMessage, case};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/cases/:id", show)
        .get("/cases/:id/act/:action", acting::new)
        .post("/cases/:id/act/:action", acting::create)
        .get("/cases/:id/messages", show)
        .post("/cases/:id/messages", write)
        .get("/cases/:id/assign", show)
        .post("/cases/:id/assign", assign)
        .get("/cases/:id/letter", show_letter)
        .get("/cases/:id/letter/pdf", print_letter)
        .get("/office/cases/:id", oversee)
}

/// The id of a case in a path; what is no id is not found.
pub(super) fn id_of(text: &str) -> Result<ApplicationId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

#[handler]
async fn show(desk: CaseWorker, At(id): At<String>) -> Answer {
    let page = page(&desk, &id, FormView::new(&forms::MESSAGE)).await?;
    desk.render(&page)
}

async fn page(desk: &CaseWorker, id: &str, message: FormView) -> Result<CasePage, WebError> {
    let seen = applications::load_case(desk.app(), desk.actor(), id_of(id)?).await?;
    let people = if seen.application.is_closed() {
        Vec::new()
    } else {
        case::colleagues(desk.app(), desk.actor(), &seen).await?
    };
    Ok(CasePage::at_the_desk(desk, desk.actor().account, &seen, &people, message))
}

#[handler]
async fn oversee(office: OfficeStaff, At(id): At<String>) -> Answer {
    let seen = applications::load_case(office.app(), office.actor(), id_of(&id)?).await?;
    office.render(&CasePage::at_the_office(&office, &seen))
}

#[handler]
async fn write(desk: CaseWorker, At(id): At<String>, Posted(fields): Posted<Fields>) -> Answer {
    let message = NewMessage {
        body: field(&fields, "body").unwrap_or_default().to_owned(),
        internal: field(&fields, "to") == Some("internal"),
        once: field(&fields, "once").unwrap_or_default().to_owned(),
    };
    match applications::message(desk.app(), desk.actor(), id_of(&id)?, message).await {
        Ok(()) => Ok(see_other_with(&format!("/cases/{id}"), "case-message-sent")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&forms::MESSAGE, &fields).with_faults(&desk, faults);
            desk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&desk, &id, form).await?)
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn assign(desk: CaseWorker, At(id): At<String>, Posted(fields): Posted<Fields>) -> Answer {
    let account = |name| field(&fields, name).and_then(|text| text.parse::<AccountId>().ok());
    let (seen, to) = (account("seen"), account("to"));
    applications::assign(desk.app(), desk.actor(), id_of(&id)?, seen, to).await?;
    let flash = if to.is_some() { "case-assigned" } else { "case-given-back" };
    Ok(see_other_with(&format!("/cases/{id}"), flash))
}

#[handler]
async fn show_letter(reader: SignedIn, At(id): At<String>) -> Answer {
    let seen = applications::load_case(reader.app(), reader.actor(), id_of(&id)?).await?;
    let page = LetterPage::of(&reader, reader.actor(), &seen)?;
    reader.render(&page)
}

#[handler]
async fn print_letter(reader: SignedIn, At(id): At<String>) -> Answer {
    let seen = applications::load_case(reader.app(), reader.actor(), id_of(&id)?).await?;
    let page = LetterPage::of(&reader, reader.actor(), &seen)?;
    let approved = seen.events.iter().find(|event| event.action == Action::Approve);
    let made_at = approved.map_or(seen.application.status_at, |event| event.at);
    let paper = page.paper(&reader, made_at);
    let name = format!("{}.pdf", paper.title);
    let file = print::pdf(paper).await.map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(poem::Response::builder()
        .content_type("application/pdf")
        .header(header::CONTENT_DISPOSITION, names::attachment(&name))
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(file))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<CasePage>();
    gallery.show::<acting::ActPage>();
    gallery.show::<LetterPage>();
}
