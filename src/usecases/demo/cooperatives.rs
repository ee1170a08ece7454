//! The register of the demo: 143 cooperatives of which, by the office's rule, 97 were active and 46 were not on 31 December
//! 2021. Brought in as the office would, from a file.

use std::fmt::Write as _;

use chrono::{Datelike as _, Duration, NaiveDate};
use domain::documents::DocumentKind;
use domain::policy::Actor;
use domain::regions::{self, District};

use super::OWNER;
use super::past::{Dice, Past};
use super::staff::Staff;
use crate::store;
use crate::usecases::Failure;
use crate::usecases::ImportError;
use crate::usecases::cooperatives::boards;
use crate::usecases::cooperatives::importing;
use crate::usecases::documents::NewDocument;

/// How many there are.
const ALL: usize = 143;
/// How many held the meeting for 2020.
const HELD: usize = 94;
/// How many were founded in 2021, and owed no meeting by its end.
const YOUNG: usize = 3;

const NAMES: [&str; 24] = [
    "Mitra Sejahtera",
    "Sipatuo",
    "Sumber Rejeki",
    "Harapan Bersama",
    "Mappideceng",
    "Bina Usaha",
    "Karya Mandiri",
    "Sipakatau",
    "Tunas Muda",
    "Maju Bersama",
    "Cahaya Ilahi",
    "Padaidi",
    "Bumi Lestari",
    "Wanita Mandiri",
    "Reso Pammase",
    "Beringin Jaya",
    "Sinar Harapan",
    "Assamaturu",
    "Anugerah",
    "Mekar Sari",
    "Makmur Jaya",
    "Sehati",
    "Nurul Iman",
    "Barakka",
];

/// Kinds in the shares of the country: of twenty, eleven konsumen, four produsen.
const KINDS: [(&str, &str); 20] = [
    ("konsumen", "Koperasi Konsumen"),
    ("konsumen", "Koperasi Pegawai"),
    ("konsumen", "Koperasi Karyawan"),
    ("konsumen", "Koperasi Serba Usaha"),
    ("konsumen", "Koperasi Serba Usaha"),
    ("konsumen", "Koperasi Konsumen"),
    ("konsumen", "Koperasi Unit Desa"),
    ("konsumen", "Koperasi Konsumen"),
    ("konsumen", "Koperasi Pegawai"),
    ("konsumen", "Koperasi Wanita"),
    ("konsumen", "Koperasi Sekolah"),
    ("produsen", "Koperasi Tani"),
    ("produsen", "Koperasi Nelayan"),
    ("produsen", "Koperasi Produsen"),
    ("produsen", "Koperasi Peternak"),
    ("simpan_pinjam", "Koperasi Simpan Pinjam"),
    ("simpan_pinjam", "Koperasi Simpan Pinjam"),
    ("jasa", "Koperasi Jasa"),
    ("jasa", "Koperasi Angkutan"),
    ("pemasaran", "Koperasi Pemasaran"),
];

/// Imports the register some weeks ago.
pub(super) async fn settle(past: &Past, staff: &Staff, kept: &str) -> Result<(), Failure> {
    past.go(40, 30);
    let text = register(past.today());
    let done = importing::run(&past.app, &staff.clerk, text.as_bytes()).await;
    past.come_back();
    match done {
        Ok(_) => seat(past, staff, kept).await,
        Err(ImportError::Failure(failure)) => Err(failure),
        Err(ImportError::Bad(bad)) => {
            Err(Failure::Broken(bad.first().map(ToString::to_string).unwrap_or_default()))
        }
    }
}

/// The cooperative whose chair can be signed in as.
const CHAIRED: &str = "73.07-001";

/// The owner of the story chairs a cooperative too.
async fn seat(past: &Past, staff: &Staff, kept: &str) -> Result<(), Failure> {
    let account = store::accounts::find_by_email(&past.app.db, OWNER).await?.ok_or(Failure::NotFound)?;
    let chair =
        Actor { account: account.id, role: account.role, organisation: None, language: account.language };
    past.go(30, 10);
    boards::claim(&past.app, &chair, CHAIRED, paper("surat-pengangkatan.pdf")).await?;
    past.go(28, 0);
    let claim = boards::claims(&past.app, &staff.clerk).await?.pop().ok_or(Failure::NotFound)?;
    boards::decide(&past.app, &staff.clerk, claim.id, None).await?;
    super::books::settle(past, &chair, claim.cooperative, kept).await
}

pub(super) fn paper(name: &str) -> NewDocument {
    let bytes = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".to_vec();
    NewDocument { kind: DocumentKind::Other, file_name: name.to_owned(), bytes, expires_on: None }
}

/// The register as a CSV file, as it stood some weeks before this day.
fn register(today: NaiveDate) -> String {
    let mut dice = Dice::from(143);
    let mut more = Dice::from(49);
    let mut text = "id,name,kind,district,village,founded_on,book_year_end,last_activity_on,rat_years,\
                    legal_number,certificate_number,certificate_until,board_until,members,assets,\
                    own_capital,annual_sales,lending_unit,digital_ecosystem,modern_finance,young_board,diversified\n"
        .to_owned();
    for number in 0..ALL {
        // Writing to a String cannot fail.
        let cells = line(number, today, &mut dice);
        let _ = writeln!(text, "{cells},{}", standing(&cells, number < HELD, &mut more));
    }
    text
}

fn day(year: i32, dice: &mut Dice) -> Option<NaiveDate> {
    let (month, day) = (dice.between(1, 12), dice.between(1, 28));
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

fn line(number: usize, today: NaiveDate, dice: &mut Dice) -> String {
    let (kind, word) = KINDS[(number * 7) % KINDS.len()];
    let district: Option<District> = dice.one_of(regions::districts());
    let village = district.and_then(|district| dice.one_of(district.villages()));
    let young = number >= ALL - YOUNG;
    let keeps = number < HELD;
    let year = if young { 2021 } else { i32::try_from(dice.between(1985, 2017)).unwrap_or(2000) };
    let founded = day(year, dice).unwrap_or_default();
    let place = village.map_or("Sinjai", |village| village.name);
    let name = format!("{word} {} {place}", NAMES[number % NAMES.len()]);
    let years: Vec<i32> = (2016..today.year())
        .filter(|year| *year >= founded.year() && held(*year, keeps, young, dice))
        .collect();
    // Those that do business do it whether or not they meet; of some nothing is known.
    let seen = if dice.chance(70) {
        today - Duration::days(dice.between(45, 330))
    } else {
        today - Duration::days(1_200)
    };
    let seen = if dice.chance(12) { String::new() } else { seen.max(founded).to_string() };
    let members = dice.between(22, 420);
    let certified = keeps && dice.chance(55);
    let until = |days: i64| (today + Duration::days(days)).to_string();
    let cells = [
        format!("73.07-{:03}", number + 1),
        name,
        kind.to_owned(),
        district.map(|district| district.code.to_owned()).unwrap_or_default(),
        village.map(|village| village.code.to_owned()).unwrap_or_default(),
        founded.to_string(),
        "12-31".to_owned(),
        seen,
        years.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"),
        format!("{:03}/BH/XX.7/{}", number + 11, founded.year()),
        if certified { format!("73070{:08}", 20_001 + number * 37) } else { String::new() },
        if certified { until(dice.between(-200, 900)) } else { String::new() },
        if dice.chance(80) { until(dice.between(-300, 1_300)) } else { String::new() },
        members.to_string(),
        (members * dice.between(900_000, 7_500_000)).to_string(),
    ];
    cells.join(",")
}

/// What the register says beside: own capital, whether it lends in a unit, and of some what makes them modern.
fn standing(cells: &str, keeps: bool, dice: &mut Dice) -> String {
    let assets = cells.rsplit(',').next().and_then(|text| text.parse::<i64>().ok()).unwrap_or_default();
    let own = if dice.chance(82) { (assets / 100 * dice.between(18, 62)).to_string() } else { String::new() };
    let sales =
        if dice.chance(75) { (assets / 100 * dice.between(30, 240)).to_string() } else { String::new() };
    let mut said = |known: u32, yes: u32| match (dice.chance(known), dice.chance(yes)) {
        (false, _) => "",
        (true, true) => "ya",
        (true, false) => "tidak",
    };
    let unit =
        if cells.contains("Serba Usaha") || cells.contains("Pegawai") { said(90, 85) } else { said(55, 8) };
    let known = if keeps { 70 } else { 35 };
    let parts = [unit, said(known, 22), said(known, 30), said(known, 35), said(known, 45)];
    format!("{own},{sales},{}", parts.join(","))
}

/// Whether it held the meeting for a year of account. What is told of 2020 is a fact; the rest is likely.
fn held(year: i32, keeps: bool, young: bool, dice: &mut Dice) -> bool {
    match year {
        2020 => keeps,
        2021 if young => true,
        ..2020 => dice.chance(if keeps { 88 } else { 35 }),
        _ => dice.chance(if keeps || young { 90 } else { 48 }),
    }
}

#[cfg(test)]
mod tests {
    use domain::cooperatives::{DeadlineLine, Record, Status, StatusRule, judge};

    use super::*;
    use crate::usecases::cooperatives::records;

    fn active(records: &[(String, Record)], as_of: NaiveDate, rule: StatusRule) -> usize {
        let active = |record: &Record| judge(record, as_of, rule, DeadlineLine::Law).status == Status::Active;
        records.iter().filter(|(_, record)| active(record)).count()
    }

    #[test]
    fn the_register_counts_as_sinjai_did_whenever_the_demo_is_filled() {
        for today in ["2026-11-25", "2027-03-01", "2031-01-02"] {
            let found = records::read(&register(today.parse().unwrap())).unwrap();
            let end = "2021-12-31".parse().unwrap();
            assert_eq!(found.len(), 143);
            assert!(found.iter().all(|(_, record)| record.founded_on <= Some(end)));
            assert_eq!(active(&found, end, StatusRule::RatLastYear), 97);
            assert!(active(&found, end, StatusRule::TwoMissed) > 97, "the rules disagree");
        }
    }

    #[test]
    fn no_two_have_one_name_for_long() {
        let text = register("2026-11-25".parse().unwrap());
        let names: std::collections::HashSet<_> =
            text.lines().filter_map(|line| line.split(',').nth(1)).collect();
        assert!(names.len() > 135, "{}", names.len());
    }
}
