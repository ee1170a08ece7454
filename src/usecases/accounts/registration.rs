//! Registering and proving the address by a mailed link.

use chrono::Duration;
use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::OrganisationId;
use serde_json::{Value, json};

use super::{Account, purpose};
use crate::app::App;
use crate::store::tokens::NewToken;
use crate::store::{self, Tx};
use crate::usecases::businesses::handing;
use crate::usecases::organisations::Details;
use crate::usecases::outbox::{self, Mail};
use crate::usecases::{Failure, Fault, limits, passwords};
use crate::vault;

/// How long the link in a mail is good.
pub const LINK: Duration = Duration::hours(48);

/// What a stranger gives to register.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Address, already in lower case.
    pub email: String,
    /// Name on screen.
    pub name: String,
    /// Phone in E.164, if given.
    pub phone: Option<String>,
    /// The password, as typed.
    pub password: String,
    /// The language of the mails.
    pub language: Language,
    /// The role.
    pub role: Role,
    /// The organisation, for its people.
    pub organisation: Option<OrganisationId>,
}

/// What goes along with the link of a registration.
#[derive(Debug, Clone, Copy)]
pub struct Along<'a> {
    /// What was answered in the quick check: the link may be opened on another device.
    pub answers: Option<&'a Value>,
    /// The hash of the session that registers, which need not show its password again.
    pub session: &'a [u8],
}

/// Registers an owner. An address that has an account already gets a mail that says so; the answer is the same.
pub async fn register(app: &App, new: NewAccount, along: Along<'_>) -> Result<(), Failure> {
    register_with(app, new, None, along).await
}

/// As [`register`], with the organisation whose first person registers.
pub async fn register_with(
    app: &App,
    new: NewAccount,
    organisation: Option<&Details>,
    along: Along<'_>,
) -> Result<(), Failure> {
    if let Some(code) =
        passwords::weakness(&new.password, &[&new.name, &new.email, &app.settings.office_name])
    {
        return Err(Failure::Invalid(vec![Fault::new("password", code)]));
    }
    limits::count(app, limits::MAIL, &new.email).await?;
    let kept = app.passwords.keep(&*app.secrets, &new.password).await?;
    // Of two that register one address at once, the second finds what the first has written.
    match write(app, new.clone(), (organisation, along), &kept).await {
        Err(Failure::Busy) => write(app, new, (organisation, along), &kept).await,
        done => done,
    }
}

async fn write(
    app: &App,
    mut new: NewAccount,
    (organisation, along): (Option<&Details>, Along<'_>),
    kept: &str,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let found = store::accounts::find_by_email(&tx, &new.email).await?;
    if let Some(account) = found.as_ref().filter(|account| account.email_proved) {
        already_registered(app, &tx, account).await?;
    } else {
        if let Some(details) = organisation {
            let now = app.clock.now();
            let id = OrganisationId(app.ids.next(now));
            store::organisations::insert(&tx, id, details, now).await?;
            new.organisation = Some(id);
        }
        let id = put(app, &tx, found.as_ref(), &new, Some(kept)).await?;
        send_proof(app, &tx, id, &new, along).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Inserts an account, or writes over one whose address was never proved: who did not prove it has no claim on it, so the
/// newest registration or invitation counts, and links sent before are good for nothing. Businesses that an import gave
/// to the address go along to an owner; whoever comes as something else does not get them.
pub async fn put(
    app: &App,
    tx: &Tx,
    unproved: Option<&Account>,
    new: &NewAccount,
    kept: Option<&str>,
) -> Result<AccountId, Failure> {
    let Some(account) = unproved else {
        return insert(app, tx, new, kept).await;
    };
    let (id, now) = (account.id, app.clock.now());
    if new.role != Role::Owner {
        handing::release(app, tx, account).await?;
    }
    store::accounts::replace_unproved(tx, id, new, kept).await?;
    if let Some(before) = account.organisation.filter(|before| new.organisation != Some(*before)) {
        store::organisations::delete_unseen(tx, before).await?;
    }
    store::tokens::revoke(tx, id, purpose::PROVE, now).await?;
    store::tokens::revoke(tx, id, purpose::INVITE, now).await?;
    Ok(id)
}

/// Inserts an account whose address is not proved yet.
pub async fn insert(app: &App, tx: &Tx, new: &NewAccount, kept: Option<&str>) -> Result<AccountId, Failure> {
    let now = app.clock.now();
    let id = AccountId(app.ids.next(now));
    store::accounts::insert(tx, id, new, kept, now).await?;
    Ok(id)
}

/// Mails the link that proves the address of an account.
pub async fn send_proof(
    app: &App,
    tx: &Tx,
    id: AccountId,
    new: &NewAccount,
    along: Along<'_>,
) -> Result<(), Failure> {
    let now = app.clock.now();
    let token = vault::token(&*app.secrets)?;
    let (hash, expires_at) = (vault::hash(&token), now + LINK);
    let payload = json!({ "answers": along.answers, "session": hex::encode(along.session) });
    let row = NewToken { hash, account: Some(id), purpose: purpose::PROVE, payload, expires_at };
    store::tokens::insert(tx, row, now).await?;
    let params = json!({ "name": new.name, "link": format!("/register/prove/{token}") });
    let mail =
        Mail { account: Some(id), address: new.email.clone(), language: new.language, kind: "prove", params };
    outbox::enqueue(app, tx, mail).await
}

/// Mails that there is an account already.
pub async fn already_registered(app: &App, tx: &Tx, account: &Account) -> Result<(), Failure> {
    let params = json!({ "name": account.name, "link": "/sign-in" });
    let (address, language) = (account.sign_in_name().to_owned(), account.language);
    outbox::enqueue(app, tx, Mail { account: Some(account.id), address, language, kind: "already", params })
        .await
}

/// Whether a link of this purpose is still good: looked at before its button is shown, since mail scanners open links.
pub async fn link_is_good(app: &App, token: &str, purpose: &str) -> Result<bool, Failure> {
    Ok(store::tokens::find(&app.db, &vault::hash(token), purpose, app.clock.now()).await?.is_some())
}

/// Whether the link of a proof also asks for the password; none when it is not good any more. Who registered in this very
/// session need not say it again. Anyone else must: else who reads a mail would make ready an account whose password a
/// stranger chose.
pub async fn proof_asks(app: &App, token: &str, from: &[u8]) -> Result<Option<bool>, Failure> {
    let found = store::tokens::find(&app.db, &vault::hash(token), purpose::PROVE, app.clock.now()).await?;
    Ok(found.map(|found| !is_of(&found.payload, from)))
}

fn is_of(payload: &Value, from: &[u8]) -> bool {
    payload.get("session").and_then(Value::as_str).is_some_and(|session| session == hex::encode(from))
}

/// Who stands at the link of a proof.
#[derive(Debug, Clone, Copy)]
pub struct Proving<'a> {
    /// The hash of the session so far.
    pub from: &'a [u8],
    /// The browser, as it calls itself.
    pub agent: &'a str,
    /// The password, where it was asked for.
    pub password: &'a str,
}

/// Proves the address and signs in.
pub async fn prove(app: &App, token: &str, by: Proving<'_>) -> Result<String, Failure> {
    let now = app.clock.now();
    let spent = || Failure::Refused("register-link-spent");
    let found = store::tokens::find(&app.db, &vault::hash(token), purpose::PROVE, now).await?;
    let found = found.ok_or_else(spent)?;
    if !is_of(&found.payload, by.from) {
        super::signing_in::check_password(app, found.account.ok_or_else(spent)?, by.password).await?;
    }
    let tx = app.db.begin().await?;
    let used = store::tokens::take(&tx, &vault::hash(token), purpose::PROVE, now).await?;
    let used = used.ok_or_else(spent)?;
    let account = used.account.ok_or_else(spent)?;
    store::accounts::mark_proved(&tx, account, now).await?;
    let secret = super::signing_in::begin_session(app, &tx, account, by.from, by.agent).await?;
    let hash = vault::hash(&secret);
    let answers = used.payload.get("answers").filter(|answers| answers.is_object());
    if answers.is_some() && store::sessions::answers(&tx, &hash).await?.is_none() {
        store::sessions::keep_answers(&tx, &hash, answers.cloned()).await?;
    }
    tx.commit().await?;
    Ok(secret)
}
