//! The one adapter that makes a domain type a column value: as the text that the type itself prints and reads.

use std::fmt::Display;
use std::str::FromStr;

use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr};
use sea_orm::{ActiveValue, ColIdx, DbErr, IntoActiveValue, QueryResult, TryGetError, TryGetable};

/// A domain value kept as its text. Reading a text that the type does not know is an error, never a default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<T>(pub T);

impl<T> From<T> for Text<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Display> From<Text<T>> for Value {
    fn from(text: Text<T>) -> Self {
        Value::String(Some(text.0.to_string()))
    }
}

impl<T: FromStr> TryGetable for Text<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let text = String::try_get_by(row, index)?;
        text.parse().map(Self).map_err(|_| {
            TryGetError::DbErr(DbErr::Type(format!("{text:?} is not a {}", std::any::type_name::<T>())))
        })
    }
}

impl<T: FromStr> ValueType for Text<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        match value {
            Value::String(Some(text)) => text.parse().map(Self).map_err(|_| ValueTypeErr),
            _ => Err(ValueTypeErr),
        }
    }

    fn type_name() -> String {
        std::any::type_name::<Self>().to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::Text
    }
}

impl<T> Nullable for Text<T> {
    fn null() -> Value {
        Value::String(None)
    }
}

impl<T: Display> IntoActiveValue<Text<T>> for Text<T> {
    fn into_active_value(self) -> ActiveValue<Text<T>> {
        ActiveValue::Set(self)
    }
}
