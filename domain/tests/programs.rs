//! Programs: what they may promise to improve.
#![cfg(test)]

use domain::facts::{FactKey, FactValue, FinancialRecords};
use domain::language::Bilingual;
use domain::matching::Improvement;
use domain::money::Rupiah;
use domain::programs::*;
use serde_json::json;

fn book_keeping() -> ProgramTerms {
    let text = |id: &str| Bilingual { id: id.to_owned(), en: String::new() };
    ProgramTerms {
        name: text("Buku kas untuk usaha kecil"),
        summary: text("Mencatat uang masuk dan keluar dalam enam pertemuan."),
        topics: vec![Topic::Administration],
        place: "Kantor Perumda, Balangnipa".to_owned(),
        district: Some("73.07.05".parse().unwrap()),
        mentors: vec!["Andi Rahma".to_owned()],
        sessions: 6,
        improves: vec![Improvement {
            fact: FactKey::FinancialRecords,
            to: FactValue::FinancialRecords(FinancialRecords::CashBook),
        }],
        papers: Vec::new(),
        regulation: String::new(),
        cost: Rupiah::ZERO,
        points: Points::new(),
        valid_from: "2026-11-01".parse().unwrap(),
        valid_to: None,
    }
}

fn codes(terms: &ProgramTerms) -> Vec<(&'static str, &'static str)> {
    validate(terms).into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn improves(fact: FactKey, to: FactValue) -> ProgramTerms {
    ProgramTerms { improves: vec![Improvement { fact, to }], ..book_keeping() }
}

#[test]
fn a_program_raises_skills_books_and_papers_but_neither_money_nor_age() {
    assert_eq!(codes(&book_keeping()), []);
    assert_eq!(codes(&improves(FactKey::DigitalLevel, FactValue::Integer(2))), []);
    assert_eq!(codes(&improves(FactKey::Nib, FactValue::YesNo(true))), []);
    let sales = improves(FactKey::AnnualSales, FactValue::Money(1_000_000));
    assert_eq!(codes(&sales), [("improves", "not-coachable")]);
    for (fact, to) in [
        (FactKey::DigitalLevel, FactValue::Integer(0)),
        (FactKey::Nib, FactValue::YesNo(false)),
        (FactKey::FinancialRecords, FactValue::FinancialRecords(FinancialRecords::None)),
    ] {
        assert_eq!(codes(&improves(fact, to)), [("improves", "raises-nothing")], "{fact}");
    }
}

#[test]
fn what_is_missing_or_too_much_is_told_in_the_order_of_the_form() {
    let wrong = ProgramTerms {
        topics: Vec::new(),
        place: " ".to_owned(),
        mentors: vec![String::new()],
        sessions: 0,
        improves: Vec::new(),
        valid_to: Some("2026-10-31".parse().unwrap()),
        ..book_keeping()
    };
    assert_eq!(
        codes(&wrong),
        [
            ("topics", "required"),
            ("place", "required"),
            ("mentors", "mentor-name"),
            ("sessions", "sessions-zero"),
            ("improves", "required"),
            ("valid_to", "ends-before-start"),
        ]
    );
}

#[test]
fn terms_are_stored_with_values_in_the_spelling_of_facts() {
    let terms = book_keeping();
    let stored = serde_json::to_value(&terms).unwrap();
    assert_eq!(stored["improves"], json!([{"fact": "financial_records", "to": "cash_book"}]));
    assert_eq!(stored["district"], json!("73.07.05"));
    assert_eq!(serde_json::from_value::<ProgramTerms>(stored.clone()).unwrap(), terms);
    let mut wrong = stored;
    wrong["improves"] = json!([{"fact": "digital_level", "to": 9}]);
    assert!(serde_json::from_value::<ProgramTerms>(wrong).is_err());
}

#[test]
fn a_draft_becomes_terms_when_nothing_is_missing() {
    let draft = ProgramDraft::from(book_keeping());
    assert_eq!(draft.finish(), Ok(book_keeping()));
    let empty: ProgramDraft = serde_json::from_str("{}").unwrap();
    let faults = empty.finish().unwrap_err();
    let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["sessions", "valid_from", "name", "summary", "topics", "place", "improves"]);
}

#[test]
fn points_are_earned_by_what_is_known_and_shown_one_by_one() {
    let facts = |given: serde_json::Value| {
        let as_of = "2026-11-23".parse().unwrap();
        domain::facts::FactSheet::from_json(as_of, given.as_object().unwrap()).unwrap()
    };
    let points = Points::from([
        (Merit::Gap, 40),
        (Merit::SameDistrict, 20),
        (Merit::WomanOwned, 15),
        (Merit::Micro, 10),
        (Merit::NoCredit, 5),
        (Merit::Young, 0),
    ]);
    let terms = ProgramTerms { points, ..book_keeping() };
    assert_eq!(codes(&terms), []);
    let all = earned(
        &terms,
        &facts(json!({"financial_records": "none", "district": "73.07.05", "owner_sex": "female",
            "size_class": "micro", "productive_credit": false, "started_on": "2026-01-01"})),
    );
    assert_eq!((all.len(), total(&all)), (5, 90), "what brings no points is not named");
    assert_eq!(earned(&terms, &facts(json!({}))), [], "what is not known earns nothing");
    let other = facts(json!({"financial_records": "cash_book", "district": "73.07.01", "owner_sex": "male",
        "size_class": "small", "productive_credit": true}));
    assert_eq!(earned(&terms, &other), []);
    let everywhere = ProgramTerms { district: None, ..terms.clone() };
    assert_eq!(total(&earned(&everywhere, &facts(json!({"district": "73.07.05"})))), 0);
    let dear = ProgramTerms { points: Points::from([(Merit::Gap, 101)]), ..book_keeping() };
    assert_eq!(codes(&dear), [("points", "points-too-many")]);
    let read: ProgramTerms = serde_json::from_value(serde_json::to_value(&terms).unwrap()).unwrap();
    assert_eq!(read, terms);
}
