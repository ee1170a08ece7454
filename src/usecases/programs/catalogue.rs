//! The public catalogue of programs with the cohorts that one can still join.

use chrono::NaiveDate;
use domain::facts::{District, FactKey};
use domain::language::Bilingual;
use domain::matching::Improvement;
use domain::offers::Publication;
use domain::programs::{ProgramId, Topic};

use super::cohorts::ProgramCohort;
use crate::app::App;
use crate::store::{self, Cursor, Page};
use crate::usecases::Failure;

/// Rows of a page.
pub const PAGE: u64 = 20;

/// What somebody looks for; everything left out matches everything.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Words of the name, the partner or the place.
    pub search: String,
    /// A topic it teaches.
    pub topic: Option<Topic>,
    /// A district it serves; programs for all of them are found too.
    pub district: Option<District>,
    /// A fact it raises.
    pub improves: Option<FactKey>,
    /// A cohort that one can join today starts on this day at the latest: (today, latest start).
    pub starts_by: Option<(NaiveDate, NaiveDate)>,
}

/// A program as a row of the catalogue.
#[derive(Debug, Clone)]
pub struct CatalogueProgram {
    /// Its id.
    pub id: ProgramId,
    /// What it is called.
    pub name: Bilingual,
    /// The partner's short name.
    pub partner: String,
    /// What it teaches.
    pub topics: Vec<Topic>,
    /// The district it serves; none: all.
    pub district: Option<District>,
    /// The facts it raises.
    pub improves: Vec<Improvement>,
    /// Open, or paused for now.
    pub publication: Publication,
}

/// A page of the catalogue, each program with its cohorts that have not ended, the next one first.
pub async fn list(
    app: &App,
    wanted: &Wanted,
    cursor: Option<&Cursor>,
) -> Result<Page<(CatalogueProgram, Vec<ProgramCohort>)>, Failure> {
    let page = store::programs::catalogue::list(&app.db, wanted, cursor, PAGE).await?;
    let ids: Vec<ProgramId> = page.rows.iter().map(|row| row.id).collect();
    let today = domain::calendar::wita_date(app.clock.now());
    let cohorts = store::programs::cohorts::upcoming(&app.db, &ids, today).await?;
    Ok(page.map(|program| {
        let own = cohorts.iter().filter(|cohort| cohort.program == program.id).cloned().collect();
        (program, own)
    }))
}
