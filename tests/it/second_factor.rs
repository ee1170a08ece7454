//! The second factor: offered to owners, required of everyone else; replay, recovery, and a form that waits.

use jembatan::usecases::sessions::SecondFactor;
use poem::http::StatusCode;
use totp_rs::{Builder, Secret};

use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Visitor;
use crate::passwords::PASSWORD;

/// The code that an app with the key of this page shows now.
fn code(portal: &Portal, key: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(key).unwrap()).build_noncompliant();
    totp.generate(u64::try_from(portal.now().timestamp()).unwrap()).to_string()
}

fn key(page: &Seen) -> String {
    page.all("main code")[0].replace(' ', "")
}

/// Sets the factor up and answers the key and the recovery codes.
async fn set_up(portal: &Portal, browser: &mut Visitor) -> (String, Vec<String>) {
    let page = browser.open("/account/second-factor").await;
    let key = key(&page);
    let done = browser.send(&page, "/account/second-factor", &[("code", &code(portal, &key))]).await;
    done.is_ok().shows("kode cadangan");
    (key, done.all("main code"))
}

#[tokio::test]
async fn people_of_a_bank_set_a_second_factor_up_before_anything_else() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let mut lead = portal.bank("Bank Sulselbar").await.lead;
    let first = lead.browser.ask("/account").await;
    assert_eq!(first.location(), "/account/second-factor?next=%2Faccount");
    let page = lead.browser.open("/account").await;
    page.shows("wajib");
    let wrong = lead.browser.send(&page, "/account/second-factor", &[("code", "000000")]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY).shows("tidak cocok");
    assert_eq!(key(&wrong), key(&page), "the key stays until it is proved");
    let (_, codes) = set_up(&portal, &mut lead.browser).await;
    assert_eq!(codes.len(), 10);
    lead.browser.open("/account").await.is_ok().shows("Terpasang");
}

#[tokio::test]
async fn an_owner_may_do_without_and_switch_it_off_again() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let mut owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    owner.browser.open("/account").await.is_ok();
    set_up(&portal, &mut owner.browser).await;
    let page = owner.browser.open("/account/second-factor").await;
    let action = "/account/second-factor/off";
    let fields = page.form("/account/second-factor/codes").filled(&[("password", "salah sekali ini")]);
    owner.browser.post(action, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let fields = page.form("/account/second-factor/codes").filled(&[("password", PASSWORD)]);
    assert_eq!(owner.browser.post(action, &fields).await.location(), "/account");
    owner.browser.open("/account").await.shows("Belum terpasang");
}

#[tokio::test]
async fn a_code_signs_in_once_and_a_recovery_code_once() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let mut owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    let (key, codes) = set_up(&portal, &mut owner.browser).await;
    portal.wait(chrono::Duration::seconds(60));
    let mut phone = portal.stranger();
    let asks = phone.sign_in(&owner.email, PASSWORD).await;
    asks.is_ok().shows("Kode masuk");
    let now = code(&portal, &key);
    let before = phone.cookie("jembatan").unwrap().to_owned();
    let answer = phone.send_once(&asks, "/sign-in/code", &[("code", &now)]).await;
    assert_eq!(answer.location(), "/home");
    assert_ne!(phone.cookie("jembatan").unwrap(), before, "the session's id is new");
    phone.open("/account").await.is_ok();
    let mut thief = portal.stranger();
    let asks = thief.sign_in(&owner.email, PASSWORD).await;
    let replayed = thief.send(&asks, "/sign-in/code", &[("code", &now)]).await;
    replayed.is(StatusCode::UNPROCESSABLE_ENTITY).shows("sudah terpakai");
    let typed = codes[0].to_uppercase();
    let answer = thief.send_once(&replayed, "/sign-in/code", &[("code", &typed)]).await;
    assert_eq!(answer.location(), "/home");
    thief.open("/account/second-factor").await.shows("Kode cadangan tersisa: 9");
    let mut again = portal.stranger();
    let asks = again.sign_in(&owner.email, PASSWORD).await;
    again.send(&asks, "/sign-in/code", &[("code", &codes[0])]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn guessing_codes_is_limited() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let mut owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    set_up(&portal, &mut owner.browser).await;
    let mut thief = portal.stranger();
    let mut asks = thief.sign_in(&owner.email, PASSWORD).await;
    for _ in 0..6 {
        asks = thief.send(&asks, "/sign-in/code", &[("code", "000000")]).await;
        asks.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = thief.send(&asks, "/sign-in/code", &[("code", "000000")]).await;
    refused.is(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers.get("retry-after").unwrap(), "900");
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_survives_the_password_and_the_code() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let mut owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    let (key, _) = set_up(&portal, &mut owner.browser).await;
    let page = owner.browser.open("/account/details").await;
    portal.wait(chrono::Duration::hours(13));
    let door = owner.browser.send(&page, "/account/details", &[("name", "Rahma Nur")]).await;
    door.is(StatusCode::UNAUTHORIZED).shows("tidak hilang");
    let fields = [("email", owner.email.as_str()), ("password", PASSWORD)];
    let asks = owner.browser.send(&door, "/sign-in", &fields).await;
    asks.is_ok().shows("Kode masuk").shows("tidak hilang");
    let now = code(&portal, &key);
    let carry_on = owner.browser.send(&asks, "/sign-in/code", &[("code", &now)]).await;
    carry_on.is_ok().shows("Isian Anda masih ada");
    let saved = owner.browser.send(&carry_on, "/account/details", &[]).await;
    saved.is_ok().shows("Rahma Nur");
}

#[tokio::test]
async fn a_form_waits_also_while_the_factor_is_set_up() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let clerk = portal.clerk("Andi Rahman").await;
    portal.with_password(clerk.id).await;
    let mut browser = portal.stranger();
    let page = browser.open("/sign-in").await;
    let mut fields = page.form("/sign-in").filled(&[]);
    fields.retain(|(name, _)| name == "csrf");
    fields
        .extend([("name", "Andi Nur"), ("phone", ""), ("language", "id")].map(|(a, b)| (a.into(), b.into())));
    let door = browser.post("/account/details", &fields).await;
    let waits = browser.send(&door, "/sign-in", &[("email", &clerk.email), ("password", PASSWORD)]).await;
    waits.is_ok().shows("Pasang pengaman masuk dulu");
    let page = browser.send(&waits, "/account/second-factor/start", &[]).await;
    let now = code(&portal, &key(&page));
    let codes = browser.send(&page, "/account/second-factor", &[("code", &now)]).await;
    let saved = browser.send(&codes, "/account/details", &[]).await;
    saved.is_ok().shows("Andi Nur");
}

#[tokio::test]
async fn who_leads_helps_a_colleague_who_lost_the_factor_and_nobody_else_does() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let bank = portal.bank("Bank Sulselbar").await;
    let mut lead = bank.lead;
    set_up(&portal, &mut lead.browser).await;
    let role = domain::accounts::Role::BankOfficer;
    let mut officer = portal.person("Nurul", role, Some(bank.id)).await;
    portal.with_password(officer.id).await;
    set_up(&portal, &mut officer.browser).await;
    let mut other = portal.bank("Bank Lain").await.lead;
    set_up(&portal, &mut other.browser).await;
    portal.deliver_mail().await;
    let action = format!("/organisation/people/{}/factor", officer.id);
    let foreign = other.browser.open("/organisation").await.form("/sign-out").filled(&[]);
    other.browser.post(&action, &foreign).await.is(StatusCode::NOT_FOUND);
    let page = lead.browser.open("/organisation").await;
    lead.browser.send(&page, &action, &[]).await.is_ok().shows("Pengaman masuk dihapus");
    assert_eq!(officer.browser.ask("/queue").await.location(), "/sign-in?next=%2Fqueue");
    let mails = portal.deliver_mail().await;
    assert_eq!((mails.len(), mails[0].to.as_str()), (1, officer.email.as_str()));
    let again = portal.stranger().sign_in(&officer.email, PASSWORD).await;
    again.is_ok().shows("wajib");
    let page = lead.browser.open("/organisation").await;
    assert!(!page.has_form(&action), "there is nothing left to forget");
}

#[tokio::test]
async fn a_clock_that_is_half_a_minute_off_still_signs_in_and_one_that_is_minutes_off_does_not() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let mut owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    let (key, _) = set_up(&portal, &mut owner.browser).await;
    portal.wait(chrono::Duration::minutes(10));
    let behind = code(&portal, &key);
    portal.wait(chrono::Duration::minutes(3));
    let mut phone = portal.stranger();
    let asks = phone.sign_in(&owner.email, PASSWORD).await;
    let late = phone.send(&asks, "/sign-in/code", &[("code", &behind)]).await;
    late.is(StatusCode::UNPROCESSABLE_ENTITY);
    let slow = code(&portal, &key);
    portal.wait(chrono::Duration::seconds(30));
    assert_eq!(phone.send_once(&late, "/sign-in/code", &[("code", &slow)]).await.location(), "/home");
}

#[tokio::test]
async fn whoever_reads_the_address_is_told_of_every_change_of_the_factor() {
    let portal = Portal::open_with(SecondFactor::Asked).await;
    let mut owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    set_up(&portal, &mut owner.browser).await;
    assert_eq!(portal.deliver_mail().await[0].subject, "Pengaman masuk dipasang");
    let page = owner.browser.open("/account/second-factor").await;
    let fields = page.form("/account/second-factor/codes").filled(&[("password", PASSWORD)]);
    owner.browser.post("/account/second-factor/codes", &fields).await.is_ok();
    assert_eq!(portal.deliver_mail().await[0].subject, "Kode cadangan Anda diganti");
    owner.browser.post("/account/second-factor/off", &fields).await;
    assert_eq!(portal.deliver_mail().await[0].subject, "Pengaman masuk dilepas");
}
