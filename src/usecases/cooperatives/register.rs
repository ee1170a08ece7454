//! The register as somebody asks for it: judged for a day, by the rule in force on it or by another, narrowed afterwards.

use chrono::NaiveDate;
use domain::cooperatives::{
    Check, CooperativeId, Judgement, LendingGroup, Measure, Practice, RuleChoice, Status, StatusRule,
    Warning, checks, in_force, is_in_group, judge,
};
use domain::matching::Truth;
use domain::policy::{self, Actor};

use super::meetings::Recorded;
use super::standing::{self, Kept, Standing};
use super::{Known, Narrowing};
use crate::app::App;
use crate::store;
use crate::usecases::{Failure, today};

/// How a meeting of a year of account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingState {
    /// It was owed, held or not.
    Owed,
    /// It was held.
    Held,
    /// It was owed and is not recorded.
    Missing,
}

/// What is asked of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asking {
    /// The day; today where none is named.
    pub as_of: Option<NaiveDate>,
    /// Another rule than the one in force.
    pub rule: Option<StatusRule>,
    /// What to read.
    pub narrowing: Narrowing,
    /// Only those that stand so.
    pub status: Option<Status>,
    /// Only those whose meetings give cause for this warning.
    pub warning: Option<Warning>,
    /// Only those of this group by lending class.
    pub lending: Option<LendingGroup>,
    /// Only those that stand so by one criterion of the test of a modern cooperative, or by all.
    pub modern: Option<(Option<Practice>, Truth)>,
    /// Only those of whom this is not known.
    pub lacks: Option<Measure>,
    /// Only those whose meeting for this year stands so.
    pub meeting: Option<(i32, MeetingState)>,
}

impl Asking {
    fn wants(&self, one: &Judged, as_of: NaiveDate) -> bool {
        let standing = &one.standing;
        let group = |group| is_in_group(standing.lends.truth, standing.classed.as_ref(), group);
        self.status.is_none_or(|status| one.judgement.status == status)
            && self.warning.is_none_or(|warning| Warning::of(&one.judgement, as_of) == Some(warning))
            && self.lending.is_none_or(group)
            && self.modern.is_none_or(|(of, truth)| standing.truth(of) == Some(truth))
            && self.lacks.is_none_or(|measure| standing.size.of(measure).is_none())
            && self.meeting.is_none_or(|(year, state)| stands_so(&one.known, year, state, as_of))
    }
}

fn stands_so(known: &Known, year: i32, state: MeetingState, as_of: NaiveDate) -> bool {
    let held = known.record.held(year, as_of);
    owes(known, year, as_of)
        && match state {
            MeetingState::Owed => true,
            MeetingState::Held => held,
            MeetingState::Missing => !held,
        }
}

/// Whether a cooperative owes the meeting of a year of account by a day: the year has ended, and it had been founded.
pub(super) fn owes(known: &Known, year: i32, as_of: NaiveDate) -> bool {
    let end = known.record.book_year_end();
    let first = known.record.founded_on.map(|day| end.first_year(day));
    end.of_year(year) < as_of && first.is_none_or(|first| first <= year)
}

/// A cooperative as it was judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The cooperative.
    pub known: Known,
    /// How it counts and why.
    pub judgement: Judgement,
    /// Its size, its class, what makes it modern.
    pub standing: Standing,
}

/// The register, judged.
#[derive(Debug)]
pub struct Register {
    /// For which day.
    pub as_of: NaiveDate,
    /// By which rule.
    pub choice: RuleChoice,
    /// Whether that is the rule in force on the day.
    pub in_force: bool,
    /// How many had been founded by then.
    pub all: usize,
    /// How many of them are active.
    pub active: usize,
    /// How many would be, by each rule.
    pub by_rule: Vec<(StatusRule, usize)>,
    /// Those asked for, by name.
    pub rows: Vec<Judged>,
}

/// Reads and judges.
pub async fn list(app: &App, actor: &Actor, asking: &Asking) -> Result<Register, Failure> {
    policy::may_keep_register(actor)?;
    let as_of = asking.as_of.unwrap_or_else(|| today(app));
    let scope = policy::scope_of_cooperatives(actor);
    let mut known = store::cooperatives::list(&app.db, scope, &asking.narrowing).await?;
    let mut kept = standing::read(&app.db, scope, (&asking.narrowing, as_of)).await?;
    known.retain(|one| one.record.founded_on.is_none_or(|day| day <= as_of));
    let forced = in_force(&choices(app).await?, as_of);
    let choice = RuleChoice { rule: asking.rule.unwrap_or(forced.rule), ..forced };
    let by_rule = StatusRule::ALL.iter().map(|rule| {
        let active = |one: &&Known| judge(&one.record, as_of, *rule, choice.line).status == Status::Active;
        (*rule, known.iter().filter(active).count())
    });
    let by_rule: Vec<_> = by_rule.collect();
    let all = known.len();
    let judged = known.into_iter().map(|one| {
        let kept = kept.remove(&one.cooperative.id).unwrap_or_default();
        judged((one, kept), as_of, choice)
    });
    let judged: Vec<Judged> = judged.collect();
    let active = judged.iter().filter(|one| one.judgement.status == Status::Active).count();
    let rows = judged.into_iter().filter(|one| asking.wants(one, as_of)).collect();
    Ok(Register { as_of, choice, in_force: choice == forced, all, active, by_rule, rows })
}

pub(super) fn judged((known, kept): (Known, Kept), as_of: NaiveDate, choice: RuleChoice) -> Judged {
    let judgement = judge(&known.record, as_of, choice.rule, choice.line);
    let standing = standing::stand(&known, kept, as_of);
    Judged { known, judgement, standing }
}

/// The choices that were ever made, for finding the one in force.
pub(super) async fn choices(app: &App) -> Result<Vec<RuleChoice>, Failure> {
    Ok(store::cooperatives::rules(&app.db).await?.into_iter().map(|chosen| chosen.choice).collect())
}

/// One cooperative, judged, with every check of its two axes and its status by each rule.
#[derive(Debug)]
pub struct Seen {
    /// For which day.
    pub as_of: NaiveDate,
    /// By which rule.
    pub choice: RuleChoice,
    /// The cooperative.
    pub judged: Judged,
    /// The checks.
    pub checks: Vec<(Check, Truth)>,
    /// How it would count by each rule.
    pub by_rule: Vec<(StatusRule, Status)>,
    /// What its board recorded of meetings.
    pub minutes: Vec<Recorded>,
}

/// Shows one.
pub async fn show(app: &App, actor: &Actor, id: CooperativeId, asking: &Asking) -> Result<Seen, Failure> {
    policy::may_keep_register(actor)?;
    let as_of = asking.as_of.unwrap_or_else(|| today(app));
    let narrowing = Narrowing { id: Some(id), ..Narrowing::default() };
    let scope = policy::scope_of_cooperatives(actor);
    let mut known =
        store::cooperatives::list(&app.db, scope, &narrowing).await?.pop().ok_or(Failure::NotFound)?;
    let mut kept = standing::read(&app.db, scope, (&narrowing, as_of)).await?;
    let kept = kept.remove(&id).unwrap_or_default();
    let minutes = store::cooperatives::boards::minutes(&app.db, id).await?;
    let approved = minutes.iter().filter(|one| one.held_on <= as_of).max_by_key(|one| one.year);
    known.papers.result = approved.map(|one| one.result);
    let forced = in_force(&choices(app).await?, as_of);
    let choice = RuleChoice { rule: asking.rule.unwrap_or(forced.rule), ..forced };
    let status = |rule: &StatusRule| (*rule, judge(&known.record, as_of, *rule, choice.line).status);
    Ok(Seen {
        as_of,
        choice,
        checks: checks(&known.record, &known.papers, as_of, choice.line).to_vec(),
        by_rule: StatusRule::ALL.iter().map(status).collect(),
        judged: judged((known, kept), as_of, choice),
        minutes,
    })
}
