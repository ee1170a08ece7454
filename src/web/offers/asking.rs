//! What the address of the catalogue asks for. Everything is in the address, so that a search can be shared.

use domain::money::{Rupiah, Tenor};
use serde::Deserialize;

use crate::usecases::offers::catalogue::{Sort, Wanted};
use crate::usecases::{Cursor, Fault};

/// The query of the catalogue and of an offer's page, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    pub(super) q: String,
    pub(super) amount: String,
    pub(super) tenor: String,
    pub(super) purpose: String,
    pub(super) method: String,
    pub(super) syariah: String,
    pub(super) bank: String,
    pub(super) scheme: String,
    pub(super) sort: String,
    pub(super) after: String,
}

/// What could be understood of it, and what could not.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) wanted: Wanted,
    pub(super) after: Option<Cursor>,
    pub(super) faults: Vec<Fault>,
}

/// The fields of the filters, in the order of the page.
pub(super) const NAMES: [&str; 9] =
    ["q", "amount", "tenor", "purpose", "method", "syariah", "bank", "scheme", "sort"];

impl Asking {
    /// Reads what was typed; a filter that cannot be read is told and left out.
    pub(super) fn read(&self) -> Read {
        let mut faults = Vec::new();
        let amount = self.amount(&mut faults);
        let tenor = self.tenor(&mut faults);
        let wanted = Wanted {
            search: self.q.chars().take(100).collect(),
            amount,
            tenor: tenor.map(Tenor::months),
            purpose: self.purpose.parse().ok(),
            method: self.method.parse().ok(),
            syariah: !self.syariah.is_empty(),
            bank: self.bank.parse().ok(),
            scheme: self.scheme.parse().ok(),
            sort: self.sort(),
        };
        Read { wanted, after: self.after.parse().ok(), faults }
    }

    fn sort(&self) -> Sort {
        match self.sort.as_str() {
            "cost" => Sort::Cost,
            "rate" => Sort::Rate,
            "decision" => Sort::Decision,
            _ => Sort::Name,
        }
    }

    /// The amount asked for, if one was typed that can be read.
    pub(super) fn amount(&self, faults: &mut Vec<Fault>) -> Option<Rupiah> {
        typed(&self.amount, "amount", faults, |text| {
            let amount: Rupiah = text.parse().map_err(domain::money::AmountError::code)?;
            if amount == Rupiah::ZERO { Err("amount-zero") } else { Ok(amount) }
        })
    }

    /// The tenor asked for.
    pub(super) fn tenor(&self, faults: &mut Vec<Fault>) -> Option<Tenor> {
        typed(&self.tenor, "tenor", faults, |text| text.parse().map_err(domain::money::TenorError::code))
    }

    /// Each field with what was typed in it.
    pub(super) fn fields(&self) -> [(&'static str, &str); 9] {
        [
            ("q", self.q.as_str()),
            ("amount", self.amount.as_str()),
            ("tenor", self.tenor.as_str()),
            ("purpose", self.purpose.as_str()),
            ("method", self.method.as_str()),
            ("syariah", self.syariah.as_str()),
            ("bank", self.bank.as_str()),
            ("scheme", self.scheme.as_str()),
            ("sort", self.sort.as_str()),
        ]
    }

    /// The address of the catalogue with all that is asked, going on after a place.
    pub(super) fn address(&self, after: Option<&Cursor>) -> String {
        let after = after.map(ToString::to_string).unwrap_or_default();
        let mut pairs: Vec<(&str, &str)> = self.fields().to_vec();
        pairs.push(("after", &after));
        at("/offers", &pairs)
    }

    /// Amount and tenor only, as an offer's page and its schedule take them.
    pub(super) fn for_offer(&self, path: &str) -> String {
        at(path, &[("amount", &self.amount), ("tenor", &self.tenor)])
    }
}

fn typed<T>(
    text: &str,
    field: &'static str,
    faults: &mut Vec<Fault>,
    parse: impl FnOnce(&str) -> Result<T, &'static str>,
) -> Option<T> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    parse(text).map_err(|code| faults.push(Fault::new(field, code))).ok()
}

/// An address with those pairs that say something.
pub(crate) fn at(path: &str, pairs: &[(&str, &str)]) -> String {
    let said: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    match serde_html_form::to_string(&said) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}
