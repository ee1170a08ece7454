//! Certificates: what they are for, and the code by which anybody can check one.

use std::fmt;
use std::str::FromStr;

id! {
    /// Id of a certificate.
    CertificateId
}

text_enum! {
    /// What a certificate is for.
    CertificateKind {
        /// A mentoring program that was completed.
        Program = "program",
        /// A training of the office.
        Training = "training",
    }
}

/// Digits and letters that cannot be mistaken for one another (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a code: 80 bits, so that nobody comes upon one by trying.
const LENGTH: usize = 16;

/// The code of a certificate, printed in groups of four: `7Q2M-0K4T-9XYZ-41AB`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CertificateCode(String);

impl CertificateCode {
    /// The code of ten random bytes.
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        let whole = bytes.iter().fold(0_u128, |whole, byte| (whole << 8) | u128::from(*byte));
        let character = |place: usize| {
            let five = (whole >> (5 * (LENGTH - 1 - place))) & 31;
            char::from(ALPHABET[usize::try_from(five).unwrap_or(0)])
        };
        Self((0..LENGTH).map(character).collect())
    }

    /// As it is stored and stands in addresses: without the dashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CertificateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

/// A text that is no code of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a certificate")]
pub struct NoCode;

impl FromStr for CertificateCode {
    type Err = NoCode;

    /// Reads a code as people type it: small letters, dashes and spaces, O for 0, I and L for 1.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let mut code = String::with_capacity(LENGTH);
        for character in text.chars().filter(|c| !matches!(c, '-' | ' ')) {
            let character = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let known = u8::try_from(character).is_ok_and(|byte| ALPHABET.contains(&byte));
            if !known || code.len() == LENGTH {
                return Err(NoCode);
            }
            code.push(character);
        }
        if code.len() == LENGTH { Ok(Self(code)) } else { Err(NoCode) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = CertificateCode::from_bytes([0, 1, 2, 3, 250, 251, 252, 253, 254, 255]);
        assert_eq!(code.as_str().len(), 16);
        let shown = code.to_string();
        assert_eq!(shown.len(), 19);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.replace('0', "o")] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        for wrong in ["", "7Q2M", "7Q2M-0K4T-9XYZ-41AU", "7Q2M-0K4T-9XYZ-41AB-0", "../../etc/passwd"] {
            assert_eq!(wrong.parse::<CertificateCode>(), Err(NoCode), "{wrong}");
        }
    }

    #[test]
    fn other_bytes_make_another_code() {
        let codes: std::collections::HashSet<_> =
            (0..=255).map(|last| CertificateCode::from_bytes([9, 9, 9, 9, 9, 9, 9, 9, 9, last])).collect();
        assert_eq!(codes.len(), 256);
    }
}
