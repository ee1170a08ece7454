//! The sheets of a member's own page.

use chrono::NaiveDate;
use domain::ledger::AccountKind;
use domain::money::Rupiah;

use crate::usecases::Failure;
use crate::usecases::ledger::{Loan, Moved};
use crate::usecases::memberships::looks::Look;
use crate::usecases::memberships::{self, Account, Membership};
use crate::web::books::{self, heads};
use crate::web::sheets::{Cell, Datum, Section, SheetPage, Stat, Way};
use crate::web::wording::Wording;

pub(super) fn path(membership: &Membership) -> String {
    format!("/memberships/{}", membership.id)
}

/// The way back to one membership.
pub(super) fn back(membership: &Membership) -> Way {
    Way::to(path(membership), membership.cooperative_name.clone(), "")
}

fn left(words: Wording<'_>, membership: &Membership) -> String {
    membership.left_on.map_or_else(String::new, |day| {
        words.say_with("memberships-left", &[("day", words.date(day).into())])
    })
}

fn number(words: Wording<'_>, membership: &Membership) -> String {
    words.say_with("books-member-no", &[("number", membership.number.as_str().into())])
}

pub(super) fn list(words: Wording<'_>, all: &[Membership]) -> SheetPage {
    let row = |one: &Membership| {
        vec![
            Cell::link(&one.cooperative_name, path(one)).noted(number(words, one)),
            Cell::text(words.date(one.joined_on)),
            Cell::text(left(words, one)),
        ]
    };
    SheetPage {
        title: words.say("memberships-title"),
        lead: words.say("memberships-lead"),
        sections: vec![Section {
            title: words.say("memberships-cooperatives"),
            head: heads(
                words,
                &["memberships-cooperative", "memberships-joined", "memberships-standing"],
                0..0,
            ),
            rows: all.iter().map(row).collect(),
            empty: words.say("memberships-none"),
            ways: if all.is_empty() {
                vec![Way::to("/join", words.say("join-title"), "primary")]
            } else {
                Vec::new()
            },
            ..Section::default()
        }],
        ..SheetPage::default()
    }
}

pub(super) fn show(words: Wording<'_>, account: &Account, today: NaiveDate) -> Result<SheetPage, Failure> {
    let membership = &account.membership;
    let path = path(membership);
    let stat = |balance| {
        let mut stat = books::stat(words, balance, today);
        stat.label = named(words, balance.account);
        stat.href = format!("{path}/entries?account={}", balance.account);
        stat
    };
    let mut sections = Vec::new();
    if !account.loans.is_empty() {
        sections.push(loans(words, &path, &account.loans, today)?);
    }
    if !account.shares.is_empty() {
        sections.push(shares(words, &path, &account.shares));
    }
    sections.push(Section {
        title: words.say("memberships-privacy"),
        empty: words.say("memberships-privacy-means"),
        ways: vec![
            Way::to(format!("{path}/looks"), words.say("memberships-looks"), "secondary"),
            Way::to(format!("{path}/disputes"), words.say("dispute-list"), "secondary"),
        ],
        ..Section::default()
    });
    let none = account.balances.is_empty() && account.loans.is_empty();
    let mut notice = left(words, membership);
    if none {
        notice = words.say("memberships-nothing");
    }
    Ok(SheetPage {
        title: membership.cooperative_name.clone(),
        lead: format!("{}, {}", membership.name, number(words, membership)),
        back: Way::to("/memberships", words.say("memberships-title"), ""),
        notice,
        stats: account.balances.iter().map(stat).collect(),
        sections,
        ways: vec![
            Way::to(format!("{path}/entries"), words.say("memberships-entries"), "primary"),
            Way::to(format!("{path}/statement"), words.say("statement-title"), "secondary"),
        ],
        ..SheetPage::default()
    })
}

fn loans(words: Wording<'_>, path: &str, loans: &[Loan], today: NaiveDate) -> Result<Section, Failure> {
    let row = |loan: &Loan| {
        let owed = loan.owed(today)?;
        let open = !loan.cancelled && owed.principal > Rupiah::ZERO;
        let late = if owed.late > Rupiah::ZERO {
            Cell::text(words.rupiah(owed.late.get())).toned("amber")
        } else {
            Cell::text("–")
        };
        let next = if loan.cancelled {
            words.say("memberships-loan-cancelled")
        } else if open {
            books::next(words, &owed)
        } else {
            words.say("memberships-loan-paid")
        };
        Ok(vec![
            Cell::link(words.rupiah(loan.terms.amount.get()), format!("{path}/loans/{}", loan.id))
                .noted(words.date(loan.begun)),
            Cell::text(words.rupiah(if loan.cancelled { 0 } else { owed.principal.get() })),
            Cell::text(next),
            if open { late } else { Cell::text("–") },
        ])
    };
    Ok(Section {
        title: words.say("memberships-loans"),
        note: words.say_with("books-as-of", &[("day", words.date(today).into())]),
        head: heads(words, &["books-lent", "books-principal-owed", "books-next", "books-late"], 1..2),
        rows: loans.iter().map(row).collect::<Result<_, Failure>>()?,
        ways: vec![Way::to(
            format!("{path}/entries?account={}", AccountKind::Loan),
            words.say("memberships-loan-entries"),
            "quiet",
        )],
        ..Section::default()
    })
}

fn shares(words: Wording<'_>, path: &str, shares: &[(i32, i64)]) -> Section {
    let row = |(year, sum): &(i32, i64)| {
        let name = words.say_with("books-year-of", &[("year", year.to_string().into())]);
        vec![Cell::text(name), Cell::text(words.rupiah(*sum))]
    };
    Section {
        title: words.say("books-shares"),
        head: heads(words, &["books-year", "books-amount"], 1..2),
        rows: shares.iter().map(row).collect(),
        ways: vec![Way::to(
            format!("{path}/entries?account={}", AccountKind::ShareOwed),
            words.say("memberships-share-entries"),
            "quiet",
        )],
        ..Section::default()
    }
}

/// An account in the words of the member whose it is.
pub(super) fn named(words: Wording<'_>, kind: AccountKind) -> String {
    match kind {
        AccountKind::Loan => words.say("memberships-loans"),
        AccountKind::ShareOwed => words.say("memberships-share"),
        other => words.label(other),
    }
}

/// An amount with its sign.
pub(super) fn signed(words: Wording<'_>, by: i64) -> String {
    format!("{}{}", if by < 0 { "−" } else { "+" }, words.rupiah(by.abs()))
}

fn called(words: Wording<'_>, number: i64) -> String {
    words.say_with("books-entry", &[("number", number.to_string().into())])
}

pub(super) fn entries(
    words: Wording<'_>,
    membership: &Membership,
    account: Option<AccountKind>,
    rows: &[Moved],
) -> SheetPage {
    let path = path(membership);
    let row = |moved: &Moved| {
        vec![
            Cell::link(called(words, moved.number), format!("{path}/entries/{}", moved.entry))
                .noted(&moved.note),
            Cell::text(words.date(moved.day)),
            Cell::text(words.label(moved.kind)),
            Cell::text(named(words, moved.account)),
            Cell::text(signed(words, moved.by)),
        ]
    };
    let keys = ["books-number", "books-day", "books-kind", "books-account", "books-change"];
    let title = account.map_or_else(|| words.say("memberships-entries"), |kind| named(words, kind));
    SheetPage {
        lead: membership.cooperative_name.clone(),
        back: back(membership),
        sections: vec![Section {
            title: title.clone(),
            head: heads(words, &keys, 4..5),
            rows: rows.iter().map(row).collect(),
            empty: words.say("books-no-entries"),
            ..Section::default()
        }],
        ways: vec![Way::to("", words.say("export-csv"), "secondary")],
        title,
        ..SheetPage::default()
    }
}

pub(super) fn entry(words: Wording<'_>, membership: &Membership, moved: &[Moved]) -> SheetPage {
    let path = path(membership);
    let first = moved.first();
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let mut facts: Vec<Datum> = first.iter().map(|one| datum("books-day", words.date(one.day))).collect();
    facts.extend(first.map(|one| datum("books-kind", words.label(one.kind))));
    facts.extend(first.filter(|one| !one.note.is_empty()).map(|one| datum("books-note", one.note.clone())));
    facts.extend(first.and_then(|one| one.reverses).map(|id| Datum {
        href: format!("{path}/entries/{id}"),
        link: words.say("view"),
        ..datum("books-reverses", words.say("books-another"))
    }));
    let row = |one: &Moved| vec![Cell::text(named(words, one.account)), Cell::text(signed(words, one.by))];
    let dispute = |one: &Moved| {
        let label = words.say_with("dispute-this", &[("account", named(words, one.account).into())]);
        Way::to(format!("{path}/dispute/{}/{}", one.entry, one.account), label, "secondary")
    };
    SheetPage {
        title: first.map(|one| called(words, one.number)).unwrap_or_default(),
        lead: membership.cooperative_name.clone(),
        back: Way::to(format!("{path}/entries"), words.say("memberships-entries"), ""),
        facts,
        sections: vec![Section {
            title: words.say("memberships-moved"),
            head: heads(words, &["books-account", "books-change"], 1..2),
            rows: moved.iter().map(row).collect(),
            ways: moved.iter().filter(|one| memberships::is_own(one.account)).map(dispute).collect(),
            ..Section::default()
        }],
        ..SheetPage::default()
    }
}

pub(super) fn loan(
    words: Wording<'_>,
    membership: &Membership,
    loan: &Loan,
    today: NaiveDate,
) -> Result<SheetPage, Failure> {
    let owed = loan.owed(today)?;
    let note = words.say_with("books-as-of", &[("day", words.date(today).into())]);
    let stat = |key: &str, sum: Rupiah| Stat {
        label: words.say(key),
        value: words.rupiah(sum.get()),
        note: note.clone(),
        ..Stat::default()
    };
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let late =
        Stat { tone: if owed.late > Rupiah::ZERO { "amber" } else { "" }, ..stat("books-late", owed.late) };
    Ok(SheetPage {
        title: words.say("memberships-loan"),
        lead: membership.cooperative_name.clone(),
        back: back(membership),
        notice: if loan.cancelled { words.say("books-loan-cancelled") } else { String::new() },
        stats: if loan.cancelled {
            Vec::new()
        } else {
            vec![
                stat("books-principal-owed", owed.principal),
                stat("books-interest-owed", owed.interest),
                late,
            ]
        },
        facts: vec![
            datum("books-lent", words.rupiah(loan.terms.amount.get())),
            datum("books-begun", words.date(loan.begun)),
            datum("books-rate", words.percent(loan.terms.rate.percent())),
            datum("books-months", words.months(i64::from(loan.terms.tenor.months()))),
            datum("books-method", words.label(loan.terms.method)),
            datum("books-next", books::next(words, &owed)),
        ],
        sections: vec![books::schedule(words, loan)?],
        ..SheetPage::default()
    })
}

pub(super) fn looks(words: Wording<'_>, membership: &Membership, rows: &[Look]) -> SheetPage {
    let row = |look: &Look| {
        vec![
            Cell::text(words.date_time(look.at)),
            Cell::text(&look.by).noted(words.label(look.seat)),
            Cell::text(words.label(look.what)),
        ]
    };
    SheetPage {
        title: words.say("memberships-looks"),
        lead: words.say("memberships-looks-lead"),
        back: back(membership),
        sections: vec![Section {
            title: membership.cooperative_name.clone(),
            head: heads(words, &["looks-at", "looks-by", "looks-what"], 0..0),
            rows: rows.iter().map(row).collect(),
            empty: words.say("memberships-no-looks"),
            ..Section::default()
        }],
        ..SheetPage::default()
    }
}
