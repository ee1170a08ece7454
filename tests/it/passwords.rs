//! Forgotten and changed passwords, a changed address, sessions of one's own.

use domain::accounts::{AccountId, Role};
use jembatan::store;
use poem::http::StatusCode;

use crate::kit::people::Person;
use crate::kit::portal::Portal;

pub const PASSWORD: &str = "tujuh ekor kuda biru";
const ANOTHER: &str = "sembilan perahu kuning";

impl Portal {
    /// Gives an account the password of these tests.
    pub async fn with_password(&self, id: AccountId) {
        let kept = self.app.passwords.keep(&*self.app.secrets, PASSWORD).await.unwrap();
        let tx = self.app.db.begin().await.unwrap();
        store::accounts::set_password(&tx, id, &kept).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn rahma(portal: &Portal) -> Person {
    let owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    owner
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_by_mail_and_every_session_ends() {
    let portal = Portal::open().await;
    let mut owner = rahma(&portal).await;
    let mut phone = portal.stranger();
    let page = phone.open("/reset").await;
    phone.send(&page, "/reset", &[("email", &owner.email)]).await.is_ok().shows("Periksa e-mail Anda");
    let mails = portal.deliver_mail().await;
    assert_eq!(mails[0].subject, "Buat kata sandi baru");
    let link = mails[0].link();
    let page = phone.open(&link).await;
    let weak = phone.send(&page, &link, &[("password", "sinjai1234")]).await;
    weak.is(StatusCode::UNPROCESSABLE_ENTITY).shows("mudah ditebak");
    phone.send(&weak, &link, &[("password", ANOTHER)]).await.is_ok().shows("Kata sandi baru tersimpan");
    assert_eq!(owner.browser.ask("/account").await.location(), "/sign-in?next=%2Faccount");
    phone.sign_in(&owner.email, PASSWORD).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let page = phone.open("/sign-in").await;
    let signed_in =
        phone.send_once(&page, "/sign-in", &[("email", &owner.email), ("password", ANOTHER)]).await;
    assert_eq!(signed_in.location(), "/home");
    phone.open(&link).await.is(StatusCode::CONFLICT).shows("tidak berlaku lagi");
    assert_eq!(portal.deliver_mail().await[0].subject, "Kata sandi Anda diganti");
}

#[tokio::test]
async fn a_reset_for_an_unknown_address_looks_the_same_and_sends_nothing() {
    let portal = Portal::open().await;
    let owner = rahma(&portal).await;
    let mut stranger = portal.stranger();
    let mut answers = Vec::new();
    for email in [owner.email.as_str(), "tidak.ada@contoh.id"] {
        let page = stranger.open("/reset").await;
        let answer = stranger.send(&page, "/reset", &[("email", email)]).await;
        answers.push((answer.status, answer.address.clone(), answer.text()));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(portal.deliver_mail().await.len(), 1);
}

#[tokio::test]
async fn the_sixth_reset_in_an_hour_has_to_wait() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    for _ in 0..5 {
        let page = stranger.open("/reset").await;
        stranger.send(&page, "/reset", &[("email", "rahma@contoh.id")]).await.is_ok();
    }
    let page = stranger.open("/reset").await;
    let refused = stranger.send(&page, "/reset", &[("email", "rahma@contoh.id")]).await;
    refused.is(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers.get("retry-after").unwrap(), "3600");
}

#[tokio::test]
async fn a_link_of_a_reset_is_good_for_two_hours() {
    let portal = Portal::open().await;
    let owner = rahma(&portal).await;
    let mut phone = portal.stranger();
    let page = phone.open("/reset").await;
    phone.send(&page, "/reset", &[("email", &owner.email)]).await.is_ok();
    let link = portal.deliver_mail().await[0].link();
    portal.wait(chrono::Duration::minutes(121));
    phone.open(&link).await.is(StatusCode::CONFLICT).shows("tidak berlaku lagi");
}

#[tokio::test]
async fn changing_the_password_asks_the_old_one_and_ends_the_other_sessions() {
    let portal = Portal::open().await;
    let mut owner = rahma(&portal).await;
    let mut tablet = portal.signed_in(owner.id).await;
    let page = owner.browser.open("/account/password").await;
    let wrong = [("old", "bukan yang ini"), ("password", ANOTHER)];
    let refused = owner.browser.send(&page, "/account/password", &wrong).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Kata sandi tidak cocok");
    let right = [("old", PASSWORD), ("password", ANOTHER)];
    owner.browser.send(&refused, "/account/password", &right).await.is_ok().shows("sudah diganti");
    assert_eq!(tablet.ask("/account").await.location(), "/sign-in?next=%2Faccount");
    assert_eq!(portal.deliver_mail().await[0].subject, "Kata sandi Anda diganti");
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_was_opened_and_the_old_one_is_told() {
    let portal = Portal::open().await;
    let mut owner = rahma(&portal).await;
    let page = owner.browser.open("/account/email").await;
    let fields = [("email", "Baru@Contoh.id"), ("password", PASSWORD)];
    owner.browser.send(&page, "/account/email", &fields).await.is_ok();
    let mut mails = portal.deliver_mail().await;
    mails.sort_by(|a, b| a.to.cmp(&b.to));
    let told: Vec<_> = mails.iter().map(|mail| (mail.to.as_str(), mail.subject.as_str())).collect();
    let expected = [
        ("baru@contoh.id", "Pakai alamat ini untuk akun Anda"),
        (owner.email.as_str(), "Penggantian alamat e-mail diminta"),
    ];
    assert_eq!(told, expected);
    owner.browser.open("/account").await.shows(&owner.email);
    let link = mails[0].link();
    let page = owner.browser.open(&link).await;
    owner.browser.send(&page, &link, &[]).await.is_ok().shows("baru@contoh.id");
    owner.browser.open(&link).await.is(StatusCode::CONFLICT);
}

#[tokio::test]
async fn asking_for_a_taken_address_looks_the_same_and_its_owner_is_told() {
    let portal = Portal::open().await;
    let mut owner = rahma(&portal).await;
    let other = portal.owner("Hasnah").await;
    let page = owner.browser.open("/account/email").await;
    let fields = [("email", other.email.as_str()), ("password", PASSWORD)];
    owner.browser.send(&page, "/account/email", &fields).await.is_ok().shows("Periksa e-mail di alamat baru");
    let mails = portal.deliver_mail().await;
    let subject = mails.iter().find(|mail| mail.to == other.email).map(|mail| mail.subject.as_str());
    assert_eq!(subject, Some("Anda sudah punya akun"));
}

#[tokio::test]
async fn one_of_several_sessions_can_be_ended_or_all_of_them() {
    let portal = Portal::open().await;
    let mut owner = rahma(&portal).await;
    let mut tablet = portal.signed_in(owner.id).await;
    let page = owner.browser.open("/account").await;
    page.shows("Perangkat ini");
    owner.browser.send(&page, "/account/sessions/end", &[]).await.is_ok().shows("sudah keluar");
    assert_eq!(tablet.ask("/account").await.status, StatusCode::SEE_OTHER);
    let page = owner.browser.open("/account").await;
    owner.browser.send(&page, "/account/sessions/end-all", &[]).await.is_ok();
    assert_eq!(owner.browser.ask("/account").await.location(), "/sign-in?next=%2Faccount");
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let portal = Portal::open().await;
    let mut owner = rahma(&portal).await;
    let mut other = portal.owner("Hasnah").await;
    portal.signed_in(other.id).await;
    portal.signed_in(owner.id).await;
    let theirs = other.browser.open("/account").await;
    let key = theirs.form("/account/sessions/end").value("session").unwrap().to_owned();
    let page = owner.browser.open("/account").await;
    owner.browser.send(&page, "/account/sessions/end", &[("session", &key)]).await.is_ok();
    assert!(other.browser.open("/account").await.has_form("/account/sessions/end"));
}

#[tokio::test]
async fn signing_in_begins_a_session_with_a_new_id() {
    let portal = Portal::open().await;
    let owner = rahma(&portal).await;
    let mut visitor = portal.stranger();
    visitor.open("/sign-in").await;
    let before = visitor.cookie("jembatan").unwrap().to_owned();
    let page = visitor.open("/sign-in").await;
    visitor.send_once(&page, "/sign-in", &[("email", &owner.email), ("password", PASSWORD)]).await;
    let after = visitor.cookie("jembatan").unwrap().to_owned();
    assert_ne!(before, after);
    let mut fixed = portal.stranger();
    fixed.take_cookie("jembatan", &before);
    assert_eq!(fixed.ask("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn name_phone_and_language_are_ones_own_to_change() {
    let portal = Portal::open().await;
    let mut owner = rahma(&portal).await;
    let page = owner.browser.open("/account/details").await;
    let wrong = [("name", "Rahma"), ("phone", "12"), ("language", "en")];
    let refused = owner.browser.send(&page, "/account/details", &wrong).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("nomor ponsel Indonesia");
    let right = [("name", "Rahma Nur"), ("phone", "0813 1111 2222"), ("language", "en")];
    let saved = owner.browser.send(&refused, "/account/details", &right).await;
    saved.is_ok().shows("Your details are saved").shows("Rahma Nur").shows("0813-1111-2222");
    let account = store::accounts::find(&portal.app.db, owner.id).await.unwrap().unwrap();
    assert_eq!(account.role, Role::Owner);
}
