//! Handing an application in: everything it is judged by is frozen, it gets its number, and both sides are told.

use chrono::{DateTime, Utc};
use domain::applications::{Action, ApplicationId, By, Eyes, Need, Proposal, Receipt, Status, decide};
use domain::calendar::wita_date;
use domain::documents::DocumentKind;
use domain::facts::{Fact, FactKey, FactSheet, FactValue};
use domain::matching::{OfferContext, Verdict, judge};
use domain::policy::Actor;
use domain::programs;

use super::acting::refused;
use super::drafting::{open_to_new, own_draft};
use super::effects::{Decided, carry_out};
use super::{Application, CaseTerms, EventData, FrozenVersion};
use crate::app::App;
use crate::store::applications::{Change, Submission, subjects};
use crate::store::{self, StoreError, Tx};
use crate::usecases::{Failure, Fault, businesses, seats};

/// How often a number is drawn again where it is taken.
const DRAWS: usize = 8;

/// What an owner is told when it is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submitted {
    /// The number.
    pub receipt: Receipt,
    /// When.
    pub at: DateTime<Utc>,
}

/// Hands a draft in. Done twice it is done once: the second time answers the same.
pub async fn submit(app: &App, actor: &Actor, id: ApplicationId) -> Result<Submitted, Failure> {
    let tx = app.db.begin().await?;
    if let Some(done) = handed_in_already(&tx, actor, id).await? {
        return Ok(done);
    }
    let seen = own_draft(&tx, actor, id).await?;
    let version = version_in_force(app, &tx, &seen).await?;
    complete(&tx, &seen, &version.terms).await?;
    let mut facts = businesses::known(app, &tx, seen.business).await?.facts;
    state_need(&mut facts, &seen)?;
    let (verdict, findings) = judged(&version, &facts);
    let moved = decide(&Proposal {
        kind: seen.kind(),
        status: seen.status,
        resume: None,
        action: Action::Submit,
        by: By::Owner,
        eyes: Eyes::NotAsked,
        given: &[Need::Confirmation],
    })
    .map_err(|refusal| refused(&refusal))?;
    let receipt = draw(app, &tx).await?;
    let wish = match seen.subject.cohort() {
        Some(cohort) => Some(seats::wishes::next(&tx, seen.business, cohort).await?),
        None => None,
    };
    let submission = Submission {
        receipt,
        points: points(&version, &facts, verdict),
        wish,
        facts,
        findings,
        frozen: version,
        phone_last4: phone(&tx, &seen).await?,
    };
    let change = Change { submission: Some(submission), ..Change::default() };
    let decided = Decided {
        action: Action::Submit,
        by: By::Owner,
        actor: Some(actor.account),
        moved,
        note: None,
        data: EventData::default(),
    };
    carry_out(app, &tx, &seen, change, decided).await?;
    tx.commit().await?;
    Ok(Submitted { receipt, at: app.clock.now() })
}

async fn handed_in_already(tx: &Tx, actor: &Actor, id: ApplicationId) -> Result<Option<Submitted>, Failure> {
    let application = store::applications::find(tx, id).await?.ok_or(Failure::NotFound)?;
    let own = application.owner == actor.account && application.status != Status::Draft;
    let done = application.receipt.zip(application.submitted_at).filter(|_| own);
    Ok(done.map(|(receipt, at)| Submitted { receipt, at }))
}

/// The version the draft was written for, if it is still in force and its cohort still takes applications.
async fn version_in_force(app: &App, tx: &Tx, seen: &Application) -> Result<FrozenVersion, Failure> {
    let published = open_to_new(tx, seen.subject).await?;
    if published.current != Some(seen.version) {
        return Err(Failure::Refused("application-version-changed"));
    }
    if let Some(cohort) = seen.subject.cohort() {
        let held = subjects::hold_cohort(tx, cohort).await?.ok_or(Failure::NotFound)?;
        if held.apply_by < wita_date(app.clock.now()) {
            return Err(Failure::Refused("application-cohort-closed"));
        }
    }
    subjects::version(tx, seen.subject, seen.version).await?.ok_or(Failure::NotFound)
}

/// Whether nothing is missing: every fault at once, named after the page that mends it.
async fn complete(tx: &Tx, seen: &Application, terms: &CaseTerms) -> Result<(), Failure> {
    let draft = &seen.draft;
    let mut faults = Vec::new();
    let mut want = |there: bool, field: &str, code| {
        if !there {
            faults.push(Fault::new(field, code));
        }
    };
    if let CaseTerms::Offer(_) = terms {
        want(draft.amount.is_some(), "amount", "required");
        want(draft.tenor.is_some(), "tenor", "required");
        want(draft.purpose.is_some(), "purpose", "required");
    }
    want(draft.facts_confirmed, "facts", "facts-unconfirmed");
    let open = papers_open(tx, seen, terms).await?;
    want(open.is_empty(), "papers", "papers-open");
    want(draft.consent, "consent", "consent-missing");
    if faults.is_empty() { Ok(()) } else { Err(Failure::Invalid(faults)) }
}

/// The papers wanted that are neither laid to it nor stated missing.
async fn papers_open(tx: &Tx, seen: &Application, terms: &CaseTerms) -> Result<Vec<DocumentKind>, Failure> {
    let there: Vec<DocumentKind> =
        store::applications::papers::of(tx, seen.id).await?.into_iter().map(|paper| paper.kind).collect();
    let open = |kind: &DocumentKind| !there.contains(kind) && !seen.draft.missing.contains(kind);
    Ok(terms.papers().iter().copied().filter(open).collect())
}

/// What is asked for in this application counts, not what the business last said it needs.
pub fn state_need(facts: &mut FactSheet, application: &Application) -> Result<(), Failure> {
    let draft = &application.draft;
    let need = [
        (FactKey::RequestedAmount, draft.amount.map(|amount| FactValue::Money(amount.get()))),
        (FactKey::RequestedTenorMonths, draft.tenor.map(|tenor| FactValue::Integer(tenor.months().into()))),
        (FactKey::Purpose, draft.purpose.map(FactValue::Purpose)),
    ];
    for (key, value) in need {
        if let Some(value) = value {
            facts.set(key, Fact::stated(value)).map_err(|error| Failure::Broken(error.to_string()))?;
        }
    }
    Ok(())
}

/// What a version's rule makes of facts, ready to be kept.
pub fn judged(version: &FrozenVersion, facts: &FactSheet) -> (Verdict, Vec<domain::matching::FrozenFinding>) {
    let first =
        |amount, months| version.terms.of_offer().and_then(|terms| terms.first_instalment(amount, months));
    let context = match version.terms {
        CaseTerms::Offer(_) => OfferContext::with(&first),
        CaseTerms::Program(_) => OfferContext::NONE,
    };
    let judgement = judge(&version.rule, facts, context);
    (judgement.verdict, judgement.freeze(&version.rule))
}

/// The priority points of a program; none where its rule rules the business out.
fn points(version: &FrozenVersion, facts: &FactSheet, verdict: Verdict) -> Option<u32> {
    let terms = version.terms.of_program().filter(|_| verdict != Verdict::Ineligible)?;
    Some(programs::total(&programs::earned(terms, facts)))
}

/// A number that nobody has.
async fn draw(app: &App, tx: &Tx) -> Result<Receipt, Failure> {
    for _ in 0..DRAWS {
        let mut random = [0; 4];
        app.secrets.fill(&mut random)?;
        let receipt = Receipt::new(wita_date(app.clock.now()), u32::from_le_bytes(random));
        if !store::applications::receipt_is_taken(tx, receipt).await? {
            return Ok(receipt);
        }
    }
    Err(Failure::Busy)
}

async fn phone(tx: &Tx, seen: &Application) -> Result<Option<String>, StoreError> {
    let account = store::accounts::find(tx, seen.owner).await?;
    let phone = account.and_then(|account| account.phone);
    Ok(phone.and_then(|phone| phone.get(phone.len().saturating_sub(4)..).map(ToOwned::to_owned)))
}
