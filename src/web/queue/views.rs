//! The page of the queue.

use domain::applications::WorkflowKind;
use serde::Serialize;

use super::Query;

use crate::usecases::applications::queue::{COUNT_MOST, Queue, QueueRow, kind_of, open_statuses};
use crate::web::capability::CaseWorker;
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::wording::Wording;

const NAMES: [&str; 5] = ["q", "status", "with", "waiting", "sort"];

/// A choice of a select.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    value: String,
    label: String,
}

/// A status with how many stand in it.
#[derive(Debug, Serialize)]
pub(super) struct CountView {
    label: String,
    count: String,
    href: String,
}

/// A line of the table.
#[derive(Debug, Serialize)]
pub(super) struct RowView {
    href: String,
    receipt: String,
    business: String,
    subject: String,
    amount: String,
    status: String,
    waits: bool,
    waiting: String,
    age: String,
    assignee: String,
}

/// The form above the list. A desk looks at few different ones, so each is kept as it was rendered.
#[derive(Debug, Serialize)]
struct Filters {
    form: FormView,
    active: usize,
    statuses: Vec<Choice>,
    withs: Vec<Choice>,
    sorts: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub(super) struct QueuePage {
    active: usize,
    /// The filters as they were kept; where they are empty, `filters` says what they are.
    kept: String,
    filters: Option<Filters>,
    counts: Vec<CountView>,
    rows: Vec<RowView>,
    older: String,
    newer: String,
    export: String,
    credit: bool,
}

impl Filters {
    fn of(words: Wording<'_>, query: &Query, kind: WorkflowKind) -> Self {
        let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
        let mut statuses =
            vec![choice("", words.say("queue-waits")), choice("open", words.say("queue-open"))];
        statuses.extend(
            open_statuses(kind).into_iter().map(|status| choice(status.as_str(), words.label(status))),
        );
        statuses.push(choice("closed", words.say("queue-closed")));
        statuses.push(choice("all", words.say("queue-all")));
        Self {
            form: FormView::new(&NAMES)
                .with("q", query.q.clone())
                .with("status", query.status.clone())
                .with("with", query.with.clone())
                .with("waiting", query.waiting.clone())
                .with("sort", query.sort.clone()),
            active: query.active(),
            statuses,
            withs: [("", "queue-with-anybody"), ("me", "queue-with-me"), ("nobody", "queue-with-nobody")]
                .map(|(value, key)| choice(value, words.say(key)))
                .into(),
            sorts: [("", "queue-sort-oldest"), ("newest", "queue-sort-newest")]
                .map(|(value, key)| choice(value, words.say(key)))
                .into(),
        }
    }
}

impl QueuePage {
    pub(super) fn of(desk: &CaseWorker, query: &Query, found: &Queue) -> Result<Self, WebError> {
        let words = desk.wording();
        let kind = kind_of(desk.actor());
        let now = desk.app().clock.now();
        let next = found.page.next.as_ref().map(ToString::to_string);
        // Whatever page of the list it is, the form above it is the same.
        let asked = Query { after: String::new(), ..query.clone() };
        let kept =
            desk.kept("pages/queue/_filters.html", &(&asked, kind), || Filters::of(words, &asked, kind))?;
        Ok(Self {
            active: query.active(),
            kept,
            filters: None,
            counts: counts(words, query, found),
            rows: found.page.rows.iter().map(|row| line(words, row, now)).collect(),
            older: next.map_or_else(String::new, |next| query.address("/queue", |other| other.after = next)),
            newer: if query.after.is_empty() { String::new() } else { query.address("/queue", |_| {}) },
            export: query.address("/queue/export", |_| {}),
            credit: kind == WorkflowKind::Credit,
        })
    }
}

fn counts(words: Wording<'_>, query: &Query, found: &Queue) -> Vec<CountView> {
    let shown = |count: u64| {
        if count >= COUNT_MOST { format!("{}+", COUNT_MOST - 1) } else { count.to_string() }
    };
    let some = found.counts.iter().filter(|(_, count)| *count > 0);
    some.map(|(status, count)| CountView {
        label: words.label(*status),
        count: shown(*count),
        href: query.address("/queue", |other| status.as_str().clone_into(&mut other.status)),
    })
    .collect()
}

fn line(words: Wording<'_>, row: &QueueRow, now: chrono::DateTime<chrono::Utc>) -> RowView {
    use domain::applications::{WaitsOn, waits_on};
    RowView {
        href: format!("/cases/{}", row.id),
        receipt: row.receipt.map(|receipt| receipt.to_string()).unwrap_or_default(),
        business: row.business.clone(),
        subject: words.both(&row.name),
        amount: row.amount.map(|amount| words.rupiah(amount)).unwrap_or_default(),
        status: row.status.as_str().to_owned(),
        waits: waits_on(row.status) == WaitsOn::Organisation,
        waiting: words.say_with("queue-working-days", &[("count", row.waiting(now).into())]),
        age: row
            .age(now)
            .map_or_else(String::new, |days| words.say_with("queue-working-days", &[("count", days.into())])),
        assignee: row.assignee.clone().unwrap_or_default(),
    }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "pages/queue/list.html";

    fn samples() -> Vec<Self> {
        let row = |receipt: &str, status: &str, waits| RowView {
            href: "/cases/1".into(),
            receipt: receipt.into(),
            business: "Gula Aren Borong".into(),
            subject: "KUR Mikro".into(),
            amount: "Rp75.000.000".into(),
            status: status.into(),
            waits,
            waiting: "3 hari kerja".into(),
            age: "5 hari kerja".into(),
            assignee: String::new(),
        };
        let page = |rows, credit| Self {
            active: 1,
            kept: String::new(),
            filters: Some(Filters {
                form: FormView::new(&NAMES),
                active: 1,
                statuses: vec![Choice { value: String::new(), label: "?".into() }],
                withs: Vec::new(),
                sorts: Vec::new(),
            }),
            counts: vec![CountView { label: "Ditinjau".into(), count: "99+".into(), href: "/queue".into() }],
            rows,
            older: "/queue?after=x".into(),
            newer: "/queue".into(),
            export: "/queue/export".into(),
            credit,
        };
        vec![
            page(
                vec![row("JB-2611-4YC5TC", "in_review", true), row("JB-2611-4YC5TD", "offered", false)],
                true,
            ),
            page(Vec::new(), false),
            Self { active: 0, older: String::new(), newer: String::new(), ..page(Vec::new(), true) },
        ]
    }
}
