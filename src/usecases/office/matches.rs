//! How many businesses each open offer or program fits, nearly fits, or cannot tell of yet.

use domain::language::Bilingual;
use domain::matching::SubjectKind;
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::{EXPORT_SIZE, Narrowing, SIZE};
use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::Failure;

/// One open offer or program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectRow {
    /// Its id.
    pub id: Uuid,
    /// Offer or program.
    pub kind: SubjectKind,
    /// What it is called.
    pub name: Bilingual,
    /// Whose it is, by short name.
    pub organisation: String,
    /// Businesses it fits.
    pub eligible: u64,
    /// Businesses it nearly fits.
    pub nearly: u64,
    /// Businesses of which it cannot be told yet.
    pub unknown: u64,
    /// Businesses it does not fit.
    pub ineligible: u64,
}

/// A page of open offers or programs, by name.
pub async fn list(
    app: &App,
    actor: &Actor,
    kind: SubjectKind,
    narrowing: &Narrowing,
    cursor: Option<&Cursor>,
) -> Result<Page<SubjectRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_publications(actor);
    Ok(store::monitor::matches::list(&app.db, scope, kind, narrowing, cursor, SIZE).await?)
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    kind: SubjectKind,
    narrowing: &Narrowing,
    cursor: Option<&Cursor>,
) -> Result<Page<SubjectRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_publications(actor);
    Ok(store::monitor::matches::list(&app.db, scope, kind, narrowing, cursor, EXPORT_SIZE).await?)
}
