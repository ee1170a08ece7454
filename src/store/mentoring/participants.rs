//! Participants as their partner lists them, with their sessions counted: three queries a page.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::{ApplicationId, Status, WorkflowKind};
use domain::language::Bilingual;
use domain::mentoring::SessionStatus;
use domain::policy::Scope;
use entity::{Text, account, application, business, mentoring_session, program};
use sea_orm::sea_query::{Alias, Expr, IntoIden as _};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

use super::super::applications::case::{to_account, to_business};
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use crate::usecases::mentoring::participation::{Participant, Tally};

/// Which participants are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// Only those given to this mentor.
    pub mentor: Option<AccountId>,
    /// Those who have come to the end instead of those who take part.
    pub ended: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    status: Text<Status>,
    status_at: DateTime<Utc>,
    business: String,
    owner: String,
    mentor_id: Option<Uuid>,
    mentor: Option<String>,
    program_id: Option<String>,
    program_en: Option<String>,
    terms: Option<sea_orm::JsonValue>,
}

fn to_program() -> RelationDef {
    application::Entity::belongs_to(program::Entity)
        .from(application::Column::SubjectId)
        .to(program::Column::Id)
        .into()
}

fn within(scope: Scope) -> Option<Condition> {
    let mentoring = Condition::all().add(application::Column::Kind.eq(Text(WorkflowKind::Mentoring)));
    match scope {
        Scope::Organisation(id) => Some(mentoring.add(application::Column::OrganisationId.eq(id.0))),
        Scope::Own(id) => Some(mentoring.add(application::Column::OwnerId.eq(id.0))),
        Scope::Everything => Some(mentoring),
        Scope::Public | Scope::Nothing => None,
    }
}

/// A page of participants, those who have stood longest where they stand first.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    wanted: Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Participant>, StoreError> {
    let Some(narrowed) = within(scope) else {
        return Ok(Page { rows: Vec::new(), next: None });
    };
    let (statuses, order): (&[Status], Order) = if wanted.ended {
        (&[Status::Completed, Status::Dropped], Order::Desc)
    } else {
        (&[Status::Enrolled, Status::Active], Order::Asc)
    };
    let mentor = Alias::new("mentor_account");
    let list = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column(application::Column::Status)
        .column(application::Column::StatusAt)
        .column(application::Column::Terms)
        .column_as(business::Column::Name, "business")
        .column_as(account::Column::Name, "owner")
        .column_as(application::Column::AssignedTo, "mentor_id")
        .expr_as(Expr::col((mentor.clone(), account::Column::Name)), "mentor")
        .column_as(program::Column::NameId, "program_id")
        .column_as(program::Column::NameEn, "program_en")
        .join(JoinType::InnerJoin, to_business())
        .join(JoinType::InnerJoin, to_account(application::Column::OwnerId))
        .join_as(JoinType::LeftJoin, to_account(application::Column::AssignedTo), mentor.into_iden())
        .join(JoinType::LeftJoin, to_program())
        .filter(narrowed)
        .filter(application::Column::Status.is_in(statuses.iter().copied().map(Text)));
    let list = match wanted.mentor {
        Some(mentor) => list.filter(application::Column::AssignedTo.eq(mentor.0)),
        None => list,
    };
    let place = (
        (application::Entity, application::Column::StatusAt),
        (application::Entity, application::Column::Id),
    );
    let rows = paging::by_time(list, place, &order, cursor, size).into_model::<Row>().all(db.connection());
    let page = Page::cut(rows.await?, size, |row| Cursor::instant(row.status_at, row.id));
    let ids: Vec<Uuid> = page.rows.iter().map(|row| row.id).collect();
    let mut tallies = tallies(db, &ids).await?;
    Ok(page.map(|row| participant(row, &mut tallies)))
}

fn participant(row: Row, tallies: &mut HashMap<Uuid, Tally>) -> Participant {
    let wanted = row.terms.as_ref().and_then(|terms| {
        let sessions = terms.get("terms")?.get("program")?.get("sessions")?;
        u16::try_from(sessions.as_u64()?).ok()
    });
    Participant {
        application: ApplicationId(row.id),
        status: row.status.0,
        status_at: row.status_at,
        business: row.business,
        owner: row.owner,
        mentor: row.mentor_id.map(AccountId).zip(row.mentor),
        program: Bilingual { id: row.program_id.unwrap_or_default(), en: row.program_en.unwrap_or_default() },
        wanted: wanted.unwrap_or_default(),
        tally: tallies.remove(&row.id).unwrap_or_default(),
    }
}

#[derive(FromQueryResult)]
struct Counted {
    application_id: Uuid,
    status: Text<SessionStatus>,
    count: i64,
    last: Option<DateTime<Utc>>,
}

/// The sessions of participations, counted by where they stand.
pub async fn tallies(db: &impl Reader, applications: &[Uuid]) -> Result<HashMap<Uuid, Tally>, StoreError> {
    let mut tallies: HashMap<Uuid, Tally> = HashMap::new();
    if applications.is_empty() {
        return Ok(tallies);
    }
    let rows = mentoring_session::Entity::find()
        .select_only()
        .column(mentoring_session::Column::ApplicationId)
        .column(mentoring_session::Column::Status)
        .column_as(mentoring_session::Column::Id.count(), "count")
        .column_as(mentoring_session::Column::StartsAt.max(), "last")
        .filter(mentoring_session::Column::ApplicationId.is_in(applications.iter().copied()))
        .group_by(mentoring_session::Column::ApplicationId)
        .group_by(mentoring_session::Column::Status)
        .into_model::<Counted>()
        .all(db.connection())
        .await?;
    for row in rows {
        let tally = tallies.entry(row.application_id).or_default();
        let count = u64::try_from(row.count).unwrap_or(0);
        match row.status.0 {
            SessionStatus::Planned => tally.planned = count,
            SessionStatus::Held => tally.unconfirmed = count,
            SessionStatus::Confirmed => tally.confirmed = count,
            SessionStatus::Disputed => tally.disputed = count,
            SessionStatus::Void => {}
        }
        if matches!(row.status.0, SessionStatus::Held | SessionStatus::Confirmed) {
            tally.last = tally.last.max(row.last);
        }
    }
    Ok(tallies)
}

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    business: String,
    program_id: Option<String>,
    program_en: Option<String>,
}

/// The names of the business and of the program of participations.
pub async fn names(
    db: &impl Reader,
    applications: &[Uuid],
) -> Result<HashMap<Uuid, (String, Bilingual)>, StoreError> {
    if applications.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column_as(business::Column::Name, "business")
        .column_as(program::Column::NameId, "program_id")
        .column_as(program::Column::NameEn, "program_en")
        .join(JoinType::InnerJoin, to_business())
        .join(JoinType::LeftJoin, to_program())
        .filter(application::Column::Id.is_in(applications.iter().copied()))
        .into_model::<Named>()
        .all(db.connection())
        .await?;
    let named = |row: Named| {
        let program =
            Bilingual { id: row.program_id.unwrap_or_default(), en: row.program_en.unwrap_or_default() };
        (row.id, (row.business, program))
    };
    Ok(rows.into_iter().map(named).collect())
}
