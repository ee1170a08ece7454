//! The first sheet of an XLSX workbook as CSV text, so that it is read as every other table is. Bounded before it is unpacked.

use std::io::{self, Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};

/// The most bytes that a workbook may unpack to.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

/// Whether bytes are a workbook.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// The first sheet as text; `None` where there is none, or where it is too large.
pub(super) fn as_csv(bytes: &[u8]) -> Option<String> {
    if !is_bounded(bytes) {
        return None;
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let range = book.worksheet_range_at(0)?.ok()?;
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let above = range.start().map_or(0, |(row, _)| row);
    for _ in 0..above {
        writer.write_record([""]).ok()?;
    }
    for row in range.rows() {
        writer.write_record(row.iter().map(cell)).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// Unpacked once to nowhere, for what a workbook says of its own size may be a lie.
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

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(at) => {
            at.as_datetime().map_or_else(String::new, |at| at.date().format("%Y-%m-%d").to_string())
        }
        // An amount or a number that was typed as one has no decimals.
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        other => other.to_string(),
    }
}
