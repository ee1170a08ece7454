//! `jembatan workflow`: the tables of moves, for people, for programs and for `docs/workflow.md`.
//!
//! Prints what the tables say and judges nothing.

mod drawn;
mod page;

use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use domain::applications::{To, Transition, WorkflowKind, transitions};
use serde_json::json;

use super::{CliError, Exit};

/// Shows the workflow of applications: from, action, by whom, to, what it needs, who is told
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  jembatan workflow
  jembatan workflow credit --format json
  jembatan workflow mentoring --format mermaid
  jembatan workflow --format markdown > docs/workflow.md

As JSON: one list of rows {workflow, from, action, by, to, needs, tell}; `to` is a status, or \"resume\" where the
application goes on where it stopped.")]
pub(super) struct Args {
    /// Which workflow; without it, both
    #[arg(value_parser = PossibleValuesParser::new(WorkflowKind::ALL.iter().map(|kind| kind.as_str())))]
    kind: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
}

/// How a workflow is printed. Its own list: it can be drawn, which nothing else can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Shape {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Json,
    /// A state diagram.
    Mermaid,
    /// The page `docs/workflow.md`: diagrams and tables.
    Markdown,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, CliError> {
    let kinds: Vec<WorkflowKind> = match &args.kind {
        None => WorkflowKind::ALL.to_vec(),
        Some(name) => vec![name.parse().map_err(|_| CliError::Bad(format!("{name} is not a workflow.")))?],
    };
    match args.format {
        Shape::Json => as_json(&kinds, out)?,
        Shape::Table => as_tables(&kinds, out)?,
        Shape::Mermaid => {
            for kind in kinds {
                drawn::diagram(kind, out)?;
            }
        }
        Shape::Markdown => page::page(&kinds, out)?,
    }
    Ok(Exit::Done)
}

fn as_json(kinds: &[WorkflowKind], out: &mut dyn Write) -> io::Result<()> {
    let mut before = "[\n";
    for kind in kinds {
        for row in transitions(*kind) {
            let row = json!({
                "workflow": kind,
                "from": row.from,
                "action": row.action,
                "by": row.by,
                "to": destination(row),
                "needs": row.needs,
                "tell": row.tell,
            });
            write!(out, "{before}  {row}")?;
            before = ",\n";
        }
    }
    writeln!(out, "\n]")
}

const HEADINGS: [&str; 6] = ["from", "action", "by", "to", "needs", "tell"];

fn as_tables(kinds: &[WorkflowKind], out: &mut dyn Write) -> io::Result<()> {
    for (number, kind) in kinds.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{kind}")?;
        let rows: Vec<[String; 6]> = std::iter::once(HEADINGS.map(str::to_owned))
            .chain(transitions(*kind).iter().map(cells))
            .collect();
        let widths: Vec<usize> = (0..HEADINGS.len())
            .map(|column| rows.iter().map(|row| row[column].len()).max().unwrap_or(0))
            .collect();
        for row in &rows {
            let line: Vec<String> =
                row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            writeln!(out, "  {}", line.join("  ").trim_end())?;
        }
    }
    Ok(())
}

/// A row as text; what is empty is a dash.
fn cells(row: &Transition) -> [String; 6] {
    let list = |names: Vec<&str>| {
        if names.is_empty() { "-".to_owned() } else { names.join(", ") }
    };
    [
        row.from.to_string(),
        row.action.to_string(),
        list(row.by.iter().map(|by| by.as_str()).collect()),
        destination(row).to_owned(),
        list(row.needs.iter().map(|need| need.as_str()).collect()),
        row.tell.to_string(),
    ]
}

fn destination(row: &Transition) -> &'static str {
    match row.to {
        To::Status(status) => status.as_str(),
        To::Resume => "resume",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(kind: Option<&str>, format: Shape) -> String {
        let mut out = Vec::new();
        let args = Args { kind: kind.map(str::to_owned), format };
        assert_eq!(run(&args, &mut out).unwrap(), Exit::Done);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_page_in_docs_says_what_the_tables_say() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/workflow.md");
        let page = std::fs::read_to_string(path).unwrap_or_default();
        let wanted = printed(None, Shape::Markdown);
        assert!(
            page == wanted,
            "docs/workflow.md is stale: jembatan workflow --format markdown > docs/workflow.md"
        );
    }

    #[test]
    fn json_is_a_list_with_every_row_of_the_tables() {
        let rows: Vec<serde_json::Value> =
            serde_json::from_str(&printed(Some("credit"), Shape::Json)).unwrap();
        assert_eq!(rows.len(), transitions(WorkflowKind::Credit).len());
        assert_eq!(rows[0]["from"], "draft");
        assert_eq!(rows[0]["by"], json!(["owner"]));
        let answer = rows.iter().find(|row| row["action"] == "answer").unwrap();
        assert_eq!(answer["to"], "resume");
        let both: Vec<serde_json::Value> = serde_json::from_str(&printed(None, Shape::Json)).unwrap();
        assert_eq!(both.len(), rows.len() + transitions(WorkflowKind::Mentoring).len());
        assert_eq!(both.last().unwrap()["workflow"], "mentoring");
    }

    #[test]
    fn a_table_has_a_heading_and_a_line_for_every_row() {
        let text = printed(Some("mentoring"), Shape::Table);
        assert_eq!(text.lines().count(), 2 + transitions(WorkflowKind::Mentoring).len());
        assert!(text.lines().nth(1).unwrap().trim_start().starts_with("from"));
        assert!(text.lines().all(|line| !line.ends_with(' ')));
    }

    #[test]
    fn a_diagram_draws_every_move_and_marks_every_end() {
        let text = printed(Some("credit"), Shape::Mermaid);
        assert!(text.starts_with("stateDiagram-v2\n"));
        assert!(text.contains("[*] --> draft"));
        assert!(text.contains("committee --> offered: approve"));
        assert!(text.contains("info_requested --> site_visit: answer"));
        for end in ["settled", "declined", "withdrawn", "transferred", "lapsed"] {
            assert!(text.contains(&format!("{end} --> [*]")), "{end}");
        }
    }
}
