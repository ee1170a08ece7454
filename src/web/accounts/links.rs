//! The doors that a mailed link opens: a new password, a new address, an invitation.

use poem::http::{StatusCode, header};
use poem::{Request, handler};
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::accounts::{invitations, password, purpose, registration, settings};
use crate::web::capability::{Anyone, At};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, field};
use crate::web::routes::Routes;
use crate::web::samples::Gallery;
use crate::web::visit::{Answer, Visit, see_other, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/reset", ask)
        .post("/reset", send)
        .get("/reset/sent", sent)
        .get("/reset/:token", new_password)
        .post("/reset/:token", reset)
        .get("/email/:token", new_email)
        .post("/email/:token", change_email)
        .get("/invitation/:token", invited)
        .post("/invitation/:token", accept)
}

const EMAIL: [&str; 1] = ["email"];
const PASSWORD: [&str; 1] = ["password"];
const INVITED: [&str; 2] = ["name", "password"];

/// Asks for the address whose password is forgotten.
#[derive(Debug, Serialize)]
pub(super) struct ResetPage {
    form: FormView,
}

impl Page for ResetPage {
    const TEMPLATE: &'static str = "pages/accounts/reset.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&EMAIL) }]
    }
}

/// Says that a mail is on its way, if the address has an account.
#[derive(Debug, Serialize)]
pub(super) struct ResetSentPage {
    demo: bool,
}

impl Page for ResetSentPage {
    const TEMPLATE: &'static str = "pages/accounts/reset_sent.html";

    fn samples() -> Vec<Self> {
        vec![Self { demo: true }, Self { demo: false }]
    }
}

/// Asks for the new password.
#[derive(Debug, Serialize)]
pub(super) struct NewPasswordPage {
    form: FormView,
    token: String,
}

impl Page for NewPasswordPage {
    const TEMPLATE: &'static str = "pages/accounts/new_password.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&PASSWORD), token: "token".into() }]
    }
}

/// One tap that moves the account to its new address.
#[derive(Debug, Serialize)]
pub(super) struct NewEmailPage {
    token: String,
}

impl Page for NewEmailPage {
    const TEMPLATE: &'static str = "pages/accounts/new_email.html";

    fn samples() -> Vec<Self> {
        vec![Self { token: "token".into() }]
    }
}

/// An invitation: where to, as what.
#[derive(Debug, Serialize)]
pub(super) struct InvitedPage {
    form: FormView,
    token: String,
    to: String,
    role: String,
    email: String,
}

impl Page for InvitedPage {
    const TEMPLATE: &'static str = "pages/accounts/invited.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            form: FormView::new(&INVITED),
            token: "token".into(),
            to: "Bank Sulselbar".into(),
            role: "Petugas bank".into(),
            email: "nama@contoh.id".into(),
        }]
    }
}

#[handler]
async fn ask(visitor: Anyone) -> Answer {
    visitor.render(&ResetPage { form: FormView::new(&EMAIL) })
}

#[handler]
async fn send(visitor: Anyone, Posted(fields): Posted<Fields>) -> Answer {
    let mut reader = Reader::new(&fields);
    let email = reader.email("email");
    if let Err(faults) = reader.finish() {
        let form = FormView::typed(&EMAIL, &fields).with_faults(&visitor, faults);
        return visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &ResetPage { form });
    }
    password::ask_reset(visitor.app(), &email.unwrap_or_default()).await?;
    Ok(see_other("/reset/sent"))
}

#[handler]
async fn sent(visitor: Anyone) -> Answer {
    visitor.render(&ResetSentPage { demo: visitor.app().settings.demo })
}

async fn good(visit: &Visit, token: &str, purpose: &str, spent: &'static str) -> Result<(), WebError> {
    if registration::link_is_good(visit.app(), token, purpose).await? {
        Ok(())
    } else {
        Err(Failure::Refused(spent).into())
    }
}

#[handler]
async fn new_password(visitor: Anyone, At(token): At<String>) -> Answer {
    good(&visitor, &token, purpose::RESET, "reset-link-spent").await?;
    let form = FormView::new(&PASSWORD);
    visitor.render(&NewPasswordPage { form, token })
}

#[handler]
async fn reset(visitor: Anyone, At(token): At<String>, Posted(fields): Posted<Fields>) -> Answer {
    // The password as typed: space at its ends belongs to it.
    let typed = field(&fields, "password").unwrap_or_default();
    match password::reset(visitor.app(), &token, typed).await {
        Ok(()) => Ok(see_other_with("/sign-in", "password-set")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::new(&PASSWORD).with_faults(&visitor, faults);
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &NewPasswordPage { form, token })
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn new_email(visitor: Anyone, At(token): At<String>) -> Answer {
    good(&visitor, &token, purpose::CHANGE_EMAIL, "email-link-spent").await?;
    visitor.render(&NewEmailPage { token })
}

#[handler]
async fn change_email(visitor: Anyone, At(token): At<String>, _form: Posted<Fields>) -> Answer {
    settings::change_email(visitor.app(), &token).await?;
    let to = if visitor.session().is_some() { "/account" } else { "/sign-in" };
    Ok(see_other_with(to, "email-changed"))
}

#[handler]
async fn invited(visitor: Anyone, At(token): At<String>) -> Answer {
    let page = invited_page(&visitor, token, None).await?;
    visitor.render(&page)
}

async fn invited_page(visit: &Visit, token: String, form: Option<FormView>) -> Result<InvitedPage, WebError> {
    let open = invitations::find(visit.app(), &token).await?;
    Ok(InvitedPage {
        form: form.unwrap_or_else(|| FormView::new(&INVITED).with("name", &open.account.name)),
        token,
        to: open.to,
        role: visit.wording().say(&open.as_what),
        email: open.account.sign_in_name().to_owned(),
    })
}

#[handler]
async fn accept(
    visitor: Anyone,
    At(token): At<String>,
    request: &Request,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let agent = request.header(header::USER_AGENT).unwrap_or_default();
    match accept_with(&visitor, &token, &fields, agent).await {
        Ok(secret) => Ok(visitor.begin_session(see_other_with("/home", "invitation-welcome"), &secret)),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&INVITED, &fields).without("password").with_faults(&visitor, faults);
            let page = invited_page(&visitor, token, Some(form)).await?;
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

async fn accept_with(visit: &Visit, token: &str, fields: &Fields, agent: &str) -> Result<String, Failure> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 100);
    if reader.typed("password").is_none() {
        reader.fault("password", "required");
    }
    reader.finish().map_err(Failure::Invalid)?;
    let password = field(fields, "password").unwrap_or_default();
    let from = visit.session_key();
    invitations::accept(visit.app(), token, &name.unwrap_or_default(), password, (&from, agent)).await
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ResetPage>();
    gallery.show::<ResetSentPage>();
    gallery.show::<NewPasswordPage>();
    gallery.show::<NewEmailPage>();
    gallery.show::<InvitedPage>();
}
