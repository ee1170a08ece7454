//! How an application stands, for whoever has its number and the last four digits of the phone. Shows no name, no amount.

use domain::applications::{Receipt, ReceiptError, WaitsOn, waits_on};
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use super::capability::Anyone;
use super::forms::{FormView, Reader};
use super::pages::Page;
use super::posted::{Fields, Posted};
use super::routes::Routes;
use super::samples::Gallery;
use super::visit::Answer;
use super::wording::Wording;
use crate::usecases::Fault;
use crate::usecases::applications::{self, Tracked};

const NAMES: [&str; 2] = ["receipt", "last4"];

pub(super) fn routes() -> Routes {
    Routes::default().get("/track", ask).post("/track", look_up)
}

/// What a number tells.
#[derive(Debug, Serialize)]
struct Found {
    number: String,
    status: &'static str,
    since: String,
    next: String,
}

impl Found {
    fn of(words: Wording<'_>, tracked: &Tracked) -> Self {
        let next = match waits_on(tracked.status) {
            WaitsOn::Owner => "track-next-owner",
            WaitsOn::Organisation => "track-next-organisation",
            WaitsOn::Office | WaitsOn::Nobody => "track-next-nobody",
        };
        Self {
            number: tracked.receipt.to_string(),
            status: tracked.status.as_str(),
            since: words.date_time(tracked.since),
            next: words.say(next),
        }
    }
}

#[derive(Debug, Serialize)]
struct TrackPage {
    form: FormView,
    found: Option<Found>,
}

impl Page for TrackPage {
    const TEMPLATE: &'static str = "pages/track/show.html";

    fn samples() -> Vec<Self> {
        let found = Found {
            number: "JB-2611-4YC5TC".into(),
            status: "in_review",
            since: "23 November 2026".into(),
            next: "Bank sedang meninjau.".into(),
        };
        vec![
            Self { form: FormView::new(&NAMES), found: None },
            Self { form: FormView::new(&NAMES), found: Some(found) },
        ]
    }
}

#[handler]
async fn ask(visitor: Anyone) -> Answer {
    visitor.render(&TrackPage { form: FormView::new(&NAMES), found: None })
}

#[handler]
async fn look_up(visitor: Anyone, Posted(fields): Posted<Fields>) -> Answer {
    let (receipt, last4) = match read(&fields) {
        Ok(read) => read,
        Err(faults) => return wrong(&visitor, &fields, faults),
    };
    match applications::lookup(visitor.app(), receipt, &last4).await? {
        Some(tracked) => {
            let found = Some(Found::of(visitor.wording(), &tracked));
            visitor.render(&TrackPage { form: FormView::typed(&NAMES, &fields), found })
        }
        None => wrong(&visitor, &fields, vec![Fault::new("receipt", "track-none")]),
    }
}

fn read(fields: &Fields) -> Result<(Receipt, String), Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let receipt = reader.wanted("receipt", |text| text.parse::<Receipt>().map_err(ReceiptError::code));
    let last4 = reader.wanted("last4", |text| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 4 { Ok(digits) } else { Err("last4") }
    });
    reader.finish()?;
    receipt.zip(last4).ok_or_else(Vec::new)
}

fn wrong(visitor: &Anyone, fields: &Fields, faults: Vec<Fault>) -> Answer {
    let form = FormView::typed(&NAMES, fields).with_faults(visitor, faults);
    visitor.render_as(StatusCode::UNPROCESSABLE_ENTITY, &TrackPage { form, found: None })
}

pub(super) fn samples(gallery: &mut Gallery<'_>) {
    gallery.show::<TrackPage>();
}
