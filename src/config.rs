//! The only reader of the environment: turns names and texts into [`Settings`], or one sentence that names the setting
//! at fault and how to mend it. It connects to nothing. `docs/configuration.md` lists the settings.

mod files;
mod key;
mod mail;
mod source;

use std::net::SocketAddr;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use source::Source;
use url::{Host, Url};

pub use files::{FileSettings, S3Settings};
pub use key::{SecretKey, key_kept_in};
pub use mail::{MailSettings, MailTransport, SmtpSettings, SmtpTls};

/// Everything the operator decides.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Folder for what the portal keeps on disk: the default database, mails, documents, the key.
    pub data: PathBuf,
    /// Where the data lives: `sqlite://...` or `postgres://...`. Secret, for it may hold a password.
    pub database_url: SecretString,
    /// Where the portal listens.
    pub address: SocketAddr,
    /// How people reach the portal, without a slash at the end; links in mails begin with it.
    pub public_url: String,
    /// The name of the office on pages and mails.
    pub office_name: String,
    /// The key for personal data, if the operator keeps it; otherwise see [`key_kept_in`].
    pub secret_key: Option<SecretKey>,
    /// How mail leaves.
    pub mail: MailSettings,
    /// Where documents are kept.
    pub files: FileSettings,
    /// What is logged, as filter directives.
    pub log: String,
    /// The header in which the proxy says from where a request comes.
    pub client_header: Option<String>,
    /// Whether this is a demonstration on synthetic people: shows mails on a page and does not ask for a second factor.
    pub demo: bool,
    own_public_url: bool,
}

/// Why the portal cannot start; the text is one sentence that names the setting and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(pub(crate) String);

impl Settings {
    /// Every setting there is, in alphabetical order.
    pub const NAMES: [&str; 17] = [
        "DATABASE_URL",
        "JEMBATAN_ADDRESS",
        "JEMBATAN_CLIENT_HEADER",
        "JEMBATAN_DATA",
        "JEMBATAN_DEMO",
        "JEMBATAN_FILES",
        "JEMBATAN_LOG",
        "JEMBATAN_MAIL_FOLDER",
        "JEMBATAN_MAIL_FROM",
        "JEMBATAN_OFFICE_NAME",
        "JEMBATAN_PUBLIC_URL",
        "JEMBATAN_S3_ENDPOINT",
        "JEMBATAN_S3_KEY",
        "JEMBATAN_S3_REGION",
        "JEMBATAN_S3_SECRET",
        "JEMBATAN_SECRET_KEY",
        "JEMBATAN_SMTP_URL",
    ];

    /// What is logged where nobody says.
    pub const USUAL_LOG: &str = "info";

    /// The settings of this process.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_env_with(&[])
    }

    /// The settings of this process, where `overrides` (from the command line) win over the environment.
    pub fn from_env_with(overrides: &[(&str, &str)]) -> Result<Self, ConfigError> {
        let mut source = Source::from_env()?;
        source.override_with(overrides);
        Self::read(&source)
    }

    /// The settings that these names and texts make; everything else is at its default.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, ConfigError> {
        Self::read(&pairs.into_iter().collect())
    }

    fn read(source: &Source) -> Result<Self, ConfigError> {
        source.refuse_unknown(&Self::NAMES)?;
        let data = PathBuf::from(source.or("JEMBATAN_DATA", "data"));
        let address = address(source)?;
        let office_name = office_name(source)?;
        Ok(Self {
            database_url: database_url(source, &data)?,
            public_url: public_url(source, address)?,
            own_public_url: source.get("JEMBATAN_PUBLIC_URL").is_some(),
            secret_key: source.get("JEMBATAN_SECRET_KEY").map(SecretKey::from_setting).transpose()?,
            mail: mail::read(source, &data, &office_name)?,
            files: files::read(source, &data)?,
            log: log(source)?,
            client_header: client_header(source)?,
            demo: source.flag("JEMBATAN_DEMO")?,
            data,
            address,
            office_name,
        })
    }

    /// Takes note of the address that the listener really got (port 0 asks the system for a free one).
    pub fn bound_to(&mut self, actual: SocketAddr) {
        self.address = actual;
        if !self.own_public_url {
            self.public_url = format!("http://{actual}");
        }
    }

    /// Makes the data folder, readable for its owner only, before anything is kept in it.
    pub fn make_data_folder(&self) -> Result<(), ConfigError> {
        let mut maker = std::fs::DirBuilder::new();
        maker.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        maker.create(&self.data).map_err(|error| {
            ConfigError(format!(
                "JEMBATAN_DATA is {} and cannot be made ({error}): give a folder that the portal may write to",
                self.data.display()
            ))
        })
    }

    /// Whether people reach the portal over https, so that cookies are marked `Secure`.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https:")
    }

    /// Whether the data lives in an embedded SQLite file.
    pub fn is_sqlite(&self) -> bool {
        self.database_url.expose_secret().starts_with("sqlite:")
    }
}

fn database_url(source: &Source, data: &std::path::Path) -> Result<SecretString, ConfigError> {
    let Some(url) = source.get("DATABASE_URL") else {
        // The folder's name becomes part of an address, where these characters mean something else.
        let file = data.join("jembatan.sqlite3").display().to_string();
        let file = file.replace('%', "%25").replace('?', "%3F").replace('#', "%23");
        return Ok(format!("sqlite://{file}?mode=rwc").into());
    };
    let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|start| url.starts_with(start));
    if known {
        return Ok(url.into());
    }
    Err(ConfigError(
        "DATABASE_URL is of a kind the portal does not know: begin it with sqlite:// or postgres://"
            .to_owned(),
    ))
}

fn client_header(source: &Source) -> Result<Option<String>, ConfigError> {
    let Some(text) = source.get("JEMBATAN_CLIENT_HEADER") else { return Ok(None) };
    let token = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if text.bytes().all(token) {
        return Ok(Some(text.to_ascii_lowercase()));
    }
    Err(ConfigError(format!(
        "JEMBATAN_CLIENT_HEADER is '{text}': give the name of the header that your proxy sets, such as X-Real-IP"
    )))
}

fn address(source: &Source) -> Result<SocketAddr, ConfigError> {
    let text = source.or("JEMBATAN_ADDRESS", "127.0.0.1:8080");
    text.parse().map_err(|_| {
        ConfigError(format!(
            "JEMBATAN_ADDRESS is '{text}': give an IP address and a port, such as 127.0.0.1:8080"
        ))
    })
}

fn public_url(source: &Source, address: SocketAddr) -> Result<String, ConfigError> {
    let Some(text) = source.get("JEMBATAN_PUBLIC_URL") else {
        if address.ip().is_loopback() {
            return Ok(format!("http://{address}"));
        }
        return Err(ConfigError(format!(
            "JEMBATAN_PUBLIC_URL is missing: the portal listens on {address}, so give the https address by which people \
             reach it, such as https://jembatan.example.id"
        )));
    };
    let refused = |why: &str| ConfigError(format!("JEMBATAN_PUBLIC_URL is '{text}': {why}"));
    let url =
        Url::parse(text).map_err(|_| refused("give a whole address, such as https://jembatan.example.id"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(refused("it must begin with https:// and name a host"));
    }
    if !url.username().is_empty() || url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(refused("leave out everything but scheme, host and port"));
    }
    if url.scheme() == "http" && !is_loopback(&url) {
        return Err(refused(
            "use https, for browsers do not keep a sign-in over plain http except on this machine",
        ));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn office_name(source: &Source) -> Result<String, ConfigError> {
    let name = source.or("JEMBATAN_OFFICE_NAME", "Dinas Koperasi, UKM dan Tenaga Kerja");
    if name.chars().any(char::is_control) || name.chars().count() > 120 {
        return Err(ConfigError(
            "JEMBATAN_OFFICE_NAME is not a name: give at most 120 characters on one line".to_owned(),
        ));
    }
    Ok(name.to_owned())
}

fn log(source: &Source) -> Result<String, ConfigError> {
    let text = source.or("JEMBATAN_LOG", Settings::USUAL_LOG);
    match tracing_subscriber::EnvFilter::try_new(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(ConfigError(format!(
            "JEMBATAN_LOG is '{text}': give a level (error, warn, info, debug) or directives such as info,jembatan=debug"
        ))),
    }
}

/// Whether the address names this very machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}
