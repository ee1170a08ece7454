//! The sections of an offer's draft as forms. A draft may be half empty: only what cannot be read at all is refused here;
//! what is missing is told by the preview.

use domain::documents::DocumentKind;
use domain::facts::Purpose;
use domain::language::Bilingual;
use domain::money::{AmountError, RateError, Rupiah, TenorError};
use domain::offers::{Fees, TenorRange, TermsDraft};

use crate::usecases::Fault;
use crate::usecases::offers::OfferDraft;
use crate::web::forms::{FormView, Reader};
use crate::web::posted::Fields;
use crate::web::visit::Visit;

/// A part of the draft with a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Texts,
    Terms,
    Papers,
}

/// What a form changes of a draft.
pub(super) type Change = Box<dyn FnOnce(&mut OfferDraft) + Send>;

const TEXTS: [&str; 5] = ["name_id", "name_en", "summary_id", "summary_en", "regulation"];
const PAPERS: [&str; 1] = ["papers"];
const TERMS: [&str; 18] = [
    "scheme",
    "floor",
    "ceiling",
    "rate",
    "method",
    "working_capital_min",
    "working_capital_max",
    "investment_min",
    "investment_max",
    "provision_percent",
    "admin",
    "other",
    "collateral",
    "first_reply_days",
    "decision_days",
    "valid_from",
    "valid_to",
    "fees",
];

/// The names of the tenor fields of a purpose.
const fn tenor_names(purpose: Purpose) -> (&'static str, &'static str) {
    match purpose {
        Purpose::WorkingCapital => ("working_capital_min", "working_capital_max"),
        Purpose::Investment => ("investment_min", "investment_max"),
    }
}

impl Section {
    pub(super) const ALL: [Self; 3] = [Self::Texts, Self::Terms, Self::Papers];

    pub(super) fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == text)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Terms => "terms",
            Self::Papers => "papers",
        }
    }

    /// The section that holds a field of the terms, by the field's name in the domain.
    pub(super) fn of_field(field: &str) -> Self {
        match field {
            "name" | "summary" | "regulation" => Self::Texts,
            "papers" => Self::Papers,
            _ => Self::Terms,
        }
    }

    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Texts => &TEXTS,
            Self::Terms => &TERMS,
            Self::Papers => &PAPERS,
        }
    }

    /// The section as it stands in the draft.
    pub(super) fn filled(self, visit: &Visit, draft: &OfferDraft) -> FormView {
        let form = FormView::new(self.names());
        let terms = &draft.terms;
        match self {
            Self::Texts => form
                .with("name_id", terms.name.id.as_str())
                .with("name_en", terms.name.en.as_str())
                .with("summary_id", terms.summary.id.as_str())
                .with("summary_en", terms.summary.en.as_str())
                .with("regulation", terms.regulation.as_str()),
            Self::Terms => filled_terms(visit, form, terms),
            Self::Papers => terms.papers.iter().fold(form, |form, paper| form.with("papers", paper.as_str())),
        }
    }

    /// What the form changes, or everything in it that cannot be read.
    pub(super) fn read(self, fields: &Fields) -> Result<Change, Vec<Fault>> {
        match self {
            Self::Texts => read_texts(fields),
            Self::Terms => read_terms(fields),
            Self::Papers => {
                let reader = Reader::new(fields);
                let papers: Vec<DocumentKind> =
                    reader.all("papers").into_iter().filter_map(|text| text.parse().ok()).collect();
                Ok(Box::new(move |draft| draft.terms.papers = papers))
            }
        }
    }
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn filled_terms(visit: &Visit, form: FormView, terms: &TermsDraft) -> FormView {
    let words = visit.wording();
    let money = |amount: Option<Rupiah>| amount.map(|amount| words.integer(amount.get())).unwrap_or_default();
    let some = |amount: Rupiah| money(Some(amount).filter(|amount| *amount > Rupiah::ZERO));
    let day = |day: Option<chrono::NaiveDate>| {
        day.map(|day| day.format("%d-%m-%Y").to_string()).unwrap_or_default()
    };
    let provision = Some(terms.fees.provision_percent).filter(|rate| !rate.percent().is_zero());
    let form = form
        .with("scheme", shown(terms.scheme))
        .with("floor", money(terms.floor))
        .with("ceiling", money(terms.ceiling))
        .with("rate", shown(terms.rate.map(|rate| rate.percent().normalize())))
        .with("method", shown(terms.method))
        .with("provision_percent", shown(provision.map(|rate| rate.percent().normalize())))
        .with("admin", some(terms.fees.admin))
        .with("other", some(terms.fees.other))
        .with("collateral", shown(terms.collateral))
        .with("first_reply_days", shown(terms.first_reply_days))
        .with("decision_days", shown(terms.decision_days))
        .with("valid_from", day(terms.valid_from))
        .with("valid_to", day(terms.valid_to));
    terms.tenors.iter().fold(form, |form, range| {
        let (min, max) = tenor_names(range.purpose);
        form.with(min, range.min.months().to_string()).with(max, range.max.months().to_string())
    })
}

fn read_texts(fields: &Fields) -> Result<Change, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let mut text = |name, most| reader.optional(name, most).unwrap_or_default();
    let name = Bilingual { id: text("name_id", 120), en: text("name_en", 120) };
    let summary = Bilingual { id: text("summary_id", 600), en: text("summary_en", 600) };
    let regulation = text("regulation", 200);
    reader.finish()?;
    Ok(Box::new(move |draft| {
        draft.terms.name = name;
        draft.terms.summary = summary;
        draft.terms.regulation = regulation;
    }))
}

fn read_terms(fields: &Fields) -> Result<Change, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let money =
        |reader: &mut Reader<'_>, name| reader.parsed(name, |text| text.parse().map_err(AmountError::code));
    let days =
        |reader: &mut Reader<'_>, name| reader.parsed(name, |text| text.parse::<u16>().map_err(|_| "days"));
    let scheme = reader.optional_choice("scheme");
    let (floor, ceiling) = (money(&mut reader, "floor"), money(&mut reader, "ceiling"));
    let rate = reader.parsed("rate", |text| text.parse().map_err(RateError::code));
    let method = reader.optional_choice("method");
    let tenors: Vec<TenorRange> =
        Purpose::ALL.iter().filter_map(|&purpose| tenor_range(&mut reader, purpose)).collect();
    let fees = Fees {
        provision_percent: reader
            .parsed("provision_percent", |text| text.parse().map_err(RateError::code))
            .unwrap_or_default(),
        admin: money(&mut reader, "admin").unwrap_or_default(),
        other: money(&mut reader, "other").unwrap_or_default(),
    };
    let collateral = reader.optional_choice("collateral");
    let (first_reply_days, decision_days) =
        (days(&mut reader, "first_reply_days"), days(&mut reader, "decision_days"));
    let (valid_from, valid_to) = (reader.date("valid_from"), reader.date("valid_to"));
    reader.finish()?;
    Ok(Box::new(move |draft| {
        let old = std::mem::take(&mut draft.terms);
        draft.terms = TermsDraft {
            scheme,
            floor,
            ceiling,
            rate,
            method,
            tenors,
            fees,
            collateral,
            first_reply_days,
            decision_days,
            valid_from,
            valid_to,
            ..old
        };
    }))
}

/// Both months of a purpose, or neither: it does not lend for it.
fn tenor_range(reader: &mut Reader<'_>, purpose: Purpose) -> Option<TenorRange> {
    let (min, max) = tenor_names(purpose);
    let read =
        |reader: &mut Reader<'_>, name| reader.parsed(name, |text| text.parse().map_err(TenorError::code));
    let (shortest, longest) = (read(reader, min), read(reader, max));
    match (shortest, longest) {
        (Some(shortest), Some(longest)) => Some(TenorRange { purpose, min: shortest, max: longest }),
        (Some(_), None) if reader.typed(max).is_none() => {
            reader.fault(max, "required");
            None
        }
        (None, Some(_)) if reader.typed(min).is_none() => {
            reader.fault(min, "required");
            None
        }
        _ => None,
    }
}
