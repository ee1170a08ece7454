//! Keys and what is done with them: sealing personal numbers at rest, keyed digests, tokens and their hashes.
//!
//! Knows nothing of what it seals. A sealed value is bound to its place (table, column, row): moved elsewhere it does not open.

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::ambient::{NoEntropy, Secrets};

const NONCE: usize = 12;

/// Why a value could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// No randomness for a nonce.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The value was not sealed with this key for this place, or is damaged.
    #[error("a sealed value does not open: wrong key, wrong place or damaged")]
    Broken,
}

/// The keys of this installation, all derived from one secret of 32 bytes.
pub struct Vault {
    cipher: Aes256GcmSiv,
    index: Zeroizing<[u8; 32]>,
    csrf: Zeroizing<[u8; 32]>,
    forms: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(..)")
    }
}

impl Vault {
    /// Derives the keys from the installation's secret.
    pub fn new(secret: &[u8; 32]) -> Self {
        let sealing = Zeroizing::new(derive(secret, b"sealing"));
        Self {
            cipher: Aes256GcmSiv::new((&*sealing).into()),
            index: Zeroizing::new(derive(secret, b"index")),
            csrf: Zeroizing::new(derive(secret, b"csrf")),
            forms: Zeroizing::new(derive(secret, b"forms")),
        }
    }

    /// Seals a value for a place such as `owner.nik:<id>`. The answer is nonce and ciphertext.
    pub fn seal(&self, secrets: &dyn Secrets, place: &str, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE];
        secrets.fill(&mut nonce)?;
        let payload = Payload { msg: plain, aad: place.as_bytes() };
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| VaultError::Broken)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Vault::seal`] sealed for the same place.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(VaultError::Broken)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| VaultError::Broken)?;
        let payload = Payload { msg: body, aad: place.as_bytes() };
        let plain = self.cipher.decrypt(&Nonce::from(nonce), payload).map_err(|_| VaultError::Broken)?;
        Ok(Zeroizing::new(plain))
    }

    /// A digest by which equal values are found without being read, such as a NIK that is registered twice.
    pub fn index(&self, kind: &str, plain: &str) -> Vec<u8> {
        keyed(&*self.index, &[kind.as_bytes(), plain.as_bytes()]).to_vec()
    }

    /// The token that ties a form to a session; `session` is the hash of the session's id.
    pub fn form_key(&self, session: &[u8]) -> [u8; 32] {
        keyed(&*self.csrf, &[session])
    }

    /// A keyed digest of a form that left the server, such as a once-only key.
    pub fn stamp(&self, parts: &[&[u8]]) -> [u8; 32] {
        keyed(&*self.forms, parts)
    }
}

/// A fresh secret of 256 bits as URL-safe text, for cookies and links.
pub fn token(secrets: &dyn Secrets) -> Result<String, NoEntropy> {
    let mut bytes = [0; 32];
    secrets.fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// What is stored of a token: its SHA-256, so that a stolen database signs nobody in.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

fn derive(secret: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    keyed(secret, &[b"jembatan/1/", purpose])
}

fn keyed(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length; the error arm cannot happen and would make a digest that matches nothing.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else {
        return [0; 32];
    };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::FixedSecrets;

    #[test]
    fn a_sealed_value_opens_only_in_its_own_place() {
        let vault = Vault::new(&[7; 32]);
        let sealed = vault.seal(&FixedSecrets::default(), "owner.nik:1", b"7307051211870000").unwrap();
        assert_eq!(&**vault.open("owner.nik:1", &sealed).unwrap(), b"7307051211870000");
        assert!(vault.open("owner.nik:2", &sealed).is_err());
        assert!(Vault::new(&[8; 32]).open("owner.nik:1", &sealed).is_err());
        assert!(vault.open("owner.nik:1", &sealed[..5]).is_err());
    }
}
