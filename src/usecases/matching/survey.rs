//! One business against everything that is open: judged, reckoned, ranked. Pure once the market is loaded.

use domain::facts::{FactKey, FactSheet, FactValue};
use domain::language::Bilingual;
use domain::matching::{
    FrozenFinding, Improvement, OfferContext, OfferStanding, Placed, ProgramStanding, Truth, Verdict, judge,
    rank_offers, rank_programs, unlocks,
};
use domain::money::{Rupiah, Tenor};
use domain::offers::{OfferId, OfferVersionId, Terms};
use domain::programs::{ProgramId, ProgramVersionId};
use domain::schedule;

use super::market::{Market, OpenProgram};
use crate::usecases::offers::OfferVersion;
use crate::usecases::programs::cohorts::ProgramCohort;

/// An offer as it stands towards a business.
#[derive(Debug, Clone)]
pub struct OfferMatch {
    /// The offer.
    pub offer: OfferId,
    /// The version judged.
    pub version: OfferVersionId,
    /// Short name of the bank.
    pub bank: String,
    /// The terms.
    pub terms: Terms,
    /// What the rule makes of the business.
    pub verdict: Verdict,
    /// Why.
    pub findings: Vec<FrozenFinding>,
    /// The facts to ask for, where something is not known.
    pub asks: Vec<FactKey>,
    /// What the need would cost in all, fees among it, in rupiah; none without a need.
    pub total: Option<i64>,
    /// The first instalment in rupiah; none without a need.
    pub first_instalment: Option<i64>,
}

/// A program as it stands towards a business.
#[derive(Debug, Clone)]
pub struct ProgramMatch {
    /// The program.
    pub program: ProgramId,
    /// The version judged.
    pub version: ProgramVersionId,
    /// Its name.
    pub name: Bilingual,
    /// Where it is held.
    pub place: String,
    /// What it raises.
    pub improves: Vec<Improvement>,
    /// What its rule makes of the business.
    pub verdict: Verdict,
    /// Why.
    pub findings: Vec<FrozenFinding>,
    /// How many offers would fit after it that do not fit now.
    pub unlocks: usize,
    /// Whether it is held in the business's own district.
    pub same_district: bool,
    /// The next cohort that takes applications.
    pub next: Option<ProgramCohort>,
}

/// Everything open, ranked by what serves the owner.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Offers: verdict, total cost, days to a decision, name.
    pub offers: Vec<Placed<OfferMatch>>,
    /// Programs: offers unlocked, own district, start, name.
    pub programs: Vec<Placed<ProgramMatch>>,
}

impl Survey {
    /// Judges a business against the market.
    pub fn of(market: &Market, sheet: &FactSheet) -> Self {
        let offers = market.offers.iter().map(|(version, bank)| offer(version, bank, sheet)).collect();
        let programs = market.programs.iter().map(|open| program(open, market, sheet)).collect();
        Self {
            offers: rank_offers(offers, |item: &OfferMatch| OfferStanding {
                verdict: item.verdict,
                total_cost: item.total,
                decision_days: Some(u32::from(item.terms.decision_days)),
                name: &item.terms.name.id,
            }),
            programs: rank_programs(programs, |item: &ProgramMatch| ProgramStanding {
                unlocked_offers: item.unlocks,
                same_district: item.same_district,
                starts_on: item.next.as_ref().map(|cohort| cohort.days.starts_on),
                name: &item.name.id,
            }),
        }
    }

    /// The offer, if it is open.
    pub fn offer(&self, id: OfferId) -> Option<&OfferMatch> {
        self.offers.iter().map(|placed| &placed.item).find(|item| item.offer == id)
    }

    /// The open programs that would close a gap, best first: they raise the fact to what is needed, and take this business.
    pub fn closing(&self, gap: &FrozenFinding) -> Vec<&ProgramMatch> {
        let closes = |improvement: &Improvement| {
            improvement.fact == gap.check.fact() && gap.check.test().of(improvement.to) == Truth::Pass
        };
        let programs = self.programs.iter().map(|placed| &placed.item);
        let takes = |program: &&ProgramMatch| program.verdict != Verdict::Ineligible;
        programs.filter(takes).filter(|program| program.improves.iter().any(closes)).collect()
    }
}

fn offer(version: &OfferVersion, bank: &str, sheet: &FactSheet) -> OfferMatch {
    let terms = &version.terms;
    let first = |amount, months| terms.first_instalment(amount, months);
    let context = OfferContext::with(&first);
    let judgement = judge(&version.rule, sheet, context);
    let (total, first_instalment) = cost(terms, sheet);
    OfferMatch {
        offer: version.offer,
        version: version.id,
        bank: bank.to_owned(),
        terms: terms.clone(),
        verdict: judgement.verdict,
        findings: judgement.freeze(&version.rule),
        asks: judgement.asks(sheet, context),
        total,
        first_instalment,
    }
}

/// Total cost and first instalment of the need under these terms.
fn cost(terms: &Terms, sheet: &FactSheet) -> (Option<i64>, Option<i64>) {
    let whole = |key| sheet.value(key).and_then(FactValue::whole);
    let need = whole(FactKey::RequestedAmount).zip(whole(FactKey::RequestedTenorMonths));
    let loan = need.and_then(|(amount, months)| {
        let amount = Rupiah::new(amount).ok()?;
        let tenor = Tenor::new(u16::try_from(months).ok()?).ok()?;
        terms.loan(amount, tenor)
    });
    let Some(loan) = loan else { return (None, None) };
    let total = schedule::total_cost(&loan).ok().map(Rupiah::get);
    (total, schedule::first_instalment(&loan).ok().map(Rupiah::get))
}

fn program(open: &OpenProgram, market: &Market, sheet: &FactSheet) -> ProgramMatch {
    let terms = &open.version.terms;
    let judgement = judge(&open.version.rule, sheet, OfferContext::NONE);
    let contexts: Vec<_> = market
        .offers
        .iter()
        .map(|(version, _)| (&version.rule, |amount, months| version.terms.first_instalment(amount, months)))
        .collect();
    let offers = contexts.iter().map(|(rule, first)| (*rule, OfferContext::with(first)));
    let own = sheet.value(FactKey::District);
    ProgramMatch {
        program: open.version.program,
        version: open.version.id,
        name: terms.name.clone(),
        place: terms.place.clone(),
        improves: terms.improves.clone(),
        verdict: judgement.verdict,
        findings: judgement.freeze(&open.version.rule),
        unlocks: unlocks(offers, sheet, &terms.improves),
        same_district: terms.district.is_some_and(|district| own == Some(FactValue::District(district))),
        next: open.next.clone(),
    }
}
