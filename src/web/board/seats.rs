//! One's own seats, claiming a cooperative, answering an invitation.

use domain::cooperatives::{SeatId, SeatState};
use domain::documents::DocumentKind;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::usecases::Failure;
use crate::usecases::cooperatives::boards::{self, Seated};
use crate::usecases::documents::NewDocument;
use crate::web::capability::{At, Owner};
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted, Upload};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const CLAIM: [&str; 2] = ["key", "file"];

#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    seats: Vec<SeatRow>,
}

#[derive(Debug, Serialize)]
struct SeatRow {
    id: String,
    name: String,
    href: String,
    office: String,
    state: String,
    tone: &'static str,
    reason: String,
    invited: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/board/list.html";

    fn samples() -> Vec<Self> {
        let row = |href: &str, invited, reason: &str| SeatRow {
            id: "1".into(),
            name: "Koperasi Tani Makmur".into(),
            href: href.into(),
            office: "Ketua".into(),
            state: "Menunggu dinas".into(),
            tone: "amber",
            reason: reason.into(),
            invited,
        };
        vec![
            Self { seats: Vec::new() },
            Self {
                seats: vec![
                    row("/cooperatives/1", false, ""),
                    row("", true, ""),
                    row("", false, "Belum jelas"),
                ],
            },
        ]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ClaimPage {
    form: FormView,
}

impl Page for ClaimPage {
    const TEMPLATE: &'static str = "pages/board/claim.html";

    fn samples() -> Vec<Self> {
        vec![Self { form: FormView::new(&CLAIM) }]
    }
}

const fn tone(state: SeatState) -> &'static str {
    match state {
        SeatState::Claimed | SeatState::Invited => "amber",
        SeatState::Held => "green",
        SeatState::Refused | SeatState::Ended => "red",
    }
}

fn row(words: Wording<'_>, seat: Seated) -> SeatRow {
    let held = seat.state == SeatState::Held;
    SeatRow {
        id: seat.id.to_string(),
        href: if held { format!("/cooperatives/{}", seat.cooperative) } else { String::new() },
        name: seat.cooperative_name,
        office: words.label(seat.office),
        state: words.label(seat.state),
        tone: tone(seat.state),
        reason: seat.reason.unwrap_or_default(),
        invited: seat.state == SeatState::Invited,
    }
}

#[handler]
pub(super) async fn list(owner: Owner) -> Answer {
    let seats = boards::own(owner.app(), owner.actor()).await?;
    let words = owner.wording();
    owner.render(&ListPage { seats: seats.into_iter().map(|seat| row(words, seat)).collect() })
}

#[handler]
pub(super) async fn ask(owner: Owner) -> Answer {
    owner.render(&ClaimPage { form: FormView::new(&CLAIM) })
}

#[handler]
pub(super) async fn claim(owner: Owner, upload: Upload) -> Answer {
    let Upload { fields, files } = upload;
    let mut reader = Reader::new(&fields);
    let key = reader.required("key", 200);
    let file = files.into_iter().next();
    if file.is_none() {
        reader.fault("file", "file-missing");
    }
    let read = reader.finish().map_err(Failure::Invalid);
    let done = match (read, key, file) {
        (Ok(()), Some(key), Some(file)) => {
            let paper = NewDocument {
                kind: DocumentKind::Deed,
                file_name: file.name,
                bytes: file.bytes,
                expires_on: None,
            };
            boards::claim(owner.app(), owner.actor(), &key, paper).await
        }
        (Err(failure), ..) => Err(failure),
        _ => Err(Failure::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other_with("/cooperatives", "board-claimed")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&CLAIM, &fields).with_faults(&owner, faults);
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &ClaimPage { form })
        }
        Err(other) => Err(other.into()),
    }
}

#[handler]
pub(super) async fn answer(owner: Owner, At(id): At<SeatId>, Posted(fields): Posted<Fields>) -> Answer {
    let accept = Reader::new(&fields).typed("answer") == Some("accept");
    boards::answer(owner.app(), owner.actor(), id, accept).await?;
    Ok(see_other_with("/cooperatives", if accept { "board-accepted" } else { "board-declined" }))
}
