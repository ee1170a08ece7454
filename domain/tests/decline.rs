//! Declining: a refusal says what closes the gap.
#![cfg(test)]

use domain::applications::{Decline, DeclineError, DeclineReason, WorkflowKind};
use domain::criteria::{Remedy, Rule};
use domain::facts::{FactKey, FactSheet};
use domain::matching::{FrozenFinding, OfferContext, judge};
use serde_json::json;

fn rule() -> Rule {
    Rule::from_json(&json!({"all": [
        {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
        {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"},
    ]}))
    .unwrap()
}

fn findings(rule: &Rule) -> Vec<FrozenFinding> {
    let facts = json!({"business_age_months": 3, "nib": true, "sku": false, "financial_records": "none"});
    let sheet = FactSheet::from_json("2026-11-23".parse().unwrap(), facts.as_object().unwrap()).unwrap();
    judge(rule, &sheet, OfferContext::NONE).freeze(rule)
}

fn decline(reasons: &[DeclineReason], criteria: &[&str]) -> Result<Decline, DeclineError> {
    let criteria: Vec<String> = criteria.iter().map(|path| (*path).to_owned()).collect();
    Decline::new(WorkflowKind::Credit, &rule(), reasons.to_vec(), &criteria, " Silakan coba lagi. ")
}

#[test]
fn a_decline_without_a_reason_does_not_stand() {
    assert_eq!(decline(&[], &[]), Err(DeclineError::NoReason));
    assert_eq!(decline(&[], &["rule.all[9]"]), Err(DeclineError::UnknownCriterion("rule.all[9]".to_owned())));
    assert_eq!(
        decline(&[DeclineReason::CohortFull], &[]),
        Err(DeclineError::OtherWorkflow(DeclineReason::CohortFull))
    );
}

#[test]
fn what_is_chosen_twice_is_kept_once_in_the_order_of_the_rule() {
    let kept = decline(
        &[DeclineReason::DataMismatch, DeclineReason::SlikProblem, DeclineReason::DataMismatch],
        &["rule.all[2]", "rule.all[0]", "rule.all[2]"],
    )
    .unwrap();
    assert_eq!(kept.reasons, [DeclineReason::SlikProblem, DeclineReason::DataMismatch]);
    assert_eq!(kept.criteria, ["rule.all[0]", "rule.all[2]"]);
    assert_eq!(kept.note, "Silakan coba lagi.");
    let stored = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Decline>(&stored).unwrap(), kept);
}

#[test]
fn a_criterion_becomes_a_gap_with_what_the_business_had_and_what_closes_it() {
    let rule = rule();
    let findings = findings(&rule);
    let gaps = decline(&[], &["rule.all[2]"]).unwrap().gaps(&rule, &findings);
    assert_eq!(gaps.len(), 1);
    assert_eq!((gaps[0].fact, gaps[0].remedy), (Some(FactKey::FinancialRecords), Remedy::Coaching));
    assert_eq!(gaps[0].finding.unwrap().have.unwrap().to_string(), "none");
}

#[test]
fn a_reason_finds_the_finding_on_its_fact_and_does_not_repeat_a_chosen_criterion() {
    let rule = rule();
    let findings = findings(&rule);
    let young = [DeclineReason::BusinessTooYoung, DeclineReason::DocumentsIncomplete];
    let gaps = decline(&young, &[]).unwrap().gaps(&rule, &findings);
    assert_eq!(gaps[0].finding.unwrap().path, "rule.all[0]");
    assert_eq!(gaps[0].remedy, Remedy::Time);
    assert_eq!((gaps[1].fact, gaps[1].remedy), (None, Remedy::Paper));
    let gaps = decline(&young, &["rule.all[0]"]).unwrap().gaps(&rule, &findings);
    let reasons: Vec<_> = gaps.iter().map(|gap| gap.reason).collect();
    assert_eq!(reasons, [None, Some(DeclineReason::DocumentsIncomplete)]);
}

#[test]
fn every_workflow_has_reasons_and_slik_is_none_of_mentorings_business() {
    let reasons = |kind| DeclineReason::for_kind(kind).collect::<Vec<_>>();
    assert_eq!(reasons(WorkflowKind::Credit).len(), 8);
    assert!(!reasons(WorkflowKind::Mentoring).contains(&DeclineReason::SlikProblem));
    assert!(reasons(WorkflowKind::Mentoring).contains(&DeclineReason::CohortFull));
}
