//! The only room that names `lettre`: one letter goes out, by a mail server or into a folder of `.eml` files.
//!
//! It decides nothing about when, how often or to whom: the outbox job does, by the difference between
//! [`MailError::Temporary`] and [`MailError::Permanent`]. It takes no time and no ids of its own.

mod eml;
mod folder;
mod letter;
mod smtp;

use std::io;
use std::time::Duration;

use chrono::{DateTime, Utc};

pub use eml::Mail;
pub use folder::Filed;
pub use letter::{Letter, is_address, is_sender};

use crate::config::{MailSettings, MailTransport};
use folder::Folder;
use smtp::Server;

/// How long a mail server is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Until the connection stands.
    pub connect: Duration,
    /// Until the whole letter is handed over; afterwards nobody knows whether it was.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), whole: Duration::from_mins(1) }
    }
}

/// Sends letters.
#[derive(Debug, Clone)]
pub struct Mailer {
    from: String,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    Folder(Folder),
    Smtp(Server),
}

/// A letter was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What the server said on taking it, or the name of the file.
    pub receipt: String,
}

/// Why a letter was not handed over. The texts are for the office's list of attempts.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Trying again later may help.
    #[error("not sent for now: {0}")]
    Temporary(String),
    /// Trying again cannot help: the letter is malformed, or the server refuses it for good.
    #[error("not sent: {0}")]
    Permanent(String),
}

impl MailError {
    /// Whether trying again cannot help.
    pub fn is_permanent(&self) -> bool {
        matches!(self, Self::Permanent(_))
    }
}

impl Mailer {
    /// A mailer by these settings. Nothing is connected to before the first letter.
    pub fn open(settings: &MailSettings) -> Self {
        Self::open_with(settings, Patience::default())
    }

    /// As [`Mailer::open`], waiting so long for a server.
    pub fn open_with(settings: &MailSettings, patience: Patience) -> Self {
        let way = match &settings.transport {
            MailTransport::Folder(path) => Way::Folder(Folder::at(path)),
            MailTransport::Smtp(server) => Way::Smtp(Server::new(server, patience)),
        };
        Self { from: settings.from.clone(), way }
    }

    /// Hands over `letter`, dated `at`. A letter without a sender of its own comes from the settings' sender.
    pub async fn send(&self, letter: &Letter, at: DateTime<Utc>) -> Result<Sent, MailError> {
        let message = letter.compose(&self.from, at)?;
        match &self.way {
            Way::Folder(folder) => {
                let name = folder.keep(&letter.message_id, at, message.formatted()).await;
                let receipt = name.map_err(|error| MailError::Temporary(format!("the folder: {error}")))?;
                Ok(Sent { receipt })
            }
            Way::Smtp(server) => server.hand_over(&message).await,
        }
    }

    /// Whether mails go into a folder, so that [`Mailer::list`] has something to show.
    pub fn keeps_mails(&self) -> bool {
        matches!(self.way, Way::Folder(_))
    }

    /// The newest mails in the folder, at most `limit`; none where a server takes them away.
    pub async fn list(&self, limit: usize) -> io::Result<Vec<Filed>> {
        match &self.way {
            Way::Folder(folder) => folder.list(limit).await,
            Way::Smtp(_) => Ok(Vec::new()),
        }
    }

    /// One mail of the folder by the name that [`Mailer::list`] gave; none where there is no such mail.
    pub async fn read(&self, name: &str) -> io::Result<Option<Mail>> {
        match &self.way {
            Way::Folder(folder) => folder.read(name).await,
            Way::Smtp(_) => Ok(None),
        }
    }
}
