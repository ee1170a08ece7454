//! What owners and the office do with a business beside its steps: sent twice, put away, confirmed at the counter.

use domain::facts::{Evidence, FactKey, FactValue, Purpose};
use jembatan::jobs::matching;
use jembatan::usecases::businesses;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::business::BusinessBuilder;
use crate::kit::offer::OfferBuilder;
use crate::kit::portal::Portal;

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_business_and_one_draft() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let form = owner.browser.open("/businesses/new").await;
    let fields = [("name", "Gula Aren Borong")];
    let (mut left, mut right) = (owner.browser.clone(), owner.browser.clone());
    let (one, two) = tokio::join!(
        left.send_once(&form, "/businesses/new", &fields),
        right.send_once(&form, "/businesses/new", &fields)
    );
    assert_eq!(one.location(), two.location());
    assert_eq!(owner.browser.send_once(&form, "/businesses/new", &fields).await.location(), one.location());
    assert_eq!(owner.browser.open("/businesses").await.all(".task").len(), 1);

    let check = owner.browser.open("/check").await;
    owner.browser.send(&check, "/check", &[("requested_amount", "75 juta"), ("nib", "true")]).await.is_ok();
    let keep = owner.browser.open("/check/keep").await;
    let first = owner.browser.send_once(&keep, "/check/keep", &[("name", "Kopi")]).await;
    let again = owner.browser.send_once(&keep, "/check/keep", &[("name", "Kopi")]).await;
    assert_eq!(first.location(), again.location());
    assert_eq!(owner.browser.open("/businesses").await.all(".task").len(), 2);

    let mut bank = portal.bank("Bank Sulselbar").await.lead.browser;
    let new = bank.open("/bank/offers/new").await;
    let first = bank.send_once(&new, "/bank/offers", &[("scheme", "kur_mikro")]).await;
    let again = bank.send_once(&new, "/bank/offers", &[("scheme", "kur_mikro")]).await;
    assert_eq!(first.location(), again.location());
    let mut partner = portal.partner("Perumda Tirta").await.lead.browser;
    let list = partner.open("/partner/programs").await;
    let first = partner.send_once(&list, "/partner/programs", &[]).await;
    let again = partner.send_once(&list, "/partner/programs", &[]).await;
    assert_eq!(first.location(), again.location());
}

#[tokio::test]
async fn the_key_of_somebody_elses_form_finds_nothing() {
    let portal = Portal::open().await;
    let (hers, mut other) = (portal.owner("Andi Rahma").await, portal.owner("Budi").await);
    let id = BusinessBuilder::named("Gula Aren Borong").create(&portal, &hers).await;
    let form = other.browser.open("/businesses/new").await;
    let mut fields = form.form("/businesses/new").filled(&[("name", "Kopi")]);
    for (name, value) in &mut fields {
        if name == "once" {
            *value = id.to_string();
        }
    }
    other.browser.post("/businesses/new", &fields).await.is(StatusCode::NOT_FOUND);
    let kept = businesses::show(&portal.app, &crate::kit::business::owner_of(hers.id), id).await.unwrap().0;
    assert_eq!((kept.owner, kept.name.as_str()), (hers.id, "Gula Aren Borong"));
}

#[tokio::test]
async fn a_business_that_is_put_away_fits_nothing_and_comes_back_as_it_was() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let id = BusinessBuilder::named("Gula Aren Borong")
        .fact("nib", "true")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    matching::reckon_due(&portal.app, "one").await.unwrap();
    let hub = owner.browser.open(&format!("/businesses/{id}")).await;
    let action = hub.link("Tutup usaha ini");
    let ask = owner.browser.open(&action).await;
    let list = owner.browser.send(&ask, &action, &[]).await;
    list.is_ok().shows("Usaha yang ditutup").shows("Gula Aren Borong").shows("Belum ada usaha terdaftar");

    let bank = portal.bank("Bank Sulselbar").await;
    let wants_nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    let offer = OfferBuilder::named("KUR Biasa").of(&bank).rule(wants_nib).publish(&portal).await;
    portal.wait(chrono::Duration::seconds(5));
    matching::reckon_due(&portal.app, "one").await.unwrap();
    assert!(portal.deliver_mail().await.is_empty(), "nobody is told of what a closed business could have");
    let money = format!("/businesses/{id}/money");
    let page = owner.browser.open(&money).await;
    let refused = owner.browser.send(&page, &money, &[("annual_sales", "300 juta")]).await;
    refused.is(StatusCode::CONFLICT).shows("sudah ditutup");

    let opened = owner.browser.send(&list, &format!("/businesses/{id}/take-out"), &[]).await;
    opened.is_ok().shows("Usaha dibuka lagi").shows("Rp75.000.000");
    portal.wait(chrono::Duration::seconds(5));
    matching::reckon_due(&portal.app, "one").await.unwrap();
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    owner.browser.open(&format!("/businesses/{id}/matches")).await.shows("KUR Biasa");

    let begin = format!("/apply/offer/{}?business={id}", offer.id);
    let before = owner.browser.open(&begin).await;
    let start = before.attributes("main form", "action").remove(0);
    owner.browser.send(&before, &start, &[]).await.is_ok();
    let ask = owner.browser.open(&action).await;
    let runs = owner.browser.send(&ask, &action, &[]).await;
    runs.is(StatusCode::CONFLICT).shows("Masih ada pengajuan");
    let mut stranger = portal.owner("Budi").await;
    stranger.browser.open(&action).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_office_confirms_what_a_register_says_and_the_owner_reads_who_saw_it_where() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let id = BusinessBuilder::named("Gula Aren Borong").fact("employees", "2").create(&portal, &owner).await;
    let mut clerk = portal.clerk("Sitti").await;
    let profile = clerk.browser.open(&format!("/office/businesses/{id}")).await;
    let action = format!("/office/businesses/{id}/facts/nib");
    assert!(profile.attributes(".datum-action a", "href").contains(&action));
    let page = clerk.browser.open(&action).await;
    let bare = clerk.browser.send(&page, &action, &[("evidence", "registry")]).await;
    bare.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu diisi");
    let past =
        [("nib", "true"), ("evidence", "registry"), ("note", "Dicek di OSS"), ("expires_on", "22-11-2026")];
    clerk.browser.send(&bare, &action, &past).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("sudah lewat");
    let said = [("nib", "true"), ("evidence", "registry"), ("note", "Dicek di OSS"), ("expires_on", "")];
    clerk.browser.send(&bare, &action, &said).await.is_ok().shows("Dari daftar resmi");
    let employees = format!("/office/businesses/{id}/facts/employees");
    let page = clerk.browser.open(&employees).await;
    assert_eq!(page.form(&employees).value("employees"), Some("2"));
    let seen = [("employees", "5"), ("evidence", "checked"), ("note", "Kunjungan 23 November")];
    clerk.browser.send(&page, &employees, &seen).await.is_ok();

    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap().facts;
    assert_eq!(known.get(FactKey::Nib).unwrap().evidence, Evidence::Registry);
    assert_eq!(known.value(FactKey::Employees), Some(FactValue::Integer(5)));
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 2, "{mails:?}");
    let history = owner.browser.open(&mails[0].link()).await;
    history.shows("Dicek di OSS").shows("Sitti").shows("Kunjungan 23 November");
    clerk.browser.open(&format!("/office/businesses/{id}/history")).await.is_ok().shows("Dicek di OSS");
}

#[tokio::test]
async fn a_letter_that_lapses_by_the_owners_own_word_is_unknown_after_its_last_day() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Andi Rahma").await;
    let id = BusinessBuilder::named("Gula Aren Borong").create(&portal, &owner).await;
    let papers = format!("/businesses/{id}/papers");
    let page = owner.browser.open(&papers).await;
    let past = owner.browser.send(&page, &papers, &[("sku", "true"), ("sku_until", "22-11-2026")]).await;
    past.is(StatusCode::UNPROCESSABLE_ENTITY).shows("sudah lewat");
    owner.browser.send(&page, &papers, &[("sku", "true"), ("sku_until", "25-11-2026")]).await.is_ok();
    let page = owner.browser.open(&papers).await;
    page.shows("berlaku sampai 25 November 2026");
    assert_eq!(page.form(&papers).value("sku_until"), Some("25-11-2026"));
    portal.wait(chrono::Duration::days(3));
    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap().facts;
    assert_eq!(known.value(FactKey::Sku), None);
    let mut clerk = portal.clerk("Sitti").await;
    clerk.browser.open(&format!("/office/businesses/{id}")).await.shows("sudah lewat pada 25 November 2026");
}

#[tokio::test]
async fn what_follows_from_elsewhere_is_confirmed_as_it_stands_or_not_at_all() {
    let portal = Portal::open().await;
    let owner = portal.owner("Andi Rahma").await;
    let id = BusinessBuilder::named("Gula Aren Borong")
        .in_district("73.07.07")
        .fact("annual_sales", "300000000")
        .create(&portal, &owner)
        .await;
    let mut clerk = portal.clerk("Sitti").await;
    for key in ["size_class", "requested_amount", "owner_sex", "nonsense"] {
        let page = clerk.browser.open(&format!("/office/businesses/{id}/facts/{key}")).await;
        page.is(StatusCode::NOT_FOUND);
    }
    let action = format!("/office/businesses/{id}/facts/district");
    let page = clerk.browser.open(&action).await;
    let said = [("evidence", "checked"), ("note", "Dikunjungi")];
    let mut fields = page.form(&action).filled(&said);
    fields.push(("district".to_owned(), "73.07.01".to_owned()));
    assert_eq!(clerk.browser.post(&action, &fields).await.status, StatusCode::SEE_OTHER);
    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap().facts;
    let district = known.get(FactKey::District).unwrap();
    assert_eq!((district.value.to_string().as_str(), district.evidence), ("73.07.07", Evidence::Checked));
    portal.deliver_mail().await;
    let mut other = portal.owner("Budi").await;
    other.browser.open(&action).await.is(StatusCode::FORBIDDEN);
}
