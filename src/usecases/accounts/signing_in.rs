//! Signing in with a password. The second factor has its own file.

use domain::accounts::AccountId;

use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::{Failure, limits, sessions};

/// Signs in and answers the secret for the session's cookie. `from` is the hash of the session so far.
pub async fn sign_in(
    app: &App,
    email: &str,
    password: &str,
    from: &[u8],
    agent: &str,
) -> Result<String, Failure> {
    limits::count(app, limits::SIGN_IN, email).await?;
    let account = store::accounts::find_by_email(&app.db, email).await?;
    let kept = account.as_ref().and_then(|account| account.password.as_deref());
    let fits = app.passwords.fits(kept, password).await?;
    let account = account
        .filter(|account| fits && !account.disabled)
        .ok_or(Failure::invalid("email", "sign-in-wrong"))?;
    if !account.email_proved {
        return Err(Failure::invalid("email", "sign-in-unproved"));
    }
    limits::forgive(app, limits::SIGN_IN, email).await?;
    let tx = app.db.begin().await?;
    let secret = begin_session(app, &tx, account.id, from, agent).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Starts the session of somebody who has just proved who they are.
pub async fn begin_session(
    app: &App,
    tx: &Tx,
    account: AccountId,
    from: &[u8],
    agent: &str,
) -> Result<String, Failure> {
    sessions::start(app, tx, account, from, agent).await
}
