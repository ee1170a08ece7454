//! The pages of the bank's desk.

mod samples;

use domain::documents::DocumentKind;
use domain::language::Bilingual;
use domain::money::Method;
use domain::offers::{Collateral, OfferId, Publication, PublicationMove, Scheme, open_publication_moves};
use serde::Serialize;

use super::forms::Section;
use crate::usecases::offers::publishing;
use crate::usecases::offers::{Offer, OfferVersion};
use crate::web::forms::{FormView, fault_text};
use crate::web::offers::asking::at;
use crate::web::offers::detail::{Datum, criteria, terms, validity};
use crate::web::offers::views::{Choice, choices};
use crate::web::rules::sentences::RuleLine;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Way {
    pub(crate) href: String,
    pub(crate) label: String,
    /// Whether the page is this one.
    pub(crate) current: bool,
}

/// The states to narrow a desk's list by.
pub(crate) fn states(words: Wording<'_>, path: &str, now: &str) -> Vec<Way> {
    let all = Way { href: path.to_owned(), label: words.say("all"), current: now.is_empty() };
    let of = |state: &Publication| Way {
        href: at(path, &[("state", state.as_str())]),
        label: words.label(*state),
        current: now == state.as_str(),
    };
    std::iter::once(all).chain(Publication::ALL.iter().map(of)).collect()
}

/// The moves that are open, as links to their confirmation.
pub(crate) fn moves(words: Wording<'_>, path: &str, from: Publication) -> Vec<Way> {
    let open = open_publication_moves(from).iter().filter(|one| **one != PublicationMove::Publish);
    open.map(|one| Way {
        href: format!("{path}/act/{one}"),
        label: words.say(&format!("offers-move-{one}")),
        current: false,
    })
    .collect()
}

/// The colour of a state.
pub(crate) const fn tone(publication: Publication) -> &'static str {
    match publication {
        Publication::Draft | Publication::Closed => "plain",
        Publication::Scheduled => "teal",
        Publication::Open => "green",
        Publication::Paused => "amber",
    }
}

/// One offer or program of a desk's list.
#[derive(Debug, Serialize)]
pub(crate) struct DeskRow {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) state: String,
    pub(crate) tone: &'static str,
    pub(crate) detail: String,
    pub(crate) changed: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    states: Vec<Way>,
    rows: Vec<DeskRow>,
    next: String,
    narrowed: bool,
}

impl ListPage {
    pub(super) fn of(visit: &Visit, offers: &[Offer], state: &str, next: Option<String>) -> Self {
        let words = visit.wording();
        let now = visit.app().clock.now();
        let row = |offer: &Offer| DeskRow {
            href: format!("/bank/offers/{}", offer.id),
            name: named(words, &offer.draft.terms.name),
            state: words.label(offer.publication),
            tone: tone(offer.publication),
            detail: offer.draft.terms.scheme.map(|scheme| words.label(scheme)).unwrap_or_default(),
            changed: words.ago(offer.updated_at, now),
        };
        Self {
            states: states(words, "/bank/offers", state),
            rows: offers.iter().map(row).collect(),
            next: next
                .map(|next| at("/bank/offers", &[("state", state), ("after", &next)]))
                .unwrap_or_default(),
            narrowed: !state.is_empty(),
        }
    }
}

/// The name, or that there is none yet.
pub(crate) fn named(words: Wording<'_>, name: &Bilingual) -> String {
    let (name, _) = name.read(words.language());
    if name.trim().is_empty() { words.say("offers-unnamed") } else { name.to_owned() }
}

#[derive(Debug, Serialize)]
pub(super) struct NewPage {
    form: FormView,
    schemes: Vec<Choice>,
}

impl NewPage {
    pub(super) fn of(visit: &Visit, form: FormView) -> Self {
        Self { form, schemes: choices(visit.wording(), Scheme::ALL) }
    }
}

/// A section of the draft as a task.
#[derive(Debug, Serialize)]
pub(crate) struct Task {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) state: &'static str,
    pub(crate) hint: String,
}

#[derive(Debug, Serialize)]
pub(super) struct OfferPage {
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
}

impl OfferPage {
    pub(super) fn of(visit: &Visit, offer: &Offer, versions: &[OfferVersion]) -> Self {
        let words = visit.wording();
        let path = format!("/bank/offers/{}", offer.id);
        let faults = publishing::preview(offer).err().unwrap_or_default();
        let task = |section: Section| {
            let missing = faults.iter().filter(|fault| Section::of_field(&fault.field) == section).count();
            Task {
                label: words.say(&format!("offers-section-{}", section.name())),
                href: format!("{path}/edit/{}", section.name()),
                state: if missing == 0 { "done" } else { "doing" },
                hint: if missing == 0 {
                    String::new()
                } else {
                    words.say_with("offers-missing", &[("count", missing.into())])
                },
            }
        };
        let criteria = offer.draft.rule.leaves().len();
        let rule = Task {
            label: words.say("offers-section-rule"),
            href: format!("{path}/rule"),
            state: if criteria == 0 { "todo" } else { "done" },
            hint: words.say_with("offers-criteria-count", &[("count", criteria.into())]),
        };
        let in_force = |version: &OfferVersion| Some(version.id) == offer.current;
        let listed = versions.iter().map(|version| {
            let term = words.say_with("offers-version", &[("number", version.number.into())]);
            let days = validity(words, version.terms.valid_from, version.terms.valid_to);
            let note = if in_force(version) { words.say("offers-version-current") } else { String::new() };
            Datum { note, ..Datum::new(term, days) }
        });
        Self {
            public: if offer.current.is_some() { format!("/offers/{}", offer.id) } else { String::new() },
            name: named(words, &offer.draft.terms.name),
            state: words.label(offer.publication),
            tone: tone(offer.publication),
            tasks: Section::ALL.into_iter().map(task).chain([rule]).collect(),
            ready: faults.is_empty(),
            closed: offer.publication == Publication::Closed,
            moves: moves(words, &path, offer.publication),
            versions: listed.collect(),
            path,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct SectionPage {
    section: &'static str,
    title: String,
    action: String,
    back: String,
    revision: String,
    form: FormView,
    schemes: Vec<Choice>,
    methods: Vec<Choice>,
    collaterals: Vec<Choice>,
    papers: Vec<Choice>,
}

impl SectionPage {
    pub(super) fn of(visit: &Visit, section: Section, id: OfferId, revision: &str, form: FormView) -> Self {
        let words = visit.wording();
        Self {
            section: section.name(),
            title: words.say(&format!("offers-section-{}", section.name())),
            action: format!("/bank/offers/{id}/edit/{}", section.name()),
            back: format!("/bank/offers/{id}"),
            revision: revision.to_owned(),
            form,
            schemes: choices(words, Scheme::ALL),
            methods: choices(words, Method::ALL),
            collaterals: choices(words, Collateral::ALL),
            papers: choices(words, DocumentKind::ALL),
        }
    }
}

/// What still stands in the way, with the way to its field.
#[derive(Debug, Serialize)]
pub(crate) struct Obstacle {
    pub(crate) href: String,
    pub(crate) field: String,
    pub(crate) text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct PreviewPage {
    path: String,
    name: String,
    revision: String,
    obstacles: Vec<Obstacle>,
    terms: Vec<Datum>,
    criteria: Vec<RuleLine>,
    papers: Vec<String>,
    when: String,
}

impl PreviewPage {
    pub(super) fn of(visit: &Visit, offer: &Offer) -> Self {
        let words = visit.wording();
        let path = format!("/bank/offers/{}", offer.id);
        let page = Self {
            name: named(words, &offer.draft.terms.name),
            revision: offer.revision.to_string(),
            obstacles: Vec::new(),
            terms: Vec::new(),
            criteria: Vec::new(),
            papers: Vec::new(),
            when: String::new(),
            path,
        };
        match publishing::preview(offer) {
            Ok((ready, rule)) => Self {
                terms: terms(words, &ready),
                criteria: criteria(words, &rule),
                papers: ready.papers.iter().map(|&paper| words.label(paper)).collect(),
                when: validity(words, ready.valid_from, ready.valid_to),
                ..page
            },
            Err(faults) => {
                let obstacles = faults.iter().map(|fault| Obstacle {
                    href: format!("{}/edit/{}", page.path, Section::of_field(&fault.field).name()),
                    field: words.say(&format!("offers-field-{}", fault.field.replace('_', "-"))),
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
    pub(super) fn of(visit: &Visit, offer: &Offer, tried: PublicationMove) -> Self {
        Self {
            action: format!("/bank/offers/{}/act/{tried}", offer.id),
            back: format!("/bank/offers/{}", offer.id),
            name: named(visit.wording(), &offer.draft.terms.name),
            tried: tried.to_string(),
            danger: tried == PublicationMove::Close,
        }
    }
}
