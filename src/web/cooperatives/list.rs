//! The register as a list: counted for a day by a rule, with why each stands as it does; and the same as a file.

use domain::cooperatives::{Measure, Status, Warning};
use poem::{Response, handler};
use serde::Serialize;

use super::asking::{self, LIST, Query};
use super::{standing, words};
use crate::usecases::Page as Rows;
use crate::usecases::cooperatives::register::{self, Judged, Register};
use crate::web::capability::{Asked, OfficeStaff};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::questions::{Choice, choice};
use crate::web::spreadsheet;
use crate::web::visit::Answer;
use crate::web::wording::Wording;
use crate::web::workbook::Value;

/// Rows of one page.
const SIZE: usize = 50;

/// What narrows a list further than figures follow.
const NARROWER: [(&str, &str); 7] = [
    ("status", ""),
    ("warning", ""),
    ("lending", ""),
    ("modern", ""),
    ("lacks", ""),
    ("meeting", ""),
    ("q", ""),
];

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    lead: String,
    other_rule: String,
    stats: Vec<Stat>,
    rules: Vec<RuleRow>,
    form: FormView,
    active: usize,
    rule_choices: Vec<Choice>,
    statuses: Vec<Choice>,
    warnings: Vec<Choice>,
    kinds: Vec<Choice>,
    districts: Vec<Choice>,
    lending: Vec<Choice>,
    modern: Vec<Choice>,
    lacks: Vec<Choice>,
    meetings: Vec<Choice>,
    count: String,
    rows: Vec<Line>,
    first: String,
    next: String,
    csv: String,
    figures: String,
    empty: bool,
}

#[derive(Debug, Serialize)]
struct Stat {
    label: String,
    value: String,
    href: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct RuleRow {
    label: String,
    means: String,
    active: String,
    inactive: String,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    note: String,
    status: String,
    tone: &'static str,
    because: Vec<String>,
    due: String,
    warning: String,
    warning_tone: &'static str,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/cooperatives/list.html";

    fn samples() -> Vec<Self> {
        let line = || Line {
            href: "/office/cooperatives/1".into(),
            name: "Koperasi Mitra Tani".into(),
            note: "K-7 · Produsen · Sinjai Borong".into(),
            status: "Tidak aktif".into(),
            tone: "red",
            because: vec!["RAT tahun buku 2020 tidak tercatat".into()],
            due: "30 Juni 2022".into(),
            warning: "Satu RAT terlewat".into(),
            warning_tone: "amber",
        };
        let page = |rows: Vec<Line>, empty| Self {
            lead: "Per 31 Desember 2021".into(),
            other_rule: if empty { String::new() } else { "Bukan aturan yang berlaku".into() },
            stats: vec![Stat {
                label: "Aktif".into(),
                value: "97".into(),
                href: "/office/cooperatives?status=active".into(),
                note: String::new(),
            }],
            rules: vec![RuleRow {
                label: "RAT tahun terakhir".into(),
                means: "…".into(),
                active: "97".into(),
                inactive: "46".into(),
                href: "/office/cooperatives?rule=two_missed".into(),
                current: true,
            }],
            form: FormView::new(&asking::FIELDS),
            active: 1,
            rule_choices: vec![choice("two_missed", "Dua kali")],
            statuses: Vec::new(),
            warnings: Vec::new(),
            kinds: Vec::new(),
            districts: Vec::new(),
            lending: Vec::new(),
            modern: Vec::new(),
            lacks: Vec::new(),
            meetings: Vec::new(),
            count: "1".into(),
            rows,
            first: String::new(),
            next: "/office/cooperatives?after=x".into(),
            csv: "/office/cooperatives.csv".into(),
            figures: "/office/cooperatives/figures".into(),
            empty,
        };
        vec![page(vec![line()], false), page(Vec::new(), false), page(Vec::new(), true)]
    }
}

#[handler]
pub(super) async fn show(clerk: OfficeStaff, Asked(query): Asked<Query>) -> Answer {
    let register = register::list(clerk.app(), clerk.actor(), &query.asking()).await?;
    let words = clerk.wording();
    let (form, active) = query.form();
    let form = form.with("as_of", register.as_of.format("%d-%m-%Y").to_string());
    let after = |one: &Judged| place_of(one) > query.after;
    let rest = register.rows.iter().filter(|one| query.after.is_empty() || after(one));
    let shown: Vec<&Judged> = rest.take(SIZE + 1).collect();
    let next = shown.get(SIZE).and_then(|_| shown.get(SIZE - 1)).map(|last| place_of(last));
    let count = i64::try_from(register.rows.len()).unwrap_or(i64::MAX);
    clerk.render(&ListPage {
        lead: lead(words, &register),
        other_rule: if register.in_force { String::new() } else { words.say("cooperatives-other-rule") },
        stats: stats(words, &query, &register),
        rules: rules(words, &query, &register),
        form,
        active,
        rule_choices: asking::rules(words),
        statuses: Status::ALL.iter().map(|one| choice(one.as_str(), words.label(*one))).collect(),
        warnings: Warning::ALL.iter().map(|one| choice(one.as_str(), words.label(*one))).collect(),
        kinds: asking::kinds(words),
        districts: asking::districts(words),
        lending: asking::lending(words),
        modern: asking::modern_choices(words, register.as_of),
        lacks: asking::lacks(words),
        meetings: asking::meetings(words, register.as_of),
        count: words.say_with("cooperatives-count", &[("count", count.into())]),
        rows: shown.into_iter().take(SIZE).map(|one| line(words, &query, &register, one)).collect(),
        first: if query.after.is_empty() { String::new() } else { query.address(LIST, &[]) },
        next: next.map_or_else(String::new, |place| query.address(LIST, &[("after", &place)])),
        csv: query.address("/office/cooperatives.csv", &[]),
        figures: query.address("/office/cooperatives/figures", &NARROWER),
        empty: register.all == 0 && active == 0,
    })
}

/// The place of a cooperative in a list by name.
fn place_of(one: &Judged) -> String {
    format!("{}\u{1}{}", one.known.cooperative.details.name, one.known.cooperative.id)
}

fn lead(words: Wording<'_>, register: &Register) -> String {
    let arguments =
        [("day", words.date(register.as_of).into()), ("by", words::by_rule(words, register.choice).into())];
    words.say_with("cooperatives-lead", &arguments)
}

fn figure(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn stats(words: Wording<'_>, query: &Query, register: &Register) -> Vec<Stat> {
    let stat = |key: &str, count: usize, status: &str| Stat {
        label: words.say(&format!("cooperatives-stat-{key}")),
        value: words.integer(figure(count)),
        href: query.address(LIST, &[("status", status), ("warning", "")]),
        note: words.say(&format!("cooperatives-stat-{key}-means")),
    };
    vec![
        stat("all", register.all, ""),
        stat("active", register.active, "active"),
        stat("inactive", register.all - register.active, "inactive"),
    ]
}

fn rules(words: Wording<'_>, query: &Query, register: &Register) -> Vec<RuleRow> {
    let row = |(rule, active): &(domain::cooperatives::StatusRule, usize)| RuleRow {
        label: words.label(*rule),
        means: words::means(words, *rule),
        active: words.integer(figure(*active)),
        inactive: words.integer(figure(register.all - active)),
        href: query.address(LIST, &[("rule", rule.as_str())]),
        current: *rule == register.choice.rule,
    };
    register.by_rule.iter().map(row).collect()
}

fn line(words: Wording<'_>, query: &Query, register: &Register, one: &Judged) -> Line {
    let cooperative = &one.known.cooperative;
    let details = &cooperative.details;
    let warning = Warning::of(&one.judgement, register.as_of);
    let note =
        [cooperative.key.clone(), words.label(details.kind), words::place(details.district.as_deref())];
    let href = format!("{LIST}/{}", cooperative.id);
    Line {
        href: query.address(&href, &[&NARROWER[..], &[("kind", ""), ("district", "")]].concat()),
        name: details.name.clone(),
        note: note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        status: words.label(one.judgement.status),
        tone: words::tone(one.judgement.status),
        because: words::reasons(words, &one.judgement.because),
        due: words.date(one.judgement.next_rat_due),
        warning: warning.map_or_else(String::new, |warning| words.label(warning)),
        warning_tone: words::tone_of_warning(warning),
    }
}

#[handler]
pub(super) async fn sheet(
    clerk: OfficeStaff,
    Asked(query): Asked<Query>,
) -> Result<Response, crate::web::errors::WebError> {
    let register = register::list(clerk.app(), clerk.actor(), &query.asking()).await?;
    let words = clerk.wording();
    let plain = |one: &Judged| cells(words, one).iter().map(Value::plain).collect();
    let cells: Vec<Vec<String>> = register.rows.iter().map(plain).collect();
    let name = format!("koperasi-{}", register.as_of);
    let all = std::sync::Arc::new(cells);
    Ok(spreadsheet::of(
        &name,
        heads(words),
        move |_| {
            let all = std::sync::Arc::clone(&all);
            async move { Ok(Rows { rows: all.as_ref().clone(), next: None }) }
        },
        |cells| cells,
    ))
}

/// The heads of the register as a file.
pub(super) fn heads(words: Wording<'_>) -> Vec<String> {
    let heads = [
        "id",
        "name",
        "kind",
        "district",
        "status",
        "because",
        "next-due",
        "rat-years",
        "lends",
        "class",
        "modern",
        "criteria",
    ];
    let mut heads: Vec<String> =
        heads.iter().map(|head| words.say(&format!("cooperatives-col-{head}"))).collect();
    heads.extend(Measure::ALL.iter().map(|measure| words.label(*measure)));
    heads
}

/// One row of it; what is not known stays empty.
pub(super) fn cells(words: Wording<'_>, one: &Judged) -> Vec<Value> {
    let cooperative = &one.known.cooperative;
    let mut years: Vec<String> = one.known.meetings.iter().map(|meeting| meeting.year.to_string()).collect();
    years.reverse();
    let standing = &one.standing;
    let truth = |truth| words.say(words::truth_key(truth));
    let criteria = standing.criteria.iter();
    let criteria = criteria.map(|found| format!("{}: {}", words.label(found.practice), truth(found.truth)));
    let texts = [
        cooperative.key.clone(),
        cooperative.details.name.clone(),
        words.label(cooperative.details.kind),
        words::place(cooperative.details.district.as_deref()),
        words.label(one.judgement.status),
        words::reasons(words, &one.judgement.because).join("; "),
        one.judgement.next_rat_due.to_string(),
        years.join(";"),
        truth(standing.lends.truth),
        standing::class(words, standing),
        standing.test.map_or_else(String::new, |_| truth(standing.modern())),
        criteria.collect::<Vec<_>>().join("; "),
    ];
    let mut cells: Vec<Value> = texts.into_iter().map(Value::Text).collect();
    cells.extend(Measure::ALL.iter().map(|measure| match (measure, standing.size.of(*measure)) {
        (_, None) => Value::Text(String::new()),
        (Measure::Members, Some(count)) => Value::Number(count),
        (Measure::OwnCapital | Measure::Assets, Some(amount)) => Value::Money(amount),
    }));
    cells
}
