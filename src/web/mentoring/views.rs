//! The page of one participation: what counts, what was before and after, every session.

use domain::applications::is_participation;
use domain::facts::{FactKey, FactValue};
use domain::mentoring::{Moment, SessionStatus};
use serde::Serialize;

use crate::usecases::mentoring::{Participation, Progress, Session};
use crate::web::pages::Page;
use crate::web::rules::sentences;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// Who reads the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    Owner,
    Partner,
    Office,
}

/// A session in a list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SessionRow {
    href: String,
    when: String,
    topic: String,
    place: String,
    mentor: String,
    status: String,
    tone: &'static str,
    confirm: String,
    revision: i32,
}

/// A fact before and after.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProgressRow {
    pub(crate) fact: String,
    pub(crate) before: String,
    pub(crate) before_how: String,
    pub(crate) after: String,
    pub(crate) after_how: String,
    pub(crate) target: String,
    pub(crate) reached: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct ParticipationPage {
    title: String,
    over: String,
    lead: String,
    back: String,
    back_label: String,
    status: &'static str,
    owner: bool,
    counted: String,
    percent: i64,
    waiting: String,
    mentor: String,
    log: String,
    plan: String,
    case: String,
    certificate: String,
    said: String,
    said_words: String,
    rate: String,
    sessions: Vec<SessionRow>,
    progress: Vec<ProgressRow>,
}

impl ParticipationPage {
    pub(super) fn of(visit: &Visit, seen: &Participation, reader: Reader) -> Self {
        let words = visit.wording();
        let id = seen.application.id;
        let program = seen.terms.name.read(words.language()).0.to_owned();
        let (confirmed, wanted) = (number(seen.tally.confirmed), i64::from(seen.terms.sessions).max(1));
        let (title, back, back_label) = match reader {
            Reader::Owner => (program.clone(), format!("/applications/{id}"), words.say("go-back")),
            Reader::Partner => {
                (seen.parties.business.clone(), "/participants".to_owned(), words.say("mentoring-title"))
            }
            Reader::Office => {
                (seen.parties.business.clone(), format!("/office/cases/{id}"), words.say("go-back"))
            }
        };
        let records = |path: &str| {
            if seen.records { format!("/participants/{id}/{path}") } else { String::new() }
        };
        let rates = |path: String| if seen.rates.is_some() { path } else { String::new() };
        Self {
            title,
            over: seen.parties.organisation.clone(),
            lead: if reader == Reader::Owner { seen.parties.business.clone() } else { program },
            back,
            back_label,
            status: seen.application.status.as_str(),
            owner: reader == Reader::Owner,
            counted: words.say_with(
                "mentoring-counted-long",
                &[("count", confirmed.into()), ("wanted", wanted.into())],
            ),
            percent: (confirmed * 100 / wanted).min(100),
            waiting: waiting(words, seen, reader),
            mentor: seen.parties.assignee.as_ref().map(|party| party.name.clone()).unwrap_or_default(),
            log: records("log"),
            plan: records("plan"),
            case: if reader == Reader::Partner { format!("/cases/{id}") } else { String::new() },
            certificate: seen
                .certificate
                .as_ref()
                .map(|code| format!("/certificate/{}", code.as_str()))
                .unwrap_or_default(),
            said: seen.said.as_ref().map(|said| score(words, said.score)).unwrap_or_default(),
            said_words: seen.said.as_ref().map(|said| said.words.clone()).unwrap_or_default(),
            rate: match reader {
                Reader::Owner => rates(format!("/applications/{id}/rate")),
                Reader::Partner => rates(format!("/participants/{id}/rate")),
                Reader::Office => String::new(),
            },
            sessions: seen.sessions.iter().map(|session| row(words, session, reader)).collect(),
            progress: progress(words, &seen.progress),
        }
    }
}

/// A score in words.
pub(super) fn score(words: Wording<'_>, score: domain::mentoring::Score) -> String {
    words.say(&format!("rating-score-{}", score.get()))
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What waits for the reader, or why nothing can.
fn waiting(words: Wording<'_>, seen: &Participation, reader: Reader) -> String {
    let running = is_participation(seen.application.status);
    if running && reader == Reader::Partner && !seen.records {
        return words.say("mentoring-given-to-other");
    }
    let unconfirmed = number(seen.tally.unconfirmed);
    if unconfirmed > 0 {
        let key = if reader == Reader::Owner { "mentoring-confirm-these" } else { "mentoring-not-yet" };
        return words.say_with(key, &[("count", unconfirmed.into())]);
    }
    if running && reader == Reader::Owner && seen.parties.assignee.is_none() {
        return words.say("mentoring-no-mentor");
    }
    String::new()
}

/// The colour of a status; the word stands beside it.
pub(super) const fn tone(status: SessionStatus, owner: bool) -> &'static str {
    match status {
        SessionStatus::Held if owner => "amber",
        SessionStatus::Held => "teal",
        SessionStatus::Confirmed => "green",
        SessionStatus::Disputed => "red",
        SessionStatus::Planned | SessionStatus::Void => "plain",
    }
}

fn row(words: Wording<'_>, session: &Session, reader: Reader) -> SessionRow {
    let hers = reader == Reader::Owner && session.status == SessionStatus::Held;
    SessionRow {
        href: format!("/sessions/{}", session.id),
        when: words.date_time(session.text.starts_at),
        topic: words.label(session.text.topic),
        place: session.text.place.clone(),
        mentor: session.mentor_name.clone(),
        status: words.label(session.status),
        tone: tone(session.status, reader == Reader::Owner),
        confirm: if hers { format!("/sessions/{}/confirm", session.id) } else { String::new() },
        revision: session.revision,
    }
}

/// A value as facts are spelled, in words; what was not known says so.
fn value(words: Wording<'_>, fact: FactKey, spelled: Option<&str>) -> String {
    match spelled.map(|text| FactValue::from_text(fact, text)) {
        Some(Ok(value)) => sentences::value(words, fact, value),
        Some(Err(_)) => spelled.unwrap_or_default().to_owned(),
        None => words.say("not-known"),
    }
}

/// Facts before and after, a row each.
pub(crate) fn progress(words: Wording<'_>, written: &[Progress]) -> Vec<ProgressRow> {
    let how = |progress: &Progress| {
        let evidence = progress.evidence.map(|evidence| words.label(evidence));
        let day = words.day_of(progress.at);
        evidence.map_or_else(|| day.clone(), |evidence| format!("{evidence}, {day}"))
    };
    let of = |moment| written.iter().filter(move |progress| progress.moment == moment);
    of(Moment::Before)
        .map(|before| {
            let after = of(Moment::After).find(|after| after.fact == before.fact);
            ProgressRow {
                fact: words.label(before.fact),
                before: value(words, before.fact, before.value.as_deref()),
                before_how: how(before),
                after: after
                    .map(|after| value(words, after.fact, after.value.as_deref()))
                    .unwrap_or_default(),
                after_how: after.map(how).unwrap_or_default(),
                target: value(words, before.fact, Some(&before.target)),
                reached: after.is_some_and(|after| after.reached),
            }
        })
        .collect()
}

/// A row for samples.
pub(crate) fn progress_sample(done: bool) -> ProgressRow {
    ProgressRow {
        fact: "Pencatatan keuangan".into(),
        before: "Tidak ada".into(),
        before_how: "Diperiksa, 1 November 2026".into(),
        after: if done { "Buku kas".into() } else { String::new() },
        after_how: if done { "Diperiksa, 25 November 2026".into() } else { String::new() },
        target: "Buku kas".into(),
        reached: done,
    }
}

impl Page for ParticipationPage {
    const TEMPLATE: &'static str = "pages/mentoring/participation.html";

    fn samples() -> Vec<Self> {
        let row = |confirm: &str| SessionRow {
            href: "/sessions/1".into(),
            when: "25 November 2026, 09.00".into(),
            topic: "Pembukuan".into(),
            place: "Balai <Desa>".into(),
            mentor: "Suriani".into(),
            status: "Menunggu Anda".into(),
            tone: "amber",
            confirm: confirm.into(),
            revision: 1,
        };
        let page = |owner| Self {
            title: "Buku Kas Sederhana".into(),
            over: "Perumda".into(),
            lead: "Gula Aren".into(),
            back: "/participants".into(),
            back_label: "Peserta".into(),
            status: "active",
            owner,
            counted: "3 dari 6 pertemuan".into(),
            percent: 50,
            waiting: String::new(),
            mentor: String::new(),
            log: String::new(),
            plan: String::new(),
            case: String::new(),
            certificate: String::new(),
            said: String::new(),
            said_words: String::new(),
            rate: String::new(),
            sessions: Vec::new(),
            progress: Vec::new(),
        };
        vec![
            page(true),
            Self {
                sessions: vec![row("/sessions/1/confirm"), row("")],
                progress: vec![progress_sample(false), progress_sample(true)],
                waiting: "Satu menunggu".into(),
                mentor: "Suriani".into(),
                certificate: "/certificate/1".into(),
                said: "4, baik".into(),
                said_words: "Rajin <mencatat>".into(),
                rate: "/applications/1/rate".into(),
                ..page(true)
            },
            Self {
                log: "/participants/1/log".into(),
                plan: "/participants/1/plan".into(),
                case: "/cases/1".into(),
                ..page(false)
            },
        ]
    }
}
