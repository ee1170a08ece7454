//! The office's cooperative board as tables: one reading of the figures for the page, the workbook and the CSV files. Every
//! figure leads to the list behind it.

use domain::cooperatives::{LendingGroup, Measure};

use super::asking::{self, LIST, NO_DISTRICT, Query};
use super::words;
use crate::usecases::cooperatives::figures::{Count, Figures, Group, GroupLine, TRUTHS};
use crate::web::wording::Wording;
use crate::web::workbook::{Sheet, Value};

/// One cell with what lies behind it.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) value: Value,
    pub(super) href: String,
    pub(super) note: String,
}

/// One table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) key: &'static str,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// The tables in the order of the page.
pub(super) const KEYS: [&str; 7] =
    ["years", "kinds", "districts", "lending", "modern", "criteria", "meetings"];

impl Table {
    pub(super) fn title(&self, words: Wording<'_>) -> String {
        words.say(&format!("cooperatives-figures-{}", self.key))
    }

    /// As a sheet of a workbook.
    pub(super) fn sheet(self, words: Wording<'_>) -> Sheet {
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| cell.value.clone()).collect()).collect();
        Sheet { name: self.title(words), heads: self.heads, rows }
    }
}

fn bare(value: Value) -> Cell {
    Cell { value, href: String::new(), note: String::new() }
}

fn counted(count: usize, href: String) -> Cell {
    Cell { href, ..bare(Value::number(count)) }
}

fn percent(part: usize, whole: usize) -> Cell {
    bare(Value::Percent(i64::try_from((part * 100).checked_div(whole).unwrap_or_default()).unwrap_or(0)))
}

type Changed<'c> = Vec<(&'static str, &'c str)>;

/// What the tables are drawn from.
pub(super) struct Drawing<'d> {
    pub(super) words: Wording<'d>,
    pub(super) query: &'d Query,
    pub(super) figures: &'d Figures,
}

impl Drawing<'_> {
    pub(super) fn all(&self) -> Vec<Table> {
        KEYS.iter().map(|key| self.table(key)).filter(|table| !table.rows.is_empty()).collect()
    }

    /// The table of this key.
    pub(super) fn table(&self, key: &'static str) -> Table {
        match key {
            "years" => self.years(),
            "kinds" => self.status(key, |group| matches!(group, Group::Kind(_))),
            "districts" => self.status(key, |group| matches!(group, Group::District(_))),
            "lending" => self.lending(),
            "modern" => self.modern(),
            "criteria" => self.criteria(),
            _ => self.meetings(),
        }
    }

    fn heads(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.words.say(key)).collect()
    }

    fn to(&self, group: &Changed<'_>, filter: &Changed<'_>) -> String {
        self.query.address(LIST, &[group.as_slice(), filter].concat())
    }

    /// All, active, inactive and their share.
    fn counts(&self, count: Count, group: &Changed<'_>) -> [Cell; 4] {
        let of = |status: &'static str| self.to(group, &vec![("status", status)]);
        [
            counted(count.all, of("")),
            counted(count.active, of("active")),
            counted(count.all - count.active, of("inactive")),
            percent(count.active, count.all),
        ]
    }

    fn years(&self) -> Table {
        let heads = [
            "cooperatives-figures-years-head",
            "cooperatives-stat-all",
            "cooperative-status-active",
            "cooperative-status-inactive",
            "cooperatives-share-active",
        ];
        let row = |line: &crate::usecases::cooperatives::figures::YearLine| {
            let day = line.day.to_string();
            let mut cells = vec![Cell {
                note: self.words.label(line.rule),
                ..bare(Value::Text(self.words.date(line.day)))
            }];
            cells.extend(self.counts(line.count, &vec![("as_of", day.as_str())]));
            cells
        };
        Table { key: "years", heads: self.heads(&heads), rows: self.figures.years.iter().map(row).collect() }
    }

    /// The name of a group and the filter that leaves it.
    fn group<'g>(&self, group: &'g Group) -> (Cell, Changed<'g>) {
        let (name, changed) = match group {
            Group::All => (self.words.say("all"), Vec::new()),
            Group::Kind(kind) => (self.words.label(*kind), vec![("kind", kind.as_str())]),
            Group::District(Some(code)) => (words::place(Some(code)), vec![("district", code.as_str())]),
            Group::District(None) => {
                (self.words.say("cooperative-not-known"), vec![("district", NO_DISTRICT)])
            }
        };
        (bare(Value::Text(name)), changed)
    }

    fn rows(&self, cells: impl Fn(&GroupLine, &Changed<'_>) -> Vec<Cell>) -> Vec<Vec<Cell>> {
        let row = |line: &GroupLine| {
            let (name, changed) = self.group(&line.group);
            let mut row = vec![name];
            row.extend(cells(line, &changed));
            row
        };
        self.figures.groups.iter().map(row).collect()
    }

    fn status(&self, key: &'static str, is_in: fn(&Group) -> bool) -> Table {
        let heads = [
            "cooperatives-stat-all",
            "cooperative-status-active",
            "cooperative-status-inactive",
            "cooperatives-share-active",
        ];
        let mut all = self.heads(&heads);
        all.insert(0, self.words.say(&format!("cooperatives-figures-{key}-head")));
        for measure in Measure::ALL {
            all.push(self.words.label(*measure));
            let of = [("what", self.words.label(*measure).into())];
            all.push(self.words.say_with("cooperatives-figures-unknown", &of));
        }
        let row = |line: &GroupLine| {
            let (name, changed) = self.group(&line.group);
            let mut row = vec![name];
            row.extend(self.counts(line.count, &changed));
            for (measure, sum) in Measure::ALL.iter().zip(line.sums) {
                let value = match measure {
                    Measure::Members => Value::Number(sum.sum),
                    Measure::OwnCapital | Measure::Assets => Value::Money(sum.sum),
                };
                let known = if sum.known == 0 { Value::Text(String::new()) } else { value };
                row.push(Cell { href: self.to(&changed, &vec![("status", "")]), ..bare(known) });
                let lacking = self.to(&changed, &vec![("lacks", measure.as_str())]);
                row.push(counted(line.count.all - sum.known, lacking));
            }
            row
        };
        let those = self.figures.groups.iter().filter(|line| is_in(&line.group) || line.group == Group::All);
        Table { key, heads: all, rows: those.map(row).collect() }
    }

    /// Who lends and in which class; kinds and districts in which nobody does are left out.
    fn lending(&self) -> Table {
        let mut heads = self.heads(&["cooperatives-figures-group"]);
        heads.extend(LendingGroup::ALL.iter().map(|group| self.words.label(*group)));
        let cells = |line: &GroupLine, changed: &Changed<'_>| {
            let one = |(group, count): (&LendingGroup, &usize)| {
                counted(*count, self.to(changed, &vec![("lending", group.as_str())]))
            };
            LendingGroup::ALL.iter().zip(&line.lending).map(one).collect()
        };
        Table { key: "lending", heads, rows: self.rows(cells) }
    }

    /// By group: who fulfils the whole test, who does not, of whom it is open; and who fulfils each criterion.
    fn modern(&self) -> Table {
        let Some(test) = self.figures.test else {
            return Table { key: "modern", heads: Vec::new(), rows: Vec::new() };
        };
        let mut heads = self.heads(&[
            "cooperatives-figures-group",
            "cooperatives-modern-pass",
            "cooperatives-modern-fail",
            "cooperatives-modern-unknown",
        ]);
        heads.extend(test.criteria.iter().map(|practice| self.words.label(*practice)));
        let cells = |line: &GroupLine, changed: &Changed<'_>| {
            let cell = |of, truth, count| {
                let spelled = asking::spelled_modern(of, truth);
                counted(count, self.to(changed, &vec![("modern", spelled.as_str())]))
            };
            let mut cells = Vec::new();
            for (of, counts) in &line.modern {
                let shown = if of.is_none() { 3 } else { 1 };
                cells.extend(
                    TRUTHS.into_iter().zip(*counts).take(shown).map(|(truth, count)| cell(*of, truth, count)),
                );
            }
            cells
        };
        Table { key: "modern", heads, rows: self.rows(cells) }
    }

    /// Each criterion over all: fulfilled, not, not known.
    fn criteria(&self) -> Table {
        let heads = [
            "cooperatives-figures-criterion",
            "cooperative-check-pass",
            "cooperative-check-fail",
            "cooperative-check-unknown",
        ];
        let all = self.figures.groups.iter().find(|line| line.group == Group::All);
        let modern = all.map_or(&[][..], |line| line.modern.as_slice());
        let row = |(of, counts): &(Option<domain::cooperatives::Practice>, [usize; 3])| {
            let practice = (*of)?;
            let mut cells = vec![bare(Value::Text(self.words.label(practice)))];
            cells.extend(TRUTHS.into_iter().zip(*counts).map(|(truth, count)| {
                let spelled = asking::spelled_modern(*of, truth);
                counted(count, self.to(&Vec::new(), &vec![("modern", spelled.as_str())]))
            }));
            Some(cells)
        };
        Table { key: "criteria", heads: self.heads(&heads), rows: modern.iter().filter_map(row).collect() }
    }

    fn meetings(&self) -> Table {
        let heads = [
            "cooperatives-year-of-account",
            "cooperatives-meetings-held",
            "cooperatives-meetings-missing",
            "cooperatives-meetings-owed",
            "cooperatives-share-held",
        ];
        let row = |line: &crate::usecases::cooperatives::figures::MeetingLine| {
            let to = |state: &str| {
                let asked = format!("{}:{state}", line.year);
                self.to(&Vec::new(), &vec![("meeting", asked.as_str())])
            };
            vec![
                bare(Value::Text(line.year.to_string())),
                counted(line.held, to("held")),
                counted(line.owed - line.held, to("missing")),
                counted(line.owed, to("owed")),
                percent(line.held, line.owed),
            ]
        };
        Table {
            key: "meetings",
            heads: self.heads(&heads),
            rows: self.figures.meetings.iter().map(row).collect(),
        }
    }
}
