//! The only room that names `object_store`: documents by the hash of their content, in a folder or in an S3 bucket.
//!
//! What is written once never changes. The room knows nothing of who may read what: use cases ask `domain::policy`
//! first. [`intake`] decides what an upload may be, [`names`] what it may be called.

mod hash;
pub mod intake;
pub mod names;
mod open;

use std::sync::Arc;

use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};

use crate::config::FileSettings;

pub use hash::ContentHash;

/// The store of documents.
#[derive(Debug, Clone)]
pub struct Files(Arc<dyn ObjectStore>);

/// Where a content is, once it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// The hash of the content, by which it is found again.
    pub sha256: ContentHash,
    /// Its length in bytes.
    pub size: u64,
}

/// Why a content could not be stored or fetched.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// There is no such content.
    #[error("there is no content {0}")]
    Missing(ContentHash),
    /// What is stored is not what was stored under this hash.
    #[error("the content {0} is damaged")]
    Damaged(ContentHash),
    /// The settings make no store.
    #[error("{0}")]
    Settings(String),
    /// The store failed.
    #[error("the store of documents failed: {0}")]
    Store(#[from] object_store::Error),
}

impl Files {
    /// The store that these settings name. A folder is made where there is none, for its owner only.
    pub fn open(settings: &FileSettings) -> Result<Self, FilesError> {
        open::open(settings).map(Self)
    }

    /// Stores a content for good; one that is there already is left alone.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<Stored, FilesError> {
        let (sha256, bytes) = hash::reckoned(bytes).await;
        let size = bytes.len() as u64;
        if !self.holds(sha256, size).await? {
            self.0.put(&place(sha256), PutPayload::from(bytes)).await?;
        }
        Ok(Stored { sha256, size })
    }

    /// The content with this hash, proven to be the one that was stored.
    pub async fn get(&self, sha256: ContentHash) -> Result<Vec<u8>, FilesError> {
        let stored = match self.0.get(&place(sha256)).await {
            Ok(stored) => stored.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Err(FilesError::Missing(sha256)),
            Err(error) => return Err(error.into()),
        };
        let (found, bytes) = hash::reckoned(stored.into()).await;
        if found == sha256 { Ok(bytes) } else { Err(FilesError::Damaged(sha256)) }
    }

    /// Removes a content; one that is not there counts as removed. Two documents may share a content: ask for this only
    /// when nothing refers to it any more.
    pub async fn delete(&self, sha256: ContentHash) -> Result<(), FilesError> {
        match self.0.delete(&place(sha256)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// A copy that a power cut left short has another length, and is written anew.
    async fn holds(&self, sha256: ContentHash, size: u64) -> Result<bool, FilesError> {
        match self.0.head(&place(sha256)).await {
            Ok(found) => Ok(found.size == size),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

/// Two hundred and fifty-six folders, so that none grows too long to list.
fn place(sha256: ContentHash) -> Path {
    let name = sha256.to_string();
    let folder = name.get(..2).unwrap_or_default().to_owned();
    Path::from_iter([folder, name])
}
