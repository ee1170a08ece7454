//! Papers out as PDF: the only room that names `krilla` and `typst_assets`.
//!
//! A paper is a list of blocks with ready-to-print words, laid down one under the other. It is written as PDF/A-2a and
//! PDF/UA-1: tagged, with the language and a title, and checked for both by the library itself before it leaves.

mod fonts;
mod layout;

use std::sync::Arc;

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::metadata::{DateTime as PdfTime, Metadata};
use krilla::{Document, SerializeSettings};

/// A piece of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The one title.
    Title(String),
    /// A heading within the paper.
    Heading(String),
    /// A name or a sentence that stands out, centred.
    Large(String),
    /// A sentence, centred.
    Line(String),
    /// A paragraph, from the left.
    Text(String),
    /// A table of figures: headings, then rows of as many cells; the first column from the left, the others from the right.
    Table {
        /// One for each column.
        headings: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// Terms with what they are.
    Rows(Vec<(String, String)>),
    /// A square code that leads somewhere, with what it says to who does not see it, and the words below.
    Code {
        /// The address.
        address: String,
        /// What the square shows.
        alt: String,
        /// What is printed below.
        below: Vec<String>,
    },
    /// Something small at the foot.
    Small(String),
    /// Space, in points.
    Space(u16),
}

/// A paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its title, in the file's own data.
    pub title: String,
    /// Language of the words: `id` or `en`.
    pub language: &'static str,
    /// Who issues it.
    pub author: String,
    /// When it was made; part of the file.
    pub made_at: DateTime<Utc>,
    /// Whether a frame is drawn around each page.
    pub framed: bool,
    /// What is on it.
    pub blocks: Vec<Block>,
}

/// Why a paper could not be printed.
#[derive(Debug, thiserror::Error)]
#[error("a paper could not be printed: {0}")]
pub struct PrintError(String);

/// Prints a paper as PDF.
pub async fn pdf(paper: Paper) -> Result<Vec<u8>, PrintError> {
    let paper = Arc::new(paper);
    let printed = tokio::task::spawn_blocking(move || print(&paper)).await;
    printed.map_err(|_| PrintError("the printer stopped".to_owned()))?
}

fn print(paper: &Paper) -> Result<Vec<u8>, PrintError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PrintError(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let tags = layout::lay(paper, &mut document)?;
    document.set_tag_tree(tags);
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language(paper.language.to_owned())
            .authors(vec![paper.author.clone()])
            .creator("Jembatan".to_owned())
            .creation_date(time(paper.made_at)),
    );
    document.finish().map_err(|error| PrintError(format!("{error:?}")))
}

fn time(at: DateTime<Utc>) -> PdfTime {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    PdfTime::new(u16::try_from(at.year()).unwrap_or(2000))
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_paper_is_tagged_archival_pdf_that_its_own_check_lets_through() {
        let long = "Perusahaan Umum Daerah Air Minum Tirta Sinjai Bersatu Kabupaten Sinjai ".repeat(4);
        let paper = Paper {
            title: "Sertifikat".to_owned(),
            language: "id",
            author: "Perumda".to_owned(),
            made_at: "2026-11-25T03:00:00Z".parse().unwrap(),
            framed: true,
            blocks: vec![
                Block::Small("Kabupaten Sinjai".to_owned()),
                Block::Title("Sertifikat".to_owned()),
                Block::Line("diberikan kepada".to_owned()),
                Block::Large("Rahmawati binti Abdul Jalil — “Gula Aren”".to_owned()),
                Block::Heading("Program".to_owned()),
                Block::Line(long),
                Block::Rows(vec![("Pertemuan".to_owned(), "6 dari 6".to_owned())]),
                Block::Text("Yang berikut ini adalah jadwal angsuran.".to_owned()),
                Block::Table {
                    headings: vec!["Bulan".to_owned(), "Angsuran".to_owned()],
                    rows: (1..=60).map(|month| vec![month.to_string(), "Rp1.234.567".to_owned()]).collect(),
                },
                Block::Space(12),
                Block::Code {
                    address: "https://jembatan.example/certificate/7Q2M0K4T9XYZ41AB".to_owned(),
                    alt: "Kode QR".to_owned(),
                    below: vec!["7Q2M-0K4T-9XYZ-41AB".to_owned()],
                },
            ],
        };
        let file = pdf(paper.clone()).await.unwrap();
        assert!(file.starts_with(b"%PDF-1.7"));
        let text = String::from_utf8_lossy(&file);
        assert!(text.contains("/StructTreeRoot") && text.contains("/Lang"), "tagged, in a language");
        assert!(text.contains("/Count 2") || text.contains("/Count 3"), "sixty rows take more than a page");
        assert!(text.contains("pdfaid") && text.contains("pdfuaid"), "says what it is");
        assert_eq!(file, pdf(paper).await.unwrap(), "the same paper is the same file");
    }
}
