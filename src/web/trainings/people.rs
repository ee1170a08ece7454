//! Participants at the office's desk: somebody added by hand, her test results, her withdrawal.

use domain::facts::Sex;
use domain::funds::ParticipantKind;
use domain::identity::Nib;
use domain::trainings::{ParticipantId, TrainingId};
use poem::handler;

use super::views::district;
use crate::usecases::trainings::registering::{self, NewParticipant};
use crate::usecases::trainings::{self, completing};
use crate::usecases::{Failure, Fault};
use crate::web::capability::{At, OfficeStaff, SignedIn};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::funds::{faults, refused};
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::sheets::{Choice, Field, FormPage, Way};
use crate::web::visit::{Answer, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/trainings/:id/participants/new", ask_person)
        .post("/office/trainings/:id/participants/new", add)
        .get("/office/attendees/:id", ask_scores)
        .post("/office/attendees/:id", save_scores)
        .get("/participants/:id/withdraw", ask_withdraw)
        .post("/participants/:id/withdraw", withdraw)
}

const PERSON: [&str; 7] = ["name", "kind", "sex", "district", "nib", "cooperative", "covered"];
const SCORES: [&str; 2] = ["before", "after"];

pub(super) fn kinds(words: crate::web::wording::Wording<'_>) -> Vec<Choice> {
    let kind = |kind: &ParticipantKind| Choice { value: kind.to_string(), label: words.label(*kind) };
    ParticipantKind::ALL.iter().map(kind).collect()
}

pub(super) fn sexes(words: crate::web::wording::Wording<'_>) -> Vec<Choice> {
    Sex::ALL.iter().map(|sex| Choice { value: sex.to_string(), label: words.label(*sex) }).collect()
}

pub(super) fn districts() -> Vec<Choice> {
    let all = domain::regions::districts().iter();
    all.map(|one| Choice { value: one.code.to_owned(), label: one.name.to_owned() }).collect()
}

async fn person_page(clerk: &OfficeStaff, id: TrainingId) -> Result<FormPage, WebError> {
    let seen = trainings::show(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    Ok(FormPage {
        title: words.say("trainings-add"),
        lead: words.say("trainings-nib-rule"),
        back: Way::to(format!("/office/trainings/{id}"), seen.training.text.name, ""),
        action: format!("/office/trainings/{id}/participants/new"),
        form: FormView::new(&PERSON),
        fields: vec![
            Field::new("text", "name", words.say("trainings-col-person")),
            Field::new("select", "kind", words.say("trainings-col-kind")).of(kinds(words)),
            Field::new("select", "sex", words.say("trainings-sex")).of(sexes(words)),
            Field::new("select", "district", words.say("trainings-col-place")).of(districts()),
            Field::new("number", "nib", "NIB".to_owned()).hint(words.say("trainings-nib-hint")).optional(),
            Field::new("text", "cooperative", words.say("trainings-cooperative")).optional(),
            Field::new("check", "covered", words.say("trainings-covered")),
        ],
        button: words.say("trainings-add"),
        ..FormPage::default()
    })
}

#[handler]
async fn ask_person(clerk: OfficeStaff, At(id): At<TrainingId>) -> Answer {
    let page = person_page(&clerk, id).await?;
    clerk.render(&page)
}

fn read(fields: &Fields) -> Result<NewParticipant, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 120);
    let kind = reader.choice::<ParticipantKind>("kind");
    let sex = reader.choice::<Sex>("sex");
    let district = reader.wanted("district", |text| {
        domain::regions::district(text).map(|district| district.code.to_owned()).ok_or("choose")
    });
    let nib = reader.parsed("nib", |text| text.parse::<Nib>().map_err(|_| "list-nib"));
    let cooperative = reader.optional("cooperative", 200);
    let covered = reader.ticked("covered");
    reader.finish()?;
    match (name, kind) {
        (Some(name), Some(kind)) => {
            Ok(NewParticipant { name, kind, sex, district, nib, cooperative, covered })
        }
        _ => Err(Vec::new()),
    }
}

#[handler]
async fn add(clerk: OfficeStaff, At(id): At<TrainingId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match read(&fields) {
        Ok(new) => registering::add(clerk.app(), clerk.actor(), id, &new).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/office/trainings/{id}"), "trainings-was-added")),
        Err(failure) => {
            let page = person_page(&clerk, id).await?;
            refused(&clerk, &PERSON, &fields, faults(failure)?, page)
        }
    }
}

async fn scores_page(clerk: &OfficeStaff, id: ParticipantId) -> Result<FormPage, WebError> {
    let (seen, person) = trainings::participant(clerk.app(), clerk.actor(), id).await?;
    let words = clerk.wording();
    let typed = |score: Option<u8>| score.map(|score| score.to_string()).unwrap_or_default();
    let place = district(person.district.as_deref());
    Ok(FormPage {
        title: person.name.clone(),
        lead: [words.label(person.kind), place].join(" · "),
        back: Way::to(format!("/office/trainings/{}", person.training), seen.text.name, ""),
        action: format!("/office/attendees/{id}"),
        form: FormView::new(&SCORES).with("before", typed(person.before)).with("after", typed(person.after)),
        fields: vec![
            Field::new("number", "before", words.say("trainings-col-before")).optional(),
            Field::new("number", "after", words.say("trainings-col-after")).optional(),
        ],
        button: words.say("save"),
        more: vec![Way::to(format!("/participants/{id}/withdraw"), words.say("trainings-withdraw"), "quiet")],
        ..FormPage::default()
    })
}

#[handler]
async fn ask_scores(clerk: OfficeStaff, At(id): At<ParticipantId>) -> Answer {
    let page = scores_page(&clerk, id).await?;
    clerk.render(&page)
}

fn read_scores(fields: &Fields) -> Result<[Option<u8>; 2], Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let mut score = |name| {
        reader.parsed(name, |text| text.parse::<u8>().ok().filter(|score| *score <= 100).ok_or("score"))
    };
    let scores = [score("before"), score("after")];
    reader.finish()?;
    Ok(scores)
}

#[handler]
async fn save_scores(
    clerk: OfficeStaff,
    At(id): At<ParticipantId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let done = match read_scores(&fields) {
        Ok(scores) => completing::score(clerk.app(), clerk.actor(), id, scores).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(training) => Ok(see_other_with(&format!("/office/trainings/{training}"), "funds-saved")),
        Err(failure) => {
            let page = scores_page(&clerk, id).await?;
            refused(&clerk, &SCORES, &fields, faults(failure)?, page)
        }
    }
}

#[handler]
async fn ask_withdraw(reader: SignedIn, At(id): At<ParticipantId>) -> Answer {
    let (training, person) = registering::own_or_office(reader.app(), reader.actor(), id).await?;
    let words = reader.wording();
    let back = if reader.actor().is_office() { "/office/trainings" } else { "/trainings" };
    reader.render(&FormPage {
        title: words.say("trainings-withdraw"),
        lead: format!("{}: {}", training.text.name, person.name),
        back: Way::to(format!("{back}/{}", training.id), training.text.name, ""),
        action: format!("/participants/{id}/withdraw"),
        button: words.say("trainings-withdraw"),
        danger: true,
        ..FormPage::default()
    })
}

#[handler]
async fn withdraw(reader: SignedIn, At(id): At<ParticipantId>, _form: Posted<Fields>) -> Answer {
    let training = registering::withdraw(reader.app(), reader.actor(), id).await?;
    let back = if reader.actor().is_office() { "/office/trainings" } else { "/trainings" };
    Ok(see_other_with(&format!("{back}/{training}"), "trainings-was-withdrawn"))
}
