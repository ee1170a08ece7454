//! How a cooperative stands beside its status: its size and from where that is known, its class if it lends, and what it
//! fulfils of the test of a modern cooperative in force on a day.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::cooperatives::{
    Classed, CooperativeId, CooperativeKind, Found, Ground, Measure, ModernTest, Practice, Said, Seen, Size,
    found, is_modern, lending_class, modern_test, own_capital,
};
use domain::ledger::{AccountClass, AccountKind};
use domain::matching::Truth;
use domain::policy::Scope;

use super::{Known, Narrowing};
use crate::store::{self, Reader};
use crate::usecases::Failure;

/// Something that was said, with who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What.
    pub said: Said,
    /// In words.
    pub note: Option<String>,
    /// Name of who said it.
    pub by: String,
}

/// What is known of a cooperative beside the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// What was said, in the order of saying.
    pub said: Vec<Statement>,
    /// What the system sees by itself.
    pub seen: Seen,
    /// Members on the roll that is kept here.
    pub roll: Option<i64>,
    /// What stands on the accounts of its books from which its size is told.
    pub books: Vec<(AccountKind, i64)>,
}

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The office's register.
    Register,
    /// The roll or the books that are kept here.
    Here,
}

/// How a cooperative stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// What is known of its size.
    pub size: Size,
    /// From where each figure of it is.
    pub origins: [Option<Origin>; 3],
    /// Whether it lends.
    pub lends: Found,
    /// Its class by size, which counts if it lends.
    pub classed: Option<Classed>,
    /// The test of a modern cooperative in force.
    pub test: Option<&'static ModernTest>,
    /// What is known of each of its criteria.
    pub criteria: Vec<Found>,
    /// Who said what.
    pub said: Vec<Statement>,
}

impl Standing {
    /// Whether it is modern by the test in force; unknown where none is.
    pub fn modern(&self) -> Truth {
        is_modern(&self.criteria)
    }

    /// What is known of one criterion, or of all together.
    pub fn truth(&self, of: Option<Practice>) -> Option<Truth> {
        match of {
            None => self.test.map(|_| self.modern()),
            Some(practice) => {
                self.criteria.iter().find(|found| found.practice == practice).map(|found| found.truth)
            }
        }
    }

    /// From where a figure is.
    pub fn origin(&self, measure: Measure) -> Option<Origin> {
        let place = Measure::ALL.iter().position(|one| *one == measure)?;
        self.origins.get(place).copied().flatten()
    }
}

/// What is known beside the register of each cooperative that a narrowing leaves.
pub(super) async fn read(
    db: &impl Reader,
    scope: Scope,
    (narrowing, as_of): (&Narrowing, NaiveDate),
) -> Result<HashMap<CooperativeId, Kept>, Failure> {
    Ok(store::cooperatives::standing::list(db, scope, (narrowing, as_of)).await?)
}

/// How a cooperative stands on a day. A figure of the register goes before what is reckoned here, for books may have been
/// begun with a part only.
pub(super) fn stand(known: &Known, kept: Kept, as_of: NaiveDate) -> Standing {
    let details = &known.cooperative.details;
    let kept_here = !kept.books.is_empty();
    let assets = kept.books.iter().filter(|(kind, _)| kind.class() == AccountClass::Asset);
    let assets: i64 = assets.map(|(_, sum)| *sum).sum();
    let here = [kept.roll, kept_here.then(|| own_capital(&kept.books)), kept_here.then_some(assets)];
    let register = [details.members.map(i64::from), details.own_capital, details.assets];
    let mut origins = [None; 3];
    let mut figures = [None; 3];
    for place in 0..3 {
        origins[place] =
            register[place].map(|_| Origin::Register).or_else(|| here[place].map(|_| Origin::Here));
        figures[place] = register[place].or(here[place]);
    }
    let [members, own_capital, assets] = figures;
    let size = Size { members, own_capital, assets };
    let words: Vec<Said> = kept.said.iter().map(|statement| statement.said).collect();
    let test = modern_test(as_of);
    let criteria = test.map_or(&[][..], |test| test.criteria);
    Standing {
        size,
        origins,
        lends: lends(details.kind, &words, &kept.seen, as_of),
        classed: lending_class(&size, as_of),
        test,
        criteria: criteria.iter().map(|practice| found(*practice, &words, &kept.seen, as_of)).collect(),
        said: kept.said,
    }
}

fn lends(kind: CooperativeKind, said: &[Said], seen: &Seen, as_of: NaiveDate) -> Found {
    if kind == CooperativeKind::SavingsLoans {
        return Found { practice: Practice::Lending, truth: Truth::Pass, ground: Ground::Kind };
    }
    found(Practice::Lending, said, seen, as_of)
}
