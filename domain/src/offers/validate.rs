//! What can be wrong with terms: by themselves, and before the law of their scheme on their first day.

use rust_decimal::Decimal;

use super::faults::{Faults, repeats};
use super::{Collateral, FaultCode, Scheme, SchemeLaw, Terms, TermsFault, law_on};
use crate::facts::Purpose;
use crate::money::{Method, Rupiah};

const REGULATION_MOST: usize = 200;
/// The longest a promise may run, in working days.
const DAYS_MOST: u16 = 250;

/// Every fault, in the order of the form; none where the terms may be published.
pub fn validate(terms: &Terms) -> Vec<TermsFault> {
    let mut faults = Faults::default();
    faults.of_texts(&terms.name, &terms.summary);
    of_money(terms, &mut faults);
    of_promises(terms, &mut faults);
    match law_on(terms.scheme, terms.valid_from) {
        Some(law) => against_law(terms, law, &mut faults),
        None => {
            faults.when(terms.scheme.is_kur(), "valid_from", FaultCode::NoLawOnDay);
        }
    }
    faults.into_vec()
}

fn of_money(terms: &Terms, faults: &mut Faults) {
    let syariah = terms.scheme == Scheme::Syariah;
    let margin = terms.method == Method::Margin;
    let purposes: Vec<Purpose> = terms.purposes().collect();
    let upside_down = terms.tenors.iter().any(|range| range.min > range.max);
    faults
        .when(terms.floor == Rupiah::ZERO, "floor", FaultCode::AmountZero)
        .when(terms.ceiling > Rupiah::MAX_STATED, "ceiling", FaultCode::AmountTooLarge)
        .when(terms.floor > terms.ceiling, "ceiling", FaultCode::BelowFloor)
        .when(terms.rate.percent() > Decimal::ONE_HUNDRED, "rate", FaultCode::RateAboveHundred)
        .when(syariah && !margin, "method", FaultCode::SyariahWantsMargin)
        .when(!syariah && margin, "method", FaultCode::MarginIsSyariah)
        .when(terms.tenors.is_empty(), "tenors", FaultCode::Required)
        .when(upside_down, "tenors", FaultCode::MaxBelowMin)
        .when(repeats(&purposes), "tenors", FaultCode::PurposeTwice)
        .when(fees_eat_the_money(terms), "fees", FaultCode::FeesTooHigh);
}

fn of_promises(terms: &Terms, faults: &mut Faults) {
    let (reply, decision) = (terms.first_reply_days, terms.decision_days);
    let over = terms.valid_to.is_some_and(|to| to < terms.valid_from);
    let long = terms.regulation.chars().count() > REGULATION_MOST;
    faults
        .when(repeats(&terms.papers), "papers", FaultCode::PaperTwice)
        .when(reply > DAYS_MOST, "first_reply_days", FaultCode::DaysTooMany)
        .when(decision == 0, "decision_days", FaultCode::DaysZero)
        .when(decision > DAYS_MOST, "decision_days", FaultCode::DaysTooMany)
        .when(reply > decision, "first_reply_days", FaultCode::ReplyAfterDecision)
        .when(long, "regulation", FaultCode::TextTooLong)
        .when(over, "valid_to", FaultCode::EndsBeforeStart);
}

fn against_law(terms: &Terms, law: &SchemeLaw, faults: &mut Faults) {
    let over = |most: Option<Rupiah>| most.is_some_and(|most| terms.ceiling > most);
    let dear = |most: Option<u8>| most.is_some_and(|most| terms.rate.percent() > Decimal::from(most));
    let too_long =
        terms.tenors.iter().any(|range| law.longest(range.purpose).is_some_and(|most| range.max > most));
    let charged = terms.fees.admin > Rupiah::ZERO || !terms.fees.provision_percent.percent().is_zero();
    let other = terms.fees.other > Rupiah::ZERO;
    let collateral = terms.collateral != Collateral::None;
    let unnamed = terms.scheme.is_kur() && terms.regulation.trim().is_empty();
    faults
        .when(terms.floor < law.floor, "floor", FaultCode::BelowScheme)
        .when(over(law.ceiling), "ceiling", FaultCode::AboveScheme)
        .when(dear(law.highest_rate), "rate", FaultCode::AboveScheme)
        .when(too_long, "tenors", FaultCode::AboveScheme)
        .when(!law.provision_allowed && charged, "fees", FaultCode::NotInScheme)
        .when(!law.other_fees_allowed && other, "fees", FaultCode::OtherNotInScheme)
        .when(law.collateral_banned && collateral, "collateral", FaultCode::NotInScheme)
        .when(unnamed, "regulation", FaultCode::Required);
}

/// Fees are judged at the least amount, where they weigh most.
fn fees_eat_the_money(terms: &Terms) -> bool {
    terms.floor > Rupiah::ZERO && terms.fees.of(terms.floor).is_none_or(|fee| fee >= terms.floor)
}
