//! Where documents are kept, as the operator says it.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use url::Url;

use super::source::Source;
use super::{ConfigError, is_loopback};

/// The store of documents.
#[derive(Debug, Clone)]
pub enum FileSettings {
    /// A folder on this machine.
    Folder(PathBuf),
    /// An S3-compatible server.
    S3(S3Settings),
}

/// An S3-compatible server and the bucket in it.
#[derive(Debug, Clone)]
pub struct S3Settings {
    /// The server's address; none means Amazon's for the region.
    pub endpoint: Option<String>,
    /// The bucket.
    pub bucket: String,
    /// The region.
    pub region: String,
    /// The access key's id.
    pub key: String,
    /// The access key's secret.
    pub secret: SecretString,
}

const S3_NAMES: [&str; 4] =
    ["JEMBATAN_S3_ENDPOINT", "JEMBATAN_S3_KEY", "JEMBATAN_S3_REGION", "JEMBATAN_S3_SECRET"];

pub(super) fn read(source: &Source, data: &Path) -> Result<FileSettings, ConfigError> {
    let place = source.get("JEMBATAN_FILES");
    if let Some(bucket) = place.and_then(|place| place.strip_prefix("s3://")) {
        return Ok(FileSettings::S3(s3(source, bucket)?));
    }
    if let Some(name) = S3_NAMES.iter().find(|name| source.get(name).is_some()) {
        return Err(ConfigError(format!(
            "{name} is set but JEMBATAN_FILES names no bucket: set JEMBATAN_FILES to s3://bucket or remove {name}"
        )));
    }
    match place {
        Some(place) if place.contains("://") => Err(ConfigError(format!(
            "JEMBATAN_FILES is '{place}': give a folder, or a bucket as s3://bucket"
        ))),
        Some(folder) => Ok(FileSettings::Folder(PathBuf::from(folder))),
        None => Ok(FileSettings::Folder(data.join("files"))),
    }
}

fn s3(source: &Source, bucket: &str) -> Result<S3Settings, ConfigError> {
    if !cfg!(feature = "s3") {
        return Err(ConfigError(
            "JEMBATAN_FILES names a bucket, but this build knows no S3: build with the feature s3 or give a folder".to_owned(),
        ));
    }
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    if !(3..=63).contains(&bucket.len()) || !bucket.chars().all(fits) {
        return Err(ConfigError(format!(
            "JEMBATAN_FILES is 's3://{bucket}': a bucket's name is 3 to 63 small letters, digits, dots and hyphens"
        )));
    }
    let wanted = |name: &str| {
        let missing =
            || ConfigError(format!("{name} is missing: JEMBATAN_FILES names a bucket, which needs it"));
        source.get(name).map(str::to_owned).ok_or_else(missing)
    };
    Ok(S3Settings {
        endpoint: endpoint(source)?,
        bucket: bucket.to_owned(),
        region: source.or("JEMBATAN_S3_REGION", "us-east-1").to_owned(),
        key: wanted("JEMBATAN_S3_KEY")?,
        secret: wanted("JEMBATAN_S3_SECRET")?.into(),
    })
}

fn endpoint(source: &Source) -> Result<Option<String>, ConfigError> {
    let Some(text) = source.get("JEMBATAN_S3_ENDPOINT") else {
        return Ok(None);
    };
    let refused = |why: &str| ConfigError(format!("JEMBATAN_S3_ENDPOINT is '{text}': {why}"));
    let url = Url::parse(text).map_err(|_| refused("give a whole address, such as https://s3.example.id"))?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => return Err(refused("use https, for documents may not travel readable")),
        _ => return Err(refused("it must begin with https://")),
    }
    Ok(Some(text.trim_end_matches('/').to_owned()))
}
