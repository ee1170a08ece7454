//! The pages of seats.

use chrono::NaiveDate;
use domain::calendar::wita_date;
use domain::seats::WISHES_MOST;
use serde::Serialize;

use super::words;
use crate::usecases::seats::Closing;
use crate::usecases::seats::reading::{CohortOrder, Standing};
use crate::usecases::seats::wishes::{Ranked, Wish};
use crate::web::pages::Page;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// One wish.
#[derive(Debug, Clone, Serialize)]
struct WishRow {
    number: usize,
    href: String,
    program: String,
    cohort: String,
    status: &'static str,
    days: String,
    id: String,
    /// The wish above, before which it can be put; empty where it cannot.
    above: String,
}

#[derive(Debug, Clone, Serialize)]
struct RankedRow {
    name: String,
    rows: Vec<WishRow>,
}

/// The owner's wishes, in her order.
#[derive(Debug, Serialize)]
pub(super) struct WishesPage {
    businesses: Vec<RankedRow>,
    most: usize,
}

impl WishesPage {
    pub(super) fn of(words: Wording<'_>, ranked: &[Ranked]) -> Self {
        let row = |place: usize, wish: &Wish, wishes: &[Wish]| {
            let above = place.checked_sub(1).and_then(|above| wishes.get(above)).filter(|_| wish.may_rise());
            WishRow {
                number: place + 1,
                href: format!("/applications/{}", wish.contender.application),
                program: wish.closing.program_name.read(words.language()).0.to_owned(),
                cohort: wish.closing.name.clone(),
                status: wish.contender.status.as_str(),
                days: days(words, &wish.closing),
                id: wish.contender.application.to_string(),
                above: above.map_or_else(String::new, |above| above.contender.application.to_string()),
            }
        };
        let one = |ranked: &Ranked| RankedRow {
            name: ranked.name.clone(),
            rows: ranked
                .wishes
                .iter()
                .enumerate()
                .map(|(place, wish)| row(place, wish, &ranked.wishes))
                .collect(),
        };
        Self { businesses: ranked.iter().map(one).collect(), most: WISHES_MOST }
    }
}

fn days(words: Wording<'_>, closing: &Closing) -> String {
    let day = |day: NaiveDate| words.date(day);
    match closing.assigned_on {
        Some(on) => words.say_with("seats-given-on", &[("day", day(on).into())]),
        None => words.say_with(
            "seats-closes-on",
            &[("day", day(closing.apply_by).into()), ("starts", day(closing.starts_on).into())],
        ),
    }
}

/// Somebody in a cohort's order.
#[derive(Debug, Clone, Serialize)]
struct OrderRow {
    place: String,
    name: String,
    href: String,
    number: String,
    points: String,
    merits: Vec<String>,
    applied: String,
    status: &'static str,
}

/// Some of a cohort's applicants under a heading.
#[derive(Debug, Clone, Serialize)]
struct Group {
    title: String,
    text: String,
    rows: Vec<OrderRow>,
}

/// A cohort's order, for its partner.
#[derive(Debug, Serialize)]
pub(super) struct OrderPage {
    back: String,
    action: String,
    program: String,
    cohort: String,
    state: String,
    seats: String,
    groups: Vec<Group>,
    /// Whether it has closed and its seats are still to be given away.
    due: bool,
}

impl OrderPage {
    pub(super) fn of(visit: &Visit, order: &CohortOrder) -> Self {
        let words = visit.wording();
        let closing = &order.closing;
        let back = format!("/partner/programs/{}", closing.program);
        let left = closing.seats.saturating_sub(closing.taken);
        Self {
            action: format!("{back}/cohorts/{}/seats", closing.cohort),
            back,
            program: closing.program_name.read(words.language()).0.to_owned(),
            cohort: closing.name.clone(),
            state: days(words, closing),
            seats: words
                .say_with("programs-seats-left", &[("left", left.into()), ("seats", closing.seats.into())]),
            groups: groups(words, order),
            due: is_due(closing, wita_date(visit.app().clock.now())),
        }
    }
}

fn groups(words: Wording<'_>, order: &CohortOrder) -> Vec<Group> {
    let given = order.closing.assigned_on.is_some();
    let lists = [
        ("seats-holders", "seats-holders-text", &order.holders),
        if given {
            ("seats-waiting", "seats-waiting-text", &order.others)
        } else {
            ("seats-applicants", "seats-applicants-text", &order.others)
        },
        ("seats-ruled-out", "seats-ruled-out-text", &order.ruled_out),
    ];
    let group = |(title, text, list): (&str, &str, &Vec<Standing>)| Group {
        title: words.say(title),
        text: words.say(text),
        rows: list.iter().zip(1..).map(|(one, place)| row(words, one, place)).collect(),
    };
    lists.into_iter().filter(|(.., list)| !list.is_empty()).map(group).collect()
}

fn is_due(closing: &Closing, today: NaiveDate) -> bool {
    closing.assigned_on.is_none() && closing.apply_by < today
}

fn row(words: Wording<'_>, standing: &Standing, place: u32) -> OrderRow {
    let one = &standing.contender;
    OrderRow {
        place: place.to_string(),
        name: one.name.clone(),
        href: format!("/cases/{}", one.application),
        number: one.receipt.clone(),
        points: one.points.map_or_else(|| "–".to_owned(), |points| words.integer(points.into())),
        merits: words::merits(words, &standing.earned),
        applied: words.date_time(one.applied_at),
        status: one.status.as_str(),
    }
}

/// A cohort in the office's list.
#[derive(Debug, Clone, Serialize)]
struct ClosingRow {
    program: String,
    href: String,
    cohort: String,
    closes: String,
    starts: String,
    seats: String,
    given: String,
    due: bool,
}

/// What closes when, for the office.
#[derive(Debug, Serialize)]
pub(super) struct ClosingsPage {
    rows: Vec<ClosingRow>,
    due: usize,
}

impl ClosingsPage {
    pub(super) fn of(visit: &Visit, closings: &[Closing]) -> Self {
        let words = visit.wording();
        let today = wita_date(visit.app().clock.now());
        let row = |one: &Closing| ClosingRow {
            program: one.program_name.read(words.language()).0.to_owned(),
            href: format!("/programs/{}", one.program),
            cohort: one.name.clone(),
            closes: words.date_short(one.apply_by),
            starts: words.date_short(one.starts_on),
            seats: words.say_with("seats-held", &[("taken", one.taken.into()), ("seats", one.seats.into())]),
            given: one.assigned_on.map_or_else(String::new, |day| words.date_short(day)),
            due: is_due(one, today),
        };
        let rows: Vec<ClosingRow> = closings.iter().map(row).collect();
        Self { due: rows.iter().filter(|row| row.due).count(), rows }
    }
}

impl Page for WishesPage {
    const TEMPLATE: &'static str = "pages/seats/wishes.html";

    fn samples() -> Vec<Self> {
        let row = |number: usize, above: &str| WishRow {
            number,
            href: "/applications/1".into(),
            program: "Buku <Kas>".into(),
            cohort: "Angkatan 1".into(),
            status: "submitted",
            days: "Ditutup 1 Desember 2026".into(),
            id: "2".into(),
            above: above.into(),
        };
        let ranked = RankedRow { name: "Gula <Aren>".into(), rows: vec![row(1, ""), row(2, "1")] };
        vec![
            Self { businesses: Vec::new(), most: WISHES_MOST },
            Self { businesses: vec![ranked.clone()], most: WISHES_MOST },
            Self { businesses: vec![ranked.clone(), ranked], most: WISHES_MOST },
        ]
    }
}

impl Page for OrderPage {
    const TEMPLATE: &'static str = "pages/seats/order.html";

    fn samples() -> Vec<Self> {
        let row = OrderRow {
            place: "1".into(),
            name: "Gula <Aren>".into(),
            href: "/cases/1".into(),
            number: "JB-2611-4YC5TC".into(),
            points: "40".into(),
            merits: vec!["Usaha mikro: 10".into()],
            applied: "23 November 2026 09.00".into(),
            status: "waitlisted",
        };
        let group = Group { title: "Menunggu".into(), text: "Urut poin.".into(), rows: vec![row] };
        let page = |groups: Vec<Group>, due: bool| Self {
            back: "/partner/programs/1".into(),
            action: "/partner/programs/1/cohorts/1/seats".into(),
            program: "Buku Kas".into(),
            cohort: "Angkatan 1".into(),
            state: "Ditutup 1 Desember 2026".into(),
            seats: "sisa 3 dari 15 kursi".into(),
            groups,
            due,
        };
        vec![
            page(Vec::new(), false),
            page(vec![group.clone()], true),
            page(vec![group.clone(), group], false),
        ]
    }
}

impl Page for ClosingsPage {
    const TEMPLATE: &'static str = "pages/seats/closings.html";

    fn samples() -> Vec<Self> {
        let row = |due: bool| ClosingRow {
            program: "Buku <Kas>".into(),
            href: "/programs/1".into(),
            cohort: "Angkatan 1".into(),
            closes: "1 Des 2026".into(),
            starts: "7 Des 2026".into(),
            seats: "3 dari 15".into(),
            given: if due { String::new() } else { "2 Des 2026".into() },
            due,
        };
        vec![Self { rows: Vec::new(), due: 0 }, Self { rows: vec![row(true), row(false)], due: 1 }]
    }
}
