//! What an upload must be: a PDF, a JPEG or a PNG by its content, never by its name, and of bounded size.
//!
//! Pictures are decoded under limits and written anew, so that nothing hidden in them (place and time of a photograph,
//! a second file behind the first) reaches the store. PDFs are kept to the byte and never parsed in this process.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

use super::names;

/// The most an upload may hold.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most a picture may show: more than any telephone's camera takes by default, and 150 MB at three bytes each.
pub const MOST_PIXELS: u64 = 50_000_000;

const MOST_MEMORY: u64 = 200_000_000;
const JPEG_QUALITY: u8 = 88;

/// A decoded picture is many times its file: one at a time keeps memory bounded.
static ONE_PICTURE: Semaphore = Semaphore::const_new(1);

/// What an accepted upload is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
}

/// An upload that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// What it is.
    pub kind: FileKind,
    /// What to store; for pictures not what was sent.
    pub bytes: Vec<u8>,
    /// The name to show, safe to print, with the ending that fits the content.
    pub name: String,
}

/// Why an upload is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was sent.
    #[error("the file is empty")]
    Empty,
    /// More than [`MOST_BYTES`].
    #[error("the file is larger than 10 MiB")]
    TooLarge,
    /// Neither PDF nor JPEG nor PNG, whatever its name says.
    #[error("the file is neither PDF nor JPEG nor PNG")]
    KindNotAllowed,
    /// A picture that cannot be decoded.
    #[error("the picture cannot be read")]
    BrokenImage,
    /// A picture of more than [`MOST_PIXELS`], or one that would need too much memory.
    #[error("the picture has too many pixels")]
    TooManyPixels,
}

impl Refusal {
    /// The stable spelling; texts for readers are found by it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::KindNotAllowed => "kind_not_allowed",
            Self::BrokenImage => "broken_image",
            Self::TooManyPixels => "too_many_pixels",
        }
    }
}

impl FileKind {
    /// The content type to serve it as.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The endings that fit, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
        }
    }

    /// The kind of file that these bytes begin.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match infer::get(bytes)?.mime_type() {
            "application/pdf" => Some(Self::Pdf),
            "image/jpeg" => Some(Self::Jpeg),
            "image/png" => Some(Self::Png),
            _ => None,
        }
    }
}

/// Takes an upload in, or says why not.
pub async fn accept(bytes: Vec<u8>, given_name: &str) -> Result<Accepted, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let kind = FileKind::of(&bytes).ok_or(Refusal::KindNotAllowed)?;
    let bytes = match kind {
        FileKind::Pdf => bytes,
        FileKind::Jpeg | FileKind::Png => {
            // The semaphore is never closed; without a permit the picture would still be bounded.
            let _permit = ONE_PICTURE.acquire().await;
            // A decoder that panics on a malformed picture ends its task, and nothing else.
            let drawn = tokio::task::spawn_blocking(move || drawn_anew(&bytes, kind)).await;
            drawn.map_err(|_| Refusal::BrokenImage)??
        }
    };
    Ok(Accepted { kind, bytes, name: names::safe(given_name, kind) })
}

fn drawn_anew(bytes: &[u8], kind: FileKind) -> Result<Vec<u8>, Refusal> {
    let picture = upright(bytes, kind)?;
    let mut drawn = Vec::with_capacity(bytes.len());
    let written = match kind {
        FileKind::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut drawn, JPEG_QUALITY);
            match picture {
                DynamicImage::ImageLuma8(grey) => grey.write_with_encoder(encoder),
                colour => colour.into_rgb8().write_with_encoder(encoder),
            }
        }
        FileKind::Png | FileKind::Pdf => picture.write_with_encoder(PngEncoder::new(&mut drawn)),
    };
    written?;
    Ok(drawn)
}

/// The pixels, turned as the camera was held: that note goes away with all the others.
fn upright(bytes: &[u8], kind: FileKind) -> Result<DynamicImage, Refusal> {
    let format = if kind == FileKind::Jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    // Not every decoder keeps to the limits it is given, so what the header promises is weighed before anything is drawn.
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(Refusal::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

impl From<ImageError> for Refusal {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooManyPixels,
            _ => Self::BrokenImage,
        }
    }
}
