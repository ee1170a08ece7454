//! Bringing in entries from a spreadsheet: all or none, with a report of every row and cell that cannot be taken.

use domain::cooperatives::CooperativeId;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::table::BadCell;
use crate::usecases::ledger::importing::{self, ImportError, OPTIONAL, WANTED};
use crate::usecases::{Failure, Fault, ledger};
use crate::web::capability::{At, Owner};
use crate::web::cells::{self, Bad};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::posted::Upload;
use crate::web::routes::Routes;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default().get("/books/:id/import", ask).post("/books/:id/import", take)
}

const FILE: [&str; 1] = ["file"];

/// Columns, in the words of the page, and the example below them.
const EXAMPLE: &str = "entry,day,account,member,name,debit,credit,note,rate,months,method\n\
    1,2024-01-05,kas,,,120000,,Simpanan Januari,,,\n\
    1,2024-01-05,simpanan wajib,A-001,Siti Aminah,,20000,,,,\n\
    1,2024-01-05,simpanan sukarela,A-001,,,100000,,,,\n\
    2,2024-01-08,pinjaman,A-002,Andi Rahmat,1000000,,Pinjaman,18,10,menurun\n\
    2,2024-01-08,kas,,,,1000000,,,,";

#[derive(Debug, Serialize)]
pub(super) struct ImportPage {
    id: String,
    name: String,
    form: FormView,
    columns: Vec<Column>,
    bad: Vec<Bad>,
    count: String,
    example: String,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
    means: String,
    wanted: bool,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "pages/books/import.html";

    fn samples() -> Vec<Self> {
        let page = |bad: Vec<Bad>| Self {
            id: "1".into(),
            name: "Koperasi Tani Makmur".into(),
            form: FormView::new(&FILE),
            columns: vec![Column { name: "entry".into(), means: "…".into(), wanted: true }],
            bad,
            count: "1".into(),
            example: EXAMPLE.into(),
        };
        let bad = Bad {
            row: "2".into(),
            column: "entry".into(),
            value: "1".into(),
            why: "debit dan kredit tidak sama".into(),
        };
        vec![page(Vec::new()), page(vec![bad])]
    }
}

fn page(
    words: Wording<'_>,
    (id, name): (CooperativeId, String),
    form: FormView,
    bad: &[BadCell],
) -> ImportPage {
    let column = |name: &&str| Column {
        name: (*name).to_owned(),
        means: words.say(&format!("books-import-{name}")),
        wanted: WANTED.contains(name),
    };
    let count = i64::try_from(bad.len()).unwrap_or(i64::MAX);
    ImportPage {
        id: id.to_string(),
        name,
        form,
        columns: WANTED.iter().chain(&OPTIONAL).map(column).collect(),
        bad: cells::shown(words, bad),
        count: words.say_with("cooperatives-import-bad", &[("count", count.into())]),
        example: EXAMPLE.to_owned(),
    }
}

#[handler]
async fn ask(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    owner.render(&page(owner.wording(), (id, name), FormView::new(&FILE), &[]))
}

#[handler]
async fn take(owner: Owner, At(id): At<CooperativeId>, upload: Upload) -> Answer {
    let name = ledger::keeper(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let Some(file) = upload.files.into_iter().next() else {
        let form = FormView::new(&FILE).with_faults(&owner, vec![Fault::new("file", "file-missing")]);
        return owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(words, (id, name), form, &[]));
    };
    match importing::run(owner.app(), owner.actor(), id, &file.bytes).await {
        Ok(done) if done.added == 0 => {
            Ok(see_other_with(&format!("/books/{id}/entries"), "books-import-nothing-new"))
        }
        Ok(_) => Ok(see_other_with(&format!("/books/{id}/entries"), "books-imported")),
        Err(ImportError::Bad(bad)) => owner.render_as(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page(words, (id, name), FormView::new(&FILE), &bad),
        ),
        Err(ImportError::Failure(failure)) => Err(Failure::into(failure)),
    }
}
