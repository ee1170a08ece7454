//! Bringing in the register: all rows or none, with a report of every cell that cannot be taken.

use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::asking::LIST;
use crate::table::BadCell;
use crate::usecases::Failure;
use crate::usecases::cooperatives::importing::{self, ImportError, OPTIONAL, WANTED};
use crate::usecases::cooperatives::records::COLUMNS;
use crate::web::capability::OfficeStaff;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::posted::Upload;
use crate::web::visit::Answer;
use crate::web::visit::see_other_with;
use crate::web::wording::Wording;

const FILE: [&str; 1] = ["file"];
/// Bad cells that are shown; the rest is counted.
const SHOWN: usize = 200;

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

#[derive(Debug, Serialize)]
struct Bad {
    row: String,
    column: String,
    value: String,
    why: String,
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
    let names = ["id"].iter().chain(&WANTED).chain(&COLUMNS[1..]).chain(&OPTIONAL);
    let column = |name: &&str| Column {
        name: (*name).to_owned(),
        means: words.say(&format!("cooperatives-import-{}", name.replace('_', "-"))),
        wanted: required.contains(name),
    };
    let count = i64::try_from(bad.len()).unwrap_or(i64::MAX);
    ImportPage {
        form,
        columns: names.map(column).collect(),
        bad: bad.iter().take(SHOWN).map(|cell| shown(words, cell)).collect(),
        count: words.say_with("cooperatives-import-bad", &[("count", count.into())]),
        example: "id,name,kind,founded_on,book_year_end,last_activity_on,rat_years\n\
                  K-001,Koperasi Tani Makmur,produsen,2012-03-15,12-31,2021-11-02,2019;2020"
            .to_owned(),
    }
}

fn shown(words: Wording<'_>, cell: &BadCell) -> Bad {
    let arguments = cell.why.arguments();
    let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    Bad {
        row: cell.line.to_string(),
        column: cell.column.clone(),
        value: cell.value.clone(),
        why: words.say_with(&format!("cell-{}", cell.why.code()), &arguments),
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
