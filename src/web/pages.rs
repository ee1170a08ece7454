//! Turns page structs into HTML: the only room that names Tera. A page struct holds ready-to-print strings; a template
//! never sees an entity, a number to format or a decision to take. See `docs/pages.md` for how to add a page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::language::Language;
use fluent_bundle::FluentArgs;
use rust_embed::RustEmbed;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::texts::{Arg, TextError, Texts};
use super::wording::Wording;
use super::{assets, language};

pub use super::frame::{Frame, Viewer};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/templates"]
struct Templates;

/// A page: what its template prints, and examples of it in every state for the test that renders them all.
pub trait Page: Serialize + Sized {
    /// Path of the template below `templates/`.
    const TEMPLATE: &'static str;

    /// The page in each of its states: empty, full, with errors.
    fn samples() -> Vec<Self>;
}

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PagesError {
    /// The texts could not be loaded.
    #[error(transparent)]
    Texts(#[from] TextError),
    /// A template file that cannot be read.
    #[error("templates/{0} cannot be read")]
    Unreadable(String),
    /// Templates that do not parse, or that name something unknown.
    #[error("the templates do not load: {0}")]
    Load(#[source] tera::Error),
    /// A template that could not be rendered.
    #[error("templates/{template} does not render: {}", chain(.source))]
    Render { template: String, source: tera::Error },
}

/// All templates with all texts, one engine a language.
pub struct Pages {
    texts: Arc<Texts>,
    id: Tera,
    en: Tera,
    kept: Mutex<HashMap<KeptKey, String>>,
}

/// A part as it was rendered: its language, its template, and all that it was made from.
type KeptKey = (Language, &'static str, Vec<u8>);

/// Parts kept; each is some kilobytes. What visitors type makes new ones, so all are forgotten when there are too many.
const MOST_KEPT: usize = 200;

impl Pages {
    /// Loads every text and every template; whatever does not parse or names something unknown stops the start.
    pub fn load() -> Result<Self, PagesError> {
        let texts = Arc::new(Texts::load()?);
        let sources = sources()?;
        Ok(Self {
            id: engine(Language::Id, &texts, &sources)?,
            en: engine(Language::En, &texts, &sources)?,
            texts,
            kept: Mutex::default(),
        })
    }

    /// The whole document: the page within the frame. In the template they are `page` and `frame`.
    pub fn render<P: Page>(&self, frame: &Frame, page: &P) -> Result<String, PagesError> {
        self.fill(frame.language, P::TEMPLATE, &[("frame", value(frame)), ("page", value(page))])
    }

    /// A template without a frame, such as a mail: `templates/emails/<message>/body.html` with `page`.
    pub fn render_bare<T: Serialize>(
        &self,
        language: Language,
        template: &str,
        page: &T,
    ) -> Result<String, PagesError> {
        self.fill(language, template, &[("page", value(page))])
    }

    /// A part of a page that looks alike for many: rendered once and kept under `said`, all that it is made from beside
    /// the language. In its template it is `part`. Never for what holds a token or a name: a form that filters, not a
    /// form that changes something.
    pub fn render_kept<T: Serialize>(
        &self,
        language: Language,
        template: &'static str,
        said: &impl Serialize,
        part: impl FnOnce() -> T,
    ) -> Result<String, PagesError> {
        let refuse =
            |why| PagesError::Render { template: template.to_owned(), source: tera::Error::message(why) };
        let key = (language, template, serde_json::to_vec(said).map_err(refuse)?);
        if let Some(html) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(html.clone());
        }
        let html = self.fill(language, template, &[("part", value(&part()))])?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(key, html.clone());
        Ok(html)
    }

    /// The texts in every language.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// What writes the strings of a page struct in one language.
    pub fn wording(&self, language: Language) -> Wording<'_> {
        Wording::new(&self.texts, language)
    }

    /// The names of all templates, for the tests that walk them.
    pub fn template_names(&self) -> impl Iterator<Item = &str> {
        self.id.get_template_names()
    }

    fn fill(
        &self,
        language: Language,
        template: &str,
        values: &[(&'static str, TeraResult<Value>)],
    ) -> Result<String, PagesError> {
        let refuse = |source| PagesError::Render { template: template.to_owned(), source };
        let mut context = Context::new();
        for (name, value) in values {
            match value {
                Ok(value) => context.insert_value(*name, value.clone()),
                Err(error) => return Err(refuse(tera::Error::message(error.to_string()))),
            }
        }
        let engine = match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        };
        engine.render(template, &context).map_err(refuse)
    }
}

fn value<T: Serialize>(from: &T) -> TeraResult<Value> {
    Value::try_from_serializable(from)
}

fn sources() -> Result<Vec<(String, String)>, PagesError> {
    Templates::iter()
        .filter(|name| [".html", ".txt"].iter().any(|ending| name.ends_with(ending)))
        .map(|name| {
            let unreadable = || PagesError::Unreadable(name.to_string());
            let file = Templates::get(&name).ok_or_else(unreadable)?;
            let text = String::from_utf8(file.data.into_owned()).map_err(|_| unreadable())?;
            Ok((name.into_owned(), text))
        })
        .collect()
}

fn engine(spoken: Language, texts: &Arc<Texts>, sources: &[(String, String)]) -> Result<Tera, PagesError> {
    let mut engine = Tera::default();
    let texts = Arc::clone(texts);
    engine.register_function("t", move |kwargs: Kwargs, _: &State<'_>| translate(&texts, spoken, &kwargs));
    engine.register_function("asset", |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("name")?;
        assets::path(name).ok_or_else(|| tera::Error::message(format!("there is no asset {name:?}")))
    });
    engine.register_function("switch_language", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(language::switched(kwargs.must_get::<&str>("address")?, language::other(spoken)))
    });
    let borrowed = sources.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    engine.add_raw_templates(borrowed).map_err(PagesError::Load)?;
    Ok(engine)
}

/// `t(key="...", name=value, ...)`; `args=` takes a map as well, for texts whose arguments come with the key.
fn translate(texts: &Texts, language: Language, kwargs: &Kwargs) -> TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    let mut args = FluentArgs::new();
    for (name, value) in kwargs.iter() {
        match name.as_str() {
            None | Some("key") => {}
            Some("args") => {
                for (name, value) in value.as_map().into_iter().flatten() {
                    if let Some(name) = name.as_str() {
                        args.set(name.to_owned(), argument(name, value)?);
                    }
                }
            }
            Some(name) => args.set(name.to_owned(), argument(name, value)?),
        }
    }
    texts.fill(language, key, &args).map_err(|error| tera::Error::message(error.to_string()))
}

fn argument(name: &str, value: &Value) -> TeraResult<Arg<'static>> {
    if let Some(text) = value.as_str() {
        return Ok(Arg::from(text.to_owned()));
    }
    match value.as_number() {
        Some(number) => Ok(number.as_integer().map_or_else(|| Arg::from(number.as_float()), Arg::from)),
        None => {
            Err(tera::Error::message(format!("the argument {name:?} of a text is neither text nor number")))
        }
    }
}

fn chain(error: &tera::Error) -> String {
    let mut told = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        told.push_str(": ");
        told.push_str(&inner.to_string());
        cause = inner.source();
    }
    told
}
