//! Handing a message to a mail server: one connection a letter, given up when it takes too long.
//!
//! There is no pool on purpose. A letter abandoned half-way leaves its connection in the middle of a message, and a
//! pool would hand that connection to the next letter; and a portal sends few letters.

use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use secrecy::ExposeSecret;

use super::{MailError, Patience, Sent};
use crate::config::{SmtpSettings, SmtpTls};

const SIGN_IN: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];
const GOODBYE_WITHIN: Duration = Duration::from_secs(2);

#[derive(Debug, Clone)]
pub(super) struct Server {
    settings: SmtpSettings,
    patience: Patience,
}

impl Server {
    pub(super) fn new(settings: &SmtpSettings, patience: Patience) -> Self {
        Self { settings: settings.clone(), patience }
    }

    pub(super) async fn hand_over(&self, message: &Message) -> Result<Sent, MailError> {
        match tokio::time::timeout(self.patience.whole, self.converse(message)).await {
            Ok(ended) => ended,
            Err(_) => Err(MailError::Temporary(format!(
                "the server did not finish within {} ms",
                self.patience.whole.as_millis()
            ))),
        }
    }

    async fn converse(&self, message: &Message) -> Result<Sent, MailError> {
        // Whatever goes wrong before the letter is on the table is the operator's to mend, so no letter dies of it.
        let mut connection = self.connect().await.map_err(|error| temporary(&error))?;
        let taken = connection.send(message.envelope(), &message.formatted()).await;
        let response = taken.map_err(|error| judged(&error))?;
        // The letter is theirs now; a server that is slow or rude at goodbye changes nothing about that.
        let _ = tokio::time::timeout(GOODBYE_WITHIN, connection.quit()).await;
        let said = response.message().collect::<Vec<_>>().join(" ");
        Ok(Sent { receipt: format!("{} {said}", response.code()) })
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let hello = ClientId::default();
        let settings = &self.settings;
        let tls = || TlsParameters::new(settings.host.clone());
        let at_once = if settings.tls == SmtpTls::Tls { Some(tls()?) } else { None };
        let place = (settings.host.as_str(), settings.port);
        let wait = Some(self.patience.connect);
        let mut connection = AsyncSmtpConnection::connect_tokio1(place, wait, &hello, at_once, None).await?;
        if settings.tls == SmtpTls::Starttls {
            connection.starttls(tls()?, &hello).await?;
        }
        if let Some((user, password)) = &settings.sign_in {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            connection.auth(&SIGN_IN, &credentials).await?;
        }
        Ok(connection)
    }
}

fn judged(error: &Error) -> MailError {
    if error.is_permanent() && !wants_sign_in(error) {
        MailError::Permanent(error.to_string())
    } else {
        temporary(error)
    }
}

/// Some servers let a stranger in and only refuse his letter (530, 535): again the operator's to mend.
fn wants_sign_in(error: &Error) -> bool {
    error.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538))
}

fn temporary(error: &Error) -> MailError {
    MailError::Temporary(error.to_string())
}
