//! Bringing in the register: all rows or none, with a report of every cell that cannot be taken.

use domain::cooperatives::Practice;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::asking::LIST;
use crate::table::BadCell;
use crate::usecases::Failure;
use crate::usecases::cooperatives::importing::{self, ImportError, OPTIONAL, WANTED};
use crate::usecases::cooperatives::records::COLUMNS;
use crate::web::capability::OfficeStaff;
use crate::web::cells::{self, Bad};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::posted::Upload;
use crate::web::visit::Answer;
use crate::web::visit::see_other_with;
use crate::web::wording::Wording;

const FILE: [&str; 1] = ["file"];

#[derive(Debug, Serialize)]
pub(super) struct ImportPage {
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
    const TEMPLATE: &'static str = "pages/cooperatives/import.html";

    fn samples() -> Vec<Self> {
        let page = |bad: Vec<Bad>| Self {
            form: FormView::new(&FILE),
            columns: vec![Column { name: "id".into(), means: "…".into(), wanted: true }],
            bad,
            count: "1".into(),
            example: "id,name".into(),
        };
        let bad = Bad {
            row: "2".into(),
            column: "kind".into(),
            value: "x".into(),
            why: "bukan jenis koperasi".into(),
        };
        vec![page(Vec::new()), page(vec![bad])]
    }
}

fn page(words: Wording<'_>, form: FormView, bad: &[BadCell]) -> ImportPage {
    let required = ["id", WANTED[0], WANTED[1]];
    let practices = Practice::ALL.iter().map(|practice| practice.as_str());
    let names = ["id"].into_iter().chain(WANTED).chain(COLUMNS[1..].iter().copied()).chain(OPTIONAL);
    let column = |name: &str| Column {
        name: name.to_owned(),
        means: words.say(&format!("cooperatives-import-{}", name.replace('_', "-"))),
        wanted: required.contains(&name),
    };
    let count = i64::try_from(bad.len()).unwrap_or(i64::MAX);
    ImportPage {
        form,
        columns: names.chain(practices).map(column).collect(),
        bad: cells::shown(words, bad),
        count: words.say_with("cooperatives-import-bad", &[("count", count.into())]),
        example: "id,name,kind,founded_on,book_year_end,last_activity_on,rat_years\n\
                  K-001,Koperasi Tani Makmur,produsen,2012-03-15,12-31,2021-11-02,2019;2020"
            .to_owned(),
    }
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
