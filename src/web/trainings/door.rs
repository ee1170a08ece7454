//! The doors of a training: for each day an address as a QR code, and what opens behind it.

use chrono::NaiveDate;
use domain::trainings::{ParticipantId, TrainingId};
use poem::handler;
use serde::Serialize;

use super::views;
use crate::usecases::trainings::{self, attending};
use crate::web::accounts::qr_path;
use crate::web::capability::{At, OfficeStaff, SignedIn};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, Choice, Field, FormPage, Head, Section, SheetPage, Way};
use crate::web::visit::{Answer, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/trainings/:id/doors", doors)
        .get("/office/trainings/:id/doors/:day", door)
        .get("/attend/:token", at)
        .post("/attend/:token", mark)
}

/// One door, to be shown or printed.
#[derive(Debug, Serialize)]
pub(super) struct DoorPage {
    back: Way,
    name: String,
    day: String,
    address: String,
    link: String,
    size: usize,
    path: String,
}

impl Page for DoorPage {
    const TEMPLATE: &'static str = "pages/trainings/door.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            back: Way::to("/office/trainings/1/doors", "Pelatihan".into(), ""),
            name: "Buku kas".into(),
            day: "1 Desember 2026".into(),
            address: "http://localhost/attend/x".into(),
            link: "/attend/x".into(),
            size: 29,
            path: "M4 4h1v1h-1z".into(),
        }]
    }
}

#[handler]
async fn doors(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let seen = trainings::show(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    let row = |day: NaiveDate| {
        let there = seen.present().filter(|person| person.days.contains(&day)).count();
        vec![
            Cell::link(words.date(day), format!("/office/trainings/{id}/doors/{day}")),
            Cell::text(words.integer(i64::try_from(there).unwrap_or(i64::MAX))),
        ]
    };
    let head = |key: &str, figure| Head { label: words.say(key), figure };
    clerk.render(&SheetPage {
        title: words.say("trainings-doors"),
        lead: words.say("trainings-doors-means"),
        back: Way::to(format!("/office/trainings/{id}"), seen.training.text.name.clone(), ""),
        sections: vec![Section {
            title: words.say("trainings-col-days"),
            head: vec![head("trainings-col-days", false), head("trainings-there", true)],
            rows: seen.training.text.dates.each().map(row).collect(),
            ..Section::default()
        }],
        ..SheetPage::default()
    })
}

#[handler]
async fn door(clerk: OfficeStaff, At((id, day)): At<(TrainingId, String)>) -> Answer {
    let day: NaiveDate = day.parse().map_err(|_| WebError::NotFound)?;
    let seen = trainings::show(clerk.app(), clerk.actor(), id).await?;
    if !seen.training.text.dates.holds(day) {
        return Err(WebError::NotFound);
    }
    let link = format!("/attend/{}", attending::Door { training: id, day }.token(clerk.app()));
    let address = format!("{}{link}", clerk.app().settings.public_url);
    let (size, path) = qr_path(&address)?;
    clerk.render(&DoorPage {
        back: Way::to(format!("/office/trainings/{id}/doors"), clerk.wording().say("trainings-doors"), ""),
        name: seen.training.text.name.clone(),
        day: clerk.wording().date(day),
        address,
        link,
        size,
        path,
    })
}

const THERE: [&str; 1] = ["there"];

#[handler]
async fn at(reader: SignedIn, At(token): At<String>) -> Answer {
    let seen = attending::at(reader.app(), reader.actor(), &token).await?;
    let words = reader.wording();
    let office = reader.actor().is_office();
    let day = seen.door.day;
    let is_there = seen.people.iter().any(|person| person.days.contains(&day));
    let key = match (office, seen.people.is_empty(), is_there, seen.is_today) {
        (true, ..) => "trainings-door-office",
        (false, true, ..) => "trainings-door-nobody",
        (false, false, true, _) => "trainings-door-there",
        (false, false, false, false) => "trainings-door-another-day",
        (false, false, false, true) => "trainings-door-mark",
    };
    let lead = words.say_with(key, &[("day", words.date(day).into())]);
    let back =
        if office { format!("/office/trainings/{}", seen.door.training) } else { "/trainings".to_owned() };
    let back = Way::to(back, words.say("trainings-title"), "");
    if !office && key != "trainings-door-mark" {
        let title = seen.training.text.name;
        return reader.render(&SheetPage { title, lead, back, ..SheetPage::default() });
    }
    let people: Vec<Choice> = seen
        .people
        .iter()
        .map(|person| Choice { value: person.id.to_string(), label: person.name.clone() })
        .collect();
    let ticked = seen.people.iter().filter(|person| person.days.contains(&day));
    let form = ticked.fold(FormView::new(&THERE), |form, person| form.with("there", person.id.to_string()));
    let list = Field::new("checks", "there", words.say("trainings-there")).of(people).optional();
    reader.render(&FormPage {
        title: seen.training.text.name,
        lead: format!("{lead} {}", views::district(seen.training.text.district.as_deref())),
        back,
        action: format!("/attend/{token}"),
        form,
        fields: if office { vec![list] } else { Vec::new() },
        button: words.say(if office { "save" } else { "trainings-i-am-here" }),
        ..FormPage::default()
    })
}

#[handler]
async fn mark(reader: SignedIn, At(token): At<String>, Posted(fields): Posted<Fields>) -> Answer {
    let form = Reader::new(&fields);
    let ticked: Vec<ParticipantId> =
        form.all("there").into_iter().filter_map(|text| text.parse().ok()).collect();
    attending::mark(reader.app(), reader.actor(), &token, &ticked).await?;
    Ok(see_other_with(&format!("/attend/{token}"), "trainings-was-marked"))
}
