//! Notices and mails: put down in the transaction that makes them true, sent later by `jobs/outbox`.
//!
//! Renders nothing: a row holds the kind and its parameters, never a text.

use chrono::{DateTime, Duration, Utc};
use domain::accounts::AccountId;
use domain::language::Language;
use serde_json::Value;

use super::Failure;
use crate::app::App;
use crate::store::{self, Tx};

/// A mail to be sent. The kind names the folder of its templates, `templates/emails/<kind>/`.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The receiver's account, if there is one.
    pub account: Option<AccountId>,
    /// The receiver's address.
    pub address: String,
    /// The receiver's language.
    pub language: Language,
    /// Which mail.
    pub kind: &'static str,
    /// What its templates need, ready to format. Links are paths.
    pub params: Value,
}

/// Puts a mail in the outbox. Its Message-ID is fixed here, so that a second sending is seen as the same mail.
pub async fn enqueue(app: &App, tx: &Tx, mail: Mail) -> Result<(), Failure> {
    let now = app.clock.now();
    let id = app.ids.next(now);
    let host = app.settings.mail_host();
    store::outbox::insert(tx, id, &format!("<{id}@{host}>"), mail, now).await?;
    Ok(())
}

/// Tells an account on its notice page and by mail. An address that nobody has proved, or whose account was closed, gets
/// no mail: what it says may be for other eyes.
pub async fn tell(
    app: &App,
    tx: &Tx,
    to: AccountId,
    kind: &'static str,
    params: Value,
    link: &str,
) -> Result<(), Failure> {
    let now = app.clock.now();
    let notice = store::notices::NewNotice { id: app.ids.next(now), to, kind, params: &params, link };
    store::notices::insert(tx, notice, now).await?;
    let Some(receiver) = store::accounts::find(tx, to).await? else {
        return Err(Failure::NotFound);
    };
    let Some(address) = receiver.email.filter(|_| receiver.email_proved && !receiver.disabled) else {
        return Ok(());
    };
    let mut params = params;
    if let Value::Object(fields) = &mut params {
        fields.insert("link".to_owned(), Value::String(link.to_owned()));
        fields.insert("name".to_owned(), Value::String(receiver.name.clone()));
    }
    let mail = Mail { account: Some(to), address, language: receiver.language, kind, params };
    enqueue(app, tx, mail).await
}

/// A mail that is due, as the job claims it.
#[derive(Debug, Clone)]
pub struct Due {
    /// Id of the outbox row.
    pub id: uuid::Uuid,
    /// The receiver's address.
    pub address: String,
    /// The receiver's language.
    pub language: Language,
    /// Which mail.
    pub kind: String,
    /// What its texts need.
    pub params: Value,
    /// The Message-ID, fixed when it was enqueued.
    pub message_id: String,
    /// Attempts so far.
    pub attempts: i32,
}

/// Mails claimed at a time.
const BATCH: u64 = 20;
/// How long a claim holds; a worker that died is taken over after this.
const LEASE: Duration = Duration::minutes(5);

/// Takes mails in hand that are due, none when nothing is; and until when the claim holds.
pub async fn claim(app: &App, worker: &str) -> Result<(Vec<Due>, DateTime<Utc>), Failure> {
    let now = app.clock.now();
    let until = now + LEASE;
    let tx = app.db.begin().await?;
    let due = store::outbox::claim(&tx, worker, now, until, BATCH).await?;
    tx.commit().await?;
    Ok((due, until))
}

/// What came of an attempt to send a mail.
#[derive(Debug)]
pub enum Attempt {
    /// The server took it.
    Sent {
        /// Its words.
        receipt: String,
    },
    /// It did not.
    Failed {
        /// Whether trying again would not help.
        permanent: bool,
        /// What went wrong.
        told: String,
        /// After how long to try again; never by itself where there is nothing.
        again: Option<Duration>,
    },
}

/// Records an attempt, and when the mail is due again.
pub async fn record(app: &App, worker: &str, mail: &Due, attempt: Attempt) -> Result<(), Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let id = app.ids.next(now);
    match attempt {
        Attempt::Sent { receipt } => {
            store::outbox::record(&tx, id, mail.id, now, "sent", &receipt).await?;
            store::outbox::mark_sent(&tx, mail.id, worker, now).await?;
        }
        Attempt::Failed { permanent, told, again } => {
            let outcome = if permanent { "refused" } else { "failed" };
            store::outbox::record(&tx, id, mail.id, now, outcome, &told).await?;
            store::outbox::postpone(&tx, mail.id, worker, now, again.map(|by| now + by)).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
