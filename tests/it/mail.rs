//! Letters over a real conversation with a mail server, and letters into a folder.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeZone, Utc};
use jembatan::config::{MailSettings, MailTransport, SmtpTls};
use jembatan::mail::{Letter, Mail, MailError, Mailer, Patience};

use crate::kit::smtp::{Manner, SmtpServer};

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 2, 1, 4, 0, 0).unwrap()
}

fn letter() -> Letter {
    Letter {
        to: "Siti Aminah <siti@example.id>".to_owned(),
        from: None,
        reply_to: Some("kantor@example.id".to_owned()),
        subject: "Pengajuan “Gula Aren Borong” diterima — nomor JB-2026-000123, terima kasih banyak Ibu".to_owned(),
        text: "Assalamualaikum,\n\npengajuan Ibu sudah kami terima — é.\n.\nTautan: https://jembatan.example.id/pengajuan/JB-2026-000123?kode=0123456789abcdef0123456789abcdef=\n".to_owned(),
        html: "<p>Pengajuan Ibu sudah kami terima.</p>\n".to_owned(),
        message_id: "<019b2c3d-0000-7000-8000-000000000001@jembatan.example.id>".to_owned(),
        language: "id".to_owned(),
    }
}

fn brisk(server: &SmtpServer) -> Mailer {
    let patience = Patience { connect: Duration::from_millis(300), whole: Duration::from_millis(600) };
    Mailer::open_with(&server.settings(), patience)
}

async fn refused(manner: Manner) -> MailError {
    let server = SmtpServer::start();
    server.behave(manner);
    let error = brisk(&server).send(&letter(), noon()).await.unwrap_err();
    assert!(server.received().is_empty());
    error
}

#[tokio::test]
async fn a_letter_reaches_the_server_whole() {
    let server = SmtpServer::start();
    let sent = brisk(&server).send(&letter(), noon()).await.unwrap();
    assert_eq!(sent.receipt, "250 2.0.0 queued as 42");
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(
        (received[0].from.as_str(), received[0].to.as_str()),
        ("portal@example.id", "siti@example.id")
    );
    let raw = &received[0].content;
    assert!(raw.is_ascii() && raw.lines().all(|line| line.len() <= 998), "{raw}");
    assert!(
        raw.contains("Content-Language: id\r\n") && raw.contains("Auto-Submitted: auto-generated\r\n"),
        "{raw}"
    );
    let mail = Mail::parse(raw.as_bytes());
    assert_eq!(mail.subject, letter().subject);
    assert_eq!(mail.message_id, letter().message_id);
    assert_eq!(mail.date, "Sun, 01 Feb 2026 04:00:00 +0000");
    assert_eq!(mail.reply_to.as_deref(), Some("kantor@example.id"));
    assert_eq!(mail.text.trim_end(), letter().text.trim_end());
    assert_eq!(mail.html.trim_end(), letter().html.trim_end());
}

#[tokio::test]
async fn the_same_letter_sent_twice_is_the_same_to_the_byte() {
    let server = SmtpServer::start();
    let mailer = brisk(&server);
    mailer.send(&letter(), noon()).await.unwrap();
    mailer.send(&letter(), noon()).await.unwrap();
    let received = server.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0], received[1]);
}

#[tokio::test]
async fn a_refusal_for_now_is_temporary() {
    for manner in [
        Manner::RefuseRecipient("450 4.2.1 mailbox busy"),
        Manner::RefuseData("451 4.3.0 try later"),
        Manner::RefuseContent("452 4.3.1 no room"),
    ] {
        let error = refused(manner.clone()).await;
        assert!(!error.is_permanent(), "{manner:?}: {error}");
        assert!(error.to_string().contains("45"), "the office reads what the server said: {error}");
    }
}

#[tokio::test]
async fn a_refusal_for_good_is_permanent() {
    for manner in [
        Manner::RefuseRecipient("550 5.1.1 no such person"),
        Manner::RefuseData("554 5.5.0 no"),
        Manner::RefuseContent("552 5.3.4 too large"),
    ] {
        let error = refused(manner.clone()).await;
        assert!(error.is_permanent(), "{manner:?}: {error}");
    }
}

#[tokio::test]
async fn a_wrong_password_kills_no_letter() {
    let server = SmtpServer::start();
    let mut settings = server.settings();
    let MailTransport::Smtp(smtp) = &mut settings.transport else { panic!("not a server") };
    smtp.sign_in = Some(("portal".to_owned(), "geheim".to_owned().into()));
    server.behave(Manner::RefuseSignIn);
    assert!(!Mailer::open(&settings).send(&letter(), noon()).await.unwrap_err().is_permanent());
    server.behave(Manner::RefuseRecipient("530 5.7.0 sign in first"));
    assert!(!Mailer::open(&settings).send(&letter(), noon()).await.unwrap_err().is_permanent());
    server.behave(Manner::Accept);
    Mailer::open(&settings).send(&letter(), noon()).await.unwrap();
    assert_eq!(server.signed_in().last().unwrap(), "PLAIN AHBvcnRhbABnZWhlaW0=");
}

#[tokio::test]
async fn a_server_that_offers_no_tls_is_told_nothing() {
    let server = SmtpServer::start();
    let mut settings = server.settings();
    let MailTransport::Smtp(smtp) = &mut settings.transport else { panic!("not a server") };
    smtp.tls = SmtpTls::Starttls;
    smtp.sign_in = Some(("portal".to_owned(), "geheim".to_owned().into()));
    let error = Mailer::open(&settings).send(&letter(), noon()).await.unwrap_err();
    assert!(!error.is_permanent());
    assert!(server.received().is_empty() && server.signed_in().is_empty());
}

#[tokio::test]
async fn a_server_that_hangs_up_midway_is_temporary() {
    assert!(!refused(Manner::DropInContent).await.is_permanent());
}

#[tokio::test]
async fn a_server_that_takes_the_letter_and_hangs_up_costs_one_extra_copy_of_the_same_id() {
    let server = SmtpServer::start();
    let mailer = brisk(&server);
    server.behave(Manner::DropAfterContent);
    assert!(!mailer.send(&letter(), noon()).await.unwrap_err().is_permanent());
    server.behave(Manner::Accept);
    mailer.send(&letter(), noon()).await.unwrap();
    let ids: Vec<String> =
        server.received().iter().map(|r| Mail::parse(r.content.as_bytes()).message_id).collect();
    assert_eq!(ids, [letter().message_id, letter().message_id]);
}

#[tokio::test]
async fn a_slow_server_is_given_up_in_time_and_spoils_no_later_letter() {
    let server = SmtpServer::start();
    let mailer = brisk(&server);
    for manner in [Manner::GreetLate(Duration::from_secs(5)), Manner::ConfirmLate(Duration::from_secs(5))] {
        server.behave(manner);
        let begun = Instant::now();
        let error = mailer.send(&letter(), noon()).await.unwrap_err();
        assert!(
            !error.is_permanent() && begun.elapsed() < Duration::from_secs(3),
            "{error} {:?}",
            begun.elapsed()
        );
    }
    server.behave(Manner::Accept);
    mailer.send(&letter(), noon()).await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_not_there_is_temporary() {
    let server = SmtpServer::start();
    let settings = server.settings();
    drop(server);
    assert!(!Mailer::open(&settings).send(&letter(), noon()).await.unwrap_err().is_permanent());
}

#[tokio::test]
async fn nothing_in_a_letter_can_add_a_header() {
    let server = SmtpServer::start();
    let mailer = brisk(&server);
    let mut sly = letter();
    sly.subject = "Halo\r\nBcc: semua@example.id\r\n\r\n<b>isi</b>".to_owned();
    mailer.send(&sly, noon()).await.unwrap();
    let raw = server.received()[0].content.clone();
    assert!(!raw.lines().any(|line| line.starts_with("Bcc")), "{raw}");
    assert_eq!(Mail::parse(raw.as_bytes()).subject, "Halo Bcc: semua@example.id <b>isi</b>");
    let evil = "x@example.id>\r\nBcc: semua@example.id".to_owned();
    let malformed = [
        Letter { to: evil.clone(), ..letter() },
        Letter { from: Some(evil.clone()), ..letter() },
        Letter { reply_to: Some(evil.clone()), ..letter() },
        Letter { message_id: format!("<{evil}>"), ..letter() },
        Letter { message_id: "no brackets".to_owned(), ..letter() },
        Letter { language: "id\r\nBcc: a@b.id".to_owned(), ..letter() },
        Letter { to: "not an address".to_owned(), ..letter() },
    ];
    for sly in malformed {
        assert!(mailer.send(&sly, noon()).await.unwrap_err().is_permanent(), "{sly:?}");
    }
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn without_a_server_mails_are_files_and_the_newest_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let settings = MailSettings {
        from: "Jembatan <portal@example.id>".to_owned(),
        transport: MailTransport::Folder(folder.path().join("mail")),
    };
    let mailer = Mailer::open(&settings);
    assert!(mailer.keeps_mails() && mailer.list(10).await.unwrap().is_empty());
    let older = mailer.send(&letter(), noon()).await.unwrap();
    let later = Letter { message_id: "<two@jembatan.example.id>".to_owned(), ..letter() };
    mailer.send(&later, noon() + Duration::from_millis(5)).await.unwrap();
    assert_eq!(
        older.receipt,
        "20260201T040000.000Z-019b2c3d-0000-7000-8000-000000000001@jembatan.example.id.eml"
    );
    let listed = mailer.list(10).await.unwrap();
    let ids: Vec<&str> = listed.iter().map(|filed| filed.mail.message_id.as_str()).collect();
    assert_eq!(ids, [later.message_id.as_str(), letter().message_id.as_str()]);
    assert_eq!((listed[1].at, listed[1].mail.to.as_str()), (noon(), "\"Siti Aminah\" <siti@example.id>"));
    assert_eq!(mailer.list(1).await.unwrap().len(), 1);
    let mail = mailer.read(&older.receipt).await.unwrap().unwrap();
    assert_eq!(mail.text.trim_end(), letter().text.trim_end());
}

#[tokio::test]
async fn no_name_leads_out_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("mail");
    std::fs::create_dir(&inside).unwrap();
    std::fs::write(folder.path().join("20260201T040000.000Z-secret.eml"), "Subject: secret\n\n").unwrap();
    std::fs::write(inside.join("notes.txt"), "x").unwrap();
    let transport = MailTransport::Folder(inside);
    let mailer = Mailer::open(&MailSettings { from: "a@example.id".to_owned(), transport });
    for name in [
        "../20260201T040000.000Z-secret.eml",
        "2/../../20260201T040000.000Z-secret.eml",
        "/etc/passwd",
        "notes.txt",
        "",
        "2\0.eml",
        "20260201T040000.000Z-absent.eml",
    ] {
        assert!(mailer.read(name).await.unwrap().is_none(), "{name:?}");
    }
    assert!(mailer.list(10).await.unwrap().is_empty());
}
