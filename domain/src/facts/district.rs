//! A district (kecamatan) by its Kemendagri code. Names repeat, codes do not; the names are data and not kept here.

use std::fmt;
use std::str::FromStr;

/// A district's code, `73.07.05`: province, regency, district, two digits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct District([u8; 3]);

impl fmt::Display for District {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [province, regency, district] = self.0;
        write!(f, "{province:02}.{regency:02}.{district:02}")
    }
}

/// A text that is not a district's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a district code: write it as 73.07.05")]
pub struct NotADistrict;

impl FromStr for District {
    type Err = NotADistrict;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0').ok_or(NotADistrict);
        let mut code = [0; 3];
        let mut parts = text.split('.');
        for slot in &mut code {
            let Some(&[tens, ones]) = parts.next().map(str::as_bytes) else {
                return Err(NotADistrict);
            };
            *slot = digit(tens)? * 10 + digit(ones)?;
        }
        if parts.next().is_some() {
            return Err(NotADistrict);
        }
        if code.contains(&0) { Err(NotADistrict) } else { Ok(Self(code)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_is_three_pairs_of_digits_and_nothing_else() {
        assert_eq!("73.07.05".parse::<District>().unwrap().to_string(), "73.07.05");
        for wrong in ["", "730705", "73.07.5", "73.07.05.1001", "73.07.0a", "73-07-05", "73.07.00"] {
            assert_eq!(wrong.parse::<District>(), Err(NotADistrict), "{wrong}");
        }
    }
}
