//! Mails as files, one `.eml` each, for machines without a mail server: a folder that any mail program opens.

use std::io;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};
use tokio::fs;

use super::Mail;

const INSTANT: &str = "%Y%m%dT%H%M%S%.3fZ";
const NAME_CHARACTERS: usize = 200;

#[derive(Debug, Clone)]
pub(super) struct Folder(Arc<Path>);

/// A mail in the folder.
#[derive(Debug, Clone)]
pub struct Filed {
    /// The name of its file, for [`super::Mailer::read`].
    pub name: String,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// What it says.
    pub mail: Mail,
}

impl Folder {
    pub(super) fn at(path: &Path) -> Self {
        Self(Arc::from(path))
    }

    /// Writes beside and renames, so that no reader ever sees half a mail.
    pub(super) async fn keep(&self, id: &str, at: DateTime<Utc>, message: Vec<u8>) -> io::Result<String> {
        let id: String = id.chars().filter(|c| is_name_character(*c)).collect();
        let name = format!("{}-{id}.eml", at.format(INSTANT));
        if !is_name(&name) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the message id makes no file name"));
        }
        fs::create_dir_all(&self.0).await?;
        let draft = self.0.join(format!(".{name}.part"));
        fs::write(&draft, message).await?;
        fs::rename(&draft, self.0.join(&name)).await?;
        Ok(name)
    }

    pub(super) async fn list(&self, limit: usize) -> io::Result<Vec<Filed>> {
        let mut names = self.names().await?;
        // The instant stands first in a name, so the order of names is the order of time.
        names.sort_unstable_by(|a, b| b.cmp(a));
        let mut newest = Vec::new();
        for (name, at) in names.into_iter().take(limit) {
            if let Some(mail) = self.read(&name).await? {
                newest.push(Filed { name, at, mail });
            }
        }
        Ok(newest)
    }

    async fn names(&self) -> io::Result<Vec<(String, DateTime<Utc>)>> {
        let mut names = Vec::new();
        let mut entries = match fs::read_dir(&self.0).await {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(names),
            Err(error) => return Err(error),
        };
        while let Some(entry) = entries.next_entry().await? {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            if let Some(at) = instant(&name).filter(|_| is_name(&name)) {
                names.push((name, at));
            }
        }
        Ok(names)
    }

    pub(super) async fn read(&self, name: &str) -> io::Result<Option<Mail>> {
        if !is_name(name) {
            return Ok(None);
        }
        match fs::read(self.0.join(name)).await {
            Ok(bytes) => Ok(Some(Mail::parse(&bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Names come back from a browser: only what [`Folder::keep`] could have made is ever opened, so no way leads out.
fn is_name(name: &str) -> bool {
    name.len() <= NAME_CHARACTERS
        && name.strip_suffix(".eml").is_some()
        && name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(is_name_character)
}

fn is_name_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@')
}

fn instant(name: &str) -> Option<DateTime<Utc>> {
    let (instant, _) = name.split_once('-')?;
    NaiveDateTime::parse_from_str(instant, INSTANT).ok().map(|at| at.and_utc())
}
