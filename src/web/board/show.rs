//! A cooperative as its board sees it: how it counts, when the next meeting is due, who sits on the board.

use domain::cooperatives::{BoardOffice, CooperativeId, RecordSource, SeatId, SeatState, Warning};
use domain::facts::BusinessId;
use poem::handler;
use poem::http::StatusCode;
use serde::Serialize;

use crate::usecases::cooperatives::boards::{self, Board, Invited};
use crate::usecases::cooperatives::{linking, practices};
use crate::usecases::today;
use crate::usecases::{Failure, businesses};
use crate::web::capability::{At, Owner};
use crate::web::cooperatives::standing::{self, StandingView};
use crate::web::cooperatives::words;
use crate::web::errors::WebError;
use crate::web::forms::{FormView, Reader};
use crate::web::pages::Page;
use crate::web::posted::{Fields, Posted};
use crate::web::questions::{Choice, choice};
use crate::web::visit::{Answer, see_other_with};
use crate::web::wording::Wording;

const INVITE: [&str; 4] = ["name", "email", "office", "business"];

#[derive(Debug, Serialize)]
pub(super) struct BoardPage {
    id: String,
    name: String,
    lead: String,
    status: String,
    tone: &'static str,
    because: Vec<String>,
    warning: String,
    programs: Vec<Choice>,
    due: String,
    may_record: bool,
    seats: Vec<SeatRow>,
    may_fill: bool,
    form: FormView,
    offices: Vec<Choice>,
    meetings: Vec<MeetingRow>,
    business: String,
    businesses: Vec<Choice>,
    standing: StandingView,
}

#[derive(Debug, Serialize)]
struct SeatRow {
    id: String,
    name: String,
    email: String,
    office: String,
    invited: bool,
    mine: bool,
}

#[derive(Debug, Serialize)]
struct MeetingRow {
    year: String,
    held: String,
    note: String,
    shares: Vec<String>,
    /// Where the paper of the minutes is; empty where there is none.
    paper: String,
}

impl Page for BoardPage {
    const TEMPLATE: &'static str = "pages/board/show.html";

    fn samples() -> Vec<Self> {
        let seat = |invited, mine| SeatRow {
            id: "1".into(),
            name: "Rahma".into(),
            email: "rahma@contoh.id".into(),
            office: "Ketua".into(),
            invited,
            mine,
        };
        let page = |may, warning: &str, meetings| Self {
            id: "1".into(),
            name: "Koperasi Tani Makmur".into(),
            lead: "Per hari ini".into(),
            status: "Aktif".into(),
            tone: "green",
            because: vec!["RAT tahun buku 2025 diadakan".into()],
            warning: warning.into(),
            programs: vec![choice("/programs/1", "Pembukuan")],
            due: "30 Juni 2027".into(),
            may_record: may,
            seats: vec![seat(false, true), seat(true, false)],
            may_fill: may,
            form: FormView::new(&INVITE),
            offices: vec![choice("secretary", "Sekretaris")],
            meetings,
            business: if may { String::new() } else { "Koperasi Tani Makmur".into() },
            businesses: if may { vec![choice("1", "Koperasi Tani Makmur")] } else { Vec::new() },
            standing: StandingView::sample(may),
        };
        let meeting = MeetingRow {
            year: "2025".into(),
            held: "20 Maret 2026".into(),
            note: "60 dari 100 anggota".into(),
            shares: vec!["Cadangan 30 %: Rp3.000.000".into()],
            paper: "/cooperatives/1/minutes/2025".into(),
        };
        vec![page(true, "", vec![meeting]), page(false, "Satu RAT terlewat", Vec::new())]
    }
}

async fn page(
    owner: &Owner,
    id: CooperativeId,
    (form, practice): (FormView, FormView),
) -> Result<BoardPage, WebError> {
    let board = boards::show(owner.app(), owner.actor(), id).await?;
    let words = owner.wording();
    let as_of = today(owner.app());
    let judgement = &board.judgement;
    let by = [("day", words.date(as_of).into()), ("by", words::by_rule(words, board.choice).into())];
    let due = [
        ("day", words.date(judgement.next_rat_due).into()),
        ("year", judgement.next_year.to_string().into()),
    ];
    let warning = Warning::of(judgement, as_of);
    let offices = [BoardOffice::Secretary, BoardOffice::Treasurer];
    let seat = |seat: &boards::Seated| SeatRow {
        id: seat.id.to_string(),
        name: seat.name.clone(),
        email: seat.email.clone(),
        office: words.label(seat.office),
        invited: seat.state == SeatState::Invited,
        mine: seat.account == owner.actor().account,
    };
    Ok(BoardPage {
        id: id.to_string(),
        name: board.known.cooperative.details.name.clone(),
        lead: words.say_with("cooperatives-lead", &by),
        status: words.label(judgement.status),
        tone: words::tone(judgement.status),
        because: words::reasons(words, &judgement.because),
        warning: warning.map_or_else(String::new, |warning| words.label(warning)),
        programs: words::programs(owner, warning.is_some()).await?,
        due: words.say_with("cooperative-next-due", &due),
        standing: StandingView::of(
            words,
            &board.standing,
            &standing::Asked {
                as_of,
                kind: board.known.cooperative.details.kind,
                action: if board.may_record {
                    format!("/cooperatives/{id}/practices")
                } else {
                    String::new()
                },
                books: format!("/books/{id}"),
            },
            practice,
        ),
        may_record: board.may_record,
        seats: board.seats.iter().map(seat).collect(),
        may_fill: board.may_fill,
        form,
        offices: offices.map(|office| choice(office.as_str(), words.label(office))).to_vec(),
        meetings: meetings(words, &board),
        businesses: if board.may_fill && board.business.is_none() { own(owner).await? } else { Vec::new() },
        business: board.business.map(|(_, name)| name).unwrap_or_default(),
    })
}

async fn own(owner: &Owner) -> Result<Vec<Choice>, WebError> {
    let own = businesses::own(owner.app(), owner.actor()).await?;
    Ok(own.into_iter().map(|business| choice(business.id.to_string(), business.name)).collect())
}

fn meetings(words: Wording<'_>, board: &Board) -> Vec<MeetingRow> {
    let row = |meeting: &crate::usecases::cooperatives::Meeting| {
        let minutes = board.minutes.iter().find(|minutes| minutes.year == meeting.year);
        MeetingRow {
            year: meeting.year.to_string(),
            held: words::held(words, meeting),
            note: minutes.map_or_else(String::new, |minutes| words::attendance(words, minutes)),
            shares: minutes.map_or_else(Vec::new, |minutes| words::shares(words, minutes)),
            paper: minutes.map_or_else(String::new, |_| {
                format!("/cooperatives/{}/minutes/{}", board.known.cooperative.id, meeting.year)
            }),
        }
    };
    board.known.meetings.iter().map(row).collect()
}

#[handler]
pub(super) async fn show(owner: Owner, At(id): At<CooperativeId>) -> Answer {
    let page = page(&owner, id, (FormView::new(&INVITE), standing::form())).await?;
    owner.render(&page)
}

#[handler]
pub(super) async fn invite(
    owner: Owner,
    At(id): At<CooperativeId>,
    Posted(fields): Posted<Fields>,
) -> Answer {
    match invite_with(&owner, id, &fields).await {
        Ok(()) => Ok(see_other_with(&format!("/cooperatives/{id}"), "board-invited")),
        Err(Failure::Invalid(faults)) => {
            let form = FormView::typed(&INVITE, &fields).with_faults(&owner, faults);
            let page = page(&owner, id, (form, standing::form())).await?;
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}

async fn invite_with(owner: &Owner, id: CooperativeId, fields: &Fields) -> Result<(), Failure> {
    let mut reader = Reader::new(fields);
    let (name, email) = (reader.required("name", 100), reader.email("email"));
    let office = reader.choice::<BoardOffice>("office");
    reader.finish().map_err(Failure::Invalid)?;
    let (Some(name), Some(email), Some(office)) = (name, email, office) else {
        return Err(Failure::NotFound);
    };
    boards::invite(owner.app(), owner.actor(), id, Invited { name, email, office }).await
}

#[handler]
pub(super) async fn end(owner: Owner, At(id): At<CooperativeId>, Posted(fields): Posted<Fields>) -> Answer {
    let seat = Reader::new(&fields).typed("seat").and_then(|text| text.parse::<SeatId>().ok());
    let seat = seat.ok_or(WebError::NotFound)?;
    boards::end(owner.app(), owner.actor(), id, seat).await?;
    Ok(see_other_with(&format!("/cooperatives/{id}"), "board-ended"))
}

#[handler]
pub(super) async fn link(owner: Owner, At(id): At<CooperativeId>, Posted(fields): Posted<Fields>) -> Answer {
    let mut reader = Reader::new(&fields);
    let business = reader.choice::<BusinessId>("business");
    if let Err(faults) = reader.finish() {
        let form = FormView::typed(&INVITE, &fields).with_faults(&owner, faults);
        let page = page(&owner, id, (form, standing::form())).await?;
        return owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let business = business.ok_or(WebError::NotFound)?;
    linking::link(owner.app(), owner.actor(), id, business).await?;
    Ok(see_other_with(&format!("/cooperatives/{id}"), "board-linked"))
}

/// Chair or secretary says whether the cooperative does something.
#[handler]
pub(super) async fn say(owner: Owner, At(id): At<CooperativeId>, Posted(fields): Posted<Fields>) -> Answer {
    let said = standing::read(&fields, RecordSource::Board);
    let done = match said {
        Ok(said) => practices::say_as_board(owner.app(), owner.actor(), id, said).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => Ok(see_other_with(&format!("/cooperatives/{id}"), "practice-said")),
        Err(Failure::Invalid(faults)) => {
            let form = standing::typed(&fields).with_faults(&owner, faults);
            let page = page(&owner, id, (FormView::new(&INVITE), form)).await?;
            owner.render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other.into()),
    }
}
