//! The public pages of programs.

use domain::facts::FactKey;
use domain::offers::Publication;
use domain::programs::{CohortState, Topic, can_be_coached};
use domain::regions;
use serde::Serialize;

use super::{Asking, NAMES};
use crate::usecases::programs::catalogue::CatalogueProgram;
use crate::usecases::programs::cohorts::ProgramCohort;
use crate::usecases::programs::reading::Published;
use crate::usecases::{Cursor, Fault};
use crate::web::forms::FormView;
use crate::web::offers::detail::{Datum, criteria};
use crate::web::offers::views::{Choice, Told, choices};
use crate::web::pages::Page;
use crate::web::rules::sentences::{self, RuleLine};
use crate::web::seats;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// A program of the list.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    name: String,
    fallen: String,
    by: String,
    topics: String,
    improves: String,
    district: String,
    starts: String,
    seats: String,
    paused: bool,
}

/// The public catalogue.
#[derive(Debug, Serialize)]
pub(super) struct CataloguePage {
    form: FormView,
    active: usize,
    rows: Vec<Row>,
    next: String,
    first: String,
    topics: Vec<Choice>,
    districts: Vec<Choice>,
    improvable: Vec<Choice>,
}

/// The nine districts as choices.
pub(super) fn districts() -> Vec<Choice> {
    let choice = |district: &regions::District| Choice {
        value: district.code.to_owned(),
        label: district.name.to_owned(),
    };
    regions::districts().iter().map(choice).collect()
}

/// The facts that a program can raise.
pub(super) fn improvable() -> Vec<FactKey> {
    FactKey::ALL.iter().copied().filter(|&fact| can_be_coached(fact)).collect()
}

/// "Pembukuan: Buku kas"
pub(super) fn improvement(words: Wording<'_>, one: domain::matching::Improvement) -> String {
    format!("{}: {}", words.label(one.fact), sentences::value(words, one.fact, one.to))
}

pub(super) fn district_name(words: Wording<'_>, code: Option<domain::facts::District>) -> String {
    match code {
        Some(code) => sentences::value(words, FactKey::District, domain::facts::FactValue::District(code)),
        None => words.say("programs-everywhere"),
    }
}

impl CataloguePage {
    pub(super) fn of(
        visit: &Visit,
        asking: &Asking,
        faults: Vec<Fault>,
        rows: &[(CatalogueProgram, Vec<ProgramCohort>)],
        next: Option<&Cursor>,
    ) -> Self {
        let words = visit.wording();
        let form = asking
            .fields()
            .into_iter()
            .fold(FormView::new(&NAMES), |form, (name, value)| form.with(name, value));
        Self {
            form: form.with_faults(visit, faults),
            active: asking.fields().iter().filter(|(_, value)| !value.is_empty()).count(),
            rows: rows.iter().map(|(program, cohorts)| row(visit, program, cohorts)).collect(),
            next: next.map(|next| asking.address(Some(next))).unwrap_or_default(),
            first: if asking.after.is_empty() { String::new() } else { asking.address(None) },
            topics: choices(words, Topic::ALL),
            districts: districts(),
            improvable: choices(words, &improvable()),
        }
    }
}

fn row(visit: &Visit, program: &CatalogueProgram, cohorts: &[ProgramCohort]) -> Row {
    let words = visit.wording();
    let today = domain::calendar::wita_date(visit.app().clock.now());
    let name = Told::of(words, &program.name);
    let open = cohorts.iter().find(|it| matches!(it.state(today), CohortState::Open | CohortState::Full));
    let topics: Vec<String> = program.topics.iter().map(|&topic| words.label(topic)).collect();
    let improves: Vec<String> = program.improves.iter().map(|&one| improvement(words, one)).collect();
    Row {
        href: format!("/programs/{}", program.id),
        name: name.text,
        fallen: name.fallen,
        by: program.partner.clone(),
        topics: topics.join(", "),
        improves: improves.join("; "),
        district: district_name(words, program.district),
        starts: open
            .map_or_else(|| words.say("programs-no-cohort"), |cohort| words.date(cohort.days.starts_on)),
        seats: open.map(|cohort| seats(words, cohort)).unwrap_or_default(),
        paused: program.publication == Publication::Paused,
    }
}

fn seats(words: Wording<'_>, cohort: &ProgramCohort) -> String {
    let left = cohort.days.seats_left(cohort.taken);
    words.say_with("programs-seats-left", &[("left", left.into()), ("seats", cohort.days.seats.into())])
}

/// A cohort as a table row.
#[derive(Debug, Serialize)]
pub(super) struct Round {
    pub(super) name: String,
    pub(super) days: String,
    pub(super) apply_by: String,
    pub(super) place: String,
    pub(super) seats: String,
    pub(super) state: String,
    pub(super) open: bool,
    /// Address of its form; empty for the public.
    pub(super) edit: String,
    /// Address of its order; empty for the public.
    pub(super) order: String,
}

pub(super) fn round(visit: &Visit, cohort: &ProgramCohort) -> Round {
    let words = visit.wording();
    let state = cohort.state(domain::calendar::wita_date(visit.app().clock.now()));
    let days = cohort.days;
    Round {
        name: cohort.name.clone(),
        days: format!("{} – {}", words.date_short(days.starts_on), words.date_short(days.ends_on)),
        apply_by: words.date_short(days.apply_by),
        place: cohort.place.clone(),
        seats: seats(words, cohort),
        state: words.label(state),
        open: matches!(state, CohortState::Open | CohortState::Full),
        edit: String::new(),
        order: String::new(),
    }
}

/// A program's own page.
#[derive(Debug, Serialize)]
pub(super) struct DetailPage {
    id: String,
    name: Told,
    by: String,
    summary: Told,
    open: bool,
    publication: String,
    facts: Vec<Datum>,
    improves: Vec<String>,
    cohorts: Vec<Round>,
    criteria: Vec<RuleLine>,
    papers: Vec<String>,
    points: Vec<String>,
    apply: bool,
}

impl DetailPage {
    pub(super) fn of(visit: &Visit, published: &Published, cohorts: &[ProgramCohort]) -> Self {
        let words = visit.wording();
        let terms = &published.version.terms;
        let open = published.program.publication == Publication::Open;
        let applies = visit.actor().is_none_or(|actor| actor.role == domain::accounts::Role::Owner);
        let cohorts: Vec<Round> = cohorts.iter().map(|cohort| round(visit, cohort)).collect();
        Self {
            id: published.program.id.to_string(),
            name: Told::of(words, &terms.name),
            by: published.partner.clone(),
            summary: Told::of(words, &terms.summary),
            open,
            publication: words.label(published.program.publication),
            facts: facts(words, terms),
            improves: terms.improves.iter().map(|&one| improvement(words, one)).collect(),
            criteria: criteria(words, &published.version.rule),
            papers: terms.papers.iter().map(|&paper| words.label(paper)).collect(),
            points: seats::words::points(words, terms),
            apply: applies && open && cohorts.iter().any(|cohort| cohort.open),
            cohorts,
        }
    }
}

/// The terms of a program as rows.
pub(super) fn facts(words: Wording<'_>, terms: &domain::programs::ProgramTerms) -> Vec<Datum> {
    let topics: Vec<String> = terms.topics.iter().map(|&topic| words.label(topic)).collect();
    let cost =
        if terms.cost.get() == 0 { words.say("programs-free") } else { words.rupiah(terms.cost.get()) };
    let mut rows = vec![
        Datum::new(words.say("programs-topics"), topics.join(", ")),
        Datum::new(words.say("programs-sessions"), words.integer(terms.sessions.into())),
        Datum::new(words.say("programs-place"), terms.place.clone()),
        Datum::new(words.say("programs-district"), district_name(words, terms.district)),
        Datum::new(words.say("programs-cost"), cost),
    ];
    if !terms.mentors.is_empty() {
        rows.push(Datum::new(words.say("programs-mentors"), terms.mentors.join(", ")));
    }
    if !terms.regulation.is_empty() {
        rows.push(Datum::new(words.say("offers-regulation"), terms.regulation.clone()));
    }
    rows
}

pub(super) fn sample_round(edit: &str) -> Round {
    Round {
        name: "Angkatan 1".into(),
        days: "1 Des 2026 – 30 Jan 2027".into(),
        apply_by: "28 Nov 2026".into(),
        place: "Balangnipa".into(),
        seats: "sisa 3 dari 20 kursi".into(),
        state: "Dibuka".into(),
        open: true,
        edit: edit.into(),
        order: edit.into(),
    }
}

impl Page for CataloguePage {
    const TEMPLATE: &'static str = "pages/programs/catalogue.html";

    fn samples() -> Vec<Self> {
        let row = |paused: bool| Row {
            href: "/programs/1".into(),
            name: "Buku <kas>".into(),
            fallen: if paused { "id".into() } else { String::new() },
            by: "Perumda".into(),
            topics: "Administrasi".into(),
            improves: "Pembukuan: Buku kas".into(),
            district: "Semua kecamatan".into(),
            starts: "1 Desember 2026".into(),
            seats: if paused { String::new() } else { "sisa 3".into() },
            paused,
        };
        let page = |rows: Vec<Row>, active: usize| Self {
            form: NAMES.iter().fold(FormView::new(&NAMES), |form, name| form.with(name, "")),
            active,
            next: if active > 0 { "/programs?after=x".into() } else { String::new() },
            first: if active > 0 { "/programs".into() } else { String::new() },
            rows,
            topics: Vec::new(),
            districts: districts(),
            improvable: Vec::new(),
        };
        vec![page(Vec::new(), 0), page(Vec::new(), 1), page(vec![row(false), row(true)], 2)]
    }
}

impl Page for DetailPage {
    const TEMPLATE: &'static str = "pages/programs/detail.html";

    fn samples() -> Vec<Self> {
        let page = |full: bool| Self {
            id: "1".into(),
            name: Told { text: "Buku kas".into(), fallen: if full { String::new() } else { "id".into() } },
            by: "Perumda".into(),
            summary: Told { text: "Belajar mencatat.".into(), fallen: String::new() },
            open: full,
            publication: "Dihentikan sementara".into(),
            facts: vec![Datum::new("Tempat".into(), "Balangnipa")],
            improves: vec!["Pembukuan: Buku kas".into()],
            cohorts: if full { vec![sample_round("")] } else { Vec::new() },
            criteria: vec![RuleLine { text: "Terbuka".into(), remedy: String::new(), any: Vec::new() }],
            papers: if full { vec!["KTP".into()] } else { Vec::new() },
            points: if full { vec!["Usaha mikro: 10".into()] } else { Vec::new() },
            apply: full,
        };
        vec![page(true), page(false)]
    }
}
