//! Keeping match results up to date, and telling an owner of what newly fits: once for each offer or program, also when it
//! is paused and opened again in between.
//!
//! The first reckoning of a business tells nothing by mail: its owner is looking at the page that it makes.

use domain::accounts::AccountId;
use domain::facts::BusinessId;
use domain::matching::{FrozenFinding, SubjectKind, Truth, Verdict};
use serde_json::json;
use uuid::Uuid;

use super::{Market, Survey};
use crate::app::App;
use crate::store::match_results::{Kept, NewResult};
use crate::store::{self, Tx};
use crate::usecases::{Failure, outbox};

/// Reckons one business anew and keeps what changed.
pub async fn business(app: &App, market: &Market, id: BusinessId) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    business_in(app, &tx, market, id).await?;
    tx.commit().await?;
    Ok(())
}

async fn business_in(app: &App, tx: &Tx, market: &Market, id: BusinessId) -> Result<(), Failure> {
    let Some(known) = store::facts::known(tx, id, market.day).await? else {
        return Ok(());
    };
    let Some(business) = store::businesses::find(tx, id).await? else {
        return Ok(());
    };
    let kept = store::match_results::list_for(tx, id).await?;
    if business.archived_at.is_some() {
        return Ok(store::match_results::delete(tx, kept.iter().map(|kept| kept.id).collect()).await?);
    }
    let survey = Survey::of(market, &known.facts);
    let now = app.clock.now();
    let first_time = kept.is_empty() && store::match_results::begin(tx, id, now).await?;
    let told = store::match_results::told_of(tx, id).await?;
    let mut news = Vec::new();
    for result in results(&survey) {
        let former = kept.iter().find(|kept| (kept.kind, kept.subject) == (result.kind, result.subject));
        if result.verdict == Verdict::Eligible
            && !told.contains(&result.subject)
            && store::match_results::tell(tx, id, result.subject, now).await?
        {
            news.push(result.clone());
        }
        if former.is_none_or(|former| !former.is(&result)) {
            store::match_results::put(tx, app.ids.next(now), id, &result, former, now).await?;
        }
    }
    let open: Vec<Uuid> = results(&survey).map(|result| result.subject).collect();
    let gone = kept.iter().filter(|kept| !open.contains(&kept.subject)).map(|kept| kept.id).collect();
    store::match_results::delete(tx, gone).await?;
    if !first_time && !news.is_empty() {
        tell(app, tx, id, business.owner, &business.name, &news).await?;
    }
    Ok(())
}

fn results(survey: &Survey) -> impl Iterator<Item = NewResult> + '_ {
    let offers = survey.offers.iter().map(|placed| &placed.item).map(|item| NewResult {
        kind: SubjectKind::Offer,
        subject: item.offer.0,
        version: item.version.0,
        name: item.terms.name.clone(),
        verdict: item.verdict,
        gaps: gaps(&item.findings),
        total_cost: item.total,
        first_instalment: item.first_instalment,
    });
    let programs = survey.programs.iter().map(|placed| &placed.item).map(|item| NewResult {
        kind: SubjectKind::Program,
        subject: item.program.0,
        version: item.version.0,
        name: item.name.clone(),
        verdict: item.verdict,
        gaps: gaps(&item.findings),
        total_cost: None,
        first_instalment: None,
    });
    offers.chain(programs)
}

fn gaps(findings: &[FrozenFinding]) -> Vec<FrozenFinding> {
    findings.iter().filter(|finding| finding.verdict != Truth::Pass).cloned().collect()
}

/// One notice for all that is new, the first of them by name.
async fn tell(
    app: &App,
    tx: &Tx,
    id: BusinessId,
    owner: AccountId,
    business: &str,
    news: &[NewResult],
) -> Result<(), Failure> {
    let Some(first) = news.first() else { return Ok(()) };
    let params = json!({
        "business": business,
        "count": news.len(),
        "first": { "both": first.name },
    });
    outbox::tell(app, tx, owner, "new_match", params, &format!("/businesses/{id}/matches")).await
}

impl Kept {
    /// Whether nothing would change.
    fn is(&self, new: &NewResult) -> bool {
        self.version == new.version
            && self.verdict == new.verdict
            && self.gaps == json!(new.gaps)
            && self.total_cost == new.total_cost
            && self.first_instalment == new.first_instalment
    }
}
