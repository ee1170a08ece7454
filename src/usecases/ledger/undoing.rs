//! Taking a whole batch back: a reversal for each of its entries, all or none, once. What was taken back singly before stays so.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::cooperatives::CooperativeId;
use domain::disputes::{LookAt, LookSeat};
use domain::ledger::{BatchId, Entry, EntryId, EntryKind, MemberId, Refusal, reverse};
use domain::money::Rupiah;
use domain::policy::Actor;

use super::importing::IMPORT;
use super::posting::{self, Refused, postings, seal};
use super::{Posted, Written, kept};
use crate::app::App;
use crate::store::{self, Cursor, Page, StoreError};
use crate::usecases::memberships::looks;
use crate::usecases::office::SIZE;
use crate::usecases::{Failure, Fault, today};

/// A batch as the treasurer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchSeen {
    /// Its id.
    pub id: BatchId,
    /// Whose book.
    pub cooperative: CooperativeId,
    /// What it is: `pays:wajib`, `earns:sukarela`, `import`.
    pub kind: String,
    /// For when.
    pub period: String,
    /// How many entries.
    pub entries: i64,
    /// All of them together.
    pub total: i64,
    /// When it was posted.
    pub at: DateTime<Utc>,
    /// Name of who posted it.
    pub by: String,
    /// When it was taken back whole.
    pub undone_at: Option<DateTime<Utc>>,
}

impl BatchSeen {
    /// Whether it may be taken back whole.
    pub fn may_undo(&self) -> bool {
        self.undone_at.is_none()
    }

    /// Whether it came from a spreadsheet.
    pub fn is_import(&self) -> bool {
        self.kind == IMPORT
    }
}

/// A batch with the first of its entries.
#[derive(Debug)]
pub struct Shown {
    /// The batch.
    pub batch: BatchSeen,
    /// The cooperative's name.
    pub name: String,
    /// Its first entries.
    pub entries: Vec<Posted>,
    /// How many of all were taken back.
    pub reversed: usize,
}

/// A page of the batches of a book, the latest first, with the cooperative's name.
pub async fn list(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    cursor: Option<&Cursor>,
) -> Result<(String, Page<BatchSeen>), Failure> {
    let name = super::keeper(app, actor, on).await?;
    Ok((name, store::ledger::batches::list(&app.db, on, cursor, SIZE).await?))
}

/// A batch for whoever keeps the book; the looks at those whose entries show are written down.
pub async fn show(app: &App, actor: &Actor, id: BatchId) -> Result<Shown, Failure> {
    let tx = app.db.begin().await?;
    let batch = store::ledger::batches::seen(&tx, id).await?.ok_or(Failure::NotFound)?;
    kept(&tx, actor, batch.cooperative).await?;
    let ids = store::ledger::batches::entries(&tx, id, Some(SIZE)).await?;
    let mut entries = store::ledger::find_all(&tx, batch.cooperative, &ids).await?;
    entries.sort_by_key(|posted| posted.number);
    let reversed = store::ledger::batches::reversed(&tx, id).await?.len();
    let members: Vec<MemberId> =
        entries.iter().flat_map(|posted| posted.lines.iter().filter_map(|line| line.member)).collect();
    looks::write(app, &tx, actor, (LookSeat::Treasurer, LookAt::List), members).await?;
    tx.commit().await?;
    let name = super::keeper(app, actor, batch.cooperative).await?;
    Ok(Shown { batch, name, entries, reversed })
}

/// Takes a batch back whole, on a day, with a reason; answers how many entries that took back. The same form sent twice does
/// it once.
pub async fn undo(
    app: &App,
    actor: &Actor,
    id: BatchId,
    (day, reason): (NaiveDate, &str),
    once: &str,
) -> Result<usize, Failure> {
    if day > today(app) {
        return Err(Failure::invalid("day", "date-future"));
    }
    let tx = app.db.begin().await?;
    let batch = store::ledger::batches::seen(&tx, id).await?.ok_or(Failure::NotFound)?;
    let on = batch.cooperative;
    kept(&tx, actor, on).await?;
    // From here on nobody else posts in this book.
    store::ledger::take(&tx, on, 0).await?;
    if store::ledger::known(&tx, on, once).await?.is_some() {
        return Ok(0);
    }
    store::ledger::batches::undone(&tx, id, actor.account, app.clock.now()).await.map_err(
        |error| match error {
            StoreError::Stale => Failure::Refused("ledger-batch-undone"),
            other => other.into(),
        },
    )?;
    let done: BTreeSet<EntryId> = store::ledger::batches::reversed(&tx, id).await?.into_iter().collect();
    let mut ids = store::ledger::batches::entries(&tx, id, None).await?;
    ids.retain(|id| !done.contains(id));
    let mut all = store::ledger::find_all(&tx, on, &ids).await?;
    // The last first: what was paid back of a loan before the loan, what was withdrawn before what it was withdrawn from.
    all.sort_by_key(|posted| Reverse(posted.number));
    if all.is_empty() {
        return Err(Failure::Refused("ledger-batch-undone"));
    }
    if all.iter().any(|posted| day < posted.day) {
        return Err(Failure::invalid("day", "ledger-before-entry"));
    }
    for posted in &all {
        posting::unpaid(&tx, posted).await?;
    }
    let book = store::ledger::take(&tx, on, all.len()).await?;
    let made = reversals(app, &all, (day, reason, once), book.first)?;
    let sealed = seal(app, &tx, actor.account, on, (&made, book.closed)).await;
    if let Err(Refused::Books(refused)) = &sealed
        && let Some(fault) = beyond(refused, &all)
    {
        drop(tx);
        return Err(told(app, actor, refused, (&all, fault)).await?);
    }
    sealed?;
    tx.commit().await?;
    Ok(all.len())
}

fn reversals(
    app: &App,
    all: &[Posted],
    (day, reason, once): (NaiveDate, &str, &str),
    first: i64,
) -> Result<Vec<Written>, Failure> {
    let broken = || Failure::Broken("a stored entry cannot be read back".to_owned());
    let now = app.clock.now();
    let taken_back = |(place, (posted, number)): (usize, (&Posted, i64))| {
        let entry = Entry::new(posted.id, posted.day, postings(posted).ok_or_else(broken)?);
        let by = EntryId(app.ids.next(now));
        let entry = reverse(&entry.map_err(|_| broken())?, false, by, day).map_err(|_| broken())?;
        Ok(Written {
            entry,
            number,
            kind: EntryKind::Reversal,
            note: reason.to_owned(),
            reference: posted.reference.clone(),
            year: posted.year,
            batch: None,
            loan: posted.loan,
            once: (place == 0).then(|| once.to_owned()),
        })
    };
    all.iter().zip(first..).enumerate().map(taken_back).collect()
}

/// What the treasurer is told where a balance no longer allows it: of how many members, the first of them, and by how much.
fn beyond(refused: &[(usize, Refusal)], all: &[Posted]) -> Option<Fault> {
    let (place, by, kind) = refused.iter().find_map(|(place, refusal)| match refusal {
        Refusal::WrongSide { kind, by } => Some((*place, *by, *kind)),
        _ => None,
    })?;
    let members = all.get(place).map(Posted::members).unwrap_or_default();
    let fault =
        Fault::new("day", if kind.is_of_members() { "ledger-undo-beyond" } else { "ledger-undo-short" });
    Some(
        fault
            .with("count", refused.len().to_string())
            .with("member", members.first().copied().unwrap_or_default().to_owned())
            .with("account", kind.as_str())
            .with("by", Rupiah::new(by).unwrap_or_default().grouped()),
    )
}

/// The refusal tells of members' balances: that is a look at them.
async fn told(
    app: &App,
    actor: &Actor,
    refused: &[(usize, Refusal)],
    (all, fault): (&[Posted], Fault),
) -> Result<Failure, Failure> {
    let those = refused.iter().filter_map(|(place, _)| all.get(*place));
    let members = those.flat_map(|posted| posted.lines.iter().filter_map(|line| line.member)).collect();
    super::reading::looked(app, actor, LookAt::Refusal, members).await?;
    Ok(Failure::Invalid(vec![fault]))
}
