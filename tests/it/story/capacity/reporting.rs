//! The report in the shape that PK2UMK asks: on the screen, as a workbook and as CSV, and all three say the same.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};

use super::fund::{Fund, stat};
use super::people::HEAD;
use super::training::COST;
use crate::story::stage::Stage;

/// The head opens the report and takes the files; every total agrees with the screen, and the screen with the fund's page.
pub async fn the_report_agrees_with_the_screens(stage: &mut Stage, fund: &Fund) {
    stage.turn_of(HEAD).await;
    stage.menu("nav-funds").await;
    stage.browser.follow(&fund.page).await;
    let spent = stat(stage, "funds-realised").await;
    assert!(spent.contains(&stage.rupiah(COST)), "{spent}");
    stage.look("fund-spent").await;
    stage.press("funds-report").await;
    stage.see("report-targets").await;
    stage.look("report").await;

    let workbook = stage.fetch(&format!("{}/report.xlsx", fund.page)).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).unwrap();
    let people = sheet(&mut book, &stage.say("report-participants"));
    let budget = sheet(&mut book, &stage.say("report-budget"));
    let targets = sheet(&mut book, &stage.say("report-targets"));
    let mentoring = sheet(&mut book, &stage.say("report-mentoring"));

    let hours = sum(&people, 8);
    assert_eq!((people.len(), hours), (3, 40), "two on both days, one on one of two: {people:?}");
    shows(stage, "report-people", people.len()).await;
    shows(stage, "report-hours-all", hours).await;
    for row in &people {
        assert!(row[..5].iter().all(|cell| !cell.is_empty()), "name, training, kind, sex, district: {row:?}");
    }
    assert!(people.iter().any(|row| row[6] == "1234567890123"), "the NIB of who has one: {people:?}");
    let took_part = people.iter().filter(|row| row[11] == stage.words().yes_no(true)).count();
    shows(stage, "report-took-part-all", took_part).await;
    assert_eq!(sum(&budget, 5), COST);
    assert_eq!(sum(&budget, 2), 400_000_000, "the whole fund is split");
    let seen = stat(stage, "funds-realised").await;
    assert!(seen.contains(&stage.rupiah(sum(&budget, 5))), "{seen}");
    let board = targets.iter().find(|row| row[1] == stage.say("participant-board")).unwrap();
    assert_eq!(board[2..], ["2", "2"], "the target of boards is reached");
    let program = mentoring.iter().find(|row| row[1] == super::crowd::PARTNER).unwrap();
    assert_eq!(program[2..5], ["30", "30", "1"], "seats, taken in, completed");
    for (table, rows) in
        [("participants", &people), ("targets", &targets), ("budget", &budget), ("mentoring", &mentoring)]
    {
        assert_eq!(&csv_of(stage, fund, table).await, rows, "{table}");
    }
}

/// The rows of a sheet below its head, as they read.
fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(name).unwrap();
    range.rows().skip(1).map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

fn sum(rows: &[Vec<String>], column: usize) -> i64 {
    rows.iter().map(|row| row[column].parse::<i64>().unwrap()).sum()
}

async fn shows(stage: &Stage, label: &str, figure: impl TryInto<i64>) {
    let wanted = stage.words().integer(figure.try_into().ok().unwrap());
    let seen = stat(stage, label).await;
    assert!(seen.contains(&wanted), "{wanted} is not in {seen}");
}

async fn csv_of(stage: &Stage, fund: &Fund, table: &str) -> Vec<Vec<String>> {
    let file = stage.fetch(&format!("{}/report/{table}.csv", fund.page)).await;
    let text = file.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&file);
    let mut reader = csv::Reader::from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}
