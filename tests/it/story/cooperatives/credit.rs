//! The cooperative asks for credit as a business: what the lender wants to know of its meeting comes from the register.

use super::people::{BANK, CHAIR, LENDER, OFFER, Place};
use super::register::NAME;
use crate::story::applying::consents_and_sends;
use crate::story::stage::Stage;

/// Her own word would not do; linked to the register the offer fits, and the lender reads where the fact comes from.
pub async fn it_applies_as_a_business(stage: &mut Stage, place: &Place) {
    stage.turn_of(CHAIR).await;
    stage.menu("nav-cooperatives").await;
    stage.browser.press(NAME).await;
    stage.browser.fill("business", &place.business.to_string()).await;
    stage.press("board-business-button").await;
    stage.see("board-linked").await;
    stage.look("board-linked").await;
    stage.post().await;
    stage.menu("nav-matches").await;
    stage.browser.see(OFFER).await;
    stage.see("verdict-eligible").await;
    stage.look("matches").await;
    stage.browser.follow(&format!("/apply/offer/{}", place.offer.id)).await;
    stage.press("apply-start-offer").await;
    stage.see("apply-need-title").await;
    stage.browser.fill("plan", "Menambah modal pinjaman anggota.").await;
    stage.press("save-and-continue").await;
    stage.see("apply-facts-title").await;
    stage.look("apply-facts").await;
    stage.browser.fill("facts", "yes").await;
    stage.press("save-and-continue").await;
    stage.see("apply-papers-none").await;
    stage.press("save-and-continue").await;
    let number = consents_and_sends(stage, CHAIR, BANK, "credit").await;
    stage.turn_of(LENDER).await;
    stage.browser.press(&number).await;
    stage.press("case-facts").await;
    stage.see("fact-rat-held").await;
    stage.see("evidence-registry").await;
    stage.look("case-with-registry").await;
}
