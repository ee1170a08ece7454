//! The owner before she applies: the quick check without an account, the account, her business, its papers, what fits.

use super::opening::{Market, prove};
use super::stage::{PASSWORD, Stage};

pub const BUSINESS: &str = "Gula Aren Borong";
pub const OWNER: &str = "rahmawati@contoh.example";

/// What a paper looks like that the browser prints or photographs.
pub fn paper(title: &str) -> String {
    format!("<h1>{title}</h1><p>{BUSINESS}, Rahmawati. Kecamatan Sinjai Borong, Kabupaten Sinjai.</p>")
}

/// A stranger answers what she knows and sees what fits, what nearly does, what cannot be told yet, and what does not.
pub async fn checks_without_an_account(stage: &mut Stage, market: &Market) {
    stage.morning_of("2026-11-24").await;
    stage.post().await;
    stage.meet("owner", OWNER).await;
    stage.browser.visit("/").await;
    stage.look("start").await;
    stage.press("start-check").await;
    stage.see("check-title").await;
    stage.look("quick-check").await;
    let answers = [
        ("requested_amount", "75 juta"),
        ("requested_tenor_months", "24"),
        ("purpose", "working_capital"),
        ("district", "73.07.02"),
        ("sector", "C"),
        ("started_on", "01-03-2021"),
        ("nib", "true"),
        ("financial_records", "none"),
    ];
    stage.fill_all(&answers).await;
    stage.press("check-button").await;
    stage.see("check-result-title").await;
    for verdict in ["eligible", "nearly", "unknown", "ineligible"] {
        stage.see(&format!("verdict-{verdict}")).await;
    }
    for offer in [&market.first, &market.second, &market.third, &market.program] {
        stage.browser.see(&offer.name).await;
    }
    stage.see("matches-asks").await;
    stage.see("fact-digital-level").await;
    stage.look("quick-check-result").await;
}

/// She registers and finds her answers again.
pub async fn registers_and_keeps_the_answers(stage: &mut Stage) {
    stage.press("check-register-link").await;
    stage.see("register-title").await;
    let fields =
        [("name", "Rahmawati"), ("email", OWNER), ("phone", "0812-3456-7890"), ("password", PASSWORD)];
    stage.fill_all(&fields).await;
    stage.look("register").await;
    stage.press("register-button").await;
    stage.see("register-sent-title").await;
    prove(stage, "owner").await;
    stage.see("check-adopt-title").await;
    let known = stage.rupiah(75_000_000);
    stage.browser.see(&known).await;
    stage.look("keep-the-answers").await;
    stage.browser.fill("name", BUSINESS).await;
    stage.press("check-adopt-button").await;
    stage.see("matches-title").await;
}

/// She describes her business, step by step, and attaches two papers.
pub async fn describes_her_business(stage: &mut Stage) {
    stage.menu("nav-home").await;
    stage.look("businesses").await;
    stage.browser.press(BUSINESS).await;
    stage.see("business-hub-title").await;
    stage.look("business").await;
    let steps: [(&str, &[(&str, &str)]); 7] = [
        (
            "identity",
            &[
                ("description", "Memasak gula aren dan menjualnya ke pasar Balangnipa."),
                ("legal_form", "individual"),
                ("nik", "7307024503850000"),
                ("owner_born_on", "05-03-1985"),
                ("owner_sex", "female"),
            ],
        ),
        ("place", &[("village", "73.07.02.2002"), ("address", "Dusun Batu Belerang")]),
        ("trade", &[]),
        (
            "money",
            &[
                ("annual_sales", "180 juta"),
                ("monthly_surplus", "6.500.000"),
                ("monthly_instalments", "0"),
                ("collateral_value", "20 juta"),
            ],
        ),
        ("papers", &[("ktp", "true"), ("nib_number", "1234567890123"), ("sku", "false"), ("npwp", "false")]),
        (
            "skills",
            &[
                ("digital_level", "1"),
                ("management_level", "1"),
                ("production_level", "1"),
                ("employees", "2"),
                ("productive_credit", "false"),
                ("kur_loans_taken", "0"),
                ("cooperative_member", "false"),
            ],
        ),
        ("need", &[("note", "Menambah tungku dan membeli nira sebelum musim kemarau.")]),
    ];
    stage.press("business-step-identity").await;
    for (step, fields) in steps {
        stage.see(&format!("business-step-{step}-lead")).await;
        stage.fill_all(fields).await;
        stage.look(&format!("business-{step}")).await;
        stage.press("save-and-continue").await;
    }
    stage.see("business-hub-title").await;
    stage.look("business-described").await;
}

/// One paper is a photograph, the other a PDF.
pub async fn attaches_papers(stage: &mut Stage) {
    let hub = stage.browser.path().await;
    let ktp = stage.browser.photograph(&paper("KTP")).await;
    let nib = stage.browser.print(&paper("Nomor Induk Berusaha")).await;
    let files = [("ktp", stage.file("ktp.jpg", &ktp)), ("nib", stage.file("nib.pdf", &nib))];
    stage.browser.visit(&hub).await;
    for (kind, file) in &files {
        stage.press("paper-add").await;
        stage.fill_all(&[("kind", kind), ("file", file)]).await;
        stage.look(&format!("attach-{kind}")).await;
        stage.press("paper-upload").await;
        stage.see("paper-uploaded").await;
    }
    stage.browser.see("nib.pdf").await;
    stage.look("papers-attached").await;
}

/// Every open offer stands side by side with its total, first instalment and days; the near miss shows how to close it.
pub async fn sees_what_fits(stage: &mut Stage, market: &Market) {
    stage.menu("nav-matches").await;
    stage.see("matches-title").await;
    let need = stage.rupiah(75_000_000);
    stage.browser.see(&need).await;
    let offers = stage.browser.all("ul.offers > li.offer").await;
    assert_eq!(offers.len(), 4, "every open offer: {offers:#?}");
    for offer in &offers {
        for key in ["matches-total", "matches-first", "matches-decision"] {
            assert!(offer.contains(&stage.say(key)), "{key} is missing: {offer}");
        }
        assert!(offer.matches("Rp").count() >= 2, "{offer}");
    }
    assert!(offers[0].contains(&market.second.name), "what fits stands first: {offers:#?}");
    assert!(offers[0].contains(&stage.say("verdict-eligible")));
    let cards = stage.browser.all(".gap-card").await;
    let card = cards
        .iter()
        .find(|card| card.contains(&market.program.name) && card.contains(&stage.say("gap-needs")));
    let card = card.unwrap_or_else(|| panic!("no card leads to the program: {cards:#?}"));
    for key in ["gap-has", "financial-records-none", "financial-records-cash-book"] {
        let said = stage.say(key).to_lowercase();
        assert!(card.to_lowercase().contains(&said), "{key} is missing: {card}");
    }
    stage.look("matches").await;
}
