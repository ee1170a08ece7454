//! Reads a rule from JSON, gathering every problem with the path of its leaf. Bounded in depth and size, so that no
//! rule, however hostile, can exhaust the stack here or later.

use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Map, Value};

use super::{
    Check, Comparison, Condition, Leaf, Remedy, Rule, RuleError, RuleErrors, RuleProblem, Test, TestName,
};
use crate::facts::{Evidence, FactKey, FactProblem, FactValue};
use crate::json::{Strict, shortened};

/// How deeply a rule may nest, conditions included.
pub const MOST_DEPTH: usize = 16;
/// How many leaves a rule may have, those of conditions included.
pub const MOST_LEAVES: usize = 500;

impl Rule {
    /// Reads a rule; every problem found is told.
    pub fn from_json(json: &Value) -> Result<Self, RuleErrors> {
        let mut reader = Reader::default();
        let rule = reader.rule(json, &Place::root("rule"));
        reader.end(rule)
    }
}

impl Check {
    /// Reads a single check `{"fact", <tests>}`.
    pub fn from_json(json: &Value) -> Result<Self, RuleErrors> {
        let mut reader = Reader::default();
        let fields = reader.object(json, &Place::root("check"));
        let check = fields.and_then(|fields| reader.check(fields, &[], &Place::root("check")));
        reader.end(check)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Strict::deserialize(deserializer)?.0).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Check {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Strict::deserialize(deserializer)?.0).map_err(D::Error::custom)
    }
}

/// Where the reader stands.
struct Place {
    path: String,
    depth: usize,
}

impl Place {
    fn root(name: &str) -> Self {
        Self { path: name.to_owned(), depth: 1 }
    }

    fn below(&self, step: &str) -> Self {
        Self { path: format!("{}.{step}", self.path), depth: self.depth + 1 }
    }
}

/// The shape that rules and conditions share: a list under `all` or `any`, or something with a fact.
enum Shape<'json> {
    All(&'json [Value]),
    Any(&'json [Value]),
    Single(&'json Map<String, Value>),
}

#[derive(Default)]
struct Reader {
    leaves: usize,
    errors: Vec<RuleError>,
}

impl Reader {
    /// Notes a problem; the part that has it is nothing.
    fn refuse<T>(&mut self, place: &Place, problem: RuleProblem) -> Option<T> {
        // One report of excess is enough, however long the list goes on.
        let told =
            problem == RuleProblem::TooMany && self.errors.iter().any(|error| error.problem == problem);
        if !told {
            self.errors.push(RuleError { path: place.path.clone(), problem });
        }
        None
    }

    fn end<T>(self, read: Option<T>) -> Result<T, RuleErrors> {
        match read {
            Some(read) if self.errors.is_empty() => Ok(read),
            _ => Err(RuleErrors(self.errors)),
        }
    }

    fn rule(&mut self, json: &Value, place: &Place) -> Option<Rule> {
        match self.shape(json, place)? {
            Shape::All(list) => self.parts(list, "all", place, Self::rule).map(Rule::All),
            Shape::Any(list) => self.parts(list, "any", place, Self::rule).map(Rule::Any),
            Shape::Single(fields) => self.leaf(fields, place).map(Rule::Leaf),
        }
    }

    fn condition(&mut self, json: &Value, place: &Place) -> Option<Condition> {
        match self.shape(json, place)? {
            Shape::All(list) => self.parts(list, "all", place, Self::condition).map(Condition::All),
            Shape::Any(list) => self.parts(list, "any", place, Self::condition).map(Condition::Any),
            Shape::Single(fields) => self.check(fields, &[], place).map(Condition::Check),
        }
    }

    fn object<'json>(&mut self, json: &'json Value, place: &Place) -> Option<&'json Map<String, Value>> {
        match json.as_object() {
            Some(fields) => Some(fields),
            None => self.refuse(place, RuleProblem::NotARule),
        }
    }

    fn shape<'json>(&mut self, json: &'json Value, place: &Place) -> Option<Shape<'json>> {
        if place.depth > MOST_DEPTH {
            return self.refuse(place, RuleProblem::TooDeep);
        }
        let fields = self.object(json, place)?;
        let Some((name, list)) = ["all", "any"].into_iter().find_map(|name| Some((name, fields.get(name)?)))
        else {
            if !fields.contains_key("fact") {
                return self.refuse(place, RuleProblem::NotARule);
            }
            return Some(Shape::Single(fields));
        };
        if let Some(other) = fields.keys().find(|key| *key != name) {
            return self.refuse(place, RuleProblem::UnknownField { given: shortened(other) });
        }
        match (name, list.as_array()) {
            (_, None) => self.refuse(place, RuleProblem::NotAList),
            ("any", Some(list)) if list.is_empty() => self.refuse(place, RuleProblem::EmptyAny),
            ("any", Some(list)) => Some(Shape::Any(list)),
            (_, Some(list)) => Some(Shape::All(list)),
        }
    }

    /// Reads each part of a list; nothing if one of them has a problem, but only after all have been read.
    fn parts<T>(
        &mut self,
        list: &[Value],
        name: &str,
        place: &Place,
        read: fn(&mut Self, &Value, &Place) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut parts = Vec::with_capacity(list.len().min(MOST_LEAVES));
        let mut whole = true;
        for (number, json) in list.iter().enumerate() {
            if self.leaves > MOST_LEAVES {
                return None;
            }
            match read(self, json, &place.below(&format!("{name}[{number}]"))) {
                Some(part) => parts.push(part),
                None => whole = false,
            }
        }
        whole.then_some(parts)
    }

    fn leaf(&mut self, fields: &Map<String, Value>, place: &Place) -> Option<Leaf> {
        let check = self.check(fields, &["remedy", "evidence", "when"], place);
        let remedy = match text_of(fields.get("remedy")).and_then(|text| text.parse::<Remedy>().ok()) {
            Some(remedy) => Some(remedy),
            None => self.refuse(place, RuleProblem::Remedy),
        };
        let evidence = match fields.get("evidence") {
            None | Some(Value::Null) => Some(None),
            given => match text_of(given).and_then(|text| text.parse::<Evidence>().ok()) {
                Some(evidence) => Some(Some(evidence)),
                None => self.refuse(place, RuleProblem::Evidence),
            },
        };
        let when = match fields.get("when") {
            None | Some(Value::Null) => Some(None),
            Some(json) => self.condition(json, &place.below("when")).map(Some),
        };
        Some(Leaf { check: check?, remedy: remedy?, evidence: evidence?, when: when? })
    }

    /// Reads fact and test; every field must be `fact`, a test, or one of `others`.
    fn check(&mut self, fields: &Map<String, Value>, others: &[&str], place: &Place) -> Option<Check> {
        self.leaves += 1;
        if self.leaves > MOST_LEAVES {
            return self.refuse(place, RuleProblem::TooMany);
        }
        let mut tests = Vec::new();
        for (name, operand) in fields {
            match name.parse::<TestName>() {
                Ok(test) => tests.push((test, operand)),
                Err(_) if name == "fact" || others.contains(&name.as_str()) => {}
                Err(_) => self.refuse(place, RuleProblem::UnknownField { given: shortened(name) })?,
            }
        }
        let Some(given) = fields.get("fact") else {
            return self.refuse(place, RuleProblem::NotARule);
        };
        let Some(fact) = text_of(Some(given)).and_then(|text| text.parse::<FactKey>().ok()) else {
            let given = text_of(Some(given)).map_or_else(|| "given without a name".to_owned(), shortened);
            return self.refuse(place, RuleProblem::UnknownFact { given });
        };
        match read_test(fact, &tests).and_then(|test| Check::new(fact, test)) {
            Ok(check) => Some(check),
            Err(problem) => self.refuse(place, problem),
        }
    }
}

fn text_of(json: Option<&Value>) -> Option<&str> {
    json.and_then(Value::as_str)
}

fn read_test(fact: FactKey, tests: &[(TestName, &Value)]) -> Result<Test, RuleProblem> {
    if let Some((test, _)) = tests.iter().find(|(test, _)| !test.suits(fact)) {
        return Err(RuleProblem::TestDoesNotSuit { test: *test, fact });
    }
    match tests {
        [] => Err(RuleProblem::MissingTest),
        [(TestName::Is, operand)] => read_operand(fact, TestName::Is, operand).map(Test::Is),
        [(TestName::OneOf, list)] => read_list(fact, TestName::OneOf, list).map(Test::OneOf),
        [(TestName::NoneOf, list)] => read_list(fact, TestName::NoneOf, list).map(Test::NoneOf),
        several => several
            .iter()
            .map(|(test, operand)| read_comparison(fact, *test, operand))
            .collect::<Result<_, _>>()
            .map(Test::Compare),
    }
}

fn read_comparison(
    fact: FactKey,
    test: TestName,
    operand: &Value,
) -> Result<(Comparison, FactValue), RuleProblem> {
    let comparison = match test {
        TestName::AtLeast => Comparison::AtLeast,
        TestName::MoreThan => Comparison::MoreThan,
        TestName::AtMost => Comparison::AtMost,
        TestName::LessThan => Comparison::LessThan,
        TestName::Is | TestName::OneOf | TestName::NoneOf => return Err(RuleProblem::MixedTests { test }),
    };
    Ok((comparison, read_operand(fact, test, operand)?))
}

fn read_operand(fact: FactKey, test: TestName, operand: &Value) -> Result<FactValue, RuleProblem> {
    FactValue::typed(fact, operand).map_err(|problem: FactProblem| RuleProblem::Operand { test, problem })
}

fn read_list(fact: FactKey, test: TestName, list: &Value) -> Result<Vec<FactValue>, RuleProblem> {
    let list = list.as_array().filter(|list| !list.is_empty()).ok_or(RuleProblem::EmptyList { test })?;
    list.iter().map(|operand| read_operand(fact, test, operand)).collect()
}
