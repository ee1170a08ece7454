//! Posting: the book's row is taken first, so that what is read after it stays true until the end. All of it is posted or
//! nothing, and the same form once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::disputes::LookAt;
use domain::ledger::{
    Account, BatchId, Entry, EntryFault, EntryId, EntryKind, LoanId, MemberId, Membership, Posting, Refusal,
    allow, reverse,
};
use domain::money::Rupiah;
use domain::policy::Actor;

use super::{Holder, Posted, Written, kept};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::{Failure, Fault, today};

/// An entry to be posted.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is.
    pub kind: EntryKind,
    /// Its day.
    pub day: NaiveDate,
    /// Its postings.
    pub postings: Vec<Posting>,
    /// What for.
    pub note: String,
    /// Number of the paper behind it.
    pub reference: String,
    /// The book year that it closes or divides.
    pub year: Option<i32>,
    /// The batch it belongs to.
    pub batch: Option<BatchId>,
    /// The loan it pays out or back.
    pub loan: Option<LoanId>,
    /// Makes it count once.
    pub once: Option<String>,
}

impl Draft {
    /// An entry of a kind with nothing but its postings.
    pub fn new(kind: EntryKind, day: NaiveDate, postings: Vec<Posting>) -> Self {
        Self {
            kind,
            day,
            postings,
            note: String::new(),
            reference: String::new(),
            year: None,
            batch: None,
            loan: None,
            once: None,
        }
    }
}

/// Why the books do not take an entry.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Its postings are no entry: the place among those given.
    #[error("entry {0}: {1}")]
    Fault(usize, EntryFault),
    /// The books do not take these: each with its place and why, at least one.
    #[error("{} entries are refused", .0.len())]
    Books(Vec<(usize, Refusal)>),
    /// Anything else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<store::StoreError> for Refused {
    fn from(error: store::StoreError) -> Self {
        Self::Failure(error.into())
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Fault(_, fault) => Self::invalid("amount", fault.code()),
            Refused::Books(all) => all.into_iter().next().map_or(Self::NotFound, |(_, refusal)| why(refusal)),
            Refused::Failure(failure) => failure,
        }
    }
}

/// What a person is told of a refusal.
fn why(refusal: Refusal) -> Failure {
    let fault = match refusal {
        Refusal::Closed(until) | Refusal::ClosedAlready(until) => {
            Fault::new("day", "ledger-closed").with("until", until.format("%d-%m-%Y").to_string())
        }
        Refusal::WrongSide { kind, by } => {
            let by = Rupiah::new(by).unwrap_or_default().grouped();
            Fault::new("amount", "ledger-beyond").with("account", kind.as_str()).with("by", by)
        }
        Refusal::MemberLeft => Fault::new("member", "ledger-left"),
        Refusal::StillMember => Fault::new("member", "ledger-still-member"),
        Refusal::NoMember => Fault::new("member", "choose"),
        Refusal::NoEntry => return Failure::NotFound,
        Refusal::Posted => return Failure::Refused("ledger-posted"),
        Refusal::ReversalOfReversal => return Failure::Refused("ledger-reversal-of-reversal"),
        Refusal::Reversed => return Failure::Refused("ledger-reversed"),
    };
    Failure::Invalid(vec![fault])
}

/// A refusal as the treasurer is told of it. What tells of a member's balance is a look at her account.
pub(super) async fn told(
    app: &App,
    actor: &Actor,
    tx: Tx,
    (refused, members): (Refused, Vec<MemberId>),
) -> Failure {
    // The one writer of SQLite is free for the look.
    drop(tx);
    let of_member = |(_, refusal): &(usize, Refusal)| matches!(refusal, Refusal::WrongSide { kind, .. } if kind.is_of_members());
    if let Refused::Books(all) = &refused
        && all.iter().any(of_member)
        && let Err(failure) = super::reading::looked(app, actor, LookAt::Refusal, members).await
    {
        return failure;
    }
    refused.into()
}

/// Posts entries in their order, each onto what those before it left. Whoever calls says who may.
pub(crate) async fn post_all(
    app: &App,
    tx: &Tx,
    by: AccountId,
    on: CooperativeId,
    drafts: Vec<Draft>,
) -> Result<Vec<EntryId>, Refused> {
    let book = store::ledger::take(tx, on, drafts.len()).await?;
    let made = made(app, drafts, book.first)?;
    seal(app, tx, by, on, (&made, book.closed)).await?;
    Ok(made.iter().map(|made| made.entry.id()).collect())
}

/// Refusals of one posting that are told.
const TOLD: usize = 200;

/// Asks the books whether they take these entries, in their order, and writes them.
pub(super) async fn seal(
    app: &App,
    tx: &Tx,
    by: AccountId,
    on: CooperativeId,
    (made, closed): (&[Written], Option<NaiveDate>),
) -> Result<(), Refused> {
    let mut members: BTreeSet<MemberId> = BTreeSet::new();
    let mut accounts = BTreeSet::new();
    for posting in made.iter().flat_map(|made| made.entry.postings()) {
        accounts.insert(posting.account.kind());
        members.extend(posting.account.member());
    }
    let members: Vec<MemberId> = members.into_iter().collect();
    let accounts: Vec<_> = accounts.into_iter().collect();
    let holders = store::ledger::members::holders(tx, on, &members).await?;
    let standing: BTreeMap<MemberId, Membership> =
        holders.iter().map(|holder| (holder.id, holder.standing())).collect();
    let mut balances = store::ledger::balances(tx, on, &accounts, &members).await?;
    // What is refused is left out, so that everything that is wrong is told at once; but not what is short only because
    // of what was left out.
    let (mut refused, mut missing) = (Vec::new(), BTreeSet::new());
    for (place, made) in made.iter().enumerate() {
        let of = |member| standing.get(&member).copied().unwrap_or(Membership::None);
        let at = |account| balances.get(&account).copied().unwrap_or_default();
        match allow(&made.entry, closed, of, at) {
            Ok(after) => balances.extend(after),
            Err(refusal) => {
                let postings = made.entry.postings();
                let short = matches!(refusal, Refusal::WrongSide { kind, .. }
                    if postings.iter().any(|one| one.account.kind() == kind && missing.contains(&one.account)));
                let grows = postings.iter().filter(|one| one.moves() > 0);
                missing.extend(grows.map(|one| one.account));
                if !short {
                    refused.push((place, refusal));
                }
            }
        }
    }
    if !refused.is_empty() {
        refused.truncate(TOLD);
        return Err(Refused::Books(refused));
    }
    store::ledger::writing::insert(tx, on, made, by, app.clock.now()).await?;
    Ok(())
}

fn made(app: &App, drafts: Vec<Draft>, first: i64) -> Result<Vec<Written>, Refused> {
    let now = app.clock.now();
    let one = |(place, (draft, number)): (usize, (Draft, i64))| {
        let id = EntryId(app.ids.next(now));
        let entry = Entry::new(id, draft.day, draft.postings);
        Ok(Written {
            entry: entry.map_err(|fault| Refused::Fault(place, fault))?,
            number,
            kind: draft.kind,
            note: draft.note,
            reference: draft.reference,
            year: draft.year,
            batch: draft.batch,
            loan: draft.loan,
            once: draft.once,
        })
    };
    drafts.into_iter().zip(first..).enumerate().map(one).collect()
}

/// Takes an entry back by another, today or on a day given, with a reason.
pub async fn take_back(
    app: &App,
    actor: &Actor,
    id: EntryId,
    (day, reason): (NaiveDate, &str),
    once: &str,
) -> Result<EntryId, Failure> {
    if day > today(app) {
        return Err(Failure::invalid("day", "date-future"));
    }
    let tx = app.db.begin().await?;
    let posted = store::ledger::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let on = posted.cooperative;
    kept(&tx, actor, on).await?;
    if let Some(done) = store::ledger::known(&tx, on, once).await? {
        return Ok(done);
    }
    let book = store::ledger::take(&tx, on, 1).await?;
    let written = reversal(app, &tx, &posted, (day, reason, once), book.first).await?;
    if day < posted.day {
        return Err(Failure::invalid("day", "ledger-before-entry"));
    }
    unpaid(&tx, &posted).await?;
    let touched: Vec<MemberId> = posted.lines.iter().filter_map(|line| line.member).collect();
    let kinds: Vec<_> = posted.lines.iter().map(|line| line.account).collect();
    let balances = store::ledger::balances(&tx, on, &kinds, &touched).await?;
    let at = |account| balances.get(&account).copied().unwrap_or_default();
    if let Err(refusal) = allow(&written.entry, book.closed, |_| Membership::Since, at) {
        return Err(told(app, actor, tx, (Refused::Books(vec![(0, refusal)]), touched)).await);
    }
    let done = written.entry.id();
    store::ledger::writing::insert(&tx, on, &[written], actor.account, app.clock.now()).await?;
    tx.commit().await?;
    Ok(done)
}

/// Takes back what an entry did to its loan.
pub(super) async fn unpaid(tx: &Tx, posted: &Posted) -> Result<(), Failure> {
    store::ledger::loans::take_back(tx, posted).await.map_err(|error| match error {
        store::StoreError::Stale | store::StoreError::Refused => Failure::Refused("ledger-loan-repaid"),
        other => other.into(),
    })
}

async fn reversal(
    app: &App,
    tx: &Tx,
    posted: &Posted,
    (day, reason, once): (NaiveDate, &str, &str),
    number: i64,
) -> Result<Written, Failure> {
    let broken = || Failure::Broken("a stored entry cannot be read back".to_owned());
    let is_reversed = store::ledger::reversed_by(tx, posted.id).await?.is_some();
    if posted.reverses.is_some() {
        return Err(why(Refusal::ReversalOfReversal));
    }
    if posted.kind == EntryKind::YearClose {
        return Err(Failure::Refused("ledger-year-stays"));
    }
    let entry = Entry::new(posted.id, posted.day, postings(posted).ok_or_else(broken)?);
    let by = EntryId(app.ids.next(app.clock.now()));
    let entry = reverse(&entry.map_err(|_| broken())?, is_reversed, by, day).map_err(why)?;
    Ok(Written {
        entry,
        number,
        kind: EntryKind::Reversal,
        note: reason.to_owned(),
        reference: posted.reference.clone(),
        year: posted.year,
        batch: None,
        loan: posted.loan,
        once: Some(once.to_owned()),
    })
}

/// The postings of an entry that was read back.
pub(super) fn postings(posted: &Posted) -> Option<Vec<Posting>> {
    let posting = |line: &super::PostedLine| {
        let account = match line.member {
            Some(member) => Account::of(line.account, member),
            None => Account::common(line.account),
        }?;
        let amount = |sum: i64| Rupiah::new(sum).ok();
        Some(if line.debit > 0 {
            Posting::debit(account, amount(line.debit)?)
        } else {
            Posting::credit(account, amount(line.credit)?)
        })
    };
    posted.lines.iter().map(posting).collect()
}

/// The member, if she is one of this cooperative.
pub(super) async fn member(tx: &Tx, on: CooperativeId, id: MemberId) -> Result<Holder, Failure> {
    let found = store::ledger::members::holders(tx, on, &[id]).await?.pop();
    found.ok_or(Failure::invalid("member", "choose"))
}
