//! A desk with one case on it, and its moves made as on the pages.

use domain::applications::{Action, Status};
use domain::facts::Purpose;
use serde_json::json;

use super::application::{ApplicationBuilder, CaseFile};
use super::business::BusinessBuilder;
use super::offer::OfferBuilder;
use super::organisation::Organisation;
use super::portal::Portal;
use super::program::ProgramBuilder;
use super::seen::Seen;
use super::visitor::Visitor;

/// A case in some status, with the people of its desk.
pub struct Desk {
    pub portal: Portal,
    pub file: CaseFile,
    /// The bank, or the partner.
    pub bank: Organisation,
}

/// A credit application of Gula Aren Borong at Bank Sulselbar.
pub async fn credit(status: Status) -> Desk {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let bank = portal.bank("Bank Sulselbar").await;
    let rule = json!({"all": [{"fact": "nib", "is": true, "remedy": "paper"},
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching"}]});
    let offer = OfferBuilder::named("KUR Mikro").of(&bank).rule(rule).publish(&portal).await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .fact("financial_records", "none")
        .fact("nib", "yes")
        .need(75_000_000, 24, Purpose::WorkingCapital)
        .create(&portal, &owner)
        .await;
    let file =
        ApplicationBuilder::of(business, &owner).at(&offer, &bank).in_status(status).create(&portal).await;
    Desk { portal, file, bank }
}

/// An application of Gula Aren Borong for a book-keeping program.
pub async fn mentoring(status: Status) -> Desk {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    let bank = portal.partner("Perumda Sinjai").await;
    let program = ProgramBuilder::named("Buku Kas")
        .of(&bank)
        .cohort("2026-12-07", "2026-12-18", 5)
        .publish(&portal)
        .await;
    let business = BusinessBuilder::named("Gula Aren Borong")
        .fact("financial_records", "none")
        .create(&portal, &owner)
        .await;
    let file = ApplicationBuilder::of(business, &owner)
        .joining(&program, &bank)
        .in_status(status)
        .create(&portal)
        .await;
    Desk { portal, file, bank }
}

impl Desk {
    /// The address of a move's form.
    pub fn page_of(&self, action: Action) -> String {
        format!("{}/act/{action}", self.file.desk())
    }

    /// Opens the form page of a move from the case page's button, fills in what it wants and sends it.
    pub async fn act(&self, visitor: &mut Visitor, action: Action) -> Seen {
        let to = self.page_of(action);
        let case = visitor.open(&self.file.desk()).await;
        assert!(case.attributes("a.button", "href").contains(&to), "no button {action}: {}", case.text());
        let form = visitor.open(&to).await;
        let fields = filled(action);
        visitor.send(&form, &to, &fields).await
    }
}

/// What the form of a move wants.
pub fn filled(action: Action) -> Vec<(&'static str, &'static str)> {
    match action {
        Action::Ask => vec![("note", "Mohon rekening koran tiga bulan"), ("papers", "bank_statement")],
        Action::Decline => vec![("reasons", "outside_policy")],
        Action::Complete => vec![("note", "Materi sudah dikuasai tanpa pertemuan")],
        Action::Visit | Action::Refer | Action::Drop => vec![("note", "Usaha berjalan baik")],
        _ => Vec::new(),
    }
}
