//! The letters of printed papers: Libertinus Serif (SIL Open Font License), carried by the crate `typst-assets`.

use krilla::text::Font;
use ttf_parser::Face;

use super::PrintError;

/// Which weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A font with the widths of its letters.
pub(super) struct Letters {
    pub(super) font: Font,
    face: Face<'static>,
}

/// Both weights.
pub(super) struct Fonts {
    regular: Letters,
    bold: Letters,
}

impl Fonts {
    pub(super) fn load() -> Result<Self, PrintError> {
        let mut all = typst_assets::fonts();
        // The first two of the crate; a test of the printed paper would show another pair.
        let mut next = || letters(all.next());
        Ok(Self { regular: next()?, bold: next()? })
    }

    pub(super) fn of(&self, weight: Weight) -> &Letters {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

fn letters(data: Option<&'static [u8]>) -> Result<Letters, PrintError> {
    let missing = || PrintError("the font is missing".to_owned());
    let data = data.ok_or_else(missing)?;
    let font = Font::new(data.into(), 0).ok_or_else(missing)?;
    let face = Face::parse(data, 0).map_err(|_| missing())?;
    Ok(Letters { font, face })
}

impl Letters {
    /// How wide a text is at a size, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text
            .chars()
            .filter_map(|letter| self.face.glyph_index(letter))
            .filter_map(|glyph| self.face.glyph_hor_advance(glyph))
            .map(u32::from)
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "a line has far fewer units than a float tells apart")]
        let units = units as f32;
        units / f32::from(self.face.units_per_em()) * size
    }

    /// A text that has only letters of this font; what it lacks becomes a question mark, never an empty box.
    pub(super) fn printable(&self, text: &str) -> String {
        text.chars()
            .filter(|letter| !letter.is_control())
            .map(|letter| if self.face.glyph_index(letter).is_some() { letter } else { '?' })
            .collect()
    }

    /// Lines of at most this width, broken between words; a word that is longer than a line is broken within.
    pub(super) fn lines(&self, text: &str, size: f32, most: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer, size) <= most {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(&line, size) > most && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}
