//! Tables as a workbook: a sheet each, numbers that a spreadsheet adds up, texts that stay texts.

use poem::Response;
use poem::http::header;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::errors::WebError;
use super::wording::Wording;

/// What stands in a cell.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Number(i64),
    Money(i64),
    Percent(i64),
}

impl Value {
    /// For a file: nothing between the digits.
    pub(crate) fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) | Self::Money(number) | Self::Percent(number) => number.to_string(),
        }
    }

    /// For the screen.
    pub(crate) fn shown(&self, words: Wording<'_>) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => words.integer(*number),
            Self::Money(amount) => words.rupiah(*amount),
            Self::Percent(percent) => format!("{percent} %"),
        }
    }

    /// A count.
    pub(crate) fn number(count: impl TryInto<i64>) -> Self {
        Self::Number(count.try_into().unwrap_or(i64::MAX))
    }
}

/// One sheet.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Value>>,
}

/// The sheets as a file of this name.
pub(crate) fn of(name: &str, sheets: &[Sheet]) -> Result<Response, WebError> {
    let bytes = written(sheets).map_err(|_| WebError::Bug("the workbook could not be written"))?;
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.xlsx\""))
        .body(bytes))
}

/// Texts are written as texts: what begins like a formula is none.
fn written(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0"));
    let mut book = Workbook::new();
    for table in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&table.name))?;
        for (column, head) in (0_u16..).zip(&table.heads) {
            sheet.write_string_with_format(0, column, head, &bold)?;
        }
        for (line, row) in (1_u32..).zip(&table.rows) {
            for (column, value) in (0_u16..).zip(row) {
                match value {
                    Value::Text(text) => sheet.write_string(line, column, text)?,
                    Value::Number(number) | Value::Percent(number) => {
                        sheet.write_number(line, column, as_float(*number))?
                    }
                    Value::Money(amount) => {
                        sheet.write_number_with_format(line, column, as_float(*amount), &money)?
                    }
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
    }
    book.save_to_buffer()
}

/// A name of a sheet has at most 31 letters, none of those that stand in addresses, and no apostrophe at its ends.
fn sheet_name(name: &str) -> String {
    let taken = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    name.chars().filter(taken).take(31).collect::<String>().trim_matches('\'').to_owned()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a workbook knows no other numbers; whole rupiah are exact to 9 quadrillion"
)]
fn as_float(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::sheet_name;

    #[test]
    fn a_sheet_keeps_the_apostrophe_within_its_name_alone() {
        assert_eq!(sheet_name("Partners' mentoring"), "Partners' mentoring");
        assert_eq!(sheet_name("'Kas/Bank: [1]'"), "KasBank 1");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
    }
}
