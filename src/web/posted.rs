//! The only way in for a form: bounded, checked for its origin and its token, then parsed.
//!
//! Fields arrive as text; a noun's `forms` parses them, so that what does not parse can be shown again as typed.

use std::time::Duration;

use poem::http::header;
use poem::web::Multipart;
use poem::{FromRequest, Request, RequestBody};
use serde::de::DeserializeOwned;

use super::csrf::{self, Origin};
use super::errors::WebError;
use super::visit::{self, Visit};

/// Bytes that a form without files may have.
pub(crate) const FORM_LIMIT: usize = 64 * 1024;
/// Bytes of a form with one file: the file's 10 MiB and room for the fields around it.
const UPLOAD_LIMIT: usize = 10 * 1024 * 1024 + FORM_LIMIT;

/// How long a form may take to arrive, and a form with a file over a thin network.
const FORM_WITHIN: Duration = Duration::from_secs(30);
const UPLOAD_WITHIN: Duration = Duration::from_mins(10);

/// The fields of a form, in the order they were sent.
pub(crate) type Fields = Vec<(String, String)>;

/// A form of ours, posted from a page of ours.
pub(crate) struct Posted<T>(pub(crate) T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Posted<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self(read(request, body).await?))
    }
}

async fn read<T: DeserializeOwned>(request: &Request, body: &mut RequestBody) -> Result<T, WebError> {
    let visit = visit::of(request)?;
    let bytes = bounded(request, body, FORM_LIMIT).await?;
    let fields = parse(&bytes)?;
    check(&visit, field(&fields, "csrf"))?;
    let tidied = serde_html_form::to_string(&fields).map_err(|_| WebError::BadForm)?;
    serde_html_form::from_str(&tidied).map_err(|_| WebError::BadForm)
}

/// The fields of a form that arrived without a session, if it came from a page of ours; they are kept until sign-in.
pub(super) async fn keep(request: &Request, body: &mut RequestBody, visit: &Visit) -> Option<Fields> {
    if visit.origin() == Origin::Foreign {
        return None;
    }
    let bytes = bounded(request, body, FORM_LIMIT).await.ok()?;
    let fields = parse(&bytes).ok()?;
    Some(fields.into_iter().filter(|(name, _)| name != "csrf").collect())
}

fn check(visit: &Visit, token: Option<&str>) -> Result<(), WebError> {
    let ours = visit.origin() == Origin::Ours
        && token.is_some_and(|token| csrf::holds(visit.app(), &visit.session_key(), token));
    if ours { Ok(()) } else { Err(WebError::ForeignForm) }
}

/// The fields of a form. Nobody types a NUL, no text of ours holds one, and PostgreSQL takes none: it is left out.
fn parse(bytes: &[u8]) -> Result<Fields, WebError> {
    let mut fields: Fields = serde_html_form::from_bytes(bytes).map_err(|_| WebError::BadForm)?;
    for (_, value) in &mut fields {
        value.retain(|c| c != '\0');
    }
    Ok(fields)
}

/// The first value of a field.
pub(crate) fn field<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The id that a form brings along for what it makes, so that sending it twice makes one.
pub(crate) fn once<T: std::str::FromStr>(fields: &Fields) -> Option<T> {
    field(fields, "once").and_then(|key| key.parse().ok())
}

async fn bounded(request: &Request, body: &mut RequestBody, limit: usize) -> Result<Vec<u8>, WebError> {
    let form =
        request.content_type().is_none_or(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !form {
        return Err(WebError::BadForm);
    }
    check_length(request, limit)?;
    let body = body.take().map_err(|_| WebError::Bug("a form was read twice"))?;
    let read = tokio::time::timeout(FORM_WITHIN, body.into_bytes_limit(limit)).await;
    let bytes = read.map_err(|_| WebError::BadForm)?.map_err(|error| match error {
        poem::error::ReadBodyError::PayloadTooLarge => WebError::TooLarge,
        _ => WebError::BadForm,
    })?;
    Ok(bytes.into())
}

fn check_length(request: &Request, limit: usize) -> Result<(), WebError> {
    let length = request.header(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit as u64) { Err(WebError::TooLarge) } else { Ok(()) }
}

/// One file of an upload.
pub(crate) struct UploadedFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// A form with files (`multipart/form-data`), at most one file's worth of bytes in all. The token must come first.
pub(crate) struct Upload {
    pub(crate) fields: Fields,
    pub(crate) files: Vec<UploadedFile>,
}

impl Upload {
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        field(&self.fields, name)
    }
}

impl<'a> FromRequest<'a> for Upload {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let read = tokio::time::timeout(UPLOAD_WITHIN, upload(request, body)).await;
        Ok(read.map_err(|_| WebError::BadForm)??)
    }
}

async fn upload(request: &Request, body: &mut RequestBody) -> Result<Upload, WebError> {
    let visit = visit::of(request)?;
    check_length(request, UPLOAD_LIMIT)?;
    let mut parts = Multipart::from_request(request, body).await.map_err(|_| WebError::BadForm)?;
    let mut upload = Upload { fields: Vec::new(), files: Vec::new() };
    let mut left = UPLOAD_LIMIT;
    let mut checked = false;
    while let Some(part) = parts.next_field().await.map_err(|_| WebError::BadForm)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(ToOwned::to_owned);
        let bytes = drain(part, &mut left).await?;
        if !checked {
            let token = std::str::from_utf8(&bytes).ok().filter(|_| name == "csrf");
            check(&visit, token)?;
            checked = true;
        } else if let Some(name) = file_name {
            if !(name.is_empty() && bytes.is_empty()) {
                upload.files.push(UploadedFile { name: name.replace('\0', ""), bytes });
            }
        } else {
            let text = String::from_utf8(bytes).map_err(|_| WebError::BadForm)?;
            upload.fields.push((name, text.replace('\0', "")));
        }
    }
    if checked { Ok(upload) } else { Err(WebError::ForeignForm) }
}

async fn drain(part: poem::web::Field, left: &mut usize) -> Result<Vec<u8>, WebError> {
    use tokio::io::AsyncReadExt;
    let mut bytes = Vec::new();
    let mut reader = Box::pin(part.into_async_read().take(*left as u64 + 1));
    reader.read_to_end(&mut bytes).await.map_err(|_| WebError::BadForm)?;
    *left = left.checked_sub(bytes.len()).ok_or(WebError::TooLarge)?;
    Ok(bytes)
}
