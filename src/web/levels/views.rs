//! The pages of levels.

use domain::applications::ApplicationId;
use domain::facts::BusinessId;
use domain::levels::{Area, Assessor, LEVEL_MOST, POINTS_MOST, fact_of, questions};
use serde::Serialize;

use crate::usecases::levels::{Assessment, Overview, Standing};
use crate::usecases::programs::catalogue::CatalogueProgram;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::rules::sentences;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// How many of the weakest answers a result names.
const RISES: usize = 4;

/// Where the questions are asked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// At the owner's.
    Owner(BusinessId),
    /// At the desk, of a participant.
    Case(ApplicationId),
}

/// One area in the overview.
#[derive(Debug, Clone, Serialize)]
struct AreaRow {
    name: String,
    about: String,
    level: String,
    said: String,
    fact: String,
    result: String,
    ask: String,
    link: String,
}

#[derive(Debug, Serialize)]
pub(super) struct OverviewPage {
    back: String,
    name: String,
    areas: Vec<AreaRow>,
    own: bool,
}

impl OverviewPage {
    /// `base` is the address below which the areas lie.
    pub(super) fn of(words: Wording<'_>, seen: &Overview, base: String, own: bool) -> Self {
        let row = |standing: &Standing| {
            let area = standing.area;
            let newest = standing.assessments.first();
            let address = format!("{base}/levels/{area}");
            AreaRow {
                name: words.label(area),
                about: words.say(&format!("levels-about-{area}")),
                level: newest.map_or_else(String::new, |one| level(words, one.answers.level())),
                said: newest.map_or_else(|| words.say("levels-never"), |one| said(words, one)),
                fact: fact(words, standing),
                result: if own && newest.is_some() { address.clone() } else { String::new() },
                ask: if own { format!("{address}/assess") } else { address },
                link: words.say(if newest.is_some() { "levels-again" } else { "levels-begin" }),
            }
        };
        Self { name: seen.name.clone(), areas: seen.areas.iter().map(row).collect(), own, back: base }
    }
}

/// "Tingkat 2 dari 4"
fn level(words: Wording<'_>, level: u8) -> String {
    words.say_with("levels-level", &[("level", level.into()), ("most", LEVEL_MOST.into())])
}

/// Whose word it is, and since when.
fn said(words: Wording<'_>, one: &Assessment) -> String {
    let key = match one.assessor {
        Assessor::Owner => "levels-by-owner",
        Assessor::Partner => "levels-by-partner",
    };
    let organisation = one.organisation.as_deref().unwrap_or_default();
    words.say_with(
        key,
        &[
            ("name", one.by.as_str().into()),
            ("organisation", organisation.into()),
            ("day", words.day_of(one.at).into()),
        ],
    )
}

/// What rules read: the fact as it stands today, which somebody may have stated since.
fn fact(words: Wording<'_>, standing: &Standing) -> String {
    let key = fact_of(standing.area);
    let Some(fact) = standing.fact else { return String::new() };
    let value = sentences::value(words, key, fact.value);
    let when = fact.stated_on.map_or_else(String::new, |day| words.date_short(day));
    words.say_with(
        "levels-fact",
        &[
            ("fact", words.label(key).into()),
            ("value", value.into()),
            ("evidence", words.label(fact.evidence).into()),
            ("day", when.into()),
        ],
    )
}

/// A question with its answers.
#[derive(Debug, Clone, Serialize)]
struct Question {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// The questions of one area.
#[derive(Debug, Serialize)]
pub(super) struct AskPage {
    action: String,
    back: String,
    business: String,
    title: String,
    lead: String,
    questions: Vec<Question>,
    form: FormView,
    once: String,
}

impl AskPage {
    /// Empty, or as typed with its faults.
    pub(super) fn of(
        visit: &Visit,
        area: Area,
        seen: &Overview,
        place: Place,
        form: Option<FormView>,
    ) -> Self {
        let words = visit.wording();
        let (action, back, lead) = match place {
            Place::Owner(id) => {
                let base = format!("/businesses/{id}/levels");
                (format!("{base}/{area}/assess"), base, "levels-ask-owner")
            }
            Place::Case(id) => {
                let base = format!("/cases/{id}/levels");
                (format!("{base}/{area}"), base, "levels-ask-partner")
            }
        };
        Self {
            action,
            back,
            business: seen.name.clone(),
            title: words.label(area),
            lead: words.say(lead),
            questions: questions(area).iter().map(|name| question(words, area, name)).collect(),
            form: form.unwrap_or_else(|| FormView::new(questions(area))),
            once: visit.once(),
        }
    }
}

fn question(words: Wording<'_>, area: Area, name: &'static str) -> Question {
    let option = |points: u8| Choice { value: points.to_string(), label: answer(words, area, name, points) };
    Question {
        name,
        label: words.say(&format!("assess-{area}-{name}")),
        options: (0..=POINTS_MOST).map(option).collect(),
    }
}

fn answer(words: Wording<'_>, area: Area, name: &str, points: u8) -> String {
    words.say(&format!("assess-{area}-{name}-{points}"))
}

/// An answer that can still rise.
#[derive(Debug, Clone, Serialize)]
struct RiseRow {
    question: String,
    has: String,
    next: String,
}

/// An assessment in the history.
#[derive(Debug, Clone, Serialize)]
struct PastRow {
    level: String,
    said: String,
}

#[derive(Debug, Clone, Serialize)]
struct ProgramRow {
    name: String,
    href: String,
    by: String,
}

/// What an assessment came to.
#[derive(Debug, Serialize)]
pub(super) struct ResultPage {
    back: String,
    ask: String,
    business: String,
    title: String,
    level: String,
    percent: u32,
    said: String,
    fact: String,
    /// What the next level takes; empty at the top.
    next: String,
    rises: Vec<RiseRow>,
    programs: Vec<ProgramRow>,
    past: Vec<PastRow>,
}

impl ResultPage {
    /// Nothing where the area was never assessed.
    pub(super) fn of(
        words: Wording<'_>,
        seen: &Overview,
        area: Area,
        programs: &[CatalogueProgram],
    ) -> Option<Self> {
        let standing = seen.areas.iter().find(|one| one.area == area)?;
        let newest = standing.assessments.first()?;
        let answers = newest.answers;
        let back = format!("/businesses/{}/levels", seen.business);
        let rise = |rise: &domain::levels::Rise| RiseRow {
            question: words.say(&format!("assess-{area}-{}", rise.question)),
            has: answer(words, area, rise.question, rise.has),
            next: answer(words, area, rise.question, rise.to),
        };
        let past =
            |one: &Assessment| PastRow { level: level(words, one.answers.level()), said: said(words, one) };
        let program = |one: &CatalogueProgram| ProgramRow {
            name: one.name.read(words.language()).0.to_owned(),
            href: format!("/programs/{}", one.id),
            by: one.partner.clone(),
        };
        Some(Self {
            ask: format!("{back}/{area}/assess"),
            back,
            business: seen.name.clone(),
            title: words.label(area),
            level: level(words, answers.level()),
            percent: u32::from(answers.total()) * 100 / (8 * u32::from(POINTS_MOST)),
            said: said(words, newest),
            fact: fact(words, standing),
            next: answers.missing().map_or_else(String::new, |missing| {
                let next = answers.level() + 1;
                words.say_with("levels-next", &[("level", next.into()), ("points", missing.into())])
            }),
            rises: answers.rises().iter().take(RISES).map(rise).collect(),
            programs: programs.iter().map(program).collect(),
            past: standing.assessments.iter().skip(1).map(past).collect(),
        })
    }
}

impl Page for OverviewPage {
    const TEMPLATE: &'static str = "pages/levels/overview.html";

    fn samples() -> Vec<Self> {
        let row = |assessed: bool| AreaRow {
            name: "Digital".into(),
            about: "Ponsel dan <internet>".into(),
            level: if assessed { "Tingkat 2 dari 4".into() } else { String::new() },
            said: "Dinilai sendiri, 23 November 2026".into(),
            fact: if assessed { "Tingkat digital: 2".into() } else { String::new() },
            result: if assessed { "/businesses/1/levels/digital".into() } else { String::new() },
            ask: "/businesses/1/levels/digital/assess".into(),
            link: "Nilai".into(),
        };
        let page = |own: bool| Self {
            back: "/businesses/1".into(),
            name: "Gula <Aren>".into(),
            areas: vec![row(false), row(true)],
            own,
        };
        vec![page(true), page(false)]
    }
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "pages/levels/ask.html";

    fn samples() -> Vec<Self> {
        let option = |points: u8| Choice { value: points.to_string(), label: format!("Jawaban <{points}>") };
        let question =
            |name| Question { name, label: "Apakah?".into(), options: (0..3).map(option).collect() };
        vec![Self {
            action: "/businesses/1/levels/digital/assess".into(),
            back: "/businesses/1/levels".into(),
            business: "Gula <Aren>".into(),
            title: "Digital".into(),
            lead: "Delapan pertanyaan.".into(),
            questions: questions(Area::Digital).iter().map(|name| question(*name)).collect(),
            form: FormView::new(questions(Area::Digital)),
            once: "1".into(),
        }]
    }
}

impl Page for ResultPage {
    const TEMPLATE: &'static str = "pages/levels/result.html";

    fn samples() -> Vec<Self> {
        let page = |top: bool| Self {
            back: "/businesses/1/levels".into(),
            ask: "/businesses/1/levels/digital/assess".into(),
            business: "Gula <Aren>".into(),
            title: "Digital".into(),
            level: "Tingkat 2 dari 4".into(),
            percent: 50,
            said: "Dinilai sendiri, 23 November 2026".into(),
            fact: "Tingkat digital: 2".into(),
            next: if top { String::new() } else { "Dua poin lagi".into() },
            rises: if top {
                Vec::new()
            } else {
                vec![RiseRow { question: "Apakah?".into(), has: "Belum".into(), next: "Sudah <ya>".into() }]
            },
            programs: if top {
                Vec::new()
            } else {
                vec![ProgramRow { name: "Jualan".into(), href: "/programs/1".into(), by: "Perumda".into() }]
            },
            past: if top {
                vec![PastRow { level: "Tingkat 1 dari 4".into(), said: "Dinilai sendiri".into() }]
            } else {
                Vec::new()
            },
        };
        vec![page(false), page(true)]
    }
}
