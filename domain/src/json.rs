//! JSON that may not say the same thing twice: an object with a repeated key is refused instead of read half.
//!
//! Used where people and programs hand in rules and facts; knows nothing of either.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// A JSON value in which no object repeats a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Strict(pub Value);

/// A JSON value that may repeat a key, with the path of the first repeated one (`facts.nib`). For readers who must say
/// in whose words the repetition stands, which they know only after reading on. The first value of a repeated key is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// What was read.
    pub value: Value,
    /// The path of the first repeated key.
    pub repeated: Option<String>,
}

impl<'de> serde::Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let noted = Noted::deserialize(deserializer)?;
        match noted.repeated {
            Some(path) => Err(D::Error::custom(format!("{} is given twice", shortened(&path)))),
            None => Ok(Self(noted.value)),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Noted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let note = RefCell::new(None);
        let value = Noting(&note).deserialize(deserializer)?;
        Ok(Self { value, repeated: note.into_inner() })
    }
}

/// Reads a value and notes the first repeated key.
#[derive(Clone, Copy)]
struct Noting<'note>(&'note RefCell<Option<String>>);

impl<'de> DeserializeSeed<'de> for Noting<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Noting<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let noted_before = self.0.borrow().is_some();
            let value = entries.next_value_seed(self)?;
            let mut note = self.0.borrow_mut();
            match note.as_mut() {
                None if map.contains_key(&key) => *note = Some(key.clone()),
                Some(path) if !noted_before => *path = format!("{key}.{path}"),
                _ => {}
            }
            map.entry(key).or_insert(value);
        }
        Ok(Value::Object(map))
    }
}

/// At most 60 characters of what was given, in quotes, so that a message stays one line however large the input.
pub(crate) fn shortened(given: &str) -> String {
    let mut short: String = given.chars().take(60).collect();
    if short.len() < given.len() {
        short.push('…');
    }
    format!("{short:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_given_twice_is_refused_at_any_depth() {
        let refused = serde_json::from_str::<Strict>(r#"[{"a": {"b": 1, "b": 2}}]"#).unwrap_err();
        assert_eq!(refused.to_string(), "\"a.b\" is given twice");
    }

    #[test]
    fn a_noted_value_tells_the_path_of_the_first_repetition_and_reads_on() {
        let noted: Noted = serde_json::from_str(r#"{"f": {"x": 1, "x": 2}, "f": 3, "id": "b"}"#).unwrap();
        assert_eq!(noted.repeated.as_deref(), Some("f.x"));
        assert_eq!(noted.value.to_string(), r#"{"f":{"x":1},"id":"b"}"#);
    }

    #[test]
    fn everything_else_is_read_as_it_stands() {
        let text = r#"{"a":[1,-2,3.5,"x",null,true,18446744073709551615],"b":{}}"#;
        assert_eq!(serde_json::from_str::<Strict>(text).unwrap().0.to_string(), text);
    }
}
