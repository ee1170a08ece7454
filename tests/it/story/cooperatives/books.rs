//! The books: taken from the treasurer's own sheet, a year closed, and then kept day by day.

use super::people::TREASURER;
use super::register::NAME;
use super::sheet::{self, GIVEN, MISTYPED, RESULT};
use crate::story::capacity::fund::stat;
use crate::story::stage::Stage;

/// Goes to the books from anywhere.
pub async fn opens(stage: &Stage) {
    stage.menu("nav-cooperatives").await;
    stage.browser.press(NAME).await;
    stage.press("books-link").await;
    stage.see("books-title").await;
}

async fn upload(stage: &Stage, name: &str, mistyped: bool) {
    let file = stage.file(name, &sheet::workbook(mistyped));
    stage.browser.fill("file", &file).await;
    stage.press("cooperatives-import-button").await;
}

/// What does not balance is named with its row and both sums, and nothing is taken; mended, members and entries are there.
pub async fn the_sheet_is_refused_and_then_taken(stage: &mut Stage) {
    opens(stage).await;
    stage.look("books-empty").await;
    stage.press("books-import-title").await;
    stage.look("books-import").await;
    upload(stage, "buku-lama.xlsx", true).await;
    let (debit, credit, by) = (stage.rupiah(GIVEN), stage.rupiah(MISTYPED), stage.rupiah(GIVEN - MISTYPED));
    let said =
        [("debit", debit.as_str().into()), ("credit", credit.as_str().into()), ("by", by.as_str().into())];
    let unbalanced = stage.say_with("cell-unbalanced", &said);
    for text in ["SS-2", &unbalanced] {
        stage.browser.see(text).await;
    }
    stage.look("books-import-refused").await;
    upload(stage, "buku.xlsx", false).await;
    stage.see("books-imported").await;
    stage.look("entries").await;
    opens(stage).await;
    let assets = stat(stage, "books-assets").await;
    assert!(assets.contains("Rp"), "{assets}");
    stage.look("books").await;
}

/// Closing the period to the end of 2021 makes the result of 2021.
pub async fn the_year_is_closed(stage: &mut Stage) {
    stage.press("books-close").await;
    stage.browser.fill("until", "31-12-2021").await;
    stage.look("close").await;
    stage.press("books-close").await;
    stage.see("books-closed").await;
    opens_year(stage).await;
    let result = stat(stage, "books-shu").await;
    assert!(result.contains(&stage.rupiah(RESULT)), "{result}");
    stage.see("books-year-no-meeting").await;
    stage.look("year").await;
    let year = stage.browser.path().await;
    assert!(stage.fetch(&format!("{year}/report.pdf")).await.starts_with(b"%PDF"), "the meeting book");
}

/// The book year 2021.
pub async fn opens_year(stage: &Stage) {
    stage.press("books-years").await;
    let year = stage.say_with("books-year-of", &[("year", "2021".into())]);
    stage.browser.press(&year).await;
    stage.see("books-trial").await;
}

async fn books(stage: &mut Stage, what: &str, fields: &[(&str, &str)]) {
    stage.press(&format!("books-new-{what}")).await;
    stage.fill_all(fields).await;
    stage.look(&format!("new-{what}")).await;
    stage.press("books-book").await;
}

/// A deposit, mistyped though she does not know it; a withdrawal beyond the balance, refused; a loan; an instalment.
pub async fn she_books_a_day(stage: &mut Stage) {
    stage.morning_of("2022-07-06").await;
    stage.turn_of(TREASURER).await;
    opens(stage).await;
    let savings = [("member", "A-001"), ("account", "sukarela")];
    books(stage, "deposit", &[savings[0], savings[1], ("amount", "25.000"), ("reference", "K-071")]).await;
    stage.see("books-booked").await;
    stage.look("entry").await;
    opens(stage).await;
    books(stage, "withdrawal", &[savings[0], savings[1], ("amount", "15 juta")]).await;
    let beyond = stage.rupiah(13_475_000);
    stage.browser.see(&beyond).await;
    stage.look("beyond-the-balance").await;
    stage.browser.fill("amount", "100.000").await;
    stage.press("books-book").await;
    stage.see("books-booked").await;
    opens(stage).await;
    let terms = [("member", "Rosmini"), ("amount", "1,2 juta"), ("rate", "12"), ("months", "12")];
    books(stage, "loan", &[&terms[..], &[("method", "flat")]].concat()).await;
    stage.see("books-booked").await;
    opens(stage).await;
    stage.press("books-loans").await;
    stage.look("loans").await;
    stage.browser.press("Siti Aminah").await;
    stage.see("books-schedule").await;
    stage.look("loan").await;
    stage.press("books-pay").await;
    assert_eq!(stage.browser.attribute("[name=principal]", "value").await, "125000", "what is due next");
    stage.look("instalment").await;
    stage.press("books-book").await;
    stage.see("books-booked").await;
}

/// The month's simpanan wajib of all twelve, seen before it is posted.
pub async fn she_books_for_everybody(stage: &mut Stage) {
    opens(stage).await;
    stage.press("books-batch-pays").await;
    stage.fill_all(&[("account", "wajib"), ("amount", "20.000")]).await;
    stage.look("batch").await;
    stage.press("books-batch-look").await;
    let total = stage.rupiah(240_000);
    for text in [&total, sheet::NAMES[11]] {
        stage.browser.see(text).await;
    }
    stage.look("batch-to-post").await;
    stage.press("books-batch-post").await;
    stage.see("books-batch-posted").await;
}
