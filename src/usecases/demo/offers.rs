//! What the banks offer in the demo. Schemes of the law start from their regulation; every other number is made up.

use domain::criteria::Rule;
use domain::facts::Purpose;
use domain::language::Bilingual;
use domain::money::{Method, Rupiah, Tenor};
use domain::offers::{Collateral, Fees, OfferId, PublicationMove, Scheme, TenorRange, Terms};
use domain::organisations::OrganisationId;

use super::offer_table::{OFFERS, Plan, Stands};
use super::past::Past;
use super::staff::{Organisation, Staff};
use crate::usecases::offers::{self, OfferDraft, publishing};
use crate::usecases::{Failure, Fault};

/// An offer that can be applied for.
#[derive(Debug, Clone)]
pub(super) struct OpenOffer {
    /// Its id.
    pub(super) id: OfferId,
    /// The bank.
    pub(super) bank: OrganisationId,
    /// Its terms.
    pub(super) terms: Terms,
    /// The whole rule, as it is judged.
    pub(super) rule: Rule,
}

/// Publishes all of it and answers what is open.
pub(super) async fn publish(past: &Past, staff: &Staff) -> Result<Vec<OpenOffer>, Failure> {
    let mut open = Vec::new();
    for (number, plan) in OFFERS.iter().enumerate() {
        let bank = staff.organisations.get(plan.bank).ok_or(Failure::NotFound)?;
        past.go(270, i64::try_from(number).unwrap_or(0) * 7);
        if let Some(offer) = one(past, bank, plan).await? {
            open.push(offer);
        }
    }
    Ok(open)
}

async fn one(past: &Past, bank: &Organisation, plan: &Plan) -> Result<Option<OpenOffer>, Failure> {
    let (app, actor) = (&past.app, &bank.lead);
    let id = offers::create(app, actor, Some(plan.scheme), None).await?;
    let mut fault = None;
    let revision = offers::save(app, actor, id, 1, |draft| fault = write(past, plan, draft).err()).await?;
    if let Some(fault) = fault {
        return Err(fault);
    }
    if plan.stands == Stands::Draft {
        return Ok(None);
    }
    publishing::publish(app, actor, id, revision).await.map_err(|failure| named(plan, &failure))?;
    match plan.stands {
        Stands::Paused => {
            past.go(20, 0);
            publishing::act(app, actor, id, PublicationMove::Pause).await?;
        }
        Stands::Closed => {
            past.go(40, 0);
            publishing::act(app, actor, id, PublicationMove::Close).await?;
        }
        Stands::Open | Stands::Scheduled | Stands::Draft => {}
    }
    let offer = offers::find_own(app, actor, id).await?;
    let (terms, rule) = publishing::preview(&offer).map_err(Failure::Invalid)?;
    let open = plan.stands == Stands::Open;
    Ok(open.then_some(OpenOffer { id, bank: bank.id, terms, rule }))
}

/// A fault in the table of the demo names the line it stands in.
fn named(plan: &Plan, failure: &Failure) -> Failure {
    Failure::Broken(format!("the demo's offer {}: {failure}", plan.name.0))
}

/// Writes the plan over what the law of the scheme says.
fn write(past: &Past, plan: &Plan, draft: &mut OfferDraft) -> Result<(), Failure> {
    let broken = |()| Failure::Invalid(vec![Fault::new(plan.name.0, "demo")]);
    let terms = &mut draft.terms;
    terms.name = both(plan.name);
    if let Some(summary) = plan.summary {
        terms.summary = both(summary);
    }
    terms.floor = Some(Rupiah::new(plan.amounts.0).map_err(|_| broken(()))?);
    terms.ceiling = Some(Rupiah::new(plan.amounts.1).map_err(|_| broken(()))?);
    terms.rate = Some(plan.rate.0.parse().map_err(|_| broken(()))?);
    terms.method = Some(plan.rate.1);
    terms.tenors = tenors(plan);
    let amount = |rupiah| Rupiah::new(rupiah).map_err(|_| broken(()));
    terms.fees = Fees {
        provision_percent: plan.fees.0.parse().map_err(|_| broken(()))?,
        admin: amount(plan.fees.1)?,
        other: amount(plan.fees.2)?,
    };
    terms.collateral = Some(plan.collateral);
    terms.first_reply_days = Some(plan.days.0);
    terms.decision_days = Some(plan.days.1);
    if plan.stands == Stands::Scheduled {
        terms.valid_from = Some(past.day(-21));
    }
    let own: serde_json::Value = serde_json::from_str(plan.wants).map_err(|_| broken(()))?;
    let own = Rule::from_json(&serde_json::json!({ "all": own })).map_err(|_| broken(()))?;
    draft.rule = joined(&draft.rule, &own);
    Ok(())
}

fn tenors(plan: &Plan) -> Vec<TenorRange> {
    let range = |purpose, (min, max): (u16, u16)| {
        Some(TenorRange { purpose, min: Tenor::new(min).ok()?, max: Tenor::new(max).ok()? })
    };
    [range(Purpose::WorkingCapital, plan.working_capital), range(Purpose::Investment, plan.investment)]
        .into_iter()
        .flatten()
        .collect()
}

/// Both rules at once.
pub(super) fn joined(one: &Rule, other: &Rule) -> Rule {
    let leaves = |rule: &Rule| match rule {
        Rule::All(leaves) => leaves.clone(),
        other => vec![other.clone()],
    };
    Rule::All([leaves(one), leaves(other)].concat())
}

/// A text in both languages.
pub(super) fn both((id, en): (&str, &str)) -> Bilingual {
    Bilingual { id: id.to_owned(), en: en.to_owned() }
}

impl Plan {
    /// A credit of a bank's own, to be changed by what follows.
    pub(super) const fn of(bank: usize, scheme: Scheme, id: &'static str, en: &'static str) -> Self {
        Self {
            bank,
            scheme,
            name: (id, en),
            summary: None,
            amounts: (1_000_000, 500_000_000),
            rate: ("6", Method::Annuity),
            working_capital: (6, 36),
            investment: (6, 60),
            fees: ("0", 0, 0),
            collateral: Collateral::None,
            days: (2, 7),
            wants: "[]",
            stands: Stands::Open,
        }
    }
}
