//! Finding applications by what is not their id: a receipt, a day that has passed.

use chrono::NaiveDate;
use domain::applications::{ApplicationId, Receipt, Status, WorkflowKind};
use domain::facts::BusinessId;
use domain::programs::CohortId;
use entity::{Text, application, cohort, organisation};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::super::{Reader, StoreError};
use crate::usecases::applications::Application;

/// The most applications for one cohort that are read whole.
const COHORT_MOST: u64 = 1_000;

/// Applications whose time has run out by a day: letters and seats past their last day, and what has no seat in a cohort
/// that begins.
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
    let given_away = begun.clone().filter(cohort::Column::AssignedOn.is_not_null());
    let of = |cohorts: Select<cohort::Entity>| {
        Expr::col((application::Entity, application::Column::CohortId))
            .in_subquery(sea_orm::QueryTrait::into_query(cohorts))
    };
    let status = |status: Status| Condition::all().add(application::Column::Status.eq(Text(status)));
    let waited = status(Status::Waitlisted).add(of(begun));
    // Before the seats are given away, somebody who was handed in still may get one.
    let rested = status(Status::Submitted).add(of(given_away));
    let ids: Vec<Uuid> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::ClosedAt.is_null())
        .filter(Condition::any().add(past).add(waited).add(rested))
        .limit(most)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(ids.into_iter().map(ApplicationId).collect())
}

/// The applications for a cohort that were handed in and did not end, with all that is frozen in them.
pub async fn of_cohort(db: &impl Reader, cohort: CohortId) -> Result<Vec<Application>, StoreError> {
    let rows = application::Entity::find()
        .filter(application::Column::CohortId.eq(cohort.0))
        .filter(application::Column::SubmittedAt.is_not_null())
        .filter(application::Column::ClosedAt.is_null())
        .limit(COHORT_MOST)
        .all(db.connection())
        .await?;
    rows.into_iter().map(super::application).collect()
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

/// A declined application for credit, with the short name of its bank.
#[derive(Debug)]
pub struct Declined {
    /// The application.
    pub application: Application,
    /// The bank.
    pub bank: String,
}

/// What banks declined a business for, latest first.
pub async fn declined_of_business(
    db: &impl Reader,
    business: BusinessId,
) -> Result<Vec<Declined>, StoreError> {
    let rows = application::Entity::find()
        .find_also_related(organisation::Entity)
        .filter(application::Column::BusinessId.eq(business.0))
        .filter(application::Column::Kind.eq(Text(WorkflowKind::Credit)))
        .filter(application::Column::Status.eq(Text(Status::Declined)))
        .order_by_desc(application::Column::StatusAt)
        .order_by_desc(application::Column::Id)
        .limit(20)
        .all(db.connection())
        .await?;
    let declined = |(row, bank): (application::Model, Option<organisation::Model>)| {
        let bank = bank.map(|bank| bank.short_name).unwrap_or_default();
        Ok(Declined { application: super::application(row)?, bank })
    };
    rows.into_iter().map(declined).collect()
}
