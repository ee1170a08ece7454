//! Registering, proving an address, signing in and out.

use poem::http::StatusCode;

use crate::kit::portal::Portal;

const PASSWORD: &str = "tujuh ekor kuda biru";

#[tokio::test]
async fn a_stranger_registers_proves_her_address_and_is_signed_in() {
    let portal = Portal::open().await;
    let mut rahma = portal.stranger();
    let form = rahma.open("/register").await;
    let fields = [
        ("name", "Rahmawati"),
        ("email", "Rahma@Contoh.id"),
        ("phone", "0812 3456 7890"),
        ("password", PASSWORD),
    ];
    rahma.send(&form, "/register", &fields).await.is_ok().shows("Periksa e-mail Anda");
    let mails = portal.deliver_mail().await;
    assert_eq!(
        (mails[0].to.as_str(), mails[0].subject.as_str()),
        ("rahma@contoh.id", "Buktikan alamat e-mail Anda")
    );
    let link = mails[0].link();
    let page = rahma.open(&link).await;
    let answer = rahma.send_once(&page, &link, &[]).await;
    assert_eq!(answer.location(), "/home");
    rahma.open(&link).await.is(StatusCode::CONFLICT).shows("tidak berlaku lagi");
}

#[tokio::test]
async fn a_link_opened_elsewhere_asks_for_the_password_that_was_chosen() {
    let portal = Portal::open().await;
    let mut rahma = portal.stranger();
    let form = rahma.open("/register").await;
    let fields = [("name", "Rahmawati"), ("email", "rahma@contoh.id"), ("password", PASSWORD)];
    rahma.send(&form, "/register", &fields).await.is_ok();
    let link = portal.deliver_mail().await[0].link();
    let mut elsewhere = portal.stranger();
    let page = elsewhere.open(&link).await;
    page.shows("peramban lain").shows("Tentukan kata sandi sendiri");
    for guess in ["", "bukan sandi yang dipilih"] {
        let again = elsewhere.send(&page, &link, &[("password", guess)]).await;
        again.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Kata sandi tidak cocok");
    }
    let answer = elsewhere.send_once(&page, &link, &[("password", PASSWORD)]).await;
    assert_eq!(answer.location(), "/home");
}

#[tokio::test]
async fn an_address_with_an_account_gets_the_same_answer_and_another_mail() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let mut stranger = portal.stranger();
    let form = stranger.open("/register").await;
    let fields = [("name", "Orang Lain"), ("email", owner.email.as_str()), ("password", PASSWORD)];
    stranger.send(&form, "/register", &fields).await.is_ok().shows("Periksa e-mail Anda");
    let mails = portal.deliver_mail().await;
    assert_eq!(mails[0].subject, "Anda sudah punya akun");
}

#[tokio::test]
async fn a_weak_password_is_refused_and_nothing_else_typed_is_lost() {
    let portal = Portal::open().await;
    let mut rahma = portal.stranger();
    let form = rahma.open("/register").await;
    let fields = [("name", "Rahmawati"), ("email", "rahma@contoh.id"), ("password", "sinjai1234")];
    let again = rahma.send(&form, "/register", &fields).await;
    again.is(StatusCode::UNPROCESSABLE_ENTITY).shows("mudah ditebak");
    assert_eq!(again.form("/register").value("email"), Some("rahma@contoh.id"));
    assert_eq!(again.form("/register").value("password"), Some(""));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let portal = Portal::open().await;
    let mut rahma = portal.stranger();
    let other = portal.stranger().open("/register").await;
    let stolen =
        other.form("/register").filled(&[("name", "X"), ("email", "x@contoh.id"), ("password", PASSWORD)]);
    rahma.open("/register").await;
    rahma.post("/register", &stolen).await.is(StatusCode::FORBIDDEN);
    assert!(portal.deliver_mail().await.is_empty());
}

#[tokio::test]
async fn signing_out_ends_the_session_for_whoever_holds_its_cookie() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Rahmawati").await;
    let mut thief = owner.browser.clone();
    let page = owner.browser.open("/").await;
    owner.browser.send(&page, "/sign-out", &[]).await.is_ok();
    let answer = thief.ask("/home").await;
    assert_eq!(answer.location(), "/sign-in?next=%2Fhome");
}

#[tokio::test]
async fn the_ninth_wrong_password_in_a_quarter_of_an_hour_has_to_wait() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    for _ in 0..8 {
        stranger.sign_in("rahma@contoh.id", "salah sama sekali").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = stranger.sign_in("rahma@contoh.id", "salah sama sekali").await;
    refused.is(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers.get("retry-after").unwrap(), "900");
    portal.wait(chrono::Duration::minutes(16));
    stranger.sign_in("rahma@contoh.id", "salah sama sekali").await.is(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_tries_one_password_on_many_names_has_to_wait_and_nobody_else_has() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    let mut sprayer = portal.stranger();
    // One household has half of an IPv6 address to itself; what the browser claims stands before what the proxy saw.
    for number in 0..40 {
        sprayer.comes_from(&format!("10.0.0.{number}, 2001:db8:0:7::{number:x}"));
        let refused = sprayer.sign_in(&format!("orang{number}@contoh.id"), "sinjai123").await;
        refused.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    sprayer.comes_from("2001:db8:0:7::1:1");
    let refused = sprayer.sign_in(&owner.email, PASSWORD).await;
    refused.is(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers.get("retry-after").unwrap(), "900");
    let mut neighbour = portal.stranger();
    neighbour.comes_from("2001:db8:0:8::1");
    neighbour.sign_in(&owner.email, PASSWORD).await.is_ok().shows("Usaha Anda");
    portal.wait(chrono::Duration::minutes(16));
    sprayer.sign_in(&owner.email, PASSWORD).await.is_ok().shows("Usaha Anda");
}

#[tokio::test]
async fn an_address_takes_only_its_own_methods_and_says_which() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    let answer = stranger.request(poem::http::Method::DELETE, "/sign-in", None, Vec::new()).await;
    answer.is(StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.headers.get("allow").unwrap(), "GET, HEAD, POST");
    stranger.open("/nowhere").await.is(StatusCode::NOT_FOUND).shows("tidak ditemukan");
}

#[tokio::test]
async fn after_signing_in_nobody_is_led_to_another_site() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    for next in ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "/\n/evil"]
    {
        let mut browser = portal.stranger();
        let page = browser.open("/sign-in").await;
        let mut fields =
            page.form("/sign-in").filled(&[("email", owner.email.as_str()), ("password", PASSWORD)]);
        fields.retain(|(name, _)| name != "next");
        fields.push(("next".to_owned(), next.to_owned()));
        assert_eq!(browser.post("/sign-in", &fields).await.location(), "/home", "{next:?}");
    }
}

#[tokio::test]
async fn a_session_that_somebody_else_chose_is_not_the_one_that_signs_in() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    let mut thief = portal.stranger();
    let check = thief.open("/check").await;
    thief.send(&check, "/check", &[("nib", "true")]).await.is_ok();
    let planted = thief.cookie("jembatan").unwrap().to_owned();
    let mut victim = portal.stranger();
    victim.take_cookie("jembatan", &planted);
    victim.sign_in(&owner.email, PASSWORD).await.is_ok();
    assert_ne!(victim.cookie("jembatan").unwrap(), planted);
    assert_eq!(thief.ask("/businesses").await.location(), "/sign-in?next=%2Fbusinesses");
}

#[tokio::test]
async fn an_address_that_is_unknown_and_a_password_that_is_wrong_are_answered_alike() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    portal.with_password(owner.id).await;
    let wrong = portal.stranger().sign_in(&owner.email, "salah sama sekali").await;
    let unknown = portal.stranger().sign_in("siapa@contoh.example", "salah sama sekali").await;
    let told = |page: &crate::kit::seen::Seen, email: &str| page.text().replace(email, "");
    assert_eq!(wrong.status, unknown.status);
    assert_eq!(told(&wrong, &owner.email), told(&unknown, "siapa@contoh.example"));
    let mut stranger = portal.stranger();
    for email in [owner.email.as_str(), "siapa@contoh.example"] {
        let page = stranger.open("/reset").await;
        assert_eq!(stranger.send_once(&page, "/reset", &[("email", email)]).await.location(), "/reset/sent");
    }
    assert_eq!(portal.deliver_mail().await.len(), 1);
}

#[tokio::test]
async fn two_registrations_of_one_address_at_once_make_one_account_and_the_newest_link_counts() {
    let portal = Portal::open().await;
    let (mut left, mut right) = (portal.stranger(), portal.stranger());
    let (one, two) = (left.open("/register").await, right.open("/register").await);
    let fields = [("name", "Rahmawati"), ("email", "rahma@contoh.example"), ("password", PASSWORD)];
    let (one, two) =
        tokio::join!(left.send_once(&one, "/register", &fields), right.send_once(&two, "/register", &fields));
    assert_eq!((one.location(), two.location()), ("/register/sent".to_owned(), "/register/sent".to_owned()));
    let mails = portal.deliver_mail().await;
    let mut good = 0;
    for mail in &mails {
        good += usize::from(portal.stranger().open(&mail.link()).await.status == StatusCode::OK);
    }
    assert_eq!((mails.len(), good), (2, 1));
}
