//! Tries the sentences that rules are read back as.

use super::*;
use crate::web::pages::Pages;
use domain::language::Language;
use serde_json::{Value, json};

fn sentences(rule: &Value) -> [String; 2] {
    let pages = Pages::load().unwrap();
    let rule = Rule::from_json(rule).unwrap();
    [Language::Id, Language::En].map(|language| whole(pages.wording(language), &rule))
}

#[test]
fn every_kind_of_test_is_a_sentence_in_both_languages() {
    for (rule, id, en) in [
        (
            json!({"fact": "business_age_months", "at_least": 6}),
            "Usaha sudah berjalan paling sedikit 6 bulan",
            "The business has been running for at least 6 months",
        ),
        (
            json!({"fact": "requested_amount", "more_than": 10_000_000, "at_most": 100_000_000}),
            "Modal yang diajukan lebih dari Rp10.000.000 dan paling banyak Rp100.000.000",
            "The capital asked for is more than Rp10,000,000 and at most Rp100,000,000",
        ),
        (
            json!({"fact": "kur_loans_taken", "less_than": 1}),
            "Pernah menerima KUR kurang dari 1 kali",
            "Received KUR less than once",
        ),
        (
            json!({"fact": "employees", "is": 1}),
            "Tenaga kerja tepat 1 orang",
            "The staff is exactly 1 person",
        ),
        (json!({"fact": "nib", "is": true}), "Memiliki NIB", "Has a business number (NIB)"),
        (
            json!({"fact": "productive_credit", "is": false}),
            "Belum pernah menerima kredit usaha komersial",
            "Never had commercial business credit",
        ),
        (
            json!({"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"]}),
            "Pembukuan: buku kas atau laporan keuangan SAK EMKM",
            "Books kept: cash book or SAK EMKM statements",
        ),
        (
            json!({"fact": "legal_form", "none_of": ["cv", "pt", "group"]}),
            "Bentuk usaha: bukan CV, PT atau kelompok usaha",
            "Legal form: not limited partnership (CV), limited company (PT) or business group",
        ),
        (
            json!({"fact": "district", "is": "73.07.01"}),
            "Tempat usaha di kecamatan: Sinjai Barat",
            "Place of business in the district: Sinjai Barat",
        ),
        (
            json!({"fact": "instalment_burden_percent", "at_most": 35}),
            "Semua angsuran bersama paling banyak 35 % dari sisa penghasilan sebulan",
            "All instalments together are at most 35% of what is left over each month",
        ),
    ] {
        let mut rule = rule;
        rule["remedy"] = json!("none");
        assert_eq!(sentences(&rule), [id, en]);
    }
}

#[test]
fn condition_and_evidence_stand_in_the_sentence() {
    let rule = json!({"fact": "npwp", "is": true, "remedy": "paper", "evidence": "checked",
        "when": {"fact": "requested_amount", "more_than": 50_000_000}});
    assert_eq!(
        sentences(&rule),
        [
            "Jika modal yang diajukan lebih dari Rp50.000.000, memiliki NPWP (sudah diperiksa dinas)",
            "If the capital asked for is more than Rp50,000,000, has a tax number (NPWP) (checked by the office)",
        ]
    );
}

#[test]
fn alternatives_are_listed_beneath_their_own_line() {
    let pages = Pages::load().unwrap();
    let rule = Rule::from_json(&json!({"all": [
        {"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]},
        {"fact": "ktp", "is": true, "remedy": "paper"},
    ]}))
    .unwrap();
    let lines = super::rule(pages.wording(Language::Id), &rule);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].text, "Salah satu dari:");
    assert_eq!(lines[0].any, ["Memiliki NIB", "Memiliki surat keterangan usaha (SKU)"]);
    assert_eq!(lines[1].text, "Memiliki e-KTP");
}

#[test]
fn every_fact_with_every_test_that_suits_it_has_its_words() {
    let pages = Pages::load().unwrap();
    for &fact in FactKey::ALL {
        for test in TestName::suited_to(fact) {
            let value = match fact.fact_type() {
                FactType::Integer { .. } | FactType::Money { .. } | FactType::Percent => json!(2),
                FactType::YesNo => json!(true),
                FactType::Choice => json!(fact.choices()[0]),
                FactType::District => json!("73.07.09"),
                FactType::Sector => json!("G"),
                FactType::Kbli => json!("2025:01271"),
            };
            let value =
                if matches!(test, TestName::OneOf | TestName::NoneOf) { json!([value]) } else { value };
            let rule =
                Rule::from_json(&json!({"fact": fact, test.as_str(): value, "remedy": "none"})).unwrap();
            for &language in Language::ALL {
                let text = whole(pages.wording(language), &rule);
                assert!(!text.contains('['), "{text}");
                assert!(!test_name(pages.wording(language), test).contains('['));
            }
        }
    }
}
