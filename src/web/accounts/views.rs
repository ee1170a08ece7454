//! The pages of registration.

use serde::Serialize;

use super::forms::NAMES;
use crate::web::forms::FormView;
use crate::web::pages::Page;

#[derive(Debug, Serialize)]
pub(super) struct RegisterPage {
    pub(super) form: FormView,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "pages/accounts/register.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&NAMES) }]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct SentPage {
    pub(super) demo: bool,
}

impl Page for SentPage {
    const TEMPLATE: &'static str = "pages/accounts/sent.html";

    fn samples() -> Vec<Self> {
        vec![Self { demo: true }, Self { demo: false }]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ProvePage {
    pub(super) token: String,
    pub(super) form: FormView,
    /// Whether the password is asked for.
    pub(super) asks: bool,
}

impl Page for ProvePage {
    const TEMPLATE: &'static str = "pages/accounts/prove.html";

    fn samples() -> Vec<Self> {
        let sample = |asks| Self { token: "token".into(), form: FormView::new(&["password"]), asks };
        vec![sample(false), sample(true)]
    }
}

/// A line of a `data_list`.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) term: String,
    pub(super) detail: String,
    pub(super) href: String,
    pub(super) link: String,
    pub(super) note: String,
}

impl Row {
    pub(super) fn sample() -> Self {
        Self {
            term: "E-mail".into(),
            detail: "nama@contoh.id".into(),
            href: "/account/email".into(),
            link: "Ubah".into(),
            note: String::new(),
        }
    }
}

/// One of several to choose from.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

impl Choice {
    pub(super) fn sample() -> Self {
        Self { value: "id".into(), label: "Bahasa Indonesia".into() }
    }
}
