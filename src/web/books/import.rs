//! Bringing in entries from a spreadsheet: all or none, with a report of every row and cell that cannot be taken.

use domain::cooperatives::CooperativeId;
use poem::handler;
use poem::http::StatusCode;

use crate::table::BadCell;
use crate::usecases::ledger::importing::{self, OPTIONAL, WANTED};
use crate::usecases::{Failure, Fault, ImportError, ledger};
use crate::web::capability::{At, Owner};
use crate::web::cells::{FILE, ImportPage, SHEETS, Sheet};
use crate::web::forms::FormView;
use crate::web::posted::Upload;
use crate::web::routes::Routes;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default().get("/books/:id/import", ask).post("/books/:id/import", take)
}

/// Columns, in the words of the page, and the example below them.
const EXAMPLE: &str = "entry,day,account,member,name,debit,credit,note,rate,months,method\n\
    1,2024-01-05,kas,,,120000,,Simpanan Januari,,,\n\
    1,2024-01-05,simpanan wajib,A-001,Siti Aminah,,20000,,,,\n\
    1,2024-01-05,simpanan sukarela,A-001,,,100000,,,,\n\
    2,2024-01-08,pinjaman,A-002,Andi Rahmat,1000000,,Pinjaman,18,10,menurun\n\
    2,2024-01-08,kas,,,,1000000,,,,";

fn page(
    words: Wording<'_>,
    (id, name): (CooperativeId, String),
    form: FormView,
    bad: &[BadCell],
) -> ImportPage {
    let sheet = Sheet {
        texts: "books-import",
        back: (format!("/books/{id}"), "books-title"),
        action: format!("/books/{id}/import"),
        accept: SHEETS,
        columns: WANTED.iter().chain(&OPTIONAL).copied().collect(),
        wanted: &WANTED,
        note: name,
        example: EXAMPLE,
    };
    ImportPage::of(words, &sheet, form, bad)
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
