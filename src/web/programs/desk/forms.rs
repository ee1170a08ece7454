//! The draft of a program and its cohorts as forms. A draft may be half empty; only what cannot be read is refused here.

use domain::facts::{FactKey, FactValue};
use domain::language::Bilingual;
use domain::matching::Improvement;
use domain::money::{AmountError, Rupiah};
use domain::programs::{Cohort, Merit, POINTS_MOST, ProgramDraft};

use super::super::views::improvable;
use crate::usecases::Fault;
use crate::usecases::programs::cohorts::{CohortText, ProgramCohort};
use crate::web::forms::{FormView, Reader};
use crate::web::posted::Fields;
use crate::web::visit::Visit;

/// The fields of the draft, in the order of the page.
pub(super) const NAMES: [&str; 30] = [
    "name_id",
    "name_en",
    "summary_id",
    "summary_en",
    "topics",
    "place",
    "district",
    "mentors",
    "sessions",
    "cost",
    "papers",
    "regulation",
    "valid_from",
    "valid_to",
    "financial_records",
    "digital_level",
    "management_level",
    "production_level",
    "people_level",
    "nib",
    "sku",
    "npwp",
    "rat_held",
    "cooperative_member",
    "points_gap",
    "points_same_district",
    "points_woman_owned",
    "points_micro",
    "points_no_credit",
    "points_young",
];

/// The fields of the priority points.
pub(super) const POINTS: [(&str, Merit); 6] = [
    ("points_gap", Merit::Gap),
    ("points_same_district", Merit::SameDistrict),
    ("points_woman_owned", Merit::WomanOwned),
    ("points_micro", Merit::Micro),
    ("points_no_credit", Merit::NoCredit),
    ("points_young", Merit::Young),
];

/// The fields of a cohort.
pub(super) const COHORT: [&str; 6] = ["name", "place", "starts_on", "ends_on", "apply_by", "seats"];

fn written(day: chrono::NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// The draft as it stands.
pub(super) fn filled(visit: &Visit, terms: &ProgramDraft) -> FormView {
    let cost =
        if terms.cost == Rupiah::ZERO { String::new() } else { visit.wording().integer(terms.cost.get()) };
    let form = FormView::new(&NAMES)
        .with("name_id", terms.name.id.as_str())
        .with("name_en", terms.name.en.as_str())
        .with("summary_id", terms.summary.id.as_str())
        .with("summary_en", terms.summary.en.as_str())
        .with("place", terms.place.as_str())
        .with("district", terms.district.map(|code| code.to_string()).unwrap_or_default())
        .with("mentors", terms.mentors.join("\n"))
        .with("sessions", terms.sessions.map(|count| count.to_string()).unwrap_or_default())
        .with("cost", cost)
        .with("regulation", terms.regulation.as_str())
        .with("valid_from", terms.valid_from.map(written).unwrap_or_default())
        .with("valid_to", terms.valid_to.map(written).unwrap_or_default());
    let form = terms.topics.iter().fold(form, |form, topic| form.with("topics", topic.as_str()));
    let form = terms.papers.iter().fold(form, |form, paper| form.with("papers", paper.as_str()));
    let form = POINTS.iter().fold(form, |form, (name, merit)| {
        let points = terms.points.get(merit).map(ToString::to_string);
        form.with(name, points.unwrap_or_default())
    });
    terms.improves.iter().fold(form, |form, one| form.with(one.fact.as_str(), one.to.to_string()))
}

/// Reads the draft; every fault at once.
pub(super) fn read(fields: &Fields) -> Result<ProgramDraft, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let mut text = |name, most| reader.optional(name, most).unwrap_or_default();
    let name = Bilingual { id: text("name_id", 120), en: text("name_en", 120) };
    let summary = Bilingual { id: text("summary_id", 600), en: text("summary_en", 600) };
    let (place, regulation) = (text("place", 200), text("regulation", 200));
    let mentors = text("mentors", 4_000);
    let draft = ProgramDraft {
        name,
        summary,
        topics: reader.all("topics").into_iter().filter_map(|text| text.parse().ok()).collect(),
        place,
        district: reader.optional_choice("district"),
        mentors: mentors
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(ToOwned::to_owned)
            .collect(),
        sessions: reader.parsed("sessions", |text| text.parse().map_err(|_| "count")),
        improves: improvable().into_iter().filter_map(|fact| read_improvement(&mut reader, fact)).collect(),
        papers: reader.all("papers").into_iter().filter_map(|text| text.parse().ok()).collect(),
        regulation,
        points: POINTS
            .iter()
            .filter_map(|(name, merit)| Some((*merit, read_points(&mut reader, name)?)))
            .collect(),
        cost: reader.parsed("cost", |text| text.parse().map_err(AmountError::code)).unwrap_or_default(),
        valid_from: reader.date("valid_from"),
        valid_to: reader.date("valid_to"),
    };
    reader.finish()?;
    Ok(draft)
}

/// Points for one thing; none and nothing are the same.
fn read_points(reader: &mut Reader<'_>, name: &'static str) -> Option<u16> {
    let points = reader.parsed(name, |text| match text.parse::<u16>() {
        Ok(points) if points > POINTS_MOST => Err("points-too-many"),
        Ok(points) => Ok(points),
        Err(_) => Err("count"),
    });
    points.filter(|points| *points > 0)
}

fn read_improvement(reader: &mut Reader<'_>, fact: FactKey) -> Option<Improvement> {
    let to = reader.parsed(fact.as_str(), |text| FactValue::from_text(fact, text).map_err(|_| "choose"))?;
    Some(Improvement { fact, to })
}

/// A cohort as it stands.
pub(super) fn filled_cohort(cohort: &ProgramCohort) -> FormView {
    FormView::new(&COHORT)
        .with("name", cohort.name.as_str())
        .with("place", cohort.place.as_str())
        .with("starts_on", written(cohort.days.starts_on))
        .with("ends_on", written(cohort.days.ends_on))
        .with("apply_by", written(cohort.days.apply_by))
        .with("seats", cohort.days.seats.to_string())
}

/// Reads a cohort; everything of it must be there.
pub(super) fn read_cohort(fields: &Fields) -> Result<CohortText, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 120);
    let place = reader.required("place", 200);
    let mut day = |name| reader.wanted(name, |text| crate::web::forms::day(text).ok_or("date"));
    let (starts_on, ends_on, apply_by) = (day("starts_on"), day("ends_on"), day("apply_by"));
    let seats = reader.wanted("seats", |text| text.parse::<u16>().map_err(|_| "count"));
    reader.finish()?;
    match (name, place, starts_on, ends_on, apply_by, seats) {
        (Some(name), Some(place), Some(starts_on), Some(ends_on), Some(apply_by), Some(seats)) => {
            Ok(CohortText { name, place, days: Cohort { starts_on, ends_on, apply_by, seats } })
        }
        _ => Err(Vec::new()),
    }
}
