//! Delivering the outbox: claim with a lease, render, send, record the attempt.
//!
//! Promise: every mail at least once, at most one extra copy a crash, every attempt listed. Decides nothing about what is told to whom.

use chrono::Duration;

use crate::app::App;
use crate::mail::{Letter, MailError};
use crate::usecases::Failure;
use crate::usecases::outbox::{self, Attempt, Due};
use crate::web::telling;

/// The longest that handing over one mail takes; one that might outlast the claim is left to the next.
const LONGEST: Duration = Duration::minutes(1);
/// Attempts before a mail is dead until somebody of the office re-sends it.
const MOST: i32 = 8;

/// Sends what is due and answers how many mails were tried.
pub async fn deliver_due(app: &App, worker: &str) -> Result<usize, Failure> {
    let mut tried = 0;
    loop {
        let (due, until) = outbox::claim(app, worker).await?;
        if due.is_empty() {
            return Ok(tried);
        }
        for mail in &due {
            if app.clock.now() + LONGEST > until {
                // A slow server: somebody else may soon hold what is left.
                return Ok(tried);
            }
            outbox::record(app, worker, mail, attempt(app, mail).await).await?;
            tried += 1;
        }
    }
}

async fn attempt(app: &App, mail: &Due) -> Attempt {
    let outcome = match letter(app, mail) {
        Ok(letter) => app.mailer.send(&letter, app.clock.now()).await.map(|sent| sent.receipt),
        Err(why) => {
            tracing::error!(kind = mail.kind, why, "a mail cannot be written");
            Err(MailError::Permanent(why))
        }
    };
    match outcome {
        Ok(receipt) => Attempt::Sent { receipt },
        Err(error) => {
            let dead = error.is_permanent() || mail.attempts + 1 >= MOST;
            let again = (!dead).then(|| back_off(mail.attempts));
            Attempt::Failed { permanent: error.is_permanent(), told: error.to_string(), again }
        }
    }
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
