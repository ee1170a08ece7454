//! Cooperatives: the office's register, judged for any day by any rule, and the rule that the office goes by.

pub mod boards;
pub mod figures;
pub mod importing;
pub mod linking;
pub mod meetings;
pub mod practices;
pub mod records;
pub mod register;
pub mod rules;
pub mod standing;

use chrono::{DateTime, NaiveDate, Utc};
use domain::cooperatives::{
    BookYearEnd, CooperativeId, CooperativeKind, Papers, Record, RecordSource, RuleChoice,
};

/// What the register says of a cooperative. What it does not say is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Its name.
    pub name: String,
    /// What it does.
    pub kind: CooperativeKind,
    /// Its district's code.
    pub district: Option<String>,
    /// Its village's code.
    pub village: Option<String>,
    /// Its address in words.
    pub address: Option<String>,
    /// When it was founded.
    pub founded_on: Option<NaiveDate>,
    /// When its book year ends.
    pub book_year_end: Option<BookYearEnd>,
    /// The number of its legal person.
    pub legal_number: Option<String>,
    /// The number of its certificate (NIK).
    pub certificate_number: Option<String>,
    /// The last day on which the certificate is valid.
    pub certificate_until: Option<NaiveDate>,
    /// The last day of the board's term.
    pub board_until: Option<NaiveDate>,
    /// How many members it has.
    pub members: Option<i32>,
    /// Its assets, whole rupiah.
    pub assets: Option<i64>,
    /// What is the members' own in it, whole rupiah.
    pub own_capital: Option<i64>,
    /// What it sells in a year, whole rupiah.
    pub annual_sales: Option<i64>,
}

/// A cooperative of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cooperative {
    /// Its id.
    pub id: CooperativeId,
    /// The id that the register gives it.
    pub key: String,
    /// What the register says.
    pub details: Details,
    /// When the register was brought up to date.
    pub updated_at: DateTime<Utc>,
}

/// A meeting that was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// For which year of account.
    pub year: i32,
    /// On which day, where that is known.
    pub held_on: Option<NaiveDate>,
    /// Who recorded it.
    pub source: RecordSource,
}

/// A cooperative with what is recorded of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The cooperative.
    pub cooperative: Cooperative,
    /// What its status is derived from.
    pub record: Record,
    /// What is looked at beside it.
    pub papers: Papers,
    /// Its meetings, latest year first.
    pub meetings: Vec<Meeting>,
}

/// What a list is narrowed by before it is judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Of this kind.
    pub kind: Option<CooperativeKind>,
    /// In this district.
    pub district: Option<String>,
    /// In a district that is not known.
    pub no_district: bool,
    /// With this in the name.
    pub text: Option<String>,
    /// This one alone.
    pub id: Option<CooperativeId>,
}

/// A rule that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// What from when on.
    pub choice: RuleChoice,
    /// When it was chosen.
    pub at: DateTime<Utc>,
    /// Name of who chose it.
    pub by: String,
}
