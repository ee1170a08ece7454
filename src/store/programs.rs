//! Mentoring programs, their versions and their cohorts as rows. A version is inserted once and never updated.

pub mod catalogue;
pub mod cohorts;

use chrono::{DateTime, NaiveDate, Utc};
use domain::offers::{Publication, Validity};
use domain::organisations::{OrganisationId, OrganisationStatus};
use domain::policy::Scope;
use domain::programs::{ProgramId, ProgramTerms, ProgramVersionId};
use entity::{Text, organisation, program, program_version};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, Order,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, TryInsertResult,
};

use super::db::source::Source as _;
use super::error::moved;
use super::paging::{self, Cursor, Page};
use super::{Reader, StoreError, Tx, json};
use crate::usecases::programs::{NewVersion, Program, ProgramText, ProgramVersion};

fn program(row: program::Model) -> Result<Program, StoreError> {
    Ok(Program {
        id: ProgramId(row.id),
        organisation: OrganisationId(row.organisation_id),
        publication: row.publication.0,
        draft: json::read("program.draft", row.draft)?,
        revision: row.draft_revision,
        current: row.current_version_id.map(ProgramVersionId),
        scheduled: row.scheduled_version_id.map(ProgramVersionId),
        published_at: row.published_at,
        updated_at: row.updated_at,
    })
}

fn version(row: program_version::Model) -> Result<ProgramVersion, StoreError> {
    Ok(ProgramVersion {
        id: ProgramVersionId(row.id),
        program: ProgramId(row.program_id),
        number: row.number,
        terms: json::read("program_version.terms", row.terms)?,
        rule: json::read("program_version.rule", row.rule)?,
        published_at: row.published_at,
    })
}

/// The program with this id.
pub async fn find(db: &impl Reader, id: ProgramId) -> Result<Option<Program>, StoreError> {
    program::Entity::find_by_id(id.0).one(db.connection()).await?.map(program).transpose()
}

/// The version with this id.
pub async fn find_version(
    db: &impl Reader,
    id: ProgramVersionId,
) -> Result<Option<ProgramVersion>, StoreError> {
    program_version::Entity::find_by_id(id.0).one(db.connection()).await?.map(version).transpose()
}

/// Every version of a program, newest first.
pub async fn versions_of(db: &impl Reader, id: ProgramId) -> Result<Vec<ProgramVersion>, StoreError> {
    let rows = program_version::Entity::find()
        .filter(program_version::Column::ProgramId.eq(id.0))
        .order_by_desc(program_version::Column::Number)
        .all(db.connection())
        .await?;
    rows.into_iter().map(version).collect()
}

/// The versions in force of all open programs of admitted partners, for matching.
pub async fn open_versions(db: &impl Reader) -> Result<Vec<ProgramVersion>, StoreError> {
    let current = Expr::col((program::Entity, program::Column::CurrentVersionId))
        .eq(Expr::col((program_version::Entity, program_version::Column::Id)));
    let admitted = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .filter(organisation::Column::Status.eq(Text(OrganisationStatus::Admitted)))
        .into_query();
    let rows = program_version::Entity::find()
        .inner_join(program::Entity)
        .filter(current)
        .filter(program::Column::Publication.eq(Text(Publication::Open)))
        .filter(program::Column::OrganisationId.in_subquery(admitted))
        .all(db.connection())
        .await?;
    rows.into_iter().map(version).collect()
}

/// The programs of a desk, those changed last first.
pub async fn list_for(
    db: &impl Reader,
    scope: Scope,
    publication: Option<Publication>,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Program>, StoreError> {
    let within = match scope {
        Scope::Organisation(id) => Condition::all().add(program::Column::OrganisationId.eq(id.0)),
        Scope::Everything => Condition::all(),
        Scope::Public => Condition::all()
            .add(program::Column::Publication.is_in([Publication::Open, Publication::Paused].map(Text))),
        Scope::Own(_) | Scope::Nothing => {
            return Ok(Page { rows: Vec::new(), next: None });
        }
    };
    let within = within.add_option(publication.map(|it| program::Column::Publication.eq(Text(it))));
    let list = program::Entity::find().filter(within);
    let by = (program::Column::UpdatedAt, program::Column::Id);
    let rows = paging::by_time(list, by, &Order::Desc, cursor, size).all(db.connection()).await?;
    Page::cut(rows, size, |row| Cursor::instant(row.updated_at, row.id)).try_map(program)
}

/// Inserts a draft. `false` where there is one with this id already.
pub async fn insert(
    tx: &Tx,
    id: ProgramId,
    organisation: OrganisationId,
    draft: &ProgramText,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = program::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(organisation.0),
        publication: Set(Text(Publication::Draft)),
        draft: Set(json::write("program.draft", draft)?),
        draft_revision: Set(1),
        current_version_id: Set(None),
        scheduled_version_id: Set(None),
        name_id: Set(draft.terms.name.id.clone()),
        name_en: Set(draft.terms.name.en.clone()),
        topics: Set(String::new()),
        district: Set(None),
        improves: Set(String::new()),
        search: Set(String::new()),
        published_at: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let done = program::Entity::insert(row).on_conflict_do_nothing();
    Ok(matches!(done.exec_without_returning(tx.connection()).await?, TryInsertResult::Inserted(1..)))
}

/// Writes the draft over the one of this revision; stale if it has moved on.
pub async fn update_draft(
    tx: &Tx,
    id: ProgramId,
    revision: i32,
    draft: &ProgramText,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = program::ActiveModel {
        draft: Set(json::write("program.draft", draft)?),
        draft_revision: Set(revision + 1),
        updated_at: Set(now),
        ..Default::default()
    };
    let result = program::Entity::update_many()
        .set(row)
        .filter(program::Column::Id.eq(id.0))
        .filter(program::Column::DraftRevision.eq(revision))
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// Inserts a version.
pub async fn insert_version(tx: &Tx, new: &NewVersion, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = program_version::ActiveModel {
        id: Set(new.id.0),
        program_id: Set(new.program.0),
        number: Set(new.number),
        terms: Set(json::write("program_version.terms", &new.terms)?),
        rule: Set(new.rule.to_json()),
        valid_from: Set(new.terms.valid_from),
        valid_to: Set(new.terms.valid_to),
        published_at: Set(now),
        published_by: Set(new.by.0),
    };
    program_version::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// How a program stands after a move or a day.
#[derive(Debug, Clone, Copy)]
pub struct NewStanding {
    /// Publication from now on.
    pub publication: Publication,
    /// The version in force.
    pub current: Option<ProgramVersionId>,
    /// The version to come.
    pub scheduled: Option<ProgramVersionId>,
}

/// Writes how a program stands, if it still stands as it was seen.
pub async fn move_along(
    tx: &Tx,
    seen: &Program,
    to: NewStanding,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = program::ActiveModel {
        publication: Set(Text(to.publication)),
        current_version_id: Set(to.current.map(|id| id.0)),
        scheduled_version_id: Set(to.scheduled.map(|id| id.0)),
        published_at: if seen.published_at.is_none() { Set(Some(now)) } else { NotSet },
        updated_at: Set(now),
        ..Default::default()
    };
    let result = program::Entity::update_many()
        .set(row)
        .filter(program::Column::Id.eq(seen.id.0))
        .filter(program::Column::Publication.eq(Text(seen.publication)))
        .filter(program::Column::DraftRevision.eq(seen.revision))
        .exec(tx.connection())
        .await?;
    moved(&result)
}

/// Writes the terms in the columns that lists read. `partner` makes the program found by its organiser's name.
pub async fn write_columns(
    tx: &Tx,
    id: ProgramId,
    terms: &ProgramTerms,
    partner: &str,
) -> Result<(), StoreError> {
    let topics: Vec<&str> = terms.topics.iter().map(|topic| topic.as_str()).collect();
    let improves: Vec<String> = terms.improves.iter().map(|one| format!("{}={}", one.fact, one.to)).collect();
    let search = format!("{} {} {partner} {}", terms.name.id, terms.name.en, terms.place).to_lowercase();
    let row = program::ActiveModel {
        id: Set(id.0),
        name_id: Set(terms.name.id.clone()),
        name_en: Set(terms.name.en.clone()),
        topics: Set(format!(" {} ", topics.join(" "))),
        district: Set(terms.district.map(|code| code.to_string())),
        improves: Set(improves.join(" ")),
        search: Set(search),
        ..Default::default()
    };
    row.update(tx.connection()).await?;
    Ok(())
}

/// The programs that a day may change: a version to come has begun, or the one in force has ended.
pub async fn due(db: &impl Reader, today: NaiveDate) -> Result<Vec<Program>, StoreError> {
    let versions = |holds: sea_orm::sea_query::SimpleExpr| {
        let ids = program_version::Entity::find().select_only().column(program_version::Column::Id);
        ids.filter(holds).into_query()
    };
    let begun = versions(program_version::Column::ValidFrom.lte(today));
    let ended = versions(program_version::Column::ValidTo.lt(today));
    let rows = program::Entity::find()
        .filter(
            program::Column::Publication
                .is_in([Publication::Scheduled, Publication::Open, Publication::Paused].map(Text)),
        )
        .filter(
            Condition::any()
                .add(program::Column::ScheduledVersionId.in_subquery(begun))
                .add(program::Column::CurrentVersionId.in_subquery(ended)),
        )
        .all(db.connection())
        .await?;
    rows.into_iter().map(program).collect()
}

/// The days of a version.
pub(crate) fn validity(version: &ProgramVersion) -> Validity {
    let days = Validity { from: version.terms.valid_from, to: version.terms.valid_to };
    days.published_on(domain::calendar::wita_date(version.published_at))
}
