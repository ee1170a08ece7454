//! The terms of a program, complete, and what can be wrong with them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{POINTS_MOST, Points, Topic, can_be_coached};
use crate::documents::DocumentKind;
use crate::facts::{District, FactKey, FactValue, FinancialRecords};
use crate::language::Bilingual;
use crate::matching::Improvement;
use crate::money::Rupiah;
use crate::offers::faults::{Faults, repeats};
use crate::offers::{FaultCode, TermsFault};

/// What a partner offers to teach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgramTerms {
    /// What it is called.
    pub name: Bilingual,
    /// One or two sentences.
    pub summary: Bilingual,
    /// What it teaches.
    pub topics: Vec<Topic>,
    /// Where it is held, in words.
    pub place: String,
    /// The district it is held in; none where it is held online or everywhere.
    #[serde(default, with = "district")]
    pub district: Option<District>,
    /// Who mentors, by name.
    #[serde(default)]
    pub mentors: Vec<String>,
    /// How many times one meets.
    pub sessions: u16,
    /// The facts it improves, and to which level.
    pub improves: Vec<Improvement>,
    /// Papers wanted with an application.
    #[serde(default)]
    pub papers: Vec<DocumentKind>,
    /// The regulation or budget it rests on, if any.
    #[serde(default)]
    pub regulation: String,
    /// What a participant pays, in rupiah.
    #[serde(default)]
    pub cost: Rupiah,
    /// Whom it seats before others, in points.
    #[serde(default, skip_serializing_if = "Points::is_empty")]
    pub points: Points,
    /// First day on which it is published.
    pub valid_from: NaiveDate,
    /// Last day, where one is set.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
}

/// The most times one meets.
const SESSIONS_MOST: u16 = 200;
/// The most mentors named.
const MENTORS_MOST: usize = 20;
const LINE_MOST: usize = 200;

/// Every fault, in the order of the form; none where the program may be published.
pub fn validate(terms: &ProgramTerms) -> Vec<TermsFault> {
    let mut faults = Faults::default();
    let long = |text: &str| text.chars().count() > LINE_MOST;
    let nameless = terms.mentors.iter().any(|name| long(name) || name.trim().is_empty());
    let over = terms.valid_to.is_some_and(|to| to < terms.valid_from);
    faults
        .of_texts(&terms.name, &terms.summary)
        .when(terms.topics.is_empty(), "topics", FaultCode::Required)
        .when(repeats(&terms.topics), "topics", FaultCode::TopicTwice)
        .when(terms.place.trim().is_empty(), "place", FaultCode::Required)
        .when(long(&terms.place), "place", FaultCode::TextTooLong)
        .when(terms.mentors.len() > MENTORS_MOST, "mentors", FaultCode::TooMany)
        .when(nameless, "mentors", FaultCode::MentorName)
        .when(terms.sessions == 0, "sessions", FaultCode::SessionsZero)
        .when(terms.sessions > SESSIONS_MOST, "sessions", FaultCode::SessionsTooMany);
    of_improvements(&terms.improves, &mut faults);
    faults
        .when(repeats(&terms.papers), "papers", FaultCode::PaperTwice)
        .when(terms.points.values().any(|points| *points > POINTS_MOST), "points", FaultCode::PointsTooMany)
        .when(terms.cost > Rupiah::MAX_STATED, "cost", FaultCode::AmountTooLarge)
        .when(long(&terms.regulation), "regulation", FaultCode::TextTooLong)
        .when(over, "valid_to", FaultCode::EndsBeforeStart);
    faults.into_vec()
}

fn of_improvements(improves: &[Improvement], faults: &mut Faults) {
    let facts: Vec<FactKey> = improves.iter().map(|improvement| improvement.fact).collect();
    let uncoachable = facts.iter().any(|fact| !can_be_coached(*fact));
    let idle = improves.iter().any(|improvement| raises_nothing(improvement.to));
    faults
        .when(improves.is_empty(), "improves", FaultCode::Required)
        .when(uncoachable, "improves", FaultCode::NotCoachable)
        .when(idle, "improves", FaultCode::RaisesNothing)
        .when(repeats(&facts), "improves", FaultCode::FactTwice);
}

/// The least value of a fact is what everybody has already.
fn raises_nothing(to: FactValue) -> bool {
    matches!(
        to,
        FactValue::Integer(0) | FactValue::YesNo(false) | FactValue::FinancialRecords(FinancialRecords::None)
    )
}

/// A district as its code.
pub(super) mod district {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::facts::District;

    #[expect(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde gives fields by reference"
    )]
    pub(in super::super) fn serialize<S: Serializer>(
        district: &Option<District>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match district {
            Some(district) => serializer.collect_str(district),
            None => serializer.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<District>, D::Error> {
        Option::<String>::deserialize(deserializer)?
            .filter(|code| !code.is_empty())
            .map(|code| code.parse().map_err(D::Error::custom))
            .transpose()
    }
}
