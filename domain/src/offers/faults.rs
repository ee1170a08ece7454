//! Faults of what organisations write, and the limits that offers and programs share.

use crate::language::Bilingual;

/// A fault, by the stable name of its field and a stable code that screens translate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TermsFault {
    /// The field, spelled as in the JSON.
    pub field: &'static str,
    /// The code.
    pub code: &'static str,
}

/// The faults found so far, in the order of the form.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<TermsFault>);

/// Longest name, in characters.
const NAME_MOST: usize = 120;
/// Longest summary, in characters.
const SUMMARY_MOST: usize = 600;

impl Faults {
    /// Notes a fault where something is wrong.
    pub(crate) fn when(&mut self, wrong: bool, field: &'static str, code: &'static str) -> &mut Self {
        if wrong {
            self.0.push(TermsFault { field, code });
        }
        self
    }

    /// Name and summary: there in Indonesian, and not too long in either language.
    pub(crate) fn of_texts(&mut self, name: &Bilingual, summary: &Bilingual) -> &mut Self {
        self.when(name.id.trim().is_empty(), "name", "required")
            .when(longest(name) > NAME_MOST, "name", "too-long")
            .when(summary.id.trim().is_empty(), "summary", "required")
            .when(longest(summary) > SUMMARY_MOST, "summary", "too-long")
    }

    /// All of them.
    pub(crate) fn into_vec(self) -> Vec<TermsFault> {
        self.0
    }
}

/// Whether something stands twice in a list.
pub(crate) fn repeats<T: PartialEq>(list: &[T]) -> bool {
    list.iter()
        .enumerate()
        .any(|(place, item)| list[..place].contains(item))
}

/// Characters of the longer of both languages.
fn longest(text: &Bilingual) -> usize {
    text.id.chars().count().max(text.en.chars().count())
}
