//! Attendance lists as files: CSV or XLSX, told apart by their content. Only cells become rows here; what they mean is
//! asked in the use case.

use std::io::{self, Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};

use crate::usecases::trainings::attending::ListRow;
use crate::web::posted::UploadedFile;

/// The most rows of one list, and the most bytes.
const MOST_ROWS: usize = 5_000;
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The most bytes that a workbook may unpack to: a few thousand rows take two million.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;

/// Which cell of a row is what.
struct Columns([Option<usize>; 5]);

/// The names under which a column is known, in both languages.
const NAMES: [&[&str]; 5] = [
    &["nama", "name"],
    &["nib"],
    &["tanggal", "hari", "day", "date"],
    &["sebelum", "nilai sebelum", "before"],
    &["sesudah", "nilai sesudah", "after"],
];

impl Columns {
    fn of(head: &[String]) -> Option<Self> {
        let place = |names: &&[&str]| {
            head.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()))
        };
        let found = Self(NAMES.each_ref().map(place));
        (found.0[0].is_some() || found.0[1].is_some()).then_some(found)
    }

    fn row(&self, number: u64, cells: &[String]) -> ListRow {
        let cell = |place: usize| {
            let at = self.0[place].and_then(|at| cells.get(at));
            at.map(|text| text.trim().trim_start_matches('\'').to_owned()).unwrap_or_default()
        };
        ListRow { number, name: cell(0), nib: cell(1), day: cell(2), before: cell(3), after: cell(4) }
    }
}

/// The rows of a file, or the code of what is wrong with it as a whole.
pub(super) fn rows(file: Option<&UploadedFile>) -> Result<Vec<ListRow>, &'static str> {
    let file = file.ok_or("required")?;
    if file.bytes.len() > MOST_BYTES {
        return Err("list-too-large");
    }
    let table = if file.bytes.starts_with(b"PK") { sheet(&file.bytes)? } else { text(&file.bytes)? };
    let mut lines = table.into_iter();
    let (_, head) = lines.next().ok_or("list-empty")?;
    let columns = Columns::of(&head).ok_or("list-columns")?;
    let rows: Vec<ListRow> = lines
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
        .map(|(number, cells)| columns.row(number, &cells))
        .collect();
    if rows.len() > MOST_ROWS { Err("list-too-long") } else { Ok(rows) }
}

type Table = Vec<(u64, Vec<String>)>;

fn text(bytes: &[u8]) -> Result<Table, &'static str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    let head = text.lines().next().unwrap_or_default();
    let semicolons = head.matches(';').count() > head.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if semicolons { b';' } else { b',' })
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let record = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.map_err(|_| "list-unreadable")?;
        let line = record.position().map_or(0, csv::Position::line);
        Ok((line, record.iter().map(str::to_owned).collect()))
    };
    reader.records().map(record).collect()
}

/// Whether a workbook unpacks to what a list needs. Unpacked once to nowhere, for what it says of itself may be a lie.
fn is_bounded(bytes: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let Ok(file) = archive.by_index(place) else { return false };
        match io::copy(&mut file.take(left + 1), &mut io::sink()) {
            Ok(read) if read <= left => left -= read,
            _ => return false,
        }
    }
    true
}

fn sheet(bytes: &[u8]) -> Result<Table, &'static str> {
    if !is_bounded(bytes) {
        return Err("list-unreadable");
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| "list-unreadable")?;
    let range = book.worksheet_range_at(0).ok_or("list-empty")?.map_err(|_| "list-unreadable")?;
    let first = range.start().map_or(0, |(row, _)| u64::from(row));
    let rows = range.rows().take(MOST_ROWS + 2).zip(first + 1..);
    Ok(rows.map(|(cells, number)| (number, cells.iter().map(cell).collect())).collect())
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(at) => {
            at.as_datetime().map_or_else(String::new, |at| at.date().format("%Y-%m-%d").to_string())
        }
        // A NIB typed as a number has no decimals.
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        other => other.to_string(),
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
        let one = read("Nama;NIB;Tanggal;Sebelum\nSiti;;01-12-2026;60\n\n").unwrap();
        let wanted = ListRow {
            number: 2,
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
