//! Banks and partners: registering one, one's own with its colleagues, and the office's decisions (`office`).

mod forms;
mod office;
mod sheet;
mod team;
mod views;

use domain::organisations::OrganisationKind;
use poem::handler;
use poem::http::StatusCode;

use self::views::{Choice, MendPage, RegisterPage};
use super::capability::{Anyone, Lead};
use super::forms::FormView;
use super::posted::{Fields, Posted};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, Visit, see_other, see_other_with};
use crate::usecases::Failure;
use crate::usecases::organisations;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/organisations/register", new)
        .post("/organisations/register", create)
        .get("/organisation/edit", edit)
        .post("/organisation/edit", update)
        .with(team::routes())
        .with(office::routes())
}

fn kinds(visit: &Visit) -> Vec<Choice> {
    let words = visit.wording();
    let choice =
        |kind: &OrganisationKind| Choice { value: kind.as_str().to_owned(), label: words.label(*kind) };
    OrganisationKind::ALL.iter().map(choice).collect()
}

fn districts() -> Vec<Choice> {
    let choice = |district: &domain::regions::District| Choice {
        value: district.code.to_owned(),
        label: district.name.to_owned(),
    };
    domain::regions::districts().iter().map(choice).collect()
}

#[handler]
async fn new(visitor: Anyone) -> Answer {
    visitor.render(&RegisterPage {
        form: FormView::new(&forms::REGISTER),
        kinds: kinds(&visitor),
        districts: districts(),
    })
}

#[handler]
async fn create(visitor: Anyone, Posted(fields): Posted<Fields>) -> Answer {
    let registered = match forms::registration(&fields, visitor.language()) {
        Ok((details, person)) => {
            organisations::register(visitor.app(), &details, person, &visitor.session_key()).await
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match registered {
        Ok(()) => Ok(see_other("/register/sent")),
        Err(Failure::Invalid(faults)) => {
            let page = RegisterPage {
                form: FormView::typed(&forms::REGISTER, &fields)
                    .without("password")
                    .with_faults(&visitor, faults),
                kinds: kinds(&visitor),
                districts: districts(),
            };
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn edit(visitor: Lead) -> Answer {
    let own = organisations::own(visitor.app(), visitor.actor()).await?;
    let names_open = !views::is_settled(own.status);
    let form = forms::filled(&own.details);
    visitor.render(&MendPage {
        form,
        districts: districts(),
        names_open,
        again: views::is_refused(own.status),
    })
}

#[handler]
async fn update(visitor: Lead, Posted(fields): Posted<Fields>) -> Answer {
    let own = organisations::own(visitor.app(), visitor.actor()).await?;
    let mended = match forms::mended(&fields, &own) {
        Ok(details) => organisations::mend(visitor.app(), visitor.actor(), details).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match mended {
        Ok(_) => Ok(see_other_with("/organisation", "organisation-saved")),
        Err(Failure::Invalid(faults)) => {
            let page = MendPage {
                form: FormView::typed(&forms::DETAILS, &fields).with_faults(&visitor, faults),
                districts: districts(),
                names_open: !views::is_settled(own.status),
                again: views::is_refused(own.status),
            };
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<RegisterPage>();
    gallery.show::<MendPage>();
    team::samples(gallery);
    office::samples(gallery);
}
