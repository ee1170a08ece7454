//! Members from a spreadsheet, apart from their entries: all or none, every bad cell told. Who is there is brought up to
//! date by what the file says of her; an empty cell says nothing. The same file once more changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::identity::{Nik, Phone};
use domain::ledger::{MemberId, may_leave};
use domain::policy::Actor;

use super::{Member, kept};
use crate::app::App;
use crate::store::{self, Tx};
use crate::table::{self, BadCell, Row, Table, Why};
use crate::usecases::{Failure, ImportError, today};

/// The columns that must be there.
pub const WANTED: [&str; 3] = ["number", "name", "joined_on"];
/// The columns that may be there.
pub const OPTIONAL: [&str; 3] = ["nik", "phone", "left_on"];

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Members who are new.
    pub added: usize,
    /// Members of whom the file said something new.
    pub changed: usize,
    /// Members who were there as the file says.
    pub there: usize,
}

/// A NIK as it is kept with a member.
#[derive(Debug, Clone)]
pub struct KeptNik {
    /// Nonce and ciphertext, bound to her row.
    pub sealed: Vec<u8>,
    /// Keyed digest, by which the same is found again.
    pub index: Vec<u8>,
    /// The last four digits.
    pub last4: String,
}

/// What is written of a member.
#[derive(Debug, Clone)]
pub struct Written {
    /// Her id.
    pub id: MemberId,
    /// Her number.
    pub number: String,
    /// Her name.
    pub name: String,
    /// Her telephone, in E.164.
    pub phone: Option<String>,
    /// Since when.
    pub joined_on: NaiveDate,
    /// Until when.
    pub left_on: Option<NaiveDate>,
    /// A NIK that is new; none keeps what is there.
    pub nik: Option<KeptNik>,
}

/// One row, read.
struct Line {
    at: u64,
    number: String,
    name: String,
    nik: Option<(Nik, Vec<u8>)>,
    phone: Option<String>,
    joined_on: NaiveDate,
    left_on: Option<NaiveDate>,
}

impl Line {
    fn bad(&self, column: &str, why: Why) -> BadCell {
        let value = match column {
            "joined_on" => self.joined_on.to_string(),
            "left_on" => self.left_on.map(|day| day.to_string()).unwrap_or_default(),
            _ => String::new(),
        };
        BadCell { line: self.at, column: column.to_owned(), value, why }
    }

    /// Whether the file says something of her that is not there yet.
    fn is_new(&self, member: &Member, nik: Option<&Vec<u8>>) -> bool {
        self.name != member.name
            || self.joined_on != member.joined_on
            || (self.phone.is_some() && self.phone != member.phone)
            || (self.left_on.is_some() && self.left_on != member.left_on)
            || self.nik.as_ref().is_some_and(|(_, index)| Some(index) != nik)
    }
}

/// Imports the bytes of a CSV file or a workbook.
pub async fn run(app: &App, actor: &Actor, on: CooperativeId, bytes: &[u8]) -> Result<Done, ImportError> {
    let tx = app.db.begin().await?;
    tx.expect_much().await?;
    kept(&tx, actor, on).await?;
    let text = table::text_of(bytes).map_err(ImportError::Bad)?;
    let lines = read(app, &text, today(app)).map_err(ImportError::Bad)?;
    // From here on nobody posts in this book, so that what is booked on members stays as it is read.
    store::ledger::take(&tx, on, 0).await?;
    let there = store::roll::every(&tx, on).await?;
    let bad = nik_twice(&lines, &there);
    if !bad.is_empty() {
        return Err(ImportError::Bad(bad));
    }
    let known: BTreeMap<&str, &(Member, Option<Vec<u8>>)> =
        there.iter().map(|one| (one.0.number.as_str(), one)).collect();
    let (mut new, mut changed, mut bad) = (Vec::new(), Vec::new(), Vec::new());
    for line in &lines {
        match known.get(line.number.as_str()) {
            None => new.push(written(app, line, None)?),
            Some((member, nik)) if line.is_new(member, nik.as_ref()) => {
                bad.extend(dates(&tx, line, member).await?);
                changed.push(written(app, line, Some(member))?);
            }
            Some(_) => {}
        }
    }
    if !bad.is_empty() {
        return Err(ImportError::Bad(bad));
    }
    store::roll::insert_all(&tx, on, &new).await?;
    for one in &changed {
        store::roll::bring_up_to_date(&tx, one).await?;
    }
    tx.commit().await?;
    let there = lines.len() - new.len() - changed.len();
    Ok(Done { added: new.len(), changed: changed.len(), there })
}

/// A NIK that two rows have, or a row and a member of another number.
fn nik_twice(lines: &[Line], there: &[(Member, Option<Vec<u8>>)]) -> Vec<BadCell> {
    let mut whose: BTreeMap<&[u8], &str> = BTreeMap::new();
    for (member, nik) in there {
        if let Some(index) = nik {
            whose.insert(index, &member.number);
        }
    }
    let mut bad = Vec::new();
    for line in lines {
        if let Some((_, index)) = &line.nik
            && *whose.entry(index).or_insert(&line.number) != line.number
        {
            bad.push(line.bad("nik", Why::NikTaken));
        }
    }
    bad
}

/// What is booked on a member holds new days of joining and leaving to account.
async fn dates(tx: &Tx, line: &Line, member: &Member) -> Result<Vec<BadCell>, ImportError> {
    let mut bad = Vec::new();
    let leaves = line.left_on.filter(|day| Some(*day) != member.left_on);
    if line.joined_on == member.joined_on && leaves.is_none() {
        return Ok(bad);
    }
    let moves = store::ledger::own::moves(tx, member.id).await?;
    let first = moves.iter().map(|one| one.day).min();
    if let Some(day) = first.filter(|day| *day < line.joined_on && line.joined_on != member.joined_on) {
        bad.push(line.bad("joined_on", Why::JoinedLate(day)));
    }
    if let Some(Err(why)) = leaves.map(|day| may_leave(day, &moves)) {
        bad.push(line.bad("left_on", Why::Leaving(why)));
    }
    if line.left_on.is_none() && member.left_on.is_some_and(|left| left < line.joined_on) {
        bad.push(line.bad("joined_on", Why::LeftEarly));
    }
    Ok(bad)
}

fn written(app: &App, line: &Line, before: Option<&Member>) -> Result<Written, Failure> {
    let id = before.map_or_else(|| MemberId(app.ids.next(app.clock.now())), |member| member.id);
    let nik = line.nik.as_ref().map(|(nik, index)| {
        let sealed = app.vault.seal(&*app.secrets, &format!("member.nik:{id}"), nik.digits().as_bytes())?;
        let last4 = nik.digits().chars().skip(12).collect();
        Ok::<_, Failure>(KeptNik { sealed, index: index.clone(), last4 })
    });
    Ok(Written {
        id,
        number: line.number.clone(),
        name: line.name.clone(),
        phone: line.phone.clone().or_else(|| before.and_then(|member| member.phone.clone())),
        joined_on: line.joined_on,
        left_on: line.left_on.or_else(|| before.and_then(|member| member.left_on)),
        nik: nik.transpose()?,
    })
}

fn read(app: &App, text: &str, today: NaiveDate) -> Result<Vec<Line>, Vec<BadCell>> {
    let table = Table::read(text, &WANTED)?;
    let mut bad = table.unknown(&[&WANTED[..], &OPTIONAL].concat());
    let (mut lines, mut seen) = (Vec::new(), BTreeSet::new());
    for mut row in table.rows() {
        let line = line(app, &mut row, today);
        if line.as_ref().is_some_and(|line| !seen.insert(line.number.clone())) {
            row.refuse("number", Why::Taken);
        }
        bad.append(&mut row.bad);
        lines.extend(line);
    }
    if lines.is_empty() && bad.is_empty() {
        bad.push(BadCell::of_file(1, Why::NoRows));
    }
    if bad.is_empty() { Ok(lines) } else { Err(bad) }
}

fn line(app: &App, row: &mut Row<'_>, today: NaiveDate) -> Option<Line> {
    let (number, name) = (row.wanted("number", 40), row.wanted("name", 100));
    if row.cell("joined_on").is_none() {
        row.refuse("joined_on", Why::Empty);
    }
    let (joined_on, left_on) = (row.day("joined_on"), row.day("left_on"));
    for (column, day) in [("joined_on", joined_on), ("left_on", left_on)] {
        if day.is_some_and(|day| day > today) {
            row.refuse(column, Why::Future);
        }
    }
    if joined_on.zip(left_on).is_some_and(|(joined, left)| left < joined) {
        row.refuse("left_on", Why::LeftEarly);
    }
    let phone = row.cell("phone").map(str::parse::<Phone>);
    if matches!(phone, Some(Err(_))) {
        row.refuse("phone", Why::Phone);
    }
    let nik = row.cell("nik").map(str::parse::<Nik>);
    if let Some(Err(error)) = nik {
        // What was typed as a NIK is shown to nobody: its row and column say where it is.
        row.bad.push(BadCell {
            line: row.line,
            column: "nik".to_owned(),
            value: String::new(),
            why: Why::Nik(error),
        });
    }
    let nik = nik.and_then(Result::ok).map(|nik| {
        let index = app.vault.index("member.nik", nik.digits());
        (nik, index)
    });
    let phone = phone.and_then(Result::ok).map(|phone| phone.e164().to_owned());
    Some(Line { at: row.line, number, name, nik, phone, joined_on: joined_on?, left_on })
}
