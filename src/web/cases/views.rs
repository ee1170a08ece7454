//! The page of a case.

use domain::accounts::AccountId;
use domain::applications::{Action, Status, WaitsOn, waits_on};
use domain::calendar::{wita_date, working_days_between};
use domain::regions;
use serde::Serialize;

use super::forms::MESSAGE;
use super::parts::{self, DatumView, EntryView, FileView, FindingView, StepView};
use crate::usecases::applications::case::tells_of_slik;
use crate::usecases::applications::{Application, CaseView, Party};
use crate::web::format;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// A button that is open.
#[derive(Debug, Serialize)]
pub(super) struct ActionView {
    label: String,
    href: String,
    kind: &'static str,
}

/// A colleague.
#[derive(Debug, Serialize)]
pub(super) struct PersonView {
    value: String,
    label: String,
}

/// Who works on it, and who could.
#[derive(Debug, Serialize)]
pub(super) struct AssignView {
    holder: String,
    seen: String,
    me: String,
    mine: bool,
    people: Vec<PersonView>,
    form: FormView,
}

/// Where messages are written.
#[derive(Debug, Serialize)]
pub(super) struct WriteView {
    form: FormView,
    once: String,
    receivers: Vec<PersonView>,
}

#[derive(Debug, Serialize)]
pub(super) struct CasePage {
    id: String,
    title: String,
    over: String,
    lead: String,
    back: &'static str,
    back_label: String,
    status: &'static str,
    waits: bool,
    waiting: String,
    promise: String,
    late: bool,
    steps: Vec<StepView>,
    actions: Vec<ActionView>,
    four_eyes: bool,
    asked: Vec<DatumView>,
    people: Vec<DatumView>,
    reasons: Vec<String>,
    decline_note: String,
    letter: String,
    /// Where a participant is assessed; empty where nobody takes part.
    levels: String,
    participation: String,
    findings: Vec<FindingView>,
    facts: Vec<DatumView>,
    facts_on: String,
    papers: Vec<FileView>,
    missing: Vec<String>,
    events: Vec<EntryView>,
    messages: Vec<EntryView>,
    assign: Option<AssignView>,
    write: Option<WriteView>,
}

impl CasePage {
    /// As the desk sees it, with its buttons.
    pub(super) fn at_the_desk(
        visit: &Visit,
        me: AccountId,
        case: &CaseView,
        people: &[Party],
        message: FormView,
    ) -> Self {
        let words = visit.wording();
        let application = &case.application;
        let action = |action: &Action| ActionView {
            label: words.label(*action),
            href: format!("/cases/{}/act/{action}", application.id),
            kind: kind_of(*action),
        };
        let receivers = [("owner", "case-message-to-owner"), ("internal", "case-message-internal")];
        Self {
            actions: case.open.iter().map(action).collect(),
            four_eyes: case.four_eyes_closed,
            levels: levels(&case.application),
            assign: (!application.is_closed()).then(|| assign(words, me, case, people)),
            write: Some(WriteView {
                form: message,
                once: visit.once(),
                receivers: receivers
                    .map(|(value, key)| PersonView { value: value.to_owned(), label: words.say(key) })
                    .into(),
            }),
            ..Self::read(visit, case)
        }
    }

    /// As the office sees it: everything that happens, nothing that is internal, no buttons.
    pub(super) fn at_the_office(visit: &Visit, case: &CaseView) -> Self {
        Self {
            participation: participation(&case.application, "/office/participants"),
            back: "/office/applications",
            back_label: visit.wording().say("case-back-office"),
            reasons: parts::reasons(visit.wording(), case, true),
            decline_note: decline_note(case, true),
            ..Self::read(visit, case)
        }
    }

    fn read(visit: &Visit, case: &CaseView) -> Self {
        let words = visit.wording();
        let application = &case.application;
        let now = visit.app().clock.now();
        let promise = parts::promise(words, application, now);
        let facts = application.facts.as_ref();
        let waited = working_days_between(wita_date(application.status_at), wita_date(now));
        let name = words.both(case.version.terms.name());
        Self {
            id: application.id.to_string(),
            title: case.parties.business.clone(),
            over: application.receipt.map(|receipt| receipt.to_string()).unwrap_or_default(),
            lead: format!("{name} · {}", case.parties.organisation),
            back: "/queue",
            back_label: words.say("queue-title"),
            status: application.status.as_str(),
            waits: waits_on(application.status) == WaitsOn::Organisation,
            waiting: words.say_with(
                "case-waiting",
                &[("who", parts::waits(words, application.status).into()), ("count", waited.into())],
            ),
            late: promise.as_ref().is_some_and(|(_, late)| *late),
            promise: promise.map(|(text, _)| text).unwrap_or_default(),
            steps: parts::steps(words, case),
            actions: Vec::new(),
            four_eyes: false,
            asked: parts::asked(words, application),
            people: around(words, case),
            reasons: parts::reasons(words, case, false),
            decline_note: decline_note(case, false),
            letter: application
                .letter
                .as_ref()
                .map_or_else(String::new, |_| format!("/cases/{}/letter", application.id)),
            levels: String::new(),
            participation: participation(application, "/participants"),
            findings: parts::findings(words, &application.findings),
            facts: facts.map(|facts| parts::facts(words, facts)).unwrap_or_default(),
            facts_on: facts.map(|facts| words.date(facts.as_of())).unwrap_or_default(),
            papers: parts::papers(words, &case.papers),
            missing: parts::missing(words, application),
            events: parts::timeline(words, &case.events),
            messages: parts::messages(words, &case.messages),
            assign: None,
            write: None,
        }
    }
}

fn levels(application: &Application) -> String {
    let takes_part = matches!(application.status, Status::Enrolled | Status::Active | Status::Completed);
    if takes_part { format!("/cases/{}/levels", application.id) } else { String::new() }
}

/// Where the sessions are, once a seat is taken.
fn participation(application: &Application, room: &str) -> String {
    let after_seat =
        matches!(application.status, Status::Enrolled | Status::Active | Status::Completed | Status::Dropped);
    if after_seat { format!("{room}/{}", application.id) } else { String::new() }
}

fn decline_note(case: &CaseView, office: bool) -> String {
    let hidden = office && tells_of_slik(&case.application);
    let note = case.application.decline.as_ref().map(|decline| decline.note.clone());
    note.filter(|_| !hidden).unwrap_or_default()
}

/// The move that leads on is the first thing one sees; what ends a case looks like it.
const fn kind_of(action: Action) -> &'static str {
    match action {
        Action::Decline | Action::Drop => "danger",
        Action::Ask | Action::Waitlist => "secondary",
        _ => "primary",
    }
}

fn around(words: Wording<'_>, case: &CaseView) -> Vec<DatumView> {
    let parties = &case.parties;
    let place = |code: &Option<String>| {
        code.as_deref().and_then(regions::district).map(|found| found.name.to_owned())
    };
    let rows = [
        ("case-owner", Some(parties.owner.name.clone())),
        ("case-phone", parties.owner_phone.as_deref().map(format::phone)),
        ("case-email", Some(parties.owner_email.clone()).filter(|email| !email.is_empty())),
        ("case-district", place(&parties.district)),
        (
            "case-cohort",
            parties.cohort.as_ref().map(|cohort| {
                format!(
                    "{}, {} – {}",
                    cohort.name,
                    words.date_short(cohort.starts_on),
                    words.date_short(cohort.ends_on)
                )
            }),
        ),
        ("case-place", parties.cohort.as_ref().map(|cohort| cohort.place.clone())),
        ("case-sent", case.application.submitted_at.map(|at| words.date_time(at))),
    ];
    let known = |(key, detail): (&str, Option<String>)| Some(DatumView::plain(words.say(key), detail?));
    rows.into_iter().filter_map(known).collect()
}

fn assign(words: Wording<'_>, me: AccountId, case: &CaseView, people: &[Party]) -> AssignView {
    let holder = case.parties.assignee.as_ref();
    let seen = holder.map(|party| party.id.to_string()).unwrap_or_default();
    let person = |party: &Party| PersonView { value: party.id.to_string(), label: party.name.clone() };
    AssignView {
        holder: holder.map_or_else(|| words.say("queue-nobody"), |party| party.name.clone()),
        mine: holder.is_some_and(|party| party.id == me),
        me: me.to_string(),
        people: people.iter().map(person).collect(),
        form: FormView::new(&["to"]).with("to", seen.clone()),
        seen,
    }
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "pages/cases/show.html";

    fn samples() -> Vec<Self> {
        vec![sample(Status::Committee, true), sample(Status::Declined, false)]
    }
}

fn sample(status: Status, desk: bool) -> CasePage {
    let datum = || DatumView::plain("Pemilik".into(), "Rahmawati".into());
    CasePage {
        id: "0190".into(),
        title: "Gula Aren Borong".into(),
        over: "JB-2611-4YC5TC".into(),
        lead: "KUR Mikro · Bank".into(),
        back: "/queue",
        back_label: "Antrean".into(),
        status: status.as_str(),
        waits: desk,
        waiting: "Menunggu bank, 3 hari kerja".into(),
        promise: "Keputusan dijanjikan paling lambat 2 Desember 2026".into(),
        late: desk,
        steps: vec![StepView { label: "Tinjau".into(), state: "now", when: "23 Nov".into() }],
        actions: if desk {
            vec![ActionView { label: "Setujui".into(), href: "/cases/1/act/approve".into(), kind: "primary" }]
        } else {
            Vec::new()
        },
        four_eyes: desk,
        asked: vec![datum()],
        people: vec![datum()],
        reasons: if desk { Vec::new() } else { vec!["Angsuran akan terlalu berat".into()] },
        decline_note: if desk { String::new() } else { "Coba lagi dengan jumlah lebih kecil.".into() },
        letter: if desk { String::new() } else { "/cases/1/letter".into() },
        levels: if desk { "/cases/1/levels".into() } else { String::new() },
        participation: if desk { String::new() } else { "/participants/1".into() },
        findings: vec![sample_finding()],
        facts: vec![datum()],
        facts_on: "23 November 2026".into(),
        papers: vec![sample_paper()],
        missing: vec!["NPWP".into()],
        events: vec![sample_entry("now"), sample_entry("internal")],
        messages: if desk { vec![sample_entry("internal")] } else { Vec::new() },
        assign: desk.then(sample_assign),
        write: desk.then(sample_write),
    }
}

fn sample_finding() -> FindingView {
    FindingView {
        truth: "pass",
        text: "Memiliki NIB".into(),
        has: "ya".into(),
        needs: "ya".into(),
        note: String::new(),
    }
}

fn sample_paper() -> FileView {
    FileView {
        name: "ktp.pdf".into(),
        kind: "KTP".into(),
        size: "10 KB".into(),
        when: "23 Nov".into(),
        status: "accepted",
        note: String::new(),
        href: "/documents/1".into(),
    }
}

fn sample_assign() -> AssignView {
    AssignView {
        holder: "Petugas".into(),
        seen: "1".into(),
        me: "2".into(),
        mine: false,
        people: vec![sample_person()],
        form: FormView::new(&["to"]),
    }
}

fn sample_write() -> WriteView {
    WriteView { form: FormView::new(&MESSAGE), once: "0190".into(), receivers: vec![sample_person()] }
}

fn sample_person() -> PersonView {
    PersonView { value: "1".into(), label: "Petugas".into() }
}

fn sample_entry(tone: &'static str) -> EntryView {
    EntryView {
        at: "2026-11-23T01:00:00Z".into(),
        when: "23 November 2026".into(),
        title: "Diteruskan ke komite".into(),
        by: "Petugas".into(),
        note: "Usaha berjalan baik.".into(),
        tone,
    }
}
