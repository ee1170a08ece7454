//! `jembatan seats`: gives the seats of cohorts to applicants by deferred acceptance, without a database.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, Read, Write};

use domain::seats::{Applicant, Assignment, CohortSeats, assign};
use serde::{Deserialize, Serialize};

use super::{CliError, Exit, Format};

/// Gives the seats of cohorts to those who rank them
#[derive(Debug, clap::Args)]
#[command(after_help = r#"Examples:
  jembatan seats round.json
  jembatan seats --format json round.json
  cat round.json | jembatan seats - --format json

The file is
  {"cohorts": [{"id": "gula-1", "seats": 15, "priority": ["u-1", "u-2"]}],
   "applicants": [{"id": "u-1", "ranking": ["gula-1"]}, {"id": "u-2", "ranking": []}]}
Priority and ranking go from the first choice to the last. Who is not in a cohort's priority list is not acceptable to
it; a cohort that is not in a ranking is not wanted. Seats are whole numbers from 0; with 0, everybody waits.

The answer is applicant-proposing deferred acceptance: no applicant and cohort would both rather have each other, and
nobody gains by stating another ranking than their own. The order in which things are given does not matter.
  {"assigned": {"u-1": "gula-1", "u-2": null}, "waitlists": {"gula-1": []}}
On a waitlist are those who would rather have the cohort than what they got, in the cohort's order of priority.

Exit code 2: the file does not make sense, for example an id that is given twice or that there is not."#)]
pub(super) struct Args {
    /// A JSON file of cohorts and applicants; - reads standard input
    #[arg(value_name = "FILE")]
    file: String,
    /// A table for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Ten thousand applicants who are all ranked by five hundred cohorts take about 60 MB.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// The most seats of one cohort.
const MOST_SEATS: u64 = 1_000_000_000;

/// An id as written, borrowed from the text where it stands without escapes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
struct Id<'a>(#[serde(borrow)] Cow<'a, str>);

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Round<'a> {
    #[serde(borrow)]
    cohorts: Vec<Offered<'a>>,
    #[serde(borrow)]
    applicants: Vec<Ranking<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offered<'a> {
    #[serde(borrow)]
    id: Id<'a>,
    seats: serde_json::Number,
    #[serde(borrow)]
    priority: Vec<Id<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ranking<'a> {
    #[serde(borrow)]
    id: Id<'a>,
    #[serde(borrow)]
    ranking: Vec<Id<'a>>,
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    assigned: &'a BTreeMap<&'a Id<'a>, Option<&'a Id<'a>>>,
    waitlists: &'a BTreeMap<&'a Id<'a>, Vec<&'a Id<'a>>>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let name = if args.file == "-" { "standard input" } else { args.file.as_str() };
    let text = if args.file == "-" {
        bounded(io::stdin().lock(), name)?
    } else {
        bounded(File::open(&args.file).map_err(|error| CliError::Bad(format!("{name}: {error}.")))?, name)?
    };
    let bad = |error: String| CliError::Bad(format!("{name}: {error}."));
    let (cohorts, applicants) = round(&text).map_err(bad)?;
    let given = assign(&cohorts, &applicants).map_err(|error| bad(error.to_string()))?;
    match args.format {
        Format::Json => {
            let answer = Answer { assigned: &given.assigned, waitlists: &given.waitlists };
            serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Format::Table => table(&cohorts, &given, out)?,
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

type Lists<'a> = (Vec<CohortSeats<Id<'a>, Id<'a>>>, Vec<Applicant<Id<'a>, Id<'a>>>);

fn round(text: &str) -> Result<Lists<'_>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let round: Round<'_> =
        serde_json::from_str(text).map_err(|error| format!("not cohorts and applicants: {error}"))?;
    let mut cohorts = Vec::with_capacity(round.cohorts.len());
    for cohort in round.cohorts {
        let seats = seats(&cohort.seats).map_err(|why| format!("cohort {:?}: {why}", cohort.id.0))?;
        named(&cohort.id, "a cohort")?;
        cohorts.push(CohortSeats { id: cohort.id, seats, priority: cohort.priority });
    }
    let mut applicants = Vec::with_capacity(round.applicants.len());
    for applicant in round.applicants {
        named(&applicant.id, "an applicant")?;
        applicants.push(Applicant { id: applicant.id, ranking: applicant.ranking });
    }
    Ok((cohorts, applicants))
}

fn named(id: &Id<'_>, what: &str) -> Result<(), String> {
    if id.0.is_empty() { Err(format!("{what} has an empty id")) } else { Ok(()) }
}

fn seats(given: &serde_json::Number) -> Result<usize, String> {
    let whole =
        given.as_u64().filter(|seats| *seats <= MOST_SEATS).and_then(|seats| usize::try_from(seats).ok());
    whole.ok_or_else(|| format!("seats are a whole number from 0 to {MOST_SEATS}, not {given}"))
}

fn table(
    cohorts: &[CohortSeats<Id<'_>, Id<'_>>],
    given: &Assignment<'_, Id<'_>, Id<'_>>,
    out: &mut dyn Write,
) -> Result<(), CliError> {
    let mut seated: BTreeMap<&Id<'_>, Vec<&str>> = BTreeMap::new();
    for (applicant, cohort) in &given.assigned {
        if let Some(cohort) = cohort {
            seated.entry(*cohort).or_default().push(&applicant.0);
        }
    }
    let mut sorted: Vec<&CohortSeats<Id<'_>, Id<'_>>> = cohorts.iter().collect();
    sorted.sort_unstable_by_key(|cohort| &cohort.id);
    for cohort in sorted {
        let inside = seated.get(&cohort.id).map(Vec::as_slice).unwrap_or_default();
        writeln!(out, "{}  {} of {} seats", cohort.id, inside.len(), cohort.seats)?;
        let waiting: Vec<&str> =
            given.waitlists.get(&cohort.id).into_iter().flatten().map(|id| id.0.as_ref()).collect();
        for (label, ids) in [("seated", inside), ("waitlist", &waiting)] {
            let line = if ids.is_empty() { "-".to_owned() } else { ids.join(", ") };
            writeln!(out, "  {label:<9} {line}")?;
        }
    }
    let without: Vec<&str> =
        given.assigned.iter().filter(|(_, cohort)| cohort.is_none()).map(|(id, _)| id.0.as_ref()).collect();
    writeln!(
        out,
        "without a seat: {}",
        if without.is_empty() { "nobody".to_owned() } else { without.join(", ") }
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, format: Format) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("round.json");
        std::fs::write(&path, text).unwrap();
        let file = path.to_str().unwrap().to_owned();
        let mut out = Vec::new();
        run(&Args { file: file.clone(), format }, &mut out)
            .map_err(|error| error.to_string().replace(&file, "FILE"))?;
        Ok(String::from_utf8(out).unwrap())
    }

    const ROUND: &str = r#"{"cohorts":[{"id":"pagi","seats":1,"priority":["c","a","b"]},{"id":"sore","seats":1,"priority":["b","a"]}],
        "applicants":[{"id":"b","ranking":["pagi","sore"]},{"id":"a","ranking":["pagi","sore"]},{"id":"c","ranking":["pagi"]}]}"#;

    #[test]
    fn the_answer_names_every_applicant_and_every_cohort() {
        assert_eq!(
            said(ROUND, Format::Json).as_deref(),
            Ok(
                "{\"assigned\":{\"a\":null,\"b\":\"sore\",\"c\":\"pagi\"},\"waitlists\":{\"pagi\":[\"a\",\"b\"],\"sore\":[\"a\"]}}\n"
            )
        );
        let nobody = r#"{"cohorts":[],"applicants":[]}"#;
        assert_eq!(said(nobody, Format::Json).as_deref(), Ok("{\"assigned\":{},\"waitlists\":{}}\n"));
    }

    #[test]
    fn the_table_shows_who_sits_and_who_waits() {
        let expected = "\
pagi  1 of 1 seats
  seated    c
  waitlist  a, b
sore  1 of 1 seats
  seated    b
  waitlist  a
without a seat: a
";
        assert_eq!(said(ROUND, Format::Table).as_deref(), Ok(expected));
    }

    #[test]
    fn what_does_not_make_sense_is_refused_in_one_sentence() {
        let with = |cohort: &str, applicant: &str| {
            format!(r#"{{"cohorts":[{{"id":"x",{cohort}}}],"applicants":[{{"id":"a",{applicant}}}]}}"#)
        };
        let fine = r#""seats":1,"priority":["a"]"#;
        for (text, wanted) in [
            (String::new(), "not cohorts and applicants"),
            ("[]".to_owned(), "not cohorts and applicants"),
            ("{}".to_owned(), "missing field `cohorts`"),
            (
                with(fine, r#""ranking":["y"]"#),
                "applicant \"a\" ranks cohort \"y\", which is not among the cohorts.",
            ),
            (with(fine, r#""ranking":["x","x"]"#), "applicant \"a\" ranks cohort \"x\" twice."),
            (with(r#""seats":1,"priority":["a","a"]"#, r#""ranking":[]"#), "cohort \"x\" names \"a\" twice."),
            (
                with(r#""seats":1,"priority":["z"]"#, r#""ranking":[]"#),
                "\"z\", who is not among the applicants.",
            ),
            (
                with(r#""seats":-1,"priority":[]"#, r#""ranking":[]"#),
                "cohort \"x\": seats are a whole number from 0",
            ),
            (with(r#""seats":1.5,"priority":[]"#, r#""ranking":[]"#), "not 1.5."),
            (with(r#""seats":"1","priority":[]"#, r#""ranking":[]"#), "not cohorts and applicants"),
            (with(r#""seats":1"#, r#""ranking":[]"#), "missing field `priority`"),
            (with(fine, r#""ranking":[],"rank":[]"#), "unknown field `rank`"),
            (with(fine, r#""ranking":[],"ranking":[]"#), "duplicate field `ranking`"),
            (
                r#"{"cohorts":[{"id":"","seats":1,"priority":[]}],"applicants":[]}"#.to_owned(),
                "a cohort has an empty id.",
            ),
            (
                r#"{"cohorts":[],"applicants":[{"id":"a","ranking":[]},{"id":"a","ranking":[]}]}"#.to_owned(),
                "applicant \"a\" is given twice.",
            ),
        ] {
            let error = said(&text, Format::Json).unwrap_err();
            assert!(
                error.starts_with("FILE: ") && error.contains(wanted) && !error.contains('\n'),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn zero_seats_seat_nobody_and_escaped_ids_are_read() {
        let text = r#"{"cohorts":[{"id":"\u0041","seats":0,"priority":["a\"b"]}],"applicants":[{"id":"a\"b","ranking":["A"]}]}"#;
        assert_eq!(
            said(text, Format::Json).as_deref(),
            Ok("{\"assigned\":{\"a\\\"b\":null},\"waitlists\":{\"A\":[\"a\\\"b\"]}}\n")
        );
    }
}
