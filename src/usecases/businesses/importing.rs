//! Bringing in businesses from a list: all rows or none, and a row that is there already is left alone.
//!
//! A business needs an owner. One with a mail address gets an account that is hers once she registers with that address
//! and proves it; one without gets an account that nobody can enter, held by the office until it is claimed (ADR 35).

use std::collections::{HashMap, HashSet};

use domain::accounts::{AccountId, Role};
use domain::language::Language;

use super::facts::{self, Statement};
use super::handing::unclaimed_address;
use super::needs::{self, NewNeed};
use super::numbers::{self, Papers};
use super::{NewBusiness, insert};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::Failure;
use crate::usecases::accounts::registration::{self, NewAccount};

/// One row, read and found to be right in itself.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it stands in the file.
    pub line: u64,
    /// By which it is known again; unique within the file.
    pub key: String,
    /// The owner's name.
    pub owner_name: String,
    /// The owner's address, in lower case.
    pub owner_email: Option<String>,
    /// The owner's telephone in E.164.
    pub owner_phone: Option<String>,
    /// The business.
    pub business: NewBusiness,
    /// Capital, whole rupiah.
    pub capital: Option<i64>,
    /// NIB and NPWP.
    pub papers: Papers,
    /// What is known of it.
    pub statements: Vec<Statement>,
    /// What it needs.
    pub need: Option<NewNeed>,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Businesses that are new.
    pub added: usize,
    /// Rows whose business was there already.
    pub there: usize,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Rows whose address belongs to somebody who is no owner of businesses.
    #[error("addresses of other roles")]
    NoOwners(Vec<(u64, String)>),
    /// One row was refused.
    #[error("row {0}: {1}")]
    Row(u64, #[source] Failure),
    /// The whole was refused.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<store::StoreError> for ImportError {
    fn from(error: store::StoreError) -> Self {
        Self::Failure(error.into())
    }
}

/// Imports the rows of a file with this hash. A rehearsal does all of it and keeps nothing. `tick` is called once a row.
pub async fn run(
    app: &App,
    rows: &[Row],
    hash: &str,
    rehearsal: bool,
    tick: &mut (dyn FnMut() + Send),
) -> Result<Done, ImportError> {
    if store::imports::is_known(&app.db, hash).await? {
        return Ok(Done { added: 0, there: rows.len() });
    }
    let tx = app.db.begin().await?;
    tx.expect_much().await?;
    let there = known(&tx, rows).await?;
    let fresh: Vec<_> = rows.iter().filter(|row| !there.contains(&row.key)).collect();
    let owners = owners(app, &tx, &fresh).await?;
    for row in &fresh {
        let owner = owners.get(&address(row)).copied().ok_or(Failure::NotFound)?;
        add(app, &tx, owner, row).await.map_err(|failure| ImportError::Row(row.line, failure))?;
        tick();
    }
    let done = Done { added: fresh.len(), there: there.len() };
    if !rehearsal {
        let now = app.clock.now();
        store::imports::insert(&tx, app.ids.next(now), hash, rows.len(), now).await?;
        tx.commit().await?;
    }
    Ok(done)
}

/// Which rows are there already, asked for in handfuls: databases bound the number of values in a statement.
async fn known(tx: &Tx, rows: &[Row]) -> Result<HashSet<String>, ImportError> {
    let keys: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
    let mut there = HashSet::new();
    for some in keys.chunks(500) {
        there.extend(store::businesses::imported(tx, some).await?.into_iter().map(|(key, _)| key));
    }
    Ok(there)
}

fn address(row: &Row) -> String {
    row.owner_email.clone().unwrap_or_else(|| unclaimed_address(&row.key))
}

/// The account of each row's owner, made where there is none.
async fn owners(app: &App, tx: &Tx, rows: &[&Row]) -> Result<HashMap<String, AccountId>, ImportError> {
    let mut owners = HashMap::new();
    let mut others = Vec::new();
    for row in rows {
        let email = address(row);
        if owners.contains_key(&email) {
            continue;
        }
        match store::accounts::find_by_email(tx, &email).await? {
            Some(account) if account.role == Role::Owner => {
                owners.insert(email, account.id);
            }
            Some(_) => others.push((row.line, email)),
            None => {
                let id = registration::insert(app, tx, &account_of(row, &email), None).await?;
                owners.insert(email, id);
            }
        }
    }
    if others.is_empty() { Ok(owners) } else { Err(ImportError::NoOwners(others)) }
}

fn account_of(row: &Row, email: &str) -> NewAccount {
    NewAccount {
        email: email.to_owned(),
        name: row.owner_name.clone(),
        phone: row.owner_phone.clone(),
        password: String::new(),
        language: Language::Id,
        role: Role::Owner,
        organisation: None,
    }
}

async fn add(app: &App, tx: &Tx, owner: AccountId, row: &Row) -> Result<(), Failure> {
    let business = NewBusiness { import_key: Some(row.key.clone()), ..row.business.clone() };
    let id = insert(app, tx, owner, business).await?;
    store::businesses::set_capital(tx, id, row.capital).await?;
    numbers::put(app, tx, id, &row.papers).await?;
    facts::state_in(app, tx, id, None, row.statements.clone()).await?;
    if let Some(need) = &row.need {
        needs::state_in(app, tx, id, need.clone()).await?;
    }
    Ok(())
}
