//! The outbox at work: a server that refuses, is slow, goes away; workers that die; and the office, which sees it all.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Duration as Time, Utc};
use domain::language::Language;
use jembatan::ambient::Clock;
use jembatan::app::App;
use jembatan::jobs;
use jembatan::mail::{Mail as Written, Mailer, Patience};
use jembatan::store;
use jembatan::usecases::outbox::{self, Mail};
use poem::http::StatusCode;
use serde_json::json;

use crate::kit::portal::Portal;
use crate::kit::smtp::{Manner, SmtpServer};

/// The portal's app, sending through this server.
fn sending_through(portal: &Portal, server: &SmtpServer) -> App {
    let patience = Patience { connect: Duration::from_secs(5), whole: Duration::from_secs(5) };
    let mailer = Arc::new(Mailer::open_with(&server.settings(), patience));
    App { mailer, ..App::clone(&portal.app) }
}

async fn enqueue(app: &App, address: &str) {
    let tx = app.db.begin().await.unwrap();
    let mail = Mail {
        account: None,
        address: address.to_owned(),
        language: Language::Id,
        kind: "prove",
        params: json!({ "name": "Rahmawati", "link": "/register/prove/rahasia" }),
    };
    outbox::enqueue(app, &tx, mail).await.unwrap();
    tx.commit().await.unwrap();
}

/// Sends what is due; how many were tried.
async fn deliver(app: &App) -> usize {
    jobs::outbox::deliver_due(app, "one").await.unwrap()
}

#[tokio::test]
async fn a_mail_that_cannot_go_now_waits_longer_each_time_and_every_attempt_is_listed() {
    let portal = Portal::open().await;
    let server = SmtpServer::start();
    let app = sending_through(&portal, &server);
    let clerk = portal.clerk("Ibu Dinas").await.id;
    enqueue(&app, "sitti@contoh.example").await;
    server.behave(Manner::RefuseRecipient("450 4.2.1 mailbox busy"));
    assert_eq!(deliver(&app).await, 1);
    for minutes in [1, 4, 16, 64, 240, 240] {
        assert_eq!(deliver(&app).await, 0, "before its time it is not tried");
        portal.wait(Time::minutes(minutes) - Time::seconds(1));
        assert_eq!(deliver(&app).await, 0, "{minutes} minutes are not over yet");
        portal.wait(Time::seconds(1));
        assert_eq!(deliver(&app).await, 1, "after {minutes} minutes");
    }
    let mut visitor = portal.signed_in(clerk).await;
    let list = visitor.open("/office/mail?state=retrying").await;
    let page = visitor.open(&list.link("Buktikan alamat e-mail Anda")).await;
    assert_eq!(page.all(".timeline .event").len(), 7);
    page.shows("(450): 4.2.1 mailbox busy").does_not_show("rahasia").does_not_show("sitti@");
    assert!(server.received().is_empty());

    portal.wait(Time::minutes(240));
    assert_eq!(deliver(&app).await, 1, "the eighth attempt is the last");
    portal.wait(Time::days(2));
    assert_eq!(deliver(&app).await, 0);
    let mut clerk = portal.signed_in(clerk).await;
    clerk.open("/office/mail?state=dead").await.is_ok().shows("Tidak dikirim");
    server.behave(Manner::Accept);
    let page = clerk.open(&page.address).await;
    clerk.send(&page, &format!("{}/again", page.address), &[]).await.is_ok();
    assert_eq!(deliver(&app).await, 1);
    assert_eq!(server.received().len(), 1);
    let page = clerk.open(&page.address).await;
    page.shows("Terkirim").shows("250 2.0.0 queued as 42");
    assert_eq!(page.all(".timeline .event").len(), 10, "eight in vain, sent again by hand, handed over");
}

#[tokio::test]
async fn a_refusal_for_good_is_not_tried_again_by_itself() {
    let portal = Portal::open().await;
    let server = SmtpServer::start();
    let app = sending_through(&portal, &server);
    server.behave(Manner::RefuseRecipient("550 5.1.1 no such person"));
    enqueue(&app, "tidak-ada@contoh.example").await;
    enqueue(&app, "juga-tidak@contoh.example").await;
    assert_eq!(deliver(&app).await, 2);
    portal.wait(Time::days(1));
    assert_eq!(deliver(&app).await, 0);

    let mut clerk = portal.clerk("Ibu Dinas").await.browser;
    clerk.open("/office/mail").await.is_ok();
    let dead = clerk.open("/office/mail?state=dead").await;
    assert_eq!(dead.all("tbody tr").len(), 2);
    server.behave(Manner::Accept);
    let after = clerk.send(&dead, "/office/mail/again", &[]).await;
    after.is_ok().shows("Semua surel yang gagal dicoba lagi");
    clerk.send(&dead, "/office/mail/again", &[]).await.shows("Tidak ada surel yang perlu dikirim ulang");
    assert_eq!(deliver(&app).await, 2, "put back twice, each is sent once");
    assert_eq!(server.received().len(), 2);
    let all = clerk.open("/office/mail").await;
    assert!(!all.has_form("/office/mail/again"), "only where the dead are listed");
    let mut owner = portal.owner("Rahmawati").await.browser;
    let token =
        owner.open("/account/details").await.form("/account/details").value("csrf").unwrap().to_owned();
    owner.post("/office/mail/again", &[("csrf".to_owned(), token)]).await.is(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_a_worker_that_died_had_claimed_goes_out_after_its_lease_with_the_same_id() {
    let portal = Portal::open().await;
    let server = SmtpServer::start();
    let app = sending_through(&portal, &server);
    enqueue(&app, "sitti@contoh.example").await;
    // It died after the server had taken the letter and before it could write so.
    server.behave(Manner::DropAfterContent);
    assert_eq!(deliver(&app).await, 1);
    server.behave(Manner::Accept);
    portal.wait(Time::minutes(1));
    let tx = app.db.begin().await.unwrap();
    let now = portal.now();
    let claimed = store::outbox::claim(&tx, "dead", now, now + Time::minutes(5), 20).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(claimed.len(), 1);
    portal.wait(Time::minutes(5));
    assert_eq!(deliver(&app).await, 0, "the lease still holds");
    portal.wait(Time::seconds(1));
    assert_eq!(deliver(&app).await, 1);
    assert_eq!(deliver(&app).await, 0);
    let ids: Vec<String> =
        server.received().iter().map(|one| Written::parse(one.content.as_bytes()).message_id).collect();
    assert_eq!(ids.len(), 2, "one extra copy");
    assert_eq!(ids[0], ids[1], "which mail programs know for the same");
}

#[tokio::test]
async fn two_workers_at_once_send_every_mail_once() {
    let portal = Portal::open().await;
    let server = SmtpServer::start();
    let app = sending_through(&portal, &server);
    for number in 0..50 {
        enqueue(&app, &format!("penerima{number}@contoh.example")).await;
    }
    let work = |name: &'static str| {
        let app = app.clone();
        async move { jobs::outbox::deliver_due(&app, name).await.unwrap() }
    };
    let (one, two, three) = tokio::join!(work("one"), work("two"), work("three"));
    assert_eq!(one + two + three, 50);
    let receivers: BTreeSet<String> = server.received().into_iter().map(|letter| letter.to).collect();
    assert_eq!((server.received().len(), receivers.len()), (50, 50));
}

/// A clock by which every look at it costs so much time: as with a server that takes its time over each letter.
struct Slow(Arc<dyn Clock>, std::sync::Mutex<Time>);

impl Clock for Slow {
    fn now(&self) -> DateTime<Utc> {
        let mut gone = self.1.lock().unwrap();
        *gone += Time::seconds(20);
        self.0.now() + *gone
    }
}

#[tokio::test]
async fn a_slow_server_never_keeps_a_worker_beyond_its_lease() {
    let portal = Portal::open().await;
    let server = SmtpServer::start();
    let mut app = sending_through(&portal, &server);
    app.clock = Arc::new(Slow(portal.clock.clone(), std::sync::Mutex::new(Time::zero())));
    for number in 0..20 {
        enqueue(&app, &format!("penerima{number}@contoh.example")).await;
    }
    let tried = deliver(&app).await;
    assert!((1..10).contains(&tried), "{tried} mails of a minute each in a lease of five");
    let mut all = tried;
    for _ in 0..40 {
        all += deliver(&app).await;
    }
    assert_eq!((all, server.received().len()), (20, 20), "nothing is lost and nothing sent twice");
}

#[tokio::test]
async fn a_mail_speaks_the_language_of_its_reader_and_says_in_its_subject_what_happened() {
    let portal = Portal::open().await;
    let owner = portal.owner("Rahmawati").await;
    for (language, subject) in
        [(Language::Id, "Kata sandi Anda diganti"), (Language::En, "Your password was changed")]
    {
        let tx = portal.app.db.begin().await.unwrap();
        store::accounts::set_details(&tx, owner.id, "Rahmawati", None, language).await.unwrap();
        let at = json!({ "at": { "instant": portal.now() } });
        outbox::tell(&portal.app, &tx, owner.id, "password_changed", at, "/account").await.unwrap();
        tx.commit().await.unwrap();
        let mails = portal.deliver_mail().await;
        assert_eq!(mails[0].subject, subject);
    }
}
