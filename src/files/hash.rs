//! The SHA-256 of a content. Being parsed from hexadecimal digits only, it can never name another place in the store.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// The SHA-256 of a content, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentHash([u8; 32]);

/// A text that is not 64 small hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the hash of a content")]
pub struct NotAHash;

impl ContentHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ContentHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        if text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(NotAHash);
        }
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotAHash)?;
        Ok(Self(bytes))
    }
}

/// Reckons the hash away from the threads that answer requests, and gives the bytes back.
pub(super) async fn reckoned(bytes: Vec<u8>) -> (ContentHash, Vec<u8>) {
    let bytes = std::sync::Arc::new(bytes);
    let shared = bytes.clone();
    let hash = tokio::task::spawn_blocking(move || ContentHash::of(&shared)).await;
    // A runtime that shuts down refuses the task; the hash is then reckoned here.
    let hash = hash.unwrap_or_else(|_| ContentHash::of(&bytes));
    (hash, std::sync::Arc::unwrap_or_clone(bytes))
}
