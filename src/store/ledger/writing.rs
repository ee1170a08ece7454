//! Entries and their lines as they are written: many at once, in the order that costs least.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::CooperativeId;
use domain::ledger::{MemberId, Side};
use entity::{Text, ledger_entry, ledger_line};
use sea_orm::{ActiveValue::Set, ConnectionTrait as _, DbBackend, EntityTrait as _};

use super::CHUNK;
use crate::store::db::source::Source as _;
use crate::store::{StoreError, Tx};
use crate::usecases::ledger::Written;

/// Writes entries: first the lines, then the rows that seal them.
pub async fn insert(
    tx: &Tx,
    on: CooperativeId,
    all: &[Written],
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if tx.connection().get_database_backend() == DbBackend::Sqlite {
        // As on PostgreSQL, where the link itself waits for the commit.
        tx.connection().execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
    }
    if all.len() > 1 {
        tx.expect_much().await?;
    }
    let mut lines: Vec<(Option<MemberId>, ledger_line::ActiveModel)> =
        all.iter().flat_map(|written| lines_of(on, written)).collect();
    // In the order of the index by member and of the balances: each page of either is changed once, not at random.
    lines.sort_by_key(|(member, _)| *member);
    let lines: Vec<ledger_line::ActiveModel> = lines.into_iter().map(|(_, line)| line).collect();
    for chunk in lines.chunks(CHUNK) {
        ledger_line::Entity::insert_many(chunk.iter().cloned())
            .exec_without_returning(tx.connection())
            .await?;
    }
    for chunk in all.chunks(CHUNK) {
        let rows = chunk.iter().map(|written| row_of(on, written, by, now));
        ledger_entry::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

fn lines_of(
    on: CooperativeId,
    written: &Written,
) -> impl Iterator<Item = (Option<MemberId>, ledger_line::ActiveModel)> {
    let entry = &written.entry;
    entry.postings().iter().zip(1..).map(move |(posting, place)| {
        let amount = posting.amount.get();
        let (debit, credit) = if posting.side == Side::Debit { (amount, 0) } else { (0, amount) };
        let line = ledger_line::ActiveModel {
            entry_id: Set(entry.id().0),
            place: Set(place),
            cooperative_id: Set(on.0),
            number: Set(written.number),
            day: Set(entry.on()),
            account: Set(Text(posting.account.kind())),
            member_id: Set(posting.account.member().map(|member| member.0)),
            debit: Set(debit),
            credit: Set(credit),
            moves: Set(posting.moves()),
        };
        (posting.account.member(), line)
    })
}

fn row_of(
    on: CooperativeId,
    written: &Written,
    by: AccountId,
    now: DateTime<Utc>,
) -> ledger_entry::ActiveModel {
    ledger_entry::ActiveModel {
        id: Set(written.entry.id().0),
        cooperative_id: Set(on.0),
        number: Set(written.number),
        kind: Set(Text(written.kind)),
        day: Set(written.entry.on()),
        note: Set(written.note.clone()),
        reference: Set(written.reference.clone()),
        year: Set(written.year),
        reverses_id: Set(written.entry.reverses().map(|id| id.0)),
        batch_id: Set(written.batch.map(|id| id.0)),
        loan_id: Set(written.loan.map(|id| id.0)),
        at: Set(now),
        by: Set(by.0),
        once_key: Set(written.once.clone()),
    }
}
