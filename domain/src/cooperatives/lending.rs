//! How large a cooperative that lends is: the classes of savings-and-loan business, as dated rules. Only who lends has one.

use chrono::NaiveDate;

use crate::ledger::AccountKind;
use crate::matching::Truth;

text_enum! {
    /// A class; the last has no upper edge.
    LendingClass {
        /// The smallest.
        First = "1",
        /// The second.
        Second = "2",
        /// The third.
        Third = "3",
        /// Above all edges.
        Fourth = "4",
    }
}

text_enum! {
    /// What a class is measured by.
    Measure {
        /// How many members there are.
        Members = "members",
        /// What is the members' own in it, rupiah.
        OwnCapital = "own_capital",
        /// Everything it has, rupiah.
        Assets = "assets",
    }
}

text_enum! {
    /// What a list of cooperatives is asked for when it is asked by class.
    LendingGroup {
        /// Those that lend.
        Lends = "lends",
        /// In the first class for certain.
        First = "1",
        /// In the second.
        Second = "2",
        /// In the third.
        Third = "3",
        /// In the fourth.
        Fourth = "4",
        /// They lend, and too little is known for a class.
        Open = "open",
        /// Whether they lend is not known.
        Maybe = "maybe",
    }
}

impl From<LendingClass> for LendingGroup {
    fn from(class: LendingClass) -> Self {
        match class {
            LendingClass::First => Self::First,
            LendingClass::Second => Self::Second,
            LendingClass::Third => Self::Third,
            LendingClass::Fourth => Self::Fourth,
        }
    }
}

/// The most that a class allows by each measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassEdge {
    /// Which class.
    pub class: LendingClass,
    /// Members at most.
    pub members: i64,
    /// Own capital at most, rupiah.
    pub own_capital: i64,
    /// Assets at most, rupiah.
    pub assets: i64,
}

impl ClassEdge {
    const fn most(&self, measure: Measure) -> i64 {
        match measure {
            Measure::Members => self.members,
            Measure::OwnCapital => self.own_capital,
            Measure::Assets => self.assets,
        }
    }
}

/// A text that sets the classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassLaw {
    /// Where it stands.
    pub source: &'static str,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; none while in force.
    pub until: Option<NaiveDate>,
    /// The edges, lowest class first; above the last lies the fourth.
    pub edges: [ClassEdge; 3],
}

const BILLION: i64 = 1_000_000_000;

/// Every text, oldest first. The first day within 2023 was not found in a text: the year's first is taken, as for the caps on
/// interest of the same regulation.
pub const CLASS_LAWS: &[ClassLaw] = &[ClassLaw {
    source: "Permenkop UKM 8/2023 Pasal 49",
    from: match NaiveDate::from_ymd_opt(2023, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    },
    until: None,
    edges: [
        ClassEdge {
            class: LendingClass::First,
            members: 5_000,
            own_capital: 2_500_000_000,
            assets: 15 * BILLION,
        },
        ClassEdge {
            class: LendingClass::Second,
            members: 10_000,
            own_capital: 15 * BILLION,
            assets: 100 * BILLION,
        },
        ClassEdge {
            class: LendingClass::Third,
            members: 30_000,
            own_capital: 50 * BILLION,
            assets: 500 * BILLION,
        },
    ],
}];

/// The text in force on a day.
pub fn class_law(day: NaiveDate) -> Option<&'static ClassLaw> {
    CLASS_LAWS.iter().rev().find(|law| law.from <= day && law.until.is_none_or(|until| day <= until))
}

/// What is known of a cooperative's size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Members.
    pub members: Option<i64>,
    /// Own capital, rupiah.
    pub own_capital: Option<i64>,
    /// Assets, rupiah.
    pub assets: Option<i64>,
}

impl Size {
    /// What is known by a measure.
    pub const fn of(&self, measure: Measure) -> Option<i64> {
        match measure {
            Measure::Members => self.members,
            Measure::OwnCapital => self.own_capital,
            Measure::Assets => self.assets,
        }
    }
}

/// A class as it follows from what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classed {
    /// The class that what is known comes to; not a lower one, whatever else may become known.
    pub class: LendingClass,
    /// Whether nothing that is not known could raise it.
    pub certain: bool,
    /// What lifts it into this class.
    pub by: Vec<Measure>,
    /// What is not known.
    pub missing: Vec<Measure>,
    /// By which text.
    pub law: &'static ClassLaw,
}

/// The class by the text in force on a day: the highest that any measure reaches. "And/or" of the article is read so, for a
/// cooperative with few members and large assets must not fall under the lightest rules. None before the first text, and
/// where nothing is known.
pub fn lending_class(size: &Size, day: NaiveDate) -> Option<Classed> {
    let law = class_law(day)?;
    let place = |measure: Measure| {
        let amount = size.of(measure)?;
        let edge = law.edges.iter().find(|edge| amount <= edge.most(measure));
        Some((measure, edge.map_or(LendingClass::Fourth, |edge| edge.class)))
    };
    let placed: Vec<(Measure, LendingClass)> = Measure::ALL.iter().copied().filter_map(place).collect();
    let class = placed.iter().map(|(_, class)| *class).max()?;
    let missing: Vec<Measure> =
        Measure::ALL.iter().copied().filter(|measure| size.of(*measure).is_none()).collect();
    Some(Classed {
        class,
        certain: missing.is_empty() || class == LendingClass::Fourth,
        by: placed.iter().filter(|(_, of)| *of == class).map(|(measure, _)| *measure).collect(),
        missing,
        law,
    })
}

/// Whether a cooperative belongs to a group.
pub fn is_in_group(lends: Truth, classed: Option<&Classed>, group: LendingGroup) -> bool {
    let certain = classed.filter(|classed| classed.certain).map(|classed| LendingGroup::from(classed.class));
    match (lends, group) {
        (Truth::Fail, _) => false,
        (Truth::Unknown, group) => group == LendingGroup::Maybe,
        (Truth::Pass, LendingGroup::Lends) => true,
        (Truth::Pass, LendingGroup::Open) => certain.is_none(),
        (Truth::Pass, group) => certain == Some(group),
    }
}

/// Own capital as the books tell it (UU 25/1992 Pasal 41): simpanan pokok and wajib, reserves, grants, less losses that are
/// not covered. Sukarela is a debt, and a result that no meeting has divided belongs to nobody yet.
pub fn own_capital(totals: &[(AccountKind, i64)]) -> i64 {
    let part = |(kind, sum): &(AccountKind, i64)| match kind {
        AccountKind::Principal | AccountKind::Compulsory | AccountKind::Reserve | AccountKind::Grant => *sum,
        AccountKind::Loss => -*sum,
        _ => 0,
    };
    totals.iter().map(part).sum()
}
