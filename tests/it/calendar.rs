//! The calendar: a secret address, taken back at any time, with times in WITA.

use chrono::Duration;
use domain::applications::Status;
use poem::http::StatusCode;

use crate::kit::people::Person;
use crate::kit::portal::Portal;

/// Makes an address on the page and answers its path.
async fn subscribe(person: &mut Person) -> String {
    let page = person.browser.open("/calendar").await;
    let made = person.browser.send(&page, "/calendar", &[]).await;
    let address = made.all(".long-address code").remove(0);
    address.trim_start_matches("http://localhost").to_owned()
}

#[tokio::test]
async fn owner_and_mentor_see_their_sessions_at_their_own_address_in_wita() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let session = place.hold(&portal).await;
    portal.deliver_mail().await;
    let begins = domain::calendar::wita(portal.now() - Duration::hours(1)).format("%Y%m%dT%H%M%S");
    for mut person in [place.file.owner.clone(), place.file.officer.clone()] {
        let address = subscribe(&mut person).await;
        let feed = portal.stranger().ask(&address).await;
        feed.is_ok();
        assert!(feed.headers["content-type"].to_str().unwrap().starts_with("text/calendar"));
        let text = feed.html.replace("\r\n ", "");
        assert!(text.contains(&format!("DTSTART;TZID=Asia/Makassar:{begins}")), "{text}");
        assert!(text.contains("BEGIN:VTIMEZONE") && text.contains(&session.to_string()), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
    }
}

#[tokio::test]
async fn a_new_address_and_taking_it_back_make_the_one_before_worthless() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let mut owner = place.file.owner.clone();
    let first = subscribe(&mut owner).await;
    let second = subscribe(&mut owner).await;
    let mut stranger = portal.stranger();
    stranger.ask(&first).await.is(StatusCode::NOT_FOUND);
    stranger.ask(&second).await.is_ok();
    let page = owner.browser.open("/calendar").await;
    page.does_not_show(&second);
    owner.browser.send(&page, "/calendar/end", &[]).await.is_ok();
    stranger.ask(&second).await.is(StatusCode::NOT_FOUND);
    stranger.ask("/calendar/guess.ics").await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_struck_out_leaves_the_calendar_and_a_closed_account_has_none() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold(&portal).await;
    let mut mentor = place.file.officer.clone();
    let address = subscribe(&mut mentor).await;
    let void = format!("/sessions/{id}/act/void");
    let form = mentor.browser.open(&void).await;
    mentor.browser.send(&form, &void, &[("note", "Salah catat")]).await.is_ok();
    let feed = portal.stranger().ask(&address).await;
    assert_eq!(feed.html.matches("BEGIN:VEVENT").count(), 0);
    let tx = portal.app.db.begin().await.unwrap();
    jembatan::store::accounts::set_disabled(&tx, mentor.id, Some(portal.now())).await.unwrap();
    tx.commit().await.unwrap();
    portal.stranger().ask(&address).await.is(StatusCode::NOT_FOUND);
    portal.deliver_mail().await;
}
