//! Recording a session from a telephone: planned, held, or a planned one that was held. One form for all three.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::applications::ApplicationId;
use domain::calendar::{start_of_day, wita, wita_date};
use domain::mentoring::{SessionAction, SessionId};
use domain::programs::{ProgramTerms, Topic};
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::mentoring::{self, NewPhoto, Recording, SessionText};
use crate::web::capability::{At, PartnerWorker};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Upload};
use crate::web::rules::sentences;
use crate::web::visit::{Answer, Visit, see_other_with};
use crate::web::wording::Wording;

/// The fields, in the order of the page.
pub(super) const NAMES: [&str; 8] = ["day", "time", "minutes", "place", "topic", "fact", "note", "photo"];
/// The longest note and place that are read; the use case says what is too long.
const NOTE_MOST: usize = 4000;
const PLACE_MOST: usize = 200;

/// A choice of a list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

/// Which form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Log,
    Plan,
    Hold,
}

#[derive(Debug, Serialize)]
pub(super) struct RecordPage {
    title: String,
    lead: String,
    over: String,
    action: String,
    back: String,
    button: String,
    held: bool,
    once: String,
    revision: i32,
    topics: Vec<Choice>,
    facts: Vec<Choice>,
    form: FormView,
}

impl RecordPage {
    fn of(words: Wording<'_>, kind: Kind, place: &Place<'_>, form: FormView) -> Self {
        let key = match kind {
            Kind::Log => "mentoring-log",
            Kind::Plan => "mentoring-plan",
            Kind::Hold => "mentoring-hold",
        };
        Self {
            title: words.say(key),
            lead: words.say(&format!("{key}-lead")),
            over: place.business.to_owned(),
            action: place.action.clone(),
            back: place.back.clone(),
            button: words.say(&format!("{key}-button")),
            held: kind != Kind::Plan,
            once: place.once.clone(),
            revision: place.revision,
            topics: topics(words),
            facts: facts(words, place.terms),
            form,
        }
    }
}

/// Where a form stands.
struct Place<'a> {
    business: &'a str,
    terms: &'a ProgramTerms,
    action: String,
    back: String,
    once: String,
    revision: i32,
}

pub(super) fn topics(words: Wording<'_>) -> Vec<Choice> {
    Topic::ALL.iter().map(|topic| Choice { value: topic.to_string(), label: words.label(*topic) }).collect()
}

pub(super) fn facts(words: Wording<'_>, terms: &ProgramTerms) -> Vec<Choice> {
    terms
        .improves
        .iter()
        .map(|improvement| Choice {
            value: improvement.fact.to_string(),
            label: format!(
                "{}: {}",
                words.label(improvement.fact),
                sentences::value(words, improvement.fact, improvement.to)
            ),
        })
        .collect()
}

/// A form that is filled in with what is likely: now, the program's place, its first topic and fact.
fn likely(visit: &Visit, terms: &ProgramTerms, planned: bool) -> FormView {
    let now = visit.app().clock.now();
    let day = if planned { wita_date(now) + Duration::days(7) } else { wita_date(now) };
    FormView::new(&NAMES)
        .with("day", day.format("%d-%m-%Y").to_string())
        .with("time", "09.00")
        .with("minutes", "60")
        .with("place", terms.place.clone())
        .with("topic", terms.topics.first().map(ToString::to_string).unwrap_or_default())
        .with("fact", terms.improves.first().map(|one| one.fact.to_string()).unwrap_or_default())
}

/// A form that is filled in with what is written of a session.
pub(super) fn written(text: &SessionText) -> FormView {
    let at = wita(text.starts_at);
    FormView::new(&NAMES)
        .with("day", at.format("%d-%m-%Y").to_string())
        .with("time", at.format("%H.%M").to_string())
        .with("minutes", text.minutes.to_string())
        .with("place", text.place.clone())
        .with("topic", text.topic.to_string())
        .with("fact", text.fact.map(|fact| fact.to_string()).unwrap_or_default())
        .with("note", text.note.clone())
}

/// The hour as people write it: 9, 9.30, 09:30.
fn hour(text: &str) -> Result<NaiveTime, &'static str> {
    let (hours, minutes) = text.split_once(['.', ':']).unwrap_or((text, "0"));
    let number = |text: &str| text.trim().parse::<u32>().map_err(|_| "mentoring-time");
    NaiveTime::from_hms_opt(number(hours)?, number(minutes)?, 0).ok_or("mentoring-time")
}

/// Reads what is written of a session.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<SessionText> {
    if reader.typed("day").is_none() {
        reader.fault("day", "required");
    }
    let day = reader.date("day");
    let time = reader.wanted("time", hour);
    let minutes = reader.wanted("minutes", |text| text.parse::<u16>().map_err(|_| "mentoring-minutes"));
    let place = reader.required("place", PLACE_MOST);
    let topic = reader.choice::<Topic>("topic");
    let fact = reader.optional_choice("fact");
    let note = reader.optional("note", NOTE_MOST).unwrap_or_default();
    Some(SessionText {
        starts_at: instant(day?, time?),
        minutes: minutes?,
        place: place?,
        topic: topic?,
        fact,
        note,
    })
}

fn instant(day: chrono::NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    start_of_day(day) + time.signed_duration_since(NaiveTime::MIN)
}

/// The whole form, with its photograph.
fn recording(sent: Upload) -> Result<(Fields, Result<Recording, Failure>), WebError> {
    let once: SessionId = match sent.field("once") {
        Some(text) => text.parse().map_err(|_| WebError::BadForm)?,
        None => return Err(WebError::BadForm),
    };
    let fields = sent.fields.clone();
    let photo =
        sent.files.into_iter().next().map(|file| NewPhoto { file_name: file.name, bytes: file.bytes });
    let mut reader = Reader::new(&sent.fields);
    let text = read(&mut reader);
    let made = match (reader.finish(), text) {
        (Ok(()), Some(text)) => Ok(Recording { once, text, photo }),
        (Err(faults), _) => Err(Failure::Invalid(faults)),
        (Ok(()), None) => return Err(WebError::BadForm),
    };
    Ok((fields, made))
}

#[handler]
pub(super) async fn new_log(desk: PartnerWorker, At(id): At<ApplicationId>) -> Answer {
    new(&desk, id, Kind::Log).await
}

#[handler]
pub(super) async fn new_plan(desk: PartnerWorker, At(id): At<ApplicationId>) -> Answer {
    new(&desk, id, Kind::Plan).await
}

async fn new(desk: &PartnerWorker, id: ApplicationId, kind: Kind) -> Answer {
    let seen = mentoring::load(desk.app(), desk.actor(), id).await?;
    if !seen.records {
        return Err(Failure::Refused("mentoring-not-yours").into());
    }
    let form = likely(desk, &seen.terms, kind == Kind::Plan);
    desk.render(&page(desk, id, kind, &seen, form))
}

fn page(
    desk: &PartnerWorker,
    id: ApplicationId,
    kind: Kind,
    seen: &mentoring::Participation,
    form: FormView,
) -> RecordPage {
    let path = if kind == Kind::Plan { "plan" } else { "log" };
    let place = Place {
        business: &seen.parties.business,
        terms: &seen.terms,
        action: format!("/participants/{id}/{path}"),
        back: format!("/participants/{id}"),
        once: desk.once(),
        revision: 0,
    };
    RecordPage::of(desk.wording(), kind, &place, form)
}

#[handler]
pub(super) async fn log(desk: PartnerWorker, At(id): At<ApplicationId>, sent: Upload) -> Answer {
    create(&desk, id, Kind::Log, sent).await
}

#[handler]
pub(super) async fn plan(desk: PartnerWorker, At(id): At<ApplicationId>, sent: Upload) -> Answer {
    create(&desk, id, Kind::Plan, sent).await
}

async fn create(desk: &PartnerWorker, id: ApplicationId, kind: Kind, sent: Upload) -> Answer {
    let (fields, made) = recording(sent)?;
    let done = match made {
        Ok(new) if kind == Kind::Plan => mentoring::plan(desk.app(), desk.actor(), id, new).await,
        Ok(new) => mentoring::log(desk.app(), desk.actor(), id, new).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(session) => {
            let flash = if kind == Kind::Plan { "mentoring-planned" } else { "mentoring-logged" };
            Ok(see_other_with(&format!("/sessions/{session}"), flash))
        }
        Err(Failure::Invalid(faults)) => {
            let seen = mentoring::load(desk.app(), desk.actor(), id).await?;
            let form = FormView::typed(&NAMES, &fields).with_faults(desk, faults);
            desk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(desk, id, kind, &seen, form))
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
pub(super) async fn new_hold(desk: PartnerWorker, At(id): At<SessionId>) -> Answer {
    let seen = mentoring::load_session(desk.app(), desk.actor(), id).await?;
    if !seen.open.contains(&SessionAction::Hold) {
        return Err(Failure::Refused("mentoring-moved").into());
    }
    let form = written(&seen.session.text);
    desk.render(&hold_page(&desk, &seen, form))
}

fn hold_page(desk: &PartnerWorker, seen: &mentoring::SessionView, form: FormView) -> RecordPage {
    let id = seen.session.id;
    let place = Place {
        business: &seen.business,
        terms: &seen.terms,
        action: format!("/sessions/{id}/hold"),
        back: format!("/sessions/{id}"),
        once: desk.once(),
        revision: seen.session.revision,
    };
    RecordPage::of(desk.wording(), Kind::Hold, &place, form)
}

#[handler]
pub(super) async fn hold(desk: PartnerWorker, At(id): At<SessionId>, sent: Upload) -> Answer {
    let revision = sent.field("revision").and_then(|text| text.parse().ok()).ok_or(WebError::BadForm)?;
    let (fields, made) = recording(sent)?;
    let done = match made {
        Ok(new) => mentoring::hold(desk.app(), desk.actor(), id, revision, new).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}"), "mentoring-logged")),
        Err(Failure::Invalid(faults)) => {
            let seen = mentoring::load_session(desk.app(), desk.actor(), id).await?;
            let form = FormView::typed(&NAMES, &fields).with_faults(&desk, faults);
            desk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &hold_page(&desk, &seen, form))
        }
        Err(other) => Err(other.into()),
    }
}

impl Page for RecordPage {
    const TEMPLATE: &'static str = "pages/mentoring/record.html";

    fn samples() -> Vec<Self> {
        let choice = || Choice { value: "administration".into(), label: "Administrasi".into() };
        let page = |held| Self {
            title: "Catat pertemuan".into(),
            lead: "Pemilik <mengonfirmasi>".into(),
            over: "Gula Aren".into(),
            action: "/participants/1/log".into(),
            back: "/participants/1".into(),
            button: "Simpan".into(),
            held,
            once: "0190".into(),
            revision: 1,
            topics: vec![choice()],
            facts: vec![choice()],
            form: FormView::new(&NAMES),
        };
        vec![page(true), Self { facts: Vec::new(), ..page(false) }]
    }
}
