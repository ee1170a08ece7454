//! What stands around every page: language, who is signed in, navigation, a message from the last action.
//! `templates/base.html` prints it; a page never looks into it.

use domain::accounts::Role;
use domain::language::Language;
use serde::Serialize;

use super::navigation::NavItem;
use super::wording::Wording;

/// Everything `base.html` needs, as strings ready to print.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// Path and query of this page: where the language switch comes back to.
    pub address: String,
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// The navigation of the viewer's role.
    pub nav: Vec<NavItem>,
    /// What the last action left to say, in the reader's language.
    pub flash: Option<String>,
    /// The token that every form sends back.
    pub csrf: String,
    /// Whether this is the demonstration: a band says so on every page.
    pub demo: bool,
    /// The name of the office that runs the portal.
    pub office: String,
}

/// What the header says of a role.
pub(crate) fn role_word(words: Wording<'_>, role: Role) -> String {
    if role == Role::Owner { String::new() } else { words.label(role) }
}

/// Who is signed in, as the header shows them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Viewer {
    /// The person's name.
    pub name: String,
    /// The word for the role, in the reader's language; none for owners, who may be members and on boards as well.
    pub role: String,
    /// Notices not read yet.
    pub unread: i64,
}
