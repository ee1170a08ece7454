//! Businesses whom one gap keeps from credit, who close it with a program, and then borrow: the proof that help helps.

use domain::facts::{Fact, FactKey, FactSheet, FactValue};
use domain::matching::{OfferContext, Verdict, judge};

use super::businesses::Applicant;
use super::offers::OpenOffer;
use super::past::Past;
use crate::usecases::{Failure, businesses};

/// Whether this business fits the offer.
fn fits(offer: &OpenOffer, facts: &FactSheet) -> bool {
    let first = |amount, months| offer.terms.first_instalment(amount, months);
    judge(&offer.rule, facts, OfferContext::with(&first)).verdict == Verdict::Eligible
}

/// The next business without books that would fit an offer if it kept a cash book, and does not fit it now.
pub(super) async fn held_back<'a>(
    past: &Past,
    offers: &'a [OpenOffer],
    learning: &mut Vec<&'a Applicant>,
) -> Result<(&'a Applicant, &'a OpenOffer), Failure> {
    let books = FactValue::from_text(FactKey::FinancialRecords, "cash_book")
        .map_err(|_| Failure::Broken("a demo fact".to_owned()))?;
    for place in (0..learning.len()).rev() {
        let Some(applicant) = learning.get(place).copied().filter(|one| one.need.is_some()) else {
            continue;
        };
        let facts = businesses::known(&past.app, &past.app.db, applicant.id).await?.facts;
        if facts.value(FactKey::FinancialRecords) == Some(books) {
            continue;
        }
        let mut then = facts.clone();
        if then.set(FactKey::FinancialRecords, Fact::stated(books)).is_err() {
            continue;
        }
        if let Some(offer) = offers.iter().find(|offer| !fits(offer, &facts) && fits(offer, &then)) {
            learning.remove(place);
            return Ok((applicant, offer));
        }
    }
    Err(Failure::Broken("nobody in the demo is held back by books alone".to_owned()))
}
