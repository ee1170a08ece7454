//! The door that a code on paper opens. A code that is unknown, spent or expired gets one answer.

use domain::cooperatives::PaperCode;
use domain::identity::Phone;
use poem::http::{StatusCode, header};
use poem::{Request, handler};
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::accounts::signing_in::SignedIn;
use crate::usecases::roll::joining::{self, Presented};
use crate::web::accounts::second_factor;
use crate::web::capability::{Anyone, At};
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, field};
use crate::web::visit::{Answer, Visit, see_other, see_other_with};

const CODE: [&str; 1] = ["code"];
const JOIN: [&str; 2] = ["phone", "password"];

/// Asks for the code.
#[derive(Debug, Serialize)]
pub(super) struct CodePage {
    form: FormView,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "pages/roll/code.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&CODE) }]
    }
}

/// Says what a code opens, and asks for number and password, or for one tap of whoever is signed in.
#[derive(Debug, Serialize)]
pub(super) struct JoinPage {
    form: FormView,
    code: String,
    cooperative: String,
    name: String,
    recovers: bool,
    own: String,
}

impl Page for JoinPage {
    const TEMPLATE: &'static str = "pages/roll/join.html";

    fn samples() -> Vec<Self> {
        let page = |recovers, own: &str| Self {
            form: FormView::new(&JOIN),
            code: "7KQ4MXP9DT".into(),
            cooperative: "Koperasi Tani Makmur".into(),
            name: "S••• A•••".into(),
            recovers,
            own: own.into(),
        };
        vec![page(false, ""), page(true, ""), page(false, "Siti Aminah")]
    }
}

#[handler]
pub(super) async fn ask(visitor: Anyone) -> Answer {
    visitor.render(&CodePage { form: FormView::new(&CODE) })
}

fn unknown(visit: &Visit, status: StatusCode, form: FormView) -> Answer {
    let form = form.with_faults(visit, vec![crate::usecases::Fault::new("code", "join-unknown")]);
    visit.render_as(status, &CodePage { form })
}

#[handler]
pub(super) async fn look(visitor: Anyone, Posted(fields): Posted<Fields>) -> Answer {
    let mut reader = Reader::new(&fields);
    let code = reader.wanted("code", |text| text.parse::<PaperCode>().map_err(|_| "join-code"));
    let form = || FormView::typed(&CODE, &fields);
    if let Err(faults) = reader.finish() {
        let form = form().with_faults(&visitor, faults);
        return visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { form });
    }
    let code = code.ok_or(Failure::NotFound)?;
    match joining::look(visitor.app(), &code).await {
        Ok(_) => Ok(see_other(&format!("/join/{}", code.as_str()))),
        Err(Failure::Refused("join-unknown")) => unknown(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form()),
        Err(other) => Err(other.into()),
    }
}

async fn page(visit: &Visit, token: &str, status: StatusCode, form: FormView) -> Answer {
    let blank = || FormView::new(&CODE);
    let Ok(code) = token.parse::<PaperCode>() else {
        return unknown(visit, StatusCode::NOT_FOUND, blank());
    };
    match joining::look(visit.app(), &code).await {
        Ok(open) => {
            let own = visit.actor().map(|_| visit.half_account().map(|account| account.name.clone()));
            visit.render_as(
                status,
                &JoinPage {
                    form,
                    code: code.as_str().to_owned(),
                    cooperative: open.cooperative,
                    name: open.name,
                    recovers: open.recovers,
                    own: own.transpose()?.filter(|_| !open.recovers).unwrap_or_default(),
                },
            )
        }
        Err(Failure::Refused("join-unknown")) => unknown(visit, StatusCode::NOT_FOUND, blank()),
        Err(other) => Err(other.into()),
    }
}

#[handler]
pub(super) async fn show(visitor: Anyone, At(token): At<String>) -> Answer {
    page(&visitor, &token, StatusCode::OK, FormView::new(&JOIN)).await
}

#[handler]
pub(super) async fn join(
    visitor: Anyone,
    At(token): At<String>,
    request: &Request,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let Ok(code) = token.parse::<PaperCode>() else {
        return unknown(&visitor, StatusCode::NOT_FOUND, FormView::new(&CODE));
    };
    let agent = request.header(header::USER_AGENT).unwrap_or_default();
    let own = visitor.actor().filter(|_| field(&fields, "own").is_some());
    let done = match own {
        Some(actor) => joining::join_own(visitor.app(), actor, &code).await.map(|()| None),
        None => join_with(&visitor, &code, &fields, agent).await.map(Some),
    };
    match done {
        Ok(None) => Ok(see_other_with("/memberships", "join-welcome")),
        Ok(Some(SignedIn { secret, second_factor_missing })) => {
            let response = match second_factor_missing {
                Some(set_up) => second_factor::asked(set_up, "/memberships"),
                None => see_other_with("/memberships", "join-welcome"),
            };
            Ok(visitor.begin_session(response, &secret))
        }
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&JOIN, &fields).without("password").with_faults(&visitor, faults);
            page(&visitor, &token, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(Failure::Refused("join-unknown")) => {
            unknown(&visitor, StatusCode::NOT_FOUND, FormView::new(&CODE))
        }
        Err(other) => Err(other.into()),
    }
}

async fn join_with(
    visit: &Visit,
    code: &PaperCode,
    fields: &Fields,
    agent: &str,
) -> Result<SignedIn, Failure> {
    let mut reader = Reader::new(fields);
    let phone = reader.wanted("phone", |text| text.parse::<Phone>().map_err(|_| "phone"));
    if reader.typed("password").is_none() {
        reader.fault("password", "required");
    }
    reader.finish().map_err(Failure::Invalid)?;
    let phone = phone.ok_or(Failure::NotFound)?;
    // The password as typed: space at its ends belongs to it.
    let password = field(fields, "password").unwrap_or_default();
    let from = visit.session_key();
    let by = Presented { phone: &phone, password, language: visit.language(), from: &from, agent };
    joining::join(visit.app(), code, by).await
}
