//! The forms of an organisation: registering, mending.

use domain::accounts::Role;
use domain::identity::Phone;
use domain::language::Language;
use domain::organisations::OrganisationKind;

use super::views::is_settled;
use crate::usecases::Fault;
use crate::usecases::accounts::registration::NewAccount;
use crate::usecases::organisations::{Details, Organisation};
use crate::web::forms::{FormView, Reader};
use crate::web::posted::{Fields, field};

pub(super) const REGISTER: [&str; 10] = [
    "kind",
    "name",
    "short_name",
    "email",
    "phone",
    "address",
    "district",
    "person",
    "person_email",
    "password",
];
pub(super) const DETAILS: [&str; 6] = ["name", "short_name", "email", "phone", "address", "district"];

struct Contact {
    email: Option<String>,
    phone: Option<String>,
    address: Option<String>,
    district: Option<String>,
}

/// A mobile number, or a line of an office with its area code.
fn phone(text: &str) -> Result<String, &'static str> {
    if let Ok(mobile) = text.parse::<Phone>() {
        return Ok(mobile.e164().to_owned());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("62").or_else(|| digits.strip_prefix('0'));
    let strange = text.chars().any(|c| !(c.is_ascii_digit() || " ()+-.".contains(c)));
    match national {
        Some(rest) if !strange && (8..=11).contains(&rest.len()) => Ok(format!("+62{rest}")),
        _ => Err("office-phone"),
    }
}

fn contact(reader: &mut Reader<'_>) -> Contact {
    Contact {
        email: reader.email("email"),
        phone: reader.wanted("phone", phone),
        address: reader.required("address", 300),
        district: reader.parsed("district", |code| {
            domain::regions::district(code).map(|found| found.code.to_owned()).ok_or("choose")
        }),
    }
}

pub(super) fn registration(fields: &Fields, language: Language) -> Result<(Details, NewAccount), Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let kind = reader.choice::<OrganisationKind>("kind");
    let name = reader.required("name", 150);
    let short_name = reader.required("short_name", 40);
    let contact = contact(&mut reader);
    let person = reader.required("person", 100);
    let person_email = reader.email("person_email");
    if reader.typed("password").is_none() {
        reader.fault("password", "required");
    }
    reader.finish()?;
    let details = Details {
        kind: kind.ok_or_else(Vec::new)?,
        name: name.unwrap_or_default(),
        short_name: short_name.unwrap_or_default(),
        email: contact.email.unwrap_or_default(),
        phone: contact.phone.unwrap_or_default(),
        address: contact.address.unwrap_or_default(),
        district: contact.district,
    };
    let account = NewAccount {
        email: person_email.unwrap_or_default(),
        name: person.unwrap_or_default(),
        phone: None,
        password: field(fields, "password").unwrap_or_default().to_owned(),
        language,
        // The use case gives the role that the organisation's kind wants.
        role: Role::Coordinator,
        organisation: None,
    };
    Ok((details, account))
}

pub(super) fn filled(details: &Details) -> FormView {
    FormView::new(&DETAILS)
        .with("name", details.name.clone())
        .with("short_name", details.short_name.clone())
        .with("email", details.email.clone())
        .with("phone", details.phone.clone())
        .with("address", details.address.clone())
        .with("district", details.district.clone().unwrap_or_default())
}

pub(super) fn mended(fields: &Fields, own: &Organisation) -> Result<Details, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let (name, short_name) = if is_settled(own.status) {
        (Some(own.details.name.clone()), Some(own.details.short_name.clone()))
    } else {
        (reader.required("name", 150), reader.required("short_name", 40))
    };
    let contact = contact(&mut reader);
    reader.finish()?;
    Ok(Details {
        kind: own.details.kind,
        name: name.unwrap_or_default(),
        short_name: short_name.unwrap_or_default(),
        email: contact.email.unwrap_or_default(),
        phone: contact.phone.unwrap_or_default(),
        address: contact.address.unwrap_or_default(),
        district: contact.district,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_may_give_its_landline_as_it_is_written() {
        assert_eq!(phone("(0482) 21-123"), Ok("+6248221123".to_owned()));
        assert_eq!(phone("0812 3456 7890"), Ok("+6281234567890".to_owned()));
        assert_eq!(phone("1234"), Err("office-phone"));
        assert_eq!(phone("0482 21123 ext x"), Err("office-phone"));
    }
}
