//! The sheets of a fund.

use domain::accounts::Role;
use domain::funds::{Balance, BookingKind};
use domain::money::Rupiah;

use crate::usecases::Page;
use crate::usecases::funds::{Booking, BookingSeen, Fund, Line, LineSeen, Plan};
use crate::web::capability::OfficeStaff;
use crate::web::sheets::{Cell, Datum, Head, Section, SheetPage, Stat, Way};
use crate::web::wording::Wording;

fn is_head(clerk: &OfficeStaff) -> bool {
    clerk.actor().role == Role::OfficeHead
}

fn heads(words: Wording<'_>, keys: &[&str], figures: std::ops::Range<usize>) -> Vec<Head> {
    let head =
        |(place, key): (usize, &&str)| Head { label: words.say(key), figure: figures.contains(&place) };
    keys.iter().enumerate().map(head).collect()
}

fn state(words: Wording<'_>, fund: &Fund) -> Cell {
    let (key, tone) = if fund.is_open() { ("funds-open", "teal") } else { ("funds-closed", "plain") };
    Cell::text(words.say(key)).toned(tone)
}

fn left(fund: &Fund) -> i64 {
    fund.amount.get() - fund.booked.get()
}

pub(super) fn list(clerk: &OfficeStaff, all: &[Fund]) -> SheetPage {
    let words = clerk.wording();
    let row = |fund: &Fund| {
        vec![
            Cell::link(fund.year.to_string(), format!("/office/funds/{}", fund.id)).noted(&fund.name),
            Cell::text(words.label(fund.source)),
            Cell::text(words.rupiah(fund.amount.get())),
            Cell::text(words.rupiah(fund.booked.get())),
            Cell::text(words.rupiah(left(fund))),
            state(words, fund),
        ]
    };
    let keys = ["funds-year", "funds-source", "funds-amount", "funds-booked", "funds-left", "funds-state"];
    let ways = if is_head(clerk) {
        vec![Way::to("/office/funds/new", words.say("funds-open-new"), "primary")]
    } else {
        Vec::new()
    };
    SheetPage {
        title: words.say("funds-title"),
        lead: words.say("funds-lead"),
        sections: vec![Section {
            title: words.say("funds-years"),
            head: heads(words, &keys, 2..5),
            rows: all.iter().map(row).collect(),
            empty: words.say("funds-none"),
            ..Section::default()
        }],
        ways,
        ..SheetPage::default()
    }
}

fn stat(words: Wording<'_>, key: &str, amount: i64, href: &str) -> Stat {
    Stat { label: words.say(key), value: words.rupiah(amount), href: href.to_owned(), ..Stat::default() }
}

pub(super) fn fund(clerk: &OfficeStaff, plan: &Plan) -> SheetPage {
    let words = clerk.wording();
    let fund = &plan.fund;
    let path = format!("/office/funds/{}", fund.id);
    let sum =
        |of: fn(&Balance) -> Rupiah| -> i64 { plan.lines.iter().map(|line| of(&line.balance).get()).sum() };
    let bookings = format!("{path}/bookings");
    let stats = vec![
        stat(words, "funds-amount", fund.amount.get(), ""),
        stat(words, "funds-allocated", fund.allocated.get(), ""),
        stat(
            words,
            "funds-committed",
            sum(|balance| balance.committed),
            &format!("{bookings}?kind=commitment"),
        ),
        stat(
            words,
            "funds-realised",
            sum(|balance| balance.realised),
            &format!("{bookings}?kind=realisation"),
        ),
        stat(words, "funds-left", left(fund), &bookings),
    ];
    let manages = is_head(clerk) && fund.is_open();
    let mut ways = Vec::new();
    if manages {
        ways.push(Way::to(format!("{path}/activities/new"), words.say("funds-new-activity"), "primary"));
    }
    ways.push(Way::to(format!("{path}/report"), words.say("funds-report"), "secondary"));
    ways.push(Way::to(bookings, words.say("funds-bookings"), "secondary"));
    if manages {
        ways.push(Way::to(format!("{path}/close"), words.say("funds-close"), "quiet"));
    }
    SheetPage {
        title: words.say_with("funds-of", &[("year", fund.year.to_string().into())]),
        lead: format!("{} · {}", fund.name, words.label(fund.source)),
        back: Way::to("/office/funds", words.say("funds-title"), ""),
        notice: fund.closed_at.map_or_else(String::new, |at| {
            words.say_with("funds-closed-on", &[("when", words.date_time(at).into())])
        }),
        stats,
        sections: sections(words, plan, manages),
        ways,
        ..SheetPage::default()
    }
}

fn sections(words: Wording<'_>, plan: &Plan, manages: bool) -> Vec<Section> {
    let keys = [
        "funds-col-line",
        "funds-planned",
        "funds-approved",
        "funds-committed",
        "funds-realised",
        "funds-free",
    ];
    let section = |activity: &crate::usecases::funds::Activity| {
        let lines = plan.lines.iter().filter(|line| line.activity == activity.id);
        let targets: Vec<String> = activity
            .targets
            .iter()
            .map(|(kind, count)| format!("{} {}", words.label(*kind), words.integer(i64::from(*count))))
            .collect();
        let add = Way::to(
            format!("/office/activities/{}/lines/new", activity.id),
            words.say("funds-new-line"),
            "quiet",
        );
        Section {
            title: activity.name.clone(),
            note: if targets.is_empty() {
                String::new()
            } else {
                words.say_with("funds-targets-are", &[("targets", targets.join(", ").into())])
            },
            head: heads(words, &keys, 1..6),
            rows: lines.map(|line| line_row(words, line)).collect(),
            empty: words.say("funds-no-lines"),
            ways: if manages { vec![add] } else { Vec::new() },
        }
    };
    if plan.activities.is_empty() {
        return vec![Section {
            title: words.say("funds-activities"),
            empty: words.say("funds-no-activities"),
            ..Section::default()
        }];
    }
    plan.activities.iter().map(section).collect()
}

fn line_row(words: Wording<'_>, line: &Line) -> Vec<Cell> {
    let balance = &line.balance;
    let path = format!("/office/lines/{}", line.id);
    let all = format!("/office/funds/{}/bookings?line={}", line.fund, line.id);
    let figure = |amount: Rupiah| Cell::text(words.rupiah(amount.get()));
    vec![
        Cell::link(&line.name, &path),
        figure(balance.amount),
        Cell::link(words.rupiah(balance.approved.get()), &path),
        Cell::link(words.rupiah(balance.committed.get()), &all),
        Cell::link(words.rupiah(balance.realised.get()), &all),
        Cell::text(words.rupiah(balance.free())),
    ]
}

pub(super) fn line(clerk: &OfficeStaff, seen: &LineSeen, latest: &Page<Booking>) -> SheetPage {
    let words = clerk.wording();
    let (line, fund) = (&seen.line, &seen.fund);
    let path = format!("/office/lines/{}", line.id);
    let all = format!("/office/funds/{}/bookings?line={}", fund.id, line.id);
    let balance = line.balance;
    let mut ways = Vec::new();
    if fund.is_open() {
        ways.push(Way::to(format!("{path}/book"), words.say("funds-book"), "primary"));
        if is_head(clerk) {
            ways.push(Way::to(format!("{path}/approve"), words.say("funds-approve"), "secondary"));
        }
    }
    let sections = line_sections(words, seen, latest, &all);
    SheetPage {
        title: line.name.clone(),
        lead: seen.activity.name.clone(),
        back: Way::to(
            format!("/office/funds/{}", fund.id),
            words.say_with("funds-of", &[("year", fund.year.to_string().into())]),
            "",
        ),
        notice: if fund.is_open() { String::new() } else { words.say("funds-only-read") },
        stats: vec![
            stat(words, "funds-planned", balance.amount.get(), ""),
            stat(words, "funds-approved", balance.approved.get(), ""),
            stat(words, "funds-committed", balance.committed.get(), &all),
            stat(words, "funds-realised", balance.realised.get(), &all),
            stat(words, "funds-free", balance.free(), ""),
        ],
        sections,
        ways,
        ..SheetPage::default()
    }
}

fn line_sections(words: Wording<'_>, seen: &LineSeen, latest: &Page<Booking>, all: &str) -> Vec<Section> {
    let open = seen.open.iter().map(|(booking, open)| {
        vec![
            Cell::link(&booking.purpose, format!("/office/bookings/{}", booking.id))
                .noted(&booking.reference),
            Cell::text(words.date(booking.day)),
            Cell::text(words.rupiah(booking.effect.committed)),
            Cell::text(words.rupiah(open.get())),
        ]
    });
    let approvals = seen.approvals.iter().map(|approval| {
        vec![
            Cell::text(&approval.reason),
            Cell::text(words.rupiah(approval.amount.get())),
            Cell::text(words.date_time(approval.at)),
            Cell::text(&approval.by),
        ]
    });
    let section = |title: &str, keys: &[&str], figures, rows: Vec<Vec<Cell>>, empty: &str| Section {
        title: words.say(title),
        head: heads(words, keys, figures),
        rows,
        empty: words.say(empty),
        ..Section::default()
    };
    vec![
        section(
            "funds-open-commitments",
            &["funds-purpose", "funds-day", "funds-committed-first", "funds-still-open"],
            2..4,
            open.collect(),
            "funds-no-commitments",
        ),
        section(
            "funds-approvals",
            &["funds-reason", "funds-approved", "funds-when", "funds-by"],
            1..2,
            approvals.collect(),
            "funds-no-approvals",
        ),
        Section {
            ways: vec![Way::to(all, words.say("funds-all-bookings"), "quiet")],
            ..bookings_section(words, &latest.rows)
        },
    ]
}

fn bookings_section(words: Wording<'_>, rows: &[Booking]) -> Section {
    let keys = [
        "funds-purpose",
        "funds-col-line",
        "funds-col-kind",
        "funds-day",
        "funds-committed",
        "funds-realised",
    ];
    let row = |booking: &Booking| {
        let by = format!("{} · {}", booking.by, words.date_time(booking.at));
        vec![
            Cell::link(&booking.purpose, format!("/office/bookings/{}", booking.id)).noted(by),
            Cell::link(&booking.line_name, format!("/office/lines/{}", booking.line)),
            Cell::text(words.label(booking.kind)).noted(&booking.reference),
            Cell::text(words.date(booking.day)),
            Cell::text(words.rupiah(booking.effect.committed)),
            Cell::text(words.rupiah(booking.effect.realised)),
        ]
    };
    Section {
        title: words.say("funds-bookings"),
        head: heads(words, &keys, 4..6),
        rows: rows.iter().map(row).collect(),
        empty: words.say("funds-no-bookings"),
        ..Section::default()
    }
}

pub(super) fn bookings(words: Wording<'_>, fund: &Fund, rows: &[Booking]) -> SheetPage {
    SheetPage {
        title: words.say("funds-bookings"),
        lead: words.say("funds-bookings-lead"),
        back: Way::to(
            format!("/office/funds/{}", fund.id),
            words.say_with("funds-of", &[("year", fund.year.to_string().into())]),
            "",
        ),
        sections: vec![bookings_section(words, rows)],
        ways: vec![Way::to("", words.say("export-csv"), "secondary")],
        ..SheetPage::default()
    }
}

pub(super) fn booking(words: Wording<'_>, seen: &BookingSeen) -> SheetPage {
    let booking = &seen.booking;
    let path = format!("/office/bookings/{}", booking.id);
    let datum = |key: &str, detail: String| Datum { term: words.say(key), detail, ..Datum::default() };
    let other = |key: &str, id: &domain::funds::BookingId| Datum {
        href: format!("/office/bookings/{id}"),
        link: words.say("view"),
        ..datum(key, words.say("funds-another-booking"))
    };
    let mut facts = vec![
        datum("funds-col-kind", words.label(booking.kind)),
        datum("funds-committed", words.rupiah(booking.effect.committed)),
        datum("funds-realised", words.rupiah(booking.effect.realised)),
        datum("funds-day", words.date(booking.day)),
        datum("funds-reference", booking.reference.clone()),
        datum("funds-booked-by", format!("{}, {}", booking.by, words.date_time(booking.at))),
    ];
    if booking.kind == BookingKind::Commitment {
        facts.push(datum("funds-still-open", words.rupiah(seen.open.get())));
    }
    facts.extend(booking.commitment.as_ref().map(|id| other("funds-of-commitment", id)));
    facts.extend(booking.corrects.as_ref().map(|id| other("funds-corrects", id)));
    facts.extend(seen.corrected_by.as_ref().map(|id| other("funds-corrected-by", id)));
    facts.extend(booking.training.map(|id| Datum {
        href: format!("/office/trainings/{id}"),
        link: words.say("view"),
        ..datum("funds-of-training", words.say("funds-a-training"))
    }));
    let mut ways = Vec::new();
    let can_correct = seen.corrected_by.is_none() && booking.kind != BookingKind::Correction;
    if seen.fund.is_open() && booking.kind == BookingKind::Commitment && seen.open > Rupiah::ZERO {
        ways.push(Way::to(format!("{path}/release"), words.say("funds-release"), "secondary"));
    }
    if seen.fund.is_open() && can_correct {
        ways.push(Way::to(format!("{path}/correct"), words.say("funds-correct"), "secondary"));
    }
    SheetPage {
        title: booking.purpose.clone(),
        lead: booking.line_name.clone(),
        back: Way::to(format!("/office/lines/{}", booking.line), booking.line_name.clone(), ""),
        notice: if seen.fund.is_open() { String::new() } else { words.say("funds-only-read") },
        facts,
        ways,
        ..SheetPage::default()
    }
}
