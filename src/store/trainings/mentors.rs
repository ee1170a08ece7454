//! What mentors did and reached in a year, for the office's report: one line for each.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::applications::{Status, WorkflowKind};
use domain::mentoring::{Moment, SessionStatus};
use entity::{
    Text, account, application, mentor_silence, mentoring_progress, mentoring_session, organisation,
};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait as _, Select};
use uuid::Uuid;

use super::super::{Reader, StoreError, applications};
use crate::usecases::trainings::report::MentorResult;

/// The most participations that are read.
const MOST: u64 = 50_000;

/// Participations handed in within a time, from the seat on: the same that the programs are counted by.
fn taken_in((from, to): (DateTime<Utc>, DateTime<Utc>)) -> Select<application::Entity> {
    let after_seat = [Status::Enrolled, Status::Active, Status::Completed, Status::Dropped].map(Text);
    application::Entity::find()
        .filter(application::Column::Kind.eq(Text(WorkflowKind::Mentoring)))
        .filter(application::Column::Status.is_in(after_seat))
        .filter(application::Column::SubmittedAt.gte(from))
        .filter(application::Column::SubmittedAt.lt(to))
}

fn ids_of(within: (DateTime<Utc>, DateTime<Utc>)) -> SelectStatement {
    taken_in(within).select_only().column(application::Column::Id).into_query()
}

/// Mentors by whom they look after; participants without one stand together under nobody.
type Results = HashMap<Option<Uuid>, MentorResult>;

/// Every mentor of such a participation, by name, and last those without one; five queries.
pub async fn results_of_mentors(
    db: &impl Reader,
    within: (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<MentorResult>, StoreError> {
    let mut results = Results::new();
    let of = participants(db, within, &mut results).await?;
    sessions(db, within, &mut results).await?;
    facts(db, within, &of, &mut results).await?;
    silences(db, within, &mut results).await?;
    let ids: Vec<Uuid> = results.keys().copied().flatten().collect();
    let named = account::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(account::Column::Id.is_in(ids))
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .all(db.connection())
        .await?;
    let mut all = Vec::new();
    for (mentor, partner) in named {
        if let Some(mut result) = results.remove(&Some(mentor.id)) {
            result.mentor = mentor.name;
            result.partner = partner.map(|partner| partner.short_name).unwrap_or_default();
            all.push(result);
        }
    }
    all.extend(results.remove(&None));
    Ok(all)
}

async fn participants(
    db: &impl Reader,
    within: (DateTime<Utc>, DateTime<Utc>),
    results: &mut Results,
) -> Result<HashMap<Uuid, Option<Uuid>>, StoreError> {
    let mut of = HashMap::new();
    let rows =
        taken_in(within).order_by_asc(application::Column::Id).limit(MOST).all(db.connection()).await?;
    for row in rows {
        let mentor = row.assigned_to;
        let application = applications::read(row)?;
        of.insert(application.id.0, mentor);
        let result = results.entry(mentor).or_default();
        let terms = application.frozen.as_ref().and_then(|frozen| frozen.terms.of_program());
        result.participants += 1;
        result.sessions_wanted += terms.map_or(0, |terms| u64::from(terms.sessions));
        result.facts_aimed += terms.map_or(0, |terms| terms.improves.len() as u64);
        match application.status {
            Status::Completed => result.completed += 1,
            Status::Dropped => result.dropped += 1,
            _ => {}
        }
    }
    Ok(of)
}

fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// A session counts for the mentor who held it, whoever looks after the participant by now.
async fn sessions(
    db: &impl Reader,
    within: (DateTime<Utc>, DateTime<Utc>),
    results: &mut Results,
) -> Result<(), StoreError> {
    let rows: Vec<(Uuid, Text<SessionStatus>, i64, Option<i64>)> = mentoring_session::Entity::find()
        .select_only()
        .column(mentoring_session::Column::MentorId)
        .column(mentoring_session::Column::Status)
        .column_as(mentoring_session::Column::Id.count(), "count")
        .column_as(mentoring_session::Column::Minutes.sum(), "minutes")
        .filter(mentoring_session::Column::ApplicationId.in_subquery(ids_of(within)))
        .group_by(mentoring_session::Column::MentorId)
        .group_by(mentoring_session::Column::Status)
        .into_tuple()
        .all(db.connection())
        .await?;
    for (mentor, Text(status), count, minutes) in rows {
        let result = results.entry(Some(mentor)).or_default();
        match status {
            SessionStatus::Confirmed => {
                result.sessions_confirmed += whole(count);
                result.minutes += whole(minutes.unwrap_or_default());
            }
            SessionStatus::Held | SessionStatus::Disputed => result.sessions_unconfirmed += whole(count),
            SessionStatus::Planned | SessionStatus::Void => {}
        }
    }
    Ok(())
}

/// Facts at their target after a participation that were not before it.
async fn facts(
    db: &impl Reader,
    within: (DateTime<Utc>, DateTime<Utc>),
    of: &HashMap<Uuid, Option<Uuid>>,
    results: &mut Results,
) -> Result<(), StoreError> {
    let rows: Vec<(Uuid, String, i64)> = mentoring_progress::Entity::find()
        .select_only()
        .column(mentoring_progress::Column::ApplicationId)
        .column(mentoring_progress::Column::Moment)
        .column_as(mentoring_progress::Column::Fact.count(), "count")
        .filter(mentoring_progress::Column::Reached.eq(true))
        .filter(mentoring_progress::Column::ApplicationId.in_subquery(ids_of(within)))
        .group_by(mentoring_progress::Column::ApplicationId)
        .group_by(mentoring_progress::Column::Moment)
        .into_tuple()
        .all(db.connection())
        .await?;
    let mut reached: HashMap<Uuid, (u64, u64)> = HashMap::new();
    for (application, moment, count) in rows {
        let (before, after) = reached.entry(application).or_default();
        if moment == Moment::After.as_str() {
            *after += whole(count);
        } else {
            *before += whole(count);
        }
    }
    for (application, (before, after)) in reached {
        if let Some(mentor) = of.get(&application) {
            results.entry(*mentor).or_default().facts_raised += after.saturating_sub(before);
        }
    }
    Ok(())
}

async fn silences(
    db: &impl Reader,
    within: (DateTime<Utc>, DateTime<Utc>),
    results: &mut Results,
) -> Result<(), StoreError> {
    let rows: Vec<(Uuid, i64)> = mentor_silence::Entity::find()
        .select_only()
        .column(mentor_silence::Column::MentorId)
        .column_as(mentor_silence::Column::Id.count(), "count")
        .filter(mentor_silence::Column::ApplicationId.in_subquery(ids_of(within)))
        .group_by(mentor_silence::Column::MentorId)
        .into_tuple()
        .all(db.connection())
        .await?;
    for (mentor, count) in rows {
        results.entry(Some(mentor)).or_default().silences += whole(count);
    }
    Ok(())
}
