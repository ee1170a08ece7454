//! The forms of a training: planning it, opening it, calling it off, reading lists in, handing papers out, completing it.

use domain::criteria::Check;
use domain::facts::{FactKey, FactValue};
use domain::funds::LineId;
use domain::matching::Improvement;
use domain::programs::can_be_coached;
use domain::trainings::{Dates, ParticipantId, TrainingId};
use poem::handler;
use poem::http::StatusCode;
use serde::Deserialize;

use super::lists;
use crate::usecases::trainings::{self, TrainingText, attending, completing, materials, planning};
use crate::usecases::{Failure, Fault, funds};
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader, day};
use crate::web::funds::{faults, refused};
use crate::web::office::gaps;
use crate::web::posted::{Fields, Posted, Upload, field};
use crate::web::routes::Routes;
use crate::web::rules::sentences;
use crate::web::sheets::{Choice, Field, FormPage, Way};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/trainings/new", new)
        .post("/office/trainings/new", create)
        .get("/office/trainings/:id/open", ask_open)
        .post("/office/trainings/:id/open", open_up)
        .get("/office/trainings/:id/cancel", ask_cancel)
        .post("/office/trainings/:id/cancel", cancel)
        .get("/office/trainings/:id/list", ask_list)
        .post("/office/trainings/:id/list", read_list)
        .get("/office/trainings/:id/materials", ask_material)
        .post("/office/trainings/:id/materials", add_material)
        .get("/office/trainings/:id/complete", ask_complete)
        .post("/office/trainings/:id/complete", complete)
}

const PLAN: [&str; 12] = [
    "line",
    "name",
    "about",
    "place",
    "district",
    "starts_on",
    "ends_on",
    "register_by",
    "hours",
    "seats",
    "fact",
    "aim",
];
const FILE: [&str; 1] = ["file"];
const RAISED: [&str; 1] = ["raised"];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asking {
    gap: String,
}

fn choice(value: impl ToString, label: impl Into<String>) -> Choice {
    Choice { value: value.to_string(), label: label.into() }
}

/// What can be aimed at: every fact that can be coached, with its value as `fact=value` in one list.
fn aims(words: Wording<'_>) -> Vec<Choice> {
    let of = |fact: FactKey, text: &str| {
        let value = FactValue::from_text(fact, text).ok()?;
        let label = format!("{}: {}", words.label(fact), sentences::value(words, fact, value));
        Some(choice(format!("{fact}={text}"), label))
    };
    let facts = FactKey::ALL.iter().copied().filter(|fact| can_be_coached(*fact));
    let values = |fact: FactKey| -> Vec<&'static str> {
        match fact {
            FactKey::FinancialRecords => vec!["cash_book", "sak_emkm"],
            FactKey::DigitalLevel | FactKey::ManagementLevel | FactKey::ProductionLevel => {
                vec!["1", "2", "3", "4"]
            }
            _ => vec!["true"],
        }
    };
    facts.flat_map(|fact| values(fact).into_iter().filter_map(move |text| of(fact, text))).collect()
}

fn plan_fields(words: Wording<'_>, lines: Vec<Choice>) -> Vec<Field> {
    let districts = domain::regions::districts().iter().map(|one| choice(one.code, one.name)).collect();
    vec![
        Field::new("select", "line", words.say("funds-col-line"))
            .of(lines)
            .hint(words.say("trainings-line-hint")),
        Field::new("text", "name", words.say("trainings-name")),
        Field::new("area", "about", words.say("trainings-about")),
        Field::new("text", "place", words.say("trainings-place")),
        Field::new("select", "district", words.say("trainings-district"))
            .of(districts)
            .hint(words.say("trainings-district-hint"))
            .optional(),
        Field::new("date", "starts_on", words.say("programs-starts-on")),
        Field::new("date", "ends_on", words.say("programs-ends-on")),
        Field::new("date", "register_by", words.say("trainings-register-by")),
        Field::new("number", "hours", words.say("trainings-hours")),
        Field::new("number", "seats", words.say("trainings-seats")),
        Field::new("select", "aim", words.say("trainings-aim"))
            .of(aims(words))
            .hint(words.say("trainings-aim-hint"))
            .optional(),
    ]
}

async fn plan_page(clerk: &OfficeStaff, gap: &str) -> Result<FormPage, WebError> {
    let words = clerk.wording();
    let check = gaps::named(gap);
    let mut lines = Vec::new();
    for fund in funds::list(clerk.app(), clerk.actor()).await?.iter().filter(|fund| fund.is_open()) {
        let plan = funds::show(clerk.app(), clerk.actor(), fund.id).await?;
        lines.extend(plan.lines.iter().map(|line| {
            let free = words.rupiah(line.balance.free());
            choice(line.id, format!("{} · {} ({free})", fund.year, line.name))
        }));
    }
    let aim = check.as_ref().and_then(|check| {
        let value = check.aim().filter(|_| can_be_coached(check.fact()))?;
        Some(format!("{}={value}", check.fact()))
    });
    let name = check
        .as_ref()
        .map(|check| words.say_with("trainings-name-from", &[("gap", words.label(check.fact()).into())]));
    let form =
        FormView::new(&PLAN).with("name", name.unwrap_or_default()).with("aim", aim.unwrap_or_default());
    Ok(FormPage {
        title: words.say("trainings-plan"),
        lead: check.as_ref().map_or_else(
            || words.say("trainings-plan-lead"),
            |check| {
                let gap = sentences::check(words, check);
                words.say_with("trainings-plan-from", &[("gap", gap.into())])
            },
        ),
        back: Way::to("/office/trainings", words.say("trainings-title"), ""),
        action: "/office/trainings/new".to_owned(),
        form,
        fields: plan_fields(words, lines),
        button: words.say("trainings-plan"),
        once: clerk.once(),
        hidden: vec![choice(if check.is_some() { gap } else { "" }, "gap")],
        ..FormPage::default()
    })
}

#[handler]
async fn new(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let page = plan_page(&clerk, &asking.gap).await?;
    clerk.render(&page)
}

fn read_plan(fields: &Fields) -> Result<(LineId, TrainingText), Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let line = reader.choice::<LineId>("line");
    let name = reader.required("name", 200);
    let about = reader.required("about", 1000);
    let place = reader.required("place", 200);
    let district = reader.parsed("district", |text| {
        domain::regions::district(text).map(|district| district.code.to_owned()).ok_or("choose")
    });
    let mut on = |name| reader.wanted(name, |text| day(text).ok_or("date"));
    let (starts_on, ends_on, register_by) = (on("starts_on"), on("ends_on"), on("register_by"));
    let mut count = |name, most: u16| {
        reader.wanted(name, |text| text.parse::<u16>().ok().filter(|n| *n > 0 && *n <= most).ok_or("count"))
    };
    let (hours, seats) = (count("hours", 1_000), count("seats", u16::MAX));
    let aims = reader.parsed("aim", |text| {
        let (fact, value) = text.split_once('=').ok_or("choose")?;
        let fact: FactKey = fact.parse().map_err(|_| "choose")?;
        let to = FactValue::from_text(fact, value).map_err(|_| "choose")?;
        if can_be_coached(fact) { Ok(Improvement { fact, to }) } else { Err("choose") }
    });
    reader.finish()?;
    match (line, starts_on, ends_on, register_by, hours, seats) {
        (Some(line), Some(starts_on), Some(ends_on), Some(register_by), Some(hours), Some(seats)) => {
            let text = TrainingText {
                name: name.unwrap_or_default(),
                about: about.unwrap_or_default(),
                place: place.unwrap_or_default(),
                district,
                dates: Dates { starts_on, ends_on, register_by },
                hours,
                seats,
                aims,
            };
            Ok((line, text))
        }
        _ => Err(Vec::new()),
    }
}

#[handler]
async fn create(clerk: OfficeStaff, Posted(fields): Posted<Fields>) -> Answer {
    let gap = field(&fields, "gap").unwrap_or_default();
    let check: Option<Check> = gaps::named(gap);
    let once = crate::web::funds::once(&fields);
    let done = match read_plan(&fields) {
        Ok((line, text)) => {
            planning::plan(clerk.app(), clerk.actor(), line, &text, (check.as_ref(), &once)).await
        }
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(see_other_with(&format!("/office/trainings/{id}"), "trainings-was-planned")),
        Err(failure) => {
            let page = plan_page(&clerk, gap).await?;
            refused(&clerk, &PLAN, &fields, faults(failure)?, page)
        }
    }
}

/// A page that only asks whether it is meant.
async fn asked(clerk: &OfficeStaff, id: TrainingId, what: &str) -> Result<FormPage, WebError> {
    let seen = trainings::show(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    Ok(FormPage {
        title: words.say(&format!("trainings-{what}")),
        lead: words.say(&format!("trainings-{what}-means")),
        back: Way::to(format!("/office/trainings/{id}"), seen.training.text.name, ""),
        action: format!("/office/trainings/{id}/{what}"),
        button: words.say(&format!("trainings-{what}")),
        danger: what == "cancel",
        ..FormPage::default()
    })
}

#[handler]
async fn ask_open(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let page = asked(&clerk, id, "open").await?;
    clerk.render(&page)
}

#[handler]
async fn open_up(clerk: OfficeStaff, At(id): At<TrainingId>, _form: Posted<Fields>) -> Answer {
    planning::open(clerk.app(), clerk.actor(), id).await?;
    Ok(see_other_with(&format!("/office/trainings/{id}"), "trainings-was-opened"))
}

#[handler]
async fn ask_cancel(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let page = asked(&clerk, id, "cancel").await?;
    clerk.render(&page)
}

#[handler]
async fn cancel(clerk: OfficeStaff, At(id): At<TrainingId>, _form: Posted<Fields>) -> Answer {
    planning::cancel(clerk.app(), clerk.actor(), id).await?;
    Ok(see_other_with(&format!("/office/trainings/{id}"), "trainings-was-cancelled"))
}

async fn file_page(
    clerk: &OfficeStaff,
    id: TrainingId,
    what: &str,
    kind: &'static str,
) -> Result<FormPage, WebError> {
    let page = asked(clerk, id, what).await?;
    let words = clerk.wording();
    let label = words.say(&format!("trainings-{what}-file"));
    let hint = words.say(&format!("trainings-{what}-hint"));
    Ok(FormPage {
        form: FormView::new(&FILE),
        fields: vec![Field::new(kind, "file", label).hint(hint)],
        files: true,
        ..page
    })
}

#[handler]
async fn ask_list(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let page = file_page(&clerk, id, "list", "sheet").await?;
    clerk.render(&page)
}

async fn refused_file(
    clerk: &OfficeStaff,
    id: TrainingId,
    (what, kind): (&str, &'static str),
    failure: Failure,
) -> Answer {
    let faults = faults(failure)?;
    let page = file_page(clerk, id, what, kind).await?;
    let form = FormView::new(&FILE).with_faults(clerk, faults);
    clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { form, ..page })
}

#[handler]
async fn read_list(clerk: OfficeStaff, At(id): At<TrainingId>, upload: Upload) -> Answer {
    let done = match lists::rows(upload.files.first()) {
        Ok(rows) => attending::import(clerk.app(), clerk.actor(), id, &rows).await,
        Err(code) => Err(Failure::invalid("file", code)),
    };
    match done {
        Ok(_) => Ok(see_other_with(&format!("/office/trainings/{id}"), "trainings-list-read")),
        Err(failure) => refused_file(&clerk, id, ("list", "sheet"), failure).await,
    }
}

#[handler]
async fn ask_material(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let page = file_page(&clerk, id, "materials", "file").await?;
    clerk.render(&page)
}

#[handler]
async fn add_material(clerk: OfficeStaff, At(id): At<TrainingId>, upload: Upload) -> Answer {
    let done = match upload.files.into_iter().next() {
        Some(file) => materials::add(clerk.app(), clerk.actor(), id, (&file.name, file.bytes)).await,
        None => Err(Failure::invalid("file", "required")),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/office/trainings/{id}"), "funds-saved")),
        Err(failure) => refused_file(&clerk, id, ("materials", "file"), failure).await,
    }
}

#[handler]
async fn ask_complete(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let page = asked(&clerk, id, "complete").await?;
    let seen = trainings::show(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    let dates = seen.training.text.dates;
    let can = seen.present().filter(|person| person.took_part(&dates) && person.business.is_some());
    let people: Vec<Choice> = can.map(|person| choice(person.id, person.name.as_str())).collect();
    let mut fields = Vec::new();
    if let (Some(aim), false) = (seen.training.text.aims, people.is_empty()) {
        let value = sentences::value(words, aim.fact, aim.to);
        let aim = format!("{}: {value}", words.label(aim.fact));
        let label = words.say_with("trainings-raise-whom", &[("aim", aim.into())]);
        fields.push(
            Field::new("checks", "raised", label)
                .of(people)
                .hint(words.say("trainings-raise-hint"))
                .optional(),
        );
    }
    clerk.render(&FormPage { form: FormView::new(&RAISED), fields, ..page })
}

#[handler]
async fn complete(clerk: OfficeStaff, At(id): At<TrainingId>, Posted(fields): Posted<Fields>) -> Answer {
    let reader = Reader::new(&fields);
    let ticked: Vec<ParticipantId> =
        reader.all("raised").into_iter().filter_map(|text| text.parse().ok()).collect();
    completing::complete(clerk.app(), clerk.actor(), id, &ticked).await?;
    Ok(see_other_with(&format!("/office/trainings/{id}"), "trainings-was-completed"))
}
