//! `jembatan quote`: the repayment schedule of a credit, with its sums and its effective annual rate.

use std::fmt::Display;
use std::io::Write;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use domain::money::{Method, Rupiah};
use domain::schedule::{Instalment, Loan, Quote, quote};

use super::{CliError, Exit, Format};

/// Reckons a repayment schedule: every instalment, the total, the effective annual rate
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  jembatan quote --amount 75000000 --rate 6 --tenor 24 --method annuity
  jembatan quote --amount \"75 juta\" --rate 6,5 --tenor 36 --method flat --fee 250000
  jembatan quote --amount 20000000 --rate 10 --tenor 36 --method margin --format json

Methods:
  annuity    equal instalments, interest on the balance (anuitas)
  flat       equal instalments, interest on the first amount (flat)
  declining  equal principal, interest on the balance (efektif menurun)
  margin     cost plus an agreed margin (murabahah); the amount is the cost

Amounts are rounded half up to the rupiah, the remainder stands in the last instalment. The fee is paid at the
beginning; it is part of the effective annual rate, not of the total. Exit code 2: the figures make no sense.")]
pub(super) struct Args {
    /// Rupiah lent: 75000000, Rp75.000.000 or "75 juta"
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    amount: String,
    /// Percent a year: 6 or 6.5
    #[arg(long, value_name = "P", allow_negative_numbers = true)]
    rate: String,
    /// Months, 1 to 600
    #[arg(long, value_name = "MONTHS", allow_negative_numbers = true)]
    tenor: String,
    /// How it is repaid
    #[arg(long, value_parser = PossibleValuesParser::new(Method::ALL.iter().map(|method| method.as_str())))]
    method: String,
    /// Rupiah of all compulsory fees, paid at the beginning
    #[arg(long, value_name = "N", default_value = "0", allow_negative_numbers = true)]
    fee: String,
    /// A table for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let loan = Loan {
        amount: read("--amount", &args.amount)?,
        rate: read("--rate", &args.rate)?,
        tenor: read("--tenor", &args.tenor)?,
        method: read("--method", &args.method)?,
        fee: read("--fee", &args.fee)?,
    };
    let quote = quote(&loan).map_err(|error| CliError::Bad(format!("{error}.")))?;
    match args.format {
        Format::Json => {
            serde_json::to_writer(&mut *out, &quote).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Table => table(&loan, &quote, out)?,
    }
    Ok(Exit::Done)
}

/// Reads the value of a flag; the error names the flag and what was given.
fn read<T: FromStr<Err: Display>>(flag: &str, text: &str) -> Result<T, CliError> {
    text.parse().map_err(|error| CliError::Bad(format!("{flag} {text:?}: {error}.")))
}

fn table(loan: &Loan, quote: &Quote, out: &mut dyn Write) -> Result<(), CliError> {
    let word = if loan.method == Method::Margin { "Margin" } else { "Interest" };
    writeln!(
        out,
        "{}, {} % a year, {}, {} months",
        loan.amount.grouped(),
        loan.rate,
        loan.method,
        loan.tenor
    )?;
    writeln!(out)?;
    let rows: Vec<[String; 5]> = quote.instalments.iter().map(cells).collect();
    let head = ["No", "Principal", word, "Instalment", "Balance"].map(str::to_owned);
    let widths: [usize; 5] = std::array::from_fn(|column| {
        std::iter::once(&head).chain(&rows).map(|row| row[column].len()).max().unwrap_or_default()
    });
    for row in std::iter::once(&head).chain(&rows) {
        let cells: Vec<String> =
            row.iter().zip(widths).map(|(cell, width)| format!("{cell:>width$}")).collect();
        writeln!(out, "{}", cells.join("  "))?;
    }
    let rate = quote
        .effective_annual_rate
        .map_or_else(|| "above 1000000000 %".to_owned(), |rate| format!("{rate} %"));
    let fee = (loan.fee > Rupiah::ZERO).then(|| ("Fee, paid first".to_owned(), loan.fee.grouped()));
    let sums = [
        ("Total to repay".to_owned(), quote.total.grouped()),
        (format!("Total {}", word.to_lowercase()), quote.total_interest.grouped()),
    ];
    writeln!(out)?;
    for (label, value) in sums.into_iter().chain(fee).chain([("Effective annual rate".to_owned(), rate)]) {
        writeln!(out, "{label:<22} {value:>20}")?;
    }
    Ok(())
}

fn cells(row: &Instalment) -> [String; 5] {
    [
        row.number.to_string(),
        row.principal.grouped(),
        row.interest.grouped(),
        row.instalment.grouped(),
        row.balance.grouped(),
    ]
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    fn said(line: &str) -> Result<String, String> {
        let line = Line::try_parse_from(std::iter::once("quote").chain(line.split_whitespace())).unwrap();
        let mut out = Vec::new();
        run(&line.args, &mut out).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn json_is_one_line_of_integers_and_a_rate() {
        let text =
            said("--amount 12000000 --rate 17 --tenor 12 --method flat --format json").expect("a schedule");
        assert_eq!(text.lines().count(), 1);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["instalments"].as_array().map(Vec::len), Some(12));
        assert_eq!(
            (json["total"].as_i64(), json["total_interest"].as_i64()),
            (Some(14_040_000), Some(2_040_000))
        );
        assert_eq!(json["effective_annual_rate"].as_f64(), Some(34.52));
    }

    #[test]
    fn the_table_is_aligned_and_names_the_sums() {
        let text =
            said("--amount Rp1.000.000 --rate 12 --tenor 2 --method declining --fee 10000").expect("a table");
        let expected = "\
Rp1.000.000, 12.00 % a year, declining, 2 months

No  Principal  Interest  Instalment    Balance
 1  Rp500.000  Rp10.000   Rp510.000  Rp500.000
 2  Rp500.000   Rp5.000   Rp505.000        Rp0

Total to repay                  Rp1.015.000
Total interest                     Rp15.000
Fee, paid first                    Rp10.000
Effective annual rate               22.15 %
";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_margin_is_never_called_interest() {
        let text = said("--amount 20000000 --rate 10 --tenor 36 --method margin").expect("a table");
        assert!(text.contains("Margin") && !text.to_lowercase().contains("interest"), "{text}");
    }

    #[test]
    fn figures_without_sense_are_refused_by_name() {
        for (line, wanted) in [
            (
                "--amount -5 --rate 6 --tenor 12 --method flat",
                "--amount \"-5\": an amount cannot be negative.",
            ),
            ("--amount 0 --rate 6 --tenor 12 --method flat", "the amount must be at least 1 rupiah."),
            ("--amount 99999999999999999999 --rate 6 --tenor 12 --method flat", "--amount"),
            ("--amount 9223372036854775807 --rate 6 --tenor 12 --method flat", "too large"),
            ("--amount 5 --rate -6 --tenor 12 --method flat", "--rate \"-6\": a rate cannot be negative."),
            ("--amount 5 --rate 1e9 --tenor 12 --method flat", "--rate"),
            (
                "--amount 5 --rate 6 --tenor 0 --method flat",
                "--tenor \"0\": a tenor is between 1 and 600 months.",
            ),
            ("--amount 5 --rate 6 --tenor -1 --method flat", "--tenor"),
            (
                "--amount 5 --rate 6 --tenor 12 --method flat --fee 5",
                "the fee must be smaller than the amount.",
            ),
            (
                "--amount 5 --rate 6 --tenor 12 --method flat --fee -1",
                "--fee \"-1\": an amount cannot be negative.",
            ),
        ] {
            let error = said(line).unwrap_err();
            assert!(error.contains(wanted) && !error.contains('\n'), "{line}: {error}");
        }
    }
}
