//! Entries from a spreadsheet: all or none. Rows with one number of entry are one entry and must balance; every row that
//! cannot be taken is named with its cell. Repeatable: what is in the books already is passed over, and told where it differs.

mod rows;

use std::collections::{BTreeMap, BTreeSet};

use domain::cooperatives::CooperativeId;
use domain::disputes::LookAt;
use domain::ledger::{
    AccountKind, BatchId, CapKind, EntryId, EntryKind, Judged, LoanId, MemberId, Refusal, judge_rate,
};
use domain::money::Rupiah;
use domain::policy::Actor;

use self::rows::{Group, Members};
use super::batches::Batch;
use super::posting::{self, Draft, Refused};
use super::{Loan, Posted, kept};
use crate::app::App;
use crate::store::{self, Tx};
use crate::table::{self, BadCell, Table, Why};
use crate::usecases::{Failure, ImportError, today};

pub use self::rows::{NewMember, OPTIONAL, WANTED};

/// What a batch that came from a spreadsheet is.
pub(super) const IMPORT: &str = "import";

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Entries that are new.
    pub added: usize,
    /// Entries that were there already.
    pub there: usize,
    /// Members whom the file brought.
    pub members: usize,
}

/// Imports the bytes of a CSV file or a workbook.
pub async fn run(app: &App, actor: &Actor, on: CooperativeId, bytes: &[u8]) -> Result<Done, ImportError> {
    let tx = app.db.begin().await.map_err(Failure::from)?;
    kept(&tx, actor, on).await?;
    let text = table::text_of(bytes).map_err(ImportError::Bad)?;
    let wanted = Table::read(&text, &WANTED).map_err(ImportError::Bad)?;
    store::ledger::take(&tx, on, 0).await?;
    let holders = store::ledger::members::list(&tx, on).await?;
    let (groups, fresh) = {
        let make = || MemberId(app.ids.next(app.clock.now()));
        let mut members = Members::of(&holders, &make);
        let groups = rows::read(&wanted, &mut members, today(app)).map_err(ImportError::Bad)?;
        (groups, members.fresh())
    };
    store::ledger::members::enrol(&tx, on, &fresh).await?;
    let undone = store::ledger::batches::undone_of(&tx, on, IMPORT).await?;
    let (new, there) = sifted(&tx, on, groups, undone).await?;
    let done = Done { added: new.len(), there, members: fresh.len() };
    if !new.is_empty() {
        let moved: Vec<MemberId> = new.iter().flat_map(Group::members).collect();
        if let Err(error) = post(app, &tx, actor, on, (new, undone)).await {
            // A refusal by the books tells of balances; the one writer of SQLite is free for the look.
            drop(tx);
            if matches!(&error, ImportError::Bad(bad) if bad.iter().any(|cell| tells(&cell.why))) {
                super::reading::looked(app, actor, LookAt::Refusal, moved).await?;
            }
            return Err(error);
        }
    }
    tx.commit().await?;
    Ok(done)
}

/// Makes the entry of a number count once among files that stand: a number is free again once the file that brought it was
/// taken back whole, so the key holds how many files had been when it was posted.
fn key(group: &Group, undone: u64) -> String {
    if undone == 0 { format!("{IMPORT}:{}", group.key) } else { format!("{IMPORT}{undone}:{}", group.key) }
}

/// Those that are not in the books yet, in the order of their days; and how many are there. One that is there and says
/// something else is told.
async fn sifted(
    tx: &Tx,
    on: CooperativeId,
    groups: Vec<Group>,
    undone: u64,
) -> Result<(Vec<Group>, usize), ImportError> {
    let keys: BTreeMap<String, usize> = groups
        .iter()
        .enumerate()
        .flat_map(|(place, group)| (0..=undone).map(move |undone| (key(group, undone), place)))
        .collect();
    let standing = store::ledger::batches::standing(tx, on, keys.keys().map(String::as_str)).await?;
    let known: BTreeMap<usize, EntryId> =
        standing.into_iter().filter_map(|(key, id)| Some((*keys.get(&key)?, id))).collect();
    let ids: Vec<EntryId> = known.values().copied().collect();
    let posted: BTreeMap<EntryId, Posted> =
        store::ledger::find_all(tx, on, &ids).await?.into_iter().map(|posted| (posted.id, posted)).collect();
    let (mut new, mut there, mut bad) = (Vec::new(), 0, Vec::new());
    for (place, group) in groups.into_iter().enumerate() {
        let Some(posted) = known.get(&place).and_then(|id| posted.get(id)) else {
            new.push(group);
            continue;
        };
        if same(posted, &group) {
            there += 1;
        } else {
            bad.push(group.bad("entry", Why::EntryDiffers));
        }
    }
    new.sort_by_key(|group| group.day);
    if bad.is_empty() { Ok((new, there)) } else { Err(ImportError::Bad(bad)) }
}

fn same(posted: &Posted, group: &Group) -> bool {
    let there: BTreeSet<_> =
        posted.lines.iter().map(|line| (line.account, line.member, line.debit, line.credit)).collect();
    posted.day == group.day && there == group.lines()
}

/// Posts what is new as one batch, loans with it.
async fn post(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    on: CooperativeId,
    (groups, undone): (Vec<Group>, u64),
) -> Result<(), ImportError> {
    let now = app.clock.now();
    let id = BatchId(app.ids.next(now));
    let total = groups.iter().map(Group::total).sum();
    let row = Batch { id, kind: IMPORT.to_owned(), period: id.to_string(), entries: groups.len(), total };
    store::ledger::batches::insert(tx, on, &row, actor.account, now).await?;
    let mut loans = Loans::of(tx, on).await?;
    let (mut drafts, mut bad) = (Vec::with_capacity(groups.len()), Vec::new());
    for group in &groups {
        match loans.touched(app, on, group) {
            Ok(loan) => drafts.push(Draft {
                note: group.note.clone(),
                reference: group.reference.clone(),
                batch: Some(id),
                loan,
                once: Some(key(group, undone)),
                ..Draft::new(kind_of(group), group.day, group.postings.clone())
            }),
            Err(cell) => bad.push(cell),
        }
    }
    if !bad.is_empty() {
        return Err(ImportError::Bad(bad));
    }
    loans.write(tx).await?;
    let posted = posting::post_all(app, tx, actor.account, on, drafts).await;
    posted.map(|_| ()).map_err(|refused| told(refused, &groups))
}

/// Whether what is wrong with a row tells of what stands on a member's account.
fn tells(why: &Why) -> bool {
    match why {
        Why::Books(Refusal::WrongSide { kind, .. }) => kind.is_of_members(),
        Why::MoreThanOwed(_) => true,
        _ => false,
    }
}

/// The refusals of the books, each beside the row it is about.
fn told(refused: Refused, groups: &[Group]) -> ImportError {
    let all: Vec<(usize, Why)> = match refused {
        Refused::Fault(place, fault) => vec![(place, Why::Entry(fault))],
        Refused::Books(all) => all.into_iter().map(|(place, refusal)| (place, Why::Books(refusal))).collect(),
        Refused::Failure(failure) => return ImportError::Failure(failure),
    };
    let bad = |(place, why): (usize, Why)| Some(groups.get(place)?.bad("entry", why));
    let mut bad: Vec<BadCell> = all.into_iter().filter_map(bad).collect();
    bad.sort_by_key(|cell| cell.line);
    ImportError::Bad(bad)
}

/// What an entry of two sides is, by the accounts it moves.
fn kind_of(group: &Group) -> EntryKind {
    use AccountKind as Kind;
    let moves = |kind: Kind, up: bool| {
        let mut those = group.postings.iter().filter(|posting| posting.account.kind() == kind);
        those.any(|posting| (posting.moves() > 0) == up)
    };
    let savings = [Kind::Voluntary, Kind::TermDeposit];
    let stays = [Kind::Principal, Kind::Compulsory];
    if moves(Kind::Loan, true) {
        EntryKind::Loan
    } else if moves(Kind::Loan, false) || moves(Kind::InterestIncome, true) {
        EntryKind::Instalment
    } else if moves(Kind::InterestExpense, true) && savings.iter().any(|kind| moves(*kind, true)) {
        EntryKind::Interest
    } else if savings.iter().chain(&stays).any(|kind| moves(*kind, true)) {
        EntryKind::Deposit
    } else if savings.iter().any(|kind| moves(*kind, false)) {
        EntryKind::Withdrawal
    } else if stays.iter().any(|kind| moves(*kind, false)) {
        EntryKind::Payout
    } else if moves(Kind::ShareOwed, false) {
        EntryKind::SharePaid
    } else {
        EntryKind::Other
    }
}

/// The loans of a book while a file is read: those that were there, and those that it begins.
struct Loans {
    all: Vec<Loan>,
    new: BTreeSet<LoanId>,
    paid: BTreeMap<LoanId, (i64, i64)>,
}

impl Loans {
    async fn of(tx: &Tx, on: CooperativeId) -> Result<Self, Failure> {
        let open = store::ledger::loans::open(tx, on).await?;
        let all = open.into_iter().map(|(loan, _)| loan).collect();
        Ok(Self { all, new: BTreeSet::new(), paid: BTreeMap::new() })
    }

    /// The loan that an entry pays out or back; back to the oldest that is open.
    fn touched(&mut self, app: &App, on: CooperativeId, group: &Group) -> Result<Option<LoanId>, BadCell> {
        let sum = |kind: AccountKind| -> (Option<MemberId>, i64) {
            let those = group.postings.iter().filter(|posting| posting.account.kind() == kind);
            those.fold((None, 0), |(_, sum), posting| (posting.account.member(), sum + posting.moves()))
        };
        let ((member, moved), (payer, interest)) = (sum(AccountKind::Loan), sum(AccountKind::InterestIncome));
        let Some(member) = member.or(payer) else {
            return Ok(None);
        };
        if moved > 0 {
            return self.begin(app, (on, member), moved, group).map(Some);
        }
        let left = |loan: &Loan| {
            let paid = self.paid.get(&loan.id).map_or(0, |(principal, _)| *principal);
            loan.terms.amount.get() - loan.repaid.get() - paid
        };
        let open = self.all.iter().find(|loan| loan.member == member && left(loan) > 0);
        let Some(loan) = open else {
            // Interest alone may be paid of a loan that is paid back.
            return if moved == 0 { Ok(None) } else { Err(group.bad_at(AccountKind::Loan, Why::NoLoan)) };
        };
        if left(loan) < -moved {
            let why = Why::MoreThanOwed(Rupiah::new(left(loan)).unwrap_or_default());
            return Err(group.bad_at(AccountKind::Loan, why));
        }
        let id = loan.id;
        let paid = self.paid.entry(id).or_default();
        *paid = (paid.0 - moved, paid.1 + interest.max(0));
        Ok(Some(id))
    }

    fn begin(
        &mut self,
        app: &App,
        (on, member): (CooperativeId, MemberId),
        amount: i64,
        group: &Group,
    ) -> Result<LoanId, BadCell> {
        let bad = || group.bad_at(AccountKind::Loan, Why::LoanTerms);
        let terms = group.terms.ok_or_else(bad)?;
        let amount = Rupiah::new(amount).map_err(|_| bad())?;
        let id = LoanId(app.ids.next(app.clock.now()));
        self.all.push(Loan {
            id,
            cooperative: on,
            member,
            terms: domain::schedule::Loan { amount, ..terms },
            begun: group.day,
            repaid: Rupiah::ZERO,
            interest_paid: Rupiah::ZERO,
            cancelled: false,
        });
        self.new.insert(id);
        if let Judged::Above(cap) = judge_rate(CapKind::Loans, terms.rate, group.day) {
            return Err(group.bad_at(AccountKind::Loan, Why::RateAbove(cap.percent)));
        }
        Ok(id)
    }

    async fn write(&self, tx: &Tx) -> Result<(), Failure> {
        for loan in self.all.iter().filter(|loan| self.new.contains(&loan.id)) {
            store::ledger::loans::insert(tx, loan).await?;
        }
        for (id, paid) in &self.paid {
            store::ledger::loans::pay(tx, *id, *paid).await?;
        }
        Ok(())
    }
}
