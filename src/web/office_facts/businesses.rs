//! The pages on which the office reads businesses: the list, and one with all that is known of it.

use domain::facts::{FactKey, SizeClass};
use serde::Serialize;

use super::views::{address, fact_sample, place};
use crate::usecases::businesses::confirming::can_confirm;
use crate::usecases::businesses::handing::{Handed, Standing};
use crate::usecases::businesses::{self, Business, Known, Listed, Page as Rows};
use crate::web::businesses::{FactRow, FileRow, fact_keys, fact_row, file_sample, place_words, size_remark};
use crate::web::forms::FormView;
use crate::web::pages::Page;
use crate::web::questions::{self, Choice, choice};
use crate::web::wording::Wording;

#[derive(Debug, Serialize)]
struct BusinessRow {
    href: String,
    name: String,
    owner: String,
    place: String,
    sector: String,
    size: String,
    since: String,
    claimed: bool,
}

/// The list of businesses.
#[derive(Debug, Serialize)]
pub(super) struct BusinessesPage {
    rows: Vec<BusinessRow>,
    form: FormView,
    districts: Vec<Choice>,
    sectors: Vec<Choice>,
    sizes: Vec<Choice>,
    active: i64,
    next: String,
    csv: String,
}

const LIST: [&str; 5] = ["name", "district", "sector", "size", "unclaimed"];

impl BusinessesPage {
    pub(super) fn of(words: Wording<'_>, filter: &businesses::Filter, page: &Rows<Listed>) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let values = [
            text(&filter.name),
            text(&filter.district),
            text(&filter.sector),
            filter.size.map(|size| size.to_string()).unwrap_or_default(),
            if filter.unclaimed { "yes".to_owned() } else { String::new() },
        ];
        let active = values.iter().filter(|value| !value.is_empty()).count();
        let asked: Vec<_> = LIST.into_iter().zip(values.iter().map(String::as_str)).collect();
        let csv = address("/office/businesses.csv", &asked);
        let next = page.next.as_ref().map(|cursor| {
            let cursor = cursor.to_string();
            let mut fields: Vec<_> = LIST.into_iter().zip(values.iter().map(String::as_str)).collect();
            fields.push(("after", &cursor));
            address("/office/businesses", &fields)
        });
        let row = |listed: &Listed| BusinessRow {
            href: format!("/office/businesses/{}", listed.id),
            name: listed.name.clone(),
            owner: listed.owner.clone(),
            place: place(listed.district.as_deref()),
            sector: listed.sector.as_ref().map(|letter| words.sector(letter)).unwrap_or_default(),
            size: listed.size.map(|size| words.label(size)).unwrap_or_default(),
            since: words.day_of(listed.created_at),
            claimed: listed.claimed,
        };
        let form = FormView::new(&LIST);
        let form =
            LIST.into_iter().zip(values.clone()).fold(form, |form, (name, value)| form.with(name, value));
        Self {
            rows: page.rows.iter().map(row).collect(),
            form,
            districts: questions::districts(),
            sectors: questions::sectors(words),
            sizes: SizeClass::ALL.iter().map(|size| choice(size.as_str(), words.label(*size))).collect(),
            active: i64::try_from(active).unwrap_or_default(),
            next: next.unwrap_or_default(),
            csv,
        }
    }
}

impl Page for BusinessesPage {
    const TEMPLATE: &'static str = "pages/office_facts/businesses.html";

    fn samples() -> Vec<Self> {
        let page = |rows, next: &str| Self {
            rows,
            form: FormView::new(&LIST),
            districts: questions::districts(),
            sectors: vec![choice("C", "Industri")],
            sizes: vec![choice("micro", "Usaha mikro")],
            active: 0,
            next: next.to_owned(),
            csv: "/office/businesses.csv".into(),
        };
        let row = BusinessRow {
            href: "/office/businesses/1".into(),
            name: "Gula Aren Borong".into(),
            owner: "Andi Rahma".into(),
            place: "Sinjai Borong".into(),
            sector: "Industri".into(),
            size: "Usaha mikro".into(),
            since: "3 November 2026".into(),
            claimed: false,
        };
        vec![page(vec![], ""), page(vec![row], "/office/businesses?after=x")]
    }
}

/// A fact with the address at which the office confirms it; empty where it cannot.
#[derive(Debug, Serialize)]
struct FactLine {
    fact: FactRow,
    href: String,
}

/// A handover in a line.
#[derive(Debug, Serialize)]
struct HandedLine {
    text: String,
    proof: String,
    note: String,
    when: String,
}

/// A business as the office reads it.
#[derive(Debug, Serialize)]
pub(super) struct BusinessPage {
    id: String,
    name: String,
    place: String,
    owner: String,
    description: String,
    /// The size class and which criterion made it.
    size: String,
    facts: Vec<FactLine>,
    proof: String,
    files: Vec<FileRow>,
    unclaimed: bool,
    handed: Vec<HandedLine>,
}

impl BusinessPage {
    pub(super) fn of(
        words: Wording<'_>,
        business: &Business,
        known: &Known,
        standing: &Standing,
        files: Vec<FileRow>,
    ) -> Self {
        let line = |key: FactKey| FactLine {
            fact: fact_row(words, key, known),
            href: if can_confirm(key, &known.facts) {
                format!("/office/businesses/{}/facts/{key}", business.id)
            } else {
                String::new()
            },
        };
        Self {
            id: business.id.to_string(),
            name: business.name.clone(),
            place: place_words(business),
            owner: standing.name.clone(),
            description: business.description.clone().unwrap_or_default(),
            size: size_remark(words, business, known).unwrap_or_default(),
            facts: fact_keys(known).into_iter().map(line).collect(),
            proof: format!("/office/businesses/{}/proof", business.id),
            files,
            unclaimed: standing.holder.may_be_handed_over(),
            handed: standing.handed.iter().map(|handed| handed_line(words, handed)).collect(),
        }
    }
}

fn handed_line(words: Wording<'_>, handed: &Handed) -> HandedLine {
    let names = [
        ("from", handed.from.as_str().into()),
        ("to", handed.to.as_str().into()),
        ("by", handed.by.as_str().into()),
    ];
    HandedLine {
        text: words.say_with("handed-line", &names),
        proof: words.label(handed.proof),
        note: handed.note.clone(),
        when: words.date_time(handed.at),
    }
}

impl Page for BusinessPage {
    const TEMPLATE: &'static str = "pages/office_facts/business.html";

    fn samples() -> Vec<Self> {
        let unknown =
            FactRow { value: String::new(), evidence: String::new(), when: String::new(), ..fact_sample() };
        let line = |fact: FactRow, href: &str| FactLine { fact, href: href.to_owned() };
        let handed = HandedLine {
            text: "Dari Andi kepada Rahma, oleh Sitti".into(),
            proof: "KTP".into(),
            note: "Nama sama dengan daftar.".into(),
            when: "3 November 2026".into(),
        };
        let page = |files, unclaimed, handed| Self {
            id: "1".into(),
            name: "Gula Aren Borong".into(),
            place: String::new(),
            owner: "Andi Rahma".into(),
            description: "Gula aren cetak dan semut.".into(),
            size: "Usaha mikro, menurut penjualan setahun".into(),
            facts: vec![line(fact_sample(), "/office/businesses/1/facts/nib"), line(unknown.clone(), "")],
            proof: "/office/businesses/1/proof".into(),
            files,
            unclaimed,
            handed,
        };
        vec![page(vec![], true, vec![]), page(vec![file_sample("accepted")], false, vec![handed])]
    }
}
