//! A whole portal for one test: real site, real database, clock and ids that stand still.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Duration, TimeZone, Utc};
use jembatan::ambient::{Clock, FixedClock, FixedSecrets, Ids, SystemIds};
use jembatan::app::{App, AppSettings};
use jembatan::config::{FileSettings, MailSettings, MailTransport};
use jembatan::files::Files;
use jembatan::jobs;
use jembatan::mail::Mailer;
use jembatan::store;
use jembatan::usecases::sessions::SecondFactor;
use jembatan::vault::Vault;
use jembatan::web::pages::Pages;
use poem::Response;
use poem::endpoint::BoxEndpoint;
use sea_orm::ConnectionTrait as _;
use tempfile::TempDir;

use super::database::TestDatabase;
use super::visitor::Visitor;

/// The portal under test.
pub struct Portal {
    pub app: Arc<App>,
    pub clock: Arc<FixedClock>,
    site: Arc<BoxEndpoint<'static, Response>>,
    mails: TempDir,
    _files: TempDir,
    pub(crate) database: TestDatabase,
}

/// Where the clock of every portal begins: a Monday morning in Sinjai.
pub fn monday() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 1, 0, 0).unwrap()
}

/// Templates and texts are read once: they are the same for every portal, and reading them costs a test more than all it does.
fn pages() -> Arc<Pages> {
    static PAGES: LazyLock<Arc<Pages>> = LazyLock::new(|| Arc::new(Pages::load().unwrap()));
    Arc::clone(&PAGES)
}

impl Portal {
    /// A fresh portal with second factors switched off, as in the demo: most tests are not about them.
    pub async fn open() -> Self {
        Self::open_with(SecondFactor::Off).await
    }

    /// A fresh portal.
    pub async fn open_with(second_factor: SecondFactor) -> Self {
        let mails = TempDir::new().unwrap();
        let mail = MailSettings {
            from: "Jembatan <jembatan@sinjai.example>".to_owned(),
            transport: MailTransport::Folder(mails.path().to_owned()),
        };
        Self::open_as("http://localhost", second_factor, &mail, mails).await
    }

    /// A fresh portal that is known to the world by an address of its own and sends its mail to a server.
    pub async fn open_at(public_url: &str, second_factor: SecondFactor, mail: &MailSettings) -> Self {
        Self::open_as(public_url, second_factor, mail, TempDir::new().unwrap()).await
    }

    async fn open_as(
        public_url: &str,
        second_factor: SecondFactor,
        mail: &MailSettings,
        mails: TempDir,
    ) -> Self {
        let database = TestDatabase::fresh().await;
        let files = TempDir::new().unwrap();
        let clock = Arc::new(FixedClock::at(monday()));
        let settings = AppSettings {
            public_url: public_url.to_owned(),
            secure_cookies: false,
            office_name: "Dinas Koperasi, UKM dan Tenaga Kerja Kabupaten Sinjai".to_owned(),
            client_header: Some("x-real-ip".to_owned()),
            second_factor,
            demo: false,
        };
        let app = Arc::new(App {
            db: database.db.clone(),
            clock: clock.clone(),
            ids: Arc::new(SystemIds),
            secrets: Arc::new(FixedSecrets::default()),
            vault: Arc::new(Vault::new(&[7; 32])),
            passwords: Arc::default(),
            mailer: Arc::new(Mailer::open(mail)),
            files: Arc::new(Files::open(&FileSettings::Folder(files.path().to_owned())).unwrap()),
            banks: Arc::default(),
            pages: pages(),
            settings: Arc::new(settings),
        });
        let site = Arc::new(jembatan::web::site(Arc::clone(&app)));
        Self { app, clock, site, mails, _files: files, database }
    }

    /// A stranger at the portal's door.
    pub fn stranger(&self) -> Visitor {
        Visitor::new(Arc::clone(&self.site))
    }

    /// A stranger at the door of a portal over the same database whose ids have a bug: the first who asks for one panics.
    pub fn stranger_where_ids_panic(&self) -> Visitor {
        struct Broken(AtomicBool);
        impl Ids for Broken {
            fn next(&self, now: DateTime<Utc>) -> uuid::Uuid {
                assert!(self.0.swap(true, Ordering::Relaxed), "rahasia dari dalam");
                SystemIds.next(now)
            }
        }
        let app = App { ids: Arc::new(Broken(AtomicBool::new(false))), ..App::clone(&self.app) };
        Visitor::new(Arc::new(jembatan::web::site(Arc::new(app))))
    }

    /// Time goes by.
    pub fn wait(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// A table is lost: from now on whatever needs it fails.
    pub async fn lose(&self, table: &str) {
        let gone = format!("ALTER TABLE {table} RENAME TO gone");
        self.database.outside().await.execute_unprepared(&gone).await.unwrap();
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Sends everything that waits in the outbox and answers the mails that went out, oldest first.
    pub async fn deliver_mail(&self) -> Vec<Delivered> {
        let before = self.mail_names();
        jobs::outbox::deliver_due(&self.app, "test").await.unwrap();
        assert_eq!(store::outbox::unsent(&self.app.db).await.unwrap(), 0, "a mail could not be sent");
        let mut mails = Vec::new();
        for name in self.mail_names().into_iter().filter(|name| !before.contains(name)) {
            let mail = self.app.mailer.read(&name).await.unwrap().expect("a mail that was just sent");
            mails.push(Delivered { to: mail.to, subject: mail.subject, text: mail.text });
        }
        mails
    }

    fn mail_names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.mails.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// A mail that went out.
#[derive(Debug, Clone)]
pub struct Delivered {
    /// The receiver's address.
    pub to: String,
    /// What happened.
    pub subject: String,
    /// The plain body.
    pub text: String,
}

impl Delivered {
    /// The first link of the mail, as a path of the portal.
    pub fn link(&self) -> String {
        let start = self.text.find("http://localhost/").unwrap_or_else(|| panic!("no link in {}", self.text));
        let link = self.text[start..].split_whitespace().next().unwrap();
        link.trim_start_matches("http://localhost").trim_end_matches(['.', '>', ')']).to_owned()
    }
}
