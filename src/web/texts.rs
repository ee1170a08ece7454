//! The words of the portal in both languages: Fluent files of `locales/`, embedded in a release build and read from
//! disk in a debug build. Holds no formatting of money or dates (see `format`) and no template (see `pages`).

use domain::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Arg;

use super::format;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
struct Locales;

/// Why a text could not be loaded or found.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// A file of `locales/` that is no Fluent, or that says a key twice.
    #[error("locales/{file}: {reason}")]
    File { file: String, reason: String },
    /// A key that a language does not have.
    #[error("the text {key:?} is missing in language {language}")]
    Missing { key: String, language: Language },
    /// A text whose argument was not given.
    #[error("the text {key:?} in language {language} cannot be filled in: {reason}")]
    Unfilled { key: String, language: Language, reason: String },
}

/// Every text in every language.
pub struct Texts {
    id: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads all of `locales/`; refuses a file that does not parse and a key that is said twice.
    pub fn load() -> Result<Self, TextError> {
        Ok(Self { id: bundle(Language::Id)?, en: bundle(Language::En)? })
    }

    /// The text of a key with its arguments filled in. A missing key or argument is an error, never a blank.
    pub fn get(&self, language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, TextError> {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, value.clone());
        }
        self.fill(language, key, &filled)
    }

    /// As [`Texts::get`], with the arguments already in Fluent's own form.
    pub(super) fn fill(
        &self,
        language: Language,
        key: &str,
        args: &FluentArgs<'_>,
    ) -> Result<String, TextError> {
        let bundle = self.bundle(language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return Err(TextError::Missing { key: key.to_owned(), language });
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => {
                Err(TextError::Unfilled { key: key.to_owned(), language, reason: error.to_string() })
            }
        }
    }

    /// The text of a key with a dot of three where each argument would stand, for whoever may not read the arguments.
    pub fn outline(&self, language: Language, key: &str) -> Option<String> {
        let bundle = self.bundle(language);
        let pattern = bundle.get_message(key).and_then(|message| message.value())?;
        let text = bundle.format_pattern(pattern, None, &mut Vec::new());
        let mut parts = text.split("{$");
        let mut outline = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            outline.push('…');
            outline.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
        }
        Some(outline)
    }

    /// Whether a language has the key.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language).get_message(key).is_some_and(|message| message.value().is_some())
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }
}

fn bundle(language: Language) -> Result<FluentBundle<FluentResource>, TextError> {
    let identifier: LanguageIdentifier = language
        .as_str()
        .parse()
        .map_err(|_| TextError::File { file: language.to_string(), reason: "not a language".to_owned() })?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // The isolating marks of Unicode would stand inside attributes, mail subjects and copied figures.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Id => |value, _| grouped(Language::Id, value),
        Language::En => |value, _| grouped(Language::En, value),
    }));
    for (file, resource) in resources(language)? {
        bundle.add_resource(resource).map_err(|errors| TextError::File {
            file,
            reason: errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        })?;
    }
    Ok(bundle)
}

fn resources(language: Language) -> Result<Vec<(String, FluentResource)>, TextError> {
    let folder = format!("{language}/");
    let mut files: Vec<_> =
        Locales::iter().filter(|file| file.starts_with(&folder) && file.ends_with(".ftl")).collect();
    files.sort();
    files.into_iter().map(|file| read(&file)).collect()
}

fn read(file: &str) -> Result<(String, FluentResource), TextError> {
    let refuse = |reason: String| TextError::File { file: file.to_owned(), reason };
    let bytes = Locales::get(file).ok_or_else(|| refuse("cannot be read".to_owned()))?;
    let source = String::from_utf8(bytes.data.into_owned()).map_err(|error| refuse(error.to_string()))?;
    let resource = FluentResource::try_new(source).map_err(|(_, errors)| {
        refuse(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })?;
    Ok((file.to_owned(), resource))
}

/// Whole numbers in a text carry the thousands mark of the language: "1.250 pengajuan".
fn grouped(language: Language, value: &Arg<'_>) -> Option<String> {
    match value {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "only whole numbers far below 2^53 pass the guard"
        )]
        Arg::Number(number) if number.value.fract() == 0.0 && number.value.abs() < 9e15 => {
            Some(format::integer(number.value as i64, language))
        }
        _ => None,
    }
}
