//! Programs as they are read: by the public, at a desk, for an application.

use domain::offers::Publication;
use domain::policy::{self, Actor};
use domain::programs::{ProgramId, ProgramVersionId};

use super::{Program, ProgramVersion};
use crate::app::App;
use crate::store::{self, Cursor, Page, Reader};
use crate::usecases::Failure;

/// Rows of a page.
pub const PAGE: u64 = 20;

/// A published program with the version in force and the name of its partner.
#[derive(Debug, Clone)]
pub struct Published {
    /// The program.
    pub program: Program,
    /// The version in force; of one that is only scheduled, the version to come.
    pub version: ProgramVersion,
    /// The partner's name.
    pub partner: String,
}

/// The program as this reader may see it. `None` is a stranger; drafts are for the partner and the office.
pub async fn published(app: &App, actor: Option<&Actor>, id: ProgramId) -> Result<Published, Failure> {
    published_in(&app.db, actor, id).await
}

/// As [`published`], inside a transaction that goes on.
pub async fn published_in(
    db: &impl Reader,
    actor: Option<&Actor>,
    id: ProgramId,
) -> Result<Published, Failure> {
    let mut program = store::programs::find(db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_publication(actor, program.organisation, program.publication)?;
    let standing = super::standing(db, program.organisation).await?;
    program.publication = policy::publication_towards_public(&standing, program.publication);
    let version = program.current.or(program.scheduled).ok_or(Failure::NotFound)?;
    let version = store::programs::find_version(db, version).await?.ok_or(Failure::NotFound)?;
    let partner = store::offers::name_of_organisation(db, program.organisation).await?;
    Ok(Published { program, version, partner })
}

/// A version by its id, as an application or a decision names it.
pub async fn version(db: &impl Reader, id: ProgramVersionId) -> Result<ProgramVersion, Failure> {
    store::programs::find_version(db, id).await?.ok_or(Failure::NotFound)
}

/// Every version of a program that the reader may see, newest first.
pub async fn versions(
    app: &App,
    actor: Option<&Actor>,
    id: ProgramId,
) -> Result<Vec<ProgramVersion>, Failure> {
    let program = store::programs::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    policy::may_see_publication(actor, program.organisation, program.publication)?;
    Ok(store::programs::versions_of(&app.db, id).await?)
}

/// The programs of the actor's desk, changed last first.
pub async fn desk(
    app: &App,
    actor: &Actor,
    publication: Option<Publication>,
    cursor: Option<&Cursor>,
) -> Result<Page<Program>, Failure> {
    let scope = policy::scope_of_publications(actor);
    Ok(store::programs::list_for(&app.db, scope, publication, cursor, PAGE).await?)
}
