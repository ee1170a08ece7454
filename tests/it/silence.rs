//! Mentors who hold no sessions: reminded, paused, taken off the list, and back by the office's word.

use chrono::Duration;
use domain::accounts::Role;
use domain::applications::Status;
use jembatan::jobs::deadlines;
use jembatan::usecases::{Failure, applications};

use crate::kit::application::actor_of;
use crate::kit::participant::Participant;
use crate::kit::portal::Portal;

/// So many days go by, each with its job; answers the subjects of the mails with who got them.
async fn days(portal: &Portal, count: i64) -> Vec<(String, String)> {
    let mut mails = Vec::new();
    for _ in 0..count {
        portal.wait(Duration::days(1));
        deadlines::lapse_due(&portal.app).await.unwrap();
        deadlines::lapse_due(&portal.app).await.unwrap();
        mails.extend(portal.deliver_mail().await.into_iter().map(|mail| (mail.to, mail.subject)));
    }
    mails
}

async fn assigned(portal: &Portal, place: &Participant) -> bool {
    place.file.load(portal).await.assigned_to.is_some()
}

#[tokio::test]
async fn a_silent_mentor_is_reminded_then_paused_then_taken_off_and_another_is_asked_for() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let (mentor, lead, owner) = (&place.file.officer, &place.file.lead, &place.file.owner);
    assert_eq!(days(&portal, 20).await, []);
    let reminded = days(&portal, 10).await;
    assert_eq!(reminded.len(), 1, "{reminded:?}");
    assert_eq!(reminded[0].0, mentor.email);
    let paused = days(&portal, 6).await;
    assert_eq!(paused.len(), 2, "mentor and coordinator: {paused:?}");
    let mut clerk = portal.clerk("Hasniati").await;
    clerk.browser.open("/office/mentors").await.shows("Dijeda").shows("Gula Aren Borong");
    assert!(assigned(&portal, &place).await);

    let removed = days(&portal, 14).await;
    let to: Vec<&str> = removed.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(removed.len(), 3, "{removed:?}");
    for person in [mentor, lead, owner] {
        assert!(to.contains(&person.email.as_str()), "{} is told: {to:?}", person.email);
    }
    assert!(removed.iter().any(|(_, subject)| subject == "Mohon beri Gula Aren Borong pendamping lain"));
    assert!(!assigned(&portal, &place).await);
    assert_eq!(days(&portal, 30).await, [], "nobody is told twice");

    // Off the list: neither offered nor accepted, until the office says why.
    let coordinator = actor_of(lead, Role::Coordinator, place.partner.id);
    let again = applications::assign(&portal.app, &coordinator, place.file.id, None, Some(mentor.id)).await;
    assert!(matches!(again, Err(Failure::Refused("mentor-resting"))), "{again:?}");
    let desk = portal.signed_in(lead.id).await.open(&place.file.desk()).await;
    let offered = desk.attributes("select[name=to] option", "value");
    assert!(!offered.contains(&mentor.id.to_string()), "{offered:?}");
    clerk.browser = portal.signed_in(clerk.id).await;
    let shown = clerk.browser.open("/office/mentors").await;
    let lift = shown.link("Kembalikan ke daftar");
    let form = clerk.browser.open(&lift).await;
    clerk.browser.send(&form, &lift, &[("note", "Sakit, sudah sembuh")]).await.is_ok();
    clerk.browser.open("/office/mentors?ended=yes").await.shows("Sakit, sudah sembuh");
    applications::assign(&portal.app, &coordinator, place.file.id, None, Some(mentor.id)).await.unwrap();
    let told = portal.deliver_mail().await;
    assert!(told.iter().any(|mail| mail.to == mentor.email), "{told:?}");
    assert_eq!(days(&portal, 20).await, [], "a new beginning is no silence");
}

#[tokio::test]
async fn a_session_ends_the_silence() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    assert_eq!(days(&portal, 36).await.len(), 3, "reminded, paused");
    place.hold(&portal).await;
    portal.deliver_mail().await;
    let mut clerk = portal.clerk("Hasniati").await;
    clerk.browser.open("/office/mentors").await.shows("Tidak ada pendamping yang diam");
    assert_eq!(days(&portal, 20).await, []);
    assert_eq!(days(&portal, 2).await.len(), 1, "and a new one begins with a reminder");
}

#[tokio::test]
async fn a_job_that_did_not_run_for_weeks_still_reminds_before_it_takes_anybody_off() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    portal.wait(Duration::days(90));
    deadlines::lapse_due(&portal.app).await.unwrap();
    let mails = portal.deliver_mail().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(assigned(&portal, &place).await);
}
