//! Tables that people bring: a CSV file as whatever program wrote it, or a workbook, read into rows whose cells are asked for by the name
//! of their column. A cell that cannot be taken is told with its row and column; what a cell means is its asker's matter.

mod why;
mod workbook;

use std::collections::HashSet;
use std::fmt::Display;

use chrono::NaiveDate;
use domain::money::Rupiah;

pub use why::Why;

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// The line of the file on which its row begins; the header stands on 1.
    pub line: u64,
    /// The column's name; `-` for the row as a whole.
    pub column: String,
    /// What stands in it, shortened.
    pub value: String,
    /// What is wrong with it.
    pub why: Why,
}

impl Display for BadCell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "row {}, column {}: {:?}: {}", self.line, self.column, self.value, self.why)
    }
}

/// A table, read.
#[derive(Debug)]
pub struct Table {
    header: Vec<String>,
    separator: u8,
    rows: Vec<(u64, Vec<String>)>,
}

/// Bytes as text: by their byte order mark; else UTF-8 where it is; else what Windows writes here.
pub fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// What stands in a file that somebody brought, as text with a table in it: CSV as it is, of a workbook the first sheet.
pub fn text_of(bytes: &[u8]) -> Result<String, Vec<BadCell>> {
    if !workbook::is_one(bytes) {
        return Ok(decoded(bytes));
    }
    workbook::as_csv(bytes).ok_or_else(|| vec![BadCell::of_file(1, Why::NoTable)])
}

impl BadCell {
    /// A row as a whole, or on line 1 the file.
    pub fn of_file(line: u64, why: Why) -> Self {
        Self { line, column: "-".to_owned(), value: String::new(), why }
    }
}

/// The sign that parts the header more often; a spreadsheet set to Indonesian writes semicolons.
pub(crate) fn separator(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: char| head.chars().filter(|c| *c == sign).count();
    if count(';') > count(',') { b';' } else { b',' }
}

/// Where a record begins: behind the empty lines that the reader passed over on its way.
pub(crate) fn line_of(text: &str, at: &csv::Position) -> u64 {
    let from = usize::try_from(at.byte()).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    let passed = from.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| *byte == b'\n');
    at.line() + passed.count() as u64
}

impl Table {
    /// Reads a text with a header and one thing a row; rows without any text are passed over. Every column of `wanted`
    /// must be there, in any order, and none twice.
    pub fn read(text: &str, wanted: &[&str]) -> Result<Self, Vec<BadCell>> {
        if text.contains('\0') {
            return Err(vec![BadCell::of_file(1, Why::NoTable)]);
        }
        let separator = separator(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let (mut lines, mut bad) = (Vec::new(), Vec::new());
        for record in reader.records() {
            match record {
                Ok(record) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(record) => {
                    let line = record.position().map_or(0, |at| line_of(text, at));
                    lines.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
                }
                Err(error) => {
                    bad.push(BadCell::of_file(error.position().map_or(0, csv::Position::line), Why::NoTable));
                }
            }
        }
        let mut lines = lines.into_iter();
        let header: Vec<String> = lines
            .next()
            .map_or_else(Vec::new, |(_, cells): (_, Vec<String>)| cells)
            .iter()
            .map(|name| name.to_lowercase())
            .collect();
        bad.extend(faults_of(&header, wanted));
        if bad.is_empty() { Ok(Self { header, separator, rows: lines.collect() }) } else { Err(bad) }
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row::new(self, *line, cells))
    }

    /// Whether a column has one of these names.
    pub fn has_any(&self, names: &[&str]) -> bool {
        self.header.iter().any(|found| names.contains(&found.as_str()))
    }

    /// Columns that none of these names.
    pub fn unknown(&self, known: &[&str]) -> Vec<BadCell> {
        let stranger = |name: &&String| !known.contains(&name.as_str());
        let bad = |name: &String| BadCell {
            line: 1,
            column: name.clone(),
            value: name.clone(),
            why: Why::NoColumn,
        };
        self.header.iter().filter(stranger).map(bad).collect()
    }
}

/// A column that is missing or twice there.
fn faults_of(header: &[String], wanted: &[&str]) -> Vec<BadCell> {
    let bad = |name: &str, why: Why| BadCell { line: 1, column: name.to_owned(), value: String::new(), why };
    let missing = wanted.iter().filter(|name| !header.iter().any(|found| found == *name));
    let mut faults: Vec<_> = missing.map(|name| bad(name, Why::ColumnMissing)).collect();
    let mut seen = HashSet::new();
    let twice = header.iter().filter(|name| !name.is_empty() && !seen.insert(*name));
    faults.extend(twice.map(|name| bad(name, Why::ColumnTwice)));
    faults
}

/// One row, and what was found wrong in it so far.
#[derive(Debug)]
pub struct Row<'a> {
    table: &'a Table,
    cells: &'a [String],
    /// The line of the file on which it begins.
    pub line: u64,
    /// What was found wrong.
    pub bad: Vec<BadCell>,
}

impl<'a> Row<'a> {
    fn new(table: &'a Table, line: u64, cells: &'a [String]) -> Self {
        let mut row = Self { table, cells, line, bad: Vec::new() };
        let (has, wants) = (cells.len(), table.header.len());
        let spilled = row.spilled().next().is_some();
        if has < wants || (has > wants && !spilled && cells[wants..].iter().any(|cell| !cell.is_empty())) {
            row.bad.push(BadCell::of_file(line, Why::Cells { has, wants }));
        }
        row
    }

    /// What stands in a column, unless it is empty.
    pub fn cell(&self, name: &str) -> Option<&'a str> {
        let at = self.table.header.iter().position(|found| found == name)?;
        self.cells.get(at).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Cells beyond the header, where they are the rest of a list that was written without quotes: only numbers, in a table
    /// whose columns are parted by the sign that parts the list.
    fn spilled(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let rest = self.cells.get(self.table.header.len()..).unwrap_or_default();
        let list =
            self.table.separator == b';' && rest.iter().all(|cell| cell.bytes().all(|b| b.is_ascii_digit()));
        rest.iter().map(String::as_str).filter(move |cell| list && !cell.is_empty())
    }

    /// The parts of a list: `2019;2020`, and in the last column what spilled over its edge.
    pub fn list(&self, name: &str) -> Vec<&'a str> {
        let cell = self.cell(name).unwrap_or_default();
        let parts = cell.split([';', ',', '|', ' ']).map(str::trim).filter(|part| !part.is_empty());
        let last = self.table.header.last().is_some_and(|last| last == name);
        parts.chain(self.spilled().filter(|_| last)).collect()
    }

    /// Says that a cell cannot be taken.
    pub fn refuse(&mut self, name: &str, why: Why) {
        let value: String = self.cell(name).unwrap_or_default().chars().take(60).collect();
        self.bad.push(BadCell { line: self.line, column: name.to_owned(), value, why });
    }

    /// A text of at most so many characters.
    pub fn text(&mut self, name: &str, most: usize) -> Option<String> {
        let text = self.cell(name)?;
        if text.chars().count() > most {
            self.refuse(name, Why::TooLong(most));
            return None;
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.refuse(name, Why::Strange);
            return None;
        }
        Some(text.to_owned())
    }

    /// A text that must be there.
    pub fn wanted(&mut self, name: &str, most: usize) -> String {
        if self.cell(name).is_none() {
            self.refuse(name, Why::Empty);
        }
        self.text(name, most).unwrap_or_default()
    }

    /// An amount of whole rupiah.
    pub fn amount(&mut self, name: &str) -> Option<i64> {
        match self.cell(name)?.parse::<Rupiah>() {
            Ok(amount) => Some(amount.get()),
            Err(error) => {
                self.refuse(name, Why::Amount(error));
                None
            }
        }
    }

    /// Yes or no, in either language.
    pub fn yes_no(&mut self, name: &str) -> Option<bool> {
        match self.cell(name)?.to_lowercase().as_str() {
            "ya" | "y" | "yes" | "true" | "1" => Some(true),
            "tidak" | "t" | "no" | "n" | "false" | "0" => Some(false),
            _ => {
                self.refuse(name, Why::YesNo);
                None
            }
        }
    }

    /// A day.
    pub fn day(&mut self, name: &str) -> Option<NaiveDate> {
        let day = read_day(self.cell(name)?);
        if day.is_none() {
            self.refuse(name, Why::Day);
        }
        day
    }
}

/// A day as people write it: 2020-01-31, 31-01-2020 or 31/01/2020; its year has four digits.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let plain =
        matches!(text.len(), 8..=10) && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/'));
    let year = text.split(['-', '/']).any(|part| part.len() == 4);
    if !plain || !year {
        return None;
    }
    ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_either_separator_quoted_or_not() {
        for text in [
            "id,years\nA,2019;2020\n",
            "id;years\r\nA;\"2019;2020\"\r\n",
            "id;years\nA;2019;2020\n",
            "\u{feff}id,years\nA,\"2019, 2020\"\n",
            "id;years\nA;2019|2020;\n",
        ] {
            let table = Table::read(&decoded(text.as_bytes()), &["id", "years"]).unwrap();
            let row = table.rows().next().unwrap();
            assert!(row.bad.is_empty(), "{text:?}: {:?}", row.bad);
            assert_eq!((row.cell("id"), row.list("years")), (Some("A"), vec!["2019", "2020"]), "{text:?}");
        }
    }

    #[test]
    fn a_row_that_does_not_fit_its_header_is_told() {
        let table = Table::read("id,years\nA\n\nB,2019,2020\n", &["id"]).unwrap();
        let told: Vec<String> = table.rows().flat_map(|row| row.bad).map(|bad| bad.to_string()).collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("row 2, column -") && told[1].starts_with("row 4, column -"), "{told:?}");
    }

    #[test]
    fn a_day_is_read_as_people_write_it_and_nothing_else_is() {
        let day = NaiveDate::from_ymd_opt(2020, 1, 31);
        for text in ["2020-01-31", "31-01-2020", "31/01/2020", " 2020-1-31"] {
            assert_eq!(read_day(text), day, "{text}");
        }
        for text in ["2020-02-30", "31-01-20", "20-01-0031x", "+2020-01-31", "44561", "31 Januari 2020"] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
