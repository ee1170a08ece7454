//! What a treasurer books singly: paying in and out, lending and paying back, and anything else between two accounts.

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, CapEffect, CapKind, EntryId, Judged, LoanId, MemberId, Move, judge_rate};
use domain::money::Rupiah;
use domain::policy::Actor;
use domain::schedule::{Loan as Terms, QuoteError, quote};

use super::posting::{self, Draft};
use super::{Loan, kept};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::{Failure, Fault, today};

/// What stands beside every booking.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The day.
    pub day: NaiveDate,
    /// What for.
    pub note: String,
    /// Number of the paper behind it.
    pub reference: String,
    /// Makes it count once.
    pub once: String,
}

fn draft(what: Move, paper: &Paper) -> Result<Draft, Failure> {
    let postings = what.postings().ok_or(Failure::invalid("account", "choose"))?;
    Ok(Draft {
        note: paper.note.clone(),
        reference: paper.reference.clone(),
        once: Some(paper.once.clone()),
        ..Draft::new(what.kind(), paper.day, postings)
    })
}

/// Begins a booking: who may, not for a day to come, and not what was booked already.
async fn begin(app: &App, actor: &Actor, on: CooperativeId, paper: &Paper) -> Result<Begun, Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    if paper.day > today(app) {
        return Err(Failure::invalid("day", "date-future"));
    }
    // From here on nobody else posts in this book.
    store::ledger::take(&tx, on, 0).await?;
    Ok(match store::ledger::known(&tx, on, &paper.once).await? {
        Some(done) => Begun::Done(done),
        None => Begun::Open(tx),
    })
}

enum Begun {
    Open(Tx),
    Done(EntryId),
}

/// Books a move that is neither a loan nor an instalment.
pub async fn book(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    what: Move,
    paper: &Paper,
) -> Result<EntryId, Failure> {
    let tx = match begin(app, actor, on, paper).await? {
        Begun::Done(done) => return Ok(done),
        Begun::Open(tx) => tx,
    };
    let draft = draft(what, paper)?;
    let members = draft.postings.iter().filter_map(|posting| posting.account.member()).collect();
    let posted = match posting::post_all(app, &tx, actor.account, on, vec![draft]).await {
        Ok(posted) => posted,
        Err(refused) => return Err(posting::told(app, actor, tx, (refused, members)).await),
    };
    tx.commit().await?;
    posted.first().copied().ok_or(Failure::NotFound)
}

/// A loan that is paid out.
#[derive(Debug, Clone)]
pub struct NewLoan {
    /// To whom.
    pub member: MemberId,
    /// From cash or bank.
    pub from: AccountKind,
    /// Amount, rate, months and method.
    pub terms: Terms,
}

/// Pays a loan out, if its rate lies within the rule of the day.
pub async fn lend(
    app: &App,
    actor: &Actor,
    on: CooperativeId,
    new: &NewLoan,
    paper: &Paper,
) -> Result<EntryId, Failure> {
    let tx = match begin(app, actor, on, paper).await? {
        Begun::Done(done) => return Ok(done),
        Begun::Open(tx) => tx,
    };
    let posted = lend_in(app, &tx, actor, on, (new, paper)).await?;
    tx.commit().await?;
    Ok(posted)
}

/// As [`lend`], within a transaction of the caller.
pub(crate) async fn lend_in(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    on: CooperativeId,
    (new, paper): (&NewLoan, &Paper),
) -> Result<EntryId, Failure> {
    check_rate(CapKind::Loans, new.terms.rate, paper.day, &paper.note)?;
    quote(&new.terms).map_err(|error: QuoteError| Failure::invalid("amount", error.code()))?;
    posting::member(tx, on, new.member).await?;
    let loan = Loan {
        id: LoanId(app.ids.next(app.clock.now())),
        cooperative: on,
        member: new.member,
        terms: new.terms,
        begun: paper.day,
        repaid: Rupiah::ZERO,
        interest_paid: Rupiah::ZERO,
        cancelled: false,
    };
    store::ledger::loans::insert(tx, &loan).await?;
    let what = Move::Lend(new.from, new.member, new.terms.amount);
    let draft = Draft { loan: Some(loan.id), ..draft(what, paper)? };
    let posted = posting::post_all(app, tx, actor.account, on, vec![draft]).await?;
    posted.first().copied().ok_or(Failure::NotFound)
}

/// Holds a rate against the rule of a day.
pub(super) fn check_rate(
    kind: CapKind,
    rate: domain::money::Rate,
    on: NaiveDate,
    reason: &str,
) -> Result<(), Failure> {
    let Judged::Above(cap) = judge_rate(kind, rate, on) else {
        return Ok(());
    };
    let code = match cap.effect {
        CapEffect::Refuse => "ledger-rate-above",
        CapEffect::Reason if reason.trim().is_empty() => "ledger-rate-reason",
        CapEffect::Reason => return Ok(()),
    };
    let fault = Fault::new("rate", code);
    let fault = fault.with("most", cap.percent.to_string()).with("regulation", cap.regulation);
    Err(Failure::Invalid(vec![fault]))
}

/// Pays an instalment of a loan: principal and interest as they were paid.
pub async fn repay(
    app: &App,
    actor: &Actor,
    (id, into): (LoanId, AccountKind),
    (principal, interest): (Rupiah, Rupiah),
    paper: &Paper,
) -> Result<EntryId, Failure> {
    let loan = store::ledger::loans::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    let tx = match begin(app, actor, loan.cooperative, paper).await? {
        Begun::Done(done) => return Ok(done),
        Begun::Open(tx) => tx,
    };
    let posted = repay_in(app, &tx, actor, (&loan, into), ((principal, interest), paper)).await?;
    tx.commit().await?;
    Ok(posted)
}

/// As [`repay`], within a transaction of the caller.
pub(crate) async fn repay_in(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (loan, into): (&Loan, AccountKind),
    ((principal, interest), paper): ((Rupiah, Rupiah), &Paper),
) -> Result<EntryId, Failure> {
    if principal == Rupiah::ZERO && interest == Rupiah::ZERO {
        return Err(Failure::invalid("principal", "amount-zero"));
    }
    if paper.day < loan.begun {
        return Err(Failure::invalid("day", "ledger-before-loan"));
    }
    store::ledger::loans::pay(tx, loan.id, (principal.get(), interest.get())).await.map_err(|error| {
        match error {
            store::StoreError::Stale | store::StoreError::Refused => {
                Failure::invalid("principal", "ledger-more-than-owed")
            }
            other => other.into(),
        }
    })?;
    let what = Move::Repay(into, loan.member, principal, interest);
    let draft = Draft { loan: Some(loan.id), ..draft(what, paper)? };
    let posted = posting::post_all(app, tx, actor.account, loan.cooperative, vec![draft]).await?;
    posted.first().copied().ok_or(Failure::NotFound)
}
