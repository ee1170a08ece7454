//! Businesses as rows. Numbers that name them come and go sealed.

use chrono::{DateTime, Utc};
use domain::accounts::AccountId;
use domain::facts::{BusinessId, SizeClass};
use domain::policy::Scope;
use entity::{Text, account, business, fact_sheet};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, TryInsertResult,
};
use uuid::Uuid;

use super::db::source::Source as _;
use super::paging::by_time;
use super::{Cursor, Page, Reader, StoreError, Tx};
use crate::usecases::businesses::numbers::{Paper, Sealed};
use crate::usecases::businesses::{Business, NewBusiness, Place};

fn business(row: business::Model) -> Business {
    Business {
        id: BusinessId(row.id),
        owner: AccountId(row.owner_id),
        name: row.name,
        place: Place { district: row.district, village: row.village, address: row.address },
        description: row.description,
        nib_last4: row.nib_last4,
        npwp_last4: row.npwp_last4,
        capital: row.capital,
        created_at: row.created_at,
        archived_at: row.archived_at,
    }
}

/// The business with this id.
pub async fn find(db: &impl Reader, id: BusinessId) -> Result<Option<Business>, StoreError> {
    Ok(business::Entity::find_by_id(id.0).one(db.connection()).await?.map(business))
}

/// The businesses of an owner, oldest first, put away ones too. Their number is bounded where they are made.
pub async fn list_of(db: &impl Reader, owner: AccountId) -> Result<Vec<Business>, StoreError> {
    let rows = business::Entity::find()
        .filter(business::Column::OwnerId.eq(owner.0))
        .order_by_asc(business::Column::CreatedAt)
        .order_by_asc(business::Column::Id)
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().map(business).collect())
}

/// Inserts a business and begins its sheet; `false` where there is one with this id already.
pub async fn insert(
    tx: &Tx,
    id: BusinessId,
    owner: AccountId,
    new: &NewBusiness,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = business::ActiveModel {
        id: Set(id.0),
        owner_id: Set(owner.0),
        name: Set(new.name.clone()),
        description: Set(new.description.clone()),
        district: Set(new.place.district.clone()),
        village: Set(new.place.village.clone()),
        address: Set(new.place.address.clone()),
        import_key: Set(new.import_key.clone()),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    let done = business::Entity::insert(row).on_conflict_do_nothing();
    let inserted =
        matches!(done.exec_without_returning(tx.connection()).await?, TryInsertResult::Inserted(1..));
    if inserted {
        super::facts::begin(tx, id).await?;
    }
    Ok(inserted)
}

/// Puts a business away, or takes it out again.
pub async fn set_archived(tx: &Tx, id: BusinessId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    update(tx, business::ActiveModel { id: Set(id.0), archived_at: Set(at), ..Default::default() }).await?;
    super::sheets::set_archived(tx, id, at.is_some()).await
}

async fn update(tx: &Tx, row: business::ActiveModel) -> Result<(), StoreError> {
    business::Entity::update_many()
        .filter(business::Column::Id.eq(row.id.clone().take().unwrap_or_default()))
        .set(row)
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Writes name and description.
pub async fn rename(
    tx: &Tx,
    id: BusinessId,
    name: &str,
    description: Option<&str>,
) -> Result<(), StoreError> {
    let row = business::ActiveModel {
        id: Set(id.0),
        name: Set(name.to_owned()),
        description: Set(description.map(ToOwned::to_owned)),
        ..Default::default()
    };
    update(tx, row).await
}

/// Writes where it is.
pub async fn place(tx: &Tx, id: BusinessId, place: &Place) -> Result<(), StoreError> {
    let row = business::ActiveModel {
        id: Set(id.0),
        district: Set(place.district.clone()),
        village: Set(place.village.clone()),
        address: Set(place.address.clone()),
        ..Default::default()
    };
    update(tx, row).await
}

/// Writes its capital.
pub async fn set_capital(tx: &Tx, id: BusinessId, capital: Option<i64>) -> Result<(), StoreError> {
    let row = business::ActiveModel { id: Set(id.0), capital: Set(capital), ..Default::default() };
    update(tx, row).await
}

/// Writes a sealed number, or that there is none.
pub async fn set_number(
    tx: &Tx,
    id: BusinessId,
    paper: Paper,
    number: Option<Sealed>,
) -> Result<(), StoreError> {
    let (sealed, last4) = number.map_or((None, None), |n| (Some(n.sealed), Some(n.last4)));
    let mut row = business::ActiveModel { id: Set(id.0), ..Default::default() };
    match paper {
        Paper::Nib => (row.nib_sealed, row.nib_last4) = (Set(sealed), Set(last4)),
        Paper::Npwp => (row.npwp_sealed, row.npwp_last4) = (Set(sealed), Set(last4)),
    }
    update(tx, row).await
}

/// Notes that something of it changed.
pub async fn touch(tx: &Tx, id: BusinessId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = business::ActiveModel { id: Set(id.0), updated_at: Set(now), ..Default::default() };
    update(tx, row).await
}

/// What the list of the office is narrowed by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A part of the name.
    pub name: Option<String>,
    /// A district's code.
    pub district: Option<String>,
    /// A section's letter.
    pub sector: Option<String>,
    /// A size class.
    pub size: Option<SizeClass>,
    /// Only those whose owner's account nobody has entered.
    pub unclaimed: bool,
}

/// A line of the office's list.
#[derive(Debug, Clone, FromQueryResult)]
struct Line {
    id: Uuid,
    name: String,
    created_at: DateTime<Utc>,
    district: Option<String>,
    sector: Option<String>,
    size_class: Option<Text<SizeClass>>,
    owner: String,
    proved: Option<DateTime<Utc>>,
}

/// A business in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: BusinessId,
    /// Its name.
    pub name: String,
    /// The name of its owner.
    pub owner: String,
    /// Its district's code.
    pub district: Option<String>,
    /// Its section's letter.
    pub sector: Option<String>,
    /// Its size class.
    pub size: Option<SizeClass>,
    /// When it was registered.
    pub created_at: DateTime<Utc>,
    /// Whether its owner has entered the account that holds it.
    pub claimed: bool,
}

/// Businesses within a scope, newest first, one page of them.
pub async fn list(
    db: &impl Reader,
    scope: Scope,
    filter: &Filter,
    cursor: Option<&Cursor>,
    size: u64,
) -> Result<Page<Listed>, StoreError> {
    let sheet = business::Entity::belongs_to(fact_sheet::Entity)
        .from(business::Column::Id)
        .to(fact_sheet::Column::BusinessId)
        .into();
    let owner = business::Entity::belongs_to(account::Entity)
        .from(business::Column::OwnerId)
        .to(account::Column::Id)
        .into();
    let mut found = business::Entity::find()
        .select_only()
        .columns([
            business::Column::Id,
            business::Column::Name,
            business::Column::CreatedAt,
            business::Column::District,
        ])
        .columns([fact_sheet::Column::Sector, fact_sheet::Column::SizeClass])
        .column_as(account::Column::Name, "owner")
        .column_as(account::Column::EmailProvedAt, "proved")
        .join(JoinType::LeftJoin, sheet)
        .join(JoinType::InnerJoin, owner)
        .filter(business::Column::ArchivedAt.is_null());
    found = match scope {
        Scope::Everything => found,
        Scope::Own(account) => found.filter(business::Column::OwnerId.eq(account.0)),
        Scope::Organisation(_) | Scope::Public | Scope::Nothing => {
            return Ok(Page { rows: Vec::new(), next: None });
        }
    };
    if let Some(name) = &filter.name {
        let column = Expr::col((business::Entity, business::Column::Name));
        found = found.filter(Expr::expr(Func::lower(column)).like(containing(name)));
    }
    if let Some(district) = &filter.district {
        found = found.filter(business::Column::District.eq(district.as_str()));
    }
    if let Some(sector) = &filter.sector {
        found = found.filter(fact_sheet::Column::Sector.eq(sector.as_str()));
    }
    if let Some(class) = filter.size {
        found = found.filter(fact_sheet::Column::SizeClass.eq(Text(class)));
    }
    if filter.unclaimed {
        found = found.filter(account::Column::EmailProvedAt.is_null());
    }
    let order = ((business::Entity, business::Column::CreatedAt), (business::Entity, business::Column::Id));
    let lines =
        by_time(found, order, &Order::Desc, cursor, size).into_model::<Line>().all(db.connection()).await?;
    Ok(Page::cut(lines, size, |line| Cursor::instant(line.created_at, line.id)).map(listed))
}

fn listed(line: Line) -> Listed {
    Listed {
        id: BusinessId(line.id),
        name: line.name,
        owner: line.owner,
        district: line.district,
        sector: line.sector,
        size: line.size_class.map(|class| class.0),
        created_at: line.created_at,
        claimed: line.proved.is_some(),
    }
}

/// A pattern for whatever holds these letters; what a pattern would take for its own signs is escaped.
fn containing(text: &str) -> LikeExpr {
    let text = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{text}%")).escape('\\')
}

/// Which of these import keys are taken.
pub async fn imported(db: &impl Reader, keys: &[String]) -> Result<Vec<(String, BusinessId)>, StoreError> {
    let rows: Vec<(Option<String>, Uuid)> = business::Entity::find()
        .select_only()
        .columns([business::Column::ImportKey, business::Column::Id])
        .filter(business::Column::ImportKey.is_in(keys))
        .into_tuple()
        .all(db.connection())
        .await?;
    Ok(rows.into_iter().filter_map(|(key, id)| Some((key?, BusinessId(id)))).collect())
}
