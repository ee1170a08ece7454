//! One missing criterion: what a rule would say if a single check were passed, all else as it is.
//!
//! The other reading of the same question, over all businesses at once, is SQL in store; a property test holds the two together.

use super::{OfferContext, Truth, Verdict, judge};
use crate::criteria::{Check, Leaf, Remedy, Rule, Test};
use crate::facts::{FactKey, FactSheet, FactValue};

impl Leaf {
    /// Whether something closes the gap where this leaf fails. What is derived from other facts is closed by them.
    pub fn is_closable(&self) -> bool {
        self.remedy != Remedy::None && !self.check.fact().is_derived()
    }
}

impl Rule {
    /// The checks whose gaps can be closed, each once, in the order of the rule.
    pub fn closable(&self) -> Vec<&Check> {
        let mut found: Vec<&Check> = Vec::new();
        for (_, leaf) in self.leaves() {
            if leaf.is_closable() && !found.contains(&&leaf.check) {
                found.push(&leaf.check);
            }
        }
        found
    }

    /// The same rule where this check is taken as passed wherever its gap could be closed.
    #[must_use]
    pub fn taking(&self, check: &Check) -> Self {
        let all = |parts: &[Self]| parts.iter().map(|part| part.taking(check)).collect();
        match self {
            Self::All(parts) => Self::All(all(parts)),
            Self::Any(parts) => Self::Any(all(parts)),
            Self::Leaf(leaf) if leaf.is_closable() && leaf.check == *check => Self::open(),
            Self::Leaf(_) => self.clone(),
        }
    }

    /// The rule as parts that must all pass. No check can close two of them: those that share one stand together, so a rule
    /// that one check alone keeps from holding is kept from it by one part.
    pub fn parts(&self) -> Vec<Self> {
        let mut all = Vec::new();
        self.spread(&mut all);
        let mut parts: Vec<Vec<Self>> = Vec::new();
        for part in all {
            let closes = part.closable().into_iter().cloned().collect::<Vec<_>>();
            let shares = |one: &Self| one.closable().iter().any(|check| closes.contains(check));
            let (with, without) = parts.into_iter().partition(|group| group.iter().any(shares));
            parts = without;
            parts.push(with.into_iter().flatten().chain([part.clone()]).collect());
        }
        let whole = |mut group: Vec<Self>| match group.len() {
            1 => group.swap_remove(0),
            _ => Self::All(group),
        };
        parts.into_iter().map(whole).collect()
    }

    fn spread<'rule>(&'rule self, parts: &mut Vec<&'rule Self>) {
        match self {
            Self::All(some) => some.iter().for_each(|part| part.spread(parts)),
            Self::Any(_) | Self::Leaf(_) => parts.push(self),
        }
    }
}

/// Whether this check alone stands between the business and the offer: the rule would hold with it passed. [`Truth::Fail`]
/// where the rule fails without it, [`Truth::Unknown`] where it cannot be told; none where something else is in the way,
/// or nothing is.
pub fn blocks(rule: &Rule, check: &Check, sheet: &FactSheet, context: OfferContext<'_>) -> Option<Truth> {
    let now = match judge(rule, sheet, context).verdict {
        Verdict::Eligible => return None,
        Verdict::Unknown => Truth::Unknown,
        Verdict::Nearly | Verdict::Ineligible => Truth::Fail,
    };
    let then = judge(&rule.taking(check), sheet, context).verdict;
    (then == Verdict::Eligible).then_some(now)
}

impl Check {
    /// The least value that passes, where the fact can be raised to it: what a training would aim at.
    pub fn aim(&self) -> Option<FactValue> {
        let passes = |value: &FactValue| self.test().of(*value) == Truth::Pass;
        if self.fact() == FactKey::BusinessAgeMonths || self.fact() == FactKey::OwnerAgeYears {
            return None;
        }
        match self.test() {
            Test::Is(value) => Some(*value),
            Test::OneOf(list) => list.iter().min_by_key(|value| order(**value)).copied(),
            Test::Compare(_) => {
                let bounds = self.test().operands().filter_map(FactValue::whole);
                let near = bounds.flat_map(|bound| [bound, bound.saturating_add(1)]);
                near.map(FactValue::Integer).filter(passes).min_by_key(|value| order(*value))
            }
            Test::NoneOf(_) => None,
        }
    }
}

fn order(value: FactValue) -> i64 {
    match value {
        FactValue::FinancialRecords(records) => records as i64,
        other => other.whole().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Fact;
    use serde_json::json;

    fn sheet(facts: &[(FactKey, &str)]) -> FactSheet {
        let mut sheet = FactSheet::new("2026-11-23".parse().unwrap());
        for (key, value) in facts {
            sheet.set(*key, Fact::stated(FactValue::from_text(*key, value).unwrap())).unwrap();
        }
        sheet
    }

    fn rule() -> Rule {
        let json = json!({"all": [
            {"fact": "nib", "is": true, "remedy": "paper"},
            {"fact": "financial_records", "one_of": ["sak_emkm", "cash_book"], "remedy": "coaching"},
            {"fact": "productive_credit", "is": false, "remedy": "none"}
        ]});
        Rule::from_json(&json).unwrap()
    }

    #[test]
    fn a_check_blocks_where_all_else_holds_and_what_is_unknown_is_told_apart() {
        let rule = rule();
        let [nib, books] = rule.closable()[..] else { panic!("two can be closed") };
        let said = |facts: &[(FactKey, &str)], check| blocks(&rule, check, &sheet(facts), OfferContext::NONE);
        let base = [(FactKey::ProductiveCredit, "false"), (FactKey::FinancialRecords, "cash_book")];
        assert_eq!(said(&[&base[..], &[(FactKey::Nib, "false")]].concat(), nib), Some(Truth::Fail));
        assert_eq!(said(&base, nib), Some(Truth::Unknown));
        assert_eq!(said(&base, books), None);
        assert_eq!(said(&[&base[..], &[(FactKey::Nib, "true")]].concat(), nib), None);
        let two = [(FactKey::ProductiveCredit, "false"), (FactKey::FinancialRecords, "none")];
        assert_eq!(said(&[&two[..], &[(FactKey::Nib, "false")]].concat(), nib), None);
        let hopeless = [(FactKey::ProductiveCredit, "true"), (FactKey::FinancialRecords, "cash_book")];
        assert_eq!(said(&[&hopeless[..], &[(FactKey::Nib, "false")]].concat(), nib), None);
    }

    #[test]
    fn a_rule_falls_into_parts_of_which_no_check_closes_two() {
        let nib = json!({"fact": "nib", "is": true, "remedy": "paper"});
        let ktp = json!({"fact": "ktp", "is": true, "remedy": "paper"});
        let either = json!({"any": [nib, {"fact": "sku", "is": true, "remedy": "paper"}]});
        let rule = json!({"all": [nib, {"all": [ktp, {"all": [either]}]}]});
        let rule = Rule::from_json(&rule).unwrap();
        let parts = rule.parts();
        let facts: Vec<_> = parts.iter().map(Rule::facts).collect();
        assert_eq!(facts, [vec![FactKey::Ktp], vec![FactKey::Nib, FactKey::Sku]]);
        assert_eq!(Rule::open().parts(), []);
    }

    #[test]
    fn a_training_aims_at_the_least_that_passes() {
        let aim = |json| Check::from_json(&json).unwrap().aim().map(|value| value.to_string());
        let books = json!({"fact": "financial_records", "one_of": ["sak_emkm", "cash_book"]});
        assert_eq!(aim(books).as_deref(), Some("cash_book"));
        assert_eq!(aim(json!({"fact": "digital_level", "more_than": 1})).as_deref(), Some("2"));
        assert_eq!(aim(json!({"fact": "digital_level", "at_least": 3})).as_deref(), Some("3"));
        assert_eq!(aim(json!({"fact": "nib", "is": true})).as_deref(), Some("true"));
        assert_eq!(aim(json!({"fact": "business_age_months", "at_least": 6})), None);
    }
}
