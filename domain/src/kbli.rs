//! The classification of trades (KBLI), in the versions of 2020 and 2025, and how a section is read across them.
//!
//! A code means nothing without its version: the same five digits name different trades in the two. The titles and
//! the full lists are data, not code, and are not kept here.

use std::fmt;
use std::str::FromStr;

text_enum! {
    /// The version of the classification that a code belongs to.
    KbliVersion {
        /// Peraturan BPS 2/2020, sections A-U.
        Y2020 = "2020",
        /// Peraturan BPS 7/2025, sections A-V.
        Y2025 = "2025",
    }
}

/// A section of KBLI 2025, letter A to V. Rules speak of sections in this version only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Section(u8);

/// A five-digit code together with the version it belongs to; written `2025:01271`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kbli {
    version: KbliVersion,
    code: u32,
}

/// Why a text is not a code or a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KbliError {
    /// The code is not five digits, or its division does not exist in its version.
    #[error("not a KBLI code: write the version and five digits, as 2025:01271")]
    Code,
    /// The letter is not a section.
    #[error("not a KBLI section: write a letter from A to V")]
    Section,
    /// The section of 2020 was divided in 2025, so the letter alone does not tell.
    #[error("section J of KBLI 2020 became J and K in 2025: give the five-digit code instead")]
    DividedSection,
    /// The version is neither 2020 nor 2025.
    #[error("KBLI has the versions 2020 and 2025 only")]
    Version,
}

impl Section {
    /// All 22 sections, A to V.
    pub fn all() -> impl Iterator<Item = Self> {
        (b'A'..=b'V').map(Self)
    }

    /// The letter.
    pub const fn letter(self) -> char {
        self.0 as char
    }

    /// Reads a letter of the given version as a section of 2025. Only J of 2020 cannot be told by its letter.
    pub fn read(version: KbliVersion, letter: &str) -> Result<Self, KbliError> {
        let &[byte] = letter.as_bytes() else {
            return Err(KbliError::Section);
        };
        match (version, byte.to_ascii_uppercase()) {
            (KbliVersion::Y2025, found @ b'A'..=b'V') | (KbliVersion::Y2020, found @ b'A'..=b'I') => {
                Ok(Self(found))
            }
            (KbliVersion::Y2020, b'J') => Err(KbliError::DividedSection),
            (KbliVersion::Y2020, found @ b'K'..=b'U') => Ok(Self(found + 1)),
            _ => Err(KbliError::Section),
        }
    }

    /// The section of a division (the first two digits). The divisions of 2020 keep their numbers in 2025, except
    /// 45 (motor vehicles), which is gone; a business still coded there is a trader, hence G.
    fn of_division(version: KbliVersion, division: u32) -> Option<Self> {
        let letter = match division {
            1..=3 => b'A',
            5..=9 => b'B',
            10..=33 => b'C',
            35 => b'D',
            36..=39 => b'E',
            41..=43 => b'F',
            45 if version == KbliVersion::Y2020 => b'G',
            46..=47 => b'G',
            49..=53 => b'H',
            55..=56 => b'I',
            58..=60 => b'J',
            61..=63 => b'K',
            64..=66 => b'L',
            68 => b'M',
            69..=75 => b'N',
            77..=82 => b'O',
            84 => b'P',
            85 => b'Q',
            86..=88 => b'R',
            // The list of 2020 has no division 92.
            92 if version == KbliVersion::Y2020 => return None,
            90..=93 => b'S',
            94..=96 => b'T',
            97..=98 => b'U',
            99 => b'V',
            _ => return None,
        };
        Some(Self(letter))
    }
}

impl Kbli {
    /// A code of five digits whose division exists in that version. The lists have gaps further down, so no more is asked.
    pub fn new(version: KbliVersion, digits: &str) -> Result<Self, KbliError> {
        if digits.len() != 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(KbliError::Code);
        }
        let code: u32 = digits.parse().map_err(|_| KbliError::Code)?;
        Section::of_division(version, code / 1000).ok_or(KbliError::Code)?;
        Ok(Self { version, code })
    }

    /// The version the code belongs to.
    pub const fn version(self) -> KbliVersion {
        self.version
    }

    /// The five digits.
    pub fn code(self) -> String {
        format!("{:05}", self.code)
    }

    /// The section of KBLI 2025 that the code's division stands in.
    pub fn section(self) -> Section {
        // `new` refused divisions without a section, so the fallback letter is never taken.
        Section::of_division(self.version, self.code / 1000).unwrap_or(Section(b'T'))
    }
}

/// Splits `2020:K` into version and rest; a text without a version is of 2025.
fn versioned(text: &str) -> Result<(KbliVersion, &str), KbliError> {
    match text.split_once(':') {
        Some((version, rest)) => Ok((version.parse().map_err(|_| KbliError::Version)?, rest)),
        None => Ok((KbliVersion::Y2025, text)),
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter())
    }
}

impl FromStr for Section {
    type Err = KbliError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (version, letter) = versioned(text)?;
        Self::read(version, letter)
    }
}

impl fmt::Display for Kbli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:05}", self.version, self.code)
    }
}

impl FromStr for Kbli {
    type Err = KbliError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (version, digits) = versioned(text)?;
        Self::new(version, digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_of_2020_is_read_as_its_letter_of_2025() {
        for (old, new) in
            [("2020:A", 'A'), ("2020:I", 'I'), ("2020:K", 'L'), ("2020:P", 'Q'), ("2020:U", 'V')]
        {
            assert_eq!(old.parse::<Section>().unwrap().letter(), new);
        }
        assert_eq!("2020:J".parse::<Section>(), Err(KbliError::DividedSection));
        assert_eq!("2020:V".parse::<Section>(), Err(KbliError::Section));
        assert_eq!("K".parse::<Section>().unwrap().letter(), 'K');
        assert_eq!("W".parse::<Section>(), Err(KbliError::Section));
    }

    #[test]
    fn a_code_of_2020_is_read_through_its_division() {
        for (code, section) in
            [("2020:58110", 'J'), ("2020:62019", 'K'), ("2020:64141", 'L'), ("2020:45201", 'G')]
        {
            assert_eq!(code.parse::<Kbli>().unwrap().section().letter(), section);
        }
        assert_eq!("2025:45201".parse::<Kbli>(), Err(KbliError::Code));
        assert_eq!("2020:92000".parse::<Kbli>(), Err(KbliError::Code));
        assert_eq!("04110".parse::<Kbli>(), Err(KbliError::Code));
        assert_eq!("+1271".parse::<Kbli>(), Err(KbliError::Code));
        assert_eq!("1271".parse::<Kbli>(), Err(KbliError::Code));
        assert_eq!("2015:01271".parse::<Kbli>(), Err(KbliError::Version));
    }

    #[test]
    fn the_version_is_part_of_the_code() {
        let (old, new): (Kbli, Kbli) = ("2020:56102".parse().unwrap(), "56102".parse().unwrap());
        assert_ne!(old, new);
        assert_eq!((new.to_string(), new.code()), ("2025:56102".to_owned(), "56102".to_owned()));
    }
}
