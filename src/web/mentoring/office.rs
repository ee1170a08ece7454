//! The office: mending a session with a reason, and the list of mentors who fell silent.

use domain::mentoring::{SessionAction, SessionId, SilenceStage};
use poem::handler;
use poem::http::StatusCode;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::record::{self, Choice, NAMES};
use crate::usecases::Failure;
use crate::usecases::mentoring::silence::{self, Silenced};
use crate::usecases::mentoring::{self, SessionView};
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, field};
use crate::web::visit::{Answer, see_other_with};

/// The fields of a correction: those of a session without its photograph, and why.
const CORRECTION: [&str; 8] = ["day", "time", "minutes", "place", "topic", "fact", "note", "reason"];

/// The form of a correction.
#[derive(Debug, Serialize)]
pub(super) struct CorrectPage {
    over: String,
    action: String,
    back: String,
    revision: i32,
    topics: Vec<Choice>,
    facts: Vec<Choice>,
    form: FormView,
}

fn correction(office: &OfficeStaff, seen: &SessionView, form: FormView) -> CorrectPage {
    let words = office.wording();
    let id = seen.session.id;
    CorrectPage {
        over: format!("{} · {}", seen.business, words.date_time(seen.session.text.starts_at)),
        action: format!("/office/sessions/{id}/correct"),
        back: format!("/sessions/{id}"),
        revision: seen.session.revision,
        topics: record::topics(words),
        facts: record::facts(words, &seen.terms),
        form,
    }
}

#[handler]
pub(super) async fn ask_correction(office: OfficeStaff, At(id): At<SessionId>) -> Answer {
    let seen = mentoring::load_session(office.app(), office.actor(), id).await?;
    if !seen.open.contains(&SessionAction::Correct) {
        return Err(Failure::Refused("mentoring-moved").into());
    }
    let form = record::written(&seen.session.text).with("reason", "");
    office.render(&correction(&office, &seen, form))
}

#[handler]
pub(super) async fn correct(
    office: OfficeStaff,
    At(id): At<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let seen = mentoring::load_session(office.app(), office.actor(), id).await?;
    let revision = field(&fields, "revision").and_then(|text| text.parse().ok()).ok_or(WebError::BadForm)?;
    let mut reader = Reader::new(&fields);
    let text = record::read(&mut reader);
    let reason = reader.required("reason", 2000);
    let done = match (reader.finish(), text, reason) {
        (Ok(()), Some(text), Some(reason)) => {
            mentoring::correct(office.app(), office.actor(), id, revision, text, reason).await
        }
        (Err(faults), ..) => Err(Failure::Invalid(faults)),
        _ => return Err(WebError::BadForm),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}"), "mentoring-written-down")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&CORRECTION, &fields).with_faults(&office, faults);
            office.render_as(StatusCode::UNPROCESSABLE_ENTITY, &correction(&office, &seen, form))
        }
        Err(other) => Err(other.into()),
    }
}

/// A mentor who is or was silent.
#[derive(Debug, Serialize)]
struct SilenceRow {
    mentor: String,
    organisation: String,
    business: String,
    participation: String,
    stage: String,
    tone: &'static str,
    since: String,
    stage_at: String,
    ended: String,
    reason: String,
    lift: String,
}

/// The list.
#[derive(Debug, Serialize)]
pub(super) struct MentorsPage {
    rows: Vec<SilenceRow>,
    ended: bool,
    lead: String,
    newer: String,
    older: String,
}

/// The address's query.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Query {
    after: String,
    ended: String,
}

#[handler]
pub(super) async fn mentors(office: OfficeStaff, Asked(query): Asked<Query>) -> Answer {
    let ended = query.ended == "yes";
    let cursor = query.after.parse().ok();
    let found = silence::list(office.app(), office.actor(), !ended, cursor.as_ref()).await?;
    let words = office.wording();
    let here = if ended { "/office/mentors?ended=yes" } else { "/office/mentors" };
    let law = domain::mentoring::silence_on(crate::usecases::today(office.app()));
    let row = |one: Silenced| SilenceRow {
        stage: words.label(one.stage),
        tone: match one.stage {
            SilenceStage::Reminded => "plain",
            SilenceStage::Paused => "amber",
            SilenceStage::Removed => "red",
        },
        since: words.date(one.since),
        stage_at: words.day_of(one.stage_at),
        ended: one.ended_at.map(|at| words.day_of(at)).unwrap_or_default(),
        reason: one.reason.unwrap_or_default(),
        lift: if one.ended_at.is_none() && one.stage != SilenceStage::Reminded {
            format!("/office/mentors/{}/lift", one.id)
        } else {
            String::new()
        },
        participation: format!("/office/participants/{}", one.application),
        mentor: one.mentor_name,
        organisation: one.organisation,
        business: one.business,
    };
    let join = if ended { "&" } else { "?" };
    let days = |days: u16| i64::from(days).into();
    office.render(&MentorsPage {
        older: found.next.as_ref().map(|next| format!("{here}{join}after={next}")).unwrap_or_default(),
        newer: if query.after.is_empty() { String::new() } else { here.to_owned() },
        rows: found.rows.into_iter().map(row).collect(),
        ended,
        lead: words.say_with(
            "silence-lead",
            &[("remind", days(law.remind)), ("pause", days(law.pause)), ("remove", days(law.remove))],
        ),
    })
}

/// Putting a mentor back on the list.
#[derive(Debug, Serialize)]
pub(super) struct LiftPage {
    mentor: String,
    business: String,
    stage: String,
    action: String,
    form: FormView,
}

const LIFT: [&str; 1] = ["note"];

fn lifting(office: &OfficeStaff, silenced: &Silenced, form: FormView) -> LiftPage {
    LiftPage {
        mentor: silenced.mentor_name.clone(),
        business: silenced.business.clone(),
        stage: office.wording().label(silenced.stage),
        action: format!("/office/mentors/{}/lift", silenced.id),
        form,
    }
}

#[handler]
pub(super) async fn ask_lift(office: OfficeStaff, At(id): At<Uuid>) -> Answer {
    let silenced = silence::show(office.app(), office.actor(), id).await?;
    office.render(&lifting(&office, &silenced, FormView::new(&LIFT)))
}

#[handler]
pub(super) async fn lift(office: OfficeStaff, At(id): At<Uuid>, Posted(fields): Posted<Fields>) -> Answer {
    let silenced = silence::show(office.app(), office.actor(), id).await?;
    let note = field(&fields, "note").unwrap_or_default();
    match silence::lift(office.app(), office.actor(), id, note).await {
        Ok(()) => Ok(see_other_with("/office/mentors", "silence-lifted")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&LIFT, &fields).with_faults(&office, faults);
            office.render_as(StatusCode::UNPROCESSABLE_ENTITY, &lifting(&office, &silenced, form))
        }
        Err(other) => Err(other.into()),
    }
}

impl Page for CorrectPage {
    const TEMPLATE: &'static str = "pages/mentoring/correct.html";

    fn samples() -> Vec<Self> {
        let choice = || Choice { value: "administration".into(), label: "Administrasi".into() };
        let page = |facts| Self {
            over: "Gula <Aren>".into(),
            action: "/office/sessions/1/correct".into(),
            back: "/sessions/1".into(),
            revision: 2,
            topics: vec![choice()],
            facts,
            form: FormView::new(&CORRECTION),
        };
        debug_assert_eq!(NAMES[..7], CORRECTION[..7]);
        vec![page(vec![choice()]), page(Vec::new())]
    }
}

impl Page for MentorsPage {
    const TEMPLATE: &'static str = "pages/mentoring/mentors.html";

    fn samples() -> Vec<Self> {
        let row = |href: &str, ended: &str| SilenceRow {
            mentor: "Suriani <Tahir>".into(),
            organisation: "Perumda".into(),
            business: "Gula Aren".into(),
            participation: "/office/participants/1".into(),
            stage: "Dijeda".into(),
            tone: "amber",
            since: "1 Oktober 2026".into(),
            stage_at: "5 November 2026".into(),
            ended: ended.into(),
            reason: if ended.is_empty() { String::new() } else { "Sakit".into() },
            lift: href.into(),
        };
        let page = |rows, ended| Self {
            rows,
            ended,
            lead: "Setelah 21 hari".into(),
            newer: "/office/mentors".into(),
            older: "/office/mentors?after=x".into(),
        };
        vec![
            page(Vec::new(), false),
            page(vec![row("/office/mentors/1/lift", ""), row("", "")], false),
            page(vec![row("", "25 November 2026")], true),
        ]
    }
}

impl Page for LiftPage {
    const TEMPLATE: &'static str = "pages/mentoring/lift.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            mentor: "Suriani <Tahir>".into(),
            business: "Gula Aren".into(),
            stage: "Dijeda".into(),
            action: "/office/mentors/1/lift".into(),
            form: FormView::new(&LIFT),
        }]
    }
}
