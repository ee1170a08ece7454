//! A mentor's sessions: written down on a phone with a photograph, and counted only once the owner has said yes.

use chrono::{Duration, Utc};

use super::people::{COORDINATOR, MENTOR, SILENT};
use super::seats::{FIRST, Program};
use crate::story::mentoring::moves;
use crate::story::stage::Stage;

/// Both participants are given a mentor, and both begin.
pub async fn mentors_are_given(stage: &mut Stage, program: &Program) {
    stage.morning_of("2022-02-21").await;
    for (business, mentor) in [("Usaha Rahmawati", "Nurhayati"), ("Usaha Hasanuddin", "Muh. Ilham")] {
        stage.turn_of(COORDINATOR).await;
        opens(stage, business).await;
        stage.press("mentoring-case").await;
        stage.see("case-findings").await;
        stage.press("case-give").await;
        stage.look("give-a-mentor").await;
        choose(stage, mentor).await;
        stage.press("case-give-button").await;
        stage.see("case-assigned").await;
        moves(stage, "start", &[]).await;
    }
    let subject = stage.say_with("mail-mentor-given-subject", &[("by", "Nurhayati".into())]);
    let mail = stage.mail_to(FIRST, &subject).await;
    assert!(mail.text.contains(&program.name), "{}", mail.text);
    stage.turn_of(SILENT).await;
    stage.menu("nav-participants").await;
    stage.browser.see("Usaha Hasanuddin").await;
    stage.browser.see_no("Usaha Rahmawati").await;
}

/// Opens a participant from the list.
pub async fn opens(stage: &Stage, business: &str) {
    stage.menu("nav-participants").await;
    stage.see("mentoring-lead").await;
    if !stage.browser.text().await.contains(business) {
        stage.browser.press_at("nav.pager a[rel=next]").await;
    }
    stage.browser.press(business).await;
    stage.see("mentoring-case").await;
}

/// Picks a colleague by name.
pub async fn choose(stage: &Stage, name: &str) {
    let script = "return [...document.querySelectorAll(\"form[action$='/assign'] option\")]
        .find((one) => one.innerText.includes(arguments[0])).value;";
    let found = stage.browser.driver().execute(script, vec![serde_json::json!(name)]).await.unwrap();
    let value = found.json().as_str().unwrap();
    stage.browser.press_at(&format!("form[action$='/assign'] option[value='{value}']")).await;
}

/// The first session: a photograph with it, and the owner says yes with one tap. Until then it does not count.
pub async fn one_is_confirmed_by_a_tap(stage: &mut Stage) {
    let photo = stage.browser.photograph("<h1>Buku kas</h1><p>Tiga halaman terisi.</p>").await;
    let photo = stage.file("buku-kas.jpg", &photo);
    stage.turn_of(MENTOR).await;
    stage.browser.see("Nurhayati").await;
    opens(stage, "Usaha Rahmawati").await;
    stage.browser.see(&counted(stage, 0)).await;
    stage.look("participant-begun").await;
    writes_down(stage, "Mencatat kas masuk dan keluar.", Some(&photo)).await;
    stage.see("meeting-status-held").await;
    stage.look("session-unconfirmed").await;
    opens(stage, "Usaha Rahmawati").await;
    stage.browser.see(&counted(stage, 0)).await;
    stage.browser.see(&stage.say_with("mentoring-not-yet", &[("count", 1.into())])).await;

    let at = stage.words().date_time(session_at(stage));
    let mail =
        stage.mail_to(FIRST, &stage.say_with("mail-mentoring-held-subject", &[("at", at.into())])).await;
    stage.turn_of(FIRST).await;
    stage.open_link(&mail).await;
    stage.see("mentoring-was-it-so").await;
    stage.look("was-it-so").await;
    let address = stage.browser.attribute("a[href$='/photo']", "href").await;
    let kept = stage.fetch(&address).await;
    assert!(image::load_from_memory(&kept).is_ok(), "the photograph comes back as a picture");
    stage.press("mentoring-confirm").await;
    stage.see("meeting-status-confirmed").await;
    stage.look("session-confirmed").await;
}

fn session_at(stage: &Stage) -> chrono::DateTime<Utc> {
    // The form proposes nine in the morning of today, and the story's mornings begin then.
    stage.portal.now().date_naive().and_hms_opt(1, 0, 0).unwrap().and_utc()
}

fn counted(stage: &Stage, count: i64) -> String {
    stage.say_with("mentoring-counted-long", &[("count", count.into()), ("wanted", 2.into())])
}

async fn writes_down(stage: &mut Stage, note: &str, photo: Option<&str>) {
    stage.press("mentoring-log").await;
    stage.see("mentoring-log-lead").await;
    stage.browser.fill("note", note).await;
    if let Some(photo) = photo {
        stage.browser.fill("photo", photo).await;
    }
    stage.look("write-a-session-down").await;
    stage.press("mentoring-log-button").await;
    stage.see("mentoring-logged").await;
}

/// The second: they sit together, she reads six digits aloud, he types them; a wrong code confirms nothing.
pub async fn another_is_confirmed_by_a_code(stage: &mut Stage) {
    stage.morning_of("2022-02-28").await;
    stage.turn_of(MENTOR).await;
    opens(stage, "Usaha Rahmawati").await;
    writes_down(stage, "Menutup buku bulan pertama.", None).await;
    let session = stage.browser.path().await.split('?').next().unwrap().to_owned();
    stage.turn_of(FIRST).await;
    stage.browser.visit(&session).await;
    stage.press("mentoring-code-show").await;
    stage.see("mentoring-code-title").await;
    stage.look("code-to-read-aloud").await;
    let digits = stage.browser.all(".code-aloud span").await.remove(0);
    let wrong = if digits.starts_with('0') { "999999" } else { "000000" };
    stage.turn_of(MENTOR).await;
    stage.browser.visit(&session).await;
    stage.browser.fill("code", wrong).await;
    stage.press("mentoring-enter-button").await;
    stage.see("meeting-status-held").await;
    stage.look("code-wrong").await;
    stage.browser.fill("code", &digits).await;
    stage.press("mentoring-enter-button").await;
    stage.see("mentoring-counts-now").await;
    stage.look("session-confirmed-by-code").await;
    opens(stage, "Usaha Rahmawati").await;
    stage.browser.see(&counted(stage, 2)).await;
    stage.portal.wait(Duration::minutes(1));
}
