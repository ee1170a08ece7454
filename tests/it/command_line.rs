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
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(0), b"12.96\n".as_slice())
    );
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
fn help_shows_examples() {
    for command in ["quote", "apr"] {
        let output = jembatan(&[command, "--help"], "");
        assert_eq!(output.status.code(), Some(0));
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(
            help.contains("Examples:") && help.contains(&format!("jembatan {command} --")),
            "{help}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn nothing_on_standard_input_makes_the_rate_panic(input in "(\\[|\\{|\"years\":|\"date\":|\"amount\":|[0-9.e,-]|\\}|\\]){0,20}") {
        prop_assert_eq!(jembatan(&["apr", "--flows", "-"], &input).status.code(), Some(2));
    }
}
