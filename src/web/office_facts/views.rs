//! The pages of the office's desk for facts.

use chrono::{DateTime, Utc};
use domain::documents::{DocumentKind, DocumentStatus};
use domain::facts::FactType;
use domain::regions;
use serde::Serialize;

use crate::usecases::documents::checking::{Filter, Page as Rows, Paper, Waiting};
use crate::web::businesses::{FactRow, FileRow, fact_row, file_sample, place_words};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::questions::{self, Choice, choice};
use crate::web::samples;
use crate::web::wording::Wording;

/// The fields of the decision on a paper.
pub(super) const DECISION: [&str; 3] = ["value", "expires_on", "reason"];

pub(super) fn place(code: Option<&str>) -> String {
    code.and_then(regions::district).map_or_else(String::new, |district| district.name.to_owned())
}

/// An address with these fields in its query, empty ones left out.
pub(super) fn address(path: &str, fields: &[(&str, &str)]) -> String {
    let kept: Vec<_> = fields.iter().filter(|(_, value)| !value.is_empty()).collect();
    let query = serde_html_form::to_string(kept).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[derive(Debug, Serialize)]
struct QueueRow {
    href: String,
    kind: String,
    business: String,
    place: String,
    since: String,
    ago: String,
}

/// Papers that wait.
#[derive(Debug, Serialize)]
pub(super) struct QueuePage {
    rows: Vec<QueueRow>,
    form: FormView,
    districts: Vec<Choice>,
    kinds: Vec<Choice>,
    active: i64,
    waiting: i64,
    next: String,
    csv: String,
}

impl QueuePage {
    pub(super) fn of(
        words: Wording<'_>,
        filter: &Filter,
        waiting: &[(DocumentKind, i64)],
        page: &Rows<Waiting>,
        now: DateTime<Utc>,
    ) -> Self {
        let district = filter.district.clone().unwrap_or_default();
        let kind = filter.kind.map_or("", DocumentKind::as_str);
        let next = page.next.as_ref().map(|cursor| {
            address(
                "/office/facts",
                &[("district", &district), ("kind", kind), ("after", &cursor.to_string())],
            )
        });
        let row = |waiting: &Waiting| QueueRow {
            href: format!("/office/facts/{}", waiting.id),
            kind: words.label(waiting.kind),
            business: waiting.business.clone(),
            place: place(waiting.district.as_deref()),
            since: words.date_time(waiting.uploaded_at),
            ago: words.ago(waiting.uploaded_at, now),
        };
        let counted = |(kind, count): &(DocumentKind, i64)| {
            choice(kind.as_str(), format!("{} ({})", words.label(*kind), words.integer(*count)))
        };
        Self {
            csv: address("/office/facts.csv", &[("district", &district), ("kind", kind)]),
            rows: page.rows.iter().map(row).collect(),
            districts: questions::districts(),
            kinds: waiting.iter().map(counted).collect(),
            active: i64::from(filter.district.is_some()) + i64::from(filter.kind.is_some()),
            waiting: waiting.iter().map(|(_, count)| count).sum(),
            next: next.unwrap_or_default(),
            form: FormView::new(&["district", "kind"]).with("district", district).with("kind", kind),
        }
    }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "pages/office_facts/queue.html";

    fn samples() -> Vec<Self> {
        let page = |rows: Vec<QueueRow>, next: &str| Self {
            waiting: i64::try_from(rows.len()).unwrap_or_default(),
            rows,
            form: FormView::new(&["district", "kind"]),
            districts: questions::districts(),
            kinds: vec![choice("nib", "NIB (1)")],
            active: 1,
            next: next.to_owned(),
            csv: "/office/facts.csv".into(),
        };
        let row = QueueRow {
            href: "/office/facts/1".into(),
            kind: "NIB".into(),
            business: "Gula Aren Borong".into(),
            place: "Sinjai Borong".into(),
            since: "3 November 2026".into(),
            ago: "2 hari lalu".into(),
        };
        vec![page(vec![], ""), page(vec![row], "/office/facts?after=x")]
    }
}

/// One paper beside what it claims.
#[derive(Debug, Serialize)]
pub(super) struct PaperPage {
    id: String,
    business: String,
    business_href: String,
    place: String,
    owner: String,
    file: FileRow,
    claim: Option<FactRow>,
    /// The numbers and dates that the paper should show.
    compare: Vec<Datum>,
    /// What the paper may show instead, where its fact has a value.
    values: Vec<Choice>,
    money: bool,
    open: bool,
    pub(super) form: FormView,
}

/// A line of a data list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Datum {
    term: String,
    detail: String,
    href: String,
    link: String,
    note: String,
}

fn datum(term: String, detail: String) -> Datum {
    Datum { term, detail, href: String::new(), link: String::new(), note: String::new() }
}

impl PaperPage {
    pub(super) fn of(words: Wording<'_>, paper: &Paper) -> Self {
        let key = paper.document.kind.proves();
        let valued = key.filter(|key| key.fact_type() != FactType::YesNo);
        let asked = valued.map(|key| questions::of_fact(words, key, None));
        let mut form = FormView::new(&DECISION);
        if let Some(key) = valued {
            let value = paper.known.facts.value(key).map(|value| value.to_string());
            form = form.with("value", value.unwrap_or_default());
        }
        if let Some(day) = paper.document.expires_on {
            form = form.with("expires_on", day.format("%d-%m-%Y").to_string());
        }
        Self {
            id: paper.document.id.to_string(),
            business: paper.business.name.clone(),
            business_href: format!("/office/businesses/{}", paper.business.id),
            place: place_words(&paper.business),
            owner: paper.owner_name.clone(),
            file: FileRow::of(words, &paper.document),
            claim: key.map(|key| fact_row(words, key, &paper.known)),
            compare: compare(words, paper),
            values: asked.as_ref().map(|asked| asked.options.clone()).unwrap_or_default(),
            money: asked.is_some_and(|asked| asked.kind == "money"),
            open: paper.document.status == DocumentStatus::Unchecked,
            form,
        }
    }
}

/// What the clerk holds against the paper: ends of numbers, never whole ones.
fn compare(words: Wording<'_>, paper: &Paper) -> Vec<Datum> {
    let ends = |last4: &Option<String>| {
        last4.as_ref().map(|last| words.say_with("paper-number-ends", &[("last", last.as_str().into())]))
    };
    let number = match paper.document.kind {
        DocumentKind::Nib => ends(&paper.business.nib_last4),
        DocumentKind::Npwp => ends(&paper.business.npwp_last4),
        DocumentKind::Ktp | DocumentKind::Kk => ends(&paper.owner.nik_last4),
        _ => None,
    };
    let mut told = vec![datum(words.say("paper-number"), number.unwrap_or_default())];
    if paper.document.kind == DocumentKind::Ktp {
        let born = paper.owner.born_on.map(|day| words.date(day)).unwrap_or_default();
        told.push(datum(words.say("business-owner-born-on"), born));
        let sex = paper.owner.sex.map(|sex| words.label(sex)).unwrap_or_default();
        told.push(datum(words.label(domain::facts::FactKey::OwnerSex), sex));
    }
    told
}

impl Page for PaperPage {
    const TEMPLATE: &'static str = "pages/office_facts/paper.html";

    fn samples() -> Vec<Self> {
        let page = |open: bool, form: FormView, values: Vec<Choice>, money: bool| Self {
            id: "1".into(),
            business: "Gula Aren Borong".into(),
            business_href: "/office/businesses/1".into(),
            place: "Sinjai Borong".into(),
            owner: "Andi Rahma".into(),
            file: file_sample(if open { "unchecked" } else { "rejected" }),
            claim: open.then(fact_sample),
            compare: vec![datum("Nomor".into(), "berakhir 0000".into())],
            values,
            money,
            open,
            form,
        };
        let empty = || FormView::new(&DECISION);
        vec![
            page(true, empty(), vec![choice("cash_book", "Buku kas")], false),
            page(true, samples::wrong(empty(), "reason"), vec![], true),
            page(false, empty(), vec![], false),
        ]
    }
}

pub(super) fn fact_sample() -> FactRow {
    FactRow {
        label: "NIB".into(),
        value: "Ya".into(),
        evidence: "Ada dokumennya".into(),
        tone: "teal",
        when: "3 November 2026".into(),
    }
}
