//! Invitations: an account made by somebody else, opened by a mailed link with which its person sets a password.

use domain::accounts::{AccountId, Role};
use domain::language::Language;
use domain::organisations::OrganisationId;
use serde_json::{Value, json};

use super::password::strong;
use super::registration::{self, NewAccount};
use super::{Account, purpose, signing_in};
use crate::app::App;
use crate::store::tokens::NewToken;
use crate::store::{self, Tx};
use crate::usecases::Failure;
use crate::usecases::outbox::{self, Mail};
use crate::vault;

/// How long an invitation is good.
const LINK: chrono::Duration = chrono::Duration::days(7);

/// Whom to invite, where and as what.
#[derive(Debug)]
pub struct Invitation {
    /// Name on screen.
    pub name: String,
    /// Address, in lower case.
    pub email: String,
    /// As what.
    pub role: Role,
    /// The organisation; none for the office and for owners.
    pub organisation: Option<OrganisationId>,
    /// Its name.
    pub to: String,
    /// The key of the text that says as what; the role's own where there is none.
    pub as_what: Option<String>,
    /// The language of the mail.
    pub language: Language,
}

/// Makes the account, mails the link, and answers its path. An address that was proved belongs to somebody already.
pub async fn send(app: &App, invitation: Invitation) -> Result<String, Failure> {
    let tx = app.db.begin().await?;
    let (_, link) = send_in(app, &tx, invitation).await?;
    tx.commit().await?;
    Ok(link)
}

/// As [`send`], within a transaction; answers the account too.
pub async fn send_in(app: &App, tx: &Tx, invitation: Invitation) -> Result<(AccountId, String), Failure> {
    let now = app.clock.now();
    let found = store::accounts::find_by_email(tx, &invitation.email).await?;
    if found.as_ref().is_some_and(|account| account.email_proved) {
        return Err(Failure::invalid("email", "email-taken"));
    }
    let new = NewAccount {
        email: invitation.email,
        name: invitation.name,
        phone: None,
        password: String::new(),
        language: invitation.language,
        role: invitation.role,
        organisation: invitation.organisation,
    };
    let id = registration::put(app, tx, found.as_ref(), &new, None).await?;
    let as_what = invitation.as_what.unwrap_or_else(|| role_key(new.role));
    let token = vault::token(&*app.secrets)?;
    let link = format!("/invitation/{token}");
    let row = NewToken {
        hash: vault::hash(&token),
        account: Some(id),
        purpose: purpose::INVITE,
        payload: json!({ "to": invitation.to, "as": as_what }),
        expires_at: now + LINK,
    };
    store::tokens::insert(tx, row, now).await?;
    let mail = Mail {
        account: Some(id),
        address: new.email,
        language: new.language,
        kind: "invitation",
        params: json!({ "name": new.name, "to": invitation.to, "role": { "text": as_what }, "link": link }),
    };
    outbox::enqueue(app, tx, mail).await?;
    Ok((id, link))
}

fn role_key(role: Role) -> String {
    format!("role-{}", role.as_str().replace('_', "-"))
}

/// An invitation that is still good.
#[derive(Debug)]
pub struct Open {
    /// The account that waits for its person.
    pub account: Account,
    /// Name of where they are invited to.
    pub to: String,
    /// The key of the text that says as what.
    pub as_what: String,
}

/// What the invitation behind a link says.
pub async fn find(app: &App, token: &str) -> Result<Open, Failure> {
    let spent = || Failure::Refused("invitation-spent");
    let now = app.clock.now();
    let found = store::tokens::find(&app.db, &vault::hash(token), purpose::INVITE, now).await?;
    let found = found.ok_or_else(spent)?;
    let id = found.account.ok_or_else(spent)?;
    let account = store::accounts::find(&app.db, id).await?.filter(|account| !account.disabled);
    let account = account.ok_or_else(spent)?;
    let said = |name: &str| found.payload.get(name).and_then(Value::as_str).map(str::to_owned);
    let as_what = said("as").unwrap_or_else(|| role_key(account.role));
    Ok(Open { account, to: said("to").unwrap_or_default(), as_what })
}

/// Accepts an invitation with a name and a password, and signs in. `from` is the hash of the session so far.
pub async fn accept(
    app: &App,
    token: &str,
    name: &str,
    password: &str,
    (from, agent): (&[u8], &str),
) -> Result<String, Failure> {
    let now = app.clock.now();
    let Open { account, .. } = find(app, token).await?;
    let kept = strong(app, &account, password).await?;
    let tx = app.db.begin().await?;
    let used = store::tokens::take(&tx, &vault::hash(token), purpose::INVITE, now).await?;
    used.ok_or(Failure::Refused("invitation-spent"))?;
    store::accounts::set_password(&tx, account.id, &kept).await?;
    store::accounts::set_details(&tx, account.id, name, account.phone.as_deref(), account.language).await?;
    store::accounts::mark_proved(&tx, account.id, now).await?;
    let secret = signing_in::begin_session(app, &tx, account.id, from, agent).await?;
    tx.commit().await?;
    Ok(secret)
}
