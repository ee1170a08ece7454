//! The reader's language in the hand of a view: words, labels and figures for the strings of a page struct.

use std::fmt::Display;

use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::Status;
use domain::language::{Bilingual, Language};
use domain::money::Rupiah;
use rust_decimal::Decimal;

use super::format;
use super::labels::{self, Label};
use super::texts::{Arg, Texts};

/// Says everything in one language. Cheap to copy; take one per request with `Pages::wording`.
#[derive(Clone, Copy)]
pub struct Wording<'texts> {
    texts: &'texts Texts,
    language: Language,
}

impl<'texts> Wording<'texts> {
    /// Words from these texts in this language.
    pub fn new(texts: &'texts Texts, language: Language) -> Self {
        Self { texts, language }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key. A key that is missing is logged and shown as itself in brackets: one word missing must not
    /// take a page away; the test that looks up every key named in the sources finds it before a reader does.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The text of a key with arguments: `say_with("queue-count", &[("count", 3.into())])`.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts.get(self.language, key, args).unwrap_or_else(|error| {
            tracing::error!(%error, "a text is missing");
            format!("[{key}]")
        })
    }

    /// A text that is carried in both languages, in the reader's; in the other one with a mark where nobody wrote it.
    pub fn both(&self, text: &Bilingual) -> String {
        match text.read(self.language) {
            (text, true) => text.to_owned(),
            ("", false) => String::new(),
            (text, false) => format!("{text} ({})", self.say("other-language")),
        }
    }

    /// See [`Texts::outline`].
    pub fn outline(&self, key: &str) -> Option<String> {
        self.texts.outline(self.language, key)
    }

    /// The word for a value of one of the domain's enums.
    pub fn label(&self, value: impl Label) -> String {
        self.say(&value.key())
    }

    /// The word for a status as the applicant reads it.
    pub fn status_for_owner(&self, status: Status) -> String {
        self.say(&labels::status_for_owner(status))
    }

    /// The name of a KBLI 2025 section by its letter, or the letter itself where it is none.
    pub fn sector(&self, letter: impl Display) -> String {
        let key = format!("sector-{}", letter.to_string().to_lowercase());
        if self.texts.has(self.language, &key) { self.say(&key) } else { letter.to_string() }
    }

    /// Yes or no.
    pub fn yes_no(&self, yes: bool) -> String {
        self.say(if yes { "yes" } else { "no" })
    }

    /// See [`format::rupiah`].
    pub fn rupiah(&self, amount: i64) -> String {
        format::rupiah(amount, self.language)
    }

    /// An argument of a message: an amount is grouped as the reader's language does, anything else stays as it is.
    pub fn argument(&self, value: &str) -> String {
        let digits = value.strip_prefix("Rp").unwrap_or_default();
        let is_amount =
            digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !digits.is_empty();
        match value.parse::<Rupiah>() {
            Ok(amount) if is_amount => self.rupiah(amount.get()),
            _ => value.to_owned(),
        }
    }

    /// See [`format::rupiah_short`].
    pub fn rupiah_short(&self, amount: i64) -> String {
        format::rupiah_short(amount, self.language)
    }

    /// See [`format::integer`].
    pub fn integer(&self, number: i64) -> String {
        format::integer(number, self.language)
    }

    /// See [`format::percent`].
    pub fn percent(&self, rate: Decimal) -> String {
        format::percent(rate, self.language)
    }

    /// See [`format::date`].
    pub fn date(&self, day: NaiveDate) -> String {
        format::date(day, self.language)
    }

    /// See [`format::date_short`].
    pub fn date_short(&self, day: NaiveDate) -> String {
        format::date_short(day, self.language)
    }

    /// See [`format::date_time`].
    pub fn date_time(&self, instant: DateTime<Utc>) -> String {
        format::date_time(instant, self.language)
    }

    /// The day in Sinjai at an instant, written out.
    pub fn day_of(&self, instant: DateTime<Utc>) -> String {
        self.date(format::day_of(instant))
    }

    /// See [`format::ago`].
    pub fn ago(&self, then: DateTime<Utc>, now: DateTime<Utc>) -> String {
        format::ago(then, now, self.language)
    }

    /// See [`format::days`].
    pub fn days(&self, count: i64) -> String {
        format::days(count, self.language)
    }

    /// See [`format::months`].
    pub fn months(&self, count: i64) -> String {
        format::months(count, self.language)
    }

    /// See [`format::years_and_months`].
    pub fn years_and_months(&self, count: i64) -> String {
        format::years_and_months(count, self.language)
    }

    /// See [`format::file_size`].
    pub fn file_size(&self, bytes: u64) -> String {
        format::file_size(bytes, self.language)
    }
}
