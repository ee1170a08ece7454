//! `jembatan cooperatives status`: registers as they come, one object a line, and every bad cell told.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use proptest::prelude::*;
use serde_json::Value;

const HEAD: &str = "id,founded_on,book_year_end,last_activity_on,rat_years";

fn status(register: &[u8], more: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jembatan"))
        .args(["cooperatives", "status", "-", "--as-of", "2021-12-31"])
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(register);
    child.wait_with_output().unwrap()
}

fn judged(register: &[u8], more: &[&str]) -> Vec<Value> {
    let output = status(register, &[&["--format", "json"], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn told(register: &[u8]) -> String {
    let output = status(register, &["--format", "json"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), b"".as_slice()), "{error}");
    assert!(!error.contains("panicked"), "{error}");
    error
}

#[test]
fn every_cooperative_is_one_object_on_a_line() {
    let register = format!("{HEAD}\nK-1,2010-04-01,12-31,2021-05-01,2019;2020\nK-2,2010-04-01,12-31,,2018\n");
    let found = judged(register.as_bytes(), &[]);
    let wanted = serde_json::json!([
        {"id": "K-1", "status": "active", "because": ["the meeting for 2020 was held"], "next_rat_due": "2022-06-30"},
        {"id": "K-2", "status": "inactive",
         "because": ["no meeting for 2020 is recorded; it was due by 2021-06-30"], "next_rat_due": "2022-06-30"},
    ]);
    assert_eq!(Value::from(found), wanted);
}

#[test]
fn a_register_is_read_whatever_program_wrote_it() {
    let registers = [
        format!("{HEAD}\nK-1,2010-04-01,12-31,,2019;2020\n"),
        format!("\u{feff}{}\r\nK-1;01/04/2010;12-31;;\"2019;2020\"\r\n", HEAD.replace(',', ";")),
        format!("{}\nK-1;2010-04-01;12-31;;2019;2020\n", HEAD.replace(',', ";")),
        "nama,RAT_YEARS,id,founded_on,book_year_end,last_activity_on\nSejahtera,\"2020\",K-1,2010-04-01,12-31,\n".to_owned(),
    ];
    for register in registers {
        let found = judged(register.as_bytes(), &[]);
        assert_eq!((&found[0]["id"], &found[0]["status"]), (&"K-1".into(), &"active".into()), "{register}");
    }
}

#[test]
fn the_rule_decides_and_the_table_counts() {
    let register = format!("{HEAD}\nA,2010-04-01,12-31,,2019\nB,2010-04-01,12-31,2021-02-01,\nC,,,,\n");
    for (rule, wanted) in [
        ("rat_last_year", ["inactive", "inactive", "inactive"]),
        ("rat_or_activity", ["active", "active", "inactive"]),
        ("two_missed", ["active", "inactive", "inactive"]),
    ] {
        let found = judged(register.as_bytes(), &["--rule", rule]);
        let found: Vec<_> = found.iter().map(|one| one["status"].as_str().unwrap()).collect();
        assert_eq!(found, wanted, "{rule}");
    }
    let table = status(register.as_bytes(), &["--rule", "two_missed"]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.contains("3 cooperatives, 1 active, 2 not.") && table.contains("two_missed"), "{table}");
}

#[test]
fn every_bad_cell_is_named_and_nothing_is_judged() {
    let rows = [
        "K-1,2010-02-30,12-31,,2020",
        "K-1,2010-01-01,02-30,,2020",
        ",2010-01-01,12-31,kemarin,2020",
        "K-4,2010-01-01,12-31,,2020;20x1;99",
        "K-5,2010-01-01",
    ];
    let error = told(format!("{HEAD}\n{}\n", rows.join("\n")).as_bytes());
    for wanted in [
        "row 2, column founded_on: \"2010-02-30\"",
        "row 3, column id: \"K-1\": another row has this id",
        "row 3, column book_year_end: \"02-30\"",
        "row 4, column id: \"\": must not be empty",
        "row 4, column last_activity_on: \"kemarin\"",
        "row 5, column rat_years: \"2020;20x1;99\": \"20x1\" is not a year",
        "row 6, column -: \"\": the row has 2 cells and the header 5",
        "8 cells are wrong; nothing was judged",
    ] {
        assert!(error.contains(wanted), "{wanted:?} is missing:\n{error}");
    }
    assert!(
        told(b"id,founded_on\nK-1,2010-01-01\n")
            .contains("row 1, column rat_years: \"\": this column is missing")
    );
    assert!(told(b"").contains("this column is missing"));
    assert!(told(b"PK\x03\x04\0\0").contains("no CSV"));
}

#[test]
fn flags_without_meaning_end_with_two() {
    for flags in [&["--rule", "none"][..], &["--as-of", "2021-02-30"], &["--deadline", "mine"]] {
        let output = status(b"", flags);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{flags:?}");
    }
}

#[test]
fn the_rules_are_explained_without_a_file() {
    let run = |more: &[&str]| {
        let args = [&["cooperatives", "status", "--rules"], more].concat();
        let output = Command::new(env!("CARGO_BIN_EXE_jembatan")).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let text = run(&[]);
    for name in ["rat_last_year", "rat_or_activity", "two_missed", "6 months", "03-31"] {
        assert!(text.contains(name), "{name}: {text}");
    }
    let names: Vec<Value> =
        run(&["--format", "json"]).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(names.len(), 3);
    assert_eq!(names[0]["rule"], "rat_last_year");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_register_makes_it_panic(rows in "([0-9;,\"\n -]|20[0-9]{2}|K-[0-9]|12-31){0,30}") {
        let code = status(format!("{HEAD}\n{rows}").as_bytes(), &[]).status.code();
        prop_assert!(matches!(code, Some(0 | 2)), "{code:?}");
    }
}
