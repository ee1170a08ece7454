//! To be written: `jembatan match`.

use std::io::Write;

use super::{CliError, Exit};

#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: &Args, _out: &mut dyn Write) -> Result<Exit, CliError> {
    Err(CliError::Bad("not written yet".to_owned()))
}
