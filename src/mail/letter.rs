//! A letter as the outbox knows it, and the message made of it. The same letter always makes the same bytes.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use sha2::{Digest, Sha256};

use super::MailError;

/// One letter to one person, in the reader's language, as text and as HTML.
#[derive(Debug, Clone)]
pub struct Letter {
    /// `name@host` or `Name <name@host>`.
    pub to: String,
    /// The sender, where it is not the portal's usual one.
    pub from: Option<String>,
    /// Where answers go, where that is not the sender.
    pub reply_to: Option<String>,
    /// What happened, in one line.
    pub subject: String,
    /// The body for readers of plain text.
    pub text: String,
    /// The body for everyone else.
    pub html: String,
    /// `<unique@host>`: fixed when the letter was enqueued, so that a second copy is known for one.
    pub message_id: String,
    /// `id` or `en`.
    pub language: String,
}

/// Whether `text` can stand as the sender of a mail.
pub fn is_sender(text: &str) -> bool {
    mailbox(text).is_ok()
}

/// Whether `text` is a mail address (`name@host`).
pub fn is_address(text: &str) -> bool {
    text.parse::<lettre::Address>().is_ok()
}

impl Letter {
    pub(super) fn compose(&self, usual_sender: &str, at: DateTime<Utc>) -> Result<Message, MailError> {
        let mut message = Message::builder()
            .from(mailbox(self.from.as_deref().unwrap_or(usual_sender))?)
            .to(mailbox(&self.to)?)
            .subject(one_line(&self.subject))
            .date(SystemTime::from(at))
            .message_id(Some(self.checked_message_id()?))
            .raw_header(header("Content-Language", self.checked_language()?))
            // Tells holiday repliers and ticket systems that nobody wrote this by hand (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"));
        if let Some(reply_to) = &self.reply_to {
            message = message.reply_to(mailbox(reply_to)?);
        }
        let bodies = MultiPart::alternative()
            .boundary(self.boundary())
            .singlepart(SinglePart::plain(self.text.clone()))
            .singlepart(SinglePart::html(self.html.clone()));
        message.multipart(bodies).map_err(|error| MailError::Permanent(error.to_string()))
    }

    /// Not random, so that a letter sent twice is the same to the byte.
    fn boundary(&self) -> String {
        hex::encode(&Sha256::digest(self.message_id.as_bytes())[..16])
    }

    fn checked_message_id(&self) -> Result<String, MailError> {
        let id = self.message_id.as_str();
        let inner = id.strip_prefix('<').and_then(|id| id.strip_suffix('>'));
        let sound = inner
            .and_then(|inner| inner.split_once('@'))
            .is_some_and(|(left, right)| is_plain(left) && is_plain(right));
        if sound { Ok(id.to_owned()) } else { Err(malformed("message id", id)) }
    }

    fn checked_language(&self) -> Result<&str, MailError> {
        let sound =
            !self.language.is_empty() && self.language.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if sound { Ok(&self.language) } else { Err(malformed("language", &self.language)) }
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn mailbox(text: &str) -> Result<Mailbox, MailError> {
    if text.chars().any(char::is_control) {
        return Err(malformed("address", text));
    }
    text.parse().map_err(|_| malformed("address", text))
}

/// Names of businesses end up in subjects, and must not end the header line.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

fn malformed(what: &str, text: &str) -> MailError {
    MailError::Permanent(format!("the {what} {text:?} is malformed"))
}
