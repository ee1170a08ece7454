//! Messages on a case, and documents laid to it.

use domain::accounts::Role;
use domain::applications::{ApplicationId, Status};
use domain::documents::DocumentId;
use domain::policy::{self, Actor};
use uuid::Uuid;

use super::telling;
use crate::app::App;
use crate::store::messages::NewMessage as Row;
use crate::store::{self, Tx};
use crate::usecases::{Failure, Fault};

/// The longest message, in characters.
const BODY_MOST: usize = 4000;
/// The most documents of one application.
const PAPERS_MOST: usize = 60;

/// A message as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// What is written.
    pub body: String,
    /// For colleagues alone.
    pub internal: bool,
    /// The key that makes one form do its work once.
    pub once: String,
}

/// Writes a message; the other side is told, of internal ones nobody.
pub async fn message(app: &App, actor: &Actor, id: ApplicationId, new: NewMessage) -> Result<(), Failure> {
    let body = new.body.trim();
    if body.is_empty() {
        return Err(Failure::invalid("body", "required"));
    }
    if body.chars().count() > BODY_MOST {
        return Err(Failure::Invalid(vec![
            Fault::new("body", "too-long").with("most", BODY_MOST.to_string()),
        ]));
    }
    let tx = app.db.begin().await?;
    let application = store::applications::find(&tx, id).await?.ok_or(Failure::NotFound)?;
    let case = application.case();
    policy::may_write_message(actor, &case)?;
    if new.internal {
        policy::may_read_internal_notes(actor, &case)?;
    }
    if application.status == Status::Draft {
        return Err(Failure::Refused("application-not-handed-in"));
    }
    let now = app.clock.now();
    // The form's key is the message's id, so that a form that comes twice is one message.
    let key = new.once.parse::<Uuid>().map_err(|_| Failure::invalid("body", "form-old"))?;
    let row = Row { id: key, application: id, author: actor.account, internal: new.internal, body };
    if store::messages::insert(&tx, row, now).await? && !new.internal {
        telling::of_message(app, &tx, &application, actor.account).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Lays a document of the business to an application: the owner, until it has come to its end.
pub async fn attach_document(
    app: &App,
    actor: &Actor,
    id: ApplicationId,
    document: DocumentId,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let application = owned(&tx, actor, id).await?;
    if application.is_closed() {
        return Err(Failure::Refused("application-ended"));
    }
    let own =
        store::applications::papers::own(&tx, application.business, application.owner, &[document]).await?;
    if own.is_empty() {
        return Err(Failure::NotFound);
    }
    if store::applications::papers::of(&tx, id).await?.len() >= PAPERS_MOST {
        return Err(Failure::Refused("application-papers-most"));
    }
    store::applications::papers::add(&tx, id, &[document], actor.account, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a document away from a draft; once it was handed in, what the bank has seen stays.
pub async fn detach_document(
    app: &App,
    actor: &Actor,
    id: ApplicationId,
    document: DocumentId,
) -> Result<(), Failure> {
    let tx = app.db.begin().await?;
    let application = owned(&tx, actor, id).await?;
    if application.status != Status::Draft {
        return Err(Failure::Refused("application-handed-in"));
    }
    store::applications::papers::remove(&tx, id, document).await?;
    tx.commit().await?;
    Ok(())
}

async fn owned(tx: &Tx, actor: &Actor, id: ApplicationId) -> Result<super::Application, Failure> {
    let application = store::applications::find(tx, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_application(actor, &application.case())?;
    if actor.role != Role::Owner {
        return Err(Failure::Refused("denied-role"));
    }
    Ok(application)
}
