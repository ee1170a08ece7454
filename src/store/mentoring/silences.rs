//! Mentors who are silent towards a participant, as rows: one that is open for each pair, and those that have ended.

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::applications::{ApplicationId, Status, WorkflowKind};
use domain::calendar::wita_date;
use domain::mentoring::{SessionStatus, SilenceStage};
use domain::policy::Scope;
use entity::{Text, account, application, business, mentor_silence, mentoring_session, organisation};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::super::applications::case::to_business;
use super::super::db::source::Source as _;
use super::super::error::moved;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError, Tx};
use crate::usecases::mentoring::silence::{Quiet, Silenced};

#[derive(FromQueryResult)]
struct Running {
    id: Uuid,
    assigned_to: Uuid,
    assigned_at: Option<DateTime<Utc>>,
    status_at: DateTime<Utc>,
    last: Option<DateTime<Utc>>,
}

fn to_sessions() -> RelationDef {
    let held = [SessionStatus::Held, SessionStatus::Confirmed].map(Text);
    application::Entity::belongs_to(mentoring_session::Entity)
        .from(application::Column::Id)
        .to(mentoring_session::Column::ApplicationId)
        .on_condition(move |_, sessions| {
            let status = Expr::col((sessions, mentoring_session::Column::Status));
            sea_orm::sea_query::Condition::all()
                .add(sea_orm::sea_query::ExprTrait::is_in(status, held.map(sea_orm::Value::from)))
        })
        .into()
}

/// Participations that run with a mentor, after `after` in the order of their ids, with the day of the last sign of life:
/// the last session held, the day the mentor was given, or the day it started.
pub async fn running(
    db: &impl Reader,
    started_before: DateTime<Utc>,
    after: Option<Uuid>,
    most: u64,
) -> Result<Vec<Quiet>, StoreError> {
    let list = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column(application::Column::AssignedTo)
        .column(application::Column::AssignedAt)
        .column(application::Column::StatusAt)
        .column_as(mentoring_session::Column::StartsAt.max(), "last")
        .join(JoinType::LeftJoin, to_sessions())
        .filter(application::Column::Kind.eq(Text(WorkflowKind::Mentoring)))
        .filter(application::Column::Status.eq(Text(Status::Active)))
        .filter(application::Column::StatusAt.lt(started_before))
        .filter(application::Column::AssignedTo.is_not_null());
    let list = match after {
        Some(id) => list.filter(application::Column::Id.gt(id)),
        None => list,
    };
    let rows = list
        .group_by(application::Column::Id)
        .group_by(application::Column::AssignedTo)
        .group_by(application::Column::AssignedAt)
        .group_by(application::Column::StatusAt)
        .order_by_asc(application::Column::Id)
        .limit(most)
        .into_model::<Running>()
        .all(db.connection())
        .await?;
    let quiet = |row: Running| {
        let signs = [row.last, row.assigned_at, Some(row.status_at)];
        let since = signs.into_iter().flatten().max().unwrap_or(row.status_at);
        Quiet {
            application: ApplicationId(row.id),
            mentor: AccountId(row.assigned_to),
            since: wita_date(since),
        }
    };
    Ok(rows.into_iter().map(quiet).collect())
}

/// How far it has come between a mentor and a participant, and the row.
pub async fn open_of(db: &impl Reader, quiet: &Quiet) -> Result<Option<(Uuid, SilenceStage)>, StoreError> {
    let row = mentor_silence::Entity::find()
        .filter(mentor_silence::Column::ApplicationId.eq(quiet.application.0))
        .filter(mentor_silence::Column::MentorId.eq(quiet.mentor.0))
        .filter(mentor_silence::Column::EndedAt.is_null())
        .one(db.connection())
        .await?;
    Ok(row.map(|row| (row.id, row.stage.0)))
}

/// Begins a silence.
pub async fn insert(
    tx: &Tx,
    id: Uuid,
    quiet: &Quiet,
    stage: SilenceStage,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = mentor_silence::ActiveModel {
        id: Set(id),
        application_id: Set(quiet.application.0),
        mentor_id: Set(quiet.mentor.0),
        stage: Set(Text(stage)),
        since: Set(quiet.since),
        stage_at: Set(now),
        ..Default::default()
    };
    mentor_silence::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Goes a stage further, if it still stands where it was seen.
pub async fn advance(
    tx: &Tx,
    id: Uuid,
    seen: SilenceStage,
    to: SilenceStage,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut row =
        mentor_silence::ActiveModel { stage: Set(Text(to)), stage_at: Set(now), ..Default::default() };
    match to {
        SilenceStage::Paused => row.paused_on = Set(Some(today)),
        SilenceStage::Removed => row.removed_on = Set(Some(today)),
        SilenceStage::Reminded => {}
    }
    let result = mentor_silence::Entity::update_many()
        .set(row)
        .filter(mentor_silence::Column::Id.eq(id))
        .filter(mentor_silence::Column::Stage.eq(Text(seen)))
        .filter(mentor_silence::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// Ends what is open between a mentor and a participant, but for a mentor who was taken off the list.
pub async fn end(
    tx: &Tx,
    application: ApplicationId,
    mentor: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    mentor_silence::Entity::update_many()
        .col_expr(mentor_silence::Column::EndedAt, Expr::value(now))
        .filter(mentor_silence::Column::ApplicationId.eq(application.0))
        .filter(mentor_silence::Column::MentorId.eq(mentor.0))
        .filter(mentor_silence::Column::EndedAt.is_null())
        .filter(mentor_silence::Column::Stage.ne(Text(SilenceStage::Removed)))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Ends one by the office's word.
pub async fn lift(
    tx: &Tx,
    id: Uuid,
    by: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let result = mentor_silence::Entity::update_many()
        .col_expr(mentor_silence::Column::EndedAt, Expr::value(now))
        .col_expr(mentor_silence::Column::EndedBy, Expr::value(by.0))
        .col_expr(mentor_silence::Column::Reason, Expr::value(reason))
        .filter(mentor_silence::Column::Id.eq(id))
        .filter(mentor_silence::Column::EndedAt.is_null())
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// Which of these mentors get no new participants: paused, or off the list.
pub async fn resting(db: &impl Reader, mentors: &[AccountId]) -> Result<Vec<AccountId>, StoreError> {
    if mentors.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Uuid> = mentor_silence::Entity::find()
        .select_only()
        .column(mentor_silence::Column::MentorId)
        .distinct()
        .filter(mentor_silence::Column::MentorId.is_in(mentors.iter().map(|id| id.0)))
        .filter(mentor_silence::Column::EndedAt.is_null())
        .filter(mentor_silence::Column::Stage.ne(Text(SilenceStage::Reminded)))
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(AccountId).collect())
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    application_id: Uuid,
    mentor_id: Uuid,
    stage: Text<SilenceStage>,
    since: NaiveDate,
    stage_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    reason: Option<String>,
    mentor: String,
    organisation: String,
    business: String,
}

fn line(row: Line) -> Silenced {
    Silenced {
        id: row.id,
        application: ApplicationId(row.application_id),
        mentor: AccountId(row.mentor_id),
        stage: row.stage.0,
        since: row.since,
        stage_at: row.stage_at,
        ended_at: row.ended_at,
        reason: row.reason,
        mentor_name: row.mentor,
        organisation: row.organisation,
        business: row.business,
    }
}

fn lines() -> sea_orm::Select<mentor_silence::Entity> {
    let to_application: RelationDef = mentor_silence::Entity::belongs_to(application::Entity)
        .from(mentor_silence::Column::ApplicationId)
        .to(application::Column::Id)
        .into();
    let to_mentor: RelationDef = mentor_silence::Entity::belongs_to(account::Entity)
        .from(mentor_silence::Column::MentorId)
        .to(account::Column::Id)
        .into();
    let to_organisation: RelationDef = application::Entity::belongs_to(organisation::Entity)
        .from(application::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into();
    mentor_silence::Entity::find()
        .select_only()
        .columns([
            mentor_silence::Column::Id,
            mentor_silence::Column::ApplicationId,
            mentor_silence::Column::MentorId,
            mentor_silence::Column::Stage,
            mentor_silence::Column::Since,
            mentor_silence::Column::StageAt,
            mentor_silence::Column::EndedAt,
            mentor_silence::Column::Reason,
        ])
        .column_as(account::Column::Name, "mentor")
        .column_as(organisation::Column::ShortName, "organisation")
        .column_as(business::Column::Name, "business")
        .join(JoinType::InnerJoin, to_application)
        .join(JoinType::InnerJoin, to_mentor)
        .join(JoinType::InnerJoin, to_organisation)
        .join(JoinType::InnerJoin, to_business())
}

/// Mentors who are or were silent, latest first; for the office.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    open: bool,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Silenced>, StoreError> {
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let ended = mentor_silence::Column::EndedAt;
    let list = lines().filter(if open { ended.is_null() } else { ended.is_not_null() });
    let by = (
        (mentor_silence::Entity, mentor_silence::Column::StageAt),
        (mentor_silence::Entity, mentor_silence::Column::Id),
    );
    let rows = paging::by_time(list, by, &Order::Desc, cursor, size).into_model::<Line>();
    let rows = rows.all(db.connection()).await?;
    Ok(Page::cut(rows, size, |row| Cursor::instant(row.stage_at, row.id)).map(line))
}

/// One of them.
pub async fn find(db: &impl Reader, id: Uuid) -> Result<Option<Silenced>, StoreError> {
    let found = lines().filter(mentor_silence::Column::Id.eq(id));
    Ok(found.into_model::<Line>().one(db.connection()).await?.map(line))
}
