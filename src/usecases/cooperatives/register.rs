//! The register as somebody asks for it: judged for a day, by the rule in force on it or by another, narrowed afterwards.

use chrono::NaiveDate;
use domain::cooperatives::{
    Check, CooperativeId, Judgement, RuleChoice, Status, StatusRule, Warning, checks, in_force, judge,
};
use domain::matching::Truth;
use domain::policy::{self, Actor};

use super::{Known, Narrowing};
use crate::app::App;
use crate::store;
use crate::usecases::{Failure, today};

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
}

/// A cooperative as it was judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The cooperative.
    pub known: Known,
    /// How it counts and why.
    pub judgement: Judgement,
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
    known.retain(|one| one.record.founded_on.is_none_or(|day| day <= as_of));
    let forced = in_force(&choices(app).await?, as_of);
    let choice = RuleChoice { rule: asking.rule.unwrap_or(forced.rule), ..forced };
    let by_rule = StatusRule::ALL.iter().map(|rule| {
        let active = |one: &&Known| judge(&one.record, as_of, *rule, choice.line).status == Status::Active;
        (*rule, known.iter().filter(active).count())
    });
    let by_rule: Vec<_> = by_rule.collect();
    let all = known.len();
    let judged: Vec<Judged> = known.into_iter().map(|one| judged(one, as_of, choice)).collect();
    let active = judged.iter().filter(|one| one.judgement.status == Status::Active).count();
    let wanted = |one: &Judged| {
        asking.status.is_none_or(|status| one.judgement.status == status)
            && asking.warning.is_none_or(|warning| Warning::of(&one.judgement, as_of) == Some(warning))
    };
    let rows = judged.into_iter().filter(wanted).collect();
    Ok(Register { as_of, choice, in_force: choice == forced, all, active, by_rule, rows })
}

fn judged(known: Known, as_of: NaiveDate, choice: RuleChoice) -> Judged {
    let judgement = judge(&known.record, as_of, choice.rule, choice.line);
    Judged { known, judgement }
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
}

/// Shows one.
pub async fn show(app: &App, actor: &Actor, id: CooperativeId, asking: &Asking) -> Result<Seen, Failure> {
    policy::may_keep_register(actor)?;
    let as_of = asking.as_of.unwrap_or_else(|| today(app));
    let narrowing = Narrowing { id: Some(id), ..Narrowing::default() };
    let scope = policy::scope_of_cooperatives(actor);
    let known =
        store::cooperatives::list(&app.db, scope, &narrowing).await?.pop().ok_or(Failure::NotFound)?;
    let forced = in_force(&choices(app).await?, as_of);
    let choice = RuleChoice { rule: asking.rule.unwrap_or(forced.rule), ..forced };
    let status = |rule: &StatusRule| (*rule, judge(&known.record, as_of, *rule, choice.line).status);
    Ok(Seen {
        as_of,
        choice,
        checks: checks(&known.record, &known.papers, as_of, choice.line).to_vec(),
        by_rule: StatusRule::ALL.iter().map(status).collect(),
        judged: judged(known, as_of, choice),
    })
}
