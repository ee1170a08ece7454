//! Codes on paper for members, and how a member is named to whoever only holds a code.

use std::fmt;
use std::str::FromStr;

/// Crockford's letters: none that a hand or an eye takes for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a code.
const LENGTH: usize = 10;

/// A code of ten letters in two halves: fifty bits. Never logged, stored as a digest only.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperCode(String);

impl PaperCode {
    /// The code that these random bytes make.
    pub fn of(bytes: [u8; LENGTH]) -> Self {
        let letter = |byte: u8| LETTERS.get(usize::from(byte % 32)).copied().map_or('0', char::from);
        Self(bytes.map(letter).into_iter().collect())
    }

    /// All letters, without the dash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first half, by which guesses are counted.
    pub fn front(&self) -> &str {
        self.0.get(..LENGTH / 2).unwrap_or_default()
    }
}

impl fmt::Debug for PaperCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PaperCode(..)")
    }
}

impl fmt::Display for PaperCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.front(), self.0.get(LENGTH / 2..).unwrap_or_default())
    }
}

/// Why a text is no code: it has not ten of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has ten letters and digits")]
pub struct NoPaperCode;

impl FromStr for PaperCode {
    type Err = NoPaperCode;

    /// Forgives small letters, spaces, dashes, and O for 0, I or L for 1.
    fn from_str(text: &str) -> Result<Self, NoPaperCode> {
        let mut code = String::with_capacity(LENGTH);
        for letter in text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if code.len() == LENGTH || !LETTERS.iter().any(|known| char::from(*known) == letter) {
                return Err(NoPaperCode);
            }
            code.push(letter);
        }
        if code.len() == LENGTH { Ok(Self(code)) } else { Err(NoPaperCode) }
    }
}

/// A name of which only the first letter of each word shows: enough for the person herself to know that it is hers.
pub fn masked_name(name: &str) -> String {
    let mask = |word: &str| word.chars().next().map(|first| format!("{first}•••"));
    name.split_whitespace().filter_map(mask).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = PaperCode::of([0, 1, 31, 10, 200, 32, 33, 2, 3, 4]);
        assert_eq!(code.to_string(), "01ZA8-01234");
        for typed in ["01za8-01234", " o1ZA8 0L234 ", "OIZA8oi234"] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        for typed in ["", "01ZA8-0123", "01ZA8-012345", "01ZA8-0123U", "01ZA8-0123é"] {
            assert_eq!(typed.parse::<PaperCode>(), Err(NoPaperCode), "{typed}");
        }
    }

    #[test]
    fn a_masked_name_tells_first_letters_only() {
        assert_eq!(masked_name("Siti  Aminah"), "S••• A•••");
        assert_eq!(masked_name(""), "");
    }
}
