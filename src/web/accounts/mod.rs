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
use super::posted::{Fields, Posted, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, Visit, see_other_with};
use crate::usecases::Failure;
use crate::usecases::accounts::registration::{self, Along, Proving};

/// The one field of a link that asks for it.
const PASSWORD: [&str; 1] = ["password"];

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
        Ok(account) => {
            let along = Along { answers: visitor.answers(), session: &visitor.session_key() };
            registration::register(visitor.app(), account, along).await
        }
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
    let page = prove_page(&visitor, token, FormView::new(&PASSWORD)).await?;
    visitor.render(&page)
}

async fn prove_page(visit: &Visit, token: String, form: FormView) -> Result<ProvePage, WebError> {
    let asks = registration::proof_asks(visit.app(), &token, &visit.session_key()).await?;
    let asks = asks.ok_or(Failure::Refused("register-link-spent"))?;
    Ok(ProvePage { token, form, asks })
}

#[handler]
async fn prove(
    visitor: Anyone,
    At(token): At<String>,
    request: &Request,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let agent = request.header(header::USER_AGENT).unwrap_or_default();
    let password = field(&fields, "password").unwrap_or_default();
    let by = Proving { from: &visitor.session_key(), agent, password };
    match registration::prove(visitor.app(), &token, by).await {
        Ok(secret) => Ok(visitor.begin_session(see_other_with("/home", "address-proved"), &secret)),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::new(&PASSWORD).with_faults(&visitor, faults);
            let page = prove_page(&visitor, token, form).await?;
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<RegisterPage>();
    gallery.show::<SentPage>();
    gallery.show::<ProvePage>();
    links::samples(gallery);
    second_factor::samples(gallery);
    settings::samples(gallery);
}
