//! The page on which a table is brought in, whatever it holds: the file, the bad cells of the last one, the columns. What a
//! file means is asked in the use case.

use serde::Serialize;

use super::forms::FormView;
use super::pages::Page;
use super::samples::Gallery;
use super::wording::Wording;
use crate::table::BadCell;

/// The one field of the form.
pub(crate) const FILE: [&str; 1] = ["file"];
/// The files that are read by [`text_of`](crate::table::text_of).
pub(crate) const SHEETS: &str = ".csv,.xlsx,text/csv";

/// Bad cells that are shown; the rest is counted.
const SHOWN: usize = 200;

/// A cell that cannot be taken.
#[derive(Debug, Serialize)]
struct Bad {
    row: String,
    column: String,
    value: String,
    why: String,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
    means: String,
    wanted: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct ImportPage {
    title: String,
    lead: String,
    back: String,
    back_label: String,
    action: String,
    file: String,
    file_hint: String,
    accept: &'static str,
    columns_mean: String,
    form: FormView,
    columns: Vec<Column>,
    bad: Vec<Bad>,
    count: String,
    note: String,
    example: &'static str,
}

/// What is told of one kind of table.
pub(crate) struct Sheet<'a> {
    /// What its texts begin with, such as `books-import`.
    pub(crate) texts: &'static str,
    /// Where the way back leads, and the key of its label.
    pub(crate) back: (String, &'static str),
    /// Where the form is sent.
    pub(crate) action: String,
    /// The kinds of file.
    pub(crate) accept: &'static str,
    /// The columns in their order.
    pub(crate) columns: Vec<&'static str>,
    /// Those that must be there.
    pub(crate) wanted: &'a [&'static str],
    /// What stands above the example, if anything.
    pub(crate) note: String,
    /// A table as it may look.
    pub(crate) example: &'static str,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "pages/imports/table.html";

    fn samples() -> Vec<Self> {
        let page = |bad: Vec<Bad>, note: &str| Self {
            title: "Impor daftar".into(),
            lead: "Semua baris, atau tidak satu pun.".into(),
            back: "/home".into(),
            back_label: "Kembali".into(),
            action: "/office/cooperatives/import".into(),
            file: "Berkas".into(),
            file_hint: "CSV atau XLSX".into(),
            accept: SHEETS,
            columns_mean: "…".into(),
            form: FormView::new(&FILE),
            columns: vec![Column { name: "number".into(), means: "…".into(), wanted: true }],
            bad,
            count: "1".into(),
            note: note.into(),
            example: "number,name",
        };
        let bad = Bad {
            row: "2".into(),
            column: "joined_on".into(),
            value: "besok".into(),
            why: "bukan tanggal".into(),
        };
        vec![page(Vec::new(), ""), page(vec![bad], "Koperasi Tani Makmur")]
    }
}

impl ImportPage {
    /// The page, with what was wrong with the file that was sent.
    pub(crate) fn of(words: Wording<'_>, sheet: &Sheet<'_>, form: FormView, bad: &[BadCell]) -> Self {
        let say = |part: &str| words.say(&format!("{}-{}", sheet.texts, part.replace('_', "-")));
        let column = |name: &&'static str| Column {
            name: (*name).to_owned(),
            means: say(name),
            wanted: sheet.wanted.contains(name),
        };
        let count = i64::try_from(bad.len()).unwrap_or(i64::MAX);
        let (back, label) = &sheet.back;
        Self {
            title: say("title"),
            lead: say("lead"),
            back: back.clone(),
            back_label: words.say(label),
            action: sheet.action.clone(),
            file: say("file"),
            file_hint: say("file-hint"),
            accept: sheet.accept,
            columns_mean: say("columns-means"),
            form,
            columns: sheet.columns.iter().map(column).collect(),
            bad: shown(words, bad),
            count: words.say_with("cooperatives-import-bad", &[("count", count.into())]),
            note: sheet.note.clone(),
            example: sheet.example,
        }
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<ImportPage>();
}

/// The first of them in words.
fn shown(words: Wording<'_>, bad: &[BadCell]) -> Vec<Bad> {
    bad.iter().take(SHOWN).map(|cell| one(words, cell)).collect()
}

fn one(words: Wording<'_>, cell: &BadCell) -> Bad {
    let arguments = cell.why.arguments();
    let arguments: Vec<_> =
        arguments.iter().map(|(name, value)| (*name, words.argument(value).into())).collect();
    Bad {
        row: cell.line.to_string(),
        column: cell.column.clone(),
        value: cell.value.clone(),
        why: words.say_with(&format!("cell-{}", cell.why.code()), &arguments),
    }
}
