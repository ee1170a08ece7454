//! The monthly batch: one amount, or a month's interest, for all members. Posted whole or not at all, once a month, whatever
//! is clicked twice.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::disputes::LookAt;
use domain::ledger::{AccountKind, BatchId, CapKind, MemberId, Move, interest_of_month};
use domain::money::{Rate, Rupiah};
use domain::policy::Actor;

use super::posting::{self, Draft};
use super::{Holder, booking, kept};
use crate::app::App;
use crate::store::{self, Reader};
use crate::usecases::{Failure, Fault, today};

/// What every member gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// Pays in so much, which lies in cash or bank.
    Pays(Rupiah, AccountKind),
    /// Is credited a month's interest at this rate a year.
    Earns(Rate),
}

/// A batch to be posted.
#[derive(Debug, Clone)]
pub struct NewBatch {
    /// What every member gets.
    pub each: Each,
    /// On which account.
    pub account: AccountKind,
    /// Its day, which tells the month too.
    pub day: NaiveDate,
    /// What for.
    pub note: String,
    /// Numbers of members who are left out.
    pub except: Vec<String>,
    /// Makes it count once.
    pub once: String,
}

impl NewBatch {
    /// What is posted once a month only.
    fn key(&self) -> (String, String) {
        let what = match self.each {
            Each::Pays(..) => "pays",
            Each::Earns(_) => "earns",
        };
        (format!("{what}:{}", self.account), self.day.format("%Y-%m").to_string())
    }
}

/// What a batch would post.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The cooperative's name.
    pub name: String,
    /// Who gets how much.
    pub rows: Vec<(Holder, Rupiah)>,
    /// All of it.
    pub total: Rupiah,
    /// How many members are left out: named, gone, or with nothing to earn on.
    pub left_out: usize,
}

/// Rows that are shown before posting; the rest is counted.
pub const SHOWN: usize = 50;

/// What a batch would post, and what is wrong with it. The looks at those who are shown are written down.
pub async fn preview(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    new: &NewBatch,
) -> Result<Preview, Failure> {
    let name = super::keeper(app, actor, on).await?;
    check(app, new)?;
    if let Some(fault) = done(&app.db, on, new).await? {
        return Err(Failure::Invalid(vec![fault]));
    }
    let (rows, left_out) = rows(&app.db, on, new).await?;
    let total = total(&rows)?;
    let shown = rows.iter().take(SHOWN).map(|(holder, _)| holder.id).collect();
    super::reading::looked(app, actor, LookAt::List, shown).await?;
    Ok(Preview { name, rows, total, left_out })
}

fn total(rows: &[(Holder, Rupiah)]) -> Result<Rupiah, Failure> {
    let sum = rows.iter().try_fold(Rupiah::ZERO, |sum, (_, amount)| sum.checked_add(*amount));
    match sum {
        _ if rows.is_empty() => Err(Failure::invalid("account", "ledger-batch-nobody")),
        None => Err(Failure::invalid("amount", "entry-too-large")),
        Some(sum) => Ok(sum),
    }
}

fn check(app: &App, new: &NewBatch) -> Result<(), Failure> {
    if new.day > today(app) {
        return Err(Failure::invalid("day", "date-future"));
    }
    let savings = matches!(new.account, AccountKind::Voluntary | AccountKind::TermDeposit);
    match new.each {
        Each::Pays(Rupiah::ZERO, _) => Err(Failure::invalid("amount", "amount-zero")),
        Each::Pays(..) => Ok(()),
        Each::Earns(_) if !savings => Err(Failure::invalid("account", "choose")),
        Each::Earns(rate) => booking::check_rate(CapKind::Savings, rate, new.day, &new.note),
    }
}

async fn done(db: &impl Reader, on: CooperativeId, new: &NewBatch) -> Result<Option<Fault>, Failure> {
    let (kind, period) = new.key();
    let found = store::ledger::batches::find(db, on, &kind, &period).await?;
    Ok(found
        .map(|_| Fault::new("day", "ledger-batch-done").with("period", new.day.format("%m-%Y").to_string())))
}

/// Who gets how much, and how many are left out.
async fn rows(
    db: &impl Reader,
    on: CooperativeId,
    new: &NewBatch,
) -> Result<(Vec<(Holder, Rupiah)>, usize), Failure> {
    let all = store::ledger::members::list(db, on).await?;
    let known: BTreeSet<&str> = all.iter().map(|holder| holder.number.as_str()).collect();
    if let Some(stranger) = new.except.iter().find(|number| !known.contains(number.as_str())) {
        let fault = Fault::new("except", "ledger-no-number").with("number", stranger.clone());
        return Err(Failure::Invalid(vec![fault]));
    }
    let ids: Vec<MemberId> = all.iter().map(|holder| holder.id).collect();
    let balances = match new.each {
        Each::Pays(..) => std::collections::BTreeMap::new(),
        Each::Earns(_) => store::ledger::balances(db, on, &[new.account], &ids).await?,
    };
    let count = all.len();
    let there = |holder: &Holder| {
        holder.left_on.is_none_or(|left| left > new.day) && !new.except.contains(&holder.number)
    };
    let amount = |holder: &Holder| match new.each {
        Each::Pays(amount, _) => amount,
        Each::Earns(rate) => {
            let account = domain::ledger::Account::of(new.account, holder.id);
            let sum = account.and_then(|account| balances.get(&account)).copied().unwrap_or_default();
            interest_of_month(Rupiah::new(sum).unwrap_or_default(), rate)
        }
    };
    let rows: Vec<_> = all
        .into_iter()
        .filter(there)
        .map(|holder| {
            let amount = amount(&holder);
            (holder, amount)
        })
        .filter(|(_, amount)| *amount > Rupiah::ZERO)
        .collect();
    let left_out = count - rows.len();
    Ok((rows, left_out))
}

/// Posts a batch: everything or nothing, and the same form once.
pub async fn post(app: &App, actor: &Actor, on: CooperativeId, new: &NewBatch) -> Result<usize, Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    check(app, new)?;
    store::ledger::take(&tx, on, 0).await?;
    if store::ledger::known(&tx, on, &new.once).await?.is_some() {
        return Ok(0);
    }
    if let Some(fault) = done(&tx, on, new).await? {
        return Err(Failure::Invalid(vec![fault]));
    }
    let (rows, _) = rows(&tx, on, new).await?;
    let total = total(&rows)?;
    let now = app.clock.now();
    let id = BatchId(app.ids.next(now));
    let (kind, period) = new.key();
    let count = rows.len();
    let row = Batch { id, kind, period, entries: count, total: total.get() };
    store::ledger::batches::insert(&tx, on, &row, actor.account, now).await?;
    let drafts = drafts(new, &rows, id)?;
    posting::post_all(app, &tx, actor.account, on, drafts).await?;
    tx.commit().await?;
    Ok(count)
}

/// A batch as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// What it is.
    pub kind: String,
    /// For when.
    pub period: String,
    /// How many entries.
    pub entries: usize,
    /// All of them together.
    pub total: i64,
}

fn drafts(new: &NewBatch, rows: &[(Holder, Rupiah)], id: BatchId) -> Result<Vec<Draft>, Failure> {
    let draft = |(place, (holder, amount)): (usize, &(Holder, Rupiah))| {
        let what = match new.each {
            Each::Pays(_, at) => Move::Deposit(at, holder.id, new.account, *amount),
            Each::Earns(_) => Move::Credit(holder.id, new.account, *amount),
        };
        let postings = what.postings().ok_or(Failure::invalid("account", "choose"))?;
        Ok(Draft {
            note: new.note.clone(),
            batch: Some(id),
            once: (place == 0).then(|| new.once.clone()),
            ..Draft::new(what.kind(), new.day, postings)
        })
    };
    rows.iter().enumerate().map(draft).collect()
}
