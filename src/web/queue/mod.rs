//! The queue of a desk: filters in the address, twenty a page, the same list as a sheet.

mod sheet;
mod views;

use poem::{Response, handler};
use serde::{Deserialize, Serialize};

use self::views::QueuePage;
use super::capability::{Asked, CaseWorker};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::Answer;
use crate::usecases::applications::queue::{self, Assigned, Standing};

/// The address's query, as it stands; what does not fit asks for nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Query {
    q: String,
    status: String,
    with: String,
    waiting: String,
    sort: String,
    after: String,
}

impl Query {
    fn asked(&self, desk: &CaseWorker) -> queue::Asked {
        let standing = match self.status.as_str() {
            "open" => Standing::Open,
            "closed" => Standing::Closed,
            "all" => Standing::All,
            _ => Standing::Waiting,
        };
        queue::Asked {
            status: self.status.parse().ok(),
            standing,
            assigned: match self.with.as_str() {
                "me" => Assigned::To(desk.actor().account),
                "nobody" => Assigned::Nobody,
                _ => Assigned::Anybody,
            },
            search: self.q.clone(),
            waiting: self.waiting.parse().ok().filter(|days| *days <= 250),
            newest_first: self.sort == "newest",
        }
    }

    /// The same list at another place, or under another head.
    fn address(&self, path: &str, change: impl FnOnce(&mut Self)) -> String {
        let mut other = self.clone();
        other.after.clear();
        change(&mut other);
        let fields = [
            ("q", &other.q),
            ("status", &other.status),
            ("with", &other.with),
            ("waiting", &other.waiting),
            ("sort", &other.sort),
            ("after", &other.after),
        ];
        let set: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        match serde_html_form::to_string(&set) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }

    /// How many filters are set.
    fn active(&self) -> usize {
        [&self.q, &self.status, &self.with, &self.waiting, &self.sort]
            .iter()
            .filter(|value| !value.is_empty())
            .count()
    }
}

pub(super) fn routes() -> Routes {
    Routes::default().get("/queue", list).get("/queue/export", export)
}

#[handler]
async fn list(desk: CaseWorker, Asked(query): Asked<Query>) -> Answer {
    let cursor = query.after.parse().ok();
    let found = queue::list(desk.app(), desk.actor(), &query.asked(&desk), cursor.as_ref()).await?;
    desk.render(&QueuePage::of(&desk, &query, &found)?)
}

#[handler]
fn export(desk: CaseWorker, Asked(query): Asked<Query>) -> Response {
    let asked = query.asked(&desk);
    sheet::stream(desk, asked)
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<QueuePage>();
}
