//! Priority points: what makes a program seat one business before another, and how much. Data of the program, shown to
//! everyone who applies.

use std::collections::BTreeMap;

use super::ProgramTerms;
use crate::facts::{FactKey, FactSheet, FactValue, Sex, SizeClass};
use crate::matching::improves;

text_enum! {
    /// What points are given for. What is not known earns nothing.
    Merit {
        /// The business lacks what the program raises.
        Gap = "gap",
        /// It is in the district where the program is held.
        SameDistrict = "same_district",
        /// A woman owns it.
        WomanOwned = "woman_owned",
        /// It is a micro business.
        Micro = "micro",
        /// It never had productive credit.
        NoCredit = "no_credit",
        /// It is younger than three years.
        Young = "young",
    }
}

/// The points of a program, by what they are given for.
pub type Points = BTreeMap<Merit, u16>;

/// The most points for one thing.
pub const POINTS_MOST: u16 = 100;
/// From this age on, in months, a business is no longer young.
const YOUNG_MONTHS: i64 = 36;

/// What a business earns of the points of a program, by its facts, in the order of [`Merit::ALL`].
pub fn earned(terms: &ProgramTerms, facts: &FactSheet) -> Vec<(Merit, u16)> {
    let given = terms.points.iter().filter(|(merit, points)| **points > 0 && has(**merit, terms, facts));
    given.map(|(merit, points)| (*merit, *points)).collect()
}

/// The sum of what is earned.
pub fn total(earned: &[(Merit, u16)]) -> u32 {
    earned.iter().map(|(_, points)| u32::from(*points)).sum()
}

fn has(merit: Merit, terms: &ProgramTerms, facts: &FactSheet) -> bool {
    let value = |key| facts.value(key);
    match merit {
        Merit::Gap => terms.improves.iter().any(|improvement| improves(facts, *improvement)),
        Merit::SameDistrict => {
            terms.district.map(FactValue::District) == value(FactKey::District) && terms.district.is_some()
        }
        Merit::WomanOwned => value(FactKey::OwnerSex) == Some(FactValue::Sex(Sex::Female)),
        Merit::Micro => value(FactKey::SizeClass) == Some(FactValue::SizeClass(SizeClass::Micro)),
        Merit::NoCredit => value(FactKey::ProductiveCredit) == Some(FactValue::YesNo(false)),
        Merit::Young => value(FactKey::BusinessAgeMonths)
            .and_then(FactValue::whole)
            .is_some_and(|months| months < YOUNG_MONTHS),
    }
}
