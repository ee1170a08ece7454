//! The second factor: a code of six digits from an app, or a recovery code that works once.
//!
//! The key is sealed at rest and bound to its account. A code is taken once: the step it belongs to is kept.

use domain::accounts::{AccountId, Role};
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};

use super::signing_in::check_password;
use crate::app::App;
use crate::store::{self, Tx, second_factors};
use crate::usecases::{Failure, limits, outbox, sessions};
use crate::vault;

/// Recovery codes made at a time.
const CODES: usize = 10;

/// What is shown to set the factor up.
#[derive(Debug)]
pub struct Setup {
    /// The key in base32, for typing.
    pub key: String,
    /// The `otpauth` address, for the QR code.
    pub address: String,
}

fn place(id: AccountId) -> String {
    format!("account.totp:{id}")
}

fn totp(key: &[u8]) -> Totp {
    Builder::new().with_secret(Secret::from(key.to_vec())).build_noncompliant()
}

/// The key to set up: the one proposed before, so that a page that is opened twice shows the same, or a new one.
pub async fn begin(app: &App, id: AccountId) -> Result<Setup, Failure> {
    let tx = app.db.begin().await?;
    let account = store::accounts::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let kept = second_factors::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if kept.on {
        return Err(Failure::Refused("second-factor-on"));
    }
    let opened = kept.secret.and_then(|sealed| app.vault.open(&place(id), &sealed).ok());
    let key = if let Some(key) = opened {
        key.to_vec()
    } else {
        let mut key = [0; 20];
        app.secrets.fill(&mut key)?;
        let sealed = app.vault.seal(&*app.secrets, &place(id), &key)?;
        second_factors::propose(&tx, id, sealed).await?;
        key.to_vec()
    };
    tx.commit().await?;
    let key = Secret::from(key).to_base32();
    let address = format!("otpauth://totp/Jembatan:{}?secret={key}&issuer=Jembatan", account.sign_in_name());
    Ok(Setup { key, address })
}

/// Switches the factor on with a first code and answers the recovery codes, which are shown this once. The session in
/// which it happens has shown the factor; every other session of the account has to.
pub async fn confirm(app: &App, id: AccountId, session: &[u8], code: &str) -> Result<Vec<String>, Failure> {
    limits::count(app, limits::CODE, &id.to_string()).await?;
    let tx = app.db.begin().await?;
    let kept = second_factors::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if kept.on {
        return Err(Failure::Refused("second-factor-on"));
    }
    if !takes_code(app, &tx, id, kept.secret.as_deref(), code).await? {
        return Err(Failure::invalid("code", "code-wrong"));
    }
    second_factors::switch_on(&tx, id).await?;
    store::sessions::mark_second_factor(&tx, session).await?;
    let codes = fresh_codes(app, &tx, id).await?;
    tell(app, &tx, id, "factor_on").await?;
    tx.commit().await?;
    limits::forgive(app, limits::CODE, &id.to_string()).await?;
    Ok(codes)
}

/// Whoever reads the address is told: a change that its person did not make is found out.
async fn tell(app: &App, tx: &Tx, id: AccountId, kind: &'static str) -> Result<(), Failure> {
    let at = app.clock.now().to_rfc3339();
    outbox::tell(app, tx, id, kind, json!({ "at": { "instant": at } }), "/account").await
}

/// Shows the factor at signing in; the answer is the secret of the session that takes the place of the half-open one.
pub async fn show(app: &App, id: AccountId, from: &[u8], agent: &str, code: &str) -> Result<String, Failure> {
    limits::count(app, limits::CODE, &id.to_string()).await?;
    let tx = app.db.begin().await?;
    let kept = second_factors::find(&tx, id).await?.filter(|kept| kept.on).ok_or(Failure::NotFound)?;
    let taken = takes_code(app, &tx, id, kept.secret.as_deref(), code).await?
        || takes_recovery(&tx, id, &kept.recovery, code).await?;
    if !taken {
        return Err(Failure::invalid("code", "code-wrong"));
    }
    let secret = sessions::start(app, &tx, id, from, agent).await?;
    store::sessions::mark_second_factor(&tx, &vault::hash(&secret)).await?;
    tx.commit().await?;
    limits::forgive(app, limits::CODE, &id.to_string()).await?;
    Ok(secret)
}

/// New recovery codes in the place of the old ones; the password is asked again.
pub async fn renew_codes(app: &App, id: AccountId, password: &str) -> Result<Vec<String>, Failure> {
    check_password(app, id, password).await?;
    let tx = app.db.begin().await?;
    let kept = second_factors::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    if !kept.on {
        return Err(Failure::Refused("second-factor-off"));
    }
    let codes = fresh_codes(app, &tx, id).await?;
    tell(app, &tx, id, "factor_codes").await?;
    tx.commit().await?;
    Ok(codes)
}

/// How many recovery codes are left; `None` while the factor is off.
pub async fn codes_left(app: &App, id: AccountId) -> Result<Option<usize>, Failure> {
    let kept = second_factors::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    Ok(kept.on.then_some(kept.recovery.len()))
}

/// Switches the factor off: owners only, and the password is asked again.
pub async fn switch_off(app: &App, id: AccountId, role: Role, password: &str) -> Result<(), Failure> {
    if role != Role::Owner {
        return Err(Failure::Refused("second-factor-required"));
    }
    check_password(app, id, password).await?;
    let tx = app.db.begin().await?;
    second_factors::forget(&tx, id).await?;
    tell(app, &tx, id, "factor_off").await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets the factor of somebody who lost both the telephone and the codes, and ends their sessions: with the password
/// they set up another. Who may ask for that is the caller's business.
pub async fn reset(app: &App, tx: &Tx, id: AccountId) -> Result<(), Failure> {
    let kept = second_factors::find(tx, id).await?.ok_or(Failure::NotFound)?;
    if !kept.on {
        return Err(Failure::Refused("second-factor-off"));
    }
    second_factors::forget(tx, id).await?;
    store::sessions::delete_all(tx, id).await?;
    tell(app, tx, id, "factor_reset").await
}

/// As [`reset`], for the operator at the command line: for whom no colleague leads.
pub async fn reset_by_operator(app: &App, email: &str) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let account = store::accounts::find_by_email(&tx, email).await?.ok_or(Failure::NotFound)?;
    reset(app, &tx, account.id).await?;
    tx.commit().await?;
    Ok(())
}

async fn takes_code(
    app: &App,
    tx: &Tx,
    id: AccountId,
    sealed: Option<&[u8]>,
    code: &str,
) -> Result<bool, Failure> {
    let Some(sealed) = sealed else { return Ok(false) };
    let key = app.vault.open(&place(id), sealed)?;
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let now = u64::try_from(app.clock.now().timestamp()).unwrap_or(0);
    let Some(step) = totp(&key).check(&digits, now) else {
        return Ok(false);
    };
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    Ok(second_factors::take_step(tx, id, step).await?)
}

async fn takes_recovery(tx: &Tx, id: AccountId, kept: &[String], code: &str) -> Result<bool, Failure> {
    let digest = digest(code);
    if !kept.contains(&digest) {
        return Ok(false);
    }
    let left: Vec<String> = kept.iter().filter(|other| **other != digest).cloned().collect();
    second_factors::set_recovery(tx, id, &left).await?;
    Ok(true)
}

async fn fresh_codes(app: &App, tx: &Tx, id: AccountId) -> Result<Vec<String>, Failure> {
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        codes.push(recovery_code(app)?);
    }
    let digests: Vec<String> = codes.iter().map(|code| digest(code)).collect();
    second_factors::set_recovery(tx, id, &digests).await?;
    Ok(codes)
}

/// Ten characters that are not mistaken for one another: 50 bits, as two groups of five.
fn recovery_code(app: &App) -> Result<String, Failure> {
    const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 10];
    app.secrets.fill(&mut bytes)?;
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 31)]);
    let (first, second) = bytes.split_at(5);
    let group = |bytes: &[u8]| bytes.iter().map(letter).collect::<String>();
    Ok(format!("{}-{}", group(first), group(second)))
}

/// Typed with or without its dash, in small letters or large: the same code.
fn digest(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    hex::encode(vault::hash(&plain.to_lowercase()))
}
