//! Loans to members. What was paid moves only by adding to what stands there, and the table refuses more than was lent.

use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountKind, LoanId, MemberId};
use domain::money::{Rupiah, Tenor};
use domain::schedule::Loan as Terms;
use entity::{Text, ledger_loan, member};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, SelectTwo};

use super::super::db::source::Source as _;
use super::super::error::moved;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError, Tx};
use super::rupiah;
use crate::usecases::ledger::{Holder, Loan, Posted};

fn read(row: &ledger_loan::Model) -> Result<Loan, StoreError> {
    let months = u16::try_from(row.months).ok().and_then(|months| Tenor::new(months).ok());
    Ok(Loan {
        id: LoanId(row.id),
        cooperative: CooperativeId(row.cooperative_id),
        member: MemberId(row.member_id),
        terms: Terms {
            amount: rupiah(row.principal)?,
            rate: row.rate.0,
            tenor: months.ok_or(StoreError::Unreadable("ledger_loan.months"))?,
            method: row.method.0,
            fee: Rupiah::ZERO,
        },
        begun: row.begun,
        repaid: rupiah(row.repaid)?,
        interest_paid: rupiah(row.interest_paid)?,
        cancelled: row.cancelled,
    })
}

/// Inserts a loan that is paid out.
pub async fn insert(tx: &Tx, loan: &Loan) -> Result<(), StoreError> {
    let months = i16::try_from(loan.terms.tenor.months()).map_err(|_| StoreError::Refused)?;
    let row = ledger_loan::ActiveModel {
        id: Set(loan.id.0),
        cooperative_id: Set(loan.cooperative.0),
        member_id: Set(loan.member.0),
        principal: Set(loan.terms.amount.get()),
        rate: Set(Text(loan.terms.rate)),
        months: Set(months),
        method: Set(Text(loan.terms.method)),
        begun: Set(loan.begun),
        repaid: Set(loan.repaid.get()),
        interest_paid: Set(loan.interest_paid.get()),
        cancelled: Set(false),
    };
    ledger_loan::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The loan with this id.
pub async fn find(db: &impl Reader, id: LoanId) -> Result<Option<Loan>, StoreError> {
    let row = ledger_loan::Entity::find_by_id(id.0).one(db.connection()).await?;
    row.as_ref().map(read).transpose()
}

/// The loans of a member, the latest first; those that were taken back are not among them.
pub async fn list(db: &impl Reader, of: MemberId) -> Result<Vec<Loan>, StoreError> {
    let rows = ledger_loan::Entity::find()
        .filter(ledger_loan::Column::MemberId.eq(of.0))
        .filter(ledger_loan::Column::Cancelled.eq(false))
        .order_by_desc(ledger_loan::Column::Begun)
        .order_by_desc(ledger_loan::Column::Id)
        .all(db.connection())
        .await?;
    rows.iter().map(read).collect()
}

type Owing = (ledger_loan::Model, Option<member::Model>);

fn owing(on: CooperativeId) -> SelectTwo<ledger_loan::Entity, member::Entity> {
    use ledger_loan::Column::{Cancelled, CooperativeId as Of, Principal, Repaid};
    ledger_loan::Entity::find()
        .find_also_related(member::Entity)
        .filter(Of.eq(on.0))
        .filter(Cancelled.eq(false))
        .filter(Expr::col((ledger_loan::Entity, Repaid)).lt(Expr::col((ledger_loan::Entity, Principal))))
}

fn with_holder((loan, member): Owing) -> Result<(Loan, Holder), StoreError> {
    let member = member.ok_or(StoreError::Unreadable("ledger_loan.member_id"))?;
    let id = MemberId(member.id);
    let holder = Holder { id, number: member.number, name: member.name, left_on: member.left_on };
    Ok((read(&loan)?, holder))
}

/// Loans of a cooperative of which principal is owed, oldest first, with who owes them.
pub async fn open(db: &impl Reader, on: CooperativeId) -> Result<Vec<(Loan, Holder)>, StoreError> {
    use ledger_loan::Column::{Begun, Id};
    let rows = owing(on).order_by_asc(Begun).order_by_asc(Id).all(db.connection()).await?;
    rows.into_iter().map(with_holder).collect()
}

/// A page of them, in the order of the members' numbers.
pub async fn open_page(
    db: &impl Reader,
    on: CooperativeId,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<(Loan, Holder)>, StoreError> {
    let cursor = cursor.filter(|cursor| cursor.is_text());
    let by = ((member::Entity, member::Column::Number), (ledger_loan::Entity, ledger_loan::Column::Id));
    let rows = paging::after(owing(on), by, &Order::Asc, cursor, size).all(db.connection()).await?;
    let place = |(loan, member): &Owing| {
        let number = member.as_ref().map(|member| member.number.clone());
        Cursor::text(number.unwrap_or_default(), loan.id)
    };
    Page::cut(rows, size, place).try_map(with_holder)
}

/// Adds what was paid; negative amounts take back. `Stale` where the loan was taken back, `Refused` beyond its bounds.
pub async fn pay(tx: &Tx, id: LoanId, (principal, interest): (i64, i64)) -> Result<(), StoreError> {
    use ledger_loan::Column::{Cancelled, Id, InterestPaid, Repaid};
    let done = ledger_loan::Entity::update_many()
        .col_expr(Repaid, Expr::col(Repaid).add(principal))
        .col_expr(InterestPaid, Expr::col(InterestPaid).add(interest))
        .filter(Id.eq(id.0))
        .filter(Cancelled.eq(false))
        .exec(tx.connection())
        .await?;
    moved(&done)
}

/// Takes back what an entry did to its loan: an instalment is unpaid again; a loan of which nothing was paid is undone.
pub async fn take_back(tx: &Tx, posted: &Posted) -> Result<(), StoreError> {
    use ledger_loan::Column::{Cancelled, Id, Repaid};
    let Some(id) = posted.loan else {
        return Ok(());
    };
    let of = |kind: AccountKind| {
        let lines = posted.lines.iter().filter(move |line| line.account == kind);
        lines.map(|line| line.credit - line.debit).sum::<i64>()
    };
    let principal = of(AccountKind::Loan);
    if principal >= 0 {
        return pay(tx, id, (-principal, -of(AccountKind::InterestIncome))).await;
    }
    let done = ledger_loan::Entity::update_many()
        .col_expr(Cancelled, Expr::value(true))
        .filter(Id.eq(id.0))
        .filter(Repaid.eq(0))
        .filter(Cancelled.eq(false))
        .exec(tx.connection())
        .await?;
    moved(&done)
}
