//! Mentoring programs: the public catalogue and a program's page; and the partner's desk in `desk`.

mod desk;
mod views;

use chrono::NaiveDate;
use domain::programs::ProgramId;
use poem::handler;
use serde::Deserialize;

use self::views::{CataloguePage, DetailPage};
use super::capability::{Anyone, Asked, At};
use super::forms::day;
use super::offers::asking::at;
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::Answer;
use crate::usecases::programs::catalogue::{self, Wanted};
use crate::usecases::programs::{cohorts, reading};
use crate::usecases::{Cursor, Fault};

pub(super) fn routes() -> Routes {
    Routes::default().get("/programs", list).get("/programs/:id", show).with(desk::routes())
}

/// The query of the catalogue, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asking {
    q: String,
    topic: String,
    district: String,
    improves: String,
    starts_by: String,
    after: String,
}

const NAMES: [&str; 5] = ["q", "topic", "district", "improves", "starts_by"];

impl Asking {
    fn fields(&self) -> [(&'static str, &str); 5] {
        [
            ("q", self.q.as_str()),
            ("topic", self.topic.as_str()),
            ("district", self.district.as_str()),
            ("improves", self.improves.as_str()),
            ("starts_by", self.starts_by.as_str()),
        ]
    }

    /// What could be understood; a day that cannot be read is told and left out.
    fn read(&self, today: NaiveDate) -> (Wanted, Vec<Fault>) {
        let typed = self.starts_by.trim();
        let by = day(typed);
        let faults =
            if typed.is_empty() || by.is_some() { Vec::new() } else { vec![Fault::new("starts_by", "date")] };
        let wanted = Wanted {
            search: self.q.chars().take(100).collect(),
            topic: self.topic.parse().ok(),
            district: self.district.parse().ok(),
            improves: self.improves.parse().ok(),
            starts_by: by.map(|by| (today, by)),
        };
        (wanted, faults)
    }

    fn address(&self, after: Option<&Cursor>) -> String {
        let after = after.map(ToString::to_string).unwrap_or_default();
        let mut pairs: Vec<(&str, &str)> = self.fields().to_vec();
        pairs.push(("after", &after));
        at("/programs", &pairs)
    }
}

#[handler]
async fn list(visitor: Anyone, Asked(asking): Asked<Asking>) -> Answer {
    let today = domain::calendar::wita_date(visitor.app().clock.now());
    let (wanted, faults) = asking.read(today);
    let after = asking.after.parse().ok();
    let page = catalogue::list(visitor.app(), &wanted, after.as_ref()).await?;
    visitor.render(&CataloguePage::of(&visitor, &asking, faults, &page.rows, page.next.as_ref()))
}

#[handler]
async fn show(visitor: Anyone, At(id): At<ProgramId>) -> Answer {
    let published = reading::published(visitor.app(), visitor.actor(), id).await?;
    let cohorts = cohorts::upcoming(visitor.app(), id).await?;
    visitor.render(&DetailPage::of(&visitor, &published, &cohorts))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<CataloguePage>();
    gallery.show::<DetailPage>();
    desk::samples(gallery);
}
