//! One rule, two readings: what `judge` says of each business and what SQL counts and lists are the same, on the
//! database that runs.

use std::cell::Cell;
use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::accounts::Role;
use domain::criteria::{Check, Comparison, Condition, Leaf, Remedy, Rule, Test, TestName};
use domain::facts::{BusinessId, Evidence, Fact, FactKey, FactSheet, FactType, FactValue};
use domain::language::Language;
use domain::matching::{OfferContext, Truth, Verdict, blocks, judge};
use domain::policy::Scope;
use entity::{Text, account, business};
use jembatan::store::{StoreError, matching, sheets};
use jembatan::usecases::office::gaps::{Gap, Narrowing, gaps_of};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, DatabaseConnection};
use uuid::Uuid;

use crate::kit::database::TestDatabase;

fn today() -> NaiveDate {
    "2026-11-30".parse().unwrap()
}

/// The facts that can be stated.
fn keys() -> Vec<FactKey> {
    FactKey::ALL.iter().copied().filter(|key| !key.is_derived()).collect()
}

/// Few values of each kind, so that facts and rules meet, with the edges among them.
fn value(key: FactKey, pick: u8) -> FactValue {
    let of = |texts: &[&str]| FactValue::from_text(key, texts[usize::from(pick) % texts.len()]).unwrap();
    match key.fact_type() {
        FactType::Integer { least, most } => FactValue::Integer((least + i64::from(pick % 5)).min(most)),
        FactType::Money { .. } => {
            FactValue::Money([1, 10_000_000, 50_000_000, 50_000_001][usize::from(pick % 4)])
        }
        FactType::YesNo => FactValue::YesNo(pick.is_multiple_of(2)),
        FactType::Choice => of(&key.choices()),
        FactType::District => of(&["73.07.01", "73.07.05", "73.07.09"]),
        FactType::Sector => of(&["A", "C", "G"]),
        FactType::Kbli => of(&["2025:01271", "2020:01270", "2025:47111", "2020:47111"]),
        FactType::Percent => FactValue::Percent((i64::from(pick % 8) * 10).into()),
    }
}

/// What a rule compares with: mostly what a fact may be, sometimes out of all bounds.
fn operand(key: FactKey, pick: u8) -> FactValue {
    match (key, pick) {
        (FactKey::BusinessAgeMonths, 0..=240) => FactValue::Integer(i64::from(pick % 41)),
        (FactKey::OwnerAgeYears, 0..=240) => FactValue::Integer(14 + i64::from(pick % 14)),
        (_, 241..=245) if matches!(key.fact_type(), FactType::Integer { .. }) => FactValue::Integer(-1),
        (_, 246..=255) if matches!(key.fact_type(), FactType::Integer { .. }) => {
            FactValue::Integer(1_000_000_000_000)
        }
        _ => value(key, pick),
    }
}

/// One statement: the fact, its value or the days back to an age's date, its evidence, and the days to its expiry.
type Statement = (FactKey, u8, u16, Evidence, Option<i16>);

fn statements() -> impl Strategy<Value = Vec<Statement>> {
    let evidence = prop::sample::select(Evidence::ALL);
    let statement = (
        any::<u8>(),
        0u16..1_300,
        evidence,
        prop::option::weighted(0.3, -40i16..40),
        prop::bool::weighted(0.75),
    );
    prop::collection::vec(statement, keys().len()).prop_map(|picks| {
        let stated = keys().into_iter().zip(picks).filter(|(_, (.., known))| *known);
        stated.map(|(key, (pick, back, evidence, expiry, _))| (key, pick, back, evidence, expiry)).collect()
    })
}

fn sheet(statements: &[Statement], as_of: NaiveDate) -> FactSheet {
    let mut sheet = FactSheet::new(as_of);
    for &(key, pick, back, evidence, expiry) in statements {
        let expires =
            expiry.filter(|_| !key.is_of_need()).map(|days| today() + chrono::Duration::days(days.into()));
        let evidence = if key.is_of_need() { Evidence::Stated } else { evidence };
        let fact = Fact { expires, ..Fact::stated(value(key, pick)).proved_by(evidence) };
        match key {
            // An age whose date lies ahead of the day is unknown.
            FactKey::BusinessAgeMonths => _ = sheet.set_age_date(key, today() - Days::new(back.into()), fact),
            FactKey::OwnerAgeYears => {
                _ = sheet.set_age_date(key, today() - Days::new(5_200 + u64::from(back) * 4), fact);
            }
            _ => sheet.set(key, fact).unwrap(),
        }
    }
    sheet
}

fn check() -> impl Strategy<Value = Check> {
    let picks = (prop::sample::select(FactKey::ALL), any::<u8>(), any::<[u8; 3]>(), any::<[bool; 2]>());
    picks.prop_map(|(key, test, operands, [two, three])| {
        let tests: Vec<_> = TestName::suited_to(key).collect();
        let mut list: Vec<_> = operands.iter().map(|pick| operand(key, *pick)).collect();
        list.truncate(1 + usize::from(two) + usize::from(three));
        let compare = |name| {
            let mut comparisons = vec![(name, list[0])];
            if two && name != Comparison::LessThan {
                comparisons.push((Comparison::LessThan, operand(key, operands[1])));
            }
            Test::Compare(comparisons)
        };
        let test = match tests[usize::from(test) % tests.len()] {
            TestName::AtLeast => compare(Comparison::AtLeast),
            TestName::MoreThan => compare(Comparison::MoreThan),
            TestName::AtMost => compare(Comparison::AtMost),
            TestName::LessThan => compare(Comparison::LessThan),
            TestName::Is => Test::Is(list[0]),
            TestName::OneOf => Test::OneOf(list),
            TestName::NoneOf => Test::NoneOf(list),
        };
        Check::new(key, test).unwrap()
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    check().prop_map(Condition::Check).prop_recursive(2, 6, 3, |part| {
        prop_oneof![
            prop::collection::vec(part.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(part, 0..3).prop_map(Condition::Any),
        ]
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    let evidence = prop::option::of(prop::sample::select(Evidence::ALL));
    let when = prop::option::weighted(0.4, condition());
    // Now and then something that nothing closes.
    let remedy = prop::sample::select(&[Remedy::Paper, Remedy::Paper, Remedy::None]);
    let leaf = (check(), remedy, evidence, when)
        .prop_map(|(check, remedy, evidence, when)| Rule::Leaf(Leaf { check, remedy, evidence, when }));
    leaf.prop_recursive(3, 16, 4, |part| {
        prop_oneof![
            prop::collection::vec(part.clone(), 0..4).prop_map(Rule::All),
            prop::collection::vec(part, 0..4).prop_map(Rule::Any),
        ]
    })
}

struct World {
    database: TestDatabase,
    businesses: Vec<(BusinessId, Vec<Statement>)>,
}

/// A database of many businesses of which this and that is known.
async fn world(runner: &mut TestRunner, size: u128) -> World {
    let database = TestDatabase::fresh().await;
    let outside = database.outside().await;
    let owner = an_owner(&outside).await;
    let mut businesses = Vec::new();
    for number in 0..size {
        let business = a_business(&outside, owner, number).await;
        businesses.push((business, statements().new_tree(runner).unwrap().current()));
    }
    let tx = database.db.begin().await.unwrap();
    for (business, stated) in &businesses {
        sheets::save(&tx, *business, None, &sheet(stated, today())).await.unwrap();
    }
    tx.commit().await.unwrap();
    World { database, businesses }
}

fn now() -> DateTime<Utc> {
    today().and_time(chrono::NaiveTime::MIN).and_utc()
}

async fn an_owner(outside: &DatabaseConnection) -> Uuid {
    let account = account::ActiveModel {
        id: Set(Uuid::from_u128(1)),
        email: Set(Some("siti@contoh.example".to_owned())),
        role: Set(Text(Role::Owner)),
        name: Set("Siti".to_owned()),
        language: Set(Text(Language::Id)),
        totp_on: Set(false),
        created_at: Set(now()),
        ..Default::default()
    };
    account.insert(outside).await.unwrap().id
}

async fn a_business(outside: &DatabaseConnection, owner: Uuid, number: u128) -> BusinessId {
    let business = business::ActiveModel {
        id: Set(Uuid::from_u128(1_000 + number)),
        owner_id: Set(owner),
        name: Set(format!("Usaha {number}")),
        created_at: Set(now()),
        updated_at: Set(now()),
        ..Default::default()
    };
    BusinessId(business.insert(outside).await.unwrap().id)
}

fn instalment(amount: i64, tenor: u32) -> Option<i64> {
    amount.checked_div(i64::from(tenor))
}

impl World {
    fn judged(&self, rule: &Rule, as_of: NaiveDate, context: OfferContext<'_>) -> Vec<BusinessId> {
        let fit = |stated| judge(rule, &sheet(stated, as_of), context).verdict == Verdict::Eligible;
        self.businesses.iter().filter(|(_, stated)| fit(stated)).map(|(business, _)| *business).collect()
    }

    async fn found(
        &self,
        rule: &Rule,
        as_of: NaiveDate,
        context: OfferContext<'_>,
    ) -> Result<(u64, Vec<BusinessId>), StoreError> {
        let counted = matching::count_fitting(&self.database.db, rule, as_of, context).await?;
        let (mut listed, mut after) = (Vec::new(), None);
        loop {
            let page = matching::list_fitting(&self.database.db, rule, (as_of, context), after, 30).await?;
            let Some((last, _)) = page.last() else {
                return Ok((counted, listed));
            };
            after = Some(*last);
            listed.extend(page.into_iter().map(|(business, _)| business));
        }
    }
}

#[test]
fn judging_in_memory_and_counting_in_the_database_agree() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
    let world = runtime.block_on(world(&mut runner, 80));
    let context = OfferContext::with(&instalment);
    let telling = Cell::new(0);
    let agree = runner.run(&(rule(), -60i64..400), |(rule, days)| {
        let as_of = today() + chrono::Duration::days(days);
        let judged = world.judged(&rule, as_of, context);
        let found = runtime.block_on(world.found(&rule, as_of, context));
        let (counted, listed) = found.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(counted, judged.len() as u64);
        prop_assert_eq!(&listed, &judged);
        if !judged.is_empty() && judged.len() < world.businesses.len() {
            telling.set(telling.get() + 1);
        }
        Ok(())
    });
    agree.unwrap();
    assert!(telling.get() > 100, "of 300 rules only {} let some pass and some not", telling.get());
}

#[tokio::test]
async fn what_is_saved_is_loaded_and_an_age_without_a_date_is_kept_as_the_latest_date_that_makes_it() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let World { database, businesses } = world(&mut runner, 20).await;
    for (business, stated) in &businesses {
        let loaded = sheets::load(&database.db, *business, today()).await.unwrap();
        assert_eq!(loaded, Some(sheet(stated, today())));
    }
    let mut aged = FactSheet::new(today());
    let months = |age| Fact::stated(FactValue::Integer(age));
    aged.set(FactKey::BusinessAgeMonths, months(9)).unwrap();
    let tx = database.db.begin().await.unwrap();
    sheets::save(&tx, businesses[0].0, None, &aged).await.unwrap();
    tx.commit().await.unwrap();
    let loaded = sheets::load(&database.db, businesses[0].0, today()).await.unwrap().unwrap();
    assert_eq!(loaded.facts().collect::<Vec<_>>(), [(FactKey::BusinessAgeMonths, &months(9))]);
    assert_eq!(loaded.age_date(FactKey::BusinessAgeMonths), Some("2026-02-28".parse().unwrap()));
}

#[tokio::test]
async fn an_archived_business_is_neither_counted_nor_listed() {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let world = world(&mut runner, 3).await;
    let gone = world.businesses[1].0;
    let tx = world.database.db.begin().await.unwrap();
    sheets::set_archived(&tx, gone, true).await.unwrap();
    sheets::save(&tx, gone, None, &FactSheet::new(today())).await.unwrap();
    tx.commit().await.unwrap();
    let (counted, listed) = world.found(&Rule::open(), today(), OfferContext::NONE).await.unwrap();
    assert_eq!((counted, listed), (2, vec![world.businesses[0].0, world.businesses[2].0]));
    let all = sheets::load_after(&world.database.db, None, 10, today()).await.unwrap();
    assert!(all.iter().all(|(business, _)| *business != gone) && all.len() == 2);
}

/// Whom a gap keeps away, read in memory: those that lack it, and those of whom only it is not known.
fn kept_away(world: &World, gap: &Gap<'_>) -> [Vec<BusinessId>; 2] {
    let mut found = [Vec::new(), Vec::new()];
    for (business, stated) in &world.businesses {
        let sheet = sheet(stated, today());
        let said = |rule: &&Rule| blocks(rule, gap.check, &sheet, OfferContext::NONE);
        let said: Vec<_> = gap.rules.iter().filter_map(said).collect();
        if said.contains(&Truth::Fail) {
            found[0].push(*business);
        } else if !said.is_empty() {
            found[1].push(*business);
        }
    }
    found
}

fn asked_by(world: &World, business: BusinessId) -> i64 {
    let stated = world.businesses.iter().find(|(one, _)| *one == business).map(|(_, stated)| stated);
    let amount = sheet(stated.unwrap(), today()).value(FactKey::RequestedAmount);
    amount.and_then(FactValue::whole).unwrap_or_default()
}

/// The rules of a gap that would open to somebody who lacks it, read in memory.
fn opened_by(world: &World, gap: &Gap<'_>) -> BTreeSet<usize> {
    let opens = |rule: &Rule| {
        world.businesses.iter().any(|(_, stated)| {
            blocks(rule, gap.check, &sheet(stated, today()), OfferContext::NONE) == Some(Truth::Fail)
        })
    };
    (0..gap.rules.len()).filter(|number| opens(gap.rules[*number])).collect()
}

/// A few rules of any kind; or very many that share their parts, as most offers are under the same law.
fn market() -> impl Strategy<Value = Vec<Rule>> {
    let plain = || rule().prop_filter("derived", |rule| !rule.facts().into_iter().any(FactKey::is_derived));
    let shared = prop::collection::vec(plain(), 4..12);
    let picks = prop::collection::vec(prop::collection::vec(any::<u8>(), 1..4), 1..80);
    let many = (shared, picks).prop_map(|(parts, picks)| {
        let part = |pick: &u8| parts[usize::from(*pick) % parts.len()].clone();
        picks.iter().map(|picks| Rule::All(picks.iter().map(part).collect())).collect()
    });
    prop_oneof![prop::collection::vec(plain(), 1..4), many]
}

#[test]
fn the_one_missing_criterion_is_the_same_in_memory_on_the_board_and_in_the_list_behind_it() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 80, failure_persistence: None, ..Config::default() });
    let world = runtime.block_on(world(&mut runner, 60));
    let told = Cell::new(0);
    let agree = runner.run(&market(), |rules| {
        let gaps = gaps_of(&rules);
        let (db, all) = (&world.database.db, Narrowing::default());
        let board = runtime.block_on(matching::gaps::board(db, &gaps, today(), &all));
        let board = board.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        for (number, gap) in gaps.iter().enumerate() {
            let [lack, untold] = kept_away(&world, gap);
            let shares: Vec<_> = board.iter().filter(|share| share.gap == number).collect();
            let missing: u64 = shares.iter().map(|share| share.missing).sum();
            let unknown: u64 = shares.iter().map(|share| share.unknown).sum();
            prop_assert_eq!((missing, unknown), (lack.len() as u64, untold.len() as u64));
            let credit: i64 = shares.iter().map(|share| share.credit).sum();
            prop_assert_eq!(credit, lack.iter().map(|business| asked_by(&world, *business)).sum::<i64>());
            let opened: BTreeSet<usize> = shares.iter().flat_map(|share| share.offers.clone()).collect();
            prop_assert_eq!(opened, opened_by(&world, gap));
            for (unknown, wanted) in [(false, &lack), (true, &untold)] {
                let asked = Narrowing { unknown, ..Narrowing::default() };
                let list = matching::gaps::list(db, Scope::Everything, gap, (today(), &asked), None, 100);
                let list =
                    runtime.block_on(list).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
                let listed: Vec<BusinessId> = list.rows.iter().map(|row| row.business).collect();
                prop_assert_eq!(&listed, wanted);
            }
            told.set(told.get() + lack.len());
        }
        Ok(())
    });
    agree.unwrap();
    assert!(told.get() > 100, "only {} businesses lacked something", told.get());
}
