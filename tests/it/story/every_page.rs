//! Every page there is, as somebody who is let in sees it, on a phone in Indonesian and on a desk in English: nothing that
//! axe-core finds, nothing in the console, nothing wider than the screen. A new page is looked at by itself.

use std::sync::Arc;

use jembatan::web::addresses;
use jembatan::web::server::serve;
use poem::http::StatusCode;
use thirtyfour::Cookie;
use tokio::net::TcpListener;

use crate::hostile::world::World;
use crate::kit::browser::{Browser, Screen};

/// Serves the world's portal; its address.
async fn served(world: &World) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let site = jembatan::web::site(Arc::clone(&world.portal.app));
    tokio::spawn(serve(listener, site, std::future::pending()));
    base
}

/// The pages that each guest is let in to, by the guest's place.
async fn pages(world: &mut World) -> Vec<Vec<(&'static str, String)>> {
    let mut found = vec![Vec::new(); world.guests.len()];
    for listed in addresses().into_iter().filter(|listed| listed.method == "GET") {
        let at = world.who_gets_in("GET", listed.path).await;
        for path in world.real(listed.path) {
            let seen = world.guests[at].browser.ask(&path).await;
            let kind = seen.headers.get("content-type").map_or("", |kind| kind.to_str().unwrap());
            if seen.status == StatusCode::OK && kind.starts_with("text/html") {
                found[at].push((listed.path, path));
            }
        }
    }
    found
}

async fn look_at_all(screen: Screen, language: &str) {
    let mut world = Box::pin(World::build()).await;
    let base = served(&world).await;
    let pages = pages(&mut world).await;
    assert!(pages.iter().flatten().count() > 60, "{pages:?}");
    for (guest, pages) in world.guests.iter().zip(pages).filter(|(_, pages)| !pages.is_empty()) {
        let browser = Browser::open(&base, screen).await;
        browser.visit(&format!("/help?lang={language}")).await;
        let session = Cookie::new("jembatan", guest.browser.cookie("jembatan").unwrap());
        browser.driver().add_cookie(session).await.unwrap();
        for (pattern, path) in pages {
            browser.visit(&path).await;
            assert_eq!(browser.path().await, path);
            browser.inspect(&format!("page{}", pattern.replace('/', "-").replace(':', ""))).await;
        }
    }
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn every_page_is_whole_on_a_phone() {
    Box::pin(look_at_all(Screen::Phone, "id")).await;
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn every_page_is_whole_on_a_desk() {
    Box::pin(look_at_all(Screen::Desk, "en")).await;
}
