//! The start page before any sign-in, and each role's own first page after it.

mod views;

use std::borrow::Cow;

use domain::accounts::Role;
use domain::cooperatives::SeatState;
use domain::organisations::OrganisationStatus;
use poem::handler;

use self::views::{ACCESSIBILITY, HELP, PRIVACY, StartPage, WordsPage};
use super::capability::{Anyone, SignedIn};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other};
use crate::usecases::cooperatives::boards;
use crate::usecases::{Failure, businesses, memberships};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/", start)
        .get("/home", home)
        .get("/help", help)
        .get("/privacy", privacy)
        .get("/accessibility", accessibility)
}

#[handler]
async fn start(visitor: Anyone) -> Answer {
    visitor.render(&StartPage {})
}

#[handler]
async fn help(visitor: Anyone) -> Answer {
    visitor.render(&HELP)
}

#[handler]
async fn privacy(visitor: Anyone) -> Answer {
    visitor.render(&PRIVACY)
}

#[handler]
async fn accessibility(visitor: Anyone) -> Answer {
    visitor.render(&ACCESSIBILITY)
}

/// Where each role works; people of an organisation that the office has not admitted see where it stands.
#[handler]
async fn home(visitor: SignedIn) -> Answer {
    let account = visitor.half_account()?;
    let waiting = account.organisation_status.is_some_and(|status| status != OrganisationStatus::Admitted);
    let home = match account.role {
        _ if waiting => "/organisation".into(),
        Role::Owner => home_of_owner(&visitor).await?,
        Role::BankOfficer | Role::BankApprover | Role::Coordinator => "/queue".into(),
        Role::Mentor => "/participants".into(),
        Role::OfficeStaff | Role::OfficeHead => "/office".into(),
    };
    Ok(see_other(&home))
}

/// An owner is at home at her businesses. Without any: where her answers of the quick check wait, of which the first is made;
/// then at the cooperative whose board she is on, then at what she has as a member: her only account, or the list of them.
async fn home_of_owner(visitor: &SignedIn) -> Result<Cow<'static, str>, Failure> {
    let (app, actor) = (visitor.app(), visitor.actor());
    if !businesses::own(app, actor).await?.is_empty() {
        return Ok("/businesses".into());
    }
    if visitor.answers().is_some() {
        return Ok("/check/keep".into());
    }
    let seats = boards::own(app, actor).await?;
    if seats.iter().any(|seat| matches!(seat.state, SeatState::Held | SeatState::Invited)) {
        return Ok("/cooperatives".into());
    }
    Ok(match memberships::list(app, actor).await?.as_slice() {
        [] => "/businesses".into(),
        [only] => format!("/memberships/{}", only.id).into(),
        _ => "/memberships".into(),
    })
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<StartPage>();
    gallery.show::<WordsPage>();
}
