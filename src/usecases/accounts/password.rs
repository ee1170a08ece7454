//! A new password: by a mailed link when it is forgotten, with the old one when it is known.

use chrono::Duration;
use domain::accounts::AccountId;
use serde_json::json;

use super::signing_in::check_password;
use super::{Account, purpose};
use crate::app::App;
use crate::store::tokens::NewToken;
use crate::store::{self, Tx};
use crate::usecases::outbox::{self, Mail};
use crate::usecases::{Failure, limits, passwords};
use crate::vault;

/// How long the link of a reset is good.
pub const LINK: Duration = Duration::hours(2);

/// Mails a link to set a new password, if the address has an account; the answer is the same either way.
pub async fn ask_reset(app: &App, email: &str) -> Result<(), Failure> {
    limits::count(app, limits::MAIL, email).await?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let account = store::accounts::find_by_email(&tx, email).await?;
    if let Some(account) = account.filter(|account| !account.disabled) {
        let token = vault::token(&*app.secrets)?;
        let row = NewToken {
            hash: vault::hash(&token),
            account: Some(account.id),
            purpose: purpose::RESET,
            payload: json!({}),
            expires_at: now + LINK,
        };
        store::tokens::insert(&tx, row, now).await?;
        let mail = Mail {
            account: Some(account.id),
            address: email.to_owned(),
            language: account.language,
            kind: "reset",
            params: json!({ "name": account.name, "link": format!("/reset/{token}") }),
        };
        outbox::enqueue(app, &tx, mail).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Sets a new password by the link of a reset. Every session ends, and whoever reads the address is told.
pub async fn reset(app: &App, token: &str, password: &str) -> Result<(), Failure> {
    let now = app.clock.now();
    let hash = vault::hash(token);
    let spent = || Failure::Refused("reset-link-spent");
    let found = store::tokens::find(&app.db, &hash, purpose::RESET, now).await?.ok_or_else(spent)?;
    let account = found.account.ok_or_else(spent)?;
    let account = store::accounts::find(&app.db, account).await?.ok_or_else(spent)?;
    let kept = strong(app, &account, password).await?;
    let tx = app.db.begin().await?;
    store::tokens::take(&tx, &hash, purpose::RESET, now).await?.ok_or_else(spent)?;
    store::tokens::revoke(&tx, account.id, purpose::RESET, now).await?;
    store::accounts::set_password(&tx, account.id, &kept).await?;
    // The link came to the address: that proves it as well as the link of a registration would.
    if !account.email_proved {
        store::accounts::mark_proved(&tx, account.id, now).await?;
    }
    store::sessions::delete_all(&tx, account.id).await?;
    tell(app, &tx, account.id).await?;
    tx.commit().await?;
    limits::forgive(app, limits::SIGN_IN, account.sign_in_name()).await
}

/// Changes the password. The old one is asked, and every other session ends.
pub async fn change(app: &App, id: AccountId, old: &str, new: &str, session: &[u8]) -> Result<(), Failure> {
    let account = check_password(app, id, old).await.map_err(|failure| match failure {
        Failure::Invalid(_) => Failure::invalid("old", "password-wrong"),
        other => other,
    })?;
    let kept = strong(app, &account, new).await?;
    let tx = app.db.begin().await?;
    store::accounts::set_password(&tx, id, &kept).await?;
    store::tokens::revoke(&tx, id, purpose::RESET, app.clock.now()).await?;
    store::sessions::delete_others(&tx, id, session).await?;
    tell(app, &tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// What is kept of a password that is strong enough for this account.
pub async fn strong(app: &App, account: &Account, password: &str) -> Result<String, Failure> {
    let known = [account.name.as_str(), account.sign_in_name(), &app.settings.office_name];
    if let Some(code) = passwords::weakness(password, &known) {
        return Err(Failure::invalid("password", code));
    }
    app.passwords.keep(&*app.secrets, password).await
}

async fn tell(app: &App, tx: &Tx, id: AccountId) -> Result<(), Failure> {
    let at = app.clock.now().to_rfc3339();
    outbox::tell(app, tx, id, "password_changed", json!({ "at": { "instant": at } }), "/account").await
}
