//! Offers as they are read: by the public, at a desk, for an application.

use domain::money::{Rupiah, Tenor};
use domain::offers::{OfferId, OfferVersionId, Publication};
use domain::policy::{self, Actor};
use domain::schedule;

use super::catalogue::{Cost, USUAL_TENOR};
use super::{Offer, OfferVersion};
use crate::app::App;
use crate::store::{self, Cursor, Page, Reader};
use crate::usecases::Failure;

/// Rows of a page.
pub const PAGE: u64 = 20;

/// A published offer with the version in force and the name of its bank.
#[derive(Debug, Clone)]
pub struct Published {
    /// The offer.
    pub offer: Offer,
    /// The version in force; of one that is only scheduled, the version to come.
    pub version: OfferVersion,
    /// The bank's name.
    pub bank: String,
}

impl Published {
    /// What this amount costs, as the catalogue reckons it.
    pub fn cost(&self, amount: Rupiah, tenor: Option<u16>) -> Option<Cost> {
        let terms = &self.version.terms;
        let (shortest, longest) = (terms.shortest_tenor().max(1), terms.longest_tenor());
        let tenor = Tenor::new(tenor.unwrap_or(USUAL_TENOR).clamp(shortest, longest.max(shortest))).ok()?;
        let loan = terms.loan(amount, tenor)?;
        let (first_instalment, total) =
            (schedule::first_instalment(&loan).ok()?, schedule::total_cost(&loan).ok()?);
        Some(Cost { tenor, first_instalment, total })
    }
}

/// The offer as this reader may see it. `None` is a stranger; drafts are for the bank and the office.
pub async fn published(app: &App, actor: Option<&Actor>, id: OfferId) -> Result<Published, Failure> {
    published_in(&app.db, actor, id).await
}

/// As [`published`], inside a transaction that goes on.
pub async fn published_in(
    db: &impl Reader,
    actor: Option<&Actor>,
    id: OfferId,
) -> Result<Published, Failure> {
    let mut offer = store::offers::find(db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_publication(actor, offer.organisation, offer.publication)?;
    let standing = super::standing(db, offer.organisation).await?;
    offer.publication = policy::publication_towards_public(&standing, offer.publication);
    let version = offer.current.or(offer.scheduled).ok_or(Failure::NotFound)?;
    let version = store::offers::find_version(db, version).await?.ok_or(Failure::NotFound)?;
    let bank = store::offers::name_of_organisation(db, offer.organisation).await?;
    Ok(Published { offer, version, bank })
}

/// A version by its id, as an application or a decision names it.
pub async fn version(db: &impl Reader, id: OfferVersionId) -> Result<OfferVersion, Failure> {
    store::offers::find_version(db, id).await?.ok_or(Failure::NotFound)
}

/// Every version of an offer that the reader may see, newest first.
pub async fn versions(app: &App, actor: Option<&Actor>, id: OfferId) -> Result<Vec<OfferVersion>, Failure> {
    let offer = store::offers::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_publication(actor, offer.organisation, offer.publication)?;
    Ok(store::offers::versions_of(&app.db, id).await?)
}

/// The offers of the actor's desk, changed last first.
pub async fn desk(
    app: &App,
    actor: &Actor,
    publication: Option<Publication>,
    cursor: Option<&Cursor>,
) -> Result<Page<Offer>, Failure> {
    let scope = policy::scope_of_publications(actor);
    Ok(store::offers::list_for(&app.db, scope, publication, cursor, PAGE).await?)
}
