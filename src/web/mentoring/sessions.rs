//! The page of one session, for everybody whom it concerns: what was recorded, what happened to it, and what the reader
//! may do: confirm with one tap, read a code aloud, type it, dispute, strike out.

use domain::applications::By;
use domain::mentoring::{ConfirmedBy, SessionAction, SessionId, SessionStatus};
use poem::handler;
use poem::http::{StatusCode, header};
use poem::{IntoResponse as _, Response};
use serde::Serialize;

use super::views::tone;
use crate::files::names;
use crate::usecases::Failure;
use crate::usecases::mentoring::{self, SessionAct, SessionEvent, SessionView, recording};
use crate::web::capability::{At, Owner, PartnerWorker, SignedIn};
use crate::web::cases::parts::{DatumView, EntryView};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, field};
use crate::web::visit::{Answer, Visit, see_other_with};
use crate::web::wording::Wording;

const CODE: [&str; 1] = ["code"];
const REASON: [&str; 1] = ["note"];

/// A way on.
#[derive(Debug, Serialize)]
struct LinkView {
    label: String,
    href: String,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct SessionPage {
    title: String,
    over: String,
    lead: String,
    back: String,
    back_label: String,
    status: String,
    tone: &'static str,
    note: String,
    photo: String,
    rows: Vec<DatumView>,
    confirm: String,
    code: String,
    enter: String,
    revision: i32,
    links: Vec<LinkView>,
    events: Vec<EntryView>,
    form: FormView,
}

impl SessionPage {
    fn of(visit: &Visit, seen: &SessionView, form: FormView) -> Self {
        let words = visit.wording();
        let session = &seen.session;
        let id = session.id;
        let open = |action| seen.open.contains(&action);
        let path = |there: bool, path: &str| {
            if there { format!("/sessions/{id}/{path}") } else { String::new() }
        };
        let owner = seen.by == Some(By::Owner);
        let confirms = open(SessionAction::Confirm);
        let (back, back_label) = back(words, seen);
        Self {
            title: words.label(session.text.topic),
            over: seen.program.read(words.language()).0.to_owned(),
            lead: format!("{} · {}", words.date_time(session.text.starts_at), session.text.place),
            back,
            back_label,
            status: words.label(session.status),
            tone: tone(session.status, owner),
            note: session.text.note.clone(),
            photo: path(session.photo.is_some(), "photo"),
            rows: rows(words, seen),
            confirm: path(confirms && owner, "confirm"),
            code: path(confirms && owner && session.status == SessionStatus::Held, "code"),
            enter: path(confirms && !owner, "enter"),
            revision: session.revision,
            links: links(words, seen),
            events: seen.events.iter().rev().map(|event| entry(words, event)).collect(),
            form,
        }
    }
}

/// Back to the participation as this reader knows it.
fn back(words: Wording<'_>, seen: &SessionView) -> (String, String) {
    let id = seen.session.application;
    let address = match seen.by {
        Some(By::Owner) => format!("/applications/{id}/sessions"),
        Some(By::Office) => format!("/office/participants/{id}"),
        _ => format!("/participants/{id}"),
    };
    (address, words.say("mentoring-back"))
}

fn rows(words: Wording<'_>, seen: &SessionView) -> Vec<DatumView> {
    let session = &seen.session;
    let minutes =
        words.say_with("mentoring-minutes-count", &[("count", i64::from(session.text.minutes).into())]);
    let mut rows = vec![
        DatumView::plain(words.say("mentoring-business"), seen.business.clone()),
        DatumView::plain(words.say("mentoring-mentor"), session.mentor_name.clone()),
        DatumView::plain(words.say("mentoring-when"), words.date_time(session.text.starts_at)),
        DatumView::plain(words.say("mentoring-long"), minutes),
        DatumView::plain(words.say("mentoring-place"), session.text.place.clone()),
    ];
    if let Some(fact) = session.text.fact {
        rows.push(DatumView::plain(words.say("mentoring-fact"), words.label(fact)));
    }
    if let (Some(how), Some(at)) = (session.confirmed_by, session.confirmed_at) {
        let key = match how {
            ConfirmedBy::Tap => "mentoring-confirmed-tap",
            ConfirmedBy::Code => "mentoring-confirmed-code",
        };
        rows.push(DatumView::plain(
            words.say("mentoring-confirmed"),
            words.say_with(key, &[("at", words.date_time(at).into())]),
        ));
    }
    if let Some(reason) = &session.reason {
        rows.push(DatumView::plain(words.say("mentoring-reason-given"), reason.clone()));
    }
    rows
}

fn links(words: Wording<'_>, seen: &SessionView) -> Vec<LinkView> {
    let id = seen.session.id;
    let link = |action: &SessionAction| {
        let (href, kind) = match action {
            SessionAction::Confirm => return None,
            SessionAction::Hold => (format!("/sessions/{id}/hold"), "primary"),
            SessionAction::Correct => (format!("/office/sessions/{id}/correct"), "secondary"),
            SessionAction::Dispute => (format!("/sessions/{id}/act/dispute"), "secondary"),
            SessionAction::Void => (format!("/sessions/{id}/act/void"), "quiet"),
        };
        Some(LinkView { label: words.label(*action), href, kind })
    };
    seen.open.iter().filter_map(link).collect()
}

fn entry(words: Wording<'_>, event: &SessionEvent) -> EntryView {
    let title = match event.action {
        Some(action) => words.say(&format!("mentoring-event-{action}")),
        None => words.say(&format!("mentoring-event-new-{}", event.to)),
    };
    let before = event.corrected.as_ref().map(|corrected| {
        let text = &corrected.before;
        let when = words.date_time(text.starts_at);
        words.say_with(
            "mentoring-event-before",
            &[
                ("when", when.into()),
                ("minutes", i64::from(text.minutes).into()),
                ("place", text.place.as_str().into()),
                ("topic", words.label(text.topic).into()),
            ],
        )
    });
    let note = event.note.iter().cloned().chain(before).collect::<Vec<_>>().join("\n");
    EntryView {
        at: event.at.to_rfc3339(),
        when: words.date_time(event.at),
        title,
        by: event.by.clone(),
        note,
        tone: match event.to {
            SessionStatus::Confirmed => "good",
            SessionStatus::Disputed | SessionStatus::Void => "bad",
            SessionStatus::Planned | SessionStatus::Held => "",
        },
    }
}

#[handler]
pub(super) async fn show(reader: SignedIn, At(id): At<SessionId>) -> Answer {
    let seen = mentoring::load_session(reader.app(), reader.actor(), id).await?;
    reader.render(&SessionPage::of(&reader, &seen, FormView::new(&CODE)))
}

/// Never shown inside a page of ours, whatever its type: a browser saves it.
#[handler]
pub(super) async fn photo(reader: SignedIn, At(id): At<SessionId>) -> Answer {
    let (document, bytes) = recording::photo(reader.app(), reader.actor(), id).await?;
    Ok(Response::builder()
        .content_type(&document.media_type)
        .header(header::CONTENT_DISPOSITION, names::attachment(&document.file_name))
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(bytes))
}

fn revision(fields: &Fields) -> Result<i32, WebError> {
    field(fields, "revision").and_then(|text| text.parse().ok()).ok_or(WebError::BadForm)
}

#[handler]
pub(super) async fn confirm(owner: Owner, At(id): At<SessionId>, Posted(fields): Posted<Fields>) -> Answer {
    mentoring::confirm(owner.app(), owner.actor(), id, revision(&fields)?).await?;
    let to = match field(&fields, "back") {
        Some("list") => {
            let seen = mentoring::load_session(owner.app(), owner.actor(), id).await?;
            format!("/applications/{}/sessions", seen.session.application)
        }
        _ => format!("/sessions/{id}"),
    };
    Ok(see_other_with(&to, "mentoring-thanks"))
}

/// The six digits, shown this once.
#[derive(Debug, Serialize)]
pub(super) struct CodePage {
    back: String,
    digits: String,
    spoken: String,
    until: String,
    mentor: String,
}

#[handler]
pub(super) async fn code(owner: Owner, At(id): At<SessionId>, _form: Posted<Fields>) -> Answer {
    let code = mentoring::show_code(owner.app(), owner.actor(), id).await?;
    let seen = mentoring::load_session(owner.app(), owner.actor(), id).await?;
    let (first, second) = code.digits.split_at(3);
    let page = CodePage {
        back: format!("/sessions/{id}"),
        digits: format!("{first} {second}"),
        spoken: code.digits.chars().map(String::from).collect::<Vec<_>>().join(" "),
        until: owner.wording().date_time(code.until),
        mentor: seen.session.mentor_name,
    };
    let mut answer = owner.render(&page)?.into_response();
    let kept = header::HeaderValue::from_static("no-store");
    answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(answer)
}

#[handler]
pub(super) async fn enter(
    desk: PartnerWorker,
    At(id): At<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let typed = field(&fields, "code").unwrap_or_default();
    let done = mentoring::confirm_by_code(desk.app(), desk.actor(), id, revision(&fields)?, typed).await;
    match done {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}"), "mentoring-counts-now")),
        Err(Failure::Invalid(faults)) => {
            let seen = mentoring::load_session(desk.app(), desk.actor(), id).await?;
            let form = FormView::typed(&CODE, &fields).without("code").with_faults(&desk, faults);
            desk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &SessionPage::of(&desk, &seen, form))
        }
        Err(other) => Err(other.into()),
    }
}

/// A move that says why.
#[derive(Debug, Serialize)]
pub(super) struct ReasonPage {
    title: String,
    lead: String,
    over: String,
    action: String,
    back: String,
    button: String,
    revision: i32,
    form: FormView,
}

fn named(action: &str) -> Result<SessionAction, WebError> {
    match action.parse() {
        Ok(action @ (SessionAction::Dispute | SessionAction::Void)) => Ok(action),
        _ => Err(WebError::NotFound),
    }
}

fn reason(visit: &Visit, seen: &SessionView, action: SessionAction, form: FormView) -> ReasonPage {
    let words = visit.wording();
    let id = seen.session.id;
    ReasonPage {
        title: words.label(action),
        lead: words.say(&format!("mentoring-{action}-lead")),
        over: format!("{} · {}", seen.business, words.date_time(seen.session.text.starts_at)),
        action: format!("/sessions/{id}/act/{action}"),
        back: format!("/sessions/{id}"),
        button: words.label(action),
        revision: seen.session.revision,
        form,
    }
}

#[handler]
pub(super) async fn ask(reader: SignedIn, At((id, action)): At<(SessionId, String)>) -> Answer {
    let action = named(&action)?;
    let seen = mentoring::load_session(reader.app(), reader.actor(), id).await?;
    if !seen.open.contains(&action) {
        return Err(Failure::Refused("mentoring-moved").into());
    }
    reader.render(&reason(&reader, &seen, action, FormView::new(&REASON)))
}

#[handler]
pub(super) async fn act(
    reader: SignedIn,
    At((id, action)): At<(SessionId, String)>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    let action = named(&action)?;
    let note = field(&fields, "note").unwrap_or_default().to_owned();
    // Whoever may not even see it is told so before what was posted is looked at.
    let seen = mentoring::load_session(reader.app(), reader.actor(), id).await?;
    let act = SessionAct { action, revision: revision(&fields)?, note };
    match mentoring::act(reader.app(), reader.actor(), id, act).await {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}"), "mentoring-written-down")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&REASON, &fields).with_faults(&reader, faults);
            let page = reason(&reader, &seen, action, form);
            reader.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

impl Page for SessionPage {
    const TEMPLATE: &'static str = "pages/mentoring/session.html";

    fn samples() -> Vec<Self> {
        let page = || Self {
            title: "Administrasi".into(),
            over: "Buku Kas".into(),
            lead: "25 November 2026, 09.00 · Balai <Desa>".into(),
            back: "/participants/1".into(),
            back_label: "Semua pertemuan".into(),
            status: "Menunggu".into(),
            tone: "amber",
            note: "Belajar <mencatat>.\nBaris kedua.".into(),
            photo: "/sessions/1/photo".into(),
            rows: vec![DatumView::plain("Mentor".into(), "Suriani".into())],
            confirm: String::new(),
            code: String::new(),
            enter: String::new(),
            revision: 1,
            links: Vec::new(),
            events: Vec::new(),
            form: FormView::new(&CODE),
        };
        let link =
            LinkView { label: "Bantah".into(), href: "/sessions/1/act/dispute".into(), kind: "secondary" };
        vec![
            Self {
                confirm: "/sessions/1/confirm".into(),
                code: "/sessions/1/code".into(),
                links: vec![link],
                ..page()
            },
            Self { enter: "/sessions/1/enter".into(), photo: String::new(), ..page() },
        ]
    }
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "pages/mentoring/code.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            back: "/sessions/1".into(),
            digits: "123 456".into(),
            spoken: "1 2 3 4 5 6".into(),
            until: "25 November 2026, 09.15".into(),
            mentor: "Suriani".into(),
        }]
    }
}

impl Page for ReasonPage {
    const TEMPLATE: &'static str = "pages/mentoring/reason.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            title: "Bantah".into(),
            lead: "Tulis <mengapa>.".into(),
            over: "Gula Aren".into(),
            action: "/sessions/1/act/dispute".into(),
            back: "/sessions/1".into(),
            button: "Bantah".into(),
            revision: 1,
            form: FormView::new(&REASON),
        }]
    }
}
