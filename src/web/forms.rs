//! Reading a form field by field, and showing it again as it was typed, with every fault beside its field.
//!
//! Knows the general kinds of fields; what a noun wants of them stands in its own `forms`.

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::Serialize;

use super::posted::{Fields, field};
use super::visit::Visit;
use crate::usecases::Fault;

/// Reads a form; what does not fit becomes a fault, and reading goes on, so that all faults are told at once.
pub(crate) struct Reader<'f> {
    fields: &'f Fields,
    faults: Vec<Fault>,
}

impl<'f> Reader<'f> {
    pub(crate) fn new(fields: &'f Fields) -> Self {
        Self { fields, faults: Vec::new() }
    }

    /// What was typed, without the space around it; `None` when that is nothing.
    pub(crate) fn typed(&self, name: &str) -> Option<&'f str> {
        field(self.fields, name).map(str::trim).filter(|text| !text.is_empty())
    }

    /// Every value of a field that may be sent several times.
    pub(crate) fn all(&self, name: &str) -> Vec<&'f str> {
        self.fields.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    pub(crate) fn fault(&mut self, name: &str, code: &'static str) {
        self.faults.push(Fault::new(name, code));
    }

    pub(crate) fn add(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// A text of at most `most` characters, if there is one.
    pub(crate) fn optional(&mut self, name: &str, most: usize) -> Option<String> {
        let text = self.typed(name)?;
        if text.chars().count() > most {
            self.faults.push(Fault::new(name, "too-long").with("most", most.to_string()));
            return None;
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
            self.fault(name, "strange-characters");
            return None;
        }
        Some(text.to_owned())
    }

    /// A text that must be there.
    pub(crate) fn required(&mut self, name: &str, most: usize) -> Option<String> {
        if self.typed(name).is_none() {
            self.fault(name, "required");
            return None;
        }
        self.optional(name, most)
    }

    /// A value that `parse` understands, if something was typed. The error is the fault's code.
    pub(crate) fn parsed<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        let text = self.typed(name)?;
        match parse(text) {
            Ok(value) => Some(value),
            Err(code) => {
                self.fault(name, code);
                None
            }
        }
    }

    /// As [`Reader::parsed`], and something must have been typed.
    pub(crate) fn wanted<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        if self.typed(name).is_none() {
            self.fault(name, "required");
            return None;
        }
        self.parsed(name, parse)
    }

    /// One of a list, such as a `text_enum` of the domain.
    pub(crate) fn choice<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.wanted(name, |text| text.parse().map_err(|_| "choose"))
    }

    /// One of a list, or nothing.
    pub(crate) fn optional_choice<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.parsed(name, |text| text.parse().map_err(|_| "choose"))
    }

    /// A mail address, in lower case.
    pub(crate) fn email(&mut self, name: &str) -> Option<String> {
        self.wanted(name, |text| {
            let address = text.to_lowercase();
            let fits = address.len() <= 254 && crate::mail::is_address(&address);
            if fits { Ok(address) } else { Err("email") }
        })
    }

    /// A day, as browsers send it (2026-11-23) or as people write it (23-11-2026, 23/11/2026).
    pub(crate) fn date(&mut self, name: &str) -> Option<NaiveDate> {
        self.parsed(name, |text| day(text).ok_or("date"))
    }

    /// Whether a box was ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        self.typed(name).is_some()
    }

    /// All faults, or none.
    pub(crate) fn finish(self) -> Result<(), Vec<Fault>> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }
}

/// A day in one of the ways people write it.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

/// A field as it is shown: what was typed and what is wrong with it (empty: nothing).
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct FieldView {
    pub(crate) value: String,
    pub(crate) values: Vec<String>,
    pub(crate) error: String,
}

/// A line of the summary above a form.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SummaryLine {
    pub(crate) field: String,
    pub(crate) text: String,
}

/// A form as it is shown. Every declared field is there, so that a template never asks for one that is not.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct FormView {
    pub(crate) fields: BTreeMap<&'static str, FieldView>,
    pub(crate) summary: Vec<SummaryLine>,
    #[serde(skip)]
    order: Vec<&'static str>,
}

impl FormView {
    /// An empty form with these fields, in the order of the page.
    pub(crate) fn new(names: &[&'static str]) -> Self {
        let fields = names.iter().map(|name| (*name, FieldView::default())).collect();
        Self { fields, summary: Vec::new(), order: names.to_vec() }
    }

    /// The form as it was typed.
    pub(crate) fn typed(names: &[&'static str], typed: &Fields) -> Self {
        let mut form = Self::new(names);
        for (name, value) in typed {
            if let Some(view) = form.fields.get_mut(name.as_str()) {
                if view.values.is_empty() {
                    view.value.clone_from(value);
                }
                view.values.push(value.clone());
            }
        }
        form
    }

    /// Fills one field.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        let view = self.fields.entry(name).or_default();
        view.values.push(value.clone());
        view.value = value;
        self
    }

    /// Empties a field that must never be sent back, such as a password.
    #[must_use]
    pub(crate) fn without(mut self, name: &str) -> Self {
        if let Some(view) = self.fields.get_mut(name) {
            view.value.clear();
            view.values.clear();
        }
        self
    }

    /// Puts every fault beside its field and, in the order of the page, in the summary.
    pub(crate) fn with_faults(mut self, visit: &Visit, mut faults: Vec<Fault>) -> Self {
        let place =
            |fault: &Fault| self.order.iter().position(|name| *name == fault.field).unwrap_or(usize::MAX);
        faults.sort_by_key(place);
        for fault in faults {
            let text = fault_text(visit, &fault);
            if let Some(view) = self.fields.get_mut(fault.field.as_str()) {
                view.error.clone_from(&text);
            }
            self.summary.push(SummaryLine { field: fault.field, text });
        }
        self
    }
}

/// The words of a fault in the reader's language.
pub(crate) fn fault_text(visit: &Visit, fault: &Fault) -> String {
    let words = visit.wording();
    let arguments: Vec<_> =
        fault.arguments.iter().map(|(name, value)| (*name, words.argument(value).into())).collect();
    words.say_with(&format!("fault-{}", fault.code), &arguments)
}
