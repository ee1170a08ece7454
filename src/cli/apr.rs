//! `jembatan apr`: the effective annual rate of any series of payments.

use std::fs::File;
use std::io::{self, Read, Write};

use chrono::NaiveDate;
use domain::apr::{Flow, dated, effective_annual_rate};
use serde::Deserialize;

use super::{CliError, Exit, Format};

/// Finds the effective annual rate of payments, after Directive 2008/48/EC
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The file is a JSON list of payments, each with an amount (positive one way, negative the other) and either a date or
a time in years since the first; all of one kind. Days count as 1/365 of a year.

Examples:
  jembatan apr --flows flows.json
  echo '[{\"date\":\"1994-01-01\",\"amount\":1000},{\"date\":\"1995-07-01\",\"amount\":-1200}]' | jembatan apr --flows -
  echo '[{\"years\":0,\"amount\":1000},{\"years\":1.5,\"amount\":-1200}]' | jembatan apr --flows - --format json

Exit code 2: the payments have no rate, for example because all go the same way.")]
pub(super) struct Args {
    /// A JSON file of payments; - reads standard input
    #[arg(long, value_name = "FILE")]
    flows: String,
    /// The rate alone, or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// More than any list of payments needs, less than would hurt.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let name = if args.flows == "-" { "standard input" } else { args.flows.as_str() };
    let text = if args.flows == "-" {
        bounded(io::stdin().lock(), name)?
    } else {
        bounded(File::open(&args.flows).map_err(|error| CliError::Bad(format!("{name}: {error}.")))?, name)?
    };
    let flows = flows(&text).map_err(|error| CliError::Bad(format!("{name}: {error}")))?;
    let rate = effective_annual_rate(&flows).map_err(|error| CliError::Bad(format!("{name}: {error}.")))?;
    match args.format {
        Format::Table => writeln!(out, "{rate}")?,
        Format::Json => writeln!(out, "{}", serde_json::json!({ "effective_annual_rate": rate }))?,
    }
    Ok(Exit::Done)
}

fn bounded(source: impl Read, name: &str) -> Result<String, CliError> {
    let mut bytes = Vec::new();
    let read = source.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| CliError::Bad(format!("{name}: {error}.")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(CliError::Bad(format!("{name}: larger than {MOST_BYTES} bytes.")));
    }
    String::from_utf8(bytes).map_err(|_| CliError::Bad(format!("{name}: not a text in UTF-8.")))
}

/// A payment as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payment {
    date: Option<String>,
    years: Option<f64>,
    amount: f64,
}

fn flows(text: &str) -> Result<Vec<Flow>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let payments: Vec<Payment> =
        serde_json::from_str(text).map_err(|error| format!("not a list of payments: {error}."))?;
    let mut by_date = Vec::new();
    let mut by_years = Vec::new();
    for (place, payment) in payments.iter().enumerate() {
        let number = place + 1;
        match (&payment.date, payment.years) {
            (Some(date), None) => by_date.push((day(date, number)?, payment.amount)),
            (None, Some(years)) if years < 0.0 => {
                return Err(format!("payment {number}: years cannot be negative."));
            }
            (None, Some(years)) => by_years.push(Flow { years, amount: payment.amount }),
            (Some(_), Some(_)) => {
                return Err(format!("payment {number} has both a date and years; give one of them."));
            }
            (None, None) => return Err(format!("payment {number} has neither a date nor years.")),
        }
        if !by_date.is_empty() && !by_years.is_empty() {
            return Err(format!(
                "payment {number}: some payments have a date and some have years; give all of them the same."
            ));
        }
    }
    Ok(if by_date.is_empty() { by_years } else { dated(&by_date) })
}

fn day(text: &str, number: usize) -> Result<NaiveDate, String> {
    // Exactly so: chrono would also take years of six digits and days of one.
    let shaped = text.len() == 10 && text.starts_with(|first: char| first.is_ascii_digit());
    let read = if shaped { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None };
    read.ok_or_else(|| format!("payment {number}: {text:?} is not a date; write it like 2022-02-01."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, format: Format) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("flows.json");
        std::fs::write(&file, text).unwrap();
        let flows = file.to_str().unwrap().to_owned();
        let mut out = Vec::new();
        run(&Args { flows: flows.clone(), format }, &mut out)
            .map_err(|error| error.to_string().replace(&flows, "FILE"))?;
        Ok(String::from_utf8(out).unwrap())
    }

    const DIRECTIVE: &str = r#"[{"date":"1994-01-01","amount":1000},{"date":"1995-07-01","amount":-1200}]"#;

    #[test]
    fn the_directives_example_is_answered_in_both_forms() {
        assert_eq!(said(DIRECTIVE, Format::Table).as_deref(), Ok("12.96\n"));
        assert_eq!(said(DIRECTIVE, Format::Json).as_deref(), Ok("{\"effective_annual_rate\":12.96}\n"));
        let with_mark = format!("\u{feff}{DIRECTIVE}");
        assert_eq!(said(&with_mark, Format::Table).as_deref(), Ok("12.96\n"));
    }

    #[test]
    fn years_are_understood_too() {
        let text = r#"[{"years":0,"amount":100},{"years":1,"amount":-110.5}]"#;
        assert_eq!(said(text, Format::Table).as_deref(), Ok("10.50\n"));
    }

    #[test]
    fn bad_lists_are_refused_with_the_place_of_the_fault() {
        for (text, wanted) in [
            ("", "FILE: not a list of payments"),
            ("{}", "FILE: not a list of payments"),
            ("[]", "at least one must be positive"),
            (r#"[{"years":0,"amount":5},{"years":1,"amount":5}]"#, "at least one must be positive"),
            (
                r#"[{"years":0,"amount":5},{"date":"2022-02-01","amount":-5}]"#,
                "payment 2: some payments have a date",
            ),
            (r#"[{"years":0,"date":"2022-02-01","amount":5}]"#, "payment 1 has both"),
            (r#"[{"amount":5}]"#, "payment 1 has neither"),
            (r#"[{"years":-1,"amount":5}]"#, "payment 1: years cannot be negative"),
            (r#"[{"date":"2022-02-30","amount":5}]"#, "payment 1: \"2022-02-30\" is not a date"),
            (r#"[{"date":"+262142-12-31","amount":5}]"#, "payment 1: \"+262142-12-31\" is not a date"),
            (r#"[{"years":0,"amount":"5"}]"#, "not a list of payments"),
            (r#"[{"years":0,"amont":5}]"#, "unknown field"),
            (r#"[{"years":0,"amount":1e999}]"#, "not a list of payments"),
            (
                r#"[{"years":0,"amount":-100},{"years":1,"amount":230},{"years":2,"amount":-132}]"#,
                "more than one rate",
            ),
        ] {
            let error = said(text, Format::Table).unwrap_err();
            assert!(error.contains(wanted) && !error.contains('\n'), "{text}: {error}");
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let args = Args { flows: "/nowhere/flows.json".to_owned(), format: Format::Table };
        let error = run(&args, &mut Vec::new()).unwrap_err().to_string();
        assert!(error.starts_with("/nowhere/flows.json: "), "{error}");
    }
}
