//! `jembatan match` as a process: what it answers, what it refuses, and that it keeps its memory however long the input.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// A folder with the two files of one call.
struct Case(tempfile::TempDir);

impl Case {
    fn with(offers: &str) -> Self {
        let case = Self(tempfile::tempdir().unwrap());
        std::fs::write(case.path("offers.json"), offers).unwrap();
        case
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn judge(&self, name: &str, businesses: impl AsRef<[u8]>, format: &str) -> Output {
        std::fs::write(self.path(name), businesses).unwrap();
        let args = ["match", "--businesses", name, "--offers", "offers.json", "--format", format];
        Command::new(env!("CARGO_BIN_EXE_jembatan")).current_dir(self.0.path()).args(args).output().unwrap()
    }

    fn lines(&self, name: &str, businesses: impl AsRef<[u8]>) -> Vec<Value> {
        let output = self.judge(name, businesses, "json");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn refusal(&self, name: &str, businesses: impl AsRef<[u8]>) -> String {
        let output = self.judge(name, businesses, "json");
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{error}");
        error
    }
}

fn kur() -> String {
    json!([
        {"id": "kur-mikro", "terms": {"rate": 6, "method": "annuity", "ceiling": 100_000_000}, "rule": {"all": [
            {"fact": "business_age_months", "at_least": 6, "remedy": "time"},
            {"fact": "requested_amount", "more_than": 10_000_000, "at_most": 100_000_000, "remedy": "none"},
            {"fact": "npwp", "is": true, "remedy": "paper", "when": {"fact": "requested_amount", "more_than": 50_000_000}},
            {"fact": "instalment_burden_percent", "at_most": 35, "remedy": "none"}]}},
        {"id": "open", "rule": {"fact": "nib", "is": true, "remedy": "paper", "evidence": "document"}},
    ])
    .to_string()
}

#[test]
fn every_pair_is_one_line_in_the_order_of_the_input() {
    let businesses = json!([
        {"id": "b-1", "as_of": "2026-11-23", "facts": {
            "started_on": "2026-08-31", "requested_amount": 75_000_000, "requested_tenor_months": 24, "nib": true,
            "npwp": {"value": true, "evidence": "checked"}, "monthly_surplus": 10_000_000, "monthly_instalments": 0}},
        {"id": 2, "as_of": "2026-11-23", "facts": {"requested_amount": 10_000_000, "nib": null}},
    ]);
    let lines = Case::with(&kur()).lines("businesses.json", businesses.to_string());
    let pairs: Vec<_> =
        lines.iter().map(|line| json!([line["business"], line["offer"], line["verdict"]])).collect();
    assert_eq!(
        json!(pairs),
        json!([
            ["b-1", "kur-mikro", "nearly"],
            ["b-1", "open", "eligible"],
            ["2", "kur-mikro", "ineligible"],
            ["2", "open", "unknown"],
        ])
    );
    assert_eq!(
        lines[0]["findings"],
        json!([
            {"fact": "business_age_months", "verdict": "fail", "have": 2, "need": {"at_least": 6}, "remedy": "time",
                "passes_on": "2027-02-28", "to_prove": false},
            {"fact": "requested_amount", "verdict": "pass", "have": 75_000_000,
                "need": {"more_than": 10_000_000, "at_most": 100_000_000}, "remedy": "none", "passes_on": null, "to_prove": false},
            {"fact": "npwp", "verdict": "pass", "have": true, "need": {"is": true}, "remedy": "paper",
                "passes_on": null, "to_prove": false},
            {"fact": "instalment_burden_percent", "verdict": "pass", "have": 33.24, "need": {"at_most": 35},
                "remedy": "none", "passes_on": null, "to_prove": false},
        ])
    );
    assert_eq!(lines[1]["findings"][0]["to_prove"], true);
}

#[test]
fn a_sheet_of_cells_is_judged_like_a_list() {
    let case = Case::with(&kur());
    let rows = "id,as_of,nib,annual_sales\r\nb-1,2026-11-23,ya,\"Rp1.250.000\"\r\nb-2,2026-11-23,,\r\n";
    let verdicts = |lines: Vec<Value>| lines.iter().map(|line| line["verdict"].clone()).collect::<Vec<_>>();
    let expected = [json!("unknown"), json!("eligible"), json!("unknown"), json!("unknown")];
    assert_eq!(verdicts(case.lines("b.csv", rows)), expected);
    assert_eq!(verdicts(case.lines("b.csv", format!("\u{feff}{rows}"))), expected);
    assert_eq!(verdicts(case.lines("b.csv", rows.replace(',', ";"))), expected);
}

#[test]
fn the_exit_code_tells_whether_anything_fits() {
    let case = Case::with(&kur());
    let nib = |nib: bool| json!([{"id": "b", "as_of": "2026-11-23", "facts": {"nib": nib}}]).to_string();
    assert_eq!(case.judge("b.json", nib(true), "table").status.code(), Some(0));
    assert_eq!(case.judge("b.json", nib(false), "table").status.code(), Some(1));
    let table = String::from_utf8(case.judge("b.json", nib(false), "table").stdout).unwrap();
    assert!(table.contains("nib has false, needs true (paper)"), "{table}");
}

#[test]
fn offers_are_checked_before_anything_is_judged() {
    let business = json!([{"id": "b", "as_of": "2026-11-23", "facts": {}}]).to_string();
    let leaf = |fact: &str, test: &str| format!(r#"{{"fact": "{fact}", "{test}": 1, "remedy": "none"}}"#);
    for (offers, expected) in [
        (
            format!(r#"[{{"id": "a", "rule": {{"all": [{}]}}}}]"#, leaf("shoe_size", "at_least")),
            "offer \"a\": rule.all[0]: there is no fact \"shoe_size\"",
        ),
        (
            format!(r#"[{{"id": "a", "rule": {}}}]"#, leaf("nib", "at_least")),
            "offer \"a\": rule: at_least does not suit nib",
        ),
        (
            format!(r#"[{{"id": "a", "rule": {}}}]"#, leaf("nib", "is")),
            "offer \"a\": rule: is: 1 is not true or false",
        ),
        (
            r#"[{"id": "a", "rule": {"all": [], "all": []}}]"#.to_owned(),
            "offer \"a\": rule.all is given twice",
        ),
        (r#"[{"id": "a"}]"#.to_owned(), "offer \"a\": it has no rule"),
        (r#"[{"rule": {"all": []}}]"#.to_owned(), "offer 1 of the list has no id"),
        (r#"[{"id": "a", "rule": {"all": []}}, {"id": "a", "rule": {"all": []}}]"#.to_owned(), "two offers"),
        (
            r#"[{"id": "a", "rule": {"all": []}, "terms": {"rate": -6}}]"#.to_owned(),
            "offer \"a\": terms.rate: ",
        ),
        (
            r#"[{"id": "a", "rule": {"all": []}, "terms": {"method": "flatt"}}]"#.to_owned(),
            "offer \"a\": terms.method: ",
        ),
        (r#"{"id": "a"}"#.to_owned(), "not a JSON list of offers"),
        (format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), "not a JSON list of offers"),
        (String::new(), "not a JSON list of offers"),
    ] {
        let case = Case::with(&offers);
        let error = case.refusal("b.json", &business);
        assert!(error.contains(expected), "{error}");
        assert!(case.judge("b.json", &business, "json").stdout.is_empty());
    }
}

#[test]
fn a_bad_fact_is_named_with_its_business() {
    let list = |facts: &str| format!(r#"[{{"id": "b-7", "as_of": "2026-11-23", "facts": {facts}}}]"#);
    let case = Case::with(&kur());
    for (facts, expected) in [
        (r#"{"nib": "yes"}"#, "nib: \"yes\" is not true or false"),
        (r#"{"colour": 1}"#, "colour: there is no such fact"),
        (r#"{"nib": true, "nib": false}"#, "nib is given twice"),
        (r#"{"started_on": "2027-01-01"}"#, "started_on: 2027-01-01 lies after"),
        (r#"{"annual_sales": 99999999999999999999}"#, "annual_sales: "),
        ("[]", "facts: an object is wanted"),
    ] {
        let error = case.refusal("b.json", list(facts));
        assert!(error.contains(&format!("business \"b-7\": {expected}")), "{error}");
    }
}

#[test]
fn what_is_no_list_of_businesses_is_refused_in_one_line() {
    let case = Case::with(&kur());
    for (name, businesses, expected) in [
        ("b.json", r#"[{"id": "b-7", "facts": {}}]"#, "business \"b-7\": as_of: "),
        ("b.json", r#"[{"as_of": "2026-11-23"}]"#, "business 1 of the list has no id"),
        ("b.json", r#"[{"id": "b-7""#, "not a JSON list of businesses"),
        ("b.json", "[] []", "not a JSON list of businesses"),
        ("b.json", "", "is empty"),
        ("b.csv", "id,as_of,nib\nb-7,2026-11-23,perhaps\n", "nib: \"perhaps\" is not"),
        ("b.csv", "id,as_of,nib\nb-7,23/11/2026,ya\n", "business \"b-7\": as_of: "),
        ("b.csv", "id,as_of,colour\n", "header: \"colour\" is neither"),
        ("b.csv", "id,as_of,nib,nib\n", "the column nib is given twice"),
        ("b.csv", "id,nib\n", "the column as_of is missing"),
        ("b.csv", "id,as_of,nib\nb-7,2026-11-23\n", "b.csv: CSV error"),
        ("b.csv", "id,as_of\n,2026-11-23\n", "the business on line 2 has no id"),
    ] {
        let error = case.refusal(name, businesses);
        assert!(error.contains(expected), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

#[test]
fn many_businesses_stream_through_a_small_memory() {
    let case = Case::with(&kur());
    let offers = case.path("offers.json");
    // The shell bounds the data of the process to 48 MiB: keeping the 64 MiB of input would end it.
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -d 49152; exec \"$0\" match --businesses - --offers \"$1\" --format json"])
        .args([env!("CARGO_BIN_EXE_jembatan").as_ref(), offers.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let padding = " ".repeat(8 << 10);
        input.write_all(b"[").unwrap();
        for number in 0..8_000 {
            let comma = if number == 0 { "" } else { "," };
            write!(
                input,
                r#"{comma}{{"id": {number},{padding}"as_of": "2026-11-23", "facts": {{"nib": true}}}}"#
            )
            .unwrap();
        }
        input.write_all(b"]").unwrap();
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 16_000);
}
