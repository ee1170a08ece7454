//! Colleagues: whoever leads an organisation invites its people, and closes the account of one who has left.

use domain::accounts::{AccountId, Role};
use domain::organisations::roles_of;
use domain::policy::{self, Actor, Denied, Scope};

use super::{Organisation, loaded};
use crate::app::App;
use crate::store::{self, Reader};
use crate::usecases::accounts::invitations::{self, Invitation};
use crate::usecases::accounts::{Account, purpose, second_factor};
use crate::usecases::{Failure, limits};

/// The people around somebody, and what they may do with them.
#[derive(Debug)]
pub struct Team {
    /// The organisation; none for the office.
    pub organisation: Option<Organisation>,
    /// Everyone, the invited among them, by name.
    pub people: Vec<Account>,
    /// The roles that the reader may give; empty for who may not invite.
    pub roles: Vec<Role>,
    /// Whether the reader may close and open accounts.
    pub may_manage: bool,
}

/// The colleagues of whoever asks.
pub async fn team(app: &App, actor: &Actor) -> Result<Team, Failure> {
    let organisation = match actor.organisation {
        Some(id) => Some(loaded(&app.db, id).await?),
        None => None,
    };
    let people = store::accounts::colleagues(&app.db, policy::scope_of_people(actor)).await?;
    let roles = match &organisation {
        Some(organisation) => roles_of(organisation.details.kind).to_vec(),
        None => vec![Role::OfficeStaff, Role::OfficeHead],
    };
    let may = |role: &Role| may_invite(actor, organisation.as_ref(), *role).is_ok();
    Ok(Team {
        roles: roles.into_iter().filter(may).collect(),
        may_manage: may_manage(actor, organisation.as_ref()).is_ok(),
        organisation,
        people,
    })
}

fn may_invite(actor: &Actor, organisation: Option<&Organisation>, role: Role) -> Result<(), Denied> {
    match organisation {
        Some(organisation) => policy::may_invite(actor, &organisation.standing(), role),
        None => policy::may_invite_to_office(actor, role),
    }
}

fn may_manage(actor: &Actor, organisation: Option<&Organisation>) -> Result<(), Denied> {
    match organisation {
        Some(organisation) => policy::may_manage(actor, &organisation.standing()),
        None => policy::may_invite_to_office(actor, Role::OfficeStaff),
    }
}

/// Somebody to invite.
#[derive(Debug)]
pub struct Invited {
    /// Name on screen.
    pub name: String,
    /// Address, in lower case.
    pub email: String,
    /// As what.
    pub role: Role,
}

/// Invites somebody by mail. That an address has an account is told plainly: who may invite is known by name and counted.
pub async fn invite(app: &App, actor: &Actor, new: Invited) -> Result<(), Failure> {
    let organisation = match actor.organisation {
        Some(id) => Some(loaded(&app.db, id).await?),
        None => None,
    };
    may_invite(actor, organisation.as_ref(), new.role)?;
    count(app, actor).await?;
    let invitation = Invitation {
        name: new.name,
        email: new.email,
        role: new.role,
        organisation: actor.organisation,
        to: organisation.map_or_else(|| app.settings.office_name.clone(), |own| own.details.name),
        as_what: None,
        language: actor.language,
    };
    invitations::send(app, invitation).await.map(|_| ())
}

async fn count(app: &App, actor: &Actor) -> Result<(), Failure> {
    let whose = actor.organisation.map_or_else(|| "office".to_owned(), |id| id.to_string());
    limits::count(app, limits::INVITE, &whose).await
}

/// A colleague of the actor whom the actor may manage.
async fn colleague(db: &impl Reader, actor: &Actor, id: AccountId) -> Result<Account, Failure> {
    let person = store::accounts::find(db, id).await?.ok_or(Failure::NotFound)?;
    let near = match policy::scope_of_people(actor) {
        Scope::Organisation(own) => person.organisation == Some(own),
        Scope::Everything => matches!(person.role, Role::OfficeStaff | Role::OfficeHead),
        Scope::Own(_) | Scope::Public | Scope::Nothing => false,
    };
    if !near {
        return Err(Failure::NotFound);
    }
    let organisation = match actor.organisation {
        Some(own) => Some(loaded(db, own).await?),
        None => None,
    };
    may_manage(actor, organisation.as_ref())?;
    Ok(person)
}

/// Sends the invitation of somebody who has not come yet once more.
pub async fn invite_again(app: &App, actor: &Actor, id: AccountId) -> Result<(), Failure> {
    let person = colleague(&app.db, actor, id).await?;
    if person.email_proved {
        return Err(Failure::Refused("invitation-accepted"));
    }
    let Account { name, email, role, .. } = person;
    invite(app, actor, Invited { name, email: email.ok_or(Failure::NotFound)?, role }).await
}

/// Takes back an invitation: its link is good for nothing any more.
pub async fn withdraw(app: &App, actor: &Actor, id: AccountId) -> Result<(), Failure> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let person = colleague(&tx, actor, id).await?;
    if person.email_proved {
        return Err(Failure::Refused("invitation-accepted"));
    }
    store::tokens::revoke(&tx, id, purpose::INVITE, now).await?;
    store::accounts::set_disabled(&tx, id, Some(now)).await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets the second factor of a colleague who lost it; their person sets up another at the next sign-in.
pub async fn reset_factor(app: &App, actor: &Actor, id: AccountId) -> Result<(), Failure> {
    if id == actor.account {
        return Err(Failure::Refused("not-yourself"));
    }
    let tx = app.db.begin().await?;
    colleague(&tx, actor, id).await?;
    second_factor::reset(app, &tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Closes a colleague's account and ends their sessions, or opens it again. Nobody closes their own.
pub async fn set_disabled(app: &App, actor: &Actor, id: AccountId, disabled: bool) -> Result<(), Failure> {
    if id == actor.account {
        return Err(Failure::Refused("not-yourself"));
    }
    let tx = app.db.begin().await?;
    colleague(&tx, actor, id).await?;
    store::accounts::set_disabled(&tx, id, disabled.then(|| app.clock.now())).await?;
    if disabled {
        store::sessions::delete_all(&tx, id).await?;
    }
    tx.commit().await?;
    Ok(())
}
