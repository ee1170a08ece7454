//! The office looks at papers: the queue, one paper beside the fact it claims, and what comes of it.
//!
//! A paper is decided once; the owner is told either way, and of a rejection what to do.

use chrono::NaiveDate;
use domain::documents::{DocumentId, DocumentKind, DocumentStatus};
use domain::facts::{Evidence, Fact, FactKey, FactValue};
use domain::policy::{self, Actor, Scope};
use serde_json::json;

use super::{Document, claimed, visible, weaken};
use crate::app::App;
pub use crate::store::documents::{Filter, Waiting};
use crate::store::{self, StoreError, Tx};
pub use crate::store::{Cursor, Page};
use crate::usecases::businesses::facts::{self, Statement};
use crate::usecases::businesses::{self, Business, Known, owners};
use crate::usecases::{Failure, outbox, today};

/// Rows of a page of the queue.
pub const PAGE: u64 = 20;
/// Rows read at a time for an export.
const EXPORT_SIZE: u64 = 500;

/// A paper beside what it claims.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The paper.
    pub document: Document,
    /// The business it belongs to.
    pub business: Business,
    /// The name of the business's owner.
    pub owner_name: String,
    /// What its owner says of herself.
    pub owner: owners::Owner,
    /// What is known of the business.
    pub known: Known,
}

impl Paper {
    /// The fact that the paper claims, and how it is known at present.
    pub fn claim(&self) -> Option<(FactKey, Option<&Fact>)> {
        let key = self.document.kind.proves()?;
        Some((key, self.known.facts.get(key)))
    }
}

/// What the office says of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is right; until when, if it lapses, and for a fact that has a value, the one the paper shows.
    Accepted {
        /// The last day on which it is valid.
        expires_on: Option<NaiveDate>,
        /// What the paper shows; nothing takes the owner's word.
        value: Option<FactValue>,
    },
    /// It is not, for this reason.
    Rejected(String),
}

/// Papers that wait, oldest first.
pub async fn queue(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    cursor: Option<&Cursor>,
) -> Result<Page<Waiting>, Failure> {
    policy::may_check_facts(actor)?;
    Ok(store::documents::waiting(&app.db, Scope::Everything, filter, cursor, PAGE).await?)
}

/// The next rows of the same list for an export.
pub async fn export(
    app: &App,
    actor: &Actor,
    filter: &Filter,
    cursor: Option<&Cursor>,
) -> Result<Page<Waiting>, Failure> {
    policy::may_check_facts(actor)?;
    Ok(store::documents::waiting(&app.db, Scope::Everything, filter, cursor, EXPORT_SIZE).await?)
}

/// How many papers wait, of each kind.
pub async fn waiting_by_kind(app: &App, actor: &Actor) -> Result<Vec<(DocumentKind, i64)>, Failure> {
    policy::may_check_facts(actor)?;
    Ok(store::documents::waiting_by_kind(&app.db).await?)
}

/// One paper beside the fact it claims.
pub async fn show(app: &App, actor: &Actor, id: DocumentId) -> Result<Paper, Failure> {
    policy::may_check_facts(actor)?;
    let document = visible(&app.db, actor, id).await?;
    let business = document.business.ok_or(Failure::NotFound)?;
    let (business, known) = businesses::show(app, actor, business).await?;
    let account = store::accounts::find(&app.db, business.owner).await?.ok_or(Failure::NotFound)?;
    let owner = owners::find(&app.db, business.owner).await?;
    Ok(Paper { document, business, owner_name: account.name, owner, known })
}

/// Decides on a paper that nobody has decided on yet.
pub async fn decide(app: &App, actor: &Actor, id: DocumentId, verdict: Verdict) -> Result<(), Failure> {
    policy::may_check_facts(actor)?;
    let tx = app.db.begin().await?;
    let document = visible(&tx, actor, id).await?;
    if let Verdict::Accepted { expires_on: Some(day), .. } = verdict
        && day < today(app)
    {
        return Err(Failure::invalid("expires_on", "paper-lapsed"));
    }
    mark(app, &tx, actor, id, &verdict).await?;
    if let Some(business) = document.business {
        match &verdict {
            Verdict::Accepted { expires_on, value } => {
                confirm(app, &tx, actor, &document, *expires_on, *value).await?;
            }
            Verdict::Rejected(reason) => {
                weaken(app, &tx, Some(actor.account), business, id, reason).await?;
            }
        }
        tell_owner(app, &tx, &document, &verdict).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn mark(app: &App, tx: &Tx, actor: &Actor, id: DocumentId, verdict: &Verdict) -> Result<(), Failure> {
    let (status, reason, expires_on) = match verdict {
        Verdict::Accepted { expires_on, .. } => (DocumentStatus::Accepted, None, *expires_on),
        Verdict::Rejected(reason) => (DocumentStatus::Rejected, Some(reason.as_str()), None),
    };
    let decision =
        store::documents::Decision { status, reason, expires_on, by: actor.account, at: app.clock.now() };
    match store::documents::decide(tx, id, &decision).await {
        Err(StoreError::Stale) => Err(Failure::Refused("paper-decided")),
        other => Ok(other?),
    }
}

async fn confirm(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    document: &Document,
    expires_on: Option<NaiveDate>,
    seen: Option<FactValue>,
) -> Result<(), Failure> {
    let (Some(key), Some(business)) = (document.kind.proves(), document.business) else {
        return Ok(());
    };
    let value = match seen.filter(|value| value.suits(key)) {
        Some(value) => Some(value),
        None => claimed(app, tx, business, key).await?,
    };
    let Some(value) = value else {
        return Ok(());
    };
    let statement = Statement::value(key, value)
        .proved_by(Evidence::Checked)
        .with_document(document.id)
        .until(expires_on);
    facts::state_in(app, tx, business, Some(actor.account), vec![statement]).await?;
    Ok(())
}

async fn tell_owner(app: &App, tx: &Tx, document: &Document, verdict: &Verdict) -> Result<(), Failure> {
    let (Some(owner), Some(business)) = (document.owner, document.business) else {
        return Ok(());
    };
    let name = store::businesses::find(tx, business).await?.map(|b| b.name).unwrap_or_default();
    let paper = json!({ "text": format!("document-kind-{}", document.kind.as_str().replace('_', "-")) });
    let (kind, params) = match verdict {
        Verdict::Accepted { .. } => ("paper_accepted", json!({ "paper": paper, "business": name })),
        Verdict::Rejected(reason) => {
            ("paper_rejected", json!({ "paper": paper, "business": name, "reason": reason }))
        }
    };
    outbox::tell(app, tx, owner, kind, params, &format!("/businesses/{business}/papers")).await
}
