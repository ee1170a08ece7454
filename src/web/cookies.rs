//! The three cookies: session, language, flash. Their names, their attributes, and how they are read.
//!
//! The session's value is a secret; only its hash is stored (`usecases/sessions`).

use domain::language::Language;
use poem::http::{HeaderValue, Uri, header};
use poem::{Request, Response};

const SESSION: &str = "jembatan";
const SECURE_SESSION: &str = "__Host-jembatan";
const LANGUAGE: &str = "language";
const FLASH: &str = "flash";
const YEAR: u32 = 31_536_000;

/// The cookies of a request.
pub(super) struct Cookies<'a> {
    pairs: Vec<(&'a str, &'a str)>,
    secure: bool,
}

impl<'a> Cookies<'a> {
    pub(super) fn of(request: &'a Request, secure: bool) -> Self {
        let lines = request.headers().get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs =
            lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('=')).collect();
        Self { pairs, secure }
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }

    /// The session's secret, if it has the shape of one.
    pub(super) fn session(&self) -> Option<&'a str> {
        let value = self.get(if self.secure { SECURE_SESSION } else { SESSION })?;
        let fits =
            value.len() == 43 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then_some(value)
    }

    pub(super) fn language(&self) -> Option<Language> {
        self.get(LANGUAGE)?.parse().ok()
    }

    /// The Fluent key of a message to show once.
    pub(super) fn flash(&self) -> Option<String> {
        let key = self.get(FLASH)?;
        let fits = (1..=60).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        fits.then(|| key.to_owned())
    }
}

/// The language asked for by `?lang=`.
pub(super) fn asked_language(uri: &Uri) -> Option<Language> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("lang="))?.parse().ok()
}

/// The cookie of a session. `secure` is off only on loopback without TLS.
pub(super) fn session(secret: &str, secure: bool) -> String {
    let name = if secure { SECURE_SESSION } else { SESSION };
    format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax{}", if secure { "; Secure" } else { "" })
}

/// The cookie that keeps the reader's language.
pub(super) fn language(language: Language) -> String {
    format!("{LANGUAGE}={language}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax")
}

/// The cookie of a message for the next page.
pub(super) fn flash(key: &str) -> String {
    format!("{FLASH}={key}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax")
}

/// Takes the message away once it was shown.
pub(super) fn no_flash() -> String {
    format!("{FLASH}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
}

/// Adds a `Set-Cookie`.
pub(super) fn append(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

pub(super) fn sets_session(response: &Response) -> bool {
    sets(response, SESSION) || sets(response, SECURE_SESSION)
}

pub(super) fn sets_flash(response: &Response) -> bool {
    sets(response, FLASH)
}

fn sets(response: &Response, name: &str) -> bool {
    let starts = |value: &HeaderValue| value.to_str().is_ok_and(|text| text.split('=').next() == Some(name));
    response.headers().get_all(header::SET_COOKIE).iter().any(starts)
}
