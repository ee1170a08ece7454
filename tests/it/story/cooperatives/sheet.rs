//! The treasurer's own workbook: twelve members and three and a half years, one row a line, as she kept it.

use chrono::{Months, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

/// Her members, of whom the first borrows.
pub const NAMES: [&str; 12] = [
    "Siti Aminah",
    "Rosmini",
    "Muh. Yusuf",
    "Nurbaya",
    "Abdul Rahim",
    "Hamsina",
    "Baso Amir",
    "Kartini",
    "Syamsuddin",
    "Marwah",
    "Zainal Abidin",
    "Fatmawati",
];
/// What she gave in the second entry of savings, and what the first copy says of it.
pub const GIVEN: i64 = 1_000_000;
pub const MISTYPED: i64 = 100_000;
/// What the meeting has to divide: interest of the year less one bill.
pub const RESULT: i64 = 300_000;

const HEAD: [&str; 11] =
    ["entry", "day", "account", "member", "name", "debit", "credit", "note", "rate", "months", "method"];
const BEGUN: &str = "2021-01-10";
const MONTHLY: i64 = 125_000;

/// A workbook that is being written.
struct Rows {
    sheet: Worksheet,
    next: u32,
    day: Format,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Rows {
    /// One line of an entry; `member` counts from one, and is nobody at nought.
    fn line(&mut self, (entry, on): (&str, NaiveDate), account: &str, member: usize, by: i64) {
        let (row, sheet) = (self.next, &mut self.sheet);
        sheet.write_string(row, 0, entry).unwrap();
        let on = ExcelDateTime::parse_from_str(&on.to_string()).unwrap();
        sheet.write_datetime_with_format(row, 1, on, &self.day).unwrap();
        sheet.write_string(row, 2, account).unwrap();
        if member > 0 {
            sheet.write_string(row, 3, format!("A-{member:03}")).unwrap();
            sheet.write_string(row, 4, NAMES[member - 1]).unwrap();
        }
        let column = if by > 0 { 5 } else { 6 };
        sheet.write_number(row, column, f64::from(i32::try_from(by.abs()).unwrap())).unwrap();
        self.next += 1;
    }

    /// Everybody gives the same.
    fn all_give(&mut self, at: (&str, NaiveDate), account: &str, each: i64) {
        self.line(at, "kas", 0, each * 12);
        for member in 1..=NAMES.len() {
            self.line(at, account, member, -each);
        }
    }

    /// The loan of the first member, and what she paid of it until June 2022.
    fn loan(&mut self) {
        let begun = ("P-1", day(BEGUN));
        self.line(begun, "pinjaman", 1, 24 * MONTHLY);
        let row = self.next - 1;
        for (column, text) in [(7, "Modal usaha"), (8, "18"), (9, "24"), (10, "menurun")] {
            self.sheet.write_string(row, column, text).unwrap();
        }
        self.line(begun, "kas", 0, -24 * MONTHLY);
        for month in 1..=17_u32 {
            let entry = format!("A-{month}");
            let at = (entry.as_str(), day(BEGUN) + Months::new(month));
            let interest = 45_000 - 1_875 * i64::from(month - 1);
            self.line(at, "kas", 0, MONTHLY + interest);
            self.line(at, "pinjaman", 1, -MONTHLY);
            self.line(at, "jasa pinjaman", 1, -interest);
        }
    }
}

/// The workbook; in the first copy one amount of 2020 is mistyped.
pub fn workbook(mistyped: bool) -> Vec<u8> {
    let day_format = Format::new().set_num_format("yyyy-mm-dd");
    let mut rows = Rows { sheet: Worksheet::new(), next: 1, day: day_format };
    for (column, name) in (0..).zip(HEAD) {
        rows.sheet.write_string(0, column, name).unwrap();
    }
    rows.all_give(("SP", day("2019-01-05")), "simpanan pokok", 100_000);
    for quarter in 0..14_u32 {
        let entry = format!("SW-{}", quarter + 1);
        let on = day("2019-03-15") + Months::new(quarter * 3);
        rows.all_give((&entry, on), "simpanan wajib", 60_000);
    }
    rows.line(("SS-1", day("2019-03-20")), "kas", 0, 500_000);
    rows.line(("SS-1", day("2019-03-20")), "simpanan sukarela", 1, -500_000);
    rows.line(("SS-2", day("2020-06-18")), "kas", 0, GIVEN);
    rows.line(("SS-2", day("2020-06-18")), "simpanan sukarela", 1, -if mistyped { MISTYPED } else { GIVEN });
    rows.loan();
    let interest: i64 = (0..11).map(|month| 45_000 - 1_875 * month).sum();
    rows.line(("B-1", day("2021-12-20")), "beban usaha", 0, interest - RESULT);
    rows.line(("B-1", day("2021-12-20")), "kas", 0, RESULT - interest);
    let mut book = Workbook::new();
    book.push_worksheet(rows.sheet);
    book.save_to_buffer().unwrap()
}
