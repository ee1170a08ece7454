//! Closing periods: up to a day nothing is posted any more, and a book year leaves its result.

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountClass, AccountKind, EntryKind, close_year};
use domain::policy::Actor;

use super::posting::{self, Draft};
use super::{kept, years};
use crate::app::App;
use crate::store::ledger::sums;
use crate::store::{self, Tx};
use crate::usecases::cooperatives::boards;
use crate::usecases::{Failure, Fault, today};

/// Closes everything up to a day, that day included. Forwards only.
pub async fn close(app: &App, actor: &Actor, on: CooperativeId, until: NaiveDate) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    kept(&tx, actor, on).await?;
    if until >= today(app) {
        return Err(Failure::invalid("until", "ledger-period-open"));
    }
    let book = store::ledger::take(&tx, on, 0).await?;
    if let Some(closed) = book.closed.filter(|closed| *closed >= until) {
        let fault = Fault::new("until", "ledger-closed").with("until", closed.format("%d-%m-%Y").to_string());
        return Err(Failure::Invalid(vec![fault]));
    }
    close_years(app, &tx, actor, on, (book.closed, until)).await?;
    let now = app.clock.now();
    store::ledger::close(&tx, (app.ids.next(now), on), until, actor.account, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Every book year that ends within what is closed leaves its result: income and costs become SHU, or a loss.
async fn close_years(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    on: CooperativeId,
    (closed, until): (Option<NaiveDate>, NaiveDate),
) -> Result<(), Failure> {
    let Some((first, _)) = sums::days(tx, on).await? else {
        return Ok(());
    };
    let end = boards::known(tx, on).await?.record.book_year_end();
    for year in years::year_of(end, first)..=years::year_of(end, until) {
        let last = end.of_year(year);
        if last > until || closed.is_some_and(|closed| closed >= last) {
            continue;
        }
        let of_year =
            |kind: &AccountKind| matches!(kind.class(), AccountClass::Income | AccountClass::Expense);
        let kinds: Vec<AccountKind> = AccountKind::ALL.iter().copied().filter(of_year).collect();
        let postings = close_year(&sums::standing(tx, on, &kinds, last).await?);
        if postings.is_empty() {
            continue;
        }
        let draft = Draft {
            year: Some(year),
            once: Some(format!("close:{year}")),
            ..Draft::new(EntryKind::YearClose, last, postings)
        };
        posting::post_all(app, tx, actor.account, on, vec![draft]).await?;
    }
    Ok(())
}
