//! From settings to a running portal: opens what is outside, makes the `App`, serves it, stops it.
//!
//! Holds no rule; whatever cannot be opened stops the start with one sentence.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::ambient::{Secrets as _, SystemClock, SystemIds, SystemSecrets};
use crate::app::{App, AppSettings};
use crate::config::{ConfigError, Settings, key_kept_in};
use crate::files::Files;
use crate::jobs;
use crate::mail::Mailer;
use crate::store::Db;
use crate::usecases::passwords::Passwords;
use crate::usecases::sessions::SecondFactor;
use crate::vault::Vault;
use crate::web::pages::Pages;
use crate::web::{self, server};

/// Why the portal does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A setting is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Another program listens where this one should.
    #[error("JEMBATAN_ADDRESS: {0} is taken by another program; stop that one or give another address")]
    Taken(SocketAddr),
    /// Something outside cannot be opened.
    #[error("{what}: {why}")]
    Outside {
        /// What could not be opened.
        what: &'static str,
        /// Why.
        why: String,
    },
}

fn outside(what: &'static str) -> impl Fn(&dyn std::fmt::Display) -> StartError {
    move |why| StartError::Outside { what, why: why.to_string() }
}

/// Opens everything and brings the database up to date.
pub async fn open(settings: &Settings) -> Result<App, StartError> {
    std::fs::create_dir_all(&settings.data)
        .map_err(|error| outside("the data folder cannot be made")(&error))?;
    let db = Db::open(&settings.database_url)
        .await
        .map_err(|error| outside("the database does not open")(&error))?;
    db.migrate().await.map_err(|error| outside("the database cannot be brought up to date")(&error))?;
    let key = match &settings.secret_key {
        Some(key) => key.clone(),
        None => key_kept_in(&settings.data, fresh_key()?)?,
    };
    Ok(App {
        db,
        clock: Arc::new(SystemClock),
        ids: Arc::new(SystemIds),
        secrets: Arc::new(SystemSecrets),
        vault: Arc::new(Vault::new(key.expose())),
        passwords: Arc::new(Passwords::default()),
        mailer: Arc::new(Mailer::open(&settings.mail)),
        files: Arc::new(
            Files::open(&settings.files)
                .map_err(|error| outside("the documents' store does not open")(&error))?,
        ),
        banks: Arc::default(),
        pages: Arc::new(Pages::load().map_err(|error| outside("the pages do not load")(&error))?),
        settings: Arc::new(app_settings(settings)),
    })
}

fn fresh_key() -> Result<impl FnOnce() -> [u8; 32], StartError> {
    let mut key = [0; 32];
    SystemSecrets.fill(&mut key).map_err(|error| outside("no key can be made")(&error))?;
    Ok(move || key)
}

fn app_settings(settings: &Settings) -> AppSettings {
    AppSettings {
        public_url: settings.public_url.clone(),
        secure_cookies: settings.is_https(),
        office_name: settings.office_name.clone(),
        client_header: settings.client_header.clone(),
        second_factor: if settings.demo { SecondFactor::Off } else { SecondFactor::Asked },
        demo: settings.demo,
    }
}

/// Takes the address before anything slow is done, so that a taken port is told at once.
pub async fn listen(settings: &mut Settings) -> Result<TcpListener, StartError> {
    let address = settings.address;
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AddrInUse => StartError::Taken(address),
        _ => StartError::Outside {
            what: "JEMBATAN_ADDRESS cannot be listened on",
            why: format!("{address}: {error}"),
        },
    };
    let listener = TcpListener::bind(settings.address).await.map_err(failed)?;
    if let Ok(actual) = listener.local_addr() {
        settings.bound_to(actual);
    }
    Ok(listener)
}

/// Serves until the operator asks to stop, with the jobs beside it.
pub async fn serve(app: App, listener: TcpListener) -> Result<(), StartError> {
    let app = Arc::new(app);
    let jobs = tokio::spawn(jobs::run(Arc::clone(&app)));
    let served = server::serve(listener, web::site(app), server::asked_to_stop()).await;
    jobs.abort();
    served.map_err(|error| outside("the portal stopped")(&error))
}
