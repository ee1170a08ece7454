//! Domain values kept as JSON in one column.

use sea_orm::JsonValue;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;

/// Reads a stored value; `what` names it in the error.
pub(super) fn read<T: DeserializeOwned>(what: &'static str, value: JsonValue) -> Result<T, StoreError> {
    serde_json::from_value(value).map_err(|_| StoreError::Unreadable(what))
}

/// As [`read`], where the column may be empty.
pub(super) fn read_some<T: DeserializeOwned>(
    what: &'static str,
    value: Option<JsonValue>,
) -> Result<Option<T>, StoreError> {
    value.map(|value| read(what, value)).transpose()
}

/// The value as it is stored.
pub(super) fn write<T: Serialize>(what: &'static str, value: &T) -> Result<JsonValue, StoreError> {
    serde_json::to_value(value).map_err(|_| StoreError::Unreadable(what))
}
