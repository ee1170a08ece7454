//! Cooperatives as rows: the register, what is recorded of each, and the rules that were chosen.

pub mod boards;
pub mod links;
pub mod standing;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::cooperatives::{CooperativeId, Papers, Record, RecordSource, RuleChoice};
use domain::policy::Scope;
use entity::{Text, account, cooperative, cooperative_activity, cooperative_meeting, cooperative_rule};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr, OnConflict, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait as _, Select,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::cooperatives::{Chosen, Cooperative, Details, Known, Meeting, Narrowing};

/// Rows written by one statement: below the number of parameters that every database takes.
const ROWS: usize = 50;

fn cooperative(row: cooperative::Model) -> Cooperative {
    Cooperative {
        id: CooperativeId(row.id),
        key: row.register_key,
        details: Details {
            name: row.name,
            kind: row.kind.0,
            district: row.district,
            village: row.village,
            address: row.address,
            founded_on: row.founded_on,
            book_year_end: row.book_year_end.map(|end| end.0),
            legal_number: row.legal_number,
            certificate_number: row.certificate_number,
            certificate_until: row.certificate_until,
            board_until: row.board_until,
            members: row.members,
            assets: row.assets,
            own_capital: row.own_capital,
            annual_sales: row.annual_sales,
        },
        updated_at: row.updated_at,
    }
}

fn described(details: &Details, now: DateTime<Utc>) -> cooperative::ActiveModel {
    cooperative::ActiveModel {
        name: Set(details.name.clone()),
        kind: Set(Text(details.kind)),
        district: Set(details.district.clone()),
        village: Set(details.village.clone()),
        address: Set(details.address.clone()),
        founded_on: Set(details.founded_on),
        book_year_end: Set(details.book_year_end.map(Text)),
        legal_number: Set(details.legal_number.clone()),
        certificate_number: Set(details.certificate_number.clone()),
        certificate_until: Set(details.certificate_until),
        board_until: Set(details.board_until),
        members: Set(details.members),
        assets: Set(details.assets),
        own_capital: Set(details.own_capital),
        annual_sales: Set(details.annual_sales),
        updated_at: Set(now),
        ..Default::default()
    }
}

/// Which of these keys are in the register, with their ids.
pub async fn known_keys(
    db: &impl Reader,
    keys: &[&str],
) -> Result<HashMap<String, CooperativeId>, StoreError> {
    let mut found = HashMap::new();
    for some in keys.chunks(500) {
        let rows: Vec<(String, Uuid)> = cooperative::Entity::find()
            .select_only()
            .columns([cooperative::Column::RegisterKey, cooperative::Column::Id])
            .filter(cooperative::Column::RegisterKey.is_in(some.iter().copied()))
            .into_tuple()
            .all(db.connection())
            .await?;
        found.extend(rows.into_iter().map(|(key, id)| (key, CooperativeId(id))));
    }
    Ok(found)
}

/// Inserts cooperatives with their ids and keys.
pub async fn insert(
    tx: &Tx,
    new: &[(CooperativeId, &str, &Details)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for some in new.chunks(ROWS) {
        let rows = some.iter().map(|(id, key, details)| cooperative::ActiveModel {
            id: Set(id.0),
            register_key: Set((*key).to_owned()),
            created_at: Set(now),
            ..described(details, now)
        });
        cooperative::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Writes what the register says of a cooperative that is there.
pub async fn update(
    tx: &Tx,
    id: CooperativeId,
    details: &Details,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    cooperative::Entity::update_many()
        .set(described(details, now))
        .filter(cooperative::Column::Id.eq(id.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Takes back the meetings that the register recorded of these cooperatives; what boards recorded stays.
pub async fn forget_register(tx: &Tx, ids: &[CooperativeId]) -> Result<(), StoreError> {
    for some in ids.chunks(500) {
        cooperative_meeting::Entity::delete_many()
            .filter(cooperative_meeting::Column::CooperativeId.is_in(some.iter().map(|id| id.0)))
            .filter(cooperative_meeting::Column::Source.eq(Text(RecordSource::Register)))
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}

/// Records the meetings of years of account whose day is not known; a year that is recorded already stays as it is.
pub async fn record_years(
    tx: &Tx,
    years: &[(Uuid, CooperativeId, i32)],
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use cooperative_meeting::Column::{CooperativeId as Of, Year};
    for some in years.chunks(ROWS) {
        let rows = some.iter().map(|(id, cooperative, year)| cooperative_meeting::ActiveModel {
            id: Set(*id),
            cooperative_id: Set(cooperative.0),
            year: Set(*year),
            held_on: Set(None),
            source: Set(Text(RecordSource::Register)),
            recorded_at: Set(now),
            recorded_by: Set(Some(by.0)),
        });
        cooperative_meeting::Entity::insert_many(rows)
            .on_conflict(OnConflict::columns([Of, Year]).do_nothing().to_owned())
            .exec_without_returning(tx.connection())
            .await?;
    }
    Ok(())
}

/// Records days of activity; a day that is recorded already stays as it is.
pub async fn record_activity(
    tx: &Tx,
    days: &[(Uuid, CooperativeId, NaiveDate)],
    source: RecordSource,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use cooperative_activity::Column::{CooperativeId as Of, Day};
    for some in days.chunks(ROWS) {
        let rows = some.iter().map(|(id, cooperative, day)| cooperative_activity::ActiveModel {
            id: Set(*id),
            cooperative_id: Set(cooperative.0),
            day: Set(*day),
            source: Set(Text(source)),
            recorded_at: Set(now),
        });
        cooperative_activity::Entity::insert_many(rows)
            .on_conflict(OnConflict::columns([Of, Day]).do_nothing().to_owned())
            .exec_without_returning(tx.connection())
            .await?;
    }
    Ok(())
}

fn narrowed(scope: Scope, narrowing: &Narrowing) -> Option<Select<cooperative::Entity>> {
    let mut found = match scope {
        Scope::Everything => cooperative::Entity::find(),
        Scope::Own(_) | Scope::Organisation(_) | Scope::Public | Scope::Nothing => return None,
    };
    if let Some(kind) = narrowing.kind {
        found = found.filter(cooperative::Column::Kind.eq(Text(kind)));
    }
    if narrowing.no_district {
        found = found.filter(cooperative::Column::District.is_null());
    } else if let Some(district) = &narrowing.district {
        found = found.filter(cooperative::Column::District.eq(district.as_str()));
    }
    if let Some(text) = &narrowing.text {
        let text = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = LikeExpr::new(format!("%{text}%")).escape('\\');
        found = found.filter(Expr::expr(Func::lower(Expr::col(cooperative::Column::Name))).like(like));
    }
    if let Some(id) = narrowing.id {
        found = found.filter(cooperative::Column::Id.eq(id.0));
    }
    Some(found)
}

/// Cooperatives within a scope with what is recorded of each, by name: three queries, however many they are.
pub async fn list(db: &impl Reader, scope: Scope, narrowing: &Narrowing) -> Result<Vec<Known>, StoreError> {
    let Some(found) = narrowed(scope, narrowing) else {
        return Ok(Vec::new());
    };
    let ids = || found.clone().select_only().column(cooperative::Column::Id).into_query();
    let mut held = meetings(db, ids()).await?;
    let mut days = activity(db, ids()).await?;
    let rows = found
        .order_by_asc(cooperative::Column::Name)
        .order_by_asc(cooperative::Column::Id)
        .all(db.connection())
        .await?;
    let known = |row: cooperative::Model| {
        let (meetings, activity) = (held.remove(&row.id).unwrap_or_default(), days.remove(&row.id));
        gathered(cooperative(row), meetings, activity.unwrap_or_default())
    };
    Ok(rows.into_iter().map(known).collect())
}

/// The meetings of these cooperatives, the latest first. Only what is read of them: a register has many.
async fn meetings(db: &impl Reader, ids: SelectStatement) -> Result<HashMap<Uuid, Vec<Meeting>>, StoreError> {
    use cooperative_meeting::Column::{CooperativeId as Of, HeldOn, Source, Year};
    let rows: Vec<(Uuid, i32, Option<NaiveDate>, Text<RecordSource>)> = cooperative_meeting::Entity::find()
        .select_only()
        .columns([Of, Year, HeldOn, Source])
        .filter(Of.in_subquery(ids))
        .into_tuple()
        .all(db.connection())
        .await?;
    let mut held = HashMap::<Uuid, Vec<Meeting>>::new();
    for (of, year, held_on, source) in rows {
        held.entry(of).or_default().push(Meeting { year, held_on, source: source.0 });
    }
    for meetings in held.values_mut() {
        meetings.sort_unstable_by_key(|meeting| Reverse(meeting.year));
    }
    Ok(held)
}

/// Days on which these cooperatives are known to have been at work.
async fn activity(
    db: &impl Reader,
    ids: SelectStatement,
) -> Result<HashMap<Uuid, Vec<NaiveDate>>, StoreError> {
    use cooperative_activity::Column::{CooperativeId as Of, Day};
    let rows: Vec<(Uuid, NaiveDate)> = cooperative_activity::Entity::find()
        .select_only()
        .columns([Of, Day])
        .filter(Of.in_subquery(ids))
        .into_tuple()
        .all(db.connection())
        .await?;
    let mut days = HashMap::<Uuid, Vec<NaiveDate>>::new();
    for (of, day) in rows {
        days.entry(of).or_default().push(day);
    }
    Ok(days)
}

fn gathered(cooperative: Cooperative, meetings: Vec<Meeting>, activity: Vec<NaiveDate>) -> Known {
    let details = &cooperative.details;
    Known {
        record: Record {
            founded_on: details.founded_on,
            book_year_end: details.book_year_end,
            meetings: meetings.iter().map(|meeting| (meeting.year, meeting.held_on)).collect(),
            activity,
        },
        papers: Papers {
            board_until: details.board_until,
            certificate_until: details.certificate_until,
            result: None,
        },
        meetings,
        cooperative,
    }
}

/// Every rule that was chosen, in the order of their first days and then of choosing, with who chose it.
pub async fn rules(db: &impl Reader) -> Result<Vec<Chosen>, StoreError> {
    let rows = cooperative_rule::Entity::find()
        .find_also_related(account::Entity)
        .order_by_asc(cooperative_rule::Column::FromDay)
        .order_by_asc(cooperative_rule::Column::ChosenAt)
        .order_by_asc(cooperative_rule::Column::Id)
        .all(db.connection())
        .await?;
    let chosen = |(row, by): (cooperative_rule::Model, Option<account::Model>)| Chosen {
        choice: RuleChoice { from: row.from_day, rule: row.rule.0, line: row.line.0 },
        at: row.chosen_at,
        by: by.map(|account| account.name).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(chosen).collect())
}

/// Inserts a choice.
pub async fn insert_rule(
    tx: &Tx,
    id: Uuid,
    choice: RuleChoice,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = cooperative_rule::ActiveModel {
        id: Set(id),
        from_day: Set(choice.from),
        rule: Set(Text(choice.rule)),
        line: Set(Text(choice.line)),
        chosen_at: Set(now),
        chosen_by: Set(by.0),
    };
    cooperative_rule::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}
