//! `jembatan demo`: a believable Sinjai in a folder of its own, filled once, then served.
//!
//! The folder is marked, so that nothing but a demo is ever removed, and a filling that was broken off is done anew.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::serve::{log_quietly, runtime};
use super::{CliError, Exit};
use crate::config::Settings;
use crate::start::{self, StartError};
use crate::usecases::demo;

/// Fill a folder with a believable Sinjai and serve it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  jembatan demo\n  jembatan demo --port 9000\n  jembatan demo --fresh\n\nThe folder is data/demo, or what JEMBATAN_DATA says. Everybody in it is made up."
)]
pub(super) struct Args {
    /// The port to serve on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Throw the demo away and begin a new one
    #[arg(long)]
    fresh: bool,
}

/// The file that makes a folder a demo's; what stands in it says how far it came.
const MARK: &str = "jembatan-demo";
const FILLING: &str = "filling\n";
const FILLED: &str = "filled\n";

/// How a folder is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// Not there, or empty.
    Nothing,
    /// A demo whose filling was broken off.
    Begun,
    /// A demo.
    Filled,
    /// Something else.
    Foreign,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let mut settings = settings(args.port)?;
    // Two hundred people's past is no news to whoever reads the addresses below.
    log_quietly(&mut settings);
    runtime()?.block_on(async {
        // The address first: nothing is filled, let alone removed, for a port that is taken.
        let listener = start::listen(&mut settings).await.map_err(refused)?;
        let fill = prepare(&settings.data, args.fresh)?;
        let app = start::open(&settings).await?;
        if fill {
            writeln!(out, "Filling {} with a made-up Sinjai:", settings.data.display())?;
            let mut told = |part: &str| {
                // Who does not see the progress misses nothing.
                let _ = writeln!(out, "  {part}").and_then(|()| out.flush());
            };
            demo::fill(&app, &mut told)
                .await
                .map_err(|error| CliError::Bad(format!("the demo cannot be filled: {error}")))?;
            fs::write(settings.data.join(MARK), FILLED)?;
        }
        greet(&settings, out)?;
        Ok::<_, CliError>(start::serve(app, listener).await?)
    })?;
    Ok(Exit::Done)
}

/// The address of a demo was given as a port.
fn refused(error: StartError) -> CliError {
    match error {
        StartError::Taken(address) => CliError::Bad(format!(
            "port {} is taken, perhaps by a demo that is still running: stop it or choose another with --port",
            address.port()
        )),
        other => other.into(),
    }
}

/// The settings of a demo: its own folder and its own database, whatever the portal beside it uses. No mail leaves it.
fn settings(port: u16) -> Result<Settings, CliError> {
    let given = Settings::from_env().map_err(StartError::from)?;
    let usual = given.data == Path::new("data");
    let folder = if usual { PathBuf::from("data/demo") } else { given.data };
    let folder = folder.display().to_string();
    let address = format!("127.0.0.1:{port}");
    let own = [
        ("JEMBATAN_DATA", folder.as_str()),
        ("JEMBATAN_ADDRESS", address.as_str()),
        ("JEMBATAN_DEMO", "yes"),
        ("DATABASE_URL", ""),
        ("JEMBATAN_PUBLIC_URL", ""),
        ("JEMBATAN_FILES", ""),
        ("JEMBATAN_S3_ENDPOINT", ""),
        ("JEMBATAN_S3_KEY", ""),
        ("JEMBATAN_S3_REGION", ""),
        ("JEMBATAN_S3_SECRET", ""),
        ("JEMBATAN_MAIL_FOLDER", ""),
        ("JEMBATAN_SMTP_URL", ""),
    ];
    Ok(Settings::from_env_with(&own).map_err(StartError::from)?)
}

/// Makes the folder a demo's; answers whether it is to be filled.
fn prepare(folder: &Path, fresh: bool) -> Result<bool, CliError> {
    match find(folder)? {
        Found::Foreign => Err(CliError::Bad(format!(
            "{} holds something that is not a demo: give an empty folder in JEMBATAN_DATA",
            folder.display()
        ))),
        Found::Filled if !fresh => Ok(false),
        Found::Nothing => begin(folder),
        Found::Begun | Found::Filled => {
            fs::remove_dir_all(folder)?;
            begin(folder)
        }
    }
}

fn begin(folder: &Path) -> Result<bool, CliError> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(MARK), FILLING)?;
    Ok(true)
}

fn find(folder: &Path) -> io::Result<Found> {
    match fs::read_to_string(folder.join(MARK)) {
        Ok(text) if text == FILLED => return Ok(Found::Filled),
        Ok(_) => return Ok(Found::Begun),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(if entries.next().is_none() { Found::Nothing } else { Found::Foreign }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(error),
    }
}

fn greet(settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nJembatan, demo:  {}", settings.public_url)?;
    writeln!(out, "Mails:           {}/demo/mail", settings.public_url)?;
    writeln!(out, "\nSign in with the password  {}  as", demo::PASSWORD)?;
    for person in demo::sign_ins() {
        writeln!(out, "  {:<24} {:<14} {}", person.email, person.role, person.place)?;
    }
    writeln!(
        out,
        "\nEverybody here is made up. Ctrl-C stops; starting again keeps what you did, --fresh begins anew."
    )?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_anything_else_in_it_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("letters.txt"), "mine").unwrap();
        for fresh in [false, true] {
            let refused = prepare(folder.path(), fresh).unwrap_err().to_string();
            assert!(refused.contains("not a demo"), "{refused}");
        }
        assert_eq!(fs::read_to_string(folder.path().join("letters.txt")).unwrap(), "mine");
    }

    #[test]
    fn a_demo_is_filled_once_and_again_when_it_was_broken_off_or_is_wanted_fresh() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("demo");
        assert!(prepare(&folder, false).unwrap());
        fs::write(folder.join("half"), "").unwrap();
        assert!(prepare(&folder, false).unwrap(), "the filling was broken off");
        assert!(!folder.join("half").exists());
        fs::write(folder.join(MARK), FILLED).unwrap();
        fs::write(folder.join("kept"), "").unwrap();
        assert!(!prepare(&folder, false).unwrap());
        assert!(folder.join("kept").exists());
        assert!(prepare(&folder, true).unwrap());
        assert!(!folder.join("kept").exists());
    }
}
