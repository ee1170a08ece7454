//! What the rooms share: the database, the ambient things, the wires, the settings. Made once, by `main` or by a test.

use std::sync::Arc;

use crate::ambient::{Clock, Ids, Secrets};
use crate::files::Files;
use crate::mail::Mailer;
use crate::store::Db;
use crate::usecases::offers::catalogue::Banks;
use crate::usecases::passwords::Passwords;
use crate::usecases::sessions::SecondFactor;
use crate::vault::Vault;
use crate::web::pages::Pages;

/// The portal, ready to serve.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh ids.
    pub ids: Arc<dyn Ids>,
    /// Randomness.
    pub secrets: Arc<dyn Secrets>,
    /// The keys.
    pub vault: Arc<Vault>,
    /// Password hashing.
    pub passwords: Arc<Passwords>,
    /// The way out for mail.
    pub mailer: Arc<Mailer>,
    /// Where uploaded papers lie.
    pub files: Arc<Files>,
    /// The banks to choose from.
    pub banks: Arc<Banks>,
    /// Templates and texts.
    pub pages: Arc<Pages>,
    /// What was configured.
    pub settings: Arc<AppSettings>,
}

/// What the running portal needs of the configuration.
#[derive(Debug, Clone)]
pub struct AppSettings {
    /// Where the portal is reached, without a slash at the end.
    pub public_url: String,
    /// Cookies only over TLS; off on loopback.
    pub secure_cookies: bool,
    /// Name of the office, for the page frame.
    pub office_name: String,
    /// The header, in small letters, in which the proxy says from where a request comes; without it nothing is told apart
    /// by that.
    pub client_header: Option<String>,
    /// Whether second factors are asked for.
    pub second_factor: SecondFactor,
    /// The demo: sign-ins are shown, mails can be read on a page.
    pub demo: bool,
}

impl AppSettings {
    /// The host after the @ of a Message-ID.
    pub fn mail_host(&self) -> &str {
        let rest = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, rest)| rest);
        rest.split([':', '/']).next().unwrap_or("jembatan")
    }
}
