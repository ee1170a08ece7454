//! What a register in a file records of each cooperative: the columns from which a status is derived. Reads and checks;
//! keeps nothing.

use std::collections::HashSet;

use domain::cooperatives::{BookYearEnd, Record};

use crate::table::{BadCell, Row, Table, Why};

/// The columns that a status needs.
pub const COLUMNS: [&str; 5] = ["id", "founded_on", "book_year_end", "last_activity_on", "rat_years"];

/// Years of account that can be meant.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Every cooperative of a text with its record, or every bad cell.
pub fn read(text: &str) -> Result<Vec<(String, Record)>, Vec<BadCell>> {
    let table = Table::read(text, &COLUMNS)?;
    let (mut found, mut bad, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for mut row in table.rows() {
        let id = row.wanted("id", 200);
        if !id.is_empty() && !seen.insert(id.clone()) {
            row.refuse("id", Why::Taken);
        }
        found.push((id, of_row(&mut row)));
        bad.append(&mut row.bad);
    }
    if bad.is_empty() { Ok(found) } else { Err(bad) }
}

/// The record of one row. An empty cell is not known.
pub fn of_row(row: &mut Row<'_>) -> Record {
    let end = row.cell("book_year_end").map(str::parse::<BookYearEnd>);
    if matches!(end, Some(Err(_))) {
        row.refuse("book_year_end", Why::BookYearEnd);
    }
    Record {
        founded_on: row.day("founded_on"),
        book_year_end: end.and_then(Result::ok),
        activity: row.day("last_activity_on").into_iter().collect(),
        meetings: years(row).into_iter().map(|year| (year, None)).collect(),
    }
}

fn years(row: &mut Row<'_>) -> Vec<i32> {
    let mut years = Vec::new();
    for part in row.list("rat_years") {
        match part.parse::<i32>().ok().filter(|year| part.len() == 4 && YEARS.contains(year)) {
            Some(year) => years.push(year),
            None => row.refuse("rat_years", Why::Year(part.chars().take(20).collect())),
        }
    }
    years
}
