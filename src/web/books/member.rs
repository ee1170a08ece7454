//! One member's account for the treasurer: what she has, owes and was awarded, and every entry behind it.

use chrono::NaiveDate;
use domain::cooperatives::CooperativeId;
use domain::ledger::MemberId;
use poem::handler;

use super::views::{back, heads};
use super::{Asking, loans};
use crate::usecases::ledger::reading::{self, MemberBook};
use crate::usecases::ledger::{Balance, Moved};
use crate::usecases::{Cursor, Failure, today};
use crate::web::capability::{Asked, At, Owner};
use crate::web::routes::Routes;
use crate::web::sheets::{Cell, Section, SheetPage, Stat, Way};
use crate::web::visit::Answer;
use crate::web::wording::Wording;

pub(super) fn routes() -> Routes {
    Routes::default().get("/books/:id/members/:member", show)
}

#[handler]
async fn show(
    owner: Owner,
    At((id, member)): At<(CooperativeId, MemberId)>,
    Asked(asking): Asked<Asking>,
) -> Answer {
    let cursor = asking.after.parse::<Cursor>().ok();
    let book = reading::of_member(owner.app(), owner.actor(), (id, member), cursor.as_ref()).await?;
    let words = owner.wording();
    let path = format!("/books/{id}/members/{member}");
    let mut sheet = page(words, id, &book, today(owner.app()))?;
    if cursor.is_some() {
        sheet.newest.clone_from(&path);
    }
    if let Some(next) = &book.lines.next {
        sheet.older = format!("{path}?after={next}");
    }
    owner.render(&sheet)
}

/// A figure with the day it stands for, and the last that moved it.
pub(in crate::web) fn stat(words: Wording<'_>, balance: &Balance, today: NaiveDate) -> Stat {
    let as_of = words.say_with("books-as-of", &[("day", words.date(today).into())]);
    Stat {
        label: words.label(balance.account),
        value: words.rupiah(balance.amount.get()),
        note: format!("{as_of}, {}", moved_last(words, balance)),
        ..Stat::default()
    }
}

/// When a balance was moved last.
pub(in crate::web) fn moved_last(words: Wording<'_>, balance: &Balance) -> String {
    words.say_with("books-moved-last", &[("day", words.date(balance.as_of).into())])
}

fn page(
    words: Wording<'_>,
    id: CooperativeId,
    book: &MemberBook,
    as_of: NaiveDate,
) -> Result<SheetPage, Failure> {
    let number = &book.holder.number;
    let new = |what: &str, kind| {
        let query = serde_html_form::to_string([("member", number)]).unwrap_or_default();
        Way::to(format!("/books/{id}/new/{what}?{query}"), words.say(&format!("books-new-{what}")), kind)
    };
    let left = book.holder.left_on;
    let ways = if left.is_some() {
        vec![new("payout", "primary"), new("withdrawal", "secondary")]
    } else {
        vec![new("deposit", "primary"), new("withdrawal", "secondary"), new("loan", "secondary")]
    };
    let mut sections = Vec::new();
    if !book.loans.is_empty() {
        sections.push(loans_section(words, book, as_of)?);
    }
    if !book.shares.is_empty() {
        sections.push(shares(words, &book.shares));
    }
    sections.push(lines(words, &book.lines.rows));
    Ok(SheetPage {
        title: book.holder.name.clone(),
        lead: words.say_with("books-member-no", &[("number", number.as_str().into())]),
        back: back(words, id),
        notice: left.map_or_else(String::new, |day| {
            words.say_with("books-left-on", &[("day", words.date(day).into())])
        }),
        stats: book.balances.iter().map(|balance| stat(words, balance, as_of)).collect(),
        sections,
        ways,
        ..SheetPage::default()
    })
}

fn loans_section(words: Wording<'_>, book: &MemberBook, as_of: NaiveDate) -> Result<Section, Failure> {
    let row = |loan: &crate::usecases::ledger::Loan| {
        let name = Cell::link(words.date(loan.begun), format!("/loans/{}", loan.id));
        loans::row(words, loan, name, as_of)
    };
    let keys = ["books-begun", "books-lent", "books-principal-owed", "books-next", "books-late"];
    Ok(Section {
        title: words.say("books-loans"),
        head: heads(words, &keys, 1..3),
        rows: book.loans.iter().map(row).collect::<Result<_, _>>()?,
        ..Section::default()
    })
}

fn shares(words: Wording<'_>, shares: &[(i32, i64)]) -> Section {
    let row = |(year, sum): &(i32, i64)| {
        let name = words.say_with("books-year-of", &[("year", year.to_string().into())]);
        vec![Cell::text(name), Cell::text(words.rupiah(*sum))]
    };
    Section {
        title: words.say("books-shares"),
        head: heads(words, &["books-year", "books-amount"], 1..2),
        rows: shares.iter().map(row).collect(),
        ..Section::default()
    }
}

fn lines(words: Wording<'_>, rows: &[Moved]) -> Section {
    let row = |moved: &Moved| {
        let sign = if moved.by < 0 { "−" } else { "+" };
        vec![
            Cell::link(
                words.say_with("books-entry", &[("number", moved.number.to_string().into())]),
                format!("/entries/{}", moved.entry),
            )
            .noted(&moved.note),
            Cell::text(words.date(moved.day)),
            Cell::text(words.label(moved.kind)),
            Cell::text(words.label(moved.account)),
            Cell::text(format!("{sign}{}", words.rupiah(moved.by.abs()))),
        ]
    };
    let keys = ["books-number", "books-day", "books-kind", "books-account", "books-change"];
    Section {
        title: words.say("books-entries"),
        head: heads(words, &keys, 4..5),
        rows: rows.iter().map(row).collect(),
        empty: words.say("books-no-entries"),
        ..Section::default()
    }
}
