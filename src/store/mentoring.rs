//! Sessions of mentoring as rows, with their events. A move names the revision it saw, so that of two at once one wins.

pub mod codes;
pub mod participants;
pub mod progress;
pub mod silences;

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::ApplicationId;
use domain::documents::DocumentId;
use domain::mentoring::{ConfirmedBy, SessionAction, SessionId, SessionStatus};
use entity::{Text, account, document, mentoring_event, mentoring_session};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::{Reader, StoreError, Tx, json};
use crate::usecases::documents::Document;
use crate::usecases::mentoring::{Corrected, Session, SessionEvent, SessionText};

/// The most sessions of one participation that are ever listed: more than a program may want.
const MOST: u64 = 400;

fn session(row: mentoring_session::Model, mentor: String) -> Session {
    Session {
        id: SessionId(row.id),
        application: ApplicationId(row.application_id),
        mentor: AccountId(row.mentor_id),
        mentor_name: mentor,
        status: row.status.0,
        revision: row.revision,
        text: SessionText {
            starts_at: row.starts_at,
            minutes: u16::try_from(row.minutes).unwrap_or(0),
            place: row.place,
            topic: row.topic.0,
            fact: row.fact.map(|fact| fact.0),
            note: row.note,
        },
        photo: row.photo_id.map(DocumentId),
        confirmed_by: row.confirmed_by.map(|by| by.0),
        confirmed_at: row.confirmed_at,
        reason: row.reason,
        created_at: row.created_at,
        status_at: row.status_at,
    }
}

/// The session with this id.
pub async fn find(db: &impl Reader, id: SessionId) -> Result<Option<Session>, StoreError> {
    let row = mentoring_session::Entity::find_by_id(id.0)
        .find_also_related(account::Entity)
        .one(db.connection())
        .await?;
    Ok(row.map(|(row, mentor)| session(row, mentor.map(|mentor| mentor.name).unwrap_or_default())))
}

/// The sessions of a participation, newest first.
pub async fn list_of(db: &impl Reader, application: ApplicationId) -> Result<Vec<Session>, StoreError> {
    let rows = mentoring_session::Entity::find()
        .find_also_related(account::Entity)
        .filter(mentoring_session::Column::ApplicationId.eq(application.0))
        .order_by_desc(mentoring_session::Column::StartsAt)
        .order_by_desc(mentoring_session::Column::Id)
        .limit(MOST)
        .all(db.connection())
        .await?;
    let named = |(row, mentor): (mentoring_session::Model, Option<account::Model>)| {
        session(row, mentor.map(|mentor| mentor.name).unwrap_or_default())
    };
    Ok(rows.into_iter().map(named).collect())
}

/// How many sessions of a participation stand in a status.
pub async fn count_in(
    db: &impl Reader,
    application: ApplicationId,
    status: SessionStatus,
) -> Result<u64, StoreError> {
    Ok(mentoring_session::Entity::find()
        .filter(mentoring_session::Column::ApplicationId.eq(application.0))
        .filter(mentoring_session::Column::Status.eq(Text(status)))
        .count(db.connection())
        .await?)
}

/// How many sessions a participation has, whatever became of them.
pub async fn count_all(db: &impl Reader, application: ApplicationId) -> Result<u64, StoreError> {
    Ok(mentoring_session::Entity::find()
        .filter(mentoring_session::Column::ApplicationId.eq(application.0))
        .count(db.connection())
        .await?)
}

/// A session to insert.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// Its id, which is the key of the form: one that comes twice is one session.
    pub id: SessionId,
    /// The participation.
    pub application: ApplicationId,
    /// Who mentors.
    pub mentor: AccountId,
    /// Planned, or held already.
    pub status: SessionStatus,
    /// What was written.
    pub text: &'a SessionText,
    /// A photograph.
    pub photo: Option<DocumentId>,
    /// Who recorded it.
    pub by: AccountId,
}

/// Inserts a session; answers whether it was new.
pub async fn insert(tx: &Tx, new: &NewSession<'_>, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let row = mentoring_session::ActiveModel {
        id: Set(new.id.0),
        application_id: Set(new.application.0),
        mentor_id: Set(new.mentor.0),
        status: Set(Text(new.status)),
        revision: Set(1),
        photo_id: Set(new.photo.map(|id| id.0)),
        created_by: Set(new.by.0),
        created_at: Set(now),
        status_at: Set(now),
        ..written(new.text)
    };
    let once = OnConflict::column(mentoring_session::Column::Id).do_nothing().to_owned();
    let inserted = mentoring_session::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(inserted > 0)
}

fn written(text: &SessionText) -> mentoring_session::ActiveModel {
    mentoring_session::ActiveModel {
        starts_at: Set(text.starts_at),
        minutes: Set(i32::from(text.minutes)),
        place: Set(text.place.clone()),
        topic: Set(Text(text.topic)),
        fact: Set(text.fact.map(Text)),
        note: Set(text.note.clone()),
        ..Default::default()
    }
}

/// What a move changes beside the status; what is `None` stays.
#[derive(Debug, Default)]
pub struct Change<'a> {
    /// What was written anew.
    pub text: Option<&'a SessionText>,
    /// A photograph.
    pub photo: Option<DocumentId>,
    /// How it was confirmed.
    pub confirmed: Option<ConfirmedBy>,
    /// Why it is disputed, struck out or mended.
    pub reason: Option<&'a str>,
}

/// Moves a session along, if it is still where it was seen; otherwise [`StoreError::Stale`].
pub async fn move_along(
    tx: &Tx,
    seen: &Session,
    to: SessionStatus,
    change: Change<'_>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut row = change.text.map(written).unwrap_or_default();
    row.status = Set(Text(to));
    row.revision = Set(seen.revision.saturating_add(1));
    row.status_at = Set(now);
    row.reason = Set(change.reason.map(ToOwned::to_owned));
    if let Some(photo) = change.photo {
        row.photo_id = Set(Some(photo.0));
    }
    if to == SessionStatus::Confirmed {
        row.confirmed_by = Set(change.confirmed.map(Text));
        row.confirmed_at = Set(Some(now));
    } else {
        row.confirmed_by = Set(None);
        row.confirmed_at = Set(None);
    }
    let result = mentoring_session::Entity::update_many()
        .set(row)
        .filter(mentoring_session::Column::Id.eq(seen.id.0))
        .filter(mentoring_session::Column::Status.eq(Text(seen.status)))
        .filter(mentoring_session::Column::Revision.eq(seen.revision))
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// An event to append.
#[derive(Debug)]
pub struct NewEvent<'a> {
    /// Its id.
    pub id: Uuid,
    /// The session.
    pub session: SessionId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: AccountId,
    /// As whom.
    pub role: &'a str,
    /// What; nothing for the recording itself.
    pub action: Option<SessionAction>,
    /// From where.
    pub from: Option<SessionStatus>,
    /// To where.
    pub to: SessionStatus,
    /// What was written beside it.
    pub note: Option<&'a str>,
    /// What stood there before it was mended.
    pub corrected: Option<&'a Corrected>,
}

/// Appends an event.
pub async fn append(tx: &Tx, new: NewEvent<'_>) -> Result<(), StoreError> {
    let data = new.corrected.map(|data| json::write("mentoring_event.data", data)).transpose()?;
    let row = mentoring_event::ActiveModel {
        id: Set(new.id),
        session_id: Set(new.session.0),
        at: Set(new.at),
        actor_id: Set(new.actor.0),
        actor_role: Set(new.role.to_owned()),
        action: Set(new.action.map(Text)),
        from_status: Set(new.from.map(Text)),
        to_status: Set(Text(new.to)),
        note: Set(new.note.map(ToOwned::to_owned)),
        data: Set(data),
    };
    mentoring_event::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Everything that happened to a session, oldest first.
pub async fn events_of(db: &impl Reader, id: SessionId) -> Result<Vec<SessionEvent>, StoreError> {
    let rows = mentoring_event::Entity::find()
        .find_also_related(account::Entity)
        .filter(mentoring_event::Column::SessionId.eq(id.0))
        .order_by_asc(mentoring_event::Column::At)
        .order_by_asc(mentoring_event::Column::Id)
        .limit(MOST)
        .all(db.connection())
        .await?;
    let event = |(row, actor): (mentoring_event::Model, Option<account::Model>)| {
        Ok(SessionEvent {
            at: row.at,
            actor: AccountId(row.actor_id),
            by: actor.map(|actor| actor.name).unwrap_or_default(),
            action: row.action.map(|action| action.0),
            to: row.to_status.0,
            note: row.note,
            corrected: json::read_some("mentoring_event.data", row.data)?,
        })
    };
    rows.into_iter().map(event).collect()
}

/// Keeps the photograph of a session: a paper of the organisation, which no business and no queue of the office lists.
pub async fn insert_photo(
    tx: &Tx,
    photo: &Document,
    organisation: Uuid,
    by: AccountId,
) -> Result<(), StoreError> {
    super::documents::insert(tx, photo, by).await?;
    document::Entity::update_many()
        .col_expr(document::Column::OrganisationId, Expr::value(organisation))
        .filter(document::Column::Id.eq(photo.id.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Sessions of the calendar of somebody: of a mentor those they hold, of an owner hers; planned and held ones, no void.
pub async fn calendar_of(
    db: &impl Reader,
    account: AccountId,
    owner: bool,
    since: DateTime<Utc>,
) -> Result<Vec<Session>, StoreError> {
    use entity::application;
    let of_application: sea_orm::RelationDef = mentoring_session::Entity::belongs_to(application::Entity)
        .from(mentoring_session::Column::ApplicationId)
        .to(application::Column::Id)
        .into();
    let list = mentoring_session::Entity::find()
        .find_also_related(account::Entity)
        .filter(mentoring_session::Column::StartsAt.gt(since))
        .filter(mentoring_session::Column::Status.ne(Text(SessionStatus::Void)));
    let list = if owner {
        list.join(sea_orm::JoinType::InnerJoin, of_application)
            .filter(application::Column::OwnerId.eq(account.0))
    } else {
        list.filter(mentoring_session::Column::MentorId.eq(account.0))
    };
    let rows = list
        .order_by_asc(mentoring_session::Column::StartsAt)
        .order_by_asc(mentoring_session::Column::Id)
        .limit(MOST)
        .all(db.connection())
        .await?;
    let named = |(row, mentor): (mentoring_session::Model, Option<account::Model>)| {
        session(row, mentor.map(|mentor| mentor.name).unwrap_or_default())
    };
    Ok(rows.into_iter().map(named).collect())
}
