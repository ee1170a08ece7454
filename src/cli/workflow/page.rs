//! The page `docs/workflow.md`: a diagram, the table of moves and the table of statuses of each workflow.

use std::io::{self, Write};

use domain::applications::{
    Promised, Status, WaitsOn, WorkflowKind, is_final, promise_of, statuses, step_of, steps, waits_on,
};

use super::drawn::{diagram, spoken};
use super::{Flow, HEADINGS};

const HEAD: &str = "\
# Workflow of applications and sessions

Written by `jembatan workflow --format markdown` from the tables in `domain/src/applications/table.rs` and
`domain/src/mentoring/sessions.rs`. Do not edit it by hand: change a row there, then `cargo run -- workflow --format markdown > docs/workflow.md`. A test fails while the two differ.

A move exists only as a row. Guards, buttons, notices and this page are derived from the rows.

- **by**: who may make the move. `system` is the portal itself, when a date has passed. The office sees everything and
  moves no application; a session it may correct or strike out, with a reason.
- **to**: the status it leads to; `resume` is where the application stopped when the owner was asked.
- **needs**: what has to be filled in. `second_pair` is not filled in: where a bank asks for four eyes, who started the
  review, recorded the visit or referred the file does not approve it. `sessions` is filled in by confirmed sessions; where
  there are fewer than the program wants, by a note that says why. `code` is the six digits that the owner reads aloud.
- **tell**: who gets a notice and a mail. Internal steps tell nobody.

A draft is not withdrawn but deleted, so that a bank never hears of it. From the seat on, mentoring is the participation.
";

/// Writes the page.
pub(super) fn page(flows: &[Flow], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{HEAD}")?;
    for flow in flows {
        writeln!(out, "\n## {}\n\n```mermaid", title(*flow))?;
        diagram(*flow, out)?;
        writeln!(out, "```\n\n### Moves\n\n| {} |", HEADINGS.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(HEADINGS.len()))?;
        for row in flow.rows() {
            writeln!(out, "| {} |", row.join(" | "))?;
        }
        let Flow::Application(kind) = flow else { continue };
        let line: Vec<String> = steps(*kind).iter().map(|step| spoken(step.as_str())).collect();
        writeln!(out, "\n### Statuses\n\nThe progress line: {}.\n", line.join(", "))?;
        writeln!(
            out,
            "| status | span of the progress line | waits on | promise that runs |\n|---|---|---|---|"
        )?;
        for status in statuses(*kind) {
            writeln!(out, "| {} |", describe(*kind, status).join(" | "))?;
        }
    }
    Ok(())
}

fn title(flow: Flow) -> &'static str {
    match flow {
        Flow::Application(WorkflowKind::Credit) => "Credit",
        Flow::Application(WorkflowKind::Mentoring) => "Mentoring",
        Flow::Session => "Session",
    }
}

fn describe(kind: WorkflowKind, status: Status) -> [String; 4] {
    let waits = match waits_on(status) {
        WaitsOn::Nobody if is_final(status) => "nobody: it has ended".to_owned(),
        other => other.to_string(),
    };
    let promise = promise_of(status).map_or("-".to_owned(), |promise| match promise {
        Promised::FirstReply => "first reply".to_owned(),
        Promised::Decision => "decision".to_owned(),
    });
    [status.to_string(), spoken(step_of(kind, status).as_str()), waits, promise]
}
