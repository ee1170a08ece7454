//! The type of each fact, and the bounds of those that are numbers.

use super::{FactKey, FinancialRecords, LegalForm, Purpose, Sex, SizeClass};

/// The largest number taken anywhere: a thousand million million. Sums and products of such numbers stay within reach.
pub const LARGEST_NUMBER: i64 = 1_000_000_000_000_000;

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactType {
    /// A whole number.
    Integer {
        /// The least that can be stated.
        least: i64,
        /// The most that can be stated.
        most: i64,
    },
    /// Whole rupiah.
    Money {
        /// The least that can be stated.
        least: i64,
        /// The most that can be stated.
        most: i64,
    },
    /// Yes or no.
    YesNo,
    /// One of the texts of [`FactKey::choices`].
    Choice,
    /// The Kemendagri code of a district.
    District,
    /// A section of KBLI 2025.
    Sector,
    /// A KBLI code with its version.
    Kbli,
    /// Percent, with decimals.
    Percent,
}

impl FactType {
    /// Whether values can be compared as more and less.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Integer { .. } | Self::Money { .. } | Self::Percent)
    }
}

impl FactKey {
    /// How many facts there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The type of the fact's values.
    pub const fn fact_type(self) -> FactType {
        const fn whole(least: i64, most: i64) -> FactType {
            FactType::Integer { least, most }
        }
        const fn rupiah(least: i64) -> FactType {
            FactType::Money { least, most: LARGEST_NUMBER }
        }
        match self {
            Self::BusinessAgeMonths => whole(0, 6_000),
            Self::OwnerAgeYears => whole(0, 150),
            Self::DigitalLevel | Self::ManagementLevel | Self::ProductionLevel | Self::PeopleLevel => {
                whole(0, 4)
            }
            Self::KurLoansTaken => whole(0, 1_000),
            Self::Employees => whole(0, 10_000_000),
            Self::RequestedTenorMonths => whole(1, 600),
            Self::RequestedAmount => rupiah(1),
            // What is left after living costs may be less than nothing.
            Self::MonthlySurplus => rupiah(-LARGEST_NUMBER),
            Self::AnnualSales | Self::MonthlyInstalments | Self::CollateralValue => rupiah(0),
            Self::LegalForm | Self::SizeClass | Self::FinancialRecords | Self::OwnerSex | Self::Purpose => {
                FactType::Choice
            }
            Self::Sector => FactType::Sector,
            Self::Kbli => FactType::Kbli,
            Self::District => FactType::District,
            Self::InstalmentBurdenPercent => FactType::Percent,
            Self::CooperativeMember
            | Self::Nib
            | Self::Sku
            | Self::Npwp
            | Self::Ktp
            | Self::ProductiveCredit
            | Self::RatHeld => FactType::YesNo,
        }
    }

    /// The texts a fact of type [`FactType::Choice`] may have, least first where they have an order; else nothing.
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::LegalForm => LegalForm::ALL.iter().map(|it| it.as_str()).collect(),
            Self::SizeClass => SizeClass::ALL.iter().map(|it| it.as_str()).collect(),
            Self::FinancialRecords => FinancialRecords::ALL.iter().map(|it| it.as_str()).collect(),
            Self::OwnerSex => Sex::ALL.iter().map(|it| it.as_str()).collect(),
            Self::Purpose => Purpose::ALL.iter().map(|it| it.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether the fact belongs to what the owner asks for rather than to the business.
    pub const fn is_of_need(self) -> bool {
        matches!(self, Self::RequestedAmount | Self::RequestedTenorMonths | Self::Purpose)
    }

    /// Whether the fact is reckoned for each offer and can never be stated.
    pub const fn is_derived(self) -> bool {
        matches!(self, Self::InstalmentBurdenPercent)
    }

    /// The date that stands for the fact, where it is an age: its key in JSON and CSV.
    pub const fn age_date(self) -> Option<&'static str> {
        match self {
            Self::BusinessAgeMonths => Some("started_on"),
            Self::OwnerAgeYears => Some("owner_born_on"),
            _ => None,
        }
    }
}
