//! `jembatan cooperatives status`: which cooperatives of a register count as active on a day, and why.

use std::fs::File;
use std::io::{self, Read, Write};

use chrono::NaiveDate;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use domain::cooperatives::{
    DEADLINES, DeadlineLine, Judgement, MeetingTest, RULES, Record, Status, StatusRule, judge,
};
use serde_json::json;

use super::{CliError, Exit, Format};
use crate::ambient::{Clock as _, SystemClock, day_in_sinjai};
use crate::table::{self, BadCell};
use crate::usecases::cooperatives::records;

/// Judge cooperatives.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Status(StatusArgs),
}

/// Says which cooperatives of a register are active on a day, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The file is a CSV with a header, separator , or ;, and these columns in any order; others are passed over:
  id                must be there, once
  founded_on        2020-01-31, 31-01-2020 or 31/01/2020
  book_year_end     MM-DD; 02-29 is the last day of February. Empty: 12-31 is taken, and said
  last_activity_on  a day
  rat_years         years of account whose meeting was held, ; between: 2019;2020
A year of account is named after the calendar year in which its book year ends. An empty cell is not known, never no:
it cannot make a cooperative active, and the reasons say that it is not known. In rat_years empty means that no
meeting is recorded.

A meeting is in time up to and on its deadline. Before its first deadline has passed, a cooperative is active.
A meeting counts only once its book year has ended; activity after the day asked for is not known on that day.

Examples:
  jembatan cooperatives status koperasi.csv --as-of 2021-12-31
  jembatan cooperatives status koperasi.csv --as-of 2021-12-31 --rule two_missed --format json
  jembatan cooperatives status --rules

Exit codes: 0 judged, 2 bad cells or a bad file.")]
struct StatusArgs {
    /// The register as CSV; - reads standard input
    #[arg(required_unless_present = "rules", value_name = "FILE")]
    file: Option<String>,
    /// The day to judge on; without it, today in Sinjai
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// By which rule
    #[arg(long, default_value = "rat_last_year",
        value_parser = PossibleValuesParser::new(StatusRule::ALL.iter().map(|rule| rule.as_str())))]
    rule: String,
    /// Whose deadline: the law's six months, or the ministry's end of March
    #[arg(long, default_value = "law",
        value_parser = PossibleValuesParser::new(DeadlineLine::ALL.iter().map(|line| line.as_str())))]
    deadline: String,
    /// Explain the rules and deadlines, and judge nothing
    #[arg(long)]
    rules: bool,
    /// A table for people, or one JSON object a line
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    table::read_day(text).ok_or_else(|| "not a day: write it as 2021-12-31".to_owned())
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let What::Status(args) = &args.what;
    if args.rules {
        explain(args.format, out)?;
        return Ok(Exit::Done);
    }
    let file = args.file.as_deref().unwrap_or("-");
    let named = |text: &str| CliError::Bad(format!("{text:?} has no meaning"));
    let rule: StatusRule = args.rule.parse().map_err(|_| named(&args.rule))?;
    let line: DeadlineLine = args.deadline.parse().map_err(|_| named(&args.deadline))?;
    let as_of = args.as_of.unwrap_or_else(|| day_in_sinjai(SystemClock.now()));
    let found = records::read(&table::decoded(&bytes(file)?)).map_err(|bad| refused(file, &bad))?;
    let judged: Vec<(String, Judgement)> = found
        .into_iter()
        .map(|(id, record): (String, Record)| (id, judge(&record, as_of, rule, line)))
        .collect();
    match args.format {
        Format::Json => lines(&judged, out)?,
        Format::Table => {
            writeln!(out, "As of {as_of} by {rule} ({}), deadline of the {line}.\n", rule.law().explained)?;
            tabulate(&judged, out)?;
        }
    }
    Ok(Exit::Done)
}

/// More than a register of every cooperative of the country.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

fn bytes(file: &str) -> Result<Vec<u8>, CliError> {
    let bad = |error: io::Error| CliError::Bad(format!("{file}: {error}"));
    let source: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin().lock()) } else { Box::new(File::open(file).map_err(bad)?) };
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(bad)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(CliError::Bad(format!("{file}: larger than 256 MiB; split it")));
    }
    Ok(bytes)
}

fn refused(file: &str, bad: &[BadCell]) -> CliError {
    let count =
        if bad.len() == 1 { "1 cell is wrong".to_owned() } else { format!("{} cells are wrong", bad.len()) };
    let told: Vec<String> = bad.iter().map(ToString::to_string).collect();
    CliError::Bad(format!("{file}: {count}; nothing was judged\n{}", told.join("\n")))
}

fn lines(judged: &[(String, Judgement)], out: &mut dyn Write) -> io::Result<()> {
    for (id, judgement) in judged {
        let because: Vec<String> = judgement.because.iter().map(ToString::to_string).collect();
        let line = json!({
            "id": id,
            "status": judgement.status,
            "because": because,
            "next_rat_due": judgement.next_rat_due,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn tabulate(judged: &[(String, Judgement)], out: &mut dyn Write) -> io::Result<()> {
    let widest = judged.iter().map(|(id, _)| id.chars().count()).max().unwrap_or_default().max(2);
    writeln!(out, "{:<widest$}  {:<8}  {:<12}  Because", "Id", "Status", "Next RAT due")?;
    for (id, judgement) in judged {
        let because: Vec<String> = judgement.because.iter().map(ToString::to_string).collect();
        let (status, due) = (judgement.status.as_str(), judgement.next_rat_due.to_string());
        writeln!(out, "{id:<widest$}  {status:<8}  {due:<12}  {}", because.join("; "))?;
    }
    let active = judged.iter().filter(|(_, judgement)| judgement.status == Status::Active).count();
    writeln!(out, "\n{} cooperatives, {active} active, {} not.", judged.len(), judged.len() - active)
}

fn explain(format: Format, out: &mut dyn Write) -> io::Result<()> {
    for law in RULES {
        if format == Format::Json {
            let (test, years) = match law.meetings {
                MeetingTest::HeldInLast(years) => ("held_in_last", years),
                MeetingTest::NotMissedInARow(years) => ("not_missed_in_a_row", years),
            };
            let line = json!({
                "rule": law.rule, "explained": law.explained, "source": law.source,
                "meetings": {test: years}, "activity_months": law.activity_months,
            });
            writeln!(out, "{line}")?;
        } else {
            writeln!(out, "{}\n  {}\n  source: {}\n", law.rule, law.explained, law.source)?;
        }
    }
    if format == Format::Table {
        writeln!(out, "Deadlines, by the end of the book year they speak of:")?;
        for law in DEADLINES {
            writeln!(out, "  {:<9} from {}: {}, {}", law.line.as_str(), law.from, law.due, law.source)?;
        }
    }
    Ok(())
}
