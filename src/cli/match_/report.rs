//! Writes judgements as they come: one JSON object a line, or one row a pair for people.

use std::io::{self, Write};

use domain::criteria::{Remedy, Test};
use domain::facts::FactValue;
use domain::matching::{Finding, Judgement, Truth};
use serde::Serialize;

use super::super::{CliError, Format};

pub(super) struct Report<'out> {
    format: Format,
    out: &'out mut dyn Write,
}

#[derive(Serialize)]
struct Line<'line> {
    business: &'line str,
    offer: &'line str,
    verdict: &'line str,
    findings: &'line [Finding<'line>],
}

impl<'out> Report<'out> {
    /// Begins the report; a table has a head.
    pub(super) fn new(format: Format, out: &'out mut dyn Write) -> Result<Self, CliError> {
        let mut report = Self { format, out };
        if format == Format::Table {
            report.row(["BUSINESS", "OFFER", "VERDICT"], "WHY")?;
        }
        Ok(report)
    }

    pub(super) fn write(
        &mut self,
        business: &str,
        offer: &str,
        judgement: &Judgement<'_>,
    ) -> Result<(), CliError> {
        let verdict = judgement.verdict.as_str();
        if self.format == Format::Json {
            let findings = &judgement.findings;
            let line = Line { business, offer, verdict, findings };
            serde_json::to_writer(&mut *self.out, &line).map_err(io::Error::from)?;
            self.out.write_all(b"\n")?;
            return Ok(());
        }
        let why: Vec<_> = judgement.findings.iter().filter_map(reason).collect();
        self.row([business, offer, verdict], &why.join("; "))?;
        Ok(())
    }

    /// Columns of fixed width, since a stream cannot be measured before it is written; long ids push their row aside.
    fn row(&mut self, [business, offer, verdict]: [&str; 3], why: &str) -> io::Result<()> {
        let line = format!("{business:<16}  {offer:<20}  {verdict:<10}  {why}");
        writeln!(self.out, "{}", line.trim_end())
    }
}

/// What keeps the verdict from being plain; nothing for what simply passes.
fn reason(finding: &Finding<'_>) -> Option<String> {
    let fact = finding.leaf.check.fact();
    let have = finding.have.map_or_else(|| "unknown".to_owned(), |have| have.to_string());
    let need = need(finding.leaf.check.test());
    match finding.verdict {
        Truth::Pass if finding.to_prove => {
            let wanted = finding.leaf.evidence.unwrap_or_default();
            Some(format!("{fact} is to be proved ({wanted})"))
        }
        Truth::Pass => None,
        Truth::Unknown if finding.condition_unknown => Some(format!("whether {fact} is needed is not known")),
        Truth::Unknown => Some(format!("{fact} is not known, needs {need}")),
        Truth::Fail => {
            let closes = match (finding.leaf.remedy, finding.passes_on) {
                (Remedy::None, _) => String::new(),
                (remedy, None) => format!(" ({remedy})"),
                (remedy, Some(day)) => format!(" ({remedy}: {day})"),
            };
            Some(format!("{fact} has {have}, needs {need}{closes}"))
        }
    }
}

fn need(test: &Test) -> String {
    let list = |values: &[FactValue]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match test {
        Test::Compare(comparisons) => {
            let parts = comparisons
                .iter()
                .map(|(name, value)| format!("{} {value}", name.as_str().replace('_', " ")));
            parts.collect::<Vec<_>>().join(" and ")
        }
        Test::Is(value) => value.to_string(),
        Test::OneOf(values) => format!("one of {}", list(values)),
        Test::NoneOf(values) => format!("none of {}", list(values)),
    }
}
