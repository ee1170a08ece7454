//! The people of a bank or a partner who work applications.

use domain::accounts::{AccountId, Role};
use domain::organisations::OrganisationId;
use entity::{Text, account};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::super::{Reader, StoreError};
use crate::usecases::applications::case::Party;

/// The most people of one desk that are ever listed.
const MOST: u64 = 200;

/// Those of an organisation who have one of these roles and whose account is not closed, by name.
pub async fn people(
    db: &impl Reader,
    organisation: OrganisationId,
    roles: &[Role],
) -> Result<Vec<Party>, StoreError> {
    let rows = account::Entity::find()
        .filter(account::Column::OrganisationId.eq(organisation.0))
        .filter(account::Column::Role.is_in(roles.iter().copied().map(Text)))
        .filter(account::Column::DisabledAt.is_null())
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .limit(MOST)
        .all(db.connection())
        .await?;
    let party = |row: account::Model| Party { id: AccountId(row.id), name: row.name };
    Ok(rows.into_iter().map(party).collect())
}
