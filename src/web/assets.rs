//! The style sheet, the script and the icons, served from memory under addresses that carry a hash of their content.
//! Own handler because poem's `embed` answers with an unquoted `ETag`, knows no HEAD and compresses nothing.

use std::sync::LazyLock;

use flate2::Compression;
use poem::http::{HeaderValue, Method, StatusCode, header};
use poem::{Endpoint, IntoResponse, Request, Response, Result};
use rust_embed::RustEmbed;

use super::compression::{gzip, takes_gzip};

/// Where all assets live.
const FOLDER: &str = "/assets/";
/// A hash in the address makes the answer true for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct Files;

struct Asset {
    name: String,
    path: String,
    etag: String,
    kind: &'static str,
    plain: Vec<u8>,
    packed: Option<Vec<u8>>,
}

static ASSETS: LazyLock<Vec<Asset>> =
    LazyLock::new(|| Files::iter().filter_map(|name| load(&name)).collect());

/// The address of an asset by its file name: `app.css` -> `/assets/app.1a2b3c4d5e.css`.
pub fn path(name: &str) -> Option<String> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| asset.path.clone())
}

/// Serves the assets, and everything else from `pages`, which also answers for an asset that does not exist.
pub fn beside<E: Endpoint>(pages: E) -> Beside<E> {
    Beside(pages)
}

/// See [`beside`].
pub struct Beside<E>(E);

impl<E: Endpoint> Endpoint for Beside<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let path = request.uri().path();
        let found =
            if path.starts_with(FOLDER) { ASSETS.iter().find(|asset| asset.path == path) } else { None };
        match found {
            Some(asset) => Ok(serve(asset, &request)),
            None => self.0.call(request).await.map(IntoResponse::into_response),
        }
    }
}

fn load(name: &str) -> Option<Asset> {
    let file = Files::get(name)?;
    let hash = hex::encode(&file.metadata.sha256_hash()[..5]);
    let (stem, ending) = name.rsplit_once('.')?;
    let plain = file.data.into_owned();
    Some(Asset {
        path: format!("{FOLDER}{stem}.{hash}.{ending}"),
        etag: format!("\"{hash}\""),
        kind: content_type(ending),
        packed: gzip(&plain, Compression::best()),
        plain,
        name: name.to_owned(),
    })
}

fn content_type(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

fn serve(asset: &Asset, request: &Request) -> Response {
    let answer = Response::builder();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return answer.status(StatusCode::METHOD_NOT_ALLOWED).header(header::ALLOW, "GET, HEAD").finish();
    }
    let packed = asset.packed.as_ref().filter(|_| takes_gzip(request.header(header::ACCEPT_ENCODING)));
    let answer = answer
        .header(header::ETAG, &asset.etag)
        .header(header::CACHE_CONTROL, FOR_EVER)
        .header(header::VARY, "Accept-Encoding");
    if request.header(header::IF_NONE_MATCH).is_some_and(|tags| names(tags, &asset.etag)) {
        return answer.status(StatusCode::NOT_MODIFIED).finish();
    }
    let bytes = packed.unwrap_or(&asset.plain);
    let mut answer = answer.content_type(asset.kind).header(header::CONTENT_LENGTH, bytes.len());
    if packed.is_some() {
        answer = answer.header(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    if request.method() == Method::HEAD { answer.finish() } else { answer.body(bytes.clone()) }
}

/// Whether an `If-None-Match` header names the tag; the comparison is the weak one.
fn names(tags: &str, etag: &str) -> bool {
    tags.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == "*" || tag == etag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem::test::TestClient;

    #[poem::handler]
    fn elsewhere() -> &'static str {
        "pages"
    }

    fn css() -> String {
        path("app.css").unwrap()
    }

    #[tokio::test]
    async fn an_asset_is_kept_for_ever_and_packed_when_asked() {
        let client = TestClient::new(beside(elsewhere));
        let plain = client.get(css()).send().await;
        plain.assert_status_is_ok();
        plain.assert_header(header::CACHE_CONTROL, FOR_EVER);
        plain.assert_header(header::VARY, "Accept-Encoding");
        plain.assert_content_type("text/css; charset=utf-8");
        plain.assert_header_is_not_exist(header::CONTENT_ENCODING);
        let packed = client.get(css()).header(header::ACCEPT_ENCODING, "gzip").send().await;
        packed.assert_header(header::CONTENT_ENCODING, "gzip");
        let refused = client.get(css()).header(header::ACCEPT_ENCODING, "gzip;q=0").send().await;
        refused.assert_header_is_not_exist(header::CONTENT_ENCODING);
    }

    #[tokio::test]
    async fn a_known_etag_is_not_sent_again() {
        let client = TestClient::new(beside(elsewhere));
        let etag = ASSETS.iter().find(|asset| asset.name == "app.css").unwrap().etag.clone();
        let tags = format!("\"other\", W/{etag}");
        let answer = client.get(css()).header(header::IF_NONE_MATCH, tags).send().await;
        answer.assert_status(StatusCode::NOT_MODIFIED);
        answer.assert_text("").await;
    }

    #[tokio::test]
    async fn head_tells_the_length_and_a_post_is_refused() {
        let client = TestClient::new(beside(elsewhere));
        let head = client.head(css()).send().await;
        head.assert_status_is_ok();
        assert_ne!(head.0.header(header::CONTENT_LENGTH), Some("0"));
        head.assert_text("").await;
        let post = client.post(css()).send().await;
        post.assert_status(StatusCode::METHOD_NOT_ALLOWED);
        post.assert_header(header::ALLOW, "GET, HEAD");
    }

    #[tokio::test]
    async fn everything_else_is_a_page() {
        let client = TestClient::new(beside(elsewhere));
        client.get("/assets/app.css").send().await.assert_text("pages").await;
        client.get("/offers").send().await.assert_text("pages").await;
    }
}
