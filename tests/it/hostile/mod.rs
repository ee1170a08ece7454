//! Bad input on every address: whatever stands in its path, its query or its form, the portal answers in words, stays
//! whole and shows no fault of its own. A new address is tried by itself, for it stands in `web::addresses()`.

mod answers;
pub(crate) mod world;

use jembatan::usecases::Cursor;
use jembatan::web::addresses;
use poem::http::{Method, StatusCode, header};
use scraper::{Html, Selector};

use crate::kit::seen::Seen;
use world::{Guest, World};

/// An id of the right shape that nothing has.
const NOBODY: &str = "01900000-0000-7000-8000-000000000000";

/// What people, programs and attackers put where a value is wanted.
fn values() -> Vec<String> {
    let id = NOBODY.parse().unwrap();
    let far = "+262142-12-31T23:59:59Z".parse().unwrap_or(chrono::DateTime::<chrono::Utc>::MAX_UTC);
    let mut values: Vec<String> = [
        "",
        "\0",
        "a\0b",
        "%%0000%00",
        "-1",
        "0",
        "9223372036854775807",
        "-9223372036854775809999999999999999999",
        "1e400",
        "NaN",
        "'; DROP TABLE account; --",
        "%_\\",
        "<script>alert(1)</script>",
        "\u{feff}\u{202e}\u{200b}\u{0301}é😀ﷺ",
        "31-02-2026",
        "99999-12-31",
        "+262142-12-31",
        "../../../etc/passwd",
        "yes",
        NOBODY,
        "{\"all\":[{\"fact\":\"sector\",\"one_of\":[\"\\u0000\"],\"remedy\":\"none\"}]}",
    ]
    .map(str::to_owned)
    .into();
    values.push("x".repeat(20_000));
    values.push("[".repeat(9_000));
    values.push("🦀\n".repeat(900));
    values.push(Cursor::instant(far, id).to_string());
    values.push(Cursor::number(i64::MIN, id).to_string());
    values.push(Cursor::text("z".repeat(300), id).to_string());
    values
}

/// Every name that a query of the site knows, and some that none does.
const QUERY: [&str; 45] = [
    "as_of",
    "rule",
    "warning",
    "q",
    "kind",
    "organisation",
    "district",
    "period",
    "status",
    "waits",
    "standing",
    "age",
    "stood",
    "late",
    "needs",
    "state",
    "sort",
    "after",
    "with",
    "waiting",
    "amount",
    "tenor",
    "purpose",
    "method",
    "syariah",
    "bank",
    "scheme",
    "offer",
    "id",
    "name",
    "sector",
    "size",
    "fact",
    "edit",
    "into",
    "business",
    "need",
    "topic",
    "next",
    "back",
    "to",
    "lang",
    "verdict",
    "page",
    "",
];

/// Names of fields, for an address whose form is on another page.
const FIELDS: [&str; 20] = [
    "once",
    "note",
    "reason",
    "body",
    "to",
    "seen",
    "at",
    "do",
    "json",
    "status",
    "decision",
    "revision",
    "value",
    "expires_on",
    "id",
    "newest",
    "name",
    "cohort",
    "business",
    "reasons",
];

fn filled(path: &str, value: &str) -> String {
    let part = |part: &str| if part.starts_with(':') { value.to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn ends_session(path: &str) -> bool {
    path == "/sign-out" || path.starts_with("/account/sessions/")
}

/// What is wrong with an answer, if anything is.
fn fault(seen: &Seen) -> Option<String> {
    if seen.status.is_server_error() {
        return Some(seen.status.to_string());
    }
    if !seen.headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        return Some("no content policy".to_owned());
    }
    if seen.html.contains("<script>alert") {
        return Some("a script that somebody typed".to_owned());
    }
    if seen.status == StatusCode::UNPROCESSABLE_ENTITY { unguided(seen) } else { None }
}

/// A refused form says above it and beside the field what is wrong, and leads there.
fn unguided(seen: &Seen) -> Option<String> {
    let page = Html::parse_document(&seen.html);
    let select = |css: &str| Selector::parse(css).unwrap();
    let told = select("#error-summary li");
    if page.select(&told).next().is_none() {
        return Some("422 without a summary".to_owned());
    }
    let links = select("#error-summary a");
    for link in page.select(&links).filter_map(|link| link.value().attr("href")) {
        let id = link.trim_start_matches('#');
        let found = page.select(&select("[id]")).any(|element| element.value().attr("id") == Some(id));
        if !found {
            return Some(format!("the summary leads to {link}, which is not there"));
        }
        let beside =
            page.select(&select("[id]")).any(|one| one.value().attr("id") == Some(&format!("{id}-error")));
        if !beside {
            return Some(format!("nothing stands beside {link}"));
        }
    }
    None
}

/// Faults of the site, told all at once.
#[derive(Default)]
struct Faults(std::collections::BTreeMap<String, usize>);

impl Faults {
    fn look(&mut self, seen: &Seen, line: &str, with: &str) {
        if let Some(fault) = fault(seen) {
            let with: String = with.chars().take(60).collect();
            *self.0.entry(format!("{line}: {fault}, such as {with:?}")).or_default() += 1;
        }
    }

    #[track_caller]
    fn none(&self) {
        assert!(self.0.is_empty(), "{:#?}", self.0);
    }
}

#[tokio::test]
async fn no_path_breaks_an_address() {
    let mut world = Box::pin(World::build()).await;
    let mut faults = Faults::default();
    let long = "x".repeat(4_000);
    let parts = ["x", "%00", "%ff%fe", "..%2f..%2fetc%2fpasswd", "-1", "99999999999999999999", "%20", &long];
    for listed in addresses().iter().filter(|listed| listed.path.contains(':')) {
        let at = world.who_gets_in(listed.method, listed.path).await;
        let guest = &mut world.guests[at];
        for part in parts {
            let path = filled(listed.path, part);
            let seen = match listed.method {
                "GET" => guest.browser.ask(&path).await,
                _ => guest.post(&path, &[]).await,
            };
            faults.look(&seen, &format!("{} {}", listed.method, listed.path), part);
        }
    }
    faults.none();
}

#[tokio::test]
async fn no_query_breaks_a_page() {
    let mut world = Box::pin(World::build()).await;
    let mut faults = Faults::default();
    let values = values();
    for listed in addresses().iter().filter(|listed| listed.method == "GET") {
        let at = world.who_gets_in("GET", listed.path).await;
        let path = world.real(listed.path).swap_remove(0);
        let guest = &mut world.guests[at];
        for value in &values {
            // An address has an end: what is long stands in one place.
            let names = if value.len() < 1_000 { &QUERY[..] } else { &QUERY[..1] };
            let all: Vec<(&str, &str)> = names.iter().map(|name| (*name, value.as_str())).collect();
            let query = serde_html_form::to_string(&all).unwrap();
            let seen = guest.browser.ask(&format!("{path}?{query}")).await;
            faults.look(&seen, listed.path, value);
        }
        for query in ["%ff=%fe", "q=%ff%00&after=%ff", "&&&===", "q", "q[]=1&q[]=2", "a=%"] {
            let seen = guest.browser.ask(&format!("{path}?{query}")).await;
            faults.look(&seen, listed.path, query);
        }
    }
    faults.none();
}

/// The names of the fields that the form of this address has, where its page shows it.
async fn names(guest: &mut Guest, path: &str) -> Vec<String> {
    let page = guest.browser.ask(path).await;
    if page.status != StatusCode::OK || !page.has_form(path) {
        return FIELDS.map(str::to_owned).to_vec();
    }
    let form = page.form(path);
    let mut names: Vec<String> =
        form.fields.into_iter().map(|(name, _)| name).chain(form.choices.into_keys()).collect();
    names.sort();
    names.dedup();
    names.retain(|name| name != "csrf");
    names
}

#[tokio::test]
async fn no_form_breaks_an_address() {
    let mut world = Box::pin(World::build()).await;
    let mut faults = Faults::default();
    let values = values();
    for listed in addresses().iter().filter(|listed| listed.method == "POST") {
        let at = world.who_gets_in("POST", listed.path).await;
        let line = format!("POST {}", listed.path);
        for path in world.real(listed.path) {
            let guest = &mut world.guests[at];
            let names = names(guest, &path).await;
            for turn in 0..values.len() {
                // Each field has another value than its neighbours, and every value in some turn.
                let value = |field: usize| values[(turn + field * 7) % values.len()].clone();
                let fields: Vec<_> =
                    names.iter().enumerate().map(|(at, name)| (name.clone(), value(at))).collect();
                let seen = guest.post(&path, &fields).await;
                faults.look(&seen, &line, &values[turn]);
            }
            for (kind, body) in unreadable(&guest.token) {
                let seen = guest.browser.request(Method::POST, &path, Some(&kind), body.clone()).await;
                faults.look(&seen, &line, &String::from_utf8_lossy(&body));
            }
            if ends_session(listed.path) {
                world.guests[at].begin(&world.portal).await;
            }
        }
    }
    faults.none();
}

/// Bodies that no browser sends.
fn unreadable(token: &str) -> Vec<(String, Vec<u8>)> {
    let form = "application/x-www-form-urlencoded".to_owned();
    let parts = "multipart/form-data; boundary=edge".to_owned();
    let part = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0\u{202e}.pdf\"\r\n\r\n%PDF-1.4\r\n";
    let token_first = part("csrf", token);
    vec![
        (form.clone(), b"%ff=%fe&%".to_vec()),
        (form.clone(), format!("csrf={token}&note=%ff%fe&name=%80&body=%c3%28").into_bytes()),
        (form.clone(), format!("csrf={token}&{}", "reasons=x&".repeat(2_000)).into_bytes()),
        (form, b"csrf=".to_vec()),
        ("application/json".to_owned(), b"{}".to_vec()),
        ("text/plain".to_owned(), b"\0".to_vec()),
        ("multipart/form-data".to_owned(), b"--edge--".to_vec()),
        (parts.clone(), b"--edge\r\n\r\n".to_vec()),
        (parts.clone(), format!("{token_first}--edge\r\nContent-Disp").into_bytes()),
        (parts.clone(), format!("{token_first}{}--edge--\r\n", part("kind", "\0")).into_bytes()),
        (parts.clone(), format!("{token_first}{}{file}--edge--\r\n", part("kind", "nib")).into_bytes()),
        (
            parts,
            [
                token_first.as_bytes(),
                b"--edge\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n\xff\xfe\r\n--edge--\r\n",
            ]
            .concat(),
        ),
    ]
}

#[tokio::test]
async fn every_form_is_bounded_and_too_much_is_said_to_be_too_much() {
    let mut world = Box::pin(World::build()).await;
    for listed in addresses().iter().filter(|listed| listed.method == "POST") {
        let at = world.who_gets_in("POST", listed.path).await;
        let path = world.real(listed.path).swap_remove(0);
        let guest = &mut world.guests[at];
        let fields = [("note".to_owned(), "x".repeat(70_000))];
        let seen = guest.post(&path, &fields).await;
        let upload = seen.status == StatusCode::BAD_REQUEST;
        assert!(upload || seen.status == StatusCode::PAYLOAD_TOO_LARGE, "POST {path}: {}", seen.status);
        if !upload {
            seen.shows("Kiriman terlalu besar");
        }
    }
}
