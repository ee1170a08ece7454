//! Businesses: facts and their history, needs, and what a stranger gets to see of them.

use domain::facts::{Evidence, FactKey, FactValue, Purpose, SizeClass};
use jembatan::usecases::Failure;
use jembatan::usecases::businesses;
use jembatan::usecases::businesses::facts::{self, Statement};
use jembatan::usecases::businesses::needs::{self, NewNeed};

use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::portal::Portal;

fn yes(key: FactKey) -> Statement {
    Statement::value(key, FactValue::YesNo(true))
}

#[tokio::test]
async fn every_kind_of_fact_is_read_back_as_it_was_stated() {
    let portal = Portal::open().await;
    let owner = portal.owner("Andi Rahma").await;
    let told = [
        ("legal_form", "individual"),
        ("kbli", "2020:10710"),
        ("district", "73.07.05"),
        ("annual_sales", "300000000"),
        ("monthly_surplus", "-250000"),
        ("cooperative_member", "false"),
        ("financial_records", "cash_book"),
        ("digital_level", "3"),
        ("owner_sex", "female"),
        ("started_on", "2024-01-31"),
    ];
    let mut builder = BusinessBuilder::named("Gula Aren Borong");
    for (key, value) in told {
        builder = builder.fact(key, value);
    }
    let id = builder
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let (_, known) = businesses::show(&portal.app, &owner_of(owner.id), id)
        .await
        .unwrap();
    for (key, value) in told.iter().filter(|(key, _)| *key != "started_on") {
        let key: FactKey = key.parse().unwrap();
        assert_eq!(known.facts.value(key).unwrap().to_string(), *value, "{key}");
    }
    assert_eq!(
        known.facts.value(FactKey::BusinessAgeMonths),
        Some(FactValue::Integer(33))
    );
    assert_eq!(known.facts.value(FactKey::Sector).unwrap().to_string(), "C");
    assert_eq!(
        known.facts.value(FactKey::SizeClass),
        Some(FactValue::SizeClass(SizeClass::Micro)),
        "the size class follows from the sales"
    );
    assert_eq!(
        known.facts.value(FactKey::RequestedAmount),
        Some(FactValue::Money(75_000_000))
    );
    assert_eq!(known.facts.value(FactKey::Nib), None);
}

#[tokio::test]
async fn a_change_is_added_to_the_history_and_saying_the_same_again_is_not() {
    let portal = Portal::open().await;
    let owner = portal.owner("Andi Rahma").await;
    let actor = owner_of(owner.id);
    let id = BusinessBuilder::named("Gula Aren Borong")
        .proved("financial_records", "cash_book", Evidence::Checked)
        .create(&portal, &owner)
        .await;
    let before = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();

    let same = Statement::maybe(
        FactKey::FinancialRecords,
        before.facts.value(FactKey::FinancialRecords),
    );
    facts::state(&portal.app, &actor, id, vec![same]).await.unwrap();
    let again = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    assert_eq!(again.revision, before.revision);
    let kept = again.facts.get(FactKey::FinancialRecords).unwrap().evidence;
    assert_eq!(
        kept,
        Evidence::Checked,
        "saving a page again does not weaken what was proved"
    );

    let gone = Statement::unknown(FactKey::FinancialRecords);
    facts::state(&portal.app, &actor, id, vec![gone, yes(FactKey::Ktp)])
        .await
        .unwrap();
    let after = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    assert_eq!(after.facts.value(FactKey::FinancialRecords), None);
    assert_eq!(after.revision, before.revision + 1);
    let (_, lines) = businesses::history(&portal.app, &actor, id, Some(FactKey::FinancialRecords))
        .await
        .unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| (line.value.as_deref(), line.evidence))
        .collect();
    assert_eq!(
        told,
        [(None, Evidence::Stated), (Some("cash_book"), Evidence::Checked)]
    );
    assert_eq!(lines[0].by.as_deref(), Some("Andi Rahma"));
}

#[tokio::test]
async fn the_size_class_follows_sales_before_capital_and_goes_when_both_go() {
    let portal = Portal::open().await;
    let owner = portal.owner("Andi Rahma").await;
    let actor = owner_of(owner.id);
    let id = BusinessBuilder::named("Gula Aren Borong")
        .create(&portal, &owner)
        .await;
    let steps = [
        (Some(3_000_000_000), None, Some(SizeClass::Small)),
        (Some(3_000_000_000), Some(100_000_000), Some(SizeClass::Micro)),
        (None, Some(2_000_000_001), Some(SizeClass::Small)),
        (None, None, None),
    ];
    for (capital, sales, class) in steps {
        let sales = Statement::maybe(FactKey::AnnualSales, sales.map(FactValue::Money));
        businesses::reckon(&portal.app, &actor, id, capital, vec![sales])
            .await
            .unwrap();
        let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
        assert_eq!(
            known.facts.value(FactKey::SizeClass),
            class.map(FactValue::SizeClass)
        );
    }
}

#[tokio::test]
async fn stating_another_need_closes_the_former_one() {
    let portal = Portal::open().await;
    let owner = portal.owner("Andi Rahma").await;
    let actor = owner_of(owner.id);
    let id = BusinessBuilder::named("Gula Aren Borong")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let second = NewNeed {
        amount: "10 juta".parse().unwrap(),
        tenor_months: 12,
        purpose: Purpose::Investment,
        note: "Tungku baru".to_owned(),
    };
    let first_time = needs::state(&portal.app, &actor, id, second.clone())
        .await
        .unwrap();
    let second_time = needs::state(&portal.app, &actor, id, second).await.unwrap();
    assert_eq!(first_time, second_time, "the same need again is the same need");
    let told = needs::list(&portal.app, &actor, id).await.unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|need| (need.amount, need.state.as_str()))
        .collect();
    assert_eq!(told, [(10_000_000, "open"), (75_000_000, "closed")]);
    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    assert_eq!(known.need, Some(first_time));
    assert_eq!(
        known.facts.value(FactKey::RequestedTenorMonths),
        Some(FactValue::Integer(12))
    );
}

#[tokio::test]
async fn a_foreign_business_is_not_there() {
    let portal = Portal::open().await;
    let (hers, other) = (portal.owner("Andi Rahma").await, portal.owner("Budi").await);
    let id = BusinessBuilder::named("Gula Aren Borong")
        .create(&portal, &hers)
        .await;
    let stranger = owner_of(other.id);
    let seen = businesses::show(&portal.app, &stranger, id).await;
    assert!(matches!(seen, Err(Failure::NotFound)));
    let told = facts::state(&portal.app, &stranger, id, vec![yes(FactKey::Nib)]).await;
    assert!(matches!(told, Err(Failure::NotFound)));
}
