//! The owner says that a session was so: with one tap, or with six digits that she reads aloud and the mentor types.
//!
//! A code is good once and for a while, only its keyed digest is kept, and tries are counted in the database before they
//! are compared, so that a thousand at once are not more than five.

use domain::applications::{By, Need};
use domain::mentoring::{CODE_LIVES, CODE_TRIES, ConfirmedBy, SessionAction, SessionId, decide};
use domain::policy::Actor;
use subtle::ConstantTimeEq as _;

use super::{Happened, Session, mover, moving, record, seen, telling};
use crate::app::App;
use crate::store::mentoring::Change;
use crate::store::{self, StoreError, Tx};
use crate::usecases::applications::Application;
use crate::usecases::limits::{self, Limit};
use crate::usecases::{Failure, Fault};

/// Codes that are made for one session, and codes that are typed by one mentor.
const SHOWN: Limit = Limit { kind: "session_code", tries: 10, span: chrono::Duration::hours(1) };
const TYPED: Limit = Limit { kind: "session_typed", tries: 30, span: chrono::Duration::hours(1) };

/// A code as the owner sees it, this once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Six digits.
    pub digits: String,
    /// Until when it can be used.
    pub until: chrono::DateTime<chrono::Utc>,
}

/// The owner confirms with one tap. Twice is once.
pub async fn confirm(app: &App, actor: &Actor, id: SessionId, revision: i32) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let (session, application) = seen(&tx, actor, id).await?;
    let by = mover(actor, &session, &application)?;
    if by != By::Owner {
        return Err(Failure::Refused("denied-role"));
    }
    if session.revision != revision {
        return moving::done_already(&tx, actor, &session, SessionAction::Confirm).await;
    }
    carry_out(app, &tx, actor, (&session, &application), (by, ConfirmedBy::Tap)).await?;
    tx.commit().await?;
    Ok(())
}

/// A fresh code for the owner's page; the one before is worthless from then on.
pub async fn show_code(app: &App, actor: &Actor, id: SessionId) -> Result<Code, Failure> {
    let (session, application) = seen(&app.db, actor, id).await?;
    if mover(actor, &session, &application)? != By::Owner {
        return Err(Failure::Refused("denied-role"));
    }
    // The code does what her tap would do; where a tap is too late, a code is too.
    decide(session.status, SessionAction::Confirm, By::Mentor, &[Need::Code])
        .map_err(|refusal| moving::refused(&refusal))?;
    limits::count(app, SHOWN, &id.to_string()).await?;
    let digits = six_digits(app)?;
    let until = app.clock.now() + CODE_LIVES;
    let tx = app.db.begin().await?;
    store::mentoring::codes::put(&tx, id, digest(app, id, &digits), until).await?;
    tx.commit().await?;
    Ok(Code { digits, until })
}

/// The mentor types what the owner read aloud.
pub async fn confirm_by_code(
    app: &App,
    actor: &Actor,
    id: SessionId,
    revision: i32,
    typed: &str,
) -> Result<(), Failure> {
    let (session, application) = seen(&app.db, actor, id).await?;
    let by = mover(actor, &session, &application)?;
    if !matches!(by, By::Mentor | By::Coordinator) {
        return Err(Failure::Refused("denied-role"));
    }
    if session.revision != revision {
        return moving::done_already(&app.db, actor, &session, SessionAction::Confirm).await;
    }
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Failure::invalid("code", "mentoring-code-form"));
    }
    limits::count(app, TYPED, &actor.account.to_string()).await?;
    if !fits(app, id, &digits).await? {
        let most = CODE_TRIES.to_string();
        return Err(Failure::Invalid(vec![Fault::new("code", "mentoring-code-wrong").with("most", most)]));
    }
    let tx = app.db.begin().await?;
    carry_out(app, &tx, actor, (&session, &application), (by, ConfirmedBy::Code)).await?;
    tx.commit().await?;
    Ok(())
}

/// Counts the try, then compares in a time that tells nothing; a code that fits is used up.
async fn fits(app: &App, id: SessionId, digits: &str) -> Result<bool, Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let kept = store::mentoring::codes::attempt(&tx, id, now).await?;
    let fits = kept.is_some_and(|kept| bool::from(kept.ct_eq(&digest(app, id, digits))));
    if fits {
        store::mentoring::codes::take(&tx, id, now).await?;
    }
    tx.commit().await?;
    Ok(fits)
}

fn digest(app: &App, id: SessionId, digits: &str) -> Vec<u8> {
    app.vault.index("session_code", &format!("{id}:{digits}"))
}

/// Six digits, each as likely as the other: what would favour the small ones is thrown away.
fn six_digits(app: &App) -> Result<String, Failure> {
    loop {
        let mut bytes = [0; 4];
        app.secrets.fill(&mut bytes)?;
        let number = u32::from_be_bytes(bytes);
        if number < 4_294_000_000 {
            return Ok(format!("{:06}", number % 1_000_000));
        }
    }
}

async fn carry_out(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    (session, application): (&Session, &Application),
    (by, how): (By, ConfirmedBy),
) -> Result<(), Failure> {
    let moved = decide(session.status, SessionAction::Confirm, by, &[Need::Code])
        .map_err(|refusal| moving::refused(&refusal))?;
    let change = Change { confirmed: Some(how), ..Change::default() };
    match store::mentoring::move_along(tx, session, moved.to, change, app.clock.now()).await {
        Err(StoreError::Stale) => return Err(Failure::Refused("mentoring-moved")),
        other => other?,
    }
    let happened = Happened {
        action: Some(SessionAction::Confirm),
        from: Some(session.status),
        to: moved.to,
        note: None,
        corrected: None,
    };
    record(app, tx, (actor.account, by), session.id, happened).await?;
    telling::of_move(app, tx, (session, application), actor, (SessionAction::Confirm, None)).await
}
