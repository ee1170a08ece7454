//! What a handler may ask for: every handler takes one of these, and so says whom its page is for.
//!
//! Each holds the visit; what the person may do with a given object is asked of `domain/policy` in the use cases.

use std::ops::Deref;

use domain::accounts::Role;
use domain::organisations::OrganisationStatus;
use domain::policy::Actor;
use poem::http::Method;
use poem::{FromRequest, Request, RequestBody};
use serde::de::DeserializeOwned;

use super::errors::WebError;
use super::posted::{self, Fields};
use super::visit::{self, Visit};

/// Anyone at all, signed in or not.
pub(crate) struct Anyone(Visit);

impl Deref for Anyone {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.0
    }
}

impl<'a> FromRequest<'a> for Anyone {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self(visit::of(request)?))
    }
}

/// Somebody with a password shown, the second factor perhaps still to come: only for the pages that ask for it, and for signing out.
pub(crate) struct HalfSignedIn(Visit);

impl Deref for HalfSignedIn {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.0
    }
}

impl<'a> FromRequest<'a> for HalfSignedIn {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let visit = visit::of(request)?;
        if visit.session().is_none() {
            return Err(sign_in_first(request, body, &visit).await.into());
        }
        Ok(Self(visit))
    }
}

macro_rules! capability {
    ($(#[$meta:meta])* $name:ident: $($role:ident)|+) => {
        capability!($(#[$meta])* $name: $($role)|+, Standing::Any);
    };
    ($(#[$meta:meta])* $name:ident: $($role:ident)|+, $standing:expr) => {
        $(#[$meta])*
        pub(crate) struct $name {
            visit: Visit,
            actor: Actor,
        }

        impl $name {
            pub(crate) fn actor(&self) -> &Actor {
                &self.actor
            }
        }

        impl Deref for $name {
            type Target = Visit;
            fn deref(&self) -> &Visit {
                &self.visit
            }
        }

        impl<'a> FromRequest<'a> for $name {
            async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
                let (visit, actor) = admit(request, body, |role| matches!(role, $(Role::$role)|+), $standing).await?;
                Ok(Self { visit, actor })
            }
        }
    };
}

capability!(
    /// Anyone who has signed in.
    SignedIn: Owner | BankOfficer | BankApprover | Coordinator | Mentor | OfficeStaff | OfficeHead
);
capability!(
    /// A business owner.
    Owner: Owner
);
capability!(
    /// Whoever works applications at a bank: officer or approver.
    BankOfficer: BankOfficer | BankApprover, Standing::Admitted
);
capability!(
    /// Whoever coordinates a partner's programs.
    Coordinator: Coordinator, Standing::Admitted
);
capability!(
    /// Whoever runs mentoring at a partner: coordinators and mentors.
    PartnerWorker: Coordinator | Mentor, Standing::Admitted
);
capability!(
    /// Whoever publishes and invites for an organisation: bank approver or coordinator.
    Publisher: BankApprover | Coordinator, Standing::Admitted
);
capability!(
    /// Whoever works a queue of applications: bank people, coordinators and mentors.
    CaseWorker: BankOfficer | BankApprover | Coordinator | Mentor, Standing::Admitted
);
capability!(
    /// Whoever leads an organisation, admitted or still waiting for the office.
    Lead: BankApprover | Coordinator
);
capability!(
    /// Anyone who has colleagues: people of a bank or a partner, and of the office.
    Colleague: BankOfficer | BankApprover | Coordinator | Mentor | OfficeStaff | OfficeHead
);
capability!(
    /// The office's staff, its head among them.
    OfficeStaff: OfficeStaff | OfficeHead
);

capability!(
    /// The office's head.
    OfficeHead: OfficeHead
);

/// Whether an organisation must have been admitted for its people to come in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Any,
    Admitted,
}

async fn admit(
    request: &Request,
    body: &mut RequestBody,
    fits: fn(Role) -> bool,
    standing: Standing,
) -> Result<(Visit, Actor), WebError> {
    let visit = visit::of(request)?;
    let Some(session) = visit.session() else {
        return Err(sign_in_first(request, body, &visit).await);
    };
    if let Some(set_up) = session.second_factor_missing(visit.app().settings.second_factor) {
        let kept = keep(request, body, &visit).await;
        return Err(WebError::SecondFactorFirst { set_up, kept });
    }
    let actor = visit.actor().cloned().ok_or(WebError::Bug("a session without an actor"))?;
    if !fits(actor.role) {
        return Err(WebError::NotForRole);
    }
    let status = visit.session().and_then(|session| session.account.as_ref()?.organisation_status);
    if standing == Standing::Admitted && status != Some(OrganisationStatus::Admitted) {
        return Err(WebError::NotAdmitted);
    }
    Ok((visit, actor))
}

async fn sign_in_first(request: &Request, body: &mut RequestBody, visit: &Visit) -> WebError {
    WebError::SignInFirst(keep(request, body, visit).await)
}

/// What was posted, to be sent again after signing in.
async fn keep(request: &Request, body: &mut RequestBody, visit: &Visit) -> Option<Fields> {
    if request.method() == Method::POST { posted::keep(request, body, visit).await } else { None }
}

/// The parameters of the path; what is not an id is simply not found.
pub(crate) struct At<T>(pub(crate) T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for At<T> {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self(request.path_params::<T>().map_err(|_| WebError::NotFound)?))
    }
}

/// The query of the address; what does not fit falls back to its default, so that an old link still opens.
pub(crate) struct Asked<T>(pub(crate) T);

impl<'a, T: DeserializeOwned + Default> FromRequest<'a> for Asked<T> {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let query = request.uri().query().unwrap_or_default();
        // No text of ours holds a NUL, and PostgreSQL takes none: nobody looks for one.
        let mut query = query.to_owned();
        while query.contains("%00") {
            query = query.replace("%00", "");
        }
        Ok(Self(serde_html_form::from_str(&query).unwrap_or_default()))
    }
}
