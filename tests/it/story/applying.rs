//! The owner applies: for the program from its card, for the offer in steps, with a pause; and asks how it stands.

use super::opening::{BANK, Market, PARTNER, THIRD_BANK};
use super::stage::Stage;

/// She joins the program from the gap card and answers the receipt's number.
pub async fn joins_the_program(stage: &mut Stage, market: &Market) -> String {
    stage.browser.follow(&format!("/apply/program/{}", market.program.id)).await;
    stage.see("apply-cost-term").await;
    stage.look("program-before-applying").await;
    stage.press("apply-start-program").await;
    stage.see("apply-motivation-title").await;
    stage.browser.fill("plan", "Ingin bisa mencatat uang masuk dan keluar.").await;
    stage.look("program-motivation").await;
    stage.press("save-and-continue").await;
    stage.see("apply-facts-title").await;
    stage.browser.fill("facts", "yes").await;
    stage.look("program-facts").await;
    stage.press("save-and-continue").await;
    consents_and_sends(stage, "owner", PARTNER, "program").await
}

/// The last two pages of every application.
pub async fn consents_and_sends(
    stage: &mut Stage,
    who: &'static str,
    organisation: &str,
    name: &str,
) -> String {
    stage.see("apply-consent-title").await;
    stage.browser.fill("consent", "yes").await;
    stage.look(&format!("{name}-consent")).await;
    stage.press("save-and-continue").await;
    stage.see("apply-check-title").await;
    stage.browser.fill("confirmed", "yes").await;
    stage.look(&format!("{name}-check")).await;
    stage.press_about("apply-send", organisation).await;
    stage.see("apply-receipt-title").await;
    stage.look(&format!("{name}-receipt")).await;
    let number = stage.browser.all(".notice-title").await.remove(0);
    let month = stage.portal.now().format("JB-%y%m-").to_string();
    assert!(number.starts_with(&month), "{number}");
    let mail = stage.mail_to(who, &number).await;
    assert!(mail.text.contains(organisation), "{}", mail.text);
    number
}

/// She sees the papers wanted, fills in two pages, leaves, comes back to where she was, and sends it.
pub async fn applies_for_the_second(stage: &mut Stage, market: &Market) -> String {
    stage.menu("nav-matches").await;
    stage.browser.follow(&format!("/apply/offer/{}", market.second.id)).await;
    stage.see("apply-papers-wanted").await;
    stage.see("document-kind-nib").await;
    stage.look("offer-before-applying").await;
    stage.press("apply-start-offer").await;
    stage.see("apply-need-title").await;
    stage.browser.fill("plan", "Membeli nira dan menambah dua tungku.").await;
    stage.look("offer-need").await;
    stage.press("save-and-continue").await;
    stage.see("apply-facts-title").await;
    stage.menu("nav-home").await;
    stage.see("businesses-title").await;
    stage.portal.wait(chrono::Duration::hours(3));
    stage.menu("nav-applications").await;
    stage.see("my-drafts").await;
    stage.look("applications-with-draft").await;
    stage.browser.press(&market.second.name).await;
    stage.see("apply-facts-title").await;
    stage.browser.fill("facts", "yes").await;
    stage.look("offer-facts").await;
    stage.press("save-and-continue").await;
    stage.see("apply-papers-title").await;
    stage.browser.see("nib.pdf").await;
    stage.look("offer-papers-chosen").await;
    stage.press("save-and-continue").await;
    consents_and_sends(stage, "owner", BANK, "offer").await
}

/// She tries the third bank as well, knowing that it wants more of the internet.
pub async fn applies_for_the_third(stage: &mut Stage, market: &Market) -> String {
    stage.menu("nav-matches").await;
    stage.browser.follow(&format!("/apply/offer/{}", market.third.id)).await;
    stage.see("verdict-nearly").await;
    stage.press("apply-start-offer").await;
    stage.browser.fill("plan", "Membeli bahan kemasan.").await;
    stage.press("save-and-continue").await;
    stage.see("apply-facts-title").await;
    stage.browser.fill("facts", "yes").await;
    stage.press("save-and-continue").await;
    stage.see("apply-papers-none").await;
    stage.look("no-papers-wanted").await;
    stage.press("save-and-continue").await;
    consents_and_sends(stage, "owner", THIRD_BANK, "third").await
}

/// Anybody with the number and the end of her telephone number may see how it stands, and nothing else.
pub async fn looks_her_number_up(stage: &mut Stage, number: &str) {
    stage.step_aside().await;
    stage.browser.visit("/").await;
    stage.press("start-track").await;
    stage.fill_all(&[("receipt", number), ("last4", "0000")]).await;
    stage.press("track-button").await;
    stage.see("fault-track-none").await;
    stage.look("track-nothing").await;
    stage.fill_all(&[("receipt", &number.to_lowercase()), ("last4", "7890")]).await;
    stage.press("track-button").await;
    stage.see("status-owner-submitted").await;
    stage.look("track").await;
    stage.browser.see_no("Rahmawati").await;
}
