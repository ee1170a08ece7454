//! Passwords: how strong one must be, how it is kept, how it is checked.
//!
//! Argon2id with 19 MiB, two passes, one lane, two at a time: the memory is bounded by design, and given back when nobody
//! signs in (ADR 46).

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::Failure;
use crate::ambient::Secrets;

const AT_ONCE: usize = 2;
const SALT: usize = 16;
/// Blocks of 1 KiB that a buffer asks for. What is asked for and not touched takes no memory, and from 32 MiB on the C
/// library's allocator keeps nothing of what is freed.
const GIVEN_BACK: usize = 33 * 1024;
const PREFIX: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// Characters a password has at least and at most.
pub const LENGTH: std::ops::RangeInclusive<usize> = 10..=200;

/// Hashes and checks, two at a time.
pub struct Passwords {
    permits: Arc<Semaphore>,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords(..)")
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Passwords {
    /// The text to keep of a password.
    pub async fn keep(&self, secrets: &dyn Secrets, password: &str) -> Result<String, Failure> {
        let mut salt = [0; SALT];
        secrets.fill(&mut salt)?;
        let digest = self.digest(password, salt.to_vec()).await?;
        Ok(format!("{PREFIX}{}${}", STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(*digest)))
    }

    /// Whether the password is the one kept. Without a kept one it takes as long and answers no.
    pub async fn fits(&self, kept: Option<&str>, password: &str) -> Result<bool, Failure> {
        let parsed = kept.and_then(|kept| kept.strip_prefix(PREFIX)).and_then(|rest| rest.split_once('$'));
        let parsed = parsed.and_then(|(salt, digest)| {
            Some((STANDARD_NO_PAD.decode(salt).ok()?, STANDARD_NO_PAD.decode(digest).ok()?))
        });
        let (salt, expected) = parsed.unwrap_or_else(|| (vec![0; SALT], Vec::new()));
        let digest = self.digest(password, salt).await?;
        Ok(bool::from(digest.as_slice().ct_eq(&expected)))
    }

    async fn digest(&self, password: &str, salt: Vec<u8>) -> Result<Zeroizing<[u8; 32]>, Failure> {
        let closed = |_| Failure::Broken("the password permits are closed".to_owned());
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(closed)?;
        let password = Zeroizing::new(password.to_owned());
        let work = move || {
            let digest = digest(&password, &salt);
            drop(permit);
            digest
        };
        let joined = tokio::task::spawn_blocking(work).await;
        joined.map_err(|error| Failure::Broken(error.to_string()))?
    }
}

fn digest(password: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, Failure> {
    let broken = |error: argon2::Error| Failure::Broken(format!("argon2: {error}"));
    let params =
        Params::new(Params::DEFAULT_M_COST, Params::DEFAULT_T_COST, Params::DEFAULT_P_COST, Some(32))
            .map_err(broken)?;
    let mut buffer: Vec<Block> = Vec::with_capacity(GIVEN_BACK.max(params.block_count()));
    buffer.resize(params.block_count(), Block::default());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut out = Zeroizing::new([0; 32]);
    argon2
        .hash_password_into_with_memory(password.as_bytes(), salt, out.as_mut_slice(), &mut buffer)
        .map_err(broken)?;
    Ok(out)
}

/// Why a password will not do; `None` when it will. `known` are words an attacker would try first: name, address, office.
pub fn weakness(password: &str, known: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Some("password-short");
    }
    if length > *LENGTH.end() {
        return Some("password-long");
    }
    // The first of the list are guessed first, so the person's own words come before those of the place.
    let own = known.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let words: Vec<&str> = own.filter(|word| word.len() > 2).chain(WORDS).collect();
    // The estimate is quadratic in the length: what is longer than 72 characters is judged by its start.
    let start: String = password.chars().take(72).collect();
    let guesses = zxcvbn::zxcvbn(&start, &words).guesses_log10();
    (guesses < LEAST_GUESSES).then_some("password-guessable")
}

/// As a power of ten. zxcvbn calls 10^8 safe, and takes one's own name with six more characters for exactly that.
const LEAST_GUESSES: f64 = 9.0;

/// Words of the place and the trade that zxcvbn's lists do not know.
const WORDS: [&str; 40] = [
    "jembatan",
    "sinjai",
    "makassar",
    "sulawesi",
    "selatan",
    "koperasi",
    "dinas",
    "umkm",
    "usaha",
    "pemilik",
    "pinjaman",
    "kredit",
    "modal",
    "rahasia",
    "sandi",
    "katasandi",
    "masuk",
    "indonesia",
    "bugis",
    "balangnipa",
    "lappa",
    "bulupoddo",
    "borong",
    "tellulimpoe",
    "sembilan",
    "sulselbar",
    "mandiri",
    "rupiah",
    "bismillah",
    "sayang",
    "cinta",
    "keluarga",
    "merdeka",
    "garuda",
    "pancasila",
    "gulaaren",
    "cengkeh",
    "kopi",
    "pendamping",
    "mentor",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::FixedSecrets;

    #[test]
    fn a_word_of_the_place_does_not_make_a_password() {
        assert_eq!(weakness("sinjai1234", &[]), Some("password-guessable"));
        assert_eq!(weakness("koperasi2026", &[]), Some("password-guessable"));
        assert_eq!(weakness("kurang", &[]), Some("password-short"));
        assert_eq!(weakness(&"a".repeat(201), &[]), Some("password-long"));
        assert_eq!(weakness("rahmawati.nur12", &["Nur Rahmawati"]), Some("password-guessable"));
        assert_eq!(weakness("tujuh ekor kuda biru", &[]), None);
    }

    #[tokio::test]
    async fn a_kept_password_fits_only_itself() {
        let passwords = Passwords::default();
        let kept = passwords.keep(&FixedSecrets::default(), "tujuh ekor kuda biru").await.unwrap();
        assert!(passwords.fits(Some(&kept), "tujuh ekor kuda biru").await.unwrap());
        assert!(!passwords.fits(Some(&kept), "tujuh ekor kuda hijau").await.unwrap());
        assert!(!passwords.fits(None, "tujuh ekor kuda biru").await.unwrap());
        assert!(!passwords.fits(Some("nonsense"), "tujuh ekor kuda biru").await.unwrap());
    }
}
