//! `jembatan import businesses`: businesses from a CSV file, all rows or none.
//!
//! The file is read and judged whole before the database is touched; every bad cell is told.

mod cells;
mod file;

use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use indicatif::ProgressBar;
use serde_json::json;

use self::cells::BadCell;
use super::serve::{log_quietly, runtime};
use super::{CliError, Exit, Format};
use crate::ambient::{Clock as _, SystemClock, day_in_sinjai};
use crate::config::Settings;
use crate::start::{self, StartError};
use crate::usecases::businesses::importing::{self, Done, ImportError, Row};

/// Bring in what another list holds.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  jembatan import businesses usaha.csv --dry-run")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Businesses(BusinessesArgs),
}

/// Import businesses from a CSV file: all rows or none. Run twice, it changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The file has a header and one business a row. Separator , or ; (found out), UTF-8 or Windows-1252, with or without BOM.

Columns, in any order:
  key            must be there; knows the row again, so keep it the same from file to file
  name           must be there; the name of the business
  owner_name     must be there
  owner_email    the owner's account; made if there is none, hers once she registers with this address.
                 Without one the business is held by the office until its owner claims it
  owner_phone    Indonesian mobile number
  description, address
  village        Kemendagri code such as 73.07.05.1003; district follows from it
  nib_number, npwp_number    stored encrypted; each says that its paper is held
  capital        rupiah, without land and building
  started_on, owner_born_on  2020-01-31, 31-01-2020 or 31/01/2020
and every fact by its key: district, legal_form, kbli (2025:10710), sector, annual_sales, monthly_surplus, ...
requested_amount, requested_tenor_months and purpose together state a need. An empty cell is not known.

As JSON, one object: {added, there, dry_run}, or {bad: [{row, column, value, why}]} where nothing was imported.

Examples:
  jembatan import businesses usaha.csv --dry-run
  jembatan import businesses usaha.csv
  jembatan import businesses usaha.csv --dry-run --format json

Exit codes: 0 imported, 2 bad cells or a bad file (nothing was imported).")]
struct BusinessesArgs {
    /// The CSV file.
    file: PathBuf,
    /// Do everything, keep nothing.
    #[arg(long)]
    dry_run: bool,
    /// Sentences for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let What::Businesses(args) = &args.what;
    let (rows, hash) = read(args, out, day_in_sinjai(SystemClock.now()))?;
    let mut settings = Settings::from_env().map_err(StartError::from)?;
    log_quietly(&mut settings);
    let progress = ProgressBar::new(rows.len() as u64);
    let imported = runtime()?.block_on(async {
        let app = start::open(&settings).await?;
        let mut tick = || progress.inc(1);
        Ok::<_, CliError>(importing::run(&app, &rows, &hash, args.dry_run, &mut tick).await)
    })?;
    progress.finish_and_clear();
    match imported {
        Ok(done) => told(out, done, args),
        Err(ImportError::NoOwners(rows)) => {
            let bad = rows.into_iter().map(|(line, email)| BadCell {
                row: line,
                column: "owner_email".to_owned(),
                value: email,
                why: "this address belongs to an account that is no owner's".to_owned(),
            });
            refuse(&bad.collect::<Vec<_>>(), args.format, out)
        }
        Err(error) => Err(CliError::Bad(format!("nothing was imported: {error}"))),
    }
}

/// Reads the whole file, or tells every bad cell of it.
fn read(
    args: &BusinessesArgs,
    out: &mut dyn Write,
    today: NaiveDate,
) -> Result<(Vec<Row>, String), CliError> {
    let file = file::read(&args.file)?;
    match cells::rows(&file.text, today) {
        Ok(rows) => Ok((rows, file.hash)),
        Err(bad) => refuse(&bad, args.format, out),
    }
}

fn refuse<T>(bad: &[BadCell], format: Format, out: &mut dyn Write) -> Result<T, CliError> {
    match format {
        Format::Json => writeln!(out, "{}", json!({ "bad": bad }))?,
        Format::Table => {
            for BadCell { row, column, value, why } in bad {
                writeln!(out, "row {row}, column {column}: {value:?}: {why}")?;
            }
        }
    }
    out.flush()?;
    let cells =
        if bad.len() == 1 { "1 cell is wrong".to_owned() } else { format!("{} cells are wrong", bad.len()) };
    Err(CliError::Bad(format!("{cells}; nothing was imported")))
}

fn told(out: &mut dyn Write, done: Done, args: &BusinessesArgs) -> Result<Exit, CliError> {
    let Done { added, there } = done;
    if args.format == Format::Json {
        writeln!(out, "{}", json!({ "added": added, "there": there, "dry_run": args.dry_run }))?;
        return Ok(Exit::Done);
    }
    let verb = if args.dry_run { "would be imported" } else { "imported" };
    let businesses = if added == 1 { "business" } else { "businesses" };
    writeln!(out, "{added} {businesses} {verb}, {there} were there already.")?;
    Ok(Exit::Done)
}
