//! The report of a fund in the shape PK2UMK asks: participants, hours, results against targets, realisation against budget.
//! All of it is read from the same rows as the screens.

use chrono::{DateTime, Utc};
use domain::calendar::start_of_day;
use domain::facts::Sex;
use domain::funds::{ActivityId, Balance, FundId, ParticipantKind};
use domain::language::Bilingual;
use domain::money::Rupiah;
use domain::policy::{self, Actor};

use super::registering::{opened, place_of_nib};
use super::{Participant, Training};
use crate::app::App;
use crate::store;
use crate::usecases::Failure;
use crate::usecases::funds::{self, Fund, Plan};

/// One participant of one training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// The activity that the training's line belongs to.
    pub activity: ActivityId,
    /// The training.
    pub training: String,
    /// Her name.
    pub name: String,
    /// What she came as.
    pub kind: ParticipantKind,
    /// Her sex.
    pub sex: Option<Sex>,
    /// Her district, by code.
    pub district: Option<String>,
    /// Her cooperative.
    pub cooperative: Option<String>,
    /// Her NIB in full: the report is what it was collected for.
    pub nib: Option<String>,
    /// Days she was there.
    pub days: usize,
    /// Hours she was there.
    pub hours: u32,
    /// Test before.
    pub before: Option<u8>,
    /// Test after.
    pub after: Option<u8>,
    /// Whether she took part.
    pub took_part: bool,
    /// Whether her fact was raised.
    pub raised: bool,
}

/// A target beside what was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The activity.
    pub activity: ActivityId,
    /// The activity's name.
    pub name: String,
    /// The kind of participant.
    pub kind: ParticipantKind,
    /// How many were aimed at.
    pub target: u64,
    /// How many took part.
    pub reached: u64,
}

/// A line beside its budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    /// The activity's name.
    pub activity: String,
    /// The line's name.
    pub line: String,
    /// Where it stands.
    pub balance: Balance,
}

/// What the mentors of one program reached in the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentored {
    /// The program.
    pub program: Bilingual,
    /// Whose it is.
    pub partner: String,
    /// Seats of its cohorts that began in the year.
    pub seats: u64,
    /// Participants who were taken in.
    pub enrolled: u64,
    /// Of these, who completed.
    pub completed: u64,
    /// Of these, who left.
    pub dropped: u64,
}

/// What one mentor did in the year, beside what the programs of those she looks after want.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MentorResult {
    /// Her name; none for participants who have no mentor yet.
    pub mentor: String,
    /// Her partner.
    pub partner: String,
    /// Participants she looks after: the same participations that the programs are counted by.
    pub participants: u64,
    /// Of these, who completed.
    pub completed: u64,
    /// Of these, who left.
    pub dropped: u64,
    /// Sessions that their programs want.
    pub sessions_wanted: u64,
    /// Sessions she held that the owner confirmed.
    pub sessions_confirmed: u64,
    /// Sessions she held that are not confirmed, or are disputed.
    pub sessions_unconfirmed: u64,
    /// Minutes of the confirmed sessions.
    pub minutes: u64,
    /// Facts that the programs want to raise.
    pub facts_aimed: u64,
    /// Facts that were raised to their target.
    pub facts_raised: u64,
    /// How often she fell silent towards a participant.
    pub silences: u64,
}

/// The report as it stood at an instant.
#[derive(Debug, Clone)]
pub struct Report {
    /// When it was drawn up.
    pub as_of: DateTime<Utc>,
    /// The fund.
    pub fund: Fund,
    /// How many trainings were held.
    pub held: usize,
    /// Everybody who did not withdraw, training by training.
    pub people: Vec<Attendee>,
    /// Targets, activity by activity.
    pub targets: Vec<Reached>,
    /// Lines, activity by activity.
    pub lines: Vec<Spent>,
    /// Programs of partners.
    pub mentored: Vec<Mentored>,
    /// Their mentors.
    pub mentors: Vec<MentorResult>,
}

impl Report {
    /// Hours of all who took part.
    pub fn hours(&self) -> u64 {
        self.people.iter().map(|person| u64::from(person.hours)).sum()
    }

    /// Those who took part.
    pub fn took_part(&self) -> impl Iterator<Item = &Attendee> {
        self.people.iter().filter(|person| person.took_part)
    }

    /// The sum over all lines.
    pub fn total(&self, of: impl Fn(&Balance) -> Rupiah) -> i64 {
        self.lines.iter().map(|line| of(&line.balance).get()).sum()
    }
}

/// Draws the report up.
pub async fn draw(app: &App, actor: &Actor, id: FundId) -> Result<Report, Failure> {
    policy::may_book(actor)?;
    let plan = funds::show(app, actor, id).await?;
    let trainings = store::trainings::of_fund(&app.db, id).await?;
    let mut people = Vec::new();
    for training in &trainings {
        let line = plan.lines.iter().find(|line| line.id == training.line).ok_or(Failure::NotFound)?;
        let all = store::trainings::people::list(&app.db, training.id).await?;
        for person in all.iter().filter(|person| !person.withdrawn) {
            people.push(attendee(app, line.activity, training, person)?);
        }
    }
    let year = |year: i32| chrono::NaiveDate::from_ymd_opt(year, 1, 1);
    let (from, to) =
        year(plan.fund.year).zip(year(plan.fund.year + 1)).ok_or(Failure::Broken("a year".to_owned()))?;
    let within = (start_of_day(from), start_of_day(to));
    let mentored = store::trainings::results::of_programs(&app.db, within, (from, to)).await?;
    let mentors = store::trainings::mentors::results_of_mentors(&app.db, within).await?;
    let held = trainings.iter().filter(|training| training.held_at.is_some()).count();
    Ok(Report {
        as_of: app.clock.now(),
        held,
        targets: targets(&plan, &people),
        lines: lines(&plan),
        people,
        mentored,
        mentors,
        fund: plan.fund,
    })
}

fn attendee(
    app: &App,
    activity: ActivityId,
    training: &Training,
    person: &Participant,
) -> Result<Attendee, Failure> {
    let nib = match &person.nib_sealed {
        Some(sealed) => Some(opened(app, &place_of_nib(person.id), sealed)?),
        None => None,
    };
    Ok(Attendee {
        activity,
        training: training.text.name.clone(),
        name: person.name.clone(),
        kind: person.kind,
        sex: person.sex,
        district: person.district.clone(),
        cooperative: person.cooperative.clone(),
        nib,
        days: person.days.len(),
        hours: person.hours(&training.text),
        before: person.before,
        after: person.after,
        took_part: person.took_part(&training.text.dates),
        raised: person.raised,
    })
}

/// Every target, and what was reached without one.
fn targets(plan: &Plan, people: &[Attendee]) -> Vec<Reached> {
    let mut all = Vec::new();
    for activity in &plan.activities {
        for &kind in ParticipantKind::ALL {
            let target = activity.targets.iter().find(|(of, _)| *of == kind).map_or(0, |(_, count)| *count);
            let came = people
                .iter()
                .filter(|person| person.activity == activity.id && person.kind == kind && person.took_part);
            let reached = came.count() as u64;
            if target > 0 || reached > 0 {
                let name = activity.name.clone();
                all.push(Reached { activity: activity.id, name, kind, target: u64::from(target), reached });
            }
        }
    }
    all
}

fn lines(plan: &Plan) -> Vec<Spent> {
    let of = |activity: &funds::Activity| {
        let lines = plan.lines.iter().filter(|line| line.activity == activity.id);
        let spent = |line: &funds::Line| Spent {
            activity: activity.name.clone(),
            line: line.name.clone(),
            balance: line.balance,
        };
        lines.map(spent).collect::<Vec<_>>()
    };
    plan.activities.iter().flat_map(of).collect()
}
