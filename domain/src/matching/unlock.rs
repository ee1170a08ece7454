//! What a program would change: the facts it raises, and the offers that would then fit.

use super::{OfferContext, Verdict, judge};
use crate::criteria::Rule;
use crate::facts::{Evidence, Fact, FactKey, FactSheet, FactValue};

/// A fact that a program improves, and the level it brings it to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Improvement {
    /// The fact.
    pub fact: FactKey,
    /// What it becomes, where it was less.
    pub to: FactValue,
}

/// Whether the improvement would raise what is known: levels, counts and books only upwards, other values if they differ.
/// What is unknown is not raised: it may be high enough already, so it is asked for first.
pub fn improves(sheet: &FactSheet, improvement: Improvement) -> bool {
    match (sheet.value(improvement.fact), improvement.to) {
        (None, _) => false,
        (Some(FactValue::Integer(has)), FactValue::Integer(to))
        | (Some(FactValue::Money(has)), FactValue::Money(to)) => has < to,
        (Some(FactValue::FinancialRecords(has)), FactValue::FinancialRecords(to)) => has < to,
        (Some(has), to) => has != to,
    }
}

/// How many of the offers do not fit now and would, once the improvements are made.
pub fn unlocks<'offer>(
    offers: impl IntoIterator<Item = (&'offer Rule, OfferContext<'offer>)>,
    sheet: &FactSheet,
    improvements: &[Improvement],
) -> usize {
    let mut raised = sheet.clone();
    for improvement in improvements.iter().filter(|improvement| improves(sheet, **improvement)) {
        let fact = Fact::stated(improvement.to).proved_by(Evidence::Document);
        // An improvement of another type than its fact raises nothing.
        let _ = raised.set(improvement.fact, fact);
    }
    if raised == *sheet {
        return 0;
    }
    let unlocked = |&(rule, context): &(&Rule, OfferContext<'_>)| {
        !fits(rule, sheet, context) && fits(rule, &raised, context)
    };
    offers.into_iter().filter(unlocked).count()
}

fn fits(rule: &Rule, sheet: &FactSheet, context: OfferContext<'_>) -> bool {
    judge(rule, sheet, context).verdict == Verdict::Eligible
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FinancialRecords;
    use serde_json::json;

    #[test]
    fn a_program_unlocks_the_offers_that_wait_only_for_what_it_teaches() {
        let rule = |json| Rule::from_json(&json).unwrap();
        let books =
            json!({"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"});
        let waits = rule(books.clone());
        let wants_more = rule(json!({"all": [books, {"fact": "nib", "is": true, "remedy": "paper"}]}));
        let fits_already = Rule::open();
        let offers = [&waits, &wants_more, &fits_already].map(|rule| (rule, OfferContext::NONE));
        let mut sheet = FactSheet::new("2026-11-23".parse().unwrap());
        let teaches = Improvement {
            fact: FactKey::FinancialRecords,
            to: FactValue::FinancialRecords(FinancialRecords::CashBook),
        };
        assert_eq!(unlocks(offers, &sheet, &[teaches]), 0);
        let none = Fact::stated(FactValue::FinancialRecords(FinancialRecords::None));
        sheet.set(FactKey::FinancialRecords, none).unwrap();
        assert_eq!(unlocks(offers, &sheet, &[teaches]), 1);
        let better = Fact::stated(FactValue::FinancialRecords(FinancialRecords::SakEmkm));
        sheet.set(FactKey::FinancialRecords, better).unwrap();
        assert!(!improves(&sheet, teaches));
    }
}
