//! Bringing in members from a spreadsheet: all or none, with every row and cell that cannot be taken.

use domain::cooperatives::CooperativeId;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::member::writer;
use crate::table::BadCell;
use crate::usecases::roll::importing::{self, Done, ImportError, OPTIONAL, WANTED};
use crate::usecases::{Failure, Fault};
use crate::web::capability::{At, Owner};
use crate::web::cells::{self, Bad};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::posted::Upload;
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const FILE: [&str; 1] = ["file"];

const EXAMPLE: &str = "number,name,nik,phone,joined_on,left_on\n\
    A-001,Siti Aminah,7307054101800000,081200000001,2020-01-05,\n\
    A-002,Andi Rahmat,,,05-01-2020,31-12-2025";

#[derive(Debug, Serialize)]
pub(super) struct ImportPage {
    id: String,
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
    const TEMPLATE: &'static str = "pages/roll/import.html";

    fn samples() -> Vec<Self> {
        let page = |bad: Vec<Bad>| Self {
            id: "1".into(),
            form: FormView::new(&FILE),
            columns: vec![Column { name: "number".into(), means: "…".into(), wanted: true }],
            bad,
            count: "1".into(),
            example: EXAMPLE.into(),
        };
        let bad = Bad {
            row: "2".into(),
            column: "joined_on".into(),
            value: "besok".into(),
            why: "bukan tanggal".into(),
        };
        vec![page(Vec::new()), page(vec![bad])]
    }
}

fn page(words: Wording<'_>, id: CooperativeId, form: FormView, bad: &[BadCell]) -> ImportPage {
    let column = |name: &&str| Column {
        name: (*name).to_owned(),
        means: words.say(&format!("roll-import-{}", name.replace('_', "-"))),
        wanted: WANTED.contains(name),
    };
    let count = i64::try_from(bad.len()).unwrap_or(i64::MAX);
    ImportPage {
        id: id.to_string(),
        form,
        columns: WANTED.iter().chain(&OPTIONAL).map(column).collect(),
        bad: cells::shown(words, bad),
        count: words.say_with("cooperatives-import-bad", &[("count", count.into())]),
        example: EXAMPLE.to_owned(),
    }
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
