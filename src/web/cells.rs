//! Bad cells of a table that somebody brought, as they are shown.

use serde::Serialize;

use super::wording::Wording;
use crate::table::BadCell;

/// Bad cells that are shown; the rest is counted.
const SHOWN: usize = 200;

/// A cell that cannot be taken.
#[derive(Debug, Serialize)]
pub(crate) struct Bad {
    pub(crate) row: String,
    pub(crate) column: String,
    pub(crate) value: String,
    pub(crate) why: String,
}

/// The first of them in words.
pub(crate) fn shown(words: Wording<'_>, bad: &[BadCell]) -> Vec<Bad> {
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
