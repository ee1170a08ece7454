//! The claims of chairs, waiting for the office: each with its paper, to be confirmed or refused with a reason.

use domain::cooperatives::SeatId;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::cooperatives::boards::{self, Seated};
use crate::web::capability::{At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const FIELDS: [&str; 2] = ["decision", "reason"];
const CLAIMS: &str = "/office/cooperatives/claims";

#[derive(Debug, Serialize)]
pub(super) struct ClaimsPage {
    claims: Vec<ClaimRow>,
}

/// One claim with the form of the decision.
#[derive(Debug, Serialize)]
pub(super) struct ClaimPage {
    form: FormView,
    claim: ClaimRow,
}

#[derive(Debug, Serialize)]
struct ClaimRow {
    action: String,
    cooperative: String,
    href: String,
    who: String,
    when: String,
    paper: String,
}

fn sample() -> ClaimRow {
    ClaimRow {
        action: "/office/cooperatives/claims/1".into(),
        cooperative: "Koperasi Tani Makmur".into(),
        href: "/office/cooperatives/1".into(),
        who: "Rahma, rahma@contoh.id".into(),
        when: "23 November 2026".into(),
        paper: "/documents/1".into(),
    }
}

impl Page for ClaimsPage {
    const TEMPLATE: &'static str = "pages/cooperatives/claims.html";

    fn samples() -> Vec<Self> {
        vec![Self { claims: Vec::new() }, Self { claims: vec![sample()] }]
    }
}

impl Page for ClaimPage {
    const TEMPLATE: &'static str = "pages/cooperatives/claim.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&FIELDS), claim: sample() }]
    }
}

fn row(words: Wording<'_>, seat: &Seated) -> ClaimRow {
    ClaimRow {
        action: format!("{CLAIMS}/{}", seat.id),
        cooperative: seat.cooperative_name.clone(),
        href: format!("/office/cooperatives/{}", seat.cooperative),
        who: format!("{}, {}", seat.name, seat.email),
        when: words.date_time(seat.asked_at),
        paper: seat.document.map(|id| format!("/documents/{id}")).unwrap_or_default(),
    }
}

#[handler]
pub(super) async fn list(clerk: OfficeStaff) -> Answer {
    let claims = boards::claims(clerk.app(), clerk.actor()).await?;
    let words = clerk.wording();
    clerk.render(&ClaimsPage { claims: claims.iter().map(|seat| row(words, seat)).collect() })
}

async fn page(clerk: &OfficeStaff, id: SeatId, form: FormView) -> Result<ClaimPage, WebError> {
    let claims = boards::claims(clerk.app(), clerk.actor()).await?;
    let claim = claims.iter().find(|seat| seat.id == id).ok_or(WebError::NotFound)?;
    Ok(ClaimPage { form, claim: row(clerk.wording(), claim) })
}

#[handler]
pub(super) async fn show(clerk: OfficeStaff, At(id): At<SeatId>) -> Answer {
    let page = page(&clerk, id, FormView::new(&FIELDS)).await?;
    clerk.render(&page)
}

#[handler]
pub(super) async fn decide(clerk: OfficeStaff, At(id): At<SeatId>, Posted(fields): Posted<Fields>) -> Answer {
    match decide_with(&clerk, id, &fields).await {
        Ok(flash) => Ok(see_other_with(CLAIMS, flash)),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&FIELDS, &fields).with_faults(&clerk, faults);
            let page = page(&clerk, id, form).await?;
            clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

async fn decide_with(clerk: &OfficeStaff, id: SeatId, fields: &Fields) -> Result<&'static str, Failure> {
    let mut reader = Reader::new(fields);
    let refuse = reader.wanted("decision", |text| match text {
        "confirm" => Ok(false),
        "refuse" => Ok(true),
        _ => Err("choose"),
    });
    let reason = if refuse == Some(true) { reader.required("reason", 1000) } else { None };
    reader.finish().map_err(Failure::Invalid)?;
    let refuse = refuse.ok_or(Failure::NotFound)?;
    boards::decide(clerk.app(), clerk.actor(), id, reason.as_deref()).await?;
    Ok(if refuse { "board-claim-refused" } else { "board-claim-confirmed" })
}
