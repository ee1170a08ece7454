//! What an owner says of herself, once for all her businesses. The NIK is sealed; screens see its last four digits.
//!
//! A NIK that disagrees with the birth date or the sex is a warning, never a refusal (DOMAIN: it is not corrected by law).

use chrono::NaiveDate;
use domain::accounts::AccountId;
use domain::facts::{FactKey, FactValue, Sex};
use domain::identity::{Nik, NikWarning};

use super::facts::{self, Statement};
use crate::app::App;
use crate::store::{self, Reader, Tx};
use crate::usecases::{Failure, today};

/// What is kept of an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owner {
    /// Last four digits of the NIK.
    pub nik_last4: Option<String>,
    /// Day of birth.
    pub born_on: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// What in the NIK disagrees with these.
    pub warnings: Vec<NikWarning>,
}

/// What an owner tells of herself in a form.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// A new NIK; nothing keeps the one that is stored.
    pub nik: Option<Nik>,
    /// Day of birth.
    pub born_on: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
}

/// A NIK as it is stored.
#[derive(Debug)]
pub struct SealedNik {
    /// Nonce and ciphertext, bound to the owner's row.
    pub sealed: Vec<u8>,
    /// Keyed digest, by which the same NIK is found again.
    pub index: Vec<u8>,
    /// The last four digits.
    pub last4: String,
}

/// What is kept of an owner; everything unknown where nothing was told.
pub async fn find(db: &impl Reader, account: AccountId) -> Result<Owner, Failure> {
    Ok(store::owners::find(db, account).await?.unwrap_or_default())
}

/// What follows from it for each of her businesses.
pub async fn statements_of(db: &impl Reader, account: AccountId) -> Result<Vec<Statement>, Failure> {
    let owner = find(db, account).await?;
    Ok(statements(owner.born_on, owner.sex))
}

fn statements(born_on: Option<NaiveDate>, sex: Option<Sex>) -> Vec<Statement> {
    let born = born_on.map_or_else(
        || Statement::unknown(FactKey::OwnerAgeYears),
        |day| Statement::since(FactKey::OwnerAgeYears, day),
    );
    vec![born, Statement::maybe(FactKey::OwnerSex, sex.map(FactValue::Sex))]
}

/// Saves what an owner tells of herself, and states it for all her businesses. Answers what in the NIK disagrees.
pub async fn tell(app: &App, tx: &Tx, account: AccountId, told: Told) -> Result<Vec<NikWarning>, Failure> {
    if told.born_on.is_some_and(|born| born > today(app)) {
        return Err(Failure::invalid("born_on", "date-future"));
    }
    let nik = match told.nik {
        Some(nik) => Some(nik),
        None => open_nik(app, tx, account).await?,
    };
    let warnings = nik.as_ref().map(|nik| nik.check(told.born_on, told.sex)).unwrap_or_default();
    let sealed = nik.map(|nik| seal(app, account, &nik)).transpose()?;
    let owner = Owner {
        nik_last4: sealed.as_ref().map(|sealed| sealed.last4.clone()),
        born_on: told.born_on,
        sex: told.sex,
        warnings: warnings.clone(),
    };
    match store::owners::put(tx, account, &owner, sealed).await {
        Err(error) if error.is_taken("ux_owner_nik_index") => {
            return Err(Failure::invalid("nik", "nik-taken"));
        }
        other => other?,
    }
    for business in store::businesses::list_of(tx, account).await? {
        let statements = statements(owner.born_on, owner.sex);
        facts::state_in(app, tx, business.id, Some(account), statements).await?;
    }
    Ok(warnings)
}

fn place(account: AccountId) -> String {
    format!("owner.nik:{account}")
}

fn seal(app: &App, account: AccountId, nik: &Nik) -> Result<SealedNik, Failure> {
    let digits = nik.digits();
    Ok(SealedNik {
        sealed: app.vault.seal(&*app.secrets, &place(account), digits.as_bytes())?,
        index: app.vault.index("nik", digits),
        last4: digits.get(12..).unwrap_or_default().to_owned(),
    })
}

async fn open_nik(app: &App, tx: &Tx, account: AccountId) -> Result<Option<Nik>, Failure> {
    let Some(sealed) = store::owners::sealed_nik(tx, account).await? else {
        return Ok(None);
    };
    let plain = app.vault.open(&place(account), &sealed)?;
    let digits = std::str::from_utf8(&plain).map_err(|_| Failure::Broken("a NIK is damaged".to_owned()))?;
    let nik = digits.parse().map_err(|_| Failure::Broken("a NIK is damaged".to_owned()))?;
    Ok(Some(nik))
}
