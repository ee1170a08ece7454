//! Who was there: at the door by a signed address that holds for one day, by a clerk's hand, or by a list that is taken
//! whole or not at all.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use domain::identity::Nib;
use domain::policy::{self, Actor};
use domain::trainings::{ParticipantId, Presence, TrainingId};
use subtle::ConstantTimeEq as _;

use super::{Participant, Seen, Training};
use crate::app::App;
use crate::store;
use crate::usecases::{Failure, Fault, today};

/// The door of one training on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// The training.
    pub training: TrainingId,
    /// The day.
    pub day: NaiveDate,
}

impl Door {
    /// The token of its address. Nobody can make one for another day.
    pub fn token(&self, app: &App) -> String {
        let day = self.day.to_string();
        let stamp = app.vault.stamp(&[b"training-door", self.training.0.as_bytes(), day.as_bytes()]);
        let parts = [self.training.0.as_bytes().as_slice(), day.as_bytes(), &stamp[..16]].concat();
        URL_SAFE_NO_PAD.encode(parts)
    }

    /// The door that a token opens, if it was made here.
    pub fn of(app: &App, token: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (id, rest) = bytes.split_at_checked(16)?;
        let day = std::str::from_utf8(rest.get(..10)?).ok()?.parse().ok()?;
        let door = Self { training: TrainingId(uuid::Uuid::from_slice(id).ok()?), day };
        bool::from(door.token(app).as_bytes().ct_eq(token.as_bytes())).then_some(door)
    }
}

/// What a door shows.
#[derive(Debug)]
pub struct AtDoor {
    /// The training and the day.
    pub door: Door,
    /// The training.
    pub training: Training,
    /// Whom the reader can mark: herself, or for the office everybody.
    pub people: Vec<Participant>,
    /// Whether it is that day.
    pub is_today: bool,
}

/// Opens a door.
pub async fn at(app: &App, actor: &Actor, token: &str) -> Result<AtDoor, Failure> {
    let door = Door::of(app, token).ok_or(Failure::NotFound)?;
    let training = store::trainings::find(&app.db, door.training).await?.ok_or(Failure::NotFound)?;
    let all = store::trainings::people::list(&app.db, door.training).await?;
    let may = |person: &Participant| {
        !person.withdrawn && (actor.is_office() || person.account == Some(actor.account))
    };
    let people = all.into_iter().filter(may).collect();
    Ok(AtDoor { door, training, people, is_today: door.day == today(app) })
}

/// Marks who is there: a participant herself, on the day; the office whoever it ticked, and takes back whom it unticked.
pub async fn mark(app: &App, actor: &Actor, token: &str, ticked: &[ParticipantId]) -> Result<(), Failure> {
    let seen = at(app, actor, token).await?;
    if !seen.training.status.is_running() {
        return Err(Failure::Refused("training-moved"));
    }
    if !actor.is_office() && !seen.is_today {
        return Err(Failure::Refused("training-another-day"));
    }
    let (now, day) = (app.clock.now(), seen.door.day);
    let how = if actor.is_office() { Presence::Hand } else { Presence::Door };
    let tx = app.db.begin().await?;
    for person in &seen.people {
        let (is, was) = (ticked.contains(&person.id) || !actor.is_office(), person.days.contains(&day));
        if is && !was {
            store::trainings::people::attend(&tx, person.id, day, (how, Some(actor.account), now)).await?;
        } else if was && !is {
            store::trainings::people::absent(&tx, person.id, day).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// One row of a list, as it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListRow {
    /// The line of the file, from 1.
    pub number: u64,
    /// The name.
    pub name: String,
    /// The NIB.
    pub nib: String,
    /// The day.
    pub day: String,
    /// Test before.
    pub before: String,
    /// Test after.
    pub after: String,
}

/// What a list did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Presences that are new.
    pub days: usize,
    /// Test results that were written.
    pub scores: usize,
}

/// What a right row says.
struct Said {
    person: ParticipantId,
    day: Option<NaiveDate>,
    scores: [Option<u8>; 2],
}

/// Takes a list in: all of it, or nothing with every fault by row (`row-<number>`).
pub async fn import(app: &App, actor: &Actor, id: TrainingId, rows: &[ListRow]) -> Result<Taken, Failure> {
    policy::may_book(actor)?;
    let tx = app.db.begin().await?;
    let seen = super::seen(&tx, id).await?;
    if !seen.training.status.is_running() {
        return Err(Failure::Refused("training-moved"));
    }
    if rows.is_empty() {
        return Err(Failure::invalid("file", "list-empty"));
    }
    let (mut faults, mut said) = (Vec::new(), Vec::new());
    for row in rows {
        match read(app, &seen, row) {
            Ok(one) => said.push(one),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(Failure::Invalid(faults));
    }
    let (now, mut taken) = (app.clock.now(), Taken::default());
    let mut known: BTreeMap<ParticipantId, Vec<NaiveDate>> =
        seen.people.iter().map(|person| (person.id, person.days.clone())).collect();
    for one in said {
        let days = known.entry(one.person).or_default();
        if let Some(day) = one.day.filter(|day| !days.contains(day)) {
            days.push(day);
            let how = (Presence::List, Some(actor.account), now);
            store::trainings::people::attend(&tx, one.person, day, how).await?;
            taken.days += 1;
        }
        if one.scores.iter().any(Option::is_some) {
            store::trainings::people::score(&tx, one.person, one.scores).await?;
            taken.scores += 1;
        }
    }
    tx.commit().await?;
    Ok(taken)
}

fn read(app: &App, seen: &Seen, row: &ListRow) -> Result<Said, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |code: &'static str, value: &str| {
        faults.push(
            Fault::new(format!("row-{}", row.number), code)
                .with("row", row.number.to_string())
                .with("value", value.chars().take(60).collect::<String>()),
        );
    };
    let person = match found(app, seen, row) {
        Ok(person) => Some(person),
        Err((code, value)) => {
            fault(code, value);
            None
        }
    };
    let day = match crate::usecases::trainings::attending::day(&row.day) {
        _ if row.day.is_empty() => None,
        Some(day) if seen.training.text.dates.holds(day) => Some(day),
        Some(_) => {
            fault("list-day-outside", &row.day);
            None
        }
        None => {
            fault("list-day", &row.day);
            None
        }
    };
    let mut score = |text: &str| -> Option<u8> {
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok().filter(|score| *score <= 100);
        if read.is_none() {
            fault("list-score", text);
        }
        read
    };
    let scores = [score(&row.before), score(&row.after)];
    match person {
        Some(person) if faults.is_empty() => Ok(Said { person, day, scores }),
        _ => Err(faults),
    }
}

/// The participant a row means: by the NIB where there is one, else by the name alone if only one has it.
fn found<'row>(
    app: &App,
    seen: &Seen,
    row: &'row ListRow,
) -> Result<ParticipantId, (&'static str, &'row str)> {
    let nib = row.nib.trim();
    if !nib.is_empty() {
        let nib: Nib = nib.parse().map_err(|_| ("list-nib", row.nib.as_str()))?;
        let index = app.vault.index("nib", nib.digits());
        let found = seen.present().find(|person| person.nib_index.as_ref() == Some(&index));
        return found.map(|person| person.id).ok_or(("list-nobody", row.nib.as_str()));
    }
    let name = row.name.trim().to_lowercase();
    let mut same = seen.present().filter(|person| person.name.to_lowercase() == name);
    match (same.next(), same.next()) {
        (Some(person), None) => Ok(person.id),
        (Some(_), Some(_)) => Err(("list-several", row.name.as_str())),
        (None, _) => Err(("list-nobody", row.name.as_str())),
    }
}

/// A day in one of the ways lists write it.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.get(..10).unwrap_or(text);
    ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}
