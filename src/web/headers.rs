//! The headers that every response carries, and gzip for pages. Sits outermost, so that errors carry them too.

use flate2::Compression;
use poem::http::{HeaderName, HeaderValue, Method, header};
use poem::{Endpoint, Middleware, Request, Response, Result};

use super::compression::{gzip, takes_gzip};

/// Nothing from anywhere else, nothing inline, no frame around us.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
     font-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
     gyroscope=(), microphone=(), midi=(), payment=(), usb=()";

/// Below this many bytes a page fits one packet either way.
const WORTH_PACKING: usize = 1_200;

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The middleware. A response that says nothing of caching is not stored; a page for everybody says so itself
/// (`private, no-cache` keeps the browser's way back quick without another visitor ever seeing it).
#[derive(Debug, Clone, Copy, Default)]
pub struct Headers {
    /// Whether the portal is reached over TLS, so that browsers may be told to insist on it.
    pub https: bool,
}

impl<E: Endpoint> Middleware<E> for Headers {
    type Output = Dressed<E>;

    fn transform(&self, inner: E) -> Dressed<E> {
        Dressed { inner, https: self.https }
    }
}

/// An endpoint whose responses carry the headers.
pub struct Dressed<E> {
    inner: E,
    https: bool,
}

impl<E: Endpoint> Endpoint for Dressed<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let packs = takes_gzip(request.header(header::ACCEPT_ENCODING)) && request.method() != Method::HEAD;
        let mut response = self.inner.get_response(request).await;
        let packable = is_packable(&response);
        if packable {
            response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if packs && packable {
            response = pack(response).await?;
        }
        self.dress(&mut response);
        Ok(response)
    }
}

impl<E> Dressed<E> {
    fn dress(&self, response: &mut Response) {
        let headers = response.headers_mut();
        for (name, value) in ALWAYS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CONTENT_POLICY));
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        if self.https {
            let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
            headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
        }
    }
}

/// Only whole pages: a long export is streamed and must not be gathered in memory, and assets come packed.
fn is_packable(response: &Response) -> bool {
    let page = response.content_type().is_some_and(|kind| kind.starts_with("text/html"));
    page && !response.headers().contains_key(header::CONTENT_ENCODING)
}

async fn pack(mut response: Response) -> Result<Response> {
    let page = response.take_body().into_bytes().await?;
    let packed = if page.len() < WORTH_PACKING { None } else { gzip(&page, Compression::new(4)) };
    match packed {
        Some(packed) => {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            headers.remove(header::CONTENT_LENGTH);
            response.set_body(packed);
        }
        None => response.set_body(page),
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem::error::NotFoundError;
    use poem::test::TestClient;
    use poem::web::Html;
    use poem::{EndpointExt, IntoResponse, Route, get, handler};
    use std::io::Read;

    const PAGE: &str = "<p>jembatan</p>";

    #[handler]
    fn page() -> Html<String> {
        Html(PAGE.repeat(500))
    }

    #[handler]
    fn short() -> Html<&'static str> {
        Html(PAGE)
    }

    #[handler]
    fn kept() -> Response {
        Html(PAGE).with_header(header::CACHE_CONTROL, "private, no-cache").into_response()
    }

    #[handler]
    fn missing() -> Result<()> {
        Err(NotFoundError.into())
    }

    fn client(https: bool) -> TestClient<impl Endpoint> {
        let routes = Route::new()
            .at("/page", get(page))
            .at("/short", get(short))
            .at("/kept", get(kept))
            .at("/missing", get(missing));
        TestClient::new(routes.with(Headers { https }))
    }

    #[tokio::test]
    async fn every_answer_carries_the_headers_an_error_too() {
        for path in ["/page", "/missing", "/nowhere"] {
            let answer = client(false).get(path).send().await;
            answer.assert_header(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY);
            answer.assert_header(header::CACHE_CONTROL, "no-store");
            answer.assert_header_is_not_exist(header::STRICT_TRANSPORT_SECURITY);
            for (name, value) in ALWAYS {
                answer.assert_header(name, value);
            }
        }
        assert!(!CONTENT_POLICY.contains("unsafe"));
    }

    #[tokio::test]
    async fn browsers_are_told_to_insist_on_tls_only_where_there_is_some() {
        let answer = client(true).get("/page").send().await;
        answer.assert_header_exist(header::STRICT_TRANSPORT_SECURITY);
    }

    #[tokio::test]
    async fn a_page_that_says_how_it_is_kept_is_believed() {
        client(false).get("/kept").send().await.assert_header(header::CACHE_CONTROL, "private, no-cache");
    }

    #[tokio::test]
    async fn a_page_is_packed_when_asked_and_says_that_it_varies() {
        let packed = client(false).get("/page").header(header::ACCEPT_ENCODING, "gzip").send().await;
        packed.assert_header(header::CONTENT_ENCODING, "gzip");
        packed.assert_header(header::VARY, "Accept-Encoding");
        let bytes = packed.0.into_body().into_vec().await.unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, PAGE.repeat(500));

        for refusal in ["gzip;q=0", "br"] {
            let plain = client(false).get("/page").header(header::ACCEPT_ENCODING, refusal).send().await;
            plain.assert_header_is_not_exist(header::CONTENT_ENCODING);
            plain.assert_header(header::VARY, "Accept-Encoding");
            plain.assert_text(PAGE.repeat(500)).await;
        }
        let brief = client(false).get("/short").header(header::ACCEPT_ENCODING, "gzip").send().await;
        brief.assert_header_is_not_exist(header::CONTENT_ENCODING);
        brief.assert_text(PAGE).await;
    }
}
