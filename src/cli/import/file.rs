//! A file from somebody's spreadsheet as text: whatever program wrote it.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::cli::CliError;

/// More than a list of every business of the country's largest regency; a larger file is a mistake.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A file, read.
pub(super) struct File {
    pub(super) text: String,
    /// The SHA-256 of its bytes, by which it is known again.
    pub(super) hash: String,
}

pub(super) fn read(path: &Path) -> Result<File, CliError> {
    let bad = |why: &dyn std::fmt::Display| CliError::Bad(format!("{}: {why}", path.display()));
    let size = fs::metadata(path).map_err(|error| bad(&error))?.len();
    if size > MOST_BYTES {
        return Err(bad(&"larger than 256 MiB; split it"));
    }
    let bytes = fs::read(path).map_err(|error| bad(&error))?;
    let hash = hex::encode(Sha256::digest(&bytes));
    let text = decoded(&bytes);
    if text.trim().is_empty() {
        return Err(bad(&"is empty"));
    }
    Ok(File { text, hash })
}

/// By its byte order mark; else UTF-8 where it is; else what Windows writes here.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_whatever_program_wrote_it() {
        for bytes in
            ["Caf\u{e9}".as_bytes(), b"\xef\xbb\xbfCaf\xc3\xa9", b"Caf\xe9", b"\xff\xfeC\0a\0f\0\xe9\0"]
        {
            assert_eq!(decoded(bytes), "Caf\u{e9}", "{bytes:?}");
        }
    }
}
