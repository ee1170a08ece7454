//! The page of one application, as its owner sees it.

use domain::applications::{Action, Status, WaitsOn, WorkflowKind, is_final, waits_on};
use domain::matching::Verdict;
use domain::seats::{SeatTold, is_wish};
use serde::Serialize;

use crate::usecases::applications::{Application, CaseView};
use crate::usecases::matching::Survey;
use crate::web::cases::parts::{self, DatumView, EntryView, FileView, StepView};
use crate::web::forms::FormView;
use crate::web::matches::words::{self as matches, GapView, OfferView, Reader};
use crate::web::pages::Page;
use crate::web::seats;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

pub(super) const MESSAGE: [&str; 1] = ["body"];
/// How many other offers a decline shows.
const OTHERS: usize = 3;

/// A move that is open to the owner.
#[derive(Debug, Clone, Serialize)]
struct ButtonView {
    label: String,
    href: String,
    kind: &'static str,
}

/// What waits for the owner.
#[derive(Debug, Clone, Serialize)]
struct TaskView {
    title: String,
    text: String,
    due: String,
    href: String,
    link: String,
}

#[derive(Debug, Serialize)]
pub(super) struct CasePage {
    id: String,
    name: String,
    over: String,
    number: String,
    status: &'static str,
    steps: Vec<StepView>,
    turn: String,
    promise: String,
    late: bool,
    task: Option<TaskView>,
    letter: String,
    /// Why it got a seat or waits for one; empty where nothing is to be said.
    seat: String,
    /// Whether it is a wish among others, whose order can be changed.
    wish: bool,
    reasons: Vec<String>,
    decline_note: String,
    advice: Vec<String>,
    gaps: Vec<GapView>,
    others: Vec<OfferView>,
    business: String,
    /// Its sessions, once it is a participation; empty before.
    sessions: String,
    /// The application at the other bank; empty where it was not taken there.
    sent_on: String,
    asked: Vec<DatumView>,
    papers: Vec<FileView>,
    events: Vec<EntryView>,
    messages: Vec<EntryView>,
    buttons: Vec<ButtonView>,
    form: FormView,
    once: String,
    writable: bool,
}

impl CasePage {
    pub(super) fn of(
        visit: &Visit,
        case: &CaseView,
        (survey, seat): (Option<&Survey>, Option<SeatTold>),
        form: FormView,
    ) -> Self {
        let words = visit.wording();
        let application = &case.application;
        let promise = parts::promise(words, application, visit.app().clock.now());
        let sent_on = case.events.iter().find_map(|event| event.data.transferred_to);
        let letter = application.letter.is_some();
        Self {
            id: application.id.to_string(),
            name: words.both(case.version.terms.name()),
            over: case.parties.short_name.clone(),
            number: application.receipt.map_or_else(String::new, |receipt| receipt.to_string()),
            status: application.status.as_str(),
            steps: parts::steps(words, case),
            turn: turn(words, case),
            late: promise.as_ref().is_some_and(|(_, late)| *late),
            promise: promise.map_or_else(String::new, |(text, _)| text),
            task: task(words, case),
            letter: if letter { format!("/cases/{}/letter", application.id) } else { String::new() },
            seat: seat.as_ref().map_or_else(String::new, |told| seats::words::told(words, told)),
            wish: is_wish(application.kind(), application.status),
            reasons: parts::reasons(words, case, false),
            decline_note: application
                .decline
                .as_ref()
                .map_or_else(String::new, |decline| decline.note.clone()),
            advice: advice(words, case),
            gaps: survey.map_or_else(Vec::new, |survey| gaps(words, case, survey)),
            others: survey.map_or_else(Vec::new, |survey| others(words, case, survey)),
            business: application.business.to_string(),
            sessions: sessions(application),
            sent_on: sent_on.map_or_else(String::new, |id| format!("/applications/{id}")),
            asked: asked(words, case),
            papers: parts::papers(words, &case.papers),
            events: parts::timeline(words, &case.events),
            messages: parts::messages(words, &case.messages),
            buttons: buttons(words, case),
            form,
            once: visit.once(),
            writable: !is_final(application.status),
        }
    }
}

/// Where the sessions of a participation are.
fn sessions(application: &Application) -> String {
    let after_seat = matches!(application.status, Status::Enrolled | Status::Active | Status::Completed);
    if after_seat { format!("/applications/{}/sessions", application.id) } else { String::new() }
}

/// Who acts now.
fn turn(words: Wording<'_>, case: &CaseView) -> String {
    match waits_on(case.application.status) {
        WaitsOn::Owner => words.say("my-turn-owner"),
        WaitsOn::Organisation => words
            .say_with("my-turn-organisation", &[("organisation", case.parties.short_name.as_str().into())]),
        WaitsOn::Office | WaitsOn::Nobody => words.say("my-turn-nobody"),
    }
}

/// The one thing that is asked of her, if there is one.
fn task(words: Wording<'_>, case: &CaseView) -> Option<TaskView> {
    let application = &case.application;
    let id = application.id;
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| words.date(day));
    let by = |key: &str, day: String| {
        if day.is_empty() { String::new() } else { words.say_with(key, &[("day", day.into())]) }
    };
    let task = |key: &str, text: String, due: String, href: String| TaskView {
        title: words.say(&format!("my-task-{key}")),
        text,
        due,
        href,
        link: words.say(&format!("my-task-{key}-link")),
    };
    match application.status {
        Status::InfoRequested => {
            let question = case.events.iter().rev().find(|event| event.action == Action::Ask);
            let note = question.and_then(|event| event.note.clone()).unwrap_or_default();
            Some(task(
                "answer",
                note,
                by("my-due", day(application.due_on)),
                format!("/applications/{id}/answer"),
            ))
        }
        Status::Offered => {
            let text = words.say("my-task-letter-text");
            Some(task(
                "letter",
                text,
                by("my-until", day(application.expires_on)),
                format!("/cases/{id}/letter"),
            ))
        }
        Status::SeatOffered => {
            let text = words.say("my-task-seat-text");
            Some(task(
                "seat",
                text,
                by("my-until", day(application.expires_on)),
                format!("/applications/{id}/accept"),
            ))
        }
        _ => None,
    }
}

fn asked(words: Wording<'_>, case: &CaseView) -> Vec<DatumView> {
    let mut rows = vec![DatumView::plain(words.say("apply-business"), case.parties.business.clone())];
    rows.extend(parts::asked(words, &case.application));
    if let Some(cohort) = &case.parties.cohort {
        let days =
            format!("{}, {} – {}", cohort.name, words.date(cohort.starts_on), words.date(cohort.ends_on));
        rows.push(DatumView::plain(words.say("apply-cohort"), days));
        rows.push(DatumView::plain(words.say("apply-place-term"), cohort.place.clone()));
    }
    rows
}

/// The moves below everything else; the one that leads on stands in the task.
fn buttons(words: Wording<'_>, case: &CaseView) -> Vec<ButtonView> {
    let own = case
        .open
        .iter()
        .filter(|action| matches!(action, Action::Withdraw | Action::Transfer | Action::Drop));
    own.map(|action| ButtonView {
        label: words.say(&format!("my-move-{action}-{}", case.application.kind())),
        href: format!("/applications/{}/{action}", case.application.id),
        kind: if *action == Action::Transfer { "secondary" } else { "quiet" },
    })
    .collect()
}

fn advice(words: Wording<'_>, case: &CaseView) -> Vec<String> {
    let reasons = case.application.decline.iter().flat_map(|decline| &decline.reasons);
    reasons
        .map(|reason| words.say(&format!("decline-advice-{}", reason.as_str().replace('_', "-"))))
        .collect()
}

/// A refusal becomes gap cards: each criterion that was named, with what closes it.
fn gaps(words: Wording<'_>, case: &CaseView, survey: &Survey) -> Vec<GapView> {
    let application = &case.application;
    let Some(decline) = &application.decline else {
        return Vec::new();
    };
    let gaps = decline.gaps(&case.version.rule, &application.findings);
    let findings = gaps.iter().filter_map(|gap| gap.finding);
    findings
        .map(|finding| matches::gap(words, survey, finding, Reader::Owner(application.business)))
        .collect()
}

/// What else fits, best first.
fn others(words: Wording<'_>, case: &CaseView, survey: &Survey) -> Vec<OfferView> {
    if case.application.kind() == WorkflowKind::Mentoring {
        return Vec::new();
    }
    let this = format!("/offers/{}", case.application.subject.id());
    let fitting = [Verdict::Eligible.as_str(), Verdict::Nearly.as_str()];
    let all = matches::offers(words, survey, Reader::Owner(case.application.business));
    let others =
        all.into_iter().filter(|offer| offer.href != this && fitting.contains(&offer.verdict.as_str()));
    others.take(OTHERS).collect()
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "pages/my_cases/show.html";

    fn samples() -> Vec<Self> {
        let task = TaskView {
            title: "Bank bertanya".into(),
            text: "Mohon rekening <koran>".into(),
            due: "Paling lambat 30 November 2026".into(),
            href: "/applications/1/answer".into(),
            link: "Jawab".into(),
        };
        vec![
            sample("submitted"),
            Self { task: Some(task), ..sample("info_requested") },
            Self { letter: "/cases/1/letter".into(), late: true, ..sample("offered") },
            Self {
                reasons: vec!["Catatan keuangan".into()],
                decline_note: "Mohon maaf.".into(),
                advice: vec!["Lengkapi".into()],
                gaps: matches::sample().gaps,
                others: vec![matches::sample()],
                writable: false,
                ..sample("declined")
            },
            sample("declined"),
            sample("completed"),
            Self { sent_on: "/applications/2".into(), ..sample("transferred") },
        ]
    }
}

fn sample(status: &'static str) -> CasePage {
    let entry = EntryView {
        at: "2026-11-23T09:00:00+08:00".into(),
        when: "23 November 2026".into(),
        title: "Dikirim".into(),
        by: "Rahmawati".into(),
        note: String::new(),
        tone: "now",
    };
    let quiet = ButtonView { label: "Tarik".into(), href: "/applications/1/withdraw".into(), kind: "quiet" };
    CasePage {
        id: "1".into(),
        name: "KUR <Mikro>".into(),
        over: "Bank".into(),
        number: "JB-2611-4YC5TC".into(),
        status,
        steps: vec![StepView { label: "Isi".into(), state: "done", when: "23 Nov 2026".into() }],
        turn: "Menunggu bank".into(),
        promise: "Jawaban pertama paling lambat 25 November 2026".into(),
        late: false,
        task: None,
        letter: String::new(),
        seat: if status == "completed" { String::new() } else { "Anda <nomor> 3 di daftar tunggu.".into() },
        wish: status == "submitted",
        reasons: Vec::new(),
        decline_note: String::new(),
        advice: Vec::new(),
        gaps: Vec::new(),
        others: Vec::new(),
        business: "1".into(),
        sessions: if status == "completed" { "/applications/1/sessions".into() } else { String::new() },
        sent_on: String::new(),
        asked: vec![DatumView::plain("Usaha".into(), "Gula Aren".into())],
        papers: Vec::new(),
        events: vec![entry.clone()],
        messages: vec![entry],
        buttons: vec![quiet],
        form: FormView::new(&MESSAGE),
        once: "1".into(),
        writable: true,
    }
}
