//! One request as the handlers see it: who is there, in which language, and how to answer.
//!
//! Built once a request by [`around`]; the capabilities of `web/capability` are views of it. Holds no rule.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use domain::language::Language;
use domain::policy::Actor;
use futures_util::FutureExt as _;
use poem::http::{HeaderValue, Method, StatusCode, Uri, header};
use poem::{Endpoint, FromRequest, Request, RequestBody, Response};
use serde::Serialize;

use super::cookies::{self, Cookies};
use super::csrf;
use super::errors::{self, WebError};
use super::frame::{Frame, Viewer, role_word};
use super::navigation;
use super::pages::Page;
use super::wording::Wording;
use crate::app::App;
use crate::usecases::sessions::{self, Session};
use crate::vault;

/// What every handler answers.
pub(crate) type Answer = Result<Response, WebError>;

/// The context of one request; cheap to clone.
#[derive(Clone)]
pub(crate) struct Visit(Arc<Inner>);

struct Inner {
    app: Arc<App>,
    language: Language,
    uri: Uri,
    cookie: String,
    fresh: bool,
    session: Option<Session>,
    flash: Option<String>,
    origin: csrf::Origin,
}

impl Visit {
    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn language(&self) -> Language {
        self.0.language
    }

    /// Path and query of this request, for coming back after signing in.
    pub(crate) fn address(&self) -> &str {
        self.0.uri.path_and_query().map_or("/", |address| address.as_str())
    }

    pub(crate) fn path(&self) -> &str {
        self.0.uri.path()
    }

    /// The signed-in session, whether or not its second factor has been shown.
    pub(crate) fn session(&self) -> Option<&Session> {
        self.0.session.as_ref().filter(|session| session.account.is_some())
    }

    /// The hash under which this visitor's session is, or would be, stored.
    pub(crate) fn session_key(&self) -> Vec<u8> {
        vault::hash(&self.0.cookie)
    }

    /// What a visitor answered in the quick check, if anything was kept.
    pub(crate) fn answers(&self) -> Option<&serde_json::Value> {
        self.0.session.as_ref()?.answers.as_ref()
    }

    /// The actor, once every factor that is asked for has been shown.
    pub(crate) fn actor(&self) -> Option<&Actor> {
        self.0.session.as_ref().and_then(Session::actor)
    }

    pub(crate) fn origin(&self) -> csrf::Origin {
        self.0.origin
    }

    /// The CSRF token for a form of this response; masked anew each time, so that compression tells nothing of it.
    pub(crate) fn csrf(&self) -> Result<String, WebError> {
        csrf::issue(self.app(), &self.session_key())
    }

    /// A key that makes one posted form do its work once, however often it is sent.
    pub(crate) fn once(&self) -> String {
        let app = self.app();
        app.ids.next(app.clock.now()).simple().to_string()
    }

    /// What writes strings in the reader's language.
    pub(crate) fn wording(&self) -> Wording<'_> {
        self.app().pages.wording(self.language())
    }

    pub(crate) fn frame(&self) -> Result<Frame, WebError> {
        let words = self.wording();
        let account = self.session().and_then(|session| session.account.as_ref());
        let viewer = account.map(|account| Viewer {
            name: account.name.clone(),
            role: role_word(words, account.role),
            unread: i64::try_from(account.unread).unwrap_or(i64::MAX),
        });
        let settings = &self.app().settings;
        Ok(Frame {
            language: self.language(),
            address: self.address().to_owned(),
            viewer,
            nav: navigation::entries(self.actor().map(|actor| actor.role), self.path(), words),
            flash: self.0.flash.as_deref().map(|key| words.say(key)),
            csrf: self.csrf()?,
            demo: settings.demo,
            office: settings.office_name.clone(),
        })
    }

    pub(crate) fn render<P: Page>(&self, page: &P) -> Answer {
        self.render_as(StatusCode::OK, page)
    }

    pub(crate) fn render_as<P: Page>(&self, status: StatusCode, page: &P) -> Answer {
        self.render_in(&self.frame()?, status, page)
    }

    /// A part that looks alike for many, see [`Pages::render_kept`](super::pages::Pages::render_kept).
    pub(crate) fn kept<T: Serialize>(
        &self,
        template: &'static str,
        said: &impl Serialize,
        part: impl FnOnce() -> T,
    ) -> Result<String, WebError> {
        Ok(self.app().pages.render_kept(self.language(), template, said, part)?)
    }

    /// As [`Visit::render`], for the session that this very answer begins: its forms carry that session's token.
    pub(crate) fn render_begun<P: Page>(&self, secret: &str, page: &P) -> Answer {
        let mut frame = self.frame()?;
        frame.csrf = csrf::issue(self.app(), &vault::hash(secret))?;
        self.render_in(&frame, StatusCode::OK, page)
    }

    fn render_in<P: Page>(&self, frame: &Frame, status: StatusCode, page: &P) -> Answer {
        let html = self.app().pages.render(frame, page)?;
        Ok(Response::builder().status(status).content_type("text/html; charset=utf-8").body(html))
    }

    /// Answers with the cookie of a session that has just begun.
    pub(crate) fn begin_session(&self, mut response: Response, secret: &str) -> Response {
        cookies::append(&mut response, &cookies::session(secret, self.app().settings.secure_cookies));
        response
    }

    /// The account behind the session, whether or not its second factor has been shown.
    pub(crate) fn half_account(&self) -> Result<&sessions::Account, WebError> {
        let account = self.session().and_then(|session| session.account.as_ref());
        account.ok_or(WebError::Bug("a session without an account"))
    }
}

/// 303 to another address of this site: the answer to every POST that did its work.
pub(crate) fn see_other(to: &str) -> Response {
    Response::builder().status(StatusCode::SEE_OTHER).header(header::LOCATION, to).finish()
}

/// 303 with a message (a Fluent key without arguments) that the next page shows once.
pub(crate) fn see_other_with(to: &str, flash: &'static str) -> Response {
    let mut response = see_other(to);
    cookies::append(&mut response, &cookies::flash(flash));
    response
}

impl<'a> FromRequest<'a> for Visit {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        of(request).map_err(Into::into)
    }
}

/// The visit of a request; there is one behind [`around`].
pub(crate) fn of(request: &Request) -> Result<Visit, WebError> {
    request.data::<Visit>().cloned().ok_or(WebError::Bug("a route stands outside web::visit::around"))
}

/// The layer that builds the visit, turns an error into a page, and sets the cookies.
pub(crate) async fn around<E: Endpoint<Output = Response>>(
    endpoint: Arc<E>,
    app: Arc<App>,
    mut request: Request,
) -> poem::Result<Response> {
    let asked = cookies::asked_language(request.uri());
    let head = request.method() == Method::HEAD;
    let visit = match open(app, &request, asked).await {
        Ok(visit) => visit,
        Err(error) => return Ok(errors::bare(&error)),
    };
    request.set_data(visit.clone());
    let mut response = match AssertUnwindSafe(endpoint.call(request)).catch_unwind().await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => errors::page(&visit, error),
        Err(_) => errors::page(&visit, WebError::Bug("a handler panicked").into()),
    };
    dress(&visit, asked, &mut response);
    if head {
        response.take_body();
    }
    Ok(response)
}

async fn open(app: Arc<App>, request: &Request, asked: Option<Language>) -> Result<Visit, WebError> {
    let jar = Cookies::of(request, app.settings.secure_cookies);
    let known = jar.session().map(ToOwned::to_owned);
    let session = match &known {
        Some(cookie) => sessions::resume(&app, &vault::hash(cookie)).await?,
        None => None,
    };
    let language = asked
        .or_else(|| jar.language())
        .or_else(|| {
            session.as_ref().and_then(|session| session.account.as_ref()).map(|account| account.language)
        })
        .unwrap_or_default();
    let fresh = known.is_none();
    let cookie = match known {
        Some(cookie) => cookie,
        None => vault::token(&*app.secrets).map_err(|_| WebError::Bug("no randomness"))?,
    };
    let origin = csrf::Origin::of(request, &app.settings.public_url);
    let (uri, flash) = (request.uri().clone(), jar.flash());
    Ok(Visit(Arc::new(Inner { app, language, uri, cookie, fresh, session, flash, origin })))
}

fn dress(visit: &Visit, asked: Option<Language>, response: &mut Response) {
    let secure = visit.app().settings.secure_cookies;
    let html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if visit.0.fresh && html && !cookies::sets_session(response) {
        cookies::append(response, &cookies::session(&visit.0.cookie, secure));
    }
    if let Some(language) = asked {
        cookies::append(response, &cookies::language(language));
    }
    if visit.0.flash.is_some() && html && !cookies::sets_flash(response) {
        cookies::append(response, &cookies::no_flash());
    }
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        // Nothing of a signed-in page stays behind on a shared phone; a stranger's back button may be quick.
        let kept = if visit.session().is_some() { "no-store" } else { "private, no-cache" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    }
}
