//! Lists as files for a spreadsheet: streamed page by page, so that a long list takes no more memory than a short one.
//!
//! UTF-8 with a byte order mark, for spreadsheets guess wrongly without; a cell that a spreadsheet would take for a
//! formula is quoted, for what is in it was typed by anyone.

use std::future::Future;
use std::io;
use std::sync::Arc;

use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use poem::http::header;
use poem::{Body, Response};

use crate::usecases::{Cursor, Failure, Page};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a spreadsheet would read as a formula begins with one of these.
fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

fn line(cells: Vec<String>) -> Result<Vec<u8>, io::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells.into_iter().map(guarded))?;
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

enum Next {
    After(Option<Cursor>),
    Nothing,
}

/// The whole list as a file of this name: `fetch` reads the page after a place, `cells` writes one row.
pub(crate) fn of<T, F>(
    name: &str,
    heads: Vec<String>,
    fetch: impl Fn(Option<Cursor>) -> F + Send + 'static,
    cells: impl Fn(T) -> Vec<String> + Send + Sync + 'static,
) -> Response
where
    T: Send + 'static,
    F: Future<Output = Result<Page<T>, Failure>> + Send + 'static,
{
    let cells = Arc::new(cells);
    let head = line(heads).map(|line| [BYTE_ORDER_MARK.as_bytes(), &line].concat());
    let rest = stream::try_unfold(Next::After(None), move |next| {
        let page = match next {
            Next::After(cursor) => Some(fetch(cursor)),
            Next::Nothing => None,
        };
        let cells = Arc::clone(&cells);
        async move {
            let Some(page) = page else { return Ok(None) };
            let page = page.await.map_err(|error| io::Error::other(error.to_string()))?;
            let lines: Result<Vec<_>, _> = page.rows.into_iter().map(|row| line(cells(row))).collect();
            let next = page.next.map_or(Next::Nothing, |cursor| Next::After(Some(cursor)));
            Ok::<_, io::Error>(Some((lines?.concat(), next)))
        }
    })
    .inspect_err(|error| tracing::error!(%error, "an export broke off"));
    Response::builder()
        .header(header::CONTENT_TYPE, "text/csv; charset=utf-8")
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\""))
        .body(Body::from_bytes_stream(stream::iter([head]).chain(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_quoted_and_commas_stay_in_their_cell() {
        let cells = ["=1+1", "+62", "-5", "@SUM", "Gula, Aren", "7"].map(str::to_owned).to_vec();
        let text = String::from_utf8(line(cells).unwrap()).unwrap();
        assert_eq!(text, "'=1+1,'+62,'-5,'@SUM,\"Gula, Aren\",7\r\n");
    }
}
