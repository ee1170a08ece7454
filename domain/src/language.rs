//! The languages a reader may choose, and text that is carried in both.

use serde::{Deserialize, Serialize};

text_enum! {
    /// The language of a reader.
    #[derive(Default)]
    Language {
        /// Indonesian, the default.
        #[default]
        Id = "id",
        /// English.
        En = "en",
    }
}

/// A text in Indonesian and, where somebody wrote it, in English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// The Indonesian text; the one that must exist.
    pub id: String,
    /// The English text; empty where nobody wrote one.
    #[serde(default)]
    pub en: String,
}

impl Bilingual {
    /// The text for a reader and whether it is in the reader's language (`false`: fallen back, to be marked).
    pub fn read(&self, language: Language) -> (&str, bool) {
        match language {
            Language::Id if self.id.trim().is_empty() => (&self.en, false),
            Language::En if self.en.trim().is_empty() => (&self.id, false),
            Language::Id => (&self.id, true),
            Language::En => (&self.en, true),
        }
    }
}
