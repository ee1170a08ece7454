//! The office's monitor, the lists behind its figures, and the mail that goes out. Reads only, but for sending a dead
//! mail once more. The case itself, facts and organisations are other rooms.

mod asking;
mod filters;
pub(crate) mod gaps;
mod lists;
mod mail;
mod monitor;
mod sheets;
mod views;

use poem::handler;

use self::asking::Asking;
use self::views::{Choice, Filters, ListPage, MailPage, MonitorPage, Row};
use super::capability::{Asked, OfficeStaff};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::Answer;
use crate::usecases::office::{self, cases, figures, matches, needs, pairs, times};
use crate::usecases::{Cursor, Page};

const NEEDS: &str = "/office/needs";
const MATCHES: &str = "/office/matches";

pub(super) fn routes() -> Routes {
    Routes::default()
        .with(gaps::routes())
        .get("/office", show)
        .get("/office/applications", applications)
        .get("/office/applications.csv", sheets::applications)
        .get("/office/matches", subjects)
        .get("/office/matches.csv", sheets::subjects)
        .get("/office/pairs", pairs_of)
        .get("/office/pairs.csv", sheets::pairs)
        .get("/office/needs", open_needs)
        .get("/office/needs.csv", sheets::open_needs)
        .get("/office/stuck", stuck)
        .get("/office/stuck.csv", sheets::stuck)
        .get("/office/times", response_times)
        .get("/office/times.csv", sheets::response_times)
        .get("/office/mail", mail::list)
        .get("/office/mail.csv", sheets::outbox)
        .post("/office/mail/again", mail::all_again)
        .get("/office/mail/:id", mail::show)
        .post("/office/mail/:id/again", mail::again)
}

#[handler]
async fn show(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let figures = figures::read(clerk.app(), clerk.actor(), &asking.narrowing(clerk.app())).await?;
    clerk.render(&monitor::page(&clerk, &asking, &figures))
}

/// A list with what stands around it; its address is that of its filters.
fn page(
    clerk: &OfficeStaff,
    asking: &Asking,
    noun: &str,
    filters: Filters,
    rows: Vec<Row>,
    next: Option<&Cursor>,
) -> ListPage {
    let words = clerk.wording();
    let path = filters.action.clone();
    let shown = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    ListPage {
        title: words.say(&format!("{noun}-title")),
        lead: words.say(&format!("{noun}-means")),
        count: match next {
            None if asking.after.is_empty() => words.say_with("office-rows", &[("count", shown.into())]),
            _ => String::new(),
        },
        filters,
        head: words.say(&format!("{noun}-head")),
        rows,
        csv: asking.first(&format!("{path}.csv")),
        first: if asking.after.is_empty() { String::new() } else { asking.first(&path) },
        next: asking.after(&path, next),
        more: Vec::new(),
        again: String::new(),
    }
}

#[handler]
async fn applications(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let (app, words) = (clerk.app(), clerk.wording());
    let organisations = office::organisations(app, clerk.actor()).await?;
    let cursor = asking.cursor();
    let found = cases::list(app, clerk.actor(), &asking.cases(app), cursor.as_ref()).await?;
    let names = [
        "standing",
        "status",
        "kind",
        "organisation",
        "district",
        "waits",
        "age",
        "stood",
        "late",
        "period",
        "sort",
    ];
    let search = words.say("office-search");
    let filters = filters::of(words, &asking, monitor::APPLICATIONS, &names, &organisations, &search);
    let now = app.clock.now();
    let rows = found.rows.iter().map(|row| lists::case(words, now, row)).collect();
    let next = found.next.as_ref();
    clerk.render(&page(&clerk, &asking, "office-cases", filters, rows, next))
}

#[handler]
async fn open_needs(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let (app, words) = (clerk.app(), clerk.wording());
    let (asked, cursor) = (asking.needs(app), asking.cursor());
    let found: Page<needs::NeedRow> = needs::list(app, clerk.actor(), &asked, cursor.as_ref()).await?;
    let mut names = vec!["needs", "district", "period"];
    names.extend(asked.blocked_by.map(|_| "fact"));
    let filters = filters::of(words, &asking, NEEDS, &names, &[], "");
    let rows = found.rows.iter().map(|row| lists::need(words, row)).collect();
    let list = page(&clerk, &asking, "office-needs", filters, rows, found.next.as_ref());
    let counts = needs::count(app, clerk.actor(), &asked.narrowing).await?;
    let figure = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let count = words.say_with(
        "office-needs-count",
        &[("unmet", figure(counts.unmet).into()), ("open", figure(counts.open).into())],
    );
    clerk.render(&ListPage { count, ..list })
}

#[handler]
async fn subjects(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let (app, words) = (clerk.app(), clerk.wording());
    let organisations = office::organisations(app, clerk.actor()).await?;
    let (narrowing, cursor) = (asking.narrowing(app), asking.cursor());
    let found = matches::list(app, clerk.actor(), asking.subjects(), &narrowing, cursor.as_ref()).await?;
    let names = ["kind", "organisation", "district"];
    let filters = filters::of(words, &asking, MATCHES, &names, &organisations, "");
    let rows = found.rows.iter().map(|row| lists::subject(words, &asking, row)).collect();
    clerk.render(&page(&clerk, &asking, "office-matched", filters, rows, found.next.as_ref()))
}

#[handler]
async fn pairs_of(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let (app, words) = (clerk.app(), clerk.wording());
    let organisations = office::organisations(app, clerk.actor()).await?;
    let (asked, cursor) = (asking.pairs(app), asking.cursor());
    let found = pairs::list(app, clerk.actor(), &asked, cursor.as_ref()).await?;
    let mut names = vec!["kind", "verdict", "organisation", "district"];
    names.extend(asked.subject.map(|_| "subject"));
    names.extend(asked.business.map(|_| "business"));
    let filters = filters::of(words, &asking, lists::PAIRS, &names, &organisations, "");
    let rows = found.rows.iter().map(|row| lists::pair(words, row)).collect();
    clerk.render(&page(&clerk, &asking, "office-pairs", filters, rows, found.next.as_ref()))
}

#[handler]
async fn stuck(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let (app, words) = (clerk.app(), clerk.wording());
    let turns = figures::stuck(app, clerk.actor(), &asking.narrowing(app)).await?;
    let filters = filters::of(words, &asking, "/office/stuck", &["kind", "district", "period"], &[], "");
    let rows = turns.iter().map(|turn| lists::turn(words, &asking, turn)).collect();
    let list = page(&clerk, &asking, "office-stuck", filters, rows, None);
    let times =
        Choice { value: asking.narrowed().address("/office/times"), label: words.say("office-times-title") };
    clerk.render(&ListPage { more: vec![times], ..list })
}

#[handler]
async fn response_times(clerk: OfficeStaff, Asked(asking): Asked<Asking>) -> Answer {
    let (app, words) = (clerk.app(), clerk.wording());
    let all = times::list(app, clerk.actor(), &asking.narrowing(app)).await?;
    let filters = filters::of(words, &asking, "/office/times", &["kind", "district", "period"], &[], "");
    let rows = all.iter().map(|row| lists::times(words, &asking, row)).collect();
    clerk.render(&page(&clerk, &asking, "office-times", filters, rows, None))
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<MonitorPage>();
    gallery.show::<ListPage>();
    gallery.show::<MailPage>();
}
