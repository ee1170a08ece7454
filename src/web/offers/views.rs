//! The catalogue page. Rows are lean on purpose: every visitor's first page is held to a bare page's cost.

use domain::facts::Purpose;
use domain::language::Bilingual;
use domain::money::Method;
use domain::offers::{Publication, Scheme};
use domain::organisations::OrganisationId;
use serde::Serialize;

use super::asking::{Asking, NAMES, Read};
use crate::usecases::Fault;
use crate::usecases::offers::catalogue::{CatalogueOffer, Cost, Found, Wanted};
use crate::web::errors::WebError;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// A choice of a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// Every value of an enum as a choice, in the reader's words.
pub(crate) fn choices<T>(words: Wording<'_>, all: &[T]) -> Vec<Choice>
where
    T: Copy + std::fmt::Display + crate::web::labels::Label,
{
    all.iter().map(|&one| Choice { value: one.to_string(), label: words.label(one) }).collect()
}

/// A text for a reader: the words, and the language they are in where it is not the reader's.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Told {
    pub(crate) text: String,
    /// Code of the language fallen back to; empty where it is the reader's own.
    pub(crate) fallen: String,
}

impl Told {
    pub(crate) fn of(words: Wording<'_>, text: &Bilingual) -> Self {
        let (told, own) = text.read(words.language());
        let other = if words.language() == domain::language::Language::Id { "en" } else { "id" };
        let fallen = if own || told.is_empty() { String::new() } else { other.to_owned() };
        Self { text: told.to_owned(), fallen }
    }
}

/// An offer of the list.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    id: String,
    href: String,
    name: String,
    fallen: String,
    by: String,
    total: String,
    first: String,
    rate: String,
    amount: String,
    tenor: String,
    decision: String,
    paused: bool,
}

/// The form above the list. Most visitors get the same one, so it is kept as it was rendered.
#[derive(Debug, Clone, Serialize)]
struct Filters {
    form: FormView,
    active: usize,
    purposes: Vec<Choice>,
    methods: Vec<Choice>,
    schemes: Vec<Choice>,
    banks: Vec<Choice>,
    sorts: Vec<Choice>,
}

/// The public catalogue.
#[derive(Debug, Serialize)]
pub(super) struct CataloguePage {
    /// For the summary of what could not be read.
    form: FormView,
    active: usize,
    /// The filters as they were kept; where they are empty, `filters` says what they are.
    kept: String,
    filters: Option<Filters>,
    reckoned: String,
    amount: String,
    tenor: String,
    rows: Vec<Row>,
    next: String,
    first: String,
}

impl Filters {
    fn of(
        visit: &Visit,
        asking: &Asking,
        faults: Vec<Fault>,
        active: usize,
        banks: &[(OrganisationId, String)],
    ) -> Self {
        let words = visit.wording();
        let form = asking
            .fields()
            .into_iter()
            .fold(FormView::new(&NAMES), |form, (name, value)| form.with(name, value));
        let bank =
            |(id, name): &(OrganisationId, String)| Choice { value: id.to_string(), label: name.clone() };
        Self {
            form: form.with_faults(visit, faults),
            active,
            purposes: choices(words, Purpose::ALL),
            methods: choices(words, Method::ALL),
            schemes: choices(words, Scheme::ALL),
            banks: banks.iter().map(bank).collect(),
            sorts: sorts(words),
        }
    }
}

impl CataloguePage {
    pub(super) fn of(
        visit: &Visit,
        asking: &Asking,
        read: Read,
        page: Found,
        banks: &[(OrganisationId, String)],
    ) -> Result<Self, WebError> {
        let words = visit.wording();
        let active =
            asking.fields().iter().filter(|(name, value)| *name != "sort" && !value.is_empty()).count();
        let kept = visit.kept("pages/offers/_filters.html", &(asking.fields(), banks), || {
            Filters::of(visit, asking, read.faults.clone(), active, banks)
        })?;
        Ok(Self {
            form: FormView::new(&NAMES).with_faults(visit, read.faults),
            active,
            kept,
            filters: None,
            reckoned: reckoned(words, &read.wanted),
            amount: asking.amount.clone(),
            tenor: asking.tenor.clone(),
            rows: page.rows.iter().map(|offer| row(words, asking, &read.wanted, offer)).collect(),
            next: page.next.map(|next| asking.address(Some(&next))).unwrap_or_default(),
            first: if read.after.is_some() { asking.address(None) } else { String::new() },
        })
    }
}

fn sorts(words: Wording<'_>) -> Vec<Choice> {
    ["name", "cost", "rate", "decision"]
        .iter()
        .map(|sort| Choice { value: (*sort).to_owned(), label: words.say(&format!("offers-sort-{sort}")) })
        .collect()
}

/// For which amount and tenor the figures stand; empty where none was asked.
fn reckoned(words: Wording<'_>, wanted: &Wanted) -> String {
    let Some(amount) = wanted.amount else {
        return String::new();
    };
    let tenor = wanted.tenor.unwrap_or(crate::usecases::offers::catalogue::USUAL_TENOR);
    let arguments =
        [("amount", words.rupiah(amount.get()).into()), ("tenor", words.months(tenor.into()).into())];
    words.say_with("offers-reckoned", &arguments)
}

fn row(words: Wording<'_>, asking: &Asking, wanted: &Wanted, offer: &CatalogueOffer) -> Row {
    let cost: Option<Cost> = wanted.amount.and_then(|amount| offer.cost(amount, wanted.tenor));
    let name = Told::of(words, &offer.name);
    Row {
        id: offer.id.to_string(),
        href: asking.for_offer(&format!("/offers/{}", offer.id)),
        name: name.text,
        fallen: name.fallen,
        by: offer.bank.clone(),
        total: cost.map(|cost| words.rupiah(cost.total.get())).unwrap_or_default(),
        first: cost.map(|cost| words.rupiah(cost.first_instalment.get())).unwrap_or_default(),
        rate: rate(words, offer.rate.percent(), offer.method),
        amount: between(&words.rupiah_short(offer.floor.get()), &words.rupiah_short(offer.ceiling.get())),
        tenor: between(&offer.shortest.to_string(), &words.months(offer.longest.into())),
        decision: words.days(offer.decision_days.into()),
        paused: offer.publication == Publication::Paused,
    }
}

/// The rate with the name of its method, without which "6 %" has two meanings.
pub(crate) fn rate(words: Wording<'_>, percent: rust_decimal::Decimal, method: Method) -> String {
    format!("{} · {}", words.percent(percent), words.label(method))
}

pub(super) fn between(least: &str, most: &str) -> String {
    if least == most { least.to_owned() } else { format!("{least} – {most}") }
}

impl Page for CataloguePage {
    const TEMPLATE: &'static str = "pages/offers/catalogue.html";

    fn samples() -> Vec<Self> {
        let choice = || vec![Choice { value: "annuity".into(), label: "Anuitas".into() }];
        let row = |paused: bool, total: &str| Row {
            id: format!("id-{paused}-{}", total.len()),
            href: "/offers/1".into(),
            name: "KUR <Mikro>".into(),
            fallen: if paused { "id".into() } else { String::new() },
            by: "Bank Sulselbar".into(),
            total: total.into(),
            first: total.into(),
            rate: "6,00 % · Anuitas".into(),
            amount: "Rp1 jt – Rp100 jt".into(),
            tenor: "6 – 60 bulan".into(),
            decision: "7 hari".into(),
            paused,
        };
        let page = |rows: Vec<Row>, active: usize| Self {
            form: FormView::new(&NAMES),
            active,
            kept: String::new(),
            filters: Some(Filters {
                form: NAMES.iter().fold(FormView::new(&NAMES), |form, name| form.with(name, "")),
                active,
                purposes: choice(),
                methods: choice(),
                schemes: choice(),
                banks: Vec::new(),
                sorts: choice(),
            }),
            reckoned: if active > 0 { "Rp75.000.000".into() } else { String::new() },
            amount: "75000000".into(),
            tenor: String::new(),
            rows,
            next: if active > 0 { "/offers?after=x".into() } else { String::new() },
            first: if active > 0 { "/offers".into() } else { String::new() },
        };
        vec![
            page(Vec::new(), 0),
            page(Vec::new(), 2),
            page(vec![row(false, ""), row(true, "Rp80.000.000")], 1),
        ]
    }
}
