//! Assessments as rows, with the names of who made them.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::applications::ApplicationId;
use domain::facts::BusinessId;
use domain::levels::{Answers, Area, AssessmentId, Assessor};
use entity::{Text, account, assessment, organisation};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, JsonValue, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect, RelationDef,
};

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::levels::Assessment;

/// The most assessments that are read of a business.
const MOST: u64 = 200;

/// An assessment to insert.
#[derive(Debug)]
pub struct NewAssessment<'a> {
    /// Its id.
    pub id: AssessmentId,
    /// The business.
    pub business: BusinessId,
    /// The answers.
    pub answers: &'a Answers,
    /// Whose word it is.
    pub assessor: Assessor,
    /// Who gave it.
    pub by: AccountId,
    /// The application by which a partner knows the business.
    pub application: Option<ApplicationId>,
    /// The key that makes one form do its work once.
    pub once: &'a str,
}

/// Inserts an assessment.
pub async fn insert(tx: &Tx, new: &NewAssessment<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = assessment::ActiveModel {
        id: Set(new.id.0),
        business_id: Set(new.business.0),
        area: Set(Text(new.answers.area())),
        answers: Set(new.answers.to_json()),
        level: Set(new.answers.level().into()),
        assessor: Set(Text(new.assessor)),
        by_id: Set(new.by.0),
        application_id: Set(new.application.map(|id| id.0)),
        once_key: Set(new.once.to_owned()),
        at: Set(now),
    };
    assessment::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Whether a form with this key did its work.
pub async fn is_done(db: &impl Reader, once: &str) -> Result<bool, StoreError> {
    let query = assessment::Entity::find().filter(assessment::Column::OnceKey.eq(once));
    Ok(query.count(db.connection()).await? > 0)
}

#[derive(FromQueryResult)]
struct Row {
    area: Text<Area>,
    answers: JsonValue,
    assessor: Text<Assessor>,
    at: DateTime<Utc>,
    by: String,
    organisation: Option<String>,
}

fn to_account() -> RelationDef {
    assessment::Entity::belongs_to(account::Entity)
        .from(assessment::Column::ById)
        .to(account::Column::Id)
        .into()
}

fn to_organisation() -> RelationDef {
    account::Entity::belongs_to(organisation::Entity)
        .from(account::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into()
}

/// What was ever assessed of a business, newest first; of one area, or of all.
pub async fn list_of(
    db: &impl Reader,
    business: BusinessId,
    area: Option<Area>,
) -> Result<Vec<Assessment>, StoreError> {
    let mut query = assessment::Entity::find()
        .select_only()
        .columns([
            assessment::Column::Area,
            assessment::Column::Answers,
            assessment::Column::Assessor,
            assessment::Column::At,
        ])
        .column_as(account::Column::Name, "by")
        .column_as(organisation::Column::ShortName, "organisation")
        .join(JoinType::InnerJoin, to_account())
        .join(JoinType::LeftJoin, to_organisation())
        .filter(assessment::Column::BusinessId.eq(business.0))
        .order_by_desc(assessment::Column::At)
        .order_by_desc(assessment::Column::Id)
        .limit(MOST);
    if let Some(area) = area {
        query = query.filter(assessment::Column::Area.eq(Text(area)));
    }
    let rows = query.into_model::<Row>().all(db.connection()).await?;
    rows.into_iter().map(assessment_of).collect()
}

fn assessment_of(row: Row) -> Result<Assessment, StoreError> {
    let answers = Answers::from_json(row.area.0, &row.answers)
        .map_err(|_| StoreError::Unreadable("assessment.answers"))?;
    Ok(Assessment {
        answers,
        assessor: row.assessor.0,
        by: row.by,
        organisation: row.organisation,
        at: row.at,
    })
}
