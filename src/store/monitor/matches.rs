//! How many businesses each open offer or program fits.

use domain::language::Bilingual;
use domain::matching::{SubjectKind, Verdict};
use domain::offers::Publication;
use domain::policy::Scope;
use entity::{Text, match_result, offer, organisation, program};
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use super::{counted, in_district};
use crate::usecases::office::Narrowing;
use crate::usecases::office::matches::SubjectRow;

/// The results that a narrowing leaves; a period or a kind of workflow narrows what was handed in, not what fits.
pub(super) fn narrowed(narrowing: &Narrowing) -> Condition {
    use match_result::Column::{BusinessId, SubjectId, SubjectKind as Kind};
    let kind = narrowing.kind.map(subject_of);
    let theirs = narrowing.organisation.map(|id| {
        let offers = Query::select()
            .column(offer::Column::Id)
            .from(offer::Entity)
            .and_where(offer::Column::OrganisationId.eq(id.0))
            .take();
        let programs = Query::select()
            .column(program::Column::Id)
            .from(program::Entity)
            .and_where(program::Column::OrganisationId.eq(id.0))
            .take();
        Condition::any().add(SubjectId.in_subquery(offers)).add(SubjectId.in_subquery(programs))
    });
    Condition::all()
        .add_option(kind.map(|kind| Kind.eq(Text(kind))))
        .add_option(theirs)
        .add_option(narrowing.district.as_ref().map(|code| in_district(BusinessId, code)))
}

const fn subject_of(kind: domain::applications::WorkflowKind) -> SubjectKind {
    match kind {
        domain::applications::WorkflowKind::Credit => SubjectKind::Offer,
        domain::applications::WorkflowKind::Mentoring => SubjectKind::Program,
    }
}

#[derive(FromQueryResult)]
struct Subject {
    id: Uuid,
    name_id: String,
    name_en: String,
    organisation: String,
}

/// A page of open offers or programs by name, with how many businesses have which verdict; two queries.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    kind: SubjectKind,
    narrowing: &Narrowing,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<SubjectRow>, StoreError> {
    if scope != Scope::Everything {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let page = match kind {
        SubjectKind::Offer => offers(db, narrowing, cursor, size).await?,
        SubjectKind::Program => programs(db, narrowing, cursor, size).await?,
    };
    let counts = counts(db, kind, narrowing, page.rows.iter().map(|subject| subject.id)).await?;
    let of = |id: Uuid, verdict: Verdict| {
        let found = counts.iter().find(|row| row.subject_id == id && row.verdict.0 == verdict);
        found.map_or(0, |row| counted(row.count))
    };
    Ok(page.map(|subject| SubjectRow {
        id: subject.id,
        kind,
        eligible: of(subject.id, Verdict::Eligible),
        nearly: of(subject.id, Verdict::Nearly),
        unknown: of(subject.id, Verdict::Unknown),
        ineligible: of(subject.id, Verdict::Ineligible),
        name: Bilingual { id: subject.name_id, en: subject.name_en },
        organisation: subject.organisation,
    }))
}

async fn offers(
    db: &impl Reader,
    narrowing: &Narrowing,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Subject>, StoreError> {
    use offer::Column::{Id, NameEn, NameId, OrganisationId, Publication as At};
    let list = offer::Entity::find()
        .select_only()
        .columns([Id, NameId, NameEn])
        .column_as(organisation::Column::ShortName, "organisation")
        .join(
            JoinType::InnerJoin,
            offer::Entity::belongs_to(organisation::Entity)
                .from(OrganisationId)
                .to(organisation::Column::Id)
                .into(),
        )
        .filter(At.eq(Text(Publication::Open)))
        .filter(Condition::all().add_option(narrowing.organisation.map(|id| OrganisationId.eq(id.0))));
    let by = ((offer::Entity, NameId), (offer::Entity, Id));
    let list = paging::after(list, by, &Order::Asc, cursor.filter(|cursor| cursor.is_text()), size);
    let rows = list.into_model::<Subject>().all(db.connection()).await?;
    Ok(Page::cut(rows, size, |row| Cursor::text(row.name_id.clone(), row.id)))
}

async fn programs(
    db: &impl Reader,
    narrowing: &Narrowing,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Subject>, StoreError> {
    use program::Column::{Id, NameEn, NameId, OrganisationId, Publication as At};
    let list = program::Entity::find()
        .select_only()
        .columns([Id, NameId, NameEn])
        .column_as(organisation::Column::ShortName, "organisation")
        .join(
            JoinType::InnerJoin,
            program::Entity::belongs_to(organisation::Entity)
                .from(OrganisationId)
                .to(organisation::Column::Id)
                .into(),
        )
        .filter(At.eq(Text(Publication::Open)))
        .filter(Condition::all().add_option(narrowing.organisation.map(|id| OrganisationId.eq(id.0))));
    let by = ((program::Entity, NameId), (program::Entity, Id));
    let list = paging::after(list, by, &Order::Asc, cursor.filter(|cursor| cursor.is_text()), size);
    let rows = list.into_model::<Subject>().all(db.connection()).await?;
    Ok(Page::cut(rows, size, |row| Cursor::text(row.name_id.clone(), row.id)))
}

#[derive(FromQueryResult)]
struct Tally {
    subject_id: Uuid,
    verdict: Text<Verdict>,
    count: i64,
}

async fn counts(
    db: &impl Reader,
    kind: SubjectKind,
    narrowing: &Narrowing,
    subjects: impl Iterator<Item = Uuid>,
) -> Result<Vec<Tally>, StoreError> {
    use match_result::Column::{BusinessId, Id, SubjectId, SubjectKind as Kind, Verdict as Said};
    let district = narrowing.district.as_ref().map(|code| in_district(BusinessId, code));
    Ok(match_result::Entity::find()
        .select_only()
        .columns([SubjectId, Said])
        .column_as(Id.count(), "count")
        .filter(Kind.eq(Text(kind)))
        .filter(SubjectId.is_in(subjects))
        .filter(Condition::all().add_option(district))
        .group_by(SubjectId)
        .group_by(Said)
        .into_model::<Tally>()
        .all(db.connection())
        .await?)
}
