//! Papers as rows; their contents lie elsewhere, under their hash.

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::documents::{DocumentId, DocumentKind, DocumentStatus};
use domain::facts::BusinessId;
use domain::organisations::OrganisationId;
use domain::policy::{Case, Scope};
use entity::{Text, application, application_document, business, document};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::paging::by_time;
use super::{Cursor, Page, Reader, StoreError, Tx};
use crate::usecases::documents::Document;

fn document(row: document::Model) -> Document {
    Document {
        id: DocumentId(row.id),
        owner: row.owner_id.map(AccountId),
        business: row.business_id.map(BusinessId),
        kind: row.kind.0,
        file_name: row.file_name,
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
        uploaded_at: row.uploaded_at,
        status: row.status.0,
        reason: row.reason,
        expires_on: row.expires_on,
    }
}

/// The paper with this id.
pub async fn find(db: &impl Reader, id: DocumentId) -> Result<Option<Document>, StoreError> {
    Ok(document::Entity::find_by_id(id.0).one(db.connection()).await?.map(document))
}

/// The papers of a business, newest first. Their number is bounded where they are made.
pub async fn list_of(db: &impl Reader, business: BusinessId) -> Result<Vec<Document>, StoreError> {
    let rows = document::Entity::find()
        .filter(document::Column::BusinessId.eq(business.0))
        .order_by_desc(document::Column::UploadedAt)
        .order_by_desc(document::Column::Id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(document).collect())
}

/// How many papers a business has.
pub async fn count_of(db: &impl Reader, business: BusinessId) -> Result<u64, StoreError> {
    Ok(document::Entity::find()
        .filter(document::Column::BusinessId.eq(business.0))
        .count(db.connection())
        .await?)
}

/// How many papers share a content.
pub async fn sharing(db: &impl Reader, sha256: &str) -> Result<u64, StoreError> {
    Ok(document::Entity::find().filter(document::Column::Sha256.eq(sha256)).count(db.connection()).await?)
}

/// A paper of a business that nobody has looked at yet and that is this very one: the same kind, content and last day.
pub async fn same_as(
    db: &impl Reader,
    business: BusinessId,
    new: &Document,
) -> Result<Option<DocumentId>, StoreError> {
    let days = match new.expires_on {
        Some(day) => document::Column::ExpiresOn.eq(day),
        None => document::Column::ExpiresOn.is_null(),
    };
    let found = document::Entity::find()
        .filter(document::Column::BusinessId.eq(business.0))
        .filter(document::Column::Kind.eq(Text(new.kind)))
        .filter(document::Column::Sha256.eq(new.sha256.as_str()))
        .filter(document::Column::Status.eq(Text(DocumentStatus::Unchecked)))
        .filter(days)
        .one(db.connection())
        .await?;
    Ok(found.map(|row| DocumentId(row.id)))
}

/// Inserts a paper.
pub async fn insert(tx: &Tx, new: &Document, by: AccountId) -> Result<(), StoreError> {
    let row = document::ActiveModel {
        id: Set(new.id.0),
        owner_id: Set(new.owner.map(|id| id.0)),
        business_id: Set(new.business.map(|id| id.0)),
        kind: Set(Text(new.kind)),
        file_name: Set(new.file_name.clone()),
        media_type: Set(new.media_type.clone()),
        size: Set(new.size),
        sha256: Set(new.sha256.clone()),
        uploaded_at: Set(new.uploaded_at),
        uploaded_by: Set(by.0),
        status: Set(Text(new.status)),
        expires_on: Set(new.expires_on),
        ..Default::default()
    };
    document::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Deletes a paper, out of drafts of applications too. Its content is the caller's.
pub async fn delete(tx: &Tx, id: DocumentId) -> Result<(), StoreError> {
    application_document::Entity::delete_many()
        .filter(application_document::Column::DocumentId.eq(id.0))
        .exec(tx.connection())
        .await?;
    document::Entity::delete_by_id(id.0).exec(tx.connection()).await?;
    Ok(())
}

/// The applications that hold a paper.
pub async fn cases_of(db: &impl Reader, id: DocumentId) -> Result<Vec<Case>, StoreError> {
    let held: sea_orm::RelationDef = application::Entity::belongs_to(application_document::Entity)
        .from(application::Column::Id)
        .to(application_document::Column::ApplicationId)
        .into();
    let rows = application::Entity::find()
        .join(JoinType::InnerJoin, held)
        .filter(application_document::Column::DocumentId.eq(id.0))
        .all(db.connection())
        .await?;
    let case = |row: application::Model| Case {
        kind: row.kind.0,
        owner: AccountId(row.owner_id),
        organisation: OrganisationId(row.organisation_id),
        status: row.status.0,
    };
    Ok(rows.into_iter().map(case).collect())
}

/// What the office decided of a paper.
#[derive(Debug)]
pub struct Decision<'a> {
    /// Accepted or rejected.
    pub status: DocumentStatus,
    /// Why it was rejected.
    pub reason: Option<&'a str>,
    /// The last day on which it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Who decided.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a decision, if there is none yet.
pub async fn decide(tx: &Tx, id: DocumentId, decision: &Decision<'_>) -> Result<(), StoreError> {
    let result = document::Entity::update_many()
        .col_expr(document::Column::Status, Expr::value(decision.status.as_str()))
        .col_expr(document::Column::Reason, Expr::value(decision.reason))
        .col_expr(document::Column::ExpiresOn, Expr::value(decision.expires_on))
        .col_expr(document::Column::CheckedBy, Expr::value(decision.by.0))
        .col_expr(document::Column::CheckedAt, Expr::value(decision.at))
        .filter(document::Column::Id.eq(id.0))
        .filter(document::Column::Status.eq(Text(DocumentStatus::Unchecked)))
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// What the queue of the office is narrowed by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A district's code.
    pub district: Option<String>,
    /// A kind of paper.
    pub kind: Option<DocumentKind>,
}

/// A paper that waits to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Since when it waits.
    pub uploaded_at: DateTime<Utc>,
    /// The name of its business.
    pub business: String,
    /// The district's code of the business.
    pub district: Option<String>,
}

#[derive(Debug, FromQueryResult)]
struct Line {
    id: Uuid,
    kind: Text<DocumentKind>,
    uploaded_at: DateTime<Utc>,
    name: String,
    district: Option<String>,
}

/// Papers of businesses that wait to be looked at, oldest first.
pub async fn waiting(
    db: &impl Reader,
    scope: Scope,
    filter: &Filter,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Waiting>, StoreError> {
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let of = document::Entity::belongs_to(business::Entity)
        .from(document::Column::BusinessId)
        .to(business::Column::Id)
        .into();
    let mut found = document::Entity::find()
        .select_only()
        .columns([document::Column::Id, document::Column::Kind, document::Column::UploadedAt])
        .columns([business::Column::Name, business::Column::District])
        .join(JoinType::InnerJoin, of)
        .filter(document::Column::Status.eq(Text(DocumentStatus::Unchecked)));
    if let Some(district) = &filter.district {
        found = found.filter(business::Column::District.eq(district.as_str()));
    }
    if let Some(kind) = filter.kind {
        found = found.filter(document::Column::Kind.eq(Text(kind)));
    }
    let order = ((document::Entity, document::Column::UploadedAt), (document::Entity, document::Column::Id));
    let lines =
        by_time(found, order, &Order::Asc, cursor, size).into_model::<Line>().all(db.connection()).await?;
    let place = |line: &Line| Cursor::instant(line.uploaded_at, line.id);
    Ok(Page::cut(lines, size, place).map(|line| Waiting {
        id: DocumentId(line.id),
        kind: line.kind.0,
        uploaded_at: line.uploaded_at,
        business: line.name,
        district: line.district,
    }))
}

/// How many papers of businesses wait, of each kind.
pub async fn waiting_by_kind(db: &impl Reader) -> Result<Vec<(DocumentKind, i64)>, StoreError> {
    let rows: Vec<(Text<DocumentKind>, i64)> = document::Entity::find()
        .select_only()
        .column(document::Column::Kind)
        .column_as(document::Column::Id.count(), "papers")
        .filter(document::Column::Status.eq(Text(DocumentStatus::Unchecked)))
        .filter(document::Column::BusinessId.is_not_null())
        .group_by(document::Column::Kind)
        .order_by_asc(document::Column::Kind)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|(kind, count)| (kind.0, count)).collect())
}
