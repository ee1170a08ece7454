//! The gap board as one query that reads every business once.
//!
//! Each different rule is a lane: one bit of a word. A part of a rule that does not pass lays its rules' bits down; a bit
//! that just one part has laid is a rule that only this part stands against, whatever the number of rules. So the work for
//! a business grows with the different parts, few, since most offers are under the same law, and not with offers times gaps.

use chrono::NaiveDate;
use domain::criteria::{Check, Condition, Rule};
use entity::fact_sheet::{Column, Entity};
use sea_orm::DbBackend;
use sea_orm::sea_query::{
    Alias, CaseStatement, CommonTableExpression, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr,
    WithClause,
};

use super::super::{Best, any, check, condition_of, literal};
use super::narrowed;
use crate::store::sheets;
use crate::usecases::office::gaps::{Gap, Narrowing};

/// Bits of one word; the sign is left alone.
const BITS: usize = 62;
/// How many words are laid over each other in one step.
const AT_ONCE: usize = 4;
/// What each step hands on of the business itself.
const OF_BUSINESS: [&str; 3] = ["district", "sector", "amount"];

/// A column of one of the steps: its letter and its numbers.
fn named(letter: &str, numbers: &[usize]) -> Alias {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    Alias::new(format!("{letter}{}", numbers.join("_")))
}

fn column(letter: &str, numbers: &[usize]) -> SimpleExpr {
    Expr::col(named(letter, numbers))
}

/// A part of rules, and the rules that have it.
struct Part {
    rule: Rule,
    /// The checks that close its gap.
    closes: Vec<Check>,
    /// The rules' bits, word by word.
    lanes: Vec<i64>,
}

impl Part {
    /// Whether the rest of the part needs asking where the check is taken as passed.
    fn is_more_than(&self, check: &Check) -> bool {
        self.rule.taking(check) != Rule::open()
    }
}

/// Every different rule of some gaps.
fn rules_of<'rule>(gaps: &[Gap<'rule>]) -> Vec<&'rule Rule> {
    let mut rules: Vec<&'rule Rule> = Vec::new();
    for &rule in gaps.iter().flat_map(|gap| &gap.rules) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}

/// How many words hold all rules of some gaps.
pub(super) fn words_of(gaps: &[Gap<'_>]) -> usize {
    rules_of(gaps).len().div_ceil(BITS)
}

/// The rules of some gaps, laid side by side.
pub(super) struct Lanes<'rule> {
    gaps: &'rule [Gap<'rule>],
    /// Every different rule.
    rules: Vec<&'rule Rule>,
    /// Every different part of them.
    parts: Vec<Part>,
    /// Every different check of them.
    checks: Vec<&'rule Check>,
    /// How many words hold all rules.
    words: usize,
}

impl<'rule> Lanes<'rule> {
    pub(super) fn of(gaps: &'rule [Gap<'rule>]) -> Self {
        let rules = rules_of(gaps);
        let words = rules.len().div_ceil(BITS);
        let mut lanes = Self { gaps, rules, parts: Vec::new(), checks: Vec::new(), words };
        for (lane, rule) in lanes.rules.clone().into_iter().enumerate() {
            lanes.note_parts(lane, rule);
            for (_, leaf) in rule.leaves() {
                lanes.note_check(&leaf.check);
                if let Some(when) = &leaf.when {
                    lanes.note_checks(when);
                }
            }
        }
        lanes
    }

    fn note_parts(&mut self, lane: usize, rule: &Rule) {
        for rule in rule.parts() {
            let known = self.parts.iter().position(|part| part.rule == rule);
            let number = known.unwrap_or_else(|| {
                let closes = rule.closable().into_iter().cloned().collect();
                self.parts.push(Part { rule, closes, lanes: vec![0; self.words] });
                self.parts.len() - 1
            });
            if let Some(word) = self.parts.get_mut(number).and_then(|part| part.lanes.get_mut(lane / BITS)) {
                *word |= 1 << (lane % BITS);
            }
        }
    }

    fn note_check(&mut self, check: &'rule Check) {
        if sheets::place_of(check.fact()).is_some() && !self.checks.contains(&check) {
            self.checks.push(check);
        }
    }

    fn note_checks(&mut self, when: &'rule Condition) {
        match when {
            Condition::Check(check) => self.note_check(check),
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.note_checks(part);
                }
            }
        }
    }

    /// The truth of a rule, of the checks that an earlier step has told.
    fn told(&self, rule: &Rule) -> SimpleExpr {
        condition_of(rule, &|check, best| match self.checks.iter().position(|known| *known == check) {
            Some(number) => column("c", &[number]),
            None => literal(matches!(best, Best::Passes)),
        })
    }

    /// The parts with a bit in this word, of those that a check closes or of the others.
    fn within(&self, word: usize, closable: bool) -> impl Iterator<Item = (usize, i64)> + '_ {
        let bits = move |part: &Part| part.lanes.get(word).copied().unwrap_or_default();
        let wanted = move |(_, part): &(usize, &Part)| part.closes.is_empty() != closable;
        let all = self.parts.iter().enumerate().filter(wanted);
        all.map(move |(number, part)| (number, bits(part))).filter(|(_, bits)| *bits != 0)
    }

    /// The rules of a word against which a part stands that nothing closes: no gap alone keeps those away.
    fn out_of_reach(&self, word: usize) -> SimpleExpr {
        let laid = |(number, bits): (usize, i64)| -> Option<SimpleExpr> {
            let passes = self.told(&self.parts.get(number)?.rule);
            Some(CaseStatement::new().case(passes, bits_of(0)).finally(bits_of(bits)).into())
        };
        let all = self.within(word, false).filter_map(laid);
        all.reduce(ExprTrait::bit_or).unwrap_or_else(|| bits_of(0))
    }

    /// The parts whose gap a check closes.
    fn closed_by<'a>(&'a self, check: &'a Check) -> impl Iterator<Item = (usize, &'a Part)> + 'a {
        self.parts.iter().enumerate().filter(move |(_, part)| part.closes.contains(check))
    }

    /// The words in which the rules of a gap lie.
    fn words_of<'a>(&'a self, gap: &'a Gap<'_>) -> impl Iterator<Item = usize> + 'a {
        let has = |part: &Part, word: usize| part.lanes.get(word).is_some_and(|bits| *bits != 0);
        (0..self.words).filter(move |word| self.closed_by(gap.check).any(|(_, part)| has(part, *word)))
    }

    /// The positions in the gap's list of the rules whose bits are set in a word.
    pub(super) fn rules_in(&self, gap: &Gap<'_>, word: usize, bits: i64) -> Vec<usize> {
        let set = (0..BITS).filter(|bit| bits >> bit & 1 == 1);
        let opened: Vec<&Rule> = set.filter_map(|bit| self.rules.get(word * BITS + bit)).copied().collect();
        let positions = gap.rules.iter().enumerate().filter(|(_, rule)| opened.contains(rule));
        positions.map(|(position, _)| position).collect()
    }

    /// The whole query: by district and sector, for each gap those that lack it, those of which it is not known, what the
    /// former ask for, and the rules it would open to somebody.
    pub(super) fn query(
        &self,
        as_of: NaiveDate,
        narrowing: &Narrowing,
        backend: DbBackend,
    ) -> SelectStatement {
        let mut steps = Steps { backend, done: Vec::new() };
        steps.then(self.checks_of_each(as_of, narrowing));
        let mut select = steps.carrying(&[]);
        let mut kept = self.tell_parts(&mut select);
        steps.then(select);
        for word in 0..self.words {
            self.lay(&mut steps, word, &kept);
            kept.push(named("e", &[word]));
        }
        let mut select = steps.carrying(&[]);
        for (number, gap) in self.gaps.iter().enumerate() {
            for word in self.words_of(gap) {
                select.expr_as(self.kept_away((number, gap), word, false), named("m", &[number, word]));
                select.expr_as(self.kept_away((number, gap), word, true), named("u", &[number, word]));
            }
        }
        steps.then(select);
        self.count(steps)
    }

    fn checks_of_each(&self, as_of: NaiveDate, narrowing: &Narrowing) -> SelectStatement {
        let mut select = Query::select();
        select.from(Entity).and_where(narrowed(narrowing)).columns([Column::District, Column::Sector]);
        select.expr_as(Expr::col(Column::RequestedAmount), "amount");
        for (number, one) in self.checks.iter().enumerate() {
            select.expr_as(check(one, as_of, Best::Passes), named("c", &[number]));
        }
        select.take()
    }

    /// Whether each part that a check closes passes, and whether it would, taken that check; of the others only where they
    /// stand in the way.
    fn tell_parts(&self, select: &mut SelectStatement) -> Vec<Alias> {
        let mut kept = Vec::new();
        for word in 0..self.words {
            kept.push(named("x", &[word]));
            select.expr_as(self.out_of_reach(word), named("x", &[word]));
        }
        for (number, part) in self.parts.iter().enumerate().filter(|(_, part)| !part.closes.is_empty()) {
            kept.push(named("p", &[number]));
            select.expr_as(self.told(&part.rule), named("p", &[number]));
        }
        for (number, gap) in self.gaps.iter().enumerate() {
            for (place, part) in self.closed_by(gap.check) {
                if part.is_more_than(gap.check) {
                    kept.push(named("h", &[place, number]));
                    select.expr_as(self.told(&part.rule.taking(gap.check)), named("h", &[place, number]));
                }
            }
        }
        kept
    }

    /// Lays down the bits of all parts that do not pass, and keeps those that lie there once.
    fn lay(&self, steps: &mut Steps, word: usize, kept: &[Alias]) {
        let mut select = steps.carrying(kept);
        for (number, bits) in self.within(word, true) {
            let laid = CaseStatement::new().case(column("p", &[number]), bits_of(0)).finally(bits_of(bits));
            select.expr_as(laid, named("o", &[number]));
        }
        steps.then(select);
        let mut layers: Vec<(usize, bool)> =
            self.within(word, true).map(|(number, _)| (number, false)).collect();
        while layers.len() > 1 {
            let mut select = steps.carrying(kept);
            for (number, group) in layers.chunks(AT_ONCE).enumerate() {
                let (once, twice) = over_each_other(group);
                select.expr_as(once, named("o", &[number])).expr_as(twice, named("t", &[number]));
            }
            steps.then(select);
            layers = (0..layers.len().div_ceil(AT_ONCE)).map(|number| (number, true)).collect();
        }
        let mut select = steps.carrying(kept);
        // What is taken away is always there: of words so laid a difference is a complement.
        let out = || column("x", &[word]);
        let just_once = match layers.first() {
            Some((number, true)) => {
                let twice = column("t", &[*number]).bit_or(out());
                column("o", &[*number]).bit_or(out()).sub(twice)
            }
            Some((number, false)) => column("o", &[*number]).bit_or(out()).sub(out()),
            None => bits_of(0),
        };
        select.expr_as(just_once, named("e", &[word]));
        steps.then(select);
    }

    /// The rules of a word that one gap alone keeps away: those that fail, or those that cannot be told.
    fn kept_away(&self, (number, gap): (usize, &Gap<'_>), word: usize, unknown: bool) -> SimpleExpr {
        let of_part = |(place, part): (usize, &Part)| -> Option<SimpleExpr> {
            let bits = part.lanes.get(word).copied().filter(|bits| *bits != 0)?;
            let part_is = column("p", &[place]);
            let mut stands = if unknown { part_is.is_null() } else { part_is.not() };
            if part.is_more_than(gap.check) {
                stands = stands.and(column("h", &[place, number]));
            }
            let blocked = column("e", &[word]).bit_and(bits_of(bits));
            Some(CaseStatement::new().case(stands, blocked).finally(bits_of(0)).into())
        };
        let all = self.closed_by(gap.check).filter_map(of_part);
        all.reduce(ExprTrait::bit_or).unwrap_or_else(|| bits_of(0))
    }

    fn count(&self, steps: Steps) -> SelectStatement {
        let backend = steps.backend;
        let mut select = steps.finished();
        select.columns(["district", "sector"].map(Alias::new));
        select.group_by_columns(["district", "sector"].map(Alias::new));
        for (number, gap) in self.gaps.iter().enumerate() {
            let some = |letter: &str| {
                let set = |word| column(letter, &[number, word]).ne(bits_of(0));
                any(self.words_of(gap).map(set))
            };
            let lacks = some("m");
            let untold = some("m").not().and(some("u"));
            select.expr_as(Func::count(where_so(lacks.clone(), Expr::cust("1"))), named("n", &[number]));
            select.expr_as(Func::count(where_so(untold, Expr::cust("1"))), named("k", &[number]));
            let asked = Func::sum(where_so(lacks, Expr::col(Alias::new("amount"))));
            let asked = SimpleExpr::from(asked).cast_as(Alias::new("bigint"));
            select.expr_as(Func::coalesce([asked, Expr::cust("0")]), named("s", &[number]));
            for word in self.words_of(gap) {
                select.expr_as(together(&named("m", &[number, word]), backend), named("b", &[number, word]));
            }
        }
        select
    }

    /// The sets of a gap's rules as they come back: word and the column's name.
    pub(super) fn sets_of(&self, number: usize, gap: &Gap<'_>) -> Vec<(usize, String)> {
        let name = |word| (word, named("b", &[number, word]).0);
        self.words_of(gap).map(name).collect()
    }
}

fn bits_of(bits: i64) -> SimpleExpr {
    Expr::cust(format!("CAST({bits} AS bigint)"))
}

fn where_so(holds: SimpleExpr, then: SimpleExpr) -> SimpleExpr {
    CaseStatement::new().case(holds, then).into()
}

/// All sets of a group in one: a number on PostgreSQL; on SQLite, which has no such function, the different ones in a row.
fn together(set: &Alias, backend: DbBackend) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => Expr::cust(format!("bit_or(\"{}\")", set.0)),
        _ => Expr::cust(format!("group_concat(DISTINCT NULLIF(\"{}\", 0))", set.0)),
    }
}

/// What lies there at all, and what lies there more than once, of a few layers.
fn over_each_other(layers: &[(usize, bool)]) -> (SimpleExpr, SimpleExpr) {
    let once = |layers: &[(usize, bool)]| -> Option<SimpleExpr> {
        layers.iter().map(|(number, _)| column("o", &[*number])).reduce(ExprTrait::bit_or)
    };
    let both = |one: &[(usize, bool)], other: &[(usize, bool)]| Some(once(one)?.bit_and(once(other)?));
    let before = layers.iter().filter(|(_, merged)| *merged).map(|(number, _)| column("t", &[*number]));
    let pairs = layers.chunks(2).filter_map(|pair| both(pair.get(..1)?, pair.get(1..)?));
    let halves = both(layers.get(..2).unwrap_or_default(), layers.get(2..).unwrap_or_default());
    let twice = before.chain(pairs).chain(halves).reduce(ExprTrait::bit_or);
    (once(layers).unwrap_or_else(|| bits_of(0)), twice.unwrap_or_else(|| bits_of(0)))
}

/// Queries each of which reads the one before. No step is folded into the next, or what it has reckoned would be reckoned
/// again for each time it is named. PostgreSQL leaves a query apart that has a `WITH` of its own, and still divides it among
/// its workers, so there each stands within the next; SQLite keeps the rows where it is told to.
struct Steps {
    backend: DbBackend,
    done: Vec<SelectStatement>,
}

impl Steps {
    fn name(number: usize) -> Alias {
        named("step", &[number])
    }

    fn then(&mut self, select: SelectStatement) {
        self.done.push(select);
    }

    /// The next step, which hands on the business and these columns.
    fn carrying(&self, kept: &[Alias]) -> SelectStatement {
        let mut select = Query::select();
        select.from(Self::name(self.done.len().saturating_sub(1)));
        select.columns(OF_BUSINESS.map(Alias::new)).columns(kept.iter().cloned());
        select
    }

    /// A query over the last step.
    fn finished(self) -> SelectStatement {
        let nested = self.backend == DbBackend::Postgres;
        let last = Self::name(self.done.len().saturating_sub(1));
        let mut with = WithClause::new();
        if nested {
            let mut apart = CommonTableExpression::new();
            apart.table_name("apart").query(Query::select().expr(Expr::cust("1")).take());
            with.cte(apart);
        }
        for (number, mut step) in self.done.into_iter().enumerate() {
            if nested {
                step.with_cte(std::mem::take(&mut with));
            }
            let mut expression = CommonTableExpression::new();
            expression.table_name(Self::name(number)).query(step).materialized(!nested);
            with.cte(expression);
        }
        let mut select = Query::select();
        select.with_cte(with).from(last);
        select
    }
}
