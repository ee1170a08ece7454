//! The office's register from a file: all rows or none. A cooperative that is there is brought up to date: the file is what
//! the register says now, so meetings that an earlier file named and this one does not are taken back; what a board
//! recorded itself stays.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::cooperatives::{
    BookYearEnd, CooperativeId, CooperativeKind, Practice, Record, RecordSource, Said,
};
use domain::policy::{self, Actor};
use domain::regions::{self, Village};

use super::{Details, records};
use crate::app::App;
use crate::store::{self, Tx};
use crate::table::{self, BadCell, Row, Table, Why};
use crate::usecases::{Failure, ImportError, today};

/// The columns that must be there beside those of [`records::COLUMNS`].
pub const WANTED: [&str; 2] = ["name", "kind"];
/// The columns that may be there.
pub const OPTIONAL: [&str; 11] = [
    "district",
    "village",
    "address",
    "legal_number",
    "certificate_number",
    "certificate_until",
    "board_until",
    "members",
    "assets",
    "own_capital",
    "annual_sales",
];

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Cooperatives that are new.
    pub added: usize,
    /// Cooperatives that were there and were brought up to date.
    pub changed: usize,
}

/// One row, read.
#[derive(Debug)]
struct Line {
    key: String,
    details: Details,
    record: Record,
    practices: Vec<(Practice, bool)>,
}

/// Imports a register from the bytes of a CSV file.
pub async fn run(app: &App, actor: &Actor, bytes: &[u8]) -> Result<Done, ImportError> {
    policy::may_keep_register(actor).map_err(Failure::from)?;
    let lines = read(&table::decoded(bytes), today(app)).map_err(ImportError::Bad)?;
    let tx = app.db.begin().await?;
    tx.expect_much().await?;
    let done = put(app, &tx, actor, &lines).await?;
    tx.commit().await?;
    Ok(done)
}

async fn put(app: &App, tx: &Tx, actor: &Actor, lines: &[Line]) -> Result<Done, ImportError> {
    let now = app.clock.now();
    let keys: Vec<&str> = lines.iter().map(|line| line.key.as_str()).collect();
    let known = store::cooperatives::known_keys(tx, &keys).await?;
    let (mut new, mut years, mut days) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let id = if let Some(id) = known.get(&line.key) {
            store::cooperatives::update(tx, *id, &line.details, now).await?;
            *id
        } else {
            let id = CooperativeId(app.ids.next(now));
            new.push((id, line.key.as_str(), &line.details));
            id
        };
        years.extend(line.record.meetings.keys().map(|year| (app.ids.next(now), id, *year)));
        days.extend(line.record.activity.iter().map(|day| (app.ids.next(now), id, *day)));
    }
    let named: Vec<(CooperativeId, &Line)> = lines
        .iter()
        .filter_map(|line| {
            let new = || new.iter().find(|(_, key, _)| *key == line.key).map(|(id, ..)| *id);
            Some((known.get(&line.key).copied().or_else(new)?, line))
        })
        .collect();
    let there: Vec<CooperativeId> = known.values().copied().collect();
    store::cooperatives::insert(tx, &new, now).await?;
    store::cooperatives::forget_register(tx, &there).await?;
    store::cooperatives::record_years(tx, &years, actor.account, now).await?;
    store::cooperatives::record_activity(tx, &days, RecordSource::Register, now).await?;
    say(app, tx, actor, &named).await?;
    super::linking::state_all(app, tx, None).await?;
    Ok(Done { added: new.len(), changed: there.len() })
}

/// What the file says of practices, as said today; what the register said already is not said again.
async fn say(app: &App, tx: &Tx, actor: &Actor, lines: &[(CooperativeId, &Line)]) -> Result<(), ImportError> {
    if lines.iter().all(|(_, line)| line.practices.is_empty()) {
        return Ok(());
    }
    let (now, source) = (app.clock.now(), RecordSource::Register);
    let said = store::cooperatives::standing::said_by_all(tx).await?;
    let mut new = Vec::new();
    for (on, line) in lines {
        let before = said.get(on).map_or(&[][..], Vec::as_slice);
        for (practice, holds) in line.practices.iter().copied() {
            let mut same =
                before.iter().rev().filter(|said| (said.practice, said.source) == (practice, source));
            if same.next().is_none_or(|latest| latest.holds != holds) {
                let said = Said { practice, holds, on: today(app), source };
                new.push((app.ids.next(now), *on, said, None));
            }
        }
    }
    store::cooperatives::standing::say(tx, &new, actor.account, now).await?;
    Ok(())
}

fn read(text: &str, today: NaiveDate) -> Result<Vec<Line>, Vec<BadCell>> {
    let wanted = [&records::COLUMNS[..], &WANTED].concat();
    let table = Table::read(text, &wanted)?;
    let practices: Vec<&str> = Practice::ALL.iter().map(|practice| practice.as_str()).collect();
    let mut bad = table.unknown(&[&wanted[..], &OPTIONAL, &practices].concat());
    let (mut lines, mut seen) = (Vec::new(), HashSet::new());
    for mut row in table.rows() {
        let key = row.wanted("id", 200);
        if !key.is_empty() && !seen.insert(key.clone()) {
            row.refuse("id", Why::Taken);
        }
        let record = past(&mut row, today);
        let details = details(&mut row, &record);
        let practices = practised(&mut row);
        bad.append(&mut row.bad);
        lines.extend(details.map(|details| Line { key, details, record, practices }));
    }
    if lines.is_empty() && bad.is_empty() {
        bad.push(BadCell::of_file(1, Why::NoRows));
    }
    if bad.is_empty() { Ok(lines) } else { Err(bad) }
}

/// The record of a row; a register says nothing of days to come.
fn past(row: &mut Row<'_>, today: NaiveDate) -> Record {
    let record = records::of_row(row);
    if record.founded_on.is_some_and(|day| day > today) {
        row.refuse("founded_on", Why::Future);
    }
    if record.activity.iter().any(|day| *day > today) {
        row.refuse("last_activity_on", Why::Future);
    }
    let end = record.book_year_end.unwrap_or(BookYearEnd::DECEMBER);
    if record.meetings.keys().any(|year| end.of_year(*year) >= today) {
        row.refuse("rat_years", Why::BookYearOpen);
    }
    record
}

fn details(row: &mut Row<'_>, record: &Record) -> Option<Details> {
    let name = row.wanted("name", 150);
    if row.cell("kind").is_none() {
        row.refuse("kind", Why::Empty);
    }
    let kind = row.cell("kind").and_then(|text| {
        let spelled = text.to_lowercase().replace([' ', '-'], "_");
        spelled.parse::<CooperativeKind>().ok()
    });
    if kind.is_none() && row.cell("kind").is_some() {
        row.refuse("kind", Why::Kind);
    }
    let (district, village) = place(row);
    let members = row.cell("members").map(|text| text.parse::<i32>().ok().filter(|count| *count >= 0));
    if members == Some(None) {
        row.refuse("members", Why::Count);
    }
    Some(Details {
        name,
        district,
        village,
        address: row.text("address", 300),
        founded_on: record.founded_on,
        book_year_end: record.book_year_end,
        legal_number: row.text("legal_number", 100),
        certificate_number: row.text("certificate_number", 100),
        certificate_until: row.day("certificate_until"),
        board_until: row.day("board_until"),
        members: members.flatten(),
        assets: row.amount("assets"),
        own_capital: row.amount("own_capital"),
        annual_sales: row.amount("annual_sales"),
        kind: kind?,
    })
}

/// What the row says of practices; an empty cell says nothing.
fn practised(row: &mut Row<'_>) -> Vec<(Practice, bool)> {
    let read = |practice: &Practice| Some((*practice, row.yes_no(practice.as_str())?));
    Practice::ALL.iter().filter_map(read).collect()
}

fn place(row: &mut Row<'_>) -> (Option<String>, Option<String>) {
    let village = row.cell("village").map(regions::village);
    if village == Some(None) {
        row.refuse("village", Why::Village);
    }
    let village = village.flatten();
    let given = row.cell("district");
    let named = |text: &str| {
        let named = regions::districts().iter().find(|district| district.name.eq_ignore_ascii_case(text));
        regions::district(text).or(named)
    };
    let district = given.map(named);
    if district == Some(None) {
        row.refuse("district", Why::District);
    }
    let district = district.flatten().map(|district| district.code);
    if let (Some(district), Some(village)) = (district, village)
        && village.district_code() != district
    {
        row.refuse("village", Why::ElsewhereVillage);
    }
    let district = district.or(village.map(Village::district_code));
    (district.map(ToOwned::to_owned), village.map(|village| village.code.to_owned()))
}
