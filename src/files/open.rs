//! From settings to a store.

use std::path::Path;
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::local::LocalFileSystem;

use super::FilesError;
use crate::config::FileSettings;

pub(super) fn open(settings: &FileSettings) -> Result<Arc<dyn ObjectStore>, FilesError> {
    match settings {
        FileSettings::Folder(path) => folder(path),
        #[cfg(feature = "s3")]
        FileSettings::S3(settings) => s3(settings),
        #[cfg(not(feature = "s3"))]
        FileSettings::S3(_) => Err(FilesError::Settings("this build knows no S3".to_owned())),
    }
}

fn folder(path: &Path) -> Result<Arc<dyn ObjectStore>, FilesError> {
    let refused = |error: std::io::Error| {
        FilesError::Settings(format!(
            "JEMBATAN_FILES is {} and cannot be used ({error}): give a folder that the portal may write to",
            path.display()
        ))
    };
    let mut maker = std::fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(path).map_err(refused)?;
    // A document is acknowledged to its owner only when it would survive a power cut.
    let store = LocalFileSystem::new_with_prefix(path)?.with_fsync(true).with_automatic_cleanup(true);
    Ok(Arc::new(store))
}

#[cfg(feature = "s3")]
fn s3(settings: &crate::config::S3Settings) -> Result<Arc<dyn ObjectStore>, FilesError> {
    use std::time::Duration;

    use object_store::aws::AmazonS3Builder;
    use object_store::{ClientOptions, RetryConfig};
    use secrecy::ExposeSecret;

    // The HTTP client is built without a TLS provider of its own and takes the process's; whoever was first wins.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let is_plain = settings.endpoint.as_deref().is_some_and(|endpoint| endpoint.starts_with("http://"));
    let client = ClientOptions::new()
        .with_connect_timeout(Duration::from_secs(5))
        .with_timeout(Duration::from_secs(30))
        .with_allow_http(is_plain);
    // Somebody waits for the page: better a clear failure soon than a success after minutes.
    let retry =
        RetryConfig { max_retries: 3, retry_timeout: Duration::from_secs(20), ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&settings.bucket)
        .with_region(&settings.region)
        .with_access_key_id(&settings.key)
        .with_secret_access_key(settings.secret.expose_secret())
        .with_client_options(client)
        .with_retry(retry);
    if let Some(endpoint) = &settings.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    Ok(Arc::new(builder.build()?))
}
