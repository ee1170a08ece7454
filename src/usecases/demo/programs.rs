//! What the partners teach in the demo: each program with a cohort that ended, one that runs and one to come.

use domain::criteria::Rule;
use domain::documents::DocumentKind;
use domain::facts::{FactKey, FactValue};
use domain::matching::Improvement;
use domain::money::Rupiah;
use domain::organisations::OrganisationId;
use domain::programs::{Cohort, CohortId, Merit, ProgramDraft, ProgramId, Topic};

use super::offers::both;
use super::past::Past;
use super::staff::{BANKS, Organisation, Staff};
use crate::usecases::Failure;
use crate::usecases::programs::cohorts::CohortText;
use crate::usecases::programs::{self, cohorts, publishing};

/// A program that can be applied for, with its cohorts: the one that ended, the one that runs, the one to come.
#[derive(Debug, Clone)]
pub(super) struct OpenProgram {
    /// Its id.
    pub(super) id: ProgramId,
    /// The partner.
    pub(super) partner: OrganisationId,
    /// Its rule.
    pub(super) rule: Rule,
    /// What it improves.
    pub(super) improves: Vec<FactKey>,
    /// The cohorts.
    pub(super) cohorts: [CohortId; 3],
}

/// The days of the cohort that ended and of the one that runs, as days ago: last day to apply, first and last day.
pub(super) const ENDED: (i64, i64, i64) = (75, 72, 30);
/// See [`ENDED`].
pub(super) const RUNNING: (i64, i64, i64) = (17, 14, -28);

struct Plan {
    partner: usize,
    name: (&'static str, &'static str),
    summary: (&'static str, &'static str),
    topics: &'static [Topic],
    place: &'static str,
    district: Option<&'static str>,
    mentors: &'static [&'static str],
    sessions: u16,
    improves: &'static [(FactKey, &'static str)],
    cost: i64,
    wants: &'static str,
    /// In how many days the next cohort begins, and its seats.
    next: (i64, u16),
}

/// Whom every program of the demo seats first.
const POINTS: [(Merit, u16); 4] =
    [(Merit::Gap, 30), (Merit::SameDistrict, 20), (Merit::WomanOwned, 10), (Merit::Micro, 10)];

const OPEN: &str = r#"{"all": []}"#;
const WITHOUT_BOOKS: &str = r#"{"fact": "financial_records", "is": "none", "remedy": "none"}"#;
const CASH_BOOK_KEPT: &str =
    r#"{"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"}"#;
const MAKES_THINGS: &str = r#"{"fact": "sector", "one_of": ["A", "C", "I"], "remedy": "none"}"#;
const WITHOUT_NIB: &str = r#"{"fact": "nib", "is": false, "remedy": "none"}"#;
const COOPERATIVES: &str = r#"{"fact": "legal_form", "is": "cooperative", "remedy": "none"}"#;
const LITTLE_DIGITAL: &str = r#"{"fact": "digital_level", "at_most": 1, "remedy": "none"}"#;

const PROGRAMS: &[Plan] = &[
    Plan {
        partner: 0,
        name: ("Buku Kas Sederhana", "A Simple Cash Book"),
        summary: (
            "Enam pertemuan untuk belajar mencatat uang masuk dan keluar sampai buku kas Anda jadi kebiasaan.",
            "Six meetings to note money in and out until keeping a cash book is a habit.",
        ),
        topics: &[Topic::Administration],
        place: "Aula Perumda Tirta Sinjai Bersatu, Biringere",
        district: Some("73.07.05"),
        mentors: &["Suriani Tahir"],
        sessions: 6,
        improves: &[(FactKey::FinancialRecords, "cash_book")],
        cost: 0,
        wants: OPEN,
        next: (10, 30),
    },
    Plan {
        partner: 0,
        name: ("Mengelola Usaha Kecil", "Running a Small Business"),
        summary: (
            "Membagi tugas, menghitung harga pokok, merencanakan setahun ke depan.",
            "Sharing the work, reckoning what things cost, planning a year ahead.",
        ),
        topics: &[Topic::Management, Topic::People],
        place: "Aula Perumda Tirta Sinjai Bersatu, Biringere",
        district: Some("73.07.05"),
        mentors: &["Suriani Tahir", "Muhammad Arfah"],
        sessions: 8,
        improves: &[(FactKey::ManagementLevel, "2")],
        cost: 0,
        wants: OPEN,
        next: (17, 25),
    },
    Plan {
        partner: 0,
        name: ("Buku Kas untuk Nelayan Pulau Sembilan", "Cash Books for the Fishers of Pulau Sembilan"),
        summary: (
            "Belajar mencatat hasil laut dan biaya melaut, di pulau Anda sendiri.",
            "Noting the catch and the cost of each trip, on your own island.",
        ),
        topics: &[Topic::Administration],
        place: "Balai Desa Pulau Harapan",
        district: Some("73.07.09"),
        mentors: &["Suriani Tahir"],
        sessions: 5,
        improves: &[(FactKey::FinancialRecords, "cash_book")],
        cost: 0,
        wants: WITHOUT_BOOKS,
        next: (24, 20),
    },
    Plan {
        partner: 1,
        name: ("Klinik NIB dan NPWP", "NIB and NPWP Clinic"),
        summary: (
            "Didampingi sampai nomor induk berusaha dan NPWP terbit.",
            "Accompanied until your business number and tax number are issued.",
        ),
        topics: &[Topic::Licensing],
        place: "Mal Pelayanan Publik Sinjai",
        district: Some("73.07.05"),
        mentors: &["Rosdiana"],
        sessions: 2,
        improves: &[(FactKey::Nib, "true"), (FactKey::Npwp, "true")],
        cost: 0,
        wants: WITHOUT_NIB,
        next: (7, 40),
    },
    Plan {
        partner: 1,
        name: ("Kemasan dan Mutu Produk", "Packaging and Product Quality"),
        summary: (
            "Kemasan yang tahan kirim, label yang lengkap, mutu yang sama setiap kali.",
            "Packaging that travels, complete labels, the same quality each time.",
        ),
        topics: &[Topic::Production, Topic::Licensing],
        place: "Rumah Kemasan Sinjai, Balangnipa",
        district: Some("73.07.05"),
        mentors: &["Rosdiana"],
        sessions: 6,
        improves: &[(FactKey::ProductionLevel, "2")],
        cost: 50_000,
        wants: MAKES_THINGS,
        next: (14, 24),
    },
    Plan {
        partner: 2,
        name: ("Olahan Gula Aren Bernilai Tambah", "Palm Sugar Worth More"),
        summary: (
            "Gula semut, sirop dan kemasan ekspor, langsung di dapur produksi.",
            "Granulated sugar, syrup and export packaging, in the kitchen itself.",
        ),
        topics: &[Topic::Production],
        place: "Balai Desa Bonto Katute",
        district: Some("73.07.07"),
        mentors: &["Sudirman Latief"],
        sessions: 8,
        improves: &[(FactKey::ProductionLevel, "3")],
        cost: 0,
        wants: MAKES_THINGS,
        next: (21, 20),
    },
    Plan {
        partner: 2,
        name: ("Laporan Keuangan SAK EMKM", "Statements after SAK EMKM"),
        summary: (
            "Dari buku kas ke neraca dan laba rugi yang dipahami bank.",
            "From the cash book to a balance sheet that a bank can read.",
        ),
        topics: &[Topic::Administration, Topic::Management],
        place: "BLK Sinjai, Lappa",
        district: Some("73.07.05"),
        mentors: &["Sudirman Latief", "Hj. Marwah"],
        sessions: 10,
        improves: &[(FactKey::FinancialRecords, "sak_emkm"), (FactKey::ManagementLevel, "2")],
        cost: 100_000,
        wants: CASH_BOOK_KEPT,
        next: (28, 20),
    },
    Plan {
        partner: 3,
        name: ("Pendampingan RAT Koperasi", "Holding the Annual Meeting"),
        summary: (
            "Menyusun laporan pengurus, menghitung SHU, dan melaksanakan RAT tepat waktu.",
            "Writing the board's report, reckoning the surplus, meeting in time.",
        ),
        topics: &[Topic::Administration, Topic::Management],
        place: "Kantor Yayasan Bina Usaha Panrita",
        district: Some("73.07.05"),
        mentors: &["Nur Hikmah"],
        sessions: 4,
        improves: &[(FactKey::RatHeld, "true")],
        cost: 0,
        wants: COOPERATIVES,
        next: (30, 15),
    },
    Plan {
        partner: 3,
        name: ("Perempuan Memimpin Usaha", "Women Who Lead"),
        summary: (
            "Percaya diri memimpin, membagi waktu, dan berjejaring dengan sesama pengusaha.",
            "Leading with confidence, dividing one's time, finding each other.",
        ),
        topics: &[Topic::People, Topic::Management],
        place: "Balai Desa Bulukamase, Sinjai Selatan",
        district: Some("73.07.02"),
        mentors: &["Nur Hikmah"],
        sessions: 6,
        improves: &[(FactKey::ManagementLevel, "1")],
        cost: 0,
        wants: r#"{"fact": "owner_sex", "is": "female", "remedy": "none"}"#,
        next: (12, 30),
    },
    Plan {
        partner: 4,
        name: ("Mulai Berjualan Daring", "Start Selling Online"),
        summary: (
            "Foto produk, toko di lokapasar, dan melayani pembeli lewat pesan.",
            "Product photographs, a shop on a marketplace, answering buyers.",
        ),
        topics: &[Topic::Digital],
        place: "Daring dan Gedung Pemuda, Bongki",
        district: None,
        mentors: &["Rifki Maulana"],
        sessions: 6,
        improves: &[(FactKey::DigitalLevel, "2")],
        cost: 0,
        wants: LITTLE_DIGITAL,
        next: (9, 40),
    },
    Plan {
        partner: 4,
        name: ("Iklan dan Pembayaran Digital", "Advertising and Digital Payment"),
        summary: (
            "Iklan berbiaya kecil, QRIS, dan membaca angka penjualan.",
            "Small advertisements, QRIS, and reading the figures.",
        ),
        topics: &[Topic::Digital],
        place: "Daring",
        district: None,
        mentors: &["Rifki Maulana", "Indah Permatasari"],
        sessions: 4,
        improves: &[(FactKey::DigitalLevel, "3")],
        cost: 75_000,
        wants: OPEN,
        next: (20, 30),
    },
];

/// Publishes all of it.
pub(super) async fn publish(past: &Past, staff: &Staff) -> Result<Vec<OpenProgram>, Failure> {
    let mut open = Vec::new();
    for (number, plan) in PROGRAMS.iter().enumerate() {
        let partner = staff.organisations.get(BANKS + plan.partner).ok_or(Failure::NotFound)?;
        past.go(240, i64::try_from(number).unwrap_or(0) * 11);
        open.push(one(past, partner, plan).await?);
    }
    Ok(open)
}

async fn one(past: &Past, partner: &Organisation, plan: &Plan) -> Result<OpenProgram, Failure> {
    let (app, actor) = (&past.app, &partner.lead);
    let broken = || Failure::Broken(format!("the demo's program {}", plan.name.0));
    let terms = terms(plan).ok_or_else(broken)?;
    let rule: serde_json::Value = serde_json::from_str(plan.wants).map_err(|_| broken())?;
    let rule = Rule::from_json(&rule).map_err(|_| broken())?;
    let id = programs::create(app, actor, None).await?;
    let revision = programs::save(app, actor, id, 1, |text| {
        text.terms = ProgramDraft { valid_from: text.terms.valid_from, ..terms };
        text.rule = rule.clone();
    })
    .await?;
    publishing::publish(app, actor, id, revision).await?;
    let (starts, seats) = plan.next;
    let rounds = [(ENDED, 24), (RUNNING, 24), ((2 - starts, -starts, -starts - 42), seats)];
    let mut held = Vec::new();
    for (number, ((apply_by, first, last), seats)) in rounds.into_iter().enumerate() {
        let days = Cohort {
            apply_by: past.day(apply_by),
            starts_on: past.day(first),
            ends_on: past.day(last),
            seats,
        };
        let text =
            CohortText { name: format!("Angkatan {}", number + 1), place: plan.place.to_owned(), days };
        held.push(cohorts::add(app, actor, id, &text).await?);
    }
    let cohorts = held.try_into().map_err(|_| broken())?;
    let improves = plan.improves.iter().map(|(fact, _)| *fact).collect();
    Ok(OpenProgram { id, partner: partner.id, rule, improves, cohorts })
}

fn terms(plan: &Plan) -> Option<ProgramDraft> {
    let improves = |(fact, to): &(FactKey, &str)| {
        Some(Improvement { fact: *fact, to: FactValue::from_text(*fact, to).ok()? })
    };
    Some(ProgramDraft {
        name: both(plan.name),
        summary: both(plan.summary),
        topics: plan.topics.to_vec(),
        place: plan.place.to_owned(),
        district: plan.district.and_then(|code| code.parse().ok()),
        mentors: plan.mentors.iter().map(|name| (*name).to_owned()).collect(),
        sessions: Some(plan.sessions),
        improves: plan.improves.iter().map(improves).collect::<Option<_>>()?,
        papers: vec![DocumentKind::Ktp],
        regulation: String::new(),
        cost: Rupiah::new(plan.cost).ok()?,
        points: POINTS.into(),
        valid_from: None,
        valid_to: None,
    })
}
