//! A member with a telephone: in by a code on paper, at her own savings, and heard when a line is wrong.

use thirtyfour::By;

use super::books;
use super::people::{CLERK, MEMBER, SECRETARY, TREASURER};
use super::register::NAME;
use crate::kit::scanner;
use crate::story::capacity::fund::{path_only, stat};
use crate::story::stage::{PASSWORD, Stage};

const PHONE: &str = "0812-3456-7890";

/// The treasurer prints; the member scans, chooses a password, and is at her savings.
pub async fn she_joins_by_paper(stage: &mut Stage) {
    stage.menu("nav-cooperatives").await;
    stage.browser.press(NAME).await;
    stage.press("roll-link").await;
    stage.look("roll").await;
    stage.browser.press("Siti Aminah").await;
    stage.look("roll-member").await;
    stage.press("roll-print").await;
    stage.see("paper-once").await;
    stage.look("paper").await;
    let code = stage.browser.driver().find(By::Css("svg.qr")).await.unwrap();
    code.scroll_into_view().await.unwrap();
    let address = scanner::read(&code.screenshot_as_png().await.unwrap());
    stage.meet(MEMBER, PHONE).await;
    stage.browser.visit(&address).await;
    let title = stage.say_with("join-open-title", &[("cooperative", NAME.into())]);
    stage.browser.see(&title).await;
    stage.fill_all(&[("phone", PHONE), ("password", PASSWORD)]).await;
    stage.look("join").await;
    stage.press("join-button").await;
    stage.see("join-welcome").await;
    stage.look("memberships").await;
}

async fn has(stage: &Stage, label: &str, amount: i64) {
    let found = stat(stage, label).await;
    assert!(found.contains(&stage.rupiah(amount)), "{amount} in {found}");
    let day = stage.date("2022-07-06");
    let moved = stage.say_with("books-moved-last", &[("day", day.as_str().into())]);
    if label == "ledger-account-wajib" || label == "ledger-account-sukarela" {
        assert!(found.contains(&moved), "{moved} in {found}");
    }
}

/// Every figure with its day, the loan with what is owed and when, her part of the result, and who looked.
pub async fn she_sees_her_own(stage: &mut Stage) {
    stage.browser.press(NAME).await;
    has(stage, "ledger-account-pokok", 100_000).await;
    has(stage, "ledger-account-wajib", 860_000).await;
    has(stage, "ledger-account-sukarela", 1_425_000).await;
    has(stage, "memberships-share", 80_000).await;
    let owed = stage.rupiah(750_000);
    let year = stage.say_with("books-year-of", &[("year", "2021".into())]);
    let next = stage.date("2022-08-10");
    for text in [&owed, &year, &next] {
        stage.browser.see(text).await;
    }
    stage.look("membership").await;
    let own = path_only(&stage.browser.path().await);
    let borrowed = stage.rupiah(3_000_000);
    stage.browser.press(&borrowed).await;
    stage.see("books-schedule").await;
    stage.look("own-loan").await;
    stage.browser.visit(&own).await;
    stage.press("statement-title").await;
    stage.see("statement-closing").await;
    stage.look("statement").await;
    assert!(stage.fetch(&format!("{own}/statement.pdf")).await.starts_with(b"%PDF"), "her statement");
    stage.browser.visit(&own).await;
    stage.press("memberships-looks").await;
    stage.see("look-seat-treasurer").await;
    stage.browser.see("Budi Santoso").await;
    stage.look("looks").await;
    stage.browser.visit(&own).await;
}

/// Opens the line that changed her savings by so much, and disputes it.
async fn disputes(stage: &mut Stage, change: &str, words: &str) {
    stage.browser.follow("entries?account=sukarela").await;
    stage.browser.reach("account=sukarela").await;
    stage.look("own-entries").await;
    let rows = stage.browser.all("main tbody tr").await;
    let row = rows.iter().position(|row| row.contains(change));
    let row = row.unwrap_or_else(|| panic!("{change} is not among {rows:#?}"));
    stage.browser.press_at(&format!("main tbody tr:nth-child({}) a", row + 1)).await;
    stage.see("memberships-moved").await;
    stage.look("own-entry").await;
    let savings = stage.say("ledger-account-sukarela");
    stage.browser.press(&stage.say_with("dispute-this", &[("account", savings.as_str().into())])).await;
    stage.browser.fill("words", words).await;
    stage.look("dispute").await;
    stage.press("dispute-open").await;
    stage.see("dispute-was-opened").await;
    stage.look("dispute-waits").await;
}

/// She gave ten times as much: the secretary reads it, the treasurer accepts, takes the line back and books the right one.
pub async fn she_disputes_and_is_answered(stage: &mut Stage) {
    let given = format!("+{}", stage.rupiah(25_000));
    disputes(stage, &given, "Saya menyetor Rp250.000, kuitansi K-071.").await;
    let subject = [("number", "A-001".into()), ("cooperative", NAME.into())];
    let subject = stage.say_with("mail-dispute-opened-subject", &subject);
    stage.mail_to(SECRETARY, &subject).await;
    let mail = stage.mail_to(TREASURER, &subject).await;
    stage.turn_of(TREASURER).await;
    stage.open_link(&mail).await;
    stage.browser.see("K-071").await;
    stage.look("dispute-at-the-board").await;
    stage.press("dispute-answer").await;
    stage.fill_all(&[("answer", "accepted"), ("words", "Benar, salah ketik. Kami balikkan.")]).await;
    stage.look("dispute-answer").await;
    stage.press("dispute-answer").await;
    stage.see("dispute-was-answered").await;
    stage.press("books-reverse").await;
    stage.browser.fill("reason", "Salah ketik, sanggahan A-001").await;
    stage.look("reverse").await;
    stage.press("books-reverse").await;
    stage.see("books-was-reversed").await;
    books::opens(stage).await;
    stage.press("books-new-deposit").await;
    let right = [("member", "A-001"), ("account", "sukarela"), ("amount", "250.000"), ("reference", "K-071")];
    stage.fill_all(&right).await;
    stage.press("books-book").await;
    stage.see("books-booked").await;
    stage.turn_of(MEMBER).await;
    stage.browser.press_at(".bell").await;
    stage.browser.see(NAME).await;
    stage.look("notices").await;
    stage.browser.press_at(".timeline a").await;
    stage.see("dispute-state-accepted").await;
    stage.look("dispute-accepted").await;
    stage.menu("nav-cooperatives").await;
    stage.press("memberships-title").await;
    stage.browser.press(NAME).await;
    has(stage, "ledger-account-sukarela", 1_650_000).await;
}

/// A second one nobody answers: after fourteen days the office sees it, and she sees that it looked.
pub async fn the_office_sees_what_stays_unanswered(stage: &mut Stage) {
    let taken = format!("−{}", stage.rupiah(100_000));
    disputes(stage, &taken, "Saya tidak menarik uang hari itu.").await;
    stage.morning_of("2022-07-25").await;
    stage.turn_of(CLERK).await;
    stage.menu("nav-cooperatives").await;
    stage.press("dispute-office").await;
    let age = stage.words().days(19);
    stage.browser.see(&age).await;
    stage.look("disputes-at-the-office").await;
    stage.browser.press(NAME).await;
    stage.browser.see("Saya tidak menarik uang hari itu.").await;
    stage.look("dispute-at-the-office").await;
    stage.turn_of(MEMBER).await;
    stage.browser.see(NAME).await;
    stage.press("memberships-looks").await;
    stage.see("look-seat-office").await;
    stage.browser.see("Hasniati").await;
}
