//! The one mapping from what went wrong to status, page and log line.
//!
//! Nobody else sets an error status. A bug shows a reference number and nothing else; the log has the rest, without personal data.

use poem::error::{NotFoundError, ResponseError};
use poem::http::{HeaderValue, StatusCode, header};
use poem::{Error, Response};
use serde::Serialize;

use super::accounts::second_factor;
use super::navigation::{self, NavItem};
use super::pages::{Page, PagesError};
use super::posted::Fields;
use super::routes::WrongMethod;
use super::samples::Gallery;
use super::sign_in;
use super::visit::Visit;
use crate::usecases::{Failure, Stale};

/// Everything that keeps a handler from answering.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WebError {
    /// A use case failed or refused.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// No such address, or nothing of this visitor's there.
    #[error("not found")]
    NotFound,
    /// A page that wants a signed-in visitor. What was posted is kept until then.
    #[error("sign in first")]
    SignInFirst(Option<Fields>),
    /// Signed in, but the second factor has still to be shown or set up.
    #[error("second factor first")]
    SecondFactorFirst { set_up: bool, kept: Option<Fields> },
    /// A page for people of organisations that the office has admitted.
    #[error("not admitted")]
    NotAdmitted,
    /// Signed in as somebody whom this page is not for.
    #[error("not for this role")]
    NotForRole,
    /// The form does not carry the token of this session.
    #[error("a form from elsewhere")]
    ForeignForm,
    /// The form cannot be read.
    #[error("a form that cannot be read")]
    BadForm,
    /// More bytes than the address takes.
    #[error("too large")]
    TooLarge,
    /// A page could not be rendered.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// Something that cannot be.
    #[error("{0}")]
    Bug(&'static str),
}

impl ResponseError for WebError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Failure(failure) => failure_status(failure),
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst(_) => StatusCode::UNAUTHORIZED,
            Self::SecondFactorFirst { .. } => StatusCode::SEE_OTHER,
            Self::NotForRole | Self::NotAdmitted | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Pages(_) | Self::Bug(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

fn failure_status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::NotFound => StatusCode::NOT_FOUND,
        Failure::Refused(_) | Failure::Stale(_) => StatusCode::CONFLICT,
        // Where a form can be shown again its handler does so, with 422; the rest no page of ours sends.
        Failure::Invalid(_) => StatusCode::BAD_REQUEST,
        Failure::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Failure::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The page of an error: what happened and what to do next, in the reader's words.
#[derive(Debug, Serialize)]
pub(crate) struct ErrorPage {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) reference: Option<String>,
    pub(crate) back: Option<String>,
    /// Where one may have wanted to go: the way on from an address that is not there.
    pub(crate) doors: Vec<NavItem>,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "pages/error.html";

    fn samples() -> Vec<Self> {
        let door = NavItem { label: "Produk kredit".into(), href: "/offers", current: false };
        vec![
            Self { title: "404".into(), text: "?".into(), reference: None, back: None, doors: vec![door] },
            Self {
                title: "500".into(),
                text: "?".into(),
                reference: Some("1A2B".into()),
                back: Some("/".into()),
                doors: Vec::new(),
            },
        ]
    }
}

/// Turns an error into the page that the visitor sees.
pub(super) fn page(visit: &Visit, error: Error) -> Response {
    if let Some(wrong) = error.downcast_ref::<WrongMethod>() {
        let allow = HeaderValue::from_str(&wrong.allow).unwrap_or(HeaderValue::from_static("GET"));
        let mut response = explain(visit, StatusCode::METHOD_NOT_ALLOWED, "error-method");
        response.headers_mut().insert(header::ALLOW, allow);
        return response;
    }
    if error.is::<NotFoundError>() {
        return not_found(visit);
    }
    match error.downcast::<WebError>() {
        Ok(error) => of_web(visit, error),
        Err(other) if other.status().is_client_error() => {
            explain(visit, StatusCode::BAD_REQUEST, "error-bad-form")
        }
        Err(other) => bug(visit, &other.to_string()),
    }
}

fn of_web(visit: &Visit, error: WebError) -> Response {
    let status = error.status();
    match error {
        WebError::SignInFirst(kept) => sign_in::first(visit, kept),
        WebError::SecondFactorFirst { set_up, kept } => second_factor::first(visit, set_up, kept),
        WebError::NotAdmitted => not_admitted(visit),
        WebError::NotFound | WebError::Failure(Failure::NotFound) => not_found(visit),
        WebError::NotForRole => explain(visit, status, "error-not-for-role"),
        WebError::ForeignForm => explain(visit, status, "error-foreign-form"),
        WebError::BadForm | WebError::Failure(Failure::Invalid(_)) => {
            explain(visit, status, "error-bad-form")
        }
        WebError::TooLarge => explain(visit, status, "error-too-large"),
        WebError::Failure(Failure::Refused(key)) => explain(visit, status, key),
        WebError::Failure(Failure::Stale(stale)) => stale_page(visit, &stale),
        WebError::Failure(Failure::TooMany { until }) => too_many(visit, until),
        WebError::Failure(Failure::Busy) => explain(visit, status, "error-busy"),
        WebError::Failure(Failure::Broken(why)) => bug(visit, &why),
        WebError::Pages(why) => bug(visit, &why.to_string()),
        WebError::Bug(why) => bug(visit, why),
    }
}

/// A page with `<key>` as its title and `<key>-text` beneath.
fn explain(visit: &Visit, status: StatusCode, key: &str) -> Response {
    let words = visit.wording();
    let page = ErrorPage {
        title: words.say(key),
        text: words.say(&format!("{key}-text")),
        reference: None,
        back: back(visit),
        doors: Vec::new(),
    };
    render(visit, status, &page)
}

/// The same page for what never was, what is gone and what is somebody else's; with the ways on that this reader has.
fn not_found(visit: &Visit) -> Response {
    let words = visit.wording();
    let role = visit.actor().map(|actor| actor.role);
    let mut doors = navigation::entries(role, "", words);
    doors.push(NavItem { label: words.say("footer-help"), href: "/help", current: false });
    let (title, text) = (words.say("error-not-found"), words.say("error-not-found-text"));
    let page = ErrorPage { title, text, reference: None, back: back(visit), doors };
    render(visit, StatusCode::NOT_FOUND, &page)
}

/// What the office has still to decide, and the page on which the organisation sees where it stands.
fn not_admitted(visit: &Visit) -> Response {
    let words = visit.wording();
    let page = ErrorPage {
        title: words.say("denied-not-admitted"),
        text: words.say("denied-not-admitted-text"),
        reference: None,
        back: Some("/organisation".to_owned()),
        doors: Vec::new(),
    };
    render(visit, StatusCode::FORBIDDEN, &page)
}

fn back(visit: &Visit) -> Option<String> {
    visit.actor().map(|_| "/home".to_owned())
}

fn render(visit: &Visit, status: StatusCode, page: &ErrorPage) -> Response {
    visit.render_as(status, page).unwrap_or_else(|error| bare(&error))
}

fn stale_page(visit: &Visit, stale: &Stale) -> Response {
    let words = visit.wording();
    let (when, status) = (words.date_time(stale.at), words.label(stale.status));
    let arguments = [("who", stale.by.as_str().into()), ("when", when.into()), ("status", status.into())];
    let text = words.say_with("error-stale-text", &arguments);
    // The page of a move lies below its case: `/cases/1/act/approve`, `/applications/1/accept`.
    let case = |path: &str| path.split("/act/").next().unwrap_or(path).to_owned();
    let above = || visit.path().rsplit_once('/').map_or("/home", |(above, _)| above).to_owned();
    let moved = visit.path().contains("/act/");
    let back = Some(if moved { case(visit.path()) } else { above() });
    let page = ErrorPage { title: words.say("error-stale"), text, reference: None, back, doors: Vec::new() };
    render(visit, StatusCode::CONFLICT, &page)
}

fn too_many(visit: &Visit, until: chrono::DateTime<chrono::Utc>) -> Response {
    let words = visit.wording();
    let text = words.say_with("error-too-many-text", &[("when", words.date_time(until).into())]);
    let page = ErrorPage {
        title: words.say("error-too-many"),
        text,
        reference: None,
        back: back(visit),
        doors: Vec::new(),
    };
    let mut response = render(visit, StatusCode::TOO_MANY_REQUESTS, &page);
    let seconds = (until - visit.app().clock.now()).num_seconds().max(1);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn bug(visit: &Visit, why: &str) -> Response {
    let id = visit.once();
    let reference = id.get(20..).unwrap_or(&id).to_uppercase();
    tracing::error!(reference, why, path = visit.path(), "a request failed");
    let words = visit.wording();
    let page = ErrorPage {
        title: words.say("error-bug"),
        text: words.say("error-bug-text"),
        reference: Some(reference.clone()),
        back: None,
        doors: Vec::new(),
    };
    visit.render_as(StatusCode::INTERNAL_SERVER_ERROR, &page).unwrap_or_else(|_| plain(&reference))
}

/// The answer when not even a page can be made.
pub(super) fn bare(error: &WebError) -> Response {
    tracing::error!(why = %error, "a request failed before its page");
    let status = match error.status() {
        status if status.is_server_error() => status,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    Response::builder()
        .status(status)
        .content_type("text/plain; charset=utf-8")
        .body("Maaf, terjadi kesalahan. Sorry, something failed.\n")
}

fn plain(reference: &str) -> Response {
    let body = format!("Maaf, terjadi kesalahan. Sorry, something failed. {reference}\n");
    Response::builder()
        .status(StatusCode::INTERNAL_SERVER_ERROR)
        .content_type("text/plain; charset=utf-8")
        .body(body)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ErrorPage>();
}
