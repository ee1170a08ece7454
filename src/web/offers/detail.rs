//! An offer's own page: terms, what an amount would cost, the rule in sentences, the papers; and the whole schedule.

use domain::criteria::Rule;
use domain::money::{Rupiah, Tenor};
use domain::offers::{Publication, Terms};
use domain::schedule::{self, Quote};
use serde::Serialize;

use super::asking::Asking;
use super::views::{Told, between, rate};
use crate::usecases::Fault;
use crate::usecases::offers::OfferVersion;
use crate::usecases::offers::catalogue::USUAL_TENOR;
use crate::usecases::offers::reading::Published;
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::rules::sentences::{self, RuleLine};
use crate::web::visit::Visit;
use crate::web::wording::Wording;

/// A row of a list of terms, in the shape that the component asks for.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Datum {
    pub(crate) term: String,
    pub(crate) detail: String,
    pub(crate) href: String,
    pub(crate) link: String,
    pub(crate) note: String,
}

impl Datum {
    pub(crate) fn new(term: String, detail: impl Into<String>) -> Self {
        Self { term, detail: detail.into(), ..Self::default() }
    }
}

/// What an amount costs, ready to print.
#[derive(Debug, Default, Serialize)]
pub(super) struct Figured {
    form: FormView,
    asked: String,
    total: String,
    first: String,
    last: String,
    fees: String,
    interest: String,
    effective: String,
    margin: bool,
    #[serde(skip)]
    quote: Option<Quote>,
}

impl Figured {
    /// For the amount and tenor of the address, or for ones in the middle of the offer; a fault where the offer does not
    /// go so far.
    pub(super) fn of(visit: &Visit, asking: &Asking, terms: &Terms) -> Self {
        let words = visit.wording();
        let mut faults = Vec::new();
        let amount = asking.amount(&mut faults).unwrap_or_else(|| usual_amount(terms));
        let tenor = asking.tenor(&mut faults).or_else(|| usual_tenor(terms));
        check(words, terms, amount, tenor, &mut faults);
        let quote = match tenor {
            Some(tenor) if faults.is_empty() => {
                terms.loan(amount, tenor).and_then(|loan| schedule::quote(&loan).ok())
            }
            _ => None,
        };
        let shown = |typed: &str, usual: String| if typed.is_empty() { usual } else { typed.to_owned() };
        let form = FormView::new(&["amount", "tenor"])
            .with("amount", shown(&asking.amount, words.integer(amount.get())))
            .with(
                "tenor",
                shown(&asking.tenor, tenor.map(|tenor| tenor.months().to_string()).unwrap_or_default()),
            )
            .with_faults(visit, faults);
        let figured = Self { form, margin: terms.is_syariah(), ..Self::default() };
        match (quote, tenor) {
            (Some(quote), Some(tenor)) => figured.filled(words, terms, (amount, tenor), quote),
            _ => figured,
        }
    }

    fn filled(
        self,
        words: Wording<'_>,
        terms: &Terms,
        (amount, tenor): (Rupiah, Tenor),
        quote: Quote,
    ) -> Self {
        let fees = terms.fees.of(amount).unwrap_or(Rupiah::ZERO);
        let instalment = |row: Option<&schedule::Instalment>| {
            row.map(|row| words.rupiah(row.instalment.get())).unwrap_or_default()
        };
        let (amount, months) = (words.rupiah(amount.get()), words.months(tenor.months().into()));
        Self {
            asked: words
                .say_with("offers-for-amount", &[("amount", amount.into()), ("tenor", months.into())]),
            total: words.rupiah(quote.total.get() + fees.get()),
            first: instalment(quote.instalments.first()),
            last: instalment(quote.instalments.last()),
            fees: words.rupiah(fees.get()),
            interest: words.rupiah(quote.total_interest.get()),
            effective: quote
                .effective_annual_rate
                .map(|rate| words.percent(rate.percent()))
                .unwrap_or_default(),
            quote: Some(quote),
            ..self
        }
    }
}

fn usual_amount(terms: &Terms) -> Rupiah {
    Rupiah::new(50_000_000).map_or(terms.ceiling, |usual| usual.clamp(terms.floor, terms.ceiling))
}

fn usual_tenor(terms: &Terms) -> Option<Tenor> {
    let (shortest, longest) = (terms.shortest_tenor().max(1), terms.longest_tenor().max(1));
    Tenor::new(USUAL_TENOR.clamp(shortest, longest.max(shortest))).ok()
}

fn check(words: Wording<'_>, terms: &Terms, amount: Rupiah, tenor: Option<Tenor>, faults: &mut Vec<Fault>) {
    if amount < terms.floor || amount > terms.ceiling {
        let (least, most) = (words.rupiah(terms.floor.get()), words.rupiah(terms.ceiling.get()));
        faults.push(Fault::new("amount", "outside-offer").with("least", least).with("most", most));
    }
    let (shortest, longest) = (terms.shortest_tenor(), terms.longest_tenor());
    if tenor.is_some_and(|tenor| !(shortest..=longest).contains(&tenor.months())) {
        let (least, most) = (words.months(shortest.into()), words.months(longest.into()));
        faults.push(Fault::new("tenor", "outside-offer").with("least", least).with("most", most));
    }
}

/// The page of an offer.
#[derive(Debug, Serialize)]
pub(super) struct DetailPage {
    id: String,
    name: Told,
    by: String,
    summary: Told,
    open: bool,
    publication: String,
    terms: Vec<Datum>,
    figured: Figured,
    schedule: String,
    criteria: Vec<RuleLine>,
    papers: Vec<String>,
    versions: Vec<Datum>,
    apply: bool,
}

impl DetailPage {
    pub(super) fn of(
        visit: &Visit,
        asking: &Asking,
        published: &Published,
        versions: &[OfferVersion],
    ) -> Self {
        let words = visit.wording();
        let Published { offer, version, bank } = published;
        let applies = match visit.actor() {
            None => true,
            Some(actor) => actor.role == domain::accounts::Role::Owner,
        };
        Self {
            id: offer.id.to_string(),
            name: Told::of(words, &version.terms.name),
            by: bank.clone(),
            summary: Told::of(words, &version.terms.summary),
            open: offer.publication == Publication::Open,
            publication: words.label(offer.publication),
            terms: terms(words, &version.terms),
            figured: Figured::of(visit, asking, &version.terms),
            schedule: asking.for_offer(&format!("/offers/{}/schedule", offer.id)),
            criteria: criteria(words, &version.rule),
            papers: version.terms.papers.iter().map(|&paper| words.label(paper)).collect(),
            versions: versions.iter().map(|version| told_version(words, version)).collect(),
            apply: applies && offer.publication == Publication::Open,
        }
    }
}

/// The sentences of a rule; one that says that everybody fits, where it is empty.
pub(crate) fn criteria(words: Wording<'_>, rule: &Rule) -> Vec<RuleLine> {
    let lines = sentences::rule(words, rule);
    if lines.is_empty() {
        vec![RuleLine { text: words.say("rules-open"), remedy: String::new(), any: Vec::new() }]
    } else {
        lines
    }
}

fn told_version(words: Wording<'_>, version: &OfferVersion) -> Datum {
    let number = words.say_with("offers-version", &[("number", version.number.into())]);
    Datum::new(number, validity(words, version.terms.valid_from, version.terms.valid_to))
}

/// "mulai 1 November 2026", "1 November 2026 sampai 31 Desember 2026".
pub(crate) fn validity(words: Wording<'_>, from: chrono::NaiveDate, to: Option<chrono::NaiveDate>) -> String {
    let from = words.date(from);
    match to {
        None => words.say_with("offers-valid-from", &[("from", from.into())]),
        Some(to) => {
            words.say_with("offers-valid-between", &[("from", from.into()), ("to", words.date(to).into())])
        }
    }
}

/// The terms as rows, always in the same order.
pub(crate) fn terms(words: Wording<'_>, terms: &Terms) -> Vec<Datum> {
    let say = |key: &str| words.say(key);
    let mut rows = vec![
        Datum::new(
            say("offers-amount"),
            between(&words.rupiah(terms.floor.get()), &words.rupiah(terms.ceiling.get())),
        ),
        Datum::new(say("offers-rate"), rate(words, terms.rate.percent(), terms.method)),
    ];
    rows.extend(terms.tenors.iter().map(|range| {
        let term = words.say_with("offers-tenor-for", &[("purpose", words.label(range.purpose).into())]);
        let months = between(&range.min.months().to_string(), &words.months(range.max.months().into()));
        Datum::new(term, months)
    }));
    rows.push(Datum::new(say("offers-fees"), fees(words, terms)));
    rows.push(Datum::new(say("offers-collateral"), words.label(terms.collateral)));
    rows.push(Datum::new(say("offers-reply"), words.days(terms.first_reply_days.into())));
    rows.push(Datum::new(say("offers-decision"), words.days(terms.decision_days.into())));
    rows.push(Datum::new(say("offers-scheme"), words.label(terms.scheme)));
    if !terms.regulation.is_empty() {
        rows.push(Datum::new(say("offers-regulation"), terms.regulation.clone()));
    }
    rows
}

fn fees(words: Wording<'_>, terms: &Terms) -> String {
    if terms.fees.is_free() {
        return words.say("offers-no-fees");
    }
    let mut parts = Vec::new();
    if !terms.fees.provision_percent.percent().is_zero() {
        let percent = words.percent(terms.fees.provision_percent.percent());
        parts.push(words.say_with("offers-fee-provision", &[("percent", percent.into())]));
    }
    for (key, amount) in [("offers-fee-admin", terms.fees.admin), ("offers-fee-other", terms.fees.other)] {
        if amount > Rupiah::ZERO {
            parts.push(words.say_with(key, &[("amount", words.rupiah(amount.get()).into())]));
        }
    }
    parts.join("; ")
}

/// A month of the schedule.
#[derive(Debug, Serialize)]
struct Month {
    number: String,
    principal: String,
    interest: String,
    instalment: String,
    balance: String,
}

/// The whole schedule, to be printed.
#[derive(Debug, Serialize)]
pub(super) struct SchedulePage {
    href: String,
    name: String,
    by: String,
    figured: Figured,
    rate: String,
    months: Vec<Month>,
}

impl SchedulePage {
    pub(super) fn of(visit: &Visit, published: &Published, figured: Figured) -> Self {
        let words = visit.wording();
        let rupiah = |amount: Rupiah| words.rupiah(amount.get());
        let month = |row: &schedule::Instalment| Month {
            number: row.number.to_string(),
            principal: rupiah(row.principal),
            interest: rupiah(row.interest),
            instalment: rupiah(row.instalment),
            balance: rupiah(row.balance),
        };
        let terms = &published.version.terms;
        Self {
            href: format!("/offers/{}", published.offer.id),
            name: Told::of(words, &terms.name).text,
            by: published.bank.clone(),
            rate: rate(words, terms.rate.percent(), terms.method),
            months: figured.quote.iter().flat_map(|quote| quote.instalments.iter().map(month)).collect(),
            figured,
        }
    }
}

fn sample_figured(filled: bool, margin: bool) -> Figured {
    let text = |text: &str| if filled { text.to_owned() } else { String::new() };
    let mut form = FormView::new(&["amount", "tenor"]).with("amount", "75.000.000").with("tenor", "24");
    if !filled {
        form.summary.push(crate::web::forms::SummaryLine { field: "amount".into(), text: "?".into() });
    }
    Figured {
        form,
        asked: text("Rp75.000.000, 24 bulan"),
        total: text("Rp79.776.000"),
        first: text("Rp3.324.000"),
        last: text("Rp3.324.100"),
        fees: text("Rp0"),
        interest: text("Rp4.776.000"),
        effective: text("6,17 %"),
        margin,
        quote: None,
    }
}

impl Page for DetailPage {
    const TEMPLATE: &'static str = "pages/offers/detail.html";

    fn samples() -> Vec<Self> {
        let page = |filled: bool| Self {
            id: "1".into(),
            name: Told { text: "KUR Mikro".into(), fallen: if filled { String::new() } else { "id".into() } },
            by: "Bank Sulselbar".into(),
            summary: Told { text: "Untuk usaha kecil.".into(), fallen: String::new() },
            open: filled,
            publication: "Dihentikan sementara".into(),
            terms: vec![Datum::new("Plafon".into(), "Rp1 – Rp2")],
            figured: sample_figured(filled, !filled),
            schedule: "/offers/1/schedule".into(),
            criteria: vec![
                RuleLine { text: "Memiliki e-KTP".into(), remedy: "?".into(), any: Vec::new() },
                RuleLine {
                    text: "Salah satu dari:".into(),
                    remedy: String::new(),
                    any: vec!["NIB".into(), "SKU".into()],
                },
            ],
            papers: if filled { vec!["KTP".into()] } else { Vec::new() },
            versions: vec![Datum::new("Versi 1".into(), "mulai 1 November 2026")],
            apply: filled,
        };
        vec![page(true), page(false)]
    }
}

impl Page for SchedulePage {
    const TEMPLATE: &'static str = "pages/offers/schedule.html";

    fn samples() -> Vec<Self> {
        let page = |filled: bool| Self {
            href: "/offers/1".into(),
            name: "KUR Mikro".into(),
            by: "Bank Sulselbar".into(),
            figured: sample_figured(filled, !filled),
            rate: "6,00 % · Anuitas".into(),
            months: vec![Month {
                number: "1".into(),
                principal: "Rp1".into(),
                interest: "Rp1".into(),
                instalment: "Rp2".into(),
                balance: "Rp0".into(),
            }],
        };
        vec![page(true), page(false)]
    }
}
