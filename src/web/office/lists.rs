//! The lists behind the figures as rows of ready-to-print strings.

use chrono::{DateTime, Utc};
use domain::applications::{WaitsOn, WorkflowKind};
use domain::language::Bilingual;
use domain::matching::{SubjectKind, Verdict};

use super::asking::{Asking, OLD, age_spelled};
use super::monitor::APPLICATIONS;
use super::views::{Cell, Row};
use crate::usecases::office::cases::CaseRow;
use crate::usecases::office::figures::Turn;
use crate::usecases::office::mails::{MailRow, MailState};
use crate::usecases::office::matches::SubjectRow;
use crate::usecases::office::needs::NeedRow;
use crate::usecases::office::pairs::PairRow;
use crate::usecases::office::times::Times;
use crate::web::wording::Wording;

pub(super) const PAIRS: &str = "/office/pairs";

/// A name in the reader's language, or in the other where there is none: for a file, without a mark.
pub(super) fn named(words: Wording<'_>, name: &Bilingual) -> String {
    name.read(words.language()).0.to_owned()
}

/// A district by its code.
pub(super) fn district(code: Option<&str>) -> String {
    let found = code.and_then(domain::regions::district);
    found.map_or_else(String::new, |district| district.name.to_owned())
}

pub(super) struct Cells<'a>(pub(super) Wording<'a>);

impl Cells<'_> {
    pub(super) fn text(&self, key: &str, text: impl Into<String>) -> Cell {
        Cell { label: self.0.say(key), text: text.into(), ..Cell::default() }
    }

    pub(super) fn count(&self, key: &str, count: u64, href: String) -> Cell {
        Cell {
            figure: true,
            href,
            ..self.text(key, self.0.integer(i64::try_from(count).unwrap_or(i64::MAX)))
        }
    }
}

pub(super) fn case(words: Wording<'_>, now: DateTime<Utc>, row: &CaseRow) -> Row {
    let cells = Cells(words);
    let amount = match (row.amount, row.tenor_months) {
        (Some(amount), Some(tenor)) => {
            format!("{}, {}", words.rupiah(amount), words.months(i64::from(tenor)))
        }
        (Some(amount), None) => words.rupiah(amount),
        (None, _) => String::new(),
    };
    let late = row.late(now);
    let age = row.age(now).map_or_else(String::new, |days| words.days(i64::from(days)));
    let age = Cell {
        note: if late { words.say("office-late") } else { String::new() },
        tone: if late { "amber" } else { "" },
        ..cells.text("office-col-age", age)
    };
    let status = Cell {
        note: words.say_with("office-since", &[("days", i64::from(row.waiting(now)).into())]),
        ..cells.text("office-col-status", words.label(row.status))
    };
    Row {
        name: row.business.clone(),
        note: [row.receipt.clone(), district(row.district.as_deref())]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        href: format!("/office/cases/{}", row.id),
        cells: vec![
            status,
            age,
            Cell { note: words.both(&row.name), ..cells.text("office-col-organisation", &row.organisation) },
            cells.text("office-col-asked", amount),
        ],
    }
}

pub(super) fn need(words: Wording<'_>, row: &NeedRow) -> Row {
    let cells = Cells(words);
    let asked = format!("{}, {}", words.rupiah(row.amount), words.months(i64::from(row.tenor_months)));
    let pairs = |verdict: Verdict| {
        let business = row.business_id.to_string();
        Asking { business, verdict: verdict.to_string(), ..Asking::default() }.address(PAIRS)
    };
    Row {
        name: row.business.clone(),
        note: district(row.district.as_deref()),
        href: format!("/office/businesses/{}", row.business_id),
        cells: vec![
            Cell { note: words.label(row.purpose), ..cells.text("office-col-asked", asked) },
            cells.text("office-col-stated", words.day_of(row.stated_at)),
            cells.count("office-verdict-eligible", row.eligible, pairs(Verdict::Eligible)),
            cells.count("office-verdict-nearly", row.nearly, pairs(Verdict::Nearly)),
            cells.count("office-verdict-unknown", row.unknown, pairs(Verdict::Unknown)),
        ],
    }
}

const fn folder_of(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Offer => "offers",
        SubjectKind::Program => "programs",
    }
}

const fn workflow_of(kind: SubjectKind) -> WorkflowKind {
    match kind {
        SubjectKind::Offer => WorkflowKind::Credit,
        SubjectKind::Program => WorkflowKind::Mentoring,
    }
}

/// A business and an offer or program, with what the one is to the other.
pub(super) fn pair(words: Wording<'_>, row: &PairRow) -> Row {
    let cells = Cells(words);
    let instalment = row.first_instalment.map(|amount| words.rupiah(amount)).unwrap_or_default();
    let tone = match row.verdict {
        Verdict::Eligible => "green",
        Verdict::Nearly => "amber",
        Verdict::Unknown | Verdict::Ineligible => "plain",
    };
    Row {
        name: row.business.clone(),
        note: district(row.district.as_deref()),
        href: format!("/office/businesses/{}", row.business_id),
        cells: vec![
            Cell {
                note: row.organisation.clone(),
                href: format!("/{}/{}", folder_of(row.kind), row.subject),
                ..cells.text("office-col-subject", words.both(&row.name))
            },
            Cell {
                tone,
                ..cells.text("office-filter-verdict", words.say(&format!("office-verdict-{}", row.verdict)))
            },
            Cell { figure: true, ..cells.text("office-col-instalment", instalment) },
        ],
    }
}

pub(super) fn subject(words: Wording<'_>, asking: &Asking, row: &SubjectRow) -> Row {
    let cells = Cells(words);
    let folder = folder_of(row.kind);
    let pairs = |verdict: Verdict| {
        let kind = workflow_of(row.kind).to_string();
        let (subject, verdict) = (row.id.to_string(), verdict.to_string());
        Asking { kind, verdict, subject, ..asking.narrowed() }.address(PAIRS)
    };
    Row {
        name: words.both(&row.name),
        note: row.organisation.clone(),
        href: format!("/{folder}/{}", row.id),
        cells: vec![
            cells.count("office-verdict-eligible", row.eligible, pairs(Verdict::Eligible)),
            cells.count("office-verdict-nearly", row.nearly, pairs(Verdict::Nearly)),
            cells.count("office-verdict-unknown", row.unknown, pairs(Verdict::Unknown)),
            cells.count("office-verdict-ineligible", row.ineligible, pairs(Verdict::Ineligible)),
        ],
    }
}

/// What waits on one organisation and on its applicants, each figure with the list behind it.
pub(super) fn turn(words: Wording<'_>, asking: &Asking, turn: &Turn) -> Row {
    let cells = Cells(words);
    let list = |change: &dyn Fn(&mut Asking)| {
        let mut asking = asking.narrowed();
        asking.organisation = turn.organisation.id.to_string();
        change(&mut asking);
        asking.address(APPLICATIONS)
    };
    let on = |whom: WaitsOn| list(&|asking| whom.as_str().clone_into(&mut asking.waits));
    let late = Cell {
        tone: if turn.late > 0 { "amber" } else { "" },
        ..cells.count("office-col-late", turn.late, list(&|asking| "yes".clone_into(&mut asking.late)))
    };
    let old = list(&|asking| {
        WaitsOn::Organisation.as_str().clone_into(&mut asking.waits);
        asking.age = age_spelled(OLD);
    });
    Row {
        name: turn.organisation.name.clone(),
        note: words.label(turn.organisation.kind),
        href: list(&|asking| "waiting".clone_into(&mut asking.standing)),
        cells: vec![
            cells.count("office-col-on-them", turn.on_organisation, on(WaitsOn::Organisation)),
            late,
            cells.count("office-col-old", turn.old, old),
            cells.count("office-col-on-owner", turn.on_owner, on(WaitsOn::Owner)),
        ],
    }
}

pub(super) fn times(words: Wording<'_>, asking: &Asking, row: &Times) -> Row {
    let cells = Cells(words);
    let days = |days: Option<u32>| days.map_or_else(|| "–".to_owned(), |days| words.days(i64::from(days)));
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let seen = |count: usize| words.say_with("office-of-many", &[("count", number(count).into())]);
    let kept = match row.promised {
        0 => "–".to_owned(),
        all => words
            .say_with("office-in-time", &[("kept", number(row.in_time).into()), ("all", number(all).into())]),
    };
    let (organisation, standing) = (row.organisation.id.to_string(), "all".to_owned());
    Row {
        name: row.organisation.name.clone(),
        note: words.label(row.organisation.kind),
        href: Asking { organisation, standing, ..asking.narrowed() }.address(APPLICATIONS),
        cells: vec![
            Cell { note: seen(row.replies), ..cells.text("office-col-median-reply", days(row.median_reply)) },
            Cell {
                note: seen(row.decisions),
                ..cells.text("office-col-median-decision", days(row.median_decision))
            },
            cells.text("office-col-in-time", kept),
        ],
    }
}

/// A mail's kind in words: its subject without the names and figures, which are the receiver's.
pub(super) fn mail_kind(words: Wording<'_>, kind: &str) -> String {
    let subject = words.outline(&format!("mail-{}-subject", kind.replace('_', "-")));
    subject.unwrap_or_else(|| kind.replace(['_', '-'], " "))
}

pub(super) fn mail_state(words: Wording<'_>, state: MailState) -> String {
    words.say(&format!("mail-state-{}", state.as_str()))
}

pub(super) fn mail(words: Wording<'_>, row: &MailRow) -> Row {
    let cells = Cells(words);
    let when = match (row.state, row.sent_at) {
        (_, Some(at)) => words.date_time(at),
        (MailState::Dead, None) => words.say("mail-not-tried-again"),
        (_, None) => words.say_with("mail-tried-at", &[("when", words.date_time(row.due_at).into())]),
    };
    let state = Cell {
        note: when,
        tone: match row.state {
            MailState::Dead => "red",
            MailState::Retrying => "amber",
            MailState::Sent | MailState::Waiting => "",
        },
        ..cells.text("mail-col-state", mail_state(words, row.state))
    };
    Row {
        name: mail_kind(words, &row.kind),
        note: row.address.clone(),
        href: format!("/office/mail/{}", row.id),
        cells: vec![
            state,
            cells.count("mail-col-attempts", u64::try_from(row.attempts).unwrap_or(0), String::new()),
            cells.text("mail-col-created", words.date_time(row.created_at)),
        ],
    }
}
