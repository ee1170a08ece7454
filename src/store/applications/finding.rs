//! Finding applications by what is not their id: a receipt, a day that has passed.

use chrono::NaiveDate;
use domain::applications::{ApplicationId, Receipt, Status};
use entity::{Text, application, cohort};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait as _, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::super::{Reader, StoreError};
use crate::usecases::applications::Application;

/// Applications whose time has run out by a day: letters and seats past their last day, waitlists of cohorts that begin.
pub async fn run_out(
    db: &impl Reader,
    today: NaiveDate,
    most: u64,
) -> Result<Vec<ApplicationId>, StoreError> {
    let past = Condition::all()
        .add(application::Column::Status.is_in([Status::Offered, Status::SeatOffered].map(Text)))
        .add(application::Column::LetterExpiresOn.lt(today));
    let begun = cohort::Entity::find()
        .select_only()
        .column(cohort::Column::Id)
        .filter(cohort::Column::StartsOn.lte(today));
    let waited = Condition::all().add(application::Column::Status.eq(Text(Status::Waitlisted))).add(
        Expr::col((application::Entity, application::Column::CohortId))
            .in_subquery(sea_orm::QueryTrait::into_query(begun)),
    );
    let ids: Vec<Uuid> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::ClosedAt.is_null())
        .filter(Condition::any().add(past).add(waited))
        .limit(most)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(ApplicationId).collect())
}

/// The application with this receipt and these last four digits of a phone.
pub async fn find_by_receipt(
    db: &impl Reader,
    receipt: Receipt,
    last4: &str,
) -> Result<Option<Application>, StoreError> {
    let row = application::Entity::find()
        .filter(application::Column::Receipt.eq(receipt.to_string()))
        .filter(application::Column::PhoneLast4.eq(last4))
        .one(db.connection())
        .await?;
    row.map(super::application).transpose()
}

/// Whether an application has this number.
pub async fn receipt_is_taken(db: &impl Reader, receipt: Receipt) -> Result<bool, StoreError> {
    let same = application::Entity::find()
        .filter(application::Column::Receipt.eq(receipt.to_string()))
        .count(db.connection())
        .await?;
    Ok(same > 0)
}
