//! Papers: taken in through the browser's form, checked by the office, seen only by whom they concern.

use domain::documents::DocumentStatus;
use domain::facts::{Evidence, FactKey};
use jembatan::usecases::businesses;
use poem::http::StatusCode;

use crate::kit::business::BusinessBuilder;
use crate::kit::people::Person;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Attachment;
use domain::facts::BusinessId;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

async fn arranged() -> (Portal, Person, BusinessId) {
    let portal = Portal::open().await;
    let owner = portal.owner("Andi Rahma").await;
    let id = BusinessBuilder::named("Gula Aren Borong")
        .in_district("73.07.07")
        .fact("financial_records", "cash_book")
        .create(&portal, &owner)
        .await;
    (portal, owner, id)
}

async fn send(owner: &mut Person, id: BusinessId, kind: &str, name: &str, bytes: &[u8]) -> Seen {
    let address = format!("/businesses/{id}/papers/new");
    let page = owner.browser.open(&address).await;
    let file = Attachment { field: "file", name, bytes: bytes.to_vec() };
    owner.browser.upload(&page, &address, &[("kind", kind)], &[file]).await
}

async fn evidence(portal: &Portal, id: BusinessId, key: FactKey) -> Option<Evidence> {
    let known = businesses::known(&portal.app, &portal.app.db, id).await.unwrap();
    known.facts.get(key).map(|fact| fact.evidence)
}

#[tokio::test]
async fn an_uploaded_paper_backs_its_fact_and_comes_back_as_an_attachment() {
    let (portal, mut owner, id) = arranged().await;
    let page = send(&mut owner, id, "nib", "NIB usaha.pdf", PDF).await;
    page.is_ok().shows("NIB usaha.pdf").shows("Belum diperiksa");
    assert_eq!(evidence(&portal, id, FactKey::Nib).await, Some(Evidence::Document));
    send(&mut owner, id, "financial_records", "buku.pdf", b"%PDF-1.4 buku kas").await;
    assert_eq!(evidence(&portal, id, FactKey::FinancialRecords).await, Some(Evidence::Document));
    let file = owner.browser.ask(&page.link("NIB usaha.pdf")).await;
    file.is_ok();
    assert_eq!(file.bytes, PDF);
    let kept = file.headers["content-disposition"].to_str().unwrap();
    assert!(kept.starts_with("attachment;"), "{kept}");
    assert_eq!(file.headers["content-type"], "application/pdf");
}

#[tokio::test]
async fn a_foreign_paper_looks_like_one_that_does_not_exist() {
    let (portal, mut owner, id) = arranged().await;
    let page = send(&mut owner, id, "nib", "nib.pdf", PDF).await;
    let address = page.link("nib.pdf");
    let mut other = portal.owner("Budi").await;
    let foreign = other.browser.open(&address).await;
    let missing = other.browser.open("/documents/01890000-0000-7000-8000-000000000000").await;
    foreign.is(StatusCode::NOT_FOUND);
    assert_eq!(foreign.text(), missing.text());
    other.browser.open(&format!("/businesses/{id}")).await.is(StatusCode::NOT_FOUND);
    other.browser.open(&format!("/businesses/{id}/papers")).await.is(StatusCode::NOT_FOUND);
    let mut clerk = portal.clerk("Sitti").await;
    clerk.browser.ask(&address).await.is_ok();
}

#[tokio::test]
async fn a_disguised_an_empty_and_an_oversized_file_are_refused_in_words() {
    let (portal, mut owner, id) = arranged().await;
    let disguised = send(&mut owner, id, "nib", "nib.pdf", b"MZ\x90\x00 this is a program").await;
    disguised.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Isi berkas bukan PDF, JPEG, atau PNG");
    assert_eq!(disguised.form(&format!("/businesses/{id}/papers/new")).value("kind"), Some("nib"));
    send(&mut owner, id, "nib", "nib.pdf", b"").await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("kosong");
    let mut large = PDF.to_vec();
    large.resize(10 * 1024 * 1024 + 1, b' ');
    send(&mut owner, id, "nib", "nib.pdf", &large)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .shows("lebih dari 10 MB");
    large.resize(11 * 1024 * 1024, b' ');
    send(&mut owner, id, "nib", "nib.pdf", &large).await.is(StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(evidence(&portal, id, FactKey::Nib).await, None, "nothing was half saved");
    let broken = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 64]].concat();
    send(&mut owner, id, "ktp", "ktp.png", &broken).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("rusak");
}

#[tokio::test]
async fn a_picture_loses_what_the_camera_hid_in_it() {
    let (_portal, mut owner, id) = arranged().await;
    let mut jpeg = Vec::new();
    let picture = image::RgbImage::from_pixel(8, 8, image::Rgb([120, 80, 40]));
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut jpeg);
    picture.write_with_encoder(encoder).unwrap();
    let note = b"Exif\0\0MM\0*\0\0\0\x08GPS -5.12 120.25";
    let length = u16::try_from(note.len() + 2).unwrap().to_be_bytes();
    let mut sent = jpeg[..2].to_vec();
    sent.extend([0xff, 0xe1]);
    sent.extend(length);
    sent.extend(note);
    sent.extend(&jpeg[2..]);
    let page = send(&mut owner, id, "photo", "tempat.jpg", &sent).await;
    let stored = owner.browser.ask(&page.link("tempat.jpg")).await;
    stored.is_ok();
    assert!(!stored.bytes.windows(3).any(|part| part == b"GPS"), "the place is gone");
}

#[tokio::test]
async fn the_office_accepts_a_paper_and_the_fact_counts_as_checked_until_it_lapses() {
    let (portal, mut owner, id) = arranged().await;
    send(&mut owner, id, "sku", "sku.pdf", PDF).await;
    let mut clerk = portal.clerk("Sitti").await;
    let queue = clerk.browser.open("/office/facts?district=73.07.07").await;
    queue.is_ok().shows("Gula Aren Borong").shows("1 surat menunggu");
    let filtered = clerk.browser.open("/office/facts?district=73.07.01").await;
    filtered.shows("Tidak ada surat dengan saringan ini");
    let paper = clerk.browser.open(&queue.link("Surat keterangan usaha")).await;
    let base = paper.address.clone();
    let past = clerk.browser.send(&paper, &format!("{base}/accept"), &[("expires_on", "22-11-2026")]).await;
    past.is(StatusCode::UNPROCESSABLE_ENTITY).shows("sudah lewat");
    let done = clerk.browser.send(&paper, &format!("{base}/accept"), &[("expires_on", "25-11-2026")]).await;
    done.is_ok().shows("Semua surat sudah diperiksa");
    assert_eq!(evidence(&portal, id, FactKey::Sku).await, Some(Evidence::Checked));
    let told = portal.deliver_mail().await;
    assert_eq!(told.len(), 1);
    assert!(told[0].text.contains("Gula Aren Borong"), "{}", told[0].text);
    portal.wait(chrono::Duration::days(2));
    assert!(evidence(&portal, id, FactKey::Sku).await.is_some(), "it holds through its last day");
    portal.wait(chrono::Duration::days(1));
    assert_eq!(evidence(&portal, id, FactKey::Sku).await, None);
}

#[tokio::test]
async fn a_rejected_paper_leaves_the_owners_word_and_tells_her_why_and_is_decided_once() {
    let (portal, mut owner, id) = arranged().await;
    send(&mut owner, id, "nib", "nib.pdf", PDF).await;
    let mut clerk = portal.clerk("Sitti").await;
    let queue = clerk.browser.open("/office/facts").await;
    let paper = clerk.browser.open(&queue.link("NIB")).await;
    let reject = format!("{}/reject", paper.address);
    clerk.browser.send(&paper, &reject, &[("reason", "")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let said = [("reason", "Foto buram, mohon unggah ulang")];
    clerk.browser.send(&paper, &reject, &said).await.is_ok();
    let again = clerk.browser.send(&paper, &format!("{}/accept", paper.address), &[]).await;
    again.is(StatusCode::CONFLICT).shows("sudah diperiksa");
    assert_eq!(evidence(&portal, id, FactKey::Nib).await, Some(Evidence::Stated));
    let mails = portal.deliver_mail().await;
    assert!(mails[0].text.contains("Foto buram"), "{}", mails[0].text);
    let papers = owner.browser.open(&format!("/businesses/{id}/papers")).await;
    papers.shows("Ditolak: Foto buram");
}

#[tokio::test]
async fn a_deleted_paper_takes_its_proof_along_and_its_content_only_when_no_other_shares_it() {
    let (portal, mut owner, id) = arranged().await;
    let first = send(&mut owner, id, "nib", "pertama.pdf", PDF).await;
    let second = send(&mut owner, id, "other", "kedua.pdf", PDF).await;
    let delete = format!("{}/delete", first.link("pertama.pdf"));
    let page = owner.browser.open(&delete).await;
    let after = owner.browser.send(&page, &delete, &[]).await;
    after.is_ok().does_not_show("pertama.pdf").shows("kedua.pdf");
    assert_eq!(evidence(&portal, id, FactKey::Nib).await, Some(Evidence::Stated));
    owner.browser.ask(&second.link("kedua.pdf")).await.is_ok();
    let actor = crate::kit::business::owner_of(owner.id);
    let (_, papers) = jembatan::usecases::documents::list(&portal.app, &actor, id).await.unwrap();
    assert_eq!(papers.len(), 1);
    assert_eq!(papers[0].status, DocumentStatus::Unchecked);
    let hash = papers[0].sha256.parse().unwrap();
    jembatan::usecases::documents::remove(&portal.app, &actor, papers[0].id).await.unwrap();
    assert!(portal.app.files.get(hash).await.is_err(), "the content is gone with its last paper");
}

#[tokio::test]
async fn the_same_paper_sent_twice_is_kept_once_until_somebody_has_looked_at_it() {
    let (portal, mut owner, id) = arranged().await;
    send(&mut owner, id, "nib", "nib.pdf", PDF).await.is_ok();
    let page = send(&mut owner, id, "nib", "nib.pdf", PDF).await;
    assert_eq!(page.all(".file").len(), 1);
    let mut clerk = portal.clerk("Sitti").await;
    let queue = clerk.browser.open("/office/facts").await;
    let paper = clerk.browser.open(&queue.link("NIB")).await;
    let reject = format!("{}/reject", paper.address);
    clerk.browser.send(&paper, &reject, &[("reason", "Buram")]).await.is_ok();
    let page = send(&mut owner, id, "nib", "nib.pdf", PDF).await;
    assert_eq!(page.all(".file").len(), 2, "what was rejected may be shown again");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_picture_with_more_pixels_than_any_telephone_takes_is_refused_before_it_is_drawn() {
    let (portal, mut owner, id) = arranged().await;
    let mut bomb = Vec::new();
    let blank = image::GrayImage::new(20_000, 3_000);
    blank.write_with_encoder(image::codecs::png::PngEncoder::new(&mut bomb)).unwrap();
    assert!(bomb.len() < 1024 * 1024, "small to send, large to draw");
    send(&mut owner, id, "photo", "tempat.png", &bomb)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .shows("terlalu besar");
    // A page that also is a picture: what is behind the picture goes when it is drawn anew.
    let mut both = Vec::new();
    let dot = image::GrayImage::new(4, 4);
    dot.write_with_encoder(image::codecs::png::PngEncoder::new(&mut both)).unwrap();
    both.extend(b"<script>alert(1)</script>");
    let page = send(&mut owner, id, "photo", "../../sly.html", &both).await;
    let stored = owner.browser.ask(&page.link("sly.html.png")).await;
    assert_eq!(stored.headers["content-type"], "image/png");
    assert_eq!(stored.headers["x-content-type-options"], "nosniff");
    assert!(!stored.bytes.windows(7).any(|part| part == b"<script"));
    portal.deliver_mail().await;
}
