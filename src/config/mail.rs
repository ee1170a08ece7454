//! How mail leaves, as the operator says it.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use url::Url;

use super::source::Source;
use super::{ConfigError, is_loopback};

/// Who mails come from and how they leave.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// The sender: `name@host` or `Name <name@host>`.
    pub from: String,
    /// By a server, or into a folder.
    pub transport: MailTransport,
}

/// The way out.
#[derive(Debug, Clone)]
pub enum MailTransport {
    /// Each mail becomes one `.eml` file here; nothing leaves the machine.
    Folder(PathBuf),
    /// Mails are handed to this server.
    Smtp(SmtpSettings),
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    /// Name or IP address.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the way there is protected.
    pub tls: SmtpTls,
    /// User and password, where the server wants them.
    pub sign_in: Option<(String, SecretString)>,
}

/// Protection of the way to the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// Readable by everyone on the way; for a server on this machine.
    None,
    /// Begins readable and must switch to TLS before anything is said.
    Starttls,
    /// TLS from the first byte.
    Tls,
}

pub(super) fn read(source: &Source, data: &Path, office: &str) -> Result<MailSettings, ConfigError> {
    let from = match source.get("JEMBATAN_MAIL_FROM") {
        Some(text) => checked_sender(text)?,
        None => format!("\"{}\" <jembatan@localhost>", office.replace(['"', '\\'], "")),
    };
    let folder = source.get("JEMBATAN_MAIL_FOLDER");
    let transport = match (source.get("JEMBATAN_SMTP_URL"), folder) {
        (Some(_), Some(_)) => {
            return Err(ConfigError(
                "JEMBATAN_SMTP_URL and JEMBATAN_MAIL_FOLDER are both set: keep the one you mean".to_owned(),
            ));
        }
        (Some(_), None) if source.get("JEMBATAN_MAIL_FROM").is_none() => {
            return Err(ConfigError(
                "JEMBATAN_MAIL_FROM is missing: with JEMBATAN_SMTP_URL, give the address that mails come from".to_owned(),
            ));
        }
        (Some(url), None) => MailTransport::Smtp(smtp(url)?),
        (None, folder) => MailTransport::Folder(folder.map_or_else(|| data.join("mail"), PathBuf::from)),
    };
    Ok(MailSettings { from, transport })
}

fn checked_sender(text: &str) -> Result<String, ConfigError> {
    if crate::mail::is_sender(text) {
        return Ok(text.to_owned());
    }
    Err(ConfigError(format!(
        "JEMBATAN_MAIL_FROM is '{text}': give an address such as portal@example.id or Jembatan <portal@example.id>"
    )))
}

/// Reads `smtp://user:password@host:587?tls=none|starttls|tls`; `smtps://` stands for TLS from the first byte.
fn smtp(text: &str) -> Result<SmtpSettings, ConfigError> {
    // The address holds a password, so no refusal repeats it.
    let refused = |why: &str| ConfigError(format!("JEMBATAN_SMTP_URL {why}"));
    let url = Url::parse(text)
        .map_err(|_| refused("is not an address: write it like smtp://user:password@mail.example.id:587"))?;
    let host = url.host_str().filter(|host| !host.is_empty());
    let host = host.ok_or_else(|| refused("names no host: write it like smtp://mail.example.id:587"))?;
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err(refused("says more than a mail server needs: end it after the port"));
    }
    let tls = smtp_tls(&url)?;
    let sign_in = match (url.username(), url.password()) {
        ("", None) => None,
        (user, Some(password)) if !user.is_empty() => Some((decoded(user)?, decoded(password)?.into())),
        _ => {
            return Err(refused("gives only one of user and password: give both or neither"));
        }
    };
    if sign_in.is_some() && tls == SmtpTls::None && !smtp_is_here(host) {
        return Err(refused("would send a password unprotected: remove tls=none"));
    }
    let port = url.port().unwrap_or(match tls {
        SmtpTls::None => 25,
        SmtpTls::Starttls => 587,
        SmtpTls::Tls => 465,
    });
    Ok(SmtpSettings { host: host.trim_matches(['[', ']']).to_owned(), port, tls, sign_in })
}

fn smtp_tls(url: &Url) -> Result<SmtpTls, ConfigError> {
    let refused = |why: &str| ConfigError(format!("JEMBATAN_SMTP_URL {why}"));
    let by_scheme = match url.scheme() {
        "smtp" if smtp_is_here(url.host_str().unwrap_or_default()) => SmtpTls::None,
        "smtp" => SmtpTls::Starttls,
        "smtps" => SmtpTls::Tls,
        _ => {
            return Err(refused("begins with neither smtp:// nor smtps://: use one of them"));
        }
    };
    let mut tls = by_scheme;
    for (name, value) in url.query_pairs() {
        tls = match (&*name, &*value) {
            ("tls", "none") => SmtpTls::None,
            ("tls", "starttls") => SmtpTls::Starttls,
            ("tls", "tls") => SmtpTls::Tls,
            _ => {
                return Err(refused(
                    "has an unknown option: only tls=none, tls=starttls or tls=tls may follow the '?'",
                ));
            }
        };
    }
    if by_scheme == SmtpTls::Tls && tls != SmtpTls::Tls {
        return Err(refused("says both smtps and another kind of TLS: begin it with smtp:// or remove tls="));
    }
    Ok(tls)
}

/// `smtp` is no scheme of the web, so the parser leaves its host as text and we read it as one of the web's.
fn smtp_is_here(host: &str) -> bool {
    Url::parse(&format!("http://{host}/")).is_ok_and(|url| is_loopback(&url))
}

fn decoded(text: &str) -> Result<String, ConfigError> {
    // `query_pairs` would also turn '+' into a blank, which passwords may hold.
    let query = format!("p={}", text.replace('+', "%2B").replace('&', "%26"));
    let pair = url::form_urlencoded::parse(query.as_bytes()).next();
    pair.map(|(_, value)| value.into_owned()).filter(|value| !value.contains('\u{fffd}')).ok_or_else(|| {
        ConfigError(
            "JEMBATAN_SMTP_URL has a user or password that is not UTF-8: percent-encode it in UTF-8"
                .to_owned(),
        )
    })
}
