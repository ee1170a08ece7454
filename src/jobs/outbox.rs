//! Delivering the outbox: claim with a lease, render, send, record the attempt.
//!
//! Promise: every mail at least once, at most one extra copy a crash, every attempt listed. Decides nothing about what is told to whom.

use chrono::Duration;

use crate::app::App;
use crate::mail::{Letter, MailError};
use crate::store;
use crate::usecases::Failure;
use crate::usecases::outbox::Due;
use crate::web::telling;

/// Mails claimed at a time.
const BATCH: u64 = 20;
/// How long a claim holds; a worker that died is taken over after this.
const LEASE: Duration = Duration::minutes(5);
/// The longest that handing over one mail takes; one that might outlast the claim is left to the next.
const LONGEST: Duration = Duration::minutes(1);
/// Attempts before a mail is dead until somebody of the office re-sends it.
const MOST: i32 = 8;

/// Sends what is due and answers how many mails were tried.
pub async fn deliver_due(app: &App, worker: &str) -> Result<usize, Failure> {
    let mut tried = 0;
    loop {
        let now = app.clock.now();
        let tx = app.db.begin().await?;
        let until = now + LEASE;
        let due = store::outbox::claim(&tx, worker, now, until, BATCH).await?;
        tx.commit().await?;
        if due.is_empty() {
            return Ok(tried);
        }
        for mail in &due {
            if app.clock.now() + LONGEST > until {
                // A slow server: somebody else may soon hold what is left.
                return Ok(tried);
            }
            attempt(app, worker, mail).await?;
            tried += 1;
        }
    }
}

async fn attempt(app: &App, worker: &str, mail: &Due) -> Result<(), Failure> {
    let outcome = match letter(app, mail) {
        Ok(letter) => app.mailer.send(&letter, app.clock.now()).await.map(|sent| sent.receipt),
        Err(why) => {
            tracing::error!(kind = mail.kind, why, "a mail cannot be written");
            Err(MailError::Permanent(why))
        }
    };
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let id = app.ids.next(now);
    match outcome {
        Ok(receipt) => {
            store::outbox::record(&tx, id, mail.id, now, "sent", &receipt).await?;
            store::outbox::mark_sent(&tx, mail.id, worker, now).await?;
        }
        Err(error) => {
            store::outbox::record(
                &tx,
                id,
                mail.id,
                now,
                if error.is_permanent() { "refused" } else { "failed" },
                &error.to_string(),
            )
            .await?;
            let dead = error.is_permanent() || mail.attempts + 1 >= MOST;
            let again = (!dead).then(|| now + back_off(mail.attempts));
            store::outbox::postpone(&tx, mail.id, worker, now, again).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// 1, 4, 16, 64 minutes, then every 4 hours.
fn back_off(attempts: i32) -> Duration {
    Duration::minutes(4_i64.saturating_pow(u32::try_from(attempts).unwrap_or(0)).min(240))
}

fn letter(app: &App, mail: &Due) -> Result<Letter, String> {
    let words = telling::mail(&app.pages, &app.settings, mail).map_err(|error| error.to_string())?;
    Ok(Letter {
        to: mail.address.clone(),
        from: None,
        reply_to: None,
        subject: words.subject,
        text: words.text,
        html: words.html,
        message_id: mail.message_id.clone(),
        language: mail.language.to_string(),
    })
}
