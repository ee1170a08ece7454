//! Registering an owner and proving the address. What mailed links open, the second factor and one's own settings have files of
//! their own.

mod forms;
mod links;
pub(super) mod second_factor;
mod settings;
mod views;

pub(crate) use self::second_factor::drawn as qr_path;

use poem::http::{StatusCode, header};
use poem::{Request, handler};

use self::views::{ProvePage, RegisterPage, SentPage};
use super::capability::{Anyone, At};
use super::errors::WebError;
use super::forms::FormView;
use super::posted::{Fields, Posted};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other_with};
use crate::usecases::Failure;
use crate::usecases::accounts::{purpose, registration};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/register", new)
        .post("/register", create)
        .get("/register/sent", sent)
        .get("/register/prove/:token", ask)
        .post("/register/prove/:token", prove)
        .with(links::routes())
        .with(second_factor::routes())
        .with(settings::routes())
}

#[handler]
async fn new(visitor: Anyone) -> Answer {
    visitor.render(&RegisterPage { form: FormView::new(&forms::NAMES) })
}

#[handler]
async fn create(visitor: Anyone, Posted(fields): Posted<Fields>) -> Answer {
    let registered = match forms::registration(&fields, visitor.language()) {
        Ok(account) => registration::register(visitor.app(), account, visitor.answers()).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match registered {
        Ok(()) => Ok(super::visit::see_other("/register/sent")),
        Err(Failure::Invalid(faults)) => {
            let form =
                FormView::typed(&forms::NAMES, &fields).without("password").with_faults(&visitor, faults);
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &RegisterPage { form })
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn sent(visitor: Anyone) -> Answer {
    visitor.render(&SentPage { demo: visitor.app().settings.demo })
}

#[handler]
async fn ask(visitor: Anyone, At(token): At<String>) -> Answer {
    if !registration::link_is_good(visitor.app(), &token, purpose::PROVE).await? {
        return Err(WebError::Failure(Failure::Refused("register-link-spent")));
    }
    visitor.render(&ProvePage { token })
}

#[handler]
async fn prove(visitor: Anyone, At(token): At<String>, request: &Request, _form: Posted<Fields>) -> Answer {
    let agent = request.header(header::USER_AGENT).unwrap_or_default();
    let secret = registration::prove(visitor.app(), &token, &visitor.session_key(), agent).await?;
    Ok(visitor.begin_session(see_other_with("/home", "address-proved"), &secret))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<RegisterPage>();
    gallery.show::<SentPage>();
    gallery.show::<ProvePage>();
    links::samples(gallery);
    second_factor::samples(gallery);
    settings::samples(gallery);
}
