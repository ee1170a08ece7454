//! The public catalogue: lean rows from the columns of the offer itself, so that a page costs one query.

use domain::language::Bilingual;
use domain::money::{Method, Rate, Rupiah};
use domain::offers::{OfferId, Publication, Scheme};
use domain::organisations::{OrganisationId, OrganisationKind, OrganisationStatus};
use entity::{Text, offer, organisation};
use rust_decimal::Decimal;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Select,
};
use uuid::Uuid;

use super::super::paging::{self, Cursor, Page};
use super::super::{Reader, StoreError};
use crate::usecases::offers::catalogue::{CatalogueOffer, Sort, Wanted};

/// What the public sees, in the words of the index that keeps each order of the catalogue: it must be said as it is there.
const SEEN: &str = r#"("offer"."publication" IN ('open', 'paused')) = TRUE"#;

/// The most offers that are read to be put in order by what they cost; many times what a regency has.
const MOST_ORDERED: u64 = 2_000;

#[derive(FromQueryResult)]
struct Lean {
    id: Uuid,
    name_id: String,
    name_en: String,
    bank: String,
    scheme: String,
    floor: i64,
    ceiling: i64,
    rate_exact: i32,
    fee_fixed: i64,
    fee_exact: i32,
    method: Text<Method>,
    min_tenor: i32,
    max_tenor: i32,
    purposes: String,
    decision_days: i32,
    syariah: bool,
    publication: Text<Publication>,
}

fn rate(exact: i32) -> Result<Rate, StoreError> {
    Rate::new(Decimal::new(exact.into(), 4)).map_err(|_| StoreError::Unreadable("offer.rate_exact"))
}

fn listed(row: Lean) -> Result<CatalogueOffer, StoreError> {
    let rupiah = |amount| Rupiah::new(amount).map_err(|_| StoreError::Unreadable("offer.floor"));
    Ok(CatalogueOffer {
        id: OfferId(row.id),
        name: Bilingual { id: row.name_id, en: row.name_en },
        bank: row.bank,
        scheme: row.scheme.parse().map_err(|_| StoreError::Unreadable("offer.scheme"))?,
        floor: rupiah(row.floor)?,
        ceiling: rupiah(row.ceiling)?,
        rate: rate(row.rate_exact)?,
        method: row.method.0,
        fee_fixed: rupiah(row.fee_fixed)?,
        fee_percent: rate(row.fee_exact)?,
        shortest: u16::try_from(row.min_tenor).unwrap_or(0),
        longest: u16::try_from(row.max_tenor).unwrap_or(0),
        purposes: row.purposes.split_whitespace().filter_map(|text| text.parse().ok()).collect(),
        decision_days: row.decision_days,
        syariah: row.syariah,
        publication: row.publication.0,
    })
}

/// A page of the offers that the public may see, those of admitted banks.
pub async fn list(
    db: &impl Reader,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<CatalogueOffer>, StoreError> {
    let list = lean(wanted);
    let id = (offer::Entity, offer::Column::Id);
    let (column, place): (offer::Column, fn(&Lean) -> Cursor) = match wanted.sort {
        Sort::Name | Sort::Cost => (offer::Column::NameId, |row| Cursor::text(row.name_id.clone(), row.id)),
        Sort::Rate => (offer::Column::RateBp, |row| Cursor::number((row.rate_exact / 100).into(), row.id)),
        Sort::Decision => {
            (offer::Column::DecisionDays, |row| Cursor::number(row.decision_days.into(), row.id))
        }
    };
    let by_name = matches!(wanted.sort, Sort::Name | Sort::Cost);
    let cursor = cursor.filter(|cursor| cursor.is_text() == by_name);
    let list = paging::after(list, ((offer::Entity, column), id), &Order::Asc, cursor, size);
    let rows = list.into_model::<Lean>().all(db.connection()).await?;
    Page::cut(rows, size, place).try_map(listed)
}

/// All offers that are wanted, for an order that only reckoning gives.
pub async fn all(db: &impl Reader, wanted: &Wanted) -> Result<Vec<CatalogueOffer>, StoreError> {
    let list = lean(wanted).order_by_asc(offer::Column::Id).limit(MOST_ORDERED);
    let rows = list.into_model::<Lean>().all(db.connection()).await?;
    rows.into_iter().map(listed).collect()
}

/// The banks that may have offers, by short name.
pub async fn banks(db: &impl Reader) -> Result<Vec<(OrganisationId, String)>, StoreError> {
    let rows: Vec<(Uuid, String)> = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .column(organisation::Column::ShortName)
        .filter(organisation::Column::Kind.eq(Text(OrganisationKind::Bank)))
        .filter(organisation::Column::Status.eq(Text(OrganisationStatus::Admitted)))
        .order_by_asc(organisation::Column::ShortName)
        .limit(200)
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(|(id, name)| (OrganisationId(id), name)).collect())
}

fn lean(wanted: &Wanted) -> Select<offer::Entity> {
    use offer::Column::{
        Ceiling, DecisionDays, FeeExact, FeeFixed, Floor, Id, MaxTenor, Method, MinTenor, NameEn, NameId,
        Publication as Standing, Purposes, RateExact, Scheme as SchemeColumn, Syariah,
    };
    offer::Entity::find()
        .select_only()
        .columns([
            Id,
            NameId,
            NameEn,
            SchemeColumn,
            Floor,
            Ceiling,
            RateExact,
            FeeFixed,
            FeeExact,
            Method,
            MinTenor,
            MaxTenor,
            Purposes,
            DecisionDays,
            Syariah,
            Standing,
        ])
        .column_as(organisation::Column::ShortName, "bank")
        .join(JoinType::InnerJoin, offer::Relation::Organisation.def())
        .filter(conditions(wanted))
}

fn conditions(wanted: &Wanted) -> Condition {
    use offer::Column;
    let mut all = Condition::all()
        .add(Expr::cust(SEEN))
        .add(organisation::Column::Status.eq(Text(OrganisationStatus::Admitted)))
        .add_option(wanted.tenor.map(|months| Column::MinTenor.lte(months).and(Column::MaxTenor.gte(months))))
        .add_option(
            wanted
                .amount
                .map(|amount| Column::Floor.lte(amount.get()).and(Column::Ceiling.gte(amount.get()))),
        )
        .add_option(wanted.purpose.map(|purpose| like(Column::Purposes, &format!(" {purpose} "))))
        .add_option(wanted.method.map(|method| Column::Method.eq(Text(method))))
        .add_option(wanted.syariah.then(|| Column::Syariah.eq(true)))
        .add_option(wanted.bank.map(|bank| Column::OrganisationId.eq(bank.0)))
        .add_option(wanted.scheme.map(|scheme: Scheme| Column::Scheme.eq(scheme.as_str())));
    for word in wanted.search.split_whitespace().take(6) {
        all = all.add(like(Column::Search, &word.to_lowercase()));
    }
    all
}

/// Whether a column holds a text anywhere, with what `LIKE` would read as a pattern taken literally.
pub(crate) fn like(column: impl ColumnTrait, text: &str) -> sea_orm::sea_query::SimpleExpr {
    let literal = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Expr::col(column.as_column_ref()).like(LikeExpr::new(format!("%{literal}%")).escape('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{ConnectionTrait as _, DbBackend, QueryTrait as _, Statement};

    #[tokio::test]
    async fn every_order_of_the_catalogue_is_read_along_its_index_and_never_sorted() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("a.sqlite3").display());
        let db = crate::store::Db::open(&url.into()).await.unwrap();
        db.migrate().await.unwrap();
        for (sort, column) in [
            (Sort::Name, offer::Column::NameId),
            (Sort::Rate, offer::Column::RateBp),
            (Sort::Decision, offer::Column::DecisionDays),
        ] {
            let id = (offer::Entity, offer::Column::Id);
            let wanted = Wanted { sort, ..Wanted::default() };
            let list = paging::after(lean(&wanted), ((offer::Entity, column), id), &Order::Asc, None, 20);
            let plan = format!("EXPLAIN QUERY PLAN {}", list.build(DbBackend::Sqlite));
            let rows =
                db.readers.query_all_raw(Statement::from_string(DbBackend::Sqlite, plan)).await.unwrap();
            let steps: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
            assert!(steps[0].contains("ix_offer_seen"), "{sort:?}: {steps:?}");
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{sort:?}: {steps:?}");
        }
    }

    #[test]
    fn the_words_of_the_index_name_what_the_public_sees() {
        let seen = [Publication::Open, Publication::Paused];
        for publication in Publication::ALL {
            let named = SEEN.contains(&format!("'{publication}'"));
            assert_eq!(named, seen.contains(publication), "{publication}");
        }
    }
}
