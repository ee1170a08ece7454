//! The program: a seat, the course, its end; what she can do now stands in her data with proof, and opens an offer.

use super::opening::{Market, PARTNER};
use super::owner::BUSINESS;
use super::stage::Stage;

/// Makes a move on a case, by its button and its form.
pub async fn moves(stage: &mut Stage, action: &str, fields: &[(&str, &str)]) {
    stage.press(&format!("action-{action}")).await;
    stage.see(&format!("act-{action}-explain")).await;
    stage.fill_all(fields).await;
    stage.look(&format!("move-{action}")).await;
    stage.browser.press_at("main form button.primary").await;
    stage.see("case-moved").await;
}

/// Who takes part waits on nobody, and stands under all that runs.
async fn opens(stage: &Stage, number: &str) {
    stage.menu("nav-queue").await;
    stage.open_filters().await;
    stage.browser.fill("status", "open").await;
    stage.press("filters-apply").await;
    stage.browser.reach("status=open").await;
    stage.browser.press(number).await;
    stage.see("case-findings").await;
}

/// The coordinator offers a seat, and she takes it.
pub async fn she_gets_a_seat(stage: &mut Stage, market: &Market, number: &str) {
    stage.turn_of("coordinator").await;
    stage.look("queue-of-the-enterprise").await;
    opens(stage, number).await;
    stage.look("registration").await;
    moves(stage, "offer-seat", &[]).await;
    let named = [("offer", market.program.name.as_str().into())];
    let mail = stage.mail_to("owner", &stage.say_with("mail-case-offer-seat-subject", &named)).await;
    stage.turn_of("owner").await;
    stage.open_link(&mail).await;
    stage.see("my-task-seat").await;
    stage.look("seat").await;
    stage.press("my-task-seat-link").await;
    stage.browser.fill("confirmed", "yes").await;
    stage.press("my-move-accept-mentoring-yes").await;
    stage.see("my-accepted").await;
}

/// She completes it; her books count as kept, on the partner's word, and the first offer fits: she is told.
pub async fn she_completes_it(stage: &mut Stage, market: &Market, number: &str) {
    stage.morning_of("2026-12-01").await;
    stage.turn_of("coordinator").await;
    opens(stage, number).await;
    moves(stage, "start", &[]).await;
    stage.morning_of("2026-12-11").await;
    stage.turn_of("coordinator").await;
    opens(stage, number).await;
    moves(stage, "complete", &[("note", "Buku kas tiga bulan terisi rapi.")]).await;
    stage.see("status-completed").await;
    stage.look("registration-completed").await;
    let named = [("offer", market.program.name.as_str().into())];
    stage.mail_to("owner", &stage.say_with("mail-case-complete-subject", &named)).await;
    let new =
        [("count", 1.into()), ("business", BUSINESS.into()), ("first", market.first.name.as_str().into())];
    let mail = stage.mail_to("owner", &stage.say_with("mail-new-match-subject", &new)).await;
    stage.turn_of("owner").await;
    stage.open_link(&mail).await;
    stage.see("matches-title").await;
    let offers = stage.browser.all("ul.offers > li.offer").await;
    let first = offers.iter().find(|offer| offer.contains(&market.first.name)).unwrap();
    assert!(first.contains(&stage.say("verdict-eligible")), "{first}");
    stage.look("matches-after-the-program").await;
    stage.browser.press_at("a.back").await;
    stage.press("business-history").await;
    let rows = stage.browser.all("main tbody tr").await;
    let risen = rows.iter().find(|row| row.contains(&stage.say("financial-records-cash-book")));
    let risen = risen.unwrap_or_else(|| panic!("the books have not risen: {rows:#?}"));
    assert!(risen.contains(&stage.say("evidence-checked")), "{risen}");
    assert!(risen.contains(PARTNER) || risen.contains(number), "who saw it stands beside it: {risen}");
    stage.look("history").await;
    stage.browser.visit("/notices").await;
    stage.look("notices").await;
}
