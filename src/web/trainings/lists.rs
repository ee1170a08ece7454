//! Attendance lists as files: CSV or XLSX, told apart by their content. Only cells become rows here; what they mean is
//! asked in the use case.

use crate::table::{Row, Table, text_of};
use crate::usecases::trainings::attending::ListRow;
use crate::web::posted::UploadedFile;

/// The most rows of one list, and the most bytes.
const MOST_ROWS: usize = 5_000;
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// The names under which a column is known, in both languages.
const NAME: &[&str] = &["nama", "name"];
const NIB: &[&str] = &["nib"];
const DAY: &[&str] = &["tanggal", "hari", "day", "date"];
const BEFORE: &[&str] = &["sebelum", "nilai sebelum", "before"];
const AFTER: &[&str] = &["sesudah", "nilai sesudah", "after"];

/// The rows of a file, or the code of what is wrong with it as a whole.
pub(super) fn rows(file: Option<&UploadedFile>) -> Result<Vec<ListRow>, &'static str> {
    let file = file.ok_or("required")?;
    if file.bytes.len() > MOST_BYTES {
        return Err("list-too-large");
    }
    let text = text_of(&file.bytes).map_err(|_| "list-unreadable")?;
    if text.trim().is_empty() {
        return Err("list-empty");
    }
    let table = Table::read(&text, &[]).map_err(|_| "list-unreadable")?;
    if !table.has_any(NAME) && !table.has_any(NIB) {
        return Err("list-columns");
    }
    let rows: Vec<ListRow> = table.rows().map(|row| listed(&row)).collect();
    if rows.len() > MOST_ROWS { Err("list-too-long") } else { Ok(rows) }
}

/// A row whose last cells are missing says nothing there.
fn listed(row: &Row<'_>) -> ListRow {
    let cell = |names: &[&str]| {
        let text = names.iter().find_map(|name| row.cell(name)).unwrap_or_default();
        text.trim_start_matches('\'').to_owned()
    };
    ListRow {
        number: row.line,
        name: cell(NAME),
        nib: cell(NIB),
        day: cell(DAY),
        before: cell(BEFORE),
        after: cell(AFTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<ListRow>, &'static str> {
        rows(Some(&UploadedFile { name: "daftar.csv".to_owned(), bytes: text.as_bytes().to_vec() }))
    }

    #[test]
    fn a_list_is_read_in_either_language_and_with_either_separator() {
        let one = read("Nama;NIB;Tanggal;Sebelum\n\nSiti;;01-12-2026;60\n\n").unwrap();
        let wanted = ListRow {
            number: 3,
            name: "Siti".to_owned(),
            day: "01-12-2026".to_owned(),
            before: "60".to_owned(),
            ..ListRow::default()
        };
        assert_eq!(one, [wanted]);
        assert_eq!(read("name,date\nSiti,2026-12-01").unwrap()[0].day, "2026-12-01");
        assert_eq!(read("alamat,umur\nx,1"), Err("list-columns"));
        assert_eq!(read(""), Err("list-empty"));
        assert_eq!(
            rows(Some(&UploadedFile { name: "x".to_owned(), bytes: b"PK\x03\x04".to_vec() })),
            Err("list-unreadable")
        );
    }
}
