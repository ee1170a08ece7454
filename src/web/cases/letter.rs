//! The offer letter with its schedule, made to be printed. The same for bank, owner and office.

use domain::applications::OfferLetter;
use domain::money::{Method, Rupiah};
use domain::policy::Actor;
use domain::schedule::Quote;
use serde::Serialize;

use super::acting::rate_key;
use crate::print::{Block, Paper};
use crate::usecases::applications::CaseView;
use crate::web::errors::WebError;
use crate::web::pages::Page;
use crate::web::visit::Visit;
use crate::web::wording::Wording;

use super::parts::DatumView;

/// A month of the schedule.
#[derive(Debug, Serialize)]
pub(super) struct MonthView {
    number: String,
    principal: String,
    interest: String,
    instalment: String,
    balance: String,
}

#[derive(Debug, Serialize)]
pub(super) struct LetterPage {
    number: String,
    bank: String,
    business: String,
    owner: String,
    product: String,
    dated: String,
    expires: String,
    stands: bool,
    terms: Vec<DatumView>,
    conditions: String,
    margin: bool,
    months: Vec<MonthView>,
    total: String,
    total_interest: String,
    pdf: String,
    back: String,
    accept: String,
}

impl LetterPage {
    /// The letter of a case; a case without one has no such page.
    pub(super) fn of(visit: &Visit, actor: &Actor, case: &CaseView) -> Result<Self, WebError> {
        let words = visit.wording();
        let application = &case.application;
        let letter = application.letter.as_ref().ok_or(WebError::NotFound)?;
        let quote = letter.schedule().map_err(|_| WebError::Bug("a letter without a schedule"))?;
        let rupiah = |amount: Rupiah| words.rupiah(amount.get());
        let approved = case.events.iter().find(|event| event.action == domain::applications::Action::Approve);
        let today = domain::calendar::wita_date(visit.app().clock.now());
        let owner = actor.account == application.owner;
        let months = quote.instalments.iter().map(|month| MonthView {
            number: month.number.to_string(),
            principal: rupiah(month.principal),
            interest: rupiah(month.interest),
            instalment: rupiah(month.instalment),
            balance: rupiah(month.balance),
        });
        let home = if owner {
            "applications"
        } else if actor.is_office() {
            "office/cases"
        } else {
            "cases"
        };
        let open =
            owner && case.open.contains(&domain::applications::Action::Accept) && letter.stands_on(today);
        Ok(Self {
            number: application.receipt.map(|receipt| receipt.to_string()).unwrap_or_default(),
            bank: case.parties.organisation.clone(),
            business: case.parties.business.clone(),
            owner: case.parties.owner.name.clone(),
            product: case.version.terms.name().read(words.language()).0.to_owned(),
            dated: approved.map(|event| words.day_of(event.at)).unwrap_or_default(),
            expires: words.date(letter.expires_on),
            stands: letter.stands_on(today),
            terms: terms(words, letter, &quote),
            conditions: letter.conditions.clone(),
            margin: letter.method == Method::Margin,
            months: months.collect(),
            total: rupiah(quote.total),
            total_interest: rupiah(quote.total_interest),
            pdf: format!("/cases/{}/letter/pdf", application.id),
            back: format!("/{home}/{}", application.id),
            accept: if open { format!("/applications/{}/accept", application.id) } else { String::new() },
        })
    }
}

impl LetterPage {
    /// The same as a paper to print.
    pub(super) fn paper(&self, visit: &Visit, made_at: chrono::DateTime<chrono::Utc>) -> Paper {
        let words = visit.wording();
        let interest = words.say(if self.margin { "letter-margin" } else { "letter-interest" });
        let to = [("owner", self.owner.as_str().into()), ("business", self.business.as_str().into())];
        let stands = if self.stands { "letter-stands" } else { "letter-stood" };
        let dated = words.say_with("letter-dated", &[("day", self.dated.as_str().into())]);
        let until = words.say_with(stands, &[("day", self.expires.as_str().into())]);
        let mut blocks = vec![
            Block::Text(format!("{} · {}", self.bank, self.number)),
            Block::Title(words.say("letter-title")),
            Block::Line(self.product.clone()),
            Block::Space(12),
            Block::Text(words.say_with("letter-to", &to)),
            Block::Text(format!("{dated} {until}")),
            Block::Heading(words.say("letter-terms")),
            Block::Rows(self.terms.iter().map(|row| (row.term.clone(), row.detail.clone())).collect()),
        ];
        if !self.conditions.is_empty() {
            blocks.push(Block::Heading(words.say("letter-conditions")));
            blocks.extend(self.conditions.lines().map(|line| Block::Text(line.to_owned())));
        }
        let cells = |month: &MonthView| {
            [&month.number, &month.principal, &month.interest, &month.instalment, &month.balance]
                .map(Clone::clone)
        };
        let mut rows: Vec<Vec<String>> = self.months.iter().map(|month| cells(month).to_vec()).collect();
        let sum = words.say("letter-sum");
        // A cell that is empty would be left out for who does not see the table.
        let none = || "–".to_owned();
        rows.push(vec![sum, none(), self.total_interest.clone(), self.total.clone(), none()]);
        let heading = |key: &str| words.say(key);
        blocks.extend([
            Block::Heading(words.say("letter-schedule")),
            Block::Table {
                headings: vec![
                    heading("letter-month"),
                    heading("letter-principal"),
                    interest,
                    heading("letter-instalment"),
                    heading("letter-balance"),
                ],
                rows,
            },
        ]);
        Paper {
            title: format!("{} {}", words.say("letter-title"), self.number),
            language: words.language().as_str(),
            author: self.bank.clone(),
            made_at,
            framed: false,
            blocks,
        }
    }
}

/// What the bank binds itself to. A margin has no effective interest rate beside it.
fn terms(words: Wording<'_>, letter: &OfferLetter, quote: &Quote) -> Vec<DatumView> {
    let rupiah = |amount: Rupiah| words.rupiah(amount.get());
    let row = |key: &str, detail: String| DatumView::plain(words.say(key), detail);
    let first = quote.instalments.first().map(|month| rupiah(month.instalment)).unwrap_or_default();
    let mut terms = vec![
        row("letter-amount", rupiah(letter.amount)),
        row(rate_key(Some(letter.method)), words.percent(letter.rate.percent())),
        row("letter-method", words.label(letter.method)),
        row("letter-tenor", words.months(letter.tenor.months().into())),
        row("letter-first", first),
        row("letter-fee", rupiah(letter.fee)),
        row("letter-total", rupiah(quote.total)),
    ];
    if let Some(effective) = quote.effective_annual_rate.filter(|_| letter.method != Method::Margin) {
        terms.push(row("letter-effective", words.percent(effective.percent())));
    }
    terms
}

impl Page for LetterPage {
    const TEMPLATE: &'static str = "pages/cases/letter.html";

    fn samples() -> Vec<Self> {
        let page = |margin, stands| Self {
            number: "JB-2611-4YC5TC".into(),
            bank: "Bank".into(),
            business: "Gula Aren Borong".into(),
            owner: "Rahmawati".into(),
            product: "KUR Mikro".into(),
            dated: "23 November 2026".into(),
            expires: "7 Desember 2026".into(),
            stands,
            terms: vec![DatumView::plain("Jumlah".into(), "Rp75.000.000".into())],
            conditions: if stands { "Akad di kantor cabang.".into() } else { String::new() },
            margin,
            months: vec![MonthView {
                number: "1".into(),
                principal: "Rp1".into(),
                interest: "Rp1".into(),
                instalment: "Rp2".into(),
                balance: "Rp0".into(),
            }],
            total: "Rp2".into(),
            total_interest: "Rp1".into(),
            pdf: "/cases/1/letter/pdf".into(),
            back: "/cases/1".into(),
            accept: if stands { "/applications/1/accept".into() } else { String::new() },
        };
        vec![page(false, true), page(true, false)]
    }
}
