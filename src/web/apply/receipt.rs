//! The receipt of an application that was handed in.

use domain::applications::Promised;
use domain::calendar::wita_date;
use domain::facts::FactKey;
use serde::Serialize;

use super::parts::{self, Datum};
use crate::usecases::applications::CaseView;
use crate::web::pages::Page;
use crate::web::wording::Wording;

/// The receipt: number, date, what comes next; made to be printed.
#[derive(Debug, Serialize)]
pub(super) struct ReceiptPage {
    pub(super) number: String,
    pub(super) when: String,
    pub(super) rows: Vec<Datum>,
    pub(super) organisation: String,
    pub(super) next: String,
    pub(super) href: String,
    /// Whether it is a wish among others, whose order can be changed.
    pub(super) wish: bool,
}

impl ReceiptPage {
    /// Nothing where it was not handed in yet.
    pub(super) fn of(words: Wording<'_>, case: &CaseView) -> Option<Self> {
        let application = &case.application;
        let (receipt, at) = application.receipt.zip(application.submitted_at)?;
        let mut rows = vec![
            parts::datum(words.say("apply-for"), parts::read(words, case.version.terms.name())),
            parts::datum(words.say("apply-at"), case.parties.organisation.clone()),
            parts::datum(words.say("apply-business"), case.parties.business.clone()),
        ];
        if let Some(amount) = application.amount {
            rows.push(parts::datum(words.label(FactKey::RequestedAmount), words.rupiah(amount.get())));
        }
        if let Some(cohort) = &case.parties.cohort {
            rows.push(parts::datum(words.say("apply-cohort"), cohort.name.clone()));
        }
        if let Some(wish) = application.wish {
            let wish = words.say_with("wishes-number", &[("number", wish.into())]);
            rows.push(parts::datum(words.say("wishes-title"), wish));
        }
        let next = match case.version.terms.of_offer() {
            Some(terms) => words.say_with(
                "apply-next-credit",
                &[
                    ("organisation", case.parties.short_name.as_str().into()),
                    ("day", words.date(terms.promised_by(Promised::FirstReply, wita_date(at))).into()),
                ],
            ),
            None => words
                .say_with("apply-next-program", &[("organisation", case.parties.short_name.as_str().into())]),
        };
        Some(Self {
            number: receipt.to_string(),
            when: words.date_time(at),
            rows,
            organisation: case.parties.short_name.clone(),
            next,
            href: format!("/applications/{}", application.id),
            wish: application.wish.is_some(),
        })
    }
}

impl Page for ReceiptPage {
    const TEMPLATE: &'static str = "pages/apply/receipt.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            number: "JB-2611-4YC5TC".into(),
            when: "23 November 2026".into(),
            rows: vec![parts::datum("a", "<b>")],
            organisation: "Bank".into(),
            next: "Bank membaca.".into(),
            href: "/applications/1".into(),
            wish: true,
        }]
    }
}
