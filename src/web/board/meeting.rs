//! Recording an annual meeting: one form, with the paper of the minutes.

use chrono::NaiveDate;
use domain::cooperatives::{CooperativeId, Minutes, Split};
use domain::documents::DocumentKind;
use domain::money::{AmountError, Rupiah};
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::usecases::cooperatives::{boards, meetings};
use crate::usecases::documents::NewDocument;
use crate::usecases::ledger::years as books;
use crate::usecases::{Failure, today};
use crate::web::capability::{At, Owner};
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Upload};
use crate::web::questions::{Choice, choice};
use crate::web::visit::{Answer, see_other_with};

const FIELDS: [&str; 15] = [
    "year",
    "held_on",
    "entitled",
    "quorum",
    "present",
    "approved",
    "outcome",
    "result",
    "reserve",
    "business",
    "capital",
    "board",
    "education",
    "social",
    "file",
];

#[derive(Debug, Serialize)]
pub(super) struct MeetingPage {
    id: String,
    name: String,
    form: FormView,
    years: Vec<Choice>,
    outcomes: Vec<Choice>,
    splits: Vec<Choice>,
    books: Vec<String>,
}

impl Page for MeetingPage {
    const TEMPLATE: &'static str = "pages/board/meeting.html";

    fn samples() -> Vec<Self> {
        let page = |years| Self {
            id: "1".into(),
            name: "Koperasi Tani Makmur".into(),
            form: FormView::new(&FIELDS),
            years,
            outcomes: vec![choice("surplus", "SHU")],
            splits: vec![choice("reserve", "Cadangan")],
            books: vec!["Menurut buku 2025: Rp9.000.000".into()],
        };
        vec![page(vec![choice("2025", "2025")]), page(Vec::new())]
    }
}

async fn page(owner: &Owner, id: CooperativeId, form: FormView) -> Result<MeetingPage, WebError> {
    let board = boards::show(owner.app(), owner.actor(), id).await?;
    if !board.may_record {
        return Err(Failure::Refused("denied-role").into());
    }
    let words = owner.wording();
    let years = meetings::open_years(&board.known.record, today(owner.app()));
    let outcome = |name: &'static str| choice(name, words.say(&format!("meeting-outcome-{name}")));
    let split = |(name, _): (&'static str, u8)| choice(name, words.say(&format!("meeting-split-{name}")));
    let results = books::results(owner.app(), owner.actor(), id, &years).await?;
    let says = |(year, sum): &(i32, i64)| {
        let said = [("year", year.to_string().into()), ("sum", words.rupiah(*sum).into())];
        words.say_with("meeting-books", &said)
    };
    Ok(MeetingPage {
        books: results.iter().map(says).collect(),
        id: id.to_string(),
        name: board.known.cooperative.details.name,
        form,
        years: years.into_iter().map(|year| choice(year.to_string(), year.to_string())).collect(),
        outcomes: vec![outcome("surplus"), outcome("loss")],
        splits: Split::default().parts().map(split).to_vec(),
    })
}

#[handler]
pub(super) async fn ask(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    let page = page(&owner, id, FormView::new(&FIELDS)).await?;
    owner.render(&page)
}

#[handler]
pub(super) async fn record(owner: Owner, At(id): At<CooperativeId>, upload: Upload) -> Answer {
    let Upload { fields, mut files } = upload;
    let file = files.pop();
    let done = match read(&fields, file.is_some()) {
        Ok(minutes) => {
            let file = file.ok_or(WebError::NotFound)?;
            let paper = NewDocument {
                kind: DocumentKind::Other,
                file_name: file.name,
                bytes: file.bytes,
                expires_on: None,
            };
            meetings::record(owner.app(), owner.actor(), id, &minutes, paper).await
        }
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/cooperatives/{id}"), "meeting-recorded")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&FIELDS, &fields).with_faults(&owner, faults);
            let page = page(&owner, id, form).await?;
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

fn read(fields: &Fields, has_file: bool) -> Result<Minutes, Failure> {
    let mut reader = Reader::new(fields);
    let year = reader.choice::<i32>("year");
    let held_on = reader.wanted("held_on", |text| crate::web::forms::day(text).ok_or("date"));
    let mut count = |name: &str| reader.wanted(name, |text| text.parse::<u32>().map_err(|_| "number"));
    let (entitled, quorum, present) = (count("entitled"), count("quorum"), count("present"));
    let accounts_approved = reader.ticked("approved");
    let loss = reader.wanted("outcome", |text| match text {
        "surplus" => Ok(false),
        "loss" => Ok(true),
        _ => Err("choose"),
    });
    let result = reader.wanted("result", |text| text.parse::<Rupiah>().map_err(AmountError::code));
    let split = split(&mut reader);
    if !has_file {
        reader.fault("file", "file-missing");
    }
    reader.finish().map_err(Failure::Invalid)?;
    let result = result.map(Rupiah::get).unwrap_or_default();
    Ok(Minutes {
        year: year.unwrap_or_default(),
        held_on: held_on.unwrap_or(NaiveDate::MIN),
        entitled: entitled.unwrap_or_default(),
        quorum: quorum.unwrap_or_default(),
        present: present.unwrap_or_default(),
        accounts_approved,
        result: if loss == Some(true) { -result } else { result },
        split,
    })
}

/// Whole percent; an empty field is nothing.
fn split(reader: &mut Reader<'_>) -> Split {
    let mut percent = |name: &str| {
        let read = |text: &str| text.parse::<u8>().ok().filter(|number| *number <= 100).ok_or("percent");
        reader.parsed(name, read).unwrap_or_default()
    };
    Split {
        reserve: percent("reserve"),
        business: percent("business"),
        capital: percent("capital"),
        board: percent("board"),
        education: percent("education"),
        social: percent("social"),
    }
}

/// The paper of the minutes, for anyone of the board.
#[handler]
pub(super) async fn hand_out(owner: Owner, At((id, year)): At<(CooperativeId, i32)>) -> Answer {
    let (paper, bytes) = meetings::paper(owner.app(), owner.actor(), id, year).await?;
    Ok(crate::web::documents::handed(&paper, bytes))
}
