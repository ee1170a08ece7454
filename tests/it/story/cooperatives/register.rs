//! The register: 143 cooperatives from a file, of which 97 were active on 31 December 2021; and what another day and another
//! rule make of it.

use std::fmt::Write as _;

use super::people::{CLERK, HEAD};
use crate::story::capacity::fund::stat;
use crate::story::stage::Stage;

/// The cooperative of the tale: it missed the meeting for 2020.
pub const KEY: &str = "73.07-101";
pub const NAME: &str = "Koperasi Simpan Pinjam Mattiro Deceng";

const ALL: usize = 143;
/// So many held the meeting for 2020; the last three are too young to have owed one.
const HELD: usize = 94;
const YOUNG: usize = 3;

const KINDS: [(&str, &str); 5] = [
    ("konsumen", "Koperasi Konsumen"),
    ("produsen", "Koperasi Produsen"),
    ("simpan_pinjam", "Koperasi Simpan Pinjam"),
    ("jasa", "Koperasi Jasa"),
    ("pemasaran", "Koperasi Pemasaran"),
];
const NAMES: [&str; 11] = [
    "Sipatuo",
    "Sumber Rejeki",
    "Harapan Bersama",
    "Bina Usaha",
    "Karya Mandiri",
    "Tunas Muda",
    "Padaidi",
    "Bumi Lestari",
    "Wanita Mandiri",
    "Beringin Jaya",
    "Mekar Sari",
];

/// The file. Of the 46 without a meeting for 2020 every second held the one for 2019.
fn register() -> String {
    let mut text =
        "id,name,kind,district,founded_on,book_year_end,last_activity_on,rat_years,members\n".to_owned();
    for number in 0..ALL {
        writeln!(text, "{}", line(number)).unwrap();
    }
    text
}

fn line(number: usize) -> String {
    let id = format!("73.07-{:03}", number + 1);
    if id == KEY {
        return format!("{id},{NAME},simpan_pinjam,73.07.05,2010-03-01,12-31,2021-11-30,2017;2018;2019,12");
    }
    let (kind, word) = KINDS[number % KINDS.len()];
    let place = domain::regions::districts()[number % 9];
    let name = format!("{word} {} {}", NAMES[number % NAMES.len()], place.name);
    let (founded, years) = match number {
        ..HELD => ("2009-06-01", "2018;2019;2020"),
        _ if number >= ALL - YOUNG => ("2021-03-15", ""),
        _ if number.is_multiple_of(2) => ("2009-06-01", "2018;2019"),
        _ => ("2009-06-01", "2018"),
    };
    format!("{id},{name},{kind},{},{founded},12-31,,{years},{}", place.code, 20 + number)
}

async fn upload(stage: &Stage, name: &str, text: &str) {
    let file = stage.file(name, text.as_bytes());
    stage.browser.fill("file", &file).await;
    stage.press("cooperatives-import-button").await;
}

/// One bad kind and one meeting for a year that has not ended: nothing is taken, both cells are named; mended, all are.
pub async fn it_is_refused_and_then_imported(stage: &mut Stage) {
    stage.turn_of(CLERK).await;
    stage.menu("nav-cooperatives").await;
    stage.see("cooperatives-empty").await;
    stage.look("register-empty").await;
    stage.press("cooperatives-to-import").await;
    stage.see("cooperatives-import-columns-means").await;
    stage.look("register-import").await;
    let good = register();
    let bad = good.replacen(",konsumen,", ",ternak,", 1).replacen("2018;2019;2020", "2018;2019;2022", 1);
    upload(stage, "koperasi-lama.csv", &bad).await;
    let count = stage.say_with("cooperatives-import-bad", &[("count", 2_i64.into())]);
    stage.browser.see(&count).await;
    for key in ["cooperatives-import-nothing", "cell-kind", "cell-book-year-open"] {
        stage.see(key).await;
    }
    stage.look("register-refused").await;
    upload(stage, "koperasi.csv", &good).await;
    stage.see("cooperatives-imported").await;
    let all = stat(stage, "cooperatives-stat-all").await;
    assert!(all.contains("143"), "{all}");
    stage.look("register").await;
}

/// Looks at the register of a day.
pub async fn as_of(stage: &Stage, day: &str) {
    stage.open_filters().await;
    stage.browser.fill("as_of", day).await;
    stage.press("filters-apply").await;
    stage.browser.reach(&format!("as_of={day}")).await;
}

async fn counts(stage: &Stage, active: &str, inactive: &str) {
    let found = stat(stage, "cooperatives-stat-active").await;
    assert!(found.contains(active), "{active} in {found}");
    let found = stat(stage, "cooperatives-stat-inactive").await;
    assert!(found.contains(inactive), "{inactive} in {found}");
}

/// The rows of cooperatives on the page.
pub async fn rows(stage: &Stage) -> Vec<String> {
    let all = stage.browser.all("main tbody tr").await;
    all.into_iter().filter(|row| row.contains("73.07-")).collect()
}

/// Ninety-seven and forty-six, each of the latter with its reason; on another day others.
pub async fn it_says_who_was_active_and_why(stage: &mut Stage) {
    as_of(stage, "31-12-2021").await;
    counts(stage, "97", "46").await;
    let line = stage.say("cooperative-line-law");
    let rule = stage.say("cooperative-rule-rat-last-year");
    let by = [("rule", rule.as_str().into()), ("line", line.as_str().into())];
    let by = stage.say_with("cooperatives-by-rule", &by);
    stage.browser.see(&by).await;
    stage.look("register-2021").await;
    stage.browser.follow("status=inactive").await;
    stage.browser.reach("status=inactive").await;
    let until = stage.date("2021-06-30");
    let missed = [("year", "2020".into()), ("day", until.as_str().into())];
    let missed = stage.say_with("cooperative-because-missed", &missed);
    let inactive = rows(stage).await;
    assert_eq!(inactive.len(), 46);
    assert!(inactive.iter().all(|row| row.contains(&missed)), "{missed} in {inactive:#?}");
    stage.look("register-inactive").await;
    as_of(stage, "30-06-2021").await;
    counts(stage, "120", "23").await;
}

/// From February on two missed meetings make a cooperative inactive. What was, stays; both are
/// seen side by side.
pub async fn the_head_changes_the_rule(stage: &mut Stage) {
    stage.turn_of(HEAD).await;
    stage.menu("nav-cooperatives").await;
    stage.press("cooperatives-to-rule").await;
    stage.fill_all(&[("from", "01-02-2022"), ("rule", "two_missed"), ("line", "law")]).await;
    stage.look("rule").await;
    stage.press("cooperatives-rule-button").await;
    stage.see("cooperatives-rule-kept").await;
    stage.look("rule-kept").await;
    stage.menu("nav-cooperatives").await;
    counts(stage, "120", "23").await;
    as_of(stage, "31-12-2021").await;
    counts(stage, "97", "46").await;
    stage.press("cooperatives-compare").await;
    let rules = stage.browser.all("main details tbody tr").await;
    for (key, active, inactive) in
        [("cooperative-rule-rat-last-year", "97", "46"), ("cooperative-rule-two-missed", "120", "23")]
    {
        let name = stage.say(key);
        let row = rules.iter().find(|row| row.contains(&name)).unwrap();
        assert!(row.contains(active) && row.contains(inactive), "{row}");
    }
    stage.look("register-by-each-rule").await;
}
