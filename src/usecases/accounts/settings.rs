//! What a person changes of their own account: name, phone, language, address, and the list of their sessions.

use domain::accounts::AccountId;
use domain::language::Language;
use serde_json::{Value, json};

use super::signing_in::check_password;
use super::{Account, purpose, registration};
use crate::app::App;
use crate::store::tokens::NewToken;
use crate::store::{self, StoreError};
use crate::usecases::outbox::{self, Mail};
use crate::usecases::sessions::Own;
use crate::usecases::{Failure, limits};
use crate::vault;

/// The account of whoever is signed in.
pub async fn find(app: &App, id: AccountId) -> Result<Account, Failure> {
    store::accounts::find(&app.db, id).await?.ok_or(Failure::NotFound)
}

/// Changes name, phone and language. Who signs in with the number signs in with the new one from then on, and keeps one.
pub async fn change_details(
    app: &App,
    id: AccountId,
    name: &str,
    phone: Option<&str>,
    language: Language,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let account = store::accounts::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    store::accounts::set_details(&tx, id, name, phone, language).await?;
    match (account.sign_in_phone, phone) {
        (None, _) => {}
        (Some(_), None) => return Err(Failure::invalid("phone", "required")),
        (Some(_), Some(phone)) => store::accounts::set_sign_in_phone(&tx, id, phone).await.map_err(taken)?,
    }
    tx.commit().await?;
    Ok(())
}

fn taken(error: StoreError) -> Failure {
    if error.is_taken("ux_account_sign_in_phone") {
        return Failure::invalid("phone", "phone-of-another");
    }
    error.into()
}

/// Mails a link to the new address and a notice to the old one. A taken address gets another mail; the answer is the same.
pub async fn ask_email(app: &App, id: AccountId, email: &str, password: &str) -> Result<(), Failure> {
    let account = check_password(app, id, password).await?;
    limits::count(app, limits::MAIL, account.sign_in_name()).await?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let holder = store::accounts::find_by_email(&tx, email).await?.filter(|other| other.email_proved);
    if let Some(other) = holder {
        registration::already_registered(app, &tx, &other).await?;
    } else {
        let token = vault::token(&*app.secrets)?;
        store::tokens::revoke(&tx, id, purpose::CHANGE_EMAIL, now).await?;
        let row = NewToken {
            hash: vault::hash(&token),
            account: Some(id),
            purpose: purpose::CHANGE_EMAIL,
            payload: json!({ "email": email }),
            expires_at: now + registration::LINK,
        };
        store::tokens::insert(&tx, row, now).await?;
        let mail = Mail {
            account: Some(id),
            address: email.to_owned(),
            language: account.language,
            kind: "change_email",
            params: json!({ "name": account.name, "link": format!("/email/{token}") }),
        };
        outbox::enqueue(app, &tx, mail).await?;
    }
    outbox::tell(app, &tx, id, "email_asked", json!({ "email": email }), "/account").await?;
    tx.commit().await?;
    Ok(())
}

/// Moves the account to the address to which the link was sent. Links to the old address are good for nothing any more.
pub async fn change_email(app: &App, token: &str) -> Result<(), Failure> {
    let now = app.clock.now();
    let spent = || Failure::Refused("email-link-spent");
    let tx = app.db.begin().await?;
    let found = store::tokens::take(&tx, &vault::hash(token), purpose::CHANGE_EMAIL, now).await?;
    let found = found.ok_or_else(spent)?;
    let id = found.account.ok_or_else(spent)?;
    let email = found.payload.get("email").and_then(Value::as_str).ok_or_else(spent)?;
    store::tokens::revoke(&tx, id, purpose::RESET, now).await?;
    match store::accounts::set_email(&tx, id, email, now).await {
        Err(error) if error.is_taken("ux_account_email") => return Err(Failure::Refused("email-taken")),
        done => done?,
    }
    tx.commit().await?;
    Ok(())
}

/// The running sessions of an account, the last used first.
pub async fn sessions(app: &App, id: AccountId) -> Result<Vec<Own>, Failure> {
    Ok(store::sessions::list_for(&app.db, id, app.clock.now()).await?)
}

/// Which sessions to end.
#[derive(Debug, Clone, Copy)]
pub enum Ending<'a> {
    /// This one.
    One(&'a [u8]),
    /// All but this one.
    Others(&'a [u8]),
    /// All.
    All,
}

/// Ends sessions of an account; a session of somebody else stays as it is.
pub async fn end_sessions(app: &App, id: AccountId, which: Ending<'_>) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    match which {
        Ending::One(hash) => store::sessions::delete_own(&tx, id, hash).await?,
        Ending::Others(but) => store::sessions::delete_others(&tx, id, but).await?,
        Ending::All => store::sessions::delete_all(&tx, id).await?,
    }
    tx.commit().await?;
    Ok(())
}
