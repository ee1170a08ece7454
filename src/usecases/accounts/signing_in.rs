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

/// What a request tells of its browser.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// The hash of the session so far.
    pub session: &'a [u8],
    /// What the browser calls itself.
    pub agent: &'a str,
    /// The network it comes from, where that is known.
    pub network: Option<&'a str>,
}

/// Signs in with an address or a telephone number in E.164.
pub async fn sign_in(app: &App, name: &str, password: &str, by: &By<'_>) -> Result<SignedIn, Failure> {
    if let Some(network) = by.network {
        limits::check(app, limits::SIGN_IN_FROM, network).await?;
    }
    limits::count(app, limits::SIGN_IN, name).await?;
    let account = match account_of(app, name, password).await {
        Err(wrong @ Failure::Invalid(_)) => {
            if let Some(network) = by.network {
                limits::count(app, limits::SIGN_IN_FROM, network).await?;
            }
            return Err(wrong);
        }
        found => found?,
    };
    limits::forgive(app, limits::SIGN_IN, name).await?;
    let tx = app.db.begin().await?;
    let secret = begin_session(app, &tx, account.id, by.session, by.agent).await?;
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

/// The account that this name and this password open.
async fn account_of(app: &App, name: &str, password: &str) -> Result<Account, Failure> {
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
    Ok(account)
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
