//! Cells to rows: every one parsed into what it stands for, every bad one told with its row, column, value and why.

use std::collections::HashSet;
use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;
use domain::facts::{FactKey, FactValue};
use domain::identity::{Nib, Npwp, Phone};
use domain::money::Rupiah;
use domain::regions::{self, Village};
use serde::Serialize;

use crate::table::{line_of, separator};
use crate::usecases::businesses::facts::{Said, Statement};
use crate::usecases::businesses::importing::Row;
use crate::usecases::businesses::needs::NewNeed;
use crate::usecases::businesses::numbers::Papers;
use crate::usecases::businesses::{NewBusiness, Place};

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct BadCell {
    /// The line of the file on which its row begins.
    pub(super) row: u64,
    pub(super) column: String,
    pub(super) value: String,
    pub(super) why: String,
}

const OWN: [&str; 12] = [
    "key",
    "name",
    "owner_name",
    "owner_email",
    "owner_phone",
    "description",
    "address",
    "village",
    "nib_number",
    "npwp_number",
    "capital",
    "district",
];
const WANTED: [&str; 3] = ["key", "name", "owner_name"];

/// All rows, or every bad cell.
pub(super) fn rows(text: &str, today: NaiveDate) -> Result<Vec<Row>, Vec<BadCell>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator(text)).flexible(true).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_lowercase()).collect::<Vec<_>>(),
        Err(error) => return Err(vec![of_file(1, &error)]),
    };
    let mut bad = check(&header);
    if !bad.is_empty() {
        return Err(bad);
    }
    let (mut rows, mut keys) = (Vec::new(), HashSet::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                bad.push(of_file(error.position().map_or(0, csv::Position::line), &error));
                continue;
            }
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, |at| line_of(text, at));
        let mut cells = Cells::new(&header, (&record, line), today);
        let row = row(&mut cells);
        if !keys.insert(row.key.clone()) {
            cells.refuse("key", "another row has this key");
        }
        bad.append(&mut cells.bad);
        rows.push(row);
    }
    if bad.is_empty() { Ok(rows) } else { Err(bad) }
}

fn of_file(line: u64, why: &dyn Display) -> BadCell {
    BadCell { row: line, column: "-".to_owned(), value: String::new(), why: why.to_string() }
}

/// A column that is missing, twice there, or unknown: a typing error would else lose a whole column silently.
fn check(header: &[String]) -> Vec<BadCell> {
    let bad = |name: &str, why: &str| BadCell {
        row: 1,
        column: name.to_owned(),
        value: name.to_owned(),
        why: why.to_owned(),
    };
    let mut faults: Vec<_> = WANTED
        .iter()
        .filter(|name| !header.iter().any(|found| found == *name))
        .map(|name| bad(name, "this column is missing"))
        .collect();
    let mut seen = HashSet::new();
    for name in header {
        if !seen.insert(name) {
            faults.push(bad(name, "this column is there twice"));
        } else if !OWN.contains(&name.as_str()) && fact(name).is_none() {
            faults.push(bad(name, "there is no such column; see --help"));
        }
    }
    faults
}

/// The fact that a column states; ages by their dates too.
fn fact(name: &str) -> Option<FactKey> {
    let dated = FactKey::ALL.iter().find(|key| key.age_date() == Some(name));
    dated.copied().or_else(|| name.parse().ok()).filter(|key| !key.is_derived())
}

struct Cells<'a> {
    header: &'a [String],
    record: &'a csv::StringRecord,
    line: u64,
    today: NaiveDate,
    bad: Vec<BadCell>,
}

impl<'a> Cells<'a> {
    fn new(header: &'a [String], (record, line): (&'a csv::StringRecord, u64), today: NaiveDate) -> Self {
        let mut cells = Self { header, record, line, today, bad: Vec::new() };
        if record.len() != header.len() {
            let why = format!("the row has {} cells and the header {}", record.len(), header.len());
            cells.bad.push(of_file(line, &why));
        }
        cells
    }

    fn cell(&self, name: &str) -> Option<&'a str> {
        let at = self.header.iter().position(|found| found == name)?;
        self.record.get(at).map(str::trim).filter(|text| !text.is_empty())
    }

    fn refuse(&mut self, name: &str, why: impl Display) {
        let value: String = self.cell(name).unwrap_or_default().chars().take(60).collect();
        let (row, column) = (self.line, name.to_owned());
        self.bad.push(BadCell { row, column, value, why: why.to_string() });
    }

    fn text(&mut self, name: &str, most: usize) -> Option<String> {
        let text = self.cell(name)?;
        if text.chars().count() > most {
            self.refuse(name, format!("longer than {most} characters"));
            return None;
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.refuse(name, "holds characters that cannot be shown");
            return None;
        }
        Some(text.to_owned())
    }

    fn wanted(&mut self, name: &str, most: usize) -> String {
        if self.cell(name).is_none() {
            self.refuse(name, "must not be empty");
        }
        self.text(name, most).unwrap_or_default()
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, name: &str) -> Option<T> {
        match self.cell(name)?.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(name, error);
                None
            }
        }
    }

    fn statement(&mut self, name: &str, key: FactKey) -> Option<Statement> {
        let text = self.cell(name)?;
        if key.age_date() == Some(name) {
            return match day(text) {
                Some(day) if day <= self.today => Some(Statement::since(key, day)),
                Some(_) => {
                    self.refuse(name, "this day has not come yet");
                    None
                }
                None => {
                    self.refuse(name, "not a day: write 2020-01-31, 31-01-2020 or 31/01/2020");
                    None
                }
            };
        }
        match FactValue::from_text(key, text) {
            Ok(value) => Some(Statement::value(key, value)),
            Err(error) => {
                self.refuse(name, error.problem);
                None
            }
        }
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

fn row(cells: &mut Cells<'_>) -> Row {
    let place = place(cells);
    let papers = Papers {
        held: Vec::new(),
        sku_until: None,
        nib: cells.parsed::<Nib>("nib_number"),
        npwp: cells.parsed::<Npwp>("npwp_number"),
    };
    let mut statements = statements(cells);
    for (given, key) in [(papers.nib.is_some(), FactKey::Nib), (papers.npwp.is_some(), FactKey::Npwp)] {
        if given && !statements.iter().any(|statement| statement.key == key) {
            statements.push(Statement::value(key, FactValue::YesNo(true)));
        }
    }
    let need = need(cells, &statements);
    statements.retain(|statement| !statement.key.is_of_need());
    Row {
        line: cells.line,
        key: cells.wanted("key", 200),
        owner_name: cells.wanted("owner_name", 100),
        owner_email: email(cells),
        owner_phone: cells.parsed::<Phone>("owner_phone").map(|phone| phone.e164().to_owned()),
        business: NewBusiness {
            name: cells.wanted("name", 120),
            description: cells.text("description", 1000),
            place,
            ..NewBusiness::default()
        },
        capital: cells.parsed::<Rupiah>("capital").map(Rupiah::get),
        papers,
        statements,
        need,
    }
}

fn email(cells: &mut Cells<'_>) -> Option<String> {
    let address = cells.cell("owner_email")?.to_lowercase();
    if address.len() <= 254 && crate::mail::is_address(&address) {
        return Some(address);
    }
    cells.refuse("owner_email", "not a mail address");
    None
}

fn place(cells: &mut Cells<'_>) -> Place {
    let village = cells.cell("village").map(|code| (code, regions::village(code)));
    if matches!(village, Some((_, None))) {
        cells.refuse("village", "not a village of Sinjai: write its code, as 73.07.05.1003");
    }
    let village = village.and_then(|(_, village)| village);
    let given = cells.cell("district");
    let district = given.and_then(regions::district);
    if given.is_some() && district.is_none() {
        cells.refuse("district", "not a district of Sinjai: write its code, as 73.07.05");
    }
    if let (Some(district), Some(village)) = (district, village)
        && village.district_code() != district.code
    {
        cells.refuse("village", "lies in another district");
    }
    let district = district.map(|district| district.code).or(village.map(Village::district_code));
    Place {
        district: district.map(ToOwned::to_owned),
        village: village.map(|village| village.code.to_owned()),
        address: cells.text("address", 300),
    }
}

/// The facts of the row. The district is stated with the place.
fn statements(cells: &mut Cells<'_>) -> Vec<Statement> {
    let mut told: Vec<Statement> = Vec::new();
    for name in cells.header {
        let Some(key) = fact(name).filter(|key| *key != FactKey::District) else {
            continue;
        };
        let Some(statement) = cells.statement(name, key) else {
            continue;
        };
        if told.iter().any(|other| other.key == key) {
            cells.refuse(name, "the age is given as a number and as a date; give one");
        } else {
            told.push(statement);
        }
    }
    told
}

fn need(cells: &mut Cells<'_>, statements: &[Statement]) -> Option<NewNeed> {
    let said = |key| {
        statements.iter().find(|statement| statement.key == key).and_then(|statement| match statement.said {
            Said::Value(value) => Some(value),
            _ => None,
        })
    };
    let (amount, tenor, purpose) =
        (said(FactKey::RequestedAmount), said(FactKey::RequestedTenorMonths), said(FactKey::Purpose));
    match (amount, tenor, purpose) {
        (None, None, None) => None,
        (Some(amount), Some(FactValue::Integer(tenor)), Some(FactValue::Purpose(purpose))) => Some(NewNeed {
            amount: amount.whole().and_then(|amount| Rupiah::new(amount).ok())?,
            tenor_months: u32::try_from(tenor).ok()?,
            purpose,
            note: String::new(),
        }),
        _ => {
            let asked = [FactKey::RequestedAmount, FactKey::RequestedTenorMonths, FactKey::Purpose];
            for key in asked {
                if said(key).is_none() && cells.cell(key.as_str()).is_none() {
                    cells.refuse(key.as_str(), "a need wants amount, tenor and purpose together");
                }
            }
            None
        }
    }
}
