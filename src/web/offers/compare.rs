//! Up to four offers side by side, the same figures in the same order for each.

use domain::offers::OfferId;
use serde::{Deserialize, Serialize};

use super::asking::Asking;
use super::detail::{Datum, criteria, terms};
use super::views::Told;
use crate::usecases::offers::reading::Published;
use crate::web::pages::Page;
use crate::web::rules::sentences::RuleLine;
use crate::web::visit::Visit;

/// The most that are compared: what still stands side by side on a screen.
const MOST: usize = 4;

/// The query: the offers that were ticked, and for which amount.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Picked {
    id: Vec<String>,
    amount: String,
    tenor: String,
}

impl Picked {
    /// The first four that are ids, each once.
    pub(super) fn ids(&self) -> Vec<OfferId> {
        let mut ids: Vec<OfferId> = Vec::new();
        for id in self.id.iter().filter_map(|text| text.parse().ok()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.truncate(MOST);
        ids
    }
}

/// One column.
#[derive(Debug, Serialize)]
struct Column {
    href: String,
    name: String,
    fallen: String,
    by: String,
    figures: Vec<Datum>,
    criteria: Vec<RuleLine>,
}

/// The comparison.
#[derive(Debug, Serialize)]
pub(super) struct ComparePage {
    columns: Vec<Column>,
    too_many: bool,
    back: String,
}

impl ComparePage {
    pub(super) fn of(visit: &Visit, picked: &Picked, offers: &[Published]) -> Self {
        let asking =
            Asking { amount: picked.amount.clone(), tenor: picked.tenor.clone(), ..Asking::default() };
        Self {
            columns: offers.iter().map(|published| column(visit, &asking, published)).collect(),
            too_many: picked.id.len() > MOST,
            back: asking.address(None),
        }
    }
}

fn column(visit: &Visit, asking: &Asking, published: &Published) -> Column {
    let words = visit.wording();
    let version = &published.version;
    let name = Told::of(words, &version.terms.name);
    let mut figures = Vec::new();
    let read = asking.read().wanted;
    if let Some(cost) = read.amount.and_then(|amount| published.cost(amount, read.tenor)) {
        figures.push(Datum::new(words.say("offers-total"), words.rupiah(cost.total.get())));
        figures.push(Datum::new(words.say("offers-first"), words.rupiah(cost.first_instalment.get())));
    }
    figures.extend(terms(words, &version.terms));
    Column {
        href: asking.for_offer(&format!("/offers/{}", published.offer.id)),
        name: name.text,
        fallen: name.fallen,
        by: published.bank.clone(),
        figures,
        criteria: criteria(words, &version.rule),
    }
}

impl Page for ComparePage {
    const TEMPLATE: &'static str = "pages/offers/compare.html";

    fn samples() -> Vec<Self> {
        let column = |name: &str| Column {
            href: "/offers/1".into(),
            name: name.into(),
            fallen: if name == "A" { "id".into() } else { String::new() },
            by: "Bank".into(),
            figures: vec![Datum::new("Plafon".into(), "Rp1")],
            criteria: vec![RuleLine {
                text: "Memiliki NIB".into(),
                remedy: String::new(),
                any: vec!["x".into()],
            }],
        };
        vec![
            Self { columns: Vec::new(), too_many: false, back: "/offers".into() },
            Self { columns: vec![column("A"), column("B")], too_many: true, back: "/offers?amount=1".into() },
        ]
    }
}
