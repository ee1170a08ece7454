//! A board comes to be: the chair claims with her letter, the office confirms, secretary and treasurer are invited; and the
//! calendar speaks to all three.

use jembatan::jobs;

use super::people::{CHAIR, CLERK, PROGRAM, Place, SECRETARY, TREASURER};
use super::register::{KEY, NAME};
use crate::story::stage::{PASSWORD, Stage};

const TREASURER_AT: &str = "budi@contoh.example";

/// A number that the register does not have is refused; then the claim waits for the office.
pub async fn a_chair_claims_it(stage: &mut Stage, place: &Place) {
    stage.turn_of(CHAIR).await;
    stage.menu("nav-cooperatives").await;
    stage.see("board-none").await;
    stage.look("no-cooperative").await;
    stage.press("board-claim").await;
    stage.fill_all(&[("key", "73.07-999"), ("file", &place.letter)]).await;
    stage.press("board-claim-button").await;
    stage.see("fault-cooperative-key").await;
    stage.look("claim-unknown").await;
    stage.fill_all(&[("key", KEY), ("file", &place.letter)]).await;
    stage.press("board-claim-button").await;
    stage.see("board-claimed").await;
    stage.see("seat-state-claimed").await;
    stage.look("claimed").await;
}

/// The clerk reads the letter and confirms; the chair is told, and finds what is due and what helps.
pub async fn the_office_confirms_her(stage: &mut Stage) {
    stage.turn_of(CLERK).await;
    stage.menu("nav-cooperatives").await;
    stage.press("board-claims").await;
    stage.look("claims").await;
    stage.browser.press(NAME).await;
    let letter = stage.browser.attribute("main a[href^='/documents/']", "href").await;
    assert!(stage.fetch(&letter).await.starts_with(b"%PDF"), "the letter opens");
    stage.look("claim-to-confirm").await;
    stage.press("board-confirm").await;
    stage.see("board-claim-confirmed").await;
    let subject = stage.say_with("mail-cooperative-claim-confirmed-subject", &[("cooperative", NAME.into())]);
    let mail = stage.mail_to(CHAIR, &subject).await;
    stage.turn_of(CHAIR).await;
    stage.open_link(&mail).await;
    let due = stage.date("2022-06-30");
    let due = [("day", due.as_str().into()), ("year", "2021".into())];
    let due = stage.say_with("cooperative-next-due", &due);
    let warned = stage.say("cooperative-warning-missed");
    for text in [NAME, &warned, &due, PROGRAM] {
        stage.browser.see(text).await;
    }
    stage.look("board-warned").await;
}

fn invited_as(stage: &Stage, office: &str) -> String {
    let office = stage.say(office);
    let named = [("cooperative", NAME.into()), ("office", office.as_str().into())];
    stage.say_with("mail-cooperative-invited-subject", &named)
}

/// One whom the portal knows accepts on her page; another comes by the link of her mail, and finds the seat when she is in.
pub async fn the_board_is_filled(stage: &mut Stage) {
    let secretary = stage.email_of(SECRETARY).to_owned();
    for (name, email, office) in
        [("Hasnawati", secretary.as_str(), "secretary"), ("Budi Santoso", TREASURER_AT, "treasurer")]
    {
        stage.fill_all(&[("name", name), ("email", email), ("office", office)]).await;
        stage.press("invite-button").await;
        stage.see("board-invited").await;
    }
    stage.look("board-invited").await;
    let mail = stage.mail_to(SECRETARY, &invited_as(stage, "board-office-secretary")).await;
    stage.turn_of(SECRETARY).await;
    stage.open_link(&mail).await;
    stage.look("invited-to-the-board").await;
    stage.press("board-accept").await;
    stage.see("board-accepted").await;
    stage.meet(TREASURER, TREASURER_AT).await;
    let subject = stage.say_with("mail-invitation-subject", &[("to", NAME.into())]);
    let mail = stage.mail_to(TREASURER, &subject).await;
    stage.open_link(&mail).await;
    stage.see("invited-title").await;
    stage.look("invited").await;
    stage.browser.fill("password", PASSWORD).await;
    stage.press("invited-button").await;
    stage.see("board-title").await;
    stage.look("treasurer-arrives").await;
    stage.press("board-accept").await;
    stage.see("board-accepted").await;
    stage.browser.press(NAME).await;
    stage.see("board-people").await;
    stage.look("board-filled").await;
}

/// The job that reminds has its turn, and what it wrote arrives.
async fn the_calendar_is_read(stage: &mut Stage) {
    jobs::meetings::remind_due(&stage.portal.app).await.unwrap();
    stage.post().await;
}

/// Of the year that was missed at once; of the next ninety days before it is due, thirty, and seven: each once, to everybody
/// on the board.
pub async fn they_are_reminded(stage: &mut Stage) {
    let missed = [("cooperative", NAME.into()), ("year", "2020".into())];
    let missed = stage.say_with("mail-cooperative-missed-subject", &missed);
    the_calendar_is_read(stage).await;
    stage.mail_to(CHAIR, &missed).await;
    let due = stage.date("2022-06-30");
    let near = [("cooperative", NAME.into()), ("due", due.as_str().into())];
    let near = stage.say_with("mail-cooperative-second-near-subject", &near);
    let days = ["2022-03-31", "2022-04-01", "2022-05-30", "2022-05-31", "2022-06-22", "2022-06-23"];
    for (day, told) in days.into_iter().zip([0, 1].into_iter().cycle()) {
        stage.morning_of(day).await;
        the_calendar_is_read(stage).await;
        the_calendar_is_read(stage).await;
        for who in [CHAIR, SECRETARY, TREASURER] {
            let found = stage.unread_about(stage.email_of(who), &near);
            assert_eq!(found, told, "{who} on {day}");
            if told > 0 {
                let mail = stage.mail_to(who, &near).await;
                assert!(mail.text.contains(&due), "{}", mail.text);
            }
        }
    }
    the_day_passes(stage).await;
}

/// On the day after the deadline the status is another, though nobody did anything; all are told.
async fn the_day_passes(stage: &mut Stage) {
    stage.turn_of(CHAIR).await;
    stage.menu("nav-cooperatives").await;
    stage.browser.press(NAME).await;
    stage.see("cooperative-warning-second-near").await;
    stage.see("cooperative-status-active").await;
    stage.morning_of("2022-07-01").await;
    the_calendar_is_read(stage).await;
    let subject = stage.say_with("mail-cooperative-missed-twice-subject", &[("cooperative", NAME.into())]);
    for who in [CHAIR, SECRETARY] {
        stage.mail_to(who, &subject).await;
    }
    let mail = stage.mail_to(TREASURER, &subject).await;
    stage.turn_of(TREASURER).await;
    stage.open_link(&mail).await;
    stage.see("cooperative-warning-missed-twice").await;
    stage.see("cooperative-status-inactive").await;
    stage.look("board-missed-twice").await;
}
