//! Reads businesses one at a time, from a JSON list or a CSV file, keeping none: memory stays constant however many.
//! The first bad business ends the reading, named with its bad fact.

use std::fmt;
use std::io::{BufRead, BufReader, Read};

use chrono::NaiveDate;
use domain::facts::{FactKey, FactSheet};
use domain::json::Noted;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::Value;

use super::super::CliError;
use super::input::{Input, peek};
use super::offers::id_of;

/// A business as it is read.
pub(super) struct Business {
    pub(super) id: String,
    pub(super) sheet: FactSheet,
}

/// Reads every business and hands it on. JSON is told from CSV by its first sign: no header begins with a bracket.
pub(super) fn each(
    input: Input<impl Read>,
    hand_on: impl FnMut(Business) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let Input { name, mut reader, .. } = input;
    let start = peek(&mut reader)?;
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => Err(CliError::Bad(format!("{name} is empty."))),
        Some(b'[' | b'{') => each_of_list(&name, reader, hand_on),
        Some(_) => {
            let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let separator = if header.contains(&b';') && !header.contains(&b',') { b';' } else { b',' };
            each_of_rows(&name, reader, separator, hand_on)
        }
    }
}

fn bad_business(name: &str, id: &str, problem: impl fmt::Display) -> CliError {
    CliError::Bad(format!("{name}: business {id:?}: {problem}"))
}

fn date(text: &str) -> Option<NaiveDate> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

/// Follows the list and hands on each business; what stops it is kept, since serde's errors hold only words.
struct List<'name, F> {
    name: &'name str,
    hand_on: F,
    stopped: Option<CliError>,
}

fn each_of_list(
    name: &str,
    reader: impl BufRead,
    hand_on: impl FnMut(Business) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let mut list = List { name, hand_on, stopped: None };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let read = json.deserialize_seq(&mut list).and_then(|()| json.end());
    match (list.stopped, read) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(CliError::Bad(format!("{name}: not a JSON list of businesses: {error}"))),
        (None, Ok(())) => Ok(()),
    }
}

impl<'de, F: FnMut(Business) -> Result<(), CliError>> Visitor<'de> for &mut List<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of businesses")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut number = 0_u64;
        while let Some(noted) = items.next_element::<Noted>()? {
            number += 1;
            let handed_on = business(self.name, number, &noted).and_then(&mut self.hand_on);
            if let Err(error) = handed_on {
                self.stopped = Some(error);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

fn business(name: &str, number: u64, noted: &Noted) -> Result<Business, CliError> {
    let json = &noted.value;
    let Some(id) = json.get("id").and_then(id_of) else {
        return Err(CliError::Bad(format!("{name}: business {number} of the list has no id.")));
    };
    if let Some(path) = &noted.repeated {
        let path = path.strip_prefix("facts.").unwrap_or(path);
        return Err(bad_business(name, &id, format!("{path} is given twice")));
    }
    let as_of = json.get("as_of").and_then(Value::as_str).and_then(date);
    let as_of = as_of.ok_or_else(|| bad_business(name, &id, "as_of: a date YYYY-MM-DD is wanted"))?;
    let sheet = match json.get("facts") {
        Some(Value::Null) => FactSheet::new(as_of),
        Some(Value::Object(facts)) => {
            FactSheet::from_json(as_of, facts).map_err(|error| bad_business(name, &id, error))?
        }
        // Absent facts are refused: a mistyped name would make a business of whom nothing is known.
        None | Some(_) => return Err(bad_business(name, &id, "facts: an object is wanted")),
    };
    Ok(Business { id, sheet })
}

fn each_of_rows(
    name: &str,
    reader: BufReader<impl Read>,
    separator: u8,
    mut hand_on: impl FnMut(Business) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let mut rows = csv::ReaderBuilder::new().delimiter(separator).from_reader(reader);
    let unreadable = |error: csv::Error| CliError::Bad(format!("{name}: {error}"));
    let header: Vec<String> =
        rows.headers().map_err(unreadable)?.iter().map(|it| it.trim().to_lowercase()).collect();
    check_header(name, &header)?;
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).map_err(unreadable)? {
        let cell = |wanted: &str| {
            let place = header.iter().position(|column| column == wanted);
            place.and_then(|place| row.get(place)).unwrap_or_default().trim()
        };
        let id = cell("id");
        if id.is_empty() {
            let line = row.position().map_or(0, csv::Position::line);
            return Err(CliError::Bad(format!("{name}: the business on line {line} has no id.")));
        }
        let as_of = date(cell("as_of"))
            .ok_or_else(|| bad_business(name, id, "as_of: a date YYYY-MM-DD is wanted"))?;
        let cells = header
            .iter()
            .map(String::as_str)
            .zip(row.iter())
            .filter(|(column, _)| !matches!(*column, "id" | "as_of"));
        let sheet = FactSheet::from_cells(as_of, cells).map_err(|error| bad_business(name, id, error))?;
        hand_on(Business { id: id.to_owned(), sheet })?;
    }
    Ok(())
}

fn check_header(name: &str, header: &[String]) -> Result<(), CliError> {
    let bad = |problem: String| Err(CliError::Bad(format!("{name}: header: {problem}")));
    for wanted in ["id", "as_of"] {
        if !header.iter().any(|column| column == wanted) {
            return bad(format!("the column {wanted} is missing"));
        }
    }
    for (place, column) in header.iter().enumerate() {
        let known = matches!(column.as_str(), "id" | "as_of" | "started_on" | "owner_born_on")
            || column.parse::<FactKey>().is_ok_and(|key| !key.is_derived());
        if !known {
            return bad(format!("{column:?} is neither id, as_of nor a fact that can be stated"));
        }
        if header[..place].contains(column) {
            return bad(format!("the column {column} is given twice"));
        }
    }
    Ok(())
}
