//! Reads the forms of the steps; every question may stay unanswered but the name and the need's figures.

use domain::facts::{FactKey, FactSheet, FactValue, Purpose};
use domain::identity::{Nib, NibError, Nik, NikError, Npwp, NpwpError};
use domain::kbli::{Kbli, KbliVersion};
use domain::money::{AmountError, Rupiah};
use domain::regions;

use super::steps::Step;
use crate::usecases::Fault;
use crate::usecases::businesses::facts::Statement;
use crate::usecases::businesses::needs::NewNeed;
use crate::usecases::businesses::numbers::Papers;
use crate::usecases::businesses::{Identity, Place, owners};
use crate::web::forms::Reader;
use crate::web::posted::Fields;
use crate::web::questions::read;

pub(super) const NEW: [&str; 3] = ["name", "description", "once"];

pub(super) type Read<T> = Result<T, Vec<Fault>>;

/// Name and description of a new business.
pub(super) fn new(fields: &Fields) -> Read<(String, Option<String>)> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 120);
    let description = reader.optional("description", 1000);
    reader.finish()?;
    Ok((name.unwrap_or_default(), description))
}

pub(super) fn identity(fields: &Fields) -> Read<(Identity, owners::Told)> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 120);
    let description = reader.optional("description", 1000);
    let form = read(&mut reader, FactKey::LegalForm);
    let started = read(&mut reader, FactKey::BusinessAgeMonths);
    let nik = reader.parsed("nik", |text| text.parse::<Nik>().map_err(NikError::code));
    let born_on = reader.date("owner_born_on");
    let sex = reader.optional_choice("owner_sex");
    reader.finish()?;
    let identity = Identity { name: name.unwrap_or_default(), description, statements: vec![form, started] };
    Ok((identity, owners::Told { nik, born_on, sex }))
}

/// The place, and whether the village is still to be asked for because the district has just been told.
pub(super) fn place(fields: &Fields) -> Read<(Place, bool)> {
    let mut reader = Reader::new(fields);
    let address = reader.optional("address", 300);
    let district = reader.parsed("district", |text| regions::district(text).ok_or("choose"));
    let village = reader.parsed("village", |text| regions::village(text).ok_or("choose"));
    let asked = reader.typed("asked");
    let listed = district.is_some_and(|district| asked == Some(district.code));
    reader.finish()?;
    // A village of the district that was shown before is no answer for the one that is chosen now.
    let village = village.filter(|village| district.is_some_and(|d| d.code == village.district_code()));
    let place = Place {
        district: district.map(|district| district.code.to_owned()),
        village: village.map(|village| village.code.to_owned()),
        address,
    };
    let ask = place.district.is_some() && place.village.is_none() && !listed;
    Ok((place, ask))
}

pub(super) fn trade(fields: &Fields) -> Read<Vec<Statement>> {
    let mut reader = Reader::new(fields);
    let version: Option<KbliVersion> = reader.optional_choice("kbli_version");
    let code = reader.parsed("kbli", |text| {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
        Kbli::new(version.unwrap_or(KbliVersion::Y2025), &digits).map_err(|_| "kbli-code")
    });
    let sector = read(&mut reader, FactKey::Sector);
    reader.finish()?;
    let code = Statement::maybe(FactKey::Kbli, code.map(FactValue::Kbli));
    Ok(vec![sector, code])
}

pub(super) fn money(fields: &Fields) -> Read<(Option<i64>, Vec<Statement>)> {
    let mut reader = Reader::new(fields);
    let statements = [
        FactKey::AnnualSales,
        FactKey::MonthlySurplus,
        FactKey::MonthlyInstalments,
        FactKey::CollateralValue,
    ]
    .map(|key| read(&mut reader, key));
    let capital = amount(&mut reader, "capital");
    reader.finish()?;
    Ok((capital.map(Rupiah::get), statements.into()))
}

pub(super) fn papers(fields: &Fields) -> Read<Papers> {
    let mut reader = Reader::new(fields);
    let held = [FactKey::Ktp, FactKey::Nib, FactKey::Sku, FactKey::Npwp].map(|key| {
        let name = key.as_str();
        let held = reader.parsed(name, |text| text.parse::<bool>().map_err(|_| "choose"));
        (key, held)
    });
    let nib = reader.parsed("nib_number", |text| text.parse::<Nib>().map_err(NibError::code));
    let sku_until = reader.date("sku_until");
    let npwp = reader.parsed("npwp_number", |text| text.parse::<Npwp>().map_err(NpwpError::code));
    reader.finish()?;
    Ok(Papers { held: held.into(), sku_until, nib, npwp })
}

pub(super) fn skills(fields: &Fields, known: &FactSheet) -> Read<Vec<Statement>> {
    let mut reader = Reader::new(fields);
    let asked = Step::Skills.facts(known);
    let statements = asked.into_iter().map(|key| read(&mut reader, key)).collect();
    reader.finish()?;
    Ok(statements)
}

pub(super) fn need(fields: &Fields) -> Read<NewNeed> {
    let mut reader = Reader::new(fields);
    let asked = amount(&mut reader, FactKey::RequestedAmount.as_str());
    if reader.typed(FactKey::RequestedAmount.as_str()).is_none() {
        reader.fault(FactKey::RequestedAmount.as_str(), "required");
    }
    if asked == Some(Rupiah::ZERO) {
        reader.fault(FactKey::RequestedAmount.as_str(), "amount-zero");
    }
    let tenor = reader.wanted(FactKey::RequestedTenorMonths.as_str(), |text| {
        let digits = text.split_whitespace().next().unwrap_or_default();
        let months: u32 = digits.parse().map_err(|_| "fact-not-whole")?;
        if (1..=600).contains(&months) { Ok(months) } else { Err("tenor-range") }
    });
    let purpose: Option<Purpose> = reader.choice(FactKey::Purpose.as_str());
    let note = reader.optional("note", 1000);
    reader.finish()?;
    match (asked, tenor, purpose) {
        (Some(amount), Some(tenor_months), Some(purpose)) => {
            Ok(NewNeed { amount, tenor_months, purpose, note: note.unwrap_or_default() })
        }
        _ => Err(Vec::new()),
    }
}

fn amount(reader: &mut Reader<'_>, name: &str) -> Option<Rupiah> {
    reader.parsed(name, |text| text.parse::<Rupiah>().map_err(AmountError::code))
}
