//! The reports of a book year as tables: trial balance, balance sheet, result, and how the meeting split it. One reading
//! serves page, CSV and PDF.

use domain::ledger::{AccountClass, AccountKind, Side};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::print::{Block, Paper};
use crate::usecases::ledger::years::{Year, YearRow};
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// One table of the report.
#[derive(Debug)]
pub(super) struct Table {
    /// The name of its file.
    pub(super) key: &'static str,
    pub(super) title: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// How an amount is written.
type Figure<'w> = &'w dyn Fn(i64) -> String;

/// The tables as people read them.
pub(super) fn tables(words: Wording<'_>, year: &Year) -> Vec<Table> {
    all(words, year, &|sum| if sum == 0 { "–".to_owned() } else { words.rupiah(sum) })
}

/// The tables for a spreadsheet: amounts as plain numbers.
pub(super) fn plain(words: Wording<'_>, year: &Year) -> Vec<Table> {
    all(words, year, &|sum| sum.to_string())
}

fn all(words: Wording<'_>, year: &Year, figure: Figure<'_>) -> Vec<Table> {
    let mut tables =
        vec![trial(words, year, figure), balance(words, year, figure), result(words, year, figure)];
    tables.extend(split(words, year, figure));
    tables
}

fn name(words: Wording<'_>, kind: AccountKind) -> String {
    format!("{} {}", kind.number(), words.label(kind))
}

/// What stands on the left and on the right.
fn sides(row: &YearRow) -> (i64, i64) {
    match row.account.side() {
        Side::Debit => (row.closing, 0),
        Side::Credit => (0, row.closing),
    }
}

fn trial(words: Wording<'_>, year: &Year, figure: Figure<'_>) -> Table {
    let row = |row: &YearRow| {
        let (left, right) = sides(row);
        let mut cells = vec![name(words, row.account)];
        cells.extend([row.opening, row.debit, row.credit, left, right].map(figure));
        cells
    };
    let sum = |of: fn(&YearRow) -> i64| figure(year.rows.iter().map(of).sum());
    let mut rows: Vec<Vec<String>> = year.rows.iter().map(row).collect();
    rows.push(vec![
        words.say("books-sum"),
        String::new(),
        sum(|row| row.debit),
        sum(|row| row.credit),
        sum(|row| sides(row).0),
        sum(|row| sides(row).1),
    ]);
    let heads = [
        "books-account",
        "books-opening",
        "books-debit",
        "books-credit",
        "books-closing-debit",
        "books-closing-credit",
    ];
    Table {
        key: "trial",
        title: words.say("books-trial"),
        heads: heads.map(|key| words.say(key)).to_vec(),
        rows,
    }
}

/// The accounts of a class and their sum.
fn class(words: Wording<'_>, year: &Year, of: AccountClass, figure: Figure<'_>) -> Vec<Vec<String>> {
    let those = year.rows.iter().filter(|row| row.account.class() == of && row.closing != 0);
    let signed = |row: &YearRow| if row.account == AccountKind::Loss { -row.closing } else { row.closing };
    those.map(|row| vec![name(words, row.account), figure(signed(row))]).collect()
}

fn balance(words: Wording<'_>, year: &Year, figure: Figure<'_>) -> Table {
    let sum = |key: &str, amount: i64| vec![words.say(key), figure(amount)];
    let of = |what| year.class(what);
    let mut rows = class(words, year, AccountClass::Asset, figure);
    rows.push(sum("books-sum-assets", of(AccountClass::Asset)));
    rows.extend(class(words, year, AccountClass::Liability, figure));
    rows.push(sum("books-sum-debts", of(AccountClass::Liability)));
    rows.extend(class(words, year, AccountClass::Equity, figure));
    rows.push(sum("books-shu-of-year", year.result()));
    let own = of(AccountClass::Equity) + year.result();
    rows.push(sum("books-sum-equity", own));
    rows.push(sum("books-sum-both", of(AccountClass::Liability) + own));
    Table {
        key: "balance",
        title: words.say_with("books-balance-sheet", &[("day", words.date(year.days.1).into())]),
        heads: vec![words.say("books-account"), words.say("books-amount")],
        rows,
    }
}

fn result(words: Wording<'_>, year: &Year, figure: Figure<'_>) -> Table {
    let sum = |key: &str, amount: i64| vec![words.say(key), figure(amount)];
    let mut rows = class(words, year, AccountClass::Income, figure);
    rows.push(sum("books-sum-income", year.class(AccountClass::Income)));
    rows.extend(class(words, year, AccountClass::Expense, figure));
    rows.push(sum("books-sum-costs", year.class(AccountClass::Expense)));
    rows.push(sum("books-shu", year.result()));
    Table {
        key: "result",
        title: words.say("books-result-of-year"),
        heads: vec![words.say("books-account"), words.say("books-amount")],
        rows,
    }
}

/// How the meeting split the result, where it was held.
fn split(words: Wording<'_>, year: &Year, figure: Figure<'_>) -> Option<Table> {
    let minutes = year.minutes.as_ref().filter(|minutes| minutes.result > 0)?;
    let percents = minutes.split.parts();
    let row = |(part, sum): (&'static str, i64)| {
        let percent = percents.iter().find(|(of, _)| *of == part).map_or(0, |(_, percent)| *percent);
        vec![words.say(&format!("meeting-split-{part}")), format!("{percent} %"), figure(sum)]
    };
    Some(Table {
        key: "split",
        title: words.say_with("books-split", &[("day", words.date(minutes.held_on).into())]),
        heads: vec![words.say("books-part"), words.say("books-percent"), words.say("books-amount")],
        rows: minutes.split.shares(minutes.result).map(row).to_vec(),
    })
}

/// The report as a paper.
pub(super) fn paper(visit: &Visit, year: &Year) -> Paper {
    let words = visit.wording();
    let title = words.say_with("books-report-of", &[("year", year.year.to_string().into())]);
    let period = format!("{} – {}", words.date(year.days.0), words.date(year.days.1));
    let mut blocks = vec![
        Block::Small(year.name.clone()),
        Block::Title(title.clone()),
        Block::Line(period),
        Block::Small(words.say("books-in-rupiah")),
    ];
    // Without the sign of the currency six columns fit side by side.
    let bare = |sum: i64| if sum == 0 { "–".to_owned() } else { words.integer(sum) };
    for table in all(words, year, &bare) {
        blocks.push(Block::Heading(table.title));
        blocks.push(Block::Table { headings: table.heads, rows: table.rows });
    }
    blocks.push(Block::Space(24));
    blocks.push(Block::Text(words.say("books-signed")));
    Paper {
        title: format!("{title}: {}", year.name),
        language: words.language().as_str(),
        author: year.name.clone(),
        made_at: visit.app().clock.now(),
        framed: false,
        blocks,
    }
}

/// The report as a workbook, one sheet a table; amounts are numbers that a spreadsheet adds up.
pub(super) fn workbook(words: Wording<'_>, year: &Year) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0"));
    for table in plain(words, year) {
        let sheet = book.add_worksheet().set_name(table.key)?;
        for (column, head) in (0_u16..).zip(&table.heads) {
            sheet.write_string_with_format(0, column, head, &bold)?;
        }
        for (row, cells) in (1_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell.parse::<i64>() {
                    Ok(amount) if column > 0 => {
                        sheet.write_number_with_format(row, column, float(amount), &money)?
                    }
                    _ => sheet.write_string(row, column, cell)?,
                };
            }
        }
        sheet.set_column_width(0, 44)?;
    }
    book.save_to_buffer()
}

/// Exact for whole rupiah to nine quadrillion.
#[expect(clippy::cast_precision_loss, reason = "no cooperative has more than a float tells apart")]
fn float(amount: i64) -> f64 {
    amount as f64
}
