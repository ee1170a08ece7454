//! The start page before any sign-in, and each role's own first page after it.

mod views;

use domain::accounts::Role;
use domain::organisations::OrganisationStatus;
use poem::handler;

use self::views::{ACCESSIBILITY, HELP, PRIVACY, StartPage, WordsPage};
use super::capability::{Anyone, SignedIn};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other};
use crate::usecases::{Failure, businesses};

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
    Ok(see_other(match account.role {
        _ if waiting => "/organisation",
        Role::Owner if answers_wait(&visitor).await? => "/check/keep",
        Role::Owner => "/businesses",
        Role::BankOfficer | Role::BankApprover | Role::Coordinator => "/queue",
        Role::Mentor => "/participants",
        Role::OfficeStaff | Role::OfficeHead => "/office",
    }))
}

/// Whether an owner without a business has answered the quick check: those answers are what the first one is made of.
async fn answers_wait(visitor: &SignedIn) -> Result<bool, Failure> {
    let answered = visitor.answers().is_some();
    Ok(answered && businesses::own(visitor.app(), visitor.actor()).await?.is_empty())
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<StartPage>();
    gallery.show::<WordsPage>();
}
