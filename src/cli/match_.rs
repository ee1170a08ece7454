//! `jembatan match`: judges every business of a file against every offer of a file, without a database.
//!
//! Offers are read and checked whole before anything is judged; businesses stream through, one at a time.

mod businesses;
mod input;
mod offers;
mod report;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use domain::facts::FactSheet;
use domain::matching::{Instalments, Judgement, OfferContext, Verdict, judge};
use indicatif::{ProgressBar, ProgressStyle};

use super::{CliError, Exit, Format};
use input::Input;
use offers::Offer;
use report::Report;

/// Judges every business against every offer, and says why
#[derive(Debug, clap::Args)]
#[command(after_help = r#"Examples:
  jembatan match --businesses businesses.csv --offers offers.json
  jembatan match --businesses businesses.json --offers offers.json --format json
  zcat million.csv.gz | jembatan match --businesses - --offers offers.json --format json > matches.jsonl

Businesses, as JSON, are a list of
  {"id": "b-1", "as_of": "2026-11-23", "facts": {"annual_sales": 90000000, "nib": {"value": true, "evidence": "checked",
   "expires": "2027-01-31"}, "started_on": "2025-05-01", "npwp": null}}
A plain value has the evidence "stated"; null or absent is unknown. A CSV file has a header of id, as_of and names of
facts; an empty cell is unknown. started_on and owner_born_on may stand for the two ages.

Offers are a list of
  {"id": "kur", "rule": {"all": [{"fact": "business_age_months", "at_least": 6, "remedy": "time"}]},
   "terms": {"rate": 6, "method": "annuity"}}
Rate (percent a year) and method give the first instalment, on which instalment_burden_percent rests.

Verdicts: eligible; nearly (fails, but can be closed); unknown (nothing fails, something is not known); ineligible.
As JSON, one object a line: business, offer, verdict, findings. A criterion that does not apply is not among them.

Exit codes: 0 some business fits some offer, 1 none does, 2 the input is wrong (nothing is judged if an offer is)."#)]
pub(super) struct Args {
    /// JSON list or CSV file of businesses; - reads standard input
    #[arg(long, value_name = "FILE")]
    businesses: PathBuf,
    /// JSON list of offers; - reads standard input
    #[arg(long, value_name = "FILE")]
    offers: PathBuf,
    /// A table for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    if input::is_stdin(&args.businesses) && input::is_stdin(&args.offers) {
        return Err(CliError::Bad(
            "--businesses and --offers cannot both be read from standard input.".to_owned(),
        ));
    }
    let offers = offers::read(&args.offers)?;
    let businesses = Input::open(&args.businesses)?;
    let progress = progress_over(&businesses);
    let mut report = Report::new(args.format, out)?;
    let mut fits = false;
    let judged = businesses::each(businesses.watched_by(&progress), |business| {
        let instalments = Instalments::default();
        for offer in &offers {
            let judgement = offer.judge(&business.sheet, &instalments);
            fits |= judgement.verdict == Verdict::Eligible;
            report.write(&business.id, &offer.id, &judgement)?;
        }
        Ok(())
    });
    progress.finish_and_clear();
    judged?;
    Ok(if fits { Exit::Done } else { Exit::Negative })
}

impl Offer {
    fn judge(&self, sheet: &FactSheet, instalments: &Instalments) -> Judgement<'_> {
        let first = |amount, tenor| self.first_instalment(instalments, amount, tenor);
        judge(&self.rule, sheet, OfferContext::with(&first))
    }
}

/// A bar over the bytes read; drawn only where a person waits at a terminal and the answer goes elsewhere.
fn progress_over(businesses: &Input) -> ProgressBar {
    if !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let Some(size) = businesses.size() else {
        return ProgressBar::new_spinner().with_style(style("{spinner} {bytes} read, {elapsed}"));
    };
    ProgressBar::new(size).with_style(style("{wide_bar} {percent} %, {eta} left"))
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
