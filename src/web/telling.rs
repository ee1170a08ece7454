//! The words of notices and mails: kind and parameters in, text in the reader's language out.
//!
//! A parameter is plain text or number, or says what it is: `{"rupiah": 75000000}`, `{"day": "2026-11-23"}`,
//! `{"instant": "..."}`, `{"text": "status-offered"}` (a Fluent key), `{"both": {"id": "..", "en": ".."}}`,
//! `{"seat": {..}}` (why somebody has a seat or waits).

use domain::language::{Bilingual, Language};
use serde::Serialize;
use serde_json::Value;

use super::format;
use super::pages::{Pages, PagesError};
use super::seats;
use super::texts::{Arg, TextError, Texts};
use crate::app::AppSettings;
use crate::usecases::outbox::Due;

/// A mail in words.
#[derive(Debug)]
pub struct MailWords {
    /// Says what happened.
    pub subject: String,
    /// For readers of plain text.
    pub text: String,
    /// For everyone else.
    pub html: String,
}

#[derive(Debug, Serialize)]
struct MailFrame<'a> {
    language: &'a str,
    subject: &'a str,
    paragraphs: Vec<&'a str>,
    action: &'a str,
    link: &'a str,
    office: &'a str,
    portal: &'a str,
}

/// Writes a mail: `mail-<kind>-subject`, `mail-<kind>-text` (paragraphs parted by a blank line), `mail-<kind>-action`.
pub fn mail(pages: &Pages, settings: &AppSettings, mail: &Due) -> Result<MailWords, PagesError> {
    let texts = pages.texts();
    let kind = mail.kind.replace('_', "-");
    let arguments = arguments(texts, mail.language, &mail.params)?;
    let say = |part: &str| texts.get(mail.language, &format!("mail-{kind}-{part}"), &borrowed(&arguments));
    let (subject, body, action) = (say("subject")?, say("text")?, say("action")?);
    let link = mail.params.get("link").and_then(Value::as_str).unwrap_or("/");
    let link = format!("{}{link}", settings.public_url);
    let frame = MailFrame {
        language: mail.language.as_str(),
        subject: &subject,
        paragraphs: body.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).collect(),
        action: &action,
        link: &link,
        office: &settings.office_name,
        portal: &settings.public_url,
    };
    let text = pages.render_bare(mail.language, "emails/frame.txt", &frame)?;
    let html = pages.render_bare(mail.language, "emails/frame.html", &frame)?;
    Ok(MailWords { subject, text, html })
}

/// The line of a notice: the subject of the mail of the same kind.
pub fn notice(texts: &Texts, language: Language, kind: &str, params: &Value) -> Result<String, TextError> {
    let arguments = arguments(texts, language, params)?;
    texts.get(language, &format!("mail-{}-subject", kind.replace('_', "-")), &borrowed(&arguments))
}

fn borrowed<'a>(arguments: &'a [(String, Arg<'static>)]) -> Vec<(&'a str, Arg<'static>)> {
    arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect()
}

/// The parameters of a notice as arguments of a text.
pub fn arguments(
    texts: &Texts,
    language: Language,
    params: &Value,
) -> Result<Vec<(String, Arg<'static>)>, TextError> {
    let Value::Object(fields) = params else {
        return Ok(Vec::new());
    };
    fields.iter().map(|(name, value)| Ok((name.clone(), argument(texts, language, value)?))).collect()
}

fn argument(texts: &Texts, language: Language, value: &Value) -> Result<Arg<'static>, TextError> {
    let said = match value {
        Value::Number(number) => {
            return Ok(number.as_f64().map_or_else(|| number.to_string().into(), Arg::from));
        }
        Value::String(text) => text.clone(),
        Value::Object(typed) => typed
            .iter()
            .next()
            .map_or(Ok(String::new()), |(kind, value)| say(texts, language, kind, value))?,
        _ => String::new(),
    };
    Ok(said.into())
}

fn say(texts: &Texts, language: Language, kind: &str, value: &Value) -> Result<String, TextError> {
    Ok(match (kind, value) {
        ("rupiah", value) => {
            value.as_i64().map_or_else(String::new, |amount| format::rupiah(amount, language))
        }
        ("day", Value::String(day)) => {
            day.parse().map_or_else(|_| day.clone(), |day| format::date(day, language))
        }
        ("instant", Value::String(at)) => {
            at.parse().map_or_else(|_| at.clone(), |at| format::date_time(at, language))
        }
        ("text", Value::String(key)) => texts.get(language, key, &[])?,
        ("seat", value) => match serde_json::from_value(value.clone()) {
            Ok(told) => seats::words::told_in(texts, language, &told)?,
            Err(_) => String::new(),
        },
        ("both", value) => {
            let both: Bilingual = serde_json::from_value(value.clone()).unwrap_or_default();
            both.read(language).0.to_owned()
        }
        _ => String::new(),
    })
}
