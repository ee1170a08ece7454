//! The parts of a case in words: bridge, timeline, findings, facts, papers. Shared by desk and office.

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{Action, SpanState, Status, progress};
use domain::calendar::wita_date;
use domain::facts::{Evidence, FactSheet};
use domain::matching::{FrozenFinding, Truth};
use serde::Serialize;

use crate::usecases::applications::{Application, CaseView, Event, Message, Paper};
use crate::web::rules::sentences;
use crate::web::seats;
use crate::web::wording::Wording;

/// A span of the bridge, as its component wants it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StepView {
    pub(crate) label: String,
    pub(crate) state: &'static str,
    pub(crate) when: String,
}

/// An entry of the timeline.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EntryView {
    pub(crate) at: String,
    pub(crate) when: String,
    pub(crate) title: String,
    pub(crate) by: String,
    pub(crate) note: String,
    pub(crate) tone: &'static str,
}

/// A criterion as judged.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FindingView {
    pub(crate) truth: &'static str,
    pub(crate) text: String,
    pub(crate) has: String,
    pub(crate) needs: String,
    pub(crate) note: String,
}

/// A row of a data list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DatumView {
    pub(crate) term: String,
    pub(crate) detail: String,
    pub(crate) href: String,
    pub(crate) link: String,
    pub(crate) note: String,
}

impl DatumView {
    /// A row without a link.
    pub(crate) fn plain(term: String, detail: String) -> Self {
        Self { term, detail, href: String::new(), link: String::new(), note: String::new() }
    }
}

/// A document.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FileView {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) size: String,
    pub(crate) when: String,
    pub(crate) status: &'static str,
    pub(crate) note: String,
    pub(crate) href: String,
}

/// The bridge: each span with the day on which it was reached.
pub(crate) fn steps(words: Wording<'_>, case: &CaseView) -> Vec<StepView> {
    let application = &case.application;
    let kind = application.kind();
    let reached = |step| {
        let at = case.events.iter().find(|event| domain::applications::step_of(kind, event.to) == step);
        at.map(|event| words.date_short(wita_date(event.at))).unwrap_or_default()
    };
    progress(kind, application.status, case.left)
        .into_iter()
        .map(|span| StepView {
            label: words.label(span.step),
            state: match span.state {
                SpanState::Done => "done",
                SpanState::Now => "now",
                SpanState::Broken => "stopped",
                SpanState::Ahead => "ahead",
            },
            when: if span.state == SpanState::Ahead { String::new() } else { reached(span.step) },
        })
        .collect()
}

/// What happened, newest first, in the words of staff.
pub(crate) fn timeline(words: Wording<'_>, events: &[Event]) -> Vec<EntryView> {
    events
        .iter()
        .rev()
        .enumerate()
        .map(|(place, event)| EntryView {
            at: event.at.to_rfc3339(),
            when: words.date_time(event.at),
            title: title(words, event),
            by: event.by.clone().unwrap_or_else(|| words.say("case-by-portal")),
            note: noted(words, event),
            tone: tone(event, place == 0),
        })
        .collect()
}

/// What was written beside a move; beside those of the portal, why it made them.
fn noted(words: Wording<'_>, event: &Event) -> String {
    let seat = || event.data.seat.as_ref().map(|told| seats::words::told(words, told));
    event.note.clone().or_else(seat).unwrap_or_default()
}

fn title(words: Wording<'_>, event: &Event) -> String {
    let key = format!("case-event-{}", event.action.as_str().replace('_', "-"));
    let day = |day: Option<NaiveDate>| day.map(|day| words.date(day)).unwrap_or_default();
    let amount = event.data.amount.map(|amount| words.rupiah(amount.get())).unwrap_or_default();
    let arguments = [
        ("due", day(event.data.due_on).into()),
        ("day", day(event.data.day).into()),
        ("expires", day(event.data.expires_on).into()),
        ("amount", amount.into()),
    ];
    words.say_with(&key, &arguments)
}

fn tone(event: &Event, newest: bool) -> &'static str {
    match (event.action, event.to) {
        (Action::Decline | Action::Lapse | Action::Drop, _) => "bad",
        (Action::Disburse | Action::Settle | Action::Complete | Action::Accept | Action::Approve, _) => {
            "good"
        }
        _ if event.note.is_some() && !event.public => "internal",
        (_, status) if newest && !domain::applications::is_final(status) => "now",
        _ => "",
    }
}

/// Messages, newest first, as a timeline.
pub(crate) fn messages(words: Wording<'_>, messages: &[Message]) -> Vec<EntryView> {
    messages
        .iter()
        .rev()
        .map(|message| EntryView {
            at: message.at.to_rfc3339(),
            when: words.date_time(message.at),
            title: message.by.clone(),
            by: String::new(),
            note: message.body.clone(),
            tone: if message.internal { "internal" } else { "" },
        })
        .collect()
}

/// The findings as frozen, for whoever is not the owner: figures without "you".
pub(crate) fn findings(words: Wording<'_>, findings: &[FrozenFinding]) -> Vec<FindingView> {
    let about = |mut view: FindingView| {
        let (has, needs) = (std::mem::take(&mut view.has), std::mem::take(&mut view.needs));
        let figures = words.say_with("case-figures", &[("has", has.into()), ("needs", needs.into())]);
        view.note = if view.note.is_empty() { figures } else { format!("{figures} · {}", view.note) };
        view
    };
    findings.iter().map(|one| about(finding(words, one))).collect()
}

/// One finding in words.
pub(crate) fn finding(words: Wording<'_>, finding: &FrozenFinding) -> FindingView {
    let fact = finding.check.fact();
    let wanted = finding.wanted.filter(|_| finding.to_prove);
    let note = match (finding.verdict, finding.passes_on, wanted) {
        (Truth::Fail, Some(day), _) => words.say_with("case-passes-on", &[("day", words.date(day).into())]),
        (Truth::Fail, None, _) => sentences::remedy(words, finding.remedy),
        (_, _, Some(evidence)) => {
            words.say_with("case-to-prove", &[("evidence", words.label(evidence).into())])
        }
        _ => String::new(),
    };
    FindingView {
        truth: finding.verdict.as_str(),
        text: sentences::check(words, &finding.check),
        has: finding
            .have
            .map_or_else(|| words.say("not-known"), |value| sentences::value(words, fact, value)),
        needs: sentences::need(words, &finding.check),
        note,
    }
}

/// The facts as frozen, each with its evidence.
pub(crate) fn facts(words: Wording<'_>, sheet: &FactSheet) -> Vec<DatumView> {
    sheet
        .facts()
        .filter(|(key, _)| !key.is_of_need())
        .map(|(key, fact)| {
            let expires = fact
                .expires
                .map(|day| words.say_with("case-holds-until", &[("day", words.date(day).into())]));
            let proof = evidence(words, fact.evidence);
            let note = expires.map_or_else(|| proof.clone(), |expires| format!("{proof} · {expires}"));
            DatumView { note, ..DatumView::plain(words.label(key), sentences::value(words, key, fact.value)) }
        })
        .collect()
}

fn evidence(words: Wording<'_>, evidence: Evidence) -> String {
    words.label(evidence)
}

/// What is asked for.
pub(crate) fn asked(words: Wording<'_>, application: &Application) -> Vec<DatumView> {
    let mut rows = Vec::new();
    let mut row = |key: &str, detail: Option<String>| {
        if let Some(detail) = detail {
            rows.push(DatumView::plain(words.say(key), detail));
        }
    };
    row("case-amount", application.amount.map(|amount| words.rupiah(amount.get())));
    row("case-tenor", application.tenor.map(|tenor| words.months(tenor.months().into())));
    row("case-purpose", application.purpose.map(|purpose| words.label(purpose)));
    row("case-plan", Some(application.draft.plan.clone()).filter(|plan| !plan.is_empty()));
    rows
}

/// The documents, each behind its access check.
pub(crate) fn papers(words: Wording<'_>, papers: &[Paper]) -> Vec<FileView> {
    papers
        .iter()
        .map(|paper| FileView {
            name: paper.file_name.clone(),
            kind: words.label(paper.kind),
            size: words.file_size(paper.size),
            when: words.date_short(wita_date(paper.added_at)),
            status: paper.status.as_str(),
            note: paper.reason.clone().unwrap_or_default(),
            href: format!("/documents/{}", paper.document),
        })
        .collect()
}

/// Papers that are wanted and that the owner said she does not have.
pub(crate) fn missing(words: Wording<'_>, application: &Application) -> Vec<String> {
    let wanted = application.frozen.as_ref().map(|frozen| frozen.terms.papers()).unwrap_or_default();
    let missing = application.draft.missing.iter().filter(|kind| wanted.contains(kind));
    missing.map(|kind| words.label(*kind)).collect()
}

/// The promise that runs, and whether it is broken: its words and the day.
pub(crate) fn promise(
    words: Wording<'_>,
    application: &Application,
    now: DateTime<Utc>,
) -> Option<(String, bool)> {
    let promised = domain::applications::promise_of(application.status)?;
    let terms = application.frozen.as_ref()?.terms.of_offer()?;
    let by = terms.promised_by(promised, wita_date(application.submitted_at?));
    let late = by < wita_date(now);
    let key = if late { "case-promise-late" } else { "case-promise" };
    let arguments = [("promise", words.label(promised).into()), ("day", words.date(by).into())];
    Some((words.say_with(key, &arguments), late))
}

/// Why it was declined. What SLIK showed is between bank and owner: the office reads that there is a reason, not which.
pub(crate) fn reasons(words: Wording<'_>, case: &CaseView, office: bool) -> Vec<String> {
    let Some(decline) = &case.application.decline else {
        return Vec::new();
    };
    let leaves = case.version.rule.leaves();
    let criteria = decline.criteria.iter().filter_map(|path| {
        let (_, leaf) = leaves.iter().find(|(at, _)| at == path)?;
        Some(words.say_with("case-criterion-failed", &[("criterion", sentences::leaf(words, leaf).into())]))
    });
    let listed = decline.reasons.iter().map(|reason| match reason {
        domain::applications::DeclineReason::SlikProblem if office => words.say("case-reason-between"),
        reason => words.label(*reason),
    });
    criteria.chain(listed).collect()
}

/// Whether a status still waits for somebody.
pub(crate) fn waits(words: Wording<'_>, status: Status) -> String {
    words.label(domain::applications::waits_on(status))
}
