//! The pages of the partner's desk.

use domain::documents::DocumentKind;
use domain::offers::{Publication, PublicationMove};
use domain::programs::{CohortId, Merit, ProgramId, Topic};
use serde::Serialize;

use super::super::views::{Round, districts, facts, improvable, improvement, round, sample_round};
use super::forms;
use crate::usecases::programs::cohorts::ProgramCohort;
use crate::usecases::programs::{Program, ProgramVersion, publishing};
use crate::web::forms::{FormView, fault_text};
use crate::web::offers::asking::at;
use crate::web::offers::desk::views::{DeskRow, Obstacle, Task, Way, moves, named, states, tone};
use crate::web::offers::detail::{Datum, criteria, validity};
use crate::web::offers::views::{Choice, choices};
use crate::web::pages::Page;
use crate::web::rules::{self, sentences::RuleLine};
use crate::web::seats;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    states: Vec<Way>,
    rows: Vec<DeskRow>,
    next: String,
    narrowed: bool,
    once: String,
}

impl ListPage {
    pub(super) fn of(visit: &Visit, programs: &[Program], state: &str, next: Option<String>) -> Self {
        let words = visit.wording();
        let now = visit.app().clock.now();
        let row = |program: &Program| {
            let topics: Vec<String> =
                program.draft.terms.topics.iter().map(|&topic| words.label(topic)).collect();
            DeskRow {
                href: format!("/partner/programs/{}", program.id),
                name: named(words, &program.draft.terms.name),
                state: words.label(program.publication),
                tone: tone(program.publication),
                detail: topics.join(", "),
                changed: words.ago(program.updated_at, now),
            }
        };
        let more = |next: String| at("/partner/programs", &[("state", state), ("after", &next)]);
        Self {
            states: states(words, "/partner/programs", state),
            rows: programs.iter().map(row).collect(),
            next: next.map(more).unwrap_or_default(),
            narrowed: !state.is_empty(),
            once: visit.once(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ProgramPage {
    path: String,
    public: String,
    name: String,
    state: String,
    tone: &'static str,
    tasks: Vec<Task>,
    ready: bool,
    closed: bool,
    moves: Vec<Way>,
    versions: Vec<Datum>,
    cohorts: Vec<Round>,
}

impl ProgramPage {
    pub(super) fn of(
        visit: &Visit,
        program: &Program,
        versions: &[ProgramVersion],
        cohorts: &[ProgramCohort],
    ) -> Self {
        let words = visit.wording();
        let path = format!("/partner/programs/{}", program.id);
        let missing = publishing::preview(program).err().map_or(0, |faults| faults.len());
        let leaves = program.draft.rule.leaves().len();
        let hint = |key: &str, count: usize| words.say_with(key, &[("count", count.into())]);
        let tasks = vec![
            Task {
                label: words.say("programs-section-terms"),
                href: format!("{path}/edit"),
                state: if missing == 0 { "done" } else { "doing" },
                hint: if missing == 0 { String::new() } else { hint("offers-missing", missing) },
            },
            Task {
                label: words.say("programs-section-rule"),
                href: format!("{path}/rule"),
                state: if leaves == 0 { "todo" } else { "done" },
                hint: hint("offers-criteria-count", leaves),
            },
        ];
        let rounds = cohorts.iter().map(|cohort| Round {
            edit: format!("{path}/cohorts/{}", cohort.id),
            order: format!("{path}/cohorts/{}/seats", cohort.id),
            ..round(visit, cohort)
        });
        let listed = versions.iter().map(|version| published(words, program, version));
        Self {
            public: if program.current.is_some() {
                format!("/programs/{}", program.id)
            } else {
                String::new()
            },
            name: named(words, &program.draft.terms.name),
            state: words.label(program.publication),
            tone: tone(program.publication),
            tasks,
            ready: missing == 0,
            closed: program.publication == Publication::Closed,
            moves: moves(words, &path, program.publication),
            versions: listed.collect(),
            cohorts: rounds.collect(),
            path,
        }
    }
}

fn published(words: Wording<'_>, program: &Program, version: &ProgramVersion) -> Datum {
    let term = words.say_with("offers-version", &[("number", version.number.into())]);
    let valid = validity(words, version.terms.valid_from, version.terms.valid_to);
    let note =
        if Some(version.id) == program.current { words.say("offers-version-current") } else { String::new() };
    Datum { note, ..Datum::new(term, valid) }
}

/// A fact that the program may raise, with the levels it may raise it to.
#[derive(Debug, Serialize)]
struct Raise {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub(super) struct EditPage {
    action: String,
    back: String,
    revision: String,
    form: FormView,
    topics: Vec<Choice>,
    districts: Vec<Choice>,
    papers: Vec<Choice>,
    raises: Vec<Raise>,
    merits: Vec<Choice>,
}

impl EditPage {
    pub(super) fn of(visit: &Visit, id: ProgramId, revision: &str, form: FormView) -> Self {
        let words = visit.wording();
        let raise = |fact: domain::facts::FactKey| Raise {
            name: fact.as_str(),
            label: words.label(fact),
            options: rules::levels(words, fact),
        };
        Self {
            action: format!("/partner/programs/{id}/edit"),
            back: format!("/partner/programs/{id}"),
            revision: revision.to_owned(),
            form,
            topics: choices(words, Topic::ALL),
            districts: districts(),
            papers: choices(words, DocumentKind::ALL),
            raises: improvable().into_iter().map(raise).collect(),
            merits: merits(words),
        }
    }
}

/// What points can be given for, by the name of its field.
fn merits(words: Wording<'_>) -> Vec<Choice> {
    let choice =
        |(name, merit): &(&str, Merit)| Choice { value: (*name).to_owned(), label: words.label(*merit) };
    forms::POINTS.iter().map(choice).collect()
}

#[derive(Debug, Serialize)]
pub(super) struct PreviewPage {
    path: String,
    name: String,
    revision: String,
    obstacles: Vec<Obstacle>,
    facts: Vec<Datum>,
    improves: Vec<String>,
    points: Vec<String>,
    criteria: Vec<RuleLine>,
    when: String,
}

impl PreviewPage {
    pub(super) fn of(visit: &Visit, program: &Program) -> Self {
        let words = visit.wording();
        let path = format!("/partner/programs/{}", program.id);
        let page = Self {
            name: named(words, &program.draft.terms.name),
            revision: program.revision.to_string(),
            obstacles: Vec::new(),
            facts: Vec::new(),
            improves: Vec::new(),
            points: Vec::new(),
            criteria: Vec::new(),
            when: String::new(),
            path,
        };
        match publishing::preview(program) {
            Ok((terms, rule)) => Self {
                facts: facts(words, &terms),
                improves: terms.improves.iter().map(|&one| improvement(words, one)).collect(),
                points: seats::words::points(words, &terms),
                criteria: criteria(words, &rule),
                when: validity(words, terms.valid_from, terms.valid_to),
                ..page
            },
            Err(faults) => {
                let obstacles = faults.iter().map(|fault| Obstacle {
                    href: format!("{}/edit", page.path),
                    field: words.say(&format!("programs-field-{}", fault.field.replace('_', "-"))),
                    text: fault_text(visit, fault),
                });
                Self { obstacles: obstacles.collect(), ..page }
            }
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ActPage {
    action: String,
    back: String,
    name: String,
    tried: String,
    danger: bool,
}

impl ActPage {
    pub(super) fn of(visit: &Visit, program: &Program, tried: PublicationMove) -> Self {
        Self {
            action: format!("/partner/programs/{}/act/{tried}", program.id),
            back: format!("/partner/programs/{}", program.id),
            name: named(visit.wording(), &program.draft.terms.name),
            tried: tried.to_string(),
            danger: tried == PublicationMove::Close,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct CohortPage {
    action: String,
    back: String,
    new: bool,
    form: FormView,
}

impl CohortPage {
    pub(super) fn of(id: ProgramId, cohort: Option<CohortId>, form: FormView) -> Self {
        let back = format!("/partner/programs/{id}");
        let action = match cohort {
            Some(cohort) => format!("{back}/cohorts/{cohort}"),
            None => format!("{back}/cohorts"),
        };
        Self { action, back, new: cohort.is_none(), form }
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/programs/desk_list.html";

    fn samples() -> Vec<Self> {
        let row = || DeskRow {
            href: "/partner/programs/1".into(),
            name: "Buku kas".into(),
            state: "Dibuka".into(),
            tone: "green",
            detail: "Administrasi".into(),
            changed: "3 hari lalu".into(),
        };
        let page = |rows: Vec<DeskRow>, narrowed: bool| Self {
            states: Vec::new(),
            next: String::new(),
            rows,
            narrowed,
            once: "0190".into(),
        };
        vec![page(Vec::new(), false), page(Vec::new(), true), page(vec![row()], false)]
    }
}

impl Page for ProgramPage {
    const TEMPLATE: &'static str = "pages/programs/desk_program.html";

    fn samples() -> Vec<Self> {
        let page = |full: bool, closed: bool| Self {
            path: "/partner/programs/1".into(),
            public: if full { "/programs/1".into() } else { String::new() },
            name: "Buku kas".into(),
            state: "Rancangan".into(),
            tone: "plain",
            tasks: vec![Task { label: "Isi".into(), href: "/x".into(), state: "doing", hint: "?".into() }],
            ready: full,
            closed,
            moves: Vec::new(),
            versions: if full { vec![Datum::new("Versi 1".into(), "mulai")] } else { Vec::new() },
            cohorts: if full { vec![sample_round("/x")] } else { Vec::new() },
        };
        vec![page(false, false), page(true, false), page(true, true)]
    }
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "pages/programs/desk_edit.html";

    fn samples() -> Vec<Self> {
        let choice = || vec![Choice { value: "digital".into(), label: "Digital".into() }];
        vec![Self {
            action: "/partner/programs/1/edit".into(),
            back: "/partner/programs/1".into(),
            revision: "1".into(),
            form: FormView::new(&forms::NAMES),
            topics: choice(),
            districts: districts(),
            papers: choice(),
            merits: vec![Choice { value: "points_gap".into(), label: "Kekurangan".into() }],
            raises: vec![Raise { name: "digital_level", label: "Tingkat digital".into(), options: choice() }],
        }]
    }
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "pages/programs/desk_preview.html";

    fn samples() -> Vec<Self> {
        let page = |ready: bool| Self {
            path: "/partner/programs/1".into(),
            name: "Buku kas".into(),
            revision: "2".into(),
            obstacles: if ready {
                Vec::new()
            } else {
                vec![Obstacle { href: "/x".into(), field: "Tempat".into(), text: "Perlu diisi.".into() }]
            },
            facts: vec![Datum::new("Tempat".into(), "Balangnipa")],
            improves: vec!["Pembukuan: Buku kas".into()],
            points: vec!["Usaha mikro: 10".into()],
            criteria: Vec::new(),
            when: "mulai".into(),
        };
        vec![page(true), page(false)]
    }
}

impl Page for ActPage {
    const TEMPLATE: &'static str = "pages/programs/desk_act.html";

    fn samples() -> Vec<Self> {
        let page = |tried: &str| Self {
            action: format!("/partner/programs/1/act/{tried}"),
            back: "/partner/programs/1".into(),
            name: "Buku kas".into(),
            tried: tried.into(),
            danger: tried == "close",
        };
        ["pause", "close"].map(page).into()
    }
}

impl Page for CohortPage {
    const TEMPLATE: &'static str = "pages/programs/desk_cohort.html";

    fn samples() -> Vec<Self> {
        let page = |new: bool| Self {
            action: "/partner/programs/1/cohorts".into(),
            back: "/partner/programs/1".into(),
            new,
            form: FormView::new(&forms::COHORT),
        };
        vec![page(true), page(false)]
    }
}
