//! Judging: the verdict and, in the order of the rule, the findings that explain it.
//!
//! Which leaves are reported: every leaf of an `all`; of a passing `any` one passing branch, sooner one with nothing
//! left to prove; of an undecided `any` the branches that could still pass; of a failing `any` the branch that is least
//! work to close. A leaf whose condition fails does not apply: it passes and is not reported.

use chrono::NaiveDate;

use super::{OfferContext, Truth, Verdict};
use crate::criteria::{Check, Condition, Leaf, Remedy, Rule, Test};
use crate::facts::{Evidence, FactKey, FactSheet, FactValue};

/// What was found of one leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding<'rule> {
    /// The leaf: what is needed, how well proved, what closes the gap. [`Rule::path_of`] tells where it stands.
    pub leaf: &'rule Leaf,
    /// Whether it passes.
    pub verdict: Truth,
    /// What the business has; nothing where that is unknown.
    pub have: Option<FactValue>,
    /// How well that is proved.
    pub evidence: Option<Evidence>,
    /// For a failing leaf that time remedies: the day on which it will pass, where one will come.
    pub passes_on: Option<NaiveDate>,
    /// It passes, but on weaker evidence than wanted.
    pub to_prove: bool,
    /// It is undecided because its condition is: whether the leaf applies cannot be told.
    pub condition_unknown: bool,
}

/// The verdict on a rule and the findings behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement<'rule> {
    /// What the rule makes of the business.
    pub verdict: Verdict,
    /// Why, in the order of the rule.
    pub findings: Vec<Finding<'rule>>,
}

/// Judges a rule against what is known of a business, as of the day of the sheet.
pub fn judge<'rule>(rule: &'rule Rule, sheet: &FactSheet, context: OfferContext<'_>) -> Judgement<'rule> {
    let mut judge = Judge { sheet, context, findings: Vec::with_capacity(most_findings(rule)) };
    let outcome = judge.rule(rule);
    let verdict = match (outcome.truth, outcome.work) {
        (Truth::Pass, _) => Verdict::Eligible,
        (Truth::Unknown, _) => Verdict::Unknown,
        (Truth::Fail, Remedy::None) => Verdict::Ineligible,
        (Truth::Fail, _) => Verdict::Nearly,
    };
    Judgement { verdict, findings: judge.findings }
}

/// Enough room for most rules at once; a longer list grows.
fn most_findings(rule: &Rule) -> usize {
    match rule {
        Rule::Leaf(_) => 1,
        Rule::All(parts) | Rule::Any(parts) => parts.len() + 1,
    }
}

impl<'rule> Judgement<'rule> {
    /// The findings that fail, the gaps to close.
    pub fn gaps(&self) -> impl Iterator<Item = &Finding<'rule>> {
        self.findings.iter().filter(|finding| finding.verdict == Truth::Fail)
    }

    /// The findings that pass but must still be proved.
    pub fn to_prove(&self) -> impl Iterator<Item = &Finding<'rule>> {
        self.findings.iter().filter(|finding| finding.to_prove)
    }

    /// The facts to ask for, each once: those of undecided conditions first, then those of undecided leaves. A derived fact is
    /// asked for by the parts that are missing.
    pub fn asks(&self, sheet: &FactSheet, context: OfferContext<'_>) -> Vec<FactKey> {
        let mut asked = Vec::new();
        for finding in self.findings.iter().filter(|finding| finding.verdict == Truth::Unknown) {
            if let Some(condition) = finding.leaf.when.as_ref().filter(|_| finding.condition_unknown) {
                unknown_in(condition, sheet, context, &mut asked);
            }
            if check(&finding.leaf.check, sheet, context).0 == Truth::Unknown {
                ask(finding.leaf.check.fact(), sheet, &mut asked);
            }
        }
        asked
    }
}

/// What a part of the rule comes to. `work` counts only where it fails: the remedy of the hardest piece that must be
/// closed, [`Remedy::None`] where a piece cannot be.
#[derive(Clone, Copy)]
struct Outcome {
    truth: Truth,
    work: Remedy,
    to_prove: bool,
}

impl Outcome {
    const PASS: Self = Self { truth: Truth::Pass, work: Remedy::Paper, to_prove: false };

    /// Whether this branch of an `any` explains it better than the one kept so far; earlier ones win ties.
    fn explains_better(self, kept: Self) -> bool {
        match (self.truth, kept.truth) {
            (Truth::Pass, Truth::Pass) => kept.to_prove && !self.to_prove,
            (Truth::Fail, Truth::Fail) => self.work < kept.work,
            (this, that) => this > that,
        }
    }
}

struct Judge<'rule, 'sheet> {
    sheet: &'sheet FactSheet,
    context: OfferContext<'sheet>,
    findings: Vec<Finding<'rule>>,
}

impl<'rule> Judge<'rule, '_> {
    fn rule(&mut self, rule: &'rule Rule) -> Outcome {
        match rule {
            Rule::Leaf(leaf) => self.leaf(leaf),
            Rule::All(parts) => self.all(parts),
            Rule::Any(parts) => self.any(parts),
        }
    }

    fn all(&mut self, parts: &'rule [Rule]) -> Outcome {
        parts.iter().fold(Outcome::PASS, |whole, part| {
            let outcome = self.rule(part);
            let hardest =
                if outcome.truth == Truth::Fail { whole.work.max(outcome.work) } else { whole.work };
            Outcome {
                truth: whole.truth.min(outcome.truth),
                work: hardest,
                to_prove: whole.to_prove || outcome.to_prove,
            }
        })
    }

    /// Findings of a branch are written after those kept, then one of the two is dropped, so no list is copied.
    fn any(&mut self, parts: &'rule [Rule]) -> Outcome {
        let start = self.findings.len();
        let Some((first, others)) = parts.split_first() else {
            return Outcome { truth: Truth::Fail, work: Remedy::None, to_prove: false };
        };
        let mut kept = self.rule(first);
        for part in others {
            if kept.truth == Truth::Pass && !kept.to_prove {
                break;
            }
            let end = self.findings.len();
            let outcome = self.rule(part);
            if outcome.explains_better(kept) {
                self.findings.drain(start..end);
                kept = outcome;
            } else if (outcome.truth, kept.truth) != (Truth::Unknown, Truth::Unknown) {
                self.findings.truncate(end);
            }
        }
        kept
    }

    fn leaf(&mut self, leaf: &'rule Leaf) -> Outcome {
        let applies =
            leaf.when.as_ref().map_or(Truth::Pass, |when| condition(when, self.sheet, self.context));
        if applies == Truth::Fail {
            return Outcome::PASS;
        }
        let (own, fact) = check(&leaf.check, self.sheet, self.context);
        // "If the condition holds then the leaf": passes where either the leaf passes or the condition fails.
        let verdict = own.max(!applies);
        let evidence = fact.map(|fact| fact.evidence);
        let to_prove = verdict == Truth::Pass && leaf.evidence > evidence;
        let waits = verdict == Truth::Fail && leaf.remedy == Remedy::Time;
        self.findings.push(Finding {
            leaf,
            verdict,
            have: fact.map(|fact| fact.value),
            evidence,
            passes_on: if waits { passes_on(&leaf.check, self.sheet) } else { None },
            to_prove,
            condition_unknown: applies == Truth::Unknown && verdict == Truth::Unknown,
        });
        Outcome { truth: verdict, work: leaf.remedy, to_prove }
    }
}

/// The truth of one check, with the fact it was told by.
fn check(check: &Check, sheet: &FactSheet, context: OfferContext<'_>) -> (Truth, Option<crate::facts::Fact>) {
    let fact = context.fact(sheet, check.fact());
    (fact.map_or(Truth::Unknown, |fact| check.test().of(fact.value)), fact)
}

fn condition(when: &Condition, sheet: &FactSheet, context: OfferContext<'_>) -> Truth {
    let truth = |part: &Condition| condition(part, sheet, context);
    match when {
        Condition::Check(one) => check(one, sheet, context).0,
        Condition::All(parts) => parts.iter().map(truth).min().unwrap_or(Truth::Pass),
        Condition::Any(parts) => parts.iter().map(truth).max().unwrap_or(Truth::Fail),
    }
}

fn unknown_in(when: &Condition, sheet: &FactSheet, context: OfferContext<'_>, asked: &mut Vec<FactKey>) {
    match when {
        Condition::Check(one) if check(one, sheet, context).0 == Truth::Unknown => {
            ask(one.fact(), sheet, asked);
        }
        Condition::Check(_) => {}
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                unknown_in(part, sheet, context, asked);
            }
        }
    }
}

fn ask(key: FactKey, sheet: &FactSheet, asked: &mut Vec<FactKey>) {
    const PARTS: [FactKey; 4] = [
        FactKey::RequestedAmount,
        FactKey::RequestedTenorMonths,
        FactKey::MonthlyInstalments,
        FactKey::MonthlySurplus,
    ];
    if key.is_derived() {
        for part in PARTS.into_iter().filter(|part| sheet.get(*part).is_none()) {
            ask(part, sheet, asked);
        }
    } else if !asked.contains(&key) {
        asked.push(key);
    }
}

/// The day on which an age, growing by itself, first passes the check. None where it never will, or for other facts.
fn passes_on(check: &Check, sheet: &FactSheet) -> Option<NaiveDate> {
    let have = sheet.value(check.fact()).filter(|_| check.fact().age_date().is_some())?.whole()?;
    // A test changes its answer only at one of its values or just after one.
    let turns = check
        .test()
        .operands()
        .filter_map(FactValue::whole)
        .flat_map(|value| [value, value.saturating_add(1)]);
    let reached = turns.filter(|age| *age > have && passes(check.test(), *age)).min()?;
    sheet.reaches(check.fact(), reached)
}

fn passes(test: &Test, age: i64) -> bool {
    test.of(FactValue::Integer(age)) == Truth::Pass
}
