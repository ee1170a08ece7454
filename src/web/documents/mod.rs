//! Papers one by one: handing one out, always as an attachment, and taking one back.

use domain::documents::DocumentId;
use poem::http::header;
use poem::{Response, handler};
use serde::Serialize;

use super::businesses::{FileRow, file_sample};
use super::capability::{At, Owner, SignedIn};
use super::pages::Page;
use super::posted::{Fields, Posted};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other_with};
use crate::files::names;
use crate::usecases::documents::{self, Document};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/documents/:id", download)
        .get("/documents/:id/delete", ask)
        .post("/documents/:id/delete", delete)
}

#[derive(Debug, Serialize)]
struct DeletePage {
    file: FileRow,
    back: String,
}

impl Page for DeletePage {
    const TEMPLATE: &'static str = "pages/documents/delete.html";

    fn samples() -> Vec<Self> {
        let (file, back) = (file_sample("unchecked"), "/businesses/1/papers".to_owned());
        vec![Self { file, back }]
    }
}

/// Never shown inside a page of ours, whatever its type: a browser saves it, and runs nothing of it here.
#[handler]
async fn download(reader: SignedIn, At(id): At<DocumentId>) -> Answer {
    let (document, bytes) = documents::download(reader.app(), reader.actor(), id).await?;
    Ok(handed(&document, bytes))
}

/// A paper as it is handed out: to be kept, and by nobody on the way.
pub(in crate::web) fn handed(document: &Document, bytes: Vec<u8>) -> Response {
    Response::builder()
        .content_type(&document.media_type)
        .header(header::CONTENT_DISPOSITION, names::attachment(&document.file_name))
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(bytes)
}

#[handler]
async fn ask(owner: Owner, At(id): At<DocumentId>) -> Answer {
    let document = documents::visible_to(owner.app(), owner.actor(), id).await?;
    let back = document
        .business
        .map_or_else(|| "/businesses".to_owned(), |business| format!("/businesses/{business}/papers"));
    let file = FileRow::of(owner.wording(), &document);
    owner.render(&DeletePage { file, back })
}

#[handler]
async fn delete(owner: Owner, At(id): At<DocumentId>, _form: Posted<Fields>) -> Answer {
    let business = documents::remove(owner.app(), owner.actor(), id).await?;
    Ok(see_other_with(&format!("/businesses/{business}/papers"), "paper-deleted"))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<DeletePage>();
}
