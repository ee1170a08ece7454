//! What a program otherwise takes out of the air: the time, fresh ids, randomness. Real here, fixed in tests.
//!
//! Nothing else may ask the operating system for them (clippy's `disallowed-methods`).

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}

/// The calendar day in Sinjai at an instant: WITA, eight hours ahead of UTC all year.
pub fn day_in_sinjai(instant: DateTime<Utc>) -> NaiveDate {
    (instant + Duration::hours(8)).date_naive()
}

/// Makes ids.
pub trait Ids: Send + Sync {
    /// A `UUIDv7` that nobody has seen before.
    fn next(&self, now: DateTime<Utc>) -> Uuid;
}

/// Makes secrets.
pub trait Secrets: Send + Sync {
    /// Fills the buffer with bytes that cannot be guessed.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoEntropy>;
}

/// The operating system gave no randomness; nothing secret may be made without it.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no randomness")]
pub struct NoEntropy;

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Ids from the time and the machine's randomness.
#[derive(Debug)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that makes ids")]
    fn next(&self, _now: DateTime<Utc>) -> Uuid {
        Uuid::now_v7()
    }
}

/// The machine's randomness.
#[derive(Debug)]
pub struct SystemSecrets;

impl Secrets for SystemSecrets {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks for randomness")]
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(buffer).map_err(|_| NoEntropy)
    }
}

/// A clock that stands still until it is moved; for tests and for the demo's past.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    /// A clock that stands at the given instant.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(Mutex::new(instant))
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let mut instant = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *instant += by;
    }

    /// Sets the clock.
    pub fn set(&self, to: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Ids that count up under the given instant, so that a test sees the same ones each time.
#[derive(Debug, Default)]
pub struct FixedIds(AtomicU64);

impl Ids for FixedIds {
    fn next(&self, now: DateTime<Utc>) -> Uuid {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let mut tail = [0; 10];
        tail[2..].copy_from_slice(&number.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }
}

/// Secrets that repeat from a seed; for tests only.
#[derive(Debug, Default)]
pub struct FixedSecrets(AtomicU64);

impl Secrets for FixedSecrets {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoEntropy> {
        use sha2::{Digest, Sha256};
        for chunk in buffer.chunks_mut(32) {
            let number = self.0.fetch_add(1, Ordering::Relaxed);
            let digest = Sha256::digest(number.to_be_bytes());
            chunk.copy_from_slice(&digest[..chunk.len()]);
        }
        Ok(())
    }
}
