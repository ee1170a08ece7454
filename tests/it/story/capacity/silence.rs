//! A mentor who holds no session: reminded, paused, taken off the list, and the owner is given another.

use super::people::{CLERK, COORDINATOR, MENTOR, SILENT};
use super::seats::LAST;
use super::sessions::{choose, opens};
use crate::story::stage::Stage;

const BUSINESS: &str = "Usaha Hasanuddin";

/// Three weeks without a session: a reminder; five: a pause; seven: off the list. The office sees each step.
pub async fn he_is_reminded_paused_and_taken_off(stage: &mut Stage) {
    for (day, subject, stage_key) in [
        ("2022-03-15", "mail-mentor-reminded-subject", "silence-stage-reminded"),
        ("2022-03-29", "mail-mentor-paused-subject", "silence-stage-paused"),
        ("2022-04-12", "mail-mentor-removed-subject", "silence-stage-removed"),
    ] {
        stage.morning_of(day).await;
        let since = stage.date("2022-02-21");
        let named = [("business", BUSINESS.into()), ("since", since.as_str().into())];
        stage.mail_to(SILENT, &stage.say_with(subject, &named)).await;
        stage.turn_of(CLERK).await;
        stage.menu("nav-mentors").await;
        for text in ["Muh. Ilham", BUSINESS, &stage.say(stage_key)] {
            stage.browser.see(text).await;
        }
        stage.look(stage_key).await;
    }
}

/// The coordinator is asked for another mentor and gives one; whoever is off the list is not among those to choose from.
pub async fn the_owner_is_given_another(stage: &mut Stage) {
    let named = [("business", BUSINESS.into())];
    let mail = stage.mail_to(COORDINATOR, &stage.say_with("mail-mentor-removed-desk-subject", &named)).await;
    stage.mail_to(LAST, &stage.say("mail-mentor-removed-owner-subject")).await;
    stage.turn_of(COORDINATOR).await;
    stage.open_link(&mail).await;
    stage.see("case-findings").await;
    stage.press("case-give").await;
    let choices = stage.browser.all("form[action$='/assign'] option").await.join("\n");
    assert!(choices.contains("Nurhayati") && !choices.contains("Muh. Ilham"), "{choices}");
    choose(stage, "Nurhayati").await;
    stage.press("case-give-button").await;
    stage.see("case-assigned").await;
    let subject = stage.say_with("mail-mentor-given-subject", &[("by", "Nurhayati".into())]);
    let mail = stage.mail_to(LAST, &subject).await;
    stage.turn_of(LAST).await;
    stage.open_link(&mail).await;
    stage.browser.see(&stage.say_with("mentoring-mentored-by", &[("mentor", "Nurhayati".into())])).await;
    stage.look("another-mentor").await;
    stage.turn_of(MENTOR).await;
    opens(stage, BUSINESS).await;
}
