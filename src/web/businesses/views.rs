//! The pages of businesses.

use domain::facts::FactKey;
use serde::Serialize;

use super::forms;
use super::rows::{FileRow, HistoryRow, file_sample};
use super::steps::{Step, Subject};
use crate::usecases::businesses::needs::Need;
use crate::usecases::businesses::{Business, Known, Stated};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::questions::{self, Question};
use crate::web::rules::sentences;
use crate::web::samples;
use crate::web::wording::Wording;

/// A line of a hub: a step, or a business in the list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Task {
    pub(super) label: String,
    pub(super) href: String,
    pub(super) hint: String,
    pub(super) state: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    pub(super) businesses: Vec<Task>,
    /// Whether answers of the quick check wait to be kept.
    pub(super) answers: bool,
    /// Those that were put away, with the address at which each is taken out again.
    pub(super) away: Vec<Task>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/businesses/list.html";

    fn samples() -> Vec<Self> {
        let task = Task {
            label: "Gula Aren Borong".into(),
            href: "/businesses/1".into(),
            hint: "Sinjai Borong".into(),
            state: "doing",
        };
        let away = vec![task.clone()];
        vec![
            Self { businesses: vec![], answers: true, away: vec![] },
            Self { businesses: vec![task], answers: false, away: vec![] },
            Self { businesses: vec![], answers: false, away },
        ]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct NewPage {
    pub(super) form: FormView,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "pages/businesses/new.html";

    fn samples() -> Vec<Self> {
        let form = FormView::new(&forms::NEW);
        vec![Self { form }]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct HubPage {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) told: usize,
    pub(super) all: usize,
    pub(super) percent: usize,
    pub(super) tasks: Vec<Task>,
    pub(super) warnings: Vec<String>,
    pub(super) size: String,
    pub(super) next: String,
    pub(super) ready: bool,
}

impl HubPage {
    pub(super) fn of(words: Wording<'_>, subject: &Subject<'_>) -> Self {
        let Subject { business, known, owner } = subject;
        let id = business.id.to_string();
        let facts = &known.facts;
        let tasks: Vec<_> = Step::ALL.iter().map(|step| task(words, &id, *step, known)).collect();
        let (told, all) = Step::ALL
            .iter()
            .map(|step| step.told(facts))
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let next = Step::ALL.iter().find(|step| step.state(facts) == "todo");
        Self {
            name: business.name.clone(),
            place: place_words(business),
            told,
            all,
            percent: told * 100 / all.max(1),
            tasks,
            warnings: super::steps::warnings(words, &owner.warnings),
            size: super::steps::size_remark(words, business, known).unwrap_or_default(),
            next: next.map_or_else(String::new, |step| format!("/businesses/{id}/{}", step.name())),
            ready: known.need.is_some(),
            id,
        }
    }
}

fn task(words: Wording<'_>, id: &str, step: Step, known: &Known) -> Task {
    let (told, all) = step.told(&known.facts);
    let count = [
        ("told", i64::try_from(told).unwrap_or_default().into()),
        ("all", i64::try_from(all).unwrap_or_default().into()),
    ];
    Task {
        label: words.say(&format!("business-step-{}", step.name())),
        href: format!("/businesses/{id}/{}", step.name()),
        hint: match (step, need_words(words, known)) {
            (Step::Need, Some(need)) => need,
            _ => words.say_with("business-told", &count),
        },
        state: step.state(&known.facts),
    }
}

/// "Rp75.000.000, 24 bulan, modal kerja".
pub(super) fn need_words(words: Wording<'_>, known: &Known) -> Option<String> {
    known.need?;
    let said = |key| Some(sentences::value(words, key, known.facts.value(key)?));
    let parts = [FactKey::RequestedAmount, FactKey::RequestedTenorMonths, FactKey::Purpose];
    Some(parts.into_iter().filter_map(said).collect::<Vec<_>>().join(", "))
}

/// "Borong, Sinjai Borong".
pub(crate) fn place_words(business: &Business) -> String {
    let village = business.place.village.as_deref().and_then(domain::regions::village);
    let district = business.place.district.as_deref().and_then(domain::regions::district);
    let names = village.map(|v| v.name).into_iter().chain(district.map(|d| d.name));
    names.collect::<Vec<_>>().join(", ")
}

impl Page for HubPage {
    const TEMPLATE: &'static str = "pages/businesses/hub.html";

    fn samples() -> Vec<Self> {
        let full = Self {
            id: "1".into(),
            name: "Gula Aren Borong".into(),
            place: "Bonto Katute, Sinjai Borong".into(),
            told: 12,
            all: 24,
            percent: 50,
            tasks: vec![Task {
                label: "Identitas".into(),
                href: "/".into(),
                hint: "2 dari 4".into(),
                state: "doing",
            }],
            warnings: vec!["Tanggal lahir pada NIK berbeda.".into()],
            size: "Usaha mikro".into(),
            next: "/businesses/1/trade".into(),
            ready: false,
        };
        let done = Self {
            warnings: vec![],
            size: String::new(),
            place: String::new(),
            next: String::new(),
            ready: true,
            ..full_again(&full)
        };
        vec![full, done]
    }
}

fn full_again(page: &HubPage) -> HubPage {
    HubPage {
        id: page.id.clone(),
        name: page.name.clone(),
        place: page.place.clone(),
        told: page.told,
        all: page.all,
        percent: page.percent,
        tasks: page.tasks.clone(),
        warnings: page.warnings.clone(),
        size: page.size.clone(),
        next: page.next.clone(),
        ready: page.ready,
    }
}

#[derive(Debug, Serialize)]
pub(super) struct StepPage {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) step: &'static str,
    pub(super) at: usize,
    pub(super) of: usize,
    pub(super) questions: Vec<Question>,
    pub(super) form: FormView,
    pub(super) remarks: Vec<String>,
    /// The district whose villages are listed.
    pub(super) asked: String,
    pub(super) files: Vec<FileRow>,
    /// Closed needs, on the page of the need.
    pub(super) former: Vec<String>,
    pub(super) open: bool,
}

impl StepPage {
    pub(super) fn of(step: Step, words: Wording<'_>, subject: &Subject<'_>) -> Self {
        let questions = step.questions(words, subject);
        let form = step.form(words, subject, &questions);
        let business = subject.business;
        Self {
            id: business.id.to_string(),
            name: business.name.clone(),
            step: step.name(),
            at: step.at(),
            of: Step::ALL.len(),
            questions,
            form,
            remarks: super::steps::remarks(step, words, subject),
            asked: business.place.district.clone().unwrap_or_default(),
            files: Vec::new(),
            former: Vec::new(),
            open: subject.known.need.is_some(),
        }
    }
}

/// A closed need in a line.
pub(super) fn former(words: Wording<'_>, need: &Need) -> String {
    let months = words.months(i64::from(need.tenor_months));
    let (amount, purpose) = (words.rupiah(need.amount), words.label(need.purpose));
    format!("{amount}, {months}, {purpose} ({})", words.day_of(need.created_at))
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "pages/businesses/step.html";

    fn samples() -> Vec<Self> {
        let question = |kind, name| Question {
            kind,
            name,
            label: "Pertanyaan".into(),
            hint: "Petunjuk".into(),
            options: vec![questions::choice("a", "A"), questions::choice("", "Belum tahu")],
            optional: true,
            evidence: "Sudah diperiksa".into(),
            tone: "green",
            when: "3 November 2026".into(),
            suffix: String::new(),
        };
        let kinds = ["money", "date", "select", "radios", "long", "number", "text"];
        let names = ["annual_sales", "started_on", "sector", "nib", "description", "employees", "address"];
        let page = |step: Step, form: FormView| Self {
            id: "1".into(),
            name: "Gula Aren Borong".into(),
            step: step.name(),
            at: step.at(),
            of: Step::ALL.len(),
            questions: kinds.into_iter().zip(names).map(|(kind, name)| question(kind, name)).collect(),
            form,
            remarks: vec!["Usaha mikro".into()],
            asked: "73.07.07".into(),
            files: vec![file_sample("unchecked"), file_sample("rejected")],
            former: vec!["Rp10.000.000".into()],
            open: true,
        };
        let mut pages: Vec<_> = Step::ALL.into_iter().map(|step| page(step, FormView::new(&names))).collect();
        pages.push(page(Step::Money, samples::wrong(FormView::new(&names), "annual_sales")));
        pages
    }
}

#[derive(Debug, Serialize)]
pub(super) struct UploadPage {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kinds: Vec<questions::Choice>,
    pub(super) form: FormView,
}

pub(super) const UPLOAD: [&str; 3] = ["kind", "expires_on", "file"];

impl Page for UploadPage {
    const TEMPLATE: &'static str = "pages/businesses/upload.html";

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            id: "1".into(),
            name: "Gula Aren Borong".into(),
            kinds: vec![questions::choice("nib", "NIB")],
            form,
        };
        vec![page(FormView::new(&UPLOAD)), page(samples::wrong(FormView::new(&UPLOAD), "file"))]
    }
}

/// What was ever stated of a business.
#[derive(Debug, Serialize)]
pub(crate) struct HistoryPage {
    name: String,
    rows: Vec<HistoryRow>,
    back: String,
}

impl HistoryPage {
    pub(crate) fn of(words: Wording<'_>, business: &Business, lines: &[Stated], back: String) -> Self {
        let rows = lines.iter().map(|line| HistoryRow::of(words, line)).collect();
        Self { name: business.name.clone(), rows, back }
    }
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "pages/businesses/history.html";

    fn samples() -> Vec<Self> {
        let row = HistoryRow {
            at: "3 November 2026".into(),
            fact: "NIB".into(),
            value: "Ya".into(),
            evidence: "Sudah diperiksa".into(),
            tone: "green",
            by: "Andi".into(),
            note: String::new(),
        };
        let page = |rows| Self { name: "Gula Aren Borong".into(), rows, back: "/businesses/1".into() };
        vec![page(vec![]), page(vec![row])]
    }
}
