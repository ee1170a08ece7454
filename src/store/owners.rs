//! Owners as rows: what they say of themselves. The NIK comes and goes sealed.

use domain::accounts::AccountId;
use domain::identity::NikWarning;
use entity::{Text, owner};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::db::source::Source as _;
use super::{Reader, StoreError, Tx};
use crate::usecases::businesses::owners::{Owner, SealedNik};

/// What is kept of an owner.
pub async fn find(db: &impl Reader, account: AccountId) -> Result<Option<Owner>, StoreError> {
    let row = owner::Entity::find_by_id(account.0).one(db.connection()).await?;
    Ok(row.map(|row| Owner {
        nik_last4: row.nik_last4,
        born_on: row.born_on,
        sex: row.sex.map(|sex| sex.0),
        warnings: warnings(row.birth_warning.as_deref()),
    }))
}

/// The sealed NIK of an owner.
pub async fn sealed_nik(db: &impl Reader, account: AccountId) -> Result<Option<Vec<u8>>, StoreError> {
    let row = owner::Entity::find_by_id(account.0).one(db.connection()).await?;
    Ok(row.and_then(|row| row.nik_sealed))
}

/// Writes what an owner says of herself over what was there.
pub async fn put(
    tx: &Tx,
    account: AccountId,
    owner: &Owner,
    nik: Option<SealedNik>,
) -> Result<(), StoreError> {
    let (sealed, index) = nik.map_or((None, None), |nik| (Some(nik.sealed), Some(nik.index)));
    let told: Vec<_> = owner.warnings.iter().map(|warning| warning.as_str()).collect();
    let row = owner::ActiveModel {
        account_id: Set(account.0),
        nik_sealed: Set(sealed),
        nik_index: Set(index),
        nik_last4: Set(owner.nik_last4.clone()),
        born_on: Set(owner.born_on),
        sex: Set(owner.sex.map(Text)),
        birth_warning: Set((!told.is_empty()).then(|| told.join(" "))),
        ..Default::default()
    };
    let columns = [
        owner::Column::NikSealed,
        owner::Column::NikIndex,
        owner::Column::NikLast4,
        owner::Column::BornOn,
        owner::Column::Sex,
        owner::Column::BirthWarning,
    ];
    let over = OnConflict::column(owner::Column::AccountId).update_columns(columns).to_owned();
    owner::Entity::insert(row).on_conflict(over).exec_without_returning(tx.connection()).await?;
    Ok(())
}

fn warnings(text: Option<&str>) -> Vec<NikWarning> {
    text.unwrap_or_default().split_whitespace().filter_map(|word| word.parse().ok()).collect()
}
