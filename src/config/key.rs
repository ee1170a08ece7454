//! The key under which personal data is encrypted: given by the operator, or made once and kept beside the data.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroizing;

use super::ConfigError;

const KEY_BYTES: usize = 32;

/// Thirty-two secret bytes; wiped from memory with the last copy, and never printed.
#[derive(Debug, Clone)]
pub struct SecretKey(Arc<SecretBox<[u8; KEY_BYTES]>>);

impl SecretKey {
    /// A key of these bytes.
    pub fn new(bytes: [u8; KEY_BYTES]) -> Self {
        Self(Arc::new(SecretBox::new(Box::new(bytes))))
    }

    /// The bytes, for the one place that encrypts.
    pub fn expose(&self) -> &[u8; KEY_BYTES] {
        self.0.expose_secret()
    }

    fn from_base64(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(STANDARD.decode(text.trim()).ok()?);
        Some(Self::new(bytes.as_slice().try_into().ok()?))
    }

    pub(super) fn from_setting(text: &str) -> Result<Self, ConfigError> {
        // The text itself is never repeated: an error message ends up in logs.
        Self::from_base64(text).ok_or_else(|| {
            ConfigError(
                "JEMBATAN_SECRET_KEY is not 32 bytes in base64: make one with 'openssl rand -base64 32'"
                    .to_owned(),
            )
        })
    }
}

/// The key in `<folder>/secret.key`; where there is none yet, `fresh` makes one and it is kept, readable by its owner only.
///
/// # Errors
/// When the file cannot be read or written, or holds something else: a new key would make what is encrypted unreadable.
pub fn key_kept_in(folder: &Path, fresh: impl FnOnce() -> [u8; KEY_BYTES]) -> Result<SecretKey, ConfigError> {
    let path = folder.join("secret.key");
    let failed = |error: &io::Error| {
        ConfigError(format!(
            "JEMBATAN_SECRET_KEY is not set and {} cannot be used ({error}): mend the file or set the key",
            path.display()
        ))
    };
    match fs::read_to_string(&path) {
        Ok(text) => SecretKey::from_base64(&text).ok_or_else(|| {
            ConfigError(format!(
                "JEMBATAN_SECRET_KEY is not set and {} does not hold a key of 32 bytes in base64: restore the file or set the key",
                path.display()
            ))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = SecretKey::new(fresh());
            keep(folder, &path, &key).map_err(|error| failed(&error))?;
            Ok(key)
        }
        Err(error) => Err(failed(&error)),
    }
}

fn keep(folder: &Path, path: &Path, key: &SecretKey) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(Zeroizing::new(STANDARD.encode(key.expose())).as_bytes())?;
    // Data encrypted under a key that a power cut then takes away would be lost for good.
    file.sync_all()
}
