//! The forms of an application.

use domain::documents::{DocumentId, DocumentKind};
use domain::facts::Purpose;
use domain::money::{AmountError, Rupiah, Tenor};
use domain::programs::CohortId;
use uuid::Uuid;

use crate::usecases::Fault;
use crate::usecases::applications::DraftChange;
use crate::web::forms::Reader;
use crate::web::posted::Fields;

pub(super) const NAMES: [&str; 11] = [
    "amount",
    "tenor",
    "purpose",
    "cohort",
    "plan",
    "facts",
    "papers",
    "kind",
    "file",
    "consent",
    "confirmed",
];
/// The longest plan, in characters.
const PLAN_MOST: usize = 2000;

pub(super) fn need(fields: &Fields) -> Result<DraftChange, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let amount = reader.wanted("amount", |text| text.parse::<Rupiah>().map_err(AmountError::code));
    let tenor = reader.wanted("tenor", tenor);
    let purpose = reader.choice::<Purpose>("purpose");
    let plan = reader.required("plan", PLAN_MOST);
    reader.finish()?;
    match (amount, tenor, purpose, plan) {
        (Some(amount), Some(tenor), Some(purpose), Some(plan)) => {
            Ok(DraftChange::Need { amount, tenor, purpose, plan })
        }
        _ => Err(Vec::new()),
    }
}

fn tenor(text: &str) -> Result<Tenor, &'static str> {
    let months: u16 = text.parse().map_err(|_| "tenor-range")?;
    Tenor::new(months).map_err(|_| "tenor-range")
}

pub(super) fn motivation(fields: &Fields) -> Result<DraftChange, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let cohort = reader.wanted("cohort", |text| text.parse::<Uuid>().map(CohortId).map_err(|_| "choose"));
    let plan = reader.required("plan", PLAN_MOST);
    reader.finish()?;
    match (cohort, plan) {
        (Some(cohort), Some(plan)) => Ok(DraftChange::Motivation { cohort, plan }),
        _ => Err(Vec::new()),
    }
}

/// A box that must be ticked.
pub(super) fn ticked(fields: &Fields, name: &'static str, code: &'static str) -> Result<(), Vec<Fault>> {
    let mut reader = Reader::new(fields);
    if !reader.ticked(name) {
        reader.fault(name, code);
    }
    reader.finish()
}

/// What was chosen for one wanted paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    Document(DocumentId),
    Missing,
}

/// The choice for every wanted paper, in the fields `paper-<kind>`.
pub(super) fn papers(
    fields: &Fields,
    wanted: &[DocumentKind],
) -> Result<Vec<(DocumentKind, Chosen)>, Vec<Fault>> {
    let reader = Reader::new(fields);
    let choice = |kind: &DocumentKind| {
        let chosen = match reader.typed(&format!("paper-{kind}"))? {
            "missing" => Chosen::Missing,
            id => Chosen::Document(DocumentId(id.parse().ok()?)),
        };
        Some((*kind, chosen))
    };
    let chosen: Vec<_> = wanted.iter().filter_map(choice).collect();
    if chosen.len() == wanted.len() { Ok(chosen) } else { Err(vec![Fault::new("papers", "papers-open")]) }
}
