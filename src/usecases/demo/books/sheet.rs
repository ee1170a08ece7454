//! Three years of entries as a treasurer's own spreadsheet: savings month by month, loans by their schedules, costs, sales.

use std::fmt::Write as _;

use chrono::{Datelike as _, Months, NaiveDate};
use domain::money::{Method, Rate, Rupiah, Tenor};
use domain::schedule::{Instalment, Loan, quote};

use super::{MEMBERS, number};
use crate::usecases::demo::past::Dice;

/// A loan that runs.
struct Running {
    member: usize,
    begun: NaiveDate,
    rows: Vec<Instalment>,
}

/// What is written so far, and what it comes to.
struct Sheet {
    text: String,
    entry: u32,
    cash: i64,
    savings: Vec<i64>,
    loans: Vec<Running>,
    dice: Dice,
}

/// The sheet from the first day on, up to the last month that has ended before a day.
pub(super) fn of(first: NaiveDate, until: NaiveDate, names: &[String]) -> String {
    let mut sheet = Sheet {
        text: "entry,day,account,member,debit,credit,note,rate,months,method,name\n".to_owned(),
        entry: 0,
        cash: 0,
        savings: vec![0; MEMBERS],
        loans: Vec::new(),
        dice: Dice::from(36),
    };
    sheet.opening(first, names);
    let mut month = first.with_day(1).unwrap_or(first);
    while month.checked_add_months(Months::new(1)).is_some_and(|next| next <= until) {
        sheet.month(month);
        month = month.checked_add_months(Months::new(1)).unwrap_or(until);
    }
    sheet.text
}

impl Sheet {
    fn begin(&mut self) {
        self.entry += 1;
    }

    /// One row; positive on the left. Writing to a String cannot fail.
    fn row(&mut self, day: NaiveDate, account: &str, member: Option<usize>, amount: i64, note: &str) {
        let (debit, credit) = if amount > 0 {
            (amount.to_string(), String::new())
        } else {
            (String::new(), (-amount).to_string())
        };
        let member = member.map(number).unwrap_or_default();
        if account == "kas" {
            self.cash += amount;
        }
        let _ = writeln!(self.text, "{},{day},{account},{member},{debit},{credit},{note},,,,", self.entry);
    }

    /// Money in, for a member's account or a common one.
    fn paid_in(&mut self, day: NaiveDate, account: &str, member: Option<usize>, amount: i64) {
        self.begin();
        self.row(day, "kas", None, amount, "");
        self.row(day, account, member, -amount, "");
    }

    fn paid_out(&mut self, day: NaiveDate, account: &str, (amount, note): (i64, &str)) {
        if amount <= self.cash {
            self.begin();
            self.row(day, account, None, amount, note);
            self.row(day, "kas", None, -amount, "");
        }
    }

    fn opening(&mut self, day: NaiveDate, names: &[String]) {
        self.begin();
        let mut all = 60_000_000;
        let mut parts = Vec::with_capacity(MEMBERS);
        for member in 0..MEMBERS {
            let saved = self.dice.between(0, 20) * 50_000;
            let compulsory = self.dice.between(6, 40) * 20_000;
            self.savings[member] = saved;
            all += saved + compulsory + 100_000;
            parts.push((member, compulsory, saved));
        }
        self.row(day, "kas", None, all, "Saldo awal");
        self.row(day, "cadangan", None, -60_000_000, "");
        for (member, compulsory, saved) in parts {
            let (number, name) = (number(member), names.get(member).cloned().unwrap_or_default());
            let _ = writeln!(self.text, "{},{day},simpanan pokok,{number},,100000,,,,,{name}", self.entry);
            self.row(day, "simpanan wajib", Some(member), -compulsory, "");
            if saved > 0 {
                self.row(day, "simpanan sukarela", Some(member), -saved, "");
            }
        }
    }

    fn month(&mut self, first: NaiveDate) {
        let on = |day: u32| first.with_day(day).unwrap_or(first);
        for member in 0..MEMBERS {
            if self.dice.chance(96) {
                self.paid_in(on(8), "simpanan wajib", Some(member), 20_000);
            }
            if self.dice.chance(16) {
                let much = self.dice.between(1, 8) * 25_000;
                self.savings[member] += much;
                self.paid_in(on(10), "simpanan sukarela", Some(member), much);
            }
            if self.dice.chance(12) {
                let much = self.dice.between(2, 20) * 5_000;
                self.paid_in(on(12), "penjualan", Some(member), much);
            }
            if self.dice.chance(4) {
                self.withdraw(on(20), member);
            }
        }
        self.instalments(first);
        for _ in 0..2 {
            self.lend(on(22));
        }
        self.paid_out(on(25), "gaji", (1_500_000, "Honor pengurus"));
        let costs = self.dice.between(60, 140) * 5_000;
        self.paid_out(on(26), "beban usaha", (costs, "Listrik dan alat tulis"));
        if first.month() == 12 {
            self.interest(on(28));
        }
    }

    fn withdraw(&mut self, day: NaiveDate, member: usize) {
        let much = self.savings[member] / 100_000 * 50_000;
        if much == 0 || much > self.cash {
            return;
        }
        self.savings[member] -= much;
        self.begin();
        self.row(day, "simpanan sukarela", Some(member), much, "");
        self.row(day, "kas", None, -much, "");
    }

    /// A loan to somebody who has none, if there is money for it.
    fn lend(&mut self, day: NaiveDate) {
        let member = usize::try_from(self.dice.between(0, 180)).unwrap_or_default();
        let amount = self.dice.between(4, 20) * 1_000_000;
        let has = self.loans.iter().any(|loan| loan.member == member && !loan.rows.is_empty());
        if has || amount + 10_000_000 > self.cash {
            return;
        }
        let months = self.dice.one_of(&[10_u16, 12, 18, 24]).unwrap_or(12);
        let method = self.dice.one_of(&[Method::Declining, Method::Flat, Method::Annuity]);
        let method = method.unwrap_or(Method::Flat);
        let (Ok(tenor), Ok(rate), Ok(amount)) =
            (Tenor::new(months), "18".parse::<Rate>(), Rupiah::new(amount))
        else {
            return;
        };
        let Ok(quote) = quote(&Loan { amount, rate, tenor, method, fee: Rupiah::ZERO }) else {
            return;
        };
        self.begin();
        let owes = number(member);
        let _ = writeln!(
            self.text,
            "{},{day},pinjaman,{owes},{amount},,Pinjaman,18,{months},{method},",
            self.entry
        );
        self.row(day, "kas", None, -amount.get(), "");
        let mut rows = quote.instalments;
        rows.reverse();
        self.loans.push(Running { member, begun: day, rows });
    }

    /// Everybody who owes pays the month's instalment; some are late by a month.
    fn instalments(&mut self, first: NaiveDate) {
        let day = first.with_day(22).unwrap_or(first);
        for place in 0..self.loans.len() {
            let late = self.dice.chance(3);
            let loan = &mut self.loans[place];
            if late || loan.begun >= first {
                continue;
            }
            let Some(row) = loan.rows.pop() else { continue };
            let member = Some(loan.member);
            let (principal, interest) = (row.principal.get(), row.interest.get());
            self.begin();
            self.row(day, "kas", None, principal + interest, "Angsuran");
            self.row(day, "pinjaman", member, -principal, "");
            self.row(day, "jasa pinjaman", member, -interest, "");
        }
    }

    /// Three percent of the year's last savings, for everybody in one entry.
    fn interest(&mut self, day: NaiveDate) {
        self.begin();
        let earned: Vec<i64> = self.savings.iter().map(|saved| saved * 3 / 100).collect();
        self.row(day, "beban bunga", None, earned.iter().sum(), "Jasa simpanan");
        for (member, sum) in earned.into_iter().enumerate().filter(|(_, sum)| *sum > 0) {
            self.savings[member] += sum;
            self.row(day, "simpanan sukarela", Some(member), -sum, "");
        }
    }
}
