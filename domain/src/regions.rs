//! The districts (kecamatan) and villages (kelurahan, desa) of Kabupaten Sinjai.
//!
//! Keyed on the Kemendagri code, never on the name: Pattongko is a village of two districts.

mod villages;

/// The Kemendagri code of Kabupaten Sinjai.
pub const REGENCY: &str = "73.07";

/// A district.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct District {
    /// Kemendagri code such as `73.07.05`.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// A village.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Village {
    /// Kemendagri code such as `73.07.05.1003`.
    pub code: &'static str,
    /// Its name, not unique.
    pub name: &'static str,
}

text_enum! {
    /// What a village is.
    VillageKind {
        /// An urban village; the last part of its code starts with 1.
        Kelurahan = "kelurahan",
        /// A rural village; the last part of its code starts with 2.
        Desa = "desa",
    }
}

/// All districts, in order of code.
pub const fn districts() -> &'static [District] {
    villages::DISTRICTS
}

/// All villages, in order of code.
pub const fn villages() -> &'static [Village] {
    villages::VILLAGES
}

/// The district of a code.
pub fn district(code: &str) -> Option<&'static District> {
    let place = districts().binary_search_by(|district| district.code.cmp(code)).ok()?;
    districts().get(place)
}

/// The village of a code.
pub fn village(code: &str) -> Option<&'static Village> {
    let place = villages().binary_search_by(|village| village.code.cmp(code)).ok()?;
    villages().get(place)
}

impl District {
    /// Its villages, in order of code.
    pub fn villages(&self) -> &'static [Village] {
        let begin = villages().partition_point(|village| village.district_code() < self.code);
        let end = villages().partition_point(|village| village.district_code() <= self.code);
        villages().get(begin..end).unwrap_or_default()
    }
}

impl Village {
    /// The code of its district.
    pub fn district_code(&self) -> &'static str {
        self.code.rsplit_once('.').map_or(self.code, |(district, _)| district)
    }

    /// Its district.
    pub fn district(&self) -> Option<&'static District> {
        district(self.district_code())
    }

    /// Whether it is a kelurahan or a desa.
    pub fn kind(&self) -> VillageKind {
        match self.code.rsplit_once('.') {
            Some((_, own)) if own.starts_with('1') => VillageKind::Kelurahan,
            _ => VillageKind::Desa,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_district_has_its_urban_and_rural_villages() {
        let counted: Vec<(&str, usize, usize)> = districts()
            .iter()
            .map(|district| {
                let urban = district.villages().iter().filter(|v| v.kind() == VillageKind::Kelurahan).count();
                (district.code, urban, district.villages().len() - urban)
            })
            .collect();
        assert_eq!(
            counted,
            [
                ("73.07.01", 2, 7),
                ("73.07.02", 1, 10),
                ("73.07.03", 1, 12),
                ("73.07.04", 1, 10),
                ("73.07.05", 6, 0),
                ("73.07.06", 0, 7),
                ("73.07.07", 1, 7),
                ("73.07.08", 1, 10),
                ("73.07.09", 0, 4),
            ]
        );
    }

    #[test]
    fn every_code_finds_its_own_and_no_other_does() {
        for known in villages() {
            assert_eq!(village(known.code), Some(known));
            assert!(known.district().is_some_and(|district| district.villages().contains(known)));
        }
        for unknown in ["", "73.07", "73.07.10", "73.08.01", "73.07.05.9999", "73.07.05.1003 "] {
            assert_eq!((district(unknown), village(unknown)), (None, None), "{unknown:?}");
        }
        assert_eq!(district("73.07.05").map(|district| district.name), Some("Sinjai Utara"));
    }

    #[test]
    fn a_name_may_stand_for_two_villages() {
        let codes: Vec<&str> = villages().iter().filter(|v| v.name == "Pattongko").map(|v| v.code).collect();
        assert_eq!(codes, ["73.07.04.2005", "73.07.08.2007"]);
    }
}
