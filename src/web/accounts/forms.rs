//! The registration form.

use domain::accounts::Role;
use domain::identity::Phone;
use domain::language::Language;

use crate::usecases::Fault;
use crate::usecases::accounts::registration::NewAccount;
use crate::web::forms::Reader;
use crate::web::posted::{Fields, field};

pub(super) const NAMES: [&str; 4] = ["name", "email", "phone", "password"];

pub(super) fn registration(fields: &Fields, language: Language) -> Result<NewAccount, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let name = reader.required("name", 100);
    let email = reader.email("email");
    let phone = reader.parsed("phone", |text| text.parse::<Phone>().map_err(|_| "phone"));
    if reader.typed("password").is_none() {
        reader.fault("password", "required");
    }
    reader.finish()?;
    let (Some(name), Some(email)) = (name, email) else {
        return Err(Vec::new());
    };
    let password = field(fields, "password").unwrap_or_default().to_owned();
    let phone = phone.map(|phone| phone.e164().to_owned());
    Ok(NewAccount { email, name, phone, password, language, role: Role::Owner, organisation: None })
}
