//! Applications as rows: begun, written, moved along. A move names the revision it saw, so that of two at once one wins.

pub mod case;
pub mod desk;
mod finding;
pub mod papers;
pub mod queue;
pub mod subjects;

pub use finding::{Declined, declined_of_business, find_by_receipt, of_cohort, receipt_is_taken, run_out};

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::applications::{ApplicationId, Decline, OfferLetter, Receipt, Status, WorkflowKind, is_final};
use domain::facts::{BusinessId, FactSheet};
use domain::matching::FrozenFinding;
use domain::money::{Rupiah, Tenor};
use domain::offers::OfferId;
use domain::organisations::OrganisationId;
use domain::programs::{CohortId, ProgramId};
use entity::{Text, application};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Map, json};
use uuid::Uuid;

use super::db::source::Source as _;
use super::error::moved;
use super::{Reader, StoreError, Tx, json};
use crate::usecases::applications::{Application, Draft, FrozenVersion, Subject};

/// A draft to insert.
#[derive(Debug)]
pub struct NewDraft<'a> {
    /// Its id.
    pub id: ApplicationId,
    /// The business.
    pub business: BusinessId,
    /// The owner.
    pub owner: AccountId,
    /// The bank or partner.
    pub organisation: OrganisationId,
    /// What it is for.
    pub subject: Subject,
    /// The version it is for.
    pub version: Uuid,
    /// What is written already.
    pub draft: &'a Draft,
    /// The key that makes one form do its work once.
    pub once: &'a str,
}

/// What is frozen when an application is handed in.
#[derive(Debug)]
pub struct Submission {
    /// Its number.
    pub receipt: Receipt,
    /// The facts.
    pub facts: FactSheet,
    /// What the rule made of them.
    pub findings: Vec<FrozenFinding>,
    /// What it was judged by.
    pub frozen: FrozenVersion,
    /// The last four digits of the phone by which it can be looked up.
    pub phone_last4: Option<String>,
    /// Which of the business's wishes for a seat it is; mentoring only.
    pub wish: Option<u32>,
    /// Its priority points; mentoring only.
    pub points: Option<u32>,
}

/// What a move changes beside the status; what is `None` stays.
#[derive(Debug, Default)]
pub struct Change {
    /// What is frozen.
    pub submission: Option<Submission>,
    /// Who takes it up.
    pub assign: Option<AccountId>,
    /// Who reviewed it.
    pub reviewed_by: Option<AccountId>,
    /// The offer letter.
    pub letter: Option<OfferLetter>,
    /// The last day of letter or seat.
    pub expires_on: Option<NaiveDate>,
    /// Why it is declined.
    pub decline: Option<Decline>,
    /// By when the owner is asked to answer; kept only while asked.
    pub due_on: Option<NaiveDate>,
}

/// A move to save.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Where it leads.
    pub to: Status,
    /// Where it stopped, to resume there.
    pub resume: Option<Status>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The facts with their day, as they are frozen.
fn frozen_facts(facts: &FactSheet) -> JsonValue {
    json!({"as_of": facts.as_of(), "facts": facts.to_json()})
}

fn thawed_facts(frozen: &JsonValue) -> Result<FactSheet, StoreError> {
    let unreadable = || StoreError::Unreadable("application.facts");
    let as_of = frozen.get("as_of").and_then(JsonValue::as_str).and_then(|day| day.parse().ok());
    let facts = frozen.get("facts").and_then(JsonValue::as_object);
    let empty = Map::new();
    FactSheet::from_json(as_of.ok_or_else(unreadable)?, facts.unwrap_or(&empty)).map_err(|_| unreadable())
}

fn subject(row: &application::Model) -> Result<Subject, StoreError> {
    Ok(match row.kind.0 {
        WorkflowKind::Credit => Subject::Offer(OfferId(row.subject_id)),
        WorkflowKind::Mentoring => {
            let cohort = row.cohort_id.ok_or(StoreError::Unreadable("application.cohort_id"))?;
            Subject::Program(ProgramId(row.subject_id), CohortId(cohort))
        }
    })
}

fn rupiah(amount: i64) -> Result<Rupiah, StoreError> {
    Rupiah::new(amount).map_err(|_| StoreError::Unreadable("application.amount"))
}

fn tenor(months: i32) -> Result<Tenor, StoreError> {
    let unreadable = || StoreError::Unreadable("application.tenor_months");
    Tenor::new(u16::try_from(months).map_err(|_| unreadable())?).map_err(|_| unreadable())
}

fn receipt(text: &str) -> Result<Receipt, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable("application.receipt"))
}

/// A row as it is known outside.
pub(in crate::store) fn read(row: application::Model) -> Result<Application, StoreError> {
    application(row)
}

fn application(row: application::Model) -> Result<Application, StoreError> {
    Ok(Application {
        id: ApplicationId(row.id),
        receipt: row.receipt.as_deref().map(receipt).transpose()?,
        business: BusinessId(row.business_id),
        owner: AccountId(row.owner_id),
        organisation: OrganisationId(row.organisation_id),
        subject: subject(&row)?,
        version: row.version_id,
        status: row.status.0,
        resume: row.resume_status.map(|status| status.0),
        revision: row.revision,
        amount: row.amount.map(rupiah).transpose()?,
        tenor: row.tenor_months.map(tenor).transpose()?,
        purpose: row.purpose.map(|purpose| purpose.0),
        draft: json::read("application.draft", row.draft)?,
        facts: row.facts.as_ref().map(thawed_facts).transpose()?,
        findings: json::read_some("application.findings", row.findings)?.unwrap_or_default(),
        frozen: json::read_some("application.terms", row.terms)?,
        letter: json::read_some("application.letter", row.letter)?,
        expires_on: row.letter_expires_on,
        assigned_to: row.assigned_to.map(AccountId),
        decline: json::read_some("application.decline", row.decline)?,
        due_on: row.due_on,
        wish: row.wish.and_then(|wish| u32::try_from(wish).ok()),
        points: row.points.and_then(|points| u32::try_from(points).ok()),
        created_at: row.created_at,
        submitted_at: row.submitted_at,
        status_at: row.status_at,
        closed_at: row.closed_at,
    })
}

/// The application with this id.
pub async fn find(db: &impl Reader, id: ApplicationId) -> Result<Option<Application>, StoreError> {
    let row = application::Entity::find_by_id(id.0).one(db.connection()).await?;
    row.map(application).transpose()
}

/// The application that was begun under this key.
pub async fn find_by_once(db: &impl Reader, once: &str) -> Result<Option<Application>, StoreError> {
    let row = application::Entity::find()
        .filter(application::Column::OnceKey.eq(once))
        .one(db.connection())
        .await?;
    row.map(application).transpose()
}

/// The applications of an owner, newest first, drafts among them; at most `most`.
pub async fn list_for_owner(
    db: &impl Reader,
    owner: AccountId,
    most: u64,
) -> Result<Vec<Application>, StoreError> {
    let rows = application::Entity::find()
        .filter(application::Column::OwnerId.eq(owner.0))
        .order_by_desc(application::Column::CreatedAt)
        .order_by_desc(application::Column::Id)
        .limit(most)
        .all(db.connection())
        .await?;
    rows.into_iter().map(application).collect()
}

/// The applications of a business that have not come to their end, newest first.
pub async fn open_of_business(
    db: &impl Reader,
    business: BusinessId,
) -> Result<Vec<Application>, StoreError> {
    let rows = application::Entity::find()
        .filter(application::Column::BusinessId.eq(business.0))
        .filter(application::Column::ClosedAt.is_null())
        .order_by_desc(application::Column::Id)
        .limit(100)
        .all(db.connection())
        .await?;
    rows.into_iter().map(application).collect()
}

/// Inserts a draft.
pub async fn insert(tx: &Tx, new: &NewDraft<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = application::ActiveModel {
        id: Set(new.id.0),
        kind: Set(Text(new.subject.kind())),
        business_id: Set(new.business.0),
        owner_id: Set(new.owner.0),
        organisation_id: Set(new.organisation.0),
        subject_id: Set(new.subject.id()),
        version_id: Set(new.version),
        cohort_id: Set(new.subject.cohort().map(|id| id.0)),
        status: Set(Text(Status::Draft)),
        revision: Set(0),
        draft: Set(json::write("application.draft", new.draft)?),
        amount: Set(new.draft.amount.map(Rupiah::get)),
        tenor_months: Set(new.draft.tenor.map(|tenor| i32::from(tenor.months()))),
        purpose: Set(new.draft.purpose.map(Text)),
        once_key: Set(Some(new.once.to_owned())),
        created_at: Set(now),
        status_at: Set(now),
        ..Default::default()
    };
    application::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Deletes a draft; nothing else is ever deleted.
pub async fn delete_draft(tx: &Tx, id: ApplicationId) -> Result<(), StoreError> {
    papers::remove_all(tx, id).await?;
    application::Entity::delete_many()
        .filter(application::Column::Id.eq(id.0))
        .filter(application::Column::Status.eq(Text(Status::Draft)))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Writes a draft of this revision anew, for this version and cohort.
pub async fn save_draft(
    tx: &Tx,
    seen: &Application,
    draft: &Draft,
    version: Uuid,
    cohort: Option<CohortId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = application::ActiveModel {
        draft: Set(json::write("application.draft", draft)?),
        version_id: Set(version),
        cohort_id: Set(cohort.map(|id| id.0)),
        amount: Set(draft.amount.map(Rupiah::get)),
        tenor_months: Set(draft.tenor.map(|tenor| i32::from(tenor.months()))),
        purpose: Set(draft.purpose.map(Text)),
        revision: Set(seen.revision.saturating_add(1)),
        status_at: Set(now),
        ..Default::default()
    };
    update_seen(tx, seen, row).await
}

async fn update_seen(tx: &Tx, seen: &Application, row: application::ActiveModel) -> Result<(), StoreError> {
    let result = application::Entity::update_many()
        .set(row)
        .filter(application::Column::Id.eq(seen.id.0))
        .filter(application::Column::Status.eq(Text(seen.status)))
        .filter(application::Column::Revision.eq(seen.revision))
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// Moves an application along, if it is still where it was seen; otherwise [`StoreError::Stale`].
pub async fn move_along(tx: &Tx, seen: &Application, step: Step, change: Change) -> Result<(), StoreError> {
    let mut row = application::ActiveModel {
        status: Set(Text(step.to)),
        resume_status: Set(step.resume.map(Text)),
        revision: Set(seen.revision.saturating_add(1)),
        status_at: Set(step.at),
        due_on: Set(change.due_on),
        ..Default::default()
    };
    if is_final(step.to) {
        row.closed_at = Set(Some(step.at));
    }
    if let Some(account) = change.assign {
        row.assigned_to = Set(Some(account.0));
        row.assigned_at = Set(Some(step.at));
    }
    if let Some(account) = change.reviewed_by {
        row.reviewed_by = Set(Some(account.0));
    }
    if let Some(letter) = &change.letter {
        row.letter = Set(Some(json::write("application.letter", letter)?));
    }
    if let Some(day) = change.expires_on {
        row.letter_expires_on = Set(Some(day));
    }
    if let Some(decline) = &change.decline {
        row.decline = Set(Some(json::write("application.decline", decline)?));
    }
    if let Some(submission) = change.submission {
        row.receipt = Set(Some(submission.receipt.to_string()));
        row.facts = Set(Some(frozen_facts(&submission.facts)));
        row.findings = Set(Some(json::write("application.findings", &submission.findings)?));
        row.terms = Set(Some(json::write("application.terms", &submission.frozen)?));
        row.phone_last4 = Set(submission.phone_last4);
        row.wish = Set(submission.wish.and_then(|wish| i32::try_from(wish).ok()));
        row.points = Set(submission.points.and_then(|points| i32::try_from(points).ok()));
        row.submitted_at = Set(Some(step.at));
    }
    update_seen(tx, seen, row).await
}

/// Gives an application to somebody, or to nobody, if it is still with whom it was seen.
pub async fn assign(
    tx: &Tx,
    id: ApplicationId,
    seen: Option<AccountId>,
    to: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let held = match seen {
        Some(account) => application::Column::AssignedTo.eq(account.0),
        None => application::Column::AssignedTo.is_null(),
    };
    let result = application::Entity::update_many()
        .col_expr(application::Column::AssignedTo, Expr::value(to.map(|account| account.0)))
        .col_expr(application::Column::AssignedAt, Expr::value(to.map(|_| now)))
        .filter(application::Column::Id.eq(id.0))
        .filter(held)
        .exec(tx.connection())
        .await?;
    moved(&result)
}
