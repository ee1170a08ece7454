//! A member's statement of a period: what stood there before, every move, what stands there after.

use chrono::{Months, NaiveDate};
use domain::ledger::{AccountKind, MemberId};
use domain::policy::Actor;

use super::{Membership, is_own};
use crate::app::App;
use crate::store;
use crate::usecases::ledger::Moved;
use crate::usecases::{Failure, Fault, today};

/// The longest period of one statement.
const MOST: Months = Months::new(60);

/// One account in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub account: AccountKind,
    /// What stood there before.
    pub opening: i64,
    /// The moves, the earliest first.
    pub moves: Vec<Moved>,
}

impl Part {
    /// What stands there at the end.
    pub fn closing(&self) -> i64 {
        self.opening + self.moves.iter().map(|moved| moved.by).sum::<i64>()
    }
}

/// A statement.
#[derive(Debug)]
pub struct Statement {
    /// Whose.
    pub membership: Membership,
    /// The first and the last day.
    pub days: (NaiveDate, NaiveDate),
    /// Her accounts, in the order of the chart; those on which nothing stood or moved are left out.
    pub parts: Vec<Part>,
}

fn check(days: (NaiveDate, NaiveDate), today: NaiveDate) -> Result<(), Failure> {
    let (from, until) = days;
    let longest = from.checked_add_months(MOST).unwrap_or(NaiveDate::MAX);
    let code = match () {
        () if until < from => Some("period-backwards"),
        () if until > today => Some("period-ahead"),
        () if until >= longest => Some("period-long"),
        () => None,
    };
    code.map_or(Ok(()), |code| Err(Failure::Invalid(vec![Fault::new("until", code)])))
}

/// The actor's statement for a period.
pub async fn show(
    app: &App,
    actor: &Actor,
    id: MemberId,
    days: (NaiveDate, NaiveDate),
) -> Result<Statement, Failure> {
    let membership = super::own(&app.db, actor, id).await?;
    check(days, today(app))?;
    let opening = store::memberships::opening(&app.db, id, days.0).await?;
    let moves = store::memberships::between(&app.db, id, days).await?;
    let of = |kind: AccountKind| Part {
        account: kind,
        opening: opening.iter().filter(|(of, _)| *of == kind).map(|(_, sum)| *sum).sum(),
        moves: moves.iter().filter(|moved| moved.account == kind).cloned().collect(),
    };
    let parts = AccountKind::ALL.iter().copied().filter(|kind| is_own(*kind)).map(of);
    let parts = parts.filter(|part| part.opening != 0 || !part.moves.is_empty()).collect();
    Ok(Statement { membership, days, parts })
}
