//! The command line: one file a command, the same use cases and rules as the browser.
//!
//! Every command writes through the writer it is given and answers an [`Exit`]; nothing prints by itself.

mod apr;
mod cooperatives;
mod demo;
mod import;
mod match_;
mod quote;
mod seats;
mod serve;
mod user;
mod workflow;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// How a command ended, when it ended without an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; exit code 0.
    Done,
    /// Done, and the answer is no; exit code 1.
    Negative,
}

/// Why a command could not be carried out; exit code 2. The text says what is wrong and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// What was given does not make sense.
    #[error("{0}")]
    Bad(String),
    /// A file or the terminal failed.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// How a result is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Json,
}

#[derive(Debug, Parser)]
#[command(
    name = "jembatan",
    version,
    about = "Joins small businesses with credit offers and mentoring programs",
    after_help = "\
Examples:
  jembatan demo
  jembatan quote --amount 75000000 --rate 6 --tenor 24 --method annuity
  jembatan match --businesses businesses.csv --offers offers.json
  jembatan help match

Exit codes: 0 done, 1 done and the answer is no, 2 the input is wrong."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Apr(apr::Args),
    Cooperatives(cooperatives::Args),
    Demo(demo::Args),
    Import(import::Args),
    Match(match_::Args),
    Migrate(serve::MigrateArgs),
    Quote(quote::Args),
    Seats(seats::Args),
    Serve(serve::Args),
    User(user::UserArgs),
    Workflow(workflow::Args),
}

/// Reads the command line, runs the command, and turns its end into an exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let ended = run(cli.command, &mut out).and_then(|exit| Ok(out.flush().map(|()| exit)?));
    match ended {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Negative) => ExitCode::from(1),
        Err(CliError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "jembatan: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, out: &mut dyn Write) -> Result<Exit, CliError> {
    match command {
        Command::Apr(args) => apr::run(&args, out),
        Command::Cooperatives(args) => cooperatives::run(&args, out),
        Command::Demo(args) => demo::run(&args, out),
        Command::Import(args) => import::run(&args, out),
        Command::Match(args) => match_::run(&args, out),
        Command::Migrate(args) => serve::migrate(&args, out),
        Command::Quote(args) => quote::run(&args, out),
        Command::Seats(args) => seats::run(&args, out),
        Command::Serve(args) => serve::run(&args, out),
        Command::User(args) => user::run(&args, out),
        Command::Workflow(args) => workflow::run(&args, out),
    }
}
