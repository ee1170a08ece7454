//! Signing in with a password. The second factor has its own file.

use domain::accounts::AccountId;

use super::Account;
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::{Failure, limits, sessions};

/// A session that has begun.
#[derive(Debug)]
pub struct SignedIn {
    /// The secret for its cookie.
    pub secret: String,
    /// As [`sessions::Session::second_factor_missing`]: whether the factor must still be set up, or shown.
    pub second_factor_missing: Option<bool>,
}

/// Signs in with an address or a telephone number in E.164. `from` is the hash of the session so far.
pub async fn sign_in(
    app: &App,
    name: &str,
    password: &str,
    from: &[u8],
    agent: &str,
) -> Result<SignedIn, Failure> {
    limits::count(app, limits::SIGN_IN, name).await?;
    let by_phone = !name.contains('@');
    let account = if by_phone {
        store::accounts::find_by_phone(&app.db, name).await?
    } else {
        store::accounts::find_by_email(&app.db, name).await?
    };
    let kept = account.as_ref().and_then(|account| account.password.as_deref());
    let fits = app.passwords.fits(kept, password).await?;
    let account = account
        .filter(|account| fits && !account.disabled)
        .ok_or(Failure::invalid("email", "sign-in-wrong"))?;
    if !account.email_proved && !by_phone {
        return Err(Failure::invalid("email", "sign-in-unproved"));
    }
    limits::forgive(app, limits::SIGN_IN, name).await?;
    let tx = app.db.begin().await?;
    let secret = begin_session(app, &tx, account.id, from, agent).await?;
    tx.commit().await?;
    Ok(SignedIn {
        secret,
        second_factor_missing: sessions::asked_of(
            account.role,
            account.second_factor_on,
            app.settings.second_factor,
        ),
    })
}

/// The account, when this is its password: asked again before what would lock its person out. Counted like signing in.
pub async fn check_password(app: &App, id: AccountId, password: &str) -> Result<Account, Failure> {
    let account = store::accounts::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    limits::count(app, limits::SIGN_IN, account.sign_in_name()).await?;
    if !app.passwords.fits(account.password.as_deref(), password).await? {
        return Err(Failure::invalid("password", "password-wrong"));
    }
    limits::forgive(app, limits::SIGN_IN, account.sign_in_name()).await?;
    Ok(account)
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
