//! What a code on paper opens: an account for a member, or a new password for the one she has. Unknown, spent and expired
//! codes get one answer; wrong ones are counted.

use domain::accounts::{AccountId, Role};
use domain::cooperatives::{PaperCode, masked_name};
use domain::identity::Phone;
use domain::language::Language;
use domain::policy::Actor;
use serde_json::json;

use super::papers::{digest, purpose};
use super::recovery::recoverable;
use crate::app::App;
use crate::store::{self, StoreError, roll::Code};
use crate::usecases::accounts::signing_in::{self, SignedIn};
use crate::usecases::{Failure, limits, outbox, passwords, sessions};

/// What the holder of a code is shown.
#[derive(Debug)]
pub struct Open {
    /// Name of the cooperative.
    pub cooperative: String,
    /// The member's name, masked.
    pub name: String,
    /// Whether it sets a new password rather than opening an account.
    pub recovers: bool,
}

const UNKNOWN: Failure = Failure::Refused("join-unknown");

async fn known(app: &App, code: &PaperCode) -> Result<Code, Failure> {
    limits::check(app, limits::JOIN, code.front()).await?;
    limits::check(app, limits::JOIN_ALL, "").await?;
    if let Some(found) = store::roll::find_code(&app.db, &digest(app, code), app.clock.now()).await? {
        return Ok(found);
    }
    limits::count(app, limits::JOIN, code.front()).await?;
    limits::count(app, limits::JOIN_ALL, "").await?;
    Err(UNKNOWN)
}

/// What a code opens, while it is good.
pub async fn look(app: &App, code: &PaperCode) -> Result<Open, Failure> {
    let found = known(app, code).await?;
    Ok(Open {
        cooperative: found.cooperative,
        name: masked_name(&found.member.name),
        recovers: found.purpose == purpose::RECOVER,
    })
}

fn spent(error: StoreError) -> Failure {
    match error {
        StoreError::Stale => UNKNOWN,
        other => other.into(),
    }
}

fn taken(error: StoreError) -> Failure {
    if error.is_taken("ux_account_sign_in_phone") {
        return Failure::invalid("phone", "phone-in-use");
    }
    error.into()
}

/// Whoever presents a code: what they typed, their language, the session so far and the browser.
#[derive(Debug)]
pub struct Presented<'a> {
    /// The number to sign in with.
    pub phone: &'a Phone,
    /// The password, as typed.
    pub password: &'a str,
    /// The language of the page.
    pub language: Language,
    /// The hash of the session so far.
    pub from: &'a [u8],
    /// The browser.
    pub agent: &'a str,
}

/// Opens an account for a member, or sets number and password of the one she has, and signs in.
pub async fn join(app: &App, code: &PaperCode, by: Presented<'_>) -> Result<SignedIn, Failure> {
    let found = known(app, code).await?;
    let known = [found.member.name.as_str(), by.phone.e164(), &app.settings.office_name];
    if let Some(code) = passwords::weakness(by.password, &known) {
        return Err(Failure::invalid("password", code));
    }
    let kept = app.passwords.keep(&*app.secrets, by.password).await?;
    if found.purpose == purpose::RECOVER {
        return recover(app, &found, &kept, by).await;
    }
    let now = app.clock.now();
    let account = AccountId(app.ids.next(now));
    let tx = app.db.begin().await?;
    store::roll::use_code(&tx, found.id, now).await.map_err(spent)?;
    let who = (found.member.name.as_str(), by.phone.e164());
    store::accounts::insert_by_phone(&tx, account, who, (&kept, by.language), now).await.map_err(taken)?;
    store::roll::link(&tx, found.member.id, account).await.map_err(spent)?;
    let secret = signing_in::begin_session(app, &tx, account, by.from, by.agent).await?;
    tx.commit().await?;
    let second_factor_missing = sessions::asked_of(Role::Owner, false, app.settings.second_factor);
    Ok(SignedIn { secret, second_factor_missing })
}

async fn recover(app: &App, found: &Code, kept: &str, by: Presented<'_>) -> Result<SignedIn, Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let account = found.member.account.ok_or(UNKNOWN)?;
    let account = recoverable(&tx, account).await?.ok_or(UNKNOWN)?;
    store::roll::use_code(&tx, found.id, now).await.map_err(spent)?;
    store::accounts::set_sign_in(&tx, account.id, by.phone.e164(), kept).await.map_err(taken)?;
    store::sessions::delete_all(&tx, account.id).await?;
    let params = json!({ "cooperative": found.cooperative, "at": { "instant": now.to_rfc3339() } });
    outbox::tell(app, &tx, account.id, "member_recovered", params, "/account").await?;
    let secret = signing_in::begin_session(app, &tx, account.id, by.from, by.agent).await?;
    tx.commit().await?;
    let on = account.second_factor_on;
    let second_factor_missing = sessions::asked_of(account.role, on, app.settings.second_factor);
    Ok(SignedIn { secret, second_factor_missing })
}

/// Gives a membership to the account that is signed in.
pub async fn join_own(app: &App, actor: &Actor, code: &PaperCode) -> Result<(), Failure> {
    if actor.role != Role::Owner {
        return Err(Failure::Refused("join-owners"));
    }
    let found = known(app, code).await?;
    if found.purpose != purpose::JOIN {
        return Err(UNKNOWN);
    }
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    store::roll::use_code(&tx, found.id, now).await.map_err(spent)?;
    store::roll::link(&tx, found.member.id, actor.account).await.map_err(|error| {
        let twice = error.is_taken("ux_member_cooperative_id_account_id");
        if twice { Failure::Refused("join-already") } else { spent(error) }
    })?;
    tx.commit().await?;
    Ok(())
}
