//! Papers: taken in, listed, handed out through the access check, and taken back.
//!
//! The content lies in `files` under its hash; a row says whose it is, what it is and what the office said of it.

pub mod checking;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::applications::Status;
use domain::documents::{DocumentId, DocumentKind, DocumentStatus};
use domain::facts::{BusinessId, Evidence, FactKey, FactType, FactValue};
use domain::policy::{self, Actor, Case};

use crate::app::App;
use crate::files::{ContentHash, FilesError, Stored, intake};
use crate::store::{self, Reader, Tx};
use crate::usecases::businesses::facts::{self, Statement};
use crate::usecases::businesses::{self, Business};
use crate::usecases::{Failure, today};

/// How many papers one business may keep: enough for anybody, and a bound for every list of them.
pub const MOST_DOCUMENTS: u64 = 200;

/// A paper without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Whose it is; nobody's for the papers of an organisation.
    pub owner: Option<AccountId>,
    /// The business it belongs to.
    pub business: Option<BusinessId>,
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called, safe to print.
    pub file_name: String,
    /// Its content type.
    pub media_type: String,
    /// Its length in bytes.
    pub size: i64,
    /// The hash under which its content lies.
    pub sha256: String,
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
    /// What the office said of it.
    pub status: DocumentStatus,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// The last day on which it is valid.
    pub expires_on: Option<NaiveDate>,
}

/// A paper to take in.
#[derive(Debug)]
pub struct NewDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// What the sender calls it.
    pub file_name: String,
    /// Its content as sent.
    pub bytes: Vec<u8>,
    /// The last day on which it is valid, if it lapses.
    pub expires_on: Option<NaiveDate>,
}

/// Takes in a paper of a business of the actor; the fact it proves is backed by it from now on. The same paper sent again
/// before anybody looked at it is the same paper.
pub async fn upload(
    app: &App,
    actor: &Actor,
    business: BusinessId,
    new: NewDocument,
) -> Result<DocumentId, Failure> {
    let held = businesses::editable(&app.db, actor, business).await?;
    if store::documents::count_of(&app.db, business).await? >= MOST_DOCUMENTS {
        return Err(Failure::Refused("papers-too-many"));
    }
    if new.expires_on.is_some_and(|day| day < today(app)) {
        return Err(Failure::invalid("expires_on", "paper-lapsed"));
    }
    let accepted = intake::accept(new.bytes, &new.file_name)
        .await
        .map_err(|refusal| Failure::invalid("file", refused(refusal)))?;
    let stored = app.files.put(accepted.bytes.clone()).await.map_err(broken)?;
    let now = app.clock.now();
    let document = Document {
        id: DocumentId(app.ids.next(now)),
        owner: Some(held.owner),
        business: Some(business),
        kind: new.kind,
        file_name: accepted.name,
        media_type: accepted.kind.content_type().to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        sha256: stored.sha256.to_string(),
        uploaded_at: now,
        status: DocumentStatus::Unchecked,
        reason: None,
        expires_on: new.expires_on,
    };
    let tx = app.db.begin().await?;
    // Of two that come at once the second waits here, and finds the first.
    store::facts::lock(&tx, business, today(app)).await?;
    if let Some(same) = store::documents::same_as(&tx, business, &document).await? {
        return Ok(same);
    }
    store::documents::insert(&tx, &document, actor.account).await?;
    back(app, &tx, actor, business, &document).await?;
    tx.commit().await?;
    keep(app, stored, accepted.bytes).await?;
    Ok(document.id)
}

/// A paper that was taken in and is not kept yet.
#[derive(Debug)]
pub struct Received {
    /// The paper.
    pub document: Document,
    stored: Stored,
    bytes: Vec<u8>,
}

/// Takes in a paper of the actor's own that belongs to no business: the board's papers. [`insert`] it in the transaction
/// that needs it, [`settle`] it after the commit.
pub async fn receive(app: &App, actor: &Actor, new: NewDocument) -> Result<Received, Failure> {
    let accepted = intake::accept(new.bytes, &new.file_name)
        .await
        .map_err(|refusal| Failure::invalid("file", refused(refusal)))?;
    let stored = app.files.put(accepted.bytes.clone()).await.map_err(broken)?;
    let now = app.clock.now();
    let document = Document {
        id: DocumentId(app.ids.next(now)),
        owner: Some(actor.account),
        business: None,
        kind: new.kind,
        file_name: accepted.name,
        media_type: accepted.kind.content_type().to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        sha256: stored.sha256.to_string(),
        uploaded_at: now,
        status: DocumentStatus::Unchecked,
        reason: None,
        expires_on: new.expires_on,
    };
    Ok(Received { document, stored, bytes: accepted.bytes })
}

/// Inserts a paper that was received.
pub async fn insert(tx: &Tx, actor: &Actor, received: &Received) -> Result<(), Failure> {
    Ok(store::documents::insert(tx, &received.document, actor.account).await?)
}

/// Makes sure of the content of a paper that is kept now.
pub async fn settle(app: &App, received: Received) -> Result<(), Failure> {
    keep(app, received.stored, received.bytes).await
}

/// Stores the content again if somebody who deleted the last other paper with it took it away in between.
pub(super) async fn keep(app: &App, stored: Stored, bytes: Vec<u8>) -> Result<(), Failure> {
    let again = app.files.put(bytes).await.map_err(broken)?;
    debug_assert_eq!(again, stored);
    Ok(())
}

/// Raises the fact that a paper proves from the owner's word to a document.
async fn back(
    app: &App,
    tx: &Tx,
    actor: &Actor,
    business: BusinessId,
    document: &Document,
) -> Result<(), Failure> {
    let Some(key) = document.kind.proves() else {
        return Ok(());
    };
    let Some(value) = claimed(app, tx, business, key).await? else {
        return Ok(());
    };
    let statement = Statement::value(key, value)
        .proved_by(Evidence::Document)
        .with_document(document.id)
        .until(document.expires_on);
    facts::state_in(app, tx, business, Some(actor.account), vec![statement]).await?;
    Ok(())
}

/// What a paper for this fact claims: that it is held, or else the value the owner stated.
async fn claimed(
    app: &App,
    tx: &Tx,
    business: BusinessId,
    key: FactKey,
) -> Result<Option<FactValue>, Failure> {
    if key.fact_type() == FactType::YesNo {
        return Ok(Some(FactValue::YesNo(true)));
    }
    Ok(businesses::known(app, tx, business).await?.facts.value(key))
}

/// The papers of a business the actor may see, newest first.
pub async fn list(
    app: &App,
    actor: &Actor,
    business: BusinessId,
) -> Result<(Business, Vec<Document>), Failure> {
    let held = businesses::visible(&app.db, actor, business).await?;
    Ok((held, store::documents::list_of(&app.db, business).await?))
}

/// A paper the actor may see: its owner, the office, and whoever works an application that holds it.
pub async fn visible(db: &impl Reader, actor: &Actor, id: DocumentId) -> Result<Document, Failure> {
    let document = store::documents::find(db, id).await?.ok_or(Failure::NotFound)?;
    let owner = document.owner.ok_or(Failure::NotFound)?;
    if policy::may_see_document(actor, owner, &[]).is_err() {
        let cases = store::documents::cases_of(db, id).await?;
        policy::may_see_document(actor, owner, &cases)?;
    }
    Ok(document)
}

/// As [`visible`], outside of a transaction.
pub async fn visible_to(app: &App, actor: &Actor, id: DocumentId) -> Result<Document, Failure> {
    visible(&app.db, actor, id).await
}

/// A paper with its content, for downloading.
pub async fn download(app: &App, actor: &Actor, id: DocumentId) -> Result<(Document, Vec<u8>), Failure> {
    let document = visible(&app.db, actor, id).await?;
    content(app, document).await
}

/// A paper with its content, for a use case that has asked who may see it.
pub(super) async fn content(app: &App, document: Document) -> Result<(Document, Vec<u8>), Failure> {
    let hash = hash_of(&document)?;
    let bytes = app.files.get(hash).await.map_err(broken)?;
    Ok((document, bytes))
}

/// Deletes a paper of the actor's. What rested on it is the owner's own word again. Not while an application that was
/// handed in holds it: what a bank decided on stays to be seen.
pub async fn remove(app: &App, actor: &Actor, id: DocumentId) -> Result<BusinessId, Failure> {
    let tx = app.db.begin().await?;
    let document = visible(&tx, actor, id).await?;
    let business = document.business.ok_or(Failure::NotFound)?;
    businesses::editable(&tx, actor, business).await?;
    let cases = store::documents::cases_of(&tx, id).await?;
    if cases.iter().any(|case| case.status != Status::Draft) {
        return Err(Failure::Refused("paper-in-application"));
    }
    weaken(app, &tx, Some(actor.account), business, id, "paper-removed").await?;
    store::facts::unlink(&tx, id).await?;
    store::documents::delete(&tx, id).await?;
    tx.commit().await?;
    forget_content(app, &document).await?;
    Ok(business)
}

/// Takes the proof from under the facts that rest on a paper; their values stay.
async fn weaken(
    app: &App,
    tx: &Tx,
    by: Option<AccountId>,
    business: BusinessId,
    document: DocumentId,
    why: &str,
) -> Result<(), Failure> {
    let known = businesses::known(app, tx, business).await?;
    let resting = store::facts::resting_on(tx, business, document).await?;
    let statements = resting
        .into_iter()
        .filter_map(|key| Some(Statement::value(key, known.facts.value(key)?).weakening().noted(why)))
        .collect();
    facts::state_in(app, tx, business, by, statements).await?;
    Ok(())
}

/// Removes a content that no paper refers to any more. One that is uploaded again in the same moment survives: its
/// row is there before its content is looked for, so that either the uploader or this function puts it back.
async fn forget_content(app: &App, document: &Document) -> Result<(), Failure> {
    if store::documents::sharing(&app.db, &document.sha256).await? > 0 {
        return Ok(());
    }
    let hash = hash_of(document)?;
    let bytes = app.files.get(hash).await.map_err(broken)?;
    app.files.delete(hash).await.map_err(broken)?;
    if store::documents::sharing(&app.db, &document.sha256).await? > 0 {
        app.files.put(bytes).await.map_err(broken)?;
    }
    Ok(())
}

fn hash_of(document: &Document) -> Result<ContentHash, Failure> {
    document.sha256.parse().map_err(|_| Failure::Broken("a document has no hash".to_owned()))
}

#[expect(clippy::needless_pass_by_value, reason = "made for map_err, which gives the error away")]
pub(super) fn broken(error: FilesError) -> Failure {
    Failure::Broken(error.to_string())
}

pub(super) const fn refused(refusal: intake::Refusal) -> &'static str {
    match refusal {
        intake::Refusal::Empty => "file-empty",
        intake::Refusal::TooLarge => "file-too-large",
        intake::Refusal::KindNotAllowed => "file-kind-not-allowed",
        intake::Refusal::BrokenImage => "file-broken-image",
        intake::Refusal::TooManyPixels => "file-too-many-pixels",
    }
}

/// The applications that hold a paper, for callers that need to know who else sees it.
pub async fn cases_of(app: &App, id: DocumentId) -> Result<Vec<Case>, Failure> {
    Ok(store::documents::cases_of(&app.db, id).await?)
}
