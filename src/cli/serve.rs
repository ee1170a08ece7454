//! `jembatan serve` and `jembatan migrate`: the portal by its settings.

use std::io::{IsTerminal as _, Write};

use super::{CliError, Exit};
use crate::config::Settings;
use crate::start::{self, StartError};

/// Serve the portal by the settings of the environment.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  jembatan serve\n  JEMBATAN_ADDRESS=127.0.0.1:9000 jembatan serve\n\nSettings: docs/configuration.md"
)]
pub(super) struct Args {}

/// Bring the database up to date and stop.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  DATABASE_URL=postgres://jembatan@localhost/jembatan jembatan migrate")]
pub(super) struct MigrateArgs {}

impl From<StartError> for CliError {
    fn from(error: StartError) -> Self {
        Self::Bad(error.to_string())
    }
}

pub(super) fn run(_args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let mut settings = Settings::from_env().map_err(StartError::from)?;
    log(&settings);
    runtime()?.block_on(async {
        let listener = start::listen(&mut settings).await?;
        let app = start::open(&settings).await?;
        writeln!(out, "Jembatan: {}", settings.public_url)?;
        out.flush()?;
        Ok::<_, CliError>(start::serve(app, listener).await?)
    })?;
    Ok(Exit::Done)
}

pub(super) fn migrate(_args: &MigrateArgs, out: &mut dyn Write) -> Result<Exit, CliError> {
    let settings = Settings::from_env().map_err(StartError::from)?;
    log(&settings);
    runtime()?.block_on(start::open(&settings))?;
    writeln!(out, "The database is up to date.")?;
    Ok(Exit::Done)
}

/// The runtime of the commands that serve or touch the database.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, CliError> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// As [`log`], for a command that answers by itself: where nobody asked for a log, only warnings stand beside the answer.
pub(super) fn log_quietly(settings: &mut Settings) {
    if settings.log == Settings::USUAL_LOG {
        "warn".clone_into(&mut settings.log);
    }
    log(settings);
}

/// Logs to the error stream, as the settings say.
pub(super) fn log(settings: &Settings) {
    let filter = tracing_subscriber::EnvFilter::new(&settings.log);
    let colours = std::io::stderr().is_terminal();
    let subscriber =
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    // A second call finds the first one's subscriber in place, which is as good.
    let _ = subscriber.try_init();
}
