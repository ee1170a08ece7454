//! The public catalogue of programs, from the columns of the program itself.

use domain::facts::{FactKey, FactValue};
use domain::language::Bilingual;
use domain::matching::Improvement;
use domain::offers::Publication;
use domain::organisations::OrganisationStatus;
use domain::programs::ProgramId;
use entity::{Text, cohort, organisation, program};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QuerySelect,
    QueryTrait, RelationTrait,
};
use uuid::Uuid;

use super::super::offers::catalogue::like;
use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use crate::usecases::programs::catalogue::{CatalogueProgram, Wanted};

#[derive(FromQueryResult)]
struct Lean {
    id: Uuid,
    name_id: String,
    name_en: String,
    partner: String,
    topics: String,
    district: Option<String>,
    improves: String,
    publication: Text<Publication>,
}

fn listed(row: Lean) -> CatalogueProgram {
    CatalogueProgram {
        id: ProgramId(row.id),
        name: Bilingual { id: row.name_id, en: row.name_en },
        partner: row.partner,
        topics: row.topics.split_whitespace().filter_map(|text| text.parse().ok()).collect(),
        district: row.district.and_then(|code| code.parse().ok()),
        improves: row.improves.split_whitespace().filter_map(improvement).collect(),
        publication: row.publication.0,
    }
}

/// `financial_records=cash_book`, as the column keeps it.
fn improvement(text: &str) -> Option<Improvement> {
    let (fact, to) = text.split_once('=')?;
    let fact: FactKey = fact.parse().ok()?;
    Some(Improvement { fact, to: FactValue::from_text(fact, to).ok()? })
}

/// A page of the programs that the public may see, by name.
pub async fn list(
    db: &impl Reader,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<CatalogueProgram>, StoreError> {
    use program::Column::{District, Id, Improves, NameEn, NameId, Publication as Standing, Topics};
    let list = program::Entity::find()
        .select_only()
        .columns([Id, NameId, NameEn, Topics, District, Improves, Standing])
        .column_as(organisation::Column::ShortName, "partner")
        .join(JoinType::InnerJoin, program::Relation::Organisation.def())
        .filter(conditions(wanted));
    let by = ((program::Entity, NameId), (program::Entity, Id));
    let cursor = cursor.filter(|cursor| cursor.is_text());
    let rows =
        paging::after(list, by, &Order::Asc, cursor, size).into_model::<Lean>().all(db.connection()).await?;
    Ok(Page::cut(rows, size, |row| Cursor::text(row.name_id.clone(), row.id)).map(listed))
}

fn conditions(wanted: &Wanted) -> Condition {
    use program::Column;
    let mut all = Condition::all()
        .add(Column::Publication.is_in([Publication::Open, Publication::Paused].map(Text)))
        .add(organisation::Column::Status.eq(Text(OrganisationStatus::Admitted)))
        .add_option(wanted.topic.map(|topic| like(Column::Topics, &format!(" {topic} "))))
        .add_option(wanted.improves.map(|fact| like(Column::Improves, &format!("{fact}="))))
        .add_option(wanted.district.map(|code| {
            // A program without a district is for all of them.
            Condition::any().add(Column::District.is_null()).add(Column::District.eq(code.to_string()))
        }))
        .add_option(wanted.starts_by.map(|(today, day)| {
            let starting = cohort::Entity::find()
                .select_only()
                .column(cohort::Column::ProgramId)
                .filter(cohort::Column::StartsOn.lte(day))
                .filter(cohort::Column::ApplyBy.gte(today));
            Column::Id.in_subquery(starting.into_query())
        }));
    for word in wanted.search.split_whitespace().take(6) {
        all = all.add(like(Column::Search, &word.to_lowercase()));
    }
    all
}
