//! Trainings as everybody sees them, and how an owner registers.

use domain::documents::DocumentId;
use domain::facts::{BusinessId, Sex};
use domain::funds::ParticipantKind;
use domain::trainings::{TrainingId, TrainingStatus};
use poem::http::header;
use poem::{Response, handler};

use super::people::{districts, kinds, sexes};
use super::views;
use crate::files::names;
use crate::usecases::trainings::registering::{self, OwnRegistration};
use crate::usecases::trainings::{self, Training, materials};
use crate::usecases::{Failure, Fault, businesses, today};
use crate::web::capability::{Anyone, At, Owner, SignedIn};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::funds::{faults, refused};
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::rules::sentences;
use crate::web::sheets::{Cell, Choice, Datum, Field, FormPage, Head, Section, SheetPage, Way};
use crate::web::visit::{Answer, Visit, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/trainings", list)
        .get("/trainings/:id", show)
        .get("/trainings/:id/register", ask)
        .post("/trainings/:id/register", register)
        .get("/trainings/:id/materials/:document", material)
}

const REGISTRATION: [&str; 6] = ["business", "kind", "cooperative", "nib", "sex", "district"];

#[handler]
async fn list(visitor: Anyone) -> Answer {
    let open = trainings::open(visitor.app()).await?;
    let words = visitor.wording();
    let row = |training: &Training| {
        let left = i64::from(training.text.seats.saturating_sub(training.taken));
        vec![
            Cell::link(&training.text.name, format!("/trainings/{}", training.id))
                .noted(training.text.place.clone()),
            Cell::text(views::days(words, training)),
            Cell::text(words.date(training.text.dates.register_by)),
            Cell::text(words.integer(left)),
        ]
    };
    let keys = ["trainings-col-name", "trainings-col-days", "trainings-register-by", "trainings-seats-left"];
    let head = |(place, key): (usize, &&str)| Head { label: words.say(key), figure: place == 3 };
    visitor.render(&SheetPage {
        title: words.say("trainings-public-title"),
        lead: words.say("trainings-public-lead"),
        sections: vec![Section {
            title: words.say("trainings-public-open"),
            head: keys.iter().enumerate().map(head).collect(),
            rows: open.iter().map(row).collect(),
            empty: words.say("trainings-public-none"),
            ..Section::default()
        }],
        ..SheetPage::default()
    })
}

#[handler]
async fn show(visitor: Anyone, At(id): At<TrainingId>) -> Answer {
    let training = trainings::public(visitor.app(), id).await?;
    let words = visitor.wording();
    let (mine, certificates) = match visitor.actor() {
        Some(actor) => trainings::mine(visitor.app(), actor, id).await?,
        None => (Vec::new(), trainings::Certificates::new()),
    };
    let is_in = mine.iter().any(|person| !person.withdrawn);
    let takes = training.status == TrainingStatus::Open
        && training.text.dates.register_by >= today(visitor.app())
        && training.taken < training.text.seats;
    let ways = match (takes, is_in) {
        (true, false) => {
            vec![Way::to(format!("/trainings/{id}/register"), words.say("trainings-register"), "primary")]
        }
        _ => Vec::new(),
    };
    let mut sheet = SheetPage {
        title: training.text.name.clone(),
        lead: training.text.about.clone(),
        back: Way::to("/trainings", words.say("trainings-public-title"), ""),
        notice: if takes || is_in { String::new() } else { words.say("trainings-takes-nobody") },
        facts: facts(&visitor, &training),
        ways,
        ..SheetPage::default()
    };
    if !mine.is_empty() {
        sheet.sections.push(own(&visitor, &training, &mine, &certificates));
        let papers = trainings::papers(visitor.app(), id).await?;
        sheet.sections.push(Section {
            title: words.say("trainings-materials"),
            head: vec![Head { label: words.say("trainings-col-material"), figure: false }],
            rows: papers
                .iter()
                .map(|(paper, name)| vec![Cell::link(name, format!("/trainings/{id}/materials/{paper}"))])
                .collect(),
            empty: words.say("trainings-no-materials"),
            ..Section::default()
        });
    }
    visitor.render(&sheet)
}

fn facts(visit: &Visit, training: &Training) -> Vec<Datum> {
    let words = visit.wording();
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let left = i64::from(training.text.seats.saturating_sub(training.taken));
    let mut facts = vec![
        datum("trainings-col-days", views::days(words, training)),
        datum("trainings-place", training.text.place.clone()),
        datum("trainings-hours", words.integer(i64::from(training.text.hours))),
        datum("trainings-register-by", words.date(training.text.dates.register_by)),
        datum("trainings-seats-left", words.integer(left)),
        datum("trainings-who", words.say("trainings-nib-rule")),
    ];
    facts.extend(training.text.aims.map(|aim| {
        let value = sentences::value(words, aim.fact, aim.to);
        datum("trainings-aim", format!("{}: {value}", words.label(aim.fact)))
    }));
    facts
}

fn own(
    visit: &Visit,
    training: &Training,
    mine: &[trainings::Participant],
    certificates: &trainings::Certificates,
) -> Section {
    let words = visit.wording();
    let keys =
        ["trainings-col-person", "trainings-col-kind", "trainings-col-presence", "trainings-col-status"];
    let row = |person: &trainings::Participant| {
        let state = if person.withdrawn {
            "trainings-withdrawn"
        } else if training.status == TrainingStatus::Held && person.took_part(&training.text.dates) {
            "trainings-you-took-part"
        } else {
            "trainings-registered"
        };
        let days = words.say_with(
            "trainings-days-there",
            &[
                ("there", i64::try_from(person.days.len()).unwrap_or(0).into()),
                ("days", i64::from(training.text.dates.days()).into()),
            ],
        );
        let cancel = format!("/participants/{}/withdraw", person.id);
        let running = training.status.is_running() && !person.withdrawn;
        let state = match certificates.get(&person.id) {
            Some(code) => {
                Cell::link(words.say("trainings-certificate"), views::proof(code)).noted(words.say(state))
            }
            None => Cell::text(words.say(state)),
        };
        vec![
            Cell::text(&person.name),
            Cell::text(words.label(person.kind)),
            Cell::text(days),
            if running {
                Cell { href: cancel, ..Cell::text(words.say("trainings-withdraw")) }
            } else {
                state
            },
        ]
    };
    Section {
        title: words.say("trainings-you"),
        head: keys.iter().map(|key| Head { label: words.say(key), figure: false }).collect(),
        rows: mine.iter().map(row).collect(),
        ..Section::default()
    }
}

async fn page(owner: &Owner, id: TrainingId) -> Result<FormPage, WebError> {
    let training = trainings::public(owner.app(), id).await?;
    let words = owner.wording();
    let own = businesses::own(owner.app(), owner.actor()).await?;
    let own = own.iter().map(|one| Choice { value: one.id.to_string(), label: one.name.clone() }).collect();
    Ok(FormPage {
        title: words.say("trainings-register"),
        lead: words.say("trainings-nib-rule"),
        back: Way::to(format!("/trainings/{id}"), training.text.name, ""),
        action: format!("/trainings/{id}/register"),
        form: FormView::new(&REGISTRATION),
        fields: vec![
            Field::new("select", "business", words.say("trainings-business")).of(own),
            Field::new("select", "kind", words.say("trainings-col-kind")).of(kinds(words)),
            Field::new("text", "cooperative", words.say("trainings-cooperative"))
                .hint(words.say("trainings-cooperative-hint"))
                .optional(),
            Field::new("select", "sex", words.say("trainings-sex"))
                .of(sexes(words))
                .hint(words.say("trainings-known-hint"))
                .optional(),
            Field::new("select", "district", words.say("trainings-col-place"))
                .of(districts())
                .hint(words.say("trainings-known-hint"))
                .optional(),
        ],
        button: words.say("trainings-register"),
        ..FormPage::default()
    })
}

#[handler]
async fn ask(owner: Owner, At(id): At<TrainingId>) -> Answer {
    let page = page(&owner, id).await?;
    owner.render(&page)
}

fn read(fields: &Fields) -> Result<OwnRegistration, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let business = reader.choice::<BusinessId>("business");
    let kind = reader.choice::<ParticipantKind>("kind");
    let cooperative = reader.optional("cooperative", 200);
    let sex = reader.optional_choice::<Sex>("sex");
    let district = reader.parsed("district", |text| {
        domain::regions::district(text).map(|district| district.code.to_owned()).ok_or("choose")
    });
    reader.finish()?;
    match (business, kind) {
        (Some(business), Some(kind)) => Ok(OwnRegistration { business, kind, cooperative, sex, district }),
        _ => Err(Vec::new()),
    }
}

#[handler]
async fn register(owner: Owner, At(id): At<TrainingId>, Posted(fields): Posted<Fields>) -> Answer {
    let done = match read(&fields) {
        Ok(new) => registering::register(owner.app(), owner.actor(), id, &new).await,
        Err(faults) => Err(Failure::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/trainings/{id}"), "trainings-was-registered")),
        Err(failure) => {
            let page = page(&owner, id).await?;
            refused(&owner, &REGISTRATION, &fields, faults(failure)?, page)
        }
    }
}

/// Never shown inside a page of ours, as every paper.
#[handler]
async fn material(reader: SignedIn, At(ids): At<(TrainingId, DocumentId)>) -> Answer {
    let (document, bytes) = materials::download(reader.app(), reader.actor(), ids).await?;
    Ok(Response::builder()
        .content_type(&document.media_type)
        .header(header::CONTENT_DISPOSITION, names::attachment(&document.file_name))
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(bytes))
}
