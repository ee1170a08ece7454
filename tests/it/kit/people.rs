//! People of every role, ready to act: built past the mail and the password, which have tests of their own.

use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::OrganisationId;
use jembatan::store;
use jembatan::usecases::accounts::registration::{self, NewAccount};
use jembatan::usecases::sessions;

use super::portal::Portal;
use super::visitor::Visitor;

/// An account and the visitor that is signed in to it.
#[derive(Clone)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// Its address.
    pub email: String,
    /// The browser in which it is signed in.
    pub browser: Visitor,
}

impl Portal {
    /// A signed-in owner.
    pub async fn owner(&self, name: &str) -> Person {
        self.person(name, Role::Owner, None).await
    }

    /// A signed-in clerk of the office.
    pub async fn clerk(&self, name: &str) -> Person {
        self.person(name, Role::OfficeStaff, None).await
    }

    /// A signed-in person of any role.
    pub async fn person(&self, name: &str, role: Role, organisation: Option<OrganisationId>) -> Person {
        let slug: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        let email = format!("{slug}@contoh.example");
        let id = self.account(name, &email, role, organisation).await;
        Person { id, email, browser: self.signed_in(id).await }
    }

    /// An account with a proved address and no password.
    pub async fn account(
        &self,
        name: &str,
        email: &str,
        role: Role,
        organisation: Option<OrganisationId>,
    ) -> AccountId {
        let new = NewAccount {
            email: email.to_owned(),
            name: name.to_owned(),
            phone: Some("+6281234567890".to_owned()),
            password: String::new(),
            language: Language::Id,
            role,
            organisation,
        };
        let tx = self.app.db.begin().await.unwrap();
        let id = registration::insert(&self.app, &tx, &new, None).await.unwrap();
        store::accounts::mark_proved(&tx, id, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A browser in which this account is signed in.
    pub async fn signed_in(&self, account: AccountId) -> Visitor {
        let tx = self.app.db.begin().await.unwrap();
        let secret = sessions::start(&self.app, &tx, account, b"none", "Firefox on Linux").await.unwrap();
        tx.commit().await.unwrap();
        let mut visitor = self.stranger();
        visitor.take_cookie("jembatan", &secret);
        visitor
    }
}
