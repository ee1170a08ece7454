//! Laying blocks down, one under the other, on A4: first where everything goes, then drawing and tagging it.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::text::TextDirection;
use qrcode::{Color, QrCode};

use super::fonts::{Fonts, Letters, Weight};
use super::{Block, Paper, PrintError};

/// A4 in points, and the margin around what is printed.
const WIDTH: f32 = 595.276;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 64.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
/// The side of a square code: 36 mm, so that a cheap telephone reads it off a photocopy.
const CODE: f32 = 102.0;
/// Where the details of a row begin.
const DETAILS: f32 = 150.0;

const INK: (u8, u8, u8) = (26, 28, 30);
const TEAL: (u8, u8, u8) = (14, 90, 96);

#[derive(Clone, Copy)]
enum Side {
    Left,
    Centre,
    Right,
}

/// How a block of words looks.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    weight: Weight,
    side: Side,
    colour: (u8, u8, u8),
    before: f32,
}

const fn style(size: f32, weight: Weight, from: Side, colour: (u8, u8, u8), before: f32) -> Style {
    Style { size, weight, side: from, colour, before }
}

const TITLE: Style = style(30.0, Weight::Bold, Side::Centre, TEAL, 10.0);
const HEADING: Style = style(15.0, Weight::Bold, Side::Left, TEAL, 16.0);
const LARGE: Style = style(22.0, Weight::Bold, Side::Centre, INK, 8.0);
const LINE: Style = style(12.5, Weight::Regular, Side::Centre, INK, 8.0);
const TERM: Style = style(11.0, Weight::Regular, Side::Left, INK, 5.0);
const DETAIL: Style = style(11.0, Weight::Bold, Side::Left, INK, 5.0);
const TEXT: Style = style(11.5, Weight::Regular, Side::Left, INK, 7.0);
const HEAD: Style = style(9.5, Weight::Bold, Side::Left, INK, 2.0);
const CELL: Style = style(9.5, Weight::Regular, Side::Left, INK, 2.0);
const SMALL: Style = style(9.5, Weight::Regular, Side::Centre, INK, 5.0);

/// A line of words where it is printed.
struct Run {
    at: (f32, f32),
    style: Style,
    text: String,
}

/// What a piece is, for who does not see it.
enum Role {
    Heading(u16, String),
    Paragraph,
}

enum Piece {
    Words(Role, Vec<Run>),
    /// A row of a table; rows that follow one another are one table, over the end of a page too.
    Row {
        heading: bool,
        cells: Vec<Vec<Run>>,
    },
    Code {
        alt: String,
        cells: Vec<(f32, f32)>,
        cell: f32,
    },
}

/// Where the next block goes.
struct Flow<'a> {
    fonts: &'a Fonts,
    pages: Vec<Vec<Piece>>,
    y: f32,
}

/// Lays the paper into the document and answers what is on it for who does not see it.
pub(super) fn lay(paper: &Paper, document: &mut Document) -> Result<TagTree, PrintError> {
    let fonts = Fonts::load()?;
    let mut flow = Flow { fonts: &fonts, pages: vec![Vec::new()], y: MARGIN };
    for block in &paper.blocks {
        flow.block(block)?;
    }
    let pages = flow.pages;
    let mut tags = TagTree::new().with_lang(Some(paper.language.to_owned()));
    let mut table: Option<TagGroup> = None;
    for pieces in &pages {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT);
        let settings = settings.ok_or_else(|| PrintError("a page has no size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        if paper.framed {
            frame(&mut surface);
        }
        for piece in pieces {
            let drawn = draw(&mut surface, &fonts, piece);
            if matches!(piece, Piece::Row { .. }) {
                table.get_or_insert_with(|| TagGroup::new(Tag::Table)).push(drawn);
                continue;
            }
            if let Some(table) = table.take() {
                tags.push(table);
            }
            tags.push(drawn);
        }
        surface.finish();
        page.finish();
    }
    if let Some(table) = table {
        tags.push(table);
    }
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(paper.title.clone(), top));
    document.set_outline(outline);
    Ok(tags)
}

impl Flow<'_> {
    fn block(&mut self, block: &Block) -> Result<(), PrintError> {
        let first = |text: &String| Role::Heading(1, text.clone());
        match block {
            Block::Title(text) => self.words(first(text), text, TITLE),
            Block::Heading(text) => self.words(Role::Heading(2, text.clone()), text, HEADING),
            Block::Large(text) => self.words(Role::Paragraph, text, LARGE),
            Block::Line(text) => self.words(Role::Paragraph, text, LINE),
            Block::Text(text) => self.words(Role::Paragraph, text, TEXT),
            Block::Table { headings, rows } => {
                self.y += 6.0;
                self.cells(headings, true);
                for row in rows {
                    self.cells(row, false);
                }
            }
            Block::Small(text) => self.words(Role::Paragraph, text, SMALL),
            Block::Space(points) => self.y += f32::from(*points),
            Block::Rows(rows) => {
                self.y += 6.0;
                for (term, detail) in rows {
                    self.row(term, detail);
                }
            }
            Block::Code { address, alt, below } => {
                self.code(address, alt)?;
                for line in below {
                    self.words(Role::Paragraph, line, SMALL);
                }
            }
        }
        Ok(())
    }

    /// Makes room, on another page where this one is full.
    fn room(&mut self, height: f32) {
        if self.y + height > HEIGHT - MARGIN {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn put(&mut self, piece: Piece) {
        if let Some(page) = self.pages.last_mut() {
            page.push(piece);
        }
    }

    fn words(&mut self, role: Role, text: &str, style: Style) {
        let letters = self.fonts.of(style.weight);
        let lines = letters.lines(&letters.printable(text), style.size, INNER);
        self.y += style.before;
        self.room(spacing(style) * lines_high(&lines));
        let runs = self.runs(lines, style, MARGIN, INNER);
        if !runs.is_empty() {
            self.put(Piece::Words(role, runs));
        }
    }

    fn row(&mut self, term: &str, detail: &str) {
        let [left, right] =
            [(TERM, term, DETAILS), (DETAIL, detail, INNER - DETAILS)].map(|(style, text, most)| {
                let letters = self.fonts.of(style.weight);
                letters.lines(&letters.printable(text), style.size, most - 8.0)
            });
        let high = lines_high(&left).max(lines_high(&right)) * spacing(TERM);
        self.y += TERM.before;
        self.room(high);
        let top = self.y;
        let mut runs = self.runs(left, TERM, MARGIN, DETAILS);
        self.y = top;
        runs.extend(self.runs(right, DETAIL, MARGIN + DETAILS, INNER - DETAILS));
        self.y = top + high;
        self.put(Piece::Words(Role::Paragraph, runs));
    }

    fn cells(&mut self, row: &[String], heading: bool) {
        let width = INNER / f32::from(u16::try_from(row.len().max(1)).unwrap_or(u16::MAX));
        let base = if heading { HEAD } else { CELL };
        let letters = self.fonts.of(base.weight);
        let lines: Vec<Vec<String>> =
            row.iter().map(|text| letters.lines(&letters.printable(text), base.size, width - 4.0)).collect();
        let high = lines.iter().map(|lines| lines_high(lines)).fold(1.0, f32::max) * spacing(base);
        self.y += base.before;
        self.room(high);
        let (top, mut cells, mut left) = (self.y, Vec::with_capacity(row.len()), MARGIN);
        for (place, lines) in lines.into_iter().enumerate() {
            let side = if place == 0 { Side::Left } else { Side::Right };
            self.y = top;
            cells.push(self.runs(lines, Style { side, ..base }, left, width));
            left += width;
        }
        self.y = top + high;
        self.put(Piece::Row { heading, cells });
    }

    fn runs(&mut self, lines: Vec<String>, style: Style, left: f32, width: f32) -> Vec<Run> {
        let letters: &Letters = self.fonts.of(style.weight);
        let mut runs = Vec::with_capacity(lines.len());
        for text in lines {
            let x = match style.side {
                Side::Left => left,
                Side::Right => left + width - letters.width(&text, style.size),
                Side::Centre => left + (width - letters.width(&text, style.size)) / 2.0,
            };
            self.y += spacing(style);
            // A space at the end of a line keeps its last word apart from the next line's first.
            runs.push(Run { at: (x, self.y - style.size * 0.25), style, text: format!("{text} ") });
        }
        runs
    }

    fn code(&mut self, address: &str, alt: &str) -> Result<(), PrintError> {
        let code = QrCode::new(address).map_err(|error| PrintError(error.to_string()))?;
        let across = code.width();
        let cell = CODE / f32::from(u16::try_from(across).unwrap_or(u16::MAX));
        self.y += 8.0;
        self.room(CODE + 8.0);
        let (left, top) = ((WIDTH - CODE) / 2.0, self.y);
        let place = |index: usize| f32::from(u16::try_from(index).unwrap_or(0));
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, colour)| *colour == Color::Dark);
        let cells = dark
            .map(|(index, _)| (left + cell * place(index % across), top + cell * place(index / across)))
            .collect();
        self.put(Piece::Code { alt: alt.to_owned(), cells, cell });
        self.y += CODE + 8.0;
        Ok(())
    }
}

fn spacing(style: Style) -> f32 {
    style.size * 1.35
}

fn lines_high(lines: &[String]) -> f32 {
    f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX))
}

fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

/// Two thin lines around the page, the piers of the bridge: ornament, and marked as such.
fn frame(surface: &mut Surface<'_>) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
    surface.set_fill(Some(fill(TEAL)));
    let (far_x, far_y) = (WIDTH - 36.0, HEIGHT - 36.0);
    let sides = [
        (36.0, 36.0, far_x - 36.0, 1.2),
        (36.0, far_y, far_x - 36.0, 1.2),
        (36.0, 36.0, 1.2, far_y - 36.0),
        (far_x, 36.0, 1.2, far_y - 34.8),
    ];
    for (x, y, width, height) in sides {
        rectangle(surface, x, y, width, height);
    }
    surface.end_tagged();
}

fn rectangle(surface: &mut Surface<'_>, x: f32, y: f32, width: f32, height: f32) {
    let mut path = PathBuilder::new();
    if let Some(side) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(side);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, piece: &Piece) -> TagGroup {
    match piece {
        Piece::Words(role, runs) => {
            let group = match role {
                Role::Heading(level, title) => {
                    let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                    TagGroup::new(Tag::Hn(level, Some(title.clone())))
                }
                Role::Paragraph => TagGroup::new(Tag::P),
            };
            write(surface, fonts, runs, group)
        }
        Piece::Row { heading, cells } => {
            let mut row = TagGroup::new(Tag::TR);
            for runs in cells {
                let cell = if *heading {
                    TagGroup::new(Tag::TH(TableHeaderScope::Column))
                } else {
                    TagGroup::new(Tag::TD)
                };
                row.push(write(surface, fonts, runs, cell));
            }
            row
        }
        Piece::Code { alt, cells, cell } => square(surface, alt, cells, *cell),
    }
}

fn write(surface: &mut Surface<'_>, fonts: &Fonts, runs: &[Run], mut group: TagGroup) -> TagGroup {
    for run in runs {
        let seen = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        surface.set_fill(Some(fill(run.style.colour)));
        let font = fonts.of(run.style.weight).font.clone();
        let at = Point::from_xy(run.at.0, run.at.1);
        surface.draw_text(at, font, run.style.size, &run.text, false, TextDirection::LeftToRight);
        surface.end_tagged();
        group.push(seen);
    }
    group
}

fn square(surface: &mut Surface<'_>, alt: &str, cells: &[(f32, f32)], cell: f32) -> TagGroup {
    let mut group = TagGroup::new(Tag::Figure(Some(alt.to_owned())));
    let seen = surface.start_tagged(ContentTag::Other);
    surface.set_fill(Some(fill((0, 0, 0))));
    let mut path = PathBuilder::new();
    // A hair wider than a cell, so that no light shows between two.
    for side in cells.iter().filter_map(|(x, y)| Rect::from_xywh(*x, *y, cell + 0.04, cell + 0.04)) {
        path.push_rect(side);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    surface.end_tagged();
    group.push(seen);
    group
}
