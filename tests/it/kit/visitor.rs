//! A visitor: a browser without a screen. Keeps cookies, follows redirects, fills in the forms it sees.

use std::collections::BTreeMap;
use std::sync::Arc;

use poem::endpoint::BoxEndpoint;
use poem::http::{Method, StatusCode, header};
use poem::{Body, Endpoint, Request, Response};

use super::seen::Seen;

/// One visitor with their own cookies.
#[derive(Clone)]
pub struct Visitor {
    site: Arc<BoxEndpoint<'static, Response>>,
    cookies: BTreeMap<String, String>,
    network: Option<String>,
}

/// One file to send with a form.
pub struct Attachment<'a> {
    pub field: &'a str,
    pub name: &'a str,
    pub bytes: Vec<u8>,
}

impl Visitor {
    pub fn new(site: Arc<BoxEndpoint<'static, Response>>) -> Self {
        Self { site, cookies: BTreeMap::new(), network: None }
    }

    /// From now on the proxy says that she comes from this address.
    pub fn comes_from(&mut self, network: &str) {
        self.network = Some(network.to_owned());
    }

    /// Signs in with a password, as on the page.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> Seen {
        let page = self.open("/sign-in").await;
        self.send(&page, "/sign-in", &[("email", email), ("password", password)]).await
    }

    /// Opens an address and follows where it leads.
    pub async fn open(&mut self, address: &str) -> Seen {
        let seen = self.request(Method::GET, address, None, Vec::new()).await;
        self.follow(seen).await
    }

    /// Opens an address and stays with its first answer.
    pub async fn ask(&mut self, address: &str) -> Seen {
        self.request(Method::GET, address, None, Vec::new()).await
    }

    /// Sends the form of a page whose action is `action`, with these fields over what it holds, and follows.
    pub async fn send(&mut self, page: &Seen, action: &str, fields: &[(&str, &str)]) -> Seen {
        let seen = self.send_once(page, action, fields).await;
        self.follow(seen).await
    }

    /// As [`Visitor::send`], and stays with the first answer.
    pub async fn send_once(&mut self, page: &Seen, action: &str, fields: &[(&str, &str)]) -> Seen {
        let filled = page.form(action).filled(fields);
        self.post(action, &filled).await
    }

    /// Posts fields as they are, without looking at a page.
    pub async fn post(&mut self, address: &str, fields: &[(String, String)]) -> Seen {
        let body = serde_html_form::to_string(fields).unwrap();
        self.request(Method::POST, address, Some("application/x-www-form-urlencoded"), body.into_bytes())
            .await
    }

    /// Sends a form with files and follows.
    pub async fn upload(
        &mut self,
        page: &Seen,
        action: &str,
        fields: &[(&str, &str)],
        files: &[Attachment<'_>],
    ) -> Seen {
        const EDGE: &str = "----edge-of-a-part";
        let mut body = Vec::new();
        for (name, value) in page.form(action).filled(fields) {
            body.extend(
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        for file in files {
            let Attachment { field, name, bytes } = file;
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let seen = self.request(Method::POST, action, Some(&kind), body).await;
        self.follow(seen).await
    }

    /// Any request at all.
    pub async fn request(
        &mut self,
        method: Method,
        address: &str,
        kind: Option<&str>,
        body: Vec<u8>,
    ) -> Seen {
        let mut request =
            Request::builder().method(method).uri_str(address).header(header::HOST, "localhost");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind).header("sec-fetch-site", "same-origin");
        }
        if let Some(network) = &self.network {
            request = request.header("x-real-ip", network);
        }
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !jar.is_empty() {
            request = request.header(header::COOKIE, jar.join("; "));
        }
        let response = self.site.get_response(request.body(Body::from(body))).await;
        for line in response.headers().get_all(header::SET_COOKIE) {
            self.keep(line.to_str().unwrap());
        }
        Seen::of(address, response).await
    }

    /// The answer as it goes over the wire, unread: for measuring.
    pub async fn fetch(&mut self, address: &str) -> Response {
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .uri_str(address)
            .header(header::HOST, "localhost")
            .header(header::COOKIE, jar.join("; "));
        self.site.get_response(request.finish()).await
    }

    /// What an address weighs as a browser gets it: headers and body, packed as they come. Follows nothing.
    pub async fn weigh(&mut self, address: &str) -> usize {
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .uri_str(address)
            .header(header::HOST, "localhost")
            .header(header::ACCEPT_ENCODING, "gzip")
            .header(header::COOKIE, jar.join("; "));
        let response = self.site.get_response(request.finish()).await;
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        // "name: value" and the end of the line; the line of the status.
        let headers: usize =
            response.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        let body = response.into_body().into_vec().await.unwrap();
        "HTTP/1.1 200 OK\r\n\r\n".len() + headers + body.len()
    }

    /// Takes up a cookie of another browser, as somebody who copied it would.
    pub fn take_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    fn keep(&mut self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
        let (name, value) = pair.split_once('=').unwrap();
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    async fn follow(&mut self, mut seen: Seen) -> Seen {
        for _ in 0..5 {
            if seen.status != StatusCode::SEE_OTHER {
                return seen;
            }
            let to = seen.location();
            seen = self.request(Method::GET, &to, None, Vec::new()).await;
        }
        panic!("{} leads in circles", seen.address);
    }
}
