//! The list behind the bell.

use jembatan::usecases::outbox;
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::portal::Portal;

#[tokio::test]
async fn a_notice_is_counted_opened_and_read() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Rahmawati").await;
    owner.browser.open("/notices").await.is_ok().shows("Belum ada pemberitahuan");
    let tx = portal.app.db.begin().await.unwrap();
    for email in ["satu@contoh.id", "dua@contoh.id"] {
        let params = json!({ "email": email });
        outbox::tell(&portal.app, &tx, owner.id, "email_asked", params, "/account").await.unwrap();
    }
    tx.commit().await.unwrap();
    portal.deliver_mail().await;
    let page = owner.browser.open("/notices").await;
    page.shows("Penggantian alamat e-mail diminta");
    assert_eq!(page.all(".bell .count"), ["2"]);
    let link = page.link("Penggantian alamat");
    let mut other = portal.owner("Hasnah").await;
    other.browser.open(&link).await.is(StatusCode::NOT_FOUND);
    assert_eq!(owner.browser.ask(&link).await.location(), "/account");
    let page = owner.browser.open("/notices").await;
    assert_eq!(page.all(".bell .count"), ["1"]);
    let page = owner.browser.send(&page, "/notices/read", &[]).await;
    assert!(page.all(".bell .count").is_empty() && !page.has_form("/notices/read"));
}
