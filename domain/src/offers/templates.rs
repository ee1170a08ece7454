//! Starting points for a bank that writes an offer: what the law of the scheme already says, as a draft with its rule.
//! What the law leaves to the bank stays empty; the promised days are a proposal.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Collateral, Scheme, SchemeLaw, TenorRange, TermsDraft, law_on};
use crate::criteria::Rule;
use crate::documents::DocumentKind;
use crate::facts::Purpose;
use crate::language::Bilingual;
use crate::money::{Method, Rate, Tenor};

/// A starting point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The terms as far as they are set.
    pub terms: TermsDraft,
    /// The criteria of the scheme.
    pub rule: Rule,
}

/// The starting point of a scheme on a day; a bank's own credit starts almost empty. None where the scheme had no law then.
pub fn template(scheme: Scheme, day: NaiveDate) -> Option<Template> {
    let own = matches!(scheme, Scheme::Commercial | Scheme::Syariah);
    let law = law_on(scheme, day);
    if law.is_none() && !own {
        return None;
    }
    let method = match scheme {
        Scheme::Syariah => Method::Margin,
        Scheme::Lpdb => Method::Declining,
        Scheme::Mekaar => Method::Flat,
        _ => Method::Annuity,
    };
    let (first_reply_days, decision_days) = promised(scheme);
    let terms = TermsDraft {
        name: name(scheme),
        summary: summary(scheme),
        scheme: Some(scheme),
        floor: law.map(|law| law.floor),
        ceiling: law.and_then(|law| law.ceiling),
        rate: law.and_then(|law| law.first_rate).and_then(|rate| Rate::new(rate.into()).ok()),
        method: Some(method),
        tenors: law.map(tenors).unwrap_or_default(),
        collateral: law
            .map(|law| if law.collateral_banned { Collateral::None } else { Collateral::LenderJudgement }),
        papers: papers(scheme),
        first_reply_days: Some(first_reply_days),
        decision_days: Some(decision_days),
        regulation: law.map(|law| law.regulation.to_owned()).unwrap_or_default(),
        valid_from: Some(day),
        ..TermsDraft::default()
    };
    let rule = Rule::from_json(&json!({"all": criteria(scheme, law)})).ok()?;
    Some(Template { terms, rule })
}

fn tenors(law: &SchemeLaw) -> Vec<TenorRange> {
    let range = |purpose| Some(TenorRange { purpose, min: Tenor::new(6).ok()?, max: law.longest(purpose)? });
    Purpose::ALL.iter().filter_map(|purpose| range(*purpose)).collect()
}

/// Working days to a first reply and to a decision; an order of magnitude from the field, for the bank to change.
const fn promised(scheme: Scheme) -> (u16, u16) {
    match scheme {
        Scheme::KurSuperMikro | Scheme::KurMikro | Scheme::Umi | Scheme::Mekaar => (2, 7),
        Scheme::Lpdb => (5, 30),
        _ => (3, 14),
    }
}

fn papers(scheme: Scheme) -> Vec<DocumentKind> {
    use DocumentKind::*;
    match scheme {
        Scheme::KurSuperMikro | Scheme::KurMikro | Scheme::Umi => vec![Ktp, Kk, Nib, Photo],
        Scheme::Mekaar => vec![Ktp, Kk],
        Scheme::KurPmi => vec![Ktp, Kk, Other],
        Scheme::Lpdb => vec![Deed, Nib, Npwp, FinancialRecords, BankStatement],
        Scheme::KurKecil | Scheme::KurKhusus => {
            vec![Ktp, Kk, Nib, Npwp, BankStatement, FinancialRecords, Photo]
        }
        Scheme::Commercial | Scheme::Syariah => vec![Ktp, Kk, Nib, Npwp, BankStatement],
    }
}

fn name(scheme: Scheme) -> Bilingual {
    let name = match scheme {
        Scheme::KurSuperMikro => "KUR Super Mikro",
        Scheme::KurMikro => "KUR Mikro",
        Scheme::KurKecil => "KUR Kecil",
        Scheme::KurKhusus => "KUR Khusus",
        Scheme::KurPmi => "KUR Penempatan PMI",
        Scheme::Umi => "Pembiayaan UMi",
        Scheme::Mekaar => "PNM Mekaar",
        Scheme::Lpdb => "Pinjaman LPDB-KUMKM",
        Scheme::Commercial | Scheme::Syariah => return Bilingual::default(),
    };
    Bilingual { id: name.to_owned(), en: name.to_owned() }
}

fn summary(scheme: Scheme) -> Bilingual {
    let (id, en) = match scheme {
        Scheme::KurSuperMikro => (
            "Modal sampai Rp10 juta, juga untuk usaha yang baru mulai. Tanpa agunan tambahan dan tanpa biaya.",
            "Up to Rp10 million, for young businesses too. No extra collateral and no fees.",
        ),
        Scheme::KurMikro => (
            "Modal di atas Rp10 juta sampai Rp100 juta untuk usaha yang berjalan enam bulan atau lebih. Tanpa agunan tambahan.",
            "From above Rp10 million to Rp100 million for businesses of six months or more. No extra collateral.",
        ),
        Scheme::KurKecil => (
            "Modal di atas Rp100 juta sampai Rp500 juta untuk usaha yang berjalan enam bulan atau lebih.",
            "From above Rp100 million to Rp500 million for businesses of six months or more.",
        ),
        Scheme::KurKhusus => (
            "Modal sampai Rp500 juta tiap anggota, untuk kelompok usaha yang bermitra dengan pembeli tetap.",
            "Up to Rp500 million for each member of a group that works with an offtaker.",
        ),
        Scheme::KurPmi => (
            "Biaya penempatan calon pekerja migran sampai Rp100 juta.",
            "Up to Rp100 million for the placement of a migrant worker.",
        ),
        Scheme::Umi => (
            "Pembiayaan ultra mikro sampai Rp20 juta tiap orang.",
            "Ultra-micro financing up to Rp20 million a person.",
        ),
        Scheme::Mekaar => (
            "Modal untuk kelompok perempuan, tanpa agunan, dengan tanggung renteng.",
            "Capital for groups of women, without collateral, jointly answered for.",
        ),
        Scheme::Lpdb => (
            "Dana bergulir untuk koperasi yang berbadan hukum dan melaksanakan RAT.",
            "Revolving fund for cooperatives that are legal entities and hold their annual meeting.",
        ),
        Scheme::Commercial | Scheme::Syariah => ("", ""),
    };
    Bilingual { id: id.to_owned(), en: en.to_owned() }
}

fn criteria(scheme: Scheme, law: Option<&SchemeLaw>) -> Vec<Value> {
    let mut leaves = match scheme {
        Scheme::KurSuperMikro => kur(vec![young_or_guided()]),
        Scheme::KurMikro | Scheme::KurKecil => kur(Vec::new()),
        Scheme::KurKhusus => {
            kur(vec![json!({"fact": "legal_form", "one_of": ["group", "cooperative"], "remedy": "none"})])
        }
        // From eighteen with the parents' consent; the placement contract is a paper, not a fact.
        Scheme::KurPmi => vec![ktp(), adult(18)],
        Scheme::Umi => vec![ktp(), any_permit()],
        Scheme::Mekaar => vec![
            ktp(),
            json!({"fact": "owner_sex", "is": "female", "remedy": "none"}),
            adult(18),
            json!({"fact": "owner_age_years", "at_most": 63, "remedy": "none"}),
        ],
        Scheme::Lpdb => vec![
            json!({"fact": "legal_form", "is": "cooperative", "remedy": "none"}),
            json!({"fact": "rat_held", "is": true, "remedy": "paper"}),
            json!({"fact": "financial_records", "is": "sak_emkm", "remedy": "coaching", "evidence": "document"}),
        ],
        Scheme::Commercial | Scheme::Syariah => vec![ktp()],
    };
    if let Some(months) = law.map(|law| law.business_age_months).filter(|months| *months > 0) {
        leaves.push(json!({"fact": "business_age_months", "at_least": months, "remedy": "time"}));
    }
    if let Some((farming, elsewhere)) = law.and_then(|law| law.most_loans) {
        leaves.push(json!({"any": [
            {"fact": "kur_loans_taken", "less_than": elsewhere, "remedy": "none"},
            {"all": [
                {"fact": "sector", "is": "A", "remedy": "none"},
                {"fact": "kur_loans_taken", "less_than": farming, "remedy": "none"},
            ]},
        ]}));
    }
    leaves
}

/// What every KUR wants, then what this one adds.
fn kur(more: Vec<Value>) -> Vec<Value> {
    let mut leaves = vec![
        ktp(),
        // Or married, which is not a fact the portal keeps: the bank sees it in the family card.
        adult(21),
        any_permit(),
        json!({
            "fact": "npwp", "is": true, "remedy": "paper",
            "when": {"fact": "requested_amount", "more_than": 50_000_000},
        }),
        json!({"fact": "productive_credit", "is": false, "remedy": "none"}),
        json!({"fact": "size_class", "one_of": ["micro", "small", "medium"], "remedy": "none"}),
    ];
    leaves.extend(more);
    leaves
}

/// Under six months a business may still have it with mentoring or training behind it, or in a group.
fn young_or_guided() -> Value {
    json!({"any": [
        {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
        {"fact": "management_level", "at_least": 1, "remedy": "coaching"},
        {"fact": "legal_form", "is": "group", "remedy": "none"},
    ]})
}

fn any_permit() -> Value {
    json!({"any": [{"fact": "nib", "is": true, "remedy": "paper"}, {"fact": "sku", "is": true, "remedy": "paper"}]})
}

fn ktp() -> Value {
    json!({"fact": "ktp", "is": true, "remedy": "paper"})
}

fn adult(years: u8) -> Value {
    json!({"fact": "owner_age_years", "at_least": years, "remedy": "time"})
}
