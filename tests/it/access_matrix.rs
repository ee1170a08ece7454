//! Who gets in where: every address of the site, asked by every role, as one grid.
//!
//! A new address shows up here by itself. `INSTA_UPDATE=always cargo test --test it access_matrix` writes the grid anew;
//! then read what changed: a 200 where there was a 403 is a door left open.

use std::fmt::Write as _;

use domain::accounts::{AccountId, Role};
use jembatan::web::addresses;
use poem::http::{Method, StatusCode};

use crate::kit::portal::Portal;
use crate::kit::visitor::Visitor;

/// An id of the right shape that nothing has.
const NOBODY: &str = "01900000-0000-7000-8000-000000000000";

fn filled(path: &str) -> String {
    let part = |part: &str| match part.strip_prefix(':') {
        Some("token") => "no-such-token".to_owned(),
        Some(_) => NOBODY.to_owned(),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

struct Guest {
    name: &'static str,
    id: Option<AccountId>,
    browser: Visitor,
    token: String,
}

impl Guest {
    async fn of(portal: &Portal, name: &'static str, role: Option<Role>) -> Self {
        let organisation = match role {
            Some(Role::BankOfficer | Role::BankApprover) => {
                Some(portal.bank(&format!("Bank {name}")).await.id)
            }
            Some(Role::Coordinator | Role::Mentor) => {
                Some(portal.partner(&format!("Perumda {name}")).await.id)
            }
            _ => None,
        };
        let id = match role {
            Some(role) => Some(portal.person(name, role, organisation).await.id),
            None => None,
        };
        let mut guest = Self { name, id, browser: portal.stranger(), token: String::new() };
        guest.begin(portal).await;
        guest
    }

    /// Begins a session; some addresses end the one before.
    async fn begin(&mut self, portal: &Portal) {
        self.browser = match self.id {
            Some(id) => portal.signed_in(id).await,
            None => portal.stranger(),
        };
        let page = self.browser.open("/sign-in").await;
        page.form("/sign-in").value("csrf").unwrap().clone_into(&mut self.token);
    }
}

/// The status, and of a redirect the door it leads to: being sent to sign in is not being let in.
async fn answer(guest: &Guest, method: &str, path: &str) -> String {
    let mut browser = guest.browser.clone();
    let seen = if method == "GET" {
        browser.ask(path).await
    } else {
        browser.post(path, &[("csrf".to_owned(), guest.token.clone())]).await
    };
    let door = seen.status == StatusCode::SEE_OTHER && seen.location().starts_with("/sign-in?");
    if door { "door".to_owned() } else { seen.status.as_u16().to_string() }
}

#[tokio::test]
async fn every_address_answers_every_role_as_the_grid_says() {
    let portal = Portal::open().await;
    let roles = [
        ("stranger", None),
        ("owner", Some(Role::Owner)),
        ("officer", Some(Role::BankOfficer)),
        ("approver", Some(Role::BankApprover)),
        ("coordin.", Some(Role::Coordinator)),
        ("mentor", Some(Role::Mentor)),
        ("staff", Some(Role::OfficeStaff)),
        ("head", Some(Role::OfficeHead)),
    ];
    let mut guests = Vec::new();
    for (name, role) in roles {
        guests.push(Guest::of(&portal, name, role).await);
    }
    let mut grid = format!("{:56}", "");
    for guest in &guests {
        write!(grid, "{:>9}", guest.name).unwrap();
    }
    for line in addresses() {
        write!(grid, "\n{:56}", format!("{} {}", line.method, line.path)).unwrap();
        for guest in &mut guests {
            let status = answer(guest, line.method, &filled(line.path)).await;
            assert!(!status.starts_with('5'), "{} {} as {}: {status}", line.method, line.path, guest.name);
            write!(grid, "{status:>9}").unwrap();
            if ends_session(line.path) {
                guest.begin(&portal).await;
            }
        }
    }
    insta::assert_snapshot!(grid);
}

fn ends_session(path: &str) -> bool {
    path == "/sign-out" || path == "/account/sessions/end-all"
}

#[tokio::test]
async fn every_address_knows_its_methods() {
    let portal = Portal::open().await;
    for line in addresses() {
        let path = filled(line.path);
        let seen = portal.stranger().request(Method::PUT, &path, None, Vec::new()).await;
        seen.is(StatusCode::METHOD_NOT_ALLOWED);
        assert!(seen.headers.contains_key("allow"), "{path}");
    }
}

#[test]
fn no_address_is_given_twice() {
    let mut all = addresses();
    let count = all.len();
    all.dedup();
    assert_eq!(all.len(), count, "one of the two would never be reached");
}
