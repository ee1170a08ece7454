//! The office's trainings: planned against a budget line, registered for, attended, tested, completed.

pub mod attending;
pub mod completing;
pub mod materials;
pub mod planning;
pub mod registering;
pub mod report;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::AccountId;
use domain::certificates::CertificateCode;
use domain::facts::{BusinessId, Sex};
use domain::funds::{FundId, LineId, ParticipantKind};
use domain::matching::Improvement;
use domain::policy::{self, Actor};
use domain::trainings::{Dates, ParticipantId, TrainingId, TrainingStatus};
use uuid::Uuid;

use super::Failure;
use super::office::SIZE;
use crate::app::App;
use crate::store::{self, Cursor, Page, Reader};

/// What is planned of a training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingText {
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub about: String,
    /// Where it is held, in words.
    pub place: String,
    /// The district it is for, by code; none where it is for all.
    pub district: Option<String>,
    /// Its days.
    pub dates: Dates,
    /// Hours of teaching.
    pub hours: u16,
    /// How many can take part.
    pub seats: u16,
    /// The fact it raises, and to what.
    pub aims: Option<Improvement>,
}

/// A training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    /// Its id.
    pub id: TrainingId,
    /// The fund that pays for it.
    pub fund: FundId,
    /// The budget line it stands on.
    pub line: LineId,
    /// What is planned.
    pub text: TrainingText,
    /// The gap it was planned from, as its check in JSON.
    pub gap: Option<String>,
    /// Seats that are taken.
    pub taken: u16,
    /// Where it stands.
    pub status: TrainingStatus,
    /// When its results were recorded.
    pub held_at: Option<DateTime<Utc>>,
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Her id.
    pub id: ParticipantId,
    /// The training.
    pub training: TrainingId,
    /// What she is to PK2UMK.
    pub kind: ParticipantKind,
    /// Her account, where she has one.
    pub account: Option<AccountId>,
    /// Her business, where she comes for one.
    pub business: Option<BusinessId>,
    /// Her name.
    pub name: String,
    /// Her sex.
    pub sex: Option<Sex>,
    /// Her district, by code.
    pub district: Option<String>,
    /// The cooperative she comes for.
    pub cooperative: Option<String>,
    /// The last digits of the NIB.
    pub nib_last4: Option<String>,
    /// The sealed NIB, bound to her row.
    pub nib_sealed: Option<Vec<u8>>,
    /// The digest by which the NIB is found.
    pub nib_index: Option<Vec<u8>>,
    /// Test before, of a hundred.
    pub before: Option<u8>,
    /// Test after, of a hundred.
    pub after: Option<u8>,
    /// Whether she withdrew.
    pub withdrawn: bool,
    /// Whether her fact was raised by this training.
    pub raised: bool,
    /// The days on which she was there.
    pub days: Vec<NaiveDate>,
}

impl Participant {
    /// Whether she was there often enough to have taken part.
    pub fn took_part(&self, dates: &Dates) -> bool {
        !self.withdrawn && u32::try_from(self.days.len()).unwrap_or(u32::MAX) >= dates.wanted()
    }

    /// The hours of teaching she was there for, rounded down.
    pub fn hours(&self, text: &TrainingText) -> u32 {
        let days = u32::try_from(self.days.len()).unwrap_or(0);
        u32::from(text.hours) * days / text.dates.days().max(1)
    }
}

/// A training with everybody in it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The training.
    pub training: Training,
    /// Everybody, by name; those who withdrew among them.
    pub people: Vec<Participant>,
    /// The papers handed out, by id and name.
    pub materials: Vec<(domain::documents::DocumentId, String)>,
    /// The budget line's name.
    pub line_name: String,
    /// The certificates of those who took part.
    pub certificates: Certificates,
    /// What is booked for it: committed and spent.
    pub booked: domain::funds::Effect,
}

impl Seen {
    /// Those who did not withdraw.
    pub fn present(&self) -> impl Iterator<Item = &Participant> {
        self.people.iter().filter(|person| !person.withdrawn)
    }
}

/// A page of all trainings, the latest first.
pub async fn list(app: &App, actor: &Actor, cursor: Option<&Cursor>) -> Result<Page<Training>, Failure> {
    policy::may_book(actor)?;
    Ok(store::trainings::list(&app.db, cursor, SIZE).await?)
}

/// The trainings that one can register for today, the next first.
pub async fn open(app: &App) -> Result<Vec<Training>, Failure> {
    Ok(store::trainings::open_on(&app.db, super::today(app)).await?)
}

/// A training as the office sees it.
pub async fn show(app: &App, actor: &Actor, id: TrainingId) -> Result<Seen, Failure> {
    policy::may_book(actor)?;
    seen(&app.db, id).await
}

pub(super) async fn seen(db: &impl Reader, id: TrainingId) -> Result<Seen, Failure> {
    let training = store::trainings::find(db, id).await?.ok_or(Failure::NotFound)?;
    let line = store::funds::line(db, training.line).await?.ok_or(Failure::NotFound)?;
    let people = store::trainings::people::list(db, id).await?;
    Ok(Seen {
        certificates: certificates_of(db, &people).await?,
        people,
        materials: store::trainings::materials(db, id).await?,
        booked: store::funds::bookings::sum_of(db, id.0).await?,
        line_name: line.name,
        training,
    })
}

/// Certificates by participant.
pub type Certificates = HashMap<ParticipantId, CertificateCode>;

async fn certificates_of(db: &impl Reader, people: &[Participant]) -> Result<Certificates, Failure> {
    let ids: Vec<Uuid> = people.iter().map(|person| person.id.0).collect();
    let codes = store::certificates::codes_of(db, &ids).await?;
    Ok(codes.into_iter().map(|(id, code)| (ParticipantId(id), code)).collect())
}

/// A training that is, or was, open to everybody.
pub async fn public(app: &App, id: TrainingId) -> Result<Training, Failure> {
    let training = store::trainings::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    if matches!(training.status, TrainingStatus::Open | TrainingStatus::Held) {
        Ok(training)
    } else {
        Err(Failure::NotFound)
    }
}

/// Somebody at a training, for the office.
pub async fn participant(
    app: &App,
    actor: &Actor,
    id: ParticipantId,
) -> Result<(Training, Participant), Failure> {
    policy::may_book(actor)?;
    let person = store::trainings::people::find(&app.db, id).await?.ok_or(Failure::NotFound)?;
    let training = store::trainings::find(&app.db, person.training).await?.ok_or(Failure::NotFound)?;
    Ok((training, person))
}

/// The names of the papers that are handed out.
pub async fn papers(
    app: &App,
    id: TrainingId,
) -> Result<Vec<(domain::documents::DocumentId, String)>, Failure> {
    Ok(store::trainings::materials(&app.db, id).await?)
}

/// What a participant sees of a training of hers: how she stands in it, and her certificate.
pub async fn mine(
    app: &App,
    actor: &Actor,
    id: TrainingId,
) -> Result<(Vec<Participant>, Certificates), Failure> {
    let all = store::trainings::people::list(&app.db, id).await?;
    let mine: Vec<_> = all.into_iter().filter(|person| person.account == Some(actor.account)).collect();
    let certificates = certificates_of(&app.db, &mine).await?;
    Ok((mine, certificates))
}
