//! Bringing in members from a spreadsheet: all or none, with every row and cell that cannot be taken.

use domain::cooperatives::CooperativeId;
use poem::handler;
use poem::http::StatusCode;

use super::member::writer;
use crate::table::BadCell;
use crate::usecases::roll::importing::{self, Done, OPTIONAL, WANTED};
use crate::usecases::{Failure, Fault, ImportError};
use crate::web::capability::{At, Owner};
use crate::web::cells::{FILE, ImportPage, SHEETS, Sheet};
use crate::web::forms::FormView;
use crate::web::posted::Upload;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const EXAMPLE: &str = "number,name,nik,phone,joined_on,left_on\n\
    A-001,Siti Aminah,7307054101800000,081200000001,2020-01-05,\n\
    A-002,Andi Rahmat,,,05-01-2020,31-12-2025";

fn page(words: Wording<'_>, id: CooperativeId, form: FormView, bad: &[BadCell]) -> ImportPage {
    let sheet = Sheet {
        texts: "roll-import",
        back: (format!("/cooperatives/{id}/members"), "roll-title"),
        action: format!("/cooperatives/{id}/members/import"),
        accept: SHEETS,
        columns: WANTED.iter().chain(&OPTIONAL).copied().collect(),
        wanted: &WANTED,
        note: String::new(),
        example: EXAMPLE,
    };
    ImportPage::of(words, &sheet, form, bad)
}

#[handler]
pub(super) async fn ask(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    writer(&owner, id).await?;
    owner.render(&page(owner.wording(), id, FormView::new(&FILE), &[]))
}

#[handler]
pub(super) async fn take(owner: Owner, At(id): At<CooperativeId>, upload: Upload) -> Answer {
    writer(&owner, id).await?;
    let words = owner.wording();
    let Some(file) = upload.files.into_iter().next() else {
        let form = FormView::new(&FILE).with_faults(&owner, vec![Fault::new("file", "file-missing")]);
        return owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(words, id, form, &[]));
    };
    let list = format!("/cooperatives/{id}/members");
    match importing::run(owner.app(), owner.actor(), id, &file.bytes).await {
        Ok(Done { added: 0, changed: 0, .. }) => Ok(see_other_with(&list, "roll-import-nothing-new")),
        Ok(_) => Ok(see_other_with(&list, "roll-imported")),
        Err(ImportError::Bad(bad)) => {
            let page = page(words, id, FormView::new(&FILE), &bad);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(ImportError::Failure(failure)) => Err(Failure::into(failure)),
    }
}
