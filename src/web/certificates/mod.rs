//! Certificates: the public page that proves one, the paper as PDF, and taking one back.

mod paper;

use domain::accounts::Role;
use domain::certificates::CertificateCode;
use poem::http::{StatusCode, header};
use poem::{Response, handler};
use serde::{Deserialize, Serialize};

use super::capability::{Anyone, Asked, At, Colleague, SignedIn};
use super::cases::parts::DatumView;
use super::errors::WebError;
use super::forms::FormView;
use super::pages::Page;
use super::posted::{Fields, Posted, field};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, Visit, see_other, see_other_with};
use super::wording::Wording;
use crate::files::names;
use crate::print;
use crate::usecases::certificates::{self, Certificate};
use crate::usecases::{Failure, Fault};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/certificate", ask)
        .get("/certificate/:code", show)
        .get("/certificate/:code/pdf", pdf)
        .get("/certificate/:code/revoke", ask_revoke)
        .post("/certificate/:code/revoke", revoke)
}

const ASK: [&str; 1] = ["code"];
const REVOKE: [&str; 1] = ["note"];

/// Typing a code by hand.
#[derive(Debug, Serialize)]
struct AskPage {
    form: FormView,
}

/// What a code proves.
#[derive(Debug, Serialize)]
struct ProofPage {
    heading: String,
    lead: String,
    code: String,
    state: &'static str,
    revoked: String,
    rows: Vec<DatumView>,
    pdf: String,
    revoke: String,
}

impl ProofPage {
    fn unknown(words: Wording<'_>, code: &CertificateCode) -> Self {
        Self {
            heading: words.say("certificate-title"),
            lead: String::new(),
            code: code.to_string(),
            state: "unknown",
            revoked: String::new(),
            rows: Vec::new(),
            pdf: String::new(),
            revoke: String::new(),
        }
    }

    /// What the paper says, and nothing that it does not.
    fn of(visit: &Visit, certificate: &Certificate) -> Self {
        let words = visit.wording();
        let code = certificate.code.as_str();
        let stands = certificate.revoked.is_none();
        let reader = visit.actor().map(|actor| actor.role);
        let prints = stands && visit.actor().is_some_and(|actor| concerns(actor, certificate));
        let revokes =
            prints && matches!(reader, Some(Role::Coordinator | Role::OfficeStaff | Role::OfficeHead));
        let row = |key: &str, detail: String| DatumView::plain(words.say(key), detail);
        let mut rows = vec![row("certificate-holder", certificate.holder_name.clone())];
        if !certificate.business.is_empty() {
            rows.push(row("certificate-business", certificate.business.clone()));
        }
        rows.extend([
            row("certificate-for", certificate.title.read(words.language()).0.to_owned()),
            row("certificate-by", certificate.organisation_name.clone()),
            row(
                "certificate-days",
                format!("{} – {}", words.date(certificate.starts_on), words.date(certificate.ends_on)),
            ),
        ]);
        if let Some(sessions) = certificate.sessions {
            rows.push(row("certificate-sessions", words.integer(i64::from(sessions))));
        }
        if let Some(hours) = certificate.hours {
            rows.push(row("certificate-hours", words.integer(i64::from(hours))));
        }
        rows.push(row("certificate-issued", words.day_of(certificate.issued_at)));
        Self {
            heading: words.say("certificate-title"),
            lead: certificate.holder_name.clone(),
            code: certificate.code.to_string(),
            state: if stands { "stands" } else { "revoked" },
            revoked: certificate.revoked.as_ref().map(|revoked| words.day_of(revoked.at)).unwrap_or_default(),
            rows,
            pdf: if prints { format!("/certificate/{code}/pdf") } else { String::new() },
            revoke: if revokes { format!("/certificate/{code}/revoke") } else { String::new() },
        }
    }
}

/// Whether the reader is its holder, of its partner or of the office: only for the links; the use case decides.
fn concerns(actor: &domain::policy::Actor, certificate: &Certificate) -> bool {
    certificate.holder == Some(actor.account)
        || actor.is_office()
        || (actor.organisation.is_some() && certificate.organisation == actor.organisation)
}

/// The address's query.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Query {
    code: String,
}

#[handler]
async fn ask(visitor: Anyone, Asked(query): Asked<Query>) -> Answer {
    let typed = query.code.trim();
    if typed.is_empty() {
        return visitor.render(&AskPage { form: FormView::new(&ASK) });
    }
    if let Ok(code) = typed.parse::<CertificateCode>() {
        return Ok(see_other(&format!("/certificate/{}", code.as_str())));
    }
    let faults = vec![Fault::new("code", "certificate-code")];
    let form = FormView::new(&ASK).with("code", typed.to_owned()).with_faults(&visitor, faults);
    visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &AskPage { form })
}

fn code_of(text: &str) -> Result<CertificateCode, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

#[handler]
async fn show(visitor: Anyone, At(code): At<String>) -> Answer {
    let code = code_of(&code)?;
    let Some(certificate) = certificates::check(visitor.app(), &code).await? else {
        let page = ProofPage::unknown(visitor.wording(), &code);
        return visitor.render_as(StatusCode::NOT_FOUND, &page);
    };
    visitor.render(&ProofPage::of(&visitor, &certificate))
}

#[handler]
async fn pdf(reader: SignedIn, At(code): At<String>) -> Answer {
    let code = code_of(&code)?;
    let certificate = certificates::printable(reader.app(), reader.actor(), &code).await?;
    let paper = paper::of(&reader, &certificate);
    let file = print::pdf(paper).await.map_err(|error| Failure::Broken(error.to_string()))?;
    let name = format!("{}-{}.pdf", reader.wording().say("certificate-file"), certificate.code);
    Ok(Response::builder()
        .content_type("application/pdf")
        .header(header::CONTENT_DISPOSITION, names::attachment(&name))
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(file))
}

/// Taking one back.
#[derive(Debug, Serialize)]
struct RevokePage {
    holder: String,
    action: String,
    back: String,
    form: FormView,
}

fn revoking(certificate: &Certificate, form: FormView) -> RevokePage {
    let address = format!("/certificate/{}", certificate.code.as_str());
    RevokePage {
        holder: format!("{} · {}", certificate.holder_name, certificate.code),
        action: format!("{address}/revoke"),
        back: address,
        form,
    }
}

#[handler]
async fn ask_revoke(colleague: Colleague, At(code): At<String>) -> Answer {
    let certificate = certificates::printable(colleague.app(), colleague.actor(), &code_of(&code)?).await?;
    colleague.render(&revoking(&certificate, FormView::new(&REVOKE)))
}

#[handler]
async fn revoke(colleague: Colleague, At(code): At<String>, Posted(fields): Posted<Fields>) -> Answer {
    let code = code_of(&code)?;
    let note = field(&fields, "note").unwrap_or_default();
    match certificates::revoke(colleague.app(), colleague.actor(), &code, note).await {
        Ok(()) => Ok(see_other_with(&format!("/certificate/{}", code.as_str()), "certificate-revoked-flash")),
        Err(Failure::Invalid(faults)) => {
            let certificate = certificates::printable(colleague.app(), colleague.actor(), &code).await?;
            let form = FormView::typed(&REVOKE, &fields).with_faults(&colleague, faults);
            colleague.render_as(StatusCode::UNPROCESSABLE_ENTITY, &revoking(&certificate, form))
        }
        Err(other) => Err(other.into()),
    }
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "pages/certificates/ask.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&ASK) }]
    }
}

impl Page for ProofPage {
    const TEMPLATE: &'static str = "pages/certificates/show.html";

    fn samples() -> Vec<Self> {
        let page = |state, rows| Self {
            heading: "Sertifikat".into(),
            lead: "Rahmawati <Abdullah>".into(),
            code: "7Q2M-0K4T-9XYZ-41AB".into(),
            state,
            revoked: "25 November 2026".into(),
            rows,
            pdf: String::new(),
            revoke: String::new(),
        };
        let row = || vec![DatumView::plain("Program".into(), "Buku Kas".into())];
        vec![
            page("unknown", Vec::new()),
            page("revoked", row()),
            Self {
                pdf: "/certificate/1/pdf".into(),
                revoke: "/certificate/1/revoke".into(),
                ..page("stands", row())
            },
        ]
    }
}

impl Page for RevokePage {
    const TEMPLATE: &'static str = "pages/certificates/revoke.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            holder: "Rahmawati <Abdullah>".into(),
            action: "/certificate/1/revoke".into(),
            back: "/certificate/1".into(),
            form: FormView::new(&REVOKE),
        }]
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<AskPage>();
    gallery.show::<ProofPage>();
    gallery.show::<RevokePage>();
}
