//! The start page and the pages that only speak.

use serde::Serialize;

use crate::web::pages::Page;

/// Who it is for, what it takes, what happens next; before any sign-in.
#[derive(Debug, Serialize)]
pub(super) struct StartPage {}

impl Page for StartPage {
    const TEMPLATE: &'static str = "pages/home/start.html";

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// A page of words: a title, a lead, parts with a heading each, paragraphs. All are keys of texts.
#[derive(Debug, Serialize)]
pub(super) struct WordsPage {
    title: &'static str,
    lead: &'static str,
    parts: &'static [&'static str],
    paragraphs: &'static [&'static str],
}

pub(super) const HELP: WordsPage = WordsPage {
    title: "help-title",
    lead: "help-lead",
    parts: &[
        "help-fit",
        "help-unknown",
        "help-nearly",
        "help-cost",
        "help-wait",
        "help-declined",
        "help-phone",
    ],
    paragraphs: &[],
};

pub(super) const PRIVACY: WordsPage = WordsPage {
    title: "privacy-title",
    lead: "privacy-lead",
    parts: &["privacy-kept", "privacy-who", "privacy-never", "privacy-rights"],
    paragraphs: &[],
};

pub(super) const ACCESSIBILITY: WordsPage = WordsPage {
    title: "accessibility-title",
    lead: "accessibility-lead",
    parts: &[],
    paragraphs: &["accessibility-text", "accessibility-tell"],
};

impl Page for WordsPage {
    const TEMPLATE: &'static str = "pages/home/words.html";

    fn samples() -> Vec<Self> {
        vec![HELP, PRIVACY, ACCESSIBILITY]
    }
}
