//! The door: signing in and out, and what becomes of a form that was posted after the session had ended.

use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::identity::Phone;
use poem::handler;
use poem::http::{StatusCode, header};
use poem::{Request, Response};
use serde::Serialize;

use super::accounts::second_factor;
use super::capability::{Anyone, HalfSignedIn};
use super::errors::{self, WebError};
use super::forms::{FormView, Reader};
use super::pages::Page;
use super::posted::{Fields, Posted, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, Visit, see_other};
use crate::usecases::accounts::signing_in::{self, By, SignedIn};
use crate::usecases::{Failure, sessions};

pub(super) fn routes() -> Routes {
    Routes::default().get("/sign-in", show).post("/sign-in", enter).post("/sign-out", leave)
}

const NAMES: [&str; 2] = ["email", "password"];

/// The sign-in page. `next` is where to go after; `kept` a sealed form that waits for its sender.
#[derive(Debug, Serialize)]
pub(super) struct SignInPage {
    form: FormView,
    next: String,
    kept: String,
    demo: bool,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "pages/sign_in/show.html";

    fn samples() -> Vec<Self> {
        let empty =
            Self { form: FormView::new(&NAMES), next: "/home".into(), kept: String::new(), demo: true };
        let kept =
            Self { form: FormView::new(&NAMES), next: String::new(), kept: "sealed".into(), demo: false };
        vec![empty, kept]
    }
}

#[handler]
async fn show(visitor: Anyone, request: &Request) -> Answer {
    page(&visitor, StatusCode::OK, FormView::new(&NAMES), next_of(request), String::new())
}

fn page(visit: &Visit, status: StatusCode, form: FormView, next: String, kept: String) -> Answer {
    let form = form.without("password");
    visit.render_as(status, &SignInPage { form, next, kept, demo: visit.app().settings.demo })
}

#[handler]
async fn enter(visitor: Anyone, request: &Request, Posted(fields): Posted<Fields>) -> Answer {
    let next = own_address(field(&fields, "next")).to_owned();
    let kept = field(&fields, "kept").unwrap_or_default().to_owned();
    match enter_with(&visitor, &fields, request).await {
        Ok(signed_in) => {
            let secret = &signed_in.secret;
            let response = match (signed_in.second_factor_missing, kept.is_empty()) {
                (None, true) => see_other(&next),
                (None, false) => carry_on(&visitor, secret, &kept)?,
                (Some(set_up), true) => second_factor::asked(set_up, &next),
                (Some(set_up), false) => second_factor::asked_begun(&visitor, secret, set_up, kept)?,
            };
            Ok(visitor.begin_session(response, secret))
        }
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&NAMES, &fields).with_faults(&visitor, faults);
            page(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form, next, kept)
        }
        Err(other) => Err(other.into()),
    }
}

async fn enter_with(visitor: &Visit, fields: &Fields, request: &Request) -> Result<SignedIn, Failure> {
    let mut reader = Reader::new(fields);
    let name = match reader.typed("email") {
        Some(text) if !text.contains('@') => reader.parsed("email", |text| {
            text.parse::<Phone>().map(|phone| phone.e164().to_owned()).map_err(|_| "sign-in-name")
        }),
        _ => reader.email("email"),
    };
    let password = reader.required("password", 500);
    reader.finish().map_err(Failure::Invalid)?;
    let (Some(name), Some(_)) = (name, password) else {
        return Err(Failure::NotFound);
    };
    // The password as typed: space at its ends belongs to it.
    let password = field(fields, "password").unwrap_or_default();
    let network = network_of(visitor, request);
    let by = By {
        session: &visitor.session_key(),
        agent: request.header(header::USER_AGENT).unwrap_or_default(),
        network: network.as_deref(),
    };
    signing_in::sign_in(visitor.app(), &name, password, &by).await
}

/// The network that a request comes from, as the proxy tells: an address, or of IPv6 the half that one household has. Of
/// several, the last is the one that the proxy itself saw.
fn network_of(visitor: &Visit, request: &Request) -> Option<String> {
    let header = visitor.app().settings.client_header.as_deref()?;
    let told = request.header(header)?.rsplit(',').next()?.trim();
    Some(match told.parse().ok()? {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    })
}

#[handler]
async fn leave(visitor: HalfSignedIn, Posted(_): Posted<Fields>) -> Answer {
    sessions::end(visitor.app(), &visitor.session_key()).await?;
    Ok(super::visit::see_other_with("/", "signed-out"))
}

/// Where to go after signing in, as the address asks for it.
pub(super) fn next_of(request: &Request) -> String {
    let query = request.uri().query().unwrap_or_default();
    let fields = serde_html_form::from_str::<Fields>(query).unwrap_or_default();
    own_address(field(&fields, "next")).to_owned()
}

/// Only an address of this site is gone to after signing in.
pub(super) fn own_address(asked: Option<&str>) -> &str {
    // Browsers take a backslash for a slash and leave out tabs and line ends: "/\t/other.example" would lead away.
    let own = |address: &&str| {
        let strange = |letter: char| letter == '\\' || letter.is_control();
        address.starts_with('/') && !address.starts_with("//") && !address.contains(strange)
    };
    asked.filter(own).unwrap_or("/home")
}

/// What a visitor without a session sees on a page that wants one: the door, and the way back.
pub(super) fn first(visit: &Visit, kept: Option<Fields>) -> Response {
    let answer = match kept {
        None => Ok(see_other(&format!("/sign-in?next={}", encoded(visit.address())))),
        Some(fields) => seal(visit, &fields).and_then(|kept| {
            page(visit, StatusCode::UNAUTHORIZED, FormView::new(&NAMES), String::new(), kept)
        }),
    };
    answer.unwrap_or_else(|error| errors::page(visit, error.into()))
}

pub(super) fn encoded(address: &str) -> String {
    serde_html_form::to_string([("", address)]).unwrap_or_default().trim_start_matches('=').to_owned()
}

const KEPT: &str = "form.kept";

pub(super) fn seal(visit: &Visit, fields: &Fields) -> Result<String, WebError> {
    let plain = serde_json::to_vec(&(visit.path(), fields)).map_err(|_| WebError::BadForm)?;
    let sealed = visit.app().vault.seal(&*visit.app().secrets, KEPT, &plain).map_err(Failure::from)?;
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

/// The form that was posted without a session, ready to be sent again with one tap.
#[derive(Debug, Serialize)]
pub(super) struct CarryOnPage {
    action: String,
    fields: Fields,
}

impl Page for CarryOnPage {
    const TEMPLATE: &'static str = "pages/sign_in/carry_on.html";

    fn samples() -> Vec<Self> {
        let fields = vec![("note".to_owned(), "Gula aren".to_owned())];
        vec![Self { action: "/businesses".into(), fields }]
    }
}

/// Shows a kept form to the session that has just begun; its token belongs to that session, not to the one before.
pub(super) fn carry_on(visit: &Visit, secret: &str, kept: &str) -> Answer {
    visit.render_begun(secret, &unseal(visit, kept)?)
}

/// The kept form, opened.
pub(super) fn unseal(visit: &Visit, kept: &str) -> Result<CarryOnPage, WebError> {
    let sealed = URL_SAFE_NO_PAD.decode(kept).map_err(|_| WebError::BadForm)?;
    let plain = visit.app().vault.open(KEPT, &sealed).map_err(|_| WebError::BadForm)?;
    let (action, fields): (String, Fields) = serde_json::from_slice(&plain).map_err(|_| WebError::BadForm)?;
    Ok(CarryOnPage { action, fields })
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<SignInPage>();
    gallery.show::<CarryOnPage>();
}
