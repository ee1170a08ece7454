//! The list as CSV, sent while it is read: UTF-8 with a mark that spreadsheets want, and no cell that they would run.

use futures_util::stream;
use poem::http::header;
use poem::{Body, Response};

use crate::usecases::Failure;
use crate::usecases::applications::queue::{self, Cursor, QueueRow};
use crate::web::capability::CaseWorker;
use crate::web::wording::Wording;

/// Where the reading of the list is.
enum At {
    Head,
    After(Option<Cursor>),
    End,
}

/// The whole list that the filters leave, page by page.
pub(super) fn stream(desk: CaseWorker, asked: queue::Asked) -> Response {
    let pieces = stream::try_unfold((desk, asked, At::Head), |(desk, asked, at)| async move {
        let cursor = match at {
            At::Head => {
                let head = head(desk.wording());
                return Ok(Some((head, (desk, asked, At::After(None)))));
            }
            At::After(cursor) => cursor,
            At::End => return Ok::<_, std::io::Error>(None),
        };
        let page = queue::export(desk.app(), desk.actor(), &asked, cursor.as_ref())
            .await
            .map_err(|why| broken(&why))?;
        let now = desk.app().clock.now();
        let lines: Vec<u8> =
            page.rows.iter().flat_map(|row| line(&cells(desk.wording(), row, now))).collect();
        let next = page.next.map_or(At::End, |next| At::After(Some(next)));
        Ok(Some((lines, (desk, asked, next))))
    });
    Response::builder()
        .header(header::CONTENT_TYPE, "text/csv; charset=utf-8")
        .header(header::CONTENT_DISPOSITION, "attachment; filename=\"antrean.csv\"")
        .body(Body::from_bytes_stream(pieces))
}

fn broken(why: &Failure) -> std::io::Error {
    std::io::Error::other(why.to_string())
}

fn head(words: Wording<'_>) -> Vec<u8> {
    let names = [
        "queue-receipt",
        "queue-business",
        "queue-subject",
        "queue-amount",
        "queue-tenor",
        "queue-status",
        "queue-waiting",
        "queue-age",
        "queue-assignee",
    ];
    let mut head = "\u{feff}".as_bytes().to_vec();
    head.extend(line(&names.map(|name| words.say(name))));
    head
}

fn cells(words: Wording<'_>, row: &QueueRow, now: chrono::DateTime<chrono::Utc>) -> [String; 9] {
    [
        row.receipt.map(|receipt| receipt.to_string()).unwrap_or_default(),
        row.business.clone(),
        row.name.read(words.language()).0.to_owned(),
        row.amount.map(|amount| amount.to_string()).unwrap_or_default(),
        row.tenor_months.map(|months| months.to_string()).unwrap_or_default(),
        words.label(row.status),
        row.waiting(now).to_string(),
        row.age(now).map(|days| days.to_string()).unwrap_or_default(),
        row.assignee.clone().unwrap_or_default(),
    ]
}

/// One line. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
fn line(cells: &[String]) -> Vec<u8> {
    let quoted: Vec<String> = cells
        .iter()
        .map(|cell| {
            let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
            format!("\"{guard}{}\"", cell.replace('"', "\"\""))
        })
        .collect();
    format!("{}\r\n", quoted.join(",")).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_would_run_is_disarmed() {
        let cells = ["=1+1".to_owned(), "Gula \"Aren\"".to_owned()];
        assert_eq!(String::from_utf8(line(&cells)).unwrap(), "\"'=1+1\",\"Gula \"\"Aren\"\"\"\r\n");
    }
}
