//! Sessions of mentoring: recorded by the mentor, confirmed by the owner, mended by the office; nothing is erased.

use chrono::Duration;
use domain::accounts::Role;
use domain::applications::{Action, Status};
use domain::mentoring::{SessionId, SessionStatus};
use jembatan::store;
use jembatan::usecases::{Failure, applications, mentoring};
use poem::http::StatusCode;

use crate::kit::application::actor_of;
use crate::kit::business::owner_of;
use crate::kit::participant::Participant;
use crate::kit::portal::Portal;
use crate::kit::seen::Seen;
use crate::kit::visitor::Attachment;

/// A picture of one point.
fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(2, 2).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn status(portal: &Portal, id: SessionId) -> SessionStatus {
    store::mentoring::find(&portal.app.db, id).await.unwrap().unwrap().status
}

/// The address of the session that a page of the mentor leads to.
fn session_of(page: &Seen) -> SessionId {
    page.address.trim_start_matches("/sessions/").parse().unwrap()
}

/// The mentor fills in the form of a session that was held today.
async fn record(
    mentor: &mut crate::kit::people::Person,
    place: &Participant,
    files: &[Attachment<'_>],
) -> Seen {
    let address = format!("{}/log", place.desk());
    let form = mentor.browser.open(&address).await;
    let fields = [("day", "23-11-2026"), ("time", "9.30"), ("note", "Mencatat bersama")];
    mentor.browser.upload(&form, &address, &fields, files).await
}

#[tokio::test]
async fn a_session_counts_once_the_owner_has_said_yes_with_one_tap() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let mut mentor = place.file.officer.clone();
    portal.wait(Duration::days(1));
    mentor.browser = portal.signed_in(mentor.id).await;
    let page = record(&mut mentor, &place, &[]).await;
    page.is_ok().shows("Menunggu konfirmasi pemilik").shows("23 November 2026");
    mentor.browser.open(&place.desk()).await.shows("0 dari 2 pertemuan terkonfirmasi");
    let mails = portal.deliver_mail().await;
    assert!(mails.iter().any(|mail| mail.subject.starts_with("Benarkah demikian?")), "{mails:?}");

    let mut owner = place.file.owner.clone();
    owner.browser = portal.signed_in(owner.id).await;
    let list = format!("/applications/{}/sessions", place.file.id);
    let seen = owner.browser.open(&list).await;
    seen.shows("1 pertemuan menunggu Anda").shows("Perumda Tirta");
    let confirm = format!("/sessions/{}/confirm", session_of(&page));
    owner.browser.send(&seen, &confirm, &[]).await.is_ok().shows("1 dari 2 pertemuan terkonfirmasi");
    // Twice is once.
    owner.browser.send(&seen, &confirm, &[]).await.is_ok();
    mentor.browser.open(&place.desk()).await.shows("1 dari 2 pertemuan terkonfirmasi");
    assert_eq!(portal.deliver_mail().await.len(), 1, "the mentor is told, once");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_records_one_session() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let mut mentor = place.file.officer.clone();
    portal.wait(Duration::days(1));
    mentor.browser = portal.signed_in(mentor.id).await;
    let address = format!("{}/log", place.desk());
    let form = mentor.browser.open(&address).await;
    let fields = [("day", "23-11-2026"), ("note", "Mencatat")];
    let photo = || Attachment { field: "photo", name: "a.png", bytes: picture() };
    let first = mentor.browser.upload(&form, &address, &fields, &[photo()]).await;
    let second = mentor.browser.upload(&form, &address, &fields, &[photo()]).await;
    assert_eq!(first.address, second.address);
    assert_eq!(store::mentoring::count_all(&portal.app.db, place.file.id).await.unwrap(), 1);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_code_read_aloud_confirms_once_and_no_other_code_does() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold(&portal).await;
    let (mut owner, mut mentor) = (place.file.owner.clone(), place.file.officer.clone());
    let address = format!("/sessions/{id}");
    let shown = owner.browser.open(&address).await;
    let code = owner.browser.send(&shown, &format!("{address}/code"), &[]).await;
    let digits = code.all(".code-aloud span").remove(0);
    assert_eq!(digits.chars().filter(char::is_ascii_digit).count(), 6, "{digits}");
    let wrong = if digits.starts_with('0') { "999 999" } else { "000 000" };

    let form = mentor.browser.open(&address).await;
    let enter = format!("{address}/enter");
    let refused = mentor.browser.send(&form, &enter, &[("code", wrong)]).await;
    refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Kode ini tidak cocok");
    assert_eq!(status(&portal, id).await, SessionStatus::Held);
    mentor
        .browser
        .send(&form, &enter, &[("code", &digits)])
        .await
        .is_ok()
        .shows("Dengan kode yang dibacakannya");
    assert_eq!(status(&portal, id).await, SessionStatus::Confirmed);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_code_that_has_run_out_or_was_replaced_is_worthless() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold(&portal).await;
    let (app, owner) = (&portal.app, owner_of(place.file.owner.id));
    let mentor = actor_of(&place.file.officer, Role::Mentor, place.partner.id);
    let first = mentoring::show_code(app, &owner, id).await.unwrap();
    let second = mentoring::show_code(app, &owner, id).await.unwrap();
    assert_ne!(first.digits, second.digits);
    let stale = mentoring::confirm_by_code(app, &mentor, id, 1, &first.digits).await;
    assert!(matches!(stale, Err(Failure::Invalid(_))), "{stale:?}");
    portal.wait(Duration::minutes(16));
    let late = mentoring::confirm_by_code(app, &mentor, id, 1, &second.digits).await;
    assert!(matches!(late, Err(Failure::Invalid(_))), "{late:?}");
    assert_eq!(status(&portal, id).await, SessionStatus::Held);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn a_code_is_worthless_after_five_wrong_tries_however_many_come_at_once() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold(&portal).await;
    let mentor = actor_of(&place.file.officer, Role::Mentor, place.partner.id);
    let right = mentoring::show_code(&portal.app, &owner_of(place.file.owner.id), id).await.unwrap().digits;
    let number: u32 = right.parse().unwrap();
    let mut tries = Vec::new();
    for step in 1..=12_u32 {
        let (app, mentor) = (portal.app.clone(), mentor.clone());
        let typed = format!("{:06}", (number + step) % 1_000_000);
        tries.push(tokio::spawn(
            async move { mentoring::confirm_by_code(&app, &mentor, id, 1, &typed).await },
        ));
    }
    for one in tries {
        assert!(one.await.unwrap().is_err());
    }
    let then = mentoring::confirm_by_code(&portal.app, &mentor, id, 1, &right).await;
    assert!(matches!(then, Err(Failure::Invalid(_))), "{then:?}");
    assert_eq!(status(&portal, id).await, SessionStatus::Held);
    portal.deliver_mail().await;
}

#[tokio::test]
async fn what_is_kept_of_a_code_does_not_tell_it() {
    use sea_orm::EntityTrait;
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold(&portal).await;
    let code = mentoring::show_code(&portal.app, &owner_of(place.file.owner.id), id).await.unwrap();
    let outside = portal.database.outside().await;
    let row = entity::mentoring_code::Entity::find_by_id(id.0).one(&outside).await.unwrap().unwrap();
    assert_eq!(row.digest.len(), 32);
    assert!(!row.digest.windows(6).any(|bytes| bytes == code.digits.as_bytes()));
    assert_ne!(
        row.digest,
        jembatan::vault::hash(&code.digits),
        "without the portal's key it cannot be tried out"
    );
    portal.deliver_mail().await;
}

#[tokio::test]
async fn the_owner_disputes_the_office_mends_and_what_stood_there_stays_to_be_read() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold_confirmed(&portal).await;
    portal.deliver_mail().await;
    let mut owner = place.file.owner.clone();
    let dispute = format!("/sessions/{id}/act/dispute");
    let form = owner.browser.open(&dispute).await;
    owner.browser.send(&form, &dispute, &[("note", "")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    owner.browser.send(&form, &dispute, &[("note", "Hanya setengah jam")]).await.shows("Dibantah");
    let told: Vec<String> = portal.deliver_mail().await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(told.len(), 2, "mentor and coordinator: {told:?}");

    let mut clerk = portal.clerk("Hasniati").await;
    let correct = format!("/office/sessions/{id}/correct");
    let form = clerk.browser.open(&correct).await;
    let typed = [("minutes", "30"), ("reason", "")];
    clerk.browser.send(&form, &correct, &typed).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let typed = [("minutes", "30"), ("reason", "Keterangan kedua pihak")];
    let page = clerk.browser.send(&form, &correct, &typed).await;
    page.is_ok().shows("30 menit").shows("Keterangan kedua pihak").shows("60 menit");
    page.shows("Hanya setengah jam").shows("Menunggu konfirmasi pemilik");
    assert_eq!(status(&portal, id).await, SessionStatus::Held, "confirmed anew by the owner");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn the_office_confirms_nothing_and_a_struck_out_session_stays_struck_out() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold(&portal).await;
    let mut clerk = portal.clerk("Hasniati").await;
    let page = clerk.browser.open(&format!("/sessions/{id}")).await;
    page.does_not_show("Ya, benar");
    let void = format!("/sessions/{id}/act/void");
    let form = clerk.browser.open(&void).await;
    clerk.browser.send(&form, &void, &[("note", "Tercatat dua kali")]).await.shows("Dicoret");
    let owner = owner_of(place.file.owner.id);
    let late = mentoring::confirm(&portal.app, &owner, id, 2).await;
    assert!(matches!(late, Err(Failure::Refused("mentoring-moved"))), "{late:?}");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn only_the_mentor_who_was_given_the_participant_records_and_others_see_nothing() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let id = place.hold(&portal).await;
    let mut colleague = portal.person("Mentor Lain", Role::Mentor, Some(place.partner.id)).await;
    colleague.browser.open(&place.desk()).await.is_ok().shows("didampingi orang lain");
    colleague.browser.ask(&format!("{}/log", place.desk())).await.is(StatusCode::CONFLICT);
    let other = portal.partner("Perumda Lain").await;
    let mut foreign = portal.person("Mentor Asing", Role::Mentor, Some(other.id)).await;
    let mut stranger = portal.owner("Orang Lain").await;
    let bank = portal.bank("Bank Sulselbar").await;
    let mut officer = bank.lead.clone();
    foreign.browser.ask(&place.desk()).await.is(StatusCode::NOT_FOUND);
    for browser in [&mut foreign.browser, &mut stranger.browser, &mut officer.browser] {
        for path in ["", "/photo"] {
            browser.ask(&format!("/sessions/{id}{path}")).await.is(StatusCode::NOT_FOUND);
        }
    }
    // The coordinator gives the participant to the colleague, who then records; the owner is told who it is.
    portal.deliver_mail().await;
    let lead = actor_of(&place.file.lead, Role::Coordinator, place.partner.id);
    let seen = Some(place.file.officer.id);
    applications::assign(&portal.app, &lead, place.file.id, seen, Some(colleague.id)).await.unwrap();
    colleague.browser.open(&format!("{}/log", place.desk())).await.is_ok();
    let mails = portal.deliver_mail().await;
    assert!(mails.iter().any(|mail| mail.subject == "Mentor Lain menjadi pendamping Anda"), "{mails:?}");
}

#[tokio::test]
async fn a_photograph_is_a_picture_and_comes_back_as_an_attachment_to_those_concerned() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let (mut mentor, mut owner) = (place.file.officer.clone(), place.file.owner.clone());
    portal.wait(Duration::days(1));
    mentor.browser = portal.signed_in(mentor.id).await;
    owner.browser = portal.signed_in(owner.id).await;
    let paper = Attachment { field: "photo", name: "foto.png", bytes: b"%PDF-1.4 bukan foto".to_vec() };
    let page = record(&mut mentor, &place, &[paper]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Foto harus JPEG atau PNG");
    let broken = Attachment { field: "photo", name: "foto.png", bytes: picture()[..20].to_vec() };
    record(&mut mentor, &place, &[broken]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    let photo = Attachment { field: "photo", name: "../../foto.png", bytes: picture() };
    let page = record(&mut mentor, &place, &[photo]).await;
    let file = owner.browser.ask(&format!("/sessions/{}/photo", session_of(&page))).await;
    file.is_ok();
    assert_eq!(file.headers["content-type"], "image/png");
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment;"));
    portal.deliver_mail().await;
}

#[tokio::test]
async fn what_does_not_fit_is_said_beside_its_field_and_what_was_typed_stays() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let mut mentor = place.file.officer.clone();
    let address = format!("{}/log", place.desk());
    let form = mentor.browser.open(&address).await;
    let typed =
        [("day", "31-12-2026"), ("time", "25"), ("minutes", "5"), ("note", ""), ("place", "Rumah Ibu Rahma")];
    let page = mentor.browser.upload(&form, &address, &typed, &[]).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Tulis jam seperti 09.30.");
    assert_eq!(page.form(&address).value("place"), Some("Rumah Ibu Rahma"));
    let typed = [("day", "31-12-2026"), ("minutes", "5"), ("note", "")];
    let page = mentor.browser.upload(&form, &address, &typed, &[]).await;
    page.shows("Tanggal ini belum tiba.").shows("Antara 10 dan 600 menit.");
    assert_eq!(store::mentoring::count_all(&portal.app.db, place.file.id).await.unwrap(), 0);
}

#[tokio::test]
async fn a_planned_session_is_held_and_then_waits_for_the_owner() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Enrolled).await;
    let mut lead = place.file.lead.clone();
    let address = format!("{}/plan", place.desk());
    let form = lead.browser.open(&address).await;
    let page = lead.browser.upload(&form, &address, &[("day", "30-11-2026"), ("time", "14:00")], &[]).await;
    page.is_ok().shows("Direncanakan").shows("30 November 2026");
    let id = session_of(&page);
    portal.wait(Duration::days(8));
    lead.browser = portal.signed_in(lead.id).await;
    let hold = format!("/sessions/{id}/hold");
    let form = lead.browser.open(&hold).await;
    let page = lead.browser.upload(&form, &hold, &[("note", "Berlatih bersama")], &[]).await;
    page.is_ok().shows("Menunggu konfirmasi pemilik");
    let subjects: Vec<String> = portal.deliver_mail().await.into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
}

#[tokio::test]
async fn completing_with_too_few_sessions_wants_a_reason_and_both_moments_are_written_down() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    place.hold_confirmed(&portal).await;
    let mut act = place.file.filled(&portal, Action::Complete).await;
    act.note = None;
    let lead = actor_of(&place.file.lead, Role::Coordinator, place.partner.id);
    let refused = applications::act(&portal.app, &lead, place.file.id, act.clone()).await;
    let Err(Failure::Invalid(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["sessions-few"]);
    place.hold_confirmed(&portal).await;
    applications::act(&portal.app, &lead, place.file.id, act).await.unwrap();
    let mut owner = place.file.owner.clone();
    let page = owner.browser.open(&format!("/applications/{}/sessions", place.file.id)).await;
    page.shows("2 dari 2 pertemuan terkonfirmasi")
        .shows("Belum ada catatan")
        .shows("Buku kas")
        .shows("Tercapai");
    page.shows("Sertifikat Anda siap");
    portal.deliver_mail().await;
}

#[tokio::test]
async fn both_sides_rate_once_and_not_before_the_end() {
    let portal = Portal::open().await;
    let place = portal.participant(Status::Active).await;
    let mut owner = place.file.owner.clone();
    let rate = format!("/applications/{}/rate", place.file.id);
    owner.browser.ask(&rate).await.is(StatusCode::CONFLICT);
    place.file.make(&portal, Action::Complete).await;
    let form = owner.browser.open(&rate).await;
    owner.browser.send(&form, &rate, &[("words", "Baik")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    owner.browser.send(&form, &rate, &[("score", "5"), ("words", "Baik")]).await.is_ok();
    owner.browser.ask(&rate).await.is(StatusCode::CONFLICT);
    let mut mentor = place.file.officer.clone();
    let rate = format!("{}/rate", place.desk());
    let form = mentor.browser.open(&rate).await;
    mentor.browser.send(&form, &rate, &[("score", "4")]).await.is_ok();
    portal.deliver_mail().await;
}
