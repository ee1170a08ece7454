//! The end of a program: the certificate and its proof, the fact raised, the offers that it opens, both sides' ratings.

use super::people::{COORDINATOR, MENTOR};
use super::seats::{FIRST, Program};
use super::sessions::opens;
use crate::kit::scanner;
use crate::story::mentoring::moves;
use crate::story::stage::Stage;

/// The coordinator completes it; the owner has a certificate that anybody can check, and before and after stand side by side.
pub async fn she_completes_it(stage: &mut Stage, program: &Program) {
    stage.morning_of("2022-03-07").await;
    stage.turn_of(COORDINATOR).await;
    opens(stage, "Usaha Rahmawati").await;
    stage.press("mentoring-case").await;
    moves(stage, "complete", &[]).await;
    stage.see("status-completed").await;
    let named = [("offer", program.name.as_str().into())];
    let mail = stage.mail_to(FIRST, &stage.say_with("mail-case-complete-subject", &named)).await;
    stage.turn_of(FIRST).await;
    stage.open_link(&mail).await;
    stage.press("mentoring-my-sessions").await;
    stage.see("certificate-ready").await;
    for key in ["financial-records-none", "financial-records-cash-book", "mentoring-reached"] {
        let said = stage.say(key);
        let rows = stage.browser.all("main tbody tr").await.join("\n").to_lowercase();
        assert!(rows.contains(&said.to_lowercase()), "{said:?} is not in {rows}");
    }
    stage.look("before-and-after").await;
    the_certificate_proves_itself(stage, program).await;
}

async fn the_certificate_proves_itself(stage: &mut Stage, program: &Program) {
    let address = stage.browser.attribute("a[href$='/pdf']", "href").await;
    let paper = stage.fetch(&address).await;
    let text = scanner::text(&paper);
    for said in ["Rahmawati", program.name.as_str()] {
        assert!(text.contains(said), "{said:?} is not on the paper: {text}");
    }
    let page = scanner::read(&scanner::print(&paper));
    stage.step_aside().await;
    stage.browser.visit(&page).await;
    stage.see("certificate-stands").await;
    for text in ["Rahmawati", "Usaha Rahmawati", program.name.as_str()] {
        stage.browser.see(text).await;
    }
    stage.browser.see_no("contoh.example").await;
    stage.look("certificate-proof").await;
}

/// The raised fact opens two offers: she is told of them, and finds them among what fits.
pub async fn the_offers_open(stage: &mut Stage) {
    let business = "Usaha Rahmawati";
    let new = [("count", 2.into()), ("business", business.into()), ("first", "Kredit Dua Syarat".into())];
    let mail = stage.mail_to(FIRST, &stage.say_with("mail-new-match-subject", &new)).await;
    stage.turn_of(FIRST).await;
    stage.open_link(&mail).await;
    stage.see("matches-title").await;
    for name in ["Kredit Tertib", "Kredit Dua Syarat"] {
        let offers = stage.browser.all("ul.offers > li.offer").await;
        let offer = offers.iter().find(|offer| offer.contains(name)).unwrap();
        assert!(offer.contains(&stage.say("verdict-eligible")), "{offer}");
    }
    stage.look("offers-open-now").await;
}

/// Each side rates the other, once.
pub async fn both_rate(stage: &mut Stage) {
    stage.turn_of(FIRST).await;
    stage.menu("nav-applications").await;
    stage.browser.press_at("ul.offers h3 a").await;
    stage.press("mentoring-my-sessions").await;
    rates(stage, "5", "Sabar dan jelas.").await;
    stage.turn_of(MENTOR).await;
    stage.menu("nav-participants").await;
    stage.press("mentoring-ended").await;
    stage.look("participants-ended").await;
    stage.browser.press("Usaha Rahmawati").await;
    rates(stage, "4", "Rajin mencatat.").await;
}

async fn rates(stage: &mut Stage, score: &str, words: &str) {
    stage.press("rating-title").await;
    stage.see("rating-score").await;
    stage.fill_all(&[("score", score), ("words", words)]).await;
    stage.look("rate").await;
    stage.press("rating-send").await;
    stage.see("rating-thanks").await;
    stage.browser.see_no(&stage.say("rating-title")).await;
}
