//! Accounts: registering, proving an address, signing in.
//!
//! Never tells a stranger whether an address has an account: the answer is the same, the mail differs.

pub mod invitations;
pub mod password;
pub mod registration;
pub mod second_factor;
pub mod settings;
pub mod signing_in;

use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::OrganisationId;

/// An account as the use cases see it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Its address, lower case; a member of a cooperative may have none.
    pub email: Option<String>,
    /// The telephone number it signs in with, in E.164, where it was opened by a code on paper.
    pub sign_in_phone: Option<String>,
    /// Whether the address has been proved by a link.
    pub email_proved: bool,
    /// What is kept of the password.
    pub password: Option<String>,
    /// Its role.
    pub role: Role,
    /// Its organisation.
    pub organisation: Option<OrganisationId>,
    /// Its name on screen.
    pub name: String,
    /// Its phone in E.164.
    pub phone: Option<String>,
    /// Its language.
    pub language: Language,
    /// Whether a second factor is set up.
    pub second_factor_on: bool,
    /// Whether it was closed.
    pub disabled: bool,
}

impl Account {
    /// What its person types to sign in: the address, or where there is none the telephone number.
    pub fn sign_in_name(&self) -> &str {
        self.email.as_deref().or(self.sign_in_phone.as_deref()).unwrap_or_default()
    }
}

/// What a token in a mailed link is good for.
pub mod purpose {
    /// Proves the address of a new account.
    pub const PROVE: &str = "prove";
    /// Sets a new password.
    pub const RESET: &str = "reset";
    /// Moves the account to a new address.
    pub const CHANGE_EMAIL: &str = "change_email";
    /// Joins an organisation.
    pub const INVITE: &str = "invite";
}
