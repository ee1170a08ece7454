//! The office's queue of organisations and its decisions.

use domain::organisations::{OrganisationDecision, OrganisationId, OrganisationKind, OrganisationStatus};
use poem::handler;
use poem::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::sheet;
use super::views::{self, Choice, Row};
use crate::usecases::Failure;
use crate::usecases::organisations::{self, Organisation, Wanted};
use crate::web::capability::{Asked, At, OfficeStaff};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::routes::Routes;
use crate::web::samples::Gallery;
use crate::web::visit::{Answer, Visit, see_other_with};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/organisations", list)
        .get("/office/organisations.csv", sheet::list)
        .get("/office/organisations/:id", show)
        .post("/office/organisations/:id", decide)
}

const PATH: &str = "/office/organisations";
const SIZE: u64 = 20;
const FILTERS: [&str; 3] = ["status", "kind", "q"];
const DECISION: [&str; 2] = ["decision", "reason"];

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    stats: Vec<Stat>,
    form: FormView,
    active: usize,
    statuses: Vec<Choice>,
    kinds: Vec<Choice>,
    rows: Vec<Line>,
    newest: String,
    older: String,
    csv: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Stat {
    label: String,
    value: String,
    href: String,
    tone: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Line {
    href: String,
    name: String,
    kind: String,
    status: String,
    tone: &'static str,
    registered: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/organisations/list.html";

    fn samples() -> Vec<Self> {
        let line = Line {
            href: "/office/organisations/1".into(),
            name: "Bank Sulselbar".into(),
            kind: "Bank".into(),
            status: "Menunggu dinas".into(),
            tone: "amber",
            registered: "23 November 2026".into(),
        };
        let stat = Stat {
            label: "Menunggu".into(),
            value: "3".into(),
            href: "/office/organisations?status=pending".into(),
            tone: "amber",
        };
        let page = |stats, rows| Self {
            stats,
            form: FormView::new(&FILTERS),
            active: 1,
            statuses: vec![Choice::sample()],
            kinds: vec![Choice::sample()],
            rows,
            newest: String::new(),
            older: "/office/organisations?after=x".into(),
            csv: "/office/organisations.csv".into(),
        };
        vec![page(Vec::new(), Vec::new()), page(vec![stat], vec![line])]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct DetailPage {
    id: String,
    name: String,
    status: String,
    tone: &'static str,
    decided: String,
    reason: String,
    rows: Vec<Row>,
    people: Vec<Row>,
    choices: Vec<Choice>,
    form: FormView,
}

impl Page for DetailPage {
    const TEMPLATE: &'static str = "pages/organisations/detail.html";

    fn samples() -> Vec<Self> {
        let page = |choices, reason: &str, people| Self {
            id: "1".into(),
            name: "Bank Sulselbar".into(),
            status: "Menunggu dinas".into(),
            tone: "amber",
            decided: String::new(),
            reason: reason.into(),
            rows: vec![Row::sample()],
            people,
            choices,
            form: FormView::new(&DECISION),
        };
        vec![
            page(vec![Choice::sample()], "", vec![Row::sample()]),
            page(Vec::new(), "Akta belum jelas", Vec::new()),
        ]
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Query {
    #[serde(default)]
    status: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    q: String,
    after: Option<String>,
}

impl Query {
    pub(super) fn wanted(&self) -> Wanted {
        let text = self.q.trim();
        Wanted {
            status: self.status.parse().ok(),
            kind: self.kind.parse().ok(),
            text: (!text.is_empty()).then(|| text.chars().take(100).collect()),
        }
    }

    /// The address of this list, or of its file, from a place on, with its filters.
    fn address(&self, path: &str, after: Option<&str>) -> String {
        let all = [("status", self.status.as_str()), ("kind", &self.kind), ("q", &self.q)];
        let mut fields: Vec<(&str, &str)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        fields.extend(after.map(|after| ("after", after)));
        let query = serde_html_form::to_string(&fields).unwrap_or_default();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

#[handler]
async fn list(visitor: OfficeStaff, Asked(query): Asked<Query>) -> Answer {
    let (wanted, cursor) = (query.wanted(), query.after.as_deref().and_then(|text| text.parse().ok()));
    let (app, actor) = (visitor.app(), visitor.actor());
    let page = organisations::list(app, actor, &wanted, cursor.as_ref(), SIZE).await?;
    let counts = organisations::count(app, actor).await?;
    let words = visitor.wording();
    let set = [wanted.status.is_some(), wanted.kind.is_some(), wanted.text.is_some()];
    let status = |status: &OrganisationStatus| Choice {
        value: status.as_str().to_owned(),
        label: words.label(*status),
    };
    let kind =
        |kind: &OrganisationKind| Choice { value: kind.as_str().to_owned(), label: words.label(*kind) };
    visitor.render(&ListPage {
        stats: stats(&visitor, &counts),
        form: FormView::new(&FILTERS)
            .with("status", query.status.clone())
            .with("kind", query.kind.clone())
            .with("q", query.q.clone()),
        active: set.iter().filter(|set| **set).count(),
        statuses: OrganisationStatus::ALL.iter().map(status).collect(),
        kinds: OrganisationKind::ALL.iter().map(kind).collect(),
        rows: page.rows.iter().map(|organisation| line(&visitor, organisation)).collect(),
        csv: query.address("/office/organisations.csv", None),
        newest: if cursor.is_some() { query.address(PATH, None) } else { String::new() },
        older: page.next.map_or_else(String::new, |next| query.address(PATH, Some(&next.to_string()))),
    })
}

fn stats(visit: &Visit, counts: &[(OrganisationStatus, i64)]) -> Vec<Stat> {
    let words = visit.wording();
    let stat = |status: &OrganisationStatus| {
        let count = counts.iter().find(|(of, _)| of == status).map_or(0, |(_, count)| *count);
        let waits = *status == OrganisationStatus::Pending && count > 0;
        Stat {
            label: words.label(*status),
            value: words.integer(count),
            href: format!("/office/organisations?status={status}"),
            tone: if waits { "amber" } else { "" },
        }
    };
    OrganisationStatus::ALL.iter().map(stat).collect()
}

fn line(visit: &Visit, organisation: &Organisation) -> Line {
    let words = visit.wording();
    Line {
        href: format!("/office/organisations/{}", organisation.id),
        name: organisation.details.name.clone(),
        kind: words.label(organisation.details.kind),
        status: words.label(organisation.status),
        tone: views::tone(organisation.status),
        registered: words.date_time(organisation.registered_at),
    }
}

#[handler]
async fn show(visitor: OfficeStaff, At(id): At<OrganisationId>) -> Answer {
    let page = detail(&visitor, id, FormView::new(&DECISION)).await?;
    visitor.render(&page)
}

async fn detail(visitor: &OfficeStaff, id: OrganisationId, form: FormView) -> Result<DetailPage, WebError> {
    let seen = organisations::show(visitor.app(), visitor.actor(), id).await?;
    let words = visitor.wording();
    let organisation = &seen.organisation;
    let decided = match (organisation.decided_at, &seen.decided_by) {
        (Some(at), Some(by)) => words.say_with(
            "organisation-decided",
            &[("when", words.date_time(at).into()), ("who", by.as_str().into())],
        ),
        _ => String::new(),
    };
    let person = |person: &crate::usecases::accounts::Account| Row {
        term: person.name.clone(),
        detail: format!("{} · {}", words.label(person.role), person.sign_in_name()),
        href: String::new(),
        link: String::new(),
        note: if person.email_proved { String::new() } else { words.say("colleague-state-invited") },
    };
    let choice = |decision: &OrganisationDecision| Choice {
        value: decision.as_str().to_owned(),
        label: words.label(*decision),
    };
    Ok(DetailPage {
        id: organisation.id.to_string(),
        name: organisation.details.name.clone(),
        status: words.label(organisation.status),
        tone: views::tone(organisation.status),
        decided,
        reason: organisation.reason.clone().unwrap_or_default(),
        rows: views::rows(visitor, organisation),
        people: seen.people.iter().map(person).collect(),
        choices: seen.open.iter().map(choice).collect(),
        form,
    })
}

#[handler]
async fn decide(visitor: OfficeStaff, At(id): At<OrganisationId>, Posted(fields): Posted<Fields>) -> Answer {
    match decide_with(&visitor, id, &fields).await {
        Ok(flash) => Ok(see_other_with(&format!("/office/organisations/{id}"), flash)),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&DECISION, &fields).with_faults(&visitor, faults);
            let page = detail(&visitor, id, form).await?;
            if page.choices.is_empty() {
                return Err(Failure::Refused("denied-role").into());
            }
            visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

async fn decide_with(
    visitor: &OfficeStaff,
    id: OrganisationId,
    fields: &Fields,
) -> Result<&'static str, Failure> {
    let mut reader = Reader::new(fields);
    let decision = reader.choice::<OrganisationDecision>("decision");
    let reason = reader.optional("reason", 1000);
    reader.finish().map_err(Failure::Invalid)?;
    let decision = decision.ok_or(Failure::NotFound)?;
    organisations::decide(visitor.app(), visitor.actor(), id, decision, reason.as_deref()).await?;
    Ok(match decision {
        OrganisationDecision::Admit => "organisation-was-admitted",
        OrganisationDecision::Refuse => "organisation-was-refused",
        OrganisationDecision::Suspend => "organisation-was-suspended",
        OrganisationDecision::Lift => "organisation-was-lifted",
    })
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ListPage>();
    gallery.show::<DetailPage>();
}
