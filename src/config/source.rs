//! Names and texts as they were given, before they mean anything.

use std::collections::BTreeMap;

use super::ConfigError;

/// Every setting that was given. An empty text counts as not given, for that is how compose files unset one.
#[derive(Debug, Default)]
pub(super) struct Source(BTreeMap<String, String>);

impl Source {
    /// Reads the environment of this process; only names that are ours.
    #[expect(clippy::disallowed_methods, reason = "config is the one room that reads the environment")]
    pub(super) fn from_env() -> Result<Self, ConfigError> {
        let mut given = BTreeMap::new();
        for (name, value) in std::env::vars_os() {
            let Some(name) = name.to_str().filter(|name| is_ours(name)) else {
                continue;
            };
            let Some(value) = value.to_str() else {
                return Err(ConfigError(format!("{name} is not UTF-8: write it in UTF-8")));
            };
            given.insert(name.to_owned(), value.to_owned());
        }
        Ok(Self(given))
    }

    pub(super) fn override_with(&mut self, overrides: &[(&str, &str)]) {
        for (name, value) in overrides {
            self.0.insert((*name).to_owned(), (*value).to_owned());
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    pub(super) fn or<'a>(&'a self, name: &str, default: &'a str) -> &'a str {
        self.get(name).unwrap_or(default)
    }

    pub(super) fn flag(&self, name: &str) -> Result<bool, ConfigError> {
        match self.or(name, "no").to_ascii_lowercase().as_str() {
            "1" | "yes" | "true" | "on" => Ok(true),
            "0" | "no" | "false" | "off" => Ok(false),
            other => Err(ConfigError(format!("{name} is '{other}': give yes or no"))),
        }
    }

    /// A misspelt setting would otherwise be ignored without a word.
    pub(super) fn refuse_unknown(&self, known: &[&str]) -> Result<(), ConfigError> {
        let stranger = self.0.keys().find(|name| is_ours(name) && !known.contains(&&***name));
        match stranger {
            None => Ok(()),
            Some(name) => Err(ConfigError(format!(
                "{name} is not a setting of the portal: correct its spelling or remove it (docs/configuration.md lists them)"
            ))),
        }
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Source {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }
}

/// `JEMBATAN_TEST_...` steers the test suite and is none of the portal's business.
fn is_ours(name: &str) -> bool {
    name == "DATABASE_URL" || (name.starts_with("JEMBATAN_") && !name.starts_with("JEMBATAN_TEST_"))
}
