//! How long organisations took: the latest first replies and decisions, with what they were counted from.

use chrono::{DateTime, Utc};
use domain::applications::{Action, Status};
use domain::organisations::OrganisationId;
use domain::policy::Scope;
use entity::{Text, application, event, offer};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::super::{Reader, StoreError};
use super::{handed_in, to_offer};
use crate::usecases::office::Narrowing;
use crate::usecases::office::times::Reply;

/// Moves with which an organisation first answers.
const REPLIES: [Action; 7] = [
    Action::StartReview,
    Action::Ask,
    Action::Visit,
    Action::Approve,
    Action::Decline,
    Action::OfferSeat,
    Action::Waitlist,
];
/// Moves that decide.
const DECISIONS: [Action; 3] = [Action::Approve, Action::Decline, Action::OfferSeat];

#[derive(FromQueryResult)]
struct Row {
    organisation_id: Uuid,
    submitted_at: Option<DateTime<Utc>>,
    at: DateTime<Utc>,
    action: Text<Action>,
    from_status: Option<Text<Status>>,
    promised: Option<i32>,
}

/// The latest replies and decisions, at most `most`.
pub async fn latest(
    db: &impl Reader,
    scope: Scope,
    narrowing: &Narrowing,
    most: u64,
) -> Result<Vec<Reply>, StoreError> {
    use event::Column::{Action as Did, At, FromStatus, Id};
    if scope != Scope::Everything {
        return Ok(Vec::new());
    }
    let first =
        Condition::all().add(FromStatus.eq(Text(Status::Submitted))).add(Did.is_in(REPLIES.map(Text)));
    let rows = event::Entity::find()
        .select_only()
        .columns([At, Did, FromStatus])
        .column_as(application::Column::OrganisationId, "organisation_id")
        .column_as(application::Column::SubmittedAt, "submitted_at")
        .column_as(offer::Column::DecisionDays, "promised")
        .join(
            JoinType::InnerJoin,
            event::Entity::belongs_to(application::Entity)
                .from(event::Column::ApplicationId)
                .to(application::Column::Id)
                .into(),
        )
        .join(JoinType::LeftJoin, to_offer())
        .filter(Condition::any().add(first).add(Did.is_in(DECISIONS.map(Text))))
        .filter(handed_in(narrowing))
        .order_by_desc(At)
        .order_by_desc(Id)
        .limit(most)
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|row| reply(&row)).collect())
}

fn reply(row: &Row) -> Option<Reply> {
    Some(Reply {
        organisation: OrganisationId(row.organisation_id),
        handed_in: row.submitted_at?,
        at: row.at,
        first: row.from_status.as_ref().is_some_and(|status| status.0 == Status::Submitted),
        decides: DECISIONS.contains(&row.action.0),
        promised: row.promised.and_then(|days| u16::try_from(days).ok()),
    })
}
