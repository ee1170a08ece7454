//! Publishing, pausing, reopening, closing; and what a new day does by itself.

use chrono::NaiveDate;
use domain::criteria::Rule;
use domain::offers::{
    OfferId, OfferVersionId, Publication, PublicationMove, PublicationRefusal, Terms, Validity,
    move_publication, next_version, publication_on, version_on,
};
use domain::policy::{self, Actor};

use super::{NewVersion, Offer, moved_on, of_desk, standing};
use crate::app::App;
use crate::store::offers::{NewStanding, validity};
use crate::store::{self, Tx};
use crate::usecases::{Failure, Fault};

/// The kind of task that recomputes the matches of an offer; its subject is the offer's id.
pub const MATCH_OFFER: &str = "match_offer";

/// The terms and the whole rule that publishing the draft would make, or every fault by field.
pub fn preview(offer: &Offer) -> Result<(Terms, Rule), Vec<Fault>> {
    match offer.draft.terms.finish() {
        Ok(terms) => {
            let rule = terms.whole_rule(&offer.draft.rule);
            Ok((terms, rule))
        }
        Err(faults) => Err(faults.into_iter().map(|fault| Fault::new(fault.field, fault.code)).collect()),
    }
}

/// Publishes the draft of this revision as a new version.
pub async fn publish(
    app: &App,
    actor: &Actor,
    id: OfferId,
    revision: i32,
) -> Result<OfferVersionId, Failure> {
    let now = app.clock.now();
    let today = domain::calendar::wita_date(now);
    let tx = app.db.begin().await?;
    let offer = of_desk(&tx, actor, id).await?;
    policy::may_publish(actor, &standing(&tx, offer.organisation).await?)?;
    if offer.revision != revision {
        return Err(Failure::Refused("offer-draft-moved"));
    }
    let (terms, rule) = preview(&offer).map_err(Failure::Invalid)?;
    let days = Validity { from: terms.valid_from, to: terms.valid_to }.published_on(today);
    let publication = move_publication(offer.publication, PublicationMove::Publish, days, today)
        .map_err(|refusal| refused(&refusal))?;
    let mut versions = store::offers::versions_of(&tx, id).await?;
    versions.reverse();
    let number = versions.last().map_or(1, |version| version.number + 1);
    let version = NewVersion {
        id: OfferVersionId(app.ids.next(now)),
        offer: id,
        number,
        terms,
        rule,
        by: actor.account,
    };
    store::offers::insert_version(&tx, &version, now).await?;
    let all: Vec<Validity> = versions.iter().map(validity).chain([days]).collect();
    let at = |place: usize| versions.get(place).map_or(version.id, |version| version.id);
    let current = version_on(&all, today).map(at).or(offer.current);
    let to = NewStanding { publication, current, scheduled: next_version(&all, today).map(at) };
    store::offers::move_along(&tx, &offer, to, now).await.map_err(moved_on)?;
    if current == Some(version.id) || offer.current.is_none() {
        write_columns(&tx, &offer, &version.terms).await?;
    }
    store::tasks::enqueue(&tx, app.ids.next(now), MATCH_OFFER, &id.to_string(), now).await?;
    tx.commit().await?;
    Ok(version.id)
}

/// Pauses, reopens or closes.
pub async fn act(
    app: &App,
    actor: &Actor,
    id: OfferId,
    tried: PublicationMove,
) -> Result<Publication, Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let offer = of_desk(&tx, actor, id).await?;
    policy::may_publish(actor, &standing(&tx, offer.organisation).await?)?;
    let version = match offer.current.or(offer.scheduled) {
        Some(version) => store::offers::find_version(&tx, version).await?,
        None => None,
    };
    let days = version.as_ref().map(validity).ok_or(Failure::Refused("offer-no-such-move"))?;
    if tried == PublicationMove::Publish {
        return Err(Failure::Refused("offer-no-such-move"));
    }
    let publication = move_publication(offer.publication, tried, days, domain::calendar::wita_date(now))
        .map_err(|refusal| refused(&refusal))?;
    let to = NewStanding { publication, current: offer.current, scheduled: offer.scheduled };
    store::offers::move_along(&tx, &offer, to, now).await.map_err(moved_on)?;
    store::tasks::enqueue(&tx, app.ids.next(now), MATCH_OFFER, &id.to_string(), now).await?;
    tx.commit().await?;
    Ok(publication)
}

fn refused(refusal: &PublicationRefusal) -> Failure {
    match refusal {
        PublicationRefusal::NoSuchMove { .. } => Failure::Refused("offer-no-such-move"),
        PublicationRefusal::AlreadyOver => Failure::Invalid(vec![Fault::new("valid_to", "already-over")]),
    }
}

async fn write_columns(tx: &Tx, offer: &Offer, terms: &Terms) -> Result<(), Failure> {
    let bank = store::offers::name_of_organisation(tx, offer.organisation).await?;
    Ok(store::offers::write_columns(tx, offer.id, terms, &bank).await?)
}

/// Opens what was scheduled for today and closes what has run out; answers how many offers changed. For the job of deadlines.
pub async fn turn_the_day(app: &App) -> Result<usize, Failure> {
    let today = domain::calendar::wita_date(app.clock.now());
    let mut changed = 0;
    for offer in store::offers::due(&app.db, today).await? {
        match turn(app, offer.id, today).await {
            Ok(()) => changed += 1,
            // Somebody was quicker; the next round looks again.
            Err(Failure::Refused(_) | Failure::Busy) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(changed)
}

async fn turn(app: &App, id: OfferId, today: NaiveDate) -> Result<(), Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let offer = store::offers::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let mut versions = store::offers::versions_of(&tx, id).await?;
    versions.reverse();
    let days: Vec<Validity> = versions.iter().map(validity).collect();
    let in_force = version_on(&days, today).and_then(|place| versions.get(place));
    let to_come = next_version(&days, today).and_then(|place| versions.get(place));
    let to = NewStanding {
        publication: publication_on(offer.publication, &days, today),
        current: in_force.map(|version| version.id).or(offer.current),
        scheduled: to_come.map(|version| version.id),
    };
    store::offers::move_along(&tx, &offer, to, now).await.map_err(moved_on)?;
    if let Some(version) = in_force {
        write_columns(&tx, &offer, &version.terms).await?;
    }
    store::tasks::enqueue(&tx, app.ids.next(now), MATCH_OFFER, &id.to_string(), now).await?;
    tx.commit().await?;
    Ok(())
}
