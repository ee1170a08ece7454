//! The second factor: showing it at the door, setting it up, its recovery codes.
//!
//! A form that waits for its sender ("kept", see `web/sign_in`) goes through these pages sealed.

use poem::http::{StatusCode, header};
use poem::{Request, Response, handler};
use qrcode::{Color, QrCode};
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::accounts::second_factor::{self, Setup};
use crate::web::capability::{HalfSignedIn, SignedIn};
use crate::web::errors::{self, WebError};
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, field};
use crate::web::routes::Routes;
use crate::web::samples::Gallery;
use crate::web::sign_in::{self, CarryOnPage};
use crate::web::visit::{Answer, Visit, see_other, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/sign-in/code", ask)
        .post("/sign-in/code", show)
        .get("/account/second-factor", manage)
        .post("/account/second-factor", confirm)
        .post("/account/second-factor/start", start)
        .post("/account/second-factor/codes", renew)
        .post("/account/second-factor/off", switch_off)
}

const CODE: [&str; 1] = ["code"];
const PASSWORD: [&str; 1] = ["password"];

/// Asks for a code at the door.
#[derive(Debug, Serialize)]
pub(super) struct CodePage {
    form: FormView,
    next: String,
    kept: String,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "pages/accounts/code.html";

    fn samples() -> Vec<Self> {
        let page = |next: &str, kept: &str| Self {
            form: FormView::new(&CODE),
            next: next.into(),
            kept: kept.into(),
        };
        vec![page("/home", ""), page("", "sealed")]
    }
}

/// Says that a factor has to be set up before a form that was sent can be saved.
#[derive(Debug, Serialize)]
pub(super) struct FirstPage {
    kept: String,
}

impl Page for FirstPage {
    const TEMPLATE: &'static str = "pages/accounts/factor_first.html";

    fn samples() -> Vec<Self> {
        vec![Self { kept: "sealed".into() }]
    }
}

/// The key to set up, as a picture and as text.
#[derive(Debug, Serialize)]
pub(super) struct SetupPage {
    form: FormView,
    key: String,
    size: usize,
    path: String,
    required: bool,
    next: String,
    kept: String,
}

impl Page for SetupPage {
    const TEMPLATE: &'static str = "pages/accounts/factor_setup.html";

    fn samples() -> Vec<Self> {
        let page = |required| Self {
            form: FormView::new(&CODE),
            key: "JBSW Y3DP EHPK 3PXP".into(),
            size: 29,
            path: "M4 4h7v1h-7z".into(),
            required,
            next: "/home".into(),
            kept: String::new(),
        };
        vec![page(true), page(false)]
    }
}

/// The recovery codes, shown once.
#[derive(Debug, Serialize)]
pub(super) struct CodesPage {
    codes: Vec<String>,
    next: String,
    carry: Option<CarryOnPage>,
}

impl Page for CodesPage {
    const TEMPLATE: &'static str = "pages/accounts/factor_codes.html";

    fn samples() -> Vec<Self> {
        let page = |carry| Self {
            codes: vec!["abcde-fghjk".into(), "mnpqr-stuvw".into()],
            next: "/home".into(),
            carry,
        };
        vec![page(None), page(CarryOnPage::samples().pop())]
    }
}

/// The factor as it stands: codes left, and how to be rid of it.
#[derive(Debug, Serialize)]
pub(super) struct FactorPage {
    form: FormView,
    left: i64,
    may_switch_off: bool,
}

impl Page for FactorPage {
    const TEMPLATE: &'static str = "pages/accounts/factor.html";

    fn samples() -> Vec<Self> {
        let page = |left, may_switch_off| Self { form: FormView::new(&PASSWORD), left, may_switch_off };
        vec![page(10, true), page(0, false)]
    }
}

/// Where a visitor is sent who has shown a password only.
pub(in crate::web) fn asked(set_up: bool, next: &str) -> Response {
    let page = if set_up { "/account/second-factor" } else { "/sign-in/code" };
    see_other(&format!("{page}?next={}", sign_in::encoded(next)))
}

/// As [`asked`], in the answer that begins the session, with a form that waits.
pub(in crate::web) fn asked_begun(visit: &Visit, secret: &str, set_up: bool, kept: String) -> Answer {
    if set_up {
        visit.render_begun(secret, &FirstPage { kept })
    } else {
        visit.render_begun(secret, &code_page(String::new(), kept))
    }
}

/// What somebody sees on a page that wants the second factor.
pub(in crate::web) fn first(visit: &Visit, set_up: bool, kept: Option<Fields>) -> Response {
    let Some(fields) = kept else {
        return asked(set_up, visit.address());
    };
    let answer = sign_in::seal(visit, &fields).and_then(|kept| {
        if set_up {
            visit.render_as(StatusCode::UNAUTHORIZED, &FirstPage { kept })
        } else {
            visit.render_as(StatusCode::UNAUTHORIZED, &code_page(String::new(), kept))
        }
    });
    answer.unwrap_or_else(|error| errors::page(visit, error.into()))
}

fn code_page(next: String, kept: String) -> CodePage {
    CodePage { form: FormView::new(&CODE), next, kept }
}

#[handler]
async fn ask(visitor: HalfSignedIn, request: &Request) -> Answer {
    let next = sign_in::next_of(request);
    if !visitor.half_account()?.second_factor_on || visitor.actor().is_some() {
        return Ok(see_other(&next));
    }
    visitor.render(&code_page(next, String::new()))
}

struct Waiting {
    next: String,
    kept: String,
}

fn waiting(fields: &Fields) -> Waiting {
    Waiting {
        next: sign_in::own_address(field(fields, "next")).to_owned(),
        kept: field(fields, "kept").unwrap_or_default().to_owned(),
    }
}

fn code(fields: &Fields) -> Result<String, Failure> {
    let mut reader = Reader::new(fields);
    let code = reader.required("code", 40);
    reader.finish().map_err(Failure::Invalid)?;
    code.ok_or(Failure::NotFound)
}

#[handler]
async fn show(visitor: HalfSignedIn, request: &Request, Posted(fields): Posted<Fields>) -> Answer {
    let Waiting { next, kept } = waiting(&fields);
    let agent = request.header(header::USER_AGENT).unwrap_or_default();
    let id = visitor.half_account()?.id;
    let shown = match code(&fields) {
        Ok(code) => second_factor::show(visitor.app(), id, &visitor.session_key(), agent, &code).await,
        Err(failure) => Err(failure),
    };
    match shown {
        Ok(secret) => {
            let response =
                if kept.is_empty() { see_other(&next) } else { sign_in::carry_on(&visitor, &secret, &kept)? };
            Ok(visitor.begin_session(response, &secret))
        }
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&CODE, &fields).without("code").with_faults(&visitor, faults);
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { form, next, kept })
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn manage(visitor: HalfSignedIn, request: &Request) -> Answer {
    let next = sign_in::next_of(request);
    let on = visitor.half_account()?.second_factor_on;
    if !on {
        let page = setup_page(&visitor, FormView::new(&CODE), next, String::new()).await?;
        return visitor.render(&page);
    }
    if visitor.actor().is_none() {
        return Ok(asked(false, "/account/second-factor"));
    }
    let page = factor_page(&visitor, FormView::new(&PASSWORD)).await?;
    visitor.render(&page)
}

async fn factor_page(visit: &Visit, form: FormView) -> Result<FactorPage, WebError> {
    let account = visit.half_account()?;
    let left = second_factor::codes_left(visit.app(), account.id).await?.unwrap_or(0);
    Ok(FactorPage {
        form,
        left: i64::try_from(left).unwrap_or(0),
        may_switch_off: account.role == domain::accounts::Role::Owner,
    })
}

async fn setup_page(
    visit: &Visit,
    form: FormView,
    next: String,
    kept: String,
) -> Result<SetupPage, WebError> {
    let account = visit.half_account()?;
    let Setup { key, address } = second_factor::begin(visit.app(), account.id).await?;
    let (size, path) = drawn(&address)?;
    let letters: Vec<char> = key.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(SetupPage {
        form,
        key: groups.join(" "),
        size,
        path,
        required: account.role != domain::accounts::Role::Owner,
        next,
        kept,
    })
}

/// The code as one path of unit squares, with the quiet margin of four that scanners want.
pub(crate) fn drawn(address: &str) -> Result<(usize, String), WebError> {
    const MARGIN: usize = 4;
    let code = QrCode::new(address).map_err(|_| WebError::Bug("an address too long for a QR code"))?;
    let width = code.width();
    let colors = code.to_colors();
    let dark = colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark);
    let squares = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN));
    Ok((width + 2 * MARGIN, squares.collect()))
}

#[handler]
async fn start(visitor: HalfSignedIn, Posted(fields): Posted<Fields>) -> Answer {
    let Waiting { next, kept } = waiting(&fields);
    let page = setup_page(&visitor, FormView::new(&CODE), next, kept).await?;
    visitor.render(&page)
}

#[handler]
async fn confirm(visitor: HalfSignedIn, Posted(fields): Posted<Fields>) -> Answer {
    let Waiting { next, kept } = waiting(&fields);
    let id = visitor.half_account()?.id;
    let confirmed = match code(&fields) {
        Ok(code) => second_factor::confirm(visitor.app(), id, &visitor.session_key(), &code).await,
        Err(failure) => Err(failure),
    };
    match confirmed {
        Ok(codes) => {
            let carry = if kept.is_empty() { None } else { Some(sign_in::unseal(&visitor, &kept)?) };
            visitor.render(&CodesPage { codes, next, carry })
        }
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&CODE, &fields).without("code").with_faults(&visitor, faults);
            let page = setup_page(&visitor, form, next, kept).await?;
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn renew(visitor: SignedIn, Posted(fields): Posted<Fields>) -> Answer {
    let password = field(&fields, "password").unwrap_or_default();
    match second_factor::renew_codes(visitor.app(), visitor.actor().account, password).await {
        Ok(codes) => visitor.render(&CodesPage { codes, next: "/account".to_owned(), carry: None }),
        Err(failure) => again(&visitor, failure).await,
    }
}

#[handler]
async fn switch_off(visitor: SignedIn, Posted(fields): Posted<Fields>) -> Answer {
    let password = field(&fields, "password").unwrap_or_default();
    let actor = visitor.actor();
    match second_factor::switch_off(visitor.app(), actor.account, actor.role, password).await {
        Ok(()) => Ok(see_other_with("/account", "factor-off")),
        Err(failure) => again(&visitor, failure).await,
    }
}

async fn again(visit: &Visit, failure: Failure) -> Answer {
    let Failure::Invalid(faults) = failure else {
        return Err(failure.into());
    };
    let form = FormView::new(&PASSWORD).with_faults(visit, faults);
    let page = factor_page(visit, form).await?;
    visit.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<CodePage>();
    gallery.show::<FirstPage>();
    gallery.show::<SetupPage>();
    gallery.show::<CodesPage>();
    gallery.show::<FactorPage>();
}
