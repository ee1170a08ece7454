//! The sheets of the books.

use domain::cooperatives::CooperativeId;
use domain::ledger::{AccountClass, AccountKind, EntryId, EntryKind};

use crate::usecases::ledger::reading::Overview;
use crate::usecases::ledger::{Holder, Posted};
use crate::web::sheets::{Cell, Datum, Field, Head, Section, SheetPage, Stat, Way};
use crate::web::wording::Wording;

pub(in crate::web) fn heads(words: Wording<'_>, keys: &[&str], figures: std::ops::Range<usize>) -> Vec<Head> {
    let head =
        |(place, key): (usize, &&str)| Head { label: words.say(key), figure: figures.contains(&place) };
    keys.iter().enumerate().map(head).collect()
}

/// The way back to the book.
pub(super) fn back(words: Wording<'_>, on: CooperativeId) -> Way {
    Way::to(format!("/books/{on}"), words.say("books-title"), "")
}

/// What a class comes to, losses taken off what is the cooperative's own.
fn class(totals: &[(AccountKind, i64)], class: AccountClass) -> i64 {
    let those = totals.iter().filter(|(kind, _)| kind.class() == class);
    those.map(|(kind, sum)| if *kind == AccountKind::Loss { -sum } else { *sum }).sum()
}

pub(super) fn overview(words: Wording<'_>, on: CooperativeId, book: &Overview) -> SheetPage {
    let path = format!("/books/{on}");
    let stat =
        |key: &str, sum: i64| Stat { label: words.say(key), value: words.rupiah(sum), ..Stat::default() };
    let of = |what| class(&book.totals, what);
    let result = of(AccountClass::Income) - of(AccountClass::Expense);
    let row = |(kind, sum): &(AccountKind, i64)| {
        let name = format!("{} {}", kind.number(), words.label(*kind));
        let name = if book.keeps && kind.is_of_members() {
            Cell::link(name, format!("{path}/balances/{kind}"))
        } else {
            Cell::text(name)
        };
        vec![name, Cell::text(words.label(kind.class())), Cell::text(words.rupiah(*sum))]
    };
    SheetPage {
        title: words.say("books-title"),
        lead: book.name.clone(),
        back: Way::to(format!("/cooperatives/{on}"), book.name.clone(), ""),
        notice: book.closed.map_or_else(String::new, |until| {
            words.say_with("books-closed-until", &[("day", words.date(until).into())])
        }),
        stats: vec![
            stat("books-assets", of(AccountClass::Asset)),
            stat("books-debts", of(AccountClass::Liability)),
            stat("books-equity", of(AccountClass::Equity)),
            stat("books-result", result),
        ],
        sections: [Section {
            title: words.say("books-accounts"),
            note: words.say(if book.keeps { "books-accounts-note" } else { "books-totals-note" }),
            head: heads(words, &["books-account", "books-class", "books-balance"], 2..3),
            rows: book.totals.iter().filter(|(_, sum)| *sum != 0).map(row).collect(),
            empty: words.say("books-empty"),
            ways: Vec::new(),
        }]
        .into_iter()
        .chain(book.keeps.then(|| seldom(words, &path)))
        .collect(),
        ways: ways(words, &path, book),
        ..SheetPage::default()
    }
}

/// What is done every day, above the figures.
fn ways(words: Wording<'_>, path: &str, book: &Overview) -> Vec<Way> {
    let years = Way::to(format!("{path}/years"), words.say("books-years"), "secondary");
    let disputes = Way::to(format!("{path}/disputes"), words.say("dispute-list"), "secondary");
    if !book.keeps {
        return if book.answers { vec![years, disputes] } else { vec![years] };
    }
    let mut ways = vec![new(words, path, "deposit", "primary")];
    ways.extend(["withdrawal", "loan"].map(|what| new(words, path, what, "secondary")));
    ways.extend(
        ["loans", "entries"]
            .map(|what| Way::to(format!("{path}/{what}"), words.say(&format!("books-{what}")), "secondary")),
    );
    ways.extend([years, disputes]);
    ways
}

fn new(words: Wording<'_>, path: &str, what: &str, kind: &'static str) -> Way {
    Way::to(format!("{path}/new/{what}"), words.say(&format!("books-new-{what}")), kind)
}

/// What is done now and then, below them.
fn seldom(words: Wording<'_>, path: &str) -> Section {
    let mut ways = vec![new(words, path, "other", "secondary")];
    ways.extend(["share", "payout"].map(|what| new(words, path, what, "secondary")));
    ways.extend(["pays", "earns"].map(|what| {
        Way::to(format!("{path}/batch/{what}"), words.say(&format!("books-batch-{what}")), "secondary")
    }));
    ways.push(Way::to(format!("{path}/batches"), words.say("books-batches"), "secondary"));
    ways.push(Way::to(format!("{path}/import"), words.say("books-import-title"), "secondary"));
    ways.push(Way::to(format!("{path}/close"), words.say("books-close"), "quiet"));
    Section {
        title: words.say("books-seldom"),
        empty: words.say("books-seldom-means"),
        ways,
        ..Section::default()
    }
}

fn tone(kind: EntryKind) -> &'static str {
    if kind == EntryKind::Reversal { "amber" } else { "plain" }
}

pub(super) fn entry_head(words: Wording<'_>) -> Vec<Head> {
    heads(words, &["books-number", "books-day", "books-kind", "books-member", "books-amount"], 4..5)
}

/// An entry in a list.
pub(super) fn entry_row(words: Wording<'_>, posted: &Posted) -> Vec<Cell> {
    let members = posted.members();
    let whose = match members.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        many => words.say_with("books-members", &[("count", count(many.len()).into())]),
    };
    vec![
        Cell::link(
            words.say_with("books-entry", &[("number", posted.number.to_string().into())]),
            format!("/entries/{}", posted.id),
        )
        .noted(&posted.note),
        Cell::text(words.date(posted.day)),
        Cell::text(words.label(posted.kind)).toned(tone(posted.kind)),
        Cell::text(whose),
        Cell::text(words.rupiah(posted.total())),
    ]
}

pub(super) fn entries(words: Wording<'_>, (on, name): (CooperativeId, String), rows: &[Posted]) -> SheetPage {
    SheetPage {
        title: words.say("books-entries"),
        lead: name,
        back: back(words, on),
        sections: vec![Section {
            title: words.say("books-entries"),
            head: entry_head(words),
            rows: rows.iter().map(|posted| entry_row(words, posted)).collect(),
            empty: words.say("books-no-entries"),
            ..Section::default()
        }],
        ways: vec![Way::to(format!("/books/{on}/entries.csv"), words.say("export-csv"), "secondary")],
        ..SheetPage::default()
    }
}

pub(super) fn balances(
    words: Wording<'_>,
    (on, name): (CooperativeId, String),
    kind: AccountKind,
    rows: &[(Holder, i64)],
) -> SheetPage {
    let row = |(holder, sum): &(Holder, i64)| {
        let name = Cell::link(&holder.name, format!("/books/{on}/members/{}", holder.id));
        vec![name, Cell::text(&holder.number), Cell::text(words.rupiah(*sum))]
    };
    SheetPage {
        title: words.label(kind),
        lead: name,
        back: back(words, on),
        sections: vec![Section {
            title: words.say("books-by-member"),
            head: heads(words, &["books-member", "books-member-number", "books-balance"], 2..3),
            rows: rows.iter().map(row).collect(),
            empty: words.say("books-none-has"),
            ..Section::default()
        }],
        ..SheetPage::default()
    }
}

pub(super) fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

pub(super) fn entry(words: Wording<'_>, posted: &Posted, reversed_by: Option<EntryId>) -> SheetPage {
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let other = |key: &str, id: EntryId| Datum {
        href: format!("/entries/{id}"),
        link: words.say("view"),
        ..datum(key, words.say("books-another"))
    };
    let mut facts = vec![
        datum("books-kind", words.label(posted.kind)),
        datum("books-day", words.date(posted.day)),
        datum("books-by", format!("{}, {}", posted.by, words.date_time(posted.at))),
    ];
    let said = [("books-note", &posted.note), ("books-reference", &posted.reference)];
    facts.extend(
        said.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| datum(key, (*text).clone())),
    );
    facts.extend(posted.batch.map(|id| Datum {
        href: format!("/batches/{id}"),
        link: words.say("view"),
        ..datum("books-batch", words.say("books-this-batch"))
    }));
    facts.extend(posted.loan.map(|id| Datum {
        href: format!("/loans/{id}"),
        link: words.say("view"),
        ..datum("books-loan", words.say("books-this-loan"))
    }));
    facts.extend(posted.reverses.map(|id| other("books-reverses", id)));
    facts.extend(reversed_by.map(|id| other("books-reversed-by", id)));
    let line = |line: &crate::usecases::ledger::PostedLine| {
        let side = |sum: i64| if sum > 0 { words.rupiah(sum) } else { String::new() };
        vec![
            Cell::text(format!("{} {}", line.account.number(), words.label(line.account))),
            Cell::text(line.member_name.clone().unwrap_or_default()),
            Cell::text(side(line.debit)),
            Cell::text(side(line.credit)),
        ]
    };
    let stays = posted.reverses.is_some() || reversed_by.is_some();
    let path = format!("/entries/{}", posted.id);
    SheetPage {
        title: words.say_with("books-entry", &[("number", posted.number.to_string().into())]),
        lead: words.rupiah(posted.total()),
        back: Way::to(format!("/books/{}/entries", posted.cooperative), words.say("books-entries"), ""),
        facts,
        sections: vec![Section {
            title: words.say("books-lines"),
            head: heads(words, &["books-account", "books-member", "books-debit", "books-credit"], 2..4),
            rows: posted.lines.iter().map(line).collect(),
            ..Section::default()
        }],
        ways: if stays {
            Vec::new()
        } else {
            vec![Way::to(format!("{path}/reverse"), words.say("books-reverse"), "secondary")]
        },
        ..SheetPage::default()
    }
}

/// What is asked of whoever takes back an entry, or a batch of them.
pub(super) fn reversal(words: Wording<'_>) -> Vec<Field> {
    vec![
        Field::new("date", "day", words.say("books-day")).hint(words.say("books-reverse-day-hint")),
        Field::new("area", "reason", words.say("books-reason")),
    ]
}
