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
async fn an_address_takes_only_its_own_methods_and_says_which() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    let answer = stranger.request(poem::http::Method::DELETE, "/sign-in", None, Vec::new()).await;
    answer.is(StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.headers.get("allow").unwrap(), "GET, HEAD, POST");
    stranger.open("/nowhere").await.is(StatusCode::NOT_FOUND).shows("tidak ditemukan");
}
