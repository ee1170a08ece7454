//! What is open today: every offer and program in force, loaded once for many businesses.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::programs::ProgramId;

use crate::store::{self, Reader};
use crate::usecases::Failure;
use crate::usecases::offers::OfferVersion;
use crate::usecases::programs::ProgramVersion;
use crate::usecases::programs::cohorts::ProgramCohort;

/// A program in force and the next cohort that can still be applied for.
#[derive(Debug)]
pub struct OpenProgram {
    /// The version in force.
    pub version: ProgramVersion,
    /// The next cohort that takes applications.
    pub next: Option<ProgramCohort>,
}

/// All that can be applied for.
#[derive(Debug)]
pub struct Market {
    /// The day it is open on.
    pub day: NaiveDate,
    /// Offers in force with the short name of their bank.
    pub offers: Vec<(OfferVersion, String)>,
    /// Programs in force.
    pub programs: Vec<OpenProgram>,
}

impl Market {
    /// Loads it: five queries, however much is open.
    pub async fn load(db: &impl Reader, day: NaiveDate) -> Result<Self, Failure> {
        let mut offers = store::offers::open_versions(db).await?;
        offers.retain(|(version, _)| {
            version.terms.valid_from <= day && version.terms.valid_to.is_none_or(|last| day <= last)
        });
        let versions = store::programs::open_versions(db).await?;
        let ids: Vec<ProgramId> = versions.iter().map(|version| version.program).collect();
        let mut next: HashMap<ProgramId, ProgramCohort> = HashMap::new();
        for cohort in store::programs::cohorts::upcoming(db, &ids, day).await? {
            if day <= cohort.days.apply_by {
                next.entry(cohort.program).or_insert(cohort);
            }
        }
        let programs = versions
            .into_iter()
            .map(|version| OpenProgram { next: next.remove(&version.program), version })
            .collect();
        Ok(Self { day, offers, programs })
    }
}
