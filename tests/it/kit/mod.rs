//! What tests are arranged with: one file for each real thing on the other side of the portal.

pub mod application;
pub mod books;
pub mod browser;
pub mod business;
pub mod crowd;
pub mod database;
pub mod desk;
pub mod offer;
pub mod organisation;
pub mod participant;
pub mod people;
pub mod portal;
pub mod program;
pub mod s3;
pub mod scanner;
pub mod seen;
pub mod smtp;
pub mod training;
pub mod visitor;

use std::path::PathBuf;

/// Where `tests/run` keeps the tools that it installs, and what tests leave to be looked at.
pub fn run_folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.run"))
}
