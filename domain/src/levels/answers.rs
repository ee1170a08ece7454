//! The answers of one assessment, what they come to, and what the next level takes.

use serde_json::{Map, Value};

use super::{Area, LEVEL_MOST, POINTS_A_LEVEL, POINTS_MOST, QUESTIONS, fact_of, questions};
use crate::facts::{FactKey, FactValue, FinancialRecords};

/// Every question of an area with its points, 0 to 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    area: Area,
    points: [u8; QUESTIONS],
}

/// Why answers cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// These questions have no answer, or one that there is not.
    #[error("{} not answered", .0.join(", "))]
    Open(Vec<&'static str>),
}

/// A question whose answer can still rise, and to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rise {
    /// The key of the question.
    pub question: &'static str,
    /// The points it has.
    pub has: u8,
    /// The points of its next answer.
    pub to: u8,
}

impl Answers {
    /// Reads answers by the key of their question; every question must have one.
    pub fn read(area: Area, answer: impl Fn(&'static str) -> Option<u8>) -> Result<Self, AnswersError> {
        let mut points = [0; QUESTIONS];
        let mut open = Vec::new();
        for (place, question) in questions(area).iter().enumerate() {
            match answer(question).filter(|given| *given <= POINTS_MOST) {
                Some(given) => points[place] = given,
                None => open.push(*question),
            }
        }
        if open.is_empty() { Ok(Self { area, points }) } else { Err(AnswersError::Open(open)) }
    }

    /// Reads answers as they are stored: `{"plan": 2, ..}`.
    pub fn from_json(area: Area, stored: &Value) -> Result<Self, AnswersError> {
        let answer =
            |question: &str| stored.get(question)?.as_u64().and_then(|points| u8::try_from(points).ok());
        Self::read(area, answer)
    }

    /// As they are stored.
    pub fn to_json(&self) -> Value {
        Value::Object(
            self.each().map(|(question, points)| (question.to_owned(), points.into())).collect::<Map<_, _>>(),
        )
    }

    /// The area.
    pub const fn area(&self) -> Area {
        self.area
    }

    /// Every question with its points.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, u8)> {
        questions(self.area).iter().copied().zip(self.points)
    }

    /// All points, 0 to 16.
    pub fn total(&self) -> u8 {
        self.points.iter().sum()
    }

    /// The level, 0 to 4: four points each.
    pub fn level(&self) -> u8 {
        (self.total() / POINTS_A_LEVEL).min(LEVEL_MOST)
    }

    /// How many points the next level still takes; `None` at the top.
    pub fn missing(&self) -> Option<u8> {
        (self.level() < LEVEL_MOST).then(|| (self.level() + 1) * POINTS_A_LEVEL - self.total())
    }

    /// What can still rise, the weakest answers first.
    pub fn rises(&self) -> Vec<Rise> {
        let mut rises: Vec<Rise> = self
            .each()
            .filter(|(_, has)| *has < POINTS_MOST)
            .map(|(question, has)| Rise { question, has, to: has + 1 })
            .collect();
        rises.sort_by_key(|rise| rise.has);
        rises
    }

    /// The fact that they state. Of books the two answers that tell them count, not the sum: a daily cash book is one, and
    /// statements after SAK EMKM rest on it.
    pub fn states(&self) -> (FactKey, FactValue) {
        let value = match self.area {
            Area::Administration => FactValue::FinancialRecords(self.records()),
            _ => FactValue::Integer(self.level().into()),
        };
        (fact_of(self.area), value)
    }

    fn records(&self) -> FinancialRecords {
        let of =
            |key: &str| self.each().find(|(question, _)| *question == key).map_or(0, |(_, points)| points);
        match (of("cash"), of("statements")) {
            (POINTS_MOST, POINTS_MOST) => FinancialRecords::SakEmkm,
            (POINTS_MOST, _) => FinancialRecords::CashBook,
            _ => FinancialRecords::None,
        }
    }
}
