//! Everything the portal promises, tried through its public face. One binary, so that it links once.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, a panic is the answer"
)]

mod kit;

mod config;
mod server;
