//! The figures of the register: active and inactive over the years, meetings held by year of account; size, lending classes
//! and modern cooperatives, by kind and by district. Each is judged by the rule that was in force on its own day.

use chrono::{Datelike as _, NaiveDate};
use domain::cooperatives::{
    CooperativeKind, LendingGroup, Measure, ModernTest, Practice, RuleChoice, Status, StatusRule, in_force,
    is_in_group, judge, modern_test,
};
use domain::matching::Truth;
use domain::policy::{self, Actor};

use super::register::{Asking, Judged, choices, judged, owes};
use super::{Known, Narrowing, standing};
use crate::app::App;
use crate::store;
use crate::usecases::{Failure, today};

/// Years that are looked back on.
const YEARS: i32 = 6;

/// A count of cooperatives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// All that had been founded.
    pub all: usize,
    /// The active ones.
    pub active: usize,
}

/// Whose figures a line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// Of all.
    All,
    /// Of those of a kind.
    Kind(CooperativeKind),
    /// Of those in a district; none where it is not known.
    District(Option<String>),
}

/// A sum over the cooperatives of which it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum.
    pub sum: i64,
    /// Of how many it is known.
    pub known: usize,
}

/// The figures of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLine {
    /// Whose.
    pub group: Group,
    /// How many, and how many of them are active.
    pub count: Count,
    /// Members, own capital, assets: in the order of [`Measure::ALL`].
    pub sums: [Sum; 3],
    /// How many are in each group by class, in the order of [`LendingGroup::ALL`].
    pub lending: Vec<usize>,
    /// By all criteria of the test together and then by each: how many fulfil it, do not, and of how many it is not known.
    pub modern: Vec<(Option<Practice>, [usize; 3])>,
}

/// What may be known of a criterion, in the order in which it is counted.
pub const TRUTHS: [Truth; 3] = [Truth::Pass, Truth::Fail, Truth::Unknown];

/// The last day of a calendar year, or the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearLine {
    /// The day.
    pub day: NaiveDate,
    /// By which rule.
    pub rule: StatusRule,
    /// How many.
    pub count: Count,
}

/// The meetings of a year of account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingLine {
    /// The year of account.
    pub year: i32,
    /// How many cooperatives owed a meeting: founded in time.
    pub owed: usize,
    /// How many held it by the day asked for.
    pub held: usize,
}

/// The figures.
#[derive(Debug)]
pub struct Figures {
    /// For which day.
    pub as_of: NaiveDate,
    /// By which rule.
    pub choice: RuleChoice,
    /// Over the years, oldest first.
    pub years: Vec<YearLine>,
    /// Meetings, latest year first.
    pub meetings: Vec<MeetingLine>,
    /// By kind, by district, and of all.
    pub groups: Vec<GroupLine>,
    /// The test of a modern cooperative in force on that day.
    pub test: Option<&'static ModernTest>,
}

/// Reads and reckons.
pub async fn read(app: &App, actor: &Actor, asking: &Asking) -> Result<Figures, Failure> {
    policy::may_keep_register(actor)?;
    let as_of = asking.as_of.unwrap_or_else(|| today(app));
    let scope = policy::scope_of_cooperatives(actor);
    let narrowing = Narrowing { text: None, id: None, ..asking.narrowing.clone() };
    let known = store::cooperatives::list(&app.db, scope, &narrowing).await?;
    let mut kept = standing::read(&app.db, scope, (&narrowing, as_of)).await?;
    let chosen = choices(app).await?;
    let on = |day: NaiveDate| {
        let forced = in_force(&chosen, day);
        RuleChoice { rule: asking.rule.unwrap_or(forced.rule), ..forced }
    };
    let choice = on(as_of);
    let ends = (1..YEARS).rev().filter_map(|back| NaiveDate::from_ymd_opt(as_of.year() - back, 12, 31));
    let days = ends.chain([as_of]);
    let years = days.map(|day| YearLine { day, rule: on(day).rule, count: counted(&known, day, on(day)) });
    let years: Vec<YearLine> = years.collect();
    let meetings = meetings(&known, as_of, choice);
    let founded = known.into_iter().filter(|one| is_founded(one, as_of));
    let all = founded.map(|one| {
        let kept = kept.remove(&one.cooperative.id).unwrap_or_default();
        judged((one, kept), as_of, choice)
    });
    let all: Vec<Judged> = all.collect();
    Ok(Figures { as_of, choice, years, meetings, groups: groups(&all, as_of), test: modern_test(as_of) })
}

fn is_founded(one: &Known, day: NaiveDate) -> bool {
    one.record.founded_on.is_none_or(|founded| founded <= day)
}

fn counted(known: &[Known], day: NaiveDate, choice: RuleChoice) -> Count {
    known.iter().filter(|one| is_founded(one, day)).fold(Count::default(), |sum, one| {
        let status = judge(&one.record, day, choice.rule, choice.line).status;
        Count { all: sum.all + 1, active: sum.active + usize::from(status == Status::Active) }
    })
}

/// A line for each kind and each district that there is, and one for all.
fn groups(all: &[Judged], as_of: NaiveDate) -> Vec<GroupLine> {
    let kinds = CooperativeKind::ALL.iter().map(|kind| Group::Kind(*kind));
    let mut codes: Vec<_> = all.iter().map(|one| one.known.cooperative.details.district.clone()).collect();
    codes.sort();
    codes.dedup();
    let groups = kinds.chain(codes.into_iter().map(Group::District)).chain([Group::All]);
    let line = |group: Group| {
        let is_in = |one: &&Judged| match &group {
            Group::All => true,
            Group::Kind(kind) => one.known.cooperative.details.kind == *kind,
            Group::District(code) => one.known.cooperative.details.district == *code,
        };
        let those: Vec<&Judged> = all.iter().filter(is_in).collect();
        group_line(group, &those, as_of)
    };
    groups.map(line).filter(|line| line.count.all > 0).collect()
}

fn group_line(group: Group, those: &[&Judged], as_of: NaiveDate) -> GroupLine {
    let how_many = |fits: &dyn Fn(&Judged) -> bool| those.iter().filter(|one| fits(one)).count();
    let sum = |measure: Measure| {
        let known = those.iter().filter_map(|one| one.standing.size.of(measure));
        known.fold(Sum::default(), |sum, amount| Sum {
            sum: sum.sum.saturating_add(amount),
            known: sum.known + 1,
        })
    };
    let lending = |group: &LendingGroup| {
        how_many(&|one| is_in_group(one.standing.lends.truth, one.standing.classed.as_ref(), *group))
    };
    let criteria = modern_test(as_of).map_or(&[][..], |test| test.criteria);
    let of = [None].into_iter().chain(criteria.iter().copied().map(Some));
    let modern =
        of.map(|of| (of, TRUTHS.map(|truth| how_many(&|one| one.standing.truth(of) == Some(truth)))));
    GroupLine {
        group,
        count: Count { all: those.len(), active: how_many(&|one| one.judgement.status == Status::Active) },
        sums: [sum(Measure::Members), sum(Measure::OwnCapital), sum(Measure::Assets)],
        lending: LendingGroup::ALL.iter().map(lending).collect(),
        modern: modern.collect(),
    }
}

/// The last years of account whose deadline has passed for somebody, or whose meeting somebody held early.
fn meetings(known: &[Known], as_of: NaiveDate, choice: RuleChoice) -> Vec<MeetingLine> {
    let line = |year: i32| {
        let owing: Vec<&Known> = known.iter().filter(|one| owes(one, year, as_of)).collect();
        let held = owing.iter().filter(|one| one.record.held(year, as_of)).count();
        MeetingLine { year, owed: owing.len(), held }
    };
    let passed = |line: &MeetingLine| {
        let due = |one: &Known| one.record.due(line.year, choice.line) < as_of;
        line.owed > 0 && (line.held > 0 || known.iter().any(due))
    };
    (0..YEARS).map(|back| line(as_of.year() - back)).filter(passed).collect()
}
