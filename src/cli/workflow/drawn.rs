//! A workflow as a state diagram in the language of Mermaid.

use std::io::{self, Write};

use domain::applications::{
    By, Status, To, Transition, WorkflowKind, is_final, may_resume, statuses, transitions,
};
use domain::mentoring::{SESSIONS, SessionStatus};

use super::Flow;

/// Writes the diagram of a table, ending with a newline.
pub(super) fn diagram(flow: Flow, out: &mut dyn Write) -> io::Result<()> {
    match flow {
        Flow::Application(kind) => application(kind, out),
        Flow::Session => session(out),
    }
}

fn session(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "stateDiagram-v2")?;
    writeln!(out, "    direction TB")?;
    // A session is planned first, or recorded when it was held.
    writeln!(out, "    [*] --> {}", SessionStatus::Planned)?;
    writeln!(out, "    [*] --> {}", SessionStatus::Held)?;
    for row in SESSIONS {
        if let To::Status(to) = row.to {
            writeln!(out, "    {} --> {to}: {} ({})", row.from, row.action, makers(row.by))?;
        }
    }
    writeln!(out, "    {} --> [*]", SessionStatus::Void)
}

fn application(kind: WorkflowKind, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "stateDiagram-v2")?;
    writeln!(out, "    direction TB")?;
    writeln!(out, "    [*] --> {}", Status::Draft)?;
    for row in transitions(kind) {
        for to in destinations(kind, row) {
            writeln!(out, "    {} --> {to}: {} ({})", row.from, spoken(row.action.as_str()), makers(row.by))?;
        }
    }
    for end in statuses(kind).into_iter().filter(|status| is_final(*status)) {
        writeln!(out, "    {end} --> [*]")?;
    }
    Ok(())
}

/// An answer leads back to each place from which one can be asked.
fn destinations(kind: WorkflowKind, row: &Transition) -> Vec<Status> {
    match row.to {
        To::Status(status) => vec![status],
        To::Resume => statuses(kind).into_iter().filter(|status| may_resume(kind, *status)).collect(),
    }
}

fn makers(by: &[By]) -> String {
    match by {
        // Both people of a bank: the diagram need not name them one by one.
        [By::BankOfficer, By::BankApprover] => "bank".to_owned(),
        by => by.iter().map(|by| spoken(by.as_str())).collect::<Vec<_>>().join(", "),
    }
}

/// A stable spelling as words.
pub(super) fn spoken(text: &str) -> String {
    text.replace('_', " ")
}
