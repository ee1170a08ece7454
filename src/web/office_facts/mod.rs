//! The office's desk for facts: papers that wait to be looked at, and the businesses behind them, to be read only.

mod businesses;
mod confirming;
mod handing;
mod views;

use domain::documents::DocumentId;
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
        .get("/office/facts/:id", one)
        .post("/office/facts/:id/accept", accept)
        .post("/office/facts/:id/reject", reject)
        .get("/office/businesses", list)
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

#[handler]
async fn queue(clerk: OfficeStaff, Asked(query): Asked<QueueQuery>) -> Answer {
    let filter =
        checking::Filter { district: known_district(&query.district), kind: query.kind.parse().ok() };
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
    let paper = checking::show(clerk.app(), clerk.actor(), id).await?;
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
    let paper = checking::show(clerk.app(), clerk.actor(), id).await?;
    let mut reader = Reader::new(&fields);
    let reason = reader.required("reason", 500);
    let verdict = reader.finish().map_err(Failure::Invalid);
    let verdict = verdict.map(|()| Verdict::Rejected(reason.unwrap_or_default()));
    decide(&clerk, &paper, verdict, &fields, "paper-rejected-flash").await
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

#[handler]
async fn list(clerk: OfficeStaff, Asked(query): Asked<ListQuery>) -> Answer {
    let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let filter = profiles::Filter {
        name: text(&query.name).filter(|name| name.chars().count() <= 120),
        district: known_district(&query.district),
        sector: text(&query.sector).filter(|letter| letter.len() == 1),
        size: query.size.parse::<SizeClass>().ok(),
        unclaimed: !query.unclaimed.is_empty(),
    };
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
