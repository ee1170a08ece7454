//! The calendar that a person subscribes to: the page on which the address is made and taken back, and the feed itself.
//! The only file that names `icalendar`.

use chrono::{Days, Duration};
use domain::calendar::wita;
use domain::mentoring::SessionStatus;
use domain::trainings::TrainingStatus;
use icalendar::{Calendar, CalendarDateTime, Component as _, Event, EventLike as _, EventStatus};
use poem::http::header;
use poem::{Response, handler};
use serde::Serialize;

use super::capability::{Anyone, At, SignedIn};
use super::errors::WebError;
use super::pages::Page;
use super::posted::{Fields, Posted};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::{Answer, see_other_with};
use super::wording::Wording;
use crate::usecases::calendar::{self, Entry, Feed};
use crate::usecases::trainings::Training;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/calendar", show)
        .post("/calendar", begin)
        .post("/calendar/end", take_back)
        .get("/calendar/:token", show_feed)
}

/// WITA as calendars know it: eight hours ahead of UTC all year.
const ZONE: &str = "Asia/Makassar";
const ZONE_LINES: &str = "BEGIN:VTIMEZONE\r\nTZID:Asia/Makassar\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nTZNAME:WITA\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

#[derive(Debug, Serialize)]
struct CalendarPage {
    since: String,
    address: String,
}

#[handler]
async fn show(reader: SignedIn) -> Answer {
    let since = calendar::since(reader.app(), reader.actor()).await?;
    let since = since.map(|at| reader.wording().date_time(at)).unwrap_or_default();
    reader.render(&CalendarPage { since, address: String::new() })
}

/// The address is shown on the answer to the form and never again: only its hash is kept.
#[handler]
async fn begin(reader: SignedIn, _form: Posted<Fields>) -> Answer {
    let token = calendar::begin(reader.app(), reader.actor()).await?;
    let address = format!("{}/calendar/{token}.ics", reader.app().settings.public_url);
    let since = reader.wording().date_time(reader.app().clock.now());
    reader.render(&CalendarPage { since, address })
}

#[handler]
async fn take_back(reader: SignedIn, _form: Posted<Fields>) -> Answer {
    calendar::end(reader.app(), reader.actor()).await?;
    Ok(see_other_with("/calendar", "calendar-ended"))
}

#[handler]
async fn show_feed(visitor: Anyone, At(token): At<String>) -> Answer {
    let token = token.strip_suffix(".ics").ok_or(WebError::NotFound)?;
    let feed = calendar::feed(visitor.app(), token).await?;
    let words = visitor.app().pages.wording(feed.language);
    let text = written(words, &feed, &visitor.app().settings.public_url);
    Ok(Response::builder()
        .content_type("text/calendar; charset=utf-8")
        .header(header::CACHE_CONTROL, "private, no-store")
        .body(text))
}

fn written(words: Wording<'_>, feed: &Feed, portal: &str) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&words.say("calendar-name")).timezone(ZONE);
    for entry in &feed.entries {
        calendar.push(event(words, entry, feed.owner, portal));
    }
    for training in &feed.trainings {
        calendar.push(days(words, training, portal));
    }
    // The library writes no time zones; a calendar that does not know the name finds it here.
    calendar.to_string().replacen("BEGIN:VEVENT", &format!("{ZONE_LINES}BEGIN:VEVENT"), 1)
}

fn event(words: Wording<'_>, entry: &Entry, owner: bool, portal: &str) -> Event {
    let session = &entry.session;
    let (text, address) = (&session.text, format!("{portal}/sessions/{}", session.id));
    let end = text.starts_at + Duration::minutes(i64::from(text.minutes));
    let at = |instant| CalendarDateTime::WithTimezone { date_time: wita(instant), tzid: ZONE.to_owned() };
    let program = entry.program.read(words.language()).0;
    let whom = if owner { &session.mentor_name } else { &entry.business };
    let mut event = Event::new();
    event
        .uid(&format!("{}@jembatan", session.id))
        .timestamp(session.status_at)
        .summary(&format!("{}: {whom}", words.label(text.topic)))
        .description(&format!("{program}\n{}\n{address}", words.label(session.status)))
        .url(&address)
        .starts(at(text.starts_at))
        .ends(at(end))
        .location(&text.place)
        .status(match session.status {
            SessionStatus::Planned => EventStatus::Tentative,
            SessionStatus::Held | SessionStatus::Confirmed => EventStatus::Confirmed,
            SessionStatus::Disputed | SessionStatus::Void => EventStatus::Cancelled,
        });
    event.done()
}

/// A training is known by its days.
fn days(words: Wording<'_>, training: &Training, portal: &str) -> Event {
    let (text, address) = (&training.text, format!("{portal}/trainings/{}", training.id));
    let hours = words.integer(i64::from(text.hours));
    let mut event = Event::new();
    event
        .uid(&format!("{}@jembatan", training.id))
        .summary(&format!("{}: {}", words.say("calendar-training"), text.name))
        .description(&format!("{}\n{}: {hours}\n{address}", text.about, words.say("trainings-hours")))
        .url(&address)
        .starts(text.dates.starts_on)
        .ends(text.dates.ends_on + Days::new(1))
        .location(&text.place)
        .status(match training.status {
            TrainingStatus::Planned | TrainingStatus::Open | TrainingStatus::Held => EventStatus::Confirmed,
            TrainingStatus::Cancelled => EventStatus::Cancelled,
        });
    event.done()
}

impl Page for CalendarPage {
    const TEMPLATE: &'static str = "pages/calendar/show.html";

    fn samples() -> Vec<Self> {
        let page = |since: &str, address: &str| Self { since: since.into(), address: address.into() };
        vec![
            page("", ""),
            page("25 November 2026, 09.00", ""),
            page("25 November 2026, 09.00", "https://jembatan.example/calendar/x.ics"),
        ]
    }
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<CalendarPage>();
}
