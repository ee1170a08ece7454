//! Where each role can go from any page: one table. Whether a page opens is decided by its handler, never here.

use domain::accounts::Role;
use serde::Serialize;

use super::wording::Wording;

/// One entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// Its word.
    pub label: String,
    /// Where it leads.
    pub href: &'static str,
    /// Whether the page shown lies below it.
    pub current: bool,
}

/// The key of a word, and an address.
type Entry = (&'static str, &'static str);

const STRANGER: &[Entry] = &[
    ("nav-check", "/check"),
    ("nav-offers", "/offers"),
    ("nav-programs", "/programs"),
    ("nav-trainings", "/trainings"),
    ("nav-track", "/track"),
];
const OWNER: &[Entry] = &[
    ("nav-home", "/businesses"),
    ("nav-matches", "/matches"),
    ("nav-applications", "/applications"),
    ("nav-cooperatives", "/cooperatives"),
    ("nav-offers", "/offers"),
    ("nav-programs", "/programs"),
    ("nav-trainings", "/trainings"),
];
const BANK: &[Entry] =
    &[("nav-queue", "/queue"), ("nav-own-offers", "/bank/offers"), ("nav-colleagues", "/organisation")];
const PARTNER: &[Entry] = &[
    ("nav-queue", "/queue"),
    ("nav-participants", "/participants"),
    ("nav-own-programs", "/partner/programs"),
    ("nav-colleagues", "/organisation"),
];
const MENTOR: &[Entry] =
    &[("nav-participants", "/participants"), ("nav-queue", "/queue"), ("nav-colleagues", "/organisation")];
const OFFICE: &[Entry] = &[
    ("nav-monitor", "/office"),
    ("nav-gaps", "/office/gaps"),
    ("nav-funds", "/office/funds"),
    ("nav-trainings", "/office/trainings"),
    ("nav-cases", "/office/applications"),
    ("nav-facts", "/office/facts"),
    ("nav-businesses", "/office/businesses"),
    ("nav-organisations", "/office/organisations"),
    ("nav-cooperatives", "/office/cooperatives"),
    ("nav-mentors", "/office/mentors"),
    ("nav-mail", "/office/mail"),
    ("nav-colleagues", "/organisation"),
];

/// Pages that lie below an entry by what they show, though not by their address.
const BELOW: &[Entry] = &[
    ("/apply", "/matches"),
    ("/sessions", "/applications"),
    ("/memberships", "/cooperatives"),
    ("/books", "/cooperatives"),
    ("/entries", "/cooperatives"),
    ("/batches", "/cooperatives"),
    ("/cases", "/queue"),
    ("/office/disputes", "/office/cooperatives"),
    ("/office/lines", "/office/funds"),
    ("/office/bookings", "/office/funds"),
    ("/office/cases", "/office/applications"),
];

/// The navigation of a role (`None`: a stranger) on the page at `path`.
pub fn entries(role: Option<Role>, path: &str, wording: Wording<'_>) -> Vec<NavItem> {
    let table = table(role);
    let here = path.split(['?', '#']).next().unwrap_or(path);
    let current = nearest(table, here);
    let item =
        |&(key, href): &Entry| NavItem { label: wording.say(key), href, current: current == Some(href) };
    table.iter().map(item).collect()
}

fn table(role: Option<Role>) -> &'static [Entry] {
    match role {
        None => STRANGER,
        Some(Role::Owner) => OWNER,
        Some(Role::BankOfficer | Role::BankApprover) => BANK,
        Some(Role::Coordinator) => PARTNER,
        Some(Role::Mentor) => MENTOR,
        Some(Role::OfficeStaff | Role::OfficeHead) => OFFICE,
    }
}

fn nearest(table: &[Entry], here: &str) -> Option<&'static str> {
    let below =
        |top: &str| here.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let own = table.iter().map(|&(_, href)| (href, href));
    let others = BELOW.iter().copied().filter(|&(_, href)| table.iter().any(|&(_, own)| own == href));
    own.chain(others).filter(|&(top, _)| below(top)).max_by_key(|&(top, _)| top.len()).map(|(_, href)| href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_nearest_entry_is_current() {
        assert_eq!(nearest(OFFICE, "/office"), Some("/office"));
        assert_eq!(nearest(OFFICE, "/office/facts"), Some("/office/facts"));
        assert_eq!(nearest(OFFICE, "/offices"), None);
    }

    #[test]
    fn a_page_lies_below_the_entry_that_it_is_about() {
        assert_eq!(nearest(OFFICE, "/office/disputes"), Some("/office/cooperatives"));
        assert_eq!(nearest(OWNER, "/memberships/1/looks"), Some("/cooperatives"));
        assert_eq!(nearest(BANK, "/cases/1"), Some("/queue"));
        assert_eq!(nearest(OWNER, "/cases/1"), None);
    }
}
