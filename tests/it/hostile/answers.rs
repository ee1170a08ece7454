//! How the portal says no: the same answer for what is foreign and what is missing, a way on from an address that is not
//! there, the methods that an address takes, and a number where the fault is ours.

use jembatan::web::addresses;
use poem::http::{Method, StatusCode, header};

use super::world::World;
use super::{NOBODY, filled};
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;

/// What everybody may read, whoever made it.
fn is_public(path: &str) -> bool {
    let folders = ["/offers/", "/programs/", "/apply/offer/", "/apply/program/"];
    folders.iter().any(|folder| path.starts_with(folder))
}

/// The same address, of things that are not there; a move or a step keeps its name.
fn missing(path: &str) -> String {
    let part = |part: &str| if part.len() == NOBODY.len() { NOBODY.to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The answer: its status, its words, and where it leads.
fn told(seen: &Seen, asked: &str) -> (StatusCode, String, String) {
    let leads = seen.headers.get(header::LOCATION).map_or("", |to| to.to_str().unwrap());
    (seen.status, seen.text(), leads.replace(asked, ""))
}

#[tokio::test]
async fn what_is_somebody_elses_answers_exactly_as_what_is_not_there() {
    let mut world = Box::pin(World::build()).await;
    let mut told_apart = Vec::new();
    let lines: Vec<_> = addresses().into_iter().filter(|listed| listed.path.contains(':')).collect();
    for listed in lines.iter().filter(|listed| !is_public(listed.path)) {
        for path in world.real(listed.path) {
            let missing = missing(&path);
            for guest in &mut world.others {
                let (foreign, none) = match listed.method {
                    "GET" => (guest.browser.ask(&path).await, guest.browser.ask(&missing).await),
                    _ => (guest.post(&path, &[]).await, guest.post(&missing, &[]).await),
                };
                if told(&foreign, &path) != told(&none, &missing) {
                    told_apart
                        .push(format!("{} {path}: {} and {}", listed.method, foreign.status, none.status));
                }
            }
        }
    }
    assert!(told_apart.is_empty(), "{told_apart:#?}");
}

#[tokio::test]
async fn an_address_that_is_not_there_shows_the_ways_on() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    for path in
        ["/tidak-ada", "/offers/x", "/OFFERS", "/offers/", "/.env", "/wp-login.php", "/assets/none.css"]
    {
        let seen = stranger.ask(path).await;
        seen.is(StatusCode::NOT_FOUND);
    }
    let seen = stranger.ask("/tidak-ada").await;
    seen.shows("Halaman tidak ditemukan").shows("Periksa kembali tautannya");
    assert_eq!(seen.link("Produk kredit"), "/offers");
    assert_eq!(seen.link("Lacak"), "/track");
    let seen = stranger.ask("/not-there?lang=en").await;
    seen.is(StatusCode::NOT_FOUND).shows("Page not found");
    let mut clerk = portal.clerk("Ibu Dinas").await.browser;
    let seen = clerk.ask("/office/cases/x").await;
    seen.is(StatusCode::NOT_FOUND);
    assert_eq!(seen.link("Pemantauan"), "/office");
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_told_those_it_takes() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger();
    for listed in addresses() {
        let path = filled(listed.path, NOBODY);
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let seen = stranger.request(method, &path, None, Vec::new()).await;
            seen.is(StatusCode::METHOD_NOT_ALLOWED).shows("tidak menerima cara itu");
            let allowed = seen.headers[header::ALLOW].to_str().unwrap();
            assert!(allowed.contains(listed.method), "{path} takes {}, and says {allowed}", listed.method);
        }
        let head = stranger.request(Method::HEAD, &path, None, Vec::new()).await;
        assert!(head.bytes.is_empty(), "{path}");
        assert!(!head.status.is_server_error(), "{path}: {}", head.status);
    }
}

#[tokio::test]
async fn a_fault_of_ours_shows_a_number_and_nothing_of_what_happened() {
    let portal = Portal::open().await;
    let mut owner = portal.owner("Rahmawati").await.browser;
    owner.open("/businesses").await.is_ok();
    portal.lose("business").await;
    let seen = owner.ask("/businesses").await;
    seen.is(StatusCode::INTERNAL_SERVER_ERROR).shows("ada gangguan di pihak kami").shows("Nomor rujukan");
    for secret in
        ["SELECT", "select", "no such table", "relation", "database", "panick", "src/", "Rahmawati@"]
    {
        assert!(!seen.html.contains(secret), "{secret:?} is on the page:\n{}", seen.html);
    }
    let number = seen.all("main p b").remove(0);
    assert!(number.len() >= 8 && number.chars().all(|c| c.is_ascii_hexdigit()), "{number:?}");
    let again = owner.ask("/businesses").await;
    assert_ne!(again.all("main p b").remove(0), number, "each fault has its own number");
    assert!(seen.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    // What needs nothing of it still works.
    owner.ask("/help").await.is_ok();
}

#[tokio::test]
async fn every_way_that_the_navigation_shows_is_open() {
    let mut world = Box::pin(World::build()).await;
    for guest in &mut world.guests {
        let ways = guest.browser.open("/").await.attributes(".nav-wide a", "href");
        assert!(ways.len() > 1, "{ways:?}");
        for way in ways {
            let seen = guest.browser.open(&way).await;
            assert_eq!(seen.status, StatusCode::OK, "{way} is shown to somebody who may not go there");
        }
    }
}

#[tokio::test]
async fn a_panic_becomes_the_page_of_a_bug_and_the_next_request_is_served() {
    let portal = Portal::open().await;
    let mut stranger = portal.stranger_where_ids_panic();
    let page = stranger.open("/register").await;
    let fields = [("name", "Rahma"), ("email", "rahma@contoh.example"), ("password", "tujuh ekor kuda biru")];
    let seen = stranger.send(&page, "/register", &fields).await;
    seen.is(StatusCode::INTERNAL_SERVER_ERROR).shows("ada gangguan di pihak kami").shows("Nomor rujukan");
    seen.does_not_show("rahasia dari dalam").does_not_show("panicked");
    stranger.open("/offers").await.is_ok();
}
