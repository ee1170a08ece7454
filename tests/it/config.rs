//! Bad configuration stops the start with one sentence that names the setting.

use jembatan::config::{FileSettings, MailTransport, Settings, SmtpTls, key_kept_in};
use secrecy::ExposeSecret;

fn refusal(pairs: &[(&str, &str)]) -> String {
    match Settings::from_pairs(pairs.iter().copied()) {
        Ok(settings) => panic!("{pairs:?} should be refused, and gave {settings:?}"),
        Err(error) => error.to_string(),
    }
}

fn settings(pairs: &[(&str, &str)]) -> Settings {
    Settings::from_pairs(pairs.iter().copied()).unwrap()
}

#[test]
fn nothing_set_means_this_machine_only() {
    let plain = settings(&[]);
    assert_eq!(plain.address.to_string(), "127.0.0.1:8080");
    assert_eq!(plain.public_url, "http://127.0.0.1:8080");
    assert_eq!(plain.database_url.expose_secret(), "sqlite://data/jembatan.sqlite3?mode=rwc");
    assert!(matches!(plain.mail.transport, MailTransport::Folder(folder) if folder.ends_with("data/mail")));
    assert!(matches!(plain.files, FileSettings::Folder(folder) if folder.ends_with("data/files")));
    assert!(!plain.demo && plain.secret_key.is_none());
}

#[test]
fn every_setting_is_documented_and_no_other() {
    let page = include_str!("../../docs/configuration.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let mut documented: Vec<&str> = rows.map(|(name, _)| name).collect();
    documented.sort_unstable();
    assert_eq!(documented, Settings::NAMES);
}

#[test]
fn an_empty_text_counts_as_not_given() {
    assert_eq!(settings(&[("JEMBATAN_ADDRESS", " ")]).address.port(), 8080);
}

#[test]
fn a_free_port_becomes_part_of_the_public_address() {
    let mut free = settings(&[("JEMBATAN_ADDRESS", "127.0.0.1:0")]);
    free.bound_to("127.0.0.1:45123".parse().unwrap());
    assert_eq!(free.public_url, "http://127.0.0.1:45123");
    let mut named = settings(&[("JEMBATAN_PUBLIC_URL", "https://jembatan.example.id/")]);
    named.bound_to("127.0.0.1:45123".parse().unwrap());
    assert_eq!(named.public_url, "https://jembatan.example.id");
    assert!(named.is_https());
}

#[test]
fn every_bad_value_is_refused_by_the_name_of_its_setting() {
    let long = "a".repeat(64);
    let bucket = format!("s3://{long}");
    let bad: &[(&str, &[&str])] = &[
        ("JEMBATAN_ADDRESS", &["8080", "localhost:8080", "1.2.3.4:99999"]),
        (
            "JEMBATAN_PUBLIC_URL",
            &[
                "jembatan.id",
                "ftp://a.id",
                "http://jembatan.id",
                "https://a.id/x",
                "https://a.id?x=1",
                "https://u@a.id",
            ],
        ),
        ("DATABASE_URL", &["mysql://x/y", "jembatan.db"]),
        ("JEMBATAN_SECRET_KEY", &["secret", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]),
        ("JEMBATAN_OFFICE_NAME", &["Dinas\nBcc: x@y.id"]),
        ("JEMBATAN_DEMO", &["perhaps"]),
        ("JEMBATAN_CLIENT_HEADER", &["X Real IP", "X-Real-IP:"]),
        ("JEMBATAN_LOG", &["jembatan=loud"]),
        ("JEMBATAN_FILES", &["gs://bucket", "s3://B", &bucket]),
        ("JEMBATAN_S3_KEY", &["without a bucket"]),
        ("JEMBATAN_MAIL_FROM", &["nobody", "Dinas <a@b.id>\r\nBcc: c@d.id"]),
        ("JEMBATAN_ADRESS", &["127.0.0.1:80"]),
    ];
    for (name, values) in bad {
        for value in *values {
            let sentence = refusal(&[(name, value)]);
            assert!(sentence.starts_with(name), "{name}={value} says: {sentence}");
            assert!(!sentence.trim_end_matches('.').contains(". "), "more than one sentence: {sentence}");
        }
    }
}

#[test]
fn every_bad_mail_server_is_refused_without_repeating_its_password() {
    let bad = [
        "mail.example.id:587",
        "http://mail.example.id",
        "smtp://user@mail.example.id",
        "smtp://user:geheim@mail.example.id/path",
        "smtp://user:geheim@mail.example.id?tls=none",
        "smtp://user:geheim@mail.example.id?tls=maybe",
        "smtps://user:geheim@mail.example.id?tls=none",
        "smtp://user:geheim@:587",
    ];
    for url in bad {
        let sentence = refusal(&[("JEMBATAN_SMTP_URL", url), ("JEMBATAN_MAIL_FROM", "a@example.id")]);
        assert!(sentence.starts_with("JEMBATAN_SMTP_URL"), "{url} says: {sentence}");
        assert!(!sentence.contains("geheim"), "{sentence}");
    }
    assert!(refusal(&[("JEMBATAN_SMTP_URL", "smtp://mail.example.id")]).starts_with("JEMBATAN_MAIL_FROM"));
}

#[test]
fn a_mail_server_is_reached_under_tls_unless_it_is_on_this_machine() {
    let tls = |url| match settings(&[("JEMBATAN_SMTP_URL", url), ("JEMBATAN_MAIL_FROM", "a@b.id")])
        .mail
        .transport
    {
        MailTransport::Smtp(smtp) => (smtp.tls, smtp.port, smtp.host),
        MailTransport::Folder(_) => panic!("{url} is not a folder"),
    };
    assert_eq!(tls("smtp://mail.example.id"), (SmtpTls::Starttls, 587, "mail.example.id".to_owned()));
    assert_eq!(tls("smtps://mail.example.id"), (SmtpTls::Tls, 465, "mail.example.id".to_owned()));
    assert_eq!(tls("smtp://127.0.0.1:2525"), (SmtpTls::None, 2525, "127.0.0.1".to_owned()));
    assert_eq!(tls("smtp://[::1]:2525"), (SmtpTls::None, 2525, "::1".to_owned()));
    assert_eq!(tls("smtp://localhost?tls=starttls").0, SmtpTls::Starttls);
}

#[test]
fn a_password_may_hold_any_character_once_it_is_percent_encoded() {
    let url = "smtp://portal%40example.id:a%2Bb+c%26%3D%25%20@mail.example.id";
    let MailTransport::Smtp(smtp) =
        settings(&[("JEMBATAN_SMTP_URL", url), ("JEMBATAN_MAIL_FROM", "a@b.id")]).mail.transport
    else {
        panic!("not a server")
    };
    let (user, password) = smtp.sign_in.unwrap();
    assert_eq!((user.as_str(), password.expose_secret()), ("portal@example.id", "a+b+c&=% "));
}

#[test]
fn a_bucket_needs_its_keys_and_a_protected_way() {
    let keys = [("JEMBATAN_FILES", "s3://usaha"), ("JEMBATAN_S3_KEY", "k"), ("JEMBATAN_S3_SECRET", "s")];
    assert!(refusal(&keys[..2]).starts_with("JEMBATAN_S3_SECRET"));
    let with = |endpoint| [keys[0], keys[1], keys[2], ("JEMBATAN_S3_ENDPOINT", endpoint)];
    assert!(refusal(&with("http://s3.example.id")).starts_with("JEMBATAN_S3_ENDPOINT"));
    assert!(
        matches!(settings(&with("http://127.0.0.1:5000/")).files, FileSettings::S3(s3) if s3.bucket == "usaha")
    );
}

#[test]
fn the_data_folder_is_made_for_its_owner_or_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("50% new?");
    let there = settings(&[("JEMBATAN_DATA", data.to_str().unwrap())]);
    there.make_data_folder().unwrap();
    there.make_data_folder().unwrap();
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&data.metadata().unwrap().permissions()) & 0o777,
        0o700
    );
    assert!(there.database_url.expose_secret().ends_with("50%25 new%3F/jembatan.sqlite3?mode=rwc"));
    std::fs::write(data.join("file"), "x").unwrap();
    let blocked = settings(&[("JEMBATAN_DATA", data.join("file/data").to_str().unwrap())]);
    assert!(blocked.make_data_folder().unwrap_err().to_string().starts_with("JEMBATAN_DATA"));
}

#[test]
fn secrets_do_not_show_when_settings_are_printed() {
    let key = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0IQ==";
    let shown = format!(
        "{:?}",
        settings(&[
            ("DATABASE_URL", "postgres://u:geheim@db/x"),
            ("JEMBATAN_SMTP_URL", "smtp://u:geheim@mail.id"),
            ("JEMBATAN_MAIL_FROM", "a@b.id"),
            ("JEMBATAN_FILES", "s3://usaha"),
            ("JEMBATAN_S3_KEY", "k"),
            ("JEMBATAN_S3_SECRET", "geheim"),
        ])
    );
    assert!(!shown.contains("geheim"), "{shown}");
    assert!(refusal(&[("JEMBATAN_SECRET_KEY", key)]).len() > 20);
    assert!(!refusal(&[("JEMBATAN_SECRET_KEY", key)]).contains(key));
}

#[test]
fn the_key_is_made_once_and_a_damaged_one_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new");
    let first = key_kept_in(&data, || [7; 32]).unwrap();
    let second = key_kept_in(&data, || [8; 32]).unwrap();
    assert_eq!(first.expose(), second.expose());
    let file = data.join("secret.key");
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o777,
        0o600
    );
    std::fs::write(&file, "cut sho").unwrap();
    assert!(key_kept_in(&data, || [9; 32]).unwrap_err().to_string().starts_with("JEMBATAN_SECRET_KEY"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "cut sho");
}
