//! Confirming a fact that the office saw, or found in a register, without a paper in the portal.

use domain::facts::{BusinessId, Evidence, FactKey};
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::views::fact_sample;
use crate::usecases::Failure;
use crate::usecases::businesses::confirming::{self, Confirmed, can_say};
use crate::usecases::businesses::facts::Said;
use crate::web::businesses::{FactRow, fact_row};
use crate::web::capability::{At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::questions::{self, Choice, Question, choice};
use crate::web::routes::Routes;
use crate::web::samples::{self, Gallery};
use crate::web::visit::{Answer, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/businesses/:id/facts/:key", ask)
        .post("/office/businesses/:id/facts/:key", confirm)
}

/// A fact as it is known, and how it was seen.
#[derive(Debug, Serialize)]
pub(super) struct ConfirmPage {
    id: String,
    key: &'static str,
    business: String,
    fact: FactRow,
    /// The question for its value; none where the owner's word is only confirmed.
    questions: Vec<Question>,
    evidences: Vec<Choice>,
    form: FormView,
}

impl Page for ConfirmPage {
    const TEMPLATE: &'static str = "pages/office_facts/confirm.html";

    fn samples() -> Vec<Self> {
        let names = ["employees", "evidence", "expires_on", "note"];
        let question = Question {
            kind: "number",
            name: "employees",
            label: "Pekerja".into(),
            hint: "Petunjuk".into(),
            ..Question::default()
        };
        let page = |questions, form| Self {
            id: "1".into(),
            key: "employees",
            business: "Gula Aren Borong".into(),
            fact: fact_sample(),
            questions,
            evidences: vec![choice("checked", "Dilihat petugas")],
            form,
        };
        let wrong = samples::wrong(FormView::new(&names), "note");
        vec![page(vec![question], FormView::new(&names)), page(Vec::new(), wrong)]
    }
}

fn name_of(key: FactKey) -> &'static str {
    key.age_date().unwrap_or(key.as_str())
}

fn names(key: FactKey) -> [&'static str; 4] {
    [name_of(key), "evidence", "expires_on", "note"]
}

fn key_of(text: &str) -> Result<FactKey, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

#[handler]
async fn ask(clerk: OfficeStaff, At((id, key)): At<(BusinessId, String)>) -> Answer {
    let page = page(&clerk, id, key_of(&key)?, None).await?;
    clerk.render(&page)
}

async fn page(
    clerk: &OfficeStaff,
    id: BusinessId,
    key: FactKey,
    typed: Option<FormView>,
) -> Result<ConfirmPage, WebError> {
    let words = clerk.wording();
    let (business, known) = confirming::show(clerk.app(), clerk.actor(), id, key).await?;
    let asked = can_say(key).then(|| Question { optional: false, ..questions::of_fact(words, key, None) });
    let evidence = |evidence: &Evidence| choice(evidence.as_str(), words.label(*evidence));
    let form = typed.unwrap_or_else(|| {
        let form = FormView::new(&names(key)).with("evidence", Evidence::Checked.as_str());
        questions::filled(words, form, key, &known.facts)
    });
    Ok(ConfirmPage {
        id: id.to_string(),
        key: key.as_str(),
        business: business.name,
        fact: fact_row(words, key, &known),
        questions: asked.into_iter().map(without_unknown).collect(),
        evidences: [Evidence::Checked, Evidence::Registry].iter().map(evidence).collect(),
        form,
    })
}

/// What was seen is known.
fn without_unknown(mut question: Question) -> Question {
    question.options.retain(|option| !option.value.is_empty());
    question
}

#[handler]
async fn confirm(
    clerk: OfficeStaff,
    At((id, key)): At<(BusinessId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let key = key_of(&key)?;
    let done = match read(&fields, key) {
        Ok(confirmed) => confirming::confirm(clerk.app(), clerk.actor(), id, key, confirmed).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/office/businesses/{id}"), "fact-confirmed-flash")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&names(key), &fields).with_faults(&clerk, faults);
            let page = page(&clerk, id, key, Some(form)).await?;
            clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

fn read(fields: &Fields, key: FactKey) -> Result<Confirmed, Failure> {
    let mut reader = Reader::new(fields);
    let said = if can_say(key) { Some(questions::read(&mut reader, key).said) } else { None };
    if said == Some(Said::Unknown) && reader.typed(name_of(key)).is_none() {
        reader.fault(name_of(key), "required");
    }
    let evidence = reader.choice::<Evidence>("evidence");
    let expires_on = reader.date("expires_on");
    let note = reader.required("note", 300);
    reader.finish().map_err(Failure::Invalid)?;
    match (evidence, note) {
        (Some(evidence), Some(note)) => Ok(Confirmed { said, evidence, expires_on, note }),
        _ => Err(Failure::NotFound),
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ConfirmPage>();
}
