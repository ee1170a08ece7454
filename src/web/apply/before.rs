//! The page before an application is begun: what is wanted, what is there already, how long it takes, what comes next.

use domain::documents::DocumentKind;
use domain::facts::BusinessId;
use domain::matching::Verdict;
use serde::{Deserialize, Serialize};

use super::parts::{self, Choice, Datum, FindingView};
use crate::usecases::applications::applying::Prospect;
use crate::usecases::businesses::Business;
use crate::web::pages::Page;
use crate::web::wording::Wording;

/// The address's query.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Query {
    pub(super) business: Option<BusinessId>,
}

/// Whose application it is to be: asked where somebody has several businesses, or none.
#[derive(Debug, Serialize)]
pub(super) struct WhichPage {
    businesses: Vec<Choice>,
}

impl WhichPage {
    pub(super) fn of(address: &str, businesses: &[Business]) -> Self {
        let path = address.split('?').next().unwrap_or(address);
        let choice = |one: &Business| Choice {
            value: format!("{path}?business={}", one.id),
            label: one.name.clone(),
            hint: String::new(),
        };
        Self { businesses: businesses.iter().map(choice).collect() }
    }
}

impl Page for WhichPage {
    const TEMPLATE: &'static str = "pages/apply/which.html";

    fn samples() -> Vec<Self> {
        let choice = Choice {
            value: "/apply/offer/1?business=1".into(),
            label: "Gula Aren <Borong>".into(),
            hint: String::new(),
        };
        vec![Self { businesses: Vec::new() }, Self { businesses: vec![choice.clone(), choice] }]
    }
}

/// A paper that is wanted.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Wanted {
    label: String,
    state: &'static str,
    hint: String,
    href: String,
}

#[derive(Debug, Serialize)]
pub(super) struct BeforePage {
    kind: &'static str,
    name: String,
    organisation: String,
    business: String,
    business_id: String,
    terms: Vec<Datum>,
    papers: Vec<Wanted>,
    verdict: &'static str,
    findings: Vec<FindingView>,
    cohorts: Vec<Choice>,
    action: String,
    once: String,
    /// Where the same application runs already; empty where none does.
    running: String,
    running_draft: bool,
    /// Whether this is another wish beside one that runs.
    another: bool,
    /// What priority points are given for.
    points: Vec<String>,
    open: bool,
}

impl BeforePage {
    pub(super) fn of(words: Wording<'_>, prospect: &Prospect, action: String, once: String) -> Self {
        let terms = &prospect.version.terms;
        // What keeps her from beginning another: a draft, or what runs where nothing more can be chosen.
        let draft = prospect.running.iter().find(|one| one.status == domain::applications::Status::Draft);
        let more = terms.of_program().is_some() && !prospect.cohorts.is_empty();
        let running = draft.or_else(|| prospect.running.first().filter(|_| !more));
        let id = prospect.business.id.to_string();
        Self {
            kind: if terms.of_offer().is_some() { "offer" } else { "program" },
            name: parts::read(words, terms.name()),
            organisation: prospect.organisation.clone(),
            business: prospect.business.name.clone(),
            terms: parts::terms(words, terms),
            papers: terms.papers().iter().map(|kind| wanted(words, &id, *kind, prospect)).collect(),
            verdict: prospect.verdict.as_str(),
            findings: shown(words, prospect),
            cohorts: parts::cohorts(words, &prospect.cohorts),
            running: running.map_or_else(String::new, |one| format!("/applications/{}", one.id)),
            running_draft: running.is_some_and(|one| one.status == domain::applications::Status::Draft),
            open: prospect.open,
            business_id: id,
            another: running.is_none() && !prospect.running.is_empty() && more,
            points: terms
                .of_program()
                .map_or_else(Vec::new, |terms| super::super::seats::words::points(words, terms)),
            action,
            once,
        }
    }
}

/// Everything that stands in the way; of a business that fits, nothing has to be explained.
fn shown(words: Wording<'_>, prospect: &Prospect) -> Vec<FindingView> {
    if prospect.verdict == Verdict::Eligible {
        return Vec::new();
    }
    let mut views = parts::findings(words, &prospect.findings);
    views.retain(|view| view.truth != "pass");
    views
}

fn wanted(words: Wording<'_>, business: &str, kind: DocumentKind, prospect: &Prospect) -> Wanted {
    let held = prospect.held.iter().find(|document| document.kind == kind);
    Wanted {
        label: words.label(kind),
        state: if held.is_some() { "done" } else { "todo" },
        hint: held
            .map_or_else(|| words.say("apply-paper-missing-hint"), |document| document.file_name.clone()),
        href: if held.is_some() { String::new() } else { format!("/businesses/{business}/papers") },
    }
}

impl Page for BeforePage {
    const TEMPLATE: &'static str = "pages/apply/before.html";

    fn samples() -> Vec<Self> {
        let full = |verdict, running: &str, open| Self {
            kind: "offer",
            name: "KUR <Mikro>".into(),
            organisation: "Bank".into(),
            business: "Gula Aren".into(),
            business_id: "1".into(),
            terms: vec![parts::datum("a", "b")],
            papers: vec![
                Wanted { label: "NIB".into(), state: "done", hint: "nib.pdf".into(), href: String::new() },
                Wanted {
                    label: "KTP".into(),
                    state: "todo",
                    hint: "?".into(),
                    href: "/businesses/1/papers".into(),
                },
            ],
            verdict,
            findings: super::views::finding_samples(),
            cohorts: Vec::new(),
            action: "/apply/offer/1".into(),
            once: "1".into(),
            running: running.into(),
            running_draft: false,
            another: false,
            points: Vec::new(),
            open,
        };
        vec![
            full("eligible", "", true),
            full("nearly", "", true),
            full("unknown", "", true),
            full("ineligible", "", true),
            full("eligible", "/applications/1", true),
            Self { running_draft: true, ..full("eligible", "/applications/1", true) },
            full("eligible", "", false),
            Self {
                kind: "program",
                another: true,
                points: vec!["Usaha mikro: 10".into()],
                papers: Vec::new(),
                findings: Vec::new(),
                cohorts: vec![Choice { value: "1".into(), label: "Angkatan 1".into(), hint: "?".into() }],
                ..full("eligible", "", true)
            },
        ]
    }
}
