//! Proof that a form was ours: a token bound to the session, and what the browser says of the form's origin.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poem::Request;
use poem::http::header;
use subtle::ConstantTimeEq;

use super::errors::WebError;
use crate::app::App;

/// What the browser says of where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// From a page of this site, or the browser is too old to say.
    Ours,
    /// From another site.
    Foreign,
}

impl Origin {
    /// Reads `Sec-Fetch-Site`, and `Origin` where that is missing.
    pub(super) fn of(request: &Request, public_url: &str) -> Self {
        if let Some(site) = request.header("sec-fetch-site") {
            return if matches!(site, "same-origin" | "none") { Self::Ours } else { Self::Foreign };
        }
        let Some(origin) = request.header(header::ORIGIN) else {
            return Self::Ours;
        };
        let host = request.header(header::HOST).unwrap_or_default();
        let same_host = origin.split_once("://").is_some_and(|(_, rest)| rest == host);
        if same_host || origin == public_url { Self::Ours } else { Self::Foreign }
    }
}

/// A token for one response: a random mask, then the key under that mask.
pub(super) fn issue(app: &App, session: &[u8]) -> Result<String, WebError> {
    let key = app.vault.form_key(session);
    let mut token = [0; 64];
    app.secrets.fill(&mut token[..32]).map_err(|_| WebError::Bug("no randomness"))?;
    for at in 0..32 {
        token[32 + at] = token[at] ^ key[at];
    }
    Ok(URL_SAFE_NO_PAD.encode(token))
}

/// Whether the token was issued to this session.
pub(super) fn holds(app: &App, session: &[u8], token: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else {
        return false;
    };
    let Ok(bytes) = <[u8; 64]>::try_from(bytes) else {
        return false;
    };
    let unmasked: Vec<u8> = bytes[..32].iter().zip(&bytes[32..]).map(|(mask, byte)| mask ^ byte).collect();
    unmasked.ct_eq(&app.vault.form_key(session)).into()
}
