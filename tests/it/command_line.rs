//! The command line as a process: what it prints where, and its exit codes.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use proptest::prelude::*;

fn jembatan(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jembatan"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its flags closes its input before all is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn refusal(args: &[&str], input: &str) -> String {
    let output = jembatan(args, input);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {error}");
    assert!(output.stdout.is_empty(), "{args:?} printed a result");
    assert!(!error.contains("panicked"), "{args:?}: {error}");
    error
}

#[test]
fn a_quote_is_printed_and_ends_with_zero() {
    let args = "quote --amount 75000000 --rate 6 --tenor 24 --method annuity --format json";
    let output = jembatan(&args.split(' ').collect::<Vec<_>>(), "");
    assert_eq!(output.status.code(), Some(0));
    let quote: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(quote["instalments"][0]["instalment"], 3_324_046);
    assert_eq!(quote["effective_annual_rate"], 6.17);
}

#[test]
fn a_rate_is_found_for_payments_on_standard_input() {
    let payments = r#"[{"date":"1994-01-01","amount":1000},{"date":"1995-07-01","amount":-1200}]"#;
    let output = jembatan(&["apr", "--flows", "-"], payments);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), b"12.96\n".as_slice()));
}

#[test]
fn bad_figures_end_with_two_and_one_sentence() {
    let flags = ["--rate", "6", "--tenor", "12", "--method", "flat"];
    for amount in ["-5", "0", "1e9", "999999999999999999999999", "", "5 M"] {
        let error = refusal(&[&["quote", "--amount", amount], &flags[..]].concat(), "");
        assert_eq!(error.lines().count(), 1, "{amount}: {error}");
    }
    assert!(refusal(&["quote", "--amount", "5"], "").contains("--rate"));
    assert!(refusal(&["apr", "--flows", "-"], "[]").contains("no rate"));
    assert!(refusal(&["apr", "--flows", "/nowhere.json"], "").contains("/nowhere.json"));
}

#[test]
fn seats_are_given_from_standard_input_and_a_file_without_sense_ends_with_two() {
    let round = r#"{"cohorts":[{"id":"x","seats":1,"priority":["b","a"]}],"applicants":[{"id":"a","ranking":["x"]},{"id":"b","ranking":["x"]}]}"#;
    let output = jembatan(&["seats", "-", "--format", "json"], round);
    let answer = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(answer, "{\"assigned\":{\"a\":null,\"b\":\"x\"},\"waitlists\":{\"x\":[\"a\"]}}\n");
    assert!(
        refusal(&["seats", "-"], &round.replace("\"ranking\":[\"x\"]", "\"ranking\":[\"y\"]"))
            .contains("\"y\"")
    );
    assert!(refusal(&["seats", "/nowhere.json"], "").contains("/nowhere.json"));
}

#[test]
fn help_shows_examples() {
    let commands = "demo, serve, migrate, user, user add, user reset-factor, workflow, match, quote, apr, seats, import, import businesses";
    for command in commands.split(", ") {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let output = jembatan(&words, "");
        assert_eq!(output.status.code(), Some(0));
        let help = String::from_utf8(output.stdout).unwrap();
        let (_, examples) = help.split_once("Example").unwrap_or_else(|| panic!("no example in {help}"));
        assert!(examples.contains(&format!("jembatan {command}")), "{help}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn nothing_on_standard_input_makes_the_rate_panic(input in "(\\[|\\{|\"years\":|\"date\":|\"amount\":|[0-9.e,-]|\\}|\\]){0,20}") {
        prop_assert_eq!(jembatan(&["apr", "--flows", "-"], &input).status.code(), Some(2));
    }
}

/// `jembatan user add` against a database of its own folder.
fn user_add(folder: &std::path::Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jembatan"))
        .args(["user", "add"])
        .args(more)
        .env("JEMBATAN_DATA", folder)
        .env_remove("DATABASE_URL")
        .output()
        .unwrap()
}

#[test]
fn the_first_account_of_the_office_is_added_once_and_gets_a_link() {
    let folder = tempfile::TempDir::new().unwrap();
    let flags = ["--email", "Kepala@Sinjai.example", "--name", "Andi Rahman", "--role", "office_head"];
    let output = user_add(folder.path(), &flags);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("kepala@sinjai.example (office_head)") && text.contains("/invitation/"), "{text}");
    // Nobody came yet: asking again replaces the link.
    assert_eq!(user_add(folder.path(), &flags).status.code(), Some(0));
}

#[test]
fn a_user_that_cannot_be_added_ends_with_two_and_says_why() {
    let folder = tempfile::TempDir::new().unwrap();
    let refused = |email: &str, name: &str, role: &str| {
        let output = user_add(folder.path(), &["--email", email, "--name", name, "--role", role]);
        assert_eq!(output.status.code(), Some(2), "{email} {name} {role}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused("not-an-address", "Andi", "office_head").contains("--email"));
    assert!(refused("a@contoh.example", " ", "office_head").contains("--name"));
    assert!(refused("a@contoh.example", "Andi", "king").contains("--role"));
    assert!(refused("a@contoh.example", "Andi", "bank_officer").contains("invited by their organisation"));
}

#[test]
fn a_database_that_nobody_serves_is_told_in_one_sentence_that_names_the_setting() {
    let folder = tempfile::TempDir::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_jembatan"))
        .arg("migrate")
        .env("JEMBATAN_DATA", folder.path())
        .env("DATABASE_URL", "postgres://127.0.0.1:1/jembatan")
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
    assert!(error.contains("did not answer") && error.contains("DATABASE_URL"), "{error}");
}

#[test]
fn a_command_that_answers_by_itself_logs_nothing_beside_its_answer() {
    let folder = tempfile::TempDir::new().unwrap();
    let output =
        user_add(folder.path(), &["--email", "kepala@sinjai.example", "--name", "Andi", "--format", "json"]);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["email"], &told["role"]), (&"kepala@sinjai.example".into(), &"office_head".into()));
    assert!(told["link"].as_str().unwrap().contains("/invitation/"));
}
