//! NIB and NPWP of a business: sealed at rest, masked on screen. Holding the paper is a fact; its number is not.

use chrono::NaiveDate;
use domain::facts::{BusinessId, FactKey, FactValue};
use domain::identity::{Nib, Npwp};
use domain::policy::Actor;

use super::editable;
use super::facts::{self, Statement};
use crate::app::App;
use crate::store::{self, Tx};
use crate::usecases::{Failure, today};

/// Which paper a number stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Business number.
    Nib,
    /// Tax number.
    Npwp,
}

/// A number as it is stored.
#[derive(Debug)]
pub struct Sealed {
    /// Nonce and ciphertext, bound to the business's row.
    pub sealed: Vec<u8>,
    /// The last four digits.
    pub last4: String,
}

/// What the page of papers saves: who holds which, and numbers newly typed.
#[derive(Debug, Clone, Default)]
pub struct Papers {
    /// For each paper, whether it is held; nothing where that is not known.
    pub held: Vec<(FactKey, Option<bool>)>,
    /// The last day of the village's letter, which lapses.
    pub sku_until: Option<NaiveDate>,
    /// A new NIB; nothing keeps the one that is stored.
    pub nib: Option<Nib>,
    /// A new NPWP; nothing keeps the one that is stored.
    pub npwp: Option<Npwp>,
}

/// Saves which papers a business holds. A number that is given says that its paper is held; a paper that is not held
/// has no number.
pub async fn save(app: &App, actor: &Actor, id: BusinessId, papers: Papers) -> Result<(), Failure> {
    if papers.sku_until.is_some_and(|day| day < today(app)) {
        return Err(Failure::invalid("sku_until", "paper-lapsed"));
    }
    let tx = app.db.begin().await?;
    editable(&tx, actor, id).await?;
    let mut statements = Vec::new();
    for (key, held) in &papers.held {
        let given = match key {
            FactKey::Nib => papers.nib.is_some(),
            FactKey::Npwp => papers.npwp.is_some(),
            _ => false,
        };
        let held = if given { Some(true) } else { *held };
        let until = papers.sku_until.filter(|_| *key == FactKey::Sku && held == Some(true));
        statements.push(Statement::maybe(*key, held.map(FactValue::YesNo)).until(until));
        if held == Some(false) {
            forget(&tx, id, *key).await?;
        }
    }
    put(app, &tx, id, &papers).await?;
    facts::state_in(app, &tx, id, Some(actor.account), statements).await?;
    tx.commit().await?;
    Ok(())
}

/// Seals and stores the numbers that are given.
pub async fn put(app: &App, tx: &Tx, id: BusinessId, papers: &Papers) -> Result<(), Failure> {
    if let Some(nib) = &papers.nib {
        let sealed = seal(app, "business.nib", id, nib.digits())?;
        store::businesses::set_number(tx, id, Paper::Nib, Some(sealed)).await?;
    }
    if let Some(npwp) = &papers.npwp {
        let sealed = seal(app, "business.npwp", id, npwp.digits())?;
        store::businesses::set_number(tx, id, Paper::Npwp, Some(sealed)).await?;
    }
    Ok(())
}

async fn forget(tx: &Tx, id: BusinessId, key: FactKey) -> Result<(), Failure> {
    let paper = match key {
        FactKey::Nib => Paper::Nib,
        FactKey::Npwp => Paper::Npwp,
        _ => return Ok(()),
    };
    Ok(store::businesses::set_number(tx, id, paper, None).await?)
}

fn seal(app: &App, place: &str, id: BusinessId, digits: &str) -> Result<Sealed, Failure> {
    let last4 = digits.get(digits.len().saturating_sub(4)..).unwrap_or_default();
    Ok(Sealed {
        sealed: app.vault.seal(&*app.secrets, &format!("{place}:{id}"), digits.as_bytes())?,
        last4: last4.to_owned(),
    })
}
