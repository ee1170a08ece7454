//! What a person changes of their own account, and the list of their sessions.

use domain::identity::Phone;
use domain::language::Language;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::views::{Choice, Row};
use crate::usecases::Failure;
use crate::usecases::accounts::settings::{self, Ending};
use crate::usecases::accounts::{Account, password};
use crate::usecases::sessions::Own;
use crate::web::capability::SignedIn;
use crate::web::cookies;
use crate::web::format;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, field};
use crate::web::routes::Routes;
use crate::web::samples::Gallery;
use crate::web::visit::{Answer, Visit, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/account", show)
        .get("/account/details", edit)
        .post("/account/details", update)
        .get("/account/password", edit_password)
        .post("/account/password", change_password)
        .get("/account/email", edit_email)
        .post("/account/email", ask_email)
        .post("/account/sessions/end", end_session)
        .post("/account/sessions/end-others", end_others)
        .post("/account/sessions/end-all", end_all)
}

const DETAILS: [&str; 3] = ["name", "phone", "language"];
const PASSWORDS: [&str; 2] = ["old", "password"];
const EMAIL: [&str; 2] = ["email", "password"];

/// The hub of one's own account.
#[derive(Debug, Serialize)]
pub(super) struct AccountPage {
    rows: Vec<Row>,
    sessions: Vec<SessionRow>,
}

/// A session in the list.
#[derive(Debug, Serialize)]
pub(super) struct SessionRow {
    key: String,
    agent: String,
    seen: String,
    began: String,
    here: bool,
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "pages/accounts/account.html";

    fn samples() -> Vec<Self> {
        let row = Row::sample();
        let session = |here| SessionRow {
            key: "00ff".into(),
            agent: "Firefox, Linux".into(),
            seen: "baru saja".into(),
            began: "23 November 2026".into(),
            here,
        };
        vec![
            Self { rows: vec![row], sessions: vec![session(true), session(false)] },
            Self { rows: Vec::new(), sessions: vec![session(true)] },
        ]
    }
}

/// A form of one's own account.
#[derive(Debug, Serialize)]
pub(super) struct DetailsPage {
    form: FormView,
    languages: Vec<Choice>,
    /// Whether its person signs in with the number, which then cannot be left out.
    by_phone: bool,
}

impl Page for DetailsPage {
    const TEMPLATE: &'static str = "pages/accounts/details.html";

    fn samples() -> Vec<Self> {
        let page =
            |by_phone| Self { form: FormView::new(&DETAILS), languages: vec![Choice::sample()], by_phone };
        vec![page(false), page(true)]
    }
}

/// Asks for the old password and the new one.
#[derive(Debug, Serialize)]
pub(super) struct PasswordPage {
    form: FormView,
}

impl Page for PasswordPage {
    const TEMPLATE: &'static str = "pages/accounts/password.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&PASSWORDS) }]
    }
}

/// Asks for the new address.
#[derive(Debug, Serialize)]
pub(super) struct EmailPage {
    form: FormView,
}

impl Page for EmailPage {
    const TEMPLATE: &'static str = "pages/accounts/email.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&EMAIL) }]
    }
}

#[handler]
async fn show(visitor: SignedIn) -> Answer {
    let id = visitor.actor().account;
    let account = settings::find(visitor.app(), id).await?;
    let sessions = settings::sessions(visitor.app(), id).await?;
    visitor.render(&AccountPage {
        rows: rows(&visitor, &account),
        sessions: sessions.iter().map(|own| session_row(&visitor, own)).collect(),
    })
}

fn rows(visit: &Visit, account: &Account) -> Vec<Row> {
    let words = visit.wording();
    let row = |term: &str, detail: String, href: &str| Row {
        term: words.say(term),
        detail,
        href: href.to_owned(),
        link: words.say("change"),
        note: String::new(),
    };
    let factor = if account.second_factor_on { "factor-is-on" } else { "factor-is-off" };
    vec![
        row("account-name", account.name.clone(), "/account/details"),
        row(
            "account-email",
            account.email.clone().unwrap_or_else(|| words.say("not-known")),
            "/account/email",
        ),
        row(
            "account-phone",
            account.phone.as_deref().map(format::phone).unwrap_or_default(),
            "/account/details",
        ),
        row("account-language", words.label(account.language), "/account/details"),
        row("account-password", words.say("account-password-hidden"), "/account/password"),
        row("account-factor", words.say(factor), "/account/second-factor"),
    ]
}

fn session_row(visit: &Visit, own: &Own) -> SessionRow {
    let words = visit.wording();
    let agent = if own.agent.is_empty() { words.say("session-unknown") } else { own.agent.clone() };
    SessionRow {
        key: hex::encode(&own.hash),
        agent,
        seen: words.ago(own.seen_at, visit.app().clock.now()),
        began: words.date_time(own.created_at),
        here: own.hash == visit.session_key(),
    }
}

fn languages(visit: &Visit) -> Vec<Choice> {
    let words = visit.wording();
    let choice =
        |language: &Language| Choice { value: language.as_str().to_owned(), label: words.label(*language) };
    Language::ALL.iter().map(choice).collect()
}

#[handler]
async fn edit(visitor: SignedIn) -> Answer {
    let account = settings::find(visitor.app(), visitor.actor().account).await?;
    let by_phone = account.sign_in_phone.is_some();
    let form = FormView::new(&DETAILS)
        .with("name", account.name)
        .with("phone", account.phone.as_deref().map(format::phone).unwrap_or_default())
        .with("language", account.language.as_str());
    let languages = languages(&visitor);
    visitor.render(&DetailsPage { form, languages, by_phone })
}

#[handler]
async fn update(visitor: SignedIn, Posted(fields): Posted<Fields>) -> Answer {
    let mut reader = Reader::new(&fields);
    let name = reader.required("name", 100);
    let phone = reader.parsed("phone", |text| text.parse::<Phone>().map_err(|_| "phone"));
    let language = reader.choice::<Language>("language");
    let refused = async |faults| {
        let by_phone = settings::find(visitor.app(), visitor.actor().account).await?.sign_in_phone.is_some();
        let form = FormView::typed(&DETAILS, &fields).with_faults(&visitor, faults);
        let languages = languages(&visitor);
        visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &DetailsPage { form, languages, by_phone })
    };
    if let Err(faults) = reader.finish() {
        return refused(faults).await;
    }
    let (name, language) = (name.unwrap_or_default(), language.unwrap_or_default());
    let (phone, account) = (phone.as_ref().map(Phone::e164), visitor.actor().account);
    match settings::change_details(visitor.app(), account, &name, phone, language).await {
        Err(Failure::Invalid(faults)) => return refused(faults).await,
        done => done?,
    }
    let mut response = see_other_with("/account", "account-saved");
    cookies::append(&mut response, &cookies::language(language));
    Ok(response)
}

#[handler]
async fn edit_password(visitor: SignedIn) -> Answer {
    visitor.render(&PasswordPage { form: FormView::new(&PASSWORDS) })
}

#[handler]
async fn change_password(visitor: SignedIn, Posted(fields): Posted<Fields>) -> Answer {
    let typed = |name| field(&fields, name).unwrap_or_default();
    let (id, session) = (visitor.actor().account, visitor.session_key());
    match password::change(visitor.app(), id, typed("old"), typed("password"), &session).await {
        Ok(()) => Ok(see_other_with("/account", "password-changed")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::new(&PASSWORDS).with_faults(&visitor, faults);
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &PasswordPage { form })
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
async fn edit_email(visitor: SignedIn) -> Answer {
    visitor.render(&EmailPage { form: FormView::new(&EMAIL) })
}

#[handler]
async fn ask_email(visitor: SignedIn, Posted(fields): Posted<Fields>) -> Answer {
    match ask_email_with(&visitor, &fields).await {
        Ok(()) => Ok(see_other_with("/account", "email-sent")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&EMAIL, &fields).without("password").with_faults(&visitor, faults);
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &EmailPage { form })
        }
        Err(other) => Err(other.into()),
    }
}

async fn ask_email_with(visitor: &SignedIn, fields: &Fields) -> Result<(), Failure> {
    let mut reader = Reader::new(fields);
    let email = reader.email("email");
    reader.finish().map_err(Failure::Invalid)?;
    let password = field(fields, "password").unwrap_or_default();
    let id = visitor.actor().account;
    settings::ask_email(visitor.app(), id, &email.unwrap_or_default(), password).await
}

#[handler]
async fn end_session(visitor: SignedIn, Posted(fields): Posted<Fields>) -> Answer {
    let key = hex::decode(field(&fields, "session").unwrap_or_default()).unwrap_or_default();
    settings::end_sessions(visitor.app(), visitor.actor().account, Ending::One(&key)).await?;
    Ok(see_other_with("/account", "session-ended"))
}

#[handler]
async fn end_others(visitor: SignedIn, _form: Posted<Fields>) -> Answer {
    let own = visitor.session_key();
    settings::end_sessions(visitor.app(), visitor.actor().account, Ending::Others(&own)).await?;
    Ok(see_other_with("/account", "sessions-ended"))
}

#[handler]
async fn end_all(visitor: SignedIn, _form: Posted<Fields>) -> Answer {
    settings::end_sessions(visitor.app(), visitor.actor().account, Ending::All).await?;
    Ok(see_other_with("/", "signed-out"))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<AccountPage>();
    gallery.show::<DetailsPage>();
    gallery.show::<PasswordPage>();
    gallery.show::<EmailPage>();
}
