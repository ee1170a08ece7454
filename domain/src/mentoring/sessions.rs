//! The workflow of one session, a table of the same type as those of applications: planned, held, confirmed, disputed,
//! void. Only a confirmed session counts. The office may correct with a reason, and then the owner confirms anew.

use chrono::Duration;

use crate::applications::{By, Need, Tell, To, Transition};

text_enum! {
    /// Where a session stands.
    SessionStatus {
        /// It is to be.
        Planned = "planned",
        /// The mentor says that it was; the owner has not said so yet.
        Held = "held",
        /// The owner says so too. Only these count.
        Confirmed = "confirmed",
        /// The owner says that it was not so.
        Disputed = "disputed",
        /// Struck out; it stays to be read.
        Void = "void",
    }
}

text_enum! {
    /// A move of a session.
    SessionAction {
        /// The mentor records that a planned session was held.
        Hold = "hold",
        /// The owner confirms it, with one tap or by the code she reads aloud.
        Confirm = "confirm",
        /// The owner says that it was not so.
        Dispute = "dispute",
        /// It is struck out, with a reason.
        Void = "void",
        /// The office mends what was recorded, with a reason.
        Correct = "correct",
    }
}

text_enum! {
    /// How a session was confirmed.
    ConfirmedBy {
        /// The owner, signed in.
        Tap = "tap",
        /// The code that she read aloud.
        Code = "code",
    }
}

/// How long a code can be used.
pub const CODE_LIVES: Duration = Duration::minutes(15);
/// How often one code may be mistyped before it is worthless.
pub const CODE_TRIES: i32 = 5;

type Row = Transition<SessionStatus, SessionAction>;

const OWNER: &[By] = &[By::Owner];
const PARTNER: &[By] = &[By::Mentor, By::Coordinator];
const OFFICE: &[By] = &[By::Office];
const STAFF: &[By] = &[By::Mentor, By::Coordinator, By::Office];

const NOTHING: &[Need] = &[];
const NOTED: &[Need] = &[Need::Note];

const fn row(
    from: SessionStatus,
    action: SessionAction,
    by: &'static [By],
    to: SessionStatus,
    needs: &'static [Need],
    tell: Tell,
) -> Row {
    Transition { from, action, by, to: To::Status(to), needs, tell }
}

/// The table.
#[rustfmt::skip] // One row a line: it is read as a table.
pub const SESSIONS: &[Row] = {
    use SessionAction::*;
    use SessionStatus::*;
    &[
        row(Planned, Hold, PARTNER, Held, &[Need::Day], Tell::Owner),
        row(Planned, SessionAction::Void, PARTNER, SessionStatus::Void, NOTED, Tell::Owner),
        row(Held, Confirm, OWNER, Confirmed, NOTHING, Tell::Organisation),
        row(Held, Confirm, PARTNER, Confirmed, &[Need::Code], Tell::Owner),
        row(Held, Dispute, OWNER, Disputed, NOTED, Tell::Organisation),
        row(Held, SessionAction::Void, STAFF, SessionStatus::Void, NOTED, Tell::Both),
        row(Held, Correct, OFFICE, Held, NOTED, Tell::Both),
        row(Confirmed, Dispute, OWNER, Disputed, NOTED, Tell::Organisation),
        row(Confirmed, Correct, OFFICE, Held, NOTED, Tell::Both),
        row(Confirmed, SessionAction::Void, OFFICE, SessionStatus::Void, NOTED, Tell::Both),
        row(Disputed, Confirm, OWNER, Confirmed, NOTHING, Tell::Organisation),
        row(Disputed, Correct, OFFICE, Held, NOTED, Tell::Both),
        row(Disputed, SessionAction::Void, STAFF, SessionStatus::Void, NOTED, Tell::Both),
    ]
};

/// A move that may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionMove {
    /// Where the session stands then.
    pub to: SessionStatus,
    /// Who is told.
    pub tell: Tell,
}

/// Why a move of a session may not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionRefusal {
    /// From here nobody does that.
    #[error("from {0} there is no {1}")]
    NoSuchMove(SessionStatus, SessionAction),
    /// It can be done from here, by somebody else.
    #[error("{1} from {0} belongs to another role")]
    NotYours(SessionStatus, SessionAction),
    /// Something has to be filled in first.
    #[error("something is missing")]
    Missing(Vec<Need>),
}

/// Judges a move by the table.
pub fn decide(
    status: SessionStatus,
    action: SessionAction,
    by: By,
    given: &[Need],
) -> Result<SessionMove, SessionRefusal> {
    let Some(row) = Transition::find(SESSIONS, status, action, by) else {
        let somebody = Transition::rows(SESSIONS, status, action).next().is_some();
        return Err(if somebody {
            SessionRefusal::NotYours(status, action)
        } else {
            SessionRefusal::NoSuchMove(status, action)
        });
    };
    let missing: Vec<Need> = row.needs.iter().copied().filter(|need| !given.contains(need)).collect();
    if !missing.is_empty() {
        return Err(SessionRefusal::Missing(missing));
    }
    match row.to {
        To::Status(to) => Ok(SessionMove { to, tell: row.tell }),
        To::Resume => Err(SessionRefusal::NoSuchMove(status, action)),
    }
}

/// The moves somebody may make: the buttons of the page.
pub fn open_to(status: SessionStatus, by: By) -> Vec<SessionAction> {
    Transition::open(SESSIONS, status, by)
}
