//! Certificates: issued once for a participation, shown to whoever has the code, revoked with a reason.
//!
//! A certificate says what for, who and when. It serves programs of partners and trainings of the office alike: whoever
//! issues one gives a [`NewCertificate`].

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::{AccountId, Role};
use domain::applications::{ApplicationId, Status};
use domain::calendar::wita_date;
use domain::certificates::{CertificateCode, CertificateId, CertificateKind};
use domain::language::Bilingual;
use domain::mentoring::SessionStatus;
use domain::organisations::OrganisationId;
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::Failure;
use super::applications::Application;
use crate::app::App;
use crate::store::{self, StoreError, Tx};

/// The longest reason.
const REASON_MOST: usize = 2000;

/// Since when a certificate does not stand any more, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its id.
    pub id: CertificateId,
    /// The code by which anybody can check it.
    pub code: CertificateCode,
    /// What it is for.
    pub kind: CertificateKind,
    /// The participation it proves: an application for mentoring, or the registration of a training.
    pub taken: Uuid,
    /// Whose it is, where they have an account.
    pub holder: Option<AccountId>,
    /// By name, as printed.
    pub holder_name: String,
    /// The business, as printed; may be empty.
    pub business: String,
    /// The program or the training.
    pub title: Bilingual,
    /// The partner; none for the office's own trainings.
    pub organisation: Option<OrganisationId>,
    /// Who held it, as printed.
    pub organisation_name: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Confirmed sessions, of a program.
    pub sessions: Option<u16>,
    /// Hours, of a training.
    pub hours: Option<u16>,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// Whether it was revoked.
    pub revoked: Option<Revoked>,
}

/// A certificate to issue.
#[derive(Debug, Clone)]
pub struct NewCertificate {
    /// What it is for.
    pub kind: CertificateKind,
    /// The participation it proves.
    pub taken: Uuid,
    /// Whose it is, where they have an account.
    pub holder: Option<AccountId>,
    /// By name.
    pub holder_name: String,
    /// The business; may be empty.
    pub business: String,
    /// The program or the training.
    pub title: Bilingual,
    /// The partner; none for the office's own trainings.
    pub organisation: Option<OrganisationId>,
    /// Who held it.
    pub organisation_name: String,
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
    /// Confirmed sessions, of a program.
    pub sessions: Option<u16>,
    /// Hours, of a training.
    pub hours: Option<u16>,
}

/// Issues a certificate within the transaction that makes it true. A participation has one: the second try changes nothing.
pub async fn issue(
    app: &App,
    tx: &Tx,
    by: Option<AccountId>,
    new: NewCertificate,
) -> Result<CertificateCode, Failure> {
    let mut bytes = [0; 10];
    app.secrets.fill(&mut bytes)?;
    let now = app.clock.now();
    let certificate = Certificate {
        id: CertificateId(app.ids.next(now)),
        code: CertificateCode::from_bytes(bytes),
        kind: new.kind,
        taken: new.taken,
        holder: new.holder,
        holder_name: new.holder_name,
        business: new.business,
        title: new.title,
        organisation: new.organisation,
        organisation_name: new.organisation_name,
        starts_on: new.days.0,
        ends_on: new.days.1.max(new.days.0),
        sessions: new.sessions,
        hours: new.hours,
        issued_at: now,
        revoked: None,
    };
    if store::certificates::insert(tx, &certificate, by).await? {
        return Ok(certificate.code);
    }
    let kept = store::certificates::code_of(tx, new.taken).await?;
    kept.ok_or_else(|| Failure::Broken("a certificate is neither new nor there".to_owned()))
}

/// Issues the certificate of a program that was completed on a day.
pub(super) async fn issue_for_program(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    seen: &Application,
    day: Option<NaiveDate>,
) -> Result<(), Failure> {
    let Some(frozen) = &seen.frozen else { return Ok(()) };
    let parties = store::applications::case::parties(tx, seen.id).await?.ok_or(Failure::NotFound)?;
    let confirmed = store::mentoring::count_in(tx, seen.id, SessionStatus::Confirmed).await?;
    let started = wita_date(seen.status_at);
    let starts_on = parties.cohort.as_ref().map_or(started, |cohort| cohort.starts_on);
    let ends_on = day.unwrap_or_else(|| super::today(app));
    let new = NewCertificate {
        kind: CertificateKind::Program,
        taken: seen.id.0,
        holder: Some(seen.owner),
        holder_name: parties.owner.name,
        business: parties.business,
        title: frozen.terms.name().clone(),
        organisation: Some(seen.organisation),
        organisation_name: parties.organisation,
        days: (starts_on.min(ends_on), ends_on),
        sessions: Some(u16::try_from(confirmed).unwrap_or(u16::MAX)),
        hours: None,
    };
    issue(app, tx, Some(actor.account), new).await?;
    Ok(())
}

/// What a code proves, for anybody who has it.
pub async fn check(app: &App, code: &CertificateCode) -> Result<Option<Certificate>, Failure> {
    Ok(store::certificates::find(&app.db, code).await?)
}

/// The certificate to print, for its holder, its partner and the office. A revoked one is not printed.
pub async fn printable(app: &App, actor: &Actor, code: &CertificateCode) -> Result<Certificate, Failure> {
    let certificate = visible(app, actor, code).await?;
    if certificate.revoked.is_some() {
        return Err(Failure::Refused("certificate-is-revoked"));
    }
    Ok(certificate)
}

async fn visible(app: &App, actor: &Actor, code: &CertificateCode) -> Result<Certificate, Failure> {
    let certificate = store::certificates::find(&app.db, code).await?.ok_or(Failure::NotFound)?;
    let own = actor.role == Role::Owner && certificate.holder == Some(actor.account);
    let of_partner = matches!(actor.role, Role::Coordinator | Role::Mentor)
        && actor.organisation.is_some()
        && certificate.organisation == actor.organisation;
    if own || of_partner || actor.is_office() { Ok(certificate) } else { Err(Failure::NotFound) }
}

/// The certificate of a completed participation, for whoever may see that.
pub async fn of_participation(
    app: &App,
    actor: &Actor,
    id: ApplicationId,
) -> Result<CertificateCode, Failure> {
    let application = store::applications::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_application(actor, &application.case())?;
    if application.status != Status::Completed {
        return Err(Failure::NotFound);
    }
    store::certificates::code_of(&app.db, id.0).await?.ok_or(Failure::NotFound)
}

/// Takes a certificate back: the coordinator of its partner or the office, with a reason. It stays to be found, as
/// revoked.
pub async fn revoke(app: &App, actor: &Actor, code: &CertificateCode, reason: &str) -> Result<(), Failure> {
    let certificate = visible(app, actor, code).await?;
    if !actor.is_office() && actor.role != Role::Coordinator {
        return Err(Failure::Refused("denied-role"));
    }
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MOST {
        return Err(Failure::invalid("note", "mentoring-reason"));
    }
    let tx = app.db.begin().await?;
    match store::certificates::revoke(&tx, certificate.id, actor.account, reason, app.clock.now()).await {
        // Twice is once.
        Err(StoreError::Stale) => return Ok(()),
        other => other?,
    }
    if let Some(holder) = certificate.holder {
        let params = serde_json::json!({
            "program": {"both": certificate.title},
            "note": reason,
        });
        let link = format!("/certificate/{}", code.as_str());
        super::outbox::tell(app, &tx, holder, "certificate_revoked", params, &link).await?;
    }
    tx.commit().await?;
    Ok(())
}
