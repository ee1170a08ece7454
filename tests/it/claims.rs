//! Imported businesses that nobody has claimed: handed over at the counter, with proof and a record.

use chrono::Duration;
use domain::accounts::{AccountId, Role};
use domain::facts::{BusinessId, FactKey, FactValue};
use jembatan::jobs::matching;
use jembatan::store;
use jembatan::usecases::businesses::facts::Statement;
use jembatan::usecases::businesses::importing::{self, Row};
use jembatan::usecases::businesses::numbers::Papers;
use jembatan::usecases::businesses::owners::{self, Told};
use jembatan::usecases::businesses::{self, NewBusiness};
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::offer::OfferBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::passwords::PASSWORD;

/// A business from the office's list, with or without its owner's address.
async fn imported(portal: &Portal, name: &str, email: Option<&str>) -> BusinessId {
    let row = Row {
        line: 2,
        key: name.to_owned(),
        owner_name: "Andi Rahma".to_owned(),
        owner_email: email.map(ToOwned::to_owned),
        owner_phone: None,
        business: NewBusiness { name: name.to_owned(), ..NewBusiness::default() },
        capital: None,
        papers: Papers::default(),
        statements: vec![
            Statement::value(FactKey::Nib, FactValue::YesNo(true)),
            Statement::since(FactKey::OwnerAgeYears, "1980-02-01".parse().unwrap()),
        ],
        need: None,
    };
    importing::run(&portal.app, &[row], name, false, &mut || {}).await.unwrap();
    let mut found = store::businesses::imported(&portal.app.db, &[name.to_owned()]).await.unwrap();
    found.remove(0).1
}

async fn holder(portal: &Portal, id: BusinessId) -> AccountId {
    store::businesses::find(&portal.app.db, id).await.unwrap().unwrap().owner
}

/// The clerk hands the business over as the form lets her.
async fn hand_over(clerk: &mut Person, id: BusinessId, email: &str) -> Seen {
    let action = format!("/office/businesses/{id}/hand-over");
    let page = clerk.browser.open(&action).await;
    let fields = [("email", email), ("proof", "identity_card"), ("note", "Nama di KTP sama dengan daftar.")];
    clerk.browser.send(&page, &action, &fields).await
}

#[tokio::test]
async fn whoever_comes_without_an_account_is_invited_and_finds_her_business() {
    let portal = Portal::open().await;
    let id = imported(&portal, "Gula Aren Borong", None).await;
    let mut clerk = portal.clerk("Sitti").await;
    let list = clerk.browser.open("/office/businesses?unclaimed=yes").await;
    let page = clerk.browser.open(&list.shows("Belum diklaim").link("Gula Aren Borong")).await;
    assert_eq!(page.link("Serahkan kepada pemilik"), format!("/office/businesses/{id}/hand-over"));
    let handed = hand_over(&mut clerk, id, "Rahma@Contoh.example").await;
    handed.is_ok().shows("Usaha diserahkan").shows("Nama di KTP sama dengan daftar.").shows("oleh Sitti");
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].to, "rahma@contoh.example");
    let link = mails[0].link();
    let mut rahma = portal.stranger();
    let form = rahma.open(&link).await;
    rahma.send(&form, &link, &[("name", "Andi Rahma"), ("password", PASSWORD)]).await.is_ok();
    rahma.open("/businesses").await.shows("Gula Aren Borong");
    let money = rahma.open(&format!("/businesses/{id}/papers")).await;
    assert_eq!(
        money.form(&format!("/businesses/{id}/papers")).value("nib"),
        Some("true"),
        "facts came along"
    );
    let refused = clerk.browser.open(&format!("/office/businesses/{id}/hand-over")).await;
    refused.is(StatusCode::CONFLICT).shows("sudah dipegang pemiliknya");
    clerk.browser.open("/office/businesses?unclaimed=yes").await.does_not_show("Gula Aren Borong");
}

#[tokio::test]
async fn whoever_has_an_account_gets_it_there_and_what_the_list_knew_of_her_stays() {
    let portal = Portal::open().await;
    let id = imported(&portal, "Gula Aren Borong", None).await;
    let mut rahma = portal.owner("Andi Rahma").await;
    let tx = portal.app.db.begin().await.unwrap();
    let told = Told { sex: Some(domain::facts::Sex::Female), ..Told::default() };
    owners::tell(&portal.app, &tx, rahma.id, told).await.unwrap();
    tx.commit().await.unwrap();
    let mut clerk = portal.clerk("Sitti").await;
    hand_over(&mut clerk, id, &rahma.email).await.is_ok().shows("Usaha diserahkan");
    assert_eq!(holder(&portal, id).await, rahma.id);
    let mails = portal.deliver_mail().await;
    assert_eq!(mails[0].subject, "Gula Aren Borong kini di akun Anda");
    rahma.browser.open(&mails[0].link()).await.is_ok().shows("Gula Aren Borong");
    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap().facts;
    assert_eq!(known.value(FactKey::OwnerAgeYears), Some(FactValue::Integer(46)), "the list's word stays");
    assert_eq!(known.value(FactKey::OwnerSex).unwrap().to_string(), "female", "hers is added");
}

#[tokio::test]
async fn a_mistyped_address_can_be_mended_until_somebody_has_entered_it() {
    let portal = Portal::open().await;
    let id = imported(&portal, "Gula Aren Borong", None).await;
    let mut clerk = portal.clerk("Sitti").await;
    hand_over(&mut clerk, id, "rahmaa@contoh.example").await.is_ok();
    let wrong = portal.deliver_mail().await[0].link();
    hand_over(&mut clerk, id, "rahma@contoh.example").await.is_ok();
    let right = portal.deliver_mail().await[0].link();
    let mut other = portal.stranger();
    let form = other.open(&wrong).await;
    other.send(&form, &wrong, &[("name", "Orang Lain"), ("password", PASSWORD)]).await.is_ok();
    other.open("/businesses").await.does_not_show("Gula Aren Borong");
    other.open(&format!("/businesses/{id}")).await.is(StatusCode::NOT_FOUND);
    let mut rahma = portal.stranger();
    let form = rahma.open(&right).await;
    rahma.send(&form, &right, &[("name", "Andi Rahma"), ("password", PASSWORD)]).await.is_ok();
    rahma.open("/businesses").await.shows("Gula Aren Borong");
}

#[tokio::test]
async fn nothing_is_handed_over_without_proof_or_away_from_its_owner_or_by_anybody_else() {
    let portal = Portal::open().await;
    let id = imported(&portal, "Gula Aren Borong", None).await;
    let before = holder(&portal, id).await;
    let (mut clerk, mut owner) = (portal.clerk("Sitti").await, portal.owner("Budi").await);
    let bank = portal.bank("Bank Sulselbar").await;
    let action = format!("/office/businesses/{id}/hand-over");
    let page = clerk.browser.open(&action).await;
    let bare = clerk.browser.send(&page, &action, &[("email", "x@contoh.example")]).await;
    bare.is(StatusCode::UNPROCESSABLE_ENTITY).shows("perlu diisi");
    assert_eq!(bare.form(&action).value("email"), Some("x@contoh.example"), "what was typed is kept");
    let other = hand_over(&mut clerk, id, &bank.lead.email).await;
    other.is(StatusCode::UNPROCESSABLE_ENTITY).shows("bukan pemilik usaha");
    owner.browser.open(&action).await.is(StatusCode::FORBIDDEN);
    bank.lead.browser.clone().open(&action).await.is(StatusCode::FORBIDDEN);
    assert_eq!(holder(&portal, id).await, before);
    let hers = crate::kit::business::BusinessBuilder::named("Kopi").create(&portal, &owner).await;
    let page = page.form(&action).filled(&[
        ("name", "X"),
        ("email", "x@contoh.example"),
        ("proof", "identity_card"),
        ("note", "x"),
    ]);
    let taken = clerk.browser.post(&format!("/office/businesses/{hers}/hand-over"), &page).await;
    taken.is(StatusCode::CONFLICT);
    assert_eq!(holder(&portal, hers).await, owner.id);
    assert!(portal.deliver_mail().await.is_empty());
}

#[tokio::test]
async fn who_comes_as_something_else_does_not_get_the_business_of_an_address() {
    let portal = Portal::open().await;
    let id = imported(&portal, "Gula Aren Borong", Some("andi@contoh.example")).await;
    let mut lead = portal.bank("Bank Sulselbar").await.lead;
    let page = lead.browser.open("/organisation").await;
    let fields = [("name", "Andi"), ("email", "andi@contoh.example"), ("role", "bank_officer")];
    lead.browser.send(&page, "/organisation/invite", &fields).await.is_ok();
    let held_by = store::accounts::find(&portal.app.db, holder(&portal, id).await).await.unwrap().unwrap();
    assert_eq!((held_by.role, held_by.email_proved), (Role::Owner, false), "it waits at the counter");
    assert!(held_by.email.is_some_and(|email| email.ends_with(".invalid")));
    portal.deliver_mail().await;
}

#[tokio::test]
async fn an_address_that_nobody_proved_gets_no_mail_about_a_business() {
    let portal = Portal::open().await;
    imported(&portal, "Gula Aren Borong", Some("andi@contoh.example")).await;
    matching::reckon_due(&portal.app, "one").await.unwrap();
    let bank = portal.bank("Bank Sulselbar").await;
    let wants_nib = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"}]});
    OfferBuilder::named("KUR Biasa").of(&bank).rule(wants_nib).publish(&portal).await;
    portal.wait(Duration::seconds(5));
    matching::reckon_due(&portal.app, "one").await.unwrap();
    assert!(portal.deliver_mail().await.is_empty());
}
