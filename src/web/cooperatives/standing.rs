//! Size, lending class and what makes a cooperative modern, on its page for the office and for its board: what is known and
//! from where, what is missing, the next step; and the form by which either says what the system cannot see.

use chrono::NaiveDate;
use domain::cooperatives::{
    CooperativeKind, Found, Ground, Measure, Practice, RecordSource, Said, modern_test,
};
use domain::matching::Truth;
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::cooperatives::standing::{Origin, Standing, Statement};
use crate::web::forms::{self, FormView, Reader};
use crate::web::posted::Fields;
use crate::web::questions::{Choice, choice};
use crate::web::sheets::Datum;
use crate::web::wording::Wording;

const FIELDS: [&str; 4] = ["practice", "holds", "on", "note"];
/// What was said that a page shows, the latest first.
const SHOWN: usize = 12;

#[derive(Debug, Serialize)]
pub(in crate::web) struct StandingView {
    size: Vec<Datum>,
    class: String,
    class_note: String,
    test: String,
    modern: &'static str,
    points: Vec<Point>,
    said: Vec<String>,
    /// Where the form goes; empty for who may not say anything.
    action: String,
    form: FormView,
    practices: Vec<Choice>,
    answers: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Point {
    label: String,
    truth: &'static str,
    ground: String,
    next: String,
    href: String,
}

/// What the page is drawn for.
#[derive(Debug)]
pub(in crate::web) struct Asked {
    pub(in crate::web) as_of: NaiveDate,
    pub(in crate::web) kind: CooperativeKind,
    pub(in crate::web) action: String,
    /// The books, for who may open them.
    pub(in crate::web) books: String,
}

pub(in crate::web) fn form() -> FormView {
    FormView::new(&FIELDS)
}

pub(in crate::web) fn typed(fields: &Fields) -> FormView {
    FormView::typed(&FIELDS, fields)
}

/// What was said, as the form gives it.
pub(in crate::web) fn read(fields: &Fields, source: RecordSource) -> Result<(Said, Option<String>), Failure> {
    let mut reader = Reader::new(fields);
    let practice = reader.choice::<Practice>("practice");
    let holds = reader.wanted("holds", |text| match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("choose"),
    });
    let on =
        reader.wanted("on", |text| forms::day(text).filter(|day| super::asking::is_near(*day)).ok_or("date"));
    let note = reader.optional("note", 300);
    reader.finish().map_err(Failure::Invalid)?;
    let (Some(practice), Some(holds), Some(on)) = (practice, holds, on) else {
        return Err(Failure::NotFound);
    };
    Ok((Said { practice, holds, on, source }, note))
}

impl StandingView {
    pub(in crate::web) fn sample(full: bool) -> Self {
        let point = |truth: &'static str, next: &str| Point {
            label: "Di dalam ekosistem digital".into(),
            truth,
            ground: "Terlihat sejak 1 Mei 2026".into(),
            next: next.into(),
            href: if next.is_empty() { String::new() } else { "/books/1".into() },
        };
        Self {
            size: vec![Datum {
                term: "Anggota".into(),
                detail: "120".into(),
                note: "dari daftar dinas".into(),
                ..Datum::default()
            }],
            class: if full { "Kelas I".into() } else { String::new() },
            class_note: "Permenkop UKM 8/2023 Pasal 49".into(),
            test: if full { "Kementerian Koperasi, Oktober 2024".into() } else { String::new() },
            modern: "unknown",
            points: if full {
                vec![point("pass", ""), point("unknown", "Buka pembukuan")]
            } else {
                Vec::new()
            },
            said: if full { vec!["Ya, sejak 1 Mei 2026: Rahma, pengurus".into()] } else { Vec::new() },
            action: if full { "/cooperatives/1/practices".into() } else { String::new() },
            form: form(),
            practices: vec![choice("young_board", "Pengurus muda")],
            answers: vec![choice("yes", "Ya")],
        }
    }

    pub(in crate::web) fn of(words: Wording<'_>, standing: &Standing, asked: &Asked, form: FormView) -> Self {
        let mut sayable: Vec<Practice> =
            modern_test(asked.as_of).map_or(&[][..], |test| test.criteria).to_vec();
        if asked.kind != CooperativeKind::SavingsLoans {
            sayable.push(Practice::Lending);
        }
        let point = |found: &Found| point(words, found, asked);
        Self {
            size: Measure::ALL.iter().map(|measure| size(words, standing, *measure)).collect(),
            class: class(words, standing),
            class_note: class_note(words, standing),
            test: standing.test.map_or_else(String::new, |test| {
                words.say_with("cooperative-modern-test", &[("source", test.source.into())])
            }),
            modern: standing.modern().as_str(),
            points: standing.criteria.iter().map(point).collect(),
            said: standing.said.iter().rev().take(SHOWN).map(|said| told(words, said)).collect(),
            action: asked.action.clone(),
            form,
            practices: sayable.iter().map(|one| choice(one.as_str(), words.label(*one))).collect(),
            answers: vec![choice("yes", words.yes_no(true)), choice("no", words.yes_no(false))],
        }
    }
}

fn size(words: Wording<'_>, standing: &Standing, measure: Measure) -> Datum {
    let amount = standing.size.of(measure).map(|amount| match measure {
        Measure::Members => words.integer(amount),
        Measure::OwnCapital | Measure::Assets => words.rupiah(amount),
    });
    let origin = standing.origin(measure).map(|origin| match origin {
        Origin::Register => words.say("cooperative-source-register"),
        Origin::Here => words.say("cooperative-origin-here"),
    });
    Datum {
        term: words.label(measure),
        detail: amount.unwrap_or_else(|| words.say("cooperative-not-known")),
        note: origin.unwrap_or_default(),
        ..Datum::default()
    }
}

/// The class in a few words: certain, at least, not known; that it does not lend, or that this is not known.
pub(super) fn class(words: Wording<'_>, standing: &Standing) -> String {
    match (standing.lends.truth, &standing.classed) {
        (Truth::Fail, _) => words.say("cooperative-class-none"),
        (Truth::Unknown, _) => words.say("cooperative-class-maybe"),
        (Truth::Pass, None) => words.say("cooperative-class-unknown"),
        (Truth::Pass, Some(classed)) if classed.certain => words.label(classed.class),
        (Truth::Pass, Some(classed)) => {
            words.say_with("cooperative-class-least", &[("class", words.label(classed.class).into())])
        }
    }
}

/// Why that class, by which text, and what would make it certain.
fn class_note(words: Wording<'_>, standing: &Standing) -> String {
    let names = |measures: &[Measure]| {
        measures.iter().map(|measure| words.label(*measure).to_lowercase()).collect::<Vec<_>>().join(", ")
    };
    let mut parts = vec![ground(words, &standing.lends)];
    match (&standing.classed, standing.lends.truth) {
        (Some(classed), Truth::Pass) => {
            let by = [("by", names(&classed.by).into()), ("law", classed.law.source.into())];
            parts.push(words.say_with("cooperative-class-by", &by));
            if !classed.certain {
                let missing = [("missing", names(&classed.missing).into())];
                parts.push(words.say_with("cooperative-class-missing", &missing));
            }
        }
        // What is known of its size makes no class before there was a text.
        (None, Truth::Pass) if Measure::ALL.iter().any(|measure| standing.size.of(*measure).is_some()) => {
            parts.push(words.say("cooperative-class-before"));
        }
        (None, Truth::Pass) => parts.push(words.say("cooperative-class-nothing")),
        (_, Truth::Unknown) => parts.push(words.say("practice-next-lending-unit")),
        (_, Truth::Fail) => {}
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn ground(words: Wording<'_>, found: &Found) -> String {
    let day = |day: NaiveDate| [("day", words.date(day).into())];
    match found.ground {
        Ground::Seen(since) => words.say_with(&format!("practice-seen-{}", key(found.practice)), &day(since)),
        Ground::Said(said) => words.say_with(&format!("practice-said-{}", said.source), &day(said.on)),
        Ground::Kind => words.say("practice-by-kind"),
        Ground::Nothing => String::new(),
    }
}

fn key(practice: Practice) -> String {
    practice.as_str().replace('_', "-")
}

/// One criterion, and what to do where it is not fulfilled.
fn point(words: Wording<'_>, found: &Found, asked: &Asked) -> Point {
    let done = found.truth == Truth::Pass;
    let href = match found.practice {
        _ if done => String::new(),
        Practice::Digital | Practice::DigitalService => asked.books.clone(),
        Practice::ModernFinance => "/offers".to_owned(),
        Practice::YoungBoard | Practice::Diversified | Practice::Lending => String::new(),
    };
    Point {
        label: words.label(found.practice),
        truth: found.truth.as_str(),
        ground: ground(words, found),
        next: if done { String::new() } else { words.say(&format!("practice-next-{}", key(found.practice))) },
        href,
    }
}

fn told(words: Wording<'_>, statement: &Statement) -> String {
    let said = &statement.said;
    let arguments = [
        ("practice", words.label(said.practice).into()),
        ("answer", words.yes_no(said.holds).into()),
        ("day", words.date(said.on).into()),
        ("by", statement.by.as_str().into()),
    ];
    let text = words.say_with(&format!("practice-told-{}", said.source), &arguments);
    match &statement.note {
        Some(note) => format!("{text} {note}"),
        None => text,
    }
}
