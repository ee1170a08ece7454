//! The browser itself: a tool that saw nothing wrong anywhere would make every story pass.

use jembatan::web::server::serve;
use poem::http::{Method, StatusCode};
use poem::{Request, Response, endpoint::make};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::kit::browser::{Browser, Screen};

const GOOD: &str = r#"<!doctype html><html lang="id"><head><title>Tanya</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>Tanya</h1>
  <form method="post">
    <label for="name">Nama</label> <input id="name" name="name">
    <label for="place">Kecamatan</label>
    <select id="place" name="place"><option value="">-</option><option value="73.07.05">Sinjai Utara</option></select>
    <label><input type="radio" name="size" value="micro"> Mikro</label>
    <label><input type="radio" name="size" value="small"> Kecil</label>
    <label for="born">Lahir</label> <input id="born" name="born" type="date">
    <button>Lanjut</button>
  </form></main></body></html>"#;
const BAD: &str = r#"<!doctype html><html><head><title></title>
  <meta name="viewport" content="width=device-width, initial-scale=1"></head>
  <body><img src="/absent.png"><div class="wide">x</div><script>window.ran = true;</script></body></html>"#;
const WIDE: &str = ".wide { width: 3000px; }";

/// Two pages under a policy as strict as the portal's: one without fault, one with every fault.
async fn pages() -> (String, JoinHandle<std::io::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let endpoint = make(|mut request: Request| async move {
        let html = Response::builder().content_type("text/html; charset=utf-8").header(
            "Content-Security-Policy",
            "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'",
        );
        let answer = match (request.method().clone(), request.uri().path()) {
            (Method::GET, "/good") => html.body(GOOD),
            (Method::POST, "/good") => {
                let sent = request.take_body().into_string().await.unwrap_or_default();
                html.body(GOOD.replace("<h1>Tanya", &format!("<h1>Diterima {}", sent.replace('&', " "))))
            }
            (Method::GET, "/bad") => {
                html.body(BAD.replace("</head>", "<link rel=\"stylesheet\" href=\"/wide.css\"></head>"))
            }
            (Method::GET, "/wide.css") => Response::builder().content_type("text/css").body(WIDE),
            (Method::GET, "/favicon.ico") => Response::builder().status(StatusCode::NO_CONTENT).finish(),
            _ => Response::builder().status(StatusCode::NOT_FOUND).finish(),
        };
        Ok::<_, poem::Error>(answer)
    });
    (base, tokio::spawn(serve(listener, endpoint, std::future::pending())))
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_browser_does_what_a_person_does() {
    let (base, _server) = pages().await;
    for screen in [Screen::Phone, Screen::Desk] {
        let browser = Browser::open(&base, screen).await;
        browser.visit("/good").await;
        browser.see("Tanya").await;
        browser.see_no("Diterima").await;
        browser.fill("name", "Gula Aren").await;
        browser.fill("place", "73.07.05").await;
        browser.fill("size", "small").await;
        browser.fill("born", "1990-02-01").await;
        browser.press("Lanjut").await;
        browser.see("Diterima name=Gula+Aren place=73.07.05 size=small born=1990-02-01").await;
        assert_eq!(browser.path().await, "/good");
        browser.inspect("tools").await;
        let width = browser.driver().execute("return window.innerWidth;", Vec::new()).await.unwrap();
        assert_eq!(width.json().as_i64(), Some(if screen == Screen::Phone { 360 } else { 1280 }));
    }
}

#[tokio::test]
#[ignore = "needs chromium, which tests/run installs"]
async fn the_browser_finds_what_is_wrong_with_a_page() {
    let (base, _server) = pages().await;
    let browser = Browser::open(&base, Screen::Phone).await;
    browser.visit("/bad").await;
    let found: Vec<String> = browser.axe().await.into_iter().map(|violation| violation.id).collect();
    for id in ["document-title", "html-has-lang", "image-alt"] {
        assert!(found.iter().any(|known| known == id), "axe-core should find {id}, and found {found:?}");
    }
    let complaints = browser.complaints().await.join("\n");
    assert!(
        complaints.contains("absent.png") && complaints.contains("Content Security Policy"),
        "{complaints}"
    );
    assert!(browser.overhang().await > 2_000);
}
