//! The schemes of the law as dated data: what a regulation allowed while it was in force. A new regulation is a new row
//! and never a change of an old one. Where a number was not found in a text, the row leaves it open.

use chrono::NaiveDate;

use super::Scheme;
use crate::facts::Purpose;
use crate::money::{Rupiah, Tenor};

/// What a scheme allowed while a regulation was in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchemeLaw {
    /// Which scheme.
    pub scheme: Scheme,
    /// Where it stands.
    pub regulation: &'static str,
    /// First day of validity.
    pub from: NaiveDate,
    /// Last day of validity; none while in force.
    pub until: Option<NaiveDate>,
    /// Least amount, inclusive.
    pub floor: Rupiah,
    /// Largest amount, inclusive, where there is one.
    pub ceiling: Option<Rupiah>,
    /// The rate of a first loan, percent a year, where it is set.
    pub first_rate: Option<u8>,
    /// The highest rate of a repeated loan, percent a year, where it is set.
    pub highest_rate: Option<u8>,
    /// Longest tenor for working capital, in months, where it is set.
    pub working_capital_months: Option<u16>,
    /// Longest tenor for investment, in months, where it is set.
    pub investment_months: Option<u16>,
    /// Least age of the business, in months.
    pub business_age_months: u16,
    /// Collateral beyond the business is forbidden at any amount.
    pub collateral_banned: bool,
    /// Provision and administration may be charged.
    pub provision_allowed: bool,
    /// Notary, appraisal and insurance may be charged.
    pub other_fees_allowed: bool,
    /// How often a borrower may have had it before: in farming and fishery, and elsewhere.
    pub most_loans: Option<(u8, u8)>,
}

impl SchemeLaw {
    /// The longest tenor for a purpose, where it is set.
    pub fn longest(&self, purpose: Purpose) -> Option<Tenor> {
        let months = match purpose {
            Purpose::WorkingCapital => self.working_capital_months,
            Purpose::Investment => self.investment_months,
        };
        months.and_then(|months| Tenor::new(months).ok())
    }
}

/// The law of a scheme on a day. A bank's own credit has none.
pub fn law_on(scheme: Scheme, day: NaiveDate) -> Option<&'static SchemeLaw> {
    SCHEME_LAWS
        .iter()
        .find(|law| law.scheme == scheme && law.from <= day && law.until.is_none_or(|until| day <= until))
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

const fn rp(rupiah: i64) -> Rupiah {
    Rupiah::known(rupiah)
}

const KUR_2023: &str = "Permenko Perekonomian 1/2022 jo. 1/2023";
/// The change was announced in November 2025; its text had not been seen when this was written.
const KUR_2026: &str = "Permenko Perekonomian 1/2022 jo. 12/2025, perubahan 2026";

/// What the KUR schemes have in common before the single rate of 2026.
const KUR_BEFORE: SchemeLaw = SchemeLaw {
    scheme: Scheme::KurMikro,
    regulation: KUR_2023,
    from: day(2023, 1, 1),
    until: Some(day(2025, 12, 31)),
    floor: rp(10_000_001),
    ceiling: Some(rp(100_000_000)),
    first_rate: Some(6),
    highest_rate: Some(9),
    working_capital_months: Some(36),
    investment_months: Some(60),
    business_age_months: 6,
    collateral_banned: true,
    provision_allowed: false,
    other_fees_allowed: false,
    most_loans: Some((4, 2)),
};

const SUPER_MIKRO_BEFORE: SchemeLaw = SchemeLaw {
    scheme: Scheme::KurSuperMikro,
    floor: rp(1),
    ceiling: Some(rp(10_000_000)),
    first_rate: Some(3),
    highest_rate: Some(3),
    business_age_months: 0,
    most_loans: None,
    ..KUR_BEFORE
};

const KECIL_BEFORE: SchemeLaw = SchemeLaw {
    scheme: Scheme::KurKecil,
    floor: rp(100_000_001),
    ceiling: Some(rp(500_000_000)),
    working_capital_months: Some(48),
    collateral_banned: false,
    other_fees_allowed: true,
    // Limited too, by another article; the numbers were not found.
    most_loans: None,
    ..KUR_BEFORE
};

const KHUSUS_BEFORE: SchemeLaw =
    SchemeLaw { scheme: Scheme::KurKhusus, floor: rp(1), highest_rate: Some(6), ..KECIL_BEFORE };

const PMI_BEFORE: SchemeLaw = SchemeLaw {
    scheme: Scheme::KurPmi,
    floor: rp(1),
    highest_rate: Some(6),
    investment_months: Some(36),
    business_age_months: 0,
    collateral_banned: false,
    most_loans: None,
    ..KUR_BEFORE
};

/// The same scheme from 2026: one rate for every loan, no limit on how often.
const fn from_2026(before: SchemeLaw) -> SchemeLaw {
    SchemeLaw {
        regulation: KUR_2026,
        from: day(2026, 1, 1),
        until: None,
        highest_rate: before.first_rate,
        most_loans: None,
        ..before
    }
}

/// What schemes outside KUR share: nothing but that some of it is set.
const OPEN: SchemeLaw = SchemeLaw {
    scheme: Scheme::Umi,
    regulation: "PMK 130/2024",
    from: day(2024, 1, 1),
    until: None,
    floor: rp(1),
    ceiling: Some(rp(20_000_000)),
    first_rate: None,
    highest_rate: None,
    working_capital_months: None,
    investment_months: None,
    business_age_months: 0,
    collateral_banned: false,
    provision_allowed: true,
    other_fees_allowed: true,
    most_loans: None,
};

/// Every row, scheme by scheme, oldest first.
pub const SCHEME_LAWS: &[SchemeLaw] = &[
    SUPER_MIKRO_BEFORE,
    from_2026(SUPER_MIKRO_BEFORE),
    KUR_BEFORE,
    from_2026(KUR_BEFORE),
    KECIL_BEFORE,
    from_2026(KECIL_BEFORE),
    KHUSUS_BEFORE,
    from_2026(KHUSUS_BEFORE),
    PMI_BEFORE,
    from_2026(PMI_BEFORE),
    OPEN,
    SchemeLaw {
        scheme: Scheme::Mekaar,
        regulation: "PNM Mekaar",
        floor: rp(2_000_000),
        ceiling: Some(rp(25_000_000)),
        first_rate: Some(25),
        highest_rate: Some(25),
        collateral_banned: true,
        // Fifty weekly instalments.
        working_capital_months: Some(12),
        ..OPEN
    },
    SchemeLaw {
        scheme: Scheme::Lpdb,
        regulation: "LPDB-KUMKM",
        ceiling: None,
        working_capital_months: Some(60),
        investment_months: Some(120),
        ..OPEN
    },
];
