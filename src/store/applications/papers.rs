//! Documents laid to applications, as rows.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::ApplicationId;
use domain::documents::{DocumentId, DocumentKind};
use domain::facts::BusinessId;
use domain::policy::Case;
use entity::{application, application_document, document};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::db::source::Source as _;
use super::super::{Reader, StoreError, Tx};
use crate::usecases::applications::Paper;

/// The documents of an application, in the order in which they were laid to it.
pub async fn of(db: &impl Reader, id: ApplicationId) -> Result<Vec<Paper>, StoreError> {
    let rows: Vec<(application_document::Model, Option<document::Model>)> =
        application_document::Entity::find()
            .find_also_related(document::Entity)
            .filter(application_document::Column::ApplicationId.eq(id.0))
            .order_by_asc(application_document::Column::AddedAt)
            .order_by_asc(application_document::Column::DocumentId)
            .all(db.connection())
            .await?;
    let paper = |(link, document): (application_document::Model, Option<document::Model>)| {
        let document = document?;
        Some(Paper {
            document: DocumentId(document.id),
            kind: document.kind.0,
            file_name: document.file_name,
            size: u64::try_from(document.size).unwrap_or(0),
            status: document.status.0,
            reason: document.reason,
            expires_on: document.expires_on,
            added_at: link.added_at,
        })
    };
    Ok(rows.into_iter().filter_map(paper).collect())
}

/// The kinds of these documents that belong to the business or, without one, to its owner; foreign ones are left out.
pub async fn own(
    db: &impl Reader,
    business: BusinessId,
    owner: AccountId,
    ids: &[DocumentId],
) -> Result<Vec<(DocumentId, DocumentKind)>, StoreError> {
    let of_owner = Condition::all()
        .add(document::Column::BusinessId.is_null())
        .add(document::Column::OwnerId.eq(owner.0));
    let own = Condition::any().add(document::Column::BusinessId.eq(business.0)).add(of_owner);
    let rows: Vec<document::Model> = document::Entity::find()
        .filter(document::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(own)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|row| (DocumentId(row.id), row.kind.0)).collect())
}

/// Lays documents to an application; those that lie there already stay.
pub async fn add(
    tx: &Tx,
    id: ApplicationId,
    documents: &[DocumentId],
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if documents.is_empty() {
        return Ok(());
    }
    let row = |document: &DocumentId| application_document::ActiveModel {
        application_id: Set(id.0),
        document_id: Set(document.0),
        added_at: Set(now),
        added_by: Set(by.0),
    };
    let key = [application_document::Column::ApplicationId, application_document::Column::DocumentId];
    application_document::Entity::insert_many(documents.iter().map(row))
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// Takes a document away from an application.
pub async fn remove(tx: &Tx, id: ApplicationId, document: DocumentId) -> Result<(), StoreError> {
    application_document::Entity::delete_many()
        .filter(application_document::Column::ApplicationId.eq(id.0))
        .filter(application_document::Column::DocumentId.eq(document.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Takes all documents away from an application.
pub async fn remove_all(tx: &Tx, id: ApplicationId) -> Result<(), StoreError> {
    application_document::Entity::delete_many()
        .filter(application_document::Column::ApplicationId.eq(id.0))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The cases that hold a document, for `policy::may_see_document`.
pub async fn cases_with(db: &impl Reader, document: DocumentId) -> Result<Vec<Case>, StoreError> {
    let ids: Vec<Uuid> = application_document::Entity::find()
        .select_only()
        .column(application_document::Column::ApplicationId)
        .filter(application_document::Column::DocumentId.eq(document.0))
        .into_tuple()
        .all(db.connection())
        .await?;
    let rows =
        application::Entity::find().filter(application::Column::Id.is_in(ids)).all(db.connection()).await?;
    let case = |row: application::Model| Case {
        kind: row.kind.0,
        owner: AccountId(row.owner_id),
        organisation: domain::organisations::OrganisationId(row.organisation_id),
        status: row.status.0,
    };
    Ok(rows.into_iter().map(case).collect())
}
