//! Which business fits which open offer or program, pair by pair: the list behind every figure about matches.

use domain::facts::BusinessId;
use domain::language::Bilingual;
use domain::matching::{SubjectKind, Verdict};
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::{EXPORT_SIZE, Narrowing, SIZE};
use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::Failure;

/// How the list is narrowed.
#[derive(Debug, Clone)]
pub struct Asked {
    /// As the figures are.
    pub narrowing: Narrowing,
    /// Offers or programs.
    pub kind: SubjectKind,
    /// One offer or program only.
    pub subject: Option<Uuid>,
    /// One business only.
    pub business: Option<BusinessId>,
    /// One verdict only.
    pub verdict: Option<Verdict>,
}

/// A business and an offer or a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRow {
    /// Which business.
    pub business_id: BusinessId,
    /// By name.
    pub business: String,
    /// Its district, by code.
    pub district: Option<String>,
    /// Which offer or program.
    pub subject: Uuid,
    /// Offer or program.
    pub kind: SubjectKind,
    /// What it is called.
    pub name: Bilingual,
    /// Whose it is, by short name.
    pub organisation: String,
    /// What its rule made of the business.
    pub verdict: Verdict,
    /// First instalment of the stated need in rupiah, where one can be reckoned.
    pub first_instalment: Option<i64>,
}

/// A page of pairs.
pub async fn list(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Page<PairRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_businesses(actor);
    Ok(store::monitor::pairs::list(&app.db, scope, asked, cursor, SIZE).await?)
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    cursor: Option<&Cursor>,
) -> Result<Page<PairRow>, Failure> {
    policy::may_monitor(actor)?;
    let scope = policy::scope_of_businesses(actor);
    Ok(store::monitor::pairs::list(&app.db, scope, asked, cursor, EXPORT_SIZE).await?)
}
