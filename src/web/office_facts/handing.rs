//! Handing an unclaimed business to the person at the counter: who she is, what she showed, what the clerk saw.

use domain::claims::ClaimProof;
use domain::facts::BusinessId;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::businesses as profiles;
use crate::usecases::businesses::handing::{self, Claim};
use crate::web::capability::{At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::questions::{Choice, choice};
use crate::web::routes::Routes;
use crate::web::samples::{self, Gallery};
use crate::web::visit::{Answer, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/businesses/:id/hand-over", ask)
        .post("/office/businesses/:id/hand-over", hand_over)
}

const NAMES: [&str; 4] = ["name", "email", "proof", "note"];

/// Asks who came and what was shown.
#[derive(Debug, Serialize)]
pub(super) struct HandOverPage {
    id: String,
    business: String,
    owner: String,
    proofs: Vec<Choice>,
    form: FormView,
}

impl Page for HandOverPage {
    const TEMPLATE: &'static str = "pages/office_facts/hand_over.html";

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            id: "1".into(),
            business: "Gula Aren Borong".into(),
            owner: "Andi Rahma".into(),
            proofs: vec![choice("identity_card", "KTP")],
            form,
        };
        vec![page(FormView::new(&NAMES)), page(samples::wrong(FormView::new(&NAMES), "email"))]
    }
}

#[handler]
async fn ask(clerk: OfficeStaff, At(id): At<BusinessId>) -> Answer {
    let page = page(&clerk, id, None).await?;
    clerk.render(&page)
}

async fn page(clerk: &OfficeStaff, id: BusinessId, form: Option<FormView>) -> Result<HandOverPage, WebError> {
    let (app, actor, words) = (clerk.app(), clerk.actor(), clerk.wording());
    let (business, _) = profiles::show(app, actor, id).await?;
    let standing = handing::standing(app, actor, &business).await?;
    if !standing.holder.may_be_handed_over() {
        return Err(Failure::Refused("business-claimed").into());
    }
    let proof = |proof: &ClaimProof| choice(proof.as_str(), words.label(*proof));
    Ok(HandOverPage {
        id: id.to_string(),
        business: business.name,
        proofs: ClaimProof::ALL.iter().map(proof).collect(),
        form: form.unwrap_or_else(|| FormView::new(&NAMES).with("name", standing.name.clone())),
        owner: standing.name,
    })
}

#[handler]
async fn hand_over(clerk: OfficeStaff, At(id): At<BusinessId>, Posted(fields): Posted<Fields>) -> Answer {
    let handed = match claim(&fields) {
        Ok(claim) => handing::hand_over(clerk.app(), clerk.actor(), id, claim).await,
        Err(failure) => Err(failure),
    };
    match handed {
        Ok(()) => Ok(see_other_with(&format!("/office/businesses/{id}"), "handed-flash")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&NAMES, &fields).with_faults(&clerk, faults);
            let page = page(&clerk, id, Some(form)).await?;
            clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

fn claim(fields: &Fields) -> Result<Claim, Failure> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 100);
    let email = reader.email("email");
    let proof = reader.choice("proof");
    let note = reader.required("note", 500);
    reader.finish().map_err(Failure::Invalid)?;
    match (name, email, proof, note) {
        (Some(name), Some(email), Some(proof), Some(note)) => Ok(Claim { name, email, proof, note }),
        _ => Err(Failure::NotFound),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<HandOverPage>();
}
