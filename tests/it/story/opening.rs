//! The office opens; a bank and a regional enterprise register themselves, are admitted, and put up what they offer.

use domain::accounts::Role;
use domain::offers::Scheme;
use jembatan::usecases::accounts::invitations::{self, Invitation};
use serde_json::json;

use super::stage::{PASSWORD, Stage};
use crate::kit::offer::OfferBuilder;

/// What there is to be had, by id and name.
#[derive(Debug, Clone)]
pub struct Subject {
    pub id: String,
    pub name: String,
}

/// The market of the story.
#[derive(Debug, Clone)]
pub struct Market {
    /// It wants a cash book, which she does not keep.
    pub first: Subject,
    /// It fits.
    pub second: Subject,
    /// It wants more of the internet than she uses.
    pub third: Subject,
    /// It teaches to keep a cash book.
    pub program: Subject,
}

/// Who registers an organisation.
struct Registration<'a> {
    who: &'static str,
    email: &'a str,
    kind: &'a str,
    name: &'a str,
    short_name: &'a str,
    person: &'a str,
}

pub const BANK: &str = "Bank Sulselbar";
const BANK_NAME: &str = "PT Bank Pembangunan Daerah Sulawesi Selatan dan Sulawesi Barat";
pub const THIRD_BANK: &str = "Bank Teluk Bone";
pub const PARTNER: &str = "Perumda Sinjai";

/// The office's head is made known from the command line, which mails an invitation; the head invites a clerk.
pub async fn the_office_opens(stage: &mut Stage) {
    stage.morning_of("2026-11-23").await;
    let office = stage.portal.app.settings.office_name.clone();
    let head = Invitation {
        name: "Andi Rahman".to_owned(),
        email: "kepala@sinjai.example".to_owned(),
        role: Role::OfficeHead,
        organisation: None,
        to: office.clone(),
        as_what: None,
        language: stage.language,
    };
    invitations::send(&stage.portal.app, head).await.unwrap();
    let subject = stage.say_with("mail-invitation-subject", &[("to", office.into())]);
    stage.accept_invitation("head", "kepala@sinjai.example", &subject).await;
    stage.see("office-title").await;
    stage.look("monitor-before-anything").await;
    stage.menu("nav-colleagues").await;
    invite(stage, "Sitti Aminah", "petugas@sinjai.example", "office_staff").await;
    stage.look("colleagues-of-the-office").await;
    stage.accept_invitation("clerk", "petugas@sinjai.example", &subject).await;
    stage.see("office-title").await;
}

async fn invite(stage: &Stage, name: &str, email: &str, role: &str) {
    stage.fill_all(&[("name", name), ("email", email), ("role", role)]).await;
    stage.press("invite-button").await;
    stage.see("invitation-sent").await;
}

/// A bank and an enterprise come in by the front door, and the clerk admits them.
pub async fn organisations_are_admitted(stage: &mut Stage) {
    let bank = Registration {
        who: "approver",
        email: "pemutus@sulselbar.example",
        kind: "bank",
        name: BANK_NAME,
        short_name: BANK,
        person: "Hasanuddin",
    };
    registers(stage, &bank).await;
    let partner = Registration {
        who: "coordinator",
        email: "koordinator@perumda.example",
        kind: "regional_enterprise",
        name: "Perusahaan Umum Daerah Sinjai",
        short_name: PARTNER,
        person: "Nurhayati",
    };
    registers(stage, &partner).await;
    for organisation in [&bank, &partner] {
        admits(stage, organisation).await;
    }
}

async fn registers(stage: &mut Stage, new: &Registration<'_>) {
    stage.meet(new.who, new.email).await;
    stage.browser.visit("/").await;
    stage.press("start-organisations").await;
    stage.see("organisation-register-title").await;
    let of_office = format!("kantor.{}", new.email);
    let fields = [
        ("kind", new.kind),
        ("name", new.name),
        ("short_name", new.short_name),
        ("email", &of_office),
        ("phone", "(0482) 21 345"),
        ("address", "Jalan Persatuan Raya 12, Balangnipa"),
        ("district", "73.07.05"),
        ("person", new.person),
        ("person_email", new.email),
        ("password", PASSWORD),
    ];
    stage.fill_all(&fields).await;
    stage.look("register-an-organisation").await;
    stage.press("organisation-register-button").await;
    stage.see("register-sent-title").await;
    stage.look("mail-is-on-its-way").await;
    prove(stage, new.who).await;
    stage.set_up_factor().await;
    stage.see("organisation-waits").await;
    stage.look("organisation-waits").await;
}

/// Opens the link that proves an address.
pub async fn prove(stage: &mut Stage, who: &'static str) {
    let subject = stage.say("mail-prove-subject");
    let mail = stage.mail_to(who, &subject).await;
    stage.open_link(&mail).await;
    stage.see("prove-title").await;
    stage.look("prove-the-address").await;
    stage.press("prove-button").await;
}

async fn admits(stage: &mut Stage, organisation: &Registration<'_>) {
    stage.turn_of("clerk").await;
    stage.menu("nav-organisations").await;
    stage.look("organisations").await;
    stage.browser.press(organisation.name).await;
    stage.see("organisation-decide").await;
    stage.look("organisation-to-decide").await;
    stage.browser.fill("decision", "admit").await;
    stage.press("organisation-decide-button").await;
    stage.see("organisation-was-admitted").await;
    let named = [("organisation", organisation.name.into())];
    let subject = stage.say_with("mail-organisation-admitted-subject", &named);
    stage.mail_to(organisation.who, &subject).await;
}

/// The approver invites an officer, asks for four eyes, and puts up the offer that will fit.
pub async fn the_bank_makes_an_offer(stage: &mut Stage) -> Subject {
    stage.turn_of("approver").await;
    stage.see("queue-empty").await;
    stage.look("queue-empty").await;
    stage.menu("nav-colleagues").await;
    stage.press("four-eyes-switch-on").await;
    stage.see("four-eyes-on").await;
    invite(stage, "Muh. Yusuf", "analis@sulselbar.example", "bank_officer").await;
    stage.look("colleagues-of-the-bank").await;
    let subject = stage.say_with("mail-invitation-subject", &[("to", BANK_NAME.into())]);
    stage.accept_invitation("officer", "analis@sulselbar.example", &subject).await;
    stage.see("queue-empty").await;
    stage.turn_of("approver").await;
    stage.menu("nav-own-offers").await;
    stage.look("offers-of-the-bank-none").await;
    stage.press("offers-new").await;
    stage.look("new-offer").await;
    stage.press("continue").await;
    stage.see("offers-created").await;
    stage.look("offer-empty").await;
    describe_offer(stage).await;
    write_rule(stage).await;
    stage.press("offers-preview").await;
    stage.look("offer-before-publishing").await;
    stage.press("offers-publish").await;
    stage.see("offers-published").await;
    stage.look("offer-published").await;
    let path = stage.browser.path().await;
    let id = path.trim_start_matches("/bank/offers/").split(['?', '/']).next().unwrap();
    Subject { id: id.to_owned(), name: "Kredit Modal Kerja Sinjai".to_owned() }
}

async fn describe_offer(stage: &mut Stage) {
    stage.press("offers-section-texts").await;
    let texts = [
        ("name_id", "Kredit Modal Kerja Sinjai"),
        ("name_en", "Kredit Modal Kerja Sinjai"),
        ("summary_id", "Untuk stok dan bahan baku usaha yang sudah berjalan enam bulan."),
        ("summary_en", "For stock and raw material of a business that has run for six months."),
    ];
    stage.fill_all(&texts).await;
    stage.look("offer-texts").await;
    stage.press("save").await;
    stage.see("offers-saved").await;
    stage.press("offers-section-terms").await;
    let terms = [
        ("scheme", Scheme::Commercial.as_str()),
        ("floor", "10.000.000"),
        ("ceiling", "250 juta"),
        ("rate", "9,5"),
        ("method", "annuity"),
        ("working_capital_min", "6"),
        ("working_capital_max", "36"),
        ("provision_percent", "1"),
        ("admin", "150.000"),
        ("collateral", "none"),
        ("first_reply_days", "2"),
        ("decision_days", "7"),
        ("valid_from", "23-11-2026"),
    ];
    stage.fill_all(&terms).await;
    stage.look("offer-terms").await;
    stage.press("save").await;
    stage.see("offers-saved").await;
    stage.press("offers-section-papers").await;
    stage.fill_all(&[("papers", "ktp"), ("papers", "nib")]).await;
    stage.look("offer-papers").await;
    stage.press("save").await;
    stage.see("offers-saved").await;
}

/// The rule, without a line of code: two criteria from lists, tried on figures of one's own.
async fn write_rule(stage: &mut Stage) {
    stage.press("offers-section-rule").await;
    stage.see("rules-none").await;
    stage.browser.fill("fact", "nib").await;
    stage.press("continue").await;
    stage.browser.fill("value", "true").await;
    stage.look("rule-first-criterion").await;
    stage.press("save").await;
    stage.see("rules-saved").await;
    stage.see("rules-yes-nib").await;
    stage.browser.fill("fact", "business_age_months").await;
    stage.press("continue").await;
    stage.fill_all(&[("test", "at_least"), ("value", "6")]).await;
    stage.look("rule-second-criterion").await;
    stage.press("save").await;
    stage.see("rules-saved").await;
    stage.press("rules-try-open").await;
    let figures = [
        ("nib", "true"),
        ("business_age_months", "60"),
        ("requested_amount", "75000000"),
        ("requested_tenor_months", "24"),
        ("purpose", "working_capital"),
    ];
    stage.fill_all(&figures).await;
    stage.press("rules-try-button").await;
    stage.see("verdict-eligible").await;
    stage.look("rule-tried").await;
    stage.browser.press_at("a.back").await;
}

/// The coordinator puts up a program that teaches to keep a cash book, with a cohort.
pub async fn the_enterprise_makes_a_program(stage: &mut Stage) -> Subject {
    stage.turn_of("coordinator").await;
    stage.menu("nav-own-programs").await;
    stage.look("programs-of-the-enterprise-none").await;
    stage.press("programs-new").await;
    stage.see("programs-section-terms-lead").await;
    let path = stage.browser.path().await;
    let terms = [
        ("name_id", "Buku Kas untuk Usaha"),
        ("name_en", "A Cash Book for the Business"),
        ("summary_id", "Belajar mencatat uang masuk dan keluar, sampai buku kas tiga bulan terisi."),
        ("summary_en", "Learn to note money in and out, until three months of a cash book are filled."),
        ("topics", "administration"),
        ("financial_records", "cash_book"),
        ("place", "Balai Latihan Balangnipa"),
        ("sessions", "6"),
        ("mentors", "Nurhayati"),
        ("valid_from", "23-11-2026"),
    ];
    stage.fill_all(&terms).await;
    stage.look("program-terms").await;
    stage.press("save").await;
    stage.see("offers-saved").await;
    stage.press("offers-preview").await;
    stage.look("program-before-publishing").await;
    stage.press("offers-publish").await;
    stage.see("offers-published").await;
    stage.press("programs-cohort-new").await;
    let cohort = [
        ("name", "Angkatan 1"),
        ("place", "Balai Latihan Balangnipa"),
        ("starts_on", "01-12-2026"),
        ("ends_on", "11-12-2026"),
        ("apply_by", "30-11-2026"),
        ("seats", "20"),
    ];
    stage.fill_all(&cohort).await;
    stage.look("cohort").await;
    stage.press("save").await;
    stage.see("programs-cohort-saved").await;
    stage.look("program-with-cohort").await;
    let id = path.trim_start_matches("/partner/programs/").split(['?', '/']).next().unwrap();
    let name = if stage.language == domain::language::Language::Id { terms[0].1 } else { terms[1].1 };
    Subject { id: id.to_owned(), name: name.to_owned() }
}

/// Two more banks are there already: one whose offer wants a cash book and whose small credit ends at ten million, and
/// one whose offer wants its borrowers to sell on the internet.
pub async fn other_banks_are_there(stage: &mut Stage, second: Subject, program: Subject) -> Market {
    let bank = stage.portal.bank("Bank Sinjai Maju").await;
    let books = json!({"all": [
        {"fact": "financial_records", "one_of": ["cash_book", "sak_emkm"], "remedy": "coaching", "evidence": "document"},
        {"fact": "nib", "is": true, "remedy": "paper"}]});
    let first = OfferBuilder::named("Kredit Tertib").english("Kredit Tertib").of(&bank).rule(books);
    let first = first.publish(&stage.portal).await;
    let small = OfferBuilder::named("Kredit Super Mikro").english("Kredit Super Mikro").of(&bank);
    small.between(1_000_000, 10_000_000).publish(&stage.portal).await;
    let bank = stage.portal.bank(THIRD_BANK).await;
    let sells = json!({"all": [{"fact": "digital_level", "at_least": 2, "remedy": "coaching"}]});
    let third = OfferBuilder::named("Kredit Usaha Digital").english("Kredit Usaha Digital").of(&bank);
    let third = third.rate("8", domain::money::Method::Flat).rule(sells).publish(&stage.portal).await;
    let officer = stage.portal.person("Petugas Teluk Bone", Role::BankOfficer, Some(bank.id)).await;
    stage.portal.with_password(officer.id).await;
    stage.meet("third", &officer.email).await;
    let subject = |id: String, name: &str| Subject { id, name: name.to_owned() };
    Market {
        first: subject(first.id.to_string(), "Kredit Tertib"),
        second,
        third: subject(third.id.to_string(), "Kredit Usaha Digital"),
        program,
    }
}
