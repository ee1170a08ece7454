//! What an upload may be, what it is called, and where it is kept.

use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use jembatan::config::FileSettings;
use jembatan::files::intake::{Accepted, FileKind, MOST_BYTES, Refusal, accept};
use jembatan::files::names::{attachment, safe};
use jembatan::files::{ContentHash, Files, FilesError};

use crate::kit::s3::S3Server;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <</Author (Siti)>> endobj\ntrailer <<>>\n%%EOF\n";

/// Four by two pixels, the left half red and the right half blue.
fn picture(format: ImageFormat) -> Vec<u8> {
    let pixels =
        RgbImage::from_fn(32, 16, |x, _| if x < 16 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// As a telephone writes it: a note that it was held upright (turn by 90 degrees), and one on where.
fn photograph() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPS 5.12S 120.25E rumah Siti");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

async fn taken(bytes: Vec<u8>, name: &str) -> Accepted {
    accept(bytes, name).await.unwrap()
}

#[tokio::test]
async fn a_photograph_loses_where_it_was_taken_and_stands_upright() {
    let sent = photograph();
    assert!(holds(&sent, b"rumah Siti"));
    let photo = taken(sent, "IMG_0001.JPG").await;
    assert_eq!((photo.kind, photo.name.as_str()), (FileKind::Jpeg, "IMG_0001.jpg"));
    assert!(!holds(&photo.bytes, b"Exif") && !holds(&photo.bytes, b"rumah Siti"));
    let seen = image::load_from_memory(&photo.bytes).unwrap().into_rgb8();
    assert_eq!(seen.dimensions(), (16, 32));
    let (above, below) = (seen.get_pixel(8, 4), seen.get_pixel(8, 28));
    assert!(above[0] > 150 && above[2] < 100, "{above:?}");
    assert!(below[2] > 150 && below[0] < 100, "{below:?}");
}

#[tokio::test]
async fn what_hides_behind_a_picture_is_cut_off() {
    for (format, kind) in [(ImageFormat::Png, FileKind::Png), (ImageFormat::Jpeg, FileKind::Jpeg)] {
        let mut sent = picture(format);
        sent.extend_from_slice(b"<script>alert(1)</script>");
        let kept = taken(sent, "foto").await;
        assert_eq!(kept.kind, kind);
        assert!(!holds(&kept.bytes, b"<script>"));
    }
}

#[tokio::test]
async fn a_pdf_is_kept_to_the_byte() {
    let kept = taken(PDF.to_vec(), "laporan.pdf").await;
    assert_eq!((kept.kind, kept.bytes.as_slice()), (FileKind::Pdf, PDF));
}

#[tokio::test]
async fn a_file_is_known_by_its_content_and_never_by_its_name() {
    let disguised: [&[u8]; 5] = [
        b"<html><script>alert(1)</script></html>",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"PK\x03\x04 a zip",
        b"MZ\x90\0 a program",
        b"just text",
    ];
    for bytes in disguised {
        for name in ["nib.pdf", "ktp.jpg", "foto.png"] {
            assert_eq!(accept(bytes.to_vec(), name).await, Err(Refusal::KindNotAllowed), "{name}");
        }
    }
    assert_eq!(taken(PDF.to_vec(), "virus.exe").await.name, "virus.exe.pdf");
}

#[tokio::test]
async fn an_empty_a_huge_and_a_broken_file_are_told_apart() {
    assert_eq!(accept(Vec::new(), "a.pdf").await, Err(Refusal::Empty));
    let mut largest = PDF.to_vec();
    largest.resize(MOST_BYTES, b' ');
    assert!(accept(largest.clone(), "a.pdf").await.is_ok());
    largest.push(b' ');
    assert_eq!(accept(largest, "a.pdf").await, Err(Refusal::TooLarge));
    let png = picture(ImageFormat::Png);
    assert_eq!(accept(png[..png.len() / 2].to_vec(), "a.png").await, Err(Refusal::BrokenImage));
    assert_eq!(accept(b"\xff\xd8\xff\xe0 no picture".to_vec(), "a.jpg").await, Err(Refusal::BrokenImage));
}

#[tokio::test]
async fn a_small_file_that_unfolds_into_a_huge_picture_is_refused() {
    // 9,000 by 9,000 pixels of one colour: 243 MB in memory, a few hundred kilobytes to send.
    let pixels = image::GrayImage::new(9_000, 9_000);
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let bytes = bytes.into_inner();
    assert!(bytes.len() < MOST_BYTES);
    assert_eq!(accept(bytes, "a.png").await, Err(Refusal::TooManyPixels));
    // A header that only promises: 65,535 by 65,535.
    let mut promise = picture(ImageFormat::Jpeg);
    let frame = promise.windows(2).position(|w| w[0] == 0xff && (0xc0..=0xc2).contains(&w[1])).unwrap();
    promise[frame + 5..frame + 9].fill(0xff);
    assert_eq!(accept(promise, "a.jpg").await, Err(Refusal::TooManyPixels));
}

#[test]
fn names_are_made_safe_to_show() {
    let cases = [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Siti\\Kas 2025.PDF", "Kas 2025.pdf"),
        ("laporan\r\nSet-Cookie: a=b.pdf", "laporan Set-Cookie a=b.pdf"),
        ("rek\u{202e}fdp.exe", "rek fdp.exe.pdf"),
        ("...", "berkas.pdf"),
        ("", "berkas.pdf"),
        (".pdf", "berkas.pdf"),
        ("Buku Kas Sinjaí ✓.pdf", "Buku Kas Sinjaí ✓.pdf"),
        ("<img src=x>.pdf", "img src=x.pdf"),
    ];
    for (given, shown) in cases {
        assert_eq!(safe(given, FileKind::Pdf), shown, "{given:?}");
    }
    assert!(safe(&"a".repeat(1_000), FileKind::Png).chars().count() < 130);
}

#[test]
fn a_name_in_a_header_cannot_end_the_header() {
    assert_eq!(
        attachment("Kas 2025.pdf"),
        "attachment; filename=\"Kas 2025.pdf\"; filename*=UTF-8''Kas%202025.pdf"
    );
    let sly = attachment("é\"; x=\r\nSet-Cookie: a.pdf");
    assert_eq!(
        sly,
        "attachment; filename=\"___ x___Set-Cookie_ a.pdf\"; filename*=UTF-8''%C3%A9%22%3B%20x%3D%0D%0ASet-Cookie%3A%20a.pdf"
    );
}

fn in_folder(path: &Path) -> Files {
    Files::open(&FileSettings::Folder(path.to_owned())).unwrap()
}

/// The same promises whatever the store.
async fn keeps_its_promises(files: &Files) {
    let stored = files.put(PDF.to_vec()).await.unwrap();
    assert_eq!((stored.sha256, stored.size), (ContentHash::of(PDF), PDF.len() as u64));
    assert_eq!(files.put(PDF.to_vec()).await.unwrap(), stored);
    assert_eq!(files.get(stored.sha256).await.unwrap(), PDF);
    let known: ContentHash = stored.sha256.to_string().parse().unwrap();
    files.delete(known).await.unwrap();
    files.delete(known).await.unwrap();
    assert!(matches!(files.get(known).await, Err(FilesError::Missing(hash)) if hash == known));
}

#[tokio::test]
async fn a_folder_keeps_documents_by_their_content() {
    let folder = tempfile::tempdir().unwrap();
    keeps_its_promises(&in_folder(&folder.path().join("files"))).await;
}

#[tokio::test]
#[ignore = "needs moto, which tests/run installs"]
async fn a_bucket_keeps_documents_by_their_content() {
    let server = S3Server::start().await;
    let files = Files::open(&server.bucket("usaha").await).unwrap();
    keeps_its_promises(&files).await;
    let absent = Files::open(&server.unmade_bucket("absent")).unwrap();
    assert!(matches!(absent.put(PDF.to_vec()).await, Err(FilesError::Store(_))));
}

#[tokio::test]
async fn a_damaged_document_is_never_served_and_a_short_one_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let files = in_folder(folder.path());
    let stored = files.put(PDF.to_vec()).await.unwrap();
    let name = stored.sha256.to_string();
    let path = folder.path().join(&name[..2]).join(&name);
    std::fs::write(&path, b"%PDF-1.7 something else").unwrap();
    assert!(matches!(files.get(stored.sha256).await, Err(FilesError::Damaged(_))));
    files.put(PDF.to_vec()).await.unwrap();
    assert_eq!(files.get(stored.sha256).await.unwrap(), PDF);
}

#[test]
fn only_a_hash_can_be_asked_for() {
    for text in
        ["", "../../etc/passwd", "ab", &"g".repeat(64), &"A".repeat(64), &format!("{}/..", "a".repeat(61))]
    {
        assert!(text.parse::<ContentHash>().is_err(), "{text}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_portal_may_look_into_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("files");
    let _files = in_folder(&path);
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o700);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_stops_the_start_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let error = Files::open(&FileSettings::Folder(file.join("files"))).unwrap_err();
    assert!(error.to_string().starts_with("JEMBATAN_FILES"), "{error}");
}
