//! All that is known of one business as of one day, together with what it asks for.

use chrono::NaiveDate;

use super::{
    Evidence, FactError, FactKey, FactProblem, FactValue, full_months, full_years, months_complete_on,
    years_complete_on,
};

/// One known fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// What is known.
    pub value: FactValue,
    /// How well it is proved.
    pub evidence: Evidence,
    /// The day it was stated or proved.
    pub stated_on: Option<NaiveDate>,
    /// The last day on which it holds; the day after, it is unknown.
    pub expires: Option<NaiveDate>,
}

impl Fact {
    /// A fact on the owner's own word, without dates.
    pub const fn stated(value: FactValue) -> Self {
        Self { value, evidence: Evidence::Stated, stated_on: None, expires: None }
    }

    /// The same fact with this evidence.
    #[must_use]
    pub const fn proved_by(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }

    fn holds_on(&self, day: NaiveDate) -> bool {
        self.expires.is_none_or(|last| day <= last)
    }
}

/// The facts of one business as of one day. A fact that is absent or has lapsed by that day is unknown.
///
/// The ages may be given as dates ([`FactSheet::set_age_date`]); they are then reckoned at the day of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactSheet {
    as_of: NaiveDate,
    facts: [Option<Fact>; FactKey::COUNT],
    started_on: Option<NaiveDate>,
    owner_born_on: Option<NaiveDate>,
}

impl FactSheet {
    /// A sheet on which nothing is known.
    pub const fn new(as_of: NaiveDate) -> Self {
        Self { as_of, facts: [None; FactKey::COUNT], started_on: None, owner_born_on: None }
    }

    /// The day as of which the facts are read.
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The same facts as of another day: ages are reckoned anew where their dates are known.
    pub fn at(&self, as_of: NaiveDate) -> Result<Self, FactError> {
        let mut sheet = Self { as_of, ..self.clone() };
        for key in [FactKey::BusinessAgeMonths, FactKey::OwnerAgeYears] {
            if let (Some(date), Some(fact)) = (self.age_date(key), self.facts[key as usize]) {
                sheet.set_age_date(key, date, fact)?;
            }
        }
        Ok(sheet)
    }

    /// What is known for the key as of the sheet's day; nothing where it is unknown or has lapsed.
    pub fn get(&self, key: FactKey) -> Option<&Fact> {
        self.facts[key as usize].as_ref().filter(|fact| fact.holds_on(self.as_of))
    }

    /// The value known for the key.
    pub fn value(&self, key: FactKey) -> Option<FactValue> {
        self.get(key).map(|fact| fact.value)
    }

    /// The fact that has lapsed by the sheet's day, where there is one: it was known once.
    pub fn lapsed(&self, key: FactKey) -> Option<&Fact> {
        self.facts[key as usize].as_ref().filter(|fact| !fact.holds_on(self.as_of))
    }

    /// All facts on the sheet, lapsed ones too, in the order of the keys.
    pub fn facts(&self) -> impl Iterator<Item = (FactKey, &Fact)> {
        FactKey::ALL.iter().filter_map(|&key| Some((key, self.facts[key as usize].as_ref()?)))
    }

    /// States a fact, replacing what was known. Refused where the value is of another fact's type or the fact is derived.
    pub fn set(&mut self, key: FactKey, fact: Fact) -> Result<(), FactError> {
        if key.is_derived() {
            return Err(FactProblem::Derived.of(key));
        }
        if !fact.value.suits(key) {
            return Err(FactProblem::WrongType.of(key));
        }
        self.facts[key as usize] = Some(fact);
        self.put_date(key, None);
        Ok(())
    }

    /// Makes a fact unknown.
    pub fn forget(&mut self, key: FactKey) {
        self.facts[key as usize] = None;
        self.put_date(key, None);
    }

    /// States an age by the date it is reckoned from; `proof` gives evidence and dates, its value is not used.
    pub fn set_age_date(&mut self, key: FactKey, date: NaiveDate, proof: Fact) -> Result<(), FactError> {
        let name = key.age_date().unwrap_or(key.as_str());
        let age = match key {
            FactKey::BusinessAgeMonths => full_months(date, self.as_of),
            FactKey::OwnerAgeYears => full_years(date, self.as_of),
            _ => return Err(FactProblem::WrongType.of(key)),
        };
        let age = age.ok_or_else(|| FactProblem::Future { date, as_of: self.as_of }.named(name))?;
        let text = age.to_string();
        let value = FactValue::from_text(key, &text).map_err(|error| error.problem.named(name))?;
        self.facts[key as usize] = Some(Fact { value, ..proof });
        self.put_date(key, Some(date));
        Ok(())
    }

    /// The date an age was reckoned from, where it is known.
    pub const fn age_date(&self, key: FactKey) -> Option<NaiveDate> {
        match key {
            FactKey::BusinessAgeMonths => self.started_on,
            FactKey::OwnerAgeYears => self.owner_born_on,
            _ => None,
        }
    }

    /// The first day on which the age `key` is at least `age`. Exact where the date behind the age is known; where only
    /// the full months or years are, the first day on which it is certain. None for other facts.
    pub fn reaches(&self, key: FactKey, age: i64) -> Option<NaiveDate> {
        let complete_on = match key {
            FactKey::BusinessAgeMonths => months_complete_on,
            FactKey::OwnerAgeYears => years_complete_on,
            _ => return None,
        };
        match self.age_date(key) {
            Some(date) => complete_on(date, u32::try_from(age).ok()?),
            None => complete_on(self.as_of, u32::try_from(age - self.value(key)?.whole()?).ok()?),
        }
    }

    const fn put_date(&mut self, key: FactKey, date: Option<NaiveDate>) {
        match key {
            FactKey::BusinessAgeMonths => self.started_on = date,
            FactKey::OwnerAgeYears => self.owner_born_on = date,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_fact_holds_through_its_expiry_day_and_is_unknown_the_day_after() {
        let mut sheet = FactSheet::new(day("2026-03-01"));
        let fact = Fact { expires: Some(day("2026-03-01")), ..Fact::stated(FactValue::YesNo(true)) };
        sheet.set(FactKey::Sku, fact).unwrap();
        assert_eq!(sheet.value(FactKey::Sku), Some(FactValue::YesNo(true)));
        let next = sheet.at(day("2026-03-02")).unwrap();
        assert_eq!((next.value(FactKey::Sku), next.lapsed(FactKey::Sku)), (None, Some(&fact)));
    }

    #[test]
    fn an_age_given_as_a_date_grows_with_the_day_of_the_sheet() {
        let mut sheet = FactSheet::new(day("2026-03-01"));
        let proof = Fact::stated(FactValue::Integer(0)).proved_by(Evidence::Checked);
        sheet.set_age_date(FactKey::BusinessAgeMonths, day("2025-12-15"), proof).unwrap();
        assert_eq!(sheet.value(FactKey::BusinessAgeMonths), Some(FactValue::Integer(2)));
        let later = sheet.at(day("2026-06-15")).unwrap();
        assert_eq!(later.value(FactKey::BusinessAgeMonths), Some(FactValue::Integer(6)));
        assert_eq!(later.get(FactKey::BusinessAgeMonths).unwrap().evidence, Evidence::Checked);
        assert_eq!(sheet.reaches(FactKey::BusinessAgeMonths, 6), Some(day("2026-06-15")));
        assert_eq!(sheet.at(day("2025-12-14")).unwrap_err().problem.code(), "future");
    }

    #[test]
    fn an_age_without_its_date_is_reached_when_it_is_certain() {
        let mut sheet = FactSheet::new(day("2026-03-01"));
        sheet.set(FactKey::BusinessAgeMonths, Fact::stated(FactValue::Integer(4))).unwrap();
        assert_eq!(sheet.reaches(FactKey::BusinessAgeMonths, 6), Some(day("2026-05-01")));
        assert_eq!(sheet.reaches(FactKey::BusinessAgeMonths, i64::MAX), None);
        assert_eq!(sheet.reaches(FactKey::Employees, 6), None);
    }

    #[test]
    fn a_value_of_another_type_and_a_derived_fact_are_refused() {
        let mut sheet = FactSheet::new(day("2026-03-01"));
        let refused = sheet.set(FactKey::Nib, Fact::stated(FactValue::Integer(1))).unwrap_err();
        assert_eq!(refused.problem.code(), "wrong_type");
        let burden = Fact::stated(FactValue::Percent(10.into()));
        assert_eq!(
            sheet.set(FactKey::InstalmentBurdenPercent, burden).unwrap_err().problem.code(),
            "derived"
        );
    }
}
