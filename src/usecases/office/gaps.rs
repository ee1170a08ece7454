//! The gap board: which single missing criterion keeps most businesses from the offers that are open, and what closing it
//! would open. Nothing of it is kept by hand: it is asked of the rules in force each time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::criteria::{Check, Remedy, Rule};
use domain::facts::BusinessId;
use domain::policy::{self, Actor};

use super::{EXPORT_SIZE, SIZE};
use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::matching::Market;
use crate::usecases::{Failure, today};

/// How the board and its lists are narrowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Businesses of one district only, by code.
    pub district: Option<String>,
    /// Businesses of one sector only, by letter.
    pub sector: Option<char>,
    /// In a list: those of which it is not known, instead of those that lack it.
    pub unknown: bool,
}

/// A check whose gap can be closed, with the rules of the open offers that want it.
#[derive(Debug, Clone)]
pub struct Gap<'rule> {
    /// The check.
    pub check: &'rule Check,
    /// The remedy, the least work of those named.
    pub remedy: Remedy,
    /// The rules that want it.
    pub rules: Vec<&'rule Rule>,
}

/// Every gap of these rules, in the order of their first mention.
pub fn gaps_of<'rule>(rules: impl IntoIterator<Item = &'rule Rule>) -> Vec<Gap<'rule>> {
    let mut gaps: Vec<Gap<'rule>> = Vec::new();
    for rule in rules {
        for check in rule.closable() {
            let remedy = |(_, leaf): (String, &domain::criteria::Leaf)| {
                (leaf.check == *check && leaf.is_closable()).then_some(leaf.remedy)
            };
            let remedy = rule.leaves().into_iter().filter_map(remedy).min().unwrap_or(Remedy::Paper);
            match gaps.iter_mut().find(|gap| gap.check == check) {
                Some(gap) => {
                    gap.rules.push(rule);
                    gap.remedy = gap.remedy.min(remedy);
                }
                None => gaps.push(Gap { check, remedy, rules: vec![rule] }),
            }
        }
    }
    gaps
}

/// What one gap does in one district and one sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The number of the gap in the list that was asked.
    pub gap: usize,
    /// The district.
    pub district: Option<String>,
    /// The sector.
    pub sector: Option<char>,
    /// Businesses that lack only this for a rule at least.
    pub missing: u64,
    /// Businesses of which only this is not known, none of those above.
    pub unknown: u64,
    /// What those that lack it ask for, in rupiah; nothing of those who have not said.
    pub credit: i64,
    /// The gap's rules that would hold for one of those that lack it.
    pub offers: Vec<usize>,
}

/// One line of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is missing.
    pub check: Check,
    /// What closes it.
    pub remedy: Remedy,
    /// Businesses that lack only this for at least one offer.
    pub missing: u64,
    /// Businesses of which only this is not known.
    pub unknown: u64,
    /// Offers that closing it would open to somebody.
    pub offers: u64,
    /// What the businesses that lack it ask for, in rupiah, each counted once.
    pub credit: i64,
    /// Where they are: district and businesses, most first.
    pub districts: Vec<(Option<String>, u64)>,
    /// What they do: sector and businesses, most first.
    pub sectors: Vec<(Option<char>, u64)>,
}

/// A part of a line: one district and one sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What is missing.
    pub check: Check,
    /// The district.
    pub district: Option<String>,
    /// The sector.
    pub sector: Option<char>,
    /// Businesses that lack only this.
    pub missing: u64,
    /// Businesses of which only this is not known.
    pub unknown: u64,
    /// What those that lack it ask for.
    pub credit: i64,
}

/// The board as it stood at an instant.
#[derive(Debug, Clone)]
pub struct Board {
    /// When it was reckoned.
    pub as_of: DateTime<Utc>,
    /// Most businesses first.
    pub lines: Vec<Line>,
    /// The same by district and sector, line by line.
    pub parts: Vec<Part>,
}

/// Reckons the board.
pub async fn read(app: &App, actor: &Actor, narrowing: &Narrowing) -> Result<Board, Failure> {
    policy::may_monitor(actor)?;
    let market = Market::load(&app.db, today(app)).await?;
    let gaps = gaps_of(market.offers.iter().map(|(version, _)| &version.rule));
    let shares = store::matching::gaps::board(&app.db, &gaps, market.day, narrowing).await?;
    Ok(gathered(&gaps, &shares, app.clock.now()))
}

/// Puts the shares of each gap together.
pub fn gathered(gaps: &[Gap<'_>], shares: &[Share], as_of: DateTime<Utc>) -> Board {
    let mut tallies: Vec<Tally> = gaps.iter().map(|_| Tally::default()).collect();
    for share in shares {
        if let Some(tally) = tallies.get_mut(share.gap) {
            tally.add(share);
        }
    }
    let mut all: Vec<(&Gap<'_>, Tally)> =
        gaps.iter().zip(tallies).filter(|(_, tally)| tally.missing + tally.unknown > 0).collect();
    all.sort_by_key(|(_, tally)| std::cmp::Reverse((tally.missing, tally.unknown)));
    let parts = all.iter().flat_map(|(gap, tally)| tally.parts(gap.check)).collect();
    Board { as_of, lines: all.into_iter().map(|(gap, tally)| tally.line(gap)).collect(), parts }
}

/// Missing, unknown, credit.
type Cell = (u64, u64, i64);

#[derive(Default)]
struct Tally {
    missing: u64,
    unknown: u64,
    credit: i64,
    offers: BTreeSet<usize>,
    cells: BTreeMap<(Option<String>, Option<char>), Cell>,
}

impl Tally {
    fn add(&mut self, share: &Share) {
        let cell = self.cells.entry((share.district.clone(), share.sector)).or_default();
        self.missing += share.missing;
        self.unknown += share.unknown;
        self.credit += share.credit;
        self.offers.extend(&share.offers);
        cell.0 += share.missing;
        cell.1 += share.unknown;
        cell.2 += share.credit;
    }

    fn parts<'a>(&'a self, check: &'a Check) -> impl Iterator<Item = Part> + 'a {
        self.cells.iter().map(|((district, sector), (missing, unknown, credit))| Part {
            check: check.clone(),
            district: district.clone(),
            sector: *sector,
            missing: *missing,
            unknown: *unknown,
            credit: *credit,
        })
    }

    fn line(self, gap: &Gap<'_>) -> Line {
        let mut districts: BTreeMap<Option<String>, u64> = BTreeMap::new();
        let mut sectors: BTreeMap<Option<char>, u64> = BTreeMap::new();
        for ((district, sector), (missing, ..)) in self.cells {
            *districts.entry(district).or_default() += missing;
            *sectors.entry(sector).or_default() += missing;
        }
        Line {
            check: gap.check.clone(),
            remedy: gap.remedy,
            missing: self.missing,
            unknown: self.unknown,
            offers: self.offers.len() as u64,
            credit: self.credit,
            districts: most_first(districts),
            sectors: most_first(sectors),
        }
    }
}

fn most_first<K>(counts: BTreeMap<K, u64>) -> Vec<(K, u64)> {
    let mut all: Vec<(K, u64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    all
}

/// A business that one gap keeps away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Which.
    pub business: BusinessId,
    /// Its name.
    pub name: String,
    /// Its district.
    pub district: Option<String>,
    /// Its sector.
    pub sector: Option<char>,
    /// What it asks for, in rupiah.
    pub amount: Option<i64>,
}

/// A page of the businesses behind a line of the board.
pub async fn list(
    app: &App,
    actor: &Actor,
    check: &Check,
    narrowing: &Narrowing,
    cursor: Option<&Cursor>,
) -> Result<Page<Blocked>, Failure> {
    page(app, actor, check, narrowing, (cursor, SIZE)).await
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    check: &Check,
    narrowing: &Narrowing,
    cursor: Option<&Cursor>,
) -> Result<Page<Blocked>, Failure> {
    page(app, actor, check, narrowing, (cursor, EXPORT_SIZE)).await
}

/// The businesses that one gap keeps away, at most so many, for a use case that has asked `policy` already.
pub async fn blocked(
    app: &App,
    check: &Check,
    narrowing: &Narrowing,
    most: usize,
) -> Result<Vec<Blocked>, Failure> {
    let market = Market::load(&app.db, today(app)).await?;
    let gaps = gaps_of(market.offers.iter().map(|(version, _)| &version.rule));
    let Some(gap) = gaps.iter().find(|gap| gap.check == check) else {
        return Ok(Vec::new());
    };
    let size = u64::try_from(most).unwrap_or(EXPORT_SIZE);
    let asked = (market.day, narrowing);
    let page =
        store::matching::gaps::list(&app.db, policy::Scope::Everything, gap, asked, None, size).await?;
    Ok(page.rows)
}

async fn page(
    app: &App,
    actor: &Actor,
    check: &Check,
    narrowing: &Narrowing,
    (cursor, size): (Option<&Cursor>, u64),
) -> Result<Page<Blocked>, Failure> {
    policy::may_monitor(actor)?;
    let market = Market::load(&app.db, today(app)).await?;
    let gaps = gaps_of(market.offers.iter().map(|(version, _)| &version.rule));
    let gap = gaps.iter().find(|gap| *gap.check == *check).ok_or(Failure::NotFound)?;
    let scope = policy::scope_of_businesses(actor);
    let asked = (market.day, narrowing);
    Ok(store::matching::gaps::list(&app.db, scope, gap, asked, cursor, size).await?)
}
