//! The office's desk for facts: papers that wait to be looked at, and the businesses behind them, to be read only.

mod businesses;
mod confirming;
mod handing;
mod sheets;
mod views;

use domain::documents::{DocumentId, DocumentStatus};
use domain::facts::{BusinessId, FactType, FactValue, SizeClass};
use poem::handler;
use poem::http::StatusCode;
use serde::Deserialize;

use self::businesses::{BusinessPage, BusinessesPage};
use self::views::{PaperPage, QueuePage};
use super::businesses::{FileRow, HistoryPage};
use super::capability::{Asked, At, OfficeStaff};
use super::forms::{FormView, Reader};
use super::posted::{Fields, Posted};
use super::questions::fault;
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other_with};
use crate::usecases::Failure;
use crate::usecases::businesses as profiles;
use crate::usecases::documents;
use crate::usecases::documents::checking::{self, Paper, Verdict};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/office/facts", queue)
        .get("/office/facts.csv", sheets::papers)
        .get("/office/facts/:id", one)
        .post("/office/facts/:id/accept", accept)
        .post("/office/facts/:id/reject", reject)
        .get("/office/businesses", list)
        .get("/office/businesses.csv", sheets::businesses)
        .get("/office/businesses/:id", profile)
        .get("/office/businesses/:id/history", history)
        .with(confirming::routes())
        .with(handing::routes())
}

/// The address's query of the queue.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct QueueQuery {
    district: String,
    kind: String,
    after: String,
}

impl QueueQuery {
    fn filter(&self) -> checking::Filter {
        checking::Filter { district: known_district(&self.district), kind: self.kind.parse().ok() }
    }
}

#[handler]
async fn queue(clerk: OfficeStaff, Asked(query): Asked<QueueQuery>) -> Answer {
    let filter = query.filter();
    let cursor = query.after.parse().ok();
    let (app, actor) = (clerk.app(), clerk.actor());
    let page = checking::queue(app, actor, &filter, cursor.as_ref()).await?;
    let waiting = checking::waiting_by_kind(app, actor).await?;
    let now = app.clock.now();
    clerk.render(&QueuePage::of(clerk.wording(), &filter, &waiting, &page, now))
}

fn known_district(code: &str) -> Option<String> {
    domain::regions::district(code).map(|district| district.code.to_owned())
}

#[handler]
async fn one(clerk: OfficeStaff, At(id): At<DocumentId>) -> Answer {
    let paper = checking::show(clerk.app(), clerk.actor(), id).await?;
    clerk.render(&PaperPage::of(clerk.wording(), &paper))
}

#[handler]
async fn accept(clerk: OfficeStaff, At(id): At<DocumentId>, Posted(fields): Posted<Fields>) -> Answer {
    let paper = undecided(&clerk, id).await?;
    let verdict = accepted(&fields, &paper).map_err(Failure::Invalid);
    decide(&clerk, &paper, verdict, &fields, "paper-accepted-flash").await
}

fn accepted(fields: &Fields, paper: &Paper) -> Result<Verdict, Vec<crate::usecases::Fault>> {
    let mut reader = Reader::new(fields);
    let expires_on = reader.date("expires_on");
    let key = paper.document.kind.proves().filter(|key| key.fact_type() != FactType::YesNo);
    let value = match (key, reader.typed("value")) {
        (Some(key), Some(text)) => match FactValue::from_text(key, text) {
            Ok(value) => Some(value),
            Err(error) => {
                reader.add(fault("value", &error));
                None
            }
        },
        _ => None,
    };
    reader.finish()?;
    Ok(Verdict::Accepted { expires_on, value })
}

#[handler]
async fn reject(clerk: OfficeStaff, At(id): At<DocumentId>, Posted(fields): Posted<Fields>) -> Answer {
    let paper = undecided(&clerk, id).await?;
    let mut reader = Reader::new(&fields);
    let reason = reader.required("reason", 500);
    let verdict = reader.finish().map_err(Failure::Invalid);
    let verdict = verdict.map(|()| Verdict::Rejected(reason.unwrap_or_default()));
    decide(&clerk, &paper, verdict, &fields, "paper-rejected-flash").await
}

/// A paper that nobody has decided on; of two clerks the second is told so before anything else.
async fn undecided(clerk: &OfficeStaff, id: DocumentId) -> Result<Paper, Failure> {
    let paper = checking::show(clerk.app(), clerk.actor(), id).await?;
    match paper.document.status {
        DocumentStatus::Unchecked => Ok(paper),
        DocumentStatus::Accepted | DocumentStatus::Rejected => Err(Failure::Refused("paper-decided")),
    }
}

async fn decide(
    clerk: &OfficeStaff,
    paper: &Paper,
    verdict: Result<Verdict, Failure>,
    fields: &Fields,
    flash: &'static str,
) -> Answer {
    let decided = match verdict {
        Ok(verdict) => checking::decide(clerk.app(), clerk.actor(), paper.document.id, verdict).await,
        Err(failure) => Err(failure),
    };
    match decided {
        Ok(()) => Ok(see_other_with("/office/facts", flash)),
        Err(Failure::Invalid(faults)) => {
            let mut page = PaperPage::of(clerk.wording(), paper);
            page.form = FormView::typed(&views::DECISION, fields).with_faults(clerk, faults);
            clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

/// The address's query of the list of businesses.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListQuery {
    name: String,
    district: String,
    sector: String,
    size: String,
    unclaimed: String,
    after: String,
}

impl ListQuery {
    fn filter(&self) -> profiles::Filter {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        profiles::Filter {
            name: text(&self.name).filter(|name| name.chars().count() <= 120),
            district: known_district(&self.district),
            sector: text(&self.sector).filter(|letter| letter.len() == 1),
            size: self.size.parse::<SizeClass>().ok(),
            unclaimed: !self.unclaimed.is_empty(),
        }
    }
}

#[handler]
async fn list(clerk: OfficeStaff, Asked(query): Asked<ListQuery>) -> Answer {
    let filter = query.filter();
    let cursor = query.after.parse().ok();
    let page = profiles::search(clerk.app(), clerk.actor(), &filter, cursor.as_ref()).await?;
    clerk.render(&BusinessesPage::of(clerk.wording(), &filter, &page))
}

#[handler]
async fn profile(clerk: OfficeStaff, At(id): At<BusinessId>) -> Answer {
    let (app, actor, words) = (clerk.app(), clerk.actor(), clerk.wording());
    let (business, known) = profiles::show(app, actor, id).await?;
    let standing = profiles::handing::standing(app, actor, &business).await?;
    let (_, papers) = documents::list(app, actor, id).await?;
    let files = papers.iter().map(|paper| FileRow::of(words, paper)).collect();
    clerk.render(&BusinessPage::of(words, &business, &known, &standing, files))
}

#[handler]
async fn history(clerk: OfficeStaff, At(id): At<BusinessId>) -> Answer {
    let words = clerk.wording();
    let (business, lines) = profiles::history(clerk.app(), clerk.actor(), id, None).await?;
    let back = format!("/office/businesses/{id}");
    clerk.render(&HistoryPage::of(words, &business, &lines, back))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<QueuePage>();
    gallery.show::<PaperPage>();
    gallery.show::<BusinessesPage>();
    gallery.show::<BusinessPage>();
    confirming::samples(gallery);
    handing::samples(gallery);
}
