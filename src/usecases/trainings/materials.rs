//! Papers handed out at a training: taken in under the rules of all documents, handed to the office and to participants.

use domain::documents::{DocumentId, DocumentKind, DocumentStatus};
use domain::policy::{self, Actor};
use domain::trainings::TrainingId;

use crate::app::App;
use crate::files::intake;
use crate::store;
use crate::usecases::Failure;
use crate::usecases::documents::{self, Document};

/// How many papers one training hands out.
const MOST: usize = 50;

/// Takes a paper in.
pub async fn add(
    app: &App,
    actor: &Actor,
    id: TrainingId,
    (name, bytes): (&str, Vec<u8>),
) -> Result<(), Failure> {
    policy::may_book(actor)?;
    let accepted = intake::accept(bytes, name)
        .await
        .map_err(|refusal| Failure::invalid("file", documents::refused(refusal)))?;
    let stored = app.files.put(accepted.bytes.clone()).await.map_err(documents::broken)?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let training = store::trainings::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let known = store::trainings::materials(&tx, training.id).await?;
    if known.len() >= MOST {
        return Err(Failure::Refused("training-materials"));
    }
    let document = Document {
        id: DocumentId(app.ids.next(now)),
        owner: None,
        business: None,
        kind: DocumentKind::Other,
        file_name: accepted.name,
        media_type: accepted.kind.content_type().to_owned(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        sha256: stored.sha256.to_string(),
        uploaded_at: now,
        status: DocumentStatus::Accepted,
        reason: None,
        expires_on: None,
    };
    store::documents::insert(&tx, &document, actor.account).await?;
    store::trainings::add_material(&tx, id, document.id).await?;
    tx.commit().await?;
    documents::keep(app, stored, accepted.bytes).await
}

/// A paper with its content: for the office, and for those who registered.
pub async fn download(
    app: &App,
    actor: &Actor,
    (training, id): (TrainingId, DocumentId),
) -> Result<(Document, Vec<u8>), Failure> {
    if !actor.is_office() {
        let mine = super::mine(app, actor, training).await?;
        if mine.0.iter().all(|person| person.withdrawn) {
            return Err(Failure::NotFound);
        }
    }
    let materials = store::trainings::materials(&app.db, training).await?;
    if materials.iter().all(|(document, _)| *document != id) {
        return Err(Failure::NotFound);
    }
    let document = store::documents::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    documents::content(app, document).await
}
