//! The quick check: about ten questions without an account, each may be skipped; what fits, and why not where it does not.

use domain::facts::{FactKey, FactSheet};
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::capability::{Anyone, Owner};
use super::forms::{FormView, Reader};
use super::matches::words::{self, OfferView, ProgramView};
use super::matches::{counts, need};
use super::pages::Page;
use super::posted::{Fields, Posted, once};
use super::questions::{self, Question};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, Visit, see_other};
use crate::usecases::businesses::NewBusiness;
use crate::usecases::businesses::facts::Said;
use crate::usecases::matching::quick_check::{self, QUESTIONS};
use crate::usecases::matching::{Market, Survey};
use crate::usecases::{Fault, today};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/check", show)
        .post("/check", answer)
        .get("/check/result", result)
        .get("/check/keep", ask_name)
        .post("/check/keep", keep)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<CheckPage>();
    gallery.show::<ResultPage>();
    gallery.show::<KeepPage>();
}

/// The fields of the name that the answers are kept under.
const KEEP: [&str; 2] = ["name", "once"];

/// The questions.
#[derive(Debug, Serialize)]
struct CheckPage {
    form: FormView,
    questions: Vec<Question>,
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "pages/check/show.html";

    fn samples() -> Vec<Self> {
        let question = Question {
            kind: "money",
            name: "annual_sales",
            label: "Penjualan".into(),
            ..Question::default()
        };
        vec![Self { form: FormView::new(&["annual_sales"]), questions: vec![question] }]
    }
}

/// What came of it.
#[derive(Debug, Serialize)]
struct ResultPage {
    need: String,
    counts: Vec<(String, i64)>,
    offers: Vec<OfferView>,
    programs: Vec<ProgramView>,
    signed_in: bool,
}

impl Page for ResultPage {
    const TEMPLATE: &'static str = "pages/check/result.html";

    fn samples() -> Vec<Self> {
        let full = Self {
            need: "Rp75.000.000".into(),
            counts: vec![("nearly".into(), 1)],
            offers: vec![words::sample()],
            programs: Vec::new(),
            signed_in: false,
        };
        let empty = Self {
            need: String::new(),
            counts: Vec::new(),
            offers: Vec::new(),
            programs: Vec::new(),
            signed_in: true,
        };
        vec![full, empty]
    }
}

/// Keeping the answers as a business.
#[derive(Debug, Serialize)]
struct KeepPage {
    form: FormView,
    answers: Vec<(String, String)>,
}

impl Page for KeepPage {
    const TEMPLATE: &'static str = "pages/check/keep.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&KEEP), answers: vec![("NIB".into(), "Ya".into())] }]
    }
}

fn names() -> Vec<&'static str> {
    QUESTIONS.iter().map(|key| key.age_date().unwrap_or(key.as_str())).collect()
}

fn answers(visit: &Visit) -> FactSheet {
    quick_check::read(visit.app(), visit.answers())
}

#[handler]
async fn show(visitor: Anyone) -> Answer {
    let known = answers(&visitor);
    let words = visitor.wording();
    let form = QUESTIONS
        .iter()
        .fold(FormView::new(&names()), |form, key| questions::filled(words, form, *key, &known));
    page(&visitor, StatusCode::OK, form)
}

fn page(visit: &Visit, status: StatusCode, form: FormView) -> Answer {
    let words = visit.wording();
    let questions = QUESTIONS.iter().map(|key| questions::of_fact(words, *key, None)).collect();
    visit.render_as(status, &CheckPage { form, questions })
}

#[handler]
async fn answer(visitor: Anyone, Posted(fields): Posted<Fields>) -> Answer {
    match read(&fields, FactSheet::new(today(visitor.app()))) {
        Ok(sheet) => {
            quick_check::keep(visitor.app(), &visitor.session_key(), &sheet).await?;
            Ok(see_other("/check/result"))
        }
        Err(faults) => {
            let form = FormView::typed(&names(), &fields).with_faults(&visitor, faults);
            page(&visitor, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
    }
}

fn read(fields: &Fields, mut sheet: FactSheet) -> Result<FactSheet, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    for key in QUESTIONS {
        let said = questions::read(&mut reader, key).said;
        let put = match said {
            Said::Value(value) => sheet.set(key, domain::facts::Fact::stated(value)),
            Said::Since(day) => sheet.set_age_date(
                key,
                day,
                domain::facts::Fact::stated(domain::facts::FactValue::Integer(0)),
            ),
            Said::Unknown => Ok(()),
        };
        if let Err(error) = put {
            reader.add(questions::fault(key.age_date().unwrap_or(key.as_str()), &error));
        }
    }
    reader.finish().map(|()| sheet)
}

#[handler]
async fn result(visitor: Anyone) -> Answer {
    let app = visitor.app();
    let known = answers(&visitor);
    let market = Market::load(&app.db, today(app)).await?;
    let survey = Survey::of(&market, &known);
    let words = visitor.wording();
    visitor.render(&ResultPage {
        need: need(words, &known),
        counts: counts(&survey),
        offers: words::offers(words, &survey, words::Reader::Visitor),
        programs: words::programs(words, &survey, words::Reader::Visitor),
        signed_in: visitor.actor().is_some(),
    })
}

#[handler]
async fn ask_name(owner: Owner) -> Answer {
    keep_page(&owner, StatusCode::OK, FormView::new(&KEEP).with("once", owner.once()))
}

fn keep_page(visit: &Visit, status: StatusCode, form: FormView) -> Answer {
    let words = visit.wording();
    let known = answers(visit);
    let line = |key: &FactKey| {
        let value = known.value(*key)?;
        Some((words.label(*key), super::rules::sentences::value(words, *key, value)))
    };
    let answers = QUESTIONS.iter().filter_map(line).collect();
    visit.render_as(status, &KeepPage { form, answers })
}

#[handler]
async fn keep(owner: Owner, Posted(fields): Posted<Fields>) -> Answer {
    let mut reader = Reader::new(&fields);
    let name = reader.required("name", 120);
    match (reader.finish(), name) {
        (Ok(()), Some(name)) => {
            let known = answers(&owner);
            let new = NewBusiness { id: once(&fields), name, ..NewBusiness::default() };
            let id =
                quick_check::adopt(owner.app(), owner.actor(), &owner.session_key(), new, &known).await?;
            Ok(see_other(&format!("/businesses/{id}/matches")))
        }
        (faults, _) => {
            let faults = faults.err().unwrap_or_default();
            let form = FormView::typed(&KEEP, &fields).with_faults(&owner, faults);
            keep_page(&owner, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
    }
}
