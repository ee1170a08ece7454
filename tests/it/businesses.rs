//! Businesses: facts and their history, needs, and what a stranger gets to see of them.

use domain::facts::{Evidence, FactKey, FactValue, Purpose, SizeClass};
use jembatan::usecases::Failure;
use jembatan::usecases::businesses;
use jembatan::usecases::businesses::facts::{self, Statement};
use jembatan::usecases::businesses::needs::{self, NewNeed};
use poem::http::StatusCode;

use crate::kit::business::{BusinessBuilder, owner_of};
use crate::kit::portal::Portal;
use crate::kit::visitor::Visitor;

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
    let id = builder.need(75_000_000, 24, Purpose::WorkingCapital).create(&portal, &owner).await;
    let (_, known) = businesses::show(&portal.app, &owner_of(owner.id), id).await.unwrap();
    for (key, value) in told.iter().filter(|(key, _)| *key != "started_on") {
        let key: FactKey = key.parse().unwrap();
        assert_eq!(known.facts.value(key).unwrap().to_string(), *value, "{key}");
    }
    assert_eq!(known.facts.value(FactKey::BusinessAgeMonths), Some(FactValue::Integer(33)));
    assert_eq!(known.facts.value(FactKey::Sector).unwrap().to_string(), "C");
    assert_eq!(
        known.facts.value(FactKey::SizeClass),
        Some(FactValue::SizeClass(SizeClass::Micro)),
        "the size class follows from the sales"
    );
    assert_eq!(known.facts.value(FactKey::RequestedAmount), Some(FactValue::Money(75_000_000)));
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

    let same = Statement::maybe(FactKey::FinancialRecords, before.facts.value(FactKey::FinancialRecords));
    facts::state(&portal.app, &actor, id, vec![same]).await.unwrap();
    let again = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    assert_eq!(again.revision, before.revision);
    let kept = again.facts.get(FactKey::FinancialRecords).unwrap().evidence;
    assert_eq!(kept, Evidence::Checked, "saving a page again does not weaken what was proved");

    let gone = Statement::unknown(FactKey::FinancialRecords);
    facts::state(&portal.app, &actor, id, vec![gone, yes(FactKey::Ktp)]).await.unwrap();
    let after = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    assert_eq!(after.facts.value(FactKey::FinancialRecords), None);
    assert_eq!(after.revision, before.revision + 1);
    let (_, lines) =
        businesses::history(&portal.app, &actor, id, Some(FactKey::FinancialRecords)).await.unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.value.as_deref(), line.evidence)).collect();
    assert_eq!(told, [(None, Evidence::Stated), (Some("cash_book"), Evidence::Checked)]);
    assert_eq!(lines[0].by.as_deref(), Some("Andi Rahma"));
}

#[tokio::test]
async fn the_size_class_follows_sales_before_capital_and_goes_when_both_go() {
    let portal = Portal::open().await;
    let owner = portal.owner("Andi Rahma").await;
    let actor = owner_of(owner.id);
    let id = BusinessBuilder::named("Gula Aren Borong").create(&portal, &owner).await;
    let steps = [
        (Some(3_000_000_000), None, Some(SizeClass::Small)),
        (Some(3_000_000_000), Some(100_000_000), Some(SizeClass::Micro)),
        (None, Some(2_000_000_001), Some(SizeClass::Small)),
        (None, None, None),
    ];
    for (capital, sales, class) in steps {
        let sales = Statement::maybe(FactKey::AnnualSales, sales.map(FactValue::Money));
        businesses::reckon(&portal.app, &actor, id, capital, vec![sales]).await.unwrap();
        let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
        assert_eq!(known.facts.value(FactKey::SizeClass), class.map(FactValue::SizeClass));
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
    let first_time = needs::state(&portal.app, &actor, id, second.clone()).await.unwrap();
    let second_time = needs::state(&portal.app, &actor, id, second).await.unwrap();
    assert_eq!(first_time, second_time, "the same need again is the same need");
    let told = needs::list(&portal.app, &actor, id).await.unwrap();
    let told: Vec<_> = told.iter().map(|need| (need.amount, need.state.as_str())).collect();
    assert_eq!(told, [(10_000_000, "open"), (75_000_000, "closed")]);
    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    assert_eq!(known.need, Some(first_time));
    assert_eq!(known.facts.value(FactKey::RequestedTenorMonths), Some(FactValue::Integer(12)));
}

#[tokio::test]
async fn a_foreign_business_is_not_there() {
    let portal = Portal::open().await;
    let (hers, other) = (portal.owner("Andi Rahma").await, portal.owner("Budi").await);
    let id = BusinessBuilder::named("Gula Aren Borong").create(&portal, &hers).await;
    let stranger = owner_of(other.id);
    let seen = businesses::show(&portal.app, &stranger, id).await;
    assert!(matches!(seen, Err(Failure::NotFound)));
    let told = facts::state(&portal.app, &stranger, id, vec![yes(FactKey::Nib)]).await;
    assert!(matches!(told, Err(Failure::NotFound)));
}

#[tokio::test]
async fn an_owner_describes_her_business_step_by_step_and_finds_it_filled_in_again() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let browser = &mut owner.browser;
    let empty = browser.open("/businesses").await;
    empty.is_ok().shows("Belum ada usaha terdaftar");
    let page = browser.open(&empty.link("Daftarkan usaha")).await;
    let page = browser.send(&page, "/businesses/new", &[("name", "")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu diisi");
    let page = browser.send(&page, "/businesses/new", &[("name", "Gula Aren Borong")]).await;
    let base = page.address.trim_end_matches("/identity").to_owned();
    let at = |step: &str| format!("{base}/{step}");
    let told = [
        ("legal_form", "individual"),
        ("started_on", "1/2/2020"),
        ("nik", "7307 0545 0868 0000"),
        ("owner_born_on", "1968-08-05"),
        ("owner_sex", "female"),
    ];
    let page = browser.send(&page, &at("identity"), &told).await;
    assert_eq!(page.address, at("place"));
    let page = browser.send(&page, &at("place"), &[("district", "73.07.07")]).await;
    page.shows("pilih desa");
    let village = domain::regions::district("73.07.07").unwrap().villages()[0];
    let page = browser.send(&page, &at("place"), &[("village", village.code)]).await;
    assert_eq!(page.address, at("trade"));
    let page = browser.send(&page, &at("trade"), &[("kbli", "10710"), ("kbli_version", "2020")]).await;
    let typed = [("annual_sales", "300 juta"), ("monthly_surplus", "-250.000")];
    let page = browser.send(&page, &at("money"), &typed).await;
    let numbers = [("nib", ""), ("nib_number", "1234 5678 90123"), ("npwp", "false")];
    let page = browser.send(&page, &at("papers"), &numbers).await;
    let skills = [("financial_records", "cash_book"), ("digital_level", "2")];
    let page = browser.send(&page, &at("skills"), &skills).await;
    assert_eq!(page.address, at("need"));
    let need =
        [("requested_amount", "75 juta"), ("requested_tenor_months", "24"), ("purpose", "working_capital")];
    let hub = browser.send(&page, &at("need"), &need).await;
    hub.is_ok().shows("Rp75.000.000").shows("Usaha mikro, menurut penjualan setahun");
    finds_it_filled_in(browser, &base).await;
}

/// Every page shows again what was stated, and no number that is sealed.
async fn finds_it_filled_in(browser: &mut Visitor, base: &str) {
    let at = |step: &str| format!("{base}/{step}");
    let money = browser.open(&at("money")).await;
    assert_eq!(money.form(&at("money")).value("annual_sales"), Some("300.000.000"));
    assert_eq!(money.form(&at("money")).value("monthly_surplus"), Some("-250.000"));
    let identity = browser.open(&at("identity")).await;
    identity.shows("berakhir 0000").does_not_show("730705450868");
    assert!(!identity.html.contains("7307054508680000"), "the NIK never comes back whole");
    let papers = browser.open(&at("papers")).await;
    papers.shows("berakhir 0123");
    assert_eq!(papers.form(&at("papers")).value("nib"), Some("true"));
    let trade = browser.open(&at("trade")).await;
    assert_eq!(trade.form(&at("trade")).value("sector"), Some("C"));
    let history = browser.open(&at("history")).await;
    history.shows("Penjualan setahun").shows("Rp300.000.000").shows("Andi Rahma");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_beside_its_field_and_nothing_is_saved() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let id = BusinessBuilder::named("Gula Aren Borong").create(&portal, &owner).await;
    let at = |step: &str| format!("/businesses/{id}/{step}");
    let tries: [(&str, &str, &str, &str); 12] = [
        ("money", "annual_sales", "1,250 juta", "dua cara"),
        ("money", "annual_sales", "-5", "Isi antara"),
        ("money", "annual_sales", "99999999999999999999", "terlalu besar"),
        ("money", "collateral_value", "tujuh puluh", "75 juta"),
        ("money", "capital", "12,50", "tanpa sen"),
        ("skills", "employees", "lima", "angka bulat"),
        ("trade", "kbli", "1234", "lima angka"),
        ("trade", "kbli", "45201", "lima angka"),
        ("identity", "nik", "730705", "16 angka"),
        ("identity", "started_on", "31-02-2020", "Tulis tanggal"),
        ("papers", "npwp_number", "12.345.678.1-000.000", "salah ketik"),
        ("need", "requested_tenor_months", "601", "1 dan 600"),
    ];
    for (step, field, typed, told) in tries {
        let page = owner.browser.open(&at(step)).await;
        let page = owner.browser.send(&page, &at(step), &[(field, typed)]).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).shows(told);
        assert_eq!(page.form(&at(step)).value(field), Some(typed), "what was typed is kept");
    }
    let future = owner.browser.open(&at("identity")).await;
    let future = owner.browser.send(&future, &at("identity"), &[("started_on", "24-11-2026")]).await;
    future.is(StatusCode::UNPROCESSABLE_ENTITY).shows("belum tiba");
    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    assert_eq!(known.revision, 0);
}

#[tokio::test]
async fn a_nik_that_disagrees_warns_and_is_kept_and_cannot_be_another_owners() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let id = BusinessBuilder::named("Gula Aren Borong").create(&portal, &owner).await;
    let at = format!("/businesses/{id}/identity");
    let page = owner.browser.open(&at).await;
    let told = [("nik", "7307054508680000"), ("owner_born_on", "06-08-1968"), ("owner_sex", "male")];
    let page = owner.browser.send(&page, &at, &told).await;
    page.is_ok()
        .shows("Tanggal lahir di NIK berbeda")
        .shows("Jenis kelamin di NIK berbeda")
        .shows("berakhir 0000");
    let mut other = portal.owner("Budi").await;
    let its = BusinessBuilder::named("Kopi Arabika").create(&portal, &other).await;
    let at = format!("/businesses/{its}/identity");
    let page = other.browser.open(&at).await;
    let page = other.browser.send(&page, &at, &[("nik", "7307054508680000")]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("sudah dipakai akun lain");
}

#[tokio::test]
async fn the_office_finds_businesses_and_reads_them_and_nobody_else_does() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let mut last = None;
    for number in 0..23 {
        let builder = BusinessBuilder::named(&format!("Gula Aren {number}")).in_district("73.07.07");
        last = Some(builder.fact("annual_sales", "300000000").create(&portal, &owner).await);
        portal.wait(chrono::Duration::seconds(1));
    }
    let odd = BusinessBuilder::named("Kopi 100% Arabika").in_district("73.07.01");
    odd.create(&portal, &owner).await;
    let mut clerk = portal.clerk("Sitti").await;
    let first = clerk.browser.open("/office/businesses?district=73.07.07&size=micro").await;
    assert_eq!(first.is_ok().all("tbody tr").len(), 20);
    let second = clerk.browser.open(&first.link("Lebih lama")).await;
    assert_eq!(second.all("tbody tr").len(), 3);
    let found = clerk.browser.open("/office/businesses?name=100%25").await;
    assert_eq!(found.all("tbody tr").len(), 1, "a sign of patterns is a letter here");
    found.shows("Kopi 100% Arabika");
    let profile = format!("/office/businesses/{}", last.unwrap());
    clerk.browser.open(&profile).await.is_ok().shows("Rp300.000.000").shows("Usaha mikro");
    owner.browser.open(&profile).await.is(StatusCode::FORBIDDEN);
    owner.browser.open("/office/businesses").await.is(StatusCode::FORBIDDEN);
}
