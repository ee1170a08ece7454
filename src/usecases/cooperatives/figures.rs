//! The figures of the register: active and inactive over the years, meetings held by year of account, by kind and by
//! district. Each is judged by the rule that was in force on its own day.

use chrono::{Datelike as _, NaiveDate};
use domain::cooperatives::{CooperativeKind, RuleChoice, Status, StatusRule, in_force, judge};
use domain::policy::{self, Actor};

use super::register::{Asking, choices};
use super::{Known, Narrowing};
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
    /// Members of all, where known.
    pub members: i64,
}

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
    /// On that day.
    pub now: Count,
    /// Over the years, oldest first.
    pub years: Vec<YearLine>,
    /// Meetings, latest year first.
    pub meetings: Vec<MeetingLine>,
    /// By kind.
    pub kinds: Vec<(CooperativeKind, Count)>,
    /// By district; none where it is not known.
    pub districts: Vec<(Option<String>, Count)>,
}

/// Reads and reckons.
pub async fn read(app: &App, actor: &Actor, asking: &Asking) -> Result<Figures, Failure> {
    policy::may_keep_register(actor)?;
    let as_of = asking.as_of.unwrap_or_else(|| today(app));
    let scope = policy::scope_of_cooperatives(actor);
    let narrowing = Narrowing { text: None, id: None, ..asking.narrowing.clone() };
    let known = store::cooperatives::list(&app.db, scope, &narrowing).await?;
    let chosen = choices(app).await?;
    let on = |day: NaiveDate| {
        let forced = in_force(&chosen, day);
        RuleChoice { rule: asking.rule.unwrap_or(forced.rule), ..forced }
    };
    let choice = on(as_of);
    let count = |day: NaiveDate, fits: &dyn Fn(&Known) -> bool| {
        let those: Vec<&Known> = known.iter().filter(|one| fits(one)).collect();
        counted(&those, day, on(day))
    };
    let ends = (1..YEARS).rev().filter_map(|back| NaiveDate::from_ymd_opt(as_of.year() - back, 12, 31));
    let years =
        ends.chain([as_of]).map(|day| YearLine { day, rule: on(day).rule, count: count(day, &|_| true) });
    let kinds = CooperativeKind::ALL.iter();
    let kinds = kinds.map(|kind| (*kind, count(as_of, &|one| one.cooperative.details.kind == *kind)));
    let mut codes: Vec<_> = known.iter().map(|one| one.cooperative.details.district.clone()).collect();
    codes.sort();
    codes.dedup();
    let districts = codes.into_iter().map(|code| {
        let there = count(as_of, &|one| one.cooperative.details.district == code);
        (code, there)
    });
    Ok(Figures {
        as_of,
        choice,
        now: count(as_of, &|_| true),
        years: years.collect(),
        meetings: meetings(&known, as_of, choice),
        kinds: kinds.filter(|(_, count)| count.all > 0).collect(),
        districts: districts.filter(|(_, count)| count.all > 0).collect(),
    })
}

fn counted(those: &[&Known], day: NaiveDate, choice: RuleChoice) -> Count {
    let founded = those.iter().filter(|one| one.record.founded_on.is_none_or(|founded| founded <= day));
    founded.fold(Count::default(), |sum, one| {
        let status = judge(&one.record, day, choice.rule, choice.line).status;
        Count {
            all: sum.all + 1,
            active: sum.active + usize::from(status == Status::Active),
            members: sum.members + i64::from(one.cooperative.details.members.unwrap_or_default()),
        }
    })
}

/// The last years of account whose deadline has passed for somebody, or whose meeting somebody held early.
fn meetings(known: &[Known], as_of: NaiveDate, choice: RuleChoice) -> Vec<MeetingLine> {
    let line = |year: i32| {
        let owes = |one: &&Known| {
            let first = one.record.founded_on.map(|day| one.record.book_year_end().first_year(day));
            one.record.book_year_end().of_year(year) < as_of && first.is_none_or(|first| first <= year)
        };
        let owing: Vec<&Known> = known.iter().filter(owes).collect();
        let held = owing.iter().filter(|one| one.record.held(year, as_of)).count();
        MeetingLine { year, owed: owing.len(), held }
    };
    let passed = |line: &MeetingLine| {
        let due = |one: &Known| one.record.due(line.year, choice.line) < as_of;
        line.owed > 0 && (line.held > 0 || known.iter().any(due))
    };
    (0..YEARS).map(|back| line(as_of.year() - back)).filter(passed).collect()
}
