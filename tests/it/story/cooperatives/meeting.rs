//! The annual meeting: recorded by the secretary, counted from its own day on, and its result divided.

use super::books;
use super::people::{CLERK, Place, SECRETARY, TREASURER};
use super::register::{KEY, NAME, as_of, rows};
use super::sheet::RESULT;
use crate::story::stage::Stage;

/// Without a quorum it is no meeting; then it is recorded with everything that the law asks.
pub async fn the_secretary_records_it(stage: &mut Stage, place: &Place) {
    stage.morning_of("2022-07-05").await;
    stage.turn_of(SECRETARY).await;
    stage.menu("nav-cooperatives").await;
    stage.browser.press(NAME).await;
    stage.press("meeting-title").await;
    let said = [("year", "2021".into()), ("sum", stage.rupiah(RESULT).into())];
    let books = stage.say_with("meeting-books", &said);
    stage.browser.see(&books).await;
    let fields = [
        ("year", "2021"),
        ("held_on", "04-07-2022"),
        ("entitled", "12"),
        ("quorum", "7"),
        ("present", "6"),
        ("approved", "yes"),
        ("outcome", "surplus"),
        ("result", "300.000"),
        ("reserve", "30"),
        ("business", "25"),
        ("capital", "20"),
        ("board", "10"),
        ("education", "10"),
        ("social", "5"),
        ("file", &place.minutes),
    ];
    stage.fill_all(&fields).await;
    stage.look("meeting").await;
    stage.press("meeting-button").await;
    stage.see("fault-minutes-no-quorum").await;
    stage.look("meeting-without-quorum").await;
    stage.fill_all(&[("present", "9"), ("file", &place.minutes)]).await;
    stage.press("meeting-button").await;
    stage.see("meeting-recorded").await;
    stage.see("cooperative-status-active").await;
    stage.look("meeting-recorded").await;
}

/// On the eve of the meeting it does not count, on its day it does.
pub async fn the_status_follows_on_its_day(stage: &mut Stage) {
    stage.turn_of(CLERK).await;
    stage.menu("nav-cooperatives").await;
    for (day, status) in
        [("03-07-2022", "cooperative-status-inactive"), ("04-07-2022", "cooperative-status-active")]
    {
        stage.open_filters().await;
        stage.browser.fill("q", "mattiro").await;
        as_of(stage, day).await;
        let found = rows(stage).await;
        let status = stage.say(status);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].contains(KEY) && found[0].contains(&status), "{status} on {day}: {found:#?}");
    }
    stage.browser.press(NAME).await;
    stage.see("cooperative-source-board").await;
    stage.look("cooperative").await;
}

/// The treasurer divides as the meeting decided; what she sees before says how.
pub async fn the_result_is_divided(stage: &mut Stage) {
    stage.turn_of(TREASURER).await;
    books::opens(stage).await;
    books::opens_year(stage).await;
    stage.see("books-year-to-divide").await;
    stage.press("books-divide").await;
    stage.look("divide").await;
    stage.press("books-divide").await;
    stage.see("books-was-divided").await;
    stage.see("books-year-divided").await;
    stage.look("year-divided").await;
}
