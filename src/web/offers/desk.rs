//! The bank's own desk: its offers, the draft in sections, what publishing would make, and the moves.

mod forms;
pub(crate) mod views;

use domain::offers::{OfferId, PublicationMove};
use poem::handler;
use poem::http::StatusCode;
use serde::Deserialize;

use self::forms::Section;
use self::views::{ActPage, ListPage, NewPage, OfferPage, PreviewPage, SectionPage};
use crate::usecases::offers::{self, publishing, reading};
use crate::usecases::{Cursor, Failure};
use crate::web::capability::{Asked, At, BankOfficer};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::posted::{Fields, Posted, field, once};
use crate::web::routes::Routes;
use crate::web::rules;
use crate::web::samples::Gallery;
use crate::web::visit::{Answer, see_other, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/bank/offers", list)
        .post("/bank/offers", create)
        .get("/bank/offers/new", new)
        .get("/bank/offers/:id", show)
        .get("/bank/offers/:id/edit/:section", edit)
        .post("/bank/offers/:id/edit/:section", update)
        .get("/bank/offers/:id/preview", preview)
        .post("/bank/offers/:id/publish", publish)
        .get("/bank/offers/:id/act/:move", ask)
        .post("/bank/offers/:id/act/:move", act)
        .get("/bank/offers/:id/rule", rule)
        .post("/bank/offers/:id/rule", change_rule)
}

/// The query of the desk's list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shown {
    state: String,
    after: String,
}

#[handler]
async fn list(officer: BankOfficer, Asked(shown): Asked<Shown>) -> Answer {
    let after = shown.after.parse::<Cursor>().ok();
    let state = shown.state.parse().ok();
    let page = reading::desk(officer.app(), officer.actor(), state, after.as_ref()).await?;
    let next = page.next.as_ref().map(ToString::to_string);
    officer.render(&ListPage::of(&officer, &page.rows, &shown.state, next))
}

#[handler]
async fn new(officer: BankOfficer) -> Answer {
    let form = FormView::new(&["scheme", "once"]).with("once", officer.once());
    officer.render(&NewPage::of(&officer, form))
}

#[handler]
async fn create(officer: BankOfficer, Posted(fields): Posted<Fields>) -> Answer {
    let scheme = field(&fields, "scheme").unwrap_or_default().parse().ok();
    let id = offers::create(officer.app(), officer.actor(), scheme, once(&fields)).await?;
    Ok(see_other_with(&format!("/bank/offers/{id}"), "offers-created"))
}

#[handler]
async fn show(officer: BankOfficer, At(id): At<OfferId>) -> Answer {
    let offer = offers::find_own(officer.app(), officer.actor(), id).await?;
    let versions = reading::versions(officer.app(), Some(officer.actor()), id).await?;
    officer.render(&OfferPage::of(&officer, &offer, &versions))
}

#[handler]
async fn edit(officer: BankOfficer, At((id, section)): At<(OfferId, String)>) -> Answer {
    let section = Section::named(&section).ok_or(WebError::NotFound)?;
    let offer = offers::find_own(officer.app(), officer.actor(), id).await?;
    let form = section.filled(&officer, &offer.draft);
    officer.render(&SectionPage::of(&officer, section, id, &offer.revision.to_string(), form))
}

#[handler]
async fn update(
    officer: BankOfficer,
    At((id, section)): At<(OfferId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let section = Section::named(&section).ok_or(WebError::NotFound)?;
    let revision = field(&fields, "revision").unwrap_or_default().to_owned();
    match section.read(&fields) {
        Ok(change) => {
            offers::save(officer.app(), officer.actor(), id, seen(&revision), change).await?;
            Ok(see_other_with(&format!("/bank/offers/{id}"), "offers-saved"))
        }
        Err(faults) => {
            offers::find_own(officer.app(), officer.actor(), id).await?;
            let form = FormView::typed(section.names(), &fields).with_faults(&officer, faults);
            let page = SectionPage::of(&officer, section, id, &revision, form);
            officer.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The revision that a form saw; a text that is none never fits.
fn seen(revision: &str) -> i32 {
    revision.parse().unwrap_or(-1)
}

#[handler]
async fn preview(officer: BankOfficer, At(id): At<OfferId>) -> Answer {
    let offer = offers::find_own(officer.app(), officer.actor(), id).await?;
    officer.render(&PreviewPage::of(&officer, &offer))
}

#[handler]
async fn publish(officer: BankOfficer, At(id): At<OfferId>, Posted(fields): Posted<Fields>) -> Answer {
    let revision = seen(field(&fields, "revision").unwrap_or_default());
    match publishing::publish(officer.app(), officer.actor(), id, revision).await {
        Ok(_) => Ok(see_other_with(&format!("/bank/offers/{id}"), "offers-published")),
        // The preview tells every fault with the way to its field.
        Err(Failure::Invalid(_)) => Ok(see_other(&format!("/bank/offers/{id}/preview"))),
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn ask(officer: BankOfficer, At((id, tried)): At<(OfferId, String)>) -> Answer {
    let tried: PublicationMove = tried.parse().map_err(|_| WebError::NotFound)?;
    let offer = offers::find_own(officer.app(), officer.actor(), id).await?;
    officer.render(&ActPage::of(&officer, &offer, tried))
}

#[handler]
async fn act(officer: BankOfficer, At((id, tried)): At<(OfferId, String)>, _form: Posted<Fields>) -> Answer {
    let tried: PublicationMove = tried.parse().map_err(|_| WebError::NotFound)?;
    publishing::act(officer.app(), officer.actor(), id, tried).await?;
    Ok(see_other_with(&format!("/bank/offers/{id}"), "offers-moved"))
}

#[handler]
async fn rule(officer: BankOfficer, At(id): At<OfferId>, Asked(asking): Asked<rules::Asking>) -> Answer {
    let offer = offers::find_own(officer.app(), officer.actor(), id).await?;
    rules::show(&officer, &desk_of(&offer), &asking)
}

#[handler]
async fn change_rule(officer: BankOfficer, At(id): At<OfferId>, Posted(fields): Posted<Fields>) -> Answer {
    let offer = offers::find_own(officer.app(), officer.actor(), id).await?;
    let desk = desk_of(&offer);
    match rules::read(&officer, &desk, &fields) {
        rules::Outcome::Save(changed) => {
            let revision = seen(field(&fields, "revision").unwrap_or_default());
            offers::save(officer.app(), officer.actor(), id, revision, |draft| {
                draft.rule = changed;
            })
            .await?;
            Ok(see_other_with(&desk.action, "rules-saved"))
        }
        rules::Outcome::Show(answer) => answer,
    }
}

fn desk_of(offer: &offers::Offer) -> rules::Desk<'_> {
    rules::Desk {
        rule: &offer.draft.rule,
        revision: offer.revision,
        action: format!("/bank/offers/{}/rule", offer.id),
        back: format!("/bank/offers/{}", offer.id),
        name: offer.draft.terms.name.id.clone(),
        terms: Some(&offer.draft.terms),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ListPage>();
    gallery.show::<NewPage>();
    gallery.show::<OfferPage>();
    gallery.show::<SectionPage>();
    gallery.show::<PreviewPage>();
    gallery.show::<ActPage>();
}
