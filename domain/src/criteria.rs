//! A rule: what an offer or a program wants of a business, as data that can be stored, edited, read back and judged.
//!
//! A rule is `all`, `any` or one leaf; a leaf tests one fact. Here rules are built, checked, read and written; judging
//! them is `matching`, and turning them into SQL belongs to store.

mod error;
mod parse;
mod write;

pub use error::{RuleError, RuleErrors, RuleProblem};
pub use parse::{MOST_DEPTH, MOST_LEAVES};

use crate::facts::{Evidence, FactKey, FactType, FactValue};

text_enum! {
    /// What closes the gap where a leaf fails; least work first.
    Remedy {
        /// Obtain the paper.
        Paper = "paper",
        /// A program can raise it.
        Coaching = "coaching",
        /// It comes by waiting.
        Time = "time",
        /// Nothing can be done.
        None = "none",
    }
}

text_enum! {
    /// The comparisons of numbers.
    Comparison {
        /// As much or more.
        AtLeast = "at_least",
        /// More, not as much.
        MoreThan = "more_than",
        /// As much or less.
        AtMost = "at_most",
        /// Less, not as much.
        LessThan = "less_than",
    }
}

text_enum! {
    /// The names of all tests, as an editor lists them.
    TestName {
        /// As much or more.
        AtLeast = "at_least",
        /// More, not as much.
        MoreThan = "more_than",
        /// As much or less.
        AtMost = "at_most",
        /// Less, not as much.
        LessThan = "less_than",
        /// Exactly this.
        Is = "is",
        /// Any of these.
        OneOf = "one_of",
        /// None of these.
        NoneOf = "none_of",
    }
}

impl TestName {
    /// Whether the test makes sense for the fact. Numbers compare and may equal; lists are for counts and names, not for
    /// rupiah or percent; yes or no is only ever one of the two. Names have no more and less, even where they have
    /// an order (the books kept): a rule lists what it takes.
    pub const fn suits(self, fact: FactKey) -> bool {
        match self {
            Self::Is => true,
            Self::OneOf | Self::NoneOf => {
                !matches!(fact.fact_type(), FactType::YesNo | FactType::Money { .. } | FactType::Percent)
            }
            Self::AtLeast | Self::MoreThan | Self::AtMost | Self::LessThan => fact.fact_type().is_number(),
        }
    }

    /// The tests that suit a fact, in the order in which an editor shows them.
    pub fn suited_to(fact: FactKey) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |test| test.suits(fact))
    }
}

/// A test of one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Every comparison holds; each kind stands at most once.
    Compare(Vec<(Comparison, FactValue)>),
    /// Exactly this value.
    Is(FactValue),
    /// Any of these values.
    OneOf(Vec<FactValue>),
    /// None of these values.
    NoneOf(Vec<FactValue>),
}

impl Test {
    /// The names of the tests that are made; more than one only for comparisons.
    pub fn names(&self) -> Vec<TestName> {
        match self {
            Self::Compare(comparisons) => {
                comparisons.iter().map(|(comparison, _)| (*comparison).into()).collect()
            }
            Self::Is(_) => vec![TestName::Is],
            Self::OneOf(_) => vec![TestName::OneOf],
            Self::NoneOf(_) => vec![TestName::NoneOf],
        }
    }

    /// The values it compares with.
    pub fn operands(&self) -> impl Iterator<Item = FactValue> {
        let (pairs, list): (&[(Comparison, FactValue)], &[FactValue]) = match self {
            Self::Compare(comparisons) => (comparisons, &[]),
            Self::Is(value) => (&[], std::slice::from_ref(value)),
            Self::OneOf(list) | Self::NoneOf(list) => (&[], list),
        };
        pairs.iter().map(|(_, value)| *value).chain(list.iter().copied())
    }
}

impl From<Comparison> for TestName {
    fn from(comparison: Comparison) -> Self {
        match comparison {
            Comparison::AtLeast => Self::AtLeast,
            Comparison::MoreThan => Self::MoreThan,
            Comparison::AtMost => Self::AtMost,
            Comparison::LessThan => Self::LessThan,
        }
    }
}

/// One fact and the test it is put to. The test suits the fact's type: only [`Check::new`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    fact: FactKey,
    test: Test,
}

impl Check {
    /// Puts a fact to a test; refused where the test or a value of it does not suit the fact's type.
    pub fn new(fact: FactKey, test: Test) -> Result<Self, RuleProblem> {
        let names = test.names();
        let Some(first) = names.first() else {
            return Err(RuleProblem::MissingTest);
        };
        if let Some(&test) = names.iter().find(|name| !name.suits(fact)) {
            return Err(RuleProblem::TestDoesNotSuit { test, fact });
        }
        if test.operands().next().is_none() {
            return Err(RuleProblem::EmptyList { test: *first });
        }
        if test.operands().any(|value| !value.suits(fact)) {
            return Err(RuleProblem::Operand { test: *first, problem: crate::facts::FactProblem::WrongType });
        }
        Ok(Self { fact, test })
    }

    /// The fact that is tested.
    pub const fn fact(&self) -> FactKey {
        self.fact
    }

    /// The test.
    pub const fn test(&self) -> &Test {
        &self.test
    }
}

/// When a leaf applies: a rule without remedies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds; an empty list holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// One fact passes its test.
    Check(Check),
}

/// One criterion: a check, what closes the gap, how well it must be proved, and when it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The fact and its test.
    pub check: Check,
    /// What closes the gap where it fails.
    pub remedy: Remedy,
    /// The least evidence wanted; none where the owner's word is enough.
    pub evidence: Option<Evidence>,
    /// When the leaf applies; always, where there is none.
    pub when: Option<Condition>,
}

/// A rule. Rules from outside come through [`Rule::from_json`], which bounds depth and size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Every one passes; an empty list passes, so that an offer open to all has a rule too.
    All(Vec<Rule>),
    /// At least one passes.
    Any(Vec<Rule>),
    /// One criterion.
    Leaf(Leaf),
}

impl Rule {
    /// The rule that everyone passes.
    pub const fn open() -> Self {
        Self::All(Vec::new())
    }

    /// Every leaf with its path (`rule.all[2].any[0]`), in the order of the rule.
    pub fn leaves(&self) -> Vec<(String, &Leaf)> {
        let mut found = Vec::new();
        self.walk("rule", &mut |path, leaf| found.push((path.to_owned(), leaf)));
        found
    }

    /// The path of a leaf of this very rule, as findings borrow them.
    pub fn path_of(&self, leaf: &Leaf) -> Option<String> {
        self.leaves().into_iter().find_map(|(path, found)| std::ptr::eq(found, leaf).then_some(path))
    }

    /// Every fact the rule names, conditions included, each once, in the order of first mention.
    pub fn facts(&self) -> Vec<FactKey> {
        let mut found = Vec::new();
        self.walk("rule", &mut |_, leaf| {
            if let Some(when) = &leaf.when {
                when.gather_facts(&mut found);
            }
            note(&mut found, leaf.check.fact);
        });
        found
    }

    fn walk<'rule>(&'rule self, path: &str, visit: &mut impl FnMut(&str, &'rule Leaf)) {
        let (name, parts) = match self {
            Self::Leaf(leaf) => return visit(path, leaf),
            Self::All(parts) => ("all", parts),
            Self::Any(parts) => ("any", parts),
        };
        for (number, part) in parts.iter().enumerate() {
            part.walk(&format!("{path}.{name}[{number}]"), visit);
        }
    }
}

impl Condition {
    fn gather_facts(&self, found: &mut Vec<FactKey>) {
        match self {
            Self::Check(check) => note(found, check.fact),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.gather_facts(found)),
        }
    }
}

fn note(found: &mut Vec<FactKey>, fact: FactKey) {
    if !found.contains(&fact) {
        found.push(fact);
    }
}
