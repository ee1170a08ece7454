//! Match results pair by pair, in the order of their ids: a page costs the same wherever it stands.

use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::matching::{SubjectKind, Verdict};
use domain::policy::Scope;
use entity::{Text, business, match_result, offer, organisation, program};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

use super::super::paging::{Cursor, Page};
use super::super::{Reader, StoreError};
use super::matches::narrowed;
use crate::usecases::office::pairs::{Asked, PairRow};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    business_id: Uuid,
    business: String,
    district: Option<String>,
    subject_id: Uuid,
    subject_kind: Text<SubjectKind>,
    verdict: Text<Verdict>,
    first_instalment: Option<i64>,
}

#[derive(FromQueryResult)]
struct Subject {
    id: Uuid,
    name_id: String,
    name_en: String,
    organisation: String,
}

fn to_business() -> RelationDef {
    match_result::Entity::belongs_to(business::Entity)
        .from(match_result::Column::BusinessId)
        .to(business::Column::Id)
        .into()
}

fn asked_for(asked: &Asked) -> Condition {
    use match_result::Column::{BusinessId as Of, SubjectId, SubjectKind as Kind, Verdict as Said};
    narrowed(&asked.narrowing)
        .add(Kind.eq(Text(asked.kind)))
        .add_option(asked.subject.map(|id| SubjectId.eq(id)))
        .add_option(asked.business.map(|id| Of.eq(id.0)))
        .add_option(asked.verdict.map(|verdict| Said.eq(Text(verdict))))
}

/// A page of pairs; two queries.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    asked: &Asked,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<PairRow>, StoreError> {
    use match_result::Column::{
        BusinessId as Of, FirstInstalment, Id, SubjectId, SubjectKind as Kind, Verdict as Said,
    };
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let after = cursor.and_then(Cursor::as_number).map(|(_, id)| Id.gt(id));
    let rows = match_result::Entity::find()
        .select_only()
        .columns([Id, Of, SubjectId, Kind, Said, FirstInstalment])
        .column_as(business::Column::Name, "business")
        .column_as(business::Column::District, "district")
        .join(JoinType::InnerJoin, to_business())
        .filter(asked_for(asked).add_option(after))
        .order_by_asc(Id)
        .limit(size.saturating_add(1))
        .into_model::<Row>()
        .all(db.connection())
        .await?;
    let page = Page::cut(rows, size, |row| Cursor::number(0, row.id));
    let mut wanted: Vec<Uuid> = page.rows.iter().map(|row| row.subject_id).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let subjects = match asked.kind {
        SubjectKind::Offer => offers(db, wanted).await?,
        SubjectKind::Program => programs(db, wanted).await?,
    };
    Ok(page.map(|row| pair(row, &subjects)))
}

fn pair(row: Row, subjects: &[Subject]) -> PairRow {
    let subject = subjects.iter().find(|subject| subject.id == row.subject_id);
    let name = |subject: &Subject| Bilingual { id: subject.name_id.clone(), en: subject.name_en.clone() };
    PairRow {
        business_id: BusinessId(row.business_id),
        business: row.business,
        district: row.district,
        subject: row.subject_id,
        kind: row.subject_kind.0,
        name: subject.map(name).unwrap_or_default(),
        organisation: subject.map(|subject| subject.organisation.clone()).unwrap_or_default(),
        verdict: row.verdict.0,
        first_instalment: row.first_instalment,
    }
}

async fn offers(db: &impl Reader, ids: Vec<Uuid>) -> Result<Vec<Subject>, StoreError> {
    use offer::Column::{Id, NameEn, NameId, OrganisationId};
    let theirs: RelationDef = offer::Entity::belongs_to(organisation::Entity)
        .from(OrganisationId)
        .to(organisation::Column::Id)
        .into();
    let named = offer::Entity::find()
        .select_only()
        .columns([Id, NameId, NameEn])
        .column_as(organisation::Column::ShortName, "organisation")
        .join(JoinType::InnerJoin, theirs)
        .filter(Id.is_in(ids));
    Ok(named.into_model::<Subject>().all(db.connection()).await?)
}

async fn programs(db: &impl Reader, ids: Vec<Uuid>) -> Result<Vec<Subject>, StoreError> {
    use program::Column::{Id, NameEn, NameId, OrganisationId};
    let theirs: RelationDef = program::Entity::belongs_to(organisation::Entity)
        .from(OrganisationId)
        .to(organisation::Column::Id)
        .into();
    let named = program::Entity::find()
        .select_only()
        .columns([Id, NameId, NameEn])
        .column_as(organisation::Column::ShortName, "organisation")
        .join(JoinType::InnerJoin, theirs)
        .filter(Id.is_in(ids));
    Ok(named.into_model::<Subject>().all(db.connection()).await?)
}
