//! `jembatan workflow`: the tables of moves, for people, for programs and for `docs/workflow.md`.
//!
//! Prints what the tables say and judges nothing.

mod drawn;
mod page;

use std::fmt::Display;
use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use domain::applications::{To, Transition, WorkflowKind, transitions};
use domain::mentoring::SESSIONS;
use serde::Serialize;
use serde_json::{Value, json};

use super::{CliError, Exit};

/// Shows the workflow of applications and of sessions: from, action, by whom, to, what it needs, who is told
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  jembatan workflow
  jembatan workflow credit --format json
  jembatan workflow mentoring --format mermaid
  jembatan workflow session
  jembatan workflow --format markdown > docs/workflow.md

As JSON: one list of rows {workflow, from, action, by, to, needs, tell}; `to` is a status, or \"resume\" where the
application goes on where it stopped.")]
pub(super) struct Args {
    /// Which workflow; without it, all of them
    #[arg(value_parser = PossibleValuesParser::new(Flow::names()))]
    kind: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
}

/// One of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// An application.
    Application(WorkflowKind),
    /// A session of mentoring.
    Session,
}

impl Flow {
    fn all() -> Vec<Self> {
        WorkflowKind::ALL.iter().copied().map(Self::Application).chain([Self::Session]).collect()
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Application(kind) => kind.as_str(),
            Self::Session => "session",
        }
    }

    fn names() -> Vec<&'static str> {
        Self::all().into_iter().map(Self::name).collect()
    }

    /// The rows as text.
    fn rows(self) -> Vec<[String; 6]> {
        match self {
            Self::Application(kind) => transitions(kind).iter().map(cells).collect(),
            Self::Session => SESSIONS.iter().map(cells).collect(),
        }
    }

    fn json(self) -> Vec<Value> {
        match self {
            Self::Application(kind) => transitions(kind).iter().map(|row| object(self.name(), row)).collect(),
            Self::Session => SESSIONS.iter().map(|row| object(self.name(), row)).collect(),
        }
    }
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
    let flows: Vec<Flow> = match &args.kind {
        None => Flow::all(),
        Some(name) => {
            let known = Flow::all().into_iter().find(|flow| flow.name() == name);
            vec![known.ok_or_else(|| CliError::Bad(format!("{name} is not a workflow.")))?]
        }
    };
    match args.format {
        Shape::Json => as_json(&flows, out)?,
        Shape::Table => as_tables(&flows, out)?,
        Shape::Mermaid => {
            for flow in flows {
                drawn::diagram(flow, out)?;
            }
        }
        Shape::Markdown => page::page(&flows, out)?,
    }
    Ok(Exit::Done)
}

fn as_json(flows: &[Flow], out: &mut dyn Write) -> io::Result<()> {
    let mut before = "[\n";
    for row in flows.iter().flat_map(|flow| flow.json()) {
        write!(out, "{before}  {row}")?;
        before = ",\n";
    }
    writeln!(out, "\n]")
}

fn object<S: Copy + Display + Serialize, A: Copy + Serialize>(name: &str, row: &Transition<S, A>) -> Value {
    json!({
        "workflow": name,
        "from": row.from,
        "action": row.action,
        "by": row.by,
        "to": destination(row),
        "needs": row.needs,
        "tell": row.tell,
    })
}

const HEADINGS: [&str; 6] = ["from", "action", "by", "to", "needs", "tell"];

fn as_tables(flows: &[Flow], out: &mut dyn Write) -> io::Result<()> {
    for (number, flow) in flows.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", flow.name())?;
        let rows: Vec<[String; 6]> =
            std::iter::once(HEADINGS.map(str::to_owned)).chain(flow.rows()).collect();
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
fn cells<S: Copy + Display, A: Copy + Display>(row: &Transition<S, A>) -> [String; 6] {
    let list = |names: Vec<&str>| {
        if names.is_empty() { "-".to_owned() } else { names.join(", ") }
    };
    [
        row.from.to_string(),
        row.action.to_string(),
        list(row.by.iter().map(|by| by.as_str()).collect()),
        destination(row),
        list(row.needs.iter().map(|need| need.as_str()).collect()),
        row.tell.to_string(),
    ]
}

fn destination<S: Copy + Display, A>(row: &Transition<S, A>) -> String {
    match row.to {
        To::Status(status) => status.to_string(),
        To::Resume => "resume".to_owned(),
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
        let all: Vec<serde_json::Value> = serde_json::from_str(&printed(None, Shape::Json)).unwrap();
        let mentoring = transitions(WorkflowKind::Mentoring).len();
        assert_eq!(all.len(), rows.len() + mentoring + SESSIONS.len());
        assert_eq!(all.last().unwrap()["workflow"], "session");
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
