//! Bringing in the register: all rows or none, with a report of every cell that cannot be taken.

use domain::cooperatives::Practice;
use poem::handler;
use poem::http::StatusCode;

use super::asking::LIST;
use crate::table::BadCell;
use crate::usecases::cooperatives::importing::{self, OPTIONAL, WANTED};
use crate::usecases::cooperatives::records::COLUMNS;
use crate::usecases::{Failure, ImportError};
use crate::web::capability::OfficeStaff;
use crate::web::cells::{FILE, ImportPage, Sheet};
use crate::web::forms::FormView;
use crate::web::posted::Upload;
use crate::web::visit::Answer;
use crate::web::visit::see_other_with;
use crate::web::wording::Wording;

const EXAMPLE: &str = "id,name,kind,founded_on,book_year_end,last_activity_on,rat_years\n\
    K-001,Koperasi Tani Makmur,produsen,2012-03-15,12-31,2021-11-02,2019;2020";

fn page(words: Wording<'_>, form: FormView, bad: &[BadCell]) -> ImportPage {
    let practices = Practice::ALL.iter().map(|practice| practice.as_str());
    let names = ["id"].into_iter().chain(WANTED).chain(COLUMNS[1..].iter().copied()).chain(OPTIONAL);
    let sheet = Sheet {
        texts: "cooperatives-import",
        back: (LIST.to_owned(), "cooperatives-title"),
        action: format!("{LIST}/import"),
        accept: ".csv,text/csv",
        columns: names.chain(practices).collect(),
        wanted: &["id", WANTED[0], WANTED[1]],
        note: String::new(),
        example: EXAMPLE,
    };
    ImportPage::of(words, &sheet, form, bad)
}

#[handler]
pub(super) async fn ask(clerk: OfficeStaff) -> Answer {
    clerk.render(&page(clerk.wording(), FormView::new(&FILE), &[]))
}

#[handler]
pub(super) async fn take(clerk: OfficeStaff, upload: Upload) -> Answer {
    let words = clerk.wording();
    let Some(file) = upload.files.into_iter().next() else {
        let faults = vec![crate::usecases::Fault::new("file", "file-missing")];
        let form = FormView::new(&FILE).with_faults(&clerk, faults);
        return clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(words, form, &[]));
    };
    match importing::run(clerk.app(), clerk.actor(), &file.bytes).await {
        Ok(_) => Ok(see_other_with(LIST, "cooperatives-imported")),
        Err(ImportError::Bad(bad)) => {
            clerk.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(words, FormView::new(&FILE), &bad))
        }
        Err(ImportError::Failure(failure)) => Err(Failure::into(failure)),
    }
}
