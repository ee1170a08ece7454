//! Credit offers: the public catalogue, an offer's page, its schedule, the comparison; and the bank's desk in `desk`.

pub(crate) mod asking;
mod compare;
pub(crate) mod desk;
pub(crate) mod detail;
pub(crate) mod views;

use domain::offers::OfferId;
use poem::handler;

use self::asking::Asking;
use self::compare::{ComparePage, Picked};
use self::detail::{DetailPage, Figured, SchedulePage};
use self::views::CataloguePage;
use super::capability::{Anyone, Asked, At};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::Answer;
use crate::usecases::Failure;
use crate::usecases::offers::{catalogue, reading};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/offers", list)
        .get("/offers/compare", side_by_side)
        .get("/offers/:id", show)
        .get("/offers/:id/schedule", schedule)
        .with(desk::routes())
}

#[handler]
async fn list(visitor: Anyone, Asked(asking): Asked<Asking>) -> Answer {
    let read = asking.read();
    let page = catalogue::list(visitor.app(), &read.wanted, read.after.as_ref()).await?;
    let banks = catalogue::banks(visitor.app()).await?;
    visitor.render(&CataloguePage::of(&visitor, &asking, read, page, &banks)?)
}

#[handler]
async fn show(visitor: Anyone, At(id): At<OfferId>, Asked(asking): Asked<Asking>) -> Answer {
    let published = reading::published(visitor.app(), visitor.actor(), id).await?;
    let versions = reading::versions(visitor.app(), visitor.actor(), id).await?;
    visitor.render(&DetailPage::of(&visitor, &asking, &published, &versions))
}

#[handler]
async fn schedule(visitor: Anyone, At(id): At<OfferId>, Asked(asking): Asked<Asking>) -> Answer {
    let published = reading::published(visitor.app(), visitor.actor(), id).await?;
    let figured = Figured::of(&visitor, &asking, &published.version.terms);
    visitor.render(&SchedulePage::of(&visitor, &published, figured))
}

/// Up to four; more, or one that is gone, is simply left out and said so.
#[handler]
async fn side_by_side(visitor: Anyone, Asked(picked): Asked<Picked>) -> Answer {
    let mut offers = Vec::new();
    for id in picked.ids() {
        match reading::published(visitor.app(), visitor.actor(), id).await {
            Ok(published) => offers.push(published),
            Err(Failure::NotFound) => {}
            Err(other) => return Err(other.into()),
        }
    }
    visitor.render(&ComparePage::of(&visitor, &picked, &offers))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<CataloguePage>();
    gallery.show::<DetailPage>();
    gallery.show::<SchedulePage>();
    gallery.show::<ComparePage>();
    desk::samples(gallery);
}
