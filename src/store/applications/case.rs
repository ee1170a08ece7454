//! Who and what stands around one application, in one row: names for its page and for what is told of it.

use chrono::NaiveDate;
use domain::accounts::AccountId;
use domain::applications::ApplicationId;
use entity::{account, application, business, cohort, organisation};
use sea_orm::sea_query::{Alias, Expr, IntoIden as _};
use sea_orm::{EntityTrait, FromQueryResult, JoinType, QuerySelect, RelationDef};
use uuid::Uuid;

use super::super::{Reader, StoreError};
use crate::usecases::applications::case::{CohortDays, Parties, Party};

#[derive(FromQueryResult)]
struct Row {
    owner_id: Uuid,
    owner: String,
    owner_phone: Option<String>,
    owner_email: Option<String>,
    business: String,
    district: Option<String>,
    village: Option<String>,
    organisation: String,
    short_name: String,
    four_eyes: bool,
    assignee_id: Option<Uuid>,
    assignee: Option<String>,
    cohort: Option<String>,
    place: Option<String>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
}

pub(in crate::store) fn to_business() -> RelationDef {
    application::Entity::belongs_to(business::Entity)
        .from(application::Column::BusinessId)
        .to(business::Column::Id)
        .into()
}

pub(in crate::store) fn to_account(from: application::Column) -> RelationDef {
    application::Entity::belongs_to(account::Entity).from(from).to(account::Column::Id).into()
}

fn to_organisation() -> RelationDef {
    application::Entity::belongs_to(organisation::Entity)
        .from(application::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into()
}

fn to_cohort() -> RelationDef {
    application::Entity::belongs_to(cohort::Entity)
        .from(application::Column::CohortId)
        .to(cohort::Column::Id)
        .into()
}

/// Those around an application.
pub async fn parties(db: &impl Reader, id: ApplicationId) -> Result<Option<Parties>, StoreError> {
    let assignee = Alias::new("assignee");
    let row = application::Entity::find_by_id(id.0)
        .select_only()
        .column_as(account::Column::Id, "owner_id")
        .column_as(account::Column::Name, "owner")
        .column_as(account::Column::Phone, "owner_phone")
        .column_as(account::Column::Email, "owner_email")
        .column_as(business::Column::Name, "business")
        .column_as(business::Column::District, "district")
        .column_as(business::Column::Village, "village")
        .column_as(organisation::Column::Name, "organisation")
        .column_as(organisation::Column::ShortName, "short_name")
        .column_as(organisation::Column::FourEyes, "four_eyes")
        .column_as(application::Column::AssignedTo, "assignee_id")
        .expr_as(Expr::col((assignee.clone(), account::Column::Name)), "assignee")
        .column_as(cohort::Column::Name, "cohort")
        .column_as(cohort::Column::Place, "place")
        .column_as(cohort::Column::StartsOn, "starts_on")
        .column_as(cohort::Column::EndsOn, "ends_on")
        .join(JoinType::InnerJoin, to_business())
        .join(JoinType::InnerJoin, to_account(application::Column::OwnerId))
        .join(JoinType::InnerJoin, to_organisation())
        .join_as(JoinType::LeftJoin, to_account(application::Column::AssignedTo), assignee.into_iden())
        .join(JoinType::LeftJoin, to_cohort())
        .into_model::<Row>()
        .one(db.connection())
        .await?;
    Ok(row.map(parties_of))
}

fn parties_of(row: Row) -> Parties {
    let assignee = row.assignee_id.zip(row.assignee);
    let days = row.starts_on.zip(row.ends_on);
    Parties {
        owner: Party { id: AccountId(row.owner_id), name: row.owner },
        owner_phone: row.owner_phone,
        owner_email: row.owner_email.unwrap_or_default(),
        business: row.business,
        district: row.district,
        village: row.village,
        organisation: row.organisation,
        short_name: row.short_name,
        four_eyes: row.four_eyes,
        assignee: assignee.map(|(id, name)| Party { id: AccountId(id), name }),
        cohort: row.cohort.zip(days).map(|(name, (starts_on, ends_on))| CohortDays {
            name,
            place: row.place.unwrap_or_default(),
            starts_on,
            ends_on,
        }),
    }
}
