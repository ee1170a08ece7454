//! Needs for capital that no open offer fits, and the facts that most often stand in the way.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::facts::{BusinessId, FactKey, Purpose};
use domain::policy::{self, Actor};
use serde_json::Value;

use super::{EXPORT_SIZE, Narrowing, SIZE};
use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::Failure;

/// Unmet needs that are looked into for what stands in the way: the newest ones say what is missing now.
const LOOKED_INTO: u64 = 100;
/// Results that are read for it.
const RESULTS_MOST: u64 = 3000;
/// Facts that are named.
const BLOCKERS_MOST: usize = 6;

/// Open needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NeedCounts {
    /// All of them.
    pub open: u64,
    /// Those that no open offer fits.
    pub unmet: u64,
}

/// One open need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedRow {
    /// Whose.
    pub business_id: BusinessId,
    /// The business by name.
    pub business: String,
    /// Its district, by code.
    pub district: Option<String>,
    /// How much, rupiah.
    pub amount: i64,
    /// For how many months.
    pub tenor_months: i32,
    /// What for.
    pub purpose: Purpose,
    /// Since when.
    pub stated_at: DateTime<Utc>,
    /// Offers that fit.
    pub eligible: u64,
    /// Offers that nearly fit.
    pub nearly: u64,
    /// Offers of which it cannot be told yet.
    pub unknown: u64,
}

/// A fact that stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocker {
    /// Which.
    pub fact: FactKey,
    /// Of how many of the businesses looked into it is not known.
    pub unknown: u64,
    /// For how many of them it falls short.
    pub short: u64,
}

/// What the list of needs is asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// As the figures are.
    pub narrowing: Narrowing,
    /// Only those that no open offer fits.
    pub unmet: bool,
    /// Of those that were looked into, only those in whose way this fact stands.
    pub blocked_by: Option<FactKey>,
}

/// What the store is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// As the figures are.
    pub narrowing: Narrowing,
    /// Only those that no open offer fits.
    pub unmet: bool,
    /// Only the needs of these businesses.
    pub of: Option<Vec<BusinessId>>,
}

async fn wanted(app: &App, asked: &Asked) -> Result<Wanted, Failure> {
    let of = match asked.blocked_by {
        Some(fact) => {
            let gaps =
                store::monitor::needs::gaps(&app.db, &asked.narrowing, LOOKED_INTO, RESULTS_MOST).await?;
            Some(blocked(&gaps, fact))
        }
        None => None,
    };
    Ok(Wanted { narrowing: asked.narrowing.clone(), unmet: asked.unmet, of })
}

/// A page of open needs, newest first.
pub async fn list(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Page<NeedRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_businesses(actor);
    Ok(store::monitor::needs::list(&app.db, scope, &wanted(app, asked).await?, cursor, SIZE).await?)
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Page<NeedRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_businesses(actor);
    Ok(store::monitor::needs::list(&app.db, scope, &wanted(app, asked).await?, cursor, EXPORT_SIZE).await?)
}

/// How many needs are open and how many are unmet.
pub async fn count(app: &App, actor: &Actor, narrowing: &Narrowing) -> Result<NeedCounts, Failure> {
    policy::may_monitor(actor)?;
    Ok(store::monitor::needs::count(&app.db, narrowing).await?)
}

/// The facts that most often stand between the newest unmet needs and an offer.
pub(super) async fn blockers(app: &App, narrowing: &Narrowing) -> Result<Vec<Blocker>, Failure> {
    let gaps = store::monitor::needs::gaps(&app.db, narrowing, LOOKED_INTO, RESULTS_MOST).await?;
    Ok(tally(&gaps))
}

/// Counts businesses, not findings: a business that ten offers ask the same of is one business.
fn tally(gaps: &[(BusinessId, Value)]) -> Vec<Blocker> {
    let mut by_fact: BTreeMap<String, [BTreeSet<BusinessId>; 2]> = BTreeMap::new();
    for (business, findings) in gaps {
        for finding in findings.as_array().into_iter().flatten() {
            let (Some(fact), Some(verdict)) = (text(finding, "fact"), text(finding, "verdict")) else {
                continue;
            };
            let sets = by_fact.entry(fact.to_owned()).or_default();
            let [unknown, short] = sets;
            match verdict {
                "unknown" => drop(unknown.insert(*business)),
                "fail" => drop(short.insert(*business)),
                _ => {}
            }
        }
    }
    let many = |set: &BTreeSet<BusinessId>| u64::try_from(set.len()).unwrap_or(u64::MAX);
    let mut blockers: Vec<Blocker> = by_fact
        .iter()
        .filter_map(|(fact, [unknown, short])| {
            Some(Blocker { fact: fact.parse().ok()?, unknown: many(unknown), short: many(short) })
        })
        .filter(|blocker| blocker.unknown + blocker.short > 0)
        .collect();
    blockers.sort_by_key(|blocker| std::cmp::Reverse(blocker.unknown + blocker.short));
    blockers.truncate(BLOCKERS_MOST);
    blockers
}

/// The businesses in whose way a fact stands.
fn blocked(gaps: &[(BusinessId, Value)], fact: FactKey) -> Vec<BusinessId> {
    let stands = |finding: &Value| {
        text(finding, "fact") == Some(fact.as_str())
            && matches!(text(finding, "verdict"), Some("unknown" | "fail"))
    };
    let theirs = gaps.iter().filter(|(_, findings)| findings.as_array().into_iter().flatten().any(stands));
    theirs.map(|(business, _)| *business).collect::<BTreeSet<_>>().into_iter().collect()
}

fn text<'a>(finding: &'a Value, key: &str) -> Option<&'a str> {
    finding.get(key).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_business_counts_once_for_a_fact_however_many_offers_ask_for_it() {
        let (one, two) = (BusinessId(Uuid::from_u128(1)), BusinessId(Uuid::from_u128(2)));
        let gap = |fact: &str, verdict: &str| json!({"fact": fact, "verdict": verdict});
        let gaps = [
            (one, json!([gap("financial_records", "fail"), gap("nib", "unknown")])),
            (one, json!([gap("financial_records", "fail")])),
            (two, json!([gap("financial_records", "unknown"), gap("no_such_fact", "fail")])),
        ];
        let told = tally(&gaps);
        let records = Blocker { fact: FactKey::FinancialRecords, unknown: 1, short: 1 };
        assert_eq!(told[0], records);
        assert_eq!(blocked(&gaps, FactKey::FinancialRecords), [one, two]);
        assert_eq!(blocked(&gaps, FactKey::Nib), [one]);
        assert_eq!((told[1].fact, told[1].unknown, told.len()), (FactKey::Nib, 1, 2));
    }
}
