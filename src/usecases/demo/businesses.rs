//! Two hundred businesses with facts of every evidence, and what most of them need. Everybody here is made up: a NIK whose
//! serial is 0000 belongs to nobody.

use chrono::{Datelike as _, Duration, NaiveDate};
use domain::accounts::{AccountId, Role};
use domain::facts::{BusinessId, Evidence, FactKey, FactValue, LegalForm, Purpose, Sex};
use domain::identity::{Nib, Nik};
use domain::language::Language;
use domain::money::Rupiah;
use domain::policy::Actor;
use domain::regions;

use super::past::{Dice, Past};
use super::staff::{self, Staff};
use super::trades::{MEN, SECOND, TRADES, Trade, WOMEN};
use crate::store::Tx;
use crate::usecases::Failure;
use crate::usecases::accounts::registration::NewAccount;
use crate::usecases::businesses::facts::{self, Statement};
use crate::usecases::businesses::needs::{self, NewNeed};
use crate::usecases::businesses::numbers::{self, Papers};
use crate::usecases::businesses::{self, NewBusiness, Place, owners};

/// How many businesses there are.
pub(super) const BUSINESSES: u32 = 200;
/// Every so many-th business belongs to the owner before.
const SECOND_BUSINESS: u32 = 40;
/// Businesses written in one transaction.
const AT_ONCE: u32 = 25;

/// A business that can apply.
#[derive(Debug, Clone)]
pub(super) struct Applicant {
    /// Its id.
    pub(super) id: BusinessId,
    /// Its owner.
    pub(super) owner: Actor,
    /// What it needs, if anything.
    pub(super) need: Option<NewNeed>,
}

/// Registers all of them, the one of the demo's owner first.
pub(super) async fn settle(past: &Past, staff: &Staff, kept: &str) -> Result<Vec<Applicant>, Failure> {
    let mut dice = Dice::from(7307);
    let mut applicants: Vec<Applicant> = Vec::new();
    let mut number = 0;
    while number < BUSINESSES {
        let tx = past.app.db.begin().await?;
        for number in number..(number + AT_ONCE).min(BUSINESSES) {
            past.go(registered(number), i64::from(number));
            let person = person(number, &mut dice);
            let former = applicants.last().filter(|_| number % SECOND_BUSINESS == SECOND_BUSINESS - 1);
            let owner = match former {
                Some(former) => former.owner.clone(),
                None => open_account(past, &tx, &person, kept).await?,
            };
            let plan = if number == 0 { demo_owner(past) } else { plan(past, number, &person, &mut dice) };
            applicants.push(register(past, &tx, staff, owner, plan).await?);
        }
        tx.commit().await?;
        number += AT_ONCE;
    }
    Ok(applicants)
}

struct Person {
    name: String,
    email: String,
    phone: String,
    sex: Sex,
    born: NaiveDate,
    district: &'static str,
}

struct Plan {
    name: String,
    about: String,
    place: Place,
    nib: Option<Nib>,
    stated: Vec<Statement>,
    checked: Vec<Statement>,
    need: Option<NewNeed>,
}

/// How many days ago a business was registered here.
fn registered(number: u32) -> i64 {
    250 - i64::from(number)
}

/// Somebody who does not exist.
fn person(number: u32, dice: &mut Dice) -> Person {
    let sex = if number == 0 || dice.chance(55) { Sex::Female } else { Sex::Male };
    let given = dice.one_of(if sex == Sex::Female { WOMEN } else { MEN }).unwrap_or("Nur");
    let second = dice.one_of(SECOND).unwrap_or("Alwi");
    let first = NaiveDate::from_ymd_opt(1964, 3, 1).unwrap_or_default();
    // Eighty-three and the number of days have no common divisor: no two are born on the same day.
    let born = first + Duration::days(i64::from(number) * 83 % 14_600);
    let trade = trade_of(number);
    let ending = dice.one_of(trade.districts).unwrap_or("05");
    let district = regions::districts().iter().find(|district| district.code.ends_with(ending));
    let name = if number == 0 { "Rahmawati Alwi".to_owned() } else { format!("{given} {second}") };
    let email = if number == 0 {
        super::OWNER.to_owned()
    } else {
        format!("{}.{number:03}@contoh.id", name.to_lowercase().replace(' ', "."))
    };
    Person {
        name,
        email,
        phone: format!("+62812000{:05}", number + 1_234),
        sex,
        born,
        district: if number == 0 {
            "73.07.07"
        } else {
            district.map_or("73.07.05", |district| district.code)
        },
    }
}

fn trade_of(number: u32) -> Trade {
    let place = (number as usize * 5 + number as usize / 17) % TRADES.len();
    TRADES.get(if number == 0 { 0 } else { place }).copied().unwrap_or(TRADES[0])
}

async fn open_account(past: &Past, tx: &Tx, person: &Person, kept: &str) -> Result<Actor, Failure> {
    let new = NewAccount {
        email: person.email.clone(),
        name: person.name.clone(),
        phone: Some(person.phone.clone()),
        password: String::new(),
        language: Language::Id,
        role: Role::Owner,
        organisation: None,
    };
    let account = staff::open_for(past, tx, &new, kept).await?;
    tell(past, tx, account, person).await?;
    Ok(Actor { account, role: Role::Owner, organisation: None, language: Language::Id })
}

async fn tell(past: &Past, tx: &Tx, account: AccountId, person: &Person) -> Result<(), Failure> {
    let told = owners::Told { nik: Some(nik(person)?), born_on: Some(person.born), sex: Some(person.sex) };
    owners::tell(&past.app, tx, account, told).await?;
    Ok(())
}

/// The NIK of nobody: the serial is 0000.
fn nik(person: &Person) -> Result<Nik, Failure> {
    let day = person.born.day() + if person.sex == Sex::Female { 40 } else { 0 };
    let region = person.district.replace('.', "");
    let digits = format!("{region}{day:02}{:02}{:02}0000", person.born.month(), person.born.year() % 100);
    digits.parse().map_err(|_| Failure::Broken("a NIK of the demo".to_owned()))
}

async fn register(
    past: &Past,
    tx: &Tx,
    staff: &Staff,
    owner: Actor,
    plan: Plan,
) -> Result<Applicant, Failure> {
    let app = &past.app;
    let new = NewBusiness {
        name: plan.name,
        description: Some(plan.about),
        place: plan.place,
        ..NewBusiness::default()
    };
    let id = businesses::insert(app, tx, owner.account, new).await?;
    if plan.nib.is_some() {
        numbers::put(app, tx, id, &Papers { nib: plan.nib, ..Papers::default() }).await?;
    }
    facts::state_in(app, tx, id, Some(owner.account), plan.stated).await?;
    if !plan.checked.is_empty() {
        facts::state_in(app, tx, id, Some(staff.clerk.account), plan.checked).await?;
    }
    if let Some(need) = plan.need.clone() {
        needs::state_in(app, tx, id, need).await?;
    }
    Ok(Applicant { id, owner, need: plan.need })
}

/// A fact in its stable spelling; nothing where the table of the demo is wrong, which its test would find.
fn fact(key: FactKey, text: &str) -> Option<Statement> {
    FactValue::from_text(key, text).ok().map(|value| Statement::value(key, value))
}

/// The business of the story: palm sugar, every paper, no cash book yet, Rp75,000,000 wanted over 24 months.
fn demo_owner(past: &Past) -> Plan {
    use FactKey::*;
    let stated = [
        (LegalForm, "individual"),
        (Kbli, "2020:10722"),
        (AnnualSales, "420000000"),
        (MonthlySurplus, "11500000"),
        (MonthlyInstalments, "450000"),
        (CooperativeMember, "true"),
        (Sku, "true"),
        (FinancialRecords, "none"),
        (DigitalLevel, "1"),
        (ManagementLevel, "1"),
        (ProductionLevel, "2"),
        (ProductiveCredit, "false"),
        (KurLoansTaken, "0"),
        (Employees, "4"),
        (CollateralValue, "60000000"),
    ];
    let checked = [(Ktp, "true"), (Nib, "true"), (Npwp, "true")];
    let mut stated: Vec<Statement> = stated.into_iter().filter_map(|(key, text)| fact(key, text)).collect();
    stated.push(Statement::since(BusinessAgeMonths, past.day(5 * 365)));
    Plan {
        name: "Gula Aren Rahmawati".to_owned(),
        about: "Memasak gula aren dari dua belas penyadap tetangga; gula cetak dan gula semut.".to_owned(),
        place: place("73.07.07", 2),
        nib: nib(0),
        stated,
        checked: proved(&checked),
        need: need(75_000_000, 24, domain::facts::Purpose::WorkingCapital, "Membeli nira menjelang puasa."),
    }
}

fn proved(facts: &[(FactKey, &str)]) -> Vec<Statement> {
    facts
        .iter()
        .filter_map(|(key, text)| fact(*key, text))
        .map(|it| it.proved_by(Evidence::Checked))
        .collect()
}

fn nib(number: u32) -> Option<Nib> {
    format!("99{:011}", 40_000 + number).parse().ok()
}

fn place(district: &str, nth: usize) -> Place {
    let villages = regions::district(district).map(regions::District::villages).unwrap_or_default();
    let village = villages.get(nth % villages.len().max(1));
    Place {
        district: Some(district.to_owned()),
        village: village.map(|village| village.code.to_owned()),
        address: village.map(|village| format!("Dusun {}, {}", nth % 4 + 1, village.name)),
    }
}

fn need(amount: i64, tenor_months: u32, purpose: Purpose, note: &str) -> Option<NewNeed> {
    Some(NewNeed { amount: Rupiah::new(amount).ok()?, tenor_months, purpose, note: note.to_owned() })
}

/// Any other business, as the dice fall.
fn plan(past: &Past, number: u32, person: &Person, dice: &mut Dice) -> Plan {
    let trade = trade_of(number);
    let form = form_of(number);
    let sales = dice.between(trade.sales.0, trade.sales.1)
        * if form == LegalForm::Individual { 1 } else { 3 }
        * 1_000_000;
    let has_nib = dice.chance(65);
    let youngest = registered(number) + 20;
    let oldest = if dice.chance(25) { youngest + 300 } else { 4_800 };
    let begun = past.day(dice.between(youngest, oldest));
    let (mut stated, checked) = facts_of(trade, form, sales, has_nib, dice);
    stated.push(Statement::since(FactKey::BusinessAgeMonths, begun));
    let given = person.name.split(' ').next().unwrap_or_default();
    let name = match form {
        LegalForm::Cooperative => format!("Koperasi {} Sipakatau {number}", trade.name),
        LegalForm::Group => format!("Kelompok {} {}", trade.name, SECOND[number as usize % SECOND.len()]),
        LegalForm::Cv => format!("CV {} {}", trade.name, given),
        LegalForm::Pt => format!("PT {} {}", trade.name, given),
        LegalForm::Individual => format!("{} {}", trade.name, person.name),
    };
    Plan {
        name,
        about: trade.about.to_owned(),
        place: place(person.district, number as usize),
        nib: nib(number).filter(|_| has_nib),
        stated,
        checked,
        need: if dice.chance(84) { need_of(sales, dice) } else { None },
    }
}

const fn form_of(number: u32) -> LegalForm {
    match number % 25 {
        7 => LegalForm::Cooperative,
        11 => LegalForm::Group,
        16 => LegalForm::Cv,
        21 if number.is_multiple_of(2) => LegalForm::Pt,
        _ => LegalForm::Individual,
    }
}

/// What is known of it: on its owner's word, and what the office has seen.
fn facts_of(
    trade: Trade,
    form: LegalForm,
    sales: i64,
    has_nib: bool,
    dice: &mut Dice,
) -> (Vec<Statement>, Vec<Statement>) {
    use FactKey::*;
    let surplus = sales / 12 * dice.between(18, 42) / 100;
    let yes = |yes: bool| if yes { "true" } else { "false" }.to_owned();
    let books = match dice.below(10) {
        0..=4 => "none",
        5..=8 => "cash_book",
        _ => "sak_emkm",
    };
    let had_credit = dice.chance(12);
    let mut said = vec![
        (LegalForm, form.as_str().to_owned(), 100),
        (Kbli, trade.kbli.to_owned(), 96),
        (AnnualSales, sales.to_string(), 92),
        (MonthlySurplus, surplus.to_string(), 84),
        (MonthlyInstalments, (dice.between(0, 8) * 150_000).to_string(), 80),
        (CooperativeMember, yes(dice.chance(30)), 70),
        (Nib, yes(has_nib), 100),
        (Sku, yes(dice.chance(70)), 85),
        (Npwp, yes(dice.chance(55)), 92),
        (Ktp, yes(true), 97),
        (FinancialRecords, books.to_owned(), 90),
        (DigitalLevel, dice.below(4).to_string(), 75),
        (ManagementLevel, dice.below(3).to_string(), 75),
        (ProductionLevel, dice.below(4).to_string(), 70),
        (ProductiveCredit, yes(had_credit), 90),
        (KurLoansTaken, dice.below(3).to_string(), 88),
        (Employees, dice.between(0, 9).to_string(), 86),
        (CollateralValue, (dice.between(0, 30) * 10_000_000).to_string(), 60),
    ];
    if form == domain::facts::LegalForm::Cooperative {
        said.push((RatHeld, yes(dice.chance(60)), 90));
    }
    let seen_by_office = dice.chance(45);
    let (mut stated, mut checked) = (Vec::new(), Vec::new());
    for (key, text, known) in said {
        let Some(statement) = fact(key, &text).filter(|_| dice.chance(known)) else {
            continue;
        };
        let paper = matches!(key, Nib | Npwp | Ktp | Sku) && text == "true";
        let seen = (paper || (key == FinancialRecords && text != "none")) && seen_by_office;
        if seen {
            checked.push(statement.proved_by(Evidence::Checked));
        } else {
            stated.push(statement);
        }
    }
    (stated, checked)
}

/// What it asks for: no more than half a year's sales.
fn need_of(sales: i64, dice: &mut Dice) -> Option<NewNeed> {
    const AMOUNTS: &[i64] = &[5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 125, 150, 200, 250, 350, 450];
    const NOTES: &[&str] = &[
        "Menambah stok menjelang hari raya.",
        "Mengganti mesin yang sudah tua.",
        "Membeli bibit dan pupuk untuk musim tanam.",
        "Memperluas tempat usaha.",
        "Membayar pemasok lebih awal supaya dapat harga baik.",
        "",
    ];
    let most = (sales / 2_000_000).max(5);
    let within = AMOUNTS.iter().filter(|amount| **amount <= most).count();
    let place = dice.between(i64::try_from(within / 3).unwrap_or(0), i64::try_from(within).unwrap_or(1) - 1);
    let amount = usize::try_from(place).ok().and_then(|place| AMOUNTS.get(place)).copied().unwrap_or(5);
    let purpose = if dice.chance(70) { Purpose::WorkingCapital } else { Purpose::Investment };
    let tenor = dice.one_of(&[12, 18, 24, 36]).unwrap_or(12);
    need(amount * 1_000_000, tenor, purpose, dice.one_of(NOTES).unwrap_or_default())
}
